//! What one side makes of a war: where the columns are, when what falls, how it will end. A part of
//! [`observe`](super::observe()), and as silent about what a side does not know.

use super::forecast::{Approach, Change, Defence};
use super::{ChannelPicture, ColumnPicture, NodePicture, ShotPicture, WarPicture};
use crate::sim::model::ids::*;
use crate::sim::model::luck::Stream;
use crate::sim::model::scenario::{AirDefence, Scenario};
use crate::sim::model::state::*;
use crate::sim::model::units::Hour;
use crate::sim::rules::air::{fire, slowed};
use crate::sim::rules::combat::{Contact, column_effectiveness};
use crate::sim::rules::defence::contact;
use crate::sim::rules::grade::Grade;
use crate::sim::rules::network::chain_qualities;
use crate::sim::rules::pace::pulse_hours;
use crate::sim::rules::reinforcement::open_share;
use crate::sim::rules::whereabouts;

/// Spreads of the march within which friction is believed.
const SIGMAS: f64 = 2.0;

/// What one side makes of a war.
pub(super) struct Sight<'a> {
    pub scenario: &'a Scenario,
    pub state: &'a State,
    pub side: Side,
    pub link_quality: &'a [f64],
    pub channels: &'a [ChannelPicture],
    pub nodes: &'a [NodePicture],
    pub air: &'a Air,
}

impl Sight<'_> {
    pub fn war(&self, war: &War) -> WarPicture {
        let Self { scenario, state, side, .. } = *self;
        let mut chain = vec![0.0; scenario.nodes.len()];
        let figures = &scenario.coefficients;
        let elapsed = f64::from(state.hour - war.book.since);
        let to_come = war.implants.len() as f64 * war.strike_hours * figures.strike * figures.cyber;
        let left = (war.line - elapsed).max(0.0);
        // Each staff reckons for itself, and the nearer the line is the better.
        let reader = 4 + side.index() as u64;
        let error = state.luck.normal(Stream::Reading, reader, u64::from(war.book.pulse));
        let error = if left > 0.0 { error * left / war.line } else { 0.0 };
        // Whoever guards a link knows it; whoever strikes there does not.
        let felt =
            if side == Side::Alliance { to_come * open_share(scenario, &war.desk.shields) } else { to_come };
        let our_clock = left * libm::exp(figures.clock_spread * error) + felt + self.bombed(war, left);
        let our_clock = if war.book.closed.is_some() { 0.0 } else { our_clock };
        let columns: Vec<ColumnPicture> = (0..scenario.axes.len())
            .map(|axis| self.column(war, AxisId::from(axis), our_clock, &mut chain))
            .collect();
        let standing = (0..columns.len()).filter(|axis| columns[*axis].book.fell.is_none());
        let next = standing.min_by(|a, b| columns[*a].clock.total_cmp(&columns[*b].clock)).map(AxisId::from);
        let first = next.or(war.book.lost.map(|(axis, _)| axis)).expect("a level has an axis");
        let mut picture = WarPicture {
            book: war.book.clone(),
            desk: (side == Side::Alliance).then(|| war.desk.clone()),
            their_clock: next.map_or(0.0, |axis| columns[axis.index()].clock),
            first,
            grade: Grade::default(),
            our_clock,
            cover: self.air.cover,
            their_hold: to_come,
            columns,
            shots: war.shots.iter().map(|shot| self.shot(shot)).collect(),
            jamming: war.jamming.iter().map(|(jammer, _)| *jammer).collect(),
            implants: match side {
                Side::Alliance => Vec::new(),
                Side::Adversary => war.implants.clone(),
            },
            strikes_left: war.strikes_left(),
            pulse_hours: pulse_hours(state.hour.saturating_sub(war.book.since)),
        };
        chain_qualities(scenario, self.link_quality, scenario.summit(Side::Alliance), &mut chain);
        let defence = Defence {
            brigades: &state.desk.book.brigades,
            nodes: self.nodes,
            quality: &chain,
            // Only the alliance counts what it did to civilians.
            harm: if side == Side::Alliance { state.desk.book.harm } else { 0.0 },
        };
        picture.grade = picture.expected(scenario, state.hour, &defence, &Change::none(&picture)).grade;
        picture
    }

    /// Hours for which a side's sky is thought to lie open: until the last medium that its air defence hangs on is back.
    fn open_hours(&self, side: Side) -> f64 {
        let of_side = |defence: &&AirDefence| self.scenario.node(defence.centre).side == side;
        let nodes: Vec<NodeId> = self
            .scenario
            .air_defences
            .iter()
            .filter(of_side)
            .flat_map(|defence| defence.radars.iter().chain(&defence.batteries).chain([&defence.centre]))
            .copied()
            .collect();
        let hangs = |channel: &usize| {
            let link = self.scenario.link(self.scenario.channels[*channel].link);
            nodes.contains(&link.child) || nodes.contains(&link.parent)
        };
        let dark = (0..self.channels.len()).filter(hangs).filter_map(|b| self.channels[b].dark_until);
        let last = dark.filter(|until| *until != Hour::MAX).max();
        last.map_or(0.0, |until| f64::from(until.saturating_sub(self.state.hour)))
    }

    /// Hours by which the adversary's aircraft are thought to delay our line still.
    fn bombed(&self, war: &War, left: f64) -> f64 {
        let grounded = f64::from(war.book.grounded[Side::Adversary.index()].saturating_sub(self.state.hour));
        let hours = (self.open_hours(Side::Alliance).min(left) - grounded).max(0.0);
        self.scenario.coefficients.air_delay * self.air.open(Side::Alliance) * hours
    }

    fn shot(&self, shot: &Shot) -> ShotPicture {
        let confirmed = shot.confirmed_at <= self.state.hour;
        let reported = if confirmed { shot.worked } else { shot.reported };
        ShotPicture { weapon: shot.weapon, at: shot.at, reported, confirmed }
    }

    fn column(&self, war: &War, id: AxisId, our_clock: f64, chain: &mut [f64]) -> ColumnPicture {
        let Self { scenario, state, side, .. } = *self;
        let (axis, column) = (&scenario.axes[id.index()], &war.columns[id.index()]);
        let (figures, march) = (&scenario.coefficients, column.book.march);
        chain_qualities(scenario, self.link_quality, axis.command, chain);
        let quality = chain[axis.column[0].index()];
        let met = self.contact(war, id);
        let ordered = met.taken_up(figures, column.book.intent);
        // The fastest that has been seen is what a column can do when nothing hinders it; what friction cannot explain is
        // something that hinders it, or a look that erred.
        let nominal = axis.length.0 / axis.hours.0;
        let friction = libm::exp(SIGMAS * figures.march_spread);
        let road = Some(column.road[side.index()]).filter(|road| *road > 0.0);
        let pace = road.map_or(nominal, |road| road.clamp(nominal / friction, nominal * friction));
        let route = scenario.way_down(axis.lead());
        let channels = || {
            route.iter().flat_map(|link| &scenario.link(*link).channels).map(|b| &self.channels[b.index()])
        };
        let until = channels().filter_map(|b| b.dark_until.filter(|until| *until != Hour::MAX)).max();
        let left = until.map_or(0.0, |until| f64::from(until.saturating_sub(state.hour)));
        let last = self.last_seen(axis.column[0]);
        let age = f64::from(state.hour - last.hour.max(war.book.since));
        let elapsed = f64::from(last.hour.max(war.book.since) - war.book.since);
        let (dark, lost) = match side {
            Side::Adversary => (column.dark, column.lost),
            // We reckon from the way we saw it go, and it has been dark since our first shot that still bites.
            Side::Alliance => {
                let since = self.first_shot(war, route).filter(|_| quality < figures.cut_off);
                let dark = since.map_or(0, |since| state.hour - since);
                let undisturbed = nominal * ordered.pace(figures);
                (dark, (elapsed - last.km / undisturbed.max(f64::MIN_POSITIVE)).max(0.0))
            }
        };
        let doctrine = scenario.node(axis.column[0]).doctrine;
        let drive = |march| column_effectiveness(scenario, march, doctrine, quality, dark);
        let flies = war.book.grounded_until(Side::Alliance, state.hour).is_none();
        let open = if flies { self.air.open(Side::Adversary) } else { 0.0 };
        let slowed = slowed(figures, open);
        // Since it was last seen it has gone on, as far as we know.
        let since = Contact { drive: drive(march), ..ordered }.pace(figures) * pace / slowed;
        let gone = (last.km + since * age).clamp(0.0, axis.length.0);
        let km = if column.book.fell.is_some() { axis.length.0 } else { gone };
        // The hours of one that was halted are those from the word to go on.
        let on = if march == March::Halted { March::OnOrders } else { march };
        let approach = Approach {
            met,
            km: axis.length.0 - km,
            pace,
            halt: match march {
                March::LayCable => f64::from(column.cable_done.saturating_sub(state.hour)),
                March::OnOrders | March::PreDelegated | March::Halted => 0.0,
            },
            dark: if on == March::OnOrders { left } else { 0.0 },
            blind: drive(on),
            full: if on == March::PreDelegated { drive(on) } else { 1.0 },
            slowed,
            open: self.open_hours(Side::Adversary),
            window: f64::from(scenario.war_window),
        };
        let intent = self.ordered(id, column.book.intent);
        let clock = match column.book.fell {
            Some(_) => 0.0,
            None => approach.course(figures, intent, 0.0, our_clock).clock,
        };
        ColumnPicture {
            book: column.book,
            km,
            at: axis.place(km),
            dark,
            lost,
            clock,
            ordered: intent,
            approach,
        }
    }

    /// How an axis is defended once the last order of this side has arrived.
    fn ordered(&self, axis: AxisId, now: Intent) -> Intent {
        let own = self.state.traffic.iter().filter(|order| order.side == self.side);
        let last = own.filter_map(|order| match order.payload {
            Payload::Intent(of, intent) if of == axis => Some((order.id, intent)),
            _ => None,
        });
        last.max_by_key(|(id, _)| *id).map_or(now, |(_, intent)| intent)
    }

    /// What is thought to meet on an axis, in command and in full fight.
    fn contact(&self, war: &War, id: AxisId) -> Contact {
        let Self { scenario, state, nodes, .. } = *self;
        let (figures, now) = (&scenario.coefficients, state.hour);
        let power = |node: NodeId| nodes[node.index()].strength;
        let command = |node: NodeId| nodes[node.index()].quality;
        Contact {
            fire: fire(figures, &war.book, now),
            ..contact(scenario, &state.desk.book.brigades, id, now, power, command)
        }
    }

    /// The head of a column as this side last saw it, or had word of it.
    fn last_seen(&self, lead: NodeId) -> Sighting {
        let own = self.scenario.node(lead).side == self.side;
        let state = self.state;
        match whereabouts::listens(self.scenario, state, self.side, lead) {
            true => whereabouts::seen(self.scenario, state, lead),
            false if own => state.reports[lead.index()].seen,
            false => state.contacts[lead.index()],
        }
    }

    /// When the first of our shots that are thought to keep a way dark took effect.
    fn first_shot(&self, war: &War, route: &[LinkId]) -> Option<Hour> {
        let biting = |weapon: Weapon| {
            let cause = weapon.cause();
            let channels = route.iter().flat_map(|link| &self.scenario.link(*link).channels);
            channels.into_iter().any(|channel| self.channels[channel.index()].cause == Some(cause))
        };
        war.shots.iter().filter(|shot| biting(shot.weapon)).map(|shot| shot.at).min()
    }
}
