//! The comparisons together: the list, and `docs/published.md`.

use super::table::{Line, Table, columns, markdown};

/// What the page says before its tables.
const PREFACE: &str = "# Published models and this game's numbers

For a reader who doubts. Each row sets a published figure beside ours, which is computed when the page is
made; `within` says how far apart they may be, and a test fails when one is further. What a row is worth is
its status:

- *reproduced*: others have printed the number or the claim, and our code gives it from their rules or data;
- *calibrated*: our constants were chosen so that it holds, so it proves nothing;
- *predicted*: it follows from published coefficients and is held against what was observed;
- *shown*: a consequence of stated equations that nobody has printed, computed twice, by the research notes
  and by us.

Several papers were read as abstracts and summaries only; where an equation is a reconstruction, its table
says so. House numbers drive every absolute chance of war here: signs and orderings are claimed, never sizes.

`assured-disruption model` prints the list, `model --table NAME` one table, with longer simulations where
there are any. The page is written by the same code; a test keeps it current.

";

/// The list of all comparisons: one line a table and status.
pub fn list(tables: &[Table]) -> Vec<Line<'_>> {
    tables.iter().flat_map(Table::lines).collect()
}

/// The list for people.
pub fn list_text(tables: &[Table]) -> String {
    columns(&Line::HEAD, &list(tables).iter().map(Line::cells).collect::<Vec<_>>())
}

/// The page: `docs/published.md`.
pub fn page(tables: &[Table]) -> String {
    let lines: Vec<[String; 7]> = list(tables).iter().map(Line::cells).collect();
    let list = markdown(&Line::HEAD, &lines);
    let sections: Vec<String> = tables.iter().map(Table::markdown).collect();
    format!("{PREFACE}{list}\n{}", sections.join("\n"))
}
