//! What a text does in many places and is told once: who writes one record or one name so, writes all of them so.

use std::collections::BTreeMap;

use super::code;
use super::report::{Finding, Findings, Span};

/// Odd forms met so far.
#[derive(Default)]
pub(super) struct OddForms {
    /// Records that were written in curly brackets: the first, and how many.
    curly: Option<(Span, usize)>,
    /// Letters that no font has, by their script: the first text, and how many have some.
    unseen: BTreeMap<&'static str, (Span, usize)>,
}

impl OddForms {
    /// A record in curly brackets.
    pub(super) fn curly(&mut self, span: Span) {
        self.curly.get_or_insert((span, 0)).1 += 1;
    }

    /// A text with letters of a script that no font has.
    pub(super) fn unseen(&mut self, script: &'static str, span: Span) {
        self.unseen.entry(script).or_insert((span, 0)).1 += 1;
    }

    /// One finding for each form.
    pub(super) fn tell(self, findings: &mut Findings) {
        if let Some((span, count)) = self.curly {
            let also = if count == 1 { String::new() } else { format!("; so for all {count} of this file") };
            let message = "a record stands in round brackets, not in curly ones";
            let found = Finding::error(code::WRONG_TYPE, span, message);
            findings.push(found.help(format!("write `(name: value, ...)`{also}")));
        }
        for (script, (span, count)) in self.unseen {
            let who = match count {
                1 => "this text has".to_owned(),
                many => format!("{many} texts, this the first, have"),
            };
            let message = format!("{who} {script}, and no font of the game has them");
            let found = Finding::warning(code::NO_GLYPH, span, message);
            findings.push(
                found.help("they are drawn as empty boxes; Latin, Greek and Cyrillic letters are there"),
            );
        }
    }
}
