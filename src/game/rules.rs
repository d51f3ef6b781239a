//! The systems that take orders, hold the clock for those who decide, and let the hours pass.

use super::log::EventLog;
use super::messages::{CouncilMet, IssueOrder, OrderRefused, Seek, TimelineJumped, WithdrawOrder};
use super::news::News;
use super::playback::{Clock, Playback, StopReason, stop_reason};
use super::screen::CouncilOverlay;
use super::table::Game;
use crate::sim::Side;
use crate::sim::state::Stage;
use bevy::prelude::*;

/// Gives the viewer's orders to the session, and takes them back.
pub(super) fn take_orders(
    mut issued: MessageReader<IssueOrder>,
    mut withdrawn: MessageReader<WithdrawOrder>,
    mut refused: MessageWriter<OrderRefused>,
    mut game: ResMut<Game>,
) {
    for IssueOrder(order) in issued.read() {
        // A refused order changes nothing, so it marks nothing changed.
        match game.bypass_change_detection().order(*order) {
            Ok(()) => game.set_changed(),
            Err(refusal) => {
                refused.write(OrderRefused { order: *order, refusal });
            }
        }
    }
    for WithdrawOrder(order) in withdrawn.read() {
        if game.bypass_change_detection().undo(*order).is_some() {
            game.set_changed();
        }
    }
}

/// Holds the clock while the viewer's side is asked, and opens the report of a council that has met. Time stands still
/// under the report, also for whoever asked it to run in the moment in which it opened.
pub(super) fn convene_council(
    game: Res<Game>,
    mut met: MessageReader<CouncilMet>,
    mut playback: ResMut<Playback>,
    council: Option<Res<State<CouncilOverlay>>>,
    mut next: ResMut<NextState<CouncilOverlay>>,
) {
    let open = council.is_some_and(|council| *council.get() == CouncilOverlay::Open);
    if !playback.paused() && open {
        playback.stop(StopReason::Council);
    }
    if !playback.paused() && playback.stops.cover(StopReason::YourTurn) && game.waits() {
        playback.stop(turn(&game));
    }
    let met = met.read().count() > 0;
    // Whoever sits in the council needs no report of it.
    let hears = game.viewer() == Side::Alliance;
    if met && hears && playback.stopped == Some(StopReason::Council) {
        *next = NextState::PendingIfNeq(CouncilOverlay::Open);
    }
}

/// Why the viewer's side is asked.
fn turn(game: &Game) -> StopReason {
    if game.session().sighted() && !game.session().week_begins() {
        StopReason::Readiness
    } else {
        StopReason::YourTurn
    }
}

/// Lets an hour pass when the clock says so.
pub(super) fn advance_rules(
    time: Res<Time>,
    mut game: ResMut<Game>,
    mut playback: ResMut<Playback>,
    mut clock: ResMut<Clock>,
    mut news: ResMut<News>,
) {
    let part = playback.hours_in(time.delta_secs_f64(), game.stage());
    if part == 0.0 {
        return;
    }
    clock.fraction += part;
    if clock.fraction < 1.0 {
        return;
    }
    let reason = pass_hour(&mut game, &mut news);
    clock.fraction -= 1.0;
    clock.hour = game.hour();
    if let Some(reason) = reason.filter(|reason| playback.stops.cover(*reason)) {
        playback.stop(reason);
        clock.fraction = 0.0;
    }
}

/// Goes to an hour that is asked for.
pub(super) fn seek(
    mut sought: MessageReader<Seek>,
    mut jumped: MessageWriter<TimelineJumped>,
    mut game: ResMut<Game>,
    mut playback: ResMut<Playback>,
    mut clock: ResMut<Clock>,
    mut news: ResMut<News>,
    mut log: ResMut<EventLog>,
) {
    let Some(Seek(to)) = sought.read().last().copied() else { return };
    let from = game.hour();
    let mut reason = StopReason::Sought;
    if to < from && game.look_back(to) {
        log.entries.retain(|entry| entry.hour < to);
    }
    while game.hour() < to && !matches!(game.stage(), Stage::Over(_)) {
        let met = pass_hour(&mut game, &mut news);
        if let Some(met) = met.filter(|met| playback.stops.cover(*met)) {
            reason = met;
            break;
        }
        if playback.stops.cover(StopReason::YourTurn) && game.waits() {
            reason = turn(game.as_ref());
            break;
        }
    }
    if game.hour() != from {
        *clock = Clock { hour: game.hour(), fraction: 0.0 };
        playback.stop(reason);
        jumped.write(TimelineJumped { from, to: game.hour() });
    }
}

/// One hour of the game; gives the greatest reason to stop that the viewer saw in it.
fn pass_hour(game: &mut Game, news: &mut News) -> Option<StopReason> {
    let seen = game.advance();
    let reason = seen.iter().filter_map(stop_reason).max();
    news.0.extend(seen);
    reason
}
