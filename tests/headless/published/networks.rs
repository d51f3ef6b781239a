//! Properties of models of networks.

use super::ours;
use assured_disruption::published::finc::{Measures, Role, measures};
use assured_disruption::published::graph::Graph;
use assured_disruption::published::graphs::karate;
use assured_disruption::published::hierarchy::share_cut_off;
use assured_disruption::published::percolation::*;
use assured_disruption::published::queues::{availability, restoration};
use assured_disruption::sim::Luck;
use assured_disruption::sim::formula::tempo::chain_quality;
use assured_disruption::sim::formula::tempo::staff_hours;
use assured_disruption::sim::luck::{Draw, Stream};
use proptest::prelude::*;

/// Nodes of a random small graph.
const SMALL: usize = 9;

prop_compose! {
    fn graph()(links in prop::collection::btree_set((0..SMALL, 0..SMALL), 0..20)) -> Graph {
        let links = links.into_iter().filter(|(a, b)| a < b);
        Graph::new(SMALL, links)
    }
}

fn reachable(graph: &Graph) -> usize {
    (0..SMALL).map(|from| graph.distances(from).iter().flatten().count()).sum()
}

fn links(graph: &Graph) -> Vec<(usize, usize)> {
    let all = (0..graph.nodes()).flat_map(|a| graph.neighbours(a).iter().map(move |b| (a, *b)));
    all.filter(|(a, b)| a < b).collect()
}

#[test]
fn the_karate_club_is_whole() {
    assert_eq!((karate().nodes(), karate().links()), (34, 78));
}

proptest! {
    #[test]
    fn a_chain_is_whole_without_attack_and_cut_by_a_full_one(media in prop::array::uniform4(1u32..5)) {
        prop_assert_eq!(chain_quality(0.0, &media), 1.0);
        prop_assert_eq!(chain_quality(1.0, &media), 0.0);
    }

    #[test]
    fn a_chain_weakens_with_the_attack_and_strengthens_with_media(
        theta in 0.0f64..0.99, media in prop::array::uniform4(1u32..5), hop in 0usize..4,
    ) {
        let quality = chain_quality(theta, &media);
        prop_assert!(chain_quality(theta + 0.01, &media) <= quality);
        let mut richer = media;
        richer[hop] += 1;
        prop_assert!(chain_quality(theta, &richer) >= quality);
    }

    #[test]
    fn betweenness_adds_up_to_the_steps_between(graph in graph()) {
        // A shortest path of d steps has d - 1 nodes between its ends.
        let steps = (0..SMALL).flat_map(|from| graph.distances(from)).flatten();
        let between: f64 = steps.filter(|d| *d > 0).map(|d| f64::from(d - 1)).sum();
        let pairs = ((SMALL - 1) * (SMALL - 2)) as f64;
        prop_assert!((graph.betweenness().iter().sum::<f64>() * pairs - between).abs() < 1e-9);
    }

    #[test]
    fn one_more_link_never_reduces_reach_or_efficiency(graph in graph(), a in 0..SMALL, b in 0..SMALL) {
        let more = Graph::new(SMALL, links(&graph).into_iter().chain([(a, b)]));
        prop_assert!(reachable(&more) >= reachable(&graph));
        prop_assert!(more.efficiency() >= graph.efficiency() - 1e-12);
    }

    #[test]
    fn an_articulation_point_parts_others_and_no_other_node_does(graph in graph()) {
        let points = graph.articulation_points();
        for node in 0..SMALL {
            let rest = Graph::new(SMALL, links(&graph).into_iter().filter(|(a, b)| *a != node && *b != node));
            let parts = (0..SMALL).filter(|a| *a != node).any(|a| {
                let (before, after) = (graph.distances(a), rest.distances(a));
                (0..SMALL).any(|b| b != node && before[b].is_some() && after[b].is_none())
            });
            prop_assert_eq!(points.contains(&node), parts);
        }
    }

    #[test]
    fn a_bridge_lies_on_no_circle(graph in graph()) {
        let bridges = graph.bridges();
        for link in links(&graph) {
            let rest = Graph::new(SMALL, links(&graph).into_iter().filter(|other| *other != link));
            prop_assert_eq!(bridges.contains(&link), rest.distances(link.0)[link.1].is_none());
        }
    }

    #[test]
    fn the_giant_component_solves_its_equation_and_shrinks(degree in 0.5f64..8.0, removed in 0.0f64..0.95) {
        let share = giant_share(degree, removed);
        let u = share / (1.0 - removed);
        prop_assert!((u + libm::expm1(-degree * (1.0 - removed) * u)).abs() < 1e-12);
        prop_assert_eq!(share > 0.0, removed < critical_share(degree + 1.0));
        prop_assert!(giant_share(degree, removed + 0.05) <= share);
    }

    #[test]
    fn the_largest_cluster_shrinks_with_every_loss(seed in 0u64..50, adaptive in any::<bool>()) {
        let graph = scale_free_graph(60, 2, &mut draw(seed, Stream::Opening));
        let chance = random_order(60, &mut draw(seed, Stream::Choice));
        let order = if adaptive { adaptive_attack_order(&graph, &chance) } else { attack_order(&graph, &chance) };
        let left = clusters(&graph, &order);
        prop_assert_eq!((left[0].largest, left[60].largest), (60, 0));
        prop_assert!(left.windows(2).all(|pair| pair[1].largest <= pair[0].largest));
    }

    #[test]
    fn adding_a_link_never_worsens_a_network_of_forces(
        roles in prop::collection::vec(0usize..3, 6),
        links in prop::collection::vec((0usize..6, 0usize..6, 0.5f64..4.0), 3..10),
        more in (0usize..6, 0usize..6, 0.5f64..4.0),
    ) {
        let roles: Vec<Role> = roles.iter().map(|r| [Role::Force, Role::Intelligence, Role::Command][*r]).collect();
        prop_assume!(links.iter().chain([&more]).all(|(a, b, _)| a != b));
        let (before, after): (Measures, Measures) =
            (measures(&roles, &links), measures(&roles, &[links.as_slice(), &[more]].concat()));
        let no_slower = |before: Option<f64>, after: Option<f64>| match (before, after) {
            (Some(before), Some(after)) => after <= before + 1e-9,
            (before, _) => before.is_none(),
        };
        prop_assert!(no_slower(before.flow, after.flow));
        prop_assert!(no_slower(before.coordination, after.coordination));
        prop_assert!(after.intelligence >= before.intelligence - 1e-9);
    }

    #[test]
    fn more_crews_never_restore_later(outages in 1u32..40, crews in 1u32..20, mean in 0.5f64..50.0) {
        prop_assert!(restoration(outages, crews + 1, mean) <= restoration(outages, crews, mean) + 1e-9);
        prop_assert!(restoration(outages + 1, crews, mean) > restoration(outages, crews, mean));
    }

    #[test]
    fn a_queue_grows_towards_saturation(service in 1.0f64..10.0, load in 0.0f64..0.9) {
        let hours = |arrivals: f64| staff_hours(&service, &arrivals, &f64::INFINITY);
        prop_assert!(hours(service * (load + 0.05)) > hours(service * load));
        prop_assert_eq!(hours(service), f64::INFINITY);
    }
}

#[test]
fn a_dead_headquarters_cuts_off_its_share() {
    // The leaves of a tree of three branches and three levels, counted.
    for level in 0..3 {
        assert!((share_cut_off(3, level) * 27.0 - f64::from(3u32.pow(3 - level))).abs() < 1e-12);
    }
}

#[test]
fn availability_is_the_share_of_hours_that_work() {
    assert_eq!(availability(30.0, 10.0), 0.75);
    assert_eq!(availability(30.0, 0.0), 1.0);
}

fn draw(seed: u64, stream: Stream) -> Draw {
    Luck::new(seed).draw(stream, 0, 0)
}

/// The nodes in the order in which they are drawn: what goes wrong with one stream for everything.
fn one_by_one(nodes: usize, draw: &mut Draw) -> Vec<usize> {
    let mut order = Vec::new();
    let mut drawn = vec![false; nodes];
    while order.len() < nodes {
        let node = (draw.uniform() * nodes as f64) as usize;
        if !std::mem::replace(&mut drawn[node], true) {
            order.push(node);
        }
    }
    order
}

#[test]
fn streams_of_one_seed_do_not_disturb_each_other() {
    let off = |order_stream: Stream, removed: f64| {
        let share = |seed: u64| {
            let graph = poisson_graph(10_000, 20_000, &mut draw(seed, Stream::Opening));
            let order = one_by_one(10_000, &mut draw(seed, order_stream));
            largest_share(&clusters(&graph, &order), removed)
        };
        ((0..3).map(share).sum::<f64>() / 3.0 - giant_share(4.0, removed)).abs()
    };
    let own = [0.1, 0.3, 0.5].map(|removed| off(Stream::Choice, removed));
    assert!(own.iter().all(|off| *off < 0.01), "{own:?}");
    // With the stream of the graph itself the first nodes lost are the ends of the first links drawn.
    let shared = off(Stream::Opening, 0.7);
    assert!(shared > 0.05, "one stream for both would go unseen: {shared}");
}

#[test]
fn attack_breaks_a_network_long_before_chance_does() {
    let attacked = ours("percolation", "f at which no cluster of 1 % is left, scale-free, adaptive attack");
    assert!(attacked < ours("percolation", "f at which no cluster of 1 % is left, Poisson, adaptive attack"));
    assert!(attacked < critical_share(5.0) / 2.0);
}
