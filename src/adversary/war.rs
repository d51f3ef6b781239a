//! The council in war: the same expected utility over what is left to be won. It presses on, halts, or hands orders down.

use super::council::{mood, turning};
use super::staff::taking;
use crate::sim::formula::belief::{PerType, expectation, posterior};
use crate::sim::formula::decision::{launch_chance, needle};
use crate::sim::formula::normal::cumulative;
use crate::sim::habits::{Delegation, Habits};
use crate::sim::intel::{CouncilPicture, WarPicture};
use crate::sim::ledger::{Ledger, Line, Term};
use crate::sim::reckoning::likelihood;
use crate::sim::rules::grade::{by_weight, falls, spread};
use crate::sim::scenario::Scenario;
use crate::sim::state::{Conduct, March};
use crate::sim::units::WEEK;
use crate::sim::{AxisId, Intel, Luck, Order};

/// What the council decides, with its ledger; nothing while it does not sit, and where nobody could hear it.
pub fn meet(scenario: &Scenario, intel: &Intel, habits: &Habits, luck: Luck) -> Option<(Order, Ledger)> {
    let ledger = weigh(scenario, intel, habits, luck)?;
    Some((Order::Conduct { conduct: ledger.conduct? }, ledger))
}

/// The ledger of a council in war: docs/rules/war.md, "Their council".
pub(super) fn weigh(scenario: &Scenario, intel: &Intel, habits: &Habits, luck: Luck) -> Option<Ledger> {
    let (council, war) = (intel.council()?, intel.war.as_ref()?);
    let recallable = war.marching().any(|column| column.march != March::PreDelegated);
    if !council.sits || !recallable {
        return None;
    }
    let figures = &scenario.coefficients;
    let outlook = &council.outlook;
    let belief = belief(scenario, intel, council, war);
    let rest = Rest::of(scenario, intel, war, &belief);
    let meeting = u64::from(council.book.held) + u64::from(war.book.councils) + 1;
    let mood = mood(figures, luck, meeting, WEEK);
    let lost = losses(scenario, intel);
    let prize = outlook.gain + figures.loss;
    let line = |term, utility, figure| Line { term, utility, figure, evidence: None };
    let lines = vec![
        line(Term::QuickWin, rest.share * rest.win * prize, rest.win),
        line(Term::Failure, -rest.share * figures.loss, 1.0 - rest.win),
        line(Term::Losses, -lost * figures.loss, lost),
        line(Term::Answer, -(outlook.response * figures.retaliation), outlook.response),
        line(Term::Halting, rest.share * (figures.halting + outlook.audience), 1.0 - rest.share),
        mood,
    ];
    let balance = Ledger::sum(&lines);
    let advantage = balance - mood.utility;
    let yes = balance > 0.0;
    let fears = habits.predelegates != Delegation::Never
        && disrupted(scenario, intel, war, &belief) > figures.predelegation;
    let turns = |balance: f64| turning(rest.win, balance, rest.share * prize);
    let hours = |chance: f64| needle(war.our_clock.max(1.0), spread(figures), chance);
    Some(Ledger {
        hour: intel.hour,
        believed: hours(rest.win),
        bar: hours(turns(advantage)),
        belief,
        balance,
        chance: launch_chance(&figures.steepness, &advantage),
        yes,
        down: false,
        turning: hours(turns(balance)),
        answers: Vec::new(),
        conduct: Some(match yes {
            true if fears => Conduct::HandDown,
            true => Conduct::PressOn,
            false => Conduct::Halt,
        }),
        lines,
    })
}

/// What the council believes of the alliance's capability: the evidence of the crisis, and the hours its columns have lost.
/// That a capability takes more than its hours is laid to the friction of the march, which has its spread.
fn belief(scenario: &Scenario, intel: &Intel, council: &CouncilPicture, war: &WarPicture) -> PerType<f64> {
    let figures = &scenario.coefficients;
    let shown =
        council.outlook.evidence.iter().map(|(manner, weight)| (likelihood(figures, *manner), *weight));
    let axes = (0..scenario.axes.len()).map(AxisId::from);
    let most = axes.map(|axis| taken(scenario, intel, war, axis)).fold(0.0, f64::max);
    let friction = (figures.march_spread * scenario.undisturbed().0).max(f64::MIN_POSITIVE);
    let felt = figures.type_hours.map(|hours| {
        let beyond = most - hours * figures.cyber;
        if beyond > 0.0 { 2.0 * cumulative(-beyond / friction) } else { 1.0 }
    });
    posterior(&figures.prior, shown.chain([(felt, 1.0)]))
}

/// Hours that disruption has taken from a column, and that what is dark now will take.
fn taken(scenario: &Scenario, intel: &Intel, war: &WarPicture, axis: AxisId) -> f64 {
    war.columns[axis.index()].lost.max(0.0) + taking(scenario, intel, axis)
}

/// What is left to be won.
struct Rest {
    /// Its share of all objectives, by weight.
    share: f64,
    /// Chance that it falls before the alliance's line closes, the mean over its objectives by weight.
    win: f64,
}

impl Rest {
    fn of(scenario: &Scenario, intel: &Intel, war: &WarPicture, belief: &PerType<f64>) -> Self {
        let figures = &scenario.coefficients;
        let left = |axis: AxisId| war.columns[axis.index()].book.fell.is_none();
        let win = |axis: AxisId| {
            let clock = war.columns[axis.index()].clock;
            let chances =
                to_come(scenario, intel, war, axis).map(|hours| falls(figures, clock + hours, war.our_clock));
            expectation(belief, &chances)
        };
        let share = by_weight(scenario, |axis| f64::from(u8::from(left(axis))));
        let won = by_weight(scenario, |axis| if left(axis) { win(axis) } else { 0.0 });
        Self { share, win: if share > 0.0 { won / share } else { 0.0 } }
    }
}

/// Hours that disruption would still take from a column, beyond what it has taken and what is dark now, if the alliance
/// were of each type. Who has orders beforehand loses none, and field cable protects its part of the way.
fn to_come(scenario: &Scenario, intel: &Intel, war: &WarPicture, axis: AxisId) -> PerType<f64> {
    let figures = &scenario.coefficients;
    if war.columns[axis.index()].book.march == March::PreDelegated {
        return PerType::default();
    }
    let spared = intel.council().map_or(0.0, |council| council.outlook.spared);
    let taken = taken(scenario, intel, war, axis);
    let way = scenario.way_down(scenario.axes[axis.index()].lead());
    let open = way.iter().filter(|link| !intel.cabled[link.index()]).count() as f64 / way.len().max(1) as f64;
    figures.type_hours.map(|hours| open * (hours * figures.cyber * (1.0 - spared) - taken).max(0.0))
}

/// Hours that disruption is believed to take still from the next column, beyond what orders given beforehand would.
fn disrupted(scenario: &Scenario, intel: &Intel, war: &WarPicture, belief: &PerType<f64>) -> f64 {
    let beforehand = war.their_clock * (1.0 / scenario.coefficients.predelegated_pace - 1.0);
    let to_come = expectation(belief, &to_come(scenario, intel, war, war.first));
    to_come + taking(scenario, intel, war.first) - beforehand
}

/// Share of the power of all columns that is gone.
fn losses(scenario: &Scenario, intel: &Intel) -> f64 {
    let nodes = || scenario.axes.iter().flat_map(|axis| &axis.column);
    let all: f64 = nodes().map(|node| scenario.node(*node).strength).sum();
    let left: f64 = nodes().map(|node| intel.nodes[node.index()].strength).sum();
    if all > 0.0 { (1.0 - left / all).max(0.0) } else { 0.0 }
}
