//! `play`: the window where there is one, else the level played by itself and told.

use super::arguments::Play;
use super::catalogue;
use super::fault::Fault;
#[cfg(feature = "view")]
use super::output;
use super::{explain, terminal};
use crate::alliance;
use crate::session::store::Departure;
use crate::session::{Seats, Session};

/// Seed of a game that nobody chose, when it is told and not played.
const TOLD_SEED: u64 = 1;

/// Opens the window; without one, says why and tells the game of two minds.
#[cfg(feature = "view")]
pub fn run(options: &Play, departure: Departure) -> Result<(), Fault> {
    use crate::app::{self, CannotOpen, PlayOptions};
    let inputs: Vec<&str> = options.level.iter().map(String::as_str).collect();
    output::check(&[("--picture", options.picture.as_deref())], &inputs)?;
    if let Some(level) = &options.level {
        // A level that cannot be built is told on the command line that named it, not in a window.
        catalogue::build(&catalogue::setting(level, catalogue::DEFAULT_ASSUMPTIONS)?)?;
    }
    let Play { level, seed, side, size, picture } = options;
    let window = PlayOptions {
        level: level.clone(),
        seed: *seed,
        side: Some((*side).into()),
        size: *size,
        picture: picture.clone(),
        departure,
    };
    match app::play(window) {
        Ok(()) => Ok(()),
        Err(CannotOpen::NoDisplay) => {
            terminal::say("no display: the level is played by itself with the default policy");
            tell(options)
        }
        Err(CannotOpen::NoAdapter(why)) => Err(Fault::File(format!(
            "no graphics adapter can be used ({why}); install a Vulkan driver, a software one will do \
             (package mesa-vulkan-drivers on many systems)"
        ))),
    }
}

/// Says how to get a window and tells the game of two minds.
#[cfg(not(feature = "view"))]
pub fn run(options: &Play, _: Departure) -> Result<(), Fault> {
    terminal::say(
        "built without a window (`cargo build` with the default features has one): \
         the level is played by itself with the default policy",
    );
    tell(options)
}

fn tell(options: &Play) -> Result<(), Fault> {
    let level = options.level.as_deref().unwrap_or(catalogue::DEFAULT_LEVEL);
    let policy = catalogue::policy(alliance::policy::NAMES[0])?;
    let scenario = catalogue::build(&catalogue::setting(level, catalogue::DEFAULT_ASSUMPTIONS)?)?;
    let seats = Seats::minds(policy, crate::adversary::Policy::default());
    let session = Session::new(scenario, options.seed.unwrap_or(TOLD_SEED), seats);
    terminal::print(&explain::tell(session))
}
