//! What a weapon does when it is used now: with whatever is dark already and what orders on their way will darken.

use super::view::View;
use crate::sim::formula::tempo::effectiveness;
use crate::sim::intel::WarPicture;
use crate::sim::model::ids::*;
use crate::sim::model::state::*;
use crate::sim::model::units::Hour;
use crate::sim::rules::combat::Contact;
use crate::sim::rules::jamming::reached;
use crate::sim::rules::network::Condition;
use crate::sim::rules::outage::{Marches, Spell};

impl<'a> View<'a> {
    /// Hours by which a weapon keeps each column, used now and together with what is dark and what is on its way; and those by
    /// which the first objective falls later.
    pub(super) fn shot(&self, war: &WarPicture, weapon: Weapon) -> (Vec<f64>, f64) {
        let (scenario, figures) = (self.scenario, &self.scenario.coefficients);
        let contact = |axis: AxisId| {
            let column = &war.columns[axis.index()];
            (column, column.approach.met.taken_up(figures, column.ordered))
        };
        let kept = |axis: AxisId, c: f64| match contact(axis) {
            (column, _) if column.book.march == March::PreDelegated => 1.0,
            (_, met) => Contact { drive: effectiveness(&figures.initiative, &c), ..met }.kept(figures),
        };
        let hours = |axis: usize| {
            let (column, met) = contact(axis.into());
            let pace = column.approach.pace * met.pace(figures);
            (column.approach.km / pace.max(f64::MIN_POSITIVE)).min(column.approach.window)
        };
        let left = (0..war.columns.len()).map(hours).collect();
        let marches = Marches { scenario, network: self.lasting(), left, kept };
        let mut spells = self.dark_and_coming();
        let before = marches.lost(&spells);
        spells.push(self.spell(weapon));
        let delays: Vec<f64> = marches
            .lost(&spells)
            .iter()
            .zip(&before)
            .map(|(with, without)| (with - without).max(0.0))
            .collect();
        let falls = |share: f64| {
            let standing = war.columns.iter().zip(&delays).filter(|(column, _)| column.book.fell.is_none());
            standing.map(|(column, delay)| column.clock + share * delay).reduce(f64::min)
        };
        let first = falls(1.0).zip(falls(0.0)).map_or(0.0, |(with, without)| with - without);
        (delays, first)
    }

    /// The adversary's network without whatever is dark for a while.
    fn lasting(&self) -> Condition<'a> {
        let mut condition = self.intel.condition(self.scenario);
        for (index, dark) in condition.dark.iter_mut().enumerate() {
            *dark = self.intel.channels[index].dark_until == Some(Hour::MAX) && self.theirs(index.into());
        }
        for (silent, node) in condition.silent.iter_mut().zip(&self.scenario.nodes) {
            *silent &= node.side == Side::Adversary;
        }
        condition
    }

    fn theirs(&self, channel: ChannelId) -> bool {
        self.scenario.side_of(self.scenario.channel(channel).link) == Side::Adversary
    }

    /// What is dark in the adversary's network for a while, as far as known, and what orders on their way will do to it.
    fn dark_and_coming(&self) -> Vec<Spell> {
        let hours = |until: Hour| f64::from(until.saturating_sub(self.intel.hour));
        let dark = self.intel.channels.iter().enumerate().filter_map(|(index, picture)| {
            let until =
                picture.dark_until.filter(|until| *until != Hour::MAX && self.theirs(index.into()))?;
            Some(Spell { channels: vec![index.into()], from: 0.0, until: hours(until), chance: 1.0 })
        });
        let coming = self.intel.traffic.iter().filter_map(|message| match message.payload {
            Some(Payload::Fire(access)) => Some(self.spell(Weapon::Access(access))),
            Some(Payload::Jam(jammer)) => Some(self.spell(Weapon::Jammer(jammer))),
            _ => None,
        });
        dark.chain(coming).collect()
    }

    /// What a weapon does once the order to use it has arrived.
    fn spell(&self, weapon: Weapon) -> Spell {
        let scenario = self.scenario;
        let (crew, channels) = match weapon {
            Weapon::Access(id) => (scenario.accesses[id.index()].cell, scenario.targets(weapon).to_vec()),
            Weapon::Jammer(id) => (scenario.jammers[id.index()].crew, self.in_reach(id)),
        };
        let from = self.order_hours(crew);
        Spell { channels, from, until: from + scenario.outage(weapon).0, chance: scenario.effect(weapon) }
    }

    /// The channels that a jammer reaches where the enemy is thought to stand.
    pub(super) fn in_reach(&self, jammer: JammerId) -> Vec<ChannelId> {
        reached(self.scenario, jammer, |node| self.intel.nodes[node.index()].at).collect()
    }
}
