//! What a set of accesses and jammers is worth in hours: one function from weapons and a network to (theta, outage).
//!
//! Weapons fired together form a volley; volleys follow one another. One medium alone often does nothing, the cut set
//! does; and once a column has laid cable to a dark link, that link is safe: sequence against depth. The closed form
//! keeps the best of all sequences of volleys, also those that leave a weapon out.

use crate::sim::model::ids::*;
use crate::sim::model::scenario::{Axis, Capability, Kind, Quality, Scenario};
use crate::sim::model::state::{Air, Weapon};
use crate::sim::model::units::Hours;
use crate::sim::rules::air::slowed;
use crate::sim::rules::combat::kept;
use crate::sim::rules::network::{Condition, chain_qualities, takes_cable};
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

impl Capability {
    /// Of nothing at all.
    const NONE: Self = Self { theta: 0.0, outage: Hours(0.0), hours: Hours(0.0), volleys: Vec::new() };
}

/// A weapon as the reckoning sees it.
struct Tool<'a> {
    weapon: Weapon,
    targets: &'a [ChannelId],
    effect: f64,
    hours: f64,
}

fn tool(scenario: &Scenario, weapon: Weapon) -> Tool<'_> {
    let (effect, hours) = (scenario.effect(weapon), scenario.outage(weapon).0);
    Tool { weapon, targets: scenario.targets(weapon), effect, hours }
}

/// The most weapons that are tried together: four hidden accesses, one that is being built, two jammers. A level may hold
/// more; then its first seven count, in the order of its tables, the accesses before the jammers.
pub const MOST_WEAPONS: usize = 7;
/// Hours by which a plan must be better to replace a shorter one.
const BETTER: f64 = 1e-9;
/// Margin on what may still be gained: sums in another order differ by less.
const ROUNDING: f64 = 1e-13;

/// The best use of a set of weapons against some axes, over every sequence of volleys; of more than [`MOST_WEAPONS`],
/// of the first so many.
///
/// Sequences are tried one by one, in a fixed order, but for those that cannot be better than the best so far, by what
/// the weapons that are left can add at most on each axis by itself. So the result is that of trying all.
pub fn reckon(scenario: &Scenario, weapons: &[Weapon], standing: &[bool]) -> Capability {
    search(scenario, weapons, standing, false)
}

/// [`reckon`] by trying every sequence, whatever it can still add: what a test holds it against.
pub fn reckon_all(scenario: &Scenario, weapons: &[Weapon], standing: &[bool]) -> Capability {
    search(scenario, weapons, standing, true)
}

fn search(scenario: &Scenario, weapons: &[Weapon], standing: &[bool], all: bool) -> Capability {
    let main = (0..scenario.axes.len())
        .filter(|axis| standing[*axis])
        .min_by(|a, b| scenario.opposed((*a).into()).0.total_cmp(&scenario.opposed((*b).into()).0));
    let Some(main) = main else { return Capability::NONE };
    let mut march = March { all, ..March::new(scenario, weapons, standing, main) };
    let lost = vec![0.0; scenario.axes.len()];
    march.fire(march.weapons(), 0, &lost, (0.0, 0.0), &mut Vec::new());
    march.best
}

/// Hours of a set of weapons against every axis: the result of [`reckon`], remembered in the scenario.
pub fn hours(scenario: &Scenario, weapons: &[Weapon]) -> f64 {
    best(scenario, weapons, &vec![true; scenario.axes.len()]).hours.0
}

/// [`reckon`], remembered in the scenario.
pub fn best<'a>(scenario: &'a Scenario, weapons: &[Weapon], standing: &[bool]) -> Cow<'a, Capability> {
    let place = |weapon: &Weapon| match weapon {
        Weapon::Access(id) => id.index(),
        Weapon::Jammer(id) => scenario.accesses.len() + id.index(),
    };
    // A set has no order, yet sums are formed in one: without an order of its own the result would be that of whoever
    // asked first.
    let mut set = weapons.to_vec();
    set.sort_unstable_by_key(place);
    set.dedup();
    set.truncate(MOST_WEAPONS);
    let shift = scenario.accesses.len() + scenario.jammers.len();
    let fallen = standing.iter().enumerate().filter(|(_, stands)| !**stands);
    let key = set.iter().map(place).chain(fallen.map(|(axis, _)| shift + axis));
    scenario.worth().of_set(key, || reckon(scenario, &set, standing))
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
    /// Positions of the tools, the one that works shortest first.
    by_hours: Vec<usize>,
    cablings: Vec<Cabling>,
    /// The most that can be added on each axis: never more than by a march that is disturbed all the way.
    limits: Vec<f64>,
    /// Whether sequences are tried that cannot be better.
    all: bool,
    best: Capability,
}

/// What has been reckoned while cable lies along some links, by mask of weapons.
struct Cabling {
    links: Vec<LinkId>,
    /// What is left of the adversary's network while these weapons work.
    qualities: Vec<Option<Arc<Quality>>>,
    /// What a volley of them does.
    volleys: Vec<Option<Rc<Volley>>>,
    /// The most that they can cost each axis in whatever volleys they are fired.
    most: Vec<Option<Rc<[f64]>>>,
}

impl Cabling {
    fn along(links: Vec<LinkId>, tools: usize) -> Self {
        let masks = 1 << tools;
        Self { links, qualities: vec![None; masks], volleys: vec![None; masks], most: vec![None; masks] }
    }
}

/// What a volley does.
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

/// Every non-empty part of a set of weapons, the larger number first.
fn parts(of: usize) -> impl Iterator<Item = usize> {
    let first = Some(of).filter(|of| *of != 0);
    std::iter::successors(first, move |part| Some((part - 1) & of).filter(|part| *part != 0))
}

impl<'a> March<'a> {
    fn new(scenario: &'a Scenario, weapons: &[Weapon], standing: &'a [bool], main: usize) -> Self {
        let tools: Vec<Tool> = weapons.iter().take(MOST_WEAPONS).map(|w| tool(scenario, *w)).collect();
        let mut by_hours: Vec<usize> = (0..tools.len()).collect();
        by_hours.sort_by(|a, b| tools[*a].hours.total_cmp(&tools[*b].hours));
        let figures = &scenario.coefficients;
        let bare = if scenario.air_defences.is_empty() { 0.0 } else { 1.0 - figures.autonomous_fire };
        let limit = |(axis, there): (usize, &Axis)| {
            let blind = kept(scenario, there, 0.0).max(f64::MIN_POSITIVE);
            scenario.opposed(axis.into()).0 * (slowed(figures, bare) / blind - 1.0)
        };
        let limits = scenario.axes.iter().enumerate().map(limit).collect();
        Self {
            limits,
            scenario,
            standing,
            main,
            by_hours,
            cablings: vec![Cabling::along(Vec::new(), tools.len())],
            tools,
            all: false,
            best: Capability::NONE,
        }
    }

    /// All weapons.
    fn weapons(&self) -> usize {
        (1 << self.tools.len()) - 1
    }

    /// Fires every volley that can be formed of the weapons left, and whatever can follow it; keeps the best sequence.
    /// `lost` are the hours lost on each axis so far, `sums` those of theta and of outage on the main axis.
    fn fire(&mut self, left: usize, cabling: usize, lost: &[f64], sums: (f64, f64), fired: &mut Vec<usize>) {
        for members in parts(left) {
            let volley = self.volley(cabling, members);
            let rest = left & !members;
            let then: Vec<f64> = lost.iter().zip(&volley.effects).map(|(hours, e)| hours + e.lost).collect();
            let most = self.most(volley.cabling, rest);
            let bound = then.iter().zip(most.iter()).map(|(lost, more)| (lost + more) * (1.0 + ROUNDING));
            if !self.all && self.gained(bound) <= self.best.hours.0 + BETTER {
                continue;
            }
            let main = &volley.effects[self.main];
            let sums = (sums.0 + main.theta_hours, sums.1 + main.dark);
            fired.push(members);
            self.keep(&then, sums, fired);
            self.fire(rest, volley.cabling, &then, sums, fired);
            fired.pop();
        }
    }

    /// Hours by which the first objective falls later when each axis has lost so many.
    fn gained(&self, lost: impl Iterator<Item = f64>) -> f64 {
        let undisturbed = |axis: usize| self.scenario.opposed(axis.into()).0;
        let standing = lost.enumerate().zip(self.standing).filter(|(_, stands)| **stands);
        let falls = standing.map(|((axis, lost), _)| undisturbed(axis) + lost.min(self.limits[axis]));
        falls.fold(f64::INFINITY, f64::min) - undisturbed(self.main)
    }

    /// Keeps a sequence that is better than the best so far.
    fn keep(&mut self, lost: &[f64], (theta_hours, outage): (f64, f64), fired: &[usize]) {
        let hours = self.gained(lost.iter().copied());
        if hours > self.best.hours.0 + BETTER {
            let members = |volley: &usize| {
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

    /// The most that some weapons can cost each axis by itself, in whatever volleys.
    fn most(&mut self, cabling: usize, left: usize) -> Rc<[f64]> {
        if let Some(known) = &self.cablings[cabling].most[left] {
            return Rc::clone(known);
        }
        let mut most = vec![0.0; self.scenario.axes.len()];
        for members in parts(left) {
            let volley = self.volley(cabling, members);
            let then = self.most(volley.cabling, left & !members);
            for ((most, effect), then) in most.iter_mut().zip(&volley.effects).zip(then.iter()) {
                *most = f64::max(*most, effect.lost + then);
            }
        }
        let most: Rc<[f64]> = most.into();
        self.cablings[cabling].most[left] = Some(Rc::clone(&most));
        most
    }

    /// What a volley does on every axis, and which links are cabled after it.
    fn volley(&mut self, cabling: usize, members: usize) -> Rc<Volley> {
        if let Some(known) = &self.cablings[cabling].volleys[members] {
            return Rc::clone(known);
        }
        let effects = self.effects(cabling, members);
        let volley = Rc::new(Volley { effects, cabling: self.lay_cable(cabling, members) });
        self.cablings[cabling].volleys[members] = Some(Rc::clone(&volley));
        volley
    }

    /// Expected hours one volley costs each axis: over every part of it that may take effect.
    fn effects(&mut self, cabling: usize, members: usize) -> Vec<VolleyEffect> {
        let mut totals = vec![VolleyEffect::default(); self.scenario.axes.len()];
        let mut part = 0usize;
        // Every non-empty part, the smaller number first.
        while part != members {
            part = part.wrapping_sub(members) & members;
            let chance: f64 = (0..self.tools.len())
                .filter(|tool| members >> tool & 1 == 1)
                .map(|tool| {
                    let effect = self.tools[tool].effect;
                    if part >> tool & 1 == 1 { effect } else { 1.0 - effect }
                })
                .product();
            if chance <= 0.0 {
                continue;
            }
            for (axis, total) in totals.iter_mut().enumerate() {
                let effect = self.effect(cabling, axis, part);
                total.lost += chance * effect.lost;
                total.theta_hours += chance * effect.theta_hours;
                total.dark += chance * effect.dark;
            }
        }
        totals
    }

    /// Hours that weapons which take effect cost one axis: the march slowed step by step as targets come back, or a halt
    /// for cable where that is shorter.
    fn effect(&mut self, cabling: usize, axis: usize, working: usize) -> VolleyEffect {
        let figures = &self.scenario.coefficients;
        let (mut from, mut effect, mut bombed) = (0.0, VolleyEffect::default(), 0.0);
        let (mut cut, mut mends) = (false, true);
        let mut left = working;
        for place in 0..self.by_hours.len() {
            let tool = self.by_hours[place];
            if left >> tool & 1 == 0 {
                continue;
            }
            let until = self.tools[tool].hours;
            let quality = self.quality(cabling, left);
            let (c, m, slowed) = (quality.command[axis], quality.kept[axis], quality.slowed);
            effect.lost += (1.0 - m) * (until - from);
            // Whoever crawls loses less of its way to our aircraft.
            bombed += m * (1.0 - 1.0 / slowed) * (until - from);
            if c < figures.cut_off {
                cut = true;
                mends &= quality.mends[axis];
            }
            if c < 1.0 {
                effect.theta_hours += (1.0 - c) * (until - from);
                effect.dark += until - from;
            }
            from = until;
            left &= !(1 << tool);
        }
        if cut && mends {
            effect.lost = effect.lost.min(figures.cable_halt);
        }
        effect.lost += bombed;
        effect
    }

    /// What is left of the adversary's network with some weapons at work and some links cabled.
    fn quality(&mut self, cabling: usize, mask: usize) -> Arc<Quality> {
        if let Some(known) = &self.cablings[cabling].qualities[mask] {
            return Arc::clone(known);
        }
        let mut condition = Condition::marching(self.scenario);
        for link in &self.cablings[cabling].links {
            condition.cabled[link.index()] = true;
        }
        let working = self.tools.iter().enumerate().filter(|(tool, _)| mask >> tool & 1 == 1);
        for channel in working.flat_map(|(_, tool)| tool.targets) {
            condition.dark[channel.index()] = true;
        }
        let quality = network_left(self.scenario, &condition);
        self.cablings[cabling].qualities[mask] = Some(Arc::clone(&quality));
        quality
    }

    /// After a volley that cuts a column off for longer than a halt would cost, cable lies along the dark links.
    fn lay_cable(&mut self, cabling: usize, members: usize) -> usize {
        let figures = &self.scenario.coefficients;
        let fired = self.tools.iter().enumerate().filter(|(tool, _)| members >> tool & 1 == 1);
        let longest = fired.map(|(_, tool)| tool.hours).fold(0.0, f64::max);
        let quality = self.quality(cabling, members);
        let mut axes = quality.mends.iter().zip(&quality.kept);
        let halts = axes.any(|(mends, m)| *mends && (1.0 - m) * longest > figures.cable_halt);
        if !halts {
            return cabling;
        }
        let mut cabled = self.cablings[cabling].links.clone();
        cabled.extend(&quality.dark);
        cabled.sort_unstable();
        cabled.dedup();
        let known = self.cablings.iter().position(|there| there.links == cabled);
        known.unwrap_or_else(|| {
            self.cablings.push(Cabling::along(cabled, self.tools.len()));
            self.cablings.len() - 1
        })
    }
}

/// What is left of the adversary's network in a condition, remembered in the scenario.
pub(super) fn network_left(scenario: &Scenario, condition: &Condition) -> Arc<Quality> {
    let links = (0..scenario.links.len()).map(LinkId::from);
    let cabled = links.filter(|link| condition.cabled[link.index()]).collect();
    let (mut attacked, silent) = (bits(&condition.dark), bits(&condition.silent));
    attacked.extend(silent);
    scenario.worth().of_network((cabled, attacked), || Quality::of(condition))
}

/// Flags as bits, sixty-four to a word.
fn bits(flags: &[bool]) -> Vec<u64> {
    let word = |flags: &[bool]| flags.iter().fold(0, |word, flag| word << 1 | u64::from(*flag));
    flags.chunks(64).map(word).collect()
}

impl Quality {
    fn of(condition: &Condition) -> Self {
        let scenario = condition.tables;
        let figures = &scenario.coefficients;
        let links = condition.link_qualities();
        let mut chain = vec![0.0; scenario.nodes.len()];
        let mut lead = |axis: &Axis, links: &[f64]| {
            chain_qualities(scenario, links, axis.command, &mut chain);
            chain[axis.lead().index()]
        };
        let command: Vec<f64> = scenario.axes.iter().map(|axis| lead(axis, &links)).collect();
        let kept = scenario.axes.iter().zip(&command).map(|(axis, c)| kept(scenario, axis, *c)).collect();
        let open = Air::of(scenario, &links).open(Side::Adversary);
        // Columns lay cable to themselves; nobody lays any to a radar or a battery.
        let dark = |link: &LinkId| {
            let child = scenario.node(scenario.link(*link).child);
            let theirs = child.side == Side::Adversary && child.kind != Kind::Site;
            links[link.index()] < figures.cut_off
                && theirs
                && takes_cable(scenario, *link, &condition.attacking)
        };
        let dark: Vec<LinkId> = (0..scenario.links.len()).map(LinkId::from).filter(dark).collect();
        let mut mended = condition.clone();
        dark.iter().for_each(|link| mended.cabled[link.index()] = true);
        let mended = mended.link_qualities();
        let mut mends =
            |(axis, c): (&Axis, &f64)| *c < figures.cut_off && lead(axis, &mended) >= figures.cut_off;
        let mends = scenario.axes.iter().zip(&command).map(&mut mends).collect();
        Self { command, kept, mends, slowed: slowed(figures, open), dark }
    }
}
