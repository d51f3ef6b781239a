//! Dispatches one by one: whether each can come, be paid for, be attributed, and change something.

use std::collections::{BTreeMap, BTreeSet};

use crate::level::code;
use crate::level::format::{Ally, Crisis, Dispatch, DispatchOption, Effect, Level};
use crate::level::read::Spanned;
use crate::level::report::{Finding, Findings, Span};
use crate::sim::phase::week::FAVOUR_EVERY;
use crate::sim::units::WEEK;

pub(super) fn check(level: &Level, findings: &mut Findings) {
    let cards = Cards::of(level);
    for dispatch in level.dispatches.iter() {
        cards.comes(dispatch, findings);
        attributed(dispatch, findings);
        for option in dispatch.options.iter() {
            cards.paid(option, findings);
            cards.echoes(dispatch, option, findings);
            let groups = option.by_cause.iter().map(|case| &case.effects);
            groups.filter(|effects| effects.sound().is_some() && effects.is_empty()).for_each(|effects| {
                idle(&effects.span, "under this cause nothing changes", "leave it out", findings);
            });
        }
        effects(dispatch).for_each(|effect| cards.moves(effect, Some(dispatch), findings));
    }
    let deeds = level.actors.iter().flat_map(|actor| actor.deeds.iter());
    deeds.for_each(|effect| cards.moves(effect, None, findings));
}

/// All that the answers to a dispatch may change, at once and later.
fn effects(dispatch: &Dispatch) -> impl Iterator<Item = &Spanned<Effect>> {
    dispatch.options.iter().flat_map(|option| {
        let caused = option.by_cause.iter().flat_map(|case| case.effects.iter());
        let echoed = option.echo.value.iter().flat_map(|echo| echo.effects.iter());
        option.effects.iter().chain(caused).chain(echoed)
    })
}

/// An incident asks who did it: there must be somebody whom it can be attributed to.
fn attributed(dispatch: &Dispatch, findings: &mut Findings) {
    let causes = &dispatch.causes;
    let is_incident = dispatch.harm.sound().is_some_and(|harm| *harm > 0.0);
    if !is_incident || causes.sound().is_none() || causes.is_empty() {
        return;
    }
    let possible = || causes.iter().filter(|cause| *cause.odds > 0.0);
    if !possible().any(|cause| *cause.adversary || cause.actor.is_some()) {
        let message = "this incident asks who did it, and no cause of it is anybody's doing";
        let found = Finding::warning(code::NOBODY_TO_NAME, dispatch.harm.span.clone(), message);
        findings.push(found.help("write `adversary: true` or an `actor` at a cause, or `harm: 0`"));
    }
    for cause in causes.iter().filter(|cause| cause.looks_like.value.as_ref() == Some(&cause.id.value)) {
        idle(&cause.looks_like.span, "a cause looks like itself anyway", "name another cause", findings);
    }
}

fn idle(span: &Span, message: impl Into<String>, help: &str, findings: &mut Findings) {
    findings.push(Finding::warning(code::NO_EFFECT, span.clone(), message).help(help));
}

/// What dispatches share.
struct Cards<'l> {
    crisis: &'l Spanned<Crisis>,
    /// By id; the last of those that share one.
    dispatches: BTreeMap<&'l str, &'l Dispatch>,
    /// Those that air defences call for, in whatever week.
    called: BTreeSet<&'l str>,
    /// The most favours each ally may ever hold.
    favours: BTreeMap<&'l str, u32>,
}

impl<'l> Cards<'l> {
    fn of(level: &'l Level) -> Self {
        let called = level.air_defences.iter().filter_map(|row| Some(row.incident.value.as_ref()?.as_str()));
        let mut favours: BTreeMap<&str, u32> =
            level.allies.iter().map(|ally| (ally.id.as_str(), most_favours(ally, &level.crisis))).collect();
        let deeds = level.actors.iter().flat_map(|actor| actor.deeds.iter());
        for effect in level.dispatches.iter().flat_map(|row| effects(row)).chain(deeds) {
            let Effect::Favour(gained) = &effect.value else { continue };
            if let Some(most) = favours.get_mut(gained.ally.as_str()) {
                *most += u32::try_from(gained.count.value).unwrap_or(0);
            }
        }
        Self {
            crisis: &level.crisis,
            dispatches: level.dispatches.iter().map(|row| (row.id.as_str(), &row.value)).collect(),
            called: called.collect(),
            favours,
        }
    }

    /// The last week of the crisis, if it could be read.
    fn last_week(&self) -> Option<u32> {
        let weeks = self.crisis.sound()?.weeks.sound()?;
        weeks.1.sound().copied()
    }

    /// Whether some week of the crisis is one of the card's.
    fn comes(&self, dispatch: &Dispatch, findings: &mut Findings) {
        if self.called.contains(dispatch.id.as_str()) {
            return;
        }
        if dispatch.weight.sound() == Some(&0.0) {
            let message = "this dispatch has no weight in the draw, and nothing else calls for it";
            let found = Finding::warning(code::NEVER, dispatch.weight.span.clone(), message);
            findings.push(found.help("give it a weight above 0"));
        }
        let (Some(weeks), Some(over)) = (dispatch.weeks.sound(), self.last_week()) else { return };
        let (Some(first), Some(last)) = (weeks.0.sound(), weeks.1.sound()) else { return };
        if first <= last && (*first > over || *last < 1) {
            let message = match *last {
                0 => "the crisis begins with week 1".to_owned(),
                _ => format!("the crisis is over by week {over}"),
            };
            let found = Finding::error(code::NEVER, dispatch.weeks.span.clone(), message);
            findings.push(found.help(format!("write two of the weeks 1 to {over}")));
        }
    }

    /// Whether an answer's echo comes back before the crisis is over.
    fn echoes(&self, dispatch: &Dispatch, option: &DispatchOption, findings: &mut Findings) {
        let (Some(echo), Some(over)) = (&option.echo.value, self.last_week()) else { return };
        let (Some(weeks), Some(later)) = (dispatch.weeks.sound(), echo.weeks.sound()) else { return };
        let Some(first) = weeks.0.sound().filter(|first| **first <= over) else { return };
        let earliest = (*first).max(1) + later;
        if earliest > over && !self.called.contains(dispatch.id.as_str()) {
            let message = format!(
                "this comes back in week {earliest} at the earliest; the crisis is over by week {over}"
            );
            let found = Finding::error(code::NEVER, echo.weeks.span.clone(), message);
            findings.push(found.help("let it come back sooner, or the dispatch come earlier"));
        }
    }

    /// Whether an answer can ever be paid for.
    fn paid(&self, option: &DispatchOption, findings: &mut Findings) {
        let have = self.crisis.sound().and_then(|crisis| crisis.teams.sound());
        let (teams, have) = (option.teams.sound().copied().unwrap_or(0), have.copied().unwrap_or(u32::MAX));
        if teams > have {
            let message = format!("this takes {teams} team-weeks; the level has {have} a week");
            let found = Finding::error(code::UNPAYABLE, option.teams.span.clone(), message);
            findings.push(found.help(format!("write at most {have}, or give the crisis more `teams`")));
        }
        for price in option.favours.iter() {
            let Some(most) = self.favours.get(price.ally.as_str()) else { continue };
            if price.count.sound().is_some_and(|count| count > most) {
                let (ally, count) = (price.ally.as_str(), price.count.value);
                let message =
                    format!("this costs {count} favours of `{ally}`, who never holds more than {most}");
                let found = Finding::error(code::UNPAYABLE, price.count.span.clone(), message);
                findings.push(found.help("ask for less, or let that ally begin with more `favours`"));
            }
        }
    }

    /// Whether an effect changes anything, of a dispatch or of what an actor does.
    fn moves(&self, effect: &Spanned<Effect>, of: Option<&Dispatch>, findings: &mut Findings) {
        let nothing = match &effect.value {
            Effect::Response(shift) | Effect::Audience(shift) | Effect::Support(shift) => {
                shift.by.sound() == Some(&0.0)
            }
            Effect::Evidence(chip) => chip.weight.sound() == Some(&0.0),
            Effect::Stakes(shift) => shift.by.sound() == Some(&0.0) || shift.weeks.sound() == Some(&0.0),
            Effect::Intrusion(shift) => shift.hours.sound() == Some(&0.0),
            Effect::Favour(shift) => shift.count.sound() == Some(&0),
            Effect::Work(done) => done.team_weeks.sound() == Some(&0.0),
            Effect::Rung(shift) => shift.by.sound() == Some(&0),
            Effect::Voice(shift) => shift.by.sound() == Some(&0.0),
            Effect::Actor(shift) => shift.by.sound() == Some(&0.0),
            Effect::Card(shift) => shift.factor.sound() == Some(&1.0),
            Effect::LoseAccess | Effect::Clue => false,
        };
        if nothing {
            idle(&effect.span, "this changes nothing", "leave it out", findings);
        }
        match (&effect.value, of) {
            (Effect::Clue, None) => {
                idle(
                    &effect.span,
                    "a clue is found on the incident of a dispatch, and this is none",
                    "leave it out",
                    findings,
                );
            }
            (Effect::Clue, Some(dispatch)) if dispatch.harm.sound() == Some(&0.0) => {
                idle(
                    &effect.span,
                    "here is no incident to find a clue on",
                    "give the dispatch some `harm`",
                    findings,
                );
            }
            (Effect::Card(shift), of) => self.recalls(shift.dispatch.as_str(), effect, of, findings),
            _ => {}
        }
    }

    /// Whether a card that an effect makes likelier can still come after it.
    fn recalls(&self, name: &str, effect: &Spanned<Effect>, of: Option<&Dispatch>, findings: &mut Findings) {
        let (Some(of), Some(later)) = (of, self.dispatches.get(name)) else { return };
        if of.id.as_str() == name {
            idle(&effect.span, "a card comes once, and this one has come", "name another card", findings);
            return;
        }
        let (Some(first), Some(last)) = (of.weeks.0.sound(), later.weeks.1.sound()) else { return };
        // Of a card that never comes that has been said.
        let comes = of.weeks.sound().is_some() && self.last_week().is_some_and(|over| *first <= over);
        if comes && later.weeks.sound().is_some() && last <= first {
            let message =
                format!("`{name}` comes no more after week {last}, and this card from week {first}");
            idle(&effect.span, message, "name a card that may still come", findings);
        }
    }
}

/// The favours an ally begins with and one more every few councils, if it is asked last.
fn most_favours(ally: &Ally, crisis: &Crisis) -> u32 {
    let hours = crisis.weeks.1.value.saturating_mul(WEEK);
    let councils = hours / crisis.council_hours.value.max(1);
    ally.favours.value + councils / FAVOUR_EVERY + 1
}
