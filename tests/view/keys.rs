//! What keys do and what they leave alone, in the whole of the game.

use crate::desktop::{ALT, CONTROL, Desktop, SUPER};
use assured_disruption::game::actions::{ACTIONS, Action, Direction};
use assured_disruption::game::messages::{IssueOrder, Navigate, OrderRefused};
use assured_disruption::game::playback::{Factor, Playback, Speed};
use assured_disruption::game::{CouncilOverlay, Game, GameSetup, Hand, Lens, Offers, Screen, Selection};
use assured_disruption::sim::{NodeId, Order, Side};
use assured_disruption::ui::panel_state::PanelState;
use assured_disruption::ui::settings::UiSettings;
use assured_disruption::view::camera::{CameraGoal, MapCamera};
use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardFocusLost};
use bevy::prelude::*;
use bevy::render::view::screenshot::Screenshot;

/// Brings a game to where an action has something to do.
fn prepare(desktop: &mut Desktop, action: Action) {
    match action {
        Action::CloseCouncil => {
            let world = desktop.app.world_mut();
            world.resource_mut::<NextState<CouncilOverlay>>().set(CouncilOverlay::Open);
        }
        Action::Undo => desktop.send(IssueOrder(Order::Claim)),
        Action::Deselect => {
            *desktop.app.world_mut().resource_mut::<Selection>() = Selection::Node(NodeId(1));
        }
        Action::Look(Lens::Force) => *desktop.app.world_mut().resource_mut::<Lens>() = Lens::BeliefAge,
        Action::Recentre => desktop.send(Action::ZoomIn),
        Action::OrderHere(_) => {
            let game = desktop.of::<Game>();
            let offers = desktop.of::<Offers>();
            let facilities =
                (0..game.scenario().facilities.len()).map(|index| Selection::Facility(index.into()));
            let nodes = (0..game.scenario().nodes.len()).map(|index| Selection::Node(index.into()));
            let orders = |picked: &Selection| {
                let place = picked.subject(game.scenario()).expect("it is on the map");
                offers.at(game, place).len()
            };
            let picked = facilities.chain(nodes).max_by_key(orders).expect("there are facilities");
            desktop.app.insert_resource(picked);
        }
        Action::ShowPlan => desktop.send(Action::ShowDispatch),
        Action::ScaleReset => desktop.send(Action::ScaleUp),
        // Keys that move the map work within its frame, and leave room for it.
        Action::Pan(_) | Action::ZoomOut => (0..4).for_each(|_| desktop.send(Action::ZoomIn)),
        Action::Continue => {
            desktop.send(Navigate::OpenBriefing(GameSetup::new(crate::desktop::LEVEL, 3, Side::Alliance)));
        }
        Action::TogglePause
        | Action::Speed(_)
        | Action::RunWeek
        | Action::NextSlot
        | Action::Answer(_)
        | Action::Next
        | Action::Previous
        | Action::Look(_)
        | Action::ZoomIn
        | Action::Theatre
        | Action::ToggleKey
        | Action::ShowDispatch
        | Action::ShowAllies
        | Action::ToggleLog
        | Action::Menu
        | Action::ScaleUp
        | Action::ScaleDown
        | Action::Fullscreen
        | Action::Picture
        | Action::Quit => {}
    }
    desktop.frames(8);
}

/// All that an action could have brought about.
fn state(desktop: &mut Desktop) -> String {
    let world = desktop.app.world_mut();
    let shots = world.query::<&Screenshot>().iter(world).count();
    let world = desktop.app.world();
    let refused = world.resource::<Messages<OrderRefused>>().len();
    let leaves = world.resource::<Messages<AppExit>>().len();
    let council = world.get_resource::<State<CouncilOverlay>>().map(|state| *state.get());
    let given = world.get_resource::<Game>().map(|game| game.given().to_vec());
    let parts = (
        (world.resource::<Playback>(), world.resource::<Lens>(), world.resource::<Selection>()),
        (world.resource::<MapCamera>(), world.resource::<CameraGoal>()),
        (world.resource::<PanelState>(), world.resource::<UiSettings>(), world.resource::<Hand>()),
        (world.resource::<State<Screen>>().get(), council, given),
        (shots, refused, leaves, desktop.window().mode),
    );
    format!("{parts:?}")
}

#[test]
fn every_action_of_the_table_has_a_reader() {
    for info in ACTIONS {
        let mut desktop = Desktop::begun(1280, 720);
        prepare(&mut desktop, info.action);
        let before = state(&mut desktop);
        desktop.send(info.action);
        // What is told lasts two frames and what is done is followed up within them.
        let changed = (0..3).any(|_| {
            desktop.frames(1);
            state(&mut desktop) != before
        });
        assert!(changed, "nobody reads {:?}", info.action);
    }
}

#[test]
fn a_letter_answers_with_its_second_press_while_the_card_has_the_focus() {
    let mut desktop = Desktop::asked(1280, 720);
    desktop.letter('f');
    desktop.letter('b');
    assert_eq!(desktop.given(), 0, "the first press turns to the answer");
    desktop.letter('b');
    assert_eq!(desktop.of::<Game>().given(), [Order::Answer { option: 1 }]);
}

#[test]
fn another_letter_or_another_page_between_them_and_the_first_press_counts_for_nothing() {
    let mut desktop = Desktop::asked(1280, 720);
    for keys in ["fab", "fba", "fbpfb", "faded", "fasa", "bb", "aa", "cc", "abcabc"] {
        keys.chars().for_each(|key| desktop.letter(key));
        assert_eq!(desktop.given(), 0, "{keys}");
        desktop.letter('p');
    }
}

#[test]
fn no_modifier_and_no_repetition_makes_a_letter_an_answer() {
    let mut desktop = Desktop::asked(1280, 720);
    desktop.letter('f');
    for modifier in [ALT, CONTROL, SUPER, (KeyCode::AltRight, Key::AltGraph)] {
        for letter in ['a', 'b', 'c', 'a', 'a', 'b', 'b', 'c', 'c'] {
            desktop.chord(modifier.clone(), letter);
        }
        assert_eq!(desktop.given(), 0, "{modifier:?}");
    }
    desktop.hold('b');
    for _ in 0..20 {
        desktop.key(KeyCode::KeyB, Key::Character("b".into()), ButtonState::Pressed, true);
        desktop.frames(1);
    }
    desktop.release('b');
    desktop.settle();
    assert_eq!(desktop.given(), 0, "one key that is held is one press");
}

#[test]
fn nothing_final_happens_on_one_letter() {
    let mut desktop = Desktop::asked(1280, 720);
    let hour = desktop.of::<Game>().hour();
    for letter in "abcdefpqrstwy".chars() {
        desktop.letter(letter);
        assert_eq!((desktop.given(), desktop.of::<Game>().hour()), (0, hour), "`{letter}`");
        assert!(desktop.of::<Playback>().paused(), "`{letter}` lets time run");
    }
    // The letters of speed say how fast time will run.
    assert_eq!(desktop.of::<Playback>().factor, Factor::Four);
    desktop.send(Action::TogglePause);
    desktop.frames(3);
    assert_eq!(desktop.of::<Playback>().speed, Speed::Running(Factor::Four));
}

#[test]
fn wasd_moves_the_map_once_for_a_tap_and_on_while_it_is_held() {
    let mut desktop = Desktop::begun(1280, 720);
    desktop.send(Action::ZoomIn);
    desktop.send(Action::ZoomIn);
    desktop.settle();
    let view = |desktop: &Desktop| *desktop.of::<MapCamera>();
    let seen = |desktop: &Desktop, from: MapCamera| from.to_screen(view(desktop).centre) - from.size * 0.5;
    for (letter, way) in [('w', Vec2::NEG_Y), ('s', Vec2::Y), ('a', Vec2::NEG_X), ('d', Vec2::X)] {
        let start = view(&desktop);
        desktop.letter(letter);
        let tapped = seen(&desktop, start);
        assert!(tapped.dot(way) > 30.0 && tapped.perp_dot(way).abs() < 1.0, "`{letter}` moves by {tapped}");
        let start = view(&desktop);
        desktop.hold(letter);
        desktop.frames(20);
        assert!(!desktop.still(), "a key that is held moves on");
        desktop.release(letter);
        desktop.settle();
        assert!(seen(&desktop, start).dot(way) > 2.0 * tapped.dot(way), "`{letter}` held");
    }
    // A key whose release is lost with the focus of the window does not move the map for ever.
    desktop.hold('w');
    desktop.frames(3);
    desktop.send(KeyboardFocusLost);
    desktop.settle();
    assert!(ACTIONS.iter().any(|info| info.action == Action::Pan(Direction::North)));
}
