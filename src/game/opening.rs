//! Opens a game: the level, and who sits where.

use super::library::{GameSetup, Library};
use super::table::Game;
use crate::session::{Origin, Seat, Seats, Session};
use crate::sim::{Scenario, Side, state};
use crate::{adversary, alliance};

/// Opens the game of a setup, with the texts it is built from; none for a level that was never text.
///
/// # Errors
/// What is wrong with the level or the policy, for people.
pub fn open(library: &Library, setup: &GameSetup) -> Result<(Game, Option<Origin>), String> {
    let (scenario, origin) = library.open(&setup.level)?;
    let seats = seats(&scenario, setup)?;
    let drawn = state::Setup { launch_at: setup.launch_at, disposition: setup.disposition };
    let session = Session::with_setup(scenario, setup.seed, seats, drawn);
    Ok((Game::new(setup.clone(), session), origin))
}

/// The viewer's seat is their own unless a pilot has it. Against an adversary who is played, the alliance follows the
/// policy that the level calls best.
fn seats(scenario: &Scenario, setup: &GameSetup) -> Result<Seats, String> {
    let mind = |name: &str| {
        let policy = alliance::policy::named(name);
        policy.map(Seat::Mind).ok_or_else(|| format!("there is no policy `{name}`"))
    };
    let minded = Seat::Mind(adversary::Policy::default());
    Ok(match (&setup.pilot, setup.side) {
        (Some(pilot), _) => Seats { alliance: mind(pilot)?, adversary: minded },
        (None, Side::Alliance) => Seats { alliance: Seat::Human, adversary: minded },
        (None, Side::Adversary) => Seats { alliance: mind(&scenario.best_policy)?, adversary: Seat::Human },
    })
}
