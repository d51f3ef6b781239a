//! The council's table: the ledger with the ladder on the left, the vote and the week's act on the right.

use super::fold::Group;
use super::{card, choices, council, ladder};
use crate::text::Texts;
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::Table;
use crate::ui::models::card::refused_alike;
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{paragraph, rule};
use bevy_egui::egui::Ui;

/// Draws ledger and ladder from the top of `ui`.
pub fn ledger(ui: &mut Ui, model: &Table, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    ui.spacing_mut().item_spacing.y = 3.0;
    paragraph(ui, &texts.say("table-ledger"), FIGURES, text.section, theme::TEXT);
    paragraph(ui, &model.needles.0, STRONG, text.body, theme::TEXT);
    paragraph(ui, &model.needles.1, STRONG, text.body, theme::HOSTILE_TEXT);
    if let Some(lines) = &model.ledger {
        council::ledger(ui, lines, texts);
    }
    rule(ui);
    ladder::rungs(ui, model.readiness, 0, texts, &layout);
    Vec::new()
}

/// Draws vote and act from the top of `ui`.
pub fn choices(ui: &mut Ui, model: &Table, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = layout.pad * 0.22;
    if !model.sits {
        paragraph(ui, &texts.say("table-waits"), BODY, text.body, theme::TEXT);
        return actions;
    }
    let parts = [("table-vote", &model.votes), ("table-act", &model.acts), ("table-norms", &model.norms)];
    for (title, cards) in parts.into_iter().filter(|(_, cards)| !cards.is_empty()) {
        paragraph(ui, &texts.say(title), FIGURES, text.section, theme::TEXT);
        // Once one is chosen, all others are refused for that.
        let reason = refused_alike(cards.iter().filter(|one| !one.chosen));
        if let Some(reason) = reason {
            paragraph(ui, reason, BODY, text.least, theme::SECOND);
        }
        for one in cards {
            card::told(ui, ui.id().with((title, &one.title)), one, reason, &mut actions);
        }
    }
    if let Some(moves) = &model.moves {
        choices::show(ui, &Group::of(ui, ui.id().with("moves")), moves, texts, &mut actions);
    }
    actions
}
