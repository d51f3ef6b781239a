//! What goes dark from now on, and the hours that it takes from each column: step by step as channels go dark and come back,
//! with whatever is dark already. What a weapon is worth *now* is the difference that it makes to this; what a set of weapons
//! could do at best is [`capability`](super::capability). Source: docs/rules/war.md, "What an order is worth".

use crate::sim::model::ids::*;
use crate::sim::model::scenario::{Quality, Scenario};
use crate::sim::rules::capability::network_left;
use crate::sim::rules::network::Condition;
use std::sync::Arc;

/// Channels that are dark for a while.
#[derive(Clone, Debug)]
pub struct Spell {
    /// Which.
    pub channels: Vec<ChannelId>,
    /// Hours from now until they go dark.
    pub from: f64,
    /// Hours from now until they come back.
    pub until: f64,
    /// Chance that it comes about.
    pub chance: f64,
}

/// The march of every column as somebody expects it.
pub struct Marches<'a, K> {
    /// The level.
    pub scenario: &'a Scenario,
    /// The network as believed, with nothing dark that will come back.
    pub network: Condition<'a>,
    /// Hours each column needs yet when nothing hinders it, by `AxisId`.
    pub left: Vec<f64>,
    /// What a column with a command quality keeps of its pace.
    pub kept: K,
}

impl<K: Fn(AxisId, f64) -> f64> Marches<'_, K> {
    /// Hours that each column is expected to lose, by `AxisId`, over every way in which the spells may come about.
    pub fn lost(&self, spells: &[Spell]) -> Vec<f64> {
        let Some(open) = spells.iter().position(|spell| spell.chance < 1.0) else {
            return self.for_sure(spells);
        };
        let mut certain = spells.to_vec();
        certain[open].chance = 1.0;
        let with = self.lost(&certain);
        certain.remove(open);
        let without = self.lost(&certain);
        let chance = spells[open].chance;
        with.iter().zip(&without).map(|(with, without)| chance * with + (1.0 - chance) * without).collect()
    }

    /// The same when all of them come about: the march slowed while something is dark, or a halt for cable where that brings
    /// command back and is shorter.
    fn for_sure(&self, spells: &[Spell]) -> Vec<f64> {
        let figures = &self.scenario.coefficients;
        let mut turns: Vec<f64> = spells.iter().flat_map(|spell| [spell.from, spell.until]).collect();
        turns.push(0.0);
        turns.sort_by(f64::total_cmp);
        turns.dedup();
        let axes = self.left.len();
        let (mut lost, mut gone) = (vec![0.0; axes], vec![0.0; axes]);
        let (mut cut, mut mends) = (vec![false; axes], vec![true; axes]);
        for span in turns.windows(2) {
            let (from, hours) = (span[0], span[1] - span[0]);
            let quality =
                self.quality(spells.iter().filter(|there| there.from <= from && from < there.until));
            for axis in 0..axes {
                let (c, slowed) = (quality.command[axis], quality.slowed);
                let pace = (self.kept)(AxisId::from(axis), c) / slowed;
                // A column that has arrived loses nothing more.
                let to_go = (self.left[axis] - gone[axis]).max(0.0);
                let on_the_way = if pace > 0.0 { hours.min(to_go / pace) } else { hours };
                if c < figures.cut_off && on_the_way > 0.0 {
                    cut[axis] = true;
                    mends[axis] &= quality.mends[axis];
                }
                lost[axis] += (1.0 - pace) * on_the_way;
                gone[axis] += pace * on_the_way;
            }
        }
        for axis in (0..axes).filter(|axis| cut[*axis] && mends[*axis]) {
            lost[axis] = f64::min(lost[axis], figures.cable_halt);
        }
        lost
    }

    /// The adversary's network while some spells last.
    fn quality<'b>(&self, spells: impl Iterator<Item = &'b Spell>) -> Arc<Quality> {
        let mut condition = self.network.clone();
        for channel in spells.flat_map(|spell| &spell.channels) {
            condition.dark[channel.index()] = true;
        }
        network_left(self.scenario, &condition)
    }
}
