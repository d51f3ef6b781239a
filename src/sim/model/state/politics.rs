//! What has passed between the desk and the allies: consultations, incidents, norms, the escalation ladder.

use crate::sim::formula::belief::power;
use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::ids::*;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::NormState;
use crate::sim::model::units::{Hour, weeks};
use serde::Serialize;

/// What has passed between the desk and the allies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Politics {
    /// What each ally has been told, by `AllyId`.
    pub allies: Vec<AllyState>,
    /// Incidents in which somebody did us harm, oldest first.
    pub incidents: Vec<Incident>,
    /// Rung of the ladder of escalation, 0 to 7.
    pub rung: u8,
    /// The highest rung reached.
    pub highest: u8,
    /// Ways down offered to the adversary, as far as the allies know of them.
    pub offers: u8,
    /// Accusations made in public.
    pub accusations: u8,
    /// When Article 4 was invoked: once a crisis.
    pub article_four: Option<Hour>,
    /// Whether a commitment lies under silence until the next council.
    pub silence: bool,
    /// Hour until which a commitment that was agreed holds.
    pub guarantee: Option<Hour>,
    /// Hour until which the adversary believes a word that reached it through the back channel.
    pub reassured: Option<Hour>,
    /// When implants of the adversary were thrown out of our network last.
    pub blinded: Option<Hour>,
    /// Hour until which a silence that was broken is remembered, and how many allies broke it.
    pub broken: Option<(Hour, u8)>,
    /// Where each norm stands, by `NormId`.
    pub norms: Vec<NormState>,
}

/// What one ally has been told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct AllyState {
    /// What consultations had added to its support when it was consulted last.
    pub told: f64,
    /// When that was.
    pub told_at: Hour,
    /// What cards have added to its support.
    pub moved: f64,
    /// Whether it said yes when last asked.
    pub yes: bool,
}

/// Harm done to us, and what is known of who did it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Incident {
    /// The dispatch that told it.
    pub dispatch: DispatchId,
    /// When.
    pub at: Hour,
    /// Clues gathered, oldest first.
    pub clues: Vec<Clue>,
    /// The cause that was named in public, by position in the dispatch.
    pub blamed: Option<u8>,
    /// Whether the clues that came by an ear have been shown to all.
    pub declassified: bool,
}

/// A piece of evidence on an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Clue {
    /// The cause it points to, by position in the dispatch.
    pub points: u8,
    /// The access it was heard through: a clue that not every ally may see. It is the more reliable kind.
    pub ear: Option<AccessId>,
}

impl AllyState {
    /// What it remembers of what it was told: that fades. House form, like the chips of docs/rules/signals.md.
    pub fn remembers(&self, figures: &Coefficients, now: Hour) -> f64 {
        self.told * power(figures.told_fade, weeks(self.told_at, now))
    }

    /// Each consultation that follows another at once persuades less than the one before, as a signal does that is
    /// repeated.
    pub fn consult(&mut self, figures: &Coefficients, now: Hour) {
        let remembered = self.remembers(figures, now);
        self.told = figures.consultation + figures.repetition * remembered;
        self.told_at = now;
    }
}

impl Politics {
    /// Incidents nobody has been named for.
    pub fn unattributed(&self) -> impl Iterator<Item = &Incident> {
        self.incidents.iter().filter(|incident| incident.blamed.is_none())
    }

    /// Whether the allies send brigades: once they have met over Article 4, or see an adversary out of garrison. Source:
    /// docs/rules/brigades.md.
    pub fn alarmed(&self, readiness: u8) -> bool {
        self.article_four.is_some() || readiness > 0
    }

    /// Moves the support of every ally.
    pub fn move_all(&mut self, by: f64) {
        self.allies.iter_mut().for_each(|ally| ally.moved += by);
    }

    /// Consults every ally.
    pub fn consult_all(&mut self, figures: &Coefficients, now: Hour) {
        self.allies.iter_mut().for_each(|ally| ally.consult(figures, now));
    }

    /// Before anybody has said anything.
    pub fn begin(scenario: &Scenario) -> Self {
        Self {
            allies: vec![AllyState::default(); scenario.allies.len()],
            incidents: Vec::new(),
            rung: 0,
            highest: 0,
            offers: 0,
            accusations: 0,
            article_four: None,
            silence: false,
            guarantee: None,
            reassured: None,
            blinded: None,
            broken: None,
            norms: vec![NormState::OPEN; scenario.norms().len()],
        }
    }

    /// Moves the rung, within 0 and 7.
    pub fn climb(&mut self, by: i8) {
        self.rung = self.rung.saturating_add_signed(by).min(7);
        self.highest = self.highest.max(self.rung);
    }

    /// The incident of a dispatch.
    pub fn incident(&self, dispatch: DispatchId) -> Option<&Incident> {
        self.incidents.iter().find(|incident| incident.dispatch == dispatch)
    }

    /// The incident of a dispatch, to change it.
    pub fn incident_mut(&mut self, dispatch: DispatchId) -> Option<&mut Incident> {
        self.incidents.iter_mut().find(|incident| incident.dispatch == dispatch)
    }
}

impl Incident {
    /// Whether something secret is known of it that not every ally has been shown.
    pub fn secret(&self) -> bool {
        self.clues.iter().any(|clue| clue.ear.is_some()) && !self.declassified
    }

    /// Chance of each cause on the clues that an eye may see: Bayes over the odds of the level, taking every clue to
    /// point at the true cause with its stated chance and at any other alike.
    /// Clues that are never wrong and contradict each other say nothing.
    pub fn belief(&self, scenario: &Scenario, cleared: bool) -> impl Iterator<Item = f64> {
        let figures = &scenario.coefficients;
        let causes = &scenario.dispatches[self.dispatch.index()].causes;
        let others = (causes.len().max(2) - 1) as f64;
        let told = move |(cause, odds): (usize, f64)| {
            let seen = |clue: &&Clue| cleared || self.declassified || clue.ear.is_none();
            self.clues.iter().filter(seen).fold(odds, |chance, clue| {
                let right = if clue.ear.is_some() { figures.clue_heard } else { figures.clue };
                chance * if cause == usize::from(clue.points) { right } else { (1.0 - right) / others }
            })
        };
        let odds = causes.iter().map(|cause| cause.odds).enumerate();
        let clear: f64 = odds.clone().map(told).sum();
        let total = if clear > 0.0 { clear } else { odds.clone().map(|(_, odds)| odds).sum() };
        odds.map(move |(cause, odds)| if clear > 0.0 { told((cause, odds)) / total } else { odds / total })
    }

    /// Chance that the adversary is behind it.
    pub fn against(&self, scenario: &Scenario, cleared: bool) -> f64 {
        let causes = &scenario.dispatches[self.dispatch.index()].causes;
        let guilty = causes.iter().zip(self.belief(scenario, cleared)).filter(|(cause, _)| cause.adversary);
        guilty.map(|(_, chance)| chance).sum()
    }
}
