//! Air defence: radars that see, a centre that tells, batteries that fire. It is a part of the network like any other, and
//! it keeps the other side's air power off as far as its batteries are told what comes.

use crate::sim::formula::tempo::effectiveness;
use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::ids::*;
use crate::sim::model::scenario::{AirDefence, Branch, Tables};
use crate::sim::model::state::{Air, WarBook};
use crate::sim::model::units::Hour;
use crate::sim::rules::network::chain_qualities;

/// How well each battery of a defence is told what comes: the best chain from a radar to the centre times the chain from
/// the centre to the battery, in the order of its batteries, from 0 to 1.
fn told(tables: &Tables, defence: &AirDefence, link_quality: &[f64], chain: &mut [f64]) -> Vec<f64> {
    chain_qualities(tables, link_quality, defence.centre, chain);
    let seen = defence.radars.iter().map(|radar| chain[radar.index()]).fold(0.0, f64::max);
    defence.batteries.iter().map(|battery| seen * chain[battery.index()]).collect()
}

impl Air {
    /// Before anything is dark.
    pub fn whole(tables: &Tables) -> Self {
        Self { told: vec![1.0; tables.nodes.len()], cover: [1.0; 2] }
    }

    /// What follows from the qualities of all links. A battery that nobody tells fires by its own radar at what that sees:
    /// it keeps the coefficient `autonomous_fire` of its cover. Source: Lanchester 1916 (m = m0 + (1 - m0) c), finding 4.
    pub fn of(tables: &Tables, link_quality: &[f64]) -> Self {
        let mut air = Self::whole(tables);
        let mut chain = vec![0.0; tables.nodes.len()];
        let (mut sums, mut counts) = ([0.0; 2], [0.0; 2]);
        for defence in &tables.air_defences {
            let side = tables.node(defence.centre).side.index();
            for (battery, quality) in
                defence.batteries.iter().zip(told(tables, defence, link_quality, &mut chain))
            {
                air.told[battery.index()] = quality;
                sums[side] += effectiveness(&tables.coefficients.autonomous_fire, &quality);
                counts[side] += 1.0;
            }
        }
        for side in 0..2 {
            if counts[side] > 0.0 {
                air.cover[side] = sums[side] / counts[side];
            }
        }
        air
    }

    /// The part of a side's sky that lies open, from 0 to 1.
    pub fn open(&self, side: Side) -> f64 {
        1.0 - self.cover[side.index()]
    }
}

/// Factor by which a column marches slower under so much open sky: 1 + a (1 - cover). Source: docs/rules/air.md (house form).
pub fn slowed(figures: &Coefficients, open: f64) -> f64 {
    1.0 + figures.air_power * open
}

/// Share of each side's fire that is left, by [`Side::index`]: all of it but for aircraft that stay on the ground.
pub fn fire(figures: &Coefficients, war: &WarBook, now: Hour) -> [f64; 2] {
    let left = |side| if war.grounded_until(side, now).is_some() { 1.0 - figures.air_support } else { 1.0 };
    Side::BOTH.map(left)
}

/// Whether a battery fires by the book when nobody tells it anything. Pilots of an air base look first.
pub fn by_the_book(tables: &Tables, battery: NodeId) -> bool {
    tables.node(battery).branch == Branch::AirDefence
}

/// Chance that some battery of a side fires at what it should not, when the network goes from one state to another: each
/// that is told enough before and too little after has its own chance.
pub fn stray(tables: &Tables, side: Side, before: &Air, after: &Air) -> f64 {
    let figures = &tables.coefficients;
    let batteries = tables.air_defences.iter().flat_map(|defence| &defence.batteries);
    let alone = |battery: &&NodeId| {
        tables.node(**battery).side == side
            && by_the_book(tables, **battery)
            && before.told[battery.index()] >= figures.cut_off
            && after.told[battery.index()] < figures.cut_off
    };
    1.0 - batteries.filter(alone).fold(1.0, |none, _| none * (1.0 - figures.stray_fire))
}
