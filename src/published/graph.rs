//! Measures of a network: who is in between, what cuts it, how far it is across. No crate of the house has
//! all of them, and each is short. Source: docs/sources.md (reference graphs).

use std::collections::VecDeque;

/// An undirected graph without weights; the nodes are numbered from 0.
#[derive(Clone, Debug)]
pub struct Graph {
    neighbours: Vec<Vec<usize>>,
}

impl Graph {
    /// A graph of so many nodes and some links. Links from a node to itself are left out.
    pub fn new(nodes: usize, links: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let mut neighbours = vec![Vec::new(); nodes];
        for (a, b) in links.into_iter().filter(|(a, b)| a != b) {
            neighbours[a].push(b);
            neighbours[b].push(a);
        }
        Self { neighbours }
    }

    /// How many nodes there are.
    pub fn nodes(&self) -> usize {
        self.neighbours.len()
    }

    /// How many links there are.
    pub fn links(&self) -> usize {
        self.neighbours.iter().map(Vec::len).sum::<usize>() / 2
    }

    /// The nodes next to one.
    pub fn neighbours(&self, node: usize) -> &[usize] {
        &self.neighbours[node]
    }

    /// Links of a node as a share of the most it could have.
    pub fn degree_centrality(&self, node: usize) -> f64 {
        self.neighbours[node].len() as f64 / (self.nodes() - 1) as f64
    }

    /// Steps from a node to each other one; `None` where there is no way. Nodes for which `stands` is false
    /// are not there.
    fn distances_where(&self, from: usize, stands: impl Fn(usize) -> bool) -> Vec<Option<u32>> {
        let mut distances = vec![None; self.nodes()];
        distances[from] = Some(0);
        let mut queue = VecDeque::from([(from, 0)]);
        while let Some((node, distance)) = queue.pop_front() {
            for &next in &self.neighbours[node] {
                if distances[next].is_none() && stands(next) {
                    distances[next] = Some(distance + 1);
                    queue.push_back((next, distance + 1));
                }
            }
        }
        distances
    }

    /// Steps from a node to each other one; `None` where there is no way.
    pub fn distances(&self, from: usize) -> Vec<Option<u32>> {
        self.distances_where(from, |_| true)
    }

    /// Steps of all ordered pairs of two nodes that are joined.
    fn all_distances(&self) -> impl Iterator<Item = u32> {
        (0..self.nodes()).flat_map(|from| self.distances(from)).flatten().filter(|steps| *steps > 0)
    }

    /// The largest distance.
    pub fn diameter(&self) -> u32 {
        self.all_distances().max().unwrap_or(0)
    }

    /// Mean distance over the pairs that are joined.
    pub fn mean_distance(&self) -> f64 {
        let (sum, pairs) =
            self.all_distances().fold((0.0, 0.0), |(sum, pairs), d| (sum + f64::from(d), pairs + 1.0));
        if pairs > 0.0 { sum / pairs } else { 0.0 }
    }

    /// Global efficiency: mean over all pairs of 1 / distance, 0 where there is no way. Source: Latora &
    /// Marchiori 2001.
    pub fn efficiency(&self) -> f64 {
        let pairs = (self.nodes() * (self.nodes() - 1)) as f64;
        self.all_distances().map(|d| 1.0 / f64::from(d)).sum::<f64>() / pairs
    }

    /// Betweenness of each node: share of the shortest paths between two others that lead through it, mean
    /// over all pairs of others. Source: Freeman 1977, by Brandes 2001.
    pub fn betweenness(&self) -> Vec<f64> {
        let n = self.nodes();
        let mut betweenness = vec![0.0; n];
        for source in 0..n {
            let (order, paths, before) = self.shortest_paths(source);
            let mut share = vec![0.0; n];
            for &node in order.iter().rev() {
                for &earlier in &before[node] {
                    share[earlier] += paths[earlier] / paths[node] * (1.0 + share[node]);
                }
                if node != source {
                    betweenness[node] += share[node];
                }
            }
        }
        let pairs = ((n - 1) * n.saturating_sub(2)) as f64;
        betweenness.iter().map(|sum| if pairs > 0.0 { sum / pairs } else { 0.0 }).collect()
    }

    /// The nodes in the order of their distance from one, how many shortest paths lead to each, and the nodes
    /// before it on them.
    fn shortest_paths(&self, source: usize) -> (Vec<usize>, Vec<f64>, Vec<Vec<usize>>) {
        let distances = self.distances(source);
        let mut order: Vec<usize> = (0..self.nodes()).filter(|node| distances[*node].is_some()).collect();
        order.sort_by_key(|node| distances[*node]);
        let nearer = |node: usize| {
            let next = self.neighbours[node].iter().copied();
            next.filter(|other| distances[*other].zip(distances[node]).is_some_and(|(a, b)| a + 1 == b))
                .collect()
        };
        let before: Vec<Vec<usize>> = (0..self.nodes()).map(nearer).collect();
        let mut paths = vec![0.0; self.nodes()];
        paths[source] = 1.0;
        for &node in &order {
            paths[node] += before[node].iter().map(|earlier| paths[*earlier]).sum::<f64>();
        }
        (order, paths, before)
    }

    /// How many parts the graph falls into when the nodes for which `stands` is false are not there.
    fn parts(&self, stands: impl Fn(usize) -> bool + Copy) -> usize {
        let mut seen = vec![false; self.nodes()];
        let mut parts = 0;
        for node in (0..self.nodes()).filter(|node| stands(*node)) {
            if !seen[node] {
                parts += 1;
                let reached = self.distances_where(node, stands);
                seen.iter_mut().zip(reached).for_each(|(seen, distance)| *seen |= distance.is_some());
            }
        }
        parts
    }

    /// Articulation points: nodes whose loss parts what was joined. By trying each, nodes times links steps.
    pub fn articulation_points(&self) -> Vec<usize> {
        let whole = self.parts(|_| true);
        let parts = |node: usize| self.parts(|other| other != node) > whole;
        (0..self.nodes()).filter(|node| parts(*node)).collect()
    }

    /// Bridges: links whose loss parts what was joined, the lower node first.
    pub fn bridges(&self) -> Vec<(usize, usize)> {
        let links = (0..self.nodes()).flat_map(|a| self.neighbours[a].iter().map(move |b| (a, *b)));
        links.filter(|(a, b)| a < b && self.without(&[(*a, *b)]).distances(*a)[*b].is_none()).collect()
    }

    /// The graph without some links, the lower node first.
    fn without(&self, cut: &[(usize, usize)]) -> Self {
        let mut rest = self.clone();
        for (node, next) in rest.neighbours.iter_mut().enumerate() {
            next.retain(|other| !cut.contains(&(node.min(*other), node.max(*other))));
        }
        rest
    }

    /// The fewest nodes whose loss parts the graph, by trying all sets up to three; `None` if it takes more.
    pub fn node_connectivity(&self) -> Option<usize> {
        let nodes: Vec<usize> = (0..self.nodes()).collect();
        fewest(&nodes, |gone| self.parts(|node| !gone.contains(&node)) > 1)
    }

    /// The fewest links whose loss parts the graph, by trying all sets up to three; `None` if it takes more.
    pub fn link_connectivity(&self) -> Option<usize> {
        let all = (0..self.nodes()).flat_map(|a| self.neighbours[a].iter().map(move |b| (a, *b)));
        let links: Vec<(usize, usize)> = all.filter(|(a, b)| a < b).collect();
        fewest(&links, |gone| self.without(gone).parts(|_| true) > 1)
    }
}

/// Size of the smallest set of at most three of `from` for which `parts` is true.
fn fewest<T: Copy>(from: &[T], parts: impl Fn(&[T]) -> bool) -> Option<usize> {
    let larger = |sets: &[Vec<usize>]| -> Vec<Vec<usize>> {
        let add = |set: &Vec<usize>| {
            let after = set.last().map_or(0, |last| last + 1);
            let set = set.clone();
            (after..from.len()).map(move |next| [set.as_slice(), &[next]].concat())
        };
        sets.iter().flat_map(add).collect()
    };
    let mut sets = vec![Vec::new()];
    for size in 0..=3 {
        let is_cut = |set: &Vec<usize>| parts(&set.iter().map(|i| from[*i]).collect::<Vec<T>>());
        if sets.iter().any(is_cut) {
            return Some(size);
        }
        sets = larger(&sets);
    }
    None
}
