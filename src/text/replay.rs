//! A save that was played again: what it came to, and where it parts from its record.

use super::{Texts, file, order, outcome, refusal};
use crate::session::journal::Header;
use crate::session::replay::{Difference, Divergence};
use crate::session::verify::Verdict;
use crate::sim::state::Outcome;
use crate::sim::units::DAY;
use crate::sim::{Order, Scenario, Side};

/// A last line that was torn when the writing stopped.
pub fn torn(texts: &Texts, line: usize) -> String {
    texts.tell("replay-torn", &[("line", line.to_string().into())])
}

/// A game that was played under other rules.
pub fn other_rules(texts: &Texts, rules: u32, these: u32) -> String {
    texts.tell("replay-rules", &[("rules", rules.to_string().into()), ("these", these.to_string().into())])
}

/// What a save came to, a line each: the game, where it stands, and how far the record agrees.
pub fn verdict(
    texts: &Texts,
    scenario: &Scenario,
    header: &Header,
    verdict: &Verdict,
    asked: bool,
) -> Vec<String> {
    let game = [("level", header.level.name.as_str().into()), ("seed", header.seed.to_string().into())];
    let end = match verdict.outcome {
        Some(outcome) => texts.tell("replay-over", &[("outcome", outcome::title(texts, outcome).into())]),
        None => texts.say("replay-not-over"),
    };
    let stands = [
        ("hour", verdict.hour.to_string().into()),
        ("day", (verdict.hour / DAY).to_string().into()),
        ("end", end.into()),
        ("digest", format!("{:016x}", verdict.digest.total()).into()),
    ];
    let mut lines = vec![texts.tell("replay-game", &game), texts.tell("replay-stands", &stands)];
    lines.extend(file::missing_digests(texts, &verdict.missing));
    let agreed = [("count", verdict.agreed.into())];
    match &verdict.divergence {
        None if asked => lines.push(texts.tell("replay-agrees-asked", &agreed)),
        None => lines.push(texts.tell("replay-agrees", &agreed)),
        Some(parted) => {
            lines.push(texts.tell("replay-parts", &agreed));
            let what = divergence(texts, scenario, parted);
            lines.push(texts.tell("replay-divergence", &[("divergence", what.into())]));
        }
    }
    lines
}

/// Where a game and its record part, and in what.
pub fn divergence(texts: &Texts, scenario: &Scenario, parted: &Divergence) -> String {
    let args = [
        ("hour", parted.hour.to_string().into()),
        ("line", parted.line.to_string().into()),
        ("what", difference(texts, scenario, &parted.difference).into()),
    ];
    texts.tell("divergence-at", &args)
}

fn difference(texts: &Texts, scenario: &Scenario, difference: &Difference) -> String {
    let orders = |orders: &[Order]| match orders {
        [] => texts.say("divergence-nothing"),
        orders => {
            let one = |given: &Order| order(texts, scenario, given, None);
            orders.iter().map(one).collect::<Vec<_>>().join("; ")
        }
    };
    match difference {
        Difference::Digest(parts) => texts.tell("divergence-digest", &[("parts", parts.join(", ").into())]),
        Difference::Parts => texts.say("divergence-parts"),
        Difference::Refused(side, given, why) => {
            let args = [
                ("side", self::side(texts, *side).into()),
                ("order", order(texts, scenario, given, None).into()),
                ("why", refusal(texts, scenario, *why).into()),
            ];
            texts.tell("divergence-refused", &args)
        }
        Difference::Undo(side) => texts.tell("divergence-undo", &[("side", self::side(texts, *side).into())]),
        Difference::NoPerson(side) => {
            texts.tell("divergence-no-person", &[("side", self::side(texts, *side).into())])
        }
        Difference::NoMind(side) => {
            texts.tell("divergence-no-mind", &[("side", self::side(texts, *side).into())])
        }
        Difference::Orders { side, recorded, decided } => {
            let args = [
                ("side", self::side(texts, *side).into()),
                ("recorded", orders(recorded).into()),
                ("decided", orders(decided).into()),
            ];
            texts.tell("divergence-orders", &args)
        }
        Difference::Ledger => texts.say("divergence-ledger"),
        Difference::PastTheEnd => texts.say("divergence-past-the-end"),
        Difference::Endless => texts.say("divergence-endless"),
        Difference::Outcome { recorded, found } => {
            let title = |outcome: Outcome| outcome::title(texts, outcome);
            let found = found.map_or_else(|| texts.say("replay-not-over"), title);
            let args = [("recorded", title(*recorded).into()), ("found", found.into())];
            texts.tell("divergence-outcome", &args)
        }
    }
}

fn side(texts: &Texts, side: Side) -> String {
    texts.say(match side {
        Side::Alliance => "side-alliance",
        Side::Adversary => "side-adversary",
    })
}
