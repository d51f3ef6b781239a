//! Under the right column: take back the last order, and let the week run.

use crate::text::Texts;
use crate::ui::action::{Speed, UiAction};
use crate::ui::layout::Layout;
use crate::ui::models::Foot;
use crate::ui::models::keys::Deed;
use crate::ui::widget::{Look, button, button_width};
use bevy_egui::egui::{Rect, Sense, Ui, UiBuilder, pos2, vec2};

/// Height of the foot inside its panel.
pub fn height(layout: &Layout) -> f32 {
    layout.text.body * 2.1
}

/// Draws both buttons side by side.
pub fn panel(ui: &mut Ui, model: &Foot, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let mut actions = Vec::new();
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height(&layout)), Sense::hover());
    let undo = texts.say("plan-undo");
    let (label, deed, action) = if model.speed == Speed::Paused {
        let idle = |id| texts.tell(id, &[("idle", model.idle.0.into())]);
        let label = match model.idle {
            (0, _) => texts.say("plan-run"),
            (_, false) => idle("plan-run-idle"),
            (_, true) => idle("plan-run-doubted"),
        };
        (label, Deed::Run, UiAction::Run)
    } else {
        (texts.say("speed-pause"), Deed::Pause, UiAction::SetSpeed(Speed::Paused))
    };
    let (key, run_key) = (model.keys.of(Deed::Undo).filter(|_| model.undo), model.keys.of(deed));
    // Both have what they want and share what is left; where that is not enough, the key of the lesser one goes.
    let width = |label: &str, key: Option<&str>| button_width(ui.painter(), row.height(), label, key);
    let wanted = width(&label, run_key);
    let spare = |key: Option<&str>| row.width() - 8.0 - wanted - width(&undo, key);
    let key = key.filter(|key| spare(Some(key)) >= 0.0);
    let split = row.left() + width(&undo, key) + (spare(key) * 0.4).max(0.0);
    let left = Rect::from_min_max(row.min, pos2(split, row.bottom()));
    let right = Rect::from_min_max(pos2(split + 8.0, row.top()), row.max);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(row));
    if button(&mut inner, left, &undo, key, Look::Quiet, model.undo).clicked() {
        actions.push(UiAction::Undo);
    }
    if button(&mut inner, right, &label, run_key, Look::Loud, true).clicked() {
        actions.push(action);
    }
    actions
}
