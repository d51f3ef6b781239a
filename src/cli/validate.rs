//! `validate`: levels and habits are checked, and every mistake in them is told.

use super::arguments::{ReportFormat, Validate};
use super::fault::Fault;
use super::{terminal, words};
use crate::level;
use crate::level::report::{Findings, Report, Severity};
use crate::level::tree::Tree;
use crate::text::fault;
use std::fs;
use std::path::{Path, PathBuf};

/// Checks every level and prints what it finds.
pub fn run(options: &Validate) -> Result<(), Fault> {
    let mut files = Vec::new();
    for path in &options.paths {
        gather(path, &mut files)?;
    }
    if files.is_empty() {
        return Err(Fault::Usage(fault::nothing_to_check(words::texts())));
    }
    let reports = files.iter().map(|path| check(path)).collect::<Result<Vec<Report>, Fault>>()?;
    let count = |severity| reports.iter().map(|report| report.count(severity)).sum::<usize>();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match options.format {
        ReportFormat::Text => {
            let told: String = reports.iter().map(|report| report.text(terminal::colour())).collect();
            terminal::print(&format!(
                "{told}{}\n",
                fault::checked(words::texts(), files.len(), errors, warnings)
            ))?;
        }
        ReportFormat::Json => {
            let findings = reports.iter().map(Report::json);
            let findings: Vec<_> = findings
                .flat_map(|report| match report {
                    serde_json::Value::Array(findings) => findings,
                    other => vec![other],
                })
                .collect();
            terminal::print(&format!("{:#}\n", serde_json::Value::Array(findings)))?;
        }
    }
    let failed = errors > 0 || (options.deny_warnings && warnings > 0);
    if failed { Err(Fault::Findings) } else { Ok(()) }
}

fn check(path: &Path) -> Result<Report, Fault> {
    let bytes = fs::read(path).map_err(|error| Fault::file(path, &error))?;
    let name = path.display().to_string();
    Ok(match str::from_utf8(&bytes) {
        Ok(text) if level::habits::is_meant(text) => match level::habits::parse(&name, text) {
            Ok(_) => Report::new(name, text, Findings::default()),
            Err(report) => *report,
        },
        Ok(text) => {
            let anchored = level::assumptions::named("anchored").expect("it is shipped");
            match level::parse(&name, text, &anchored) {
                Ok((_, report)) | Err(report) => report,
            }
        }
        Err(_) => Tree::parse_bytes(&bytes).report(&name),
    })
}

/// A file as it is, or the level files of a folder and the folders in it, by name.
fn gather(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Fault> {
    let failed = |error| Fault::file(path, &error);
    if !fs::metadata(path).map_err(failed)?.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let entries = fs::read_dir(path).map_err(failed)?;
    let mut inside = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(failed)?;
    inside.sort();
    for path in inside {
        // A link to a folder could lead round in a circle.
        let is_folder = path.is_dir() && !path.is_symlink();
        if is_folder || path.extension().is_some_and(|extension| extension == "ron") {
            gather(&path, files)?;
        }
    }
    Ok(())
}
