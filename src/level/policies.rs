//! Policies of the alliance from anybody's file: read like levels, so a mistake in one is reported like a level's.

use super::advice::closest;
use super::code;
use super::format;
use super::read::{self, Read, Spanned};
use super::report::{Finding, Findings, Report};
use super::tree::Tree;
use crate::alliance::policy::{Policy, TAGS};

/// Reads the text of a file; `name` is for the report.
///
/// # Errors
/// A report of every mistake.
pub fn parse(name: &str, text: &str) -> Result<Policy, Box<Report>> {
    match read(name, text) {
        (Some(policy), report) if !report.has_errors() => Ok(policy),
        (_, report) => Err(Box::new(report)),
    }
}

/// The policy of a text as far as it can be read, and all that is said of it.
pub(super) fn read(name: &str, text: &str) -> (Option<Policy>, Report) {
    let (policy, mut findings) = read::read::<format::Policy>(&Tree::parse_as(text, format::Policy::KIND));
    let built = policy.map(|policy| {
        if let format::Answers::Tagged(tags) = &policy.answers.value {
            tags.iter().for_each(|tag| spelt(tag, &mut findings));
        }
        policy.built()
    });
    (built, Report::new(name, text, findings))
}

/// A level may have tags of its own; one that is nearly a usual one is a slip.
fn spelt(tag: &Spanned<String>, findings: &mut Findings) {
    let Some(meant) = closest(tag, TAGS.iter().copied()).filter(|meant| *meant != tag.value) else { return };
    let found =
        Finding::error(code::ODD_TAG, tag.span.clone(), format!("no option has the tag `{}`", tag.value));
    findings.push(found.help(format!("did you mean `{meant}`?")));
}

/// What is wrong with a policy that a journal holds: its numbers have the same bounds as those of a file.
pub fn refusal(policy: &Policy) -> Option<String> {
    read::refusal::<format::Policy>(&ron::to_string(policy).expect("a policy is plain data"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alliance::policy::{self, Answers};

    #[test]
    fn every_shipped_policy_means_the_same_in_a_file_and_in_a_journal() {
        for name in policy::names() {
            let text = policy::text(name).expect("it is shipped");
            let shipped = policy::named(name).expect("it is shipped");
            assert_eq!(parse(name, text).map_err(|report| report.text(false)), Ok(shipped.clone()));
            assert_eq!(refusal(&shipped), None, "{name}");
            if let Answers::Tagged(tags) = &shipped.answers {
                assert!(tags.iter().all(|tag| TAGS.contains(&tag.as_str())), "{name}");
            }
        }
    }
}
