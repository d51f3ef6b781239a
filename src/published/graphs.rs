//! The graphs on which everybody tests measures of networks. Source: docs/sources.md (reference graphs).

use super::graph::Graph;

/// The graph in which each node is linked to the later ones it names.
fn joined(later: &[&[usize]]) -> Graph {
    let links = later.iter().enumerate().flat_map(|(a, others)| others.iter().map(move |b| (a, *b)));
    Graph::new(later.len(), links)
}

/// Zachary's karate club (1977): 34 members, 78 friendships.
pub fn karate() -> Graph {
    const FRIENDS: [&[usize]; 34] = [
        &[1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31],
        &[2, 3, 7, 13, 17, 19, 21, 30],
        &[3, 7, 8, 9, 13, 27, 28, 32],
        &[7, 12, 13],
        &[6, 10],
        &[6, 10, 16],
        &[16],
        &[],
        &[30, 32, 33],
        &[33],
        &[],
        &[],
        &[],
        &[33],
        &[32, 33],
        &[32, 33],
        &[],
        &[],
        &[32, 33],
        &[33],
        &[32, 33],
        &[],
        &[32, 33],
        &[25, 27, 29, 32, 33],
        &[25, 27, 31],
        &[31],
        &[29, 33],
        &[33],
        &[31, 33],
        &[32, 33],
        &[32, 33],
        &[32, 33],
        &[33],
        &[],
    ];
    joined(&FRIENDS)
}

/// Krackhardt's kite (1990), in which degree, betweenness and closeness each name another.
pub fn kite() -> Graph {
    const FRIENDS: [&[usize]; 10] =
        [&[1, 2, 3, 5], &[3, 4, 6], &[3, 5], &[4, 5, 6], &[6], &[6, 7], &[7], &[8], &[9], &[]];
    joined(&FRIENDS)
}

/// Families of Florence, as in [`florence`].
pub const FAMILIES: [&str; 15] = [
    "Acciaiuoli",
    "Medici",
    "Castellani",
    "Peruzzi",
    "Strozzi",
    "Barbadori",
    "Ridolfi",
    "Tornabuoni",
    "Albizzi",
    "Salviati",
    "Pazzi",
    "Bischeri",
    "Guadagni",
    "Ginori",
    "Lamberteschi",
];

/// Marriages between the families of Florence, about 1430 (Padgett & Ansell 1993).
pub fn florence() -> Graph {
    const MARRIAGES: [(&str, &[&str]); 7] = [
        ("Medici", &["Acciaiuoli", "Barbadori", "Ridolfi", "Tornabuoni", "Albizzi", "Salviati"]),
        ("Castellani", &["Peruzzi", "Strozzi", "Barbadori"]),
        ("Strozzi", &["Peruzzi", "Ridolfi", "Bischeri"]),
        ("Bischeri", &["Peruzzi", "Guadagni"]),
        ("Tornabuoni", &["Ridolfi", "Guadagni"]),
        ("Albizzi", &["Ginori", "Guadagni"]),
        ("Salviati", &["Pazzi"]),
    ];
    let number = |name: &str| FAMILIES.iter().position(|family| *family == name);
    let pairs = MARRIAGES.iter().flat_map(|(a, others)| others.iter().map(move |b| (*a, *b)));
    let links = pairs.chain([("Guadagni", "Lamberteschi")]).filter_map(|(a, b)| number(a).zip(number(b)));
    Graph::new(FAMILIES.len(), links)
}

/// Petersen's graph: an outer ring of five, an inner star of five, and five spokes.
pub fn petersen() -> Graph {
    Graph::new(10, (0..5).flat_map(|i| [(i, (i + 1) % 5), (i, i + 5), (i + 5, (i + 2) % 5 + 5)]))
}

/// Nodes in a row.
pub fn path(nodes: usize) -> Graph {
    Graph::new(nodes, (1..nodes).map(|i| (i - 1, i)))
}

/// Nodes in a ring.
pub fn ring(nodes: usize) -> Graph {
    Graph::new(nodes, (0..nodes).map(|i| (i, (i + 1) % nodes)))
}

/// Node 0 in the middle of the others.
pub fn star(nodes: usize) -> Graph {
    Graph::new(nodes, (1..nodes).map(|i| (0, i)))
}

/// A tree with so many branches at each node above the leaves and so many levels below the root, node 0; the
/// nodes of a level follow each other.
pub fn tree(branches: usize, height: u32) -> Graph {
    let nodes = (0..=height).map(|level| branches.pow(level)).sum();
    Graph::new(nodes, (1..nodes).map(|i| ((i - 1) / branches, i)))
}
