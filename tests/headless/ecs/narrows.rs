//! A level of six nodes, small enough to be followed by hand: one link of two media that an access can disrupt, one
//! jammer, one axis, one card.

use assured_disruption::level::assumptions;
use assured_disruption::map::geodesic;
use assured_disruption::map::projection::LonLat;
use assured_disruption::sim::scenario::*;
use assured_disruption::sim::units::{Hours, Km};
use assured_disruption::sim::{
    AccessId, AllyId, ChannelId, Coefficients, Figures, Hour, LinkId, NodeId, Side, luck,
};
use std::sync::Arc;

pub const SUMMIT: NodeId = NodeId(0);
pub const CELL: NodeId = NodeId(1);
pub const ARMY: NodeId = NodeId(3);
pub const DIVISION: NodeId = NodeId(4);
/// From the alliance's summit to its cell.
pub const CELL_LINK: LinkId = LinkId(0);
/// From the adversary's division to its army: fibre and HF.
pub const ARMY_LINK: LinkId = LinkId(2);
pub const ARMY_FIBRE: ChannelId = ChannelId(2);
pub const ALLY: AllyId = AllyId(0);
pub const ACCESS: AccessId = AccessId(0);

/// The level. `damage_report` is the chance that a report of battle damage is right.
pub fn narrows(damage_report: f64) -> Arc<Scenario> {
    let tables = Tables {
        id: "narrows".to_owned(),
        title: "The narrows".to_owned(),
        summary: "Two sides of a strait".to_owned(),
        briefing: Vec::new(),
        camera: Camera { at: at(25.0, 59.0), height: Km(400.0) },
        horizon_weeks: (4, 4),
        council_interval: 168,
        war_window: 240,
        stakes: (1.0, 0.0),
        tension: Vec::new(),
        optimism: (1.0, 1.0),
        best_policy: "never-reveal".to_owned(),
        nodes: nodes(),
        links: links(),
        channels: channels(),
        facilities: Vec::new(),
        air_defences: Vec::new(),
        axes: vec![axis()],
        accesses: vec![access()],
        jammers: vec![jammer()],
        allies: vec![Ally {
            id: "ee".to_owned(),
            name: "Estonia".to_owned(),
            favours: 6,
            cautious: false,
            cell: Some(CELL),
            bar: 0.05,
            fear: None,
            cleared: true,
            members: 1,
            subject: luck::subject("ee"),
        }],
        reinforcements: Vec::new(),
        indicators: Vec::new(),
        acts: Vec::new(),
        habits: vec![assured_disruption::level::habits::usual()],
        dispositions: vec![Disposition {
            id: "even".to_owned(),
            name: "Even".to_owned(),
            odds: 1.0,
            talk: 1.0,
            deed: 1.0,
            stakes: 0.0,
            fearful: 0.0,
            off_ramp: 1.0,
            reads_weakness: false,
        }],
        actors: Vec::new(),
        treaty: None,
        deck: Deck { beats: Vec::new(), quiet: 1, hours: (16, 110) },
        dispatches: Vec::new(),
        teams: 4,
        coefficients: figures(damage_report),
        figures: Figures::default(),
    };
    Arc::new(Scenario::of(tables))
}

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat { lon, lat }
}

fn node(id: &str, side: Side, kind: Kind, place: LonLat, commander: Option<NodeId>) -> Node {
    Node {
        id: id.to_owned(),
        name: id.to_owned(),
        side,
        kind,
        echelon: Echelon::Brigade,
        branch: Branch::Mechanised,
        at: place,
        place: id.to_owned(),
        strength: 1.0,
        doctrine: Doctrine::Hold,
        commander,
        entangled: false,
    }
}

fn nodes() -> Vec<Node> {
    let (ours, theirs) = (Side::Alliance, Side::Adversary);
    vec![
        node("summit", ours, Kind::Headquarters, at(24.0, 59.0), None),
        node("cell", ours, Kind::Formation, at(24.5, 59.0), Some(SUMMIT)),
        node("brigade", ours, Kind::Formation, at(26.0, 59.0), Some(SUMMIT)),
        node("army", theirs, Kind::Headquarters, at(30.0, 59.5), None),
        node("division", theirs, Kind::Headquarters, at(29.0, 59.3), Some(ARMY)),
        node("column", theirs, Kind::Formation, at(28.5, 59.3), Some(DIVISION)),
    ]
}

fn link(id: &str, child: u16, parent: u16, channels: &[u16]) -> Link {
    Link {
        id: id.to_owned(),
        child: NodeId(child),
        parent: NodeId(parent),
        kind: LinkKind::Command,
        channels: channels.iter().map(|channel| ChannelId(*channel)).collect(),
        load: 0.5,
        load_attacking: 0.5,
        entangled: false,
    }
}

fn links() -> Vec<Link> {
    vec![
        link("cell-summit", 1, 0, &[0]),
        link("brigade-summit", 2, 0, &[1]),
        link("division-army", 4, 3, &[2, 3]),
        link("column-division", 5, 4, &[4, 5]),
    ]
}

fn channels() -> Vec<Channel> {
    let media = [
        (0, Medium::Fibre),
        (1, Medium::Fibre),
        (2, Medium::Fibre),
        (2, Medium::Hf),
        (3, Medium::Fibre),
        (3, Medium::Vhf),
    ];
    let channel = |(index, (link, medium)): (usize, (u16, Medium))| Channel {
        link: LinkId(link),
        medium,
        facility: None,
        subject: luck::subject(&format!("channel {index}")),
    };
    media.into_iter().enumerate().map(channel).collect()
}

fn axis() -> Axis {
    let way = vec![at(28.2, 59.4), at(24.7, 59.4)];
    Axis {
        weight: 1.0,
        id: "narva".to_owned(),
        name: "Narva-Tallinn".to_owned(),
        legs: geodesic::legs(&way),
        way,
        length: Km(200.0),
        hours: Hours(48.0),
        objective: "Tallinn".to_owned(),
        column: vec![NodeId(5)],
        defenders: vec![NodeId(2)],
        command: ARMY,
        subject: luck::subject("narva"),
    }
}

fn access() -> AccessPlan {
    AccessPlan {
        id: "exchange".to_owned(),
        name: "The exchange".to_owned(),
        family: "exchanges".to_owned(),
        owner: ALLY,
        cell: CELL,
        targets: vec![ARMY_FIBRE],
        facility: None,
        ear: DIVISION,
        effect: 1.0,
        outage: Hours(20.0),
        stealth: 0.0,
        persistence: None,
        spread: None,
        held: true,
        subject: luck::subject("exchange"),
    }
}

fn jammer() -> Jammer {
    Jammer {
        id: "jammer".to_owned(),
        name: "The jammer".to_owned(),
        at: at(28.0, 59.3),
        radius: Km(60.0),
        crew: CELL,
        targets: vec![ChannelId(5)],
        hours: Hours(6.0),
        subject: luck::subject("jammer"),
    }
}

/// An adversary who is content to wait, and a cyber cell whose access is never found.
fn figures(damage_report: f64) -> Coefficients {
    Coefficients {
        cyber: 1.0,
        initiative: 0.3,
        march_spread: 0.1,
        reaction: 72.0,
        reaction_spread: 0.1,
        reckoning_spread: 0.3,
        prior: [0.4, 0.3, 0.2, 0.1],
        type_hours: [0.0, 6.0, 18.0, 40.0],
        claim: [0.3, 0.4, 0.5, 0.6],
        exercise: [0.2, 0.4, 0.6, 0.7],
        live: [0.05, 0.3, 0.6, 0.8],
        failed: [0.6, 0.4, 0.2, 0.1],
        claim_fade: 0.5,
        exercise_fade: 0.7,
        live_floor: 0.3,
        called_credibility: 0.5,
        loss: 2.0,
        war_cost: 1.0,
        response: 0.5,
        consultation: 0.05,
        retaliation: 2.0,
        status_quo: 1.0,
        steepness: 4.0,
        mood_persistence: 0.7,
        build_work: 3.0,
        build_success: 0.75,
        band: 10.0,
        ear: 2.0,
        intrusion_cap: 30.0,
        brigade_line: 0.1,
        brigade_weeks: 2.0,
        fibre_capacity: 1.0,
        satellite_capacity: 0.6,
        microwave_capacity: 0.6,
        cable_capacity: 0.4,
        hf_capacity: 0.1,
        vhf_capacity: 0.15,
        courier_capacity: 0.02,
        army_load: 0.5,
        attack_load: 0.5,
        halted_load: 0.5,
        cut_off: 0.25,
        repair_shape: 4.0,
        cable_halt: 6.0,
        predelegated_pace: 0.6,
        damage_report,
        strike: 0.5,
        ..assumptions::named("anchored").expect("a shipped set").figures.coefficients()
    }
}

/// Hours of a week.
pub const WEEK: Hour = 168;
