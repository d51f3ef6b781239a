//! A game that played by itself, told line by line: its councils, what happened, the orders of every pulse.

use super::{Texts, name, number, order};
use crate::sim::ledger::{Ledger, Term};
use crate::sim::state::Chip;
use crate::sim::units::WEEK;
use crate::sim::{Hour, Order, Scenario, Side};

/// The first line: level, seed and disposition.
pub fn heading(texts: &Texts, level: &str, seed: u64, disposition: &str) -> String {
    let args =
        [("level", level.into()), ("seed", seed.to_string().into()), ("disposition", disposition.into())];
    texts.tell("told-heading", &args)
}

/// A sentence with its moment in the crisis: "week 7, Mon 00:00: They attack."
pub fn in_crisis(texts: &Texts, hour: Hour, sentence: &str) -> String {
    let moment = number::moment(texts, hour);
    texts.tell("told-line", &[("moment", moment.into()), ("sentence", sentence.into())])
}

/// A sentence with its hour of the war: "H+13: Riga is lost."
pub fn in_war(texts: &Texts, since_launch: Hour, sentence: &str) -> String {
    let moment = number::since_launch(texts, since_launch);
    texts.tell("told-line", &[("moment", moment.into()), ("sentence", sentence.into())])
}

/// One meeting of their council at an hour, with the readiness before and after, and the chance of a yes given the votes
/// before. Without a ledger (the launch was set by
/// whoever studies it) the step alone is told.
pub fn council(
    texts: &Texts,
    hour: Hour,
    (from, to): (u8, u8),
    ledger: Option<(&Ledger, f64)>,
    chips: &[Chip],
) -> String {
    let week = format!("{:>2}", hour / WEEK);
    let step = step(texts, from, to);
    let Some((ledger, chance)) = ledger else {
        return texts.tell("told-council-unasked", &[("week", week.into()), ("step", step.into())]);
    };
    let unseen = ledger.lines.iter().find(|line| line.term == Term::Unseen);
    let padded = |text: String, width: usize| format!("{text:>width$}").into();
    let threshold = if number::any_bar(ledger.bar) {
        texts.say("told-any-threshold")
    } else {
        let hours = padded(number::tenths(ledger.bar), 5);
        texts.tell("told-threshold", &[("hours", hours)])
    };
    let args = [
        ("week", week.into()),
        ("estimate", padded(number::tenths(ledger.believed), 5)),
        ("threshold", threshold.into()),
        ("vote", texts.say(if ledger.yes { "told-yes" } else { "told-no" }).into()),
        ("chance", padded(number::percent(texts, chance), 5)),
        ("mood", number::utility(unseen.map_or(0.0, |line| line.utility)).into()),
        ("step", step.into()),
        ("shown", shown(texts, chips, hour).into()),
    ];
    texts.tell("told-council", &args)
}

/// How their council weighed the war.
pub fn war_council(texts: &Texts, ledger: &Ledger) -> String {
    let unseen = ledger.lines.iter().find(|line| line.term == Term::Unseen);
    let args = [
        ("estimate", number::tenths(ledger.believed).into()),
        ("threshold", number::bar(texts, ledger.bar).into()),
        ("chance", number::percent(texts, ledger.chance).into()),
        ("mood", number::utility(unseen.map_or(0.0, |line| line.utility)).into()),
    ];
    texts.tell("told-war-council", &args)
}

/// "up, from Garrison to Exercise".
fn step(texts: &Texts, from: u8, to: u8) -> String {
    let id = match to.cmp(&from) {
        std::cmp::Ordering::Less => "told-down",
        std::cmp::Ordering::Equal => "told-stay",
        std::cmp::Ordering::Greater => "told-up",
    };
    texts.tell(id, &[("step", name::step(texts, to).into())])
}

/// The signals so far, each with its age in weeks.
fn shown(texts: &Texts, chips: &[Chip], hour: Hour) -> String {
    let one = |chip: &Chip| {
        let weeks = hour.saturating_sub(chip.at) / WEEK;
        let args = [("manner", name::manner(texts, chip.manner).into()), ("weeks", weeks.into())];
        texts.tell("told-signal", &args)
    };
    match chips {
        [] => texts.say("told-no-signals"),
        chips => chips.iter().map(one).collect::<Vec<_>>().join(", "),
    }
}

/// Both clocks at the beginning of a pulse, and what was ordered in it.
pub struct Pulse<'a> {
    /// Hours since the launch.
    pub since_launch: Hour,
    /// Number of the pulse, from 0.
    pub number: u32,
    /// Hours they need to their first objective, as we reckon.
    pub theirs: f64,
    /// The axis of that objective.
    pub axis: &'a str,
    /// Hours until our line closes.
    pub ours: f64,
    /// What both sides ordered.
    pub orders: &'a [(Side, Order)],
}

/// A pulse in one line.
pub fn pulse(texts: &Texts, scenario: &Scenario, pulse: &Pulse<'_>) -> String {
    let one = |(side, given): &(Side, Order)| {
        let words = order(texts, scenario, given, None);
        let id = match side {
            Side::Alliance => "told-we",
            Side::Adversary => "told-they",
        };
        texts.tell(id, &[("order", words.into())])
    };
    let orders = match pulse.orders {
        [] => texts.say("told-no-orders"),
        orders => orders.iter().map(one).collect::<Vec<_>>().join("; "),
    };
    let args = [
        ("moment", format!("{:<5}", number::since_launch(texts, pulse.since_launch)).into()),
        ("number", format!("{:>2}", pulse.number + 1).into()),
        ("theirs", number::tenths(pulse.theirs).into()),
        ("axis", pulse.axis.into()),
        ("ours", number::tenths(pulse.ours).into()),
        ("orders", orders.into()),
    ];
    texts.tell("told-pulse", &args)
}
