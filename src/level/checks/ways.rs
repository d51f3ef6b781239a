//! The ways of axes: over land, forward, and to the objective they are named for.

use std::collections::BTreeSet;

use crate::level::code;
use crate::level::format::{Axis, Level, Place};
use crate::level::read::Spanned;
use crate::level::report::{Finding, Findings};
use crate::map::geodesic::{between, distance_km};
use crate::map::places::{Gazetteer, folded};
use crate::map::theatre::Theatre;
use crate::sim::scenario::Branch;

/// How far from the middle of a town a way may end that leads to it, in kilometres.
const NEAR_KM: f64 = 25.0;
/// A turn sharper than this many degrees goes back where the column came from.
const SHARPEST_TURN: f64 = 130.0;
/// Kilometres of a lake in one piece that a straight leg may cross: the road bends a little round it.
const WIDEST_LAKE_KM: f64 = 1.0;
/// The same for the sea: a road follows its bays.
const WIDEST_SEA_KM: f64 = 10.0;
/// How often the ground is looked at: a level for people has far fewer places.
const MOST_LOOKS: usize = 1_000;

pub(super) fn check(level: &Level, findings: &mut Findings) {
    let mut ground = Ground::of(level);
    for axis in level.axes.iter() {
        let is_whole = !findings.iter().any(|found| axis.way.span.contains(&found.span.start));
        if axis.way.sound().is_none() || !is_whole {
            continue;
        }
        if let [first, .., last] = axis.way.as_slice() {
            leads(axis, first, last, findings);
        }
        ground.dry(axis, findings);
        axis.way.windows(3).for_each(|turn| turns(turn, findings));
    }
}

/// Whether the way ends at the town the objective is named after, if it is a town's name.
fn leads(axis: &Axis, first: &Spanned<Place>, last: &Spanned<Place>, findings: &mut Findings) {
    let Some(objective) = axis.objective.sound() else { return };
    if is_at(last, objective) != Some(false) {
        return;
    }
    let end = if last.name.is_empty() { "its last place" } else { last.name.as_str() };
    if is_at(first, objective) == Some(true) {
        let message = format!("the way begins at its objective, {objective}, and ends where it should begin");
        let help = "write its places from the line of departure to the objective";
        findings.push(Finding::error(code::BACKWARDS, axis.way.span.clone(), message).help(help));
    } else {
        let message = format!("{objective} is the objective, but the way ends at {end}");
        let found = Finding::error(code::NOT_AT_OBJECTIVE, axis.objective.span.clone(), message);
        let help = "the last place of the way is the objective";
        findings.push(found.help(help).related(last.span.clone(), "here it ends"));
    }
}

/// Whether a place is a town of this name or near one; nothing if no town has it.
fn is_at(place: &Place, town: &str) -> Option<bool> {
    if folded(&place.name) == folded(town) {
        return Some(true);
    }
    let mut towns = Gazetteer::embedded().named(town).peekable();
    towns.peek()?;
    Some(towns.any(|town| distance_km(town.lonlat, place.at) <= NEAR_KM))
}

/// The ground under ways, for as many looks as are left.
struct Ground<'l> {
    looks: usize,
    /// Formations that come over the sea.
    marines: BTreeSet<&'l str>,
}

impl<'l> Ground<'l> {
    fn of(level: &'l Level) -> Self {
        let formations = level.adversary.formations.iter();
        let marines = formations.filter(|row| row.branch.value == Branch::NavalInfantry);
        Self { looks: MOST_LOOKS, marines: marines.map(|row| row.id.as_str()).collect() }
    }

    fn may_look(&mut self) -> bool {
        let may_look = self.looks > 0;
        self.looks -= usize::from(may_look);
        may_look
    }

    /// Places and legs under water. Where naval infantry marches the way may lead over the sea, but for the objective.
    fn dry(&mut self, axis: &Axis, findings: &mut Findings) {
        let lands = axis.column.iter().any(|node| self.marines.contains(node.as_str()));
        let places = axis.way.as_slice();
        let mut wet = vec![false; places.len()];
        for (index, place) in places.iter().enumerate() {
            let may_be_at_sea = lands && index + 1 < places.len();
            // Towns are ashore; only degrees can lie in the water.
            if place.name.is_empty() && !may_be_at_sea && self.may_look() {
                wet[index] = !Theatre::embedded().is_land(place.at);
            }
            if wet[index] {
                let message = "here the way lies at sea or in a lake";
                let found = Finding::warning(code::AT_SEA, place.span.clone(), message);
                findings.push(found.help("move this place ashore, or write the name of a town"));
            }
        }
        for (leg, wet) in places.windows(2).zip(wet.windows(2)) {
            if wet == [false, false] && self.may_look() {
                crosses(leg, lands, findings);
            }
        }
    }
}

/// A leg between two places ashore may still lead over water. Told at the place that can be moved.
fn crosses(leg: &[Spanned<Place>], lands: bool, findings: &mut Findings) {
    let water = Theatre::embedded().water_between(leg[0].at, leg[1].at);
    let length = distance_km(leg[0].at, leg[1].at);
    let (lake, sea) = (water.lake * length, water.sea * length);
    let what = match () {
        () if lake >= WIDEST_LAKE_KM => "a lake",
        () if sea >= WIDEST_SEA_KM && !lands => "the sea",
        () => return,
    };
    let (here, there) = match leg {
        [from, to] if from.name.is_empty() && !to.name.is_empty() => (from, to),
        leg => (&leg[1], &leg[0]),
    };
    let message = format!("between these places the way crosses {what}");
    let found = Finding::warning(code::AT_SEA, here.span.clone(), message);
    let help = "lead it round, over a place ashore";
    findings.push(found.help(help).related(there.span.clone(), "the other end of the leg"));
}

fn turns(turn: &[Spanned<Place>], findings: &mut Findings) {
    let bearing = |from: usize, to: usize| between(turn[from].at, turn[to].at).bearing;
    let by = (bearing(1, 2) - bearing(0, 1) + 540.0) % 360.0 - 180.0;
    let is_leg = |leg: &[Spanned<Place>]| leg[0].at != leg[1].at;
    if by.abs() > SHARPEST_TURN && turn.windows(2).all(is_leg) {
        let found = Finding::warning(code::TURNS_BACK, turn[1].span.clone(), "here the way turns back");
        findings.push(found.help("write its places in the order in which the column comes to them"));
    }
}
