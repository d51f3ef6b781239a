//! The only place that turns the state into knowledge. Whatever is not written here, nobody outside the rules learns.

use crate::sim::formula::belief::power;
use crate::sim::intel::*;
use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::luck::Stream;
use crate::sim::model::scenario::{AirDefence, Kind, Scenario};
use crate::sim::model::state::{
    AccessLife, AccessState, Air, DeskBook, Shot, Sighting, State, Transmission, War,
};
use crate::sim::model::units::{DAY, later, whole_hours};
use crate::sim::rules::air::{fire, slowed};
use crate::sim::rules::combat::{Contact, column_effectiveness, intensity};
use crate::sim::rules::defence::{contact, posture};
use crate::sim::rules::grade::{self, Grade};
use crate::sim::rules::network::{Condition, chain_qualities};
use crate::sim::rules::outlook::{nominal, outlook};
use crate::sim::rules::pace::{pulse_hours, war_council_sits};
use crate::sim::rules::politics::Support;
use crate::sim::rules::reckoning::reckon;
use crate::sim::rules::relocation::on_the_spot;
use crate::sim::rules::{capability, whereabouts};

/// What a side knows now.
pub fn observe(scenario: &Scenario, state: &State, side: Side) -> Intel {
    let ears = ears(scenario, state, side);
    let seat = match side {
        Side::Alliance => Seat::Desk(Box::new(desk(scenario, state, &ears))),
        Side::Adversary => Seat::Council(Box::new(council(scenario, state))),
    };
    let channels: Vec<ChannelPicture> = (0..scenario.channels.len())
        .map(|b| channel(scenario, state, side, ChannelId::from(b), &ears))
        .collect();
    let condition = Condition {
        tables: scenario,
        dark: channels.iter().map(|picture| picture.dark_until.is_some()).collect(),
        cabled: state.network.cabled.clone(),
        attacking: state.network.attacking.clone(),
        silent: (0..scenario.nodes.len())
            .map(|n| silent(scenario, state, side, NodeId::from(n), &ears))
            .collect(),
    };
    let link_quality = condition.link_qualities();
    let Condition { cabled, attacking, silent, .. } = condition;
    let mut chains = [vec![0.0; scenario.nodes.len()], vec![0.0; scenario.nodes.len()]];
    for owner in Side::BOTH {
        chain_qualities(scenario, &link_quality, scenario.summit(owner), &mut chains[owner.index()]);
    }
    let nodes: Vec<NodePicture> = (0..scenario.nodes.len())
        .map(|index| {
            let quality = chains[scenario.nodes[index].side.index()][index];
            node(scenario, state, side, NodeId::from(index), quality, &ears)
        })
        .collect();
    let war = state.war.as_ref().map(|war| {
        let air = Air::of(scenario, &link_quality);
        let sight = Sight {
            scenario,
            state,
            side,
            link_quality: &link_quality,
            channels: &channels,
            nodes: &nodes,
            air: &air,
        };
        sight.war(war)
    });
    Intel {
        side,
        hour: state.hour,
        stage: state.stage,
        nodes,
        traffic: traffic(scenario, state, side, &ears),
        link_quality,
        cabled,
        attacking,
        silent,
        channels,
        seat,
        war,
    }
}

/// Nodes at which a side listens.
fn ears(scenario: &Scenario, state: &State, side: Side) -> Vec<bool> {
    (0..scenario.nodes.len()).map(|n| whereabouts::listens(scenario, state, side, NodeId::from(n))).collect()
}

/// Whether a headquarters is known to be on the move: its own side knows, and whoever listens there hears nothing.
fn silent(scenario: &Scenario, state: &State, side: Side, node: NodeId, ears: &[bool]) -> bool {
    let known = scenario.node(node).side == side || ears[node.index()];
    known && state.network.silent[node.index()] > 0
}

fn channel(scenario: &Scenario, state: &State, side: Side, id: ChannelId, ears: &[bool]) -> ChannelPicture {
    let up = ChannelPicture { dark_until: None, cause: None, sure: true };
    let there = scenario.channel(id);
    let outage = state.network.outages[id.index()];
    let link = scenario.link(there.link);
    let heard = ears[link.child.index()] || ears[link.parent.index()];
    // Who attacks has rolled up its cable: in war everybody sees that.
    let rolled = outage.is_some_and(|o| o.cause == DisruptionCause::March) && state.war.is_some();
    if scenario.node(link.child).side == side || heard || rolled {
        return outage.map_or(up, |o| ChannelPicture {
            dark_until: Some(o.until),
            cause: Some(o.cause),
            sure: true,
        });
    }
    // Someone else's network: what our own reports say, and for how long such an outage lasts on average.
    let shots = state.war.as_ref().map(|war| war.shots.as_slice()).unwrap_or_default();
    for shot in shots {
        let (targets, cause) = (scenario.targets(shot.weapon), shot.weapon.cause());
        let hours = scenario.outage(shot.weapon).0;
        let confirmed = shot.confirmed_at <= state.hour;
        let until = later(shot.at, hours);
        let thought = if confirmed { shot.worked } else { shot.reported };
        if thought && until > state.hour && targets.contains(&id) {
            return ChannelPicture { dark_until: Some(until), cause: Some(cause), sure: confirmed };
        }
    }
    match outage {
        // A live demonstration is watched by both sides.
        Some(o) if state.war.is_none() && matches!(o.cause, DisruptionCause::Access(_)) => {
            ChannelPicture { dark_until: Some(o.until), cause: Some(o.cause), sure: false }
        }
        _ => ChannelPicture { sure: false, ..up },
    }
}

/// A node as believed: one's own and one that is listened to as it last reported, any other as it was last seen.
fn node(
    scenario: &Scenario,
    state: &State,
    side: Side,
    id: NodeId,
    quality: f64,
    ears: &[bool],
) -> NodePicture {
    let figures = &scenario.coefficients;
    let there = scenario.node(id);
    let own = there.side == side;
    let ear = ears[id.index()];
    // Sites do not move and do not report; the summit is where one sits oneself.
    let at_hand = ear || own && (there.kind == Kind::Site || id == scenario.summit(side));
    let report = &state.reports[id.index()];
    let seen = match (at_hand, own) {
        (true, _) => whereabouts::seen(scenario, state, id),
        (false, true) => report.seen,
        (false, false) => state.contacts[id.index()],
    };
    let age = f64::from(state.hour - seen.hour);
    let drift = if seen.marching { figures.drift_marching } else { figures.drift_halted };
    let start = if seen.exact { 0.0 } else { 2.0 * figures.look_error };
    let moves = there.kind != Kind::Site;
    NodePicture {
        at: seen.at,
        strength: seen.strength,
        quality: if own && !at_hand { report.quality } else { quality },
        reported: seen.hour,
        marching: seen.marching,
        error: if moves { (start + drift * age).min(MOST_ERROR) } else { 0.0 },
        confidence: if moves { power(0.5, age / figures.report_half_life) } else { 1.0 },
        number: (!seen.identified && !at_hand).then(|| state.numbers[id.index()]),
        cut: quality < figures.cut_off,
        moved: seen.at != there.at,
        ear,
    }
}

/// Kilometres beyond which a circle of error says only "somewhere".
const MOST_ERROR: f64 = 150.0;

fn traffic(scenario: &Scenario, state: &State, side: Side, ears: &[bool]) -> Vec<TransmissionPicture> {
    let seen = state.traffic.iter().filter(|t| t.side == side || ears[t.at.index()]);
    seen.filter_map(|t| {
        Some(TransmissionPicture {
            id: if t.side == side { t.id } else { overheard(t) },
            side: t.side,
            payload: Some(t.payload),
            link: t.link(scenario)?,
            from: t.at,
            to: t.to,
            since: t.since,
            arrives: t.arrives,
        })
    })
    .collect()
}

/// Number of our own for a message of the other side. Its running number would tell how many there are elsewhere; ends
/// and hour tell it from all others and nothing else.
fn overheard(transmission: &Transmission) -> u32 {
    let ends = u32::from(transmission.from.0) << 16 | u32::from(transmission.to.0);
    ends ^ transmission.departed.wrapping_mul(0x9e37_79b9)
}

fn desk(scenario: &Scenario, state: &State, ears: &[bool]) -> DeskPicture {
    let figures = &scenario.coefficients;
    let own = &state.desk.book;
    let listening = ears.iter().filter(|ear| **ear).count() as f64;
    let half = (figures.band - figures.ear * listening).max(figures.band_least);
    let week = u64::from(state.week());
    let read = |what: u64, value: f64, half: f64| Band {
        value: value
            + 0.5 * half * state.luck.autoregressive(Stream::Reading, what, week, figures.mood_persistence),
        half,
    };
    let alliance = state.alliance(scenario);
    let support = alliance.overall();
    let truth = reckon(figures, &outlook(scenario, state, &support));
    let (readiness, readiness_as_of) = readiness(figures, state, listening);
    // With one weapon more or less, none beyond these counts.
    let mut weapons = held(scenario, state);
    weapons.truncate(capability::MOST_WEAPONS + 1);
    let held_hours = capability::hours(scenario, &weapons);
    let worth = (0..own.accesses.len()).map(|index| {
        let weapon = Weapon::Access(AccessId::from(index));
        let rest: Vec<Weapon> = weapons.iter().copied().filter(|w| *w != weapon).collect();
        let marginal = if rest.len() == weapons.len() {
            let with: Vec<Weapon> = weapons.iter().copied().chain([weapon]).collect();
            capability::hours(scenario, &with) - held_hours
        } else {
            held_hours - capability::hours(scenario, &rest)
        };
        AccessWorth { alone: capability::hours(scenario, &[weapon]), marginal }
    });
    DeskPicture {
        book: own.clone(),
        worth: worth.collect(),
        chip_hours: chip_hours(own, &support),
        believed: read(1, truth.believed.min(CLOCK_CEILING), half),
        bar: read(2, truth.bar.min(CLOCK_CEILING), half),
        truth: posture(scenario, &own.brigades, state.hour) * (scenario.undisturbed().0 + held_hours),
        readiness,
        readiness_as_of,
        act: state.council.act,
        intrusion: read(3, state.council.intrusion, figures.ear),
        next_council: state.council.next,
    }
}

/// Readiness as the desk has last seen it, and as of when.
fn readiness(figures: &Coefficients, state: &State, ears: f64) -> (u8, Hour) {
    let late = (figures.report_lag - ears).max(0.0) * f64::from(DAY);
    let as_of = state.hour.saturating_sub(whole_hours(late));
    let (before, changed) = state.council.readiness_before;
    let late = changed > as_of && state.war.is_none();
    (if late { before } else { state.council.readiness }, as_of)
}

/// Readiness as the desk has last seen it.
pub fn readiness_seen(scenario: &Scenario, state: &State) -> u8 {
    let ears = ears(scenario, state, Side::Alliance).iter().filter(|ear| **ear).count();
    readiness(&scenario.coefficients, state, ears as f64).0
}

/// Hours beyond which a needle says only "never".
const CLOCK_CEILING: f64 = 240.0;

/// Weapons the desk could fire: hidden accesses and unused jammers.
fn held(scenario: &Scenario, state: &State) -> Vec<Weapon> {
    let hidden = state.desk.book.accesses.iter().enumerate().filter(|(_, a)| a.life == AccessLife::Hidden);
    let used = |jammer: usize| state.war.as_ref().is_some_and(|war| war.book.jammers_used[jammer]);
    let jammers = (0..scenario.jammers.len()).filter(|jammer| !used(*jammer));
    hidden
        .map(|(index, _)| Weapon::Access(AccessId::from(index)))
        .chain(jammers.map(|index| Weapon::Jammer(JammerId::from(index))))
        .collect()
}

/// Hours each chip adds today, on the reckoning of an average adversary: the giver does not know which one stands
/// across the table.
fn chip_hours(own: &DeskBook, support: &Support) -> Vec<f64> {
    if own.chips.is_empty() {
        return Vec::new();
    }
    let outlook = nominal(support);
    let figures = &support.alliance.scenario.coefficients;
    let all = reckon(figures, &outlook).believed;
    let hours = |index: usize| {
        let mut without = outlook.clone();
        without.evidence.remove(index);
        all - reckon(figures, &without).believed
    };
    (0..own.chips.len()).map(hours).collect()
}

/// Whether the adversary's council sits in this hour.
fn sits(state: &State) -> bool {
    match &state.war {
        None => state.hour == state.council.next,
        Some(war) => {
            war.pulse_began == state.hour && war_council_sits(state.hour.saturating_sub(war.book.since))
        }
    }
}

fn council(scenario: &Scenario, state: &State) -> CouncilPicture {
    CouncilPicture {
        book: state.council.clone(),
        outlook: outlook(scenario, state, &state.alliance(scenario).overall()),
        sits: sits(state),
        disposition: state.opening.disposition,
        norms: state.desk.book.politics.norms.clone(),
        chips: state.desk.book.chips.clone(),
        brigades: state.desk.book.brigades.clone(),
        feared: feared(scenario, state),
        accesses_met: state
            .desk
            .book
            .accesses
            .iter()
            .filter(|a| matches!(a.life, AccessLife::Found | AccessLife::Shown | AccessLife::Patched))
            .count()
            .min(usize::from(u8::MAX)) as u8,
    }
}

/// Headquarters of the adversary in whose own machines an access was met, and that have not moved since.
fn feared(scenario: &Scenario, state: &State) -> Vec<NodeId> {
    let met = |(index, access): (usize, &AccessState)| {
        let known = matches!(access.life, AccessLife::Found | AccessLife::Shown | AccessLife::Patched);
        known.then_some((AccessId::from(index), access.since))
    };
    let met: Vec<(AccessId, Hour)> = state.desk.book.accesses.iter().enumerate().filter_map(met).collect();
    let fears = |node: &NodeId| {
        let there = scenario.node(*node);
        there.side == Side::Adversary
            && there.kind == Kind::Headquarters
            && *node != scenario.summit(Side::Adversary)
            && met.iter().any(|(access, since)| {
                *since >= state.posts[node.index()].since && on_the_spot(scenario, *access, *node)
            })
    };
    (0..scenario.nodes.len()).map(NodeId::from).filter(fears).collect()
}

/// What one side makes of a war.
struct Sight<'a> {
    scenario: &'a Scenario,
    state: &'a State,
    side: Side,
    link_quality: &'a [f64],
    channels: &'a [ChannelPicture],
    nodes: &'a [NodePicture],
    air: &'a Air,
}

impl Sight<'_> {
    fn war(&self, war: &War) -> WarPicture {
        let Self { scenario, state, side, .. } = *self;
        let mut chain = vec![0.0; scenario.nodes.len()];
        let columns: Vec<ColumnPicture> =
            (0..scenario.axes.len()).map(|axis| self.column(war, AxisId::from(axis), &mut chain)).collect();
        let standing = (0..columns.len()).filter(|axis| columns[*axis].book.fell.is_none());
        let next = standing.min_by(|a, b| columns[*a].clock.total_cmp(&columns[*b].clock)).map(AxisId::from);
        let first = next.or(war.book.lost.map(|(axis, _)| axis)).expect("a level has an axis");
        let figures = &scenario.coefficients;
        let elapsed = f64::from(state.hour - war.book.since);
        let to_come = war.implants.len() as f64 * war.strike_hours * figures.strike * figures.cyber;
        let left = (war.line - elapsed).max(0.0);
        // Each staff reckons for itself, and the nearer the line is the better.
        let reader = 4 + side.index() as u64;
        let error = state.luck.normal(Stream::Reading, reader, u64::from(war.book.pulse));
        let error = if left > 0.0 { error * left / war.line } else { 0.0 };
        chain_qualities(scenario, self.link_quality, scenario.summit(Side::Alliance), &mut chain);
        let strength = |node: NodeId| self.nodes[node.index()].strength;
        let our_clock = left * libm::exp(figures.clock_spread * error) + to_come + self.bombed(war, left);
        let line = if war.book.closed.is_some() { elapsed } else { elapsed + our_clock };
        let ground = |axis: AxisId| {
            let column = &columns[axis.index()];
            match column.book.fell {
                Some(hour) => grade::fallen(f64::from(hour - war.book.since), line),
                None => grade::awaited(figures, elapsed, column.clock, our_clock),
            }
        };
        WarPicture {
            book: war.book.clone(),
            desk: (side == Side::Alliance).then(|| war.desk.clone()),
            their_clock: next.map_or(0.0, |axis| columns[axis.index()].clock),
            first,
            grade: Grade {
                ground: grade::by_weight(scenario, ground),
                army: grade::army(scenario, &state.desk.book.brigades, state.hour, strength, |node| {
                    chain[node.index()]
                }),
                // Only the alliance counts what it did to civilians.
                harm: if side == Side::Alliance { grade::harm(state.desk.book.harm) } else { 0.0 },
            },
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
        }
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

    fn column(&self, war: &War, id: AxisId, chain: &mut [f64]) -> ColumnPicture {
        let Self { scenario, state, side, .. } = *self;
        let (axis, column) = (&scenario.axes[id.index()], &war.columns[id.index()]);
        chain_qualities(scenario, self.link_quality, axis.command, chain);
        let quality = chain[axis.column[0].index()];
        let share = self.contact(war, id).pace(&scenario.coefficients);
        let nominal = axis.length.0 / axis.hours.0 * share;
        // The fastest that has been seen is what a column can do when nothing hinders it.
        let road = column.road[side.index()];
        let pace = if road > 0.0 { road * share } else { nominal };
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
                let since = self.first_shot(war, route).filter(|_| quality < scenario.coefficients.cut_off);
                let dark = since.map_or(0, |since| state.hour - since);
                (dark, (elapsed - last.km / nominal).max(0.0))
            }
        };
        let doctrine = scenario.node(axis.column[0]).doctrine;
        let m = |march| column_effectiveness(scenario, march, doctrine, quality, dark);
        let flies = war.book.grounded_until(Side::Alliance, state.hour).is_none();
        let open = if flies { self.air.open(Side::Adversary) } else { 0.0 };
        let slowed = slowed(&scenario.coefficients, open);
        // Since it was last seen it has gone on, as far as we know.
        let gone = (last.km + pace * m(column.book.march) / slowed * age).clamp(0.0, axis.length.0);
        let km = if column.book.fell.is_some() { axis.length.0 } else { gone };
        let halt = match column.book.march {
            March::LayCable => f64::from(column.cable_done.saturating_sub(state.hour)),
            March::OnOrders | March::PreDelegated | March::Halted => 0.0,
        };
        // The hours of one that was halted are those from the word to go on.
        let march = if column.book.march == March::Halted { March::OnOrders } else { column.book.march };
        let m = m(march);
        let slow = if march == March::OnOrders { left } else { 0.0 };
        let full = if march == March::PreDelegated { m } else { 1.0 };
        let clock = halt + clock(axis.length.0 - km, pace * full, m.max(0.0) / full.max(m), slow);
        // Under an open sky the rest of the way takes longer, for as long as it lies open.
        let bombed = (self.open_hours(Side::Adversary) - halt).clamp(0.0, clock);
        // Whether a column that stands gets there later than the war is judged makes no difference.
        let clock = (clock + bombed * (1.0 - 1.0 / slowed)).min(f64::from(scenario.war_window));
        ColumnPicture {
            book: column.book,
            km,
            at: axis.place(km),
            dark,
            lost,
            clock: if column.book.fell.is_some() { 0.0 } else { clock },
        }
    }

    /// What is thought to meet on an axis.
    fn contact(&self, war: &War, id: AxisId) -> Contact {
        let Self { scenario, state, nodes, .. } = *self;
        let (figures, now) = (&scenario.coefficients, state.hour);
        let power = |node: NodeId| nodes[node.index()].strength;
        let command = |node: NodeId| nodes[node.index()].quality;
        Contact {
            fire: fire(figures, &war.book, now),
            intensity: intensity(figures, war.columns[id.index()].book.intent),
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

/// Hours for the rest of a way at a pace, of which the first `slow` hours go at `m` times that pace.
fn clock(km: f64, pace: f64, m: f64, slow: f64) -> f64 {
    let (km, pace) = (km.max(0.0), pace.max(f64::MIN_POSITIVE));
    let crawled = pace * m * slow;
    if m >= 1.0 {
        km / pace
    } else if crawled >= km {
        km / (pace * m).max(f64::MIN_POSITIVE)
    } else {
        slow + (km - crawled) / pace
    }
}
