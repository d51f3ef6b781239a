//! The command network as the viewer believes it: links, their media and state, and what travels on them.

use crate::sim::intel::{Intel, TransmissionPicture};
use crate::sim::scenario::{LinkKind, Medium, Scenario};
use crate::sim::state::Payload;
use crate::sim::{ChannelId, Hour, LinkId, NodeId, Side};
use bevy::prelude::*;

/// Which link of the scenario an entity is.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkKey(pub LinkId);

/// A command or coordination link between two nodes.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct C2Link {
    /// The lower end.
    pub child: Entity,
    /// The upper end.
    pub parent: Entity,
    /// What it is for.
    pub kind: LinkKind,
}

/// The media of a link, in the order of the scenario.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct Media(pub Vec<Channel>);

/// What a link has to carry while its lower end attacks, as a share of a full staff's traffic.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Load(pub f64);

/// A medium of a link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Channel {
    /// Which.
    pub id: ChannelId,
    /// Of which kind.
    pub medium: Medium,
    /// The shared infrastructure that it rides on.
    pub facility: Option<Entity>,
    /// What it carries, as a share of a full staff's traffic.
    pub capacity: f64,
}

/// How well a link works, as believed.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct LinkState {
    /// 0 to 1: the share of the traffic it has to carry that it can carry.
    pub quality: f64,
    /// What of it can be seen from afar.
    pub condition: Condition,
    /// Media thought dark, one bit each, by position in [`Media`].
    pub dark: u16,
    /// Whether every one of its media is seen for certain.
    pub sure: bool,
}

/// The three states a link is drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// All its media work.
    Whole,
    /// At least one is dark.
    Degraded,
    /// It carries less than a formation needs to be in command.
    Cut,
}

impl LinkState {
    /// The state of a link as an intel believes it.
    pub fn believed(scenario: &Scenario, intel: &Intel, link: LinkId) -> Self {
        let quality = intel.link_quality[link.index()];
        let (mut dark, mut sure) = (0, true);
        for (position, channel) in scenario.link(link).channels.iter().enumerate() {
            let picture = &intel.channels[channel.index()];
            dark |= u16::from(picture.dark_until.is_some()) << position;
            sure &= picture.sure;
        }
        let condition = match dark {
            _ if quality < scenario.coefficients.cut_off => Condition::Cut,
            0 => Condition::Whole,
            _ => Condition::Degraded,
        };
        Self { quality, condition, dark, sure }
    }
}

/// An order or a report on its way along a link.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Transmission {
    /// Running number, the same for all its hops.
    pub id: u32,
    /// Whose it is.
    pub side: Side,
    /// What it carries; `None` when only its passing is noticed.
    pub payload: Option<Payload>,
    /// The link it is on.
    pub link: LinkId,
    /// The end it came from.
    pub from: NodeId,
    /// When it entered the link.
    pub since: Hour,
    /// When it leaves it; `None` while it waits for the link to come back.
    pub arrives: Option<Hour>,
}

impl Transmission {
    /// Whether it is routine: a report, or of theirs something only its passing is known of.
    pub fn routine(&self) -> bool {
        matches!(self.payload, None | Some(Payload::Report))
    }

    /// How far along its link it is at a moment (hours with their fraction), 0 to 1.
    pub fn progress(&self, now: f64) -> f64 {
        match self.arrives {
            Some(arrives) if arrives > self.since => {
                let whole = f64::from(arrives - self.since);
                ((now - f64::from(self.since)) / whole).clamp(0.0, 1.0)
            }
            Some(_) => 1.0,
            None => 0.0,
        }
    }
}

impl From<&TransmissionPicture> for Transmission {
    fn from(seen: &TransmissionPicture) -> Self {
        let arrives = (seen.arrives != Hour::MAX).then_some(seen.arrives);
        let &TransmissionPicture { id, side, payload, link, from, since, .. } = seen;
        Self { id, side, payload, link, from, since, arrives }
    }
}
