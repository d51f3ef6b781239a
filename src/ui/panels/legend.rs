//! The key: what lines and marks mean. Folded it is one button.

use crate::icon::Icon;
use crate::sim::scenario::Medium;
use crate::text::{Texts, name};
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::Keys;
use crate::ui::models::keys::Deed;
use crate::ui::theme::{self, BODY};
use crate::ui::widget::{Look, button, dashed, dashed_frame, dashed_ring, line};
use bevy_egui::egui::{Align2, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, UiBuilder, pos2, vec2};

/// Draws the key, or the button that opens it.
pub fn panel(ui: &mut Ui, open: bool, keys: &Keys, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = 2.0;
    let label = if open { texts.say("legend-close") } else { texts.say("legend-open") };
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.least * 1.75), Sense::hover());
    let mut place = head;
    if open {
        place.min.x = head.right() - head.width() * 0.36;
        let font = theme::font(BODY, text.least);
        let room = place.left() - head.left() - 8.0;
        let words = texts.say("legend-title");
        line(ui.painter(), head.left_center(), Align2::LEFT_CENTER, &words, font, theme::SECOND, room);
    } else {
        place.max.x = head.left() + head.width().min(text.body * 9.0);
    }
    let mut inner = ui.new_child(UiBuilder::new().max_rect(place));
    if button(&mut inner, place, &label, keys.of(Deed::Legend), Look::Quiet, true).clicked() {
        actions.push(UiAction::ShowKey(!open));
    }
    if open {
        entries(ui, texts, &layout);
    }
    actions
}

/// Height the open key takes, without what surrounds it.
pub fn height(layout: &Layout) -> f32 {
    layout.text.least * (1.75 + 1.55 * 4.0) + 8.0
}

fn entries(ui: &mut Ui, texts: &Texts, layout: &Layout) {
    let text = layout.text;
    let font = theme::font(BODY, text.least);
    type Sample = fn(&Painter, Pos2, f32);
    let media = [Medium::Fibre, Medium::Satellite, Medium::Microwave, Medium::Hf];
    let mut all: Vec<(String, Sample)> = Vec::new();
    let samples: [Sample; 4] = [
        |p, at, w| stroke(p, at, w, Medium::Fibre),
        |p, at, w| stroke(p, at, w, Medium::Satellite),
        |p, at, w| stroke(p, at, w, Medium::Microwave),
        |p, at, w| stroke(p, at, w, Medium::Hf),
    ];
    all.extend(media.iter().zip(samples).map(|(m, s)| (name::medium(texts, *m), s)));
    all.push((texts.say("legend-ear"), |p, at, w| {
        let centre = at + vec2(w * 0.5, 0.0);
        p.circle(centre, 8.0, theme::CYBER_CARD, Stroke::new(1.6, theme::CYBER));
        Icon::Ear.paint(p, centre, 9.0, theme::CYBER);
    }));
    all.push((texts.say("legend-staff"), |p, at, w| {
        let flag = Rect::from_min_size(at + vec2(w * 0.5 - 6.0, -7.0), vec2(13.0, 8.0));
        let pen = Stroke::new(1.6, theme::HOSTILE);
        dashed_frame(p, flag, pen, 3.0, 2.0);
        p.line_segment([flag.left_top(), flag.left_top() + vec2(0.0, 15.0)], pen);
    }));
    all.push((texts.say("legend-carries"), |p, at, w| {
        p.line_segment([at, at + vec2(w, 0.0)], Stroke::new(2.2, theme::HOSTILE));
        for share in [0.3, 0.7] {
            let tip = at + vec2(w * share + 5.0, 0.0);
            let head = vec![tip, tip + vec2(-9.0, -4.5), tip + vec2(-9.0, 4.5)];
            p.add(Shape::convex_polygon(head, theme::NOW, Stroke::new(1.0, theme::INK)));
        }
    }));
    all.push((texts.say("legend-last-seen"), |p, at, w| {
        let centre = at + vec2(w * 0.5, 0.0);
        dashed_ring(p, centre, 8.0, Stroke::new(1.6, theme::HOSTILE), 3.0, 2.5);
    }));
    for pair in all.chunks(2) {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.least * 1.55), Sense::hover());
        let half = row.width() * 0.5;
        let sample = (half * 0.3).min(40.0);
        for (index, (words, draw)) in pair.iter().enumerate() {
            let at = pos2(row.left() + half * index as f32, row.center().y);
            draw(ui.painter(), at, sample);
            let start = at + vec2(sample + 7.0, 0.0);
            line(
                ui.painter(),
                start,
                Align2::LEFT_CENTER,
                words,
                font.clone(),
                theme::TEXT,
                half - sample - 11.0,
            );
        }
    }
}

/// The line style of a medium. Shared by everything that names one.
pub fn stroke(painter: &Painter, at: Pos2, width: f32, medium: Medium) {
    coloured(painter, at, width, medium, theme::TEXT);
}

/// The line style of a medium in a colour.
pub fn coloured(painter: &Painter, at: Pos2, width: f32, medium: Medium, colour: bevy_egui::egui::Color32) {
    let to = at + vec2(width, 0.0);
    let pen = Stroke::new(2.2, colour);
    match medium {
        Medium::Fibre => {
            painter.line_segment([at, to], pen);
        }
        Medium::Satellite => dashed(painter, at, to, pen, 2.2, 4.3),
        Medium::Microwave => dashed(painter, at, to, pen, 7.0, 5.0),
        Medium::Hf => dashed(painter, at, to, pen, 16.0, 7.0),
        Medium::Cable => {
            painter.line_segment([at, to], pen);
            for share in [0.25, 0.75] {
                let x = at.x + width * share;
                painter.line_segment([pos2(x, at.y - 4.0), pos2(x, at.y + 4.0)], pen);
            }
        }
        Medium::Vhf => dashed(painter, at, to, pen, 4.0, 3.0),
        Medium::Courier => dashed(painter, at, to, pen, 1.5, 8.0),
    }
}
