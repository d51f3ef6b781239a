//! What is seen of the adversary, who it may be, and the dispatches.

use super::targets::Reach;
use super::{Builder, texts};
use crate::level::format::{self, Dispatch, DispatchOption, Effect, HabitsFrom};
use crate::level::literal::shortened;
use crate::level::read::{Spanned, advice};
use crate::level::report::{Finding, Severity};
use crate::level::value::Ref;
use crate::level::{code, habits};
use crate::sim::ids::{ActorId, DispatchId};
use crate::sim::scenario::{self, ActSight, Actor, Cause, Disposition, Echo, Indicator};
use crate::sim::{Habits, luck};

impl Builder<'_> {
    pub(super) fn indicators(&mut self) {
        let level = self.level;
        for row in level.indicators.iter() {
            let Some(id) = self.kept(row.id.sound()) else { continue };
            self.built.tables.indicators.push(Indicator {
                id: id.as_str().to_owned(),
                name: row.name.value.clone(),
                from_readiness: row.from_readiness.value as u8,
                hit: row.hit.value,
                false_alarm: row.false_alarm.value,
                subject: luck::subject(&format!("indicator/{}", id.as_str())),
            });
        }
    }

    pub(super) fn acts(&mut self) {
        let rows = self.level.acts.iter();
        self.built.tables.acts = rows
            .map(|row| ActSight {
                act: row.act.value,
                readiness: row.readiness.map(|readiness| readiness as u8),
                seen: row.seen.value.clone(),
                heard: row.heard.value.clone(),
            })
            .collect();
    }

    pub(super) fn dispositions(&mut self) {
        let level = self.level;
        for row in level.dispositions.iter() {
            let Some(id) = self.kept(row.id.sound()) else { continue };
            self.built.tables.dispositions.push(Disposition {
                id: id.as_str().to_owned(),
                name: row.name.value.clone(),
                odds: row.odds.value,
                talk: row.talk.value,
                deed: row.deed.value,
                stakes: row.stakes.value,
                fearful: row.fearful.value,
                off_ramp: row.off_ramp.value,
                reads_weakness: row.reads_weakness.value,
            });
            let habits = self.habits(&row.habits);
            self.built.tables.habits.push(habits);
        }
    }

    /// The habits a disposition names or holds.
    fn habits(&mut self, from: &Spanned<HabitsFrom>) -> Habits {
        let name = match &from.value {
            HabitsFrom::Own(own) => return own.built(),
            HabitsFrom::Shipped(name) => name,
        };
        habits::named(name).unwrap_or_else(|| {
            if from.sound().is_some() {
                let message = format!("no habits `{name}` come with the game");
                let help = advice(name, habits::NAMES.iter().copied());
                let found = Finding::error(code::UNKNOWN_REFERENCE, from.span.clone(), message);
                self.built.findings.push(found.help(help));
            }
            self.built.complete = false;
            habits::usual()
        })
    }

    /// What effects may name, also further down in the level.
    pub(super) fn effect_names(&mut self) {
        let level = self.level;
        for (index, row) in level.actors.iter().enumerate() {
            let Some(id) = row.id.sound() else { continue };
            self.names.actors.insert(id.as_str(), ActorId::from(index));
        }
        for (index, row) in level.dispatches.iter().enumerate() {
            let Some(id) = row.id.sound() else { continue };
            self.names.dispatches.insert(id.as_str(), DispatchId::from(index));
        }
    }

    pub(super) fn actors(&mut self) {
        let level = self.level;
        for row in level.actors.iter() {
            let deeds = self.effects(&row.deeds);
            let Some(id) = self.kept(row.id.sound()) else { continue };
            self.built.tables.actors.push(Actor {
                id: id.as_str().to_owned(),
                name: row.name.value.clone(),
                activity: row.activity.value,
                drawn: row.drawn.value,
                restless: row.restless.value,
                deeds,
                heard: row.heard.value.clone(),
                subject: luck::subject(&format!("actor/{}", id.as_str())),
            });
        }
    }

    pub(super) fn dispatches(&mut self) {
        let level = self.level;
        for row in level.dispatches.iter() {
            let dispatch = self.dispatch(row);
            if let Some(dispatch) = self.kept(dispatch) {
                self.built.tables.dispatches.push(dispatch);
            }
        }
    }

    fn dispatch(&mut self, row: &Dispatch) -> Option<scenario::Dispatch> {
        let anything = Reach { touches: |_| true, by: "an incident" };
        let (dark, _) = self.targets(&row.dark, &anything);
        let causes = self.causes(&row.causes);
        let options = row.options.iter().map(|option| self.option(option, &causes)).collect();
        let id = row.id.sound()?.as_str().to_owned();
        Some(scenario::Dispatch {
            subject: luck::subject(&format!("dispatch/{id}")),
            id,
            kind: row.kind.value,
            title: row.title.value.clone(),
            text: row.text.value.clone(),
            weeks: (row.weeks.0.value, row.weeks.1.value),
            readiness: (row.readiness.0.value as u8, row.readiness.1.value as u8),
            weight: row.weight.value,
            actor: self.actor_of(&row.actor),
            harm: row.harm.value,
            causes,
            options,
            default: row.default.value as usize,
            at: row.at.value,
            dark,
        })
    }

    fn actor_of(&self, name: &Option<Ref<format::Actor>>) -> Option<ActorId> {
        self.names.actors.get(name.as_ref()?.as_str()).copied()
    }

    fn causes(&mut self, rows: &[Spanned<format::Cause>]) -> Vec<Cause> {
        let mut causes: Vec<Cause> = rows
            .iter()
            .map(|row| Cause {
                id: row.id.value.clone(),
                odds: row.odds.value,
                truth: row.truth.value.clone(),
                name: if row.name.is_empty() {
                    row.id.value.replace('_', " ")
                } else {
                    row.name.value.clone()
                },
                adversary: row.adversary.value,
                actor: self.actor_of(&row.actor),
                looks_like: None,
            })
            .collect();
        for (index, row) in rows.iter().enumerate() {
            let Some(other) = row.looks_like.value.as_ref() else { continue };
            causes[index].looks_like = causes.iter().position(|cause| cause.id == *other);
            if causes[index].looks_like.is_none() {
                let name = Spanned { value: other.clone(), ..row.id.clone() };
                self.unknown_cause(&Spanned { span: row.looks_like.span.clone(), ..name }, &causes);
            }
        }
        causes
    }

    fn option(&mut self, row: &DispatchOption, causes: &[Cause]) -> scenario::DispatchOption {
        let mut favours = Vec::new();
        for price in row.favours.iter() {
            let ally = self.names.ally(&price.ally);
            favours.extend(self.kept(ally).map(|ally| (ally, price.count.value as u8)));
        }
        let mut by_cause = Vec::new();
        for case in row.by_cause.iter() {
            let effects = self.effects(&case.effects);
            let Some(name) = self.kept(case.cause.sound()) else { continue };
            match causes.iter().position(|cause| cause.id == *name) {
                Some(cause) => by_cause.push((cause, effects)),
                None => self.unknown_cause(&case.cause, causes),
            }
        }
        scenario::DispatchOption {
            label: row.label.value.clone(),
            teams: row.teams.value as u8,
            favours,
            effects: self.effects(&row.effects),
            by_cause,
            remark: row.remark.value.clone(),
            echo: row.echo.as_ref().map(|echo| Echo {
                weeks: echo.weeks.value,
                text: echo.text.value.clone(),
                effects: self.effects(&echo.effects),
            }),
            tags: texts(&row.tags),
        }
    }

    fn unknown_cause(&mut self, name: &Spanned<String>, causes: &[Cause]) {
        self.built.findings.push_with(Severity::Error, || {
            let message = format!("this dispatch has no cause `{}`", shortened(name));
            let help = advice(name, causes.iter().map(|cause| cause.id.as_str()));
            Finding::error(code::UNKNOWN_REFERENCE, name.span.clone(), message).help(help)
        });
    }

    fn effects(&mut self, rows: &[Spanned<Effect>]) -> Vec<scenario::Effect> {
        let mut effects = Vec::with_capacity(rows.len());
        for row in rows {
            let effect = match &row.value {
                Effect::Response(shift) => Some(scenario::Effect::Response(shift.by.value)),
                Effect::Evidence(chip) => {
                    Some(scenario::Effect::Evidence(chip.manner.value, chip.weight.value))
                }
                Effect::Stakes(shift) => Some(scenario::Effect::Stakes(shift.by.value, shift.weeks.value)),
                Effect::Audience(shift) => Some(scenario::Effect::Audience(shift.by.value)),
                Effect::Intrusion(shift) => Some(scenario::Effect::Intrusion(shift.hours.value)),
                Effect::Favour(shift) => {
                    let ally = self.names.ally(&shift.ally);
                    ally.map(|ally| scenario::Effect::Favour(ally, shift.count.value as i8))
                }
                Effect::Work(done) => Some(scenario::Effect::Work(done.team_weeks.value)),
                Effect::LoseAccess => Some(scenario::Effect::LoseAccess),
                Effect::Rung(shift) => Some(scenario::Effect::Rung(shift.by.value as i8)),
                Effect::Support(shift) => Some(scenario::Effect::Support(shift.by.value)),
                Effect::Voice(shift) => {
                    self.names.ally(&shift.ally).map(|ally| scenario::Effect::Voice(ally, shift.by.value))
                }
                Effect::Clue => Some(scenario::Effect::Clue),
                Effect::Actor(shift) => {
                    self.names.actor(&shift.actor).map(|actor| scenario::Effect::Actor(actor, shift.by.value))
                }
                Effect::Card(shift) => {
                    let card = self.names.dispatch(&shift.dispatch);
                    card.map(|card| scenario::Effect::Card(card, shift.factor.value))
                }
            };
            effects.extend(self.kept(effect));
        }
        effects
    }
}
