//! Teams, favours, accesses, and the time to the council.

use crate::icon::Icon;
use crate::sim::event::Subject;
use crate::sim::state::AccessLife;
use crate::text::{Texts, number};
use crate::ui::action::{Speed, UiAction};
use crate::ui::format::Format;
use crate::ui::layout::Layout;
use crate::ui::models::Resources;
use crate::ui::models::keys::Deed;
use crate::ui::models::resources::AccessSlot;
use crate::ui::theme::{self, BODY, FIGURES};
use crate::ui::widget::{LEAST_SHRINK, Look, button, dashed_frame, fitted, icon_button, line, pick};
use bevy_egui::egui::{Align2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// Draws the bar over the whole of `ui`.
pub fn panel(ui: &mut Ui, model: &Resources, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let (rect, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let shares = match layout.format {
        Format::Wide => [0.29, 0.28, 0.35],
        Format::Compact => [0.315, 0.315, 0.335],
        Format::Folded => [0.3, 0.33, 0.35],
    };
    let gap = rect.width() * (1.0 - shares.iter().sum::<f32>()) / 2.0;
    let mut left = rect.left();
    let mut parts = shares.map(|share| {
        let part = Rect::from_min_size(pos2(left, rect.top()), vec2(rect.width() * share, rect.height()));
        left += part.width() + gap;
        part
    });
    if layout.format != Format::Wide {
        parts[2].min.x += 8.0;
    }
    let mut actions = Vec::new();
    favours(ui, parts[0], model, texts, &layout);
    accesses(ui, parts[1], model, texts, &layout, &mut actions);
    let edge = parts[2].left() - if layout.format == Format::Wide { gap * 0.4 } else { 8.0 };
    ui.painter().vline(edge, rect.y_range(), Stroke::new(1.0, theme::EDGE));
    council(ui, parts[2], model, texts, &layout, &mut actions);
    actions
}

fn title(ui: &Ui, part: Rect, words: &str, layout: &Layout) {
    let font = theme::font(BODY, layout.text.least);
    line(ui.painter(), part.left_top(), Align2::LEFT_TOP, words, font, theme::SECOND, part.width());
}

/// The places of `count` tokens under a title: the token's square and the middle of its words.
fn tokens(part: Rect, count: usize, layout: &Layout) -> impl Iterator<Item = (Rect, Rect)> {
    let cell = part.width() / count.max(1) as f32;
    let head = layout.text.least * 1.55;
    let foot = layout.text.least * 1.4;
    // The slot is as high in every part, so that the words stand in one line.
    let slot = (part.height() - head - foot).clamp(8.0, 34.0);
    let size = slot.min(cell - 3.0);
    (0..count).map(move |index| {
        let cell = Rect::from_min_max(
            pos2(part.left() + cell * index as f32, part.top() + head),
            pos2(part.left() + cell * (index + 1) as f32, part.bottom()),
        );
        let token = Rect::from_center_size(pos2(cell.center().x, cell.top() + slot * 0.5), vec2(size, size));
        (token, cell)
    })
}

/// A part with its title and a row of tokens; `draw` draws one into its square and its cell, and gives its words.
fn row(
    ui: &mut Ui,
    part: Rect,
    words: &str,
    count: usize,
    layout: &Layout,
    mut draw: impl FnMut(&mut Ui, usize, Rect, Rect) -> String,
) {
    title(ui, part, words, layout);
    let cells: Vec<(Rect, Rect)> = tokens(part, count, layout).collect();
    let words: Vec<String> =
        cells.iter().enumerate().map(|(index, (token, cell))| draw(ui, index, *token, *cell)).collect();
    // All words of a row are as large as the widest of them can be.
    let full = theme::font(BODY, layout.text.least);
    let width =
        |words: &String| fitted(ui.painter(), words, full.clone(), theme::TEXT, f32::INFINITY).size().x;
    let widest = words.iter().map(width).fold(1.0, f32::max);
    let room = cells.first().map_or(1.0, |(_, cell)| cell.width() - 3.0);
    let font = theme::font(BODY, layout.text.least * (room / widest).clamp(LEAST_SHRINK, 1.0));
    for ((token, cell), words) in cells.iter().zip(&words) {
        let slot = 2.0 * (token.center().y - cell.top());
        let at = pos2(cell.center().x, cell.top() + slot + (cell.height() - slot) * 0.5);
        line(ui.painter(), at, Align2::CENTER_CENTER, words, font.clone(), theme::TEXT, cell.width() - 2.0);
    }
}

fn favours(ui: &mut Ui, part: Rect, model: &Resources, texts: &Texts, layout: &Layout) {
    let count = model.favours.len();
    row(ui, part, &texts.say("resources-favours"), count, layout, |ui, index, token, _| {
        let (letters, _, count) = &model.favours[index];
        let (painter, centre) = (ui.painter(), token.center());
        let radius = (token.width() * 0.18).min(6.0);
        if *count == 0 {
            let pen = Stroke::new(2.0, theme::SECOND);
            painter.hline((centre.x - 5.0)..=(centre.x + 5.0), centre.y, pen);
        }
        // Up to two abreast: more stand below.
        let count = usize::from(*count).min(6);
        for pip in 0..count {
            let column = (pip % 2) as f32 - (count.min(2) as f32 - 1.0) * 0.5;
            let row = (pip / 2) as f32 - (count.div_ceil(2) as f32 - 1.0) * 0.5;
            painter.circle_filled(centre + vec2(column, row) * radius * 2.3, radius, theme::SPEND);
        }
        letters.clone()
    });
}

fn accesses(
    ui: &mut Ui,
    part: Rect,
    model: &Resources,
    texts: &Texts,
    layout: &Layout,
    actions: &mut Vec<UiAction>,
) {
    let count = model.accesses.len();
    row(ui, part, &texts.say("resources-accesses"), count, layout, |ui, index, token, cell| {
        let slot = model.accesses[index].as_ref();
        let words = slot.map_or_else(|| texts.say("access-none"), |slot| access_words(slot, texts));
        if let Some(slot) = slot {
            let told = [("name", slot.name.as_str().into()), ("state", words.as_str().into())];
            let label = texts.tell("access-label", &told);
            if pick(ui, cell, ui.id().with(("access", index)), &label).clicked() {
                actions.push(UiAction::Select(Subject::Node(slot.ear)));
            }
        }
        paint_slot(ui, token, slot);
        words
    });
}

fn paint_slot(ui: &Ui, token: Rect, slot: Option<&AccessSlot>) {
    let painter = ui.painter();
    let token = token.shrink(2.0);
    let Some(slot) = slot else {
        return dashed_frame(painter, token, Stroke::new(1.3, theme::SECOND), 4.0, 3.5);
    };
    let stroke = Stroke::new(2.0, theme::CYBER);
    match slot.life {
        AccessLife::Hidden => {
            painter.rect(token, 4.0, theme::CYBER_CARD, stroke, StrokeKind::Inside);
            Icon::Ear.paint(painter, token.center(), token.width() * 0.6, theme::CYBER);
        }
        AccessLife::Building => {
            let share = (slot.work / slot.needed.max(1e-9)).clamp(0.0, 1.0) as f32;
            let mut done = token.shrink(2.0);
            done.min.y = done.max.y - done.height() * share;
            painter.rect_filled(done, 0.0, theme::CYBER.gamma_multiply(0.6));
            dashed_frame(painter, token, stroke, 4.0, 3.0);
        }
        AccessLife::Committed | AccessLife::Shown => {
            painter.rect_stroke(token, 4.0, stroke, StrokeKind::Inside);
            Icon::Eye.paint(painter, token.center(), token.width() * 0.6, theme::CYBER);
        }
        AccessLife::Open | AccessLife::Fired | AccessLife::Found | AccessLife::Patched => {
            painter.rect_stroke(token, 4.0, stroke, StrokeKind::Inside);
            Icon::Cross.paint(painter, token.center(), token.width() * 0.5, theme::CYBER);
        }
    }
}

fn access_words(slot: &AccessSlot, texts: &Texts) -> String {
    match slot.life {
        AccessLife::Hidden => number::hours(texts, slot.hours),
        AccessLife::Building => {
            let args = [
                ("done", number::whole(slot.work.floor()).into()),
                ("all", number::whole(slot.needed).into()),
            ];
            texts.tell("access-done", &args)
        }
        AccessLife::Committed => texts.say("access-committed"),
        AccessLife::Shown => texts.say("access-shown"),
        AccessLife::Fired => texts.say("access-fired"),
        AccessLife::Found => texts.say("access-found"),
        AccessLife::Patched => texts.say("access-patched"),
        AccessLife::Open => texts.say("access-none"),
    }
}

fn council(
    ui: &mut Ui,
    part: Rect,
    model: &Resources,
    texts: &Texts,
    layout: &Layout,
    actions: &mut Vec<UiAction>,
) {
    let text = layout.text;
    title(ui, part, &texts.say("resources-council"), layout);
    let height = (text.least * 2.0).min(part.height() * 0.34);
    let top = part.top() + text.least * 1.25;
    let time = number::span(texts, model.council);
    let middle = pos2(part.left(), (top + part.bottom() - height) * 0.5);
    line(
        ui.painter(),
        middle,
        Align2::LEFT_CENTER,
        &time,
        theme::font(FIGURES, text.council),
        theme::SPEND,
        part.width(),
    );
    let row = Rect::from_min_max(pos2(part.left(), part.bottom() - height), part.max);
    speeds(ui, row, model.speed, &model.keys, texts, actions);
}

/// Pause and the three speeds.
pub fn speeds(
    ui: &mut Ui,
    row: Rect,
    speed: Speed,
    keys: &crate::ui::models::Keys,
    texts: &Texts,
    actions: &mut Vec<UiAction>,
) {
    let cell = ((row.width() + 4.0) / 4.0).min(row.height() * 2.4);
    let all = [
        (Speed::Paused, Deed::Pause, texts.say("speed-pause")),
        (Speed::Normal, Deed::Normal, "1×".to_owned()),
        (Speed::Double, Deed::Double, "2×".to_owned()),
        (Speed::Fourfold, Deed::Fourfold, "4×".to_owned()),
    ];
    for (index, (wanted, deed, label)) in all.into_iter().enumerate() {
        let left = row.left() + cell * index as f32;
        let rect = Rect::from_min_size(pos2(left, row.top()), vec2(cell - 4.0, row.height()));
        let look = if speed == wanted { Look::Loud } else { Look::Quiet };
        let response = if wanted == Speed::Paused {
            icon_button(ui, rect, Icon::Pause, &label, look)
        } else {
            let key = keys.of(deed).filter(|_| rect.width() > 52.0);
            button(ui, rect, &label, key, look, true)
        };
        if response.clicked() {
            actions.push(UiAction::SetSpeed(wanted));
        }
    }
}
