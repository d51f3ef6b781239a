//! Keys become actions by the one table of the game: what a button shows beside its label is what works.
//!
//! They are read from the window's own messages, one by one in their order, so that a letter has the modifiers that were
//! down when it was pressed, and not those at the end of the frame; egui's copies of them say neither that nor whether a
//! key repeats.

use super::action::Page;
use super::panel_state::PanelState;
use super::panels::dispatch::{answer_id, focused_answer};
use crate::game::actions::{Action, Bindings, Context, Held};
use crate::game::{CouncilOverlay, Screen, Selection, screen};
use bevy::input::ButtonState;
use bevy::input::keyboard::{KeyboardFocusLost, KeyboardInput};
use bevy::prelude::*;
use bevy_egui::EguiContexts;
use bevy_egui::egui::{self, Key};
use bevy_egui::helpers::{bevy_to_egui_key, bevy_to_egui_physical_key};

/// The keys that are down, and the lasting actions that some of them do.
#[derive(Debug, Default)]
pub struct Keyboard {
    down: Vec<KeyCode>,
    doing: Vec<(KeyCode, Action)>,
}

impl Keyboard {
    fn any(&self, keys: [KeyCode; 2]) -> bool {
        keys.iter().any(|key| self.down.contains(key))
    }

    /// Whether the modifier of commands is down: Ctrl, or Command.
    fn command(&self) -> bool {
        self.any(if cfg!(target_os = "macos") { SUPER } else { CONTROL })
    }

    /// Whether a modifier is down that belongs to the system or to another letter: such a key says nothing to the game.
    fn foreign(&self) -> bool {
        self.any([KeyCode::AltLeft, KeyCode::AltRight])
            || self.any(if cfg!(target_os = "macos") { CONTROL } else { SUPER })
    }

    fn shift(&self) -> bool {
        self.any([KeyCode::ShiftLeft, KeyCode::ShiftRight])
    }

    /// Takes a key over; whether it has just gone down.
    fn pressed(&mut self, input: &KeyboardInput) -> bool {
        if input.state == ButtonState::Released {
            self.down.retain(|key| *key != input.key_code);
            self.doing.retain(|(key, _)| *key != input.key_code);
        } else if !self.down.contains(&input.key_code) {
            self.down.push(input.key_code);
            return !input.repeat;
        }
        false
    }
}

const CONTROL: [KeyCode; 2] = [KeyCode::ControlLeft, KeyCode::ControlRight];
const SUPER: [KeyCode; 2] = [KeyCode::SuperLeft, KeyCode::SuperRight];

/// Reads the keys of this frame. What has the focus keeps the keys that work it.
pub fn read(
    mut contexts: EguiContexts,
    mut inputs: MessageReader<KeyboardInput>,
    mut lost: MessageReader<KeyboardFocusLost>,
    bindings: Res<Bindings>,
    (screen, selection): (Res<State<Screen>>, Res<Selection>),
    council: Option<Res<State<CouncilOverlay>>>,
    mut panels: ResMut<PanelState>,
    mut held: ResMut<Held>,
    mut actions: MessageWriter<Action>,
    mut keyboard: Local<Keyboard>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let covered = panels.page() != Page::Menu || panels.troubled();
    let context =
        if covered { Context::Menu } else { screen::context(*screen.get(), council.map(|c| *c.get())) };
    let playing = matches!(context, Context::Crisis | Context::War);
    for input in inputs.read() {
        if !keyboard.pressed(input) {
            continue;
        }
        let answering =
            (context == Context::Crisis && focused_answer(ctx).is_some()).then_some(Context::Answers);
        let picking = (playing && *selection != Selection::None).then_some(Context::Picked);
        let contexts: Vec<Context> = answering.into_iter().chain(picking).chain([context]).collect();
        let Some(action) = meant(ctx, input, &keyboard, &bindings, &contexts) else { continue };
        match action {
            // The key that runs the last pulse must not lead past what the end has to tell.
            Action::Continue if context == Context::End => continue,
            // An answer is for good: the first press turns to it, the second gives it.
            Action::Answer(option) if panels.armed != Some(option) => {
                panels.armed = Some(option);
                ctx.memory_mut(|memory| memory.request_focus(answer_id(option)));
                continue;
            }
            Action::ShowDispatch => panels.turn_to_answers = true,
            _ => {}
        }
        if action.lasts() {
            keyboard.doing.push((input.key_code, action));
            // Whoever moves the map has left the card.
            if let Some(option) = focused_answer(ctx) {
                ctx.memory_mut(|memory| memory.surrender_focus(answer_id(option)));
            }
        }
        actions.write(action);
    }
    // Releases are lost with the focus of the window.
    if lost.read().count() > 0 {
        *keyboard = Keyboard::default();
    }
    let doing = keyboard.doing.iter().map(|(_, action)| *action);
    held.set_if_neq(Held(doing.filter(|action| action.info().contexts.contains(&context)).collect()));
    Ok(())
}

/// What a key that has gone down asks for.
fn meant(
    ctx: &egui::Context,
    input: &KeyboardInput,
    keyboard: &Keyboard,
    bindings: &Bindings,
    contexts: &[Context],
) -> Option<Action> {
    // A keyboard without Latin letters has them where others do.
    let key = bevy_to_egui_key(&input.logical_key).or_else(|| bevy_to_egui_physical_key(&input.key_code))?;
    let (ctrl, focused) = (keyboard.command(), ctx.memory(|memory| memory.focused().is_some()));
    let taken = (focused && works_a_widget(key)) || (ctx.text_edit_focused() && input.text.is_some());
    if keyboard.foreign() || (taken && !ctrl) {
        return None;
    }
    // On most keyboards the plus sign is itself a shifted key.
    bindings.action(key.name(), ctrl, keyboard.shift() && key != Key::Plus, contexts)
}

/// Keys that press, move or leave the widget that has the focus.
fn works_a_widget(key: Key) -> bool {
    matches!(
        key,
        Key::Enter
            | Key::Space
            | Key::Escape
            | Key::Backspace
            | Key::Delete
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
    )
}
