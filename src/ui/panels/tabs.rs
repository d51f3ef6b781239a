//! The heads of the pages of the right column.

use crate::text::Texts;
use crate::ui::action::{Tab, UiAction};
use crate::ui::layout::Layout;
use crate::ui::models::keys::{Deed, Keys};
use crate::ui::theme::{self, BODY, STRONG};
use crate::ui::widget::{cap_width, fitted, key_cap, line, rests_on};
use bevy_egui::egui::{Align2, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The pages of the right column.
pub fn panel(ui: &mut Ui, open: Tab, keys: &Keys, texts: &Texts, layout: &Layout) -> Vec<UiAction> {
    let text = layout.text;
    let mut actions = Vec::new();
    let all = [
        (Tab::Dispatch, Deed::Dispatch, texts.say("tab-dispatch")),
        (Tab::Plan, Deed::Plan, texts.say("tab-plan")),
        (Tab::Allies, Deed::Allies, texts.say("tab-allies")),
        (Tab::Log, Deed::Log, texts.say("tab-log")),
    ];
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.least * 1.9), Sense::hover());
    let wanted = all.each_ref().map(|(_, deed, label)| {
        let key = keys.of(*deed).map_or(0.0, |key| cap_width(ui.painter(), key, text.least) + 6.0);
        fitted(ui.painter(), label, theme::font(STRONG, text.least), theme::TEXT, f32::INFINITY).size().x
            + key
    });
    // Each has what it wants, and an equal part of what is left or lacking.
    let spare = (row.width() - wanted.iter().sum::<f32>()) / all.len() as f32;
    let mut left = row.left();
    for (index, (tab, deed, label)) in all.into_iter().enumerate() {
        let width = wanted[index] + spare;
        let rect = Rect::from_min_size(pos2(left, row.top()), vec2(width - 4.0, row.height()));
        left += width;
        let response = ui.interact(rect, ui.id().with(("tab", index)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, tab == open, &label));
        let hot = rests_on(&response);
        let painter = ui.painter();
        let ink = if tab == open || hot { theme::TEXT } else { theme::SECOND };
        let key = keys.of(deed).map(|key| (key, cap_width(painter, key, text.least)));
        let room = rect.width() - key.map_or(0.0, |(_, width)| width + 4.0);
        let family = if tab == open { STRONG } else { BODY };
        let font = theme::font(family, text.least);
        let start = rect.left_center();
        let words = line(painter, start, Align2::LEFT_CENTER, &label, font, ink, room);
        if let Some((key, width)) = key {
            key_cap(painter, pos2(words.right() + 5.0 + width, start.y), key, ink, text.least);
        }
        let under = match (tab == open, hot) {
            (true, _) => Stroke::new(2.0, theme::TEXT),
            (false, true) => Stroke::new(2.0, theme::NOW),
            (false, false) => Stroke::new(1.0, theme::EDGE),
        };
        painter.hline(rect.x_range(), rect.bottom(), under);
        if response.clicked() && tab != open {
            actions.push(UiAction::ShowTab(tab));
        }
    }
    actions
}
