//! The council's table: what whoever holds the adversary's seat sees and decides in the crisis.

use super::card::{Badge, Card};
use super::council::Lines;
use super::{Choices, Foot};
use crate::icon::Icon;
use crate::sim::intel::CouncilPicture;
use crate::sim::orders::Offer;
use crate::sim::orders::Order;
use crate::sim::{Ledger, Scenario};
use crate::text::{self, Texts, number};

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// "We believe" and "we go if under", in words.
    pub needles: (String, String),
    /// The ledger as it stands.
    pub ledger: Option<Lines>,
    /// Step of the ladder.
    pub readiness: u8,
    /// Whether the council sits now; else nothing can be decided.
    pub sits: bool,
    /// The vote.
    pub votes: Vec<Card>,
    /// The week's act.
    pub acts: Vec<Card>,
    /// Norms that lie on the table: sign, sign and break, decline.
    pub norms: Vec<Card>,
    /// The staffs that could move.
    pub moves: Option<Choices>,
    /// Under the right column.
    pub foot: Foot,
}

impl Table {
    /// The table of a council. `given` are the orders of this hour.
    pub fn of(
        texts: &Texts,
        scenario: &Scenario,
        council: &CouncilPicture,
        ledger: Option<&Ledger>,
        offers: &[Offer],
        given: &[Order],
        foot: Foot,
    ) -> Self {
        let chips = &council.chips;
        let cards = |wanted: fn(&Order) -> Option<Icon>| -> Vec<Card> {
            // Of each kind there is one a week.
            let settled = given.iter().any(|order| wanted(order).is_some());
            let card = |offer: &Offer| {
                let title = text::order(texts, scenario, &offer.order, None);
                let badge = Badge::Picture(wanted(&offer.order)?);
                let mut card = Card::of(texts, scenario, offer, badge, title, false);
                // Neither costs anything but what it brings.
                card.price.clear();
                card.chosen = given.contains(&offer.order);
                if settled {
                    card.refusal = (!card.chosen).then(|| texts.say("table-chosen"));
                }
                Some(card)
            };
            offers.iter().filter_map(card).collect()
        };
        let moves: Vec<&Offer> =
            offers.iter().filter(|offer| matches!(offer.order, Order::Relocate { .. })).collect();
        let title = texts.say("ask-relocate");
        let hours = |value: f64| number::hours(texts, value);
        Self {
            needles: ledger.map_or_else(Default::default, |ledger| {
                let bar = match ledger.bar {
                    any if number::any_bar(any) => texts.say("table-any-bar"),
                    bar => texts.tell("table-bar", &[("hours", hours(bar).into())]),
                };
                (texts.tell("table-believe", &[("hours", hours(ledger.believed).into())]), bar)
            }),
            ledger: ledger.map(|ledger| Lines::of(texts, ledger, chips)),
            readiness: council.book.readiness,
            sits: council.sits,
            votes: cards(vote),
            acts: cards(act),
            norms: cards(sign),
            moves: Choices::of(texts, scenario, title, Badge::Picture(Icon::Home), &moves, false),
            foot,
        }
    }
}

fn vote(order: &Order) -> Option<Icon> {
    match order {
        Order::Vote { yes: true, .. } => Some(Icon::Up),
        Order::Vote { down: true, .. } => Some(Icon::Down),
        Order::Vote { .. } => Some(Icon::Level),
        _ => None,
    }
}

fn sign(order: &Order) -> Option<Icon> {
    matches!(order, Order::Sign { .. }).then_some(Icon::Letter)
}

fn act(order: &Order) -> Option<Icon> {
    match order {
        Order::Act { act } => Some(Icon::of(*act)),
        _ => None,
    }
}
