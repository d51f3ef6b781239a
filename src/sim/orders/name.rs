//! What an order names.

use crate::sim::model::ids::*;
use crate::sim::model::state::{Intent, March, Task};

/// Something an order is about; texts and chips say its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Name {
    /// A number that people count from 1.
    Number(u32),
    /// What a team does.
    Task(Task),
    /// An access.
    Access(AccessId),
    /// A jammer.
    Jammer(JammerId),
    /// A reinforcement brigade, by its position in the scenario.
    Brigade(u8),
    /// An ally.
    Ally(AllyId),
    /// A dispatch.
    Dispatch(DispatchId),
    /// A cause of a dispatch, by position.
    Cause(DispatchId, u8),
    /// A norm.
    Norm(NormId),
    /// An answer to the dispatch on the desk, by position.
    Option(u8),
    /// A chance, from 0 to 1.
    Chance(f64),
    /// A disposition of the adversary.
    Disposition(DispositionId),
    /// A link.
    Link(LinkId),
    /// A headquarters.
    Node(NodeId),
    /// An axis.
    Axis(AxisId),
    /// How an axis is defended.
    Intent(Intent),
    /// How a column marches.
    March(March),
}
