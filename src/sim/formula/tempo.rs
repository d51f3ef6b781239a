//! Command quality and the time it takes to the objective.

use crate::sim::formula::number::Number;

/// Quality of a link: live capacity over load, at most 1; 0 when nothing is live. Source: docs/rules/command.md (house
/// capacities).
pub fn link_quality(live_capacity: f64, load: f64) -> f64 {
    if live_capacity > 0.0 { (live_capacity / load).min(1.0) } else { 0.0 }
}

/// Hours an order lies at a headquarters: mean time in an M/M/1 queue, W = 1 / (mu - lambda), and `most` where the
/// staff is saturated (mu not above lambda + 1 / most).
///
/// `rate` is mu, the orders a staff can handle in an hour; `load` is lambda, those that come. Source: docs/sources.md (delays).
pub fn staff_hours<N: Number>(rate: &N, load: &N, most: &N) -> N {
    let one = N::constant(1.0);
    let spare = rate.minus(load).most(&one.over(most));
    one.over(&spare).called(
        "hours at a headquarters",
        "h",
        "docs/sources.md (delays): M/M/1, W = 1 / (mu - lambda)",
    )
}

/// Effectiveness of a formation whose chain of command has quality c: m = m0 + (1 - m0) c.
///
/// `floor` is m0, what a cut-off formation keeps by its own initiative. Source: Lanchester 1916.
pub fn effectiveness<N: Number>(floor: &N, quality: &N) -> N {
    floor.plus(&N::constant(1.0).minus(floor).times(quality)).called(
        "effectiveness",
        "",
        "Lanchester 1916: m = m0 + (1 - m0) c",
    )
}

/// Time to the objective under one outage: T = min(T0 / m, T0 + (1 - m) t). Source: docs/sources.md (delays).
pub fn time_under_outage<N: Number>(undisturbed: &N, effectiveness: &N, outage: &N) -> N {
    let added = N::constant(1.0).minus(effectiveness).times(outage);
    undisturbed.over(effectiveness).least(&undisturbed.plus(&added)).called(
        "time under outage",
        "h",
        "docs/sources.md (delays): min(T0/m, T0 + (1-m) t)",
    )
}

/// Time to the objective as the council reckons it: T = g (T0 + H).
///
/// g is the posture factor (1 without reinforcement), H the hours a capability costs. Source: docs/rules/council.md,
/// docs/rules/week.md.
pub fn hours_to_objective<N: Number>(posture: &N, undisturbed: &N, capability: &N) -> N {
    posture.times(&undisturbed.plus(capability)).called(
        "hours to the objective",
        "h",
        "docs/rules/council.md: T = g (T0 + H)",
    )
}

/// Chance that an order gets through a chain when each hop has r media that are down with chance theta:
/// c = product over hops of (1 - theta^r). Source: docs/sources.md (hierarchy).
pub fn chain_quality(theta: f64, media_per_hop: &[u32]) -> f64 {
    media_per_hop.iter().map(|&r| 1.0 - (0..r).fold(1.0, |p, _| p * theta)).product()
}
