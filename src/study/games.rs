//! Many games as a table: a row a game, for whoever wants to ask other questions than we did.

use super::account::Account;
use super::batch::Plan;
use super::job::{Failure, Job};
use super::summary::line;
use crate::session::Session;
use crate::sim::orders::{KINDS, Kind, Slot};
use crate::sim::units::week;
use crate::sim::{Scenario, Side};
use std::sync::Arc;

/// Starts to play the games of a plan, each told in full.
///
/// # Errors
/// [`Failure::Threads`] when the platform gives no threads.
pub fn start(plan: Plan) -> Result<Job<Vec<Account>>, Failure> {
    Job::begin(plan.threads, move |tally| {
        tally.expect(plan.runs as usize);
        plan.each(tally, |seed| {
            let (scenario, seats) = (Arc::clone(&plan.scenario), plan.seats.clone());
            Ok(Account::of(Session::with_setup(scenario, seed, seats, plan.setup))?)
        })
    })
}

/// The table: a line of names, then a line for each game, by seed. Weeks count from 1; what did not happen is left empty.
///
/// `order.KIND` is how often the alliance gave an order of that kind; `answer.ID` is the letter that was answered to a
/// dispatch of the level, where it came.
pub fn csv(scenario: &Scenario, games: &[Account]) -> String {
    let kinds: Vec<&Kind> = KINDS.iter().copied().filter(|kind| of_the_alliance(kind)).collect();
    let mut names: Vec<String> = [
        "seed",
        "disposition",
        "outcome",
        "grade",
        "weeks",
        "readiness_1_week",
        "readiness_2_week",
        "launch_week",
        "hours_to_objective",
        "answered_by_default",
    ]
    .map(str::to_owned)
    .to_vec();
    names.extend(kinds.iter().map(|kind| format!("order.{}", kind.name)));
    names.extend(scenario.dispatches.iter().map(|card| format!("answer.{}", card.id)));
    let rows = games.iter().map(|game| cells(scenario, &kinds, game));
    std::iter::once(names).chain(rows).map(|cells| line(cells.iter().map(String::as_str))).collect()
}

fn cells(scenario: &Scenario, kinds: &[&Kind], game: &Account) -> Vec<String> {
    let given = |kind: &Kind| {
        let own = game.orders.iter().filter(|given| given.side == Side::Alliance);
        own.filter(|given| given.order.kind().name == kind.name).count()
    };
    let answer = |id: &str| {
        let answer = game.answers.iter().find(|answer| answer.dispatch == id);
        answer.map_or(String::new(), |answer| answer.option.clone())
    };
    let mut cells = vec![
        game.seed.to_string(),
        game.disposition.clone(),
        game.outcome.to_owned(),
        text(game.grade),
        week(game.ended).to_string(),
        reached(game, 1),
        reached(game, 2),
        text(game.launched.map(week)),
        text(game.objective),
        game.answers.iter().filter(|answer| answer.by_default).count().to_string(),
    ];
    cells.extend(kinds.iter().map(|kind| given(kind).to_string()));
    cells.extend(scenario.dispatches.iter().map(|card| answer(&card.id)));
    cells
}

/// Whether the alliance gives orders of a kind.
fn of_the_alliance(kind: &Kind) -> bool {
    !matches!(kind.slot, Slot::Sitting | Slot::War)
}

/// The week of the council that first ordered a readiness.
fn reached(game: &Account, readiness: u8) -> String {
    text(game.councils.iter().find(|council| council.to >= readiness).map(|council| week(council.hour)))
}

fn text(number: Option<impl ToString>) -> String {
    number.map_or(String::new(), |number| number.to_string())
}
