//! Iwo Jima. Source: Lanchester 1916.

use crate::published::golden;
use crate::published::iwo_jima::{DAYS, LANDED, LATE, Landings, RATES, WEAK, course};
use crate::published::table::{Status::*, Table};

/// Strengths at the end under other landings and other effectiveness, as printed.
const OTHERWISE: [(&str, &Landings, fn(usize) -> f64, [f64; 2]); 4] = [
    ("weak landings", &WEAK, |_| 1.0, [-828.0, 15_913.0]),
    ("late landings", &LATE, |_| 1.0, [46_713.0, 6_096.0]),
    ("fire at .3 for ten days", &LANDED, |day| if day < 10 { 0.3 } else { 1.0 }, [44_434.0, 5_547.0]),
    ("fire at .8 throughout", &LANDED, |_| 0.8, [47_558.0, 4_912.0]),
];

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "iwo-jima",
        "Strengths on Iwo Jima, 1945, by Lanchester's equations",
        "Engel 1954, with the data of a public replication",
        "The two coefficients are published, so the strengths observed are a prediction, to 5 %. A force \
         below zero has lost before the end",
    );
    let battle = course(&LANDED, |_| 1.0);
    let day = |key: &str| key.parse::<usize>().ok().and_then(|day| battle.get(day));
    for key in golden::keys("iwo_jima/actual_us") {
        let (way, Some(ours)) = (format!("iwo_jima/actual_us/{key}"), day(key)) else { continue };
        let observed = golden::number(&way).unwrap_or(f64::NAN);
        table.golden(Predicted, &way, format!("attackers observed on day {key}"), ours[0], 0.05 * observed);
    }
    for key in golden::keys("iwo_jima/day") {
        let Some(ours) = day(key) else { continue };
        for (side, name) in ["attackers", "defenders"].iter().enumerate() {
            let way = format!("iwo_jima/day/{key}/{side}");
            if golden::number(&way).is_some() {
                table.golden(Shown, &way, format!("{name} by the model on day {key}"), ours[side], 0.5);
            }
        }
    }
    for (side, rate) in RATES.iter().enumerate() {
        let name = ["defender", "attacker"][side];
        let quantity = format!("kills a day by a {name}");
        table.golden(Calibrated, &format!("iwo_jima/rates/{side}"), quantity, *rate, 0.0);
    }
    for (name, landings, effectiveness, published) in OTHERWISE {
        let end = course(landings, effectiveness)[DAYS];
        for (side, who) in ["attackers", "defenders"].iter().enumerate() {
            table.number(Shown, format!("{who} at the end, {name}"), published[side], end[side], 0.5);
        }
    }
    table
}
