//! Whether a level is worth playing: the bars of docs/rules/balance.md, each measured by games.

mod answers;
mod bar;
mod hint;
mod kinds;
mod lever;
mod levers;
mod plans;
mod scores;
mod search;
mod seated;
mod wars;
mod weeks;

pub use answers::Answer;
pub use bar::{Bar, Name, Verdict, all as bars};
pub use hint::Hint;
pub use kinds::{Kind, Takes, met};
pub use lever::Lever;
pub use levers::{LeftOut, Levers};
pub use plans::{Given, random};
pub use scores::{Scores, Share, explained};
pub use search::Found;
pub use seated::{Call, OurSide, SeatedGame};
pub use wars::{Before, Fought, How, Intents, PROTECTION};
pub use weeks::{Late, Repeated, Week};

use super::batch::launches;
use super::job::{Failure, Job, Tally};
use super::setting::Setting;
use super::statistics::Rate;
use crate::alliance::{Policy, policy};
use crate::session::Seats;
use crate::sim::state::Setup;
use crate::sim::units::WEEK;
use crate::sim::{DispositionId, Luck, Scenario};
use crate::{adversary, level};
use rayon::prelude::*;
use serde::Serialize;
use std::num::NonZeroUsize;
use std::sync::Arc;

/// The set under which cyber operations have no effect.
const NO_EFFECT: &str = "none";

/// Games for every rate, unless more are asked for: a first look in half a minute on two threads.
pub const RUNS: u32 = 16;

/// Random plans, and paths through the dispatches; the same.
pub const PLANS: u32 = 16;

/// A plan or a path among hundreds is judged by this part of the games.
const SCREENING: u32 = 5;

/// A plan in a search is judged by this part of the games, generation by generation.
const SEARCHING: u32 = 6;

/// Games that are scored are this part of the games, of each named policy.
const SCORING: u32 = 20;

/// Wars of a mind that thinks are this part of the games.
const THINKING: u32 = 4;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// The level, under the assumptions that are to hold.
    pub setting: Setting,
    /// Games for every rate.
    pub runs: u32,
    /// Seed of the first.
    pub seed: u64,
    /// Random plans and paths to try.
    pub plans: u32,
    /// Whether to try as well which numbers of the level move the bars that do not hold.
    pub hints: bool,
}

/// A named policy.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Named {
    /// Which.
    pub policy: String,
    /// How often the attack comes.
    pub launches: Rate,
    /// How often it comes where cyber has no effect and both sides know it.
    pub without_effect: Rate,
    /// Whether it differs from the default policy in nothing but what it reveals.
    pub reveals_only: bool,
}

/// How a level measures up.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Balance {
    /// Name of the level.
    pub level: String,
    /// Its title.
    pub title: String,
    /// The assumption set.
    pub assume: String,
    /// Games for every rate.
    pub runs: u32,
    /// Games by which each random plan and path was judged, against each disposition.
    pub screening: u32,
    /// Seed of the first.
    pub seed: u64,
    /// Random plans and paths tried.
    pub plans: u32,
    /// Plans and paths that count as the best tenth, against each disposition.
    pub top: u32,
    /// The bars.
    pub bars: Vec<Bar>,
    /// What moves those that do not hold; nothing where nobody asked.
    pub hints: Vec<Hint>,
    /// Named policies.
    pub policies: Vec<Named>,
    /// Weeks.
    pub weeks: Vec<Week>,
    /// Whether single orders still decide late in the crisis.
    pub late: Late,
    /// Orders without a price, repeated every week.
    pub repeated: Vec<Repeated>,
    /// Dispositions in the order of the level.
    pub dispositions: Vec<String>,
    /// What levers are worth in the crisis.
    pub levers: Levers,
    /// Orders of the best random plans.
    pub orders: Vec<Given>,
    /// Answers of the best paths.
    pub answers: Vec<Answer>,
    /// Wars, fought in several ways.
    pub wars: Vec<Fought>,
    /// What promises the best end in them.
    pub intents: Intents,
    /// What games score.
    pub scores: Scores,
}

/// Some games alike but for their luck.
#[derive(Clone, Copy, Debug)]
pub struct Round<'a> {
    scenario: &'a Arc<Scenario>,
    policy: &'a Policy,
    setup: Setup,
    seed: u64,
    runs: u32,
}

impl Round<'_> {
    /// How often the attack comes under a plan, against one disposition or those that the seeds draw.
    fn launches(
        &self,
        plan: &Policy,
        against: Option<DispositionId>,
        tally: Tally<'_>,
    ) -> Result<Rate, Failure> {
        let setup = Setup { disposition: against.or(self.setup.disposition), ..self.setup };
        let seats = Seats::minds(plan.clone(), adversary::Policy::default());
        launches(self.scenario, &seats, &setup, self.seed, self.runs, tally)
    }

    fn seeds(&self) -> Vec<u64> {
        (0..self.runs).map(|run| self.seed.wrapping_add(u64::from(run))).collect()
    }
}

impl Question {
    /// Starts to play.
    ///
    /// # Errors
    /// [`Failure::Threads`] when the platform gives no threads.
    pub fn start(self, threads: Option<NonZeroUsize>) -> Result<Job<Balance>, Failure> {
        Job::begin(threads, move |tally| self.answer(tally))
    }

    fn answer(&self, tally: Tally<'_>) -> Result<Balance, Failure> {
        let mut balance = self.measure(tally)?;
        if self.hints {
            balance.hints = self.hints(&balance, tally)?;
        }
        Ok(balance)
    }

    fn measure(&self, tally: Tally<'_>) -> Result<Balance, Failure> {
        let built =
            |setting: &Setting| setting.build(&[]).map_err(|report| Failure::Level(report.text(false)));
        let scenario = built(&self.setting)?;
        let without = level::assumptions::named(NO_EFFECT).expect("it is shipped");
        let without = built(&Setting { assumptions: without, ..self.setting.clone() })?;
        let named: Vec<Policy> = policy::NAMES.iter().filter_map(|name| policy::named(name)).collect();
        let silent = &named[0];
        let best = named.iter().find(|policy| policy.name == scenario.best_policy).unwrap_or(silent);
        let round = Round {
            scenario: &scenario,
            policy: silent,
            setup: Setup::default(),
            seed: self.seed,
            runs: self.runs,
        };
        let screening = self.runs.div_ceil(SCREENING);

        tally.expect(self.runs as usize);
        let kinds = round
            .seeds()
            .into_par_iter()
            .map(|seed| tally.game(|| Ok(kinds::met(&scenario, silent, Setup::default(), seed))));
        let mut kinds = kinds::together(kinds.collect::<Result<Vec<_>, Failure>>()?);
        // What takes nothing of a week states or shows something; it is no plan's alternative to anything.
        kinds.retain(|kind| kind.takes != Takes::Nothing);
        let free: Vec<&Kind> =
            kinds.iter().filter(|kind| kind.free && kind.takes != Takes::Nothing).collect();
        let last = middle_week(&scenario);
        let plans: Vec<Policy> =
            (0..self.plans).map(|number| random(&scenario, Luck::new(self.seed), number, last)).collect();
        let dispositions = scenario.dispositions.len();
        let of_rates = 2 * named.len() + weeks::tried(&kinds) * last as usize + free.len();
        let of_screening = dispositions * 2 * plans.len();
        tally.expect(of_rates * self.runs as usize + of_screening * screening as usize);

        let few = self.runs.div_ceil(THINKING);
        let few_weeks = self.runs.div_ceil(SCREENING);
        let (plain, thought) = wars::ways();
        tally.expect(
            (Before::ALL.len() + plain.len()) * self.runs as usize + (thought.len() + 1) * few as usize,
        );
        let (wars, intents) = wars::fight(&round, few, tally)?;
        let policies = self.named(&named, &scenario, &without, tally)?;
        let weeks = weeks::measure(&round, &kinds, last, tally)?;
        let late = weeks::late(&Round { policy: best, runs: few_weeks, ..round }, &kinds, last, tally)?;
        let repeated = weeks::repeat(&round, &free, policies[0].launches, tally)?;
        let screened = Round { runs: screening, ..round };
        let trials = plans::try_all(&screened, &plans, &kinds, tally)?;
        let orders = plans::given(&trials, &kinds);
        let contest: Vec<Policy> = named.iter().cloned().chain(plans).collect();
        let levers = levers::measure(&round, &contest, self.runs.div_ceil(SEARCHING), tally)?;
        let scores = scores::measure(&round, &named, self.runs.div_ceil(SCORING), tally)?;
        let answers = answers::measure(&Round { policy: best, ..screened }, self.plans, tally)?;
        let mut balance = Balance {
            level: scenario.id.clone(),
            title: scenario.title.clone(),
            assume: self.setting.assumptions.name.clone(),
            runs: self.runs,
            screening,
            seed: self.seed,
            plans: self.plans,
            top: plans::tenth(self.plans as usize) as u32,
            bars: Vec::new(),
            hints: Vec::new(),
            policies,
            weeks,
            late,
            repeated,
            dispositions: scenario.dispositions.iter().map(|disposition| disposition.id.clone()).collect(),
            levers,
            orders,
            answers,
            wars,
            intents,
            scores,
        };
        balance.bars = bar::all(&balance, &scenario.best_policy);
        Ok(balance)
    }

    /// Every named policy, with effects and without.
    fn named(
        &self,
        named: &[Policy],
        scenario: &Arc<Scenario>,
        without: &Arc<Scenario>,
        tally: Tally<'_>,
    ) -> Result<Vec<Named>, Failure> {
        let rate = |scenario: &Arc<Scenario>, policy: &Policy| {
            let seats = Seats::minds(policy.clone(), adversary::Policy::default());
            launches(scenario, &seats, &Setup::default(), self.seed, self.runs, tally)
        };
        let one = |policy: &Policy| {
            Ok(Named {
                policy: policy.name.clone(),
                launches: rate(scenario, policy)?,
                without_effect: rate(without, policy)?,
                reveals_only: silenced(policy) == silenced(&named[0]),
            })
        };
        named.iter().map(one).collect()
    }
}

/// A policy without what it reveals, and without its name.
fn silenced(policy: &Policy) -> Policy {
    Policy {
        name: String::new(),
        summary: String::new(),
        claims: Vec::new(),
        exercises: Vec::new(),
        decoys: Vec::new(),
        demonstrations: Vec::new(),
        interdicts: None,
        ..policy.clone()
    }
}

/// The week in the middle of those in which the crisis may end: after it there may be none.
fn middle_week(scenario: &Scenario) -> u32 {
    let (first, last) = scenario.horizon_weeks;
    ((first + last) / 2 * WEEK).div_ceil(scenario.council_interval)
}

impl Balance {
    /// One JSON object.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain data only")
    }

    /// Whether no bar is known to fail.
    pub fn holds(&self) -> bool {
        self.bars.iter().all(|bar| bar.verdict != Verdict::Fails)
    }
}
