//! What a set of accesses and jammers is worth in hours: one function from weapons and a network to (theta, outage).
//!
//! Weapons fired together form a volley; volleys follow one another. One medium alone often does nothing, the cut set
//! does; and once a column has laid cable to a dark link, that link is safe: sequence against depth. The closed form
//! tries every partition of the set into volleys and keeps the best.

use super::formula::tempo::effectiveness;
use super::ids::*;
use super::network::{Condition, chain_qualities};
use super::scenario::{Axis, Scenario};
use super::state::Weapon;
use super::units::Hours;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a capability does to the attack's command network, and what that costs him.
#[derive(Clone, Debug, PartialEq)]
pub struct Capability {
    /// Mean loss of command quality of the leading column while it lasts: theta.
    pub theta: f64,
    /// Hours that it lasts.
    pub outage: Hours,
    /// Hours by which the first objective falls later.
    pub hours: Hours,
    /// The volleys that achieve it, in order.
    pub volleys: Vec<Vec<Weapon>>,
}

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

/// The best use of a set of weapons, by trying every sequence of volleys; at most six weapons (later ones are left
/// out).
pub fn reckon(scenario: &Scenario, weapons: &[Weapon]) -> Capability {
    let tools: Vec<Tool> = weapons.iter().take(6).map(|w| tool(scenario, *w)).collect();
    let mut march = March { scenario, tools, known: BTreeMap::new() };
    let mut best = Capability { theta: 0.0, outage: Hours(0.0), hours: Hours(0.0), volleys: Vec::new() };
    for plan in partitions(march.tools.len()) {
        let candidate = march.sequence(&plan);
        if candidate.hours.0 > best.hours.0 + 1e-9 {
            best = candidate;
        }
    }
    best
}

/// Hours of a set of weapons: the result of [`reckon`], remembered in the scenario.
pub fn hours(scenario: &Scenario, weapons: &[Weapon]) -> f64 {
    best(scenario, weapons).hours.0
}

/// [`reckon`], remembered in the scenario.
pub fn best<'a>(scenario: &'a Scenario, weapons: &[Weapon]) -> Cow<'a, Capability> {
    let bit = |weapon: &Weapon| match weapon {
        Weapon::Access(id) => id.index(),
        Weapon::Jammer(id) => scenario.accesses.len() + id.index(),
    };
    // A set has no order, yet volleys are formed in one: without an order of its own the result would be that of
    // whoever asked first.
    let mut set = weapons.to_vec();
    set.sort_unstable_by_key(bit);
    set.dedup();
    let mask = set.iter().fold(0usize, |mask, weapon| mask | 1 << bit(weapon));
    match scenario.worth.0.get(mask) {
        Some(known) => Cow::Borrowed(known.get_or_init(|| reckon(scenario, &set))),
        None => Cow::Owned(reckon(scenario, &set)),
    }
}

/// The worth of every set of weapons, filled as it is asked for: a pure function of the scenario, remembered.
#[derive(Clone, Debug, Default)]
pub struct Worth(Vec<OnceLock<Capability>>);

impl Worth {
    /// Room for every set of a scenario's weapons; of none above twelve.
    pub fn of(scenario: &Scenario) -> Self {
        let weapons = scenario.accesses.len() + scenario.jammers.len();
        Self(if weapons <= 12 { vec![OnceLock::new(); 1 << weapons] } else { Vec::new() })
    }
}

/// The march on every axis under any part of a set of weapons. A set of weapons is a mask over `tools`.
struct March<'a> {
    scenario: &'a Scenario,
    tools: Vec<Tool<'a>>,
    /// Command quality of each axis' leading formation, by links cabled and weapons at work.
    known: BTreeMap<(Vec<LinkId>, u32), Vec<f64>>,
}

/// What a volley does to one axis.
#[derive(Default)]
struct VolleyEffect {
    lost: f64,
    theta_hours: f64,
    dark: f64,
}

impl March<'_> {
    /// Adds up the volleys of one plan; `plan[i]` is the volley of tool i.
    fn sequence(&mut self, plan: &[usize]) -> Capability {
        let scenario = self.scenario;
        let figures = &scenario.coefficients;
        let mut cabled = Vec::new();
        let mut lost = vec![0.0; scenario.axes.len()];
        let (mut theta_hours, mut outage) = (0.0, 0.0);
        let mut volleys = Vec::new();
        for number in 0..=plan.iter().copied().max().unwrap_or(0) {
            let members: Vec<usize> = (0..plan.len()).filter(|tool| plan[*tool] == number).collect();
            if members.is_empty() {
                continue;
            }
            for (axis, lost) in lost.iter_mut().enumerate() {
                let effect = self.volley(&cabled, axis, &members);
                *lost += effect.lost;
                if axis == scenario.main_axis().index() {
                    theta_hours += effect.theta_hours;
                    outage += effect.dark;
                }
            }
            self.lay_cable(&mut cabled, &members);
            volleys.push(members.iter().map(|tool| self.tools[*tool].weapon).collect());
        }
        let first = |lost: &dyn Fn(usize) -> f64| {
            let times = scenario.axes.iter().enumerate().map(|(index, axis)| axis.hours.0 + lost(index));
            times.fold(f64::INFINITY, f64::min)
        };
        let ceiling = |index: usize| scenario.axes[index].hours.0 * (1.0 / figures.initiative - 1.0);
        let gained = first(&|index| lost[index].min(ceiling(index))) - first(&|_| 0.0);
        Capability {
            theta: if outage > 0.0 { theta_hours / outage } else { 0.0 },
            outage: Hours(outage),
            hours: Hours(gained),
            volleys,
        }
    }

    /// Expected hours one volley costs one axis: over every subset of weapons that may take effect, the march slowed
    /// step by step as targets come back, or a halt for cable where that is shorter.
    fn volley(&mut self, cabled: &[LinkId], axis: usize, members: &[usize]) -> VolleyEffect {
        let figures = &self.scenario.coefficients;
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
            let (mut from, mut effect, mut cut) = (0.0, VolleyEffect::default(), false);
            for place in 0..at_work.len() {
                let until = at_work[place].0;
                let mask = at_work[place..].iter().fold(0, |mask, (_, bit)| mask | bit);
                let c = self.quality(cabled, mask)[axis];
                let m = effectiveness(&figures.initiative, &c);
                effect.lost += (1.0 - m) * (until - from);
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
            total.lost += chance * effect.lost;
            total.theta_hours += chance * effect.theta_hours;
            total.dark += chance * effect.dark;
        }
        total
    }

    /// The network with some weapons at work and some links cabled.
    fn condition(&self, cabled: &[LinkId], mask: u32) -> Condition<'_> {
        let mut condition = Condition::marching(self.scenario);
        for link in cabled {
            condition.cabled[link.index()] = true;
        }
        let working = self.tools.iter().enumerate().filter(|(tool, _)| mask >> tool & 1 == 1);
        for bearer in working.flat_map(|(_, tool)| tool.targets) {
            condition.dark[bearer.index()] = true;
        }
        condition
    }

    /// Command quality of every axis' leading formation.
    fn quality(&mut self, cabled: &[LinkId], mask: u32) -> &[f64] {
        let key = (cabled.to_vec(), mask);
        if !self.known.contains_key(&key) {
            let scenario = self.scenario;
            let links = self.condition(cabled, mask).link_qualities();
            let mut chain = vec![0.0; scenario.nodes.len()];
            let lead = |axis: &Axis| {
                chain_qualities(scenario, &links, axis.command, &mut chain);
                chain[axis.column[0].index()]
            };
            let qualities = scenario.axes.iter().map(lead).collect();
            self.known.insert(key.clone(), qualities);
        }
        &self.known[&key]
    }

    /// After a volley that cuts a column off for longer than a halt would cost, cable lies along the dark links.
    fn lay_cable(&mut self, cabled: &mut Vec<LinkId>, members: &[usize]) {
        let scenario = self.scenario;
        let figures = &scenario.coefficients;
        let mask = members.iter().fold(0, |mask, tool| mask | 1 << tool);
        let longest = members.iter().map(|tool| self.tools[*tool].hours).fold(0.0, f64::max);
        let halts = self.quality(cabled, mask).iter().any(|c| {
            let m = effectiveness(&figures.initiative, c);
            *c < figures.cut_off && (1.0 - m) * longest > figures.cable_halt
        });
        if !halts {
            return;
        }
        let links = self.condition(cabled, mask).link_qualities();
        let dark = |link: &LinkId| {
            links[link.index()] < figures.cut_off && scenario.side_of(*link) == Side::Adversary
        };
        cabled.extend((0..scenario.links.len()).map(LinkId::from).filter(dark));
        cabled.sort_unstable();
        cabled.dedup();
    }
}

/// Every way to put `n` things into ordered-by-first-member volleys: restricted growth strings.
fn partitions(n: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::with_capacity(n)];
    for _ in 0..n {
        all = all
            .into_iter()
            .flat_map(|plan: Vec<usize>| {
                let next = plan.iter().max().map_or(0, |most| most + 1);
                (0..=next).map(move |volley| {
                    let mut longer = plan.clone();
                    longer.push(volley);
                    longer
                })
            })
            .collect();
    }
    all
}

/// The capability type whose hours lie nearest. Types: none, light, medium, heavy.
pub fn nearest_type(scenario: &Scenario, hours: f64) -> usize {
    let distance = |index: &usize| (scenario.coefficients.type_hours[*index] - hours).abs();
    (0..scenario.coefficients.type_hours.len())
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))
        .expect("there are four types")
}
