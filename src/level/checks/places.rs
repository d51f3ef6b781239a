//! Whether things stand on the map, and those that need ground on ground.

use crate::level::code;
use crate::level::format::{Level, Place};
use crate::level::read::Spanned;
use crate::level::report::{Finding, Findings, Span};
use crate::level::value::LonLat;
use crate::map::projection::Projection;
use crate::map::theatre::{Detail, Theatre};

pub(super) fn check(level: &Level, findings: &mut Findings) {
    for forces in [&level.alliance, &level.adversary] {
        let headquarters = forces.headquarters.iter().map(|row| (&row.at, row.name.as_str()));
        let formations = forces.formations.iter().map(|row| (&row.at, row.name.as_str()));
        let sites = forces.sites.iter().map(|row| (&row.at, row.name.as_str()));
        headquarters.chain(formations).chain(sites).for_each(|(at, name)| ashore(at, name, findings));
    }
    level.jammers.iter().for_each(|row| ashore(&row.at, &row.name, findings));
    level.reinforcements.iter().for_each(|row| ashore(&row.to, "the destination", findings));
    // A facility may be a cable at sea; ways have checks of their own.
    let facilities = level.carriers.iter().map(|row| &row.at);
    for place in facilities.chain(level.axes.iter().flat_map(|axis| axis.way.iter())) {
        written(place, |at| on_map(at, &place.span, findings));
    }
    for dispatch in level.dispatches.iter() {
        if let Some(at) = dispatch.at.sound().copied().flatten() {
            on_map(at, &dispatch.at.span, findings);
        }
    }
    let camera = &level.camera.at;
    if camera.sound().is_some() {
        on_map(camera.value, &camera.span, findings);
    }
}

/// Towns of the gazetteer are where the map has them; only degrees can be wrong.
fn written(place: &Spanned<Place>, look: impl FnOnce(LonLat) -> bool) -> bool {
    match place.sound() {
        Some(place) if place.name.is_empty() => look(place.at),
        _ => false,
    }
}

fn ashore(place: &Spanned<Place>, name: &str, findings: &mut Findings) {
    let is_on_map = written(place, |at| on_map(at, &place.span, findings));
    if is_on_map && !Theatre::embedded().is_land(place.at) {
        let message = format!("{name} stands at sea or in a lake");
        let found = Finding::warning(code::AT_SEA, place.span.clone(), message);
        findings.push(found.help("move it ashore, or write the name of a town"));
    }
}

/// Whether a place lies within the frame of the map; reports it if not.
fn on_map(at: LonLat, span: &Span, findings: &mut Findings) -> bool {
    let [x, y] = Projection::europe().project(at);
    let [west, south, east, north] = Theatre::embedded().level(Detail::Continent).frame.map(f64::from);
    let is_inside = (west..=east).contains(&x) && (south..=north).contains(&y);
    if !is_inside {
        let message = format!("({}, {}) lies outside the map", at.lon, at.lat);
        let help = "longitude comes first: (24.1, 56.9) is Riga";
        findings.push(Finding::error(code::OUTSIDE_MAP, span.clone(), message).help(help));
    }
    is_inside
}
