//! The council's outlook: the true one, and that of an average adversary as the desk must assume it.

use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::scenario::{Disposition, Scenario};
use crate::sim::model::state::*;
use crate::sim::model::units::{Hour, WEEK};
use crate::sim::rules::defence::{line_share, posture};
use crate::sim::rules::politics::{Alliance, Support};
use crate::sim::rules::reckoning::Outlook;
use crate::sim::rules::{fear, norms, reckoning};

/// The average adversary of a level: what a giver reckons with who does not know which one it faces.
pub fn average(scenario: &Scenario) -> Disposition {
    let total: f64 = scenario.dispositions.iter().map(|d| d.odds).sum();
    let mean = |value: fn(&Disposition) -> f64| {
        scenario.dispositions.iter().map(|d| d.odds * value(d)).sum::<f64>() / total
    };
    Disposition {
        id: String::new(),
        name: String::new(),
        odds: 1.0,
        talk: mean(|d| d.talk),
        deed: mean(|d| d.deed),
        stakes: mean(|d| d.stakes),
        fearful: mean(|d| d.fearful),
        off_ramp: mean(|d| d.off_ramp),
        reads_weakness: false,
    }
}

/// The outlook of that average adversary under the level's mean stakes, by what the desk knows: `intrusion` is what it
/// thinks of the adversary's hold in our network, in hours, and `heard` what words of ours add to the allied answer.
pub fn nominal(support: &Support, intrusion: f64, heard: f64) -> Outlook {
    let Alliance { scenario, politics, chips, brigades, now } = support.alliance;
    let figures = &scenario.coefficients;
    let average = average(scenario);
    let weights = reckoning::weights(scenario, &average, chips, now);
    Outlook {
        evidence: chips.iter().zip(weights).map(|(chip, weight)| (chip.manner, weight)).collect(),
        undisturbed: scenario.undisturbed().0,
        posture: posture(scenario, brigades, now),
        line: line_share(scenario, brigades, now),
        reinforced: reinforced(scenario, brigades, now),
        intrusion,
        debate: support.debate(average.talk),
        optimism: 0.5 * (scenario.optimism.0 + scenario.optimism.1),
        predelegated: false,
        spared: norms::spared(scenario, &politics.norms),
        gain: scenario.stakes.0 + average.stakes + scenario.tension(f64::from(now) / f64::from(WEEK))
            - norms::trust(figures, &politics.norms)
            + fear::felt(&support.alliance, average.fearful),
        response: support.response(heard, average.talk),
        audience: 0.0,
    }
}

/// Posture and share of the line once the brigades on their way are in place; nothing where none is on its way.
fn reinforced(scenario: &Scenario, brigades: &[BrigadeState], now: Hour) -> Option<(f64, f64)> {
    let last = brigades.iter().map(|brigade| brigade.arrives).max().filter(|arrives| *arrives > now)?;
    Some((posture(scenario, brigades, last), line_share(scenario, brigades, last)))
}

/// Chance that the adversary reads an off-ramp as weakness.
pub fn weakness(scenario: &Scenario) -> f64 {
    let odds = |which: fn(&&Disposition) -> bool| {
        scenario.dispositions.iter().filter(which).map(|d| d.odds).sum::<f64>()
    };
    odds(|d| d.reads_weakness) / odds(|_| true)
}

/// What the council would reckon today: the truth of the needles, which intelligence reads with an error.
pub fn outlook(scenario: &Scenario, state: &State, support: &Support) -> Outlook {
    let figures = &scenario.coefficients;
    let disposition = &scenario.dispositions[state.opening.disposition.index()];
    let weights = reckoning::weights(scenario, disposition, &state.desk.book.chips, state.hour);
    let evidence = state.desk.book.chips.iter().zip(weights).map(|(chip, weight)| (chip.manner, weight));
    let passing: f64 = state.council.stakes.iter().filter(|p| p.until > state.hour).map(|p| p.amount).sum();
    Outlook {
        evidence: evidence.collect(),
        undisturbed: scenario.undisturbed().0,
        posture: posture(scenario, &state.desk.book.brigades, state.hour),
        line: line_share(scenario, &state.desk.book.brigades, state.hour),
        reinforced: reinforced(scenario, &state.desk.book.brigades, state.hour),
        intrusion: state.council.intrusion,
        debate: support.debate(disposition.talk),
        optimism: state.opening.optimism,
        predelegated: state.council.predelegated,
        spared: norms::spared(scenario, &state.desk.book.politics.norms),
        gain: state.opening.stakes - norms::trust(figures, &state.desk.book.politics.norms)
            + scenario.tension(f64::from(state.hour) / f64::from(WEEK) - state.opening.delay)
            + passing
            + fear::felt(&support.alliance, disposition.fearful),
        response: support.response(state.council.heard, disposition.talk),
        // Backing down can be made free; it never becomes a gain.
        audience: (state.council.audience + figures.audience_step * f64::from(state.council.readiness))
            .max(0.0),
    }
}

/// How a character takes an off-ramp of a size: what it takes off the cost of backing down, and off the answer it expects of
/// the allies where it reads it as weakness. `weakness` is 1 where it does, or the chance of it. A card's off-ramp is read as
/// one that was offered. Source: docs/rules/adversary.md.
pub fn off_ramp_taken(figures: &Coefficients, size: f64, off_ramp: f64, weakness: f64) -> (f64, f64) {
    // Where one that is offered takes nothing off, every off-ramp is read as one.
    let offers = if figures.off_ramp > 0.0 { size / figures.off_ramp } else { 1.0 };
    (size * off_ramp, offers * figures.off_ramp_weakness * weakness)
}
