//! The beginning of a game: what the seed draws, and who holds what.

use crate::sim::model::ids::*;
use crate::sim::model::luck::{Luck, Stream, subject};
use crate::sim::model::scenario::{Act, Scenario};
use crate::sim::model::state::*;
use crate::sim::model::units::{Hour, WEEK, whole_hours};
use crate::sim::phase::Turn;
use crate::sim::rules::whereabouts;

/// Hour at which a crisis ends that has not ended before an hour: as luck has it, among the weeks that are left.
pub fn horizon(scenario: &Scenario, luck: Luck, earliest: Hour) -> Hour {
    let (first, last) = scenario.horizon_weeks;
    let first = first.max(earliest.div_ceil(WEEK));
    let span = f64::from((last + 1).saturating_sub(first).max(1));
    (first + whole_hours(luck.uniform(Stream::Opening, 0, 0) * span)) * WEEK
}

/// What the seed draws of the adversary and of the length of the crisis.
pub fn draw(scenario: &Scenario, luck: Luck, setup: &Setup) -> Opening {
    let odds: Vec<f64> = scenario.dispositions.iter().map(|d| d.odds).collect();
    let drawn = luck.draw(Stream::Opening, 1, 0).weighted(&odds).unwrap_or(0);
    let disposition = setup.disposition.unwrap_or(DispositionId::from(drawn));
    let (optimism, (mean, half)) = (scenario.optimism, scenario.stakes);
    let stakes = mean + half * (2.0 * luck.uniform(Stream::Opening, 2, 0) - 1.0);
    Opening {
        launch_at: setup.launch_at,
        horizon: horizon(scenario, luck, 0),
        disposition,
        stakes: stakes + scenario.dispositions[disposition.index()].stakes,
        delay: scenario.coefficients.tension_delay * (2.0 * luck.uniform(Stream::Opening, 3, 0) - 1.0),
        optimism: optimism.0 + (optimism.1 - optimism.0) * luck.uniform(Stream::Opening, 4, 0),
    }
}

impl State {
    /// A new game of a level.
    pub fn begin(scenario: &Scenario, luck: Luck, setup: &Setup) -> State {
        let figures = &scenario.coefficients;
        let accesses = scenario.accesses.iter().map(|plan| AccessState {
            life: if plan.held { AccessLife::Hidden } else { AccessLife::Open },
            since: 0,
            work: 0.0,
            attempts: 0,
            uses: 0,
        });
        let hazards = scenario.accesses.iter().map(|plan| Hazard {
            exposure: 0.0,
            threshold: luck.threshold(Stream::Discovery, plan.subject, 0),
        });
        let mut state = State {
            luck,
            hour: 0,
            stage: Stage::Crisis,
            opening: draw(scenario, luck, setup),
            network: NetworkState::begin(scenario),
            strength: scenario.nodes.iter().map(|node| node.strength).collect(),
            posts: scenario.nodes.iter().map(|node| Post::standing(node.at)).collect(),
            reports: Vec::new(),
            contacts: Vec::new(),
            numbers: numbers(scenario, luck),
            traffic: Vec::new(),
            next_transmission: [0; 2],
            desk: Desk {
                book: DeskBook {
                    tasks: vec![Task::Idle; usize::from(scenario.teams)],
                    favours: scenario.allies.iter().map(|ally| ally.favours).collect(),
                    last_asked: None,
                    asked: Vec::new(),
                    politics: Politics::begin(scenario),
                    hardening: Vec::new(),
                    shared: None,
                    accesses: accesses.collect(),
                    chips: Vec::new(),
                    credibility: 1.0,
                    signalled: false,
                    interdicts: false,
                    acted: false,
                    last_off_ramp: None,
                    brigades: Vec::new(),
                    brigades_asked: Vec::new(),
                    estimate: None,
                    estimates: Vec::new(),
                    profile: None,
                    wargamed: false,
                    dispatch: None,
                    indicators: vec![false; scenario.indicators.len()],
                    harm: 0.0,
                },
                secrets: DeskSecrets {
                    cause: 0,
                    hazards: hazards.collect(),
                    mending: Vec::new(),
                    culprits: Vec::new(),
                    reckonings: Vec::new(),
                    quiet_alarms: 0,
                    next_dispatch: Hour::MAX,
                    called: Vec::new(),
                    seen_dispatches: Vec::new(),
                    remembered: vec![1.0; scenario.dispatches.len()],
                    echoes: Vec::new(),
                },
            },
            alone: Alone {
                version: 0,
                now: vec![false; scenario.nodes.len()],
                times: vec![0; scenario.nodes.len()],
            },
            actors: scenario.actors.iter().map(|actor| actor.activity).collect(),
            council: Council {
                readiness: 0,
                readiness_before: (0, 0),
                held: 0,
                next: scenario.council_interval,
                voted: false,
                heard: 0.0,
                audience: 0.0,
                stakes: Vec::new(),
                intrusion: figures.intrusion,
                implants: Vec::new(),
                implanted: 0,
                thrown_out: 0,
                act: Act::Routine,
                hardened: Vec::new(),
                predelegated: false,
                cheats: vec![false; scenario.norms().len()],
            },
            war: None,
        };
        let yes: Vec<bool> = (0..scenario.allies.len())
            .map(|ally| state.alliance(scenario).chance(AllyId::from(ally)) > 0.5)
            .collect();
        for (ally, yes) in state.desk.book.politics.allies.iter_mut().zip(yes) {
            ally.yes = yes;
        }
        let nodes = || (0..scenario.nodes.len()).map(NodeId::from);
        state.reports = nodes().map(|node| whereabouts::report(scenario, &state, node)).collect();
        state.contacts = nodes().map(|node| whereabouts::seen(scenario, &state, node)).collect();
        let held = state.council.intrusion;
        super::intrusion::hold(&mut Turn::new(scenario, &mut state, &mut Vec::new()), held);
        super::dispatches::schedule(scenario, &mut state);
        super::week::read_indicators(scenario, &mut state);
        state
    }
}

/// By which number the other side calls each node that it cannot name: shuffled, so that it tells nothing.
fn numbers(scenario: &Scenario, luck: Luck) -> Vec<u16> {
    let mut order: Vec<(f64, usize)> = (0..scenario.nodes.len())
        .map(|index| (luck.uniform(Stream::Sight, subject(&scenario.nodes[index].id), 0), index))
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut numbers = vec![0; order.len()];
    for (number, (_, index)) in order.into_iter().enumerate() {
        numbers[index] = number as u16 + 1;
    }
    numbers
}
