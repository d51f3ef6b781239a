//! How the council reckons: from evidence to belief, from belief to hours, from hours to a chance. The council's mind
//! calls it with what it knows; intelligence with what it guesses; the interface to explain either.

use crate::sim::formula::belief::{PerType, chip_weight, expectation, posterior, power};
use crate::sim::formula::decision::{Stakes, choice_worth, launch_chance, needle, quick_win};
use crate::sim::formula::number::Number;
use crate::sim::formula::tempo::hours_to_objective;
use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::scenario::{Disposition, Manner, Scenario};
use crate::sim::model::state::Chip;
use crate::sim::model::units::{ENDLESS, Hour, weeks};

/// Everything the reckoning depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Evidence with its weight today.
    pub evidence: Vec<(Manner, f64)>,
    /// Hours to the first objective, undisturbed.
    pub undisturbed: f64,
    /// Posture factor g.
    pub posture: f64,
    /// Share of the hours of its line that the alliance still needs: 1 without a brigade in place.
    pub line: f64,
    /// Both of these once the brigades on their way are in place; nothing where none is on its way.
    pub reinforced: Option<(f64, f64)>,
    /// Hours held in the alliance's network, added to its reaction.
    pub intrusion: f64,
    /// Hours of debate beyond those of the beginning, added to it too; negative when allies have been won.
    pub debate: f64,
    /// Factor by which the reckoner overrates that reaction.
    pub optimism: f64,
    /// Whether the formations hold the order to attack beforehand: then no disruption costs them anything, and the
    /// march takes as long as that word allows.
    pub predelegated: bool,
    /// Share of the alliance's ways in that signed norms forbid it to use.
    pub spared: f64,
    /// Gain of a quick win, B.
    pub gain: f64,
    /// Believed allied answer, pi.
    pub response: f64,
    /// Cost of backing down, A.
    pub audience: f64,
}

/// The result.
#[derive(Clone, Debug, PartialEq)]
pub struct Reckoning {
    /// Belief over the capability types.
    pub belief: PerType<f64>,
    /// Chance of a quick win, over the belief.
    pub win: f64,
    /// dEU.
    pub advantage: f64,
    /// What waiting costs, because brigades on their way will close the window.
    pub closing: f64,
    /// Chance of a yes.
    pub chance: f64,
    /// "They believe": the hours whose chance is `win`.
    pub believed: f64,
    /// "They go if under": the hours whose chance is the threshold p*.
    pub bar: f64,
}

/// What is left of a chip of this manner after some weeks, as a share: of one that shows an access on average, over the hours
/// at which that may be closed. Source: docs/rules/signals.md (house).
pub fn fade(figures: &Coefficients, manner: Manner, weeks: f64) -> f64 {
    match manner {
        Manner::Claim => power(figures.claim_fade, weeks),
        Manner::Exercise => power(figures.exercise_fade, weeks),
        Manner::Decoy | Manner::Live => {
            figures.live_floor + (1.0 - figures.live_floor) * power(1.0 - figures.patched, weeks)
        }
        Manner::Failed | Manner::Confirmed => power(figures.exercise_fade, weeks),
    }
}

/// Likelihood of a signal under each capability type. Without cyber effects no signal says anything.
pub fn likelihood(figures: &Coefficients, manner: Manner) -> PerType<f64> {
    let told = match manner {
        Manner::Claim => figures.claim,
        Manner::Exercise => figures.exercise,
        Manner::Decoy => figures.decoy,
        Manner::Live => figures.live,
        Manner::Failed => figures.failed,
        Manner::Confirmed => figures.live,
    };
    told.map(|l| power(l, figures.cyber))
}

/// Weights of all chips today, oldest first, as one disposition takes them.
pub fn weights(scenario: &Scenario, disposition: &Disposition, chips: &[Chip], now: Hour) -> Vec<f64> {
    let figures = &scenario.coefficients;
    let family = |chip: &Chip| chip.access.map(|access| &scenario.accesses[access.index()].family);
    let weight = |(index, chip): (usize, &Chip)| {
        // An access of another family than was shown, or of one that they have closed, is news.
        let again = |other: &&Chip| {
            other.manner == chip.manner && family(other) == family(chip) && other.closed.is_none()
        };
        let earlier = chips[..index].iter().filter(again).count() as u32;
        let taken = match chip.manner {
            Manner::Claim | Manner::Exercise | Manner::Decoy => disposition.talk,
            Manner::Live => disposition.deed,
            Manner::Failed | Manner::Confirmed => 1.0,
        };
        let left = match (chip.access, chip.closed) {
            (None, _) => fade(figures, chip.manner, weeks(chip.at, now)),
            (Some(_), None) => 1.0,
            (Some(_), Some(_)) => figures.live_floor,
        };
        taken * chip_weight(chip.credibility, figures.repetition, earlier, left)
    };
    chips.iter().enumerate().map(weight).collect()
}

/// What the council makes of an outlook. Source: docs/rules/council.md, signals.md.
pub fn reckon(figures: &Coefficients, outlook: &Outlook) -> Reckoning {
    let evidence = outlook.evidence.iter().map(|(manner, weight)| (likelihood(figures, *manner), *weight));
    let belief = posterior(&figures.prior, evidence);
    let (lost, undisturbed) = if outlook.predelegated {
        ([0.0; 4], outlook.undisturbed / figures.predelegated_pace)
    } else {
        (figures.type_hours.map(|h| h * figures.cyber * (1.0 - outlook.spared)), outlook.undisturbed)
    };
    let against = |posture: f64, line: f64| {
        let reaction = reaction(figures, outlook, line);
        win_chance(&belief, &lost, &posture, &undisturbed, &reaction, &figures.reckoning_spread)
    };
    let reaction = reaction(figures, outlook, outlook.line);
    let win = against(outlook.posture, outlook.line);
    let mut stakes = stakes(figures, outlook);
    let closing = outlook.reinforced.map_or(0.0, |(posture, line)| {
        let worth = |win: &f64| choice_worth(&figures.steepness, &stakes.advantage(win));
        figures.closing_window * (worth(&win) - worth(&against(posture, line))).max(0.0)
    });
    stakes.audience += closing;
    let advantage = stakes.advantage(&win);
    let hours = |chance| needle(reaction, figures.reckoning_spread, chance).min(ENDLESS);
    Reckoning {
        belief,
        win,
        advantage,
        closing,
        chance: launch_chance(&figures.steepness, &advantage),
        believed: hours(win),
        bar: hours(least_chance(&stakes)),
    }
}

/// Hours the alliance is thought to need for a share of its line, with what its adversary holds in its network and with its debate, times
/// optimism. Source: docs/rules/politics.md, intrusion.md, council.md.
pub fn reaction(figures: &Coefficients, outlook: &Outlook, line: f64) -> f64 {
    (figures.reaction * line + outlook.intrusion * figures.cyber + outlook.debate).max(1.0) * outlook.optimism
}

/// E_b[p]: the chance of a quick win over the belief. Source: docs/rules/council.md.
pub fn win_chance<N: Number>(
    belief: &PerType<N>,
    type_hours: &PerType<N>,
    posture: &N,
    undisturbed: &N,
    reaction: &N,
    spread: &N,
) -> N {
    let chances = type_hours
        .each_ref()
        .map(|hours| quick_win(reaction, &hours_to_objective(posture, undisturbed, hours), spread));
    expectation(belief, &chances).called(
        "chance of a quick win, over the belief",
        "",
        "docs/rules/council.md: E_b[p]",
    )
}

/// The chance of a quick win above which an attack pays: 1 where none does, 0 where any does. Where a quick win is worth
/// no more than a failed attempt, the chance of it decides nothing.
fn least_chance(stakes: &Stakes<f64>) -> f64 {
    if stakes.gain + stakes.loss > 0.0 {
        return stakes.threshold();
    }
    if stakes.advantage(&0.0) > 0.0 { 0.0 } else { 1.0 }
}

/// The stakes of an outlook.
pub fn stakes(figures: &Coefficients, outlook: &Outlook) -> Stakes<f64> {
    Stakes {
        gain: outlook.gain,
        loss: figures.loss,
        war: figures.war_cost,
        response: outlook.response,
        retaliation: figures.retaliation,
        status_quo: figures.status_quo,
        audience: outlook.audience,
    }
}
