//! A theatre of nine nodes, small enough to play a thousand times, with every kind of thing a level can have.

use assured_disruption::adversary;
use assured_disruption::alliance::policy;
use assured_disruption::level::{assumptions, habits};
use assured_disruption::map::geodesic;
use assured_disruption::map::projection::LonLat;
use assured_disruption::session::journal::Text;
use assured_disruption::session::{Origin, Seats, Session};
use assured_disruption::sim::coefficients::Coefficients;
use assured_disruption::sim::luck::subject;
use assured_disruption::sim::scenario::*;
use assured_disruption::sim::state::Setup;
use assured_disruption::sim::*;
use std::sync::Arc;

const ADVERSARY: [(&str, Kind, Option<u16>); 4] = [
    ("district", Kind::Headquarters, None),
    ("army", Kind::Headquarters, Some(0)),
    ("guards", Kind::Formation, Some(1)),
    ("rifles", Kind::Formation, Some(1)),
];

const ALLIANCE: [(&str, Kind, Option<u16>); 5] = [
    ("corps", Kind::Headquarters, None),
    ("home_brigade", Kind::Formation, Some(4)),
    ("cell", Kind::Site, Some(4)),
    ("jammer_company", Kind::Site, Some(4)),
    ("relief_brigade", Kind::Formation, Some(4)),
];

/// The level of the tests about sessions.
pub fn scenario() -> Arc<Scenario> {
    let mut nodes = Vec::new();
    for (side, table) in [(Side::Adversary, &ADVERSARY[..]), (Side::Alliance, &ALLIANCE[..])] {
        nodes.extend(table.iter().map(|(id, kind, commander)| node(side, id, *kind, *commander)));
    }
    let mut links = Vec::new();
    let mut channels = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let Some(parent) = node.commander else { continue };
        let media = [Medium::Fibre, Medium::Microwave, Medium::Hf];
        let first = channels.len();
        channels.extend(media.map(|medium| Channel {
            link: LinkId::from(links.len()),
            medium,
            facility: None,
            subject: subject(&format!("{} {medium:?}", node.id)),
        }));
        links.push(Link {
            id: format!("{}-{}", node.id, nodes[parent.index()].id),
            child: NodeId::from(index),
            parent,
            kind: LinkKind::Command,
            channels: (first..channels.len()).map(ChannelId::from).collect(),
            load: 0.3,
            load_attacking: 0.6,
            entangled: false,
        });
    }
    let tables = Tables {
        id: "fixture".into(),
        title: "A theatre for tests".into(),
        summary: "Nine nodes.".into(),
        briefing: vec!["Nothing is known.".into()],
        camera: Camera { at: LonLat { lon: 26.0, lat: 58.5 }, height: Km(400.0) },
        horizon_weeks: (10, 14),
        council_interval: 168,
        war_window: 240,
        stakes: (2.4, 0.4),
        tension: Vec::new(),
        optimism: (1.0, 1.0),
        best_policy: "balanced".into(),
        air_defences: Vec::new(),
        axes: vec![axis()],
        accesses: vec![access("exchange", 0, true), access("relay", 1, true), access("archive", 3, false)],
        jammers: vec![Jammer {
            id: "hilltop".into(),
            name: "Hilltop".into(),
            at: LonLat { lon: 27.0, lat: 58.6 },
            radius: Km(60.0),
            crew: NodeId(7),
            targets: vec![ChannelId(4), ChannelId(5)],
            hours: Hours(24.0),
            subject: subject("hilltop"),
        }],
        allies: vec![ally("AA"), ally("BB")],
        reinforcements: vec![Reinforcement {
            node: NodeId(8),
            to: LonLat { lon: 25.0, lat: 58.9 },
            lender: AllyId(1),
        }],
        indicators: vec![Indicator {
            id: "trains".into(),
            name: "Trains".into(),
            from_readiness: 1,
            hit: 0.8,
            false_alarm: 0.15,
            subject: subject("trains"),
        }],
        acts: vec![
            sight(Act::Routine, None),
            sight(Act::Mobilise, None),
            sight(Act::Mobilise, Some(2)),
            sight(Act::StandDown, None),
        ],
        dispositions: vec![disposition("hawkish", 0.3), disposition("cautious", -0.2)],
        habits: vec![habits::usual(), habits::usual()],
        actors: Vec::new(),
        treaty: None,
        deck: Deck { beats: Vec::new(), quiet: 1, hours: (16, 110) },
        dispatches: vec![dispatch("cable"), dispatch("leak")],
        teams: 4,
        facilities: Vec::new(),
        coefficients: coefficients(),
        figures: Figures::default(),
        nodes,
        links,
        channels,
    };
    Arc::new(Scenario::of(tables))
}

fn node(side: Side, id: &str, kind: Kind, commander: Option<u16>) -> Node {
    let lon = if side == Side::Adversary { 29.0 } else { 25.0 };
    Node {
        id: id.into(),
        name: id.into(),
        side,
        kind,
        echelon: Echelon::Brigade,
        branch: Branch::Mechanised,
        at: LonLat { lon: lon + id.len() as f64 / 10.0, lat: 58.5 },
        place: "Town".into(),
        strength: if kind == Kind::Formation { 1.0 } else { 0.0 },
        doctrine: Doctrine::LastOrder,
        commander: commander.map(NodeId),
        entangled: false,
    }
}

/// The same level with other tables.
pub fn changed(scenario: &Scenario, change: impl FnOnce(&mut Tables)) -> Scenario {
    let mut tables = scenario.tables();
    change(&mut tables);
    Scenario::of(tables)
}

fn axis() -> Axis {
    let way = vec![LonLat { lon: 28.0, lat: 59.3 }, LonLat { lon: 24.7, lat: 59.4 }];
    Axis {
        weight: 1.0,
        id: "road".into(),
        name: "Border-Capital".into(),
        legs: geodesic::legs(&way),
        way,
        length: Km(190.0),
        hours: Hours(48.0),
        objective: "Capital".into(),
        column: vec![NodeId(2), NodeId(3)],
        defenders: vec![NodeId(5)],
        command: NodeId(1),
        subject: subject("road"),
    }
}

fn access(id: &str, channel: u16, held: bool) -> AccessPlan {
    AccessPlan {
        id: id.into(),
        name: id.into(),
        family: "exchange".into(),
        owner: AllyId(channel % 2),
        cell: NodeId(6),
        targets: vec![ChannelId(channel), ChannelId(channel + 1)],
        facility: None,
        ear: NodeId(1),
        effect: 0.7,
        outage: Hours(20.0),
        stealth: 0.0,
        persistence: None,
        spread: None,
        held,
        subject: subject(id),
    }
}

fn ally(id: &str) -> Ally {
    Ally {
        id: id.into(),
        name: id.into(),
        favours: 3,
        cautious: id == "BB",
        cell: Some(NodeId(6)),
        bar: 0.05,
        fear: Some(if id == "BB" { Fear::Entrapment } else { Fear::Abandonment }),
        cleared: id == "AA",
        members: 1,
        subject: subject(id),
    }
}

fn sight(act: Act, readiness: Option<u8>) -> ActSight {
    ActSight { act, readiness, seen: format!("{act:?}"), heard: format!("{act:?} at {readiness:?}.") }
}

fn disposition(id: &str, stakes: f64) -> Disposition {
    Disposition {
        id: id.into(),
        name: id.into(),
        odds: 1.0,
        talk: 0.8,
        deed: 1.0,
        stakes,
        fearful: 0.5,
        off_ramp: 1.0,
        reads_weakness: stakes > 0.0,
    }
}

fn dispatch(id: &str) -> Dispatch {
    let option = |label: &str, teams, effects| DispatchOption {
        label: label.into(),
        teams,
        favours: Vec::new(),
        effects,
        by_cause: vec![(0, vec![Effect::Rung(1)]), (1, vec![Effect::Favour(AllyId(0), 1)])],
        remark: String::new(),
        echo: Some(Echo { weeks: 1, text: "It was the sea.".into(), effects: vec![Effect::Audience(-0.01)] }),
        tags: vec![label.into()],
    };
    let cause = |id: &str| Cause {
        id: id.into(),
        odds: 1.0,
        truth: "So it was.".into(),
        name: id.into(),
        adversary: id == "sabotage",
        actor: None,
        looks_like: None,
    };
    Dispatch {
        id: id.into(),
        kind: DispatchKind::HarmAtHome,
        title: id.into(),
        text: "Something happened.".into(),
        weeks: (1, 12),
        readiness: (0, 3),
        weight: 1.0,
        actor: None,
        harm: 0.2,
        causes: vec![cause("accident"), cause("sabotage")],
        options: vec![
            option("firm", 1, vec![Effect::Response(0.05)]),
            option("calm", 0, vec![Effect::Audience(-0.05)]),
        ],
        default: 1,
        at: None,
        dark: Vec::new(),
        subject: subject(id),
    }
}

/// House numbers in the middle of what the model allows; the tests here are about sessions, not about the model.
fn coefficients() -> Coefficients {
    Coefficients {
        cyber: 1.0,
        initiative: 0.3,
        march_spread: 0.15,
        reaction: 90.0,
        reaction_spread: 0.2,
        reckoning_spread: 0.3,
        prior: [0.4, 0.3, 0.2, 0.1],
        type_hours: [0.0, 12.0, 30.0, 60.0],
        claim: [0.3, 0.4, 0.5, 0.5],
        exercise: [0.1, 0.3, 0.5, 0.6],
        live: [0.02, 0.3, 0.6, 0.8],
        failed: [0.6, 0.5, 0.3, 0.2],
        claim_fade: 0.8,
        exercise_fade: 0.9,
        live_floor: 0.4,
        called_credibility: 0.5,
        loss: 1.0,
        war_cost: 0.2,
        response: 0.3,
        consultation: 0.05,
        retaliation: 0.3,
        status_quo: 1.0,
        steepness: 8.0,
        mood_persistence: 0.7,
        audience_step: 0.1,
        closing_window: 0.1,
        off_ramp: 0.1,
        off_ramp_weakness: 0.05,
        provocation: 0.5,
        provocation_weeks: 3.0,
        fear: 0.1,
        build_work: 4.0,
        build_success: 0.75,
        found: 0.05,
        found_crowded: 0.1,
        patched: 0.25,
        family_discovery: 2.0,
        ear: 3.0,
        band: 10.0,
        intrusion: 4.0,
        intrusion_weekly: 1.0,
        probe: 1.0,
        hunted_discovery: 2.0,
        hunt: 1.5,
        intrusion_cap: 16.0,
        brigade_line: 0.1,
        brigade_weeks: 3.0,
        leak: 0.05,
        leak_assembled: 0.1,
        fibre_capacity: 1.0,
        satellite_capacity: 0.8,
        microwave_capacity: 0.6,
        cable_capacity: 0.5,
        hf_capacity: 0.2,
        vhf_capacity: 0.2,
        courier_capacity: 0.1,
        army_load: 0.6,
        attack_load: 0.6,
        halted_load: 0.3,
        cut_off: 0.3,
        repair_shape: 1.5,
        cable_halt: 8.0,
        predelegated_pace: 0.7,
        damage_report: 0.8,
        strike: 0.5,
        attacker_attrition: 0.002,
        defender_attrition: 0.004,
        ..assumptions::named("anchored").expect("a shipped set").figures.coefficients()
    }
}

/// Both minds, the alliance's with a shipped policy.
pub fn minds(policy: &str) -> Seats {
    Seats::minds(policy::named(policy).expect("a shipped policy"), adversary::Policy::default())
}

/// A game of two minds whose record is kept.
pub fn recorded(policy: &str, seed: u64, launch_at: Option<Hour>) -> Session {
    let setup = Setup { launch_at, disposition: None };
    let mut session = Session::with_setup(scenario(), seed, minds(policy), setup);
    session.keep_record(origin());
    session
}

/// Texts of a level that is built in code: nothing reads them here.
pub fn origin() -> Origin {
    let text = |name: &str| Text { name: name.into(), text: "(of: \"the fixture\")\nsecond line".into() };
    Origin { level: text("fixture"), assumptions: text("fixture") }
}

/// Lets hours pass in which nobody decides anything, and gives what happened.
pub fn pass(scenario: &Scenario, state: &mut State, hours: Hour) -> Vec<Event> {
    let mut events = Vec::new();
    for _ in 0..hours {
        step(scenario, state, &[], &mut events);
    }
    events
}

/// No access is found or patched.
pub fn unseen(state: &mut State) {
    state.desk.secrets.hazards.iter_mut().for_each(|hazard| hazard.threshold = f64::INFINITY);
}
