//! Who stood with whom in 2016.

use super::outline::{Arc, ArcKind, Country, Outline};

/// A side of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bloc {
    Alliance,
    Adversary,
    Neutral,
}

/// The Alliance in 2016: Montenegro joined in 2017, North Macedonia in 2020, Finland in 2023, Sweden in 2024. Members
/// beyond the frame are left out.
const ALLIANCE: [&str; 26] = [
    "AL", "BE", "BG", "CZ", "DE", "DK", "EE", "ES", "FR", "GB", "GR", "HR", "HU", "IS", "IT", "LT", "LU",
    "LV", "NL", "NO", "PL", "PT", "RO", "SI", "SK", "TR",
];
/// Allied with Russia, but neutral until a scenario says otherwise.
const WITH_ADVERSARY: [&str; 1] = ["BY"];

/// The bloc of a country by its ISO code.
pub fn bloc_of(id: &str) -> Bloc {
    match id {
        "RU" => Bloc::Adversary,
        _ if ALLIANCE.contains(&id) => Bloc::Alliance,
        _ => Bloc::Neutral,
    }
}

/// Whether a neutral country leans to the adversary: its staffs plan together, its ground may be lent.
pub fn leans_to_adversary(id: &str) -> bool {
    WITH_ADVERSARY.contains(&id)
}

impl Country {
    /// The bloc of the country it belongs to; what is occupied does not count as the occupier's.
    pub fn bloc(&self) -> Bloc {
        bloc_of(&self.de_jure)
    }
}

/// On which side of an arc a bloc lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

impl Outline {
    /// The outer border of a bloc, land and coast, with the side it lies on; borders between its members are left out.
    pub fn bloc_border(&self, bloc: Bloc) -> impl Iterator<Item = (&Arc, Side)> {
        let member = move |country: Option<usize>| country.is_some_and(|i| self.countries[i].bloc() == bloc);
        self.arcs.iter().filter(|arc| arc.kind != ArcKind::Frame).filter_map(move |arc| {
            match (member(arc.left), member(arc.right)) {
                (true, false) => Some((arc, Side::Left)),
                (false, true) => Some((arc, Side::Right)),
                _ => None,
            }
        })
    }
}
