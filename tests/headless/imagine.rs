//! Imagined states: in them a side knows what it knows, and they hold nothing that it does not.

use crate::bars::{launched, shipped};
use crate::fixture::minds;
use assured_disruption::adversary::{self, Policy};
use assured_disruption::alliance;
use assured_disruption::level::habits;
use assured_disruption::session::{Seats, Session};
use assured_disruption::sim::capability;
use assured_disruption::sim::habits::Lookahead;
use assured_disruption::sim::intel::observe;
use assured_disruption::sim::scenario::Scenario;
use assured_disruption::sim::state::*;
use assured_disruption::sim::*;
use assured_disruption::study::estimate;
use proptest::prelude::*;
use std::sync::Arc;

fn baltic() -> Arc<Scenario> {
    shipped("baltic_flash", "anchored")
}

/// A game of a seed that two minds have played for some hours.
fn played(seed: u64, policy: &str, hours: Hour) -> (Arc<Scenario>, State) {
    let scenario = baltic();
    let mut session = Session::new(Arc::clone(&scenario), seed, minds(policy));
    while session.hour() < hours && session.over().is_none() {
        session.advance();
    }
    let state = session.truth().expect("nobody holds a seat").clone();
    (scenario, state)
}

fn lead(scenario: &Scenario) -> NodeId {
    scenario.axes[scenario.main_axis().index()].lead()
}

/// The staff that commands the head of the main column.
fn staff(scenario: &Scenario) -> NodeId {
    scenario.node(lead(scenario)).commander.expect("a staff")
}

/// A war some hours old in which the head of the main column has been dark for a while, and will be for some hours, since
/// nothing reaches a node on its way.
fn dark(scenario: &Scenario, seed: u64, hours: Hour, of: NodeId) -> State {
    let mut state = launched(scenario, seed);
    for _ in 0..5 {
        step(scenario, &mut state, &[], &mut Vec::new());
    }
    let (since, until) = (state.hour, state.hour + 3 + hours);
    let to_it = |link: &&scenario::Link| {
        link.child == of || link.parent == of && link.kind == scenario::LinkKind::Coordination
    };
    for channel in scenario.links.iter().filter(to_it).flat_map(|link| &link.channels) {
        state.network.outages[channel.index()] =
            Some(Outage { since, until, cause: DisruptionCause::Dispatch(DispatchId(0)) });
    }
    state.network.refresh(scenario);
    for _ in 0..3 {
        step(scenario, &mut state, &[], &mut Vec::new());
    }
    let column = &state.war.as_ref().expect("launched").columns[scenario.main_axis().index()];
    assert!(column.dark > 0, "it is cut off");
    state
}

fn looking_ahead(worlds: u32, hours: u32) -> Policy {
    let mut habits = habits::usual();
    habits.war.lookahead = Some(Lookahead { worlds, hours });
    Policy::always(habits)
}

fn marches(decision: &Decision) -> Vec<state::March> {
    let marches = decision.orders.iter().filter_map(|order| match order {
        Order::March { march, .. } => Some(*march),
        _ => None,
    });
    marches.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_alliance_would_know_in_an_imagined_state_what_it_knows(seed: u64, hours in 30u32..1500, n: u64) {
        let (scenario, state) = played(seed, "hawk", hours);
        prop_assume!(state.over().is_none());
        let known = observe(&scenario, &state, Side::Alliance);
        let imagined = observe(&scenario, &imagine(&scenario, &known, Luck::new(n)), Side::Alliance);
        prop_assert_eq!((known.hour, known.stage), (imagined.hour, imagined.stage));
        let (own, other) = (known.desk().expect("a desk"), imagined.desk().expect("a desk"));
        prop_assert_eq!(&own.book.tasks, &other.book.tasks);
        prop_assert_eq!(&own.book.favours, &other.book.favours);
        prop_assert_eq!(&own.book.chips, &other.book.chips);
        prop_assert_eq!(&own.book.politics, &other.book.politics);
        prop_assert_eq!(&own.book.brigades, &other.book.brigades);
        prop_assert_eq!(own.book.dispatch, other.book.dispatch);
        prop_assert_eq!(own.truth, other.truth);
        prop_assert_eq!(own.readiness, other.readiness);
        prop_assert_eq!(own.next_council, other.next_council);
        prop_assert_eq!(&own.worth, &other.worth);
        for (own, other) in own.book.accesses.iter().zip(&other.book.accesses) {
            prop_assert_eq!((own.life, own.work), (other.life, other.work));
        }
        for (index, (own, other)) in known.channels.iter().zip(&imagined.channels).enumerate() {
            if scenario.side_of(scenario.channels[index].link) == Side::Alliance {
                prop_assert_eq!(own, other);
            }
        }
        for (index, (own, other)) in known.nodes.iter().zip(&imagined.nodes).enumerate() {
            // In war the formations of a column stand in file behind its head.
            if state.war.is_none() || scenario.place_in_column(NodeId::from(index)).is_none() {
                prop_assert_eq!((own.at, own.strength), (other.at, other.strength));
            }
        }
    }

    #[test]
    fn the_adversary_would_know_in_an_imagined_war_what_he_knows(seed: u64, hours in 1u32..40, n: u64) {
        let scenario = baltic();
        let mut state = dark(&scenario, seed, 12, lead(&scenario));
        for _ in 0..hours {
            step(&scenario, &mut state, &[], &mut Vec::new());
        }
        prop_assume!(state.over().is_none());
        let known = observe(&scenario, &state, Side::Adversary);
        let imagined = observe(&scenario, &imagine(&scenario, &known, Luck::new(n)), Side::Adversary);
        let (own, other) = (known.war.as_ref().expect("a war"), imagined.war.as_ref().expect("a war"));
        for (own, other) in own.columns.iter().zip(&other.columns) {
            prop_assert!((own.km - other.km).abs() < 1e-9, "{} and {} km", own.km, other.km);
            prop_assert_eq!((own.book.march, own.dark, own.book.fell), (other.book.march, other.dark, other.book.fell));
        }
        prop_assert_eq!(&own.implants, &other.implants);
        prop_assert_eq!((own.book.pulse, own.book.next_pulse), (other.book.pulse, other.book.next_pulse));
        prop_assert!((own.their_hold - other.their_hold).abs() < 1e-9);
        prop_assert_eq!(&known.link_quality, &imagined.link_quality);
        let (own, other) = (known.council().expect("a council"), imagined.council().expect("a council"));
        prop_assert!((own.outlook.gain - other.outlook.gain).abs() < 1e-9 && (own.outlook.response - other.outlook.response).abs() < 1e-9);
        prop_assert_eq!(own.accesses_met, other.accesses_met);
    }

    #[test]
    fn what_is_hidden_from_the_adversary_changes_neither_what_he_imagines_nor_what_he_decides(
        seed: u64,
        held in proptest::collection::vec(any::<bool>(), 12),
        share in 0.0f64..1.0,
        weeks in 1u32..9,
        harm in 0.0f64..100.0,
    ) {
        let scenario = baltic();
        let state = dark(&scenario, seed, 20, lead(&scenario));
        let mut other = state.clone();
        let accesses = other.desk.book.accesses.iter_mut().zip(&mut other.desk.secrets.hazards);
        for ((access, hazard), held) in accesses.zip(held) {
            // One that it has found it knows of.
            if access.life != AccessLife::Found {
                access.life = if held { AccessLife::Hidden } else { AccessLife::Open };
            }
            (hazard.exposure, hazard.threshold, access.work) = (share, share + 1.0, share);
        }
        other.opening.horizon += weeks * 168;
        other.desk.book.harm += harm;
        other.desk.secrets.culprits.clear();
        other.desk.book.favours.iter_mut().for_each(|favours| *favours = 0);
        other.next_transmission[0] += 5;
        prop_assert_ne!(&state, &other);
        let [seen, also] = [&state, &other].map(|state| observe(&scenario, state, Side::Adversary));
        prop_assert_eq!(&seen, &also);
        let luck = state.luck.imagined(1, 2);
        prop_assert_eq!(imagine(&scenario, &seen, luck), imagine(&scenario, &also, luck));
        let policy = looking_ahead(2, 30);
        let [one, two] = [seen, also].map(|intel| adversary::decide(&scenario, &intel, &policy, state.luck));
        prop_assert_eq!(one, two);
    }
}

#[test]
fn imagined_worlds_differ_in_what_is_hidden() {
    let (scenario, state) = played(3, "hawk", 400);
    let known = observe(&scenario, &state, Side::Alliance);
    let worlds: Vec<State> = (0..40).map(|n| imagine(&scenario, &known, state.luck.imagined(0, n))).collect();
    let mut characters: Vec<DispositionId> = worlds.iter().map(|world| world.opening.disposition).collect();
    characters.sort_unstable();
    characters.dedup();
    assert!(characters.len() > 1, "more than one character is possible");
    assert!(worlds.iter().all(|world| world.opening.horizon > state.hour && world.luck != state.luck));
    assert!(worlds.windows(2).any(|pair| pair[0].opening.stakes != pair[1].opening.stakes));
}

#[test]
fn beginnings_that_fit_what_is_read_are_imagined_more_often() {
    // Needles of imagined worlds lie nearer to what intelligence reads than those of beginnings nobody has weighed.
    let (mut near, mut far) = (0.0, 0.0);
    for seed in 0..12 {
        let (scenario, state) = played(seed, "never-reveal", 300);
        let known = observe(&scenario, &state, Side::Alliance);
        let bar = known.desk().expect("a desk").bar.value;
        for n in 0..8 {
            let mut world = imagine(&scenario, &known, state.luck.imagined(0, n));
            let needle = |world: &State| {
                let council = observe(&scenario, world, Side::Adversary);
                let luck = Luck::new(0);
                adversary::reckoning(&scenario, &council, luck).expect("it is the council's").bar
            };
            near += (needle(&world) - bar).abs();
            world.opening = State::begin(&scenario, Luck::new(n + 100), &Setup::default()).opening;
            far += (needle(&world) - bar).abs();
        }
    }
    assert!(near < 0.9 * far, "{near} and {far} hours in all");
}

#[test]
fn what_the_adversary_imagines_us_to_hold_follows_his_belief() {
    let (scenario, state) = played(5, "never-reveal", 300);
    let worth = |chips: &[Chip]| {
        let mut state = state.clone();
        state.desk.book.chips = chips.to_vec();
        let known = observe(&scenario, &state, Side::Adversary);
        let held = |n: u64| {
            let world = imagine(&scenario, &known, Luck::new(n));
            let hidden =
                world.desk.book.accesses.iter().enumerate().filter(|(_, a)| a.life == AccessLife::Hidden);
            let weapons: Vec<Weapon> =
                hidden.map(|(index, _)| Weapon::Access(AccessId::from(index))).collect();
            capability::hours(&scenario, &weapons)
        };
        (0..60).map(held).sum::<f64>() / 60.0
    };
    let chip = |manner| Chip::of(manner, 200, 1.0);
    let (shown, failed) = (chip(scenario::Manner::Live), chip(scenario::Manner::Failed));
    assert!(worth(&[shown, shown]) > worth(&[]), "he fears us more after a demonstration");
    assert!(worth(&[failed, failed]) < worth(&[]), "and less after one that failed");
}

#[test]
fn a_staff_that_looks_ahead_halts_for_a_long_outage_and_not_for_a_short_one() {
    let scenario = baltic();
    for seed in 0..4 {
        let decide = |hours: Hour| {
            let state = dark(&scenario, seed, hours, staff(&scenario));
            let intel = observe(&scenario, &state, Side::Adversary);
            adversary::decide(&scenario, &intel, &looking_ahead(1, 60), state.luck)
        };
        assert_eq!(marches(&decide(1)), [], "the way is about to work again");
        assert!(!marches(&decide(200)).is_empty(), "nobody waits two hundred hours");
        assert_eq!(decide(30), decide(30), "the same knowledge and luck, the same decision");
    }
}

#[test]
fn no_cable_lies_to_a_column_that_marches() {
    let scenario = baltic();
    let axis = scenario.main_axis();
    let cable = Order::March { axis, march: March::LayCable };
    let asked = |of: NodeId| {
        let state = dark(&scenario, 1, 200, of);
        let intel = observe(&scenario, &state, Side::Adversary);
        (
            orders::check(&scenario, &intel, &cable),
            marches(&adversary::decide(&scenario, &intel, &Policy::default(), state.luck)),
        )
    };
    let (own, answers) = asked(lead(&scenario));
    assert_eq!(own, Err(Refusal::CableHelpsNot), "its own link marches with it");
    assert!(!answers.contains(&March::LayCable));
    assert_eq!(asked(staff(&scenario)).0, Ok(()), "a staff stands");
    let mut state = dark(&scenario, 1, 200, staff(&scenario));
    step(&scenario, &mut state, &[(Side::Adversary, cable)], &mut Vec::new());
    for _ in 0..=scenario.coefficients.cable_halt as Hour {
        step(&scenario, &mut state, &[], &mut Vec::new());
    }
    assert!(state.network.column_quality[axis.index()] >= scenario.coefficients.cut_off);
    for channel in &scenario.link(*scenario.way_down(lead(&scenario)).last().expect("a way")).channels {
        let until = state.hour + 100;
        state.network.outages[channel.index()] =
            Some(Outage { since: state.hour, until, cause: DisruptionCause::Dispatch(DispatchId(0)) });
    }
    state.network.cabled.fill(true);
    state.network.refresh(&scenario);
    assert!(state.network.column_quality[axis.index()] < scenario.coefficients.cut_off);
}

#[test]
fn an_answer_that_is_tried_in_imagined_worlds_looks_behind_no_card() {
    let scenario = baltic();
    let mut policy = alliance::policy::named("balanced").expect("it is shipped");
    policy.answers = alliance::policy::Answers::Imagined { worlds: 2 };
    let mut answered = std::collections::BTreeSet::new();
    for seed in 0..6 {
        let mut session =
            Session::new(Arc::clone(&scenario), seed, Seats::minds(policy.clone(), Policy::default()));
        while session.over().is_none() && session.hour() < 900 {
            let state = session.truth().expect("nobody holds a seat");
            let card =
                state.desk.book.dispatch.filter(|open| open.answer.is_none() && open.since + 1 == state.hour);
            if let Some(open) = card {
                let decided = |cause: usize| {
                    let mut state = state.clone();
                    state.desk.secrets.cause = cause;
                    // What it opened as an incident has the same truth.
                    state.desk.secrets.culprits.iter_mut().for_each(|culprit| *culprit = cause);
                    let intel = observe(&scenario, &state, Side::Alliance);
                    alliance::decide(&scenario, &intel, &policy, state.luck)
                };
                let causes = scenario.dispatches[open.id.index()].causes.len();
                let first = decided(0);
                assert!((1..causes).all(|cause| decided(cause) == first));
                answered.extend(first.orders.iter().filter_map(|order| match order {
                    Order::Answer { option } => Some(*option),
                    _ => None,
                }));
            }
            session.advance();
        }
    }
    assert!(answered.len() > 1, "it is not always the same option: {answered:?}");
}

#[test]
fn the_staff_estimate_uses_what_the_alliance_knows_and_nothing_else() {
    let scenario = baltic();
    let mut session = Session::new(Arc::clone(&scenario), 11, minds("never-reveal"));
    while session.hour() < 700 && session.over().is_none() {
        session.advance();
    }
    let seats = minds("never-reveal");
    let told = |threads| {
        let job = estimate::start(&session, &seats, 24, std::num::NonZeroUsize::new(threads));
        job.expect("threads").finish().expect("nobody sits there")
    };
    let estimate = told(1);
    assert_eq!(estimate, told(2));
    assert!(estimate.soon.hits <= estimate.ever.hits && estimate.ever.runs == 24);
    let human = Seats { alliance: assured_disruption::session::Seat::Human, ..seats.clone() };
    assert!(estimate::start(&session, &human, 1, None).is_err(), "nobody is imagined to decide");
    let world = session.imagined(Side::Alliance, 0, seats);
    assert_eq!(world.ledgers(), Some(&[][..]), "how he reckoned is not imagined");
    assert_ne!(world.seed(), session.seed());
}
