//! The board as the desk sees it, and what one more order would do there: rules of play asked about what is known.

use super::offer::{Offer, SHOWN_WEEKS};
use super::pressure::Listener;
use super::rule::Rule;
pub(super) use super::world::Moved;
use super::world::World;
use crate::sim::formula::decision::launch_chance;
use crate::sim::formula::sample::mean;
use crate::sim::intel::forecast::{Change, Defence, End};
use crate::sim::intel::{DeskPicture, Intel, WarPicture};
use crate::sim::model::ids::*;
use crate::sim::model::scenario::{Disposition, Effect, Manner, Scenario};
use crate::sim::model::state::*;
use crate::sim::model::units::{Hour, after, later};
use crate::sim::rules::air::{self};
use crate::sim::rules::combat::Contact;
use crate::sim::rules::defence::{defenders, posture, weeks_on_the_road};
use crate::sim::rules::hunting::thrown_out;
use crate::sim::rules::network::{chain_qualities, order_hours};
use crate::sim::rules::pace::pulses_within;
use crate::sim::rules::politics::Alliance;
use crate::sim::rules::reckoning;
use crate::sim::rules::reinforcement::{open_links, reinforcement_links, unused_share};
use crate::sim::rules::relocation::touches;
use crate::sim::rules::{capability, norms};

/// What a desk knows, and what would be if.
pub(super) struct View<'a> {
    pub scenario: &'a Scenario,
    pub intel: &'a Intel,
    pub desk: &'a DeskPicture,
    /// How well each node of ours is commanded, in war, by `NodeId`.
    commanded: Vec<f64>,
    /// How the war ends if nothing is ordered.
    unchanged: End,
    /// How many links of ours can be struck, in war.
    strikable: usize,
    world: World<'a>,
}

impl<'a> View<'a> {
    pub fn of(scenario: &'a Scenario, intel: &'a Intel) -> Option<Self> {
        let desk = intel.desk()?;
        let mut view = Self {
            scenario,
            intel,
            desk,
            commanded: Vec::new(),
            unchanged: End::default(),
            strikable: 1,
            world: World::of(scenario, intel, desk),
        };
        if let Some(war) = &intel.war {
            let summit = scenario.summit(Side::Alliance);
            view.commanded.resize(scenario.nodes.len(), 0.0);
            chain_qualities(scenario, &intel.link_quality, summit, &mut view.commanded);
            view.unchanged = view.end(war, &Change::none(war));
            view.strikable = reinforcement_links(scenario).len().max(1);
        }
        Some(view)
    }

    /// What one change does to both needles.
    pub fn shift(&self, change: impl FnOnce(&mut World)) -> Moved {
        self.world.shift(change)
    }

    /// What an order does at once: its own rule, run on what the desk knows, before an average adversary.
    pub fn at_once(&self, rule: &dyn Rule) -> Moved {
        let pressure = rule.presses(&Listener::average(self.scenario));
        self.shift(|world| {
            rule.changes(self.scenario, &mut world.book, self.intel.hour);
            world.press(pressure);
        })
    }

    /// The allies and what each has been told.
    pub fn alliance(&self) -> Alliance<'_> {
        self.world.alliance()
    }

    /// Hours that all held accesses lose without this one, or gain with it.
    pub fn marginal(&self, access: AccessId) -> f64 {
        self.desk.worth.get(access.index()).map_or(0.0, |worth| worth.marginal)
    }

    /// A signal, and the access that it shows if it does.
    pub fn signal(&self, offer: &mut Offer, manner: Manner, access: Option<AccessId>) {
        offer.moved(self.shift(|world| match access {
            Some(access) => world.book.show(manner, access, self.intel.hour),
            None => world.book.lay(manner, 1.0, self.intel.hour),
        }));
        let figures = &self.scenario.coefficients;
        offer.fading =
            (1..=SHOWN_WEEKS).map(|week| reckoning::fade(figures, manner, f64::from(week))).collect();
    }

    /// What an access would add to what is held, alone and with the best companion.
    pub fn build(&self, offer: &mut Offer, access: AccessId) {
        let Some(worth) = self.desk.worth.get(access.index()) else { return };
        offer.chance = Some(self.scenario.coefficients.build_success);
        let done = self.desk.book.accesses[access.index()].work;
        offer.weeks = self.weeks(Task::Build(access), self.scenario.coefficients.build_work - done);
        offer.truth = worth.marginal;
        if offer.refusal.is_none() {
            offer.companion =
                capability::companion(self.scenario, &self.intel.weapons(self.scenario), access);
        }
    }

    /// A link that one team more hardens.
    pub fn harden(&self, offer: &mut Offer, link: LinkId) {
        let done = self.desk.book.hardened(link).unwrap_or(0.0);
        offer.weeks = self.weeks(Task::Harden(link), self.scenario.coefficients.harden_work - done);
    }

    /// Turns of the week that some team-weeks of a task take with one team more on it.
    fn weeks(&self, task: Task, work: f64) -> Option<u32> {
        let teams = 1 + self.desk.book.teams_on(task);
        Some(libm::ceil((work / teams as f64).max(1.0)) as u32)
    }

    /// One team more that hunts.
    pub fn hunt(&self, offer: &mut Offer) {
        let teams = self.desk.book.teams_on(Task::Hunt);
        let found = |teams| thrown_out(&self.scenario.coefficients, self.desk.intrusion.value, teams);
        offer.moved(self.intrusion(found(teams) - found(teams + 1)));
    }

    /// More or fewer hours of the adversary in our network: fewer may throw an implant out, and that frightens.
    fn intrusion(&self, by: f64) -> Moved {
        let chance = (-by / self.scenario.coefficients.implant).clamp(0.0, 1.0);
        let fright = self.shift(|world| world.book.politics.blinded = Some(self.intel.hour));
        self.shift(|world| world.intrusion += by).and(fright, chance)
    }

    /// In place, a brigade slows the advance; until then it closes a window.
    pub fn brigade(&self, offer: &mut Offer, which: u8) {
        let figures = &self.scenario.coefficients;
        let now = self.intel.hour;
        let there = BrigadeState { which, departed: now, arrives: now };
        let before = self.world.outlook().posture;
        let sent = |arrives| self.shift(|world| world.book.brigades.push(BrigadeState { arrives, ..there }));
        let (on_the_way, in_place) = (sent(after(now, figures.brigade_weeks)), sent(now));
        (offer.theirs, offer.bar) = (in_place.believed, on_the_way.bar);
        let mut brigades = self.desk.book.brigades.clone();
        brigades.push(there);
        let with = posture(self.scenario, &brigades, now);
        offer.truth = self.desk.truth * (with / before - 1.0);
        let weeks = figures.brigade_weeks as u32;
        offer.fading = (1..=SHOWN_WEEKS).map(|week| if week < weeks { 0.0 } else { 1.0 }).collect();
        offer.weeks = Some(libm::ceil(weeks_on_the_road(figures, self.desk.book.estimate)) as u32);
    }

    pub fn answer(&self, offer: &mut Offer, option: u8) {
        let Some(OpenDispatch { id, .. }) = self.desk.book.dispatch else { return };
        let card = &self.scenario.dispatches[id.index()];
        let Some(chosen) = card.options.get(usize::from(option)) else { return };
        let mut weeks: f64 = 0.0;
        for (odds, effect) in card.prospects(chosen) {
            let moved = match effect {
                Effect::Intrusion(by) => self.intrusion(by),
                effect => self.shift(|world| self.told(world, effect)),
            };
            offer.theirs += odds * moved.believed;
            offer.bar += odds * moved.bar;
            offer.truth -= odds * self.lost(effect);
            weeks = match effect {
                Effect::Evidence(..) => weeks.max(8.0),
                Effect::Stakes(_, lasting) => weeks.max(lasting),
                _ => weeks,
            };
        }
        if weeks > 0.0 {
            offer.fading = (1..=SHOWN_WEEKS).map(|week| (1.0 - f64::from(week) / weeks).max(0.0)).collect();
        }
    }

    /// What an effect of a card changes for an average adversary at once.
    fn told(&self, world: &mut World, effect: Effect) {
        match effect {
            Effect::Evidence(manner, weight) => world.book.lay(manner, weight, self.intel.hour),
            Effect::Response(by) => world.heard += by,
            Effect::Stakes(by, _) => world.gain += by,
            Effect::Audience(by) if by < 0.0 => world.press(Listener::average(self.scenario).off_ramp(-by)),
            Effect::Audience(by) => world.audience += by,
            Effect::Rung(by) => world.book.politics.climb(by),
            Effect::Support(by) => world.book.politics.move_all(by),
            Effect::Voice(ally, by) => world.book.politics.allies[ally.index()].moved += by,
            Effect::Intrusion(_)
            | Effect::LoseAccess
            | Effect::Favour(..)
            | Effect::Work(_)
            | Effect::Actor(..)
            | Effect::Card(..)
            | Effect::Clue => {}
        }
    }

    /// Hours that an effect takes from what only we see.
    fn lost(&self, effect: Effect) -> f64 {
        match effect {
            Effect::LoseAccess => {
                let worst = self.desk.book.hidden().next().map(|a| self.desk.worth[a.index()].marginal);
                worst.unwrap_or(0.0)
            }
            _ => 0.0,
        }
    }

    /// Hours a weapon adds to their clock, together with what is already dark.
    pub fn weapon(&self, offer: &mut Offer, weapon: Weapon) {
        let hours = self.scenario.outage(weapon).0;
        offer.chance = Some(self.scenario.effect(weapon));
        match weapon {
            Weapon::Access(id) => self.risks(offer, id, hours),
            Weapon::Jammer(id) => self.jams(offer, id),
        }
        let Some(war) = &self.intel.war else { return };
        let mut change = Change::none(war);
        (change.delays, offer.theirs) = self.shot(war, weapon);
        change.harm = offer.harm;
        self.ends(offer, war, &change);
        offer.fading = (1..=SHOWN_WEEKS)
            .map(|step| f64::from(u8::from(f64::from(step * war.pulse_hours) <= hours)))
            .collect();
    }

    /// What software may do beyond what it is meant to do, in so many hours.
    pub fn risks(&self, offer: &mut Offer, access: AccessId, hours: f64) {
        let plan = &self.scenario.accesses[access.index()];
        let works = self.scenario.effect(Weapon::Access(access));
        let mut persons = self.scenario.persons(&plan.targets);
        if let Some(spread) = &plan.spread {
            offer.spread = Some(spread.chance * self.scenario.coefficients.cyber);
            persons += offer.spread.unwrap_or(0.0) * self.scenario.persons(&spread.targets);
        }
        offer.harm = works * persons * hours;
        offer.survives = plan.stealth;
        let beyond = plan.spread.as_ref().map_or(&[][..], |spread| spread.targets.as_slice());
        let (stops, spreads) =
            (works * (1.0 - offer.spread.unwrap_or(0.0)), works * offer.spread.unwrap_or(0.0));
        let whole: Vec<ChannelId> = plan.targets.iter().chain(beyond).copied().collect();
        offer.stray = stops * self.stray(&plan.targets) + spreads * self.stray(&whole);
        let warned = match (self.scenario.entangled(&plan.targets), self.scenario.entangled(beyond)) {
            (true, _) => Some(works),
            (false, true) => Some(spreads),
            (false, false) => None,
        };
        offer.entangled = warned.map(|chance| chance * self.scenario.coefficients.entanglement);
        offer.breaks = norms::forbidding(self.scenario, &self.desk.book.politics.norms, &whole).next();
    }

    /// What may come of several accesses that are used in one hour of peace.
    pub fn together(&self, offer: &mut Offer, accesses: &[AccessId]) {
        let outage = self.scenario.coefficients.demonstration_outage;
        let (mut calm, mut entangled) = (1.0, None);
        for access in accesses {
            let mut one = Offer::of(offer.order);
            self.risks(&mut one, *access, self.scenario.accesses[access.index()].outage.0 * outage);
            offer.harm += one.harm;
            calm *= 1.0 - one.stray;
            entangled = one
                .entangled
                .map(|chance| {
                    let before: f64 = entangled.unwrap_or(0.0);
                    1.0 - (1.0 - before) * (1.0 - chance)
                })
                .or(entangled);
            offer.breaks = offer.breaks.or(one.breaks);
        }
        (offer.stray, offer.entangled) = (1.0 - calm, entangled);
    }

    /// A norm put before the adversary's council: the chance that no ally of ours breaks silence and that it signs, over the
    /// characters it may have, and what it moves once it is signed.
    pub fn proposal(&self, offer: &mut Offer, norm: NormId) {
        let (scenario, figures) = (self.scenario, &self.scenario.coefficients);
        let signed = |world: &mut World| world.book.politics.norms[norm.index()].standing = Standing::Signed;
        let mut after = self.world.clone();
        signed(&mut after);
        let (before, spared) = (self.world.outlook(), after.outlook().spared);
        let total: f64 = scenario.dispositions.iter().map(|there| there.odds).sum();
        let signs = |there: &Disposition| {
            let worth = norms::worth(figures, &before, spared, there.off_ramp);
            there.odds / total * launch_chance(&figures.steepness, &worth.sum())
        };
        let signs: f64 = scenario.dispositions.iter().map(signs).sum();
        offer.chance = Some(self.alliance().silence_holds() * signs);
        offer.moved(self.shift(signed));
    }

    /// Inspectors who find a norm kept make it worth its trust; they may find what we hold as well.
    pub fn inspection(&self, offer: &mut Offer, norm: NormId) {
        let figures = &self.scenario.coefficients;
        let now = self.intel.hour;
        offer.chance = Some(figures.inspection);
        offer.moved(self.shift(|world| world.book.politics.norms[norm.index()].verified = Some(now)));
        let marginal = self.desk.book.hidden().map(|access| self.desk.worth[access.index()].marginal);
        offer.truth = -figures.inspection_exposes * marginal.sum::<f64>();
    }

    /// Chance that a battery fires at what it should not when these channels go dark, as the network is believed to stand.
    fn stray(&self, hit: &[ChannelId]) -> f64 {
        let manned = self.intel.war.is_some() || self.desk.readiness > 0;
        if !manned || self.scenario.air_defences.is_empty() {
            return 0.0;
        }
        let mut condition = self.intel.condition(self.scenario);
        hit.iter().for_each(|channel| condition.dark[channel.index()] = true);
        let before = Air::of(self.scenario, &self.intel.link_quality);
        let after = Air::of(self.scenario, &condition.link_qualities());
        let none = |side| 1.0 - air::stray(self.scenario, side, &before, &after);
        1.0 - Side::BOTH.into_iter().map(none).product::<f64>()
    }

    /// What a jammer may do beyond what it is meant to do.
    fn jams(&self, offer: &mut Offer, jammer: JammerId) {
        let hit = self.in_reach(jammer);
        offer.stray = self.stray(&hit);
        offer.breaks = norms::forbidding(self.scenario, &self.desk.book.politics.norms, &hit).next();
        offer.entangled = self.scenario.entangled(&hit).then_some(self.scenario.coefficients.entanglement);
    }

    /// One crew more at a link: how much sooner it works, and what of a strike that gives back.
    pub fn repair(&self, offer: &mut Offer, link: LinkId) {
        let dark = self.intel.mendable(self.scenario, link).into_iter();
        let until = dark.filter_map(|channel| self.intel.channels[channel.index()].dark_until).min();
        let left = until.map_or(0.0, |until| f64::from(until.saturating_sub(self.intel.hour)));
        let crews = self.desk.book.teams_on(Task::Repair(link)) as f64;
        let pace = |crews: f64| 1.0 + self.scenario.coefficients.crew * crews;
        let (before, after) = (left / pace(crews), left / pace(crews + 1.0));
        offer.sooner = before - after;
        let strike_damage =
            self.intel.war.iter().flat_map(|war| &war.desk).flat_map(|desk| &desk.strike_damage);
        let given_back = |damage: &StrikeDamage| {
            let a_whole = f64::from(damage.until - damage.since).max(1.0);
            damage.hours * offer.sooner / a_whole
        };
        offer.bar = -strike_damage.filter(|damage| damage.link == link).map(given_back).sum::<f64>();
        self.closes(offer);
    }

    /// What it does to the end of a war that our line closes later or sooner.
    fn closes(&self, offer: &mut Offer) {
        if let Some(war) = &self.intel.war {
            self.ends(offer, war, &Change { line: offer.bar, ..Change::none(war) });
        }
    }

    pub fn shield(&self, offer: &mut Offer) {
        let Some(war) = &self.intel.war else { return };
        offer.bar = -self.their_share(war);
        self.closes(offer);
    }

    /// Hours that the adversary's implants in one link of ours that is not shielded are expected to cost. Nobody knows where
    /// they sit, so that each holds its even share.
    fn their_share(&self, war: &WarPicture) -> f64 {
        war.their_hold / self.strikable as f64
    }

    /// What sits in the links of a headquarters, and what strikes there were still to cost, is void once it has moved; until
    /// then nobody hears it, and its formations fight by themselves.
    pub fn relocation(&self, offer: &mut Offer, headquarters: NodeId) {
        let (Some(war), figures) = (&self.intel.war, &self.scenario.coefficients) else { return };
        let there = |link: &LinkId| touches(self.scenario, *link, headquarters);
        let open = open_links(self.scenario, war.shields()).filter(there).count() as f64;
        let settled = later(self.intel.hour, self.order_hours(headquarters) + figures.relocation_hours);
        let damage = war.desk.iter().flat_map(|desk| &desk.strike_damage);
        let struck: f64 =
            damage.filter(|damage| there(&damage.link)).map(|damage| damage.left(settled)).sum();
        offer.bar = -self.their_share(war) * open * self.spared_share(war, settled) - struck;
        offer.silent = figures.relocation_hours;
        let mut change = Change { line: offer.bar, ..Change::none(war) };
        let mut alone = self.intel.condition(self.scenario);
        alone.silent[headquarters.index()] = true;
        let mut commanded = vec![0.0; self.scenario.nodes.len()];
        let summit = self.scenario.summit(Side::Alliance);
        chain_qualities(self.scenario, &alone.link_qualities(), summit, &mut commanded);
        for (axis, gained) in change.delays.iter_mut().enumerate() {
            *gained = -war.gained(figures, axis.into(), offer.silent, |met| {
                let there = defenders(self.scenario, &self.desk.book.brigades, axis.into(), self.intel.hour);
                let count = there.clone().count().max(1) as f64;
                let quality = there.map(|node| commanded[node.index()]).sum::<f64>() / count;
                Contact { quality: quality.min(met.quality), ..*met }
            });
        }
        self.ends(offer, war, &change);
    }

    /// Hours that an order of ours needs to somebody, as the network stands.
    pub fn order_hours(&self, to: NodeId) -> f64 {
        order_hours(self.scenario, &self.intel.link_quality, self.scenario.summit(Side::Alliance), to)
    }

    /// Share of the strikes to come that costs nothing at links that will be hooked up anew: what is not used by then, and of
    /// what is (in one link a pulse), the hours that it would still have cost.
    fn spared_share(&self, war: &WarPicture, settled: Hour) -> f64 {
        let figures = &self.scenario.coefficients;
        let implants = war.their_hold / (figures.implant * figures.cyber).max(f64::MIN_POSITIVE);
        let strikes = pulses_within(&war.book, self.intel.hour, settled).take(self.strikable);
        let outage = figures.strike_outage.max(1.0);
        let given_back: Vec<f64> =
            strikes.map(|at| (1.0 - f64::from(settled - at) / outage).max(0.0)).collect();
        let unused = unused_share(self.strikable as f64, implants, given_back.len() as f64);
        unused + (1.0 - unused) * mean(&given_back)
    }

    pub fn intent(&self, offer: &mut Offer, axis: AxisId, intent: Intent) {
        let Some(war) = &self.intel.war else { return };
        let figures = &self.scenario.coefficients;
        let mut change = Change::none(war);
        change.intents[axis.index()] = intent;
        let first = |change: &Change| {
            let standing = (0..war.columns.len()).filter(|axis| war.columns[*axis].book.fell.is_none());
            standing.map(|axis| war.course(figures, axis.into(), change).clock).reduce(f64::min)
        };
        if let (Some(before), Some(after)) = (first(&Change::none(war)), first(&change)) {
            offer.theirs = after - before;
        }
        self.ends(offer, war, &change);
    }

    /// What a change of the war does to its end: the grade that is thought to come of it, and the combat power that is left.
    fn ends(&self, offer: &mut Offer, war: &WarPicture, change: &Change) {
        let (before, after) = (self.unchanged, self.end(war, change));
        offer.grade = after.grade.total() - before.grade.total();
        offer.saved = after.power - before.power;
    }

    /// How a war is thought to end with a change.
    fn end(&self, war: &WarPicture, change: &Change) -> End {
        let defence = Defence {
            brigades: &self.desk.book.brigades,
            nodes: &self.intel.nodes,
            quality: &self.commanded,
            harm: self.desk.book.harm,
        };
        war.expected(self.scenario, self.intel.hour, &defence, change)
    }
}
