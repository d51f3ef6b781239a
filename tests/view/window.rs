//! The window itself: when it draws, how large it may be, what the wheel reaches.

use crate::desktop::Desktop;
use assured_disruption::game::messages::{IssueOrder, Navigate, SetPlayback};
use assured_disruption::game::{Game, Playback, Scoring};
use assured_disruption::sim::Order;
use assured_disruption::ui::frame::Occupied;
use assured_disruption::ui::settings::UiSettings;
use assured_disruption::view::camera::{CameraGoal, MapCamera};
use bevy::input::ButtonState;
use bevy::prelude::*;

/// Frames within which a window that has something to show stands still again.
const SOON: u32 = 20;

#[test]
fn a_window_that_nothing_happens_to_draws_nothing() {
    for mut desktop in [Desktop::open(1280, 720), Desktop::begun(1280, 720), Desktop::asked(1280, 720)] {
        // It stands still already; a frame that is drawn all the same is no reason for another.
        for _ in 0..50 {
            desktop.frames(1);
            assert!(desktop.still());
        }
    }
}

#[test]
fn what_is_done_to_a_still_window_is_drawn_and_then_it_is_still_again() {
    let mut desktop = Desktop::begun(1280, 720);
    let done: [fn(&mut Desktop); 6] = [
        |desktop| desktop.point(Vec2::new(600.0, 400.0)),
        |desktop| desktop.letter('p'),
        |desktop| desktop.wheel(1.0),
        |desktop| desktop.resize(1300, 700),
        |desktop| desktop.scale(1.5),
        |desktop| desktop.send(SetPlayback::Pause),
    ];
    for (index, act) in done.into_iter().enumerate() {
        act(&mut desktop);
        let frames = desktop.settle();
        assert!(frames <= SOON, "{index}: {frames} frames");
    }
}

/// The middle of the button that is the foot's right half: let the week run.
fn run_button(desktop: &Desktop) -> Vec2 {
    let foot = desktop.of::<Occupied>().0.last().copied().expect("the foot is drawn last");
    let dpr = desktop.of::<MapCamera>().dpr;
    Vec2::new(foot.left() + foot.width() * 0.75, foot.center().y) * dpr
}

#[test]
fn the_click_that_wakes_the_window_counts_however_quick_it_is() {
    for frames_between in [0, 1, 3] {
        let mut desktop = Desktop::begun(1280, 720);
        desktop.letter('p');
        // Whoever orders nothing is asked first.
        desktop.send(IssueOrder(Order::Claim));
        desktop.settle();
        let at = run_button(&desktop);
        assert!(desktop.still() && desktop.of::<Playback>().paused());
        // The pointer has not been seen before: it comes and presses within one frame.
        desktop.point(at);
        desktop.button(ButtonState::Pressed);
        desktop.frames(frames_between);
        desktop.button(ButtonState::Released);
        desktop.frames(4);
        assert!(!desktop.of::<Playback>().paused(), "{frames_between} frames between press and release");
        assert!(!desktop.still(), "time runs");
    }
}

#[test]
fn a_flight_is_drawn_to_its_end_and_threads_that_count_are_looked_at() {
    let mut desktop = Desktop::begun(1280, 720);
    desktop.wheel(3.0);
    desktop.settle();
    desktop.send(assured_disruption::game::Action::Recentre);
    desktop.frames(3);
    assert!(desktop.of::<CameraGoal>().0.is_some() && !desktop.still());
    desktop.settle();
    assert!(desktop.of::<CameraGoal>().0.is_none());
    let mut desktop = Desktop::ended(1280, 720);
    desktop.frames(SOON);
    assert!(desktop.of::<Scoring>().progress().is_none() || !desktop.still());
    for _ in 0..100_000 {
        if desktop.of::<Scoring>().progress().is_none() {
            break;
        }
        desktop.frames(1);
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(desktop.settle() <= SOON, "the score stands there, and then the window is still");
}

#[test]
fn no_size_and_no_scale_of_a_window_is_a_panic() {
    let screens: [fn() -> Desktop; 3] =
        [|| Desktop::open(800, 600), || Desktop::asked(800, 600), || Desktop::ended(800, 600)];
    for open in screens {
        let mut desktop = open();
        for (width, height) in [
            (0, 0),
            (1, 1),
            (10, 10),
            (10, 2000),
            (2000, 10),
            (60, 60),
            (100, 100),
            (100, 900),
            (200, 150),
            (640, 360),
            (16384, 16384),
        ] {
            desktop.resize(width, height);
            for chosen in [None, Some(0.75), Some(3.0)] {
                desktop.app.world_mut().resource_mut::<UiSettings>().chosen = chosen;
                desktop.point(Vec2::new(width as f32 * 0.5, height as f32 * 0.5));
                desktop.wheel(1.0);
                desktop.frames(4);
            }
        }
        for factor in [0.5, 1.0, 2.0, 4.0] {
            desktop.scale(factor);
            desktop.frames(4);
        }
        let camera = desktop.of::<MapCamera>();
        assert!(camera.centre.is_finite() && camera.km_per_point.is_finite(), "{camera:?}");
    }
}

#[test]
fn the_system_s_scale_holds_until_another_is_chosen() {
    let mut desktop = Desktop::begun(1920, 1080);
    let dpr = |desktop: &Desktop| desktop.of::<MapCamera>().dpr;
    assert_eq!(dpr(&desktop), 1.0);
    desktop.scale(2.0);
    desktop.resize(1920, 1080);
    desktop.settle();
    assert_eq!(dpr(&desktop), 2.0, "the system asks for twice as much");
    desktop.app.world_mut().resource_mut::<UiSettings>().chosen = Some(1.25);
    desktop.settle();
    assert_eq!(dpr(&desktop), 1.25, "the player has chosen");
    desktop.send(assured_disruption::game::Action::ScaleReset);
    desktop.settle();
    assert_eq!(dpr(&desktop), 2.0);
}

#[test]
fn the_wheel_over_a_panel_leaves_the_map_alone_and_over_the_map_it_zooms() {
    let mut desktop = Desktop::ended(1280, 720);
    desktop.frames(30);
    let page = *desktop.of::<Occupied>().0.last().expect("the page of the end");
    let far = |desktop: &Desktop| desktop.of::<MapCamera>().km_per_point;
    for share in [0.1, 0.3, 0.5, 0.7, 0.9] {
        let at = page.min + page.size() * share;
        let before = far(&desktop);
        // Pointer and wheel come within one frame.
        desktop.point(Vec2::new(at.x, at.y) * desktop.of::<MapCamera>().dpr);
        desktop.wheel(-1.0);
        desktop.frames(2);
        desktop.wheel(1.0);
        desktop.frames(2);
        assert_eq!(far(&desktop), before, "at {share} of the page");
    }
    let before = far(&desktop);
    desktop.point(Vec2::new(8.0, 360.0));
    desktop.frames(1);
    desktop.wheel(1.0);
    desktop.frames(2);
    assert!(far(&desktop) < before, "beside the page lies the map");
}

#[test]
fn a_game_that_is_left_for_the_menu_leaves_a_still_window() {
    let mut desktop = Desktop::begun(1280, 720);
    desktop.send(SetPlayback::Run);
    desktop.frames(10);
    desktop.send(Navigate::ToMenu);
    assert!(desktop.settle() <= SOON);
    assert!(desktop.app.world().get_resource::<Game>().is_none());
}
