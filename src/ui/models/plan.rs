//! What can be ordered this week: teams, one signal, one act, one estimate.

use super::advice::Advice;
use super::card::{Badge, Card, weeks};
use super::choices::Choices;
use super::forecast::Forecast;
use super::keys::Keys;
use super::week::{self, SlotRow};
use super::worth;
use crate::game::Hand;
use crate::game::wargame::GAMES;
use crate::icon::Icon;
use crate::sim::intel::{DeskPicture, Intel};
use crate::sim::orders::{KINDS, Kind, Name, Offer, Order, Refusal, Slot, place_of};
use crate::sim::state::{Task, Weapon};
use crate::sim::{AllyId, LinkId, Scenario};
use crate::text::{self, Texts, number};
use crate::ui::action::Speed;

/// The plan of the week.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Each team, the signal, the act.
    pub week: Vec<SlotRow>,
    /// The one in hand: what fits it stands under them.
    pub hand: Hand,
    /// What the team in hand could do.
    pub tasks: Vec<TaskRow>,
    /// Links of ours that a team could begin to harden, one chip a link.
    pub harden: Option<Choices>,
    /// Why the team in hand can do some of it, or any, not.
    pub bound: Option<String>,
    /// Signals, of which one a week: those that need no choice, and those that do.
    pub signals: (Vec<Card>, Vec<Choices>),
    /// Acts, of which one a week.
    pub acts: Vec<Choices>,
    /// Chance of a launch within two councils, as estimated this week.
    pub estimate: Option<f64>,
    /// What the staff has found on the map table.
    pub forecast: Forecast,
    /// What the advisor says.
    pub advice: Advice,
    /// The adversary's character, to be named.
    pub profile: Option<Choices>,
}

/// Hours below which an access is told with the companion that makes something of it.
const SLIGHT: f64 = 3.0;

/// What stands under the right column: the way back, and on.
#[derive(Clone, Debug, PartialEq)]
pub struct Foot {
    /// Whether an order can be taken back.
    pub undo: bool,
    /// Teams that would stand idle, and whether it was asked once if they should.
    pub idle: (usize, bool),
    /// How fast the hours pass.
    pub speed: Speed,
    /// Labels of keys.
    pub keys: Keys,
}

/// One task, with the teams on it.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskRow {
    /// What is done, in a word or two.
    pub label: String,
    /// What it is worth, and how much of it is done.
    pub worth: String,
    /// Why it is worth nothing alone.
    pub remark: String,
    /// Numbers of the teams on it.
    pub teams: Vec<u8>,
    /// What sends the team in hand.
    pub order: Order,
    /// Whether it can be sent.
    pub free: bool,
}

impl Plan {
    /// The plan of a desk.
    pub fn of(
        texts: &Texts,
        scenario: &Scenario,
        intel: &Intel,
        desk: &DeskPicture,
        offers: &[Offer],
        orders: &[Order],
        hand: Hand,
        forecast: Forecast,
        advice: Advice,
    ) -> Self {
        let card = |offer: &Offer, icon: Icon| {
            let title = text::order(texts, scenario, &offer.order, None);
            // The remark tells how it fades; the plan has no room for the curve.
            Card {
                fading: Vec::new(),
                ..Card::of(texts, scenario, offer, Badge::Picture(icon), title, false)
            }
        };
        let cards = |wanted: fn(&Order) -> Option<Icon>| -> Vec<Card> {
            offers.iter().filter_map(|offer| Some(card(offer, wanted(&offer.order)?))).collect()
        };
        let begun = |link: &LinkId| {
            let worked = desk.book.hardened(*link).is_some_and(|work| work > 0.0);
            worked || desk.book.tasks.contains(&Task::Harden(*link))
        };
        let fresh = |task: &Task| matches!(task, Task::Harden(link) if !begun(link));
        let sent = offers.iter().filter_map(|offer| match offer.order {
            Order::Assign { task: Task::Idle, .. } => None,
            Order::Assign { task, .. } => Some((task, offer)),
            _ => None,
        });
        let (fresh, mut wanted): (Vec<_>, Vec<_>) = sent.partition(|(task, _)| fresh(task));
        let worth = |offer: &Offer| offer.expected() + offer.truth;
        wanted.sort_by(|(_, a), (_, b)| worth(b).total_cmp(&worth(a)));
        // That a team does this already is no news.
        let bound =
            wanted.iter().filter_map(|(_, offer)| offer.refusal).find(|why| *why != Refusal::NoChange);
        let bound = bound.map(|refusal| text::refusal(texts, scenario, refusal));
        let fold = |title: String, icon, wanted: &dyn Fn(&Order) -> bool| {
            let folded: Vec<&Offer> = offers.iter().filter(|offer| wanted(&offer.order)).collect();
            Choices::of(texts, scenario, title, Badge::Picture(icon), &folded, false)
        };
        // What the table folds under one question is one fold; accusations have one for each incident.
        let folded = |acts: bool| -> Vec<Choices> {
            let mut asks: Vec<&Kind> = Vec::new();
            for kind in KINDS.iter().filter(|kind| !kind.ask.is_empty() && kind.ask != "ask-profile") {
                let fits = match kind.slot {
                    Slot::Signal => !acts,
                    Slot::Act | Slot::Nothing => acts,
                    _ => false,
                };
                if fits && kind.ask != "ask-attribute" && asks.iter().all(|known| known.ask != kind.ask) {
                    asks.push(kind);
                }
            }
            let of_kind = |kind: &&Kind| {
                let ask = kind.ask;
                fold(texts.say(ask), Icon::named(kind.icon), &move |order| order.kind().ask == ask)
            };
            asks.iter().filter_map(of_kind).collect()
        };
        let named = desk.book.politics.incidents.iter().map(|incident| incident.dispatch).map(|accused| {
            let title = scenario.dispatches[accused.index()].title.as_str();
            let title = texts.tell("ask-attribute", &[("title", title.into())]);
            fold(
                title,
                Icon::Signal,
                &|order| matches!(order, Order::Attribute { dispatch, .. } if *dispatch == accused),
            )
        });
        let mut acts: Vec<Choices> = folded(true).into_iter().chain(named.flatten()).collect();
        for chip in acts.iter_mut().flat_map(|choices| &mut choices.chips) {
            chip.favours =
                asked(scenario, &chip.order).and_then(|ally| desk.book.favours.get(ally.index()).copied());
        }
        let signals = (cards(alone), folded(false));
        let tasks =
            wanted.iter().map(|(task, offer)| row(texts, scenario, intel, desk, *task, offer)).collect();
        let title = texts.say("ask-harden");
        let fresh: Vec<&Offer> = fresh.into_iter().map(|(_, offer)| offer).collect();
        let harden = Choices::of(texts, scenario, title, Badge::Picture(Icon::Shield), &fresh, false);
        let called = desk.book.profile.map(|id| scenario.dispositions[id.index()].name.as_str());
        let title = match called {
            Some(name) => texts.tell("ask-profile-named", &[("name", name.into())]),
            None => texts.say("ask-profile"),
        };
        let profile = fold(title, Icon::Eye, &|order| matches!(order, Order::Profile { .. }));
        Self {
            week: week::rows(texts, scenario, desk, orders),
            hand,
            tasks,
            harden,
            bound,
            signals,
            acts,
            estimate: desk.book.estimate,
            forecast,
            advice,
            profile,
        }
    }
}

/// The ally who would be asked a favour.
fn asked(scenario: &Scenario, order: &Order) -> Option<AllyId> {
    order.names().into_iter().find_map(|(_, name)| match name {
        Name::Ally(ally) => Some(ally),
        Name::Brigade(which) => Some(scenario.reinforcements[usize::from(which)].lender),
        _ => None,
    })
}

/// The icon of a signal that needs no choice.
fn alone(order: &Order) -> Option<Icon> {
    let kind = order.kind();
    (kind.slot == Slot::Signal && kind.ask.is_empty()).then(|| Icon::named(kind.icon))
}

fn row(
    texts: &Texts,
    scenario: &Scenario,
    intel: &Intel,
    desk: &DeskPicture,
    task: Task,
    offer: &Offer,
) -> TaskRow {
    let (label, worth, remark) = match task {
        Task::Build(id) => {
            let (plan, picture) = (&scenario.accesses[id.index()], &desk.book.accesses[id.index()]);
            // What can be built is not held, so that this is another one.
            let held = desk.book.accesses.iter().enumerate().filter(|(_, access)| access.life.held());
            let mut places = held.map(|(other, _)| place_of(scenario, other.into()));
            let remark = match offer.companion {
                _ if places.any(|place| place == place_of(scenario, id)) => texts.say("task-held"),
                Some((with, hours)) if offer.truth < SLIGHT => {
                    let access = scenario.accesses[with.index()].name.as_str();
                    let args = [("access", access.into()), ("hours", number::shift(texts, hours).into())];
                    texts.tell("task-companion", &args)
                }
                None if offer.truth < 0.5 => {
                    worth::why_nothing(texts, scenario, Weapon::Access(id), |_| false)
                }
                _ => String::new(),
            };
            let begun = week::done(texts, picture.work, scenario.coefficients.build_work);
            let state = if picture.work > 0.0 { Some(begun) } else { weeks(texts, offer) };
            let hours = number::shift(texts, offer.truth);
            let worth = state.map_or(hours.clone(), |state| format!("{hours}, {state}"));
            (plan.name.clone(), worth, remark)
        }
        Task::Harden(link) => {
            let work = desk.book.hardened(link).unwrap_or(0.0);
            let link = text::name::link(texts, scenario, link);
            let label = texts.tell("plan-harden", &[("link", link.into())]);
            (label, week::done(texts, work, scenario.coefficients.harden_work), String::new())
        }
        Task::Repair(link) => {
            let link = text::name::link(texts, scenario, link);
            let label = texts.tell("plan-repair", &[("link", link.into())]);
            (label, number::shift(texts, -offer.sooner), String::new())
        }
        Task::Evidence(id) => {
            let odds = number::odds(texts, scenario.coefficients.clue);
            let title = scenario.dispatches[id.index()].title.as_str();
            (texts.tell("plan-evidence", &[("title", title.into())]), odds, String::new())
        }
        Task::Wargame => {
            let games = texts.tell("plan-wargame-worth", &[("games", GAMES.into())]);
            (texts.say("plan-wargame"), games, String::new())
        }
        _ => {
            let blinded = desk.book.alliance(scenario, intel.hour).blinded();
            let remark = if blinded { String::new() } else { texts.say("plan-hunt-frightens") };
            (texts.say("plan-hunt"), number::fine_shift(texts, offer.expected()), remark)
        }
    };
    let teams = desk.book.tasks.iter().enumerate().filter(|(_, there)| **there == task);
    TaskRow {
        label,
        worth,
        remark,
        teams: teams.map(|(team, _)| team as u8).collect(),
        order: offer.order,
        free: offer.refusal.is_none(),
    }
}
