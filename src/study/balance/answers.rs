//! Answers to dispatches: paths, each with an answer of its own to every card, and which answers the good ones give.

use super::Round;
use super::plans::tenth;
use super::seated::{Call, SeatedGame};
use crate::sim::luck::Stream;
use crate::sim::orders::Order;
use crate::sim::state::Setup;
use crate::sim::{DispositionId, Luck, Scenario};
use crate::study::job::{Failure, Tally};
use rayon::prelude::*;
use serde::Serialize;

/// One answer to one card among the best paths.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The card.
    pub dispatch: String,
    /// The answer.
    pub option: String,
    /// Games in which the card came, over all paths.
    pub came: u32,
    /// Paths among the best that give this answer.
    pub paths: u32,
    /// Paths among the best, over all dispositions.
    pub of: u32,
}

impl Answer {
    /// Share of the best paths that give it.
    pub fn share(&self) -> f64 {
        f64::from(self.paths) / f64::from(self.of.max(1))
    }
}

/// An answer for every card.
type Path = Vec<usize>;

fn path(scenario: &Scenario, luck: Luck, number: u32) -> Path {
    let answer = |card: &crate::sim::scenario::Dispatch| {
        let uniform = luck.uniform(Stream::Study, card.subject, u64::from(number));
        (uniform * card.options.len() as f64) as usize
    };
    scenario.dispatches.iter().map(answer).collect()
}

/// Plays `count` paths against every disposition and counts the answers of the best tenth of each.
///
/// # Errors
/// When the study was cancelled.
pub fn measure(round: &Round<'_>, count: u32, tally: Tally<'_>) -> Result<Vec<Answer>, Failure> {
    let scenario = round.scenario;
    let luck = Luck::new(round.seed);
    let paths: Vec<Path> = (0..count).map(|number| path(scenario, luck, number)).collect();
    let mut came = vec![0; scenario.dispatches.len()];
    let mut best: Vec<&Path> = Vec::new();
    for disposition in (0..scenario.dispositions.len()).map(DispositionId::from) {
        let setup = Setup { disposition: Some(disposition), ..round.setup };
        let against = Round { setup, ..*round };
        let played: Vec<(u32, Vec<u32>)> =
            paths.par_iter().map(|path| play(&against, path, tally)).collect::<Result<_, Failure>>()?;
        let mut places: Vec<usize> = (0..paths.len()).collect();
        places.sort_by_key(|place| played[*place].0);
        best.extend(places.iter().take(tenth(paths.len())).map(|place| &paths[*place]));
        for (_, cards) in &played {
            came.iter_mut().zip(cards).for_each(|(sum, times)| *sum += times);
        }
    }
    let cards = scenario.dispatches.iter().enumerate();
    let answers = cards.flat_map(|(index, card)| {
        let (came, best) = (came[index], &best);
        card.options.iter().enumerate().map(move |(option, chosen)| Answer {
            dispatch: card.id.clone(),
            option: chosen.label.clone(),
            came,
            paths: best.iter().filter(|path| path[index] == option).count() as u32,
            of: best.len() as u32,
        })
    });
    Ok(answers.collect())
}

/// Games of one path that were attacked, and how often each card came.
fn play(round: &Round<'_>, path: &Path, tally: Tally<'_>) -> Result<(u32, Vec<u32>), Failure> {
    let mut came = vec![0; path.len()];
    let mut attacked = 0;
    for seed in round.seeds() {
        let seated = SeatedGame::new(round.scenario, seed, round.policy, round.setup);
        let game = tally.game(|| {
            Ok(seated.play(&mut |side, call| {
                if let Call::Dispatch(id) = call {
                    came[id.index()] += 1;
                    let option = path[id.index()] as u8;
                    if let Some(offer) =
                        side.offers().iter().find(|offer| offer.order == (Order::Answer { option }))
                    {
                        side.free(offer.teams);
                        side.order(offer.order);
                    }
                }
            }))
        })?;
        attacked += u32::from(game.0);
    }
    Ok((attacked, came))
}
