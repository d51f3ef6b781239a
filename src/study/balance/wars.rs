//! What war orders are worth: the same wars, fought in several ways. Each war begins where a crisis was broken off, so that
//! the ways differ in nothing but their orders.

use super::Round;
use crate::alliance::Policy;
use crate::alliance::policy::{Fire, When};
use crate::session::{Seats, Session};
use crate::sim::formula::sample::{differences, mean, standard_error};
use crate::sim::orders::{KINDS, Slot, offers};
use crate::sim::state::{Intent, Setup, Stage};
use crate::sim::units::WEEK;
use crate::sim::{AxisId, Order, Side};
use crate::study::job::{Failure, Tally};
use crate::study::statistics::Rate;
use crate::{adversary, alliance};
use rayon::prelude::*;
use serde::Serialize;
use std::sync::Arc;

/// The week at whose end the attack comes in these wars.
const LAUNCH: u32 = 9;

/// The grade from which a war counts as held.
pub const HELD: f64 = 0.5;

/// Imagined games in which a war is thought about.
const THOUGHTS: u32 = 8;

/// What was done before the war.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Before {
    /// One team hunted, and nothing else was done.
    Unprepared,
    /// Three teams hunted, and a brigade is in place.
    Prepared,
    /// The same, but nobody hunted.
    NotHunted,
    /// Three teams hunted, and no brigade was sent.
    NotReinforced,
}

impl Before {
    /// Every way of preparing.
    pub const ALL: [Before; 4] =
        [Before::Unprepared, Before::Prepared, Before::NotHunted, Before::NotReinforced];
}

/// How a war was fought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// No orders.
    Nothing,
    /// Everything fired at once.
    AtOnce,
    /// By what raises the expected grade.
    Weighed,
    /// By a mind that thinks.
    Planner,
    /// By what raises the expected grade, without some kinds of order.
    Without(&'static [&'static str]),
}

/// Kinds of war order that stand in for one another: each gives back what strikes at our own network take.
pub const PROTECTION: &[&str] = &["shield", "relocate", "assign"];

/// What became of some wars.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fought {
    /// What was done before.
    pub before: Before,
    /// How they were fought.
    pub how: How,
    /// In how many the grade was in the upper half.
    pub held: Rate,
    /// The mean grade, from 0 to 1.
    pub grade: f64,
    /// Standard error of that mean.
    pub error: f64,
    /// The grade of each war, in the order of the seeds.
    #[serde(skip)]
    pub grades: Vec<f64>,
}

/// In how many states of wars each intent promises the best end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Intents {
    /// To delay.
    pub delay: Rate,
    /// To hold.
    pub hold: Rate,
    /// To trade ground.
    pub trade_ground: Rate,
}

/// Every way of fighting that is compared, and those with a mind that thinks.
pub fn ways() -> (Vec<(Before, How)>, Vec<(Before, How)>) {
    use Before::{NotHunted, Prepared, Unprepared};
    let weighed = Before::ALL.map(|before| (before, How::Weighed));
    let others = [(Unprepared, How::Nothing), (Unprepared, How::AtOnce), (Prepared, How::Nothing)];
    let kinds =
        KINDS.iter().filter(|kind| kind.slot == Slot::Pulse).map(|kind| std::slice::from_ref(&kind.name));
    let alone =
        kinds.filter(|kind| !PROTECTION.contains(&kind[0])).map(|kind| (Prepared, How::Without(kind)));
    let without = alone.chain([(NotHunted, How::Without(PROTECTION))]);
    (others.into_iter().chain(weighed).chain(without).collect(), vec![(Prepared, How::Planner)])
}

/// Fights the wars of a round in every way, those of a mind that thinks over `few` of its seeds.
///
/// # Errors
/// When the study was cancelled.
pub fn fight(round: &Round<'_>, few: u32, tally: Tally<'_>) -> Result<(Vec<Fought>, Intents), Failure> {
    let begin = |before: Before| {
        let sessions = round.seeds().into_par_iter();
        sessions.map(|seed| tally.game(|| Ok(begun_war(round, before, seed)))).collect::<Result<Vec<_>, _>>()
    };
    let begun: Vec<(Before, Vec<Session>)> =
        Before::ALL.into_iter().map(|before| Ok((before, begin(before)?))).collect::<Result<_, Failure>>()?;
    let (plain, thought) = ways();
    let counts = plain.iter().map(|way| (way, round.runs)).chain(thought.iter().map(|way| (way, few)));
    let fought = counts.map(|((before, how), count)| {
        let (_, wars) = begun.iter().find(|(there, _)| there == before).expect("all were begun");
        let wars = wars.par_iter().take(count as usize);
        let grades =
            wars.map(|war| tally.game(|| Ok(fought(war, *how)))).collect::<Result<Vec<f64>, Failure>>()?;
        Ok(Fought::of(*before, *how, grades))
    });
    let fought = fought.collect::<Result<_, Failure>>()?;
    let prepared = &begun.iter().find(|(there, _)| *there == Before::Prepared).expect("it was begun").1;
    let states: Vec<Vec<Intent>> = prepared
        .par_iter()
        .take(few as usize)
        .map(|war| tally.game(|| Ok(best_intents(war))))
        .collect::<Result<_, Failure>>()?;
    let states: Vec<Intent> = states.into_iter().flatten().collect();
    let share = |of: Intent| Rate::of(&states.iter().map(|best| *best == of).collect::<Vec<_>>());
    let intents = Intents {
        delay: share(Intent::Delay),
        hold: share(Intent::Hold),
        trade_ground: share(Intent::TradeGround),
    };
    Ok((fought, intents))
}

impl Fought {
    /// Of the grades of some wars.
    pub fn of(before: Before, how: How, grades: Vec<f64>) -> Self {
        let held = Rate::of(&grades.iter().map(|grade| *grade >= HELD).collect::<Vec<_>>());
        Self { before, how, held, grade: mean(&grades), error: standard_error(&grades), grades }
    }
}

/// By how much the mean grade of some wars exceeds that of the same wars fought otherwise, and its standard error.
pub fn above(these: &Fought, those: &Fought) -> (f64, f64) {
    let by = differences(&these.grades, &those.grades);
    (mean(&by), standard_error(&by))
}

/// What a policy does in the crisis.
fn before(before: Before) -> Policy {
    let hunters = match before {
        Before::Unprepared => 1,
        Before::Prepared | Before::NotReinforced => 3,
        Before::NotHunted => 0,
    };
    let brigades = match before {
        Before::Unprepared | Before::NotReinforced => Vec::new(),
        Before::Prepared | Before::NotHunted => vec![When::Week(1)],
    };
    let quiet = alliance::policy::named(alliance::policy::NAMES[0]).expect("it is shipped");
    Policy { hunters, article_four: !brigades.is_empty(), brigades, ..quiet }
}

/// A game at the hour in which the attack comes.
fn begun_war(round: &Round<'_>, how: Before, seed: u64) -> Session {
    let setup = Setup { launch_at: Some(LAUNCH * WEEK), ..round.setup };
    let seats = Seats::minds(before(how), adversary::Policy::default());
    let mut session = Session::with_setup(Arc::clone(round.scenario), seed, seats, setup);
    while session.stage() == Stage::Crisis {
        session.advance();
    }
    session
}

/// How a policy fights.
fn fighting(how: How) -> Policy {
    let quiet = alliance::policy::named(alliance::policy::NAMES[0]).expect("it is shipped");
    let (fire, thinks, never) = match how {
        How::Nothing => (Fire::Nothing, None, Vec::new()),
        How::AtOnce => (Fire::AtOnce, None, Vec::new()),
        How::Weighed => (Fire::Weighed, None, Vec::new()),
        How::Planner => (Fire::Weighed, Some(THOUGHTS), Vec::new()),
        How::Without(kinds) => (Fire::Weighed, None, kinds.iter().map(|kind| (*kind).to_owned()).collect()),
    };
    Policy { fire, thinks, never, ..quiet }
}

/// The grade of a war that is fought in some way.
fn fought(war: &Session, how: How) -> f64 {
    let seats = Seats::minds(fighting(how), adversary::Policy::default());
    let mut war = war.reseated(seats).expect("minds sit there");
    while war.over().is_none() {
        war.advance();
    }
    war.truth().and_then(|state| state.grade()).unwrap_or_default()
}

/// At every pulse of a war and on every axis that stands: the intent that promises the best end.
fn best_intents(war: &Session) -> Vec<Intent> {
    let seats = Seats::minds(fighting(How::Weighed), adversary::Policy::default());
    let mut war = war.reseated(seats).expect("minds sit there");
    let mut best = Vec::new();
    while war.over().is_none() {
        let intel = war.intel(Side::Alliance);
        if let Some(seen) =
            intel.war.as_ref().filter(|seen| seen.book.next_pulse == intel.hour + seen.pulse_hours)
        {
            let offered = offers(war.scenario(), intel);
            for axis in (0..seen.columns.len()).map(AxisId::from) {
                let column = &seen.columns[axis.index()];
                if column.book.fell.is_some() {
                    continue;
                }
                let others = offered.iter().filter_map(|offer| match offer.order {
                    Order::SetIntent { axis: of, intent } if of == axis => Some((intent, offer.grade)),
                    _ => None,
                });
                let all = others.chain([(column.ordered, 0.0)]);
                best.extend(all.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(intent, _)| intent));
            }
        }
        war.advance();
    }
    best
}
