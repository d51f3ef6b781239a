//! Closed forms of repair; that of waiting is the rules' own. Source: docs/sources.md (delays).

/// Hours to full restoration of `outages` by `crews`, each repair exponential with a mean of `mean` hours: the sum over
/// k = 1..N of mean / min(k, R).
pub fn restoration(outages: u32, crews: u32, mean: f64) -> f64 {
    (1..=outages).map(|k| mean / f64::from(k.min(crews))).sum()
}

/// MTBF / (MTBF + MTTR): share of the time a link works, from its mean hours between failures and to repair.
pub fn availability(between_failures: f64, to_repair: f64) -> f64 {
    between_failures / (between_failures + to_repair)
}
