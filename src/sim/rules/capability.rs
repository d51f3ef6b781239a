//! What a set of accesses and jammers is worth in hours: one function from weapons and a network to (theta, outage).
//!
//! Weapons fired together form a volley; volleys follow one another. One medium alone often does nothing, the cut set
//! does; and once a column has laid cable to a dark link, that link is safe: sequence against depth. The closed form
//! tries every sequence of volleys, also those that leave a weapon out, and keeps the best.

use crate::sim::formula::tempo::effectiveness;
use crate::sim::model::ids::*;
use crate::sim::model::scenario::{Axis, Capability, Kind, Scenario};
use crate::sim::model::state::{Air, Weapon};
use crate::sim::model::units::Hours;
use crate::sim::rules::air::slowed;
use crate::sim::rules::network::{Condition, chain_qualities};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A weapon as the reckoning sees it.
struct Tool<'a> {
    weapon: Weapon,
    targets: &'a [BearerId],
    effect: f64,
    hours: f64,
}

fn tool(scenario: &Scenario, weapon: Weapon) -> Tool<'_> {
    let cyber = scenario.coefficients.cyber;
    match weapon {
        Weapon::Access(id) => {
            let plan = &scenario.accesses[id.index()];
            Tool { weapon, targets: &plan.targets, effect: plan.effect * cyber, hours: plan.outage.0 }
        }
        Weapon::Jammer(id) => {
            let jammer = &scenario.jammers[id.index()];
            Tool { weapon, targets: &jammer.targets, effect: 1.0, hours: jammer.hours.0 }
        }
    }
}

/// The most weapons that are tried together: four hidden accesses, one that is being built, two jammers. Ordered
/// partitions of seven things are 47,293; each more costs about twelve times as much.
const MOST_WEAPONS: usize = 7;

/// Hours by which a plan must be better to replace a shorter one.
const BETTER: f64 = 1e-9;

/// The best use of a set of weapons against some axes, by trying every sequence of volleys; of more than seven
/// weapons, the first seven.
pub fn reckon(scenario: &Scenario, weapons: &[Weapon], standing: &[bool]) -> Capability {
    let tools: Vec<Tool> = weapons.iter().take(MOST_WEAPONS).map(|w| tool(scenario, *w)).collect();
    let main = (0..scenario.axes.len())
        .filter(|axis| standing[*axis])
        .min_by(|a, b| scenario.axes[*a].hours.0.total_cmp(&scenario.axes[*b].hours.0));
    let best = Capability { theta: 0.0, outage: Hours(0.0), hours: Hours(0.0), volleys: Vec::new() };
    let Some(main) = main else { return best };
    let all = (1 << tools.len()) - 1;
    let lost = vec![0.0; scenario.axes.len()];
    let mut march = March {
        scenario,
        tools,
        standing,
        main,
        cablings: vec![Vec::new()],
        qualities: BTreeMap::new(),
        volleys: BTreeMap::new(),
        best,
    };
    march.fire(all, 0, &lost, (0.0, 0.0), &mut Vec::new());
    march.best
}

/// Hours of a set of weapons against every axis: the result of [`reckon`], remembered in the scenario.
pub fn hours(scenario: &Scenario, weapons: &[Weapon]) -> f64 {
    best(scenario, weapons, &vec![true; scenario.axes.len()]).hours.0
}

/// [`reckon`], remembered in the scenario.
pub fn best<'a>(scenario: &'a Scenario, weapons: &[Weapon], standing: &[bool]) -> Cow<'a, Capability> {
    let bit = |weapon: &Weapon| match weapon {
        Weapon::Access(id) => id.index(),
        Weapon::Jammer(id) => scenario.accesses.len() + id.index(),
    };
    // A set has no order, yet sums are formed in one: without an order of its own the result would be that of whoever
    // asked first.
    let mut set = weapons.to_vec();
    set.sort_unstable_by_key(bit);
    set.dedup();
    let shift = scenario.accesses.len() + scenario.jammers.len();
    let fallen = standing.iter().enumerate().filter(|(_, stands)| !**stands);
    let mask = set.iter().fold(0usize, |mask, weapon| mask | 1 << bit(weapon))
        | fallen.fold(0, |mask, (axis, _)| mask | 1 << (shift + axis));
    match scenario.worth.of_set(mask) {
        Some(known) => Cow::Borrowed(known.get_or_init(|| reckon(scenario, &set, standing))),
        None => Cow::Owned(reckon(scenario, &set, standing)),
    }
}

/// What an access that is not held would add to a set of weapons together with the best companion that is not held
/// either, where the two do more than each by itself: the companion, and the hours of both.
pub fn companion(scenario: &Scenario, held: &[Weapon], access: AccessId) -> Option<(AccessId, f64)> {
    let with = |more: &[AccessId]| {
        let set: Vec<Weapon> =
            held.iter().copied().chain(more.iter().map(|id| Weapon::Access(*id))).collect();
        hours(scenario, &set)
    };
    let (none, alone) = (with(&[]), with(&[access]));
    let others = (0..scenario.accesses.len()).map(AccessId::from);
    let open = others.filter(|other| *other != access && !held.contains(&Weapon::Access(*other)));
    open.map(|other| (other, with(&[access, other]), with(&[other])))
        .filter(|(_, both, other)| both - other > alone - none + BETTER)
        .max_by(|a, b| (a.1 - a.2).total_cmp(&(b.1 - b.2)).then(b.0.cmp(&a.0)))
        .map(|(other, both, _)| (other, both - none))
}

/// The march on every axis under any part of a set of weapons. A set of weapons is a mask over `tools`; a set of cabled
/// links is a position in `cablings`.
struct March<'a> {
    scenario: &'a Scenario,
    tools: Vec<Tool<'a>>,
    standing: &'a [bool],
    /// The standing axis whose objective falls first when nobody interferes.
    main: usize,
    cablings: Vec<Vec<LinkId>>,
    /// What is left of his network, by links cabled and weapons at work.
    qualities: BTreeMap<(usize, u32), Quality>,
    /// What each volley does, by links cabled and weapons fired.
    volleys: BTreeMap<(usize, u32), Volley>,
    best: Capability,
}

/// What is left of his network while some weapons work.
struct Quality {
    /// Command quality of each axis' leading formation.
    command: Vec<f64>,
    /// Factor by which our aircraft slow his columns.
    slowed: f64,
}

/// What a volley does.
#[derive(Clone)]
struct Volley {
    /// On each axis.
    effects: Vec<VolleyEffect>,
    /// The links cabled after it.
    cabling: usize,
}

/// What a volley does to one axis.
#[derive(Clone, Default)]
struct VolleyEffect {
    lost: f64,
    theta_hours: f64,
    dark: f64,
}

impl March<'_> {
    /// Fires every volley that can be formed of the weapons left, and whatever can follow it; keeps the best sequence.
    /// `lost` are the hours lost on each axis so far, `sums` those of theta and of outage on the main axis.
    fn fire(&mut self, left: u32, cabling: usize, lost: &[f64], sums: (f64, f64), fired: &mut Vec<u32>) {
        // Every non-empty part of what is left, the larger number first.
        let mut members = left;
        while members != 0 {
            let volley = self.volley(cabling, members);
            let then: Vec<f64> = lost.iter().zip(&volley.effects).map(|(hours, e)| hours + e.lost).collect();
            let main = &volley.effects[self.main];
            let sums = (sums.0 + main.theta_hours, sums.1 + main.dark);
            fired.push(members);
            self.keep(&then, sums, fired);
            self.fire(left & !members, volley.cabling, &then, sums, fired);
            fired.pop();
            members = (members - 1) & left;
        }
    }

    /// Keeps a sequence that is better than the best so far.
    fn keep(&mut self, lost: &[f64], (theta_hours, outage): (f64, f64), fired: &[u32]) {
        let axes = &self.scenario.axes;
        // Added delay never exceeds that of a march that is disturbed all the way.
        let figures = &self.scenario.coefficients;
        let bare = if self.scenario.air_defences.is_empty() { 0.0 } else { 1.0 - figures.autonomous_fire };
        let most = slowed(figures, bare) / figures.initiative - 1.0;
        let standing = axes.iter().zip(lost).zip(self.standing).filter(|(_, stands)| **stands);
        let falls = standing.map(|((axis, lost), _)| axis.hours.0 + lost.min(axis.hours.0 * most));
        let hours = falls.fold(f64::INFINITY, f64::min) - axes[self.main].hours.0;
        if hours > self.best.hours.0 + BETTER {
            let members = |volley: &u32| {
                let tools = self.tools.iter().enumerate().filter(|(tool, _)| volley >> tool & 1 == 1);
                tools.map(|(_, tool)| tool.weapon).collect()
            };
            self.best = Capability {
                theta: if outage > 0.0 { theta_hours / outage } else { 0.0 },
                outage: Hours(outage),
                hours: Hours(hours),
                volleys: fired.iter().map(members).collect(),
            };
        }
    }

    /// What a volley does on every axis, and which links are cabled after it.
    fn volley(&mut self, cabling: usize, members: u32) -> Volley {
        if let Some(known) = self.volleys.get(&(cabling, members)) {
            return known.clone();
        }
        let effects = (0..self.scenario.axes.len()).map(|axis| self.effect(cabling, axis, members)).collect();
        let volley = Volley { effects, cabling: self.lay_cable(cabling, members) };
        self.volleys.insert((cabling, members), volley.clone());
        volley
    }

    /// The tools of a mask, by position.
    fn members(&self, mask: u32) -> Vec<usize> {
        (0..self.tools.len()).filter(|tool| mask >> tool & 1 == 1).collect()
    }

    /// Expected hours one volley costs one axis: over every subset of weapons that may take effect, the march slowed
    /// step by step as targets come back, or a halt for cable where that is shorter.
    fn effect(&mut self, cabling: usize, axis: usize, members: u32) -> VolleyEffect {
        let figures = &self.scenario.coefficients;
        let members = self.members(members);
        let mut total = VolleyEffect::default();
        for subset in 1u32..1 << members.len() {
            let inside = |place: usize| subset >> place & 1 == 1;
            let chance: f64 = members
                .iter()
                .enumerate()
                .map(|(place, tool)| {
                    let effect = self.tools[*tool].effect;
                    if inside(place) { effect } else { 1.0 - effect }
                })
                .product();
            if chance <= 0.0 {
                continue;
            }
            let mut at_work: Vec<(f64, u32)> = members
                .iter()
                .enumerate()
                .filter(|(place, _)| inside(*place))
                .map(|(_, tool)| (self.tools[*tool].hours, 1 << tool))
                .collect();
            at_work.sort_by(|a, b| a.0.total_cmp(&b.0));
            let (mut from, mut effect, mut cut, mut bombed) = (0.0, VolleyEffect::default(), false, 0.0);
            for place in 0..at_work.len() {
                let until = at_work[place].0;
                let mask = at_work[place..].iter().fold(0, |mask, (_, bit)| mask | bit);
                let quality = self.quality(cabling, mask);
                let (c, slowed) = (quality.command[axis], quality.slowed);
                let m = effectiveness(&figures.initiative, &c);
                effect.lost += (1.0 - m) * (until - from);
                // Whoever crawls loses less of his way to our aircraft.
                bombed += m * (1.0 - 1.0 / slowed) * (until - from);
                cut |= c < figures.cut_off;
                if c < 1.0 {
                    effect.theta_hours += (1.0 - c) * (until - from);
                    effect.dark += until - from;
                }
                from = until;
            }
            if cut {
                effect.lost = effect.lost.min(figures.cable_halt);
            }
            total.lost += chance * (effect.lost + bombed);
            total.theta_hours += chance * effect.theta_hours;
            total.dark += chance * effect.dark;
        }
        total
    }

    /// The network with some weapons at work and some links cabled.
    fn condition(&self, cabling: usize, mask: u32) -> Condition<'_> {
        let mut condition = Condition::marching(self.scenario);
        for link in &self.cablings[cabling] {
            condition.cabled[link.index()] = true;
        }
        let working = self.tools.iter().enumerate().filter(|(tool, _)| mask >> tool & 1 == 1);
        for bearer in working.flat_map(|(_, tool)| tool.targets) {
            condition.dark[bearer.index()] = true;
        }
        condition
    }

    /// What is left of his network.
    fn quality(&mut self, cabling: usize, mask: u32) -> &Quality {
        if !self.qualities.contains_key(&(cabling, mask)) {
            let scenario = self.scenario;
            let links = self.condition(cabling, mask).link_qualities();
            let mut chain = vec![0.0; scenario.nodes.len()];
            let lead = |axis: &Axis| {
                chain_qualities(scenario, &links, axis.command, &mut chain);
                chain[axis.column[0].index()]
            };
            let command = scenario.axes.iter().map(lead).collect();
            let open = Air::of(scenario, &links).open(Side::Adversary);
            let slowed = slowed(&scenario.coefficients, open);
            self.qualities.insert((cabling, mask), Quality { command, slowed });
        }
        &self.qualities[&(cabling, mask)]
    }

    /// After a volley that cuts a column off for longer than a halt would cost, cable lies along the dark links.
    fn lay_cable(&mut self, cabling: usize, members: u32) -> usize {
        let scenario = self.scenario;
        let figures = &scenario.coefficients;
        let longest = self.members(members).iter().map(|tool| self.tools[*tool].hours).fold(0.0, f64::max);
        let halts = self.quality(cabling, members).command.iter().any(|c| {
            let m = effectiveness(&figures.initiative, c);
            *c < figures.cut_off && (1.0 - m) * longest > figures.cable_halt
        });
        if !halts {
            return cabling;
        }
        let links = self.condition(cabling, members).link_qualities();
        // Columns lay cable to themselves; nobody lays any to a radar or a battery.
        let dark = |link: &LinkId| {
            let child = scenario.node(scenario.link(*link).child);
            links[link.index()] < figures.cut_off && child.side == Side::Adversary && child.kind != Kind::Site
        };
        let mut cabled = self.cablings[cabling].clone();
        cabled.extend((0..scenario.links.len()).map(LinkId::from).filter(dark));
        cabled.sort_unstable();
        cabled.dedup();
        let known = self.cablings.iter().position(|there| *there == cabled);
        known.unwrap_or_else(|| {
            self.cablings.push(cabled);
            self.cablings.len() - 1
        })
    }
}

/// The capability type whose hours lie nearest. Types: none, light, medium, heavy.
pub fn nearest_type(scenario: &Scenario, hours: f64) -> usize {
    let distance = |index: &usize| (scenario.coefficients.type_hours[*index] - hours).abs();
    (0..scenario.coefficients.type_hours.len())
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))
        .expect("there are four types")
}
