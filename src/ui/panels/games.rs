//! The list of games that were kept, and the page while one of them is read.

use super::menu::wide_button;
use crate::text::Texts;
use crate::ui::action::{Page, UiAction};
use crate::ui::layout::Layout;
use crate::ui::models::menu::{GameDeed, GameRow};
use crate::ui::models::{Games, Opening};
use crate::ui::theme::{self, BODY, FIGURES};
use crate::ui::widget::{Look, REFRESH, button, line, paragraph, rule};
use bevy_egui::egui::{Align2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// The list: a row for each game, of one height, so that only what is seen of it is drawn.
pub fn list(ui: &mut Ui, model: &Games, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = 7.0;
    paragraph(ui, &texts.say("games-title"), FIGURES, text.title, theme::TEXT);
    if let Some(note) = &model.note {
        paragraph(ui, note, BODY, text.body, theme::SPEND);
    }
    if model.searching {
        paragraph(ui, &texts.say("games-searching"), BODY, text.least, theme::SECOND);
        ui.ctx().request_repaint_after(REFRESH);
    } else if model.rows.is_empty() {
        paragraph(ui, &texts.say("games-none"), BODY, text.body, theme::SECOND);
    }
    rule(ui);
    let room = (ui.available_height() - text.body * 4.2).max(60.0);
    let height = text.section * 1.3 + text.least * 2.9 + 14.0;
    ScrollArea::vertical().id_salt("games").max_height(room).auto_shrink([false, true]).show_rows(
        ui,
        height,
        model.rows.len(),
        |ui, seen| {
            for index in seen {
                row(ui, &model.rows[index], model.asked == Some(index), height, texts, &layout, &mut actions);
            }
        },
    );
    rule(ui);
    if wide_button(ui, &texts.say("settings-back"), Look::Loud, &layout) {
        actions.push(UiAction::ShowPage(Page::Menu));
    }
    actions
}

/// A game: what it is on the left, what can be done with it on the right.
fn row(
    ui: &mut Ui,
    game: &GameRow,
    asked: bool,
    height: f32,
    texts: &Texts,
    layout: &Layout,
    actions: &mut Vec<UiAction>,
) {
    let text = layout.text;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    ui.painter().rect(rect, 6.0, theme::CARD, Stroke::new(1.0, theme::EDGE), StrokeKind::Inside);
    let inner = rect.shrink2(vec2(10.0, 7.0));
    let size = vec2((inner.width() * 0.3).clamp(60.0, 150.0), (inner.height() - 6.0) * 0.5);
    let room = inner.width() - size.x - 10.0;
    let painter = ui.painter();
    let mut at = inner.min;
    let mut put = |words: &str, family, letters: f32, ink| {
        line(painter, at, Align2::LEFT_TOP, words, theme::font(family, letters), ink, room);
        at.y += letters * 1.35;
    };
    put(&game.title, FIGURES, text.section, theme::TEXT);
    put(&game.about, BODY, text.least, theme::SECOND);
    if let Some(damage) = &game.damage {
        put(damage, BODY, text.least, theme::SPEND);
    }
    let right = inner.right() - size.x;
    let upper = Rect::from_min_size(pos2(right, inner.top()), size);
    let lower = Rect::from_min_size(pos2(right, inner.bottom() - size.y), size);
    if asked {
        if button(ui, upper, &texts.say("games-delete-yes"), None, Look::Quiet, true).clicked() {
            actions.push(UiAction::Delete(game.path.clone()));
        }
        if button(ui, lower, &texts.say("games-delete-no"), None, Look::Loud, true).clicked() {
            actions.push(UiAction::AskDelete(None));
        }
        return;
    }
    if let Some(deed) = game.deed {
        let (label, action) = match deed {
            GameDeed::Continue => ("games-continue", UiAction::TakeUp(game.path.clone())),
            GameDeed::Look => ("games-look", UiAction::TakeUp(game.path.clone())),
            GameDeed::TakeWhole => ("games-take-whole", UiAction::TakeWhole(game.path.clone())),
        };
        if button(ui, upper, &texts.say(label), None, Look::Quiet, true).clicked() {
            actions.push(action);
        }
    }
    if button(ui, lower, &texts.say("games-delete"), None, Look::Quiet, true).clicked() {
        actions.push(UiAction::AskDelete(Some(game.path.clone())));
    }
}

/// A game is being read: how to give that up.
pub fn opening(ui: &mut Ui, model: &Opening, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = 8.0;
    paragraph(ui, &texts.say("opening-title"), FIGURES, layout.text.title, theme::TEXT);
    paragraph(ui, &model.name, BODY, layout.text.body, theme::SECOND);
    rule(ui);
    if wide_button(ui, &texts.say("opening-cancel"), Look::Quiet, &layout) {
        actions.push(UiAction::ToMenu);
    }
    ui.ctx().request_repaint_after(REFRESH);
    actions
}
