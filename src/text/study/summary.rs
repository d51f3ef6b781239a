//! The figures of a batch: a line for each.

use super::columns;
use crate::study::statistics::{Rate, Spread};
use crate::study::summary::{Availability, Outcomes, Summary, Timing};
use crate::text::{Texts, number};

/// A summary as two columns: what it is, and the figure.
pub fn summary(texts: &Texts, summary: &Summary) -> String {
    let mut lines = vec![
        ("summary-level", summary.level.clone()),
        ("summary-policy", policy(texts, summary)),
        ("summary-games", games(texts, summary)),
    ];
    let Outcomes { deterred, defended, partial, lost } = summary.outcomes;
    let counts = [
        ("summary-deterred", deterred),
        ("summary-defended", defended),
        ("summary-partial", partial),
        ("summary-lost", lost),
        ("summary-launched", summary.launched),
    ];
    lines.extend(counts.map(|(id, hits)| (id, rate(texts, Rate { hits, runs: summary.runs }))));
    lines.push(("summary-day", spread(texts, summary.launch_day, "summary-never-launched")));
    lines.push(("summary-hours", spread(texts, summary.hours_to_objective, "summary-nothing-lost")));
    lines.push(("summary-links", links(texts, summary.link_availability)));
    lines.push(("summary-digest", summary.digest.clone()));
    if let Some(timing) = &summary.timing {
        lines.push(("summary-time", time(texts, timing)));
        lines.push(("summary-speed", speed(texts, timing)));
    }
    let cells: Vec<Vec<String>> = lines.into_iter().map(|(id, figure)| vec![texts.say(id), figure]).collect();
    columns(&cells, &[0, 1])
}

fn policy(texts: &Texts, summary: &Summary) -> String {
    let args = [("policy", summary.policy.as_str().into()), ("assume", summary.assume.as_str().into())];
    texts.tell("summary-policy-and-assumptions", &args)
}

fn games(texts: &Texts, summary: &Summary) -> String {
    let args = [("runs", summary.runs.to_string().into()), ("seed", summary.seed.to_string().into())];
    texts.tell("summary-games-and-seed", &args)
}

/// "  17   17.0 %  (10.9 to 25.5)".
fn rate(texts: &Texts, rate: Rate) -> String {
    let percent = |share: f64| number::tenths(100.0 * share);
    let (low, high) = rate.interval();
    let args = [
        ("count", format!("{:>6}", rate.hits).into()),
        ("share", format!("{:>5}", percent(rate.share())).into()),
        ("low", percent(low).into()),
        ("high", percent(high).into()),
    ];
    texts.tell("summary-rate", &args)
}

fn spread(texts: &Texts, spread: Option<Spread>, without: &str) -> String {
    let Some(Spread { p10, median, p90 }) = spread else { return texts.say(without) };
    let args = [
        ("median", number::tenths(median).into()),
        ("low", number::tenths(p10).into()),
        ("high", number::tenths(p90).into()),
    ];
    texts.tell("summary-spread", &args)
}

fn links(texts: &Texts, Availability { alliance, adversary }: Availability) -> String {
    let percent = |share: f64| number::tenths(100.0 * share);
    let args = [("alliance", percent(alliance).into()), ("adversary", percent(adversary).into())];
    texts.tell("summary-links-of-both", &args)
}

fn time(texts: &Texts, timing: &Timing) -> String {
    let seconds = format!("{:.3}", timing.elapsed_s);
    texts.tell("summary-seconds", &[("seconds", seconds.into()), ("ticks", timing.ticks.to_string().into())])
}

fn speed(texts: &Texts, timing: &Timing) -> String {
    let whole = |speed: f64| format!("{speed:.0}").into();
    let args = [
        ("all", whole(timing.ticks_per_s)),
        ("crisis", whole(timing.crisis_ticks_per_s)),
        ("war", whole(timing.war_ticks_per_s)),
    ];
    texts.tell("summary-ticks", &args)
}
