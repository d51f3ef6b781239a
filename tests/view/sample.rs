//! A board by hand: the crisis of the mock-up, with one of everything that can be drawn.

use assured_disruption::game::components::*;
use assured_disruption::game::network::{
    C2Link, Channel, Condition, LinkKey, LinkState, Load, Media, Transmission,
};
use assured_disruption::game::operation::{Disruption, Disrupts};
use assured_disruption::level::assumptions;
use assured_disruption::map::places::Gazetteer;
use assured_disruption::map::projection::LonLat;
use assured_disruption::sim;
use assured_disruption::sim::scenario::LinkKind;
use assured_disruption::sim::scenario::Medium::{self, Fibre, Hf, Microwave, Satellite, Vhf};
use assured_disruption::sim::state::{Intent, March, Payload};
use assured_disruption::sim::{AxisId, ChannelId, JammerId, LinkId, NodeId};
use assured_disruption::view::appearance::{Appearance, Way, plane};
use bevy::prelude::*;

/// The hour of the board.
pub const HOUR: u32 = 580;

fn at(name: &str) -> LonLat {
    Gazetteer::embedded().find(name).unwrap_or_else(|| panic!("{name}")).lonlat
}

fn ll(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat)
}

/// Units as they are spawned; what is special about one is changed afterwards.
struct Units(Vec<Entity>);

impl Units {
    fn add(&mut self, world: &mut World, name: &str, symbol: &str, at: LonLat, rank: u8) {
        let own = symbol.starts_with('f');
        let side = if own { sim::Side::Alliance } else { sim::Side::Adversary };
        let trust = Trust { error_km: 0, confidence: 100, number: None, cut: false, moved: false };
        let appearance = Appearance {
            symbol: symbol.into(),
            last_seen: format!("{symbol}_seen"),
            own,
            rank,
            focus: true,
            home: plane(at),
            follows: None,
        };
        let unit = (
            Believed,
            NodeKey(NodeId::from(self.0.len())),
            Name::new(name.to_owned()),
            Side(side),
            Position(at),
            trust,
            LastReport::of(HOUR, HOUR),
            Ear(false),
            appearance,
        );
        self.0.push(world.spawn(unit).id());
    }

    /// Last heard of hours ago, and somewhere within so many kilometres.
    fn lost(&self, world: &mut World, unit: usize, hours: u32, error_km: u16, cut: bool) {
        let mut entity = world.entity_mut(self.0[unit]);
        entity.insert(LastReport::of(HOUR - hours, HOUR));
        let mut trust = entity.get_mut::<Trust>().expect("every unit has it");
        (trust.error_km, trust.cut) = (error_km, cut);
    }
}

/// The crisis, or the war; jammers at work if they are asked for.
pub fn crisis(world: &mut World, war: bool, jamming: bool) {
    let mut units = Units(Vec::new());
    for (name, symbol, at, rank) in [
        ("Div North", "f_mechanised_division_hq", at("Riga"), 1),
        ("BG Tapa", "f_mechanised_battalion", ll(25.95, 59.26), 2),
        ("BG Latvia", "f_mechanised_battalion", ll(26.2, 56.9), 2),
        ("BG Rukla", "f_mechanised_battalion", ll(24.4, 55.05), 2),
        ("1 Bde", "f_mechanised_brigade", ll(25.9, 55.2), 2),
        ("6 Army", "h_combined_arms_army_hq", ll(30.3, 58.9), 0),
        ("2 Div", "h_mechanised_division_hq", ll(28.9, 57.3), 1),
        ("5 Mot Bde", "h_mechanised_brigade", ll(29.3, 59.3), 2),
        ("9 Tank Bde", "h_armour_brigade", ll(29.2, 56.4), 2),
        ("rail hub", "h_logistics_brigade", ll(31.1, 56.1), 2),
        ("EW Bde", "h_ew_brigade", ll(29.6, 55.2), 2),
        ("11 Corps", "h_combined_arms_corps_hq", ll(20.6, 54.6), 1),
        ("4 Tank Div", "h_armour_division", ll(33.0, 57.2), 2),
        ("7 Bde", "f_infantry_brigade", ll(24.4, 55.05), 2),
    ] {
        units.add(world, name, symbol, at, rank);
    }
    units.lost(world, 12, 216, 45, false);
    for ear in [6, 9] {
        world.entity_mut(units.0[ear]).insert(Ear(true));
    }
    if war {
        units.lost(world, 1, 5, 20, true);
    }
    links(world, &units);
    for (id, link, from, since, arrives) in [(1, 4, 5, 578, 584), (2, 0, 1, 578, 583)] {
        let side = sim::Side::Alliance;
        let payload = Some(Payload::Ready(1));
        let (link, from, arrives) = (LinkId(link), NodeId(from), Some(arrives));
        world.spawn((Believed, Transmission { id, side, payload, link, from, since, arrives }));
    }
    world.spawn((Believed, Incident, Position(ll(20.3, 57.6))));
    let objective = Objective { axis: AxisId(0), lost: None };
    let way = [at("Pskov"), ll(27.0, 57.4), ll(25.6, 57.3), at("Riga")];
    let course: Vec<Vec2> = way.iter().map(|at| plane(*at)).collect();
    let length: f32 = course.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let way = Way { course, length };
    let axis = world.spawn((Believed, objective, Name::new("Rīga"), Position(at("Riga")), way)).id();
    if war {
        let column = Column {
            launched: 562,
            km: f64::from(length) * 0.3,
            at: at("Pskov"),
            march: March::OnOrders,
            dark: 0,
            lost: 0.0,
            clock: 41.0,
            intent: Intent::Delay,
        };
        world.entity_mut(axis).insert(column);
        let course: Vec<Vec2> = [ll(26.0, 58.3), ll(25.5, 57.1), ll(25.0, 56.3)].map(plane).into();
        let way = Way { course, length: 0.0 };
        world.spawn((Believed, Front, DefenceLine { closes: 74, closed: false }, way));
    }
    let jammer = Jammer { id: JammerId(0), radius: 40.0, works: war && jamming };
    world.spawn((Believed, jammer, Position(ll(29.0, 56.5))));
}

fn links(world: &mut World, units: &Units) {
    let table: [(usize, usize, &[(Medium, Option<u32>)]); 10] = [
        (1, 0, &[(Fibre, None), (Satellite, None)]),
        (2, 0, &[(Microwave, None), (Vhf, None)]),
        (3, 0, &[(Fibre, Some(9)), (Satellite, None)]),
        (4, 3, &[(Microwave, None)]),
        (6, 5, &[(Fibre, Some(12)), (Satellite, None), (Hf, None)]),
        (7, 5, &[(Microwave, None)]),
        (8, 6, &[(Fibre, None), (Hf, Some(7))]),
        (9, 5, &[(Hf, None), (Fibre, None)]),
        (10, 9, &[(Microwave, None)]),
        (9, 8, &[(Hf, None)]),
    ];
    let figures = assumptions::named("anchored").expect("a shipped set").figures.coefficients();
    let mut channel = 0;
    for (index, (child, parent, media)) in table.into_iter().enumerate() {
        let whole = media.iter().all(|(_, dark)| dark.is_none());
        let (quality, condition) = if whole { (1.0, Condition::Whole) } else { (0.45, Condition::Degraded) };
        let state = LinkState { quality, condition, dark: 0, sure: true };
        let ends = C2Link { child: units.0[child], parent: units.0[parent], kind: LinkKind::Command };
        let side = *world.get::<Side>(ends.child).expect("every unit is somebody's");
        let first = channel;
        let channels = media.iter().enumerate().map(|(at, (medium, _))| Channel {
            id: ChannelId::from(first + at),
            medium: *medium,
            facility: None,
            capacity: medium.capacity(&figures),
        });
        let channels = Media(channels.collect());
        let link = {
            let key = LinkKey(LinkId::from(index));
            world.spawn((Believed, key, side, ends, channels, Load(0.6), state)).id()
        };
        for (at, (medium, dark)) in media.iter().enumerate() {
            if let Some(hours) = dark {
                let (channel, since, until) = (ChannelId::from(first + at), HOUR - 2, HOUR + hours);
                let there = Disruption { channel, medium: *medium, since, until, cause: None, sure: at == 0 };
                world.spawn((Believed, there, Disrupts(link)));
            }
        }
        channel += media.len();
    }
}
