//! Closed forms of waiting and repair. Source: model.md 2.6.

/// 1 / (mu - lambda): hours a message spends at a headquarters that gets `arrivals` and handles up to
/// `service` an hour (M/M/1); infinite at saturation.
pub fn time_in_queue(arrivals: f64, service: f64) -> f64 {
    if arrivals < service { 1.0 / (service - arrivals) } else { f64::INFINITY }
}

/// Hours to full restoration of `outages` by `crews`, each repair exponential with a mean of `mean` hours:
/// the sum over k = 1..N of mean / min(k, R).
pub fn restoration(outages: u32, crews: u32, mean: f64) -> f64 {
    (1..=outages).map(|k| mean / f64::from(k.min(crews))).sum()
}

/// MTBF / (MTBF + MTTR): share of the time a link works, from its mean hours between failures and to repair.
pub fn availability(between_failures: f64, to_repair: f64) -> f64 {
    between_failures / (between_failures + to_repair)
}
