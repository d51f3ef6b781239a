//! The allies: what each has been told, what it fears, and whether it would say yes today.
//!
//! Article 5 has no magic number. Every ally has its own bar and one fear of its own; what you do to deter moves all
//! of them, in different directions. Everything here is known to the desk but the exact bar of an ally, which the seed
//! draws around the level's figure: so an ally has a chance of saying yes, and the sum of these chances is the answer
//! that the adversary believes in. Source: docs/rules/politics.md.

use crate::sim::formula::belief::power;
use crate::sim::formula::normal::cumulative;
use crate::sim::model::ids::*;
use crate::sim::model::luck::{Luck, Stream};
use crate::sim::model::scenario::{Ally, Fear, Scenario};
use crate::sim::model::state::{BrigadeState, Chip, DeskBook, Incident, Politics, State};
use crate::sim::model::units::{Hour, after, weeks};

/// Why an ally stands where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It has been consulted.
    Consulted,
    /// The case against the adversary.
    Case,
    /// What cards did.
    Cards,
    /// Loud signals, to one that fears to be drawn in.
    Loud,
    /// The rung, to one that fears escalation.
    Rung,
    /// Brigades, to one that fears to be left alone.
    Brigades,
    /// Ways down offered, to the same.
    Offered,
    /// Harm nobody answered, to one that fears to be the next.
    Unanswered,
    /// Ways down offered, to one that fears a rupture.
    Talks,
    /// Accusations, to the same.
    Accused,
}

/// What the desk knows that moves an ally.
#[derive(Clone, Copy, Debug)]
pub struct Alliance<'a> {
    /// The level.
    pub scenario: &'a Scenario,
    /// What has passed so far.
    pub politics: &'a Politics,
    /// Signals given, oldest first.
    pub chips: &'a [Chip],
    /// Brigades sent.
    pub brigades: &'a [BrigadeState],
    /// Now.
    pub now: Hour,
}

impl Alliance<'_> {
    /// What an incident weighs today, before anybody asks who did it: its harm, fading.
    pub fn harm(&self, incident: &Incident) -> f64 {
        let card = &self.scenario.dispatches[incident.dispatch.index()];
        card.harm * power(self.scenario.coefficients.harm_fade, weeks(incident.at, self.now))
    }

    /// The strongest case against the adversary that an ally sees: harm times confidence, less while nobody has been
    /// named. One who wants proof counts a case below the coefficient `proof` for nothing and the rest `proven` times.
    pub fn case(&self, ally: &Ally) -> f64 {
        let figures = &self.scenario.coefficients;
        let weigh = |incident: &Incident| {
            let confidence = incident.against(self.scenario, ally.cleared);
            let named = if incident.blamed.is_some() { 1.0 } else { figures.unnamed_case };
            let counted = match ally.fear {
                Some(Fear::Proof) if confidence < figures.proof => 0.0,
                Some(Fear::Proof) => figures.proven,
                _ => 1.0,
            };
            self.harm(incident) * confidence * named * counted
        };
        self.politics.incidents.iter().map(weigh).fold(0.0, f64::max)
    }

    /// Why an ally stands where it stands: what each reason adds to its support.
    pub fn reasons(&self, id: AllyId) -> impl Iterator<Item = (Reason, f64)> {
        let figures = &self.scenario.coefficients;
        let (ally, told) = (&self.scenario.allies[id.index()], &self.politics.allies[id.index()]);
        let consulted = told.remembers(figures, self.now);
        let fright = |count: usize| -figures.fright * count as f64;
        let comfort = |count: usize| figures.comfort * count as f64;
        let offers = usize::from(self.politics.offers);
        let fears = match ally.fear {
            Some(Fear::Entrapment) => [Some((Reason::Loud, fright(self.loud()))), None],
            Some(Fear::Escalation) => [Some((Reason::Rung, fright(usize::from(self.politics.rung)))), None],
            Some(Fear::Abandonment) => [
                Some((Reason::Brigades, comfort(self.brigades.len()))),
                Some((Reason::Offered, fright(offers))),
            ],
            Some(Fear::Exposure) => [Some((Reason::Unanswered, fright(self.unanswered()))), None],
            Some(Fear::Rupture) => [
                Some((Reason::Talks, comfort(offers))),
                Some((Reason::Accused, fright(usize::from(self.politics.accusations)))),
            ],
            Some(Fear::Proof) | None => [None, None],
        };
        let known =
            [(Reason::Consulted, consulted), (Reason::Case, self.case(ally)), (Reason::Cards, told.moved)];
        known.into_iter().chain(fears.into_iter().flatten()).filter(|(_, by)| by.abs() > 1e-9)
    }

    /// Whether something loud of an hour still frightens, allies as well as the adversary.
    pub fn still_loud(&self, at: Hour) -> bool {
        after(at, self.scenario.coefficients.loud_weeks) > self.now
    }

    /// Whether implants of the adversary were thrown out of our network so lately that it is frightened by that.
    pub fn blinded(&self) -> bool {
        self.politics.blinded.is_some_and(|at| self.still_loud(at))
    }

    /// Loud signals of the last weeks.
    pub fn loud(&self) -> usize {
        self.chips.iter().filter(|chip| chip.manner.loud() && self.still_loud(chip.at)).count()
    }

    /// Incidents on which there is neither a clue nor a name.
    fn open_incidents(&self) -> impl Iterator<Item = &Incident> {
        let open = |incident: &&Incident| incident.clues.is_empty() && incident.blamed.is_none();
        self.politics.incidents.iter().filter(open)
    }

    /// Those of them that are still felt.
    fn unanswered(&self) -> usize {
        let whole = |incident: &Incident| self.scenario.dispatches[incident.dispatch.index()].harm;
        self.open_incidents().filter(|incident| self.harm(incident) > 0.5 * whole(incident)).count()
    }

    /// Support of an ally: the sum of its reasons.
    pub fn support(&self, id: AllyId) -> f64 {
        self.reasons(id).map(|(_, by)| by).sum()
    }

    /// Chance that an ally would say yes to Article 5 today: Phi((support - bar) / spread).
    pub fn chance(&self, id: AllyId) -> f64 {
        self.passes(id, 0.0)
    }

    /// Chance that an ally's support with a margin reaches its bar.
    fn passes(&self, id: AllyId, margin: f64) -> f64 {
        let bar = self.scenario.allies[id.index()].bar;
        cumulative((self.support(id) + margin - bar) / self.scenario.coefficients.voice_spread)
    }

    fn allies(&self) -> impl Iterator<Item = AllyId> + use<> {
        (0..self.scenario.allies.len()).map(AllyId::from)
    }

    /// Allies that would rather say yes than no.
    pub fn yes(&self) -> usize {
        self.allies().filter(|id| self.chance(*id) > 0.5).count()
    }

    /// Whether an ally has turned away: its support is so far below nothing that no case would move it.
    pub fn turned_away(&self, id: AllyId) -> bool {
        self.support(id) < -self.scenario.coefficients.turning_away
    }

    /// Allies that still stand with the alliance. Below three politics is lost.
    pub fn standing(&self) -> usize {
        if self.calm() {
            return self.scenario.allies.len();
        }
        self.allies().filter(|id| !self.turned_away(*id)).count()
    }

    /// Whether nobody can have turned away, without asking each: not even an ally to which cards have done the worst that
    /// they did to any, and which fears whatever has gone furthest. This is asked every hour.
    fn calm(&self) -> bool {
        let (figures, politics) = (&self.scenario.coefficients, self.politics);
        let moved = politics.allies.iter().map(|ally| ally.moved).fold(0.0, f64::min);
        let counts = [politics.rung, politics.offers, politics.accusations].map(usize::from);
        let counts = counts.into_iter().chain([self.loud(), self.open_incidents().count()]);
        let most = counts.max().unwrap_or_default() as f64;
        moved - figures.fright * most >= -figures.turning_away
    }

    /// Asks every ally where it stands.
    pub fn overall(&self) -> Support<'_> {
        let nothing = Politics::begin(self.scenario);
        let before = Alliance { politics: &nothing, chips: &[], brigades: &[], ..*self };
        let won = self.allies().map(|id| self.chance(id) - before.chance(id)).sum();
        Support { alliance: *self, won }
    }

    /// Chance that nobody breaks silence over a commitment: keeping silent is easier than saying yes.
    pub fn silence_holds(&self) -> f64 {
        let margin = self.scenario.coefficients.silence;
        self.allies().map(|id| self.passes(id, margin)).product()
    }

    /// How many allies break silence when it does not hold, on the mean, rounded: at least one.
    pub fn breakers_expected(&self) -> u8 {
        let margin = self.scenario.coefficients.silence;
        let breaking: f64 = self.allies().map(|id| 1.0 - self.passes(id, margin)).sum();
        let unheld = (1.0 - self.silence_holds()).max(f64::EPSILON);
        libm::round(breaking / unheld).max(1.0) as u8
    }

    /// Allies that break silence, by the bars the seed has drawn.
    pub fn breakers(&self, luck: Luck) -> Vec<AllyId> {
        let figures = &self.scenario.coefficients;
        let breaks = |id: &AllyId| {
            let ally = &self.scenario.allies[id.index()];
            let bar = ally.bar + figures.voice_spread * luck.normal(Stream::Ally, ally.subject, 0);
            self.support(*id) + figures.silence < bar
        };
        self.allies().filter(breaks).collect()
    }

    /// How its lender's lawyers read a live demonstration of an access today: the readiness they see and a case speak for
    /// it, a cautious lender and software that may spread against it.
    pub fn reading(&self, access: AccessId, readiness: u8) -> Reading {
        let plan = &self.scenario.accesses[access.index()];
        let ally = &self.scenario.allies[plan.owner.index()];
        let case = i32::from(self.case(ally) >= self.scenario.coefficients.lawful_case);
        let against = i32::from(ally.cautious) + i32::from(plan.spread.is_some());
        match i32::from(readiness) + case - against {
            ..0 => Reading::Refused,
            0 => Reading::Doubtful,
            1.. => Reading::Lawful,
        }
    }
}

/// Where the allies stand together.
#[derive(Clone, Copy, Debug)]
pub struct Support<'a> {
    /// The alliance they were asked in.
    pub alliance: Alliance<'a>,
    /// Expected number of allies that would say yes, above what the crisis began with.
    pub won: f64,
}

impl Support<'_> {
    /// Chance of an allied answer, pi: the assumption set's figure, moved by the share of allies won since, by a
    /// commitment that holds and by a silence that was broken, as somebody takes it who believes a share `talk` of what is
    /// said. `heard` is what cards have added. Source: docs/rules/council.md (pi).
    pub fn response(&self, heard: f64, talk: f64) -> f64 {
        let Alliance { scenario, politics, now, .. } = self.alliance;
        let figures = &scenario.coefficients;
        let allies = scenario.allies.len().max(1) as f64;
        let bound = politics.guarantee.is_some_and(|until| until > now);
        let guarantee = if bound { figures.guarantee } else { 0.0 };
        let broken = politics.broken.filter(|(until, _)| *until > now);
        let breakers = broken.map_or(0.0, |(_, breakers)| f64::from(breakers));
        let broken = figures.broken_silence * breakers / allies;
        let promised = self.won / allies + guarantee - broken + heard;
        (figures.response + believed(promised, talk)).clamp(0.0, 1.0)
    }

    /// Hours by which our line closes later than the assumption set says, as the same somebody takes it: every ally won saves
    /// hours of debate.
    pub fn debate(&self, talk: f64) -> f64 {
        -self.alliance.scenario.coefficients.debate * believed(self.won, talk)
    }
}

/// What is believed of a promise: as much as talk is, but what is missing counts in full. Source: docs/rules/politics.md
/// (Press 2005: what is in place is judged, and not what was said).
fn believed(promised: f64, talk: f64) -> f64 {
    if promised > 0.0 { promised * talk } else { promised }
}

/// The promise of which so much is believed; none where talk is not believed at all.
pub fn promised(believed: f64, talk: f64) -> f64 {
    match believed > 0.0 {
        true if talk > 0.0 => believed / talk,
        true => 0.0,
        false => believed,
    }
}

/// How a lender's lawyers read a live demonstration. Source: docs/rules/politics.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// Unlawful: the lender will not hear of it.
    Refused,
    /// Arguable: it costs a favour more.
    Doubtful,
    /// Lawful.
    Lawful,
}

impl DeskBook {
    /// The allies and what each has been told, as this book has it.
    pub fn alliance<'a>(&'a self, scenario: &'a Scenario, now: Hour) -> Alliance<'a> {
        Alliance { scenario, politics: &self.politics, chips: &self.chips, brigades: &self.brigades, now }
    }
}

impl State {
    /// The allies and what each has been told, as this book has it.
    pub fn alliance<'a>(&'a self, scenario: &'a Scenario) -> Alliance<'a> {
        self.desk.book.alliance(scenario, self.hour)
    }
}
