//! What is left of a network when nodes fail or are attacked: percolation theory, and networks on which to
//! try it (Albert, Jeong & Barabasi, Nature 2000). Source: Cohen, Havlin et al. 2000.

use super::graph::Graph;
use super::numeric::root;
use crate::sim::luck::Draw;
use std::collections::{BTreeMap, BTreeSet};

/// f_c = 1 - 1 / (kappa - 1): share of nodes whose random loss breaks the giant component, kappa = <k^2> /
/// <k> before. Source: Cohen, Havlin et al. 2000.
pub fn critical_share(kappa: f64) -> f64 {
    1.0 - 1.0 / (kappa - 1.0)
}

/// S / N: share of all nodes in the giant component of a Poisson graph of mean degree `degree`, after a
/// random share `removed` is gone: S = (1 - f) u, u = 1 - exp(-<k> (1 - f) u). Source: Cohen, Havlin et al. 2000 (Erdos &
/// Renyi).
pub fn giant_share(degree: f64, removed: f64) -> f64 {
    let left = degree * (1.0 - removed);
    if left <= 1.0 {
        return 0.0;
    }
    // u + exp(-left u) - 1 is negative below the root above zero, which exists because left > 1.
    let excess = |u: f64| u + libm::expm1(-left * u);
    (1.0 - removed) * root(libm::log(left) / left, 1.0, excess)
}

/// A whole number below `n`.
fn below(n: usize, draw: &mut Draw) -> usize {
    (draw.uniform() * n as f64) as usize
}

/// A graph of so many nodes and different links, each link as likely as any other (Erdos & Renyi): degrees
/// are Poisson.
pub fn poisson_graph(nodes: usize, links: usize, draw: &mut Draw) -> Graph {
    let mut drawn = BTreeSet::new();
    while drawn.len() < links {
        let (a, b) = (below(nodes, draw), below(nodes, draw));
        if a != b {
            drawn.insert((a.min(b), a.max(b)));
        }
    }
    Graph::new(nodes, drawn)
}

/// A graph that grows: each new node links to `links` different earlier ones, chosen in proportion to their
/// links (Barabasi & Albert 1999). It begins as a complete graph of `links` + 1 nodes.
pub fn scale_free_graph(nodes: usize, links: usize, draw: &mut Draw) -> Graph {
    let first = links + 1;
    let mut all: Vec<(usize, usize)> = (0..first).flat_map(|b| (0..b).map(move |a| (a, b))).collect();
    for node in first..nodes {
        let mut chosen = BTreeSet::new();
        while chosen.len() < links {
            // Either end of a link drawn evenly is a node drawn in proportion to its links.
            let (a, b) = all[below(all.len(), draw)];
            chosen.insert(if draw.uniform() < 0.5 { a } else { b });
        }
        all.extend(chosen.into_iter().map(|other| (other, node)));
    }
    Graph::new(nodes, all)
}

/// The nodes in random order (Fisher & Yates).
pub fn random_order(nodes: usize, draw: &mut Draw) -> Vec<usize> {
    let mut order: Vec<usize> = (0..nodes).collect();
    for last in (1..nodes).rev() {
        order.swap(last, below(last + 1, draw));
    }
    order
}

/// The nodes by their links in the whole graph, the most first, ties in the order of `ties`.
pub fn attack_order(graph: &Graph, ties: &[usize]) -> Vec<usize> {
    let mut order = ties.to_vec();
    order.sort_by_key(|node| std::cmp::Reverse(graph.neighbours(*node).len()));
    order
}

/// The nodes by their links to nodes not yet attacked, the most first, ties in the order of `ties`.
pub fn adaptive_attack_order(graph: &Graph, ties: &[usize]) -> Vec<usize> {
    let mut rank = vec![0; graph.nodes()];
    ties.iter().enumerate().for_each(|(place, node)| rank[*node] = place);
    let mut degree: Vec<usize> = (0..graph.nodes()).map(|node| graph.neighbours(node).len()).collect();
    let key = |node: usize, degree: &[usize]| (std::cmp::Reverse(degree[node]), rank[node], node);
    let mut queue: BTreeSet<_> = (0..graph.nodes()).map(|node| key(node, &degree)).collect();
    let mut order = Vec::with_capacity(graph.nodes());
    while let Some((_, _, node)) = queue.pop_first() {
        order.push(node);
        for &next in graph.neighbours(node) {
            if queue.remove(&key(next, &degree)) {
                degree[next] -= 1;
                queue.insert(key(next, &degree));
            }
        }
    }
    order
}

/// Clusters of the nodes that are left: the largest, and the mean size of all others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clusters {
    /// Nodes in the largest.
    pub largest: usize,
    /// Mean size of the others; 0 without any.
    pub mean_other: f64,
}

/// The clusters after each number of losses, from none to all, when the nodes are lost in an order.
///
/// Runs backwards and adds the nodes again, joining clusters (Newman & Ziff 2001); the sizes are counted, so
/// the largest is right at every step.
pub fn clusters(graph: &Graph, order: &[usize]) -> Vec<Clusters> {
    let mut parent: Vec<usize> = (0..graph.nodes()).collect();
    let mut size = vec![0; graph.nodes()];
    let mut sizes = BTreeMap::<usize, usize>::new();
    let mut measured = vec![Clusters { largest: 0, mean_other: 0.0 }];
    let (mut nodes, mut parts) = (0, 0);
    for &node in order.iter().rev() {
        (size[node], nodes, parts) = (1, nodes + 1, parts + 1);
        *sizes.entry(1).or_default() += 1;
        for &next in graph.neighbours(node) {
            let (a, b) = (find(&mut parent, node), find(&mut parent, next));
            if size[b] == 0 || a == b {
                continue;
            }
            for gone in [size[a], size[b]] {
                take(&mut sizes, gone);
            }
            let (large, small) = if size[a] >= size[b] { (a, b) } else { (b, a) };
            parent[small] = large;
            size[large] += size[small];
            parts -= 1;
            *sizes.entry(size[large]).or_default() += 1;
        }
        let largest = sizes.last_key_value().map_or(0, |(size, _)| *size);
        let mean_other = if parts > 1 { (nodes - largest) as f64 / (parts - 1) as f64 } else { 0.0 };
        measured.push(Clusters { largest, mean_other });
    }
    measured.reverse();
    measured
}

/// The cluster a node belongs to, with the way to it halved.
fn find(parent: &mut [usize], mut node: usize) -> usize {
    while parent[node] != node {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    node
}

/// One cluster of a size less.
fn take(sizes: &mut BTreeMap<usize, usize>, size: usize) {
    if let Some(count) = sizes.get_mut(&size) {
        *count -= 1;
        if *count == 0 {
            sizes.remove(&size);
        }
    }
}

/// S / N after a share of the nodes is lost.
pub fn largest_share(clusters: &[Clusters], removed: f64) -> f64 {
    let nodes = clusters.len() - 1;
    clusters[(removed * nodes as f64).round() as usize].largest as f64 / nodes as f64
}

/// The smallest share of nodes whose loss leaves no cluster of a hundredth of all nodes.
pub fn breaking_share(clusters: &[Clusters]) -> f64 {
    let nodes = clusters.len() - 1;
    let broken = clusters.iter().position(|left| left.largest * 100 < nodes);
    broken.unwrap_or(nodes) as f64 / nodes as f64
}

/// The share of nodes whose loss makes the other clusters largest on average.
pub fn peak_share(clusters: &[Clusters]) -> f64 {
    let nodes = clusters.len() - 1;
    let sizes = || clusters.iter().map(|left| left.mean_other);
    let peak = sizes().fold(0.0, f64::max);
    sizes().position(|size| size == peak).unwrap_or(0) as f64 / nodes as f64
}
