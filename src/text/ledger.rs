//! The council's ledger in words: one sentence for the report, one line for each term in the debrief.

use super::{Texts, name, number};
use crate::sim::intel::ChipPicture;
use crate::sim::ledger::{Line, Term};
use crate::sim::orders::Mover;
use crate::sim::state::{Chip, Conduct};
use crate::sim::units::week;

/// What the ladder did at a council.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One step up.
    Up,
    /// Where it was.
    Held,
    /// One step down.
    Down,
    /// The third yes.
    Launch,
}

impl Step {
    /// The step between two readings of the ladder.
    pub fn between(from: u8, to: u8) -> Self {
        match to.cmp(&from) {
            std::cmp::Ordering::Less => Step::Down,
            std::cmp::Ordering::Equal => Step::Held,
            std::cmp::Ordering::Greater if to >= 3 => Step::Launch,
            std::cmp::Ordering::Greater => Step::Up,
        }
    }

    /// "They stood down".
    pub fn verdict(self, texts: &Texts) -> String {
        texts.say(match self {
            Step::Up => "council-up",
            Step::Held => "council-held",
            Step::Down => "council-down",
            Step::Launch => "council-launch",
        })
    }
}

/// What moved their estimate or their threshold.
pub fn mover(texts: &Texts, mover: Mover) -> String {
    texts.say(match mover {
        Mover::Signals => "mover-signals",
        Mover::Brigades => "mover-brigades",
        Mover::Intrusion => "mover-intrusion",
        Mover::Allies => "mover-allies",
        Mover::Norms => "mover-norms",
        Mover::Audience => "mover-audience",
        Mover::Stakes => "mover-stakes",
        Mover::Reading => "mover-reading",
    })
}

/// "They halted".
pub fn conducted(texts: &Texts, conduct: Conduct) -> String {
    texts.say(match conduct {
        Conduct::PressOn => "council-pressed",
        Conduct::Halt => "council-halted",
        Conduct::HandDown => "council-handed",
    })
}

/// "They stood down: they expected 70 h, and attack below 66 h; your exercise of week 2 gave 9 h, your claim of week 1 2 h."
///
/// `believed` and `bar` are hours; of the chips the two that weigh most are named. Where the step is not what the hours
/// say, that is said too: a mood nobody sees tips a council, and the hours are read through noise.
pub fn summary(texts: &Texts, step: Step, believed: f64, bar: f64, chips: &[ChipPicture]) -> String {
    let verdict = step.verdict(texts);
    let hours =
        [("believed", number::hours(texts, believed).into()), ("bar", number::bar(texts, bar).into())];
    let id = match bar {
        any if number::any_bar(any) => "council-any-bar",
        _ => "council-weighed",
    };
    let weighed = texts.tell(id, &hours);
    let mut weighty: Vec<&ChipPicture> = chips.iter().filter(|c| c.hours.abs() >= 0.5).collect();
    weighty.sort_by(|a, b| b.hours.abs().total_cmp(&a.hours.abs()));
    let args = |gave: Option<String>| {
        let mut args = vec![("verdict", verdict.clone().into()), ("weighed", weighed.clone().into())];
        args.extend(gave.map(|gave| ("gave", gave.into())));
        args
    };
    let gave = |c: &ChipPicture| {
        let hours = number::hours(texts, c.hours);
        texts.tell("council-gave", &[("evidence", evidence(texts, &c.chip).into()), ("hours", hours.into())])
    };
    let sentence = match weighty[..] {
        [] => texts.tell("council-alone", &args(None)),
        [one] => texts.tell("council-evidence", &args(Some(gave(one)))),
        [first, second, ..] => {
            let both = [("first", gave(first).into()), ("second", gave(second).into())];
            texts.tell("council-evidence", &args(Some(texts.tell("council-both", &both))))
        }
    };
    let went = matches!(step, Step::Up | Step::Launch);
    match (went, believed < bar) {
        (true, true) | (false, false) => sentence,
        (true, false) => texts.tell("council-driven", &[("sentence", sentence.into())]),
        (false, true) => texts.tell("council-held-back", &[("sentence", sentence.into())]),
    }
}

/// "your exercise of week 2".
pub fn evidence(texts: &Texts, chip: &Chip) -> String {
    let manner = name::manner(texts, chip.manner);
    let week = week(chip.at).to_string();
    texts.tell("council-chip", &[("manner", manner.into()), ("week", week.into())])
}

/// One term of a decision: what it is, with the belief under it.
pub fn term(texts: &Texts, line: &Line) -> String {
    match line.term {
        Term::QuickWin => {
            texts.tell("term-quick-win", &[("chance", number::percent(texts, line.figure).into())])
        }
        Term::Failure => texts.say("term-failure"),
        Term::War => texts.say("term-war"),
        Term::Answer => texts.tell("term-answer", &[("chance", number::percent(texts, line.figure).into())]),
        Term::StatusQuo => texts.say("term-status-quo"),
        Term::BackingDown => texts.tell("term-backing-down", &[("step", number::whole(line.figure).into())]),
        Term::Window => texts.say("term-window"),
        Term::Losses => texts.tell("term-losses", &[("share", number::percent(texts, line.figure).into())]),
        Term::Halting => texts.tell("term-halting", &[("share", number::percent(texts, line.figure).into())]),
        Term::Unseen => texts.say("term-unseen"),
        Term::Relief => texts.tell("term-relief", &[("share", number::percent(texts, line.figure).into())]),
        Term::Restraint => {
            texts.tell("term-restraint", &[("hours", number::hours(texts, line.figure).into())])
        }
        Term::Agreement => texts.say("term-agreement"),
    }
}

/// The evidence that last moved a term, if any: "moved by your exercise of week 2".
pub fn moved_by(texts: &Texts, line: &Line, chips: &[Chip]) -> Option<String> {
    let chip = chips.get(usize::from(line.evidence?))?;
    Some(texts.tell("term-moved-by", &[("evidence", evidence(texts, chip).into())]))
}

/// What would have changed the vote, from the hours believed and the hours at which it turns.
pub fn turning(texts: &Texts, believed: f64, turning: f64) -> String {
    let short = turning - believed;
    let gap = number::hours(texts, short.abs());
    match short.abs() {
        g if g < 3.0 => texts.tell("turning-close", &[("hours", gap.into())]),
        g if g < 10.0 => texts.tell("turning-clear", &[("hours", gap.into())]),
        _ => texts.tell("turning-very-clear", &[("hours", gap.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scenario::Manner;

    #[test]
    fn the_report_of_a_council_names_the_two_heaviest_chips() {
        let chip =
            |manner, week: u32, hours| ChipPicture { chip: Chip::of(manner, week * 168 - 100, 1.0), hours };
        let chips = [chip(Manner::Claim, 1, 2.0), chip(Manner::Exercise, 2, 9.0), chip(Manner::Live, 3, 0.2)];
        let sentence = summary(&Texts::english(), Step::Down, 70.0, 66.0, &chips);
        let expected = "They stood down: they expected 70 h, and attack below 66 h; your exercise of week 2 gave 9 h, \
                        your claim of week 1 gave 2 h.";
        assert_eq!(sentence, expected);
    }
}
