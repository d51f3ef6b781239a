//! What the advisor says of the orders of this hour.

use crate::game::{Advice as Advisor, Background};
use crate::session::planner::{Change, Reason};
use crate::sim::{DispatchId, Order, Scenario};
use crate::text::{self, Texts, number};

/// The advisor.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Advice {
    /// Nobody has asked.
    #[default]
    Unasked,
    /// It thinks, and how far it is.
    Thinking(String),
    /// What it says, and the order that it would give.
    Said(String, Option<Order>),
    /// Why it says nothing.
    Failed(String),
}

impl Advice {
    /// The advisor as it stands; `dispatch` is the one on the desk.
    pub fn of(texts: &Texts, scenario: &Scenario, dispatch: Option<DispatchId>, advisor: &Advisor) -> Self {
        match (advisor, advisor.progress()) {
            (_, Some(progress)) => {
                Self::Thinking(texts.tell("advice-thinking", &[("games", progress.done.into())]))
            }
            (Background::Done(Some(reason)), _) => Self::said(texts, scenario, dispatch, reason),
            (Background::Done(None), _) => Self::Said(texts.say("advice-none"), None),
            (Background::Failed(report), _) => {
                Self::Failed(texts.tell("advice-failed", &[("report", report.as_str().into())]))
            }
            _ => Self::Unasked,
        }
    }

    fn said(texts: &Texts, scenario: &Scenario, dispatch: Option<DispatchId>, reason: &Reason) -> Self {
        let (id, order) = match reason.change {
            Change::Order(order) => ("advice-order", order),
            Change::Leave(order) => ("advice-leave", order),
        };
        let args = [
            ("order", text::order(texts, scenario, &order, dispatch).into()),
            ("points", number::signed_tenths(reason.adds).into()),
            ("games", reason.games.into()),
        ];
        Self::Said(texts.tell(id, &args), matches!(reason.change, Change::Order(_)).then_some(order))
    }
}
