//! A scene by hand: the crisis of the mock-up, with one of everything that can be drawn.

use assured_disruption::map::places::Gazetteer;
use assured_disruption::map::projection::LonLat;
use assured_disruption::sim::scenario::Medium::{self, Fibre, Hf, Microwave, Satellite, Vhf};
use assured_disruption::sim::{AxisId, ChannelId, JammerId, LinkId, NodeId};
use assured_disruption::view::scene::*;
use bevy::prelude::Vec2;

fn at(name: &str) -> Vec2 {
    plane(Gazetteer::embedded().find(name).unwrap_or_else(|| panic!("{name}")).lonlat)
}
fn ll(lon: f64, lat: f64) -> Vec2 {
    plane(LonLat::new(lon, lat))
}

pub fn crisis(war: bool) -> Scene {
    let mut s = Scene { hour: 580, ..Default::default() };
    let unit = |s: &mut Scene, name: &str, symbol: &str, at: Vec2, rank: u8| {
        s.units.push(Unit {
            id: NodeId::from(s.units.len()),
            name: name.into(),
            number: None,
            was: None,
            symbol: symbol.into(),
            allied: symbol.starts_with('f'),
            rank,
            at,
            error: 0.0,
            seen: Seen::Live,
            ear: false,
            quality: 1.0,
            focus: true,
            follows: None,
            age: 0,
        });
    };
    unit(&mut s, "Div North", "f_mechanised_division_hq", at("Riga"), 1);
    unit(&mut s, "BG Tapa", "f_mechanised_battalion", ll(25.95, 59.26), 2);
    unit(&mut s, "BG Latvia", "f_mechanised_battalion", ll(26.2, 56.9), 2);
    unit(&mut s, "BG Rukla", "f_mechanised_battalion", ll(24.4, 55.05), 2);
    unit(&mut s, "1 Bde", "f_mechanised_brigade", ll(25.9, 55.2), 2);
    unit(&mut s, "6 Army", "h_combined_arms_army_hq", ll(30.3, 58.9), 0);
    unit(&mut s, "2 Div", "h_mechanised_division_hq", ll(28.9, 57.3), 1);
    unit(&mut s, "5 Mot Bde", "h_mechanised_brigade", ll(29.3, 59.3), 2);
    unit(&mut s, "9 Tank Bde", "h_armour_brigade", ll(29.2, 56.4), 2);
    unit(&mut s, "rail hub", "h_logistics_brigade", ll(31.1, 56.1), 2);
    unit(&mut s, "EW Bde", "h_ew_brigade", ll(29.6, 55.2), 2);
    unit(&mut s, "11 Corps", "h_combined_arms_corps_hq", ll(20.6, 54.6), 1);
    unit(&mut s, "4 Tank Div", "h_armour_division_seen", ll(33.0, 57.2), 2);
    unit(&mut s, "7 Bde", "f_infantry_brigade", ll(24.4, 55.05), 2);
    s.units[12].seen = Seen::Hours(216);
    s.units[12].error = 45.0;
    s.units[12].age = 216;
    s.units[6].ear = true;
    s.units[9].ear = true;
    if war {
        s.units[1].seen = Seen::Silent(5);
        s.units[1].error = 20.0;
    }
    let link = |s: &mut Scene, child: u16, parent: u16, media: &[(Medium, Option<u32>)]| {
        let n: usize = s.links.iter().map(|t| t.channels.len()).sum();
        let allied = s.units[child as usize].allied;
        s.links.push(LinkShape {
            id: LinkId::from(s.links.len()),
            child: NodeId(child),
            parent: NodeId(parent),
            allied,
            command: true,
            quality: if media.iter().all(|(_, dark)| dark.is_none()) { 1.0 } else { 0.45 },
            channels: media
                .iter()
                .enumerate()
                .map(|(i, (m, d))| ChannelShape {
                    channel: ChannelId::from(n + i),
                    medium: *m,
                    dark: *d,
                    sure: i == 0,
                    target: false,
                })
                .collect(),
        });
    };
    link(&mut s, 1, 0, &[(Fibre, None), (Satellite, None)]);
    link(&mut s, 2, 0, &[(Microwave, None), (Vhf, None)]);
    link(&mut s, 3, 0, &[(Fibre, Some(9)), (Satellite, None)]);
    link(&mut s, 4, 3, &[(Microwave, None)]);
    link(&mut s, 6, 5, &[(Fibre, Some(12)), (Satellite, None), (Hf, None)]);
    link(&mut s, 7, 5, &[(Microwave, None)]);
    link(&mut s, 8, 6, &[(Fibre, None), (Hf, Some(7))]);
    link(&mut s, 9, 5, &[(Hf, None), (Fibre, None)]);
    link(&mut s, 10, 9, &[(Microwave, None)]);
    link(&mut s, 9, 8, &[(Hf, None)]);
    s.messages.push(MessageShape {
        id: 1,
        link: LinkId(4),
        up: false,
        since: 578,
        arrives: Some(584),
        routine: false,
    });
    s.messages.push(MessageShape {
        id: 2,
        link: LinkId(0),
        up: true,
        since: 578,
        arrives: Some(583),
        routine: false,
    });
    s.goals.push(Goal { name: "Rīga".into(), at: at("Riga"), lost: false });
    s.incident = Some(ll(20.3, 57.6));
    if war {
        s.launch = Some(562);
        s.axes.push(Advance {
            id: AxisId(0),
            way: vec![at("Pskov"), ll(27.0, 57.4), ll(25.6, 57.3), at("Riga")],
            done: 0.3,
            clock: 41.0,
            stands: false,
        });
        s.line = Some(Line {
            course: vec![ll(26.0, 58.3), ll(25.5, 57.1), ll(25.0, 56.3)],
            closes: 74,
            closed: false,
        });
        s.jamming.push(Jamming { id: JammerId(0), at: ll(29.0, 56.5), radius: 40.0 });
    }
    s
}
