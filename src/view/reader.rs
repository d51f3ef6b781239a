//! Reads the game: the scene from what the viewer believes, the moment from the clock, the camera's wishes.

use super::camera::{CameraGoal, Goal, MapCamera, MapEye};
use super::covered::Covered;
use super::effects::Moment;
use super::scene::{Jamming, Scene, plane};
use super::zones::JammingPreview;
use crate::game::messages::LookAt;
use crate::game::{Action, Clock, Game, Preview};
use crate::map::projection::Projection;
use crate::sim::Order;
use bevy::prelude::*;

/// The scene follows the game, and leaves with it.
pub(super) fn read_scene(game: Option<Res<Game>>, mut scene: ResMut<Scene>, mut had_game: Local<bool>) {
    let had = std::mem::replace(&mut *had_game, game.is_some());
    match game {
        Some(game) if game.is_changed() || !had => {
            scene.set_if_neq(Scene::of(game.scenario(), game.intel()));
        }
        None if had => *scene = Scene::default(),
        Some(_) | None => {}
    }
}

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

/// Frames after which the panels of the war stand.
const PANELS_STAND: u32 = 4;
/// Points that stay free around the ground of the war: room for symbols and their names.
const MARGIN: f32 = 70.0;

/// When the war begins the camera flies to where it is fought: all axes and the line, between the panels.
pub(super) fn open_war(
    game: Option<Res<Game>>,
    scene: Res<Scene>,
    covered: Res<Covered>,
    camera: Res<MapCamera>,
    mut goal: ResMut<CameraGoal>,
    mut frames: Local<u32>,
) {
    let ground: Vec<Vec2> = scene.axes.iter().flat_map(|axis| axis.way.iter().copied()).collect();
    if ground.is_empty() || game.is_none() {
        *frames = 0;
        return;
    }
    *frames = frames.saturating_add(1);
    if *frames == PANELS_STAND {
        let line = scene.line.iter().flat_map(|line| line.course.iter().copied());
        let ground: Vec<Vec2> = ground.into_iter().chain(line).collect();
        let room = free(Rect::from_corners(Vec2::ZERO, camera.size), covered.all()).inflate(-MARGIN);
        goal.0 = Some(camera.showing(&ground, room));
    }
}

/// What panels leave of the screen, each of them standing at an edge.
fn free<'a>(screen: Rect, covered: impl Iterator<Item = &'a Rect>) -> Rect {
    covered.fold(screen, |mut left, panel| {
        let middle = screen.center();
        match (panel.width() > panel.height(), panel.center().cmpgt(middle)) {
            (true, below) if below.y => left.max.y = left.max.y.min(panel.min.y),
            (true, _) => left.min.y = left.min.y.max(panel.max.y),
            (false, beside) if beside.x => left.max.x = left.max.x.min(panel.min.x),
            (false, _) => left.min.x = left.min.x.max(panel.max.x),
        }
        left
    })
}

/// Somebody wishes to see a place.
pub(super) fn look_at(mut wishes: MessageReader<LookAt>, mut goal: ResMut<CameraGoal>) {
    if let Some(LookAt(at)) = wishes.read().last() {
        goal.0 = Some(Goal { centre: plane(*at), km_per_point: None });
    }
}

/// A jammer about to be ordered is shown where it would work.
pub(super) fn preview_jamming(
    game: Option<Res<Game>>,
    preview: Res<Preview>,
    mut shown: ResMut<JammingPreview>,
) {
    let jamming = match (game, preview.0) {
        (Some(game), Some(Order::Jam { jammer })) => {
            let plan = &game.scenario().jammers[jammer.index()];
            Some(Jamming { id: jammer, at: plane(plan.at), radius: plan.radius.0 as f32 })
        }
        _ => None,
    };
    shown.set_if_neq(JammingPreview(jamming));
}
