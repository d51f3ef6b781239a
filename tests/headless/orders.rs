//! One place for an order: what the table says, and that a preview is the rule itself.

use crate::bars::shipped;
use crate::fixture::minds;
use assured_disruption::session::{CouncilReport, Session};
use assured_disruption::sim::event::Subject;
use assured_disruption::sim::formula::sample::{differences, mean, standard_error};
use assured_disruption::sim::intel::observe;
use assured_disruption::sim::orders::{
    KINDS, Moved, Mover, Name, Slot, offer, offers, offers_at, tasks, team_offers,
};
use assured_disruption::sim::reckoning::reckon;
use assured_disruption::sim::rules::outlook::{nominal, outlook};
use assured_disruption::sim::scenario::Scenario;
use assured_disruption::sim::state::{Setup, Stage, State, Task};
use assured_disruption::sim::units::{Hour, WEEK};
use assured_disruption::sim::{Luck, Order, Side, give, step};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Orders all of whose effect on the estimate shows as soon as they are given: nothing of it travels, waits for a council or
/// is left to luck.
const AT_ONCE: [&str; 9] = [
    "claim",
    "exercise",
    "decoy",
    "consult",
    "article-four",
    "off-ramp",
    "attribute",
    "declassify",
    "denounce",
];

/// Hours to the objective as an average adversary would expect them on what the desk knows.
fn estimate(scenario: &Scenario, state: &State, intrusion: f64) -> f64 {
    let alliance = state.desk.book.alliance(scenario, state.hour);
    reckon(&scenario.coefficients, &nominal(&alliance.overall(), intrusion, 0.0)).believed
}

/// Looks at a game of a policy in the crisis, in the hour after each council.
fn after_each_council(scenario: &Arc<Scenario>, policy: &str, seed: u64, mut look: impl FnMut(&State)) {
    let mut session = Session::new(Arc::clone(scenario), seed, minds(policy));
    let mut held = 0;
    while session.over().is_none() {
        session.advance();
        let state = session.truth().expect("nobody holds a seat");
        if state.stage == Stage::Crisis && state.council.held != held {
            held = state.council.held;
            look(state);
        }
    }
}

#[test]
fn what_an_order_is_said_to_shift_is_what_its_rule_shifts_to_the_bit() {
    let mut tried: BTreeMap<&str, u32> = BTreeMap::new();
    for (set, policy) in [("anchored", "balanced"), ("sceptic", "dove"), ("enthusiast", "hawk")] {
        let scenario = shipped("baltic_flash", set);
        for seed in 0..40 {
            after_each_council(&scenario, policy, seed, |state| {
                let week = state.council.held;
                let intel = observe(&scenario, state, Side::Alliance);
                let intrusion = intel.desk().expect("it has a desk").intrusion.value;
                let before = estimate(&scenario, state, intrusion);
                let open = offers(&scenario, &intel).into_iter().filter(|offer| offer.refusal.is_none());
                for offer in open.filter(|offer| AT_ONCE.contains(&offer.order.kind().name)) {
                    let mut after = state.clone();
                    give(&scenario, &mut after, Side::Alliance, offer.order, &mut Vec::new());
                    let shift = estimate(&scenario, &after, intrusion) - before;
                    assert_eq!(offer.theirs.to_bits(), shift.to_bits(), "{:?} in week {week}", offer.order);
                    *tried.entry(offer.order.kind().name).or_default() += 1;
                }
            });
        }
    }
    assert!(tried.values().sum::<u32>() > 2_000, "{tried:?}");
    assert!(tried.len() >= 7, "{tried:?}");
}

/// The true estimate and the true threshold, in hours.
fn needles(scenario: &Scenario, state: &State) -> (f64, f64) {
    let truth =
        reckon(&scenario.coefficients, &outlook(scenario, state, &state.alliance(scenario).overall()));
    (truth.believed, truth.bar)
}

/// Lets some hours pass in which neither side orders anything.
fn idle(scenario: &Scenario, state: &State, hours: Hour) -> State {
    let mut state = state.clone();
    (0..hours).for_each(|_| step(scenario, &mut state, &[], &mut Vec::new()));
    state
}

/// Hours by which an order truly moves the estimate and the threshold, after so many hours of the same luck.
fn moved(scenario: &Scenario, state: &State, order: Order, hours: Hour) -> (f64, f64) {
    let mut with = state.clone();
    give(scenario, &mut with, Side::Alliance, order, &mut Vec::new());
    let (with, without) = (idle(scenario, &with, hours), idle(scenario, state, hours));
    let ((believed, bar), (before, bar_before)) = (needles(scenario, &with), needles(scenario, &without));
    (believed - before, bar - bar_before)
}

/// By how many hours an order truly puts the estimate above the threshold, once what it brings has come.
fn done(scenario: &Scenario, state: &State, order: Order) -> f64 {
    let council = state.council.next - state.hour;
    let gap = |hours| {
        let (believed, bar) = moved(scenario, state, order, hours);
        believed - bar
    };
    match order.kind().name {
        // It travels to the cell that carries it out.
        "demonstrate" => gap(48),
        "silence" => gap(council + 1),
        "assign" => gap(council + 1),
        "share" => gap(council + scenario.council_interval + 1),
        // On its way it moves the threshold, in place the estimate.
        "reinforce" => {
            let weeks = scenario.coefficients.brigade_weeks as u32 + 1;
            moved(scenario, state, order, weeks * WEEK).0 - moved(scenario, state, order, 48).1
        }
        _ => gap(1),
    }
}

/// The mean of what offers say is the mean of what comes of them, over adversaries of every disposition. Answers to
/// dispatches are left out: what they bring comes back over weeks, in which much else fades.
#[test]
fn on_the_mean_an_order_does_what_it_says() {
    let mut tried: BTreeMap<&str, Vec<(f64, f64)>> = BTreeMap::new();
    for policy in ["never-reveal", "balanced", "dove"] {
        let scenario = shipped("baltic_flash", "anchored");
        for seed in 0..90 {
            after_each_council(&scenario, policy, seed, |state| {
                // Every third week of each game, not the same in all.
                if !(u64::from(state.council.held) + seed).is_multiple_of(3) {
                    return;
                }
                let intel = observe(&scenario, state, Side::Alliance);
                let hunt = offer(&scenario, &intel, Order::Assign { team: 3, task: Task::Hunt });
                let mut seen = BTreeSet::new();
                for offer in offers(&scenario, &intel).into_iter().chain([hunt]) {
                    let kind = offer.order.kind().name;
                    let shows = offer.expected() != 0.0 && kind != "answer";
                    if offer.refusal.is_none() && shows && seen.insert(kind) {
                        let done = done(&scenario, state, offer.order);
                        tried.entry(kind).or_default().push((offer.expected(), done));
                    }
                }
            });
        }
    }
    let mut wrong = Vec::new();
    for (kind, pairs) in &tried {
        let (said, done): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        let error = standard_error(&differences(&done, &said));
        let (said, done) = (mean(&said), mean(&done));
        println!("{kind}: {} times, said {said:+.2} h, done {done:+.2} h, error {error:.2} h", pairs.len());
        if (done - said).abs() > 1.0 + 0.25 * said.abs() + 2.0 * error {
            wrong.push(kind);
        }
    }
    assert!(tried.len() >= 11, "{:?}", tried.keys());
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn the_table_has_every_kind_once_and_a_question_has_one_slot() {
    let names: BTreeSet<&str> = KINDS.iter().map(|kind| kind.name).collect();
    assert_eq!(names.len(), KINDS.len());
    for kind in KINDS.iter().filter(|kind| !kind.ask.is_empty()) {
        let alike = KINDS.iter().filter(|other| other.ask == kind.ask);
        let signals: BTreeSet<bool> = alike.map(|other| other.slot == Slot::Signal).collect();
        assert_eq!(signals.len(), 1, "{} folds signals and acts", kind.ask);
    }
}

/// Every place of a level.
fn places(scenario: &Scenario) -> impl Iterator<Item = Subject> {
    let nodes = (0..scenario.nodes.len()).map(|index| Subject::Node(index.into()));
    let links = (0..scenario.links.len()).map(|index| Subject::Link(index.into()));
    let facilities = (0..scenario.facilities.len()).map(|index| Subject::Facility(index.into()));
    let axes = (0..scenario.axes.len()).map(|index| Subject::Axis(index.into()));
    nodes.chain(links).chain(facilities).chain(axes)
}

#[test]
fn what_is_ordered_of_something_on_the_map_is_offered_there() {
    let scenario = shipped("baltic_flash", "anchored");
    let on_the_map = |order: &Order| {
        order.names().iter().any(|(_, name)| {
            matches!(
                name,
                Name::Access(_)
                    | Name::Jammer(_)
                    | Name::Link(_)
                    | Name::Node(_)
                    | Name::Axis(_)
                    | Name::Task(_)
            )
        })
    };
    let mut kinds: BTreeSet<&str> = BTreeSet::new();
    for launch_at in [None, Some(600)] {
        let setup = Setup { launch_at, disposition: None };
        let mut session = Session::with_setup(Arc::clone(&scenario), 3, minds("balanced"), setup);
        while session.over().is_none() {
            session.advance();
            if session.hour() % 24 != 1 {
                continue;
            }
            let intel = session.intel(Side::Alliance);
            let all = offers(session.scenario(), intel);
            for offer in all.iter().filter(|offer| on_the_map(&offer.order)) {
                let here = places(session.scenario()).find(|place| {
                    let found = offers_at(session.scenario(), intel, std::slice::from_ref(offer), *place);
                    found.iter().any(|other| other.order == offer.order)
                });
                assert!(here.is_some(), "{:?} is offered nowhere", offer.order);
                kinds.insert(offer.order.kind().name);
            }
        }
    }
    for kind in ["decoy", "demonstrate", "fire", "jam", "shield", "relocate", "set-intent"] {
        assert!(kinds.contains(kind), "{kind} was not met: {kinds:?}");
    }
    // A team's work in the crisis is asked for at the place, and nowhere else.
    let state = State::begin(&scenario, Luck::new(5), &Setup::default());
    let intel = observe(&scenario, &state, Side::Alliance);
    let book = &intel.desk().expect("the alliance has a desk").book;
    let begun = team_offers(&scenario, &intel, Some(0));
    for task in tasks(&scenario, &intel, book) {
        let found = places(&scenario).any(|place| {
            let here = offers_at(&scenario, &intel, &begun, place);
            here.iter().any(|offer| matches!(offer.order, Order::Assign { task: there, .. } if there == task))
        });
        let anywhere = matches!(task, Task::Hunt | Task::Wargame | Task::Evidence(_));
        assert_eq!(found, !anywhere, "{task:?}");
    }
}

#[test]
fn what_moved_both_hours_between_councils_adds_up_to_the_difference() {
    let scenario = shipped("baltic_flash", "anchored");
    let mut session = Session::new(Arc::clone(&scenario), 3, minds("balanced"));
    let mut last: Option<CouncilReport> = None;
    let mut moved_by = Vec::new();
    while session.over().is_none() {
        session.advance();
        let Some(report) = session.council().filter(|report| last.as_ref() != Some(*report)) else {
            continue;
        };
        let moved = session.council_moved();
        if let Some(last) = &last {
            let sum = |part: fn(&Moved) -> f64| moved.iter().map(|(_, by)| part(by)).sum::<f64>();
            let (believed, bar) = (sum(|by| by.believed), sum(|by| by.bar));
            assert!((believed - (report.believed.value - last.believed.value)).abs() < 1e-9);
            assert!((bar - (report.bar.value - last.bar.value)).abs() < 1e-9);
        }
        moved_by.extend(moved.into_iter().filter(|(_, by)| by.believed.abs() + by.bar.abs() > 0.5));
        last = Some(report.clone());
    }
    let moves = |mover: Mover| moved_by.iter().filter(|(by, _)| *by == mover).count();
    for mover in [Mover::Signals, Mover::Brigades, Mover::Intrusion, Mover::Allies, Mover::Stakes] {
        assert!(moves(mover) > 0, "{mover:?} moves nothing in a whole crisis");
    }
}

/// The weeks after which the work of an order is done, or its brigade there; nothing if something comes between: a war, or
/// an effect of a dispatch that helps.
fn weeks_taken(scenario: &Scenario, state: &State, order: Order) -> Option<u32> {
    let mut after = state.clone();
    give(scenario, &mut after, Side::Alliance, order, &mut Vec::new());
    let (held, sent) = (after.council.held, state.desk.book.brigades.len());
    let whole = scenario.coefficients.harden_work;
    let hardened = |state: &State, link| {
        let begun = state.desk.book.hardening.iter().find(|(there, _)| *there == link);
        begun.map_or(0.0, |(_, work)| *work)
    };
    let mut before = after.clone();
    while after.stage == Stage::Crisis && after.council.held < held + 12 {
        let (book, weeks) = (&after.desk.book, after.council.held - held);
        let work = |team: &Task| before.desk.book.tasks.iter().filter(|task| *task == team).count() as f64;
        match order {
            Order::Assign { task: task @ Task::Build(access), .. } => {
                let (now, then) =
                    (&book.accesses[access.index()], &before.desk.book.accesses[access.index()]);
                let own = if after.council.held > before.council.held { work(&task) } else { 0.0 };
                if now.attempts > then.attempts {
                    let alone = then.work + own >= scenario.coefficients.build_work;
                    return alone.then_some(weeks);
                }
                if now.work != then.work + own {
                    return None;
                }
            }
            Order::Assign { task: Task::Harden(link), .. } if hardened(&after, link) >= whole => {
                return Some(weeks);
            }
            // A council before it set out may have changed the estimate, and with it the notice.
            Order::Reinforce { .. } if book.brigades.len() > sent => {
                let brigade = book.brigades[sent];
                return (weeks == 0).then_some((brigade.arrives - brigade.departed).div_ceil(WEEK));
            }
            _ => {}
        }
        before = after.clone();
        step(scenario, &mut after, &[], &mut Vec::new());
    }
    None
}

#[test]
fn an_offer_says_in_how_many_weeks_it_is_there() {
    let scenario = shipped("baltic_flash", "anchored");
    let mut seen: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for seed in 0..12 {
        after_each_council(&scenario, "balanced", seed, |state| {
            let intel = observe(&scenario, state, Side::Alliance);
            let idle = state.desk.book.tasks.iter().position(|task| *task == Task::Idle);
            let assigned = |task| Order::Assign { team: idle.unwrap_or(0) as u8, task };
            let tasks = tasks(&scenario, &intel, &state.desk.book).into_iter().map(assigned);
            let begun = tasks.map(|order| offer(&scenario, &intel, order));
            for there in begun.chain(offers(&scenario, &intel)).filter(|there| there.refusal.is_none()) {
                let Some(weeks) = there.weeks else { continue };
                let Some(taken) = weeks_taken(&scenario, state, there.order) else { continue };
                assert_eq!(weeks, taken, "{:?} in week {}", there.order, state.council.held);
                let kind = match there.order {
                    Order::Assign { task: Task::Build(_), .. } => "build",
                    Order::Assign { .. } => "harden",
                    _ => "reinforce",
                };
                seen.entry(kind).or_default().insert(weeks);
            }
        });
    }
    assert_eq!(seen.keys().copied().collect::<Vec<_>>(), ["build", "harden", "reinforce"], "{seen:?}");
    assert!(seen["build"].len() > 1, "{seen:?}");
}
