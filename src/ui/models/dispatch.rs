//! The card on the desk.

use super::card::{Badge, Card};
use super::keys::{Deed, Keys};
use crate::sim::intel::DeskPicture;
use crate::sim::orders::Offer;
use crate::sim::orders::Order;
use crate::sim::scenario::DispatchOption;
use crate::sim::scenario::letter;
use crate::sim::state::OpenDispatch;
use crate::sim::{DispatchId, Scenario};
use crate::text::{Texts, name};

/// A dispatch with its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct DispatchCard {
    /// Which, to lead to its place.
    pub id: DispatchId,
    /// Whether it has a place on the map.
    pub placed: bool,
    /// The kind of thing it is.
    pub heading: String,
    /// Title.
    pub title: String,
    /// What has happened.
    pub text: String,
    /// Its answers.
    pub options: Vec<Card>,
    /// What counts when nobody answers, or what was answered.
    pub note: String,
    /// How it is answered by key, while it waits.
    pub by_key: Option<String>,
}

impl DispatchCard {
    /// The card on a desk, if one lies there; `armed` is the answer whose key was pressed once.
    pub fn of(
        texts: &Texts,
        scenario: &Scenario,
        desk: &DeskPicture,
        offers: &[Offer],
        keys: &Keys,
        armed: Option<u8>,
    ) -> Option<Self> {
        let OpenDispatch { id, answer, .. } = desk.book.dispatch?;
        let dispatch = &scenario.dispatches[id.index()];
        let again = |key: &str| texts.tell("card-again", &[("key", key.into())]);
        let options = dispatch.options.iter().enumerate().map(|(index, option)| {
            let order = Order::Answer { option: index as u8 };
            let offer =
                offers.iter().find(|o| o.order == order).cloned().unwrap_or_else(|| bare(order, option));
            let badge = Badge::Letter(letter(index as u8));
            let mut card = Card::of(texts, scenario, &offer, badge, option.label.clone(), false);
            card.remark = option.remark.clone();
            card.chosen = answer == Some(index as u8);
            card.key = keys.of(Deed::Choose(index as u8)).map(str::to_owned);
            card.again = card.key.as_deref().filter(|_| armed == Some(index as u8)).map(again);
            if answer.is_some() {
                card.refusal = None;
            }
            card
        });
        let options: Vec<Card> = options.collect();
        let note = match answer {
            Some(option) => texts.tell("dispatch-answered", &[("letter", letter(option).into())]),
            None => texts.tell("dispatch-default", &[("letter", letter(dispatch.default as u8).into())]),
        };
        let turn = keys.of(Deed::Dispatch).filter(|_| answer.is_none());
        Some(Self {
            by_key: turn.map(|key| texts.tell("dispatch-by-key", &[("key", key.into())])),
            id,
            placed: dispatch.at.is_some(),
            heading: name::kind(texts, dispatch.kind),
            title: dispatch.title.clone(),
            text: dispatch.text.clone(),
            options,
            note,
        })
    }

    /// Whether it still waits for an answer.
    pub fn open(&self) -> bool {
        !self.options.iter().any(|o| o.chosen)
    }
}

/// An answer that is not on offer now: its price, and no effect known.
fn bare(order: Order, option: &DispatchOption) -> Offer {
    Offer { teams: option.teams, favours: option.favours.clone(), ..Offer::of(order) }
}
