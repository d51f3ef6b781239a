//! What can be ordered this week: teams, one signal, one act, one estimate.

use super::card::{Badge, Card};
use super::keys::Keys;
use crate::sim::intel::{DeskPicture, Intel};
use crate::sim::offer::{Offer, offer};
use crate::sim::order::Order;
use crate::sim::state::{AccessLife, Task};
use crate::sim::{AccessId, Scenario};
use crate::text::{self, Texts, number, order::task};
use crate::ui::icon::Icon;

/// The plan of the week.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Each team with what it could do.
    pub teams: Vec<TeamRow>,
    /// Signals, of which one a week.
    pub signals: Vec<Card>,
    /// Acts, of which one a week.
    pub acts: Vec<Card>,
    /// Chance of a launch within two councils, as estimated this week.
    pub estimate: Option<f64>,
    /// The order that can be taken back, in words.
    pub undo: Option<String>,
    /// Labels of keys.
    pub keys: Keys,
}

/// One team.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamRow {
    /// Its number, from 1.
    pub number: u8,
    /// What it does now.
    pub task: Task,
    /// What it does now, in words.
    pub doing: String,
    /// What it could do instead.
    pub choices: Vec<TaskChoice>,
}

/// One task a team could have.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskChoice {
    /// In a word or two, with its hours.
    pub label: String,
    /// Whether the team does it.
    pub current: bool,
    /// Why it would be refused.
    pub refusal: Option<String>,
    /// What a click orders.
    pub order: Order,
}

impl Plan {
    /// The plan of a desk. `undo` is the order that can be taken back.
    pub fn of(
        texts: &Texts,
        scenario: &Scenario,
        intel: &Intel,
        desk: &DeskPicture,
        offers: &[Offer],
        undo: Option<&Order>,
        keys: &Keys,
    ) -> Self {
        let on_desk = desk.dispatch.map(|(id, ..)| id);
        let cards = |wanted: fn(&Order) -> Option<Icon>| -> Vec<Card> {
            offers
                .iter()
                .filter_map(|offer| {
                    let picture = Badge::Picture(wanted(&offer.order)?);
                    let title = text::order(texts, scenario, &offer.order, on_desk);
                    Some(Card::of(texts, scenario, offer, picture, title, false))
                })
                .collect()
        };
        let teams = desk.tasks.iter().enumerate().map(|(index, doing)| TeamRow {
            number: index as u8 + 1,
            task: *doing,
            doing: task(texts, scenario, *doing),
            choices: choices(texts, scenario, intel, desk, index as u8, *doing),
        });
        Self {
            teams: teams.collect(),
            signals: cards(signal),
            acts: cards(act),
            estimate: desk.estimate,
            undo: undo.map(|order| text::order(texts, scenario, order, on_desk)),
            keys: keys.clone(),
        }
    }
}

fn signal(order: &Order) -> Option<Icon> {
    match order {
        Order::Claim => Some(Icon::Signal),
        Order::Exercise => Some(Icon::Eye),
        Order::Demonstrate { .. } => Some(Icon::Bolt),
        _ => None,
    }
}

fn act(order: &Order) -> Option<Icon> {
    match order {
        Order::Reinforce { .. } => Some(Icon::Flag),
        Order::Consult { .. } => Some(Icon::Letter),
        Order::OffRamp { .. } => Some(Icon::Home),
        _ => None,
    }
}

/// What a team could do: be free, hunt, or build any access that is not ours yet.
fn choices(
    texts: &Texts,
    scenario: &Scenario,
    intel: &Intel,
    desk: &DeskPicture,
    team: u8,
    doing: Task,
) -> Vec<TaskChoice> {
    let missing =
        |id: &AccessId| matches!(desk.accesses[id.index()].life, AccessLife::Open | AccessLife::Building);
    let to_build = (0..desk.accesses.len()).map(AccessId::from).filter(missing).map(Task::Build);
    let choice = |wanted: Task| {
        let order = Order::Assign { team, task: wanted };
        let current = wanted == doing;
        let refusal = offer(scenario, intel, order).refusal.filter(|_| !current);
        TaskChoice {
            label: worth(texts, scenario, desk, wanted),
            current,
            refusal: refusal.map(|r| text::refusal(texts, scenario, r)),
            order,
        }
    };
    [Task::Idle, Task::Hunt].into_iter().chain(to_build).map(choice).collect()
}

/// A task with the hours it is worth.
fn worth(texts: &Texts, scenario: &Scenario, desk: &DeskPicture, wanted: Task) -> String {
    let name = task(texts, scenario, wanted);
    let hours = match wanted {
        Task::Build(id) => desk.accesses[id.index()].alone,
        Task::Hunt => -scenario.coefficients.hunt,
        Task::Idle | Task::Signal | Task::Dispatch => 0.0,
    };
    if hours.abs() < 0.5 {
        return name;
    }
    let hours = number::shift(texts, hours);
    match wanted {
        Task::Hunt => texts.tell("plan-task-hunt", &[("task", name.into()), ("hours", hours.into())]),
        _ => texts.tell("plan-task-hours", &[("task", name.into()), ("hours", hours.into())]),
    }
}
