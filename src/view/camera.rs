//! The camera over the map: a plane of kilometres, north up at the middle, pan, zoom to the pointer, flights.

use super::covered::Covered;
use super::settings::Motion;
use crate::game::actions::{Action, Direction, Held};
use bevy::camera::RenderTarget;
use bevy::input::mouse::{AccumulatedMouseScroll, MouseScrollUnit};
use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::input::EguiWantsInput;
use bevy_egui::{EguiContext, PrimaryEguiContext};

/// Where the map is looked at. A point is a point of the interface: `dpr` device pixels.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct MapCamera {
    /// Middle of the picture, km of the plane.
    pub centre: Vec2,
    /// Kilometres in a point.
    pub km_per_point: f32,
    /// How far the picture is turned so that north is up, radians.
    pub turn: f32,
    /// Size of the picture, points.
    pub size: Vec2,
    /// Device pixels in a point.
    pub dpr: f32,
    /// What the camera may show, km of the plane.
    pub frame: Rect,
}

impl Default for MapCamera {
    fn default() -> Self {
        Self {
            centre: Vec2::ZERO,
            km_per_point: 3.4,
            turn: 0.0,
            size: Vec2::new(1280.0, 720.0),
            dpr: 1.0,
            frame: Rect::new(-3400.0, -2250.0, 3600.0, 2450.0),
        }
    }
}

/// The closest the camera goes, kilometres in a point.
const CLOSEST: f32 = 0.08;

impl MapCamera {
    /// Where a place of the plane (km) is in the picture (points from the upper left corner).
    pub fn to_screen(&self, km: Vec2) -> Vec2 {
        let seen = Vec2::from_angle(-self.turn).rotate(km - self.centre) / self.km_per_point;
        Vec2::new(0.5 * self.size.x + seen.x, 0.5 * self.size.y - seen.y)
    }

    /// The place of the plane (km) at a point of the picture.
    pub fn to_map(&self, point: Vec2) -> Vec2 {
        let seen = Vec2::new(point.x - 0.5 * self.size.x, 0.5 * self.size.y - point.y);
        self.centre + Vec2::from_angle(self.turn).rotate(seen * self.km_per_point)
    }

    /// Half the size of the upright box around the turned picture, km.
    fn reach(&self, km_per_point: f32) -> Vec2 {
        let (sin, cos) = self.turn.sin_cos();
        let half = 0.5 * self.size * km_per_point;
        Vec2::new(half.x * cos.abs() + half.y * sin.abs(), half.x * sin.abs() + half.y * cos.abs())
    }

    /// The nearest view that shows nothing outside the frame.
    pub fn clamped(mut self) -> Self {
        let unit = self.reach(1.0).max(Vec2::splat(1.0));
        let widest = (self.frame.half_size() / unit).min_element();
        self.km_per_point = self.km_per_point.clamp(CLOSEST.min(widest), widest);
        let reach = self.reach(self.km_per_point);
        let (low, high) = (self.frame.min + reach, self.frame.max - reach);
        self.centre = self.centre.clamp(low.min(high), high.max(low));
        self
    }

    /// The view that shows some places (km of the plane) in a part of the picture, points.
    pub fn showing(&self, places: &[Vec2], part: Rect) -> Goal {
        let seen = places.iter().map(|place| Vec2::from_angle(-self.turn).rotate(*place));
        let (low, high) = seen.fold((Vec2::MAX, Vec2::MIN), |(low, high), at| (low.min(at), high.max(at)));
        let km_per_point = ((high - low) / part.size().max(Vec2::ONE)).max_element().max(CLOSEST);
        let off = part.center() - 0.5 * self.size;
        let middle = 0.5 * (low + high) - Vec2::new(off.x, -off.y) * km_per_point;
        Goal { centre: Vec2::from_angle(self.turn).rotate(middle), km_per_point: Some(km_per_point) }
    }

    /// The view after a zoom that keeps the place under a point where it is.
    fn zoomed(mut self, by: f32, around: Vec2) -> Self {
        let held = self.to_map(around);
        self.km_per_point *= by;
        self = self.clamped();
        self.centre += held - self.to_map(around);
        self.clamped()
    }
}

/// Where the camera is to go; it flies there and clears this.
#[derive(Resource, Default, Clone, Copy, Debug, PartialEq)]
pub struct CameraGoal(pub Option<Goal>);

/// A view to fly to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// Middle of the picture, km of the plane.
    pub centre: Vec2,
    /// Kilometres in a point; unchanged when `None`.
    pub km_per_point: Option<f32>,
}

/// The flight that is under way.
#[derive(Default)]
pub(super) struct Flight {
    from: Option<(MapCamera, Goal)>,
    done: f32,
}

/// What the mouse drags.
#[derive(Default)]
pub(super) struct Drag {
    last: Option<Vec2>,
    moved: f32,
}

/// Whether the press that is being released was a drag, so that it is no click.
#[derive(Resource, Default)]
pub struct Dragged(pub bool);

/// The camera that one looks through.
#[derive(Component)]
pub struct MapEye;

/// What the map is drawn on: the window when `None`.
#[derive(Resource, Clone, Debug, Default)]
pub struct Canvas(pub Option<Handle<Image>>);

pub(super) fn spawn(mut commands: Commands, canvas: Res<Canvas>) {
    let mut eye = commands.spawn((
        MapEye,
        Camera2d,
        Msaa::Off,
        Transform::from_xyz(0.0, 0.0, 500.0),
        Projection::Orthographic(OrthographicProjection::default_2d()),
        EguiContext::default(),
        PrimaryEguiContext,
    ));
    if let Some(image) = &canvas.0 {
        eye.insert(RenderTarget::Image(image.clone().into()));
    }
}

/// Points that a key moves the map at once, so that a tap is seen, and in each second it is held.
const TAP: f32 = 60.0;
const GLIDE: f32 = 700.0;
/// What a key zooms at once, and in each second it is held: powers of e.
const STEP: f32 = 0.2;
const CLIMB: f32 = 1.4;

/// Drags and wheels, where no panel takes them.
pub(super) fn steer(
    buttons: Res<ButtonInput<MouseButton>>,
    scroll: Res<AccumulatedMouseScroll>,
    wants: Res<EguiWantsInput>,
    covered: Res<Covered>,
    windows: Query<&Window, With<PrimaryWindow>>,
    mut camera: ResMut<MapCamera>,
    mut goal: ResMut<CameraGoal>,
    mut drag: Local<Drag>,
    mut dragged: ResMut<Dragged>,
) {
    let Ok(window) = windows.single() else { return };
    let mut view = *camera;
    let to_points = window.scale_factor() / view.dpr;
    let pointer = window.cursor_position().map(|at| at * to_points);
    // What the interface wants it says for the pointer of the frame before; the panels' places hold for this one.
    let panel = pointer.is_some_and(|at| covered.panels.iter().any(|panel| panel.contains(at)));
    let free = !panel && !wants.wants_any_pointer_input();
    let pressed = [MouseButton::Left, MouseButton::Middle];
    if buttons.any_just_pressed(pressed) && free {
        *drag = Drag { last: pointer, moved: 0.0 };
        dragged.0 = false;
    }
    if buttons.any_pressed(pressed) {
        if let (Some(last), Some(now)) = (drag.last, pointer) {
            drag.moved += (now - last).length();
            if drag.moved > 5.0 {
                dragged.0 = true;
                view.centre += view.to_map(last) - view.to_map(now);
            }
            drag.last = Some(now);
        }
    } else {
        drag.last = None;
    }
    if free && scroll.delta.y != 0.0 {
        let notches = match scroll.unit {
            MouseScrollUnit::Line => scroll.delta.y,
            MouseScrollUnit::Pixel => scroll.delta.y / 80.0,
        };
        view = view.zoomed(0.82_f32.powf(notches), pointer.unwrap_or(0.5 * view.size));
    }
    go(&mut camera, &mut goal, view);
}

/// Keys that move the map: a step at once, and on as long as one is held.
pub(super) fn follow_keys(
    mut actions: MessageReader<Action>,
    held: Res<Held>,
    time: Res<Time<Real>>,
    mut camera: ResMut<MapCamera>,
    mut goal: ResMut<CameraGoal>,
) {
    let seconds = time.delta_secs().min(0.1);
    let (mut way, mut zoom) = (Vec2::ZERO, 0.0_f32);
    let taps = actions.read().map(|action| (*action, TAP, STEP));
    for (action, points, power) in taps.chain(held.0.iter().map(|a| (*a, GLIDE * seconds, CLIMB * seconds))) {
        match action {
            Action::Pan(direction) => way += points * towards(direction),
            Action::ZoomIn => zoom -= power,
            Action::ZoomOut => zoom += power,
            _ => {}
        }
    }
    if way == Vec2::ZERO && zoom == 0.0 {
        return;
    }
    let mut view = *camera;
    view.centre += Vec2::from_angle(view.turn).rotate(way) * view.km_per_point;
    go(&mut camera, &mut goal, view.zoomed(zoom.exp(), 0.5 * view.size));
}

/// A step on the picture, up being up.
fn towards(direction: Direction) -> Vec2 {
    match direction {
        Direction::North => Vec2::Y,
        Direction::East => Vec2::X,
        Direction::South => Vec2::NEG_Y,
        Direction::West => Vec2::NEG_X,
    }
}

/// Takes a view as far as the frame allows; whoever steers ends a flight.
fn go(camera: &mut ResMut<MapCamera>, goal: &mut CameraGoal, view: MapCamera) {
    let view = view.clamped();
    if view != camera.clamped() {
        goal.0 = None;
    }
    camera.set_if_neq(view);
}

/// Flies to the goal: half a second, along the logarithm of the scale; at once with reduced motion.
pub(super) fn fly(
    time: Res<Time<Real>>,
    motion: Res<Motion>,
    mut camera: ResMut<MapCamera>,
    mut goal: ResMut<CameraGoal>,
    mut flight: Local<Flight>,
) {
    let Some(to) = goal.0 else {
        flight.from = None;
        return;
    };
    let start = match flight.from {
        Some((start, aim)) if aim == to => start,
        _ => {
            *flight = Flight { from: Some((*camera, to)), done: 0.0 };
            *camera
        }
    };
    flight.done =
        if motion.reduced { 1.0 } else { (flight.done + time.delta_secs().min(0.1) / 0.5).min(1.0) };
    let ease = flight.done * flight.done * (3.0 - 2.0 * flight.done);
    let mut view = *camera;
    view.centre = start.centre.lerp(to.centre, ease);
    let end = to.km_per_point.unwrap_or(start.km_per_point);
    view.km_per_point = start.km_per_point * (end / start.km_per_point).powf(ease);
    camera.set_if_neq(view.clamped());
    if flight.done >= 1.0 {
        goal.0 = None;
    }
}

/// Keeps the size of the picture and Bevy's camera in step.
pub(super) fn apply(
    mut camera: ResMut<MapCamera>,
    mut eyes: Query<(&Camera, &mut Transform, &mut Projection), With<MapEye>>,
) {
    for (eye, mut transform, mut projection) in &mut eyes {
        let Some(pixels) = eye.physical_target_size() else { continue };
        let size = pixels.as_vec2().max(Vec2::ONE) / camera.dpr;
        let view = MapCamera { size, ..*camera }.clamped();
        camera.set_if_neq(view);
        transform.set_if_neq(Transform {
            translation: view.centre.extend(500.0),
            rotation: Quat::from_rotation_z(view.turn),
            ..default()
        });
        let scale = view.km_per_point * eye.target_scaling_factor().unwrap_or(1.0) / view.dpr;
        if let Projection::Orthographic(ortho) = projection.bypass_change_detection()
            && ortho.scale != scale
        {
            ortho.scale = scale;
            projection.set_changed();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_under_the_pointer_stays_there_when_the_map_zooms() {
        let view = MapCamera { turn: 0.08, km_per_point: 1.0, ..default() };
        let pointer = Vec2::new(900.0, 200.0);
        let held = view.to_map(pointer);
        let after = view.zoomed(0.5, pointer);
        assert!((after.to_map(pointer) - held).length() < 0.05);
        assert!((after.km_per_point - 0.5).abs() < 1e-5);
    }

    #[test]
    fn what_is_to_be_shown_fills_its_part_of_the_picture() {
        let view = MapCamera { turn: 0.1, ..default() };
        let places = [Vec2::new(300.0, 40.0), Vec2::new(420.0, -200.0), Vec2::new(250.0, -60.0)];
        let part = Rect::new(100.0, 150.0, 900.0, 500.0);
        let goal = view.showing(&places, part);
        let shown = MapCamera { centre: goal.centre, km_per_point: goal.km_per_point.unwrap(), ..view };
        let corners = places.map(|place| shown.to_screen(place));
        let (low, high) = corners.iter().fold((Vec2::MAX, Vec2::MIN), |(l, h), at| (l.min(*at), h.max(*at)));
        assert!(part.inflate(0.01).contains(low) && part.inflate(0.01).contains(high), "{low} {high}");
        assert!((0.5 * (low + high) - part.center()).length() < 0.1);
        assert!((high.y - low.y - part.height()).abs() < 0.1 || (high.x - low.x - part.width()).abs() < 0.1);
    }

    #[test]
    fn the_camera_shows_nothing_outside_the_frame() {
        let view =
            MapCamera { turn: 0.15, km_per_point: 99.0, centre: Vec2::splat(9e4), ..default() }.clamped();
        for corner in [Vec2::ZERO, view.size, view.size.with_x(0.0), view.size.with_y(0.0)] {
            assert!(view.frame.inflate(1.0).contains(view.to_map(corner)));
        }
    }
}
