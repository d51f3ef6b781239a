//! The panels in the engine: systems that hear, draw, and pass on what is asked for.

use super::action::{Tab, UiAction};
use super::frame::Occupied;
use super::hear::{hear_keeping, hear_keys, hear_trouble, keep_settings, remember};
use super::language::Language;
use super::layout::{pixels_per_point, system_scale};
use super::models::Trouble;
use super::panel_state::PanelState;
use super::panels::dispatch::{answer_id, focused_answer};
use super::present::{Sources, model, pointed_out};
use super::screen::{self, Screen};
use super::settings::{Kept, SettingsFile, UiSettings};
use super::wishes::{Sinks, carry_out};
use super::{hotkeys, theme};
use crate::game::{Preview, Saves};
use crate::session::data;
use crate::text::{self, Texts};
use bevy::app::{App, Plugin, PostUpdate, Update};
use bevy::asset::AssetEventSystems;
use bevy::prelude::*;
use bevy_egui::egui::{self, LayerId, UiBuilder, vec2};
use bevy_egui::{EguiContexts, EguiPlugin, EguiPostUpdateSet, EguiPrimaryContextPass};

/// The panels. Needs `GamePlugin`, a window and a camera.
pub struct UiPlugin;

impl Plugin for UiPlugin {
    fn build(&self, app: &mut App) {
        if !app.is_plugin_added::<EguiPlugin>() {
            app.add_plugins(EguiPlugin::default());
        }
        app.init_resource::<SettingsFile>();
        let kept = Kept::load(app.world().resource::<SettingsFile>().0.as_deref());
        app.init_resource::<Saves>().world_mut().resource_mut::<Saves>().others.extend(kept.games);
        // A language that is no longer there, or whose texts are broken, leaves what is built in, and that is told.
        let (texts, broken) = Texts::of_player(&kept.language, data::texts().as_deref());
        let trouble = broken.map(|error| Trouble {
            title: texts.say("trouble-texts"),
            report: text::fault::left_out(&texts, &error),
        });
        app.insert_resource(UiSettings {
            chosen: kept.scale,
            system: 1.0,
            reduced_motion: kept.reduced_motion,
        })
        .insert_resource(Language(texts))
        .init_resource::<Occupied>()
        .insert_resource(PanelState { trouble, ..PanelState::default() })
        .add_systems(Update, ((hear_keys, hear_trouble, hear_keeping).chain(), remember, keep_settings))
        .add_systems(EguiPrimaryContextPass, (hotkeys::read, draw).chain())
        // Letters drawn for the first time would else reach the screen a frame late, and frames are rare here.
        .configure_sets(PostUpdate, AssetEventSystems.after(EguiPostUpdateSet::PostProcessOutput));
    }
}

#[expect(clippy::too_many_arguments, reason = "a system: each argument is one thing it reads or writes")]
fn draw(
    mut contexts: EguiContexts,
    windows: Query<&Window>,
    sources: Sources,
    mut sinks: Sinks,
    mut panels: ResMut<PanelState>,
    mut settings: ResMut<UiSettings>,
    mut language: ResMut<Language>,
    mut occupied: ResMut<Occupied>,
    mut fonts: Local<bool>,
    mut selection: Commands,
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    if !*fonts {
        // The families can be drawn with from the next frame on.
        theme::install(&ctx, theme::FACES);
        // The scale is ours: egui would eat the keys for it.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        *fonts = true;
        return Ok(());
    }
    if let Some(window) = windows.iter().next() {
        let pixels = vec2(window.physical_width() as f32, window.physical_height() as f32);
        let system = system_scale(pixels, window.scale_factor());
        if settings.system != system {
            settings.system = system;
        }
        let native = ctx.native_pixels_per_point().unwrap_or(1.0);
        ctx.set_zoom_factor(pixels_per_point(pixels, settings.scale()) / native);
    }
    let Some(model) = model(&sources, &panels, &settings, &language.0) else {
        occupied.set_if_neq(Occupied::default());
        return Ok(());
    };
    let place = UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.content_rect());
    let mut ui = egui::Ui::new(ctx.clone(), "panels".into(), place);
    turn_to_answers(&ctx, &model, &mut panels);
    let drawn = screen::show(&mut ui, &model, &language.0);
    if let Some(words) = &panels.told {
        screen::tell(&ui, words);
    }
    if let Some(words) = pointed_out(&sources, &language.0) {
        screen::point_out(&ui, &words);
    }
    // Whoever has turned to something else must press twice again.
    if panels.armed.is_some_and(|armed| focused_answer(&ctx) != Some(armed)) {
        panels.armed = None;
    }
    occupied.set_if_neq(Occupied(drawn.occupied));
    let mut pointed = None;
    for action in drawn.actions {
        if let UiAction::Preview(order) = action {
            pointed = Some(order);
            continue;
        }
        carry_out(action, &sources, &mut sinks, &mut panels, &mut settings, &mut language, &mut selection);
    }
    if sources.preview.panel != pointed {
        selection.insert_resource(Preview { panel: pointed, ..*sources.preview });
    }
    Ok(())
}

/// Gives the focus to the first answer that is not refused, once the dispatch lies open.
fn turn_to_answers(ctx: &egui::Context, model: &Screen, panels: &mut ResMut<PanelState>) {
    if !panels.turn_to_answers {
        return;
    }
    let Screen::Crisis(crisis) = model else { return };
    if let (Tab::Dispatch, Some(dispatch)) = (crisis.tab, &crisis.dispatch) {
        let usable = dispatch.options.iter().position(|option| option.refusal.is_none()).unwrap_or(0);
        ctx.memory_mut(|memory| memory.request_focus(answer_id(usable as u8)));
        panels.turn_to_answers = false;
    }
}
