//! The course of the crisis: weeks, dispatches and their options, what is drawn by odds.

use std::fmt::Display;

use crate::alliance::policy::{self, Answers};
use crate::level::assumptions::SETS;
use crate::level::build::Built;
use crate::level::code;
use crate::level::format::{Beat, Crisis, Dispatch, DispatchOption, Level, Offset, Tension};
use crate::level::literal::shortened;
use crate::level::read::{Origin, Spanned, advice, closest};
use crate::level::report::{Finding, Findings, Span};
use crate::level::value::Pair;

/// The most effects one answer may have: more cannot be read off a card.
pub const MOST_EFFECTS: usize = 3;
/// The most effects an echo may have.
pub const MOST_ECHOED: usize = 2;
/// Weeks by which the seed shifts the points of the tension at most.
const MOST_SHIFT_WEEKS: f64 = 1.5;

pub(super) fn check(level: &Level, built: &Built, findings: &mut Findings) {
    if level.crisis.sound().is_some() {
        ordered("weeks", &level.crisis.weeks, findings);
        ordered("optimism", &level.crisis.optimism, findings);
        wide(&level.crisis.stakes, findings);
        rising(&level.crisis.tension, findings);
        offsets(&level.crisis.offsets, findings);
        passed(&level.crisis, findings);
    }
    if level.briefing.sound().is_some_and(|paragraphs| paragraphs.is_empty()) {
        let message = "nobody is told what this is about";
        let found = Finding::warning(code::EMPTY_TABLE, level.briefing.span.clone(), message);
        findings.push(found.help("write a paragraph or two of `briefing`"));
    }
    deck(level, findings);
    let tags = known_tags();
    for dispatch in level.dispatches.iter() {
        ordered("weeks", &dispatch.weeks, findings);
        ordered("readiness", &dispatch.readiness, findings);
        options(dispatch, findings);
        drawn(dispatch.causes.iter().map(|cause| &cause.odds), &dispatch.span, "causes", findings);
        for option in dispatch.options.iter() {
            effects(option, findings);
            option.tags.iter().for_each(|tag| spelt(tag, &tags, findings));
        }
    }
    if built.complete {
        let odds = level.dispositions.iter().map(|disposition| &disposition.odds);
        drawn(odds, &level.dispositions.span, "dispositions", findings);
    }
}

fn ordered<T: PartialOrd + Display>(name: &str, pair: &Spanned<Pair<T>>, findings: &mut Findings) {
    let (Some(first), Some(last)) = (pair.0.sound(), pair.1.sound()) else { return };
    if pair.sound().is_some() && first > last {
        let message = format!("`{name}` runs from {first} to {last}");
        let help = format!("write ({last}, {first})");
        findings.push(Finding::error(code::REVERSED, pair.span.clone(), message).help(help));
    }
}

/// Stakes are drawn round a mean; below nothing there is nothing to gain.
fn wide(stakes: &Spanned<Pair<f64>>, findings: &mut Findings) {
    let (Some(mean), Some(half)) = (stakes.0.sound(), stakes.1.sound()) else { return };
    if stakes.sound().is_some() && half > mean {
        let message = format!("stakes of {mean}, drawn up to {half} to either side, may be below nothing");
        let found = Finding::warning(code::REVERSED, stakes.span.clone(), message);
        findings.push(found.help("the mean comes first, half the width of the draw second"));
    }
}

/// Offsets stand once for each set, and for a set that there is.
fn offsets(offsets: &[Spanned<Offset>], findings: &mut Findings) {
    for (index, offset) in offsets.iter().enumerate() {
        let Some(name) = offset.set.sound() else { continue };
        if let Some(first) = offsets[..index].iter().find(|other| other.set.value == *name) {
            let message = format!("the set `{}` has an offset already", shortened(&offset.set));
            let found = Finding::error(code::LISTED_TWICE, offset.set.span.clone(), message);
            findings.push(found.help("leave one of them out").related(first.span.clone(), "here"));
        } else if !SETS.contains(&name.as_str()) {
            let message = format!("no set that comes with the game is called `{}`", shortened(&offset.set));
            let found = Finding::warning(code::UNKNOWN_REFERENCE, offset.set.span.clone(), message);
            findings.push(found.help(advice(&offset.set, SETS.iter().copied())));
        }
    }
}

/// Points of the tension stand in the order of their weeks.
fn rising(points: &[Spanned<Tension>], findings: &mut Findings) {
    for pair in points.windows(2) {
        let (Some(first), Some(next)) = (pair[0].week.sound(), pair[1].week.sound()) else { continue };
        if first >= next {
            let message = format!("week {next} comes after week {first}");
            let found = Finding::error(code::REVERSED, pair[1].week.span.clone(), message);
            findings.push(found.help("write the points in the order of their weeks"));
        }
    }
}

/// A point matters while the crisis lasts, or the straight line to it does.
fn passed(crisis: &Crisis, findings: &mut Findings) {
    let Some(last) = crisis.weeks.sound().and_then(|weeks| weeks.1.sound()) else { return };
    let over = f64::from(*last) + MOST_SHIFT_WEEKS;
    for pair in crisis.tension.windows(2) {
        let (before, point) = (&pair[0].week, &pair[1].week);
        if before.sound().is_some_and(|week| *week >= over) && point.sound().is_some() {
            let message = format!("the crisis is over by week {last}, also where the seed shifts this point");
            let found = Finding::warning(code::NEVER, point.span.clone(), message);
            findings.push(found.help("leave the point out"));
        }
    }
}

fn options(dispatch: &Spanned<Dispatch>, findings: &mut Findings) {
    if dispatch.options.sound().is_none() {
        return;
    }
    let count = dispatch.options.len();
    if !(2..=3).contains(&count) {
        let message = format!("a dispatch has two or three options; this one has {count}");
        findings.push(Finding::error(code::OPTION_COUNT, dispatch.options.span.clone(), message));
    }
    let Some(default) = dispatch.default.sound() else { return };
    let Some(chosen) = dispatch.options.get(*default as usize) else {
        let message = format!("the default is option {default}, and the last is {}", count.max(1) - 1);
        let found = Finding::error(code::NO_DEFAULT, dispatch.default.span.clone(), message);
        findings.push(found.help("the first option is 0"));
        return;
    };
    if *chosen.teams > 0 || !chosen.favours.is_empty() {
        let message = "nobody pays for an answer that nobody gave";
        let found = Finding::error(code::PRICED_DEFAULT, chosen.span.clone(), message);
        findings.push(found.help("make an option without teams and favours the default"));
    }
}

/// Dispatches come before the next council, and beats for certain.
fn deck(level: &Level, findings: &mut Findings) {
    let (deck, crisis) = (&level.deck, &level.crisis);
    ordered("hours", &deck.hours, findings);
    let (last, interval) = (deck.hours.1.value, crisis.council_hours.value);
    // Where no dispatch comes none comes too late.
    let has_cards = level.dispatches.sound().is_none_or(|cards| !cards.is_empty());
    if has_cards && deck.hours.sound().is_some() && crisis.sound().is_some() && last >= interval {
        let message = format!("a dispatch may come after {last} h; the council meets after {interval}");
        findings.push(Finding::error(code::LATE_CARD, deck.hours.span.clone(), message));
    }
    if let (true, Some(weeks), Some(quiet)) = (has_cards, crisis.weeks.0.sound(), deck.quiet.sound())
        && deck.quiet.origin == Origin::Written
        && quiet >= weeks
    {
        let message =
            format!("there are {} weeks from the second to the earliest end of the crisis", weeks - 1);
        let found = Finding::error(code::NEVER, deck.quiet.span.clone(), message);
        findings.push(found.help(format!("write at most {}", weeks - 1)));
    }
    for (index, beat) in deck.beats.iter().enumerate() {
        ordered("weeks", &beat.weeks, findings);
        let weeks = |beat: &Beat| (beat.weeks.0.value, beat.weeks.1.value);
        let (first, last) = weeks(beat);
        let mut unsure = |span: &Span, message: String| {
            findings.push(Finding::error(code::UNSURE_BEAT, span.clone(), message));
        };
        for earlier in &deck.beats[..index] {
            if earlier.kind.value == beat.kind.value {
                unsure(&beat.kind.span, "this type has a beat already".to_owned());
            }
            let other = weeks(earlier);
            if first <= other.1 && other.0 <= last {
                unsure(&beat.weeks.span, format!("another beat lies in weeks {} to {}", other.0, other.1));
            }
        }
        if crisis.weeks.sound().is_some() && last > crisis.weeks.0.value {
            unsure(&beat.weeks.span, format!("the crisis may end after week {}", crisis.weeks.0.value));
        }
        let certain = |card: &Spanned<Dispatch>| {
            card.kind.value == beat.kind.value
                && card.weeks.0.value <= first
                && last <= card.weeks.1.value
                && (card.readiness.0.value, card.readiness.1.value) == (0, 2)
                && card.weight.value > 0.0
                && card.actor.is_none()
        };
        if level.dispatches.sound().is_some() && !level.dispatches.iter().any(certain) {
            let message = format!(
                "no dispatch of this type may come in all of weeks {first} to {last}, at any readiness and by itself"
            );
            unsure(&beat.span, message);
        }
    }
}

/// The effects of an option and those of any one cause come together; those of its echo later.
fn effects(option: &Spanned<DispatchOption>, findings: &mut Findings) {
    let most = option.by_cause.iter().map(|case| case.effects.len()).max().unwrap_or(0);
    let count = option.effects.len() + most;
    if count > MOST_EFFECTS {
        let message = format!("this option can have {count} effects at once; {MOST_EFFECTS} is the most");
        findings.push(Finding::error(code::MANY_EFFECTS, option.effects.span.clone(), message));
    }
    let Some(echo) = option.echo.as_ref().filter(|echo| echo.effects.len() > MOST_ECHOED) else { return };
    let message = format!("this echo has {} effects; {MOST_ECHOED} is the most", echo.effects.len());
    findings.push(Finding::error(code::MANY_EFFECTS, echo.effects.span.clone(), message));
}

fn drawn<'l>(odds: impl Iterator<Item = &'l Spanned<f64>>, span: &Span, what: &str, findings: &mut Findings) {
    let mut odds = odds.peekable();
    let is_empty = odds.peek().is_none();
    if odds.any(|odds| odds.sound().is_none_or(|odds| *odds > 0.0)) {
        return;
    }
    let (code, message) = match is_empty {
        true => (code::EMPTY_TABLE, format!("there are no {what}")),
        false => (code::NO_ODDS, format!("the odds of all {what} are zero")),
    };
    findings.push(
        Finding::error(code, span.clone(), message).help(format!("give one of the {what} odds above 0")),
    );
}

/// Tags that shipped policies look for.
fn known_tags() -> Vec<String> {
    let policies = policy::NAMES.iter().filter_map(|name| policy::named(name));
    let mut tags: Vec<String> = policies
        .flat_map(|policy| match policy.answers {
            Answers::Tagged(tags) => tags,
            Answers::Default | Answers::Weighed | Answers::Imagined { .. } => Vec::new(),
        })
        .collect();
    tags.sort();
    tags.dedup();
    tags
}

/// Tags are free; only one that looks like a slip is worth a word.
fn spelt(tag: &Spanned<String>, known: &[String], findings: &mut Findings) {
    if known.contains(&tag.value) {
        return;
    }
    if let Some(meant) = closest(tag, known.iter().map(String::as_str)) {
        let message = format!("no shipped policy asks for `{}`", tag.value);
        let found = Finding::warning(code::ODD_TAG, tag.span.clone(), message);
        findings.push(found.help(format!("did you mean `{meant}`?")));
    }
}
