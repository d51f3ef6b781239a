//! `model`: published models are held against their printed figures.

use super::arguments::{Model, ReportFormat};
use super::fault::Fault;
use super::{catalogue, terminal};
use crate::published::table::{Effort, Table};
use crate::published::{page, tables};
use serde::Serialize;

/// Computes and prints one comparison, or a line for each.
pub fn run(options: &Model) -> Result<(), Fault> {
    let holds = match &options.table {
        Some(name) => {
            let table = catalogue::comparison(name)?;
            print(options.format, &table, table.text())?;
            table.holds()
        }
        None => {
            let tables = tables::all(Effort::Short);
            print(options.format, &page::list(&tables), page::list_text(&tables))?;
            tables.iter().all(Table::holds)
        }
    };
    if holds { Ok(()) } else { Err(Fault::Findings) }
}

fn print(format: ReportFormat, result: &impl Serialize, text: String) -> Result<(), Fault> {
    match format {
        ReportFormat::Text => terminal::print(&text),
        ReportFormat::Json => {
            let json = serde_json::to_string_pretty(result).expect("a comparison holds plain data only");
            terminal::print(&(json + "\n"))
        }
    }
}
