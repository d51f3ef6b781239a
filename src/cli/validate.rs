//! `validate`: levels and habits are checked, and every mistake in them is told.

use super::arguments::{ReportFormat, Validate};
use super::fault::Fault;
use super::{talk, terminal, words};
use crate::level::report::{Report, Severity};
use crate::level::{document, file};
use crate::text::fault;
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
        return Err(Fault::Usage(fault::nothing_to_check(words::texts())));
    }
    if !reports.is_empty() {
        tell(options.format, &reports, left_out)?;
    }
    let count = |severity| reports.iter().map(|report| report.count(severity)).sum::<usize>();
    let failed = count(Severity::Error) > 0 || (options.deny_warnings && count(Severity::Warning) > 0);
    let last = unread.pop();
    unread.iter().filter_map(Fault::message).for_each(|message| talk::say(&format!("error: {message}")));
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
            let found = (count(Severity::Error), count(Severity::Warning));
            let told = fault::checked(words::texts(), (reports.len() - left_out, left_out), found);
            terminal::print(&format!("{told}\n"))
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
