//! How a game ends: the first condition that holds. Design 3, "Outcomes".

use crate::sim::model::event::EventKind;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{Outcome, Stage, State};
use crate::sim::phase::{Turn, norms};
use crate::sim::rules::grade;

/// The rung at which politics is lost.
pub const LAST_RUNG: u8 = 7;

/// Allies without which the alliance has come apart, if a level has as many.
pub const QUORUM: usize = 3;

/// Looks whether the game is over.
pub fn pass(turn: &mut Turn) {
    if norms::concluded(turn) {
        let outcome = Outcome::Deterred { clean: turn.state.council.readiness < 2 };
        turn.state.stage = Stage::Over(outcome);
        turn.open(EventKind::TreatyConcluded);
        turn.open(EventKind::GameEnded { outcome });
        return;
    }
    if let Some((outcome, grade)) = judge(turn.scenario, turn.state) {
        if let Some(war) = &mut turn.state.war {
            war.grade = grade;
        }
        turn.state.stage = Stage::Over(outcome);
        turn.open(EventKind::GameEnded { outcome });
    }
}

/// The outcome, and the grade of a war that was fought to an end.
fn judge(scenario: &Scenario, state: &State) -> Option<(Outcome, f64)> {
    let quorum = QUORUM.min(scenario.allies.len());
    let politics = &state.desk.book.politics;
    if politics.rung >= LAST_RUNG || state.alliance(scenario).standing() < quorum {
        return Some((Outcome::Lost, 0.0));
    }
    let Some(war) = &state.war else {
        let over = state.hour >= state.opening.horizon;
        return over.then_some((Outcome::Deterred { clean: state.council.readiness < 2 }, 0.0));
    };
    let expired = state.hour - war.book.since >= scenario.war_window;
    let taken = war.columns.iter().all(|column| column.book.fell.is_some());
    let decided = taken || war.book.closed.is_some() || war.book.given_up.is_some() || expired;
    decided.then(|| grade::of(scenario, state, war)).map(|grade| (grade.outcome(), grade.total()))
}
