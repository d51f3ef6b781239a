//! The weekly council: an explicit expected utility over beliefs, a mood, a vote, and one visible act.

use super::norms;
use crate::sim::coefficients::Coefficients;
use crate::sim::formula::decision::{needle, unseen};
use crate::sim::formula::normal::cumulative;
use crate::sim::habits::{Delegation, Habits};
use crate::sim::intel::CouncilPicture;
use crate::sim::ledger::{Ledger, Line, Term};
use crate::sim::luck::Stream;
use crate::sim::reckoning::{reaction, reckon};
use crate::sim::scenario::{Act, Scenario};
use crate::sim::units::Hour;
use crate::sim::{Decision, Intel, Luck, Order};

/// Holds a council.
pub fn meet(scenario: &Scenario, intel: &Intel, habits: &Habits, luck: Luck) -> Decision {
    let Some(council) = intel.council() else { return Decision::default() };
    let mut ledger = weigh(scenario, intel, council, habits, luck);
    ledger.answers = norms::answers(scenario, council, luck);
    let gives = predelegates(scenario, council, habits, &ledger);
    ledger.down &= !gives;
    let act = if gives { Act::PreDelegate } else { act(council, habits, luck, &ledger) };
    let (yes, down) = (ledger.yes, ledger.down);
    // A staff that was found to be heard moves, one a week.
    let heard = council.feared.first().filter(|_| habits.moves);
    let mut orders = vec![Order::Act { act }];
    orders.extend(heard.map(|headquarters| Order::Relocate { headquarters: *headquarters }));
    orders.extend(ledger.answers.iter().map(|answer| Order::Sign {
        norm: answer.norm,
        yes: answer.balance > 0.0,
        keep: answer.keep,
    }));
    orders.push(Order::Vote { yes, down });
    Decision { orders, ledger: Some(ledger) }
}

/// The ledger of a council: docs/rules/council.md.
pub(super) fn weigh(
    scenario: &Scenario,
    intel: &Intel,
    council: &CouncilPicture,
    habits: &Habits,
    luck: Luck,
) -> Ledger {
    let figures = &scenario.coefficients;
    let outlook = &council.outlook;
    let reckoning = reckon(figures, outlook);
    let evidence = strongest(council);
    let line = |term, utility, figure| Line { term, utility, figure, evidence: None };
    let lines = vec![
        Line {
            evidence,
            ..line(Term::QuickWin, reckoning.win * (outlook.gain + figures.loss), reckoning.win)
        },
        line(Term::Failure, -figures.loss, 1.0 - reckoning.win),
        line(Term::War, -figures.war_cost, 1.0),
        line(Term::Answer, -(outlook.response * figures.retaliation), outlook.response),
        line(Term::StatusQuo, -figures.status_quo, 1.0),
        line(Term::BackingDown, outlook.audience, f64::from(council.book.readiness)),
        line(Term::Window, reckoning.closing, reckoning.closing),
        mood(figures, luck, u64::from(council.book.held), scenario.council_interval),
    ];
    let balance = Ledger::sum(&lines);
    let yes = balance > 0.0;
    let turning_win = turning(reckoning.win, balance, outlook.gain + figures.loss);
    Ledger {
        hour: intel.hour,
        believed: reckoning.believed,
        bar: reckoning.bar,
        belief: reckoning.belief,
        balance,
        chance: reckoning.chance,
        yes,
        down: !yes && reckoning.chance < habits.gives_way && council.book.readiness > 0,
        turning: needle(reaction(figures, outlook, outlook.line), figures.reckoning_spread, turning_win),
        answers: Vec::new(),
        conduct: None,
        lines,
    }
}

/// What nobody outside the room sees of a meeting; the mood lasts from one to the next.
pub(super) fn mood(figures: &Coefficients, luck: Luck, meeting: u64, interval: Hour) -> Line {
    let mood = cumulative(luck.autoregressive(Stream::Mood, 0, meeting, figures.mood_persistence));
    let utility = unseen(figures.steepness, mood, f64::from(interval));
    Line { term: Term::Unseen, utility, figure: mood, evidence: None }
}

/// The chance of a win at which a vote of this balance would have turned, by what a win is worth. Where there is nothing
/// to gain, no chance turns it.
pub(super) fn turning(win: f64, balance: f64, prize: f64) -> f64 {
    let turning = if prize == 0.0 { win } else { win - balance / prize };
    turning.clamp(1e-9, 1.0 - 1e-9)
}

/// Position of the chip that weighs most today; of two alike the later.
fn strongest(council: &CouncilPicture) -> Option<u16> {
    let weights = council.outlook.evidence.iter().map(|(_, weight)| *weight).enumerate();
    weights.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index as u16)
}

/// The week's one visible act where no word is given beforehand: a step if there was one; cable, when an access was met;
/// else what a quiet week brings.
fn act(council: &CouncilPicture, habits: &Habits, luck: Luck, ledger: &Ledger) -> Act {
    if ledger.yes {
        return Act::Mobilise;
    }
    if ledger.down {
        return Act::StandDown;
    }
    if council.accesses_met > 0 && council.book.hardened.len() < habits.cables {
        return Act::Harden;
    }
    let mut draw = luck.draw(Stream::Choice, 0, u64::from(council.book.held));
    let quiet = habits.quiet;
    // Whose implants were thrown out asks by whom it is seen: what would be a quiet week is a hunt.
    let (routine, hunt) = if council.book.thrown_out > 0 {
        (0.0, quiet.hunt + quiet.routine)
    } else {
        (quiet.routine, quiet.hunt)
    };
    match draw.weighted(&[routine, quiet.probe, hunt, quiet.feint]) {
        Some(1) => Act::Probe,
        Some(2) => Act::Hunt,
        Some(3) => Act::Feint,
        _ => Act::Routine,
    }
}

/// Whether the order to attack is given beforehand: by whoever fears for its network, when its habits say so.
fn predelegates(scenario: &Scenario, council: &CouncilPicture, habits: &Habits, ledger: &Ledger) -> bool {
    let may = match habits.predelegates {
        Delegation::Never => false,
        Delegation::Waiting => !ledger.yes && !ledger.down,
        Delegation::RatherThanLeave => !ledger.yes,
    };
    may && fears_for_its_network(scenario, council)
}

/// Whether disruption is believed to cost so much more than orders given beforehand that an assembled army gives up
/// recall. Source: Schneider, Schechter and Shaffer 2023: vulnerable command leads to pre-delegation.
fn fears_for_its_network(scenario: &Scenario, council: &CouncilPicture) -> bool {
    if council.book.readiness < 2 || council.book.predelegated {
        return false;
    }
    let figures = &scenario.coefficients;
    let disrupted = council.outlook.clone();
    let beforehand = disrupted.undisturbed * disrupted.posture / figures.predelegated_pace;
    reckon(figures, &disrupted).believed - beforehand > figures.predelegation
}
