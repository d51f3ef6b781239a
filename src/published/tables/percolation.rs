//! What is left when nodes fail. Source: Cohen, Havlin et al. 2000.

use crate::published::golden;
use crate::published::graph::Graph;
use crate::published::percolation::*;
use crate::published::table::{Effort, Status::*, Table};
use crate::sim::luck::{Draw, Luck, Stream, subject};

/// Nodes and links of the published study.
const NODES: usize = 10_000;
const LINKS: usize = 20_000;
/// Mean number of links of a node.
const DEGREE: f64 = 4.0;

/// The comparison.
pub fn table(effort: Effort) -> Table {
    let (graphs, note) = match effort {
        Effort::Short => (
            1,
            "One graph of each kind; `model --table percolation` has three. Losses by chance follow theory",
        ),
        Effort::Full => (3, "Three graphs of each kind. Losses by chance follow theory"),
    };
    let mut table = Table::new(
        "percolation",
        "What is left of a network of 10,000 nodes and 20,000 links when a share f of its nodes is lost",
        "Albert, Jeong & Barabasi, Nature 2000; Cohen et al. 2000",
        note,
    );
    for removed in golden::keys("er_giant") {
        let Ok(share) = removed.parse() else { continue };
        let way = format!("er_giant/{removed}");
        table.golden(
            Shown,
            &way,
            format!("S/N by theory, Poisson, f = {removed}"),
            giant_share(DEGREE, share),
            5e-5,
        );
    }
    // kappa of a Poisson degree is <k> + 1.
    table.number(Shown, "f_c of a Poisson graph", 0.75, critical_share(DEGREE + 1.0), 1e-12);
    let poisson = Sample::of(graphs, "poisson", |draw| poisson_graph(NODES, LINKS, draw));
    let scale_free = Sample::of(graphs, "scale free", |draw| scale_free_graph(NODES, 2, draw));
    for removed in [0.1, 0.2, 0.3, 0.4, 0.5] {
        let ours = poisson.mean(|lost| largest_share(&lost.by_chance, removed));
        let quantity = format!("S/N simulated beside theory, Poisson, f = {removed}");
        table.golden(Reproduced, &format!("er_giant/{removed}"), quantity, ours, 0.01);
    }
    for (name, sample, adaptive, within) in
        [("Poisson", &poisson, 0.30, 0.03), ("scale-free", &scale_free, 0.175, 0.03)]
    {
        let ours = sample.mean(|lost| breaking_share(&lost.adaptive));
        let quantity = format!("f at which no cluster of 1 % is left, {name}, adaptive attack");
        table.number(Shown, quantity, adaptive, ours, within);
    }
    let ours = poisson.mean(|lost| breaking_share(&lost.attacked));
    table.number(Shown, "f at which no cluster of 1 % is left, Poisson, attack by degree", 0.40, ours, 0.03);
    for (name, sample, adaptive, attacked) in
        [("Poisson", &poisson, 0.26, 0.34), ("scale-free", &scale_free, 0.13, 0.14)]
    {
        let quantity = format!("f at which the other clusters are largest, {name}, adaptive attack");
        table.number(Shown, quantity, adaptive, sample.mean(|lost| peak_share(&lost.adaptive)), 0.03);
        let quantity = format!("f at which the other clusters are largest, {name}, attack by degree");
        table.number(Shown, quantity, attacked, sample.mean(|lost| peak_share(&lost.attacked)), 0.03);
    }
    let faster = [0.05, 0.1, 0.15].iter().all(|&share| {
        let left = |of: fn(&Losses) -> &[Clusters]| scale_free.mean(|lost| largest_share(of(lost), share));
        left(|lost| &lost.attacked) < left(|lost| &lost.by_chance)
    });
    table.claim(Reproduced, "a scale-free network falls to attack faster than to chance", faster);
    let tolerant = scale_free.mean(|lost| largest_share(&lost.by_chance, 0.7))
        > poisson.mean(|lost| largest_share(&lost.by_chance, 0.7));
    table.claim(Reproduced, "a scale-free network bears chance better than a Poisson one", tolerant);
    table
}

/// One graph under three ways to lose its nodes.
struct Losses {
    by_chance: Vec<Clusters>,
    attacked: Vec<Clusters>,
    adaptive: Vec<Clusters>,
}

/// Some graphs of a kind.
struct Sample(Vec<Losses>);

impl Sample {
    /// Graph and order of loss have draws of their own: with one for both the nodes lost may follow the links
    /// drawn, and the answer is wrong (Cohen, Havlin et al. 2000).
    fn of(graphs: u64, kind: &str, make: impl Fn(&mut Draw) -> Graph) -> Self {
        let draw =
            |what: &str, n: u64| Luck::new(1).draw(Stream::Opening, subject(&format!("{kind} {what}")), n);
        let losses = |n: u64| {
            let graph = make(&mut draw("graph", n));
            let chance = random_order(graph.nodes(), &mut draw("losses", n));
            Losses {
                attacked: clusters(&graph, &attack_order(&graph, &chance)),
                adaptive: clusters(&graph, &adaptive_attack_order(&graph, &chance)),
                by_chance: clusters(&graph, &chance),
            }
        };
        Self((0..graphs).map(losses).collect())
    }

    fn mean(&self, of: impl Fn(&Losses) -> f64) -> f64 {
        self.0.iter().map(of).sum::<f64>() / self.0.len() as f64
    }
}
