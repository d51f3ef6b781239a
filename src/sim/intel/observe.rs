//! The only place that turns the state into knowledge. Whatever is not written here, nobody outside the rules learns.

use super::*;
use crate::map::geodesic::interpolate;
use crate::sim::capability;
use crate::sim::luck::Stream;
use crate::sim::network::{Condition, chain_qualities};
use crate::sim::phase::launch::pulse_hours;
use crate::sim::phase::march::{column_effectiveness, intent_factor, posture};
use crate::sim::reckoning::{self, Outlook, reckon};
use crate::sim::scenario::Scenario;
use crate::sim::state::{State, War};
use crate::sim::units::{DAY, WEEK};

/// Days by which readiness is seen late, without an ear.
const LAG_DAYS: Hour = 2;
/// Hours between two looks at a formation nobody listens to.
const LOOK: Hour = 72;
/// Least half-width of a band, in hours.
const LEAST_BAND: f64 = 2.0;
/// Log-normal spread of our staff's reckoning of our own clock, when the war begins.
const CLOCK_SPREAD: f64 = 0.15;

/// What a side knows now.
pub fn observe(scenario: &Scenario, state: &State, side: Side) -> Intel {
    let ears = ears(scenario, state, side);
    let seat = match side {
        Side::Alliance => Seat::Desk(Box::new(desk(scenario, state, &ears))),
        Side::Adversary => Seat::Council(Box::new(council(scenario, state))),
    };
    let readiness = match &seat {
        Seat::Desk(desk) => desk.readiness,
        Seat::Council(council) => council.readiness,
    };
    let bearers: Vec<BearerPicture> = (0..scenario.bearers.len())
        .map(|b| bearer(scenario, state, side, BearerId::from(b), &ears))
        .collect();
    let condition = Condition {
        scenario,
        dark: bearers.iter().map(|picture| picture.dark_until.is_some()).collect(),
        cabled: state.network.cabled.clone(),
        attacking: state.network.attacking.clone(),
    };
    let link_quality = condition.link_qualities();
    let mut chains = [vec![0.0; scenario.nodes.len()], vec![0.0; scenario.nodes.len()]];
    for owner in Side::BOTH {
        chain_qualities(scenario, &link_quality, scenario.summit(owner), &mut chains[owner.index()]);
    }
    let nodes = (0..scenario.nodes.len())
        .map(|index| {
            let quality = chains[scenario.nodes[index].side.index()][index];
            node(scenario, state, side, NodeId::from(index), quality, readiness, &ears)
        })
        .collect();
    let war = state.war.as_ref().map(|war| picture_war(scenario, state, war, side, &link_quality, &bearers));
    Intel {
        side,
        hour: state.hour,
        stage: state.stage,
        nodes,
        traffic: traffic(state, side, &ears),
        link_quality,
        bearers,
        seat,
        war,
    }
}

/// Nodes at which the alliance listens: every hidden access is an ear. Play.md rule 10.
fn ears(scenario: &Scenario, state: &State, side: Side) -> Vec<bool> {
    let mut ears = vec![false; scenario.nodes.len()];
    if side == Side::Alliance && scenario.coefficients.cyber > 0.0 {
        for (plan, access) in scenario.accesses.iter().zip(&state.desk.accesses) {
            if access.life == AccessLife::Hidden {
                ears[plan.ear.index()] = true;
            }
        }
    }
    ears
}

fn bearer(scenario: &Scenario, state: &State, side: Side, id: BearerId, ears: &[bool]) -> BearerPicture {
    let up = BearerPicture { dark_until: None, cause: None, sure: true };
    let there = scenario.bearer(id);
    let outage = state.network.outages[id.index()];
    let link = scenario.link(there.link);
    let heard = ears[link.child.index()] || ears[link.parent.index()];
    if scenario.node(link.child).side == side || heard || outage.is_some_and(|o| o.cause == Cause::March) {
        return outage.map_or(up, |o| BearerPicture {
            dark_until: Some(o.until),
            cause: Some(o.cause),
            sure: true,
        });
    }
    // Someone else's network: what our own reports say, and for how long such an outage lasts on average.
    let shots = state.war.as_ref().map(|war| war.shots.as_slice()).unwrap_or_default();
    for shot in shots {
        let (targets, cause) = match shot.weapon {
            Weapon::Access(a) => (&scenario.accesses[a.index()].targets, Cause::Access(a)),
            Weapon::Jammer(j) => (&scenario.jammers[j.index()].targets, Cause::Jammer(j)),
        };
        let hours = scenario.outage(shot.weapon).0;
        let confirmed = shot.confirmed_at <= state.hour;
        let until = shot.at + hours as Hour;
        let thought = if confirmed { shot.worked } else { shot.reported };
        if thought && until > state.hour && targets.contains(&id) {
            return BearerPicture { dark_until: Some(until), cause: Some(cause), sure: confirmed };
        }
    }
    match outage {
        // A live demonstration is watched by both sides.
        Some(o) if state.war.is_none() => {
            BearerPicture { dark_until: Some(o.until), cause: Some(o.cause), sure: false }
        }
        _ => BearerPicture { sure: false, ..up },
    }
}

fn node(
    scenario: &Scenario,
    state: &State,
    side: Side,
    id: NodeId,
    quality: f64,
    readiness: u8,
    ears: &[bool],
) -> NodePicture {
    let there = scenario.node(id);
    let own = there.side == side;
    let ear = ears[id.index()];
    let reported = if own {
        state.reported[id.index()]
    } else if ear || state.war.is_some() {
        state.hour
    } else {
        state.hour.saturating_sub((state.hour + Hour::from(id.0) * 7) % LOOK)
    };
    let (at, marching) = place(scenario, state, id, readiness);
    let strength =
        if own || ear || state.war.is_some() { state.strength[id.index()] } else { there.strength };
    NodePicture { at, strength, quality, reported, marching, ear }
}

/// Where a node is believed to be: at home, on its way to the line of departure by readiness, in its column, or on
/// the road as a reinforcement.
fn place(scenario: &Scenario, state: &State, id: NodeId, readiness: u8) -> (LonLat, bool) {
    let home = scenario.node(id).at;
    for (index, axis) in scenario.axes.iter().enumerate() {
        let Some(rank) = axis.column.iter().position(|member| *member == id) else { continue };
        return match &state.war {
            Some(war) => (axis.place((war.columns[index].km - COLUMN_GAP * rank as f64).max(0.0)), true),
            None => (interpolate(home, axis.way[0], f64::from(readiness.min(2)) * 0.4), readiness > 0),
        };
    }
    let brigade =
        state.desk.brigades.iter().find(|b| scenario.reinforcements[usize::from(b.which)].node == id);
    match brigade {
        Some(b) if b.arrives > b.departed => {
            let gone = f64::from(state.hour - b.departed) / f64::from(b.arrives - b.departed);
            let to = scenario.reinforcements[usize::from(b.which)].to;
            (interpolate(home, to, gone.min(1.0)), gone < 1.0)
        }
        _ => (home, false),
    }
}

/// Kilometres between two formations of a column.
const COLUMN_GAP: f64 = 14.0;

fn traffic(state: &State, side: Side, ears: &[bool]) -> Vec<TransmissionPicture> {
    let seen = state.traffic.iter().filter(|t| !t.path.is_empty() && (t.side == side || ears[t.at.index()]));
    seen.map(|t| TransmissionPicture {
        id: t.id,
        side: t.side,
        payload: Some(t.payload),
        link: t.path[0],
        from: t.at,
        since: t.since,
        arrives: t.arrives,
    })
    .collect()
}

/// What the council would reckon today: the truth of the needles, which intelligence reads with an error.
pub fn outlook(scenario: &Scenario, state: &State) -> Outlook {
    let figures = &scenario.coefficients;
    let disposition = &scenario.dispositions[state.opening.disposition.index()];
    let weights = reckoning::weights(figures, disposition, &state.desk.chips, state.hour);
    let evidence = state.desk.chips.iter().zip(weights).map(|(chip, weight)| (chip.manner, weight));
    let passing: f64 = state.council.stakes.iter().filter(|p| p.until > state.hour).map(|p| p.amount).sum();
    let moving = state.desk.brigades.iter().filter(|b| b.arrives > state.hour).count() as f64;
    let reassured = state.council.reassured.is_some_and(|until| until > state.hour);
    let calm = if reassured { figures.reassurance } else { 1.0 };
    let room = state.room(scenario);
    let loud = state.council.loud.iter().filter(|at| **at + 3 * WEEK > state.hour).count() as f64;
    Outlook {
        evidence: evidence.collect(),
        undisturbed: scenario.undisturbed().0,
        posture: posture(scenario, &state.desk.brigades, state.hour),
        intrusion: state.council.intrusion,
        debate: room.debate(),
        optimism: state.opening.optimism,
        predelegated: state.council.predelegated,
        gain: state.opening.stakes
            + scenario.tension(f64::from(state.hour) / f64::from(WEEK) - state.opening.delay)
            + passing
            + figures.fear * disposition.fearful * (loud + moving) * calm,
        response: room.response(state.council.heard),
        // Backing down can be made free; it never becomes a gain.
        audience: (state.council.audience
            + figures.audience_step * f64::from(state.council.readiness)
            + figures.closing_window * moving)
            .max(0.0),
    }
}

fn desk(scenario: &Scenario, state: &State, ears: &[bool]) -> DeskPicture {
    let figures = &scenario.coefficients;
    let own = &state.desk;
    let listening = ears.iter().filter(|ear| **ear).count() as f64;
    let half = (figures.band - figures.ear * listening).max(LEAST_BAND);
    let week = u64::from(state.week());
    let read = |what: u64, value: f64, half: f64| Band {
        value: value
            + 0.5 * half * state.luck.autoregressive(Stream::Reading, what, week, figures.mood_persistence),
        half,
    };
    let truth = reckon(figures, &outlook(scenario, state));
    let (readiness, readiness_as_of) = readiness(state, listening as Hour);
    let weapons = held(scenario, state);
    let held_hours = capability::hours(scenario, &weapons);
    let accesses = own.accesses.iter().enumerate().map(|(index, access)| {
        let weapon = Weapon::Access(AccessId::from(index));
        let rest: Vec<Weapon> = weapons.iter().copied().filter(|w| *w != weapon).collect();
        let marginal = if rest.len() == weapons.len() {
            let with: Vec<Weapon> = weapons.iter().copied().chain([weapon]).collect();
            capability::hours(scenario, &with) - held_hours
        } else {
            held_hours - capability::hours(scenario, &rest)
        };
        AccessPicture {
            life: access.life,
            work: access.work,
            alone: capability::hours(scenario, &[weapon]),
            marginal,
        }
    });
    DeskPicture {
        tasks: own.tasks.clone(),
        favours: own.favours.clone(),
        asked: own.asked.clone(),
        last_asked: own.last_asked,
        accesses: accesses.collect(),
        chips: chips(scenario, state),
        credibility: own.credibility,
        signalled: own.signalled,
        acted: own.acted,
        last_off_ramp: own.last_off_ramp,
        brigades: own.brigades.clone(),
        brigades_asked: own.brigades_asked.clone(),
        estimate: own.estimate,
        estimates: own.estimates.clone(),
        profile: own.profile,
        dispatch: own.dispatch.map(|open| (open.id, open.since, open.answer)),
        politics: own.politics.clone(),
        hardening: own.hardening.clone(),
        shared: own.shared,
        believed: read(1, truth.believed.min(CLOCK_CEILING), half),
        bar: read(2, truth.bar.min(CLOCK_CEILING), half),
        truth: posture(scenario, &own.brigades, state.hour) * (scenario.undisturbed().0 + held_hours),
        readiness,
        readiness_as_of,
        indicators: own.indicators.clone(),
        act: state.council.act,
        intrusion: read(3, state.council.intrusion, figures.ear),
        next_council: state.council.next,
    }
}

/// Readiness as the desk has last seen it, and as of when.
fn readiness(state: &State, ears: Hour) -> (u8, Hour) {
    let as_of = state.hour.saturating_sub(LAG_DAYS.saturating_sub(ears) * DAY);
    let (before, changed) = state.council.readiness_before;
    let late = changed > as_of && state.war.is_none();
    (if late { before } else { state.council.readiness }, as_of)
}

/// Readiness as the desk has last seen it.
pub fn readiness_seen(scenario: &Scenario, state: &State) -> u8 {
    let ears = ears(scenario, state, Side::Alliance).iter().filter(|ear| **ear).count();
    readiness(state, ears as Hour).0
}

/// Hours beyond which a needle says only "never".
const CLOCK_CEILING: f64 = 240.0;

/// Weapons the desk could fire: hidden accesses and unused jammers.
fn held(scenario: &Scenario, state: &State) -> Vec<Weapon> {
    let hidden = state.desk.accesses.iter().enumerate().filter(|(_, a)| a.life == AccessLife::Hidden);
    let used = |jammer: usize| state.war.as_ref().is_some_and(|war| war.jammers_used[jammer]);
    let jammers = (0..scenario.jammers.len()).filter(|jammer| !used(*jammer));
    hidden
        .map(|(index, _)| Weapon::Access(AccessId::from(index)))
        .chain(jammers.map(|index| Weapon::Jammer(JammerId::from(index))))
        .collect()
}

/// Every chip with the hours it adds today, on the reckoning of an average adversary: the giver does not know which
/// one he has before him.
fn chips(scenario: &Scenario, state: &State) -> Vec<ChipPicture> {
    let given = &state.desk.chips;
    let outlook = crate::sim::offer::nominal(&state.room(scenario));
    let figures = &scenario.coefficients;
    let all = reckon(figures, &outlook).believed;
    let hours = |index: usize| {
        let mut without = outlook.clone();
        without.evidence.remove(index);
        all - reckon(figures, &without).believed
    };
    given.iter().enumerate().map(|(index, chip)| ChipPicture { chip: *chip, hours: hours(index) }).collect()
}

fn council(scenario: &Scenario, state: &State) -> CouncilPicture {
    let outlook = outlook(scenario, state);
    let weights = outlook.evidence.iter().map(|(_, weight)| *weight);
    CouncilPicture {
        readiness: state.council.readiness,
        held: state.council.held,
        sits: state.hour == state.council.next,
        voted: state.council.voted,
        disposition: state.opening.disposition,
        gain: outlook.gain,
        response: outlook.response,
        audience: outlook.audience,
        posture: outlook.posture,
        intrusion: outlook.intrusion,
        debate: outlook.debate,
        optimism: outlook.optimism,
        predelegated: outlook.predelegated,
        chips: state.desk.chips.iter().copied().zip(weights).collect(),
        hardened: state.council.hardened.clone(),
        accesses_met: state
            .desk
            .accesses
            .iter()
            .filter(|a| matches!(a.life, AccessLife::Found | AccessLife::Shown | AccessLife::Patched))
            .count() as u8,
    }
}

fn picture_war(
    scenario: &Scenario,
    state: &State,
    war: &War,
    side: Side,
    link_quality: &[f64],
    bearers: &[BearerPicture],
) -> WarPicture {
    let mut chain = vec![0.0; scenario.nodes.len()];
    let g = posture(scenario, &state.desk.brigades, state.hour);
    let columns: Vec<ColumnPicture> = scenario
        .axes
        .iter()
        .zip(&war.columns)
        .map(|(axis, column)| {
            chain_qualities(scenario, link_quality, axis.command, &mut chain);
            let quality = chain[axis.column[0].index()];
            let pace = axis.length.0 / (axis.hours.0 * war.pace * g * intent_factor(scenario, column.intent));
            let route = &scenario.routes[axis.column[0].index()];
            let dark = route
                .iter()
                .flat_map(|link| &scenario.link(*link).bearers)
                .filter_map(|b| bearers[b.index()].dark_until.filter(|until| *until != Hour::MAX))
                .max()
                .map_or(0.0, |until| f64::from(until.saturating_sub(state.hour)));
            let m = column_effectiveness(scenario, column.march, quality);
            let halt = match column.march {
                March::LayCable => f64::from(column.cable_done.saturating_sub(state.hour)),
                March::OnOrders | March::PreDelegated => 0.0,
            };
            let slow = if column.march == March::OnOrders { dark } else { 0.0 };
            let full = if column.march == March::PreDelegated { m } else { 1.0 };
            ColumnPicture {
                km: column.km,
                at: axis.place(column.km),
                march: column.march,
                dark: column.dark,
                lost: column.lost,
                clock: halt + clock(axis.length.0 - column.km, pace * full, m / full.max(m), slow),
                intent: column.intent,
            }
        })
        .collect();
    let first = (0..columns.len())
        .min_by(|a, b| columns[*a].clock.total_cmp(&columns[*b].clock))
        .expect("a level has an axis");
    let figures = &scenario.coefficients;
    let elapsed = f64::from(state.hour - war.since);
    let to_come = war.implants.len() as f64 * war.strike_hours * figures.strike * figures.cyber;
    let left = (war.line - elapsed).max(0.0);
    let error = match side {
        Side::Alliance => state.luck.normal(Stream::Reading, 4, u64::from(war.pulse)) * left / war.line,
        Side::Adversary => 0.0,
    };
    WarPicture {
        since: war.since,
        their_clock: columns[first].clock,
        first: AxisId::from(first),
        our_clock: left * libm::exp(CLOCK_SPREAD * error) + to_come,
        their_hold: to_come,
        columns,
        pulse: war.pulse,
        next_pulse: war.next_pulse,
        orders: war.orders,
        shots: war
            .shots
            .iter()
            .map(|shot| {
                let confirmed = shot.confirmed_at <= state.hour;
                let reported = if confirmed { shot.worked } else { shot.reported };
                ShotPicture { weapon: shot.weapon, at: shot.at, reported, confirmed }
            })
            .collect(),
        jammers_used: war.jammers_used.clone(),
        shield: war.shield,
        implants: match side {
            Side::Alliance => Vec::new(),
            Side::Adversary => war.implants.clone(),
        },
        strikes_left: war.strikes_left(),
        lost: war.lost,
        closed: war.closed,
        pulse_hours: pulse_hours(state.hour.saturating_sub(war.since)),
    }
}

/// Hours for the rest of a way at a pace, of which the first `slow` hours go at `m` times that pace.
fn clock(km: f64, pace: f64, m: f64, slow: f64) -> f64 {
    let km = km.max(0.0);
    let crawled = pace * m * slow;
    if m >= 1.0 {
        km / pace
    } else if crawled >= km {
        km / (pace * m).max(f64::MIN_POSITIVE)
    } else {
        slow + (km - crawled) / pace
    }
}
