//! Under the right column: take back the last order, and let the week run.

use crate::text::Texts;
use crate::ui::action::{Speed, UiAction};
use crate::ui::layout::Layout;
use crate::ui::models::Foot;
use crate::ui::models::keys::Deed;
use crate::ui::widget::{Look, button};
use bevy_egui::egui::{Rect, Sense, Ui, pos2, vec2};

/// Height of the foot inside its panel.
pub fn height(layout: &Layout) -> f32 {
    layout.text.body * 2.1
}

/// Draws both buttons side by side.
pub fn panel(ui: &mut Ui, model: &Foot, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let mut actions = Vec::new();
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height(&layout)), Sense::hover());
    let split = row.left() + row.width() * 0.42;
    let left = Rect::from_min_max(row.min, pos2(split - 4.0, row.bottom()));
    let right = Rect::from_min_max(pos2(split + 4.0, row.top()), row.max);
    let key = model.keys.of(Deed::Undo).filter(|_| model.undo);
    let mut inner = ui.new_child(bevy_egui::egui::UiBuilder::new().max_rect(row));
    if button(&mut inner, left, &texts.say("plan-undo"), key, Look::Quiet, model.undo).clicked() {
        actions.push(UiAction::Undo);
    }
    let (label, deed, action) = if model.speed == Speed::Paused {
        (texts.say("plan-run"), Deed::Run, UiAction::Run)
    } else {
        (texts.say("speed-pause"), Deed::Pause, UiAction::SetSpeed(Speed::Paused))
    };
    if button(&mut inner, right, &label, model.keys.of(deed), Look::Loud, true).clicked() {
        actions.push(action);
    }
    actions
}
