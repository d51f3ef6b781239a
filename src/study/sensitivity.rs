//! Which figures the answer hangs on: every number of the model at both ends of its range, one at a time, and then all
//! of them at once; or numbers of the level, each so much smaller and greater.
//!
//! The answer is the share of games in which the attack comes; with a second policy, how much that falls from the
//! second to the first over the same seeds. Source: docs/rules/knowing.md.

use super::batch::launches;
use super::job::{Failure, Job, Tally};
use super::setting::{Setting, Turned};
use super::statistics::{Rate, percentile};
use super::summary::line;
use crate::level::LevelNumber;
use crate::session::Seats;
use crate::sim::figures::{Layer, Mark};
use crate::sim::luck::{Stream, subject};
use crate::sim::state::Setup;
use crate::sim::{Luck, Parameter, Scenario};
use crate::{adversary, alliance};
use rayon::prelude::*;
use serde::Serialize;
use std::num::NonZeroUsize;
use std::sync::Arc;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// The level.
    pub setting: Setting,
    /// The alliance's policy.
    pub policy: alliance::Policy,
    /// The policy it is held against, if the fall from that one is the answer.
    pub against: Option<alliance::Policy>,
    /// Games for every answer.
    pub runs: u32,
    /// Seed of the first.
    pub seed: u64,
    /// How often all figures at once are drawn from their ranges.
    pub draws: u32,
    /// Numbers of the level to turn instead of the figures of the model, by their paths; a star stands for every name.
    pub fields: Vec<String>,
    /// By what share each of them is made smaller and greater.
    pub by: f64,
}

/// A number, and the two ends that are asked about.
struct Knob {
    turned: Turned,
    name: String,
    value: f64,
    ends: [f64; 2],
    unit: String,
    mark: Mark,
    layer: Layer,
}

/// The answer under one set of figures.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// How often the attack comes.
    pub launches: Rate,
    /// How often it comes under the other policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub against: Option<Rate>,
}

impl Answer {
    /// The answer itself: the fall in launches, or without a second policy their rate; as a share.
    pub fn effect(&self) -> f64 {
        self.against.map_or(self.launches.share(), |against| against.above(self.launches))
    }

    /// Whether the games cannot answer: without the policy in question nearly all or nearly none are attacked.
    pub fn saturated(&self) -> bool {
        self.against.unwrap_or(self.launches).saturated()
    }
}

/// A figure at one end of its range.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct End {
    /// The value there.
    pub at: f64,
    /// What the games say; nothing where the level is no level any more.
    pub answer: Option<Answer>,
}

/// One number of the model at both ends of its range.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    /// Which.
    pub name: String,
    /// How firmly it stands.
    pub mark: Mark,
    /// Who set it.
    pub layer: Layer,
    /// Unit of the value.
    pub unit: String,
    /// Its value at rest.
    pub value: f64,
    /// At the low end.
    pub low: End,
    /// At the high end.
    pub high: End,
    /// Least answer among both ends and the value at rest.
    pub least: f64,
    /// Greatest of them.
    pub most: f64,
}

impl Bar {
    /// By how much the figure moves the answer.
    pub fn span(&self) -> f64 {
        self.most - self.least
    }
}

/// The answer when all figures are drawn at once from their ranges.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Everything {
    /// Draws.
    pub draws: u32,
    /// Those under which the level is one no more.
    pub unsound: u32,
    /// Those under which the games cannot answer.
    pub saturated: u32,
    /// Of those that were played, the share with an answer above 0.
    pub above_nought: f64,
    /// One in twenty lies below.
    pub p5: f64,
    /// Half lie below.
    pub median: f64,
    /// One in twenty lies above.
    pub p95: f64,
}

/// How many coefficients stand how firmly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Marks {
    /// Stated in a source.
    pub source: u32,
    /// Computed from figures that are.
    pub derived: u32,
    /// House numbers.
    pub house: u32,
}

/// All answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sensitivity {
    /// Name of the level.
    pub level: String,
    /// Its title.
    pub title: String,
    /// The alliance's policy.
    pub policy: String,
    /// The policy it is held against.
    pub against: Option<String>,
    /// The assumption set.
    pub assume: String,
    /// Games for every answer.
    pub runs: u32,
    /// Seed of the first.
    pub seed: u64,
    /// The answer with every figure at rest.
    pub at_rest: Answer,
    /// Whether this set of assumptions cannot answer the question.
    pub saturated: bool,
    /// How firmly the coefficients stand.
    pub marks: Marks,
    /// Every number of the model, the one that moves the answer most first.
    pub bars: Vec<Bar>,
    /// All of them at once; nothing when no draw was asked for or none could be played.
    pub everything: Option<Everything>,
}

impl Question {
    /// Starts to play.
    ///
    /// # Errors
    /// [`Failure::Threads`] when the platform gives no threads.
    pub fn start(self, threads: Option<NonZeroUsize>) -> Result<Job<Sensitivity>, Failure> {
        Job::begin(threads, move |tally| self.answer(tally))
    }

    fn answer(&self, tally: Tally<'_>) -> Result<Sensitivity, Failure> {
        let rest = self.setting.build(&[]).map_err(|report| Failure::Level(report.text(false)))?;
        let knobs = self.knobs(&rest)?;
        let draws = if self.fields.is_empty() { self.draws } else { 0 };
        tally.expect((1 + 2 * knobs.len() + draws as usize) * self.games());
        let at_rest = self.ask(&rest, tally)?;
        let ends: Vec<(&Knob, f64)> =
            knobs.iter().flat_map(|knob| knob.ends.map(|end| (knob, end))).collect();
        let of_knobs: Vec<Option<Answer>> = ends
            .par_iter()
            .map(|(knob, end)| {
                if *end == knob.value {
                    tally.skip(self.games());
                    return Ok(Some(at_rest));
                }
                self.ask_if_sound(self.setting.turned(&knob.turned, *end).ok(), tally)
            })
            .collect::<Result<_, Failure>>()?;
        let of_draws: Vec<Option<Answer>> = (0..draws)
            .into_par_iter()
            .map(|draw| self.ask_if_sound(self.setting.build(&self.drawn(&rest, draw)).ok(), tally))
            .collect::<Result<_, Failure>>()?;
        let answers = of_knobs.chunks(2).map(|answers| [answers[0], answers[1]]);
        let mut bars: Vec<Bar> =
            knobs.into_iter().zip(answers).map(|(knob, answers)| knob.bar(answers, at_rest)).collect();
        bars.sort_by(|a, b| b.span().total_cmp(&a.span()));
        Ok(Sensitivity {
            level: rest.id.clone(),
            title: rest.title.clone(),
            policy: self.policy.name.clone(),
            against: self.against.as_ref().map(|policy| policy.name.clone()),
            assume: self.setting.assumptions.name.clone(),
            runs: self.runs,
            seed: self.seed,
            saturated: at_rest.saturated(),
            at_rest,
            marks: marks(&rest),
            bars,
            everything: everything(&of_draws),
        })
    }

    /// What is turned.
    fn knobs(&self, rest: &Scenario) -> Result<Vec<Knob>, Failure> {
        if self.fields.is_empty() {
            return Ok(ends(rest)
                .into_iter()
                .filter_map(|(number, ends)| Knob::figure(rest, number, ends))
                .collect());
        }
        let text = &self.setting.level.text;
        let mut knobs: Vec<Knob> = Vec::new();
        for field in &self.fields {
            let numbers = LevelNumber::all(text, field).map_err(Failure::NoNumber)?.into_iter();
            let new = |(path, _): &(String, LevelNumber)| knobs.iter().all(|knob| knob.name != *path);
            let new: Vec<Knob> =
                numbers.filter(new).map(|(path, number)| Knob::field(path, &number, self.by)).collect();
            knobs.extend(new);
        }
        Ok(knobs)
    }

    /// Games behind one answer.
    fn games(&self) -> usize {
        self.runs as usize * (1 + usize::from(self.against.is_some()))
    }

    /// Plays one answer.
    fn ask(&self, scenario: &Arc<Scenario>, tally: Tally<'_>) -> Result<Answer, Failure> {
        let seats = |policy: &alliance::Policy| Seats::minds(policy.clone(), adversary::Policy::default());
        let rate =
            |policy| launches(scenario, &seats(policy), &Setup::default(), self.seed, self.runs, tally);
        let against = self.against.as_ref().map(rate).transpose()?;
        Ok(Answer { launches: rate(&self.policy)?, against })
    }

    /// The same of a level that may be none.
    fn ask_if_sound(
        &self,
        scenario: Option<Arc<Scenario>>,
        tally: Tally<'_>,
    ) -> Result<Option<Answer>, Failure> {
        match scenario {
            Some(scenario) => self.ask(&scenario, tally).map(Some),
            None => {
                tally.skip(self.games());
                Ok(None)
            }
        }
    }

    /// Every number drawn evenly from its range, so that over all draws each part of the range is met once (Latin
    /// hypercube: McKay, Beckman and Conover 1979). What belongs together lies at the same share of its range.
    pub fn drawn(&self, rest: &Scenario, draw: u32) -> Vec<(Parameter, f64)> {
        let luck = Luck::new(self.seed);
        let value = |(parameter, [low, high]): (Parameter, [f64; 2])| {
            let group = rest.figures.get(parameter.name()).and_then(|figure| figure.group.as_ref());
            let of = subject(&group.map_or_else(|| parameter.to_string(), Clone::clone));
            let word = |draw: u32| luck.uniform(Stream::Study, of, u64::from(draw));
            let own = word(draw);
            let before = |other: u32| word(other).total_cmp(&own).then(other.cmp(&draw)).is_lt();
            let stratum = (0..self.draws).filter(|other| before(*other)).count();
            let within = word(self.draws + draw);
            let share = (stratum as f64 + within) / f64::from(self.draws);
            (parameter, low + (high - low) * share)
        };
        ends(rest).into_iter().map(value).collect()
    }
}

/// Every number of the model with both ends of its range.
fn ends(scenario: &Scenario) -> Vec<(Parameter, [f64; 2])> {
    let range = |parameter: Parameter| {
        scenario.figures.get(parameter.name()).map(|figure| figure.range(parameter.index()))
    };
    Parameter::all()
        .filter_map(|parameter| range(parameter).map(|(low, high)| (parameter, [low, high])))
        .collect()
}

impl Knob {
    fn figure(rest: &Scenario, number: Parameter, ends: [f64; 2]) -> Option<Self> {
        let figure = rest.figures.get(number.name())?;
        Some(Self {
            turned: Turned::Figure(number),
            name: number.to_string(),
            value: rest.figures.value(number)?,
            ends,
            unit: figure.unit.clone(),
            mark: figure.mark,
            layer: figure.layer.clone(),
        })
    }

    /// A number of the level is its author's own.
    fn field(path: String, number: &LevelNumber, by: f64) -> Self {
        Self {
            turned: Turned::Level(path.clone()),
            value: number.value,
            ends: [number.times(1.0 - by), number.times(1.0 + by)],
            unit: String::new(),
            mark: Mark::House,
            layer: Layer::Level(path.clone()),
            name: path,
        }
    }

    fn bar(self, answers: [Option<Answer>; 2], at_rest: Answer) -> Bar {
        let effects = answers.iter().flatten().chain([&at_rest]).map(Answer::effect);
        let [low, high] = [0, 1].map(|end| End { at: self.ends[end], answer: answers[end] });
        Bar {
            least: effects.clone().fold(f64::INFINITY, f64::min),
            most: effects.fold(f64::NEG_INFINITY, f64::max),
            name: self.name,
            mark: self.mark,
            layer: self.layer,
            unit: self.unit,
            value: self.value,
            low,
            high,
        }
    }
}

fn everything(answers: &[Option<Answer>]) -> Option<Everything> {
    let played: Vec<&Answer> = answers.iter().flatten().collect();
    let mut effects: Vec<f64> = played.iter().map(|answer| answer.effect()).collect();
    effects.sort_by(f64::total_cmp);
    let at = |share| percentile(&effects, share);
    Some(Everything {
        draws: answers.len() as u32,
        unsound: (answers.len() - played.len()) as u32,
        saturated: played.iter().filter(|answer| answer.saturated()).count() as u32,
        above_nought: effects.iter().filter(|effect| **effect > 0.0).count() as f64 / effects.len() as f64,
        p5: at(0.05)?,
        median: at(0.5)?,
        p95: at(0.95)?,
    })
}

fn marks(scenario: &Scenario) -> Marks {
    let mut marks = Marks::default();
    for figure in scenario.figures.iter() {
        *match figure.mark {
            Mark::Source => &mut marks.source,
            Mark::Derived => &mut marks.derived,
            Mark::House => &mut marks.house,
        } += 1;
    }
    marks
}

impl Sensitivity {
    /// One JSON object.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain data only")
    }

    /// A line of names and a line of figures for each number of the model.
    pub fn csv(&self) -> String {
        let names =
            ["name", "mark", "unit", "value", "effect", "low", "low.effect", "high", "high.effect", "span"];
        let effect = |end: &End| end.answer.map_or(String::new(), |answer| answer.effect().to_string());
        let at_rest = self.at_rest.effect().to_string();
        let lines = self.bars.iter().map(|bar| {
            let (mark, unit) = (format!("{:?}", bar.mark).to_lowercase(), bar.unit.clone());
            let (low, high) = (&bar.low, &bar.high);
            let cells = [
                bar.name.clone(),
                mark,
                unit,
                bar.value.to_string(),
                at_rest.clone(),
                low.at.to_string(),
                effect(low),
                high.at.to_string(),
                effect(high),
                bar.span().to_string(),
            ];
            line(cells.iter().map(String::as_str))
        });
        std::iter::once(line(names.into_iter())).chain(lines).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::{self, assumptions};
    use crate::session::journal::Text;

    #[test]
    fn over_all_draws_every_part_of_every_range_is_met_once() {
        let (name, text) = level::shipped()[0];
        let setting = Setting {
            level: Text { name: name.into(), text: text.into() },
            assumptions: assumptions::named("anchored").expect("it is shipped"),
        };
        let rest = setting.build(&[]).expect("a shipped level stands");
        let policy = alliance::policy::named("dove").expect("it is shipped");
        let question = Question {
            setting,
            policy,
            against: None,
            runs: 1,
            seed: 9,
            draws: 16,
            fields: Vec::new(),
            by: 0.2,
        };
        let draws: Vec<Vec<(Parameter, f64)>> = (0..16).map(|draw| question.drawn(&rest, draw)).collect();
        let ends = ends(&rest);
        let open = |(_, (_, [low, high])): &(usize, &(Parameter, [f64; 2]))| low < high;
        for (index, (parameter, [low, high])) in ends.iter().enumerate().filter(open) {
            let part = |draw: &Vec<(Parameter, f64)>| {
                assert_eq!(draw[index].0, *parameter);
                ((draw[index].1 - low) / (high - low) * 16.0) as usize
            };
            let mut parts: Vec<usize> = draws.iter().map(part).collect();
            parts.sort();
            assert_eq!(parts, (0..16).collect::<Vec<_>>(), "{parameter}");
        }
        let first: Vec<usize> = draws[0]
            .iter()
            .zip(&ends)
            .filter(|(_, (_, [low, high]))| low < high)
            .map(|((_, value), (_, [low, high]))| ((value - low) / (high - low) * 16.0) as usize)
            .collect();
        assert!(first.iter().any(|part| *part != first[0]), "the figures move independently of each other");
    }
}
