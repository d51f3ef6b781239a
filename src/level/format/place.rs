//! A place on the ground: written as a town's name or as degrees.

use crate::level::{
    code,
    literal::shortened,
    read::{Read, Reader, advice},
    report::{Finding, Severity},
    schema::{Field, Kind},
    tree::{Node, NodeKind},
    value::LonLat,
};
use crate::map::places::Gazetteer;

/// Where something stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Degrees.
    pub at: LonLat,
    /// Name of the town; empty if degrees were written.
    pub name: String,
}

impl Read for Place {
    const KIND: Kind = Kind::Place;
    const MOST: usize = 256;

    fn stand_in() -> Self {
        Place { at: LonLat::stand_in(), name: String::new() }
    }

    fn read(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
        match &node.kind {
            NodeKind::Text(name) => town(reader, node, name),
            NodeKind::Tuple { name: None, .. } => {
                let at = LonLat::read(reader, node, field)?;
                Some(Place { at, name: String::new() })
            }
            _ => reader.mismatch(node, &Self::KIND.describe(), field),
        }
    }
}

fn town(reader: &mut Reader, node: &Node, name: &str) -> Option<Place> {
    let (gazetteer, span) = (Gazetteer::embedded(), reader.span(node));
    let Some(place) = gazetteer.find(name) else {
        reader.report_with(Severity::Error, || {
            let message = format!("the gazetteer has no town `{}`", shortened(name));
            let names = gazetteer.places().iter().map(|place| place.name.as_str());
            let help = format!("{} or write `(longitude, latitude)`", advice(name, names));
            Finding::error(code::UNKNOWN_PLACE, span, message).help(help)
        });
        return None;
    };
    if let Some(twin) = gazetteer.namesake(name) {
        reader.report_with(Severity::Warning, || {
            let message = format!("there are several towns `{}`; the larger one is taken", shortened(name));
            let (here, there) = (place.lonlat, twin.lonlat);
            let help = format!(
                "write ({:.3}, {:.3}) for that one, or ({:.3}, {:.3}) for the other",
                here.lon, here.lat, there.lon, there.lat
            );
            Finding::warning(code::AMBIGUOUS_PLACE, span, message).help(help)
        });
    }
    Some(Place { at: place.lonlat, name: place.name.clone() })
}
