//! What a set of accesses and jammers is worth in hours: one function from weapons and a network to (theta, outage).
//!
//! Weapons fired together form a volley; volleys follow one another. One medium alone often does nothing, the cut set
//! does; and once a column has laid cable to a dark link, that link is safe: sequence against depth. The closed form
//! tries every partition of the set into volleys and keeps the best.

use super::formula::tempo::effectiveness;
use super::ids::*;
use super::network::{Condition, chain_qualities};
use super::scenario::Scenario;
use super::state::Weapon;
use super::units::Hours;
use std::borrow::Cow;
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

/// The best use of a set of weapons, by trying every sequence of volleys; at most six of them (later ones are left out).
pub fn reckon(scenario: &Scenario, weapons: &[Weapon]) -> Capability {
    let tools: Vec<Tool> = weapons.iter().take(6).map(|w| tool(scenario, *w)).collect();
    let mut best = Capability { theta: 0.0, outage: Hours(0.0), hours: Hours(0.0), volleys: Vec::new() };
    for plan in partitions(tools.len()) {
        let candidate = sequence(scenario, &tools, &plan);
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
    let mask = weapons.iter().fold(0usize, |mask, weapon| mask | 1 << bit(weapon));
    match scenario.worth.0.get(mask) {
        Some(known) => Cow::Borrowed(known.get_or_init(|| reckon(scenario, weapons))),
        None => Cow::Owned(reckon(scenario, weapons)),
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

/// Adds up the volleys of one plan; `plan[i]` is the volley of tool i.
fn sequence(scenario: &Scenario, tools: &[Tool], plan: &[usize]) -> Capability {
    let figures = &scenario.coefficients;
    let mut condition = Condition::marching(scenario);
    let mut lost = vec![0.0; scenario.axes.len()];
    let (mut theta_hours, mut outage) = (0.0, 0.0);
    let mut volleys = Vec::new();
    for number in 0..=plan.iter().copied().max().unwrap_or(0) {
        let members: Vec<&Tool> =
            tools.iter().zip(plan).filter(|(_, v)| **v == number).map(|(t, _)| t).collect();
        if members.is_empty() {
            continue;
        }
        for (axis, lost) in lost.iter_mut().enumerate() {
            let effect = volley(&condition, AxisId::from(axis), &members);
            *lost += effect.lost;
            if axis == scenario.main_axis().index() {
                theta_hours += effect.theta_hours;
                outage += effect.dark;
            }
        }
        lay_cable(&mut condition, &members);
        volleys.push(members.iter().map(|tool| tool.weapon).collect());
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

struct VolleyEffect {
    lost: f64,
    theta_hours: f64,
    dark: f64,
}

/// Expected hours one volley costs one axis: over every subset of weapons that may take effect, the march slowed
/// step by step as targets come back, or a halt for cable where that is shorter.
fn volley(condition: &Condition, axis: AxisId, members: &[&Tool]) -> VolleyEffect {
    let scenario = condition.scenario;
    let figures = &scenario.coefficients;
    let axis = &scenario.axes[axis.index()];
    let lead = axis.column[0];
    let mut chain = vec![0.0; scenario.nodes.len()];
    let mut quality = |hit: &Condition| {
        chain_qualities(scenario, &hit.link_qualities(), axis.command, &mut chain);
        chain[lead.index()]
    };
    let mut total = VolleyEffect { lost: 0.0, theta_hours: 0.0, dark: 0.0 };
    for subset in 1u32..1 << members.len() {
        let inside = |index: usize| subset >> index & 1 == 1;
        let chance: f64 = (0..members.len())
            .map(|i| if inside(i) { members[i].effect } else { 1.0 - members[i].effect })
            .product();
        if chance <= 0.0 {
            continue;
        }
        let mut ends: Vec<f64> =
            (0..members.len()).filter(|i| inside(*i)).map(|i| members[i].hours).collect();
        ends.sort_by(f64::total_cmp);
        let (mut from, mut lost, mut theta_hours, mut dark, mut cut) = (0.0, 0.0, 0.0, 0.0, false);
        for until in ends {
            if until <= from {
                continue;
            }
            let mut hit = condition.clone();
            for (index, tool) in members.iter().enumerate() {
                if inside(index) && tool.hours > from {
                    for bearer in tool.targets {
                        hit.dark[bearer.index()] = true;
                    }
                }
            }
            let c = quality(&hit);
            let m = effectiveness(&figures.initiative, &c);
            lost += (1.0 - m) * (until - from);
            cut |= c < figures.cut_off;
            if c < 1.0 {
                theta_hours += (1.0 - c) * (until - from);
                dark += until - from;
            }
            from = until;
        }
        if cut {
            lost = lost.min(figures.cable_halt);
        }
        total.lost += chance * lost;
        total.theta_hours += chance * theta_hours;
        total.dark += chance * dark;
    }
    total
}

/// After a volley that cuts a column off for longer than a halt would cost, cable lies along the dark links.
fn lay_cable(condition: &mut Condition, members: &[&Tool]) {
    let scenario = condition.scenario;
    let figures = &scenario.coefficients;
    let mut hit = condition.clone();
    for bearer in members.iter().flat_map(|tool| tool.targets) {
        hit.dark[bearer.index()] = true;
    }
    for axis in &scenario.axes {
        let mut chain = vec![0.0; scenario.nodes.len()];
        chain_qualities(scenario, &hit.link_qualities(), axis.command, &mut chain);
        let c = chain[axis.column[0].index()];
        let m = effectiveness(&figures.initiative, &c);
        let longest = members.iter().map(|tool| tool.hours).fold(0.0, f64::max);
        if c < figures.cut_off && (1.0 - m) * longest > figures.cable_halt {
            for (index, link) in scenario.links.iter().enumerate() {
                let dark = hit.link_quality(LinkId::from(index)) < figures.cut_off;
                if dark && scenario.node(link.child).side == Side::Adversary {
                    condition.cabled[index] = true;
                }
            }
        }
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
