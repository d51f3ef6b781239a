//! `simulate`: two minds play a level many times.

use super::arguments::{Simulate, TableFormat};
use super::catalogue::{self, Built};
use super::fault::Fault;
use super::{explain, terminal};
use crate::adversary;
use crate::session::{Seats, Session, store};
use crate::sim::state::Setup;
use crate::study::batch::{Batch, Failure, Plan};
use crate::study::game::Game;
use crate::study::summary::{Question, Summary, Timing};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// Plays, counts and prints.
pub fn run(options: &Simulate) -> Result<(), Fault> {
    let policy = catalogue::policy(&options.policy)?;
    let Built { scenario, origin } = catalogue::build(&options.level, &options.assume)?;
    let named = options.disposition.as_deref().map(|name| catalogue::disposition(&scenario, name));
    let setup = Setup { launch_at: options.launch_at, disposition: named.transpose()? };
    let scenario = Arc::new(scenario);
    let seats = Seats::minds(policy, adversary::Policy::default());
    let game = |seed| Session::with_setup(Arc::clone(&scenario), seed, seats.clone(), setup);
    if let Some(path) = &options.record {
        let mut session = game(options.seed);
        session.keep_record(origin);
        record(session, path)?;
    }
    let result = match options.explain {
        Some(seed) => explain::tell(game(seed)),
        None => {
            let plan = Plan {
                scenario: Arc::clone(&scenario),
                seats: seats.clone(),
                setup,
                runs: options.runs,
                seed: options.seed,
                threads: options.threads,
                stopwatch: options.timing.then_some(seconds),
            };
            let began = seconds();
            let games = play_all(plan)?;
            let timing = options.timing.then(|| Timing::of(&games, seconds() - began));
            told(options, &scenario.id, &games, timing)
        }
    };
    terminal::deliver(&result, options.out.as_deref())
}

fn record(mut session: Session, path: &Path) -> Result<(), Fault> {
    while session.over().is_none() {
        session.advance();
    }
    let journal = session.journal().expect("a record is kept of this game");
    store::create(path, &journal).map_err(|error| Fault::file(path, &error))
}

fn play_all(plan: Plan) -> Result<Vec<Game>, Fault> {
    let bar = terminal::bar(plan.runs);
    let failed = |failure: Failure| Fault::File(failure.to_string());
    let batch = Batch::start(plan).map_err(failed)?;
    if let Some(bar) = bar {
        loop {
            let progress = batch.poll();
            bar.set_position(u64::from(progress.done));
            if progress.finished {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        bar.finish_and_clear();
    }
    batch.finish().map_err(failed)
}

fn told(options: &Simulate, level: &str, games: &[Game], timing: Option<Timing>) -> String {
    let Simulate { seed, policy, assume, .. } = options;
    let summary = Summary::of(Question { level, seed: *seed, policy, assume }, games, timing);
    match options.format {
        TableFormat::Text => summary.text(),
        TableFormat::Json => summary.json() + "\n",
        TableFormat::Csv => summary.csv(),
    }
}

/// Seconds since this was first asked.
#[expect(clippy::disallowed_methods, reason = "the door measures speed; the rules get no clock")]
fn seconds() -> f64 {
    static BEGINNING: OnceLock<Instant> = OnceLock::new();
    BEGINNING.get_or_init(Instant::now).elapsed().as_secs_f64()
}
