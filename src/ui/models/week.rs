//! The slots of the week: each team, the signal, the act, with what fills them.

use crate::game::Hand;
use crate::icon::Icon;
use crate::sim::intel::DeskPicture;
use crate::sim::state::Task;
use crate::sim::{Order, Scenario};
use crate::text::{self, Texts, number};

/// A slot of the week.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotRow {
    /// Which.
    pub slot: Hand,
    /// Whether it is still to be filled.
    pub open: bool,
    /// What fills it; of a team that is free, nothing.
    pub icon: Option<Icon>,
    /// What fills it in words, else what it is.
    pub label: String,
    /// How far that is.
    pub state: String,
    /// What empties it.
    pub back: Option<Back>,
}

/// What empties a slot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Back {
    /// An order of this hour is taken back.
    TakeBack(Order),
    /// A team is called off its work.
    Stop(Order),
}

/// The rows of a desk.
pub fn rows(texts: &Texts, scenario: &Scenario, desk: &DeskPicture, orders: &[Order]) -> Vec<SlotRow> {
    let row = |slot| match slot {
        Hand::Team(team) => team_row(texts, scenario, desk, orders, team),
        Hand::Signal => {
            order_row(texts, scenario, desk, orders, slot, Icon::Signal, "plan-signals", "plan-given")
        }
        Hand::Act => order_row(texts, scenario, desk, orders, slot, Icon::Flag, "plan-acts", "plan-done"),
    };
    Hand::all(&desk.book).map(row).collect()
}

fn team_row(texts: &Texts, scenario: &Scenario, desk: &DeskPicture, orders: &[Order], team: u8) -> SlotRow {
    let task = desk.book.tasks[usize::from(team)];
    let of_this_team = |order: &&Order| matches!(order, Order::Assign { team: sent, .. } if *sent == team);
    let sent = orders.iter().rev().find(of_this_team).copied();
    let stop = Order::Assign { team, task: Task::Idle };
    let back = match (sent, task) {
        (Some(order), _) if can_be_taken_back(orders, order) => Some(Back::TakeBack(order)),
        (_, Task::Idle | Task::Signal | Task::Dispatch) => None,
        _ => Some(Back::Stop(stop)),
    };
    let label = match task {
        Task::Idle => texts.tell("team-number", &[("number", (team + 1).into())]),
        task => capital(&text::order::task(texts, scenario, task)),
    };
    let figures = &scenario.coefficients;
    let state = match task {
        Task::Idle => texts.say("team-free"),
        Task::Build(access) => done(texts, desk.book.accesses[access.index()].work, figures.build_work),
        Task::Harden(link) => done(texts, desk.book.hardened(link).unwrap_or(0.0), figures.harden_work),
        _ => String::new(),
    };
    let slot = Hand::Team(team);
    SlotRow { slot, open: slot.open(&desk.book), icon: Icon::of_task(task), label, state, back }
}

/// The row of the signal or the act: its picture and its name until an order fills it, and the word for one that an
/// earlier hour has filled.
fn order_row(
    texts: &Texts,
    scenario: &Scenario,
    desk: &DeskPicture,
    orders: &[Order],
    slot: Hand,
    icon: Icon,
    name: &str,
    filled: &str,
) -> SlotRow {
    let given = orders.iter().find(|order| slot.takes(order)).copied();
    let (open, dispatch) = (slot.open(&desk.book), desk.book.dispatch.map(|open| open.id));
    SlotRow {
        slot,
        open,
        icon: Some(given.map_or(icon, |order| Icon::named(order.kind().icon))),
        label: given.map_or(texts.say(name), |order| text::order(texts, scenario, &order, dispatch)),
        state: match (open, given) {
            (true, _) => texts.say("plan-open"),
            (false, None) => texts.say(filled),
            (false, Some(_)) => String::new(),
        },
        back: given.filter(|order| can_be_taken_back(orders, *order)).map(Back::TakeBack),
    }
}

/// Whether an order of this hour can be taken back: what has shown its outcome stands, and so does all before it.
fn can_be_taken_back(orders: &[Order], order: Order) -> bool {
    let at = orders.iter().rposition(|other| *other == order);
    at.is_some_and(|at| !orders[at..].iter().any(Order::shows_at_once))
}

/// "1 of 3", of team-weeks.
pub fn done(texts: &Texts, work: f64, whole: f64) -> String {
    let args = [("done", number::whole(work.floor()).into()), ("all", number::whole(whole).into())];
    texts.tell("access-building", &args)
}

/// Words that begin a line.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
