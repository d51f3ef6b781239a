//! The panels: egui over plain models. A panel is a function of a `Ui`, a model and the texts, and answers with
//! [`UiAction`]s; neither panels nor models know the engine. Only [`plugin`] does.

pub mod action;
mod fit;
pub mod format;
pub mod hotkeys;
pub mod icon;
mod keeping;
pub mod layout;
pub mod models;
pub mod panel_state;
pub mod panels;
pub mod plugin;
pub mod screen;
pub mod settings;
pub mod theme;
pub mod view_model;
pub mod widget;

pub use action::UiAction;
pub use plugin::UiPlugin;
pub use screen::Screen;
