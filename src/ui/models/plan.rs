//! What can be ordered this week: teams, one signal, one act, one estimate.

use super::advice::Advice;
use super::card::{Badge, Card};
use super::choices::Choices;
use super::forecast::Forecast;
use super::keys::Keys;
use super::worth;
use crate::game::wargame::GAMES;
use crate::sim::intel::{DeskPicture, Intel};
use crate::sim::orders::{KINDS, Kind, Name, Offer, Slot, offer, tasks};
use crate::sim::orders::{Order, Refusal, check};
use crate::sim::state::{Task, Weapon};
use crate::sim::{AllyId, LinkId, Scenario};
use crate::text::{self, Texts, number};
use crate::ui::action::Speed;
use crate::ui::icon::Icon;

/// A part of the plan: one stands open, the others tell in a line how far they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// What the teams do.
    Teams,
    /// The week's signal.
    Signal,
    /// The week's act.
    Act,
    /// What the advisor says.
    Advice,
}

/// The plan of the week.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Teams that are free, and all.
    pub free: (usize, usize),
    /// Each task with the teams on it.
    pub tasks: Vec<TaskRow>,
    /// Links of ours that a team could begin to harden, one chip a link.
    pub harden: Option<Choices>,
    /// Why no team can be added, to some tasks or to any.
    pub bound: Option<String>,
    /// Signals, of which one a week: those that need no choice, and those that do.
    pub signals: (Vec<Card>, Vec<Choices>),
    /// Whether this week's signal has been given.
    pub signalled: bool,
    /// Acts, of which one a week.
    pub acts: Vec<Choices>,
    /// Whether this week's act has been done.
    pub acted: bool,
    /// The signal and the act given in this hour.
    pub given: [Option<Given>; 2],
    /// What is still to be decided.
    pub question: Part,
    /// Chance of a launch within two councils, as estimated this week.
    pub estimate: Option<f64>,
    /// What the staff has found on the map table.
    pub forecast: Forecast,
    /// What the advisor says.
    pub advice: Advice,
    /// The adversary's character, to be named.
    pub profile: Option<Choices>,
}

/// Hours alone below which an access is told with the companion that makes something of it.
const SLIGHT: f64 = 3.0;

/// What stands under the right column: the way back, and on.
#[derive(Clone, Debug, PartialEq)]
pub struct Foot {
    /// Whether an order can be taken back.
    pub undo: bool,
    /// Teams that would stand idle, where nothing is ordered yet, and whether it was asked once if they should.
    pub idle: (usize, bool),
    /// How fast the hours pass.
    pub speed: Speed,
    /// Labels of keys.
    pub keys: Keys,
}

/// An order given in this hour.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// It in words.
    pub words: String,
    /// The order, where it can be taken back.
    pub order: Option<Order>,
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
    /// Teams on it.
    pub teams: usize,
    /// What one team more would order.
    pub more: Option<Order>,
    /// What one team less would order.
    pub less: Option<Order>,
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
            let worked = desk.book.hardening.iter().any(|(there, work)| there == link && *work > 0.0);
            worked || desk.book.tasks.contains(&Task::Harden(*link))
        };
        let fresh = |task: &Task| matches!(task, Task::Harden(link) if !begun(link));
        let (fresh, wanted): (Vec<Task>, Vec<Task>) =
            tasks(scenario, intel, &desk.book).into_iter().partition(fresh);
        let free = usize::from(desk.book.teams_free());
        let bound = match desk.book.tasks.iter().position(|task| *task == Task::Idle) {
            None => Some(Refusal::NoTeam { needed: 1, free: 0 }),
            Some(team) => wanted.iter().find_map(|task| {
                check(scenario, intel, &Order::Assign { team: team as u8, task: *task }).err()
            }),
        };
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
        let mut tasks: Vec<TaskRow> =
            wanted.iter().map(|task| row(texts, scenario, intel, desk, *task)).collect();
        // What needs a remark comes last, so that one does for neighbours.
        tasks.sort_by_key(|row| !row.remark.is_empty());
        let idle = desk.book.tasks.iter().position(|task| *task == Task::Idle);
        let to_harden = |task: Task| {
            let team = idle.unwrap_or(0) as u8;
            offer(scenario, intel, Order::Assign { team, task })
        };
        let fresh: Vec<Offer> = fresh.into_iter().map(to_harden).collect();
        let title = texts.say("ask-harden");
        let fresh: Vec<&Offer> = fresh.iter().filter(|_| idle.is_some()).collect();
        let harden = Choices::of(texts, scenario, title, Badge::Picture(Icon::Shield), &fresh, false);
        let called = desk.book.profile.map(|id| scenario.dispositions[id.index()].name.as_str());
        let title = match called {
            Some(name) => texts.tell("ask-profile-named", &[("name", name.into())]),
            None => texts.say("ask-profile"),
        };
        let profile = fold(title, Icon::Eye, &|order| matches!(order, Order::Profile { .. }));
        let able = |refusal: &Option<String>| refusal.is_none();
        let question = if free > 0 && tasks.iter().any(|row| row.more.is_some()) {
            Part::Teams
        } else if !desk.book.signalled && signals.0.iter().any(|card| able(&card.refusal)) {
            Part::Signal
        } else if !desk.book.acted && acts.iter().any(|choices| able(&choices.card.refusal)) {
            Part::Act
        } else {
            Part::Teams
        };
        Self {
            free: (free, desk.book.tasks.len()),
            tasks,
            harden,
            bound,
            signals,
            signalled: desk.book.signalled,
            acts,
            acted: desk.book.acted,
            given: [Slot::Signal, Slot::Act].map(|slot| given(texts, scenario, desk, orders, slot)),
            question,
            estimate: desk.book.estimate,
            forecast,
            advice,
            profile,
        }
    }
}

/// The order of this hour that took a slot of the week. What has shown its outcome stands, and so does all before it.
fn given(
    texts: &Texts,
    scenario: &Scenario,
    desk: &DeskPicture,
    orders: &[Order],
    slot: Slot,
) -> Option<Given> {
    let at = orders.iter().position(|order| order.kind().slot == slot)?;
    let open = desk.book.dispatch.map(|open| open.id);
    let stands = orders[at..].iter().any(Order::shows_at_once);
    let words = text::order(texts, scenario, &orders[at], open);
    Some(Given { words, order: (!stands).then_some(orders[at]) })
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

fn row(texts: &Texts, scenario: &Scenario, intel: &Intel, desk: &DeskPicture, task: Task) -> TaskRow {
    let order = |team: usize, task| Order::Assign { team: team as u8, task };
    let idle = desk.book.tasks.iter().position(|t| *t == Task::Idle);
    let more = idle.map(|team| order(team, task));
    let more = more.filter(|order| check(scenario, intel, order).is_ok());
    let (label, hours, remark) = match task {
        Task::Build(id) => {
            let (plan, picture) = (&scenario.accesses[id.index()], &desk.book.accesses[id.index()]);
            let alone = desk.worth[id.index()].alone;
            let build = order(idle.unwrap_or(0), task);
            let remark = match offer(scenario, intel, build).companion {
                Some((with, hours)) if alone < SLIGHT => {
                    let access = scenario.accesses[with.index()].name.as_str();
                    let args = [("access", access.into()), ("hours", number::shift(texts, hours).into())];
                    texts.tell("task-companion", &args)
                }
                None if alone < 0.5 => worth::why_nothing(texts, scenario, Weapon::Access(id), |_| false),
                _ => String::new(),
            };
            let done = [
                ("done", number::whole(picture.work.floor()).into()),
                ("all", number::whole(scenario.coefficients.build_work).into()),
            ];
            let done = (picture.work > 0.0).then(|| texts.tell("access-building", &done));
            let hours = number::shift(texts, alone);
            let hours = done.map_or(hours.clone(), |done| format!("{hours}, {done}"));
            (plan.name.clone(), hours, remark)
        }
        Task::Harden(link) => {
            let work =
                desk.book.hardening.iter().find(|(there, _)| *there == link).map_or(0.0, |(_, work)| *work);
            let done = [
                ("done", number::whole(work.floor()).into()),
                ("all", number::whole(scenario.coefficients.harden_work).into()),
            ];
            let link = text::name::link(texts, scenario, link);
            let label = texts.tell("task-harden", &[("link", link.into())]);
            (label, texts.tell("access-building", &done), String::new())
        }
        Task::Repair(link) => {
            let sent = offer(scenario, intel, order(idle.unwrap_or(0), task));
            let link = text::name::link(texts, scenario, link);
            let label = texts.tell("task-repair", &[("link", link.into())]);
            (label, number::shift(texts, -sent.sooner), String::new())
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
            let hunted = offer(scenario, intel, order(idle.unwrap_or(0), task));
            let blinded = desk.book.alliance(scenario, intel.hour).blinded();
            let remark = if blinded { String::new() } else { texts.say("plan-hunt-frightens") };
            (texts.say("plan-hunt"), number::fine_shift(texts, hunted.expected()), remark)
        }
    };
    TaskRow {
        label,
        worth: hours,
        remark,
        teams: desk.book.tasks.iter().filter(|t| **t == task).count(),
        more,
        less: desk.book.tasks.iter().rposition(|t| *t == task).map(|team| order(team, Task::Idle)),
    }
}
