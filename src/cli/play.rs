//! `play`: the window where there is one, else the level played by itself and told.

use super::arguments::Play;
use super::catalogue;
use super::fault::Fault;
#[cfg(feature = "view")]
use super::output;
use super::{explain, talk, terminal, words};
use crate::alliance;
use crate::session::store::Departure;
use crate::session::{Seats, Session};
#[cfg(not(feature = "view"))]
use crate::text::fault;
#[cfg(feature = "view")]
use std::path::Path;

/// Seed of a game that nobody chose, when it is told and not played.
const TOLD_SEED: u64 = 1;

/// Opens the window; without one, says why and tells the game of two minds.
#[cfg(feature = "view")]
pub fn run(options: &Play, departure: Departure) -> Result<(), Fault> {
    use crate::app::{self, NotPlayed, PlayOptions};
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
    let texts = words::texts();
    let Err(why) = app::play(window) else { return Ok(()) };
    match why {
        NotPlayed::OnlyX11 => {
            talk::say(&texts.say("play-only-x11"));
            play_on_x11()
        }
        NotPlayed::NoDisplay => {
            talk::say(&texts.say("play-no-display"));
            tell(options)
        }
        NotPlayed::DisplayRefuses(why) => {
            talk::say(&texts.tell("play-display-refuses", &[("why", one_line(&why).into())]));
            tell(options)
        }
        NotPlayed::NoAdapter(why) => {
            Err(Fault::File(texts.tell("play-no-adapter", &[("why", one_line(&why).into())])))
        }
        NotPlayed::TooLarge(most) => {
            Err(Fault::Usage(texts.tell("play-too-large", &[("most", most.to_string().into())])))
        }
        NotPlayed::NoPicture(error) => {
            let path = picture.as_deref().unwrap_or(Path::new(""));
            Err(Fault::file(path, &error))
        }
        NotPlayed::Failed => Err(Fault::File(texts.say("play-failed"))),
    }
}

/// What an engine says, on one line of the terminal.
#[cfg(feature = "view")]
fn one_line(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Begins again in an environment that names only the display that answers; that is the only way to choose it.
#[cfg(all(feature = "view", unix))]
fn play_on_x11() -> Result<(), Fault> {
    use std::os::unix::process::CommandExt;
    let program = std::env::current_exe();
    let again = |program| {
        let mut command = std::process::Command::new(program);
        command.args(std::env::args_os().skip(1));
        command.env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET").exec()
    };
    // Only a failure comes back.
    let error = program.map_or_else(|error| error, again);
    Err(Fault::File(error.to_string()))
}

#[cfg(all(feature = "view", not(unix)))]
fn play_on_x11() -> Result<(), Fault> {
    Ok(())
}

/// Says how to get a window and tells the game of two minds.
#[cfg(not(feature = "view"))]
pub fn run(options: &Play, _: Departure) -> Result<(), Fault> {
    talk::say(&fault::windowless(words::texts()));
    tell(options)
}

fn tell(options: &Play) -> Result<(), Fault> {
    let level = options.level.as_deref().unwrap_or(catalogue::DEFAULT_LEVEL);
    let policy = catalogue::policy(alliance::policy::NAMES[0])?;
    let scenario = catalogue::build(&catalogue::setting(level, catalogue::DEFAULT_ASSUMPTIONS)?)?;
    let seats = Seats::minds(policy, crate::adversary::Policy::default());
    let session = Session::new(scenario, options.seed.unwrap_or(TOLD_SEED), seats);
    terminal::print(&explain::tell(words::texts(), session))
}
