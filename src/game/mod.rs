//! The ECS: everything that is seen, heard, picked and scheduled, as the viewer's side believes it. Headless: no
//! window and no renderer.
//!
//! [`Game`] holds the session. Its systems run in the fixed schedule, in the order of [`GameSystems`]: orders go in,
//! the clock may be held, an hour may pass, and then each system brings its entities in step with the viewer's
//! [`Intel`](crate::sim::Intel). They write only what changed, so change detection drives all that is downstream.

mod act;
pub mod actions;
pub mod advisor;
pub mod background;
pub mod components;
mod cyber;
mod entity_index;
pub mod facility;
pub mod foresight;
pub mod games;
pub mod hand;
pub mod lens;
pub mod library;
pub mod log;
pub mod messages;
pub mod network;
mod news;
mod opening;
pub mod operation;
pub mod palette;
mod picture;
pub mod playback;
mod rules;
pub mod saves;
pub mod scoring;
pub mod screen;
pub mod selection;
pub mod socket;
mod spawn;
mod table;
pub mod wargame;

pub use actions::{Action, Bindings, Held};
pub use advisor::Advice;
pub use background::Background;
pub use entity_index::EntityIndex;
pub use games::Games;
pub use hand::{Hand, Offers};
pub use lens::Lens;
pub use library::{GameSetup, Library};
pub use log::EventLog;
pub use playback::{Clock, Playback};
pub use saves::{Leaving, Loading, Saves};
pub use scoring::Scoring;
pub use screen::{CouncilOverlay, Screen};
pub use selection::{Hovered, PickedAt, Preview, Selection};
pub use table::Game;
pub use wargame::Wargame;

use crate::session::planner::Reason;
use crate::study::estimate::Estimate;
use crate::study::score::Score;
use bevy::app::{App, FixedUpdate, Plugin, PostUpdate, PreUpdate, Update};
use bevy::prelude::{
    AppExtStates, Fixed, IntoScheduleConfigs, OnEnter, OnExit, SystemSet, Time, resource_exists,
    resource_exists_and_changed,
};
use bevy::state::app::StatesPlugin;
use playback::STEPS_A_SECOND;

/// The parts of a step, in their order.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GameSystems {
    /// The viewer's orders, and the viewer's hand on the clock.
    Orders,
    /// The clock is held for those who decide.
    Council,
    /// An hour passes, and is told.
    Rules,
    /// Operations, disruptions, transmissions.
    Cyber,
    /// Formations, links, reports.
    Picture,
}

/// The game without a picture. Add a [`Library`] of your own before it to play other levels than those shipped.
pub struct GamePlugin;

impl Plugin for GamePlugin {
    fn build(&self, app: &mut App) {
        if !app.is_plugin_added::<StatesPlugin>() {
            app.add_plugins(StatesPlugin);
        }
        messages::add_messages(app);
        app.add_message::<Action>()
            .init_state::<Screen>()
            .add_sub_state::<CouncilOverlay>()
            .insert_resource(Time::<Fixed>::from_hz(STEPS_A_SECOND))
            .init_resource::<Library>()
            .init_resource::<Saves>()
            .init_resource::<Leaving>()
            .init_resource::<Loading>()
            .init_resource::<Games>()
            .init_resource::<Playback>()
            .init_resource::<Clock>()
            .init_resource::<news::News>()
            .init_resource::<EventLog>()
            .init_resource::<Selection>()
            .init_resource::<Hovered>()
            .init_resource::<PickedAt>()
            .init_resource::<Preview>()
            .init_resource::<Hand>()
            .init_resource::<Offers>()
            .init_resource::<Lens>()
            .init_resource::<Scoring>()
            .init_resource::<Wargame>()
            .init_resource::<wargame::Reported>()
            .init_resource::<Advice>()
            .init_resource::<advisor::Asked>()
            .init_resource::<Bindings>()
            .init_resource::<Held>();
        let wishes = (
            act::act,
            games::take,
            games::delete,
            saves::move_elsewhere,
            screen::navigate,
            screen::follow_stage,
            advisor::forget,
            advisor::ask,
        );
        app.add_systems(PreUpdate, wishes.chain())
            .add_systems(OnEnter(Screen::Menu), games::begin)
            .add_systems(OnEnter(Screen::End), scoring::begin)
            .add_systems(
                PreUpdate,
                (background::take::<Score>, background::take::<Estimate>, background::take::<Option<Reason>>),
            )
            .add_systems(OnExit(Screen::End), scoring::forget)
            .add_systems(OnExit(Screen::Crisis), wargame::forget);
        app.add_systems(
            Update,
            (hand::follow, hand::offer, socket::lay).chain().run_if(resource_exists::<Game>),
        )
        .add_systems(PostUpdate, foresight::foresee);
        add_steps(app);
    }
}

fn add_steps(app: &mut App) {
    use GameSystems::{Council, Cyber, Orders, Picture, Rules};
    let playing = resource_exists::<Game>;
    app.configure_sets(FixedUpdate, (Orders, Council, Rules).chain().run_if(playing))
        .configure_sets(FixedUpdate, (Cyber, Picture).chain().after(Rules).run_if(playing))
        .add_systems(FixedUpdate, (rules::take_orders, playback::set_playback).chain().in_set(Orders))
        .add_systems(FixedUpdate, rules::convene_council.in_set(Council))
        .add_systems(
            FixedUpdate,
            (
                rules::advance_rules,
                rules::seek,
                news::announce,
                log::write_log,
                selection::pick_found,
                saves::note_stops,
                saves::watch,
            )
                .chain()
                .in_set(Rules),
        )
        .add_systems(
            FixedUpdate,
            (
                cyber::begin_operations,
                cyber::advance_operations,
                cyber::disrupt_links,
                cyber::restore_links,
                cyber::move_transmissions,
            )
                .chain()
                .in_set(Cyber)
                .run_if(resource_exists_and_changed::<Game>),
        )
        .add_systems(
            FixedUpdate,
            (
                picture::update_formations,
                picture::update_links,
                picture::update_facilities,
                picture::age_reports,
                picture::update_axes,
                picture::update_front,
                picture::update_members,
                foresight::find_cut_sets,
                wargame::begin,
            )
                .chain()
                .in_set(Picture)
                .run_if(resource_exists_and_changed::<Game>),
        );
}
