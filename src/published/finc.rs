//! FINC, force, intelligence, networking and command: Dekker (2002). The definitions are reconstructed.
//! Source: Dekker 2002.

/// What a node of the network is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A force.
    Force,
    /// A source of intelligence, of quality 1.
    Intelligence,
    /// A headquarters.
    Command,
}

/// The three measures; `None` where a pair has no way or there is no pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// Mean least delay from a source to a force: the lower, the faster.
    pub flow: Option<f64>,
    /// Mean least delay between two forces, directly or by way of headquarters: the lower, the better they
    /// act together.
    pub coordination: Option<f64>,
    /// Mean over the forces of the sum over sources of quality / delay: the higher, the better the picture.
    pub intelligence: f64,
}

/// The measures of a network: the role of each node, and links between two nodes with their delay.
///
/// Everything passes on through any node, except that forces coordinate through headquarters only.
/// Source: Dekker 2002, form of Dekker 2002.
pub fn measures(roles: &[Role], links: &[(usize, usize, f64)]) -> Measures {
    let any = delays(roles, links, |_| true);
    let led = delays(roles, links, |role| role == Role::Command);
    let of = |wanted: Role| (0..roles.len()).filter(move |node| roles[*node] == wanted);
    let flows = of(Role::Intelligence).flat_map(|i| of(Role::Force).map(move |f| (i, f)));
    let pairs = of(Role::Force).flat_map(|a| of(Role::Force).filter(move |b| a < *b).map(move |b| (a, b)));
    let forces = of(Role::Force).count().max(1) as f64;
    let intelligence = flows.clone().map(|(i, f)| 1.0 / any[i][f]).sum::<f64>() / forces;
    Measures {
        flow: mean(flows.map(|(i, f)| any[i][f])),
        coordination: mean(pairs.map(|(a, b)| led[a][b])),
        intelligence,
    }
}

/// Least delay between all nodes, on paths whose inner nodes pass things on (Floyd 1962); infinite where
/// there is none.
fn delays(roles: &[Role], links: &[(usize, usize, f64)], passes: fn(Role) -> bool) -> Vec<Vec<f64>> {
    let nodes = roles.len();
    let mut delays = vec![vec![f64::INFINITY; nodes]; nodes];
    for &(a, b, delay) in links {
        let least = delays[a][b].min(delay);
        (delays[a][b], delays[b][a]) = (least, least);
    }
    for by in (0..nodes).filter(|node| passes(roles[*node])) {
        for from in 0..nodes {
            for to in 0..nodes {
                delays[from][to] = delays[from][to].min(delays[from][by] + delays[by][to]);
            }
        }
    }
    delays
}

fn mean(figures: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = figures.fold((0.0, 0.0), |(sum, count), figure| (sum + figure, count + 1.0));
    Some(sum / count).filter(|mean| mean.is_finite())
}
