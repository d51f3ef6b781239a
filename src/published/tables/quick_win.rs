//! The chance of a quick win under an outage. Source: docs/rules/council.md.

use crate::published::golden;
use crate::published::launch::LaunchFigures;
use crate::published::table::{Status::Shown, Table};

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "quick-win",
        "Chance of a quick win when each medium is down with chance theta for so many hours",
        "The rule of docs/rules/council.md with the numbers of a worked example (assets/published/golden.json)",
        "The game's own formulas with the defaults of the research note. Only a long outage moves it",
    );
    let council = LaunchFigures::with_gain(1.0);
    for (i, (win, name)) in council.wins().iter().zip(["none", "light", "medium", "heavy"]).enumerate() {
        table.golden(Shown, &format!("p_types/{i}"), format!("p against the type {name}"), *win, 1e-6);
    }
    for way in golden::keys("p_table") {
        let figures = way.strip_prefix("theta=").and_then(|rest| rest.split_once(",tout="));
        let Some((Ok(theta), Ok(hours))) =
            figures.map(|(theta, hours)| (theta.parse(), hours.parse::<f64>()))
        else {
            continue;
        };
        let quantity = format!("p at theta {theta:.2}, {hours} h");
        table.golden(Shown, &format!("p_table/{way}"), quantity, council.win(theta, hours), 1e-6);
    }
    table
}
