//! Keys become actions by the one table of the game: what a button shows beside its label is what works.

use super::action::Page;
use super::plugin::Desk;
use crate::game::actions::{Action, Bindings, Context};
use crate::game::{Council, Screen, screen};
use bevy::prelude::*;
use bevy_egui::EguiContexts;
use bevy_egui::egui::{Event, Key};

/// Reads the keys of this frame. What has the focus keeps the keys that work it.
pub fn read(
    mut contexts: EguiContexts,
    bindings: Res<Bindings>,
    screen: Res<State<Screen>>,
    council: Option<Res<State<Council>>>,
    desk: Res<Desk>,
    mut actions: MessageWriter<Action>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let covered = desk.page() != Page::Menu || desk.troubled();
    let context =
        if covered { Context::Menu } else { screen::context(*screen.get(), council.map(|c| *c.get())) };
    let focused = ctx.memory(|memory| memory.focused().is_some());
    let found: Vec<Action> = ctx.input(|input| {
        let pressed = input.events.iter().filter_map(|event| match event {
            Event::Key { key, pressed: true, repeat: false, modifiers, .. } => Some((*key, *modifiers)),
            _ => None,
        });
        let free = pressed.filter(|(key, modifiers)| !focused || modifiers.command || !works_a_widget(*key));
        // On most keyboards the plus sign is itself a shifted key.
        let known = free.filter_map(|(key, m)| {
            bindings.action(key.name(), m.command, m.shift && key != Key::Plus, context)
        });
        // The key that runs the last pulse must not lead past what the end has to tell.
        known.filter(|action| (*action, context) != (Action::Continue, Context::End)).collect()
    });
    if !found.is_empty() {
        ctx.request_repaint();
        actions.write_batch(found);
    }
    Ok(())
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
