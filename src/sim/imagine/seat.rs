//! What a seat knows of itself is copied; what the other one is like is drawn and weighed.

use crate::sim::formula::normal::density;
use crate::sim::intel::{Band, CouncilPicture, DeskPicture, Intel, outlook};
use crate::sim::model::ids::*;
use crate::sim::model::luck::{Luck, Stream};
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::*;
use crate::sim::phase::{Turn, intrusion, opening};
use crate::sim::rules::capability;
use crate::sim::rules::politics::promised;
use crate::sim::rules::prices::ACCESS_CAP;
use crate::sim::rules::reckoning::reckon;

/// Beginnings of the other side that are weighed against what intelligence reads.
const BEGINNINGS: u64 = 8;

/// Subjects of [`Stream::Imagined`].
mod subject {
    /// What is behind the dispatch on the desk.
    pub const CARD: u64 = 0;
    /// What is behind an incident, by its number.
    pub const INCIDENT: u64 = 1;
    /// Which of the beginnings it was.
    pub const BEGINNING: u64 = 2;
    /// What the adversary holds in our network.
    pub const INTRUSION: u64 = 3;
    /// Which capability type the alliance is of.
    pub const ARMS: u64 = 4;
}

/// The alliance knows its desk; the council is drawn so that its needles stand where they are read.
pub fn desk(scenario: &Scenario, intel: &Intel, seen: &DeskPicture, state: &mut State) {
    let luck = state.luck;
    let drawn = |of: u64, n: u64, weights: &[f64]| {
        luck.draw(Stream::Imagined, of, n).weighted(weights).unwrap_or_default()
    };
    let odds = |id: DispatchId| -> Vec<f64> {
        scenario.dispatches[id.index()].causes.iter().map(|cause| cause.odds).collect()
    };
    let incidents = &seen.book.politics.incidents;
    let desk = &mut state.desk;
    let fresh = std::mem::replace(&mut desk.book, seen.book.clone()).accesses;
    desk.secrets.culprits = incidents
        .iter()
        .zip(0..)
        .map(|(incident, n)| {
            drawn(subject::INCIDENT, n, &incident.belief(scenario, true).collect::<Vec<_>>())
        })
        .collect();
    desk.secrets.seen_dispatches = incidents.iter().map(|incident| incident.dispatch).collect();
    if let Some(OpenDispatch { id, .. }) = seen.book.dispatch {
        // An incident has one truth, and it is the dispatch's.
        let told = incidents.iter().position(|incident| incident.dispatch == id);
        desk.secrets.cause =
            told.map_or_else(|| drawn(subject::CARD, 0, &odds(id)), |at| desk.secrets.culprits[at]);
        desk.secrets.seen_dispatches.push(id);
    }
    // How near an access is to being found nobody knows, and what has no memory may begin anew.
    for (access, fresh) in desk.book.accesses.iter_mut().zip(fresh) {
        *access = AccessState { life: access.life, work: access.work, ..fresh };
    }
    let interval = scenario.council_interval;
    let council = &mut state.council;
    (council.readiness, council.readiness_before) = (seen.readiness, (seen.readiness, 0));
    (council.next, council.held) = (seen.next_council, (seen.next_council / interval).saturating_sub(1));
    council.act = seen.act;
    let held = read(luck, subject::INTRUSION, seen.intrusion).max(0.0);
    hold(scenario, state, held);
    begin(scenario, intel, seen, state);
}

/// A value as it may be behind a reading: the half-width of a band is two standard deviations.
fn read(luck: Luck, of: u64, band: Band) -> f64 {
    band.value + 0.5 * band.half * luck.normal(Stream::Imagined, of, 0)
}

/// The adversary holds so many hours in our network, and sits where it then may.
fn hold(scenario: &Scenario, state: &mut State, hours: f64) {
    intrusion::hold(&mut Turn::new(scenario, state, &mut Vec::new()), hours);
}

/// Draws beginnings of the adversary and keeps one, in proportion to how likely it makes what is read of its needles.
fn begin(scenario: &Scenario, intel: &Intel, seen: &DeskPicture, state: &mut State) {
    let (luck, politics) = (state.luck, &seen.book.politics);
    let figures = &scenario.coefficients;
    let beginnings: Vec<(Opening, f64)> = (0..BEGINNINGS)
        .map(|n| {
            let mut drawn = opening::draw(scenario, luck.branch(n), &Setup::default());
            drawn.horizon = state.opening.horizon;
            let character = &scenario.dispositions[drawn.disposition.index()];
            let ways_down = figures.off_ramp * character.off_ramp * f64::from(politics.offers);
            (drawn, figures.accused * f64::from(politics.accusations) - ways_down)
        })
        .collect();
    let likelihood = |(drawn, audience): &(Opening, f64)| {
        let mut state = state.clone();
        (state.opening, state.council.audience) = (*drawn, *audience);
        let alliance = state.alliance(scenario);
        let needles = reckon(figures, &outlook(scenario, &state, &alliance.overall()));
        let fits = |truth: f64, band: Band| density((truth - band.value) / (0.5 * band.half).max(1.0));
        fits(needles.believed, seen.believed) * fits(needles.bar, seen.bar)
    };
    let weights: Vec<f64> = beginnings.iter().map(likelihood).collect();
    let mut draw = luck.draw(Stream::Imagined, subject::BEGINNING, u64::from(intel.hour));
    (state.opening, state.council.audience) = beginnings[draw.weighted(&weights).unwrap_or_default()];
}

/// The adversary knows its council; what the alliance holds is drawn from what the council believes.
pub fn council(scenario: &Scenario, intel: &Intel, seen: &CouncilPicture, state: &mut State) {
    let interval = scenario.council_interval;
    let council = &mut state.council;
    (council.readiness, council.readiness_before) = (seen.book.readiness, (seen.book.readiness, 0));
    (council.held, council.voted) = (seen.book.held, seen.book.voted);
    council.predelegated = seen.book.predelegated;
    council.next = if seen.sits { intel.hour } else { (seen.book.held + 1) * interval };
    council.hardened.clone_from(&seen.book.hardened);
    state.opening.disposition = seen.disposition;
    state.opening.optimism = seen.outlook.optimism;
    state.desk.book.chips = seen.chips.clone();
    state.desk.book.brigades.clone_from(&seen.brigades);
    hold(scenario, state, seen.outlook.intrusion);
    // What it knows to be at stake is at stake.
    let alliance = state.alliance(scenario);
    let drawn = outlook(scenario, state, &alliance.overall());
    let belief = reckon(&scenario.coefficients, &drawn).belief;
    state.opening.stakes += seen.outlook.gain - drawn.gain;
    let talk = scenario.dispositions[seen.disposition.index()].talk;
    let promise = |response: f64| promised(response - scenario.coefficients.response, talk);
    state.council.heard += promise(seen.outlook.response) - promise(drawn.response);
    state.council.audience += seen.outlook.audience - drawn.audience;
    arm(scenario, intel, seen, belief, state);
}

/// The alliance holds hidden accesses worth about as much as the capability type that is drawn from a belief; those that
/// were met are lost to it, and those that were fired are known.
fn arm(scenario: &Scenario, intel: &Intel, seen: &CouncilPicture, belief: [f64; 4], state: &mut State) {
    let luck = state.luck;
    let figures = &scenario.coefficients;
    let drawn = luck.draw(Stream::Imagined, subject::ARMS, 0).weighted(&belief).unwrap_or_default();
    let fired = |id: AccessId| {
        let mut shots = intel.war.iter().flat_map(|war| &war.shots);
        shots.any(|shot| shot.weapon == Weapon::Access(id))
    };
    let mut order: Vec<(f64, usize)> = (0..scenario.accesses.len())
        .map(|index| (luck.uniform(Stream::Imagined, scenario.accesses[index].subject, 0), index))
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut met = usize::from(seen.accesses_met);
    let mut held = Vec::new();
    for (_, index) in order {
        let id = AccessId::from(index);
        let wanted =
            held.len() < ACCESS_CAP && capability::hours(scenario, &held) < figures.type_hours[drawn];
        state.desk.book.accesses[index].life = if fired(id) {
            AccessLife::Fired
        } else if met > 0 {
            met -= 1;
            AccessLife::Found
        } else if wanted {
            held.push(Weapon::Access(id));
            AccessLife::Hidden
        } else {
            AccessLife::Open
        };
    }
}
