//! Norms: proposed, signed, inspected, left, broken; and a treaty that ends a crisis.

use crate::bars::happens;
use crate::fixture::changed;
use assured_disruption::adversary;
use assured_disruption::alliance::policy;
use assured_disruption::level::{self, assumptions};
use assured_disruption::session::{Seats, Session};
use assured_disruption::sim::event::EventKind;
use assured_disruption::sim::intel::observe;
use assured_disruption::sim::ledger::Ledger;
use assured_disruption::sim::norms::spared;
use assured_disruption::sim::orders::{Offer, offer, offers};
use assured_disruption::sim::scenario::Scenario;
use assured_disruption::sim::state::*;
use assured_disruption::sim::state::{NormState, Standing};
use assured_disruption::sim::*;
use std::sync::Arc;

const EXCHANGE: NormId = NormId(0);
const TAPA: NormId = NormId(1);

/// The smallest level, with two norms to agree on.
pub fn small_room(ends: u32) -> Scenario {
    let treaty = format!(
        "treaty: (ends: {ends}, norms: [
            (id: \"exchange\", name: \"No hand on exchanges\", spares: [Carrier(\"X.PSKOV\")]),
            (id: \"tapa\", name: \"No hand on the line to Tapa\", spares: [Link(link: \"B.1BDE-B.CORPS\")]),
        ]),
        dispatches: ["
    );
    let (_, minimal) = level::shipped().iter().find(|(name, _)| *name == "minimal").expect("a shipped level");
    let text = minimal.replacen("dispatches: [", &treaty, 1);
    let set = assumptions::named("anchored").expect("a shipped set");
    let read = level::parse("small_room", &text, &set);
    let (scenario, _) = read.unwrap_or_else(|report| panic!("{}", report.text(false)));
    // Nobody breaks silence over a proposal unless a test wants it.
    changed(&scenario, |tables| tables.allies.iter_mut().for_each(|ally| ally.bar = -5.0))
}

fn begin(scenario: &Scenario, seed: u64) -> State {
    State::begin(scenario, Luck::new(seed), &Setup::default())
}

fn desk(scenario: &Scenario, state: &State) -> Intel {
    observe(scenario, state, Side::Alliance)
}

fn order(scenario: &Scenario, state: &mut State, order: Order) -> Result<Vec<Event>, Refusal> {
    orders::check(scenario, &desk(scenario, state), &order)?;
    let mut events = Vec::new();
    give(scenario, state, Side::Alliance, order, &mut events);
    Ok(events)
}

fn offered(scenario: &Scenario, state: &State, order: Order) -> Offer {
    offer(scenario, &desk(scenario, state), order)
}

/// A norm that both have signed, which it keeps or not.
pub fn signed(scenario: &Scenario, state: &mut State, norm: NormId, keep: bool) {
    state.desk.book.politics.norms[norm.index()].standing = Standing::Proposed;
    give(scenario, state, Side::Adversary, Order::Sign { norm, yes: true, keep }, &mut Vec::new());
    assert!(state.desk.book.politics.norms[norm.index()].signed());
}

/// The council at its first hour, with norms before it.
fn council(scenario: &Scenario, state: &mut State) -> (Vec<Order>, Ledger) {
    (state.hour, state.council.next) = (scenario.council_interval, scenario.council_interval);
    let intel = observe(scenario, state, Side::Adversary);
    let decided = adversary::decide(scenario, &intel, &adversary::Policy::default(), state.luck);
    (decided.orders, decided.ledger.expect("a council met"))
}

#[test]
fn a_proposal_takes_the_act_and_goes_before_the_council_unless_a_voice_breaks_silence() {
    let scenario = small_room(0);
    let mut state = begin(&scenario, 1);
    let events = order(&scenario, &mut state, Order::Propose { norm: EXCHANGE }).expect("it is open");
    assert!(events.iter().any(|event| event.kind == EventKind::NormProposed { norm: EXCHANGE }));
    assert!(state.desk.book.acted);
    state.desk.book.acted = false;
    let again = order(&scenario, &mut state, Order::Propose { norm: EXCHANGE });
    assert_eq!(again.err(), Some(Refusal::OnTheTable));
    let scenario = changed(&scenario, |tables| tables.allies[0].bar = 5.0);
    let mut blocked = begin(&scenario, 1);
    let events = order(&scenario, &mut blocked, Order::Propose { norm: EXCHANGE }).expect("it is open");
    assert!(events.iter().any(|event| matches!(event.kind, EventKind::SilenceBroken { ally: AllyId(0) })));
    assert_eq!(blocked.desk.book.politics.norms[0].standing, Standing::Open);
    assert!(offered(&scenario, &begin(&scenario, 1), Order::Propose { norm: EXCHANGE }).chance < Some(0.01));
}

#[test]
fn the_council_answers_by_a_ledger_that_adds_up_at_the_chance_it_states() {
    const RUNS: u64 = 600;
    let scenario = small_room(0);
    let (mut yes, mut stated) = (0, 0.0);
    for seed in 0..RUNS {
        let mut state = begin(&scenario, seed);
        state.opening.stakes = scenario.stakes.0;
        state.desk.book.politics.norms[0].standing = Standing::Proposed;
        let (orders, ledger) = council(&scenario, &mut state);
        let answer = &ledger.answers[0];
        assert!((Ledger::sum(&answer.lines) - answer.balance).abs() < 1e-12);
        let signs = answer.balance > 0.0;
        let order = Order::Sign { norm: EXCHANGE, yes: signs, keep: answer.keep };
        assert!(orders.contains(&order));
        let intel = observe(&scenario, &state, Side::Adversary);
        assert_eq!(orders::check(&scenario, &intel, &order), Ok(()));
        yes += usize::from(signs);
        stated += answer.chance / RUNS as f64;
    }
    happens(yes, RUNS as usize, stated, "signatures");
    assert!((0.2..0.95).contains(&stated), "it is neither certain nor hopeless: {stated}");
    let mut state = begin(&scenario, 1);
    let (_, quiet) = council(&scenario, &mut state);
    assert!(quiet.answers.is_empty(), "nothing lay before it");
}

#[test]
fn the_chance_of_a_signature_that_is_shown_is_that_of_an_average_council() {
    let scenario = small_room(0);
    let state = begin(&scenario, 1);
    let shown = offered(&scenario, &state, Order::Propose { norm: EXCHANGE }).chance.expect("a chance");
    let mut stated = 0.0;
    for seed in 0..200 {
        let mut state = begin(&scenario, seed);
        state.desk.book.politics.norms[0].standing = Standing::Proposed;
        stated += council(&scenario, &mut state).1.answers[0].chance / 200.0;
    }
    assert!((shown - stated).abs() < 0.05, "shown {shown}, over councils {stated}");
}

#[test]
fn who_takes_ways_down_signs_more_readily_and_a_greater_threat_is_worth_more_to_be_rid_of() {
    let scenario = small_room(0);
    let chance = |scenario: &Scenario, shown: bool| {
        let mut state = begin(scenario, 1);
        state.desk.book.politics.norms[0].standing = Standing::Proposed;
        if shown {
            let chip = Chip::of(scenario::Manner::Live, 0, 1.0);
            state.desk.book.chips.push(chip);
        }
        council(scenario, &mut state).1.answers[0].chance
    };
    let plain = chance(&scenario, false);
    assert!(chance(&scenario, true) > plain, "a threat that was shown");
    let scenario = changed(&scenario, |tables| tables.dispositions[0].off_ramp = 3.0);
    assert!(chance(&scenario, false) > plain, "a character that looks for an off-ramp");
}

#[test]
fn a_signed_norm_moves_the_needles_by_what_was_shown() {
    let scenario = small_room(0);
    let mut state = begin(&scenario, 1);
    state.desk.book.chips.push(Chip::of(scenario::Manner::Live, 0, 1.0));
    let shown = offered(&scenario, &state, Order::Propose { norm: EXCHANGE });
    assert!(shown.theirs < -0.5, "a part of our threat is gone: {}", shown.theirs);
    assert_eq!(spared(&scenario, &state.desk.book.politics.norms), 0.0);
    let hold = state.council.intrusion;
    signed(&scenario, &mut state, EXCHANGE, true);
    assert_eq!(spared(&scenario, &state.desk.book.politics.norms), 0.5, "one of two ways in");
    assert!((hold - state.council.intrusion - scenario.coefficients.norm_hold).abs() < 1e-12);
    assert_eq!(state.desk.book.politics.blinded, None, "what is withdrawn is not thrown out");
    let verified = offered(&scenario, &state, Order::Verify { norm: EXCHANGE });
    assert!(verified.bar < 0.0, "trust lowers the bar: {}", verified.bar);
    assert!(verified.truth < 0.0, "inspectors may find what we hold");
    let left = offered(&scenario, &state, Order::Denounce { norm: EXCHANGE });
    assert!((left.theirs + shown.theirs).abs() < 0.5, "leaving gives the threat back: {}", left.theirs);
    order(&scenario, &mut state, Order::Denounce { norm: EXCHANGE }).expect("it is signed");
    assert_eq!(state.desk.book.politics.norms[0].standing, Standing::Open);
}

#[test]
fn inspectors_find_a_breach_and_what_we_hold_at_the_chances_that_are_stated() {
    const RUNS: usize = 600;
    let scenario = small_room(0);
    let (mut found, mut exposed, mut held) = (0, 0, 0);
    for seed in 0..RUNS as u64 {
        let mut state = begin(&scenario, seed);
        signed(&scenario, &mut state, TAPA, false);
        held += desk(&scenario, &state).desk().expect("the desk").book.hidden().count();
        let events = order(&scenario, &mut state, Order::Verify { norm: TAPA }).expect("it is signed");
        let broken = EventKind::NormBroken { norm: TAPA, by: Side::Adversary };
        let caught = events.iter().any(|event| event.kind == broken);
        assert_eq!(caught, state.desk.book.politics.norms[1].standing == Standing::Broken(Side::Adversary));
        assert_eq!(caught, state.desk.book.politics.allies[0].moved > 0.0, "the allies turn to us");
        found += usize::from(caught);
        exposed += events.iter().filter(|event| matches!(event.kind, EventKind::AccessFound { .. })).count();
    }
    happens(found, RUNS, scenario.coefficients.inspection, "breaches found");
    happens(exposed, held, scenario.coefficients.inspection_exposes, "accesses found by inspectors");
    let mut honest = begin(&scenario, 1);
    signed(&scenario, &mut honest, TAPA, true);
    order(&scenario, &mut honest, Order::Verify { norm: TAPA }).expect("it is signed");
    assert!(honest.desk.book.politics.norms[1].stands());
}

#[test]
fn whether_he_means_to_keep_it_shows_in_nothing_before_an_inspection() {
    let scenario = small_room(0);
    let mut state = begin(&scenario, 1);
    signed(&scenario, &mut state, TAPA, true);
    let mut other = state.clone();
    other.council.cheats[TAPA.index()] = true;
    let seen = |state: &State| {
        let intel = desk(&scenario, state);
        let offers = offers(&scenario, &intel);
        (intel, offers)
    };
    assert_ne!(state, other);
    assert_eq!(seen(&state), seen(&other));
}

#[test]
fn to_use_what_a_norm_forbids_breaks_it_before_everybody() {
    let mut scenario = small_room(0).tables();
    scenario.accesses[0].effect = 1.0;
    scenario.allies.iter_mut().for_each(|ally| ally.bar = 0.05);
    let scenario = Scenario::of(scenario);
    let demonstrate = Order::Demonstrate { access: AccessId(0) };
    let mut state = begin(&scenario, 1);
    state.desk.secrets.hazards[0].threshold = f64::INFINITY;
    (state.council.readiness, state.council.readiness_before) = (1, (1, 0));
    assert_eq!(offered(&scenario, &state, demonstrate).breaks, None);
    let lawful = offered(&scenario, &state, demonstrate).bar;
    signed(&scenario, &mut state, EXCHANGE, true);
    let shown = offered(&scenario, &state, demonstrate);
    assert_eq!(shown.breaks, Some(EXCHANGE));
    assert!(shown.bar > lawful + 0.1, "a broken word raises the bar: {} against {lawful}", shown.bar);
    let (rung, moved) = (state.desk.book.politics.rung, state.desk.book.politics.allies[0].moved);
    give(&scenario, &mut state, Side::Alliance, demonstrate, &mut Vec::new());
    let mut events = Vec::new();
    for _ in 0..24 {
        step(&scenario, &mut state, &[], &mut events);
    }
    let broken = EventKind::NormBroken { norm: EXCHANGE, by: Side::Alliance };
    assert!(events.iter().any(|event| event.kind == broken && event.seen_by(Side::Adversary)));
    assert_eq!(state.desk.book.politics.rung, rung + 2, "the demonstration and the broken word");
    let fell = moved - state.desk.book.politics.allies[0].moved;
    assert!((fell - scenario.coefficients.norm_broken).abs() < 1e-12);
    state.desk.book.acted = false;
    let again = order(&scenario, &mut state, Order::Propose { norm: EXCHANGE });
    assert_eq!(again.err(), Some(Refusal::BrokenWord));
}

#[test]
fn a_treaty_ends_the_crisis_where_the_level_wants_it() {
    for (ends, over) in [(2, true), (0, false), (1, true)] {
        let scenario = small_room(ends);
        let mut state = begin(&scenario, 1);
        let stands = NormState { standing: Standing::Signed, verified: Some(0), ..NormState::OPEN };
        let count = (ends as usize).max(1);
        state.desk.book.politics.norms[..count].fill(stands);
        let mut events = Vec::new();
        step(&scenario, &mut state, &[], &mut events);
        let told = events.iter().any(|event| event.kind == EventKind::TreatyConcluded);
        assert_eq!((told, state.over()), (over, over.then_some(Outcome::Deterred { clean: true })));
    }
    let scenario = small_room(2);
    let mut half = begin(&scenario, 1);
    half.desk.book.politics.norms[0] =
        NormState { standing: Standing::Signed, verified: Some(0), ..NormState::OPEN };
    step(&scenario, &mut half, &[], &mut Vec::new());
    assert_eq!(half.over(), None, "one of two is no treaty");
}

#[test]
fn a_policy_that_negotiates_ends_some_crises_and_the_game_replays() {
    let scenario = Arc::new(small_room(1));
    let mut ours = policy::named("dove").expect("a shipped policy");
    (ours.treaty, ours.off_ramps, ours.backchannels) = (true, Vec::new(), Vec::new());
    let mut ended = 0;
    for seed in 0..20 {
        let play = || {
            let seats = Seats::minds(ours.clone(), adversary::Policy::default());
            let mut session = Session::with_setup(Arc::clone(&scenario), seed, seats, Setup::default());
            while session.over().is_none() {
                session.advance();
            }
            (session.digest(), session.hour())
        };
        let (first, hour) = play();
        assert_eq!((first, hour), play());
        ended += usize::from(hour < scenario.horizon_weeks.0 * 168);
    }
    assert!(ended > 0, "no crisis of twenty ended before its time");
}
