//! Reference graphs. Source: docs/sources.md (reference graphs).

use crate::published::graph::Graph;
use crate::published::graphs::{FAMILIES, florence, karate, kite, path, petersen, ring, star, tree};
use crate::published::table::{Status::Reproduced, Table};

/// The printed figures of balanced trees: (branches, height, inner nodes, betweenness of the root, of level
/// 1, efficiency).
const TREES: [(usize, u32, usize, f64, f64, f64); 3] = [
    (2, 3, 7, 0.538462, 0.626374, 0.390794),
    (3, 3, 13, 0.684211, 0.502024, 0.285769),
    (4, 3, 21, 0.759036, 0.410212, 0.242558),
];

/// Four printed decimals.
const FOUR: f64 = 5e-5;

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "graphs",
        "Who is in between, and what cuts the network",
        "The reference graphs as a standard graph library computes them; docs/sources.md (reference graphs)",
        "Exact to the printed decimals. In the tree of two branches the nodes below the root are more in \
         between than the root: the top headquarters is not always the best target",
    );
    zachary(&mut table);
    krackhardt(&mut table);
    families(&mut table);
    plain(&mut table);
    trees(&mut table);
    table
}

fn betweenness(table: &mut Table, name: &str, graph: &Graph, printed: &[(usize, f64)], within: f64) {
    let ours = graph.betweenness();
    for (node, published) in printed {
        let quantity = format!("{name}: betweenness of node {node}");
        table.number(Reproduced, quantity, *published, ours[*node], within);
    }
}

fn cuts(table: &mut Table, name: &str, graph: &Graph, points: &str, bridges: &str) {
    let words = |of: String| of.trim_matches(['[', ']']).to_owned();
    table.words(
        Reproduced,
        &format!("{name}: articulation points"),
        points,
        words(format!("{:?}", graph.articulation_points())),
    );
    table.words(Reproduced, &format!("{name}: bridges"), bridges, words(format!("{:?}", graph.bridges())));
}

fn zachary(table: &mut Table) {
    let club = karate();
    let printed = [(0, 0.4376), (33, 0.3041), (32, 0.1452), (2, 0.1437), (31, 0.1383)];
    betweenness(table, "karate club", &club, &printed, FOUR);
    cuts(table, "karate club", &club, "0", "(0, 11)");
    table.number(Reproduced, "karate club: diameter", 5.0, f64::from(club.diameter()), 0.0);
    table.number(Reproduced, "karate club: mean distance", 2.4082, club.mean_distance(), FOUR);
    table.number(Reproduced, "karate club: efficiency", 0.4920, club.efficiency(), FOUR);
}

fn krackhardt(table: &mut Table) {
    let graph = kite();
    betweenness(table, "kite", &graph, &[(7, 0.3889)], FOUR);
    table.number(Reproduced, "kite: degree centrality of node 3", 0.6667, graph.degree_centrality(3), FOUR);
    cuts(table, "kite", &graph, "7, 8", "(7, 8), (8, 9)");
}

fn families(table: &mut Table) {
    let graph = florence();
    let ours = graph.betweenness();
    for (family, published) in [("Medici", 0.5220), ("Guadagni", 0.2546), ("Albizzi", 0.2125)] {
        let node = FAMILIES.iter().position(|name| *name == family);
        let found = node.map_or(f64::NAN, |node| ours[node]);
        table.number(Reproduced, format!("Florence: betweenness of {family}"), published, found, FOUR);
    }
    let mut points: Vec<&str> = graph.articulation_points().iter().map(|node| FAMILIES[*node]).collect();
    points.sort_unstable();
    let published = "Albizzi, Guadagni, Medici, Salviati";
    table.words(Reproduced, "Florence: articulation points", published, points.join(", "));
}

fn plain(table: &mut Table) {
    let graph = petersen();
    let count = |found: Option<usize>| found.map_or(f64::NAN, |found| found as f64);
    table.number(Reproduced, "Petersen: node connectivity", 3.0, count(graph.node_connectivity()), 0.0);
    table.number(Reproduced, "Petersen: link connectivity", 3.0, count(graph.link_connectivity()), 0.0);
    table.number(
        Reproduced,
        "Petersen: articulation points",
        0.0,
        graph.articulation_points().len() as f64,
        0.0,
    );
    table.number(Reproduced, "Petersen: diameter", 2.0, f64::from(graph.diameter()), 0.0);
    let row = [(0, 0.0), (1, 0.5), (2, 0.6667), (3, 0.5), (4, 0.0)];
    betweenness(table, "path of 5", &path(5), &row, FOUR);
    table.number(Reproduced, "path of 5: efficiency", 0.641667, path(5).efficiency(), 5e-7);
    let points = ring(6).articulation_points().len() as f64;
    table.number(Reproduced, "ring of 6: articulation points", 0.0, points, 0.0);
    table.number(Reproduced, "ring of 6: efficiency", 0.666667, ring(6).efficiency(), 5e-7);
    betweenness(table, "star of 11", &star(11), &[(0, 1.0)], 1e-12);
}

fn trees(table: &mut Table) {
    for (branches, height, inner, root, below, efficiency) in TREES {
        let graph = tree(branches, height);
        let name = format!("tree of {branches} branches, height {height}");
        betweenness(table, &name, &graph, &[(0, root), (1, below)], 5e-7);
        let points = graph.articulation_points().len();
        table.number(Reproduced, format!("{name}: articulation points"), inner as f64, points as f64, 0.0);
        table.number(Reproduced, format!("{name}: efficiency"), efficiency, graph.efficiency(), 5e-7);
    }
}
