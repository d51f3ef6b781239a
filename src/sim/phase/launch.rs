//! The launch: columns cross the line of departure, field cable is rolled up, two clocks run.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::Stream;
use crate::sim::model::state::*;
use crate::sim::model::units::Hour;
use crate::sim::phase::{Turn, disruption};
use crate::sim::rules::defence::line_share;
use crate::sim::rules::network::rolled_up;
use crate::sim::rules::pace::{ORDERS, march_pace, pulse_hours, subject};

/// The readiness at which they attack.
pub const LAUNCHED: u8 = 3;

/// Launches at the hour a study or a test has set.
pub fn pass(turn: &mut Turn) {
    if turn.state.stage == Stage::Crisis && turn.state.opening.launch_at == Some(turn.state.hour) {
        launch(turn);
    }
}

/// Begins the war.
pub fn launch(turn: &mut Turn) {
    let (scenario, since) = (turn.scenario, turn.state.hour);
    let figures = &scenario.coefficients;
    let luck = turn.state.luck;
    let pace = march_pace(figures, luck);
    let line = figures.reaction
        * line_share(scenario, &turn.state.desk.book.brigades, since)
        * libm::exp(figures.reaction_spread * luck.normal(Stream::Friction, subject::LINE, 0));
    let march = if turn.state.council.predelegated { March::PreDelegated } else { March::OnOrders };
    let columns = scenario.axes.iter().map(|_| Column {
        km: 0.0,
        book: ColumnBook { march, fell: None, intent: Intent::Delay },
        cable_done: 0,
        dark: 0,
        lost: 0.0,
        road: [0.0; 2],
    });
    let implants = turn.state.council.implants.clone();
    // What never takes effect costs nothing.
    let taken = implants.len().max(1) as f64 * figures.strike;
    let strike_hours = if taken > 0.0 { turn.state.council.intrusion * figures.cyber / taken } else { 0.0 };
    turn.state.stage = Stage::War;
    turn.state.council.readiness = LAUNCHED;
    // In war the teams do nothing but mend.
    let mends = |task: &Task| matches!(task, Task::Repair(_));
    turn.state.desk.book.tasks.iter_mut().filter(|task| !mends(task)).for_each(|task| *task = Task::Idle);
    turn.state.war = Some(War {
        book: WarBook {
            since,
            pulse: 0,
            next_pulse: since + 1 + pulse_hours(0),
            grounded: [0; 2],
            jammers_used: vec![false; scenario.jammers.len()],
            lost: None,
            closed: None,
            councils: 0,
            halts: 0,
            given_up: None,
        },
        desk: WarDesk { orders: ORDERS, ..WarDesk::default() },
        pace,
        line,
        columns: columns.collect(),
        cut: vec![0; scenario.nodes.len()],
        pulse_began: since + 1,
        shots: Vec::new(),
        jamming: Vec::new(),
        shelled: Vec::new(),
        struck: Vec::new(),
        implants,
        strike_hours,
        grade: 0.0,
    });
    turn.open(EventKind::AttackLaunched);
    turn.open(EventKind::PulseBegan { pulse: 0 });
    for node in scenario.axes.iter().flat_map(|axis| &axis.column) {
        turn.state.network.attacking[node.index()] = true;
    }
    let attacking = &turn.state.network.attacking;
    let rolled: Vec<ChannelId> = (0..scenario.channels.len())
        .filter(|index| {
            let channel = &scenario.channels[*index];
            rolled_up(scenario, channel.link, channel.medium, attacking)
        })
        .map(ChannelId::from)
        .collect();
    disruption::disrupt(turn, &rolled, Hour::MAX, DisruptionCause::March);
    turn.state.network.refresh(scenario);
}
