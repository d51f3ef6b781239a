//! How a game ends: the first condition that holds. Design 3, "Outcomes".

use crate::sim::event::EventKind;
use crate::sim::scenario::Scenario;
use crate::sim::state::{Outcome, Stage, State};
use crate::sim::step::Turn;

/// The rung at which politics is lost.
pub const LAST_RUNG: u8 = 7;

/// Voices without which the alliance has come apart, if a level has as many.
pub const QUORUM: usize = 3;

/// Looks whether the game is over.
pub fn pass(turn: &mut Turn) {
    if let Some(outcome) = judge(turn.scenario, turn.state) {
        turn.state.stage = Stage::Over(outcome);
        turn.open(EventKind::GameEnded { outcome });
    }
}

fn judge(scenario: &Scenario, state: &State) -> Option<Outcome> {
    let quorum = QUORUM.min(scenario.allies.len());
    let politics = &state.desk.politics;
    if politics.rung >= LAST_RUNG || state.room(scenario).standing() < quorum {
        return Some(Outcome::Lost);
    }
    let Some(war) = &state.war else {
        let over = state.hour >= state.opening.horizon;
        return over.then_some(Outcome::Deterred { clean: state.council.readiness < 2 });
    };
    let expired = state.hour - war.since >= scenario.war_window;
    match (war.lost, war.closed) {
        (None, Some(_)) => Some(Outcome::Defended),
        (None, None) if expired => Some(Outcome::Defended),
        (Some(_), Some(_)) if half_in_command(scenario, state) => Some(Outcome::Partial),
        (Some(_), Some(_)) => Some(Outcome::Lost),
        (Some(_), None) if expired => Some(Outcome::Lost),
        (_, None) => None,
    }
}

/// Whether at least half the defenders still have orders and half their power.
pub fn half_in_command(scenario: &Scenario, state: &State) -> bool {
    let mut defenders: Vec<_> = scenario.axes.iter().flat_map(|axis| &axis.defenders).collect();
    defenders.sort();
    defenders.dedup();
    let fit = |node: usize| {
        state.network.command_quality[node] >= scenario.coefficients.cut_off
            && state.strength[node] >= 0.5 * scenario.nodes[node].strength
    };
    2 * defenders.iter().filter(|node| fit(node.index())).count() >= defenders.len()
}
