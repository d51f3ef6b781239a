//! Random plans against every disposition, and which orders the good ones give.

use super::Round;
use super::kinds::Kind;
use super::seated::SeatedGame;
use crate::alliance::Policy;
use crate::alliance::policy::{Answers, Fire, When};
use crate::sim::luck::{Draw, Stream, subject};
use crate::sim::state::{Intent, Setup};
use crate::sim::{DispositionId, Luck, Scenario};
use crate::study::job::{Failure, Tally};
use crate::study::statistics::Rate;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeSet;

/// How many of the best random plans give a kind of order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Given {
    /// The kind.
    pub order: String,
    /// Plans among the best that give it in at least half of their games, by disposition.
    pub plans: Vec<u32>,
}

/// What one plan does against one disposition.
#[derive(Clone, Debug)]
pub struct Trial {
    launches: Rate,
    /// Whether it gives each kind in at least half of its games.
    gives: Vec<bool>,
}

/// A plan at random. Whoever adds a field to a policy decides here what chance makes of it.
pub fn random(scenario: &Scenario, luck: Luck, number: u32, weeks: u32) -> Policy {
    let mut draw = luck.draw(Stream::Study, subject("plan"), u64::from(number));
    let draw = &mut draw;
    Policy {
        name: format!("random-{number}"),
        summary: String::new(),
        hunters: below(draw, 4) as u8,
        hardeners: below(draw, 3) as u8,
        builders: maybe(draw).then(|| below(draw, 3) as u8),
        shares: occasions(draw, 2, weeks),
        claims: occasions(draw, 3, weeks),
        exercises: occasions(draw, 2, weeks),
        decoys: occasions(draw, 2, weeks),
        demonstrations: occasions(draw, 3, weeks),
        interdicts: occasions(draw, 1, weeks).pop(),
        brigades: occasions(draw, 3, weeks),
        off_ramps: occasions(draw, 1, weeks),
        backchannels: occasions(draw, 1, weeks),
        attributes: maybe(draw).then(|| 0.5 + 0.5 * draw.uniform()),
        article_four: maybe(draw),
        silence: maybe(draw).then(|| draw.uniform()),
        consults: maybe(draw),
        answers: answers(scenario, draw),
        treaty: scenario.treaty.is_some() && maybe(draw),
        fire: Fire::InSequence,
        intent: Intent::Delay,
        thinks: None,
        never: Vec::new(),
    }
}

/// A plan between two: each field is that of the second with a chance of `share`, else that of the first.
pub fn between(one: &Policy, other: &Policy, share: f64, draw: &mut Draw) -> Policy {
    let mut plan = one.clone();
    macro_rules! fields {
        ($($field:ident),*) => {$(
            if draw.uniform() < share {
                plan.$field = other.$field.clone();
            }
        )*};
    }
    fields!(
        hunters,
        hardeners,
        builders,
        shares,
        claims,
        exercises,
        decoys,
        demonstrations,
        interdicts,
        brigades,
        off_ramps,
        backchannels,
        attributes,
        article_four,
        silence,
        consults,
        answers,
        treaty
    );
    plan
}

/// A whole number from 0, all alike.
fn below(draw: &mut Draw, end: u32) -> u32 {
    (draw.uniform() * f64::from(end)) as u32
}

fn maybe(draw: &mut Draw) -> bool {
    draw.uniform() < 0.5
}

/// None to `most` occasions, each a week, a step of the ladder, or a margin.
fn occasions(draw: &mut Draw, most: u32, weeks: u32) -> Vec<When> {
    let count = below(draw, most + 1);
    let occasion = |_| match below(draw, 3) {
        0 => When::Week(1 + below(draw, weeks)),
        1 => When::Readiness(1 + below(draw, 2) as u8),
        _ => When::Margin(30.0 * draw.uniform()),
    };
    (0..count).map(occasion).collect()
}

fn answers(scenario: &Scenario, draw: &mut Draw) -> Answers {
    match below(draw, 3) {
        0 => Answers::Default,
        1 => Answers::Weighed,
        _ => Answers::Tagged(tags(scenario, draw)),
    }
}

/// Some of the tags that the level's dispatches know, in any order.
fn tags(scenario: &Scenario, draw: &mut Draw) -> Vec<String> {
    let options = scenario.dispatches.iter().flat_map(|card| &card.options);
    let known: BTreeSet<&String> = options.flat_map(|option| &option.tags).collect();
    let mut drawn: Vec<(f64, &String)> = known.into_iter().map(|tag| (draw.uniform(), tag)).collect();
    drawn.sort_by(|a, b| a.0.total_cmp(&b.0));
    drawn.truncate(below(draw, drawn.len() as u32 + 1) as usize);
    drawn.into_iter().map(|(_, tag)| tag.clone()).collect()
}

/// Plays every plan against every disposition; by disposition, then by plan.
///
/// # Errors
/// When the study was cancelled.
pub fn try_all(
    round: &Round<'_>,
    plans: &[Policy],
    kinds: &[Kind],
    tally: Tally<'_>,
) -> Result<Vec<Vec<Trial>>, Failure> {
    let dispositions = (0..round.scenario.dispositions.len()).map(DispositionId::from);
    let against = |disposition| {
        let setup = Setup { disposition: Some(disposition), ..round.setup };
        let one = |plan| trial(&Round { policy: plan, setup, ..*round }, kinds, tally);
        plans.par_iter().map(one).collect::<Result<Vec<Trial>, Failure>>()
    };
    dispositions.map(against).collect()
}

fn trial(round: &Round<'_>, kinds: &[Kind], tally: Tally<'_>) -> Result<Trial, Failure> {
    let play = |seed| SeatedGame::new(round.scenario, seed, round.policy, round.setup).play(&mut |_, _| {});
    let games: Vec<_> = round
        .seeds()
        .into_iter()
        .map(|seed| tally.game(|| Ok(play(seed))))
        .collect::<Result<_, Failure>>()?;
    let attacked: Vec<bool> = games.iter().map(|(attacked, _)| *attacked).collect();
    let gives = |kind: &Kind| {
        let with = games.iter().filter(|(_, orders)| orders.iter().any(|order| kind.is(order))).count();
        2 * with >= games.len()
    };
    Ok(Trial { launches: Rate::of(&attacked), gives: kinds.iter().map(gives).collect() })
}

/// Positions of the plans, those that are attacked least first.
fn ranked(trials: &[Trial]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..trials.len()).collect();
    places.sort_by_key(|place| trials[*place].launches.hits);
    places
}

/// How many of the best tenth give each kind.
pub fn given(trials: &[Vec<Trial>], kinds: &[Kind]) -> Vec<Given> {
    let tops: Vec<Vec<&Trial>> = trials.iter().map(|trials| top(trials)).collect();
    let giving = |index: usize, top: &[&Trial]| top.iter().filter(|trial| trial.gives[index]).count() as u32;
    let kinds = kinds.iter().enumerate();
    kinds
        .map(|(index, kind)| Given {
            order: kind.name.clone(),
            plans: tops.iter().map(|top| giving(index, top)).collect(),
        })
        .collect()
}

fn top(trials: &[Trial]) -> Vec<&Trial> {
    ranked(trials).into_iter().take(tenth(trials.len())).map(|place| &trials[place]).collect()
}

/// A tenth, at least one.
pub fn tenth(of: usize) -> usize {
    (of / 10).max(1)
}
