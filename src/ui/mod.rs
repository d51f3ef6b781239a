//! The panels: egui over plain models. A panel is a function of a `Ui`, a model and the texts, and answers with
//! [`UiAction`]s; neither panels nor models know the engine. [`plugin`] does: it hears, presents and passes wishes on.

pub mod action;
mod fit;
pub mod format;
pub mod frame;
mod hear;
pub mod hotkeys;
mod keeping;
pub mod language;
pub mod layout;
pub mod models;
pub mod panel_state;
pub mod panels;
pub mod plugin;
mod popover;
mod present;
pub mod screen;
pub mod settings;
pub mod theme;
pub mod view_model;
pub mod widget;
mod wishes;

pub use action::UiAction;
pub use plugin::UiPlugin;
pub use screen::Screen;
