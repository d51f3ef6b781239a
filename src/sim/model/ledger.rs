//! The council's ledger: every term of one decision, the belief under it, the evidence that last moved it. It adds up.

use crate::sim::formula::belief::PerType;
use crate::sim::formula::decision::chance_within;
use crate::sim::formula::mood::Mood;
use crate::sim::formula::normal::quantile;
use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::ids::NormId;
use crate::sim::model::state::Conduct;
use crate::sim::model::units::{Hour, WEEK};
use serde::{Deserialize, Serialize};

/// One decision of the adversary's council.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// When.
    pub hour: Hour,
    /// Hours to the objective as believed: the left needle.
    pub believed: f64,
    /// Hours under which attack pays: the right needle.
    pub bar: f64,
    /// Belief over the capability types.
    pub belief: PerType<f64>,
    /// The terms; their utilities sum to [`Ledger::balance`], in this order.
    pub lines: Vec<Line>,
    /// dEU + e: the vote is yes iff it is positive.
    pub balance: f64,
    /// Chance of a yes in a week over all moods there may be: what habits go by. It leaves out what earlier votes tell of
    /// the mood; what is shown is that of [`chances`].
    pub chance: f64,
    /// Whether the council voted for the next step.
    pub yes: bool,
    /// Whether it took a step down.
    pub down: bool,
    /// Believed hours at which the vote would have turned, mood unchanged.
    pub turning: f64,
    /// What it decided about its war, if it sat in one: then a yes is to press on.
    #[serde(default)]
    pub conduct: Option<Conduct>,
    /// Its answers to norms that lay before it.
    #[serde(default)]
    pub answers: Vec<Answer>,
}

/// An answer to a norm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Which.
    pub norm: NormId,
    /// The terms; their utilities sum to [`Answer::balance`], in this order.
    pub lines: Vec<Line>,
    /// It signs iff it is positive.
    pub balance: f64,
    /// Chance of a signature before the mood was known.
    pub chance: f64,
    /// Whether it means to keep what it signs.
    pub keep: bool,
}

/// One term of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Which.
    pub term: Term,
    /// What it adds, in utility.
    pub utility: f64,
    /// The belief under it: a chance, a count or hours, by term.
    pub figure: f64,
    /// Position of the chip of evidence that last moved it, if any.
    pub evidence: Option<u16>,
}

/// The terms of dEU + e. Source: docs/rules/council.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Term {
    /// E[p] (B + L), figure: the chance of a quick win.
    QuickWin,
    /// - L.
    Failure,
    /// - C_war.
    War,
    /// - pi C_ret, figure: pi.
    Answer,
    /// - U_sq.
    StatusQuo,
    /// + A, figure: the step of the ladder.
    BackingDown,
    /// What waiting costs because brigades are on their way, figure: that cost.
    Window,
    /// In war: what the attack has cost so far, figure: the share of its columns' power that is gone.
    Losses,
    /// In war: what halting would cost, figure: the share of the objectives it holds.
    Halting,
    /// e: what nobody outside the room sees. Shown in the debrief only.
    Unseen,
    /// Of a norm: what of our threat it takes away, figure: the share of our ways in that all norms then forbid.
    Relief,
    /// Of a norm: what giving up a part of its hold costs, figure: the hours.
    Restraint,
    /// Of a norm: what an agreement is worth in itself.
    Agreement,
}

/// The chance of a yes that each council of a game had, given how those before it had voted: what may be known before
/// it votes. The mood lasts, and whoever has seen a council refuse what it had reason to do knows something of the next.
///
/// `interval` is the hours between two councils, `ledgers` are those of a game so far, oldest first.
pub fn chances(figures: &Coefficients, interval: Hour, ledgers: &[Ledger]) -> Vec<f64> {
    let mut mood = Mood::unknown(figures.mood_persistence);
    let mut last = None;
    let chance = |ledger: &Ledger| {
        let apart = last.replace(ledger.hour).map_or(0, |last| ledger.hour.saturating_sub(last));
        (0..apart.div_ceil(interval.max(1))).for_each(|_| mood.pass());
        // A council says yes when its mood lies below this.
        let interval = if ledger.conduct.is_some() { WEEK } else { interval };
        let level = quantile(chance_within(ledger.chance, f64::from(interval)));
        let chance = mood.below(level);
        mood.seen(level, ledger.yes);
        chance
    };
    ledgers.iter().map(chance).collect()
}

impl Ledger {
    /// Sum of the lines, in their order.
    pub fn sum(lines: &[Line]) -> f64 {
        lines.iter().map(|line| line.utility).sum()
    }
}
