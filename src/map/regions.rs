//! Countries and waters: what they are called, where their names may be written, and how much room there is.

use std::fmt;
use std::sync::LazyLock;

use super::projection::LonLat;

/// A country or a water.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Id of the message that names it: `land-latvia`.
    pub message: String,
    /// Id of the outline of a country; none for a water.
    pub country: Option<String>,
    /// Where its name may be written, the best place first.
    pub spots: Vec<Spot>,
}

/// A place for a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Middle of the name.
    pub lonlat: LonLat,
    /// How far the region reaches there from west to east, km.
    pub room_km: f32,
}

/// Why a line is no region: its number, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionError {
    pub line: usize,
}

impl fmt::Display for RegionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "regions, line {}: cannot be read", self.line)
    }
}

impl std::error::Error for RegionError {}

impl Region {
    /// The regions the game carries, in the order in which their names take their places.
    pub fn embedded() -> &'static [Region] {
        static EMBEDDED: LazyLock<Vec<Region>> = LazyLock::new(|| {
            Region::parse(include_str!("../../assets/map/regions.tsv"))
                .expect("tests read the embedded regions")
        });
        &EMBEDDED
    }

    /// Reads one spot a line, those of a region one after the other: message, country or nothing, longitude,
    /// latitude, room; tabs between.
    pub fn parse(text: &str) -> Result<Vec<Region>, RegionError> {
        let mut regions: Vec<Region> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let (message, country, spot) = columns(line).ok_or(RegionError { line: index + 1 })?;
            match regions.last_mut().filter(|region| region.message == message) {
                Some(region) => region.spots.push(spot),
                None => regions.push(Region {
                    message: message.to_owned(),
                    country: country.map(str::to_owned),
                    spots: vec![spot],
                }),
            }
        }
        Ok(regions)
    }
}

fn columns(line: &str) -> Option<(&str, Option<&str>, Spot)> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [message, country, lon, lat, room] = columns[..] else { return None };
    let lonlat = LonLat::new(lon.parse().ok()?, lat.parse().ok()?);
    let room_km: f32 = room.parse().ok()?;
    let sound = !message.is_empty() && lonlat.is_valid() && room_km > 0.0;
    let country = Some(country).filter(|id| !id.is_empty());
    sound.then_some((message, country, Spot { lonlat, room_km }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_one_region_are_its_spots_and_a_bad_line_is_told_by_its_number() {
        let lines =
            "land-latvia\tLV\t25.8\t56.9\t240\nland-latvia\tLV\t22.4\t56.8\t160\nsea-north\t\t3.6\t56.2\t560";
        let read = Region::parse(lines).expect("it is sound");
        assert_eq!(read.iter().map(|region| region.spots.len()).collect::<Vec<_>>(), [2, 1]);
        assert_eq!((read[0].country.as_deref(), read[1].country.as_deref()), (Some("LV"), None));
        for bad in ["sea-north\t\t3.6\t56.2", "sea-north\t\t3.6\tnorth\t560", "sea-north\t\t3.6\t56.2\t0"] {
            assert_eq!(Region::parse(&format!("{lines}\n{bad}")), Err(RegionError { line: 4 }), "{bad}");
        }
    }
}
