//! The closed vocabulary of what a card can change, carried out.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::{AccessId, DispatchId};
use crate::sim::model::scenario::Effect;
use crate::sim::model::state::{AccessLife, Passing};
use crate::sim::model::units::after;
use crate::sim::phase::desk::open_off_ramp;
use crate::sim::phase::{Turn, activity, intrusion, politics};

/// The most favours one ally and all allies can hold.
pub const FAVOUR_CAP: u8 = 8;

/// Applies one effect, of a dispatch if it comes of one.
pub fn apply(turn: &mut Turn, effect: Effect, of: Option<DispatchId>) {
    let (desk, council) = (&mut turn.state.desk, &mut turn.state.council);
    match effect {
        Effect::Evidence(manner, weight) => turn.state.desk.book.lay(manner, weight, turn.state.hour),
        Effect::Response(by) => council.heard += by,
        Effect::Stakes(amount, weeks) => {
            let until = after(turn.state.hour, weeks);
            council.stakes.push(Passing { amount, until });
        }
        Effect::Audience(by) if by < 0.0 => open_off_ramp(turn, -by),
        Effect::Audience(by) => council.audience += by,
        Effect::Intrusion(by) => intrusion::shift(turn, by),
        Effect::Favour(ally, by) => {
            let held = &mut desk.book.favours[ally.index()];
            *held = held.saturating_add_signed(by).min(FAVOUR_CAP);
            turn.open(EventKind::FavourChanged { ally, by });
        }
        Effect::Work(weeks) => {
            // What is being built comes first; else the next to be begun has a start.
            let at = |life| desk.book.accesses.iter().position(|access| access.life == life);
            if let Some(next) = at(AccessLife::Building).or_else(|| at(AccessLife::Open)) {
                let access = &mut desk.book.accesses[next];
                access.work = (access.work + weeks).max(0.0);
            }
        }
        Effect::LoseAccess => {
            let hidden = desk.book.accesses.iter().position(|a| a.life == AccessLife::Hidden);
            if let Some(index) = hidden {
                politics::lose(turn, AccessId::from(index));
            }
        }
        Effect::Rung(by) => desk.book.politics.climb(by),
        Effect::Support(by) => desk.book.politics.allies.iter_mut().for_each(|ally| ally.moved += by),
        Effect::Voice(ally, by) => desk.book.politics.allies[ally.index()].moved += by,
        Effect::Actor(actor, by) => activity::stir(turn.state, actor, by),
        Effect::Clue => {
            if let Some(dispatch) = of {
                politics::find_clue(turn, dispatch, false);
            }
        }
        Effect::Card(card, factor) => desk.secrets.remembered[card.index()] *= factor,
    }
}
