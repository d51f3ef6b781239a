//! When the next frame is drawn. Here and nowhere else it is decided: often while something moves, now and then while
//! threads count, and not at all while nothing does, until something is done to the window.
//!
//! What is done reaches the picture over several frames: a click is an order in the next frame, the order is taken in a
//! step of the fixed schedule, and what it changes is drawn after that. So everything that changes is followed by a few
//! frames more, and by a few steps.

use super::picture::PictureAt;
use crate::game::{
    Action, Advice, CouncilOverlay, EventLog, Game, Games, Held, Hovered, Lens, Loading, Playback, Preview,
    Scoring, Screen, Selection, Wargame,
};
use crate::session::store::Written;
use crate::ui::frame::Occupied;
use crate::ui::language::Language;
use crate::ui::panel_state::PanelState;
use crate::ui::settings::UiSettings;
use crate::view::camera::{CameraGoal, MapCamera};
use crate::view::effects::Breaks;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::render::render_resource::PipelineCache;
use bevy::render::{Render, RenderApp, RenderSystems};
use bevy::window::{RequestRedraw, WindowEvent};
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::egui::{self, Modifiers};
use bevy_egui::{EguiContext, EguiInput, EguiPreUpdateSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How often a frame is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// As often as the adapter can well do.
    Moving,
    /// Now and then: something is counted on other threads, and its progress shows.
    Watching,
    /// Not until something is done to the window.
    Still,
}

/// Why frames are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Time runs, the camera flies, a ring opens, a key or a button is held, a picture is waited for.
    pub moves: bool,
    /// A shader is not there yet, so that something is missing from the picture.
    pub compiles: bool,
    /// Something was done or has changed, and not all that follows from it has been drawn.
    pub settles: bool,
    /// Threads count, read or write.
    pub counts: bool,
}

impl Reasons {
    /// The pace they give.
    pub fn pace(self) -> Pace {
        match self {
            Self { moves: true, .. } | Self { compiles: true, .. } | Self { settles: true, .. } => {
                Pace::Moving
            }
            Self { counts: true, .. } => Pace::Watching,
            _ => Pace::Still,
        }
    }
}

/// Frames and steps of the fixed schedule that follow a change. Of the frames the third draws what the first has
/// brought about; of the steps the first takes an order and the second shows what came of it.
const FRAMES: u8 = 4;
const STEPS: u8 = 2;

/// How much is still to follow what was done last.
#[derive(Resource, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settling {
    frames: u8,
    steps: u8,
}

impl Default for Settling {
    /// A window that opens has everything to draw.
    fn default() -> Self {
        Self { frames: FRAMES, steps: STEPS }
    }
}

impl Settling {
    fn over(&self) -> bool {
        (self.frames, self.steps) == (0, 0)
    }

    /// A frame was drawn; frames count once all steps have been taken.
    fn frame(&mut self, stirred: bool) {
        if stirred {
            *self = Self::default();
        } else if self.steps == 0 {
            self.frames = self.frames.saturating_sub(1);
        }
    }
}

/// How long a frame lasts while something moves.
#[derive(Resource, Clone, Copy, Debug)]
pub struct Tempo(pub Duration);

/// How long it lasts while threads count.
const WATCHING: Duration = Duration::from_millis(100);
/// And while nothing happens. There is no longer wait than this that winit is sure to keep.
const STILL: Duration = Duration::from_secs(24 * 60 * 60);

/// Whether shaders are being compiled, told by the renderer.
#[derive(Resource, Clone, Default)]
struct Compiling(Arc<AtomicBool>);

/// Everything that shows in the picture, so that a change of it is drawn.
#[derive(SystemParam)]
pub(super) struct Shown<'w> {
    game: Option<Res<'w, Game>>,
    screen: Option<Res<'w, State<Screen>>>,
    council: Option<Res<'w, State<CouncilOverlay>>>,
    log: Res<'w, EventLog>,
    playback: Res<'w, Playback>,
    selection: Res<'w, Selection>,
    hovered: Res<'w, Hovered>,
    preview: Res<'w, Preview>,
    lens: Res<'w, Lens>,
    scoring: Res<'w, Scoring>,
    wargame: Res<'w, Wargame>,
    advice: Res<'w, Advice>,
    desk: Res<'w, PanelState>,
    occupied: Res<'w, Occupied>,
    settings: Res<'w, UiSettings>,
    language: Res<'w, Language>,
    camera: Res<'w, MapCamera>,
}

impl Shown<'_> {
    fn changed(&self) -> bool {
        let one = |changed: Option<bool>| changed.unwrap_or(false);
        one(self.game.as_ref().map(DetectChanges::is_changed))
            || one(self.screen.as_ref().map(DetectChanges::is_changed))
            || one(self.council.as_ref().map(DetectChanges::is_changed))
            || self.log.is_changed()
            || self.playback.is_changed()
            || self.selection.is_changed()
            || self.hovered.is_changed()
            || self.preview.is_changed()
            || self.lens.is_changed()
            || self.scoring.is_changed()
            || self.wargame.is_changed()
            || self.advice.is_changed()
            || self.desk.is_changed()
            || self.occupied.is_changed()
            || self.settings.is_changed()
            || self.language.is_changed()
            || self.camera.is_changed()
    }
}

/// What may be under way.
#[derive(SystemParam)]
pub(super) struct UnderWay<'w> {
    playback: Res<'w, Playback>,
    goal: Res<'w, CameraGoal>,
    breaks: Res<'w, Breaks>,
    held: Res<'w, Held>,
    buttons: Res<'w, ButtonInput<MouseButton>>,
    scoring: Res<'w, Scoring>,
    wargame: Res<'w, Wargame>,
    advice: Res<'w, Advice>,
    games: Res<'w, Games>,
    loading: Res<'w, Loading>,
    game: Option<Res<'w, Game>>,
    compiling: Res<'w, Compiling>,
    picture: Option<Res<'w, PictureAt>>,
}

/// Lets the window draw at its pace.
pub(super) struct PacePlugin {
    /// How long a frame lasts while something moves.
    pub moving: Duration,
}

impl Plugin for PacePlugin {
    fn build(&self, app: &mut App) {
        let compiling = Compiling::default();
        app.insert_resource(Tempo(self.moving))
            .insert_resource(compiling.clone())
            .init_resource::<WinitSettings>()
            .init_resource::<Settling>()
            .add_systems(FixedLast, |mut settling: ResMut<Settling>| {
                settling.steps = settling.steps.saturating_sub(1);
            })
            .add_systems(
                PreUpdate,
                (
                    take_over.after(EguiPreUpdateSet::InitContexts),
                    quieten.after(EguiPreUpdateSet::ProcessInput),
                )
                    .before(EguiPreUpdateSet::BeginPass),
            )
            .add_systems(Last, decide);
        if let Some(renderer) = app.get_sub_app_mut(RenderApp) {
            renderer
                .insert_resource(compiling)
                .add_systems(Render, tell_compiling.in_set(RenderSystems::Cleanup));
        }
    }
}

fn tell_compiling(pipelines: Res<PipelineCache>, compiling: Res<Compiling>) {
    compiling.0.store(pipelines.waiting_pipelines().next().is_some(), Ordering::Relaxed);
}

/// What egui would like drawn it would ask of the window at once; here it is one reason among the others.
fn take_over(mut contexts: Query<&mut EguiContext, Added<EguiContext>>) {
    for mut context in &mut contexts {
        context.get_mut().set_request_repaint_callback(|_| {});
    }
}

/// bevy_egui 0.42 tells in every frame which modifiers are down, and for every event egui wants two frames more: for ever.
/// Only a change is told on.
fn quieten(mut inputs: Query<&mut EguiInput>, mut last: Local<Option<Modifiers>>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(now) => last.replace(*now) != Some(*now),
            _ => true,
        });
    }
}

/// Decides when the next frame is drawn.
#[expect(clippy::too_many_arguments, reason = "a system's arguments are what it reads and writes")]
fn decide(
    tempo: Res<Tempo>,
    shown: Shown,
    way: UnderWay,
    mut events: MessageReader<WindowEvent>,
    mut actions: MessageReader<Action>,
    mut contexts: Query<&mut EguiContext>,
    mut settling: ResMut<Settling>,
    mut redraws: ResMut<Messages<RequestRedraw>>,
    mut settings: ResMut<WinitSettings>,
) {
    redraws.clear();
    let panels = contexts.iter_mut().any(|mut context| context.get_mut().has_requested_repaint());
    let done = events.read().count() + actions.read().count() > 0;
    settling.frame(done || panels || shown.changed());
    let reasons = Reasons {
        moves: !way.playback.paused()
            || way.goal.0.is_some()
            || way.breaks.moving()
            || !way.held.0.is_empty()
            || way.picture.is_some()
            || way.buttons.get_pressed().next().is_some(),
        compiles: way.compiling.0.load(Ordering::Relaxed),
        settles: !settling.over(),
        counts: way.scoring.progress().is_some()
            || way.wargame.progress().is_some()
            || way.advice.progress().is_some()
            || way.games.searching()
            || way.loading.path().is_some()
            || way.game.as_ref().is_some_and(|game| unwritten(game)),
    };
    let wanted = modes(reasons.pace(), tempo.0);
    if (settings.focused_mode, settings.unfocused_mode) != (wanted.focused_mode, wanted.unfocused_mode) {
        *settings = wanted;
    }
}

/// Whether the file of a game lags behind it, so that a notice may come or go.
fn unwritten(game: &Game) -> bool {
    matches!(game.session().written(), Some(Written::Waiting | Written::Failed(_)))
}

/// What winit is told of a pace. Movements of the mouse elsewhere are not our business at any.
fn modes(pace: Pace, moving: Duration) -> WinitSettings {
    let (seen, unseen) = match pace {
        Pace::Moving => (moving, moving * 2),
        Pace::Watching => (WATCHING, WATCHING * 2),
        Pace::Still => (STILL, STILL),
    };
    WinitSettings {
        focused_mode: UpdateMode::reactive_low_power(seen),
        unfocused_mode: UpdateMode::reactive_low_power(unseen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_drawn_without_a_reason() {
        let none = Reasons::default();
        assert_eq!(none.pace(), Pace::Still);
        assert_eq!(Reasons { counts: true, ..none }.pace(), Pace::Watching);
        for one in [
            Reasons { moves: true, ..none },
            Reasons { compiles: true, ..none },
            Reasons { settles: true, counts: true, ..none },
        ] {
            assert_eq!(one.pace(), Pace::Moving);
        }
    }

    #[test]
    fn what_is_done_is_followed_by_steps_and_then_by_frames() {
        let mut settling = Settling::default();
        for _ in 0..50 {
            settling.frame(false);
        }
        assert!(!settling.over(), "no step was taken yet");
        settling.steps = 0;
        for _ in 0..FRAMES {
            assert!(!settling.over());
            settling.frame(false);
        }
        assert!(settling.over());
        settling.frame(true);
        assert!(!settling.over());
    }
}
