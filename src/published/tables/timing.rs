//! Thresholds of use. Source: Axelrod and Iliev 2014.

use crate::published::golden;
use crate::published::table::{Status::*, Table};
use crate::published::timing::{Resource, Stakes};

/// The printed thresholds for exponential stakes, in the order S, P, w, T*, V.
const EXPONENTIAL: [(f64, f64, f64, f64, f64); 8] = [
    (0.0, 1.0, 0.9, 1.679016, 1.865574),
    (0.5, 1.0, 0.9, 1.267238, 2.816084),
    (0.9, 1.0, 0.9, 0.529833, 5.887033),
    (0.0, 0.9, 0.9, 1.237178, 1.527380),
    (0.0, 1.0, 0.5, 0.567143, 1.134287),
    (0.0, 1.0, 0.95, 2.169803, 2.284003),
    (1.0, 1.0, 0.9, 0.0, 10.0),
    (0.9, 0.5, 0.9, 0.0, 5.263158),
];

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "timing",
        "Stakes from which to use a resource that use may betray, and what it is worth",
        "Axelrod & Iliev, PNAS 2014",
        "The paper prints no values: these are exact solutions of its model. The last row is the claim of \
         its precursor of 1979 about skewed stakes",
    );
    for (family, stakes) in [("axelrod_uniform", Stakes::Uniform), ("axelrod_die", Stakes::die())] {
        for key in golden::keys(family) {
            let Some(resource) = resource(key) else { continue };
            pair(&mut table, &format!("{family}/{key}"), key, &stakes, resource);
        }
    }
    for (stealth, persistence, discount, threshold, value) in EXPONENTIAL {
        let resource = Resource { stealth, persistence, discount };
        let ours = resource.threshold(&Stakes::Exponential);
        let of =
            |what: &str| format!("{what}, exponential stakes, S={stealth}, P={persistence}, w={discount}");
        table.number(Shown, of("T*"), threshold, ours, 1e-6);
        table.number(Shown, of("V"), value, resource.value(&Stakes::Exponential, ours), 1e-6);
    }
    let die = Stakes::die();
    for (stealth, persistence, face, value) in [(1.0, 1.0, 1.0, 35.0), (0.9, 0.5, 1.0, 18.421053)] {
        let resource = Resource { stealth, persistence, discount: 0.9 };
        let ours = resource.threshold(&die);
        table.number(Shown, format!("T*, a die, S={stealth}, P={persistence}, w=0.9"), face, ours, 0.0);
        table.number(
            Shown,
            format!("V, a die, S={stealth}, P={persistence}, w=0.9"),
            value,
            resource.value(&die, ours),
            1e-6,
        );
    }
    let skewed = Stakes::Discrete(vec![(1.0, 0.95), (100.0, 0.05)]);
    // Where use costs nothing it pays at any stakes, so only the rows with P > S are asked.
    let waits = EXPONENTIAL.iter().filter(|(s, p, ..)| p > s).all(|&(stealth, persistence, discount, ..)| {
        Resource { stealth, persistence, discount }.threshold(&skewed) == 100.0
    });
    table.claim(
        Reproduced,
        "skewed stakes, 1 or in 5 % of cases 100: wait for the 100 in every row with P > S",
        waits,
    );
    table
}

/// `S=0,P=1,w=0.9` as a resource.
fn resource(key: &str) -> Option<Resource> {
    let mut figures = key.split(',').map(|part| part.split_once('=')?.1.parse().ok());
    let mut next = || figures.next().flatten();
    Some(Resource { stealth: next()?, persistence: next()?, discount: next()? })
}

fn pair(table: &mut Table, way: &str, key: &str, stakes: &Stakes, resource: Resource) {
    let threshold = resource.threshold(stakes);
    let name = if way.starts_with("axelrod_die") { "a die" } else { "even stakes" };
    table.golden(Shown, &format!("{way}/T"), format!("T*, {name}, {key}"), threshold, 1e-6);
    table.golden(
        Shown,
        &format!("{way}/V"),
        format!("V, {name}, {key}"),
        resource.value(stakes, threshold),
        1e-6,
    );
}
