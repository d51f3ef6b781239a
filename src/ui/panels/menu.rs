//! The pages outside the game: menu, settings, briefing, trouble.

use crate::text::{Texts, number};
use crate::ui::action::{Page, UiAction};
use crate::ui::layout::Layout;
use crate::ui::models::menu::LevelItem;
use crate::ui::models::{Briefing, Menu, Pause, Settings, Trouble};
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{Look, button, paragraph, rests_on, rule};
use bevy_egui::egui::{
    Label, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo,
    WidgetType, pos2, vec2,
};

/// The menu: what goes on stands first.
pub fn menu(ui: &mut Ui, model: &Menu, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = 7.0;
    paragraph(ui, &texts.say("menu-title"), FIGURES, text.dial, theme::TEXT);
    paragraph(ui, &texts.say("menu-claim"), BODY, text.body, theme::SECOND);
    if let Some(save) = &model.save {
        let label = texts.tell("menu-continue", &[("save", save.as_str().into())]);
        if wide_button(ui, &label, Look::Loud, &layout) {
            actions.push(UiAction::Continue);
        }
    }
    if let Some(damaged) = &model.damaged {
        paragraph(ui, damaged, BODY, text.body, theme::SPEND);
    }
    if model.games > 0 {
        let label = texts.tell("menu-games", &[("count", model.games.into())]);
        if wide_button(ui, &label, Look::Quiet, &layout) {
            actions.push(UiAction::ShowPage(Page::Games));
        }
    }
    rule(ui);
    let foot = text.body * 7.6;
    let room = (ui.available_height() - foot).max(80.0);
    ScrollArea::vertical().id_salt("levels").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        if model.levels.is_empty() {
            paragraph(ui, &texts.say("menu-no-levels"), BODY, text.body, theme::SECOND);
        }
        for item in &model.levels {
            if level(ui, item, &layout) {
                actions.push(UiAction::Brief(item.id.clone()));
            }
        }
    });
    rule(ui);
    seed(ui, model, texts, &layout, &mut actions);
    let row = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), text.body * 2.3));
    let half = vec2((row.width() - 8.0) * 0.5, row.height());
    let right = pos2(row.right() - half.x, row.top());
    if button(ui, Rect::from_min_size(row.min, half), &texts.say("menu-settings"), None, Look::Quiet, true)
        .clicked()
    {
        actions.push(UiAction::ShowPage(Page::Settings));
    }
    if button(ui, Rect::from_min_size(right, half), &texts.say("menu-quit"), None, Look::Quiet, true)
        .clicked()
    {
        actions.push(UiAction::Quit);
    }
    actions
}

pub(super) fn wide_button(ui: &mut Ui, label: &str, look: Look, layout: &Layout) -> bool {
    let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), layout.text.body * 2.5));
    button(ui, rect, label, None, look, true).clicked()
}

/// A level: title and summary, the whole of it a button.
fn level(ui: &mut Ui, item: &LevelItem, layout: &Layout) -> bool {
    let text = layout.text;
    let width = ui.available_width();
    let wrap = |words: &str, family, size, ink| {
        ui.painter().layout(words.to_owned(), theme::font(family, size), ink, width - 24.0)
    };
    let title = wrap(&item.title, FIGURES, text.section, theme::TEXT);
    let summary = wrap(&item.summary, BODY, text.least, theme::SECOND);
    let height = title.size().y + summary.size().y + 14.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &item.title));
    let hot = rests_on(&response);
    let edge = if hot { Stroke::new(2.0, theme::NOW) } else { Stroke::new(1.0, theme::EDGE) };
    let fill = if hot { theme::CARD_HOT } else { theme::CARD };
    ui.painter().rect(rect, 6.0, fill, edge, StrokeKind::Inside);
    let below = rect.min + vec2(12.0, 7.0 + title.size().y);
    ui.painter().galley(rect.min + vec2(12.0, 6.0), title, theme::TEXT);
    ui.painter().galley(below, summary, theme::SECOND);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.clicked()
}

fn seed(ui: &mut Ui, model: &Menu, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let text = layout.text;
    let label = paragraph(ui, &texts.say("menu-seed"), BODY, text.least, theme::SECOND);
    let mut words = model.seed.clone();
    let field = TextEdit::singleline(&mut words)
        .font(theme::font(BODY, text.body))
        .hint_text(texts.say("menu-seed-hint"))
        .char_limit(20)
        .desired_width(ui.available_width());
    let response = ui.add(field).labelled_by(label.id);
    if response.changed() {
        actions.push(UiAction::EditSeed(words));
    }
    if model.seed().is_err() {
        paragraph(ui, &texts.say("menu-seed-wrong"), BODY, text.least, theme::SPEND);
    }
}

/// The settings.
pub fn settings(ui: &mut Ui, model: &Settings, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = 8.0;
    paragraph(ui, &texts.say("settings-title"), FIGURES, text.title, theme::TEXT);
    let percent = number::percent(texts, f64::from(model.scale));
    paragraph(
        ui,
        &texts.tell("settings-scale", &[("percent", percent.into())]),
        BODY,
        text.body,
        theme::TEXT,
    );
    let scales = [0.75, 1.0, 1.25, 1.5, 2.0, 3.0];
    let labels: Vec<String> = scales.iter().map(|s| number::percent(texts, f64::from(*s))).collect();
    let current = scales.iter().position(|s| (s - model.scale).abs() < 0.01);
    if let Some(index) = choice(ui, &labels, current, &layout) {
        actions.push(UiAction::SetScale(scales[index]));
    }
    rule(ui);
    paragraph(ui, &texts.say("settings-motion"), BODY, text.body, theme::TEXT);
    let labels = [texts.say("settings-motion-full"), texts.say("settings-motion-reduced")];
    if let Some(index) = choice(ui, &labels, Some(usize::from(model.reduced_motion)), &layout) {
        actions.push(UiAction::SetReducedMotion(index == 1));
    }
    rule(ui);
    paragraph(ui, &texts.say("settings-language"), BODY, text.body, theme::TEXT);
    let labels: Vec<String> = model.languages.iter().map(|(_, name)| name.clone()).collect();
    let current = model.languages.iter().position(|(id, _)| *id == model.language);
    if let Some(index) = choice(ui, &labels, current, &layout) {
        actions.push(UiAction::SetLanguage(model.languages[index].0.clone()));
    }
    rule(ui);
    if let Some(note) = &model.note {
        paragraph(ui, note, BODY, text.body, theme::SPEND);
    }
    if wide_button(ui, &texts.say("settings-back"), Look::Loud, &layout) {
        actions.push(UiAction::ShowPage(Page::Menu));
    }
    actions
}

/// The menu of a game.
pub fn pause(ui: &mut Ui, model: &Pause, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = 8.0;
    paragraph(ui, &model.title, FIGURES, text.title, theme::TEXT);
    let ink = if model.elsewhere.is_some() { theme::SPEND } else { theme::SECOND };
    paragraph(ui, &model.kept, BODY, text.body, ink);
    if let Some(folder) = &model.elsewhere {
        elsewhere(ui, folder, texts, &layout, &mut actions);
    }
    rule(ui);
    let size = vec2(ui.available_width(), text.body * 2.5);
    let all = [
        (texts.say("pause-back"), model.key.as_deref(), UiAction::ShowPage(Page::Menu)),
        (texts.say("menu-settings"), None, UiAction::ShowPage(Page::Settings)),
        (texts.say("pause-leave"), None, UiAction::ToMenu),
        (texts.say("menu-quit"), None, UiAction::Quit),
    ];
    for (index, (label, key, action)) in all.into_iter().enumerate() {
        let rect = Rect::from_min_size(ui.cursor().min, size);
        let look = if index == 0 { Look::Loud } else { Look::Quiet };
        if button(ui, rect, &label, key, look, true).clicked() {
            actions.push(action);
        }
    }
    actions
}

/// Another folder for a game that is not kept: a field and a button.
fn elsewhere(ui: &mut Ui, folder: &str, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let text = layout.text;
    let label = paragraph(ui, &texts.say("pause-elsewhere"), BODY, text.least, theme::SECOND);
    let mut words = folder.to_owned();
    let field = TextEdit::singleline(&mut words)
        .font(theme::font(BODY, text.body))
        .char_limit(1000)
        .desired_width(ui.available_width());
    if ui.add(field).labelled_by(label.id).changed() {
        actions.push(UiAction::EditFolder(words));
    }
    if wide_button(ui, &texts.say("pause-keep-there"), Look::Quiet, layout) {
        actions.push(UiAction::KeepElsewhere);
    }
}

/// Buttons side by side, one of them taken; returns the one that was chosen now.
fn choice(ui: &mut Ui, labels: &[String], current: Option<usize>, layout: &Layout) -> Option<usize> {
    let count = labels.len().max(1) as f32;
    let row = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), layout.text.body * 2.2));
    let width = (row.width() - 6.0 * (count - 1.0)) / count;
    let mut chosen = None;
    for (index, label) in labels.iter().enumerate() {
        let at = pos2(row.left() + (width + 6.0) * index as f32, row.top());
        let look = if current == Some(index) { Look::Loud } else { Look::Quiet };
        if button(ui, Rect::from_min_size(at, vec2(width, row.height())), label, None, look, true).clicked() {
            chosen = Some(index);
        }
    }
    chosen.filter(|index| current != Some(*index))
}

/// The briefing of a level.
pub fn briefing(ui: &mut Ui, model: &Briefing, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = 9.0;
    paragraph(ui, &texts.say("briefing-title"), BODY, text.least, theme::SECOND);
    paragraph(ui, &model.title, FIGURES, text.dial, theme::TEXT);
    let foot = text.body * 6.2;
    let room = (ui.available_height() - foot).max(80.0);
    ScrollArea::vertical().id_salt("briefing").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for words in &model.paragraphs {
            paragraph(ui, words, BODY, text.body + 1.0, theme::TEXT);
        }
    });
    rule(ui);
    if wide_button(ui, &texts.say("briefing-start"), Look::Loud, &layout) {
        actions.push(UiAction::Start { level: model.level.clone(), seed: model.seed });
    }
    if wide_button(ui, &texts.say("end-menu"), Look::Quiet, &layout) {
        actions.push(UiAction::ToMenu);
    }
    actions
}

/// The page of trouble: a report as on the command line, and the way back.
pub fn trouble(ui: &mut Ui, model: &Trouble, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = 8.0;
    paragraph(ui, &model.title, FIGURES, text.title, theme::TEXT);
    paragraph(ui, &texts.say("trouble-hint"), STRONG, text.body, theme::TEXT);
    let room = (ui.available_height() - text.body * 4.2).max(60.0);
    ScrollArea::both().id_salt("report").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        let words = RichText::new(&model.report).monospace().size(text.least).color(theme::TEXT);
        ui.add(Label::new(words).extend().selectable(true));
    });
    rule(ui);
    let at = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), text.body * 2.5));
    let mut inner = ui.new_child(UiBuilder::new().max_rect(at));
    if wide_button(&mut inner, &texts.say("end-menu"), Look::Loud, &layout) {
        actions.push(UiAction::ToMenu);
    }
    ui.allocate_rect(at, Sense::hover());
    actions
}
