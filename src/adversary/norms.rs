//! The council's answer to a norm: an explicit sum over its own reckoning, like its vote.

use crate::sim::formula::decision::{launch_chance, unseen};
use crate::sim::intel::CouncilPicture;
use crate::sim::ledger::{Answer, Ledger, Line, Term};
use crate::sim::luck::Stream;
use crate::sim::norms::{keeps, spared, worth};
use crate::sim::scenario::Scenario;
use crate::sim::state::Standing;
use crate::sim::units::WEEK;
use crate::sim::{Luck, NormId};

/// Answers to all norms that lie before the council.
pub(super) fn answers(scenario: &Scenario, council: &CouncilPicture, luck: Luck) -> Vec<Answer> {
    let norms = council.norms.iter().enumerate();
    let proposed = norms.filter(|(_, there)| there.standing == Standing::Proposed);
    proposed.map(|(index, _)| answer(scenario, council, luck, NormId::from(index))).collect()
}

fn answer(scenario: &Scenario, council: &CouncilPicture, luck: Luck, norm: NormId) -> Answer {
    let figures = &scenario.coefficients;
    let mut signed = council.norms.clone();
    signed[norm.index()].standing = Standing::Signed;
    let spared = spared(scenario, &signed);
    let off_ramp = scenario.dispositions[council.disposition.index()].off_ramp;
    let worth = worth(figures, &council.outlook, spared, off_ramp);
    let subject = scenario.norm(norm.index()).subject;
    let mood = luck.uniform(Stream::Choice, subject, u64::from(council.book.held));
    let line = |term, utility, figure| Line { term, utility, figure, evidence: None };
    let lines = vec![
        line(Term::Relief, worth.relief, spared),
        line(Term::Restraint, worth.restraint, figures.norm_hold),
        line(Term::Agreement, worth.peace, off_ramp),
        line(Term::Unseen, unseen(figures.steepness, mood, f64::from(WEEK)), mood),
    ];
    Answer {
        norm,
        balance: Ledger::sum(&lines),
        lines,
        chance: launch_chance(&figures.steepness, &worth.sum()),
        keep: keeps(figures, &worth),
    }
}
