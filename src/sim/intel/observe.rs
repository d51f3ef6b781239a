//! The only place that turns the state into knowledge. Whatever is not written here, nobody outside the rules learns.

use crate::sim::formula::belief::power;
use crate::sim::intel::sight::Sight;
use crate::sim::intel::*;
use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::luck::Stream;
use crate::sim::model::scenario::{Kind, Scenario};
use crate::sim::model::state::{AccessLife, AccessState, Air, DeskBook, State, Transmission};
use crate::sim::model::units::{DAY, later, whole_hours};
use crate::sim::rules::defence::posture;
use crate::sim::rules::network::{Condition, chain_qualities};
use crate::sim::rules::outlook::{nominal, outlook};
use crate::sim::rules::pace::war_council_sits;
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
    let intrusion = read(3, state.council.intrusion, figures.ear);
    let (readiness, readiness_as_of) = seen_readiness(figures, state, listening);
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
        intrusion,
        next_council: state.council.next,
    }
}

/// Hours by which readiness is seen late by whoever listens at so many places.
fn report_lag(figures: &Coefficients, ears: f64) -> Hour {
    whole_hours((figures.report_lag - ears).max(0.0) * f64::from(DAY))
}

/// Readiness as the desk has last seen it, and as of when.
fn seen_readiness(figures: &Coefficients, state: &State, ears: f64) -> (u8, Hour) {
    let as_of = state.hour.saturating_sub(report_lag(figures, ears));
    let (before, changed) = state.council.readiness_before;
    let late = changed > as_of && state.war.is_none();
    (if late { before } else { state.council.readiness }, as_of)
}

/// Places of the adversary at which the desk listens.
fn listening(scenario: &Scenario, state: &State) -> f64 {
    let nodes = (0..scenario.nodes.len()).map(NodeId::from);
    nodes.filter(|node| whereabouts::listens(scenario, state, Side::Alliance, *node)).count() as f64
}

/// Readiness as the desk has last seen it.
pub fn readiness_seen(scenario: &Scenario, state: &State) -> u8 {
    seen_readiness(&scenario.coefficients, state, listening(scenario, state)).0
}

/// Whether the desk sees in this hour, and not before, that readiness has changed.
pub fn readiness_sighted(scenario: &Scenario, state: &State) -> bool {
    let (figures, (_, changed)) = (&scenario.coefficients, state.council.readiness_before);
    let ago = state.hour.saturating_sub(changed);
    // Whoever listens everywhere sees it at once, in the first hour of the week.
    let longest = report_lag(figures, 0.0);
    changed > 0 && ago <= longest && ago == report_lag(figures, listening(scenario, state))
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
    let figures = &support.alliance.scenario.coefficients;
    let outlook = nominal(support, figures.intrusion, 0.0);
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
