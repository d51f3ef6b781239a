//! The crisis as a war of attrition in which backing down costs more the longer it lasts: Fearon, "Domestic
//! Political Audiences and the Escalation of International Disputes" (APSR 1994), with linear costs. The
//! military balance has no place in the equations. Source: Fearon 1994.

/// a_i / (v_i + a_i t): rate at which the **other** side quits at time t, when this side's audience cost
/// grows by `cost` a unit of time and the prize is worth `prize` to it. It keeps this side indifferent.
pub fn quitting_rate(cost: f64, prize: f64, time: f64) -> f64 {
    cost / (prize + cost * time)
}

/// v_i / (v_i + a_i t): chance that the **other** side is still in at time t.
pub fn still_in(cost: f64, prize: f64, time: f64) -> f64 {
    prize / (prize + cost * time)
}
