//! `simulate`: two minds play a level many times.

use super::arguments::{Simulate, TableFormat};
use super::catalogue;
use super::fault::Fault;
use super::{explain, output, terminal, words};
use crate::adversary;
use crate::session::{Seats, Session};
use crate::sim::state::Setup;
use crate::study::account::Account;
use crate::study::batch::{Batch, Plan};
use crate::study::game::GameResult;
use crate::study::games;
use crate::study::summary::{Question, Summary, Timing};
use crate::study::sweep::{Plans, Sweep};
use crate::text;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

/// Plays, counts and prints.
pub fn run(options: &Simulate) -> Result<(), Fault> {
    let inputs = [Some(&options.level), Some(&options.policy), options.adversary.as_ref()];
    let inputs: Vec<&str> = inputs.into_iter().flatten().map(String::as_str).collect();
    let files = [("--record", &options.record), ("--out", &options.out), ("--games", &options.games)];
    output::check(&files.map(|(name, file)| (name, file.as_deref())), &inputs)?;
    let policy = catalogue::policy(&options.policy)?;
    let setting = catalogue::setting(&options.level, &options.assume)?;
    let scenario = catalogue::build(&setting)?;
    let named = options.disposition.as_deref().map(|name| catalogue::disposition(&scenario, name));
    let setup = Setup { launch_at: options.launch_at, disposition: named.transpose()? };
    let habits = options.adversary.as_deref().map(catalogue::habits).transpose()?;
    let seats = Seats::minds(policy, habits.map(adversary::Policy::always).unwrap_or_default());
    let game = |seed| Session::with_setup(Arc::clone(&scenario), seed, seats.clone(), setup);
    if let Some(path) = &options.record {
        let mut session = game(options.seed);
        session.keep_record(catalogue::origin(&setting));
        record(session, path)?;
    }
    let plan = Plan {
        scenario: Arc::clone(&scenario),
        seats: seats.clone(),
        setup,
        runs: options.runs,
        seed: options.seed,
        threads: options.threads,
        stopwatch: options.timing.then_some(seconds),
    };
    if let Some(file) = &options.games {
        let games = terminal::follow(games::start(plan)?)?;
        return terminal::deliver(&games::csv(&scenario, &games), Some(file));
    }
    let result = match (options.explain, &options.sweep) {
        (Some(seed), _) => explained(options.format, game(seed)),
        (None, Some(range)) => {
            let range = catalogue::range(&scenario, range)?;
            let (runs, seed, policy) = (options.runs, options.seed, options.policy.clone());
            let plans = Plans { setting, range, seats, setup, runs, seed, policy };
            swept(options.format, &terminal::follow(plans.start(options.threads)?)?)
        }
        (None, None) => {
            let began = seconds();
            let games = terminal::follow(Batch::start(plan)?)?;
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
    output::write(path, &journal).map_err(|error| Fault::file(path, &error))
}

/// One game, told for people or given as data.
fn explained(format: TableFormat, session: Session) -> String {
    let account = |session| Account::of(session).expect("minds hold both seats");
    match format {
        TableFormat::Text => explain::tell(words::texts(), session),
        TableFormat::Json => account(session).json() + "\n",
        TableFormat::Csv => account(session).csv(),
    }
}

fn told(options: &Simulate, level: &str, games: &[GameResult], timing: Option<Timing>) -> String {
    let Simulate { seed, policy, assume, .. } = options;
    let summary = Summary::of(Question { level, seed: *seed, policy, assume }, games, timing);
    match options.format {
        TableFormat::Text => text::study::summary(words::texts(), &summary),
        TableFormat::Json => summary.json() + "\n",
        TableFormat::Csv => summary.csv(),
    }
}

fn swept(format: TableFormat, sweep: &Sweep) -> String {
    match format {
        TableFormat::Text => text::study::sweep(words::texts(), sweep),
        TableFormat::Json => sweep.json() + "\n",
        TableFormat::Csv => sweep.csv(),
    }
}

/// Seconds since this was first asked.
#[expect(clippy::disallowed_methods, reason = "the door measures speed; the rules get no clock")]
fn seconds() -> f64 {
    static BEGINNING: OnceLock<Instant> = OnceLock::new();
    BEGINNING.get_or_init(Instant::now).elapsed().as_secs_f64()
}
