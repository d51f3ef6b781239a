//! The allies, incidents and who did them, quiet words, orders given beforehand, and those of neither
//! side.

use crate::bars::{happens, shipped};
use crate::fixture::changed;
use assured_disruption::adversary;
use assured_disruption::level::habits;
use assured_disruption::sim::event::{Event, EventKind};
use assured_disruption::sim::habits::{Delegation, Habits};
use assured_disruption::sim::intel::observe;
use assured_disruption::sim::orders::offer;
use assured_disruption::sim::phase::{Turn, activity, intrusion};
use assured_disruption::sim::politics::Reading;
use assured_disruption::sim::reckoning::weights;
use assured_disruption::sim::scenario::{Act, Actor, Fear, Manner, Scenario};
use assured_disruption::sim::state::*;
use assured_disruption::sim::state::{Clue, Incident, Politics};
use assured_disruption::sim::units::{Hour, WEEK, after};
use assured_disruption::sim::*;

const RUNS: usize = 2000;

fn baltic() -> Scenario {
    Scenario::clone(&shipped("baltic_flash", "anchored"))
}

fn begin(scenario: &Scenario, seed: u64) -> State {
    State::begin(scenario, Luck::new(seed), &Setup::default())
}

fn order(scenario: &Scenario, state: &mut State, order: Order) -> Vec<Event> {
    let mut events = Vec::new();
    give(scenario, state, Side::Alliance, order, &mut events);
    events
}

/// Lets the week turn, without a mind.
fn turn_week(scenario: &Scenario, state: &mut State) -> Vec<Event> {
    let mut events = Vec::new();
    state.hour = state.council.next;
    step(scenario, state, &[], &mut events);
    events
}

fn ally(scenario: &Scenario, id: &str) -> AllyId {
    AllyId::from(scenario.allies.iter().position(|ally| ally.id == id).expect("an ally of the level"))
}

fn dispatch(scenario: &Scenario, id: &str) -> DispatchId {
    DispatchId::from(scenario.dispatches.iter().position(|card| card.id == id).expect("a card of the level"))
}

/// A game in which the cable has been cut, by a cause of its own.
fn cut(scenario: &Scenario, seed: u64, cause: usize) -> (State, DispatchId) {
    let cable = dispatch(scenario, "gotland_cable");
    let mut state = begin(scenario, seed);
    let incident = Incident { dispatch: cable, at: 0, clues: Vec::new(), blamed: None, declassified: false };
    state.desk.book.politics.incidents.push(incident);
    state.desk.secrets.culprits.push(cause);
    (state, cable)
}

#[test]
fn every_fear_has_its_occasion_and_no_voice_minds_another_ones() {
    let (who, figures) = (AllyId(0), baltic().coefficients.clone());
    let fearing = |fear| changed(&baltic(), |tables| tables.allies[who.index()].fear = Some(fear));
    let (_, cable) = cut(&baltic(), 1, 0);
    let occasions: [(Fear, f64, &dyn Fn(&mut State)); 6] = [
        (Fear::Entrapment, -figures.fright, &|state| {
            state.desk.book.chips.push(Chip::of(Manner::Exercise, 0, 1.0));
        }),
        (Fear::Escalation, -figures.fright, &|state| state.desk.book.politics.climb(1)),
        (Fear::Abandonment, figures.comfort, &|state| {
            state.desk.book.brigades.push(BrigadeState { which: 0, departed: 0, arrives: 600 });
        }),
        (Fear::Abandonment, -figures.fright, &|state| state.desk.book.politics.offers += 1),
        (Fear::Rupture, figures.comfort, &|state| state.desk.book.politics.offers += 1),
        (Fear::Rupture, -figures.fright, &|state| state.desk.book.politics.accusations += 1),
    ];
    let all =
        [Fear::Entrapment, Fear::Escalation, Fear::Abandonment, Fear::Exposure, Fear::Proof, Fear::Rupture];
    for (fear, moved, occasion) in occasions {
        for other in all {
            let scenario = fearing(other);
            let mut state = begin(&scenario, 1);
            let before = state.alliance(&scenario).support(who);
            occasion(&mut state);
            let by = state.alliance(&scenario).support(who) - before;
            if other == fear {
                assert!((by - moved).abs() < 1e-12, "{fear:?}: {by}, wanted {moved}");
            } else if !occasions.iter().any(|(fear, ..)| *fear == other) {
                assert_eq!(by, 0.0, "{other:?} minds what moves {fear:?}");
            }
        }
    }
    let scenario = fearing(Fear::Exposure);
    let (mut state, _) = cut(&scenario, 1, 0);
    let reasons = |state: &State| state.alliance(&scenario).reasons(who).collect::<Vec<_>>();
    let unanswered = reasons(&state);
    assert!(unanswered.iter().any(|(_, by)| *by == -figures.fright), "{unanswered:?}");
    state.desk.book.politics.incident_mut(cable).expect("cut").clues.push(Clue { points: 0, ear: None });
    let answered = reasons(&state);
    assert!(answered.iter().all(|(_, by)| *by > 0.0), "a clue is an answer: {answered:?}");
}

#[test]
fn every_consultation_persuades_half_as_much_as_the_one_before() {
    let scenario = baltic();
    let mut state = begin(&scenario, 1);
    let who = ally(&scenario, "US");
    let mut gained = Vec::new();
    for _ in 0..4 {
        let before = state.alliance(&scenario).support(who);
        order(&scenario, &mut state, Order::Consult { ally: who });
        gained.push(state.alliance(&scenario).support(who) - before);
    }
    assert!((gained[0] - scenario.coefficients.consultation).abs() < 1e-12);
    assert!(gained.windows(2).all(|pair| (pair[1] - pair[0] / 2.0).abs() < 1e-12), "{gained:?}");
}

#[test]
fn what_a_voice_was_told_fades_and_can_be_told_again() {
    let scenario = baltic();
    let figures = &scenario.coefficients;
    let mut state = begin(&scenario, 1);
    let who = ally(&scenario, "US");
    order(&scenario, &mut state, Order::Consult { ally: who });
    let told = state.alliance(&scenario).support(who);
    state.hour += 3 * WEEK;
    let left = state.alliance(&scenario).support(who);
    assert!(
        (left / told - libm::pow(figures.told_fade, 3.0)).abs() < 1e-9,
        "{left} of {told} after three weeks"
    );
    state.desk.book.acted = false;
    order(&scenario, &mut state, Order::Consult { ally: who });
    let again = state.alliance(&scenario).support(who);
    let cap = 2.0 * figures.consultation;
    assert!((again - left - 0.5 * (cap - left)).abs() < 1e-12, "half the way to all that can be said");
}

#[test]
fn a_broken_silence_is_remembered_as_long_as_a_commitment_would_have_held() {
    let mut scenario = baltic().tables();
    for (index, ally) in scenario.allies.iter_mut().enumerate() {
        ally.bar = if index < 2 { 9.0 } else { -9.0 };
    }
    let scenario = Scenario::of(scenario);
    let stated = -scenario.coefficients.broken_silence * 2.0 / scenario.allies.len() as f64;
    let mut state = begin(&scenario, 1);
    state.desk.book.politics.silence = true;
    turn_week(&scenario, &mut state);
    let (until, breakers) = state.desk.book.politics.broken.expect("two allies broke silence");
    assert_eq!(breakers, 2);
    let response = |state: &State| {
        let nobody = State {
            desk: Desk {
                book: DeskBook { politics: Politics::begin(&scenario), ..state.desk.book.clone() },
                ..state.desk.clone()
            },
            ..state.clone()
        };
        state.alliance(&scenario).overall().response(0.0, 1.0)
            - nobody.alliance(&scenario).overall().response(0.0, 1.0)
    };
    let refused =
        |state: &State| orders::check(&scenario, &observe(&scenario, state, Side::Alliance), &Order::Silence);
    assert!((response(&state) - stated).abs() < 1e-6, "one that is broken by fewer costs less");
    assert_eq!(refused(&state), Err(Refusal::BrokenSilence));
    state.hour = until;
    assert!(response(&state).abs() < 1e-6);
    assert_eq!(refused(&state), Ok(()));
}

#[test]
fn the_believed_answer_begins_at_the_figure_and_follows_the_voices() {
    let scenario = baltic();
    let mut state = begin(&scenario, 1);
    assert!(
        (state.alliance(&scenario).overall().response(0.0, 1.0) - scenario.coefficients.response).abs()
            < 1e-12
    );
    assert_eq!(state.alliance(&scenario).overall().debate(1.0), 0.0);
    // At the height of the crisis: before it no launch pays, whatever the allies say.
    state.hour = 6 * WEEK;
    let who = ally(&scenario, "UK");
    let chance = state.alliance(&scenario).chance(who);
    let shown = offer(&scenario, &observe(&scenario, &state, Side::Alliance), Order::Consult { ally: who });
    order(&scenario, &mut state, Order::Consult { ally: who });
    let alliance = state.alliance(&scenario);
    let won = alliance.chance(who) - chance;
    let allies = scenario.allies.len() as f64;
    let support = alliance.overall();
    assert!((support.response(0.0, 1.0) - scenario.coefficients.response - won / allies).abs() < 1e-12);
    assert!(
        (support.debate(1.0) + won * scenario.coefficients.debate).abs() < 1e-12,
        "an ally won saves hours"
    );
    assert!(shown.bar < -0.5, "a consultation moves the bar by more than half an hour: {}", shown.bar);
}

#[test]
fn evidence_is_bayes_over_the_causes_and_secrets_move_only_the_cleared() {
    let scenario = baltic();
    let (mut state, cable) = cut(&scenario, 1, 0);
    let figures = &scenario.coefficients;
    let odds: Vec<f64> = scenario.dispatches[cable.index()].causes.iter().map(|cause| cause.odds).collect();
    let (ours, theirs) = (ally(&scenario, "US"), ally(&scenario, "DE"));
    assert!(scenario.allies[ours.index()].cleared && !scenario.allies[theirs.index()].cleared);
    let belief = |state: &State, cleared| {
        state
            .desk
            .book
            .politics
            .incident(cable)
            .expect("cut")
            .belief(&scenario, cleared)
            .next()
            .expect("a cause")
    };
    let prior = odds[0] / odds.iter().sum::<f64>();
    assert!((belief(&state, false) - prior).abs() < 1e-12);
    let open = Clue { points: 0, ear: None };
    state.desk.book.politics.incident_mut(cable).expect("cut").clues.push(open);
    let others: f64 = odds[1..].iter().sum::<f64>() / (odds.len() - 1) as f64;
    let golden = odds[0] * figures.clue / (odds[0] * figures.clue + others * (1.0 - figures.clue));
    assert!((belief(&state, false) - golden).abs() < 1e-12, "Bayes' rule: {golden}");
    let before = (state.alliance(&scenario).support(ours), state.alliance(&scenario).support(theirs));
    let heard = Clue { points: 0, ear: Some(AccessId(0)) };
    state.desk.book.politics.incident_mut(cable).expect("cut").clues.push(heard);
    assert!(state.alliance(&scenario).support(ours) > before.0, "who may see it is moved");
    assert_eq!(state.alliance(&scenario).support(theirs), before.1, "who may not see it is not");
    order(&scenario, &mut state, Order::Declassify { dispatch: cable });
    assert!(state.alliance(&scenario).support(theirs) > before.1, "shown to all, it moves all");
}

#[test]
fn who_wants_proof_counts_nothing_below_it_and_twice_above() {
    let who = AllyId(0);
    let scenario = changed(&baltic(), |tables| tables.allies[who.index()].cleared = true);
    let (mut state, cable) = cut(&scenario, 1, 0);
    let case = |scenario: &Scenario, state: &State, fear| {
        let mut ally = scenario.allies[who.index()].clone();
        ally.fear = fear;
        state.alliance(scenario).case(&ally)
    };
    assert!(case(&scenario, &state, None) > 0.0);
    assert_eq!(case(&scenario, &state, Some(Fear::Proof)), 0.0);
    for _ in 0..3 {
        state.desk.book.politics.incident_mut(cable).expect("cut").clues.push(Clue { points: 0, ear: None });
    }
    let (plain, proven) = (case(&scenario, &state, None), case(&scenario, &state, Some(Fear::Proof)));
    assert!((proven - 2.0 * plain).abs() < 1e-12);
}

#[test]
fn a_clue_points_right_at_its_stated_chance_and_a_false_flag_misleads_it() {
    let cable = dispatch(&baltic(), "gotland_cable");
    let figures = baltic().coefficients.clone();
    for (flag, chance) in [
        (None, figures.clue),
        // The other of two causes is hit when the flag deceives and the clue is read right, or neither.
        (Some(0), (1.0 - figures.false_flag) * figures.clue + figures.false_flag * (1.0 - figures.clue)),
    ] {
        let scenario = changed(&baltic(), |tables| {
            let causes = &mut tables.dispatches[cable.index()].causes;
            causes.truncate(2);
            causes[1].looks_like = flag;
        });
        let right = (0..RUNS).filter(|seed| {
            let (mut state, _) = cut(&scenario, *seed as u64, 1);
            state.desk.book.accesses.iter_mut().for_each(|access| access.life = AccessLife::Found);
            state.desk.book.tasks[0] = Task::Evidence(cable);
            turn_week(&scenario, &mut state);
            state.desk.book.politics.incident(cable).expect("cut").clues[0] == Clue { points: 1, ear: None }
        });
        happens(right.count(), RUNS, chance, "clues that point at the truth");
    }
}

#[test]
fn whoever_looks_for_evidence_goes_home_when_somebody_is_named() {
    let scenario = baltic();
    let (mut state, cable) = cut(&scenario, 1, 1);
    state.desk.book.tasks = vec![Task::Evidence(cable), Task::Hunt, Task::Evidence(cable)];
    order(&scenario, &mut state, Order::Attribute { dispatch: cable, cause: 0 });
    assert_eq!(state.desk.book.tasks, [Task::Idle, Task::Hunt, Task::Idle]);
}

#[test]
fn the_truth_about_an_accusation_comes_out_at_its_chance_and_moves_every_voice() {
    let scenario = baltic();
    let figures = &scenario.coefficients;
    for (cause, by) in [(0, figures.vindicated), (1, -figures.disgraced)] {
        let mut out = 0;
        for seed in 0..RUNS as u64 {
            let (mut state, cable) = cut(&scenario, seed, cause);
            order(&scenario, &mut state, Order::Attribute { dispatch: cable, cause: 0 });
            let weeks = figures.truth_weeks as u32 + 1;
            let events: Vec<Event> = (0..weeks).flat_map(|_| turn_week(&scenario, &mut state)).collect();
            let told = events.iter().find_map(|event| match event.kind {
                EventKind::TruthOut { right, .. } => Some(right),
                _ => None,
            });
            out += usize::from(told.is_some());
            let moved = state.desk.book.politics.allies[0].moved;
            assert_eq!(told, (moved != 0.0).then_some(cause == 0), "the truth is what it is");
            assert!(moved == 0.0 || (moved - by).abs() < 1e-12);
        }
        happens(out, RUNS, figures.truth_out, "truths that come out");
    }
}

#[test]
fn who_did_it_is_shy_when_named_and_bolder_when_somebody_else_is() {
    let scenario = baltic();
    let figures = &scenario.coefficients;
    let hospital = dispatch(&scenario, "hospital");
    let causes = &scenario.dispatches[hospital.index()].causes;
    let (gang, staff) = (0, 1);
    let actor = causes[gang].actor.expect("a gang is of neither side");
    for (named, by) in [(gang, -figures.exposed), (staff, figures.unsuspected)] {
        let mut state = begin(&scenario, 1);
        let dispatch = hospital;
        let incident = Incident { dispatch, at: 0, clues: Vec::new(), blamed: None, declassified: false };
        state.desk.book.politics.incidents.push(incident);
        state.desk.secrets.culprits.push(gang);
        let before = state.actors[actor.index()];
        let accuse = Order::Attribute { dispatch, cause: named as u8 };
        let told = offer(&scenario, &observe(&scenario, &state, Side::Alliance), accuse).emboldens;
        let chance = causes[gang].odds / causes.iter().map(|cause| cause.odds).sum::<f64>();
        assert_eq!(told, (named == staff).then_some((actor, chance)));
        order(&scenario, &mut state, accuse);
        assert_eq!(state.actors[actor.index()], (before + by).clamp(0.0, 4.0));
    }
}

#[test]
fn silence_holds_at_the_chance_that_is_shown() {
    let mut scenario = baltic().tables();
    for ally in &mut scenario.allies {
        ally.bar -= 0.1;
    }
    // Those of neither side would be heard too.
    scenario.actors.clear();
    scenario.dispatches.clear();
    for actor in &mut scenario.actors {
        actor.restless = 0.0;
    }
    let scenario = Scenario::of(scenario);
    let state = begin(&scenario, 0);
    let shown = offer(&scenario, &observe(&scenario, &state, Side::Alliance), Order::Silence);
    let mut held = 0;
    for seed in 0..RUNS as u64 {
        let mut state = begin(&scenario, seed);
        order(&scenario, &mut state, Order::Silence);
        let events = turn_week(&scenario, &mut state);
        let agreed = events.iter().any(|event| matches!(event.kind, EventKind::SilenceHeld { .. }));
        let broken =
            events.iter().filter(|event| matches!(event.kind, EventKind::SilenceBroken { .. })).count();
        assert_ne!(agreed, broken > 0);
        let figures = &scenario.coefficients;
        let by = state.alliance(&scenario).overall().response(state.council.heard, 1.0) - figures.response;
        let share = broken as f64 / scenario.allies.len() as f64;
        let stated = if agreed { figures.guarantee } else { -figures.broken_silence * share };
        assert!((by - stated).abs() < 1e-12);
        held += usize::from(agreed);
    }
    happens(held, RUNS, shown.chance.expect("a chance"), "silences that hold");
}

#[test]
fn politics_is_lost_when_fewer_than_three_voices_stand() {
    let scenario = baltic();
    let mut state = begin(&scenario, 1);
    let turn_away = |state: &mut State, count: usize| {
        for ally in state.desk.book.politics.allies.iter_mut().take(count) {
            ally.moved = -2.0;
        }
        step(&scenario, state, &[], &mut Vec::new());
        state.over()
    };
    let all = scenario.allies.len();
    assert_eq!(turn_away(&mut state, all - 3), None);
    assert_eq!(turn_away(&mut state, all - 2), Some(Outcome::Lost));
}

#[test]
fn lawyers_ask_for_a_reason() {
    let scenario = baltic();
    let state = begin(&scenario, 1);
    let alliance = state.alliance(&scenario);
    let access = |id: &str| {
        let place = scenario.accesses.iter().position(|plan| plan.id == id);
        AccessId::from(place.expect("an access of the level"))
    };
    let readings = |id: &str| [0, 1, 2].map(|readiness| alliance.reading(access(id), readiness));
    assert_eq!(readings("luga"), [Reading::Doubtful, Reading::Lawful, Reading::Lawful]);
    assert_eq!(
        readings("luga2"),
        [Reading::Refused, Reading::Doubtful, Reading::Lawful],
        "a cautious lender"
    );
    assert_eq!(readings("dubna"), [Reading::Refused, Reading::Doubtful, Reading::Lawful], "it may spread");
    let (mut state, cable) = cut(&scenario, 1, 0);
    for _ in 0..3 {
        state.desk.book.politics.incident_mut(cable).expect("cut").clues.push(Clue { points: 0, ear: None });
    }
    order(&scenario, &mut state, Order::Attribute { dispatch: cable, cause: 0 });
    let alliance = state.alliance(&scenario);
    assert_eq!(alliance.reading(access("luga"), 0), Reading::Lawful, "a proven case is a reason");
}

#[test]
fn a_decoy_is_evidence_without_attack_that_lasts_until_it_is_patched() {
    let scenario = baltic();
    let access = AccessId(0);
    let mut state = begin(&scenario, 1);
    let favours = state.desk.book.favours.clone();
    let hidden = state.desk.book.accesses[access.index()];
    order(&scenario, &mut state, Order::Decoy { access });
    assert_eq!(state.desk.book.favours, favours, "it asks nobody");
    assert_eq!((state.desk.book.politics.rung, state.council.stakes.len()), (0, 0), "it attacks nobody");
    assert_eq!(state.desk.book.chips[0].manner, Manner::Decoy);
    assert!(state.network.outages.iter().all(Option::is_none));
    let shown = state.desk.book.accesses[access.index()];
    assert_eq!((hidden.life, shown.life), (AccessLife::Hidden, AccessLife::Shown));
    let figures = &scenario.coefficients;
    let mut closed = 0;
    for seed in 0..RUNS {
        let mut state = begin(&scenario, seed as u64);
        order(&scenario, &mut state, Order::Decoy { access });
        for _ in 0..WEEK {
            step(&scenario, &mut state, &[], &mut Vec::new());
        }
        let patched = state.desk.book.accesses[access.index()].life == AccessLife::Patched;
        let weight = weights(&scenario, &scenario.dispositions[0], &state.desk.book.chips, state.hour)[0];
        let left = weight / scenario.dispositions[0].talk;
        assert_eq!(left, if patched { figures.live_floor } else { 1.0 }, "it lasts until it is closed");
        closed += usize::from(patched);
    }
    happens(closed, RUNS, figures.patched, "shown accesses patched in a week");
}

/// A council before which so much has been shown that its army fears for its network.
fn frightened(scenario: &Scenario) -> State {
    let mut state = begin(scenario, 1);
    state.hour = state.council.next;
    state.council.readiness = 2;
    for manner in [Manner::Live, Manner::Exercise, Manner::Live] {
        state.desk.book.chips.push(Chip::of(manner, state.hour, 2.0));
    }
    state
}

fn act(scenario: &Scenario, state: &State, predelegates: Delegation) -> Option<Act> {
    let intel = observe(scenario, state, Side::Adversary);
    let policy = adversary::Policy::always(Habits { predelegates, ..habits::usual() });
    let decision = adversary::decide(scenario, &intel, &policy, state.luck);
    decision.orders.iter().find_map(|order| match order {
        Order::Act { act } => Some(*act),
        _ => None,
    })
}

#[test]
fn too_great_a_threat_to_command_is_answered_by_orders_given_beforehand() {
    let scenario = baltic();
    let mut state = frightened(&scenario);
    let count = |predelegates: Delegation, wanted: Act| {
        let acts = (0..40).map(|seed| {
            let state = State { luck: Luck::new(seed), ..state.clone() };
            act(&scenario, &state, predelegates)
        });
        acts.filter(|act| *act == Some(wanted)).count()
    };
    let marches = count(Delegation::Never, Act::Mobilise);
    assert!(count(Delegation::Never, Act::StandDown) > 0);
    assert_eq!(count(Delegation::Never, Act::PreDelegate), 0);
    assert_eq!(count(Delegation::RatherThanLeave, Act::PreDelegate), 40 - marches, "nobody goes home");
    assert_eq!(count(Delegation::Waiting, Act::StandDown), count(Delegation::Never, Act::StandDown));
    let believed = |state: &State| {
        let intel = observe(&scenario, state, Side::Adversary);
        let luck = state.luck;
        adversary::decide(&scenario, &intel, &adversary::Policy::default(), luck)
            .ledger
            .expect("a council")
            .believed
    };
    let before = believed(&state);
    give(&scenario, &mut state, Side::Adversary, Order::Act { act: Act::PreDelegate }, &mut Vec::new());
    let after = believed(&state);
    let march = scenario.undisturbed().0 / scenario.coefficients.predelegated_pace;
    assert!((after - march).abs() < 1e-6, "no disruption counts any more: {after}, {march}");
    assert!(after < before);
}

#[test]
fn orders_given_beforehand_start_a_war_by_accident_at_the_stated_chance() {
    let scenario = baltic();
    let accidents = (0..RUNS).filter(|seed| {
        let mut state = begin(&scenario, *seed as u64);
        (state.council.readiness, state.council.predelegated) = (2, true);
        let events = turn_week(&scenario, &mut state);
        let accident = events.iter().any(|event| event.kind == EventKind::WarByAccident);
        assert_eq!(accident, state.stage == Stage::War);
        accident
    });
    happens(accidents.count(), RUNS, scenario.coefficients.accident, "wars by accident in a week");
    let mut state = begin(&scenario, 1);
    (state.council.readiness, state.council.predelegated) = (1, true);
    turn_week(&scenario, &mut state);
    assert!(!state.council.predelegated, "who leaves the assembly area gives the word back");
}

#[test]
fn a_quiet_word_calms_only_the_fearful() {
    let scenario = baltic();
    for (index, disposition) in scenario.dispositions.iter().enumerate() {
        let setup = Setup { disposition: Some(DispositionId::from(index)), ..Setup::default() };
        let mut state = State::begin(&scenario, Luck::new(1), &setup);
        order(&scenario, &mut state, Order::Exercise);
        let gain = |state: &State| {
            let intel = observe(&scenario, state, Side::Adversary);
            intel.council().expect("the council's seat").outlook.gain
        };
        let before = gain(&state);
        order(&scenario, &mut state, Order::Backchannel { ally: AllyId(0) });
        let figures = &scenario.coefficients;
        let calmed = figures.fear * disposition.fearful * (1.0 - figures.reassurance);
        assert!((before - gain(&state) - calmed).abs() < 1e-12, "{}", disposition.id);
    }
}

#[test]
fn an_implant_thrown_out_frightens_the_fearful_for_some_weeks_and_nobody_else() {
    let scenario = baltic();
    let figures = &scenario.coefficients;
    for (index, disposition) in scenario.dispositions.iter().enumerate() {
        let setup = Setup { disposition: Some(DispositionId::from(index)), ..Setup::default() };
        let mut state = State::begin(&scenario, Luck::new(1), &setup);
        let watched = state.clone();
        intrusion::shift(&mut Turn::new(&scenario, &mut state, &mut Vec::new()), -figures.implant);
        let fright = |hour: Hour| {
            let [calm, blind] = [&watched, &state].map(|state| {
                let intel = observe(&scenario, &State { hour, ..state.clone() }, Side::Adversary);
                intel.council().expect("the council's seat").outlook.gain
            });
            blind - calm
        };
        assert!((fright(0) - figures.fear * disposition.fearful).abs() < 1e-12, "{}", disposition.id);
        assert!(fright(after(0, figures.loud_weeks)).abs() < 1e-12, "by then it has other eyes");
    }
}

#[test]
fn an_active_actor_acts_more_often_and_the_rung_draws_it_in() {
    let mut scenario = baltic().tables();
    scenario.actors = vec![Actor {
        id: "volunteers".into(),
        name: "Volunteers".into(),
        activity: 1.0,
        drawn: 0.5,
        restless: 0.2,
        deeds: vec![scenario::Effect::Audience(0.01)],
        heard: "A timetable is down.".into(),
        subject: luck::subject("actor/volunteers"),
    }];
    let scenario = Scenario::of(scenario);
    let frequency = |stirred: f64, rung: i8| {
        let acts = (0..RUNS).filter(|seed| {
            let mut state = begin(&scenario, *seed as u64);
            activity::stir(&mut state, ActorId(0), stirred);
            state.desk.book.politics.climb(rung);
            let events = turn_week(&scenario, &mut state);
            let acted = events.iter().any(|event| matches!(event.kind, EventKind::ActorActed { .. }));
            assert_eq!(state.council.audience > 0.0, acted, "its deed is done");
            acted
        });
        acts.count()
    };
    happens(frequency(0.0, 0), RUNS, 0.2, "weeks in which it acts");
    happens(frequency(1.0, 0), RUNS, 0.4, "weeks in which it acts, stirred");
    happens(frequency(0.0, 2), RUNS, 0.4, "weeks in which it acts, drawn in by the rung");
    happens(frequency(-1.0, 0), RUNS, 0.0, "weeks in which it acts, calmed");
}

#[test]
fn to_whom_talk_is_cheap_a_promise_says_little_and_a_broken_one_all() {
    let scenario = baltic();
    let mut state = begin(&scenario, 1);
    let base = scenario.coefficients.response;
    let moved = |state: &State, talk: f64| {
        let alliance = state.alliance(&scenario);
        let support = alliance.overall();
        (support.response(0.0, talk) - base, support.debate(talk))
    };
    state.desk.book.politics.guarantee = Some(state.hour + 1);
    let (full, little) = (moved(&state, 1.0), moved(&state, 0.1));
    assert!(full.0 > 0.0 && (little.0 - 0.1 * full.0).abs() < 1e-12);
    state.desk.book.politics.guarantee = None;
    for ally in &mut state.desk.book.politics.allies {
        ally.moved = -0.05;
    }
    let (full, little) = (moved(&state, 1.0), moved(&state, 0.1));
    assert!(full.0 < 0.0 && full.1 > 0.0 && full == little, "what is missing counts in full");
    for ally in &mut state.desk.book.politics.allies {
        ally.moved = 0.05;
    }
    let (full, little) = (moved(&state, 1.0), moved(&state, 0.1));
    assert!(full.1 < 0.0 && (little.1 - 0.1 * full.1).abs() < 1e-9);
}
