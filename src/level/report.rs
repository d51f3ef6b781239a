//! Findings about a level, and their rendering for people (text) and for tools (JSON).

use std::{fmt, ops::Range};

use codespan_reporting::{
    diagnostic::{Diagnostic, Label},
    term::{self, Config, DisplayStyle, termcolor::Buffer},
};

use super::listing::Listing;
use super::printable::printable;

/// A range of bytes of a level's text.
pub type Span = Range<usize>;

/// How many findings of one severity a report holds. A text that is no level at all could give one for every byte.
pub const MAX_FINDINGS: usize = 200;

/// A line longer than this many bytes is not shown under its finding.
const MAX_SHOWN_LINE: usize = 400;

/// Whether a level with this finding can still be played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The level cannot be built.
    Error,
    /// The level can be built, and probably is not what its author meant.
    Warning,
}

impl Severity {
    /// The word for it, as compilers print it.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// One mistake, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// One of [`code`](super::code).
    pub code: &'static str,
    /// Whether the level can still be played.
    pub severity: Severity,
    /// The bytes it is about.
    pub span: Span,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places that have to do with it, each with what it has to do.
    pub related: Vec<(Span, String)>,
}

impl Finding {
    /// An error at `span`.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        let (help, related) = (None, Vec::new());
        Finding { code, severity: Severity::Error, span, message: message.into(), help, related }
    }

    /// A warning at `span`.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Finding { severity: Severity::Warning, ..Finding::error(code, span, message) }
    }

    /// The same with advice, which replaces earlier advice.
    pub fn help(self, help: impl Into<String>) -> Self {
        Finding { help: Some(help.into()), ..self }
    }

    /// The same with another place that belongs to it.
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push((span, message.into()));
        self
    }
}

/// Findings as they are made, at most [`MAX_FINDINGS`] of each severity; the others are only counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    kept: Vec<Finding>,
    errors: usize,
    warnings: usize,
}

impl Findings {
    /// Keeps a finding, or only counts it when there are too many.
    pub fn push(&mut self, finding: Finding) {
        self.push_with(finding.severity, || finding);
    }

    /// The same for a finding that is costly to make: it is made only if it is kept.
    pub fn push_with(&mut self, severity: Severity, make: impl FnOnce() -> Finding) {
        let count = match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        *count += 1;
        if *count <= MAX_FINDINGS {
            self.kept.push(make());
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.errors + self.warnings == 0
    }

    /// How many findings there were of one severity, kept or not.
    pub fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
        }
    }

    /// Whether any of them keeps a level from being built.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Adds those of another stage.
    pub fn extend(&mut self, others: Findings) {
        let kept = |severity| others.kept.iter().filter(|finding| finding.severity == severity).count();
        self.errors += others.errors - kept(Severity::Error);
        self.warnings += others.warnings - kept(Severity::Warning);
        others.kept.into_iter().for_each(|finding| self.push(finding));
    }

    /// Those kept, in the order they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.kept.iter()
    }
}

/// All findings about one file, sorted by position. Nothing a report gives holds a control character of the file.
#[derive(Clone, Debug)]
pub struct Report {
    listing: Box<Listing>,
    findings: Vec<Finding>,
    errors: usize,
    warnings: usize,
}

impl Report {
    /// Puts findings in order and at home in their file.
    pub fn new(file: impl Into<String>, source: impl Into<String>, findings: Findings) -> Self {
        let listing = Box::new(Listing::new(sentence(&file.into()), source.into()));
        let Findings { kept: mut findings, errors, warnings } = findings;
        for finding in &mut findings {
            finding.span = within(listing.text(), &finding.span);
            finding.message = sentence(&finding.message);
            finding.help = finding.help.take().map(|help| sentence(&help));
            for (span, said) in &mut finding.related {
                *span = within(listing.text(), span);
                *said = sentence(said);
            }
        }
        findings.sort_by_key(|finding| finding.span.start);
        Report { listing, findings, errors, warnings }
    }

    /// The file the findings are about.
    pub fn file(&self) -> &str {
        self.listing.name()
    }

    /// The findings, by position.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many findings were only counted, because there were more than [`MAX_FINDINGS`] of their severity.
    pub fn dropped(&self) -> usize {
        self.errors + self.warnings - self.findings.len()
    }

    /// Whether anything keeps the level from being built.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many findings there were of one severity, also those that were only counted.
    pub fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
        }
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub fn position(&self, byte: usize) -> (usize, usize) {
        self.listing.position(byte)
    }

    /// The report as a compiler prints it; with `colour` for a terminal.
    pub fn text(&self, colour: bool) -> String {
        let mut out = if colour { Buffer::ansi() } else { Buffer::no_color() };
        for finding in &self.findings {
            let style = if self.is_showable(finding) { DisplayStyle::Rich } else { DisplayStyle::Medium };
            let config = Config { display_style: style, ..Config::default() };
            term::emit_to_write_style(&mut out, &config, self.listing.as_ref(), &diagnostic(finding))
                .expect("spans lie within the text and a buffer takes every byte");
        }
        let mut text = String::from_utf8_lossy(out.as_slice()).into_owned();
        if self.dropped() > 0 {
            text.push_str(&format!("and {} more that are not shown\n", self.dropped()));
        }
        text
    }

    /// The report as an array of objects for tools.
    pub fn json(&self) -> serde_json::Value {
        self.findings
            .iter()
            .map(|finding| {
                let (line, column) = self.position(finding.span.start);
                let (end_line, end_column) = self.position(finding.span.end);
                serde_json::json!({
                    "code": finding.code, "severity": finding.severity.as_str(), "file": self.file(),
                    "line": line, "column": column, "end_line": end_line, "end_column": end_column,
                    "message": finding.message, "help": finding.help,
                })
            })
            .collect()
    }

    fn is_showable(&self, finding: &Finding) -> bool {
        let spans = std::iter::once(&finding.span).chain(finding.related.iter().map(|(span, _)| span));
        let mut places = spans.flat_map(|span| [span.start, span.end]);
        !self.listing.text().is_empty()
            && places.all(|byte| self.listing.line_around(byte).len() <= MAX_SHOWN_LINE)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(false))
    }
}

/// A sentence on one line, whatever names of the file it quotes.
fn sentence(text: &str) -> String {
    printable(text).replace('\n', "\u{240a}")
}

/// The same span, moved into the text and onto the borders of characters.
fn within(source: &str, span: &Span) -> Span {
    let start = source.floor_char_boundary(span.start);
    start..source.ceil_char_boundary(span.end).max(start)
}

fn diagnostic(finding: &Finding) -> Diagnostic<()> {
    let diagnostic = match finding.severity {
        Severity::Error => Diagnostic::error(),
        Severity::Warning => Diagnostic::warning(),
    };
    let related = finding.related.iter();
    diagnostic
        .with_code(finding.code)
        .with_message(&finding.message)
        .with_label(Label::primary((), finding.span.clone()))
        .with_labels_iter(related.map(|(span, text)| Label::secondary((), span.clone()).with_message(text)))
        .with_notes_iter(finding.help.iter().map(|help| format!("help: {help}")))
}
