//! A war as one side sees it, filled with what it does not see.

use crate::sim::intel::{ColumnPicture, Intel, WarPicture};
use crate::sim::model::ids::*;
use crate::sim::model::luck::Stream;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::*;
use crate::sim::model::units::{Hour, later};
use crate::sim::rules::pace::{ORDERS, march_pace};
use crate::sim::rules::reinforcement::{open_share, reinforcement_links};
use crate::sim::rules::whereabouts::in_file;

/// Puts the war into a state whose network and seats are filled.
pub fn fill(scenario: &Scenario, intel: &Intel, seen: &WarPicture, state: &mut State) {
    let (luck, figures) = (state.luck, &scenario.coefficients);
    let column = |(index, seen): (usize, &ColumnPicture)| {
        let halt = figures.cable_halt * luck.uniform(Stream::Imagined, index as u64, u64::from(intel.hour));
        Column {
            km: seen.km,
            book: seen.book,
            cable_done: if seen.book.march == March::LayCable { later(intel.hour + 1, halt) } else { 0 },
            dark: seen.dark,
            lost: seen.lost,
            road: [0.0; 2],
        }
    };
    let implants = match intel.side {
        Side::Adversary => seen.implants.clone(),
        Side::Alliance => {
            let mut draw = luck.draw(Stream::Implant, 0, u64::from(intel.hour));
            let mut links = reinforcement_links(scenario);
            let spare = links.len().saturating_sub(usize::from(seen.strikes_left));
            for _ in 0..spare {
                links.remove(((draw.uniform() * links.len() as f64) as usize).min(links.len() - 1));
            }
            links
        }
    };
    let each = implants.len() as f64 * figures.strike * figures.cyber;
    let elapsed = f64::from(intel.hour - seen.book.since);
    let war = War {
        book: seen.book.clone(),
        // The other side's orders are not known: it may give as many as it ever can.
        desk: seen.desk.clone().unwrap_or(WarDesk { orders: ORDERS, ..WarDesk::default() }),
        pace: march_pace(figures, luck),
        line: elapsed + seen.our_clock - seen.their_hold * open_share(scenario, seen.shields()),
        columns: seen.columns.iter().enumerate().map(column).collect(),
        cut: cut(scenario, intel, seen),
        pulse_began: seen.book.next_pulse.saturating_sub(seen.pulse_hours),
        shots: shots(seen),
        jamming: seen.jamming.iter().map(|jammer| (*jammer, jams_until(intel, *jammer))).collect(),
        shelled: Vec::new(),
        struck: Vec::new(),
        strike_hours: if each > 0.0 { seen.their_hold / each } else { 0.0 },
        implants,
        grade: 0.0,
    };
    state.council.implants.clone_from(&war.implants);
    for (axis, column) in scenario.axes.iter().zip(&war.columns) {
        for (rank, node) in axis.column.iter().enumerate() {
            let km = in_file(column.km, rank);
            let picture = &mut state.contacts[node.index()];
            (picture.hour, picture.at, picture.km, picture.marching) = (intel.hour, axis.place(km), km, true);
            state.reports[node.index()].seen = *picture;
        }
    }
    state.war = Some(war);
}

/// For how long every node has been cut off: columns as long as they are seen to be dark, others since now.
fn cut(scenario: &Scenario, intel: &Intel, seen: &WarPicture) -> Vec<Hour> {
    let node = |(index, picture): (usize, &crate::sim::intel::NodePicture)| {
        let column = scenario.place_in_column(NodeId::from(index));
        match column {
            Some((axis, _)) => seen.columns[axis.index()].dark,
            None => Hour::from(picture.cut),
        }
    };
    intel.nodes.iter().enumerate().map(node).collect()
}

/// Shots did what was last reported of them.
fn shots(seen: &WarPicture) -> Vec<Shot> {
    let shot = |shot: &crate::sim::intel::ShotPicture| Shot {
        weapon: shot.weapon,
        at: shot.at,
        worked: shot.reported,
        reported: shot.reported,
        confirmed_at: if shot.confirmed { shot.at } else { seen.book.next_pulse },
        harm: 0.0,
    };
    seen.shots.iter().map(shot).collect()
}

/// A jammer stops when what it holds dark is thought to come back.
fn jams_until(intel: &Intel, jammer: JammerId) -> Hour {
    let held = intel.channels.iter().filter(|channel| channel.cause == Some(DisruptionCause::Jammer(jammer)));
    held.filter_map(|channel| channel.dark_until).max().unwrap_or(intel.hour + 1)
}
