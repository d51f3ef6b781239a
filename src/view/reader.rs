//! Reads the game for the camera and the moment: what to look at, and when.

use super::appearance::{Way, plane};
use super::board::Board;
use super::camera::{CameraGoal, Goal, MapCamera, MapEye};
use super::covered::Covered;
use super::effects::Moment;
use super::placement;
use crate::game::components::{Column, DefenceLine};
use crate::game::messages::LookAt;
use crate::game::{Action, Clock, Game};
use crate::map::projection::Projection;
use bevy::prelude::*;

/// The moment that is shown.
pub(super) fn read_moment(clock: Res<Clock>, time: Res<Time<Real>>, mut moment: ResMut<Moment>) {
    *moment = Moment { hour: clock.now(), seconds: time.elapsed_secs_f64() };
}

/// A new game is looked at as its level says, north up in the middle.
pub(super) fn open_level(
    game: Option<Res<Game>>,
    eyes: Query<&Camera, With<MapEye>>,
    mut shown: Local<Option<(String, u64)>>,
    mut camera: ResMut<MapCamera>,
    mut goal: ResMut<CameraGoal>,
) {
    let now = game.as_ref().map(|game| (game.setup().level.clone(), game.setup().seed));
    let Some(pixels) = eyes.iter().find_map(Camera::physical_target_size) else { return };
    if *shown == now {
        return;
    }
    *shown = now;
    let Some(game) = game else { return };
    // The camera itself has not yet seen the size of a window that has just opened.
    let size = pixels.as_vec2().max(Vec2::ONE) / camera.dpr;
    goal.0 = None;
    camera.set_if_neq(opening(&game, MapCamera { size, ..*camera }));
}

/// The view that a level begins with, for a picture of the size of another.
fn opening(game: &Game, view: MapCamera) -> MapCamera {
    let wanted = game.scenario().camera;
    let opening = MapCamera {
        centre: plane(wanted.at),
        km_per_point: wanted.height.0 as f32 / view.size.y,
        turn: Projection::europe().convergence(wanted.at).to_radians() as f32,
        ..view
    };
    opening.clamped()
}

/// Back to where the level's picture begins.
pub(super) fn recentre(
    mut actions: MessageReader<Action>,
    game: Option<Res<Game>>,
    camera: Res<MapCamera>,
    mut goal: ResMut<CameraGoal>,
) {
    let asked = actions.read().any(|action| *action == Action::Recentre);
    if let Some(game) = game.filter(|_| asked) {
        let home = opening(&game, *camera);
        goal.0 = Some(Goal { centre: home.centre, km_per_point: Some(home.km_per_point) });
    }
}

/// Out to where all of both networks is in sight.
pub(super) fn see_theatre(
    mut actions: MessageReader<Action>,
    board: Board,
    covered: Res<Covered>,
    camera: Res<MapCamera>,
    mut goal: ResMut<CameraGoal>,
) {
    if actions.read().any(|action| *action == Action::Theatre) {
        let units = board.units.iter().filter(|unit| unit.commands()).map(|unit| unit.at());
        let places: Vec<Vec2> = units.chain(board.facilities.iter().map(|there| there.at())).collect();
        let room = covered.free(Rect::from_corners(Vec2::ZERO, camera.size)).inflate(-MARGIN);
        let wide = camera.showing(&places, room);
        let least = placement::THEATRE / placement::size(&camera);
        let km_per_point = wide.km_per_point.map(|scale| scale.max(least));
        goal.0 = Some(Goal { km_per_point, ..wide });
    }
}

/// Frames after which the panels of the war stand.
const PANELS_STAND: u32 = 4;
/// Points that stay free around the ground of the war: room for symbols and their names.
const MARGIN: f32 = 70.0;

/// When the war begins the camera flies to where it is fought: all axes and the line, between the panels.
pub(super) fn open_war(
    axes: Query<&Way, With<Column>>,
    lines: Query<&Way, With<DefenceLine>>,
    covered: Res<Covered>,
    camera: Res<MapCamera>,
    mut goal: ResMut<CameraGoal>,
    mut frames: Local<u32>,
) {
    if axes.is_empty() {
        *frames = 0;
        return;
    }
    *frames = frames.saturating_add(1);
    if *frames == PANELS_STAND {
        let ground: Vec<Vec2> =
            axes.iter().chain(&lines).flat_map(|way| way.course.iter().copied()).collect();
        let room = covered.free(Rect::from_corners(Vec2::ZERO, camera.size)).inflate(-MARGIN);
        goal.0 = Some(camera.showing(&ground, room));
    }
}

/// Somebody wishes to see a place.
pub(super) fn look_at(mut wishes: MessageReader<LookAt>, mut goal: ResMut<CameraGoal>) {
    if let Some(LookAt(at)) = wishes.read().last() {
        goal.0 = Some(Goal { centre: plane(*at), km_per_point: None });
    }
}
