//! The board as its entities tell it: what every drawing system asks of units, links, columns and messages.

use super::appearance::{Appearance, Way, plane};
use crate::game::Clock;
use crate::game::components::*;
use crate::game::facility::{Facility, FacilityKey, FacilityState};
use crate::game::foresight::{CutSet, Foreseen};
use crate::game::network::{self, C2Link, LinkKey, LinkState, Load, Media, Transmission};
use crate::game::operation::{DisruptedBy, Disruption};
use crate::game::socket::{Crew, Ordered, Socket};
use crate::sim::scenario::LinkKind;
use crate::sim::state::{DisruptionCause, March};
use crate::sim::{self, Hour};
use bevy::ecs::query::QueryData;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

/// Age from which a contact is drawn as last seen, hours. House number: three days, as for a stale report.
const LAST_SEEN: Hour = 72;
/// Silence from which a unit of one's own is drawn as cut off, hours. House number.
const SILENT: Hour = 3;

/// How fresh what is known of a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It is there.
    Live,
    /// A contact, last seen hours ago.
    Hours(Hour),
    /// A unit of one's own that has been cut off for hours.
    Silent(Hour),
}

/// A headquarters, formation or site.
#[derive(QueryData)]
pub struct Unit {
    /// The entity.
    pub entity: Entity,
    /// Which.
    pub key: &'static NodeKey,
    /// Its name.
    pub name: &'static Name,
    /// Whose it is.
    pub side: &'static Side,
    /// Where it is believed to be.
    pub position: &'static Position,
    /// How far to trust that.
    pub trust: &'static Trust,
    /// Its last report.
    pub report: &'static LastReport,
    /// Whether one of our accesses listens there.
    pub ear: &'static Ear,
    /// How it is drawn.
    pub appearance: &'static Appearance,
    site: Has<Site>,
    staff: Has<Headquarters>,
}

impl UnitItem<'_, '_> {
    /// Whether it is the alliance's: it gives the colour.
    pub fn allied(&self) -> bool {
        self.side.0 == sim::Side::Alliance
    }

    /// How fresh what is known of it is at an hour.
    pub fn seen(&self, now: Hour) -> Seen {
        let age = self.report.hours(now);
        match self.appearance.own {
            true if age >= SILENT && self.trust.cut => Seen::Silent(age),
            false if age >= LAST_SEEN && !self.site => Seen::Hours(age),
            _ => Seen::Live,
        }
    }

    /// Name of its symbol in the atlas at an hour.
    pub fn symbol(&self, now: Hour) -> &str {
        if matches!(self.seen(now), Seen::Hours(_)) {
            &self.appearance.last_seen
        } else {
            &self.appearance.symbol
        }
    }

    /// Where it is believed to be, km of the plane.
    pub fn at(&self) -> Vec2 {
        plane(self.position.0)
    }

    /// Radius of the error of that place, km.
    pub fn error(&self, now: Hour) -> f32 {
        if self.seen(now) == Seen::Live { 0.0 } else { f32::from(self.trust.error_km) }
    }

    /// Where it stood before, when it is a staff that has moved.
    pub fn was(&self) -> Option<Vec2> {
        (self.trust.moved && self.staff).then_some(self.appearance.home)
    }

    /// Whether it is a headquarters of a division or more: what is left when the map shows a theatre.
    pub fn commands(&self) -> bool {
        self.staff && self.appearance.rank <= 1
    }

    /// Whether today's question needs it.
    pub fn in_question(&self) -> bool {
        self.appearance.focus || self.ear.0
    }
}

/// Shared infrastructure.
#[derive(QueryData)]
pub struct Infrastructure {
    /// The entity.
    pub entity: Entity,
    /// Which.
    pub key: &'static FacilityKey,
    /// Its name.
    pub name: &'static Name,
    /// Whose it is.
    pub side: &'static Side,
    /// Where it stands.
    pub position: &'static Position,
    /// What it carries.
    pub facility: &'static Facility,
    /// How it stands.
    pub state: &'static FacilityState,
}

impl InfrastructureItem<'_, '_> {
    /// Whether it is the alliance's: it gives the colour.
    pub fn allied(&self) -> bool {
        self.side.0 == sim::Side::Alliance
    }

    /// Where it stands, km of the plane.
    pub fn at(&self) -> Vec2 {
        plane(self.position.0)
    }

    /// Whether all that rides on it is thought dark.
    pub fn dark(&self) -> bool {
        self.state.dark_until.is_some()
    }
}

/// A link.
#[derive(QueryData)]
pub struct Link {
    /// The entity.
    pub entity: Entity,
    /// Which.
    pub key: &'static LinkKey,
    /// Whose it is.
    pub side: &'static Side,
    /// Its ends.
    pub ends: &'static C2Link,
    /// How well it works.
    pub state: &'static LinkState,
    /// What it has to carry in an attack.
    pub load: &'static Load,
    /// What it would carry without the facility in question.
    pub foreseen: Option<&'static Foreseen>,
    media: &'static Media,
    disrupted: Option<&'static DisruptedBy>,
}

/// A medium of a link, with how it stands.
#[derive(Deref, Clone, Copy, Debug, PartialEq)]
pub struct Channel {
    /// What of it never changes.
    #[deref]
    pub fixed: network::Channel,
    /// Hours it is thought to stay dark, when it is.
    pub dark: Option<Hour>,
    /// Whether that is confirmed.
    pub sure: bool,
}

impl LinkItem<'_, '_> {
    /// Whether it is the alliance's: it gives the colour.
    pub fn allied(&self) -> bool {
        self.side.0 == sim::Side::Alliance
    }

    /// Whether orders run down it in the chain of command.
    pub fn command(&self) -> bool {
        self.ends.kind == LinkKind::Command
    }
}

/// An axis of advance: its objective, its course, and in war its column.
#[derive(QueryData)]
pub struct Axis {
    /// What it leads to.
    pub objective: &'static Objective,
    /// The name of that.
    pub name: &'static Name,
    /// Where that is.
    pub position: &'static Position,
    /// From the line of departure to the objective.
    pub way: &'static Way,
    /// The column.
    pub column: Option<&'static Column>,
}

/// A column on its axis, in the measures of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Advance<'a> {
    /// From the line of departure to the objective.
    pub way: &'a [Vec2],
    /// The part of the way it has behind it, 0 to 1.
    pub done: f32,
    /// Whole hours to the objective.
    pub clock: f32,
    /// Hour of the launch.
    pub launched: Hour,
    /// Whether it stands for lack of orders.
    pub stands: bool,
}

impl AxisItem<'_, '_> {
    /// How far its column has come, once there is one.
    pub fn advance(&self) -> Option<Advance<'_>> {
        let column = self.column?;
        Some(Advance {
            way: &self.way.course,
            done: (column.km as f32 / self.way.length.max(1.0)).clamp(0.0, 1.0),
            clock: column.clock.round() as f32,
            launched: column.launched,
            stands: column.dark > 0 && column.march == March::OnOrders,
        })
    }
}

/// Everything that is believed, for whoever draws it.
#[derive(SystemParam)]
pub struct Board<'w, 's> {
    /// Headquarters, formations and sites.
    pub units: Query<'w, 's, Unit>,
    /// Shared infrastructure.
    pub facilities: Query<'w, 's, Infrastructure>,
    /// Links.
    pub links: Query<'w, 's, Link>,
    /// Orders and reports on their way.
    pub transmissions: Query<'w, 's, &'static Transmission>,
    /// Axes of advance.
    pub axes: Query<'w, 's, Axis>,
    /// The line of defence.
    pub lines: Query<'w, 's, (&'static DefenceLine, &'static Way)>,
    /// Jammers.
    pub jammers: Query<'w, 's, (&'static Jammer, &'static Position)>,
    /// What the week does at a place.
    pub sockets: Query<'w, 's, (Option<&'static Socket>, Option<&'static Crew>, Option<&'static Ordered>)>,
    /// The adversary in our network.
    pub intrusions: Query<'w, 's, (Entity, &'static Intrusion, &'static Position)>,
    /// Facilities that are worth most together.
    pub cut_pairs: Query<'w, 's, &'static CutSet>,
    /// Where something has happened that waits for an answer.
    pub incidents: Query<'w, 's, &'static Position, With<Incident>>,
    /// What each headquarters commands.
    pub subordinates: Query<'w, 's, &'static Subordinates>,
    disruptions: Query<'w, 's, &'static Disruption>,
    clock: Res<'w, Clock>,
}

impl Board<'_, '_> {
    /// The hour shown.
    pub fn hour(&self) -> Hour {
        self.clock.hour
    }

    /// The media of a link, in the order of the level; cable that was rolled up for the march is not there.
    pub fn channels(&self, link: &LinkItem) -> Vec<Channel> {
        let disrupted = link.disrupted.iter().flat_map(|disrupted| disrupted.iter());
        let disrupted: Vec<&Disruption> =
            disrupted.filter_map(|entity| self.disruptions.get(entity).ok()).collect();
        let channel = |there: &network::Channel| {
            let disruption = disrupted.iter().find(|disruption| disruption.channel == there.id);
            if disruption.is_some_and(|disruption| disruption.cause == Some(DisruptionCause::March)) {
                return None;
            }
            let dark = disruption.map(|disruption| disruption.until.saturating_sub(self.hour()));
            let sure = disruption.map_or(link.state.sure, |disruption| disruption.sure);
            Some(Channel { fixed: *there, dark, sure })
        };
        link.media.0.iter().filter_map(channel).collect()
    }
}

/// Says whether anything has changed of what is placed and drawn anew with it: units, links, disruptions, messages.
#[derive(SystemParam)]
pub struct Changes<'w, 's> {
    facilities: Query<'w, 's, (), Changed<FacilityState>>,
    units: Query<
        'w,
        's,
        (),
        Or<(Changed<Position>, Changed<Trust>, Changed<LastReport>, Changed<Ear>, Changed<Appearance>)>,
    >,
    links: Query<'w, 's, (), Or<(Changed<LinkState>, Changed<Disruption>)>>,
    messages: Query<'w, 's, (), Changed<Transmission>>,
    columns: Query<'w, 's, (), Or<(Changed<Column>, Changed<Way>, Changed<DefenceLine>)>>,
    gone: Gone<'w, 's>,
}

#[derive(SystemParam)]
struct Gone<'w, 's> {
    units: RemovedComponents<'w, 's, NodeKey>,
    disruptions: RemovedComponents<'w, 's, Disruption>,
    messages: RemovedComponents<'w, 's, Transmission>,
    columns: RemovedComponents<'w, 's, Column>,
}

impl Changes<'_, '_> {
    /// Whether what is placed has changed since this was asked last.
    pub fn any(&mut self) -> bool {
        let gone = self.gone.units.read().count()
            + self.gone.disruptions.read().count()
            + self.gone.messages.read().count()
            + self.gone.columns.read().count();
        let changed = !self.units.is_empty()
            || !self.facilities.is_empty()
            || !self.links.is_empty()
            || !self.messages.is_empty();
        gone > 0 || changed || !self.columns.is_empty()
    }
}
