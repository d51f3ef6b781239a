//! What the model claims of whole games, and would be wrong without: signs and orderings, never sizes. Sources:
//! docs/sources.md and docs/rules. Counted over fixed seeds; a difference counts from three standard errors on.

use crate::bars::{games, shipped};
use crate::fixture::{changed, minds, unseen};
use assured_disruption::adversary;
use assured_disruption::alliance::policy::{Policy, When};
use assured_disruption::alliance::{self, policy};
use assured_disruption::level::assumptions;
use assured_disruption::session::journal::Text;
use assured_disruption::session::{Seats, Session};
use assured_disruption::sim::capability;
use assured_disruption::sim::event::EventKind;
use assured_disruption::sim::habits::Risks;
use assured_disruption::sim::intel::observe;
use assured_disruption::sim::scenario::{Doctrine, Scenario};
use assured_disruption::sim::state::*;
use assured_disruption::sim::units::DAY;
use assured_disruption::sim::*;
use assured_disruption::study::setting::Setting;
use std::sync::Arc;

fn baltic() -> Arc<Scenario> {
    shipped("baltic_flash", "anchored")
}

/// The level with one number of the model turned.
fn turned(name: &str, value: f64) -> Arc<Scenario> {
    let (_, text) = assured_disruption::level::shipped()[0];
    let setting = Setting {
        level: Text { name: "baltic_flash".into(), text: text.to_owned() },
        assumptions: assumptions::named("anchored").expect("it is shipped"),
    };
    let parameter = name.parse().unwrap_or_else(|_| panic!("there is a number `{name}`"));
    setting.build(&[(parameter, value)]).unwrap_or_else(|report| panic!("{}", report.text(false)))
}

fn named(name: &str) -> alliance::Policy {
    policy::named(name).expect("it is shipped")
}

/// Whether the first of two counts is smaller by more than three standard errors of their difference.
fn fewer(some: usize, other: usize, runs: usize) -> bool {
    let share = |count: usize| count as f64 / runs as f64;
    let spread = |share: f64| share * (1.0 - share) / runs as f64;
    let (a, b) = (share(some), share(other));
    b - a > 3.0 * (spread(a) + spread(b)).sqrt()
}

/// Attacks where nothing is shown, where it is shown in time and where at once, and the games of each.
fn attacks_by_showing(scenario: &Arc<Scenario>, hunters: u8) -> ([usize; 3], usize) {
    const RUNS: u32 = 700;
    let attacks = |name: &str| {
        let games = games(scenario, alliance::Policy { hunters, ..named(name) }, None, RUNS);
        games.iter().filter(|game| game.launched.is_some()).count()
    };
    (["never-reveal", "reveal-at-crisis", "reveal-at-once"].map(attacks), RUNS as usize)
}

#[test]
fn neither_showing_nothing_nor_showing_everything_at_once_deters_best() {
    let ([nothing, in_time, at_once], runs) = attacks_by_showing(&baltic(), 1);
    assert!(fewer(in_time, nothing, runs), "{in_time} attacks against {nothing} of {runs}");
    assert!(fewer(in_time, at_once, runs), "{in_time} attacks against {at_once} of {runs}");
}

#[test]
fn where_a_show_frightens_more_than_it_impresses_silence_deters_best() {
    // The other half of the same property: no way to reveal is the best in every level.
    let mut scenario = baltic().tables();
    scenario.dispositions.iter_mut().for_each(|there| (there.fearful, there.deed) = (2.0, 0.2));
    let scenario = Scenario::of(scenario);
    let ([nothing, in_time, at_once], runs) = attacks_by_showing(&Arc::new(scenario), 0);
    assert!(nothing < in_time, "{nothing} attacks against {in_time} of {runs}");
    assert!(fewer(nothing, at_once, runs), "{nothing} attacks against {at_once} of {runs}");
}

#[test]
fn what_is_shown_is_lost_to_the_war_and_what_is_only_said_is_not() {
    let scenario = baltic();
    let held: Vec<AccessId> = (0..scenario.accesses.len())
        .filter(|index| scenario.accesses[*index].held)
        .map(AccessId::from)
        .collect();
    let worth = |state: &State| {
        let weapons: Vec<Weapon> = observe(&scenario, state, Side::Alliance).weapons(&scenario);
        capability::hours(&scenario, &weapons)
    };
    let after = |seed: u64, order: Order| {
        let mut state = State::begin(&scenario, Luck::new(seed), &Setup::default());
        unseen(&mut state);
        // On exercise, so that lawyers agree.
        (state.council.readiness, state.council.readiness_before) = (1, (1, 0));
        let before = worth(&state);
        give(&scenario, &mut state, Side::Alliance, order, &mut Vec::new());
        for _ in 0..72 {
            step(&scenario, &mut state, &[], &mut Vec::new());
        }
        before - worth(&state)
    };
    for access in held {
        let all = worth(&State::begin(&scenario, Luck::new(0), &Setup::default()));
        let mut without = State::begin(&scenario, Luck::new(0), &Setup::default());
        without.desk.book.accesses[access.index()].life = AccessLife::Open;
        let whole = all - worth(&without);
        let lost: Vec<f64> = (0..20).map(|seed| after(seed, Order::Demonstrate { access })).collect();
        let mean = lost.iter().sum::<f64>() / lost.len() as f64;
        assert!(
            mean >= whole / 2.0 - 1e-9,
            "{mean} of {whole} hours of access {access:?} are lost in three days"
        );
    }
    assert!((0..20).all(|seed| after(seed, Order::Claim) == 0.0), "a word costs no access");
}

#[test]
fn a_hidden_capability_is_worth_nothing_before_the_war_and_hours_in_it() {
    // What is hidden changes no council: `rules::a_hidden_capability_changes_nothing_in_the_ledger`. Here the war.
    const RUNS: u64 = 60;
    let scenario = baltic();
    let falls = |armed: bool| -> f64 {
        let setup = Setup { launch_at: Some(0), disposition: None };
        let fall = |seed: u64| {
            let mut disarmed = scenario.tables();
            disarmed.accesses.iter_mut().for_each(|plan| plan.held &= armed);
            let disarmed = Scenario::of(disarmed);
            let mut game = Session::with_setup(Arc::new(disarmed), seed, minds("hold-for-war"), setup);
            while game.over().is_none() {
                game.advance();
            }
            let war = game.truth().expect("nobody holds a seat").war.clone().expect("it was launched");
            // An objective that stands when the war is over falls later than that.
            f64::from(war.book.lost.map_or(game.hour(), |(_, hour)| hour) - war.book.since)
        };
        (0..RUNS).map(fall).sum::<f64>() / RUNS as f64
    };
    let (armed, bare) = (falls(true), falls(false));
    assert!(armed > bare + 3.0, "{armed} h with accesses, {bare} h without");
}

#[test]
fn an_army_that_needs_no_orders_loses_nothing_with_its_network() {
    // m0 = 1, of batteries too, and whoever hears nothing goes on: the ablation of the whole idea. A staff that halts for cable
    // all the same has itself to blame.
    let scenario = Arc::new(changed(&turned("initiative", 1.0), |tables| {
        (tables.coefficients.autonomous_fire, tables.coefficients.stray_fire) = (1.0, 0.0);
        tables.nodes.iter_mut().for_each(|node| node.doctrine = Doctrine::LastOrder);
        for habits in &mut tables.habits {
            (habits.war.risks, habits.war.lookahead) = (Risks::Everywhere, None);
        }
    }));
    let mut silent = named("hold-for-war");
    silent.fire = policy::Fire::Nothing;
    // Until their council first meets: it may halt an army of whose place it no longer hears.
    let gone = |policy: &alliance::Policy, seed: u64| -> Vec<f64> {
        let setup = Setup { launch_at: Some(0), disposition: None };
        let seats = Seats::minds(policy.clone(), adversary::Policy::default());
        let mut game = Session::with_setup(Arc::clone(&scenario), seed, seats, setup);
        while game.hour() < DAY {
            game.advance();
        }
        let war = game.truth().expect("nobody holds a seat").war.as_ref().expect("it was launched");
        war.columns.iter().map(|column| column.km).collect()
    };
    for seed in 0..40 {
        let (fired, held) = (gone(&named("hold-for-war"), seed), gone(&silent, seed));
        // Software that spreads to us may even help it.
        assert!(
            fired.iter().zip(&held).all(|(fired, held)| *fired >= held - 1e-9),
            "{fired:?} and {held:?} km"
        );
    }
}

/// Plays the crises of so many seeds to their ends, against one disposition or whom the seed draws, and looks at each.
fn crises<T>(
    scenario: &Arc<Scenario>,
    policy: &alliance::Policy,
    disposition: Option<DispositionId>,
    runs: u64,
    mut look: impl FnMut(&Session, &[Event]) -> T,
) -> Vec<T> {
    let play = |seed| {
        let seats = Seats::minds(policy.clone(), adversary::Policy::default());
        let setup = Setup { disposition, ..Setup::default() };
        let mut game = Session::with_setup(Arc::clone(scenario), seed, seats, setup);
        let mut events = Vec::new();
        while game.stage() == Stage::Crisis {
            events.extend_from_slice(game.advance());
        }
        look(&game, &events)
    };
    (0..runs).map(play).collect()
}

/// By how many standard errors a figure rises from some games to the same seeds under something else.
fn rise(before: &[f64], after: &[f64]) -> f64 {
    let rise: Vec<f64> = before.iter().zip(after).map(|(before, after)| after - before).collect();
    let runs = rise.len() as f64;
    let mean = rise.iter().sum::<f64>() / runs;
    let spread = rise.iter().map(|one| (one - mean) * (one - mean)).sum::<f64>() / runs;
    mean / (spread / runs).sqrt()
}

#[test]
fn who_threatens_command_too_much_brings_wars_that_nobody_decided() {
    // Schneider, Schechter and Shaffer 2023: the cornered give the order beforehand. The chance of an
    // accident stands at the top of its range, so that some hundred games suffice.
    const RUNS: u64 = 900;
    let scenario = turned("accident", 0.2);
    let insecure =
        scenario.dispositions.iter().position(|there| there.id == "insecure").map(DispositionId::from);
    let accidents = |policy: &Policy| {
        let met = crises(&scenario, policy, insecure, RUNS, |_, events| {
            events.iter().any(|event| event.kind == EventKind::WarByAccident)
        });
        met.into_iter().filter(|accident| *accident).count()
    };
    let quiet = named("never-reveal");
    // Shown quietly, so that the army waits and is not driven to attack.
    let showing = Policy { decoys: vec![When::Readiness(1); 3], ..quiet.clone() };
    let (quiet, loud) = (accidents(&quiet), accidents(&showing));
    assert!(fewer(quiet, loud, RUNS as usize), "{quiet} accidents against {loud} of {RUNS}");
}

#[test]
fn harassment_impresses_no_council() {
    // Outages on all of the adversary's links, nothing shown, nobody sent. That they come with a rung or two frightens
    // allies, and never the adversary.
    let scenario = baltic();
    let ledger = |state: &State| {
        let intel = observe(&scenario, state, Side::Adversary);
        adversary::reckoning(&scenario, &intel, state.luck).expect("a council")
    };
    for seed in 0..60 {
        let mut quiet = State::begin(&scenario, Luck::new(seed), &Setup::default());
        (quiet.hour, quiet.council.readiness) = (900, (seed % 3) as u8);
        quiet.council.next = quiet.hour;
        let mut harassed = quiet.clone();
        let outage = Outage { since: 890, until: 914, cause: DisruptionCause::Strike };
        for (channel, slot) in scenario.channels.iter().zip(&mut harassed.network.outages) {
            *slot = (scenario.side_of(channel.link) == Side::Adversary).then_some(outage);
        }
        harassed.network.refresh(&scenario);
        let (before, after) = (ledger(&quiet), ledger(&harassed));
        assert_eq!((before.chance, before.down), (after.chance, after.down), "seed {seed}");
        harassed.desk.book.politics.climb(2);
        let climbed = ledger(&harassed);
        assert!(climbed.chance >= before.chance && climbed.down <= before.down, "seed {seed}: no concession");
    }
}

#[test]
fn who_cannot_show_anything_climbs_no_lower() {
    // To take cyber operations away does not lower the mean rung; a war stands on the last one.
    const RUNS: u64 = 150;
    let scenario = baltic();
    let climbed = |policy: &alliance::Policy| {
        crises(&scenario, policy, None, RUNS, |game, _| {
            let state = game.truth().expect("nobody holds a seat");
            if state.war.is_some() { 7.0 } else { f64::from(state.desk.book.politics.highest) }
        })
    };
    for name in ["balanced", "dove", "reveal-at-crisis"] {
        let with = named(name);
        let mut without = with.clone();
        without.interdicts = None;
        (without.claims, without.exercises, without.decoys, without.demonstrations) = Default::default();
        // The same seeds: what counts is the difference within each.
        let errors = rise(&climbed(&with), &climbed(&without));
        assert!(errors > -3.0, "{name}: {errors} standard errors");
    }
}

/// Deeds of those of neither side in so many games, one figure a game: half of what they can be behind is their work, made
/// to look like the adversary's, and whoever is at the desk names somebody once it is fairly sure.
fn deeds(clue: f64, false_flag: f64) -> Vec<f64> {
    const RUNS: u64 = 400;
    let mut scenario = baltic().tables();
    let figures = &mut scenario.coefficients;
    (figures.clue, figures.clue_heard, figures.false_flag) = (clue, clue, false_flag);
    for card in &mut scenario.dispatches {
        let guilty = card.causes.iter().position(|cause| cause.adversary);
        if card.causes.iter().any(|cause| cause.actor.is_some()) {
            for cause in &mut card.causes {
                let at_all = cause.actor.is_some() || cause.adversary;
                (cause.odds, cause.looks_like) =
                    (if at_all { 1.0 } else { 0.01 }, guilty.filter(|_| cause.actor.is_some()));
            }
        }
    }
    let scenario = Scenario::of(scenario);
    let policy = alliance::Policy { attributes: Some(0.6), ..named("never-reveal") };
    crises(&Arc::new(scenario), &policy, None, RUNS, |_, events| {
        let acted = |event: &&Event| matches!(event.kind, EventKind::ActorActed { .. });
        events.iter().filter(acted).count() as f64
    })
}

#[test]
fn detecting_more_without_telling_better_emboldens_and_fewer_false_alarms_never_do() {
    // Baliga et al. 2020. The same seeds, compared game by game.
    let (blind, sees, told) = (deeds(0.5, 0.9), deeds(0.95, 0.9), deeds(0.95, 0.1));
    assert!(rise(&blind, &sees) > 3.0, "more detection: {} standard errors", rise(&blind, &sees));
    assert!(rise(&sees, &told) < 0.0, "fewer false alarms: {} standard errors", rise(&sees, &told));
}
