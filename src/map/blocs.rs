//! Who stood with whom in 2016.

use super::outline::Country;

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
/// The bloc of a country by its ISO code.
pub fn bloc_of(id: &str) -> Bloc {
    match id {
        "RU" => Bloc::Adversary,
        _ if ALLIANCE.contains(&id) => Bloc::Alliance,
        _ => Bloc::Neutral,
    }
}

impl Country {
    /// The bloc of the country it belongs to; what is occupied does not count as the occupier's.
    pub fn bloc(&self) -> Bloc {
        bloc_of(&self.de_jure)
    }
}
