//! The ground: projection, distances, outlines, gazetteer, symbols.

use assured_disruption::map::blocs::{Bloc, bloc_of};
use assured_disruption::map::geodesic;
use assured_disruption::map::outline::{ArcKind, DecodeError, Fault, Outline, Point, Polygon};
use assured_disruption::map::places::Gazetteer;
use assured_disruption::map::projection::{LonLat, Projection};
use assured_disruption::map::regions::Region;
use assured_disruption::map::symbols::{SymbolAtlas, SymbolError};
use assured_disruption::map::theatre::{Detail, Theatre};
use assured_disruption::map::triangulate::triangulate;

const FILES: [&[u8]; 3] = [
    include_bytes!("../../assets/map/continent.outline"),
    include_bytes!("../../assets/map/theatre.outline"),
    include_bytes!("../../assets/map/operational.outline"),
];

fn close(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance
}

#[test]
fn the_projection_agrees_with_proj_to_a_millimetre() {
    // pyproj 3.7.2: +proj=lcc +lat_1=38 +lat_2=65 +lat_0=52 +lon_0=20 +ellps=GRS80
    let golden = [
        (20.0, 52.0, 0.0, 0.0),
        (24.1052, 56.9496, 243596.2264, 543115.8301),
        (-9.14, 38.72, -2459861.3934, -946434.5535),
        (37.62, 55.75, 1067168.5793, 536329.1412),
        (-21.9, 64.15, -1920112.8229, 1896583.3290),
        (43.0, 35.0, 2090920.6423, -1527843.4270),
        (50.1, 69.9, 1156049.7601, 2217937.9642),
    ];
    for (lon, lat, east, north) in golden {
        let [x, y] = Projection::europe().project(LonLat::new(lon, lat));
        assert!(close(x, east, 1e-3) && close(y, north, 1e-3), "{lon} {lat} gave {x} {y}");
    }
}

#[test]
fn the_inverse_projection_returns_to_where_it_came_from() {
    for lon in (-30..=60).step_by(5) {
        for lat in (30..=75).step_by(5) {
            let at = LonLat::new(f64::from(lon), f64::from(lat));
            let back = Projection::europe().unproject(Projection::europe().project(at));
            assert!(close(back.lon, at.lon, 1e-9) && close(back.lat, at.lat, 1e-9), "{at:?} became {back:?}");
        }
    }
}

#[test]
fn scale_and_convergence_are_those_of_the_projected_ground() {
    for at in [LonLat::new(24.1, 56.95), LonLat::new(-9.0, 39.0), LonLat::new(40.0, 45.0)] {
        let projection = Projection::europe();
        let north = geodesic::destination(at, 0.0, 1.0);
        let ([ax, ay], [bx, by]) = (projection.project(at), projection.project(north));
        let length = ((bx - ax) * (bx - ax) + (by - ay) * (by - ay)).sqrt() / 1000.0;
        assert!(close(length, projection.scale(at), 1e-4), "{length} against {}", projection.scale(at));
        // East of the central meridian north leans to the left on the map, so east is what is lost.
        let lean = libm::atan2(ax - bx, by - ay).to_degrees();
        assert!(
            close(lean, projection.convergence(at), 1e-3),
            "{lean} against {}",
            projection.convergence(at)
        );
    }
}

#[test]
fn distances_agree_with_geographiclib_to_a_centimetre() {
    // pyproj 3.7.2, Geod(ellps="GRS80").inv: bearing in degrees, metres.
    let golden = [
        ((28.19, 59.377), (24.7536, 59.437), 273.4400219, 195264.95187),
        ((27.88, 57.71), (24.1052, 56.9496), 251.1683627, 242587.24150),
        ((22.2, 54.592), (22.93, 54.1), 138.7830218, 72475.86405),
        ((-9.14, 38.72), (37.62, 55.75), 45.5088096, 3914684.22812),
    ];
    for ((ax, ay), (bx, by), bearing, metres) in golden {
        let way = geodesic::between(LonLat::new(ax, ay), LonLat::new(bx, by));
        assert!(close(way.km * 1000.0, metres, 0.01), "{} against {metres}", way.km * 1000.0);
        assert!(close(way.bearing, bearing, 1e-6), "{} against {bearing}", way.bearing);
    }
}

#[test]
fn distances_agree_with_the_great_circles_of_the_model_within_half_a_percent() {
    let town = |name: &str| Gazetteer::embedded().find(name).expect("a town of the model").lonlat;
    // Shlapak and Johnson 2016, on a sphere; the ellipsoid differs by up to 0.4 %, a town's centre by up to 2 km.
    for (from, to, km) in
        [("Narva", "Tallinn", 194.5), ("Izborsk", "Riga", 240.9), ("Gusev", "Suwalki", 71.4)]
    {
        let found = geodesic::distance_km(town(from), town(to));
        assert!(close(found, km, 0.005 * km + 2.0), "{from}-{to}: {found} against {km}");
    }
}

#[test]
fn places_opposite_each_other_on_the_globe_get_a_distance() {
    let near = geodesic::distance_km(LonLat::new(0.0, 0.0), LonLat::new(179.5, 0.3));
    assert!(close(near, 19955.73, 0.006 * 19955.73), "{near}");
    let poles = geodesic::distance_km(LonLat::new(0.0, 90.0), LonLat::new(0.0, -90.0));
    assert!(close(poles, 20003.931, 0.006 * 20003.931), "{poles}");
    assert_eq!(geodesic::distance_km(LonLat::new(10.0, 50.0), LonLat::new(10.0, 50.0)), 0.0);
}

#[test]
fn a_destination_lies_where_it_was_sent_to() {
    // pyproj 3.7.2, Geod(ellps="GRS80").fwd
    let east = geodesic::destination(LonLat::new(0.0, 0.0), 90.0, 1000.0);
    assert!(close(east.lon, 8.9831528412, 1e-9) && close(east.lat, 0.0, 1e-9), "{east:?}");
    let over_the_pole = geodesic::destination(LonLat::new(20.0, 80.0), 10.0, 3000.0);
    assert!(close(over_the_pole.lon, -175.4801192677, 1e-8), "{over_the_pole:?}");
    assert!(close(over_the_pole.lat, 72.9009829691, 1e-8), "{over_the_pole:?}");
}

#[test]
fn points_along_a_way_are_evenly_spread_and_include_both_ends() {
    let (from, to) = (LonLat::new(27.88, 57.71), LonLat::new(24.1052, 56.9496));
    let points = geodesic::points(from, to, 25.0);
    assert_eq!(points.len(), 11, "242.6 km in steps of at most 25");
    assert_eq!((points[0], points[10]), (from, to));
    for pair in points.windows(2) {
        assert!(close(geodesic::distance_km(pair[0], pair[1]), 24.258724, 1e-5), "{pair:?}");
    }
    let middle = geodesic::interpolate(from, to, 0.5);
    assert!(close(geodesic::distance_km(middle, from), geodesic::distance_km(middle, to), 1e-6));
}

fn ring_area(ring: &[Point]) -> f64 {
    let cross = |a: Point, b: Point| f64::from(a[0]) * f64::from(b[1]) - f64::from(b[0]) * f64::from(a[1]);
    ring.windows(2).map(|pair| cross(pair[0], pair[1])).sum::<f64>() / 2.0
}

fn assert_triangles_cover(polygon: &Polygon, whose: &str) {
    for ring in std::iter::once(&polygon.exterior).chain(&polygon.holes) {
        assert_eq!(ring.first(), ring.last(), "a ring of {whose} is open");
    }
    let rings = ring_area(&polygon.exterior) + polygon.holes.iter().map(|hole| ring_area(hole)).sum::<f64>();
    let mesh = triangulate(polygon);
    let triangles: f64 = mesh
        .indices
        .chunks_exact(3)
        .map(|t| {
            let [a, b, c] = [t[0], t[1], t[2]].map(|i| mesh.vertices[i as usize]);
            ring_area(&[a, b, c, a]).abs()
        })
        .sum();
    assert!(close(triangles, rings, 0.001 * rings), "{whose}: triangles {triangles}, rings {rings}");
}

#[test]
fn every_polygon_is_closed_and_its_triangles_cover_its_area() {
    for detail in Detail::ALL {
        let outline = Theatre::embedded().level(detail);
        for country in &outline.countries {
            for polygon in &country.polygons {
                assert_triangles_cover(polygon, &format!("{} at {detail:?}", country.id));
            }
        }
        for lake in &outline.lakes {
            assert_triangles_cover(&lake.polygon, &format!("lake {} at {detail:?}", lake.name));
        }
    }
}

#[test]
fn every_arc_has_its_sides() {
    for detail in Detail::ALL {
        let outline = Theatre::embedded().level(detail);
        for arc in &outline.arcs {
            let sides = [arc.left, arc.right].iter().flatten().count();
            assert_eq!(sides, if arc.kind == ArcKind::Border { 2 } else { 1 }, "{detail:?} {:?}", arc.kind);
            assert_ne!(arc.left, arc.right, "a country borders on itself");
        }
        let borders = |a: &str, b: &str| {
            let id = |side: Option<usize>| side.map(|i| outline.countries[i].id.as_str());
            outline.arcs.iter().any(|arc| {
                let pair = (id(arc.left), id(arc.right));
                pair == (Some(a), Some(b)) || pair == (Some(b), Some(a))
            })
        };
        assert!(borders("EE", "RU") && borders("LT", "PL") && borders("LV", "LT"), "{detail:?}");
        assert!(borders("PL", "RU"), "the exclave is missing at {detail:?}");
        assert!(!borders("LV", "PL"), "{detail:?}");
    }
}

#[test]
fn the_left_of_an_arc_is_the_country_on_its_left() {
    let theatre = Theatre::embedded();
    let outline = theatre.level(Detail::Operational);
    let (mut checked, mut right) = (0, 0);
    for arc in &outline.arcs {
        let middle = arc.points.len() / 2;
        let ([ax, ay], [bx, by]) = (arc.points[middle - 1], arc.points[middle]);
        let (dx, dy) = (f64::from(bx - ax), f64::from(by - ay));
        let length = (dx * dx + dy * dy).sqrt();
        let beside = [f64::from(ax) + dx / 2.0 - dy / length, f64::from(ay) + dy / 2.0 + dx / length];
        let found = theatre.country_at(Projection::europe().unproject(beside)).map(|c| c.id.as_str());
        checked += 1;
        right += usize::from(found == arc.left.map(|i| outline.countries[i].id.as_str()));
    }
    assert!(checked > 500 && right == checked, "{right} of {checked}");
}

#[test]
fn crimea_is_a_unit_of_its_own_that_belongs_to_ukraine() {
    for detail in Detail::ALL {
        let crimea = Theatre::embedded().level(detail).country("UA-43").expect("Crimea");
        assert_eq!((crimea.de_jure.as_str(), crimea.de_facto.as_str()), ("UA", "RU"));
        assert!(crimea.is_occupied());
        assert_eq!(crimea.bloc(), Bloc::Neutral);
    }
    let simferopol = Gazetteer::embedded().find("Simferopol").expect("Simferopol");
    assert_eq!(simferopol.country, "UA-43");
}

#[test]
fn places_lie_in_their_countries() {
    let theatre = Theatre::embedded();
    for (name, id) in [
        ("Riga", "LV"),
        ("Tartu", "EE"),
        ("Kaliningrad", "RU"),
        ("Suwalki", "PL"),
        ("Hrodna", "BY"),
        ("Kiruna", "SE"),
        ("Simferopol", "UA-43"),
        ("Kyiv", "UA"),
        ("Madrid", "ES"),
    ] {
        let at = Gazetteer::embedded().find(name).expect("a known town").lonlat;
        assert_eq!(theatre.country_at(at).map(|country| country.id.as_str()), Some(id), "{name}");
        assert!(theatre.is_land(at), "{name}");
    }
    let (baltic, peipus, ladoga) =
        (LonLat::new(19.5, 57.0), LonLat::new(27.4, 58.7), LonLat::new(31.5, 60.8));
    assert!(theatre.country_at(baltic).is_none());
    assert!(!theatre.is_land(peipus) && !theatre.is_land(ladoga), "lakes are wet");
    assert_eq!(theatre.country_at(ladoga).map(|country| country.id.as_str()), Some("RU"), "and in a country");
    assert!(theatre.country_at(LonLat::new(-100.0, 40.0)).is_none(), "beyond the frame");
}

#[test]
fn the_alliance_is_that_of_2016() {
    for member in ["EE", "LV", "LT", "PL", "DE", "NO", "TR", "IS", "AL"] {
        assert_eq!(bloc_of(member), Bloc::Alliance, "{member}");
    }
    for neutral in ["FI", "SE", "ME", "MK", "UA", "BY", "AT", "IE", "CH"] {
        assert_eq!(bloc_of(neutral), Bloc::Neutral, "{neutral}");
    }
    let outline = Theatre::embedded().level(Detail::Theatre);
    for member in outline.countries.iter().filter(|c| c.bloc() == Bloc::Alliance) {
        assert_eq!(member.de_jure, member.de_facto, "{}", member.id);
    }
}

#[test]
fn the_gazetteer_spells_towns_as_they_are_spelled_there() {
    for name in [
        "Rīga",
        "Pärnu",
        "Šiauliai",
        "Klaipėda",
        "Narva",
        "Rēzekne",
        "Jēkabpils",
        "Łódź",
        "Panevėžys",
        "Kyiv",
        "Odesa",
        "Lviv",
        "Võru",
        "Alūksne",
        "Liepāja",
        "Gdańsk",
        "Białystok",
        "Suwałki",
        "İzmir",
        "București",
    ] {
        assert_eq!(Gazetteer::embedded().find(name).map(|place| place.name.as_str()), Some(name));
    }
    for old in ["Kiev", "Odessa", "Lvov"] {
        assert!(Gazetteer::embedded().find(old).is_none(), "{old}");
    }
}

#[test]
fn a_town_is_found_without_accents_and_by_its_english_name() {
    let find = |name| Gazetteer::embedded().find(name).expect(name).name.as_str();
    assert_eq!(find("riga"), "Rīga");
    assert_eq!(find("lodz"), "Łódź");
    assert_eq!(find("Jekabpils"), "Jēkabpils");
    assert_eq!(find("warsaw"), "Warszawa");
    assert_eq!(find(" COPENHAGEN "), "København");
    assert_eq!(find("cluj napoca"), "Cluj-Napoca");
    assert_eq!(find("Rostov"), "Rostov");
    assert_eq!(find("izmir"), "İzmir");
    assert!(Gazetteer::embedded().find("Atlantis").is_none());
}

#[test]
fn every_town_names_a_country_of_the_map_and_lies_in_or_near_it() {
    let theatre = Theatre::embedded();
    let outline = theatre.level(Detail::Operational);
    for place in Gazetteer::embedded().places() {
        assert!(outline.country(&place.country).is_some(), "{} in {}", place.name, place.country);
        if let Some(country) = theatre.country_at(place.lonlat) {
            // Towns on a border river may come to lie across it when lines are smoothed.
            let near = place.rank >= 7 || country.id == place.country;
            assert!(near, "{} of {} lies in {}", place.name, place.country, country.id);
        }
    }
    let capitals = Gazetteer::embedded().places().iter().filter(|place| place.capital).count();
    assert!((45..70).contains(&capitals), "{capitals}");
}

#[test]
fn a_broken_line_of_the_gazetteer_is_named() {
    let error =
        Gazetteer::parse("Rīga\tRiga\t24.1\t56.95\t3\t1\t742572\tLV\nTartu\t\tx\t58.4\t6\t0\t1\tEE\n")
            .expect_err("no longitude");
    assert_eq!((error.line, error.column), (2, "longitude"));
    for text in
        ["Rīga", "Rīga\t\t24\t95\t3\t1\t7\tLV", "Rīga\t\t24\t56\t3\tyes\t7\tLV", "\t\t24\t56\t3\t1\t7\tLV"]
    {
        assert!(Gazetteer::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn an_outline_cut_short_is_refused() {
    for file in FILES {
        assert!(Outline::decode(file).is_ok());
        for length in (0..file.len()).step_by(file.len() / 97 + 1).chain(file.len() - 20..file.len()) {
            assert!(Outline::decode(&file[..length]).is_err(), "{length} of {}", file.len());
        }
    }
}

#[test]
fn a_flipped_bit_is_refused() {
    let file = FILES[0];
    for at in (0..file.len()).step_by(101) {
        let mut broken = file.to_vec();
        broken[at] ^= 1 << (at % 8);
        assert!(Outline::decode(&broken).is_err(), "byte {at}");
    }
}

/// The bytes with a fresh FNV-1a checksum, so that damage reaches the reader behind it.
fn resealed(mut content: Vec<u8>) -> Vec<u8> {
    let hash = content.iter().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193));
    content.extend(hash.to_le_bytes());
    content
}

#[test]
fn damage_behind_a_right_checksum_is_refused_or_still_an_outline() {
    let content = &FILES[0][..FILES[0].len() - 4];
    for length in (5..content.len()).step_by(311) {
        let cut = Outline::decode(&resealed(content[..length].to_vec()));
        assert!(cut.is_err(), "cut at {length}");
    }
    let mut refused = 0;
    for at in (5..content.len()).step_by(37) {
        let mut broken = content.to_vec();
        broken[at] = broken[at].wrapping_add(0x55);
        match Outline::decode(&resealed(broken)) {
            Ok(outline) => assert!(outline.countries.iter().all(|c| !c.polygons.is_empty())),
            Err(DecodeError { fault, .. }) => {
                assert!(fault != Fault::Seal && fault != Fault::NotAnOutline, "{fault:?}");
                refused += 1;
            }
        }
    }
    assert!(refused > 100, "{refused}");
}

#[test]
fn every_symbol_has_a_cell_of_its_own_in_the_picture() {
    // Reading refuses a cell that leaves the picture; here no two may overlap.
    let atlas = SymbolAtlas::embedded();
    let cells: Vec<_> = atlas.iter().map(|(name, symbol)| (name, symbol.rect)).collect();
    assert!(cells.len() >= 90, "{}", cells.len());
    for (i, (a, [ax, ay, aw, ah])) in cells.iter().enumerate() {
        for (b, [bx, by, bw, bh]) in &cells[i + 1..] {
            let apart = ax + aw <= *bx || bx + bw <= *ax || ay + ah <= *by || by + bh <= *ay;
            assert!(apart, "{a} and {b} overlap");
        }
    }
}

#[test]
fn the_name_of_a_symbol_tells_its_code() {
    for (name, symbol) in SymbolAtlas::embedded().iter() {
        let digit = |at: usize| symbol.sidc.as_bytes()[at] as char;
        let side = match name.split('_').next() {
            Some("f") => '3',
            Some("h") => '6',
            Some("n") => '4',
            _ => '1',
        };
        assert_eq!(digit(3), side, "{name}: affiliation");
        assert_eq!(digit(6), if name.ends_with("_seen") { '1' } else { '0' }, "{name}: status");
        assert_eq!(digit(7), if name.contains("_hq") { '2' } else { '0' }, "{name}: headquarters");
        // A staff is planted to the left of the frame and below it.
        let [x, y] = symbol.anchor;
        assert_eq!(x < 60.0 && y > 90.0, name.contains("_hq"), "{name}: anchor {x} {y}");
        assert!((38.0..80.0).contains(&symbol.frame[0]), "{name}: frame {}", symbol.frame[0]);
    }
}

#[test]
fn both_sides_have_the_symbols_of_the_game() {
    let atlas = SymbolAtlas::embedded();
    for side in ["f", "h"] {
        for what in [
            "mechanised_battalion",
            "mechanised_brigade",
            "mechanised_division",
            "armour_brigade",
            "cyber_battalion",
            "combined_arms_division_hq",
            "combined_arms_corps_hq",
            "combined_arms_army_hq",
            "air_base",
            "naval_base",
            "telecom_tower",
            "power",
            "radar",
            "satellite_station",
            "fighter",
            "frigate",
            "warship",
            "unit",
        ] {
            assert!(atlas.get(&format!("{side}_{what}")).is_some(), "{side}_{what}");
        }
    }
    assert!(atlas.get("h_mechanised_division_seen").is_some());
}

#[test]
fn a_symbol_that_was_not_drawn_becomes_a_plain_frame_of_its_side() {
    let atlas = SymbolAtlas::embedded();
    assert_eq!(atlas.get_or_plain("h_engineer_corps"), atlas.get("h_unit"));
    assert_eq!(atlas.get_or_plain("h_engineer_corps_seen"), atlas.get("h_unit_seen"));
    assert_eq!(atlas.get_or_plain("nonsense"), atlas.get("u_unit"));
    assert_eq!(atlas.get_or_plain("f_armour_brigade"), atlas.get("f_armour_brigade"));
}

#[test]
fn a_broken_index_of_symbols_is_refused() {
    let png = SymbolAtlas::embedded().png;
    let good = "f_unit 10031000000000000000 0 0 128 128 64 64 60 40";
    let error = |text: &str| SymbolAtlas::read(text, png).expect_err("broken");
    assert!(SymbolAtlas::read(good, png).is_ok());
    assert_eq!(error(&format!("{good}\n{good}")), SymbolError::Twice { line: 2 });
    assert_eq!(error(&good.replace(" 0 0 128", " 4000 0 128")), SymbolError::Outside { line: 1 });
    assert_eq!(error(&good.replace("64 64", "64 640")), SymbolError::Outside { line: 1 });
    assert_eq!(error(&good.replace("64 64", "64 NaN")), SymbolError::Outside { line: 1 });
    assert_eq!(error(&good.replace("10031", "100")), SymbolError::Line { line: 1 });
    assert_eq!(error(&good.replace(" 40", "")), SymbolError::Line { line: 1 });
    assert!(matches!(SymbolAtlas::read(good, b"GIF89a"), Err(SymbolError::Picture)));
}

#[test]
fn names_of_countries_stand_in_them_and_names_of_waters_on_water() {
    let theatre = Theatre::embedded();
    for region in Region::embedded() {
        for spot in &region.spots {
            let name = &region.message;
            match &region.country {
                Some(id) => {
                    let found = theatre.country_at(spot.lonlat).map(|country| country.id.as_str());
                    assert_eq!(found, Some(id.as_str()), "{name} at {:?}", spot.lonlat);
                }
                None => assert!(!theatre.is_land(spot.lonlat), "{name} at {:?}", spot.lonlat),
            }
        }
    }
}
