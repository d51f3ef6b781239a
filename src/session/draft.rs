//! What one side has ordered this hour. An order shows at once to the side that gave it: its price is paid and its
//! team is bound in a draft of the hour, so that the next order is checked on what is left.

use crate::sim::intel::observe;
use crate::sim::orders::apply;
use crate::sim::orders::check;
use crate::sim::phase::Turn;
use crate::sim::{Intel, Order, Refusal, Scenario, Side, State};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// The orders of one side and what it sees with them.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    orders: Vec<Order>,
    /// The hour with these orders carried out as far as they work at once; `None` without orders.
    state: Option<Box<State>>,
    /// What the side knows, made when it is asked for.
    intel: OnceLock<Arc<Intel>>,
    /// Whether the side's mind has been asked this hour.
    pub decided: bool,
    /// Whether the side's person is done with this hour.
    pub released: bool,
}

impl Draft {
    /// The orders, in the order in which they were given.
    pub fn orders(&self) -> &[Order] {
        &self.orders
    }

    /// What the side knows, its orders included.
    pub fn intel(&self, scenario: &Scenario, state: &State, side: Side) -> &Arc<Intel> {
        let seen = self.state.as_deref().unwrap_or(state);
        self.intel.get_or_init(|| Arc::new(observe(scenario, seen, side)))
    }

    /// What the side knew when the hour began.
    pub fn unordered(&self, scenario: &Scenario, state: &State, side: Side) -> Cow<'_, Intel> {
        match self.state {
            None => Cow::Borrowed(self.intel(scenario, state, side)),
            Some(_) => Cow::Owned(observe(scenario, state, side)),
        }
    }

    /// Adds an order.
    ///
    /// # Errors
    /// Why it cannot be given on what the side knows.
    pub fn admit(
        &mut self,
        scenario: &Scenario,
        state: &State,
        side: Side,
        order: Order,
    ) -> Result<(), Refusal> {
        check(scenario, self.intel(scenario, state, side), &order)?;
        let ordered = self.state.get_or_insert_with(|| Box::new(state.clone()));
        // What happens in a draft has not happened: its events are told when the hour passes.
        apply(&mut Turn::new(scenario, ordered, &mut Vec::new()), side, order);
        self.orders.push(order);
        self.intel = OnceLock::new();
        Ok(())
    }

    /// Takes back the last order, unless what it brings has shown at once.
    pub fn undo(&mut self, scenario: &Scenario, state: &State, side: Side) -> Option<Order> {
        let last = self.orders.pop_if(|order| !order.shows_at_once())?;
        self.intel = OnceLock::new();
        self.state = None;
        for order in std::mem::take(&mut self.orders) {
            self.admit(scenario, state, side, order).expect("it was admitted before in the same place");
        }
        Some(last)
    }

    /// A new hour begins.
    pub fn clear(&mut self) {
        self.orders.clear();
        self.state = None;
        self.intel = OnceLock::new();
        (self.decided, self.released) = (false, false);
    }
}
