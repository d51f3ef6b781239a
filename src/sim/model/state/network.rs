//! The network of both sides as it works now.

use crate::sim::model::ids::*;
use crate::sim::model::units::Hour;
use serde::{Deserialize, Serialize};

/// Why a channel is dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DisruptionCause {
    /// An access was fired or demonstrated.
    Access(AccessId),
    /// A jammer works.
    Jammer(JammerId),
    /// The lower end marches and has rolled up its cable.
    March,
    /// The adversary struck.
    Strike,
    /// A dispatch says so.
    Dispatch(DispatchId),
}

/// One outage of one channel.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Outage {
    /// When it began.
    pub since: Hour,
    /// Hour at which the channel works again.
    pub until: Hour,
    /// Why.
    pub cause: DisruptionCause,
}

/// The network of both sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NetworkState {
    /// Outage of each channel, by `ChannelId`.
    pub outages: Vec<Option<Outage>>,
    /// Links over which emergency field cable has been laid, by `LinkId`.
    pub cabled: Vec<bool>,
    /// Nodes that attack and so load their links, by `NodeId`.
    pub attacking: Vec<bool>,
    /// Hour until which a headquarters is on the move and silent, by `NodeId`; 0 when it is not.
    pub silent: Vec<Hour>,
    /// Quality of each link, in step with the four above.
    pub link_quality: Vec<f64>,
    /// Quality of the best chain from each node's summit, in step with the above.
    pub command_quality: Vec<f64>,
    /// Quality of the best chain from the command of each axis to the head of its column, in step with the above.
    pub column_quality: Vec<f64>,
    /// Hours an order lies at each headquarters, in step with the above.
    pub staff: Vec<Hour>,
    /// Air defence of both sides, in step with the above.
    pub air: Air,
    /// Earliest end of an outage or of a move.
    pub next_repair: Hour,
    /// How often the qualities have changed: who waits for a link looks again only then.
    pub version: u32,
}

/// Batteries of air defence that have been cut off.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alone {
    /// Version of the network that was looked at last.
    pub version: u32,
    /// Whether each is cut off, by `NodeId`.
    pub now: Vec<bool>,
    /// How often each has been, by `NodeId`.
    pub times: Vec<u32>,
}

/// The air defences of both sides under the qualities of all links.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Air {
    /// How well each battery is told, by `NodeId`, from 0 to 1; 1 for whatever is no battery.
    pub told: Vec<f64>,
    /// Share of its full cover that each side's air defence gives, by [`Side::index`]; 1 for a side without one.
    pub cover: [f64; 2],
}
