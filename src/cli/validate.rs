//! `validate`: levels and habits are checked, and every mistake in them is told.

use super::arguments::{ReportFormat, Validate};
use super::fault::Fault;
use super::terminal;
use crate::level::report::{Report, Severity};
use crate::level::{document, file};
use std::path::Path;

/// Checks every level and prints what it finds. Whatever cannot be read is told, and the rest is checked.
pub fn run(options: &Validate) -> Result<(), Fault> {
    let mut found = file::Found::default();
    let mut unread = Vec::new();
    for path in &options.paths {
        if !path.is_dir() {
            found.files.push(path.clone());
        } else if let Err(error) = found.look_through(path) {
            unread.push(Fault::file(path, &error));
        }
    }
    let mut reports: Vec<Report> = found.left_out.iter().map(|(path, why)| left_out(path, why)).collect();
    let left_out = reports.len();
    for path in &found.files {
        match file::read(path) {
            Ok(bytes) => reports.push(document::check(&path.display().to_string(), &bytes)),
            Err(error) => unread.push(Fault::file(path, &error)),
        }
    }
    if reports.is_empty() && unread.is_empty() {
        return Err(Fault::Usage(
            "there is no level (a file whose name ends with .ron) in what was named".into(),
        ));
    }
    if !reports.is_empty() {
        tell(options.format, &reports, left_out)?;
    }
    let count = |severity| reports.iter().map(|report| report.count(severity)).sum::<usize>();
    let failed = count(Severity::Error) > 0 || (options.deny_warnings && count(Severity::Warning) > 0);
    let last = unread.pop();
    unread.iter().filter_map(Fault::message).for_each(|message| terminal::say(&format!("error: {message}")));
    match last {
        Some(fault) => Err(fault),
        None if failed => Err(Fault::Findings),
        None => Ok(()),
    }
}

fn left_out(path: &Path, why: &str) -> Report {
    document::left_out(&path.display().to_string(), why)
}

fn tell(format: ReportFormat, reports: &[Report], left_out: usize) -> Result<(), Fault> {
    match format {
        ReportFormat::Text => {
            reports.iter().try_for_each(terminal::report)?;
            let count = |severity| reports.iter().map(|report| report.count(severity)).sum::<usize>();
            let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
            terminal::print(&format!("{}\n", total(reports.len() - left_out, left_out, errors, warnings)))
        }
        ReportFormat::Json => {
            let findings = reports.iter().map(Report::json);
            let findings: Vec<_> = findings
                .flat_map(|report| match report {
                    serde_json::Value::Array(findings) => findings,
                    other => vec![other],
                })
                .collect();
            terminal::print(&format!("{:#}\n", serde_json::Value::Array(findings)))
        }
    }
}

fn total(files: usize, left_out: usize, errors: usize, warnings: usize) -> String {
    let counted = |count: usize, name: &str| format!("{count} {name}{}", if count == 1 { "" } else { "s" });
    let omitted = if left_out == 0 { String::new() } else { format!(", {left_out} left out") };
    let (files, errors, warnings) =
        (counted(files, "file"), counted(errors, "error"), counted(warnings, "warning"));
    format!("{files} checked{omitted}: {errors}, {warnings}")
}
