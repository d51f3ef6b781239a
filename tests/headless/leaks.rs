//! What is hidden stays hidden: a fact is changed in the state while everything that has been reported stays the same,
//! and what the alliance knows and what it is offered are equal to the last bit. Panels, refusals, alerts, sentences and
//! components are made from these two and from nothing else: `architecture.rs` keeps the state out of their reach.
//!
//! Intelligence reads some facts through noise ("they believe", "they go if under", their hold in our network): for
//! those the test says so, and holds that nothing but these bands moves.

use crate::bars::{launched, shipped};
use crate::norms::{signed, small_room};
use assured_disruption::sim::intel::{Band, Seat, observe};
use assured_disruption::sim::orders::{Offer, offers};
use assured_disruption::sim::scenario::{Kind, Medium, Scenario};
use assured_disruption::sim::state::*;
use assured_disruption::sim::state::{Clue, Incident};
use assured_disruption::sim::*;
use proptest::prelude::*;
use std::sync::Arc;

/// A game of a seed in its second week, a step up the ladder, with a dispatch on the desk and a claim made.
fn crisis(scenario: &Scenario, seed: u64) -> State {
    let mut state = State::begin(scenario, Luck::new(seed), &Setup::default());
    give(scenario, &mut state, Side::Alliance, Order::Claim, &mut Vec::new());
    while state.hour < 300 {
        let vote = (state.hour == 168).then_some((Side::Adversary, Order::Vote { yes: true, down: false }));
        step(scenario, &mut state, vote.as_slice(), &mut Vec::new());
    }
    let id = DispatchId((seed % scenario.dispatches.len() as u64) as u16);
    let card = &scenario.dispatches[id.index()];
    state.desk.book.dispatch = Some(OpenDispatch { id, since: 299, answer: None });
    state.desk.secrets.cause = card.causes.len() - 1;
    state
}

/// A game of a seed in war, with both accesses of the start fired and neither report confirmed.
fn war(scenario: &Scenario, seed: u64) -> State {
    let mut state = launched(scenario, seed);
    for access in (0..scenario.accesses.len()).filter(|index| scenario.accesses[*index].held) {
        let fire = Order::Fire { access: AccessId::from(access) };
        give(scenario, &mut state, Side::Alliance, fire, &mut Vec::new());
    }
    while state.war.as_ref().expect("launched").shots.len() < 2 {
        step(scenario, &mut state, &[], &mut Vec::new());
    }
    state
}

fn seen(scenario: &Scenario, state: &State) -> (Intel, Vec<Offer>) {
    let intel = observe(scenario, state, Side::Alliance);
    let offers = offers(scenario, &intel);
    (intel, offers)
}

/// Both games look the same to the alliance though they differ.
fn alike(scenario: &Scenario, before: &State, change: impl FnOnce(&mut State)) {
    let mut after = before.clone();
    change(&mut after);
    assert_ne!(before, &after, "something was changed");
    assert_eq!(seen(scenario, before), seen(scenario, &after));
}

/// Both games look the same but for the bands that intelligence reads, and what is reckoned from these.
fn alike_but_for_bands(scenario: &Scenario, before: &State, change: impl FnOnce(&mut State)) {
    let mut after = before.clone();
    change(&mut after);
    assert_ne!(before, &after, "something was changed");
    let veiled = |state: &State| {
        let mut intel = observe(scenario, state, Side::Alliance);
        if let Seat::Desk(desk) = &mut intel.seat {
            for band in [&mut desk.believed, &mut desk.bar, &mut desk.intrusion] {
                *band = Band { value: 0.0, half: band.half };
            }
        }
        let offers = offers(scenario, &intel);
        (intel, offers)
    };
    assert_eq!(veiled(before), veiled(&after));
}

fn baltic() -> Arc<Scenario> {
    shipped("baltic_flash", "anchored")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn nobody_sees_the_horizon_of_the_crisis(seed: u64, weeks in 1u32..9) {
        let scenario = baltic();
        alike(&scenario, &crisis(&scenario, seed), |state| state.opening.horizon += weeks * 168);
    }

    #[test]
    fn nobody_sees_what_is_behind_a_dispatch_before_it_is_answered(seed: u64) {
        let scenario = baltic();
        let state = crisis(&scenario, seed);
        let card = &scenario.dispatches[state.desk.book.dispatch.expect("set").id.index()];
        for cause in 0..card.causes.len() - 1 {
            alike(&scenario, &state, |state| state.desk.secrets.cause = cause);
        }
    }

    #[test]
    fn nobody_sees_what_an_echo_will_tell(seed: u64, dispatch in 0u16..3, at in 301u32..900) {
        let scenario = baltic();
        alike(&scenario, &crisis(&scenario, seed), |state| {
            state.desk.secrets.echoes.push(Echo { at, dispatch: DispatchId(dispatch), option: 0, cause: 0 });
        });
    }

    #[test]
    fn nobody_sees_which_batteries_of_his_have_been_alone_or_what_card_is_called_for(seed: u64, times in 1u32..9) {
        let scenario = baltic();
        alike(&scenario, &crisis(&scenario, seed), |state| {
            for defence in &scenario.air_defences {
                for battery in &defence.batteries {
                    state.alone.now[battery.index()] = true;
                    state.alone.times[battery.index()] += times;
                }
            }
            state.desk.secrets.called.push(DispatchId(2));
        });
    }

    #[test]
    fn nobody_sees_when_the_next_dispatch_comes(seed: u64, hours in 1u32..60) {
        let scenario = baltic();
        alike(&scenario, &crisis(&scenario, seed), |state| state.desk.secrets.next_dispatch = state.hour + hours);
    }

    #[test]
    fn nobody_sees_how_near_an_access_is_to_being_found(seed: u64, share in 0.0f64..1.0) {
        let scenario = baltic();
        alike(&scenario, &crisis(&scenario, seed), |state| {
            let near = Hazard { exposure: share, threshold: share + 1e-6 };
            state.desk.secrets.hazards.fill(near);
        });
    }

    #[test]
    fn a_disposition_shows_in_nothing_but_how_its_needles_stand(seed: u64) {
        // Off-ramps and how they are read move nothing before one is offered: two characters that differ in them only
        // are the same to the last bit. Any other character moves the bands, and nothing else.
        let mut scenario = baltic().tables();
        let mut other = scenario.dispositions[0].clone();
        (other.off_ramp, other.reads_weakness) = (other.off_ramp + 1.0, !other.reads_weakness);
        other.odds = 0.0;
        scenario.dispositions.push(other);
        scenario.habits.push(scenario.habits[0].clone());
        let scenario = Scenario::of(scenario);
        let last = DispositionId::from(scenario.dispositions.len() - 1);
        let mut state = crisis(&scenario, seed);
        state.opening.disposition = DispositionId(0);
        alike(&scenario, &state, |state| state.opening.disposition = last);
        for id in 1..scenario.dispositions.len() - 1 {
            let id = DispositionId::from(id);
            alike_but_for_bands(&scenario, &state, |state| state.opening.disposition = id);
        }
    }

    #[test]
    fn stakes_show_in_nothing_but_how_the_needles_stand(seed: u64, by in 0.01f64..0.5) {
        // Intelligence reads the bar through noise, so the bar's band moves; nothing else does.
        let scenario = baltic();
        let state = crisis(&scenario, seed);
        alike_but_for_bands(&scenario, &state, |state| state.opening.stakes += by);
        alike_but_for_bands(&scenario, &state, |state| state.opening.delay += by);
        alike_but_for_bands(&scenario, &state, |state| state.council.audience += by);
        alike_but_for_bands(&scenario, &state, |state| state.council.heard += by);
        alike_but_for_bands(&scenario, &state, |state| {
            state.council.stakes.push(Passing { amount: by, until: 900 });
        });
    }

    #[test]
    fn the_mood_of_the_council_shows_in_nothing(seed: u64, other: u64) {
        // Mood and reading come of the same seed by streams of their own: another seed moves what is read through
        // noise, and nothing else. The bands move by the reading's own draws; the mood's are in none of them.
        prop_assume!(seed != other);
        let scenario = baltic();
        alike_but_for_bands(&scenario, &crisis(&scenario, seed), |state| state.luck = Luck::new(other));
    }

    #[test]
    fn the_true_damage_of_a_shot_is_hidden_until_it_is_confirmed(seed: u64) {
        // Both accesses of the start are fired, so no ear listens. The true outages go with the flag.
        let scenario = baltic();
        let state = war(&scenario, seed);
        prop_assume!(!state.desk.book.accesses.iter().any(|access| access.life == AccessLife::Hidden));
        for index in 0..2 {
            alike(&scenario, &state, |state| {
                let war = state.war.as_mut().expect("launched");
                let shot = &mut war.shots[index];
                shot.worked = !shot.worked;
                let Weapon::Access(access) = shot.weapon else { panic!("only accesses were fired") };
                let outage = Outage { since: shot.at, until: shot.at + 20, cause: DisruptionCause::Access(access) };
                for channel in &scenario.accesses[access.index()].targets {
                    let slot = &mut state.network.outages[channel.index()];
                    match slot {
                        Some(there) if there.cause == DisruptionCause::Access(access) => *slot = None,
                        None => *slot = Some(outage),
                        Some(_) => {}
                    }
                }
                state.network.refresh(&scenario);
            });
        }
    }

    #[test]
    fn the_confirmed_damage_of_a_shot_shows(seed: u64) {
        let scenario = baltic();
        let mut state = war(&scenario, seed);
        let war = state.war.as_mut().expect("launched");
        war.shots[0].confirmed_at = state.hour;
        let before = seen(&scenario, &state);
        let war = state.war.as_mut().expect("launched");
        war.shots[0].worked = !war.shots[0].worked;
        prop_assert_ne!(before, seen(&scenario, &state));
    }

    #[test]
    fn nobody_sees_what_the_columns_have_lost_or_how_long_they_have_been_cut_off(seed: u64, by in 1u32..40) {
        let scenario = baltic();
        alike(&scenario, &war(&scenario, seed), |state| {
            for column in &mut state.war.as_mut().expect("launched").columns {
                (column.lost, column.dark) = (column.lost + f64::from(by), column.dark + by);
            }
        });
    }

    #[test]
    fn nobody_sees_how_many_messages_the_other_side_has_sent(seed: u64, more in 1u32..1000) {
        let scenario = baltic();
        alike(&scenario, &crisis(&scenario, seed), |state| {
            state.next_transmission[Side::Adversary.index()] += more;
            for theirs in state.traffic.iter_mut().filter(|t| t.side == Side::Adversary) {
                theirs.id += more;
            }
        });
    }

    #[test]
    fn nobody_sees_where_a_column_is_between_two_looks(seed: u64, by in 0.5f64..9.0) {
        let scenario = baltic();
        alike(&scenario, &war(&scenario, seed), |state| {
            let war = state.war.as_mut().expect("launched");
            war.pace *= 1.0 + by / 10.0;
            for column in &mut war.columns {
                column.km += by;
            }
            for (index, node) in scenario.nodes.iter().enumerate() {
                if node.side == Side::Adversary {
                    war.cut[index] += 3;
                    state.strength[index] *= 0.9;
                }
            }
        });
    }

    #[test]
    fn nobody_sees_what_an_own_formation_has_lost_since_its_last_report(seed: u64, share in 0.1f64..0.9) {
        let scenario = baltic();
        alike(&scenario, &war(&scenario, seed), |state| {
            for node in scenario.axes.iter().flat_map(|axis| &axis.defenders) {
                state.strength[node.index()] *= share;
            }
        });
    }

    #[test]
    fn nobody_sees_a_formation_march_or_a_staff_move_before_it_is_seen_or_heard(seed: u64, hours in 1u32..40) {
        let scenario = baltic();
        let mut state = crisis(&scenario, seed);
        for access in &mut state.desk.book.accesses {
            access.life = AccessLife::Open;
        }
        alike(&scenario, &state, |state| {
            for (index, node) in scenario.nodes.iter().enumerate() {
                if node.side == Side::Adversary && NodeId::from(index) != scenario.summit(Side::Adversary) {
                    let (from, since) = (node.at, state.hour);
                    let to = scenario.axes[0].way[0];
                    state.posts[index] = Post { from, to, since, until: since + hours };
                    if node.kind == Kind::Headquarters {
                        state.network.silent[index] = since + hours;
                    }
                }
            }
            for (channel, outage) in scenario.channels.iter().zip(&mut state.network.outages) {
                if channel.medium == Medium::Cable {
                    let (since, until) = (state.hour, state.hour + hours);
                    *outage = Some(Outage { since, until, cause: DisruptionCause::March });
                }
            }
            state.network.refresh(&scenario);
        });
    }
}

/// A game with an incident of every kind behind it, on which a clue was found.
fn blamed(scenario: &Scenario, seed: u64) -> State {
    let mut state = crisis(scenario, seed);
    for (index, card) in scenario.dispatches.iter().enumerate().filter(|(_, card)| card.harm > 0.0) {
        let clues = vec![Clue { points: 0, ear: None }];
        let dispatch = DispatchId::from(index);
        let incident = Incident { dispatch, at: 200, clues, blamed: Some(0), declassified: false };
        state.desk.book.politics.incidents.push(incident);
        state.desk.secrets.culprits.push(0);
        state.desk.secrets.reckonings.push((400, dispatch));
        assert!(card.causes.len() > 1, "there is something to find out");
    }
    state
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn nobody_sees_who_is_behind_an_incident(seed: u64) {
        let scenario = baltic();
        alike(&scenario, &blamed(&scenario, seed), |state| state.desk.secrets.culprits.fill(1));
    }

    #[test]
    fn nobody_sees_when_the_truth_about_an_accusation_is_due(seed: u64, by in 1u32..200) {
        let scenario = baltic();
        alike(&scenario, &blamed(&scenario, seed), |state| {
            state.desk.secrets.reckonings.iter_mut().for_each(|(due, _)| *due += by);
        });
    }

    #[test]
    fn nobody_sees_how_active_those_of_neither_side_are(seed: u64, by in 0.1f64..2.0) {
        let scenario = baltic();
        alike(&scenario, &crisis(&scenario, seed), |state| state.actors.iter_mut().for_each(|actor| *actor += by));
    }

    #[test]
    fn nobody_sees_whether_a_signed_norm_is_kept(seed: u64) {
        let scenario = small_room(0);
        let mut state = State::begin(&scenario, Luck::new(seed), &Setup::default());
        for norm in 0..scenario.norms().len() {
            signed(&scenario, &mut state, NormId::from(norm), true);
        }
        alike_but_for_bands(&scenario, &state, |state| state.council.cheats.fill(true));
    }

    #[test]
    fn nobody_sees_the_exact_bar_of_a_voice(seed: u64, other: u64) {
        // The seed draws it; a commitment on the table shows no more than its chance.
        prop_assume!(seed != other);
        let scenario = baltic();
        let mut state = blamed(&scenario, seed);
        state.desk.book.politics.silence = true;
        alike_but_for_bands(&scenario, &state, |state| state.luck = Luck::new(other));
    }

    #[test]
    fn nobody_sees_that_the_word_was_given_before_it_is_shown(seed: u64) {
        let scenario = baltic();
        let mut state = crisis(&scenario, seed);
        state.council.readiness = 2;
        alike_but_for_bands(&scenario, &state, |state| state.council.predelegated = true);
    }
}
