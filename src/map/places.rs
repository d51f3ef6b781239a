//! The gazetteer: towns by name, as a map of 2016 spells them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use super::geodesic;
use super::projection::LonLat;

/// A town.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Local spelling, for the map: `Rīga`.
    pub name: String,
    /// The English name where it differs, for sentences: `Riga`.
    pub english: Option<String>,
    pub lonlat: LonLat,
    /// Order of labels: 0 comes first.
    pub rank: u8,
    /// Whether it is the capital of a country.
    pub capital: bool,
    pub population: u32,
    /// Id of the country outline it lies in.
    pub country: String,
}

impl Place {
    /// The name for a sentence.
    pub fn english_name(&self) -> &str {
        self.english.as_deref().unwrap_or(&self.name)
    }
}

/// Towns of one name nearer to each other than this are taken for one, in kilometres.
const SAME_TOWN_KM: f64 = 25.0;

/// All towns, the most important first.
#[derive(Clone, Debug, PartialEq)]
pub struct Gazetteer {
    places: Vec<Place>,
    /// By local and English name, the one a name is taken for first.
    by_name: BTreeMap<String, Vec<usize>>,
}

/// Why a line is no town.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GazetteerError {
    /// Counted from 1.
    pub line: usize,
    /// The column that is missing or cannot be read.
    pub column: &'static str,
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "gazetteer, line {}: {} is missing or cannot be read", self.line, self.column)
    }
}

impl std::error::Error for GazetteerError {}

impl Gazetteer {
    /// The gazetteer the game carries.
    pub fn embedded() -> &'static Gazetteer {
        static EMBEDDED: LazyLock<Gazetteer> = LazyLock::new(|| {
            Gazetteer::parse(include_str!("../../assets/map/places.tsv"))
                .expect("tests read the embedded gazetteer")
        });
        &EMBEDDED
    }

    /// Reads one town a line: name, English name or nothing, longitude, latitude, rank, capital (1 or 0), population,
    /// country; tabs between.
    pub fn parse(text: &str) -> Result<Self, GazetteerError> {
        let mut places = Vec::new();
        for (i, line) in text.lines().enumerate() {
            places.push(place(line).map_err(|column| GazetteerError { line: i + 1, column })?);
        }
        let mut by_name = BTreeMap::new();
        // A local name comes before an English one, an important town before a small one.
        for (i, place) in places.iter().enumerate() {
            by_name.entry(folded(&place.name)).or_insert_with(Vec::new).push(i);
        }
        for (i, place) in places.iter().enumerate() {
            let named: &mut Vec<usize> = by_name.entry(folded(place.english_name())).or_default();
            if !named.contains(&i) {
                named.push(i);
            }
        }
        Ok(Self { places, by_name })
    }

    /// The most important town of this local or English name; accents, case and hyphens do not matter.
    pub fn find(&self, name: &str) -> Option<&Place> {
        self.named(name).next()
    }

    /// All towns of this local or English name, the one that it is taken for first.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Place> {
        self.by_name.get(&folded(name)).into_iter().flatten().map(|i| &self.places[*i])
    }

    /// The most important other town of this local name that lies elsewhere.
    pub fn namesake(&self, name: &str) -> Option<&Place> {
        let mut towns = self.named(name);
        let (first, plain) = (towns.next()?, folded(name));
        let is_far = |other: &&Place| geodesic::distance_km(first.lonlat, other.lonlat) > SAME_TOWN_KM;
        towns.filter(|other| folded(&other.name) == plain).find(is_far)
    }

    /// All towns, by rank, then by population.
    pub fn places(&self) -> &[Place] {
        &self.places
    }
}

fn place(line: &str) -> Result<Place, &'static str> {
    let mut columns = line.split('\t');
    let mut next = |column| columns.next().ok_or(column);
    let name = next("name")?.to_owned();
    let english = Some(next("English name")?).filter(|text| !text.is_empty()).map(str::to_owned);
    let lon = next("longitude")?.parse().map_err(|_| "longitude")?;
    let lat = next("latitude")?.parse().map_err(|_| "latitude")?;
    let rank = next("rank")?.parse().map_err(|_| "rank")?;
    let capital = match next("capital")? {
        "0" => false,
        "1" => true,
        _ => return Err("capital"),
    };
    let population = next("population")?.parse().map_err(|_| "population")?;
    let country = next("country")?.to_owned();
    let lonlat = LonLat::new(lon, lat);
    match () {
        () if name.is_empty() => Err("name"),
        () if !lonlat.is_valid() => Err("latitude"),
        () if country.is_empty() => Err("country"),
        () if columns.next().is_some() => Err("end of line"),
        () => Ok(Place { name, english, lonlat, rank, capital, population, country }),
    }
}

/// A name without accents, case, hyphens and apostrophes.
pub fn folded(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.trim().chars().flat_map(char::to_lowercase) {
        match letter {
            'à'..='å' | 'ā' | 'ă' | 'ą' => plain.push('a'),
            'æ' => plain.push_str("ae"),
            'ç' | 'ć' | 'č' => plain.push('c'),
            'ď' | 'đ' | 'ð' => plain.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ə' => plain.push('e'),
            'ğ' | 'ģ' => plain.push('g'),
            'ì'..='ï' | 'ī' | 'į' | 'ı' => plain.push('i'),
            'ķ' => plain.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ł' => plain.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => plain.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => plain.push('o'),
            'œ' => plain.push_str("oe"),
            'ŕ' | 'ř' => plain.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => plain.push('s'),
            'ß' => plain.push_str("ss"),
            'ţ' | 'ť' | 'ț' => plain.push('t'),
            'þ' => plain.push_str("th"),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => plain.push('u'),
            'ý' | 'ÿ' => plain.push('y'),
            'ź' | 'ż' | 'ž' => plain.push('z'),
            // Accents written apart from their letter, as some systems write them, and marks that stand in front of one.
            '\u{300}'..='\u{36f}' | '\'' | '’' => {}
            '-' | '‐' | '–' => plain.push(' '),
            other => plain.push(other),
        }
    }
    plain
}
