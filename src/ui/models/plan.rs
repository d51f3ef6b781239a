//! What can be ordered this week: teams, one signal, one act, one estimate.

use super::card::{Badge, Card};
use super::choices::Choices;
use super::keys::Keys;
use super::worth;
use crate::sim::intel::{DeskPicture, Intel};
use crate::sim::offer::Offer;
use crate::sim::order::{Order, Refusal, check};
use crate::sim::politics::Incident;
use crate::sim::state::{AccessLife, Task, Weapon};
use crate::sim::{AccessId, Scenario};
use crate::text::{self, Texts, number};
use crate::ui::action::Speed;
use crate::ui::icon::Icon;

/// The plan of the week.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Teams that are free, and all.
    pub free: (usize, usize),
    /// Each task with the teams on it.
    pub tasks: Vec<TaskRow>,
    /// Why no team can be added, to some tasks or to any.
    pub bound: Option<String>,
    /// Signals, of which one a week.
    pub signals: Vec<Card>,
    /// Demonstrations on a decoy and on the live network, one chip an access.
    pub shows: Vec<Choices>,
    /// Brigades.
    pub acts: Vec<Card>,
    /// Acts that one of the allies carries, one chip an ally.
    pub asks: Vec<Choices>,
    /// Chance of a launch within two councils, as estimated this week.
    pub estimate: Option<f64>,
}

/// What stands under the right column: the way back, and on.
#[derive(Clone, Debug, PartialEq)]
pub struct Foot {
    /// Whether an order can be taken back.
    pub undo: bool,
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
        let open = |access: &AccessId| {
            matches!(desk.accesses[access.index()].life, AccessLife::Open | AccessLife::Building)
        };
        let open_incident = |incident: &&Incident| incident.blamed.is_none();
        let incidents = desk.politics.incidents.iter().filter(open_incident);
        let evidence = incidents.map(|incident| Task::Evidence(incident.dispatch));
        let to_build = (0..desk.accesses.len()).map(AccessId::from).filter(open).map(Task::Build);
        let tasks = std::iter::once(Task::Hunt).chain(evidence).chain(to_build);
        let free = desk.tasks.iter().filter(|task| **task == Task::Idle).count();
        let wanted: Vec<Task> = tasks.collect();
        let bound = match desk.tasks.iter().position(|task| *task == Task::Idle) {
            None => Some(Refusal::NoTeam { needed: 1, free: 0 }),
            Some(team) => wanted.iter().find_map(|task| {
                check(scenario, intel, &Order::Assign { team: team as u8, task: *task }).err()
            }),
        };
        let bound = bound.map(|refusal| text::refusal(texts, scenario, refusal));
        let fold = |id: &str, icon, wanted: fn(&Order) -> bool| {
            let folded: Vec<&Offer> = offers.iter().filter(|offer| wanted(&offer.order)).collect();
            Choices::of(texts, scenario, texts.say(id), Badge::Picture(icon), &folded, false)
        };
        let pips = |mut choices: Choices| {
            for chip in &mut choices.chips {
                chip.favours = match chip.order {
                    Order::Consult { ally } | Order::OffRamp { ally } | Order::Backchannel { ally } => {
                        desk.favours.get(ally.index()).copied()
                    }
                    _ => None,
                };
            }
            choices
        };
        let asks = [
            fold("ask-consult", Icon::Letter, |order| matches!(order, Order::Consult { .. })),
            fold("ask-off-ramp", Icon::Home, |order| matches!(order, Order::OffRamp { .. })),
            fold("ask-backchannel", Icon::Ear, |order| matches!(order, Order::Backchannel { .. })),
        ];
        let shows = [
            fold("ask-decoy", Icon::Eye, |order| matches!(order, Order::Decoy { .. })),
            fold("ask-demonstrate", Icon::Bolt, |order| matches!(order, Order::Demonstrate { .. })),
        ];
        Self {
            free: (free, desk.tasks.len()),
            tasks: wanted.iter().map(|task| row(texts, scenario, intel, desk, *task)).collect(),
            bound,
            signals: cards(signal),
            shows: shows.into_iter().flatten().collect(),
            acts: cards(act),
            asks: asks.into_iter().flatten().map(pips).collect(),
            estimate: desk.estimate,
        }
    }
}

fn signal(order: &Order) -> Option<Icon> {
    match order {
        Order::Claim => Some(Icon::Signal),
        Order::Exercise => Some(Icon::Eye),
        _ => None,
    }
}

fn act(order: &Order) -> Option<Icon> {
    match order {
        Order::Reinforce { .. } => Some(Icon::Flag),
        Order::ArticleFour | Order::Silence => Some(Icon::Shield),
        Order::Share => Some(Icon::Mast),
        Order::Attribute { .. } => Some(Icon::Signal),
        Order::Declassify { .. } => Some(Icon::Ear),
        _ => None,
    }
}

fn row(texts: &Texts, scenario: &Scenario, intel: &Intel, desk: &DeskPicture, task: Task) -> TaskRow {
    let order = |team: usize, task| Order::Assign { team: team as u8, task };
    let idle = desk.tasks.iter().position(|t| *t == Task::Idle);
    let more = idle.map(|team| order(team, task));
    let more = more.filter(|order| check(scenario, intel, order).is_ok());
    let (label, hours, remark) = match task {
        Task::Build(id) => {
            let (plan, picture) = (&scenario.accesses[id.index()], &desk.accesses[id.index()]);
            let remark = if picture.alone < 0.5 {
                worth::why_nothing(texts, scenario, Weapon::Access(id), |_| false)
            } else {
                String::new()
            };
            let done = [
                ("done", number::whole(picture.work.floor()).into()),
                ("all", number::whole(scenario.coefficients.build_work).into()),
            ];
            let done = (picture.work > 0.0).then(|| texts.tell("access-building", &done));
            let hours = number::shift(texts, picture.alone);
            let hours = done.map_or(hours.clone(), |done| format!("{hours}, {done}"));
            (plan.name.clone(), hours, remark)
        }
        Task::Evidence(id) => {
            let odds = number::odds(texts, scenario.coefficients.clue);
            let title = scenario.dispatches[id.index()].title.as_str();
            (texts.tell("plan-evidence", &[("title", title.into())]), odds, String::new())
        }
        _ => {
            let hours = number::shift(texts, -scenario.coefficients.hunt);
            (texts.say("plan-hunt"), hours, String::new())
        }
    };
    TaskRow {
        label,
        worth: hours,
        remark,
        teams: desk.tasks.iter().filter(|t| **t == task).count(),
        more,
        less: desk.tasks.iter().rposition(|t| *t == task).map(|team| order(team, Task::Idle)),
    }
}
