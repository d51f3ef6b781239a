//! The page on the model: every figure under every assumption set, every equation with its source, and what is not
//! claimed. Written from the sets and from what stands above the functions of the rules, so that it cannot drift.

use super::assumptions::{self, Assumptions, SETS};
use crate::sim::figures::Mark;
use crate::sim::{Coefficients, Figure};

/// What the page says before its tables.
const PREFACE: &str = "# The model

A council weighs, every week, whether to climb a step towards an attack: an explicit expected utility over what it
believes. This page lists every figure somebody could dispute and every equation of the rules. The game writes it from the
assumption sets it plays with and from what stands above its functions; a test keeps it current. `sensitivity LEVEL` tells
which of the figures an answer hangs on, `simulate LEVEL --sweep NAME=A..B:STEPS` turns one of them.

## What is claimed, and what is not

- Signs and orderings are claimed: that a hidden capability does not deter, that a shown one decays, that one medium alone
  does little and the cut set does, that early shows provoke. Sizes are not: a rate of the game is a rate of the game.
- Most figures are house numbers. They can all be turned, and an answer that holds at one set of them only is no answer:
  where nearly all or nearly no games are attacked, `sensitivity` says that this set cannot answer.
- The decision is a rule, not a portrait. No council decides by a logistic function; the rule makes explicit what any
  council that weighs gains and dangers would have to believe.
- A counterfactual made with the model says what the model does. It is no evidence that the model is right.
- Nothing here is a vulnerability, a tool or a plan. Effects have a chance and a duration, and no site is finer than a town.
- A bluff and a capability that is only believed count alike until they are tested. The model does not say that building is
  better than pretending; it says what a test costs.

## Precedence

An assumption set gives every figure. A level may set one otherwise under `overrides:`, with a reason. A sweep has the last
word. `anchored` is the set that holds unless another is named; every other set names what it changes and why.

## Ranges

The *range* of a figure is within which somebody who knows the field could put it: beyond it, a level is warned and a set is
refused. The *hard range* is what the rules can compute with: beyond it nothing is played, whoever sets the figure - a set, a
level, a sweep or a saved game. At any of its ends every game still ends, and no number of it is none; a test plays there.

## Marks

- *source*: stated in a published source.
- *derived*: computed from figures that are.
- *house*: a house number, our judgement, open to dispute.

";

/// What stands above the equations.
const EQUATIONS: &str = "## Equations

Each is one function of the rules; what follows is what stands above it. Sources are listed in [sources](sources.md).

";

macro_rules! equations {
    ($($path:literal),* $(,)?) => {
        /// Path under `src/sim/` and text of every file of the rules with an equation that names its source.
        pub const RULES: &[(&str, &str)] = &[$(($path, include_str!(concat!("../sim/", $path)))),*];
    };
}

equations![
    "formula/belief.rs",
    "formula/combat.rs",
    "formula/decision.rs",
    "formula/mood.rs",
    "formula/normal.rs",
    "formula/sample.rs",
    "formula/tempo.rs",
    "model/scenario/network.rs",
    "model/state/politics.rs",
    "orders/moved.rs",
    "phase/cyber.rs",
    "phase/shot.rs",
    "phase/politics.rs",
    "phase/traffic.rs",
    "phase/week.rs",
    "rules/air.rs",
    "rules/combat.rs",
    "rules/discovery.rs",
    "rules/hunting.rs",
    "rules/interdiction.rs",
    "rules/defence.rs",
    "rules/grade.rs",
    "rules/network.rs",
    "rules/norms.rs",
    "rules/outlook.rs",
    "rules/pace.rs",
    "rules/politics.rs",
    "rules/reckoning.rs",
    "rules/reinforcement.rs",
    "rules/whereabouts.rs",
];

/// The whole page: `docs/model.md`.
pub fn page() -> String {
    let sets: Vec<Assumptions> = SETS.iter().filter_map(|name| assumptions::named(name)).collect();
    let equations: String = RULES.iter().map(|(path, text)| section(path, text)).collect();
    format!("{PREFACE}{}{}{}{EQUATIONS}{equations}", counts(&sets), figures(&sets), differences(&sets))
        .trim_end()
        .to_owned()
        + "\n"
}

/// How firmly the figures of each set stand.
fn counts(sets: &[Assumptions]) -> String {
    let mut text =
        "| set | takes for granted | source | derived | house |\n| --- | --- | --- | --- | --- |\n"
            .to_owned();
    for set in sets {
        let [source, derived, house] =
            Mark::ALL.map(|mark| set.figures.iter().filter(|figure| figure.mark == mark).count());
        text += &format!("| `{}` | {} | {source} | {derived} | {house} |\n", set.name, cell(&set.summary));
    }
    text + "\n"
}

/// Every figure in all sets; what is said of it is what the complete set says.
fn figures(sets: &[Assumptions]) -> String {
    let names: Vec<String> = sets.iter().map(|set| format!("`{}`", set.name)).collect();
    let mut text = format!(
        "## Figures\n\n| figure | {} | unit | range | hard range | mark | source | meaning |\n|{}\n",
        names.join(" | "),
        " --- |".repeat(7 + sets.len())
    );
    let Some(complete) = sets.iter().find(|set| set.name == COMPLETE) else { return text };
    for figure in complete.figures.iter() {
        let values = sets.iter().map(|set| set.figures.get(figure.name).map(values).unwrap_or_default());
        let (least, most) = Coefficients::hard_range(figure.name).unwrap_or(figure.range(0));
        let ranges: Vec<String> =
            figure.ranges.iter().map(|(low, high)| format!("{low} to {high}")).collect();
        text += &format!(
            "| `{}` | {} | {} | {} | {least} to {most} | {} | {} | {} |\n",
            figure.name,
            values.collect::<Vec<_>>().join(" | "),
            cell(&figure.unit),
            ranges.join(", "),
            mark(figure.mark),
            cell(&figure.source),
            cell(&figure.sentence),
        );
    }
    text + "\n"
}

/// The set that says of every figure what it is.
const COMPLETE: &str = "anchored";

/// What each of the other sets changes, and why.
fn differences(sets: &[Assumptions]) -> String {
    let Some(complete) = sets.iter().find(|set| set.name == COMPLETE) else { return String::new() };
    let other = |figure: &Figure| {
        let below = complete.figures.get(figure.name)?;
        let changed = (&below.values, &below.sentence) != (&figure.values, &figure.sentence);
        changed.then(|| {
            let (before, after) = (values(below), values(figure));
            let marked =
                if below.mark == figure.mark { String::new() } else { format!(" ({})", mark(figure.mark)) };
            format!("- `{}`: {after} instead of {before}{marked}. {}\n", figure.name, figure.sentence)
        })
    };
    let mut text = String::new();
    for set in sets.iter().filter(|set| set.name != COMPLETE) {
        let lines: String = set.figures.iter().filter_map(other).collect();
        text += &format!("### {}: what it changes\n\n{lines}\n", set.title);
    }
    text
}

fn values(figure: &Figure) -> String {
    figure.values.iter().map(f64::to_string).collect::<Vec<_>>().join(", ")
}

fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Source => "source",
        Mark::Derived => "derived",
        Mark::House => "house",
    }
}

/// A sentence that stays within its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// A file of the rules: what it is about, and its equations.
fn section(path: &str, text: &str) -> String {
    let about: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    let about = about.split(|line| line.is_empty()).next().unwrap_or_default().join(" ");
    let lines: String =
        equations(path, text).into_iter().map(|(name, said)| format!("- `{name}`: {said}\n")).collect();
    format!("### {path}\n\n{about}\n\n{lines}\n")
}

/// Name and description of every function of a file that counts as an equation: all of a formula file, elsewhere those
/// that name their source.
pub fn equations(path: &str, text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut said: Vec<&str> = Vec::new();
    for line in text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).map(str::trim) {
        if let Some(sentence) = line.strip_prefix("///") {
            said.push(sentence.trim());
        } else if !line.starts_with("#[") {
            let all = path.starts_with("formula/") && path != "formula/number.rs" && line.starts_with("pub ");
            let description = said.join(" ").replace("  ", " ");
            if let Some(name) = function(line)
                && !description.is_empty()
                && (all || names_source(&description))
            {
                found.push((name.to_owned(), linked(&description)));
            }
            said.clear();
        }
    }
    found
}

/// The name of the function that a line begins, if it begins one.
fn function(line: &str) -> Option<&str> {
    let (_, rest) = line
        .split_once("fn ")
        .filter(|(before, _)| matches!(*before, "" | "pub " | "pub(super) " | "pub(crate) "))?;
    rest.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).next()
}

/// Whether a description says where a rule comes from.
pub fn names_source(description: &str) -> bool {
    description.contains("Source:") || description.contains("docs/")
}

/// Links of the source's own documentation as plain code.
fn linked(description: &str) -> String {
    description.replace("[`", "`").replace("`]", "`")
}
