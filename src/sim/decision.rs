//! What a mind returns: orders, and for the adversary's council the ledger behind them.

use crate::sim::model::ledger::Ledger;
use crate::sim::orders::Order;

/// The answer of a mind to one asking. Stateless: the same intel, policy and luck give the same decision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// What is ordered, in this order.
    pub orders: Vec<Order>,
    /// The council's ledger, when a council met.
    pub ledger: Option<Ledger>,
}
