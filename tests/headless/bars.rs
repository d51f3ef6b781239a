//! The bars of the design's section 8 that can be counted: rates over fixed seeds, engine against estimate, chances
//! against frequencies, the shape of the network. A counted rate may miss its bar by three standard errors.

use crate::fixture::unseen;
use assured_disruption::level::{self, assumptions};
use assured_disruption::session::Seats;
use assured_disruption::sim::formula::tempo::hours_to_objective;
use assured_disruption::sim::network::{Condition, chain_qualities, cut_sets};
use assured_disruption::sim::phase::week::read_indicators;
use assured_disruption::sim::scenario::Scenario;
use assured_disruption::sim::state::*;
use assured_disruption::sim::*;
use assured_disruption::study::batch::{Plan, run};
use assured_disruption::study::game::GameResult;
use assured_disruption::{adversary, alliance};
use std::sync::Arc;

/// A shipped level under a shipped assumption set.
pub fn shipped(id: &str, set: &str) -> Arc<Scenario> {
    let (_, text) = level::shipped().iter().find(|(name, _)| *name == id).expect("a shipped level");
    let set = assumptions::named(set).expect("a shipped set");
    let (scenario, _) =
        level::parse(id, text, &set).unwrap_or_else(|report| panic!("{}", report.text(false)));
    Arc::new(scenario)
}

/// A game of a seed at the hour after a launch that no council decided.
pub fn launched(scenario: &Scenario, seed: u64) -> State {
    let setup = Setup { launch_at: Some(0), disposition: None };
    let mut state = State::begin(scenario, Luck::new(seed), &setup);
    step(scenario, &mut state, &[], &mut Vec::new());
    state
}

fn policy(name: &str) -> alliance::Policy {
    alliance::policy::named(name).expect("a shipped policy")
}

fn play(set: &str, name: &str, launch_at: Option<Hour>, runs: u32) -> Vec<GameResult> {
    games(&shipped("baltic_flash", set), policy(name), launch_at, runs)
}

/// Games of a policy against the level's own adversary.
pub fn games(
    scenario: &Arc<Scenario>,
    policy: alliance::Policy,
    launch_at: Option<Hour>,
    runs: u32,
) -> Vec<GameResult> {
    let plan = Plan {
        scenario: Arc::clone(scenario),
        seats: Seats::minds(policy, adversary::Policy::default()),
        setup: Setup { launch_at, disposition: None },
        runs,
        seed: 1,
        threads: None,
        stopwatch: None,
    };
    run(plan).expect("nobody holds a seat")
}

/// Standard error of a rate.
fn error(rate: f64, runs: usize) -> f64 {
    (rate * (1.0 - rate) / runs as f64).sqrt()
}

/// A rate lies in an interval, give or take three standard errors of it.
fn within(hits: usize, runs: usize, (low, high): (f64, f64), what: &str) {
    let rate = hits as f64 / runs as f64;
    let (below, above) = (low - 3.0 * error(low, runs), high + 3.0 * error(high, runs));
    assert!((below..=above).contains(&rate), "{what}: {hits} of {runs}, wanted {low} to {high}");
}

/// A frequency is the chance that was stated.
pub fn happens(hits: usize, runs: usize, chance: f64, what: &str) {
    within(hits, runs, (chance, chance), what);
}

fn launches(games: &[GameResult]) -> usize {
    games.iter().filter(|game| game.launched.is_some()).count()
}

#[test]
fn without_cyber_a_war_at_once_reaches_an_objective_in_36_to_60_hours() {
    let games = play("none", "never-reveal", Some(0), 400);
    let in_time = |game: &&GameResult| game.objective.is_some_and(|hours| (36..=60).contains(&hours));
    within(games.iter().filter(in_time).count(), games.len(), (0.9, 1.0), "objective in 36 to 60 h");
}

#[test]
fn silence_is_attacked_often_and_the_best_plan_seldom() {
    let best = shipped("baltic_flash", "anchored").best_policy.clone();
    for (name, bar) in [("never-reveal", (0.60, 0.85)), (best.as_str(), (0.05, 0.25))] {
        let games = play("anchored", name, None, 500);
        within(launches(&games), games.len(), bar, name);
    }
}

#[test]
fn without_cyber_it_makes_no_difference_what_is_revealed() {
    // A team that shows does not hunt, and that does make a difference: here nobody hunts.
    let scenario = shipped("baltic_flash", "none");
    let play = |name: &str| games(&scenario, alliance::Policy { hunters: 0, ..policy(name) }, None, 100);
    let silent = play("never-reveal");
    for name in ["reveal-at-once", "reveal-at-crisis", "hold-for-war"] {
        let other = play(name);
        // Other accesses are held, so a card or two fits another week.
        let differ = silent.iter().zip(&other).filter(|(one, other)| one.launched != other.launched).count();
        assert!(differ <= 2, "{name}: {differ} of 100 games are attacked in other hours");
        let outcome = |games: &[GameResult]| {
            let lost = |game: &&GameResult| matches!(game.outcome, Outcome::Partial | Outcome::Lost);
            games.iter().filter(lost).count()
        };
        assert!(outcome(&silent).abs_diff(outcome(&other)) <= 2, "{name} loses as often, to 2 points");
    }
}

/// Plays a war to the loss of its first objective and gives the hours that took. The pace is the median, the line never
/// closes; without minds nobody gives an order.
fn fall(scenario: &Scenario, state: State, minds: Option<(&alliance::Policy, &adversary::Policy)>) -> f64 {
    let luck = state.luck;
    first_loss(scenario, state, |state| {
        let mut orders = Vec::new();
        if let Some((ours, theirs)) = minds
            && state.due(scenario, Side::Alliance)
        {
            let known = |side| intel::observe(scenario, state, side);
            let decided = [
                (Side::Alliance, alliance::decide(scenario, &known(Side::Alliance), ours, luck)),
                (Side::Adversary, adversary::decide(scenario, &known(Side::Adversary), theirs, luck)),
            ];
            for (side, decision) in decided {
                orders.extend(decision.orders.into_iter().map(|order| (side, order)));
            }
        }
        orders
    })
}

/// Lets a war go on under the orders of each hour to the loss of its first objective, and gives the hours that took.
fn first_loss(scenario: &Scenario, mut state: State, orders: impl Fn(&State) -> Vec<(Side, Order)>) -> f64 {
    let war = state.war.as_mut().expect("launched");
    (war.pace, war.line) = (1.0, 1e6);
    loop {
        let given = orders(&state);
        step(scenario, &mut state, &given, &mut Vec::new());
        let war = state.war.as_ref().expect("launched");
        if let Some((_, hour)) = war.book.lost {
            return f64::from(hour - war.book.since);
        }
        assert_eq!(state.over(), None, "an objective falls before the window ends");
    }
}

#[test]
fn the_engine_takes_the_hours_of_every_capability_type() {
    let scenario = shipped("baltic_flash", "anchored");
    let figures = &scenario.coefficients;
    for hours in figures.type_hours {
        let mut state = launched(&scenario, 1);
        let dark = libm::round(hours / (1.0 - figures.initiative)) as Hour;
        let outage = Outage { since: 0, until: state.hour + dark, cause: DisruptionCause::Strike };
        for axis in &scenario.axes {
            let lead = axis.column[0];
            let way = scenario.links.iter().filter(|link| link.child == lead || link.parent == lead);
            for channel in way.flat_map(|link| &link.channels).filter(|_| dark > 0) {
                state.network.disrupt(*channel, outage);
            }
        }
        state.network.refresh(&scenario);
        let engine = fall(&scenario, state, None);
        let estimate = hours_to_objective(&1.0, &scenario.undisturbed().0, &hours);
        assert!(
            (engine - estimate).abs() <= 0.15 * estimate,
            "a capability of {hours} h: engine {engine}, estimate {estimate}"
        );
    }
}

#[test]
fn the_engine_takes_the_hours_of_every_set_of_accesses_held_at_the_start() {
    const SEEDS: u64 = 200;
    let scenario = shipped("baltic_flash", "anchored");
    let held: Vec<usize> =
        (0..scenario.accesses.len()).filter(|index| scenario.accesses[*index].held).collect();
    let undisturbed = scenario.undisturbed().0;
    let mut sets: Vec<Vec<usize>> = held.iter().map(|index| vec![*index]).collect();
    sets.extend([Vec::new(), held]);
    for set in sets {
        let weapons: Vec<Weapon> = set.iter().map(|index| Weapon::Access(AccessId::from(*index))).collect();
        let estimate = undisturbed + capability::hours(&scenario, &weapons);
        let taken = (0..SEEDS).map(|seed| {
            let mut state = launched(&scenario, seed);
            for (index, access) in state.desk.book.accesses.iter_mut().enumerate() {
                access.life = if set.contains(&index) { AccessLife::Hidden } else { AccessLife::Open };
            }
            state.war.as_mut().expect("launched").book.jammers_used.fill(true);
            fall(&scenario, state, Some((&policy("never-reveal"), &adversary::Policy::default())))
        });
        let engine = taken.sum::<f64>() / SEEDS as f64;
        println!("accesses {set:?}: engine {engine:.1} h, estimate {estimate:.1} h");
        assert!(
            (engine - estimate).abs() <= 0.15 * estimate,
            "accesses {set:?}: engine {engine}, estimate {estimate}"
        );
    }
}

/// Orders of a war, each with the hour in which it is given, and the order whose card is read in the last of them.
const SHOTS: [(&[(Hour, &str)], &str); 5] = [
    (&[], "luga"),
    (&[], "switch"),
    (&[(0, "switch")], "luga"),
    (&[(0, "luga")], "narva"),
    (&[(0, "luga"), (0, "switch")], "voru"),
];

#[test]
fn the_engine_takes_the_hours_that_the_card_of_a_weapon_shows() {
    const SEEDS: u64 = 100;
    const LATER: Hour = 6;
    /// Hours that nobody would notice.
    const A_LITTLE: f64 = 0.25;
    let scenario = shipped("baltic_flash", "anchored");
    let order = |id: &str| {
        let access = scenario.accesses.iter().position(|there| there.id == id);
        let jammer = || scenario.jammers.iter().position(|there| there.id == id).expect("a jammer");
        access.map_or_else(|| Order::Jam { jammer: jammer().into() }, |at| Order::Fire { access: at.into() })
    };
    let silent = alliance::Policy { fire: alliance::policy::Fire::Nothing, ..policy("never-reveal") };
    let blind = adversary::Policy::default();
    for (before, id) in SHOTS {
        let (mut shown, mut taken) = (Vec::new(), Vec::new());
        for seed in 0..SEEDS {
            let mut state = launched(&scenario, seed);
            let war = state.war.as_mut().expect("launched");
            (war.pace, war.line) = (1.0, 1e6);
            for hour in 0..if before.is_empty() { 0 } else { LATER } {
                let given: Vec<(Side, Order)> = before
                    .iter()
                    .filter(|(at, _)| *at == hour)
                    .map(|(_, id)| (Side::Alliance, order(id)))
                    .collect();
                step(&scenario, &mut state, &given, &mut Vec::new());
            }
            let intel = intel::observe(&scenario, &state, Side::Alliance);
            let card = orders::offer(&scenario, &intel, order(id));
            if card.refusal.is_some() {
                continue;
            }
            let minds = Some((&silent, &blind));
            let without = fall(&scenario, state.clone(), minds);
            step(&scenario, &mut state, &[(Side::Alliance, order(id))], &mut Vec::new());
            shown.push(card.theirs);
            taken.push(fall(&scenario, state, minds) - without);
        }
        let count = taken.len() as f64;
        assert!(count >= SEEDS as f64 / 2.0, "{id} can be given in most wars");
        let mean = |of: &[f64]| of.iter().sum::<f64>() / count;
        let (shows, takes) = (mean(&shown), mean(&taken));
        let error = (taken.iter().map(|hours| (hours - takes) * (hours - takes)).sum::<f64>()).sqrt() / count;
        println!("{id} after {before:?}: shown {shows:.1} h, taken {takes:.1} +- {error:.1} h");
        assert!(
            (shows - takes).abs() <= 0.15 * takes + 3.0 * error + A_LITTLE,
            "{id}: shown {shows}, taken {takes}"
        );
    }
}

/// The same hour under the luck of other seeds.
fn lucks(state: &State, runs: u64) -> impl Iterator<Item = State> + '_ {
    (0..runs).map(|seed| State { luck: Luck::new(seed), ..state.clone() })
}

#[test]
fn a_building_succeeds_at_the_chance_that_is_shown() {
    const RUNS: usize = 2000;
    let scenario = shipped("baltic_flash", "anchored");
    let mut state = State::begin(&scenario, Luck::new(0), &Setup::default());
    (state.hour, state.council.next) = (scenario.council_interval, scenario.council_interval);
    for access in &mut state.desk.book.accesses {
        (access.life, access.work) = (AccessLife::Building, scenario.coefficients.build_work);
    }
    let mut built = vec![0; scenario.accesses.len()];
    for mut state in lucks(&state, RUNS as u64) {
        step(&scenario, &mut state, &[], &mut Vec::new());
        for (count, access) in built.iter_mut().zip(&state.desk.book.accesses) {
            // One that is built may be found within the hour.
            assert_ne!(access.life, AccessLife::Building, "the work is done");
            *count += usize::from(access.life != AccessLife::Open);
        }
    }
    for (count, plan) in built.into_iter().zip(&scenario.accesses) {
        happens(count, RUNS, scenario.coefficients.build_success, &plan.id);
    }
}

#[test]
fn a_fired_access_works_and_is_reported_at_the_chances_that_are_shown() {
    const RUNS: usize = 2000;
    let scenario = shipped("baltic_flash", "anchored");
    let mut state = launched(&scenario, 0);
    let count = scenario.accesses.len();
    unseen(&mut state);
    state.desk.book.accesses.iter_mut().for_each(|access| access.life = AccessLife::Hidden);
    for access in (0..count).map(AccessId::from) {
        give(&scenario, &mut state, Side::Alliance, Order::Fire { access }, &mut Vec::new());
    }
    let (mut worked, mut right) = (vec![0; count], 0);
    for mut state in lucks(&state, RUNS as u64) {
        while state.war.as_ref().expect("launched").shots.len() < count {
            step(&scenario, &mut state, &[], &mut Vec::new());
        }
        for shot in &state.war.as_ref().expect("launched").shots {
            let Weapon::Access(access) = shot.weapon else { panic!("no jammer was ordered") };
            worked[access.index()] += usize::from(shot.worked);
            right += usize::from(shot.worked == shot.reported);
        }
    }
    for (hits, plan) in worked.into_iter().zip(&scenario.accesses) {
        happens(hits, RUNS, plan.effect, &plan.id);
    }
    happens(
        right,
        RUNS * count,
        scenario.coefficients.damage_report,
        "first reports of damage that are right",
    );
}

#[test]
fn indicators_are_seen_at_their_stated_rates() {
    const RUNS: usize = 2000;
    let scenario = shipped("baltic_flash", "anchored");
    let mut state = State::begin(&scenario, Luck::new(0), &Setup::default());
    for readiness in 0..=2 {
        state.council.readiness = readiness;
        let mut seen = vec![0; scenario.indicators.len()];
        for mut state in lucks(&state, RUNS as u64) {
            read_indicators(&scenario, &mut state);
            for (count, lit) in seen.iter_mut().zip(&state.desk.book.indicators) {
                *count += usize::from(*lit);
            }
        }
        for (count, indicator) in seen.into_iter().zip(&scenario.indicators) {
            let there = readiness >= indicator.from_readiness;
            let chance = if there { indicator.hit } else { indicator.false_alarm };
            happens(count, RUNS, chance, &format!("{} at readiness {readiness}", indicator.id));
        }
    }
}

/// What falls with a channel: its facility, or else the one medium of one link.
fn falls(scenario: &Scenario, channel: ChannelId) -> String {
    let there = scenario.channel(channel);
    match there.facility {
        Some(facility) => scenario.facilities[facility.index()].id.clone(),
        None => format!("{} {:?}", scenario.link(there.link).id, there.medium),
    }
}

#[test]
fn the_smallest_cut_sets_of_every_axis_are_worth_finding() {
    let scenario = shipped("baltic_flash", "anchored");
    let marching = Condition::marching(&scenario);
    let told = scenario.axes.iter().map(|axis| {
        let sets = cut_sets(&marching, axis.command, axis.column[0], 4);
        let sets = sets.iter().map(|set| {
            let names: Vec<String> = set.iter().map(|channel| falls(&scenario, *channel)).collect();
            names.join(" + ")
        });
        (axis.id.clone(), sets.collect::<Vec<_>>())
    });
    insta::assert_debug_snapshot!(told.collect::<Vec<_>>(), @r#"
    [
        (
            "riga",
            [
                "X.SPB + X.DUBNA",
                "X.LUGA + R.25-R.6A Vhf",
            ],
        ),
        (
            "tallinn",
            [
                "X.SPB + X.DUBNA",
                "X.LUGA + R.138-R.6A Vhf",
            ],
        ),
        (
            "daugavpils",
            [
                "X.DUBNA + X.MOSCOW",
                "X.RZHEV + R.4TD-R.1GTA Vhf",
            ],
        ),
    ]
    "#);
}

#[test]
fn no_single_medium_of_a_single_link_cuts_a_column_formation_off() {
    let scenario = shipped("baltic_flash", "anchored");
    let marching = Condition::marching(&scenario);
    let mut chain = vec![0.0; scenario.nodes.len()];
    for channel in 0..scenario.channels.len() {
        let mut hit = marching.clone();
        hit.dark[channel] = true;
        for axis in &scenario.axes {
            chain_qualities(&scenario, &hit.link_qualities(), axis.command, &mut chain);
            for formation in &axis.column {
                let name = &scenario.node(*formation).id;
                let fallen = falls(&scenario, ChannelId::from(channel));
                let quality = chain[formation.index()];
                assert!(
                    quality >= scenario.coefficients.cut_off,
                    "{fallen} alone cuts {name} off: {quality}"
                );
            }
        }
    }
}

/// Links of the adversary without which its network falls into two parts.
fn bridges(scenario: &Scenario) -> Vec<LinkId> {
    let links: Vec<LinkId> = (0..scenario.links.len()).map(LinkId::from).collect();
    let theirs: Vec<LinkId> =
        links.into_iter().filter(|link| scenario.side_of(*link) == Side::Adversary).collect();
    let reached = |without: LinkId| {
        let mut reached = vec![false; scenario.nodes.len()];
        reached[scenario.summit(Side::Adversary).index()] = true;
        let mut grown = true;
        while grown {
            grown = false;
            for link in theirs.iter().filter(|link| **link != without) {
                let (child, parent) =
                    (scenario.link(*link).child.index(), scenario.link(*link).parent.index());
                if reached[child] != reached[parent] {
                    (reached[child], reached[parent], grown) = (true, true, true);
                }
            }
        }
        reached
    };
    let whole = |without: &LinkId| {
        let link = scenario.link(*without);
        let reached = reached(*without);
        reached[link.child.index()] && reached[link.parent.index()]
    };
    theirs.iter().copied().filter(|link| !whole(link)).collect()
}

#[test]
fn fewer_than_half_of_the_adversarys_links_are_bridges() {
    let scenario = shipped("baltic_flash", "anchored");
    let all = scenario.links.iter().filter(|link| scenario.node(link.child).side == Side::Adversary).count();
    let bridges = bridges(&scenario);
    let names: Vec<&str> = bridges.iter().map(|link| scenario.link(*link).id.as_str()).collect();
    assert!(2 * bridges.len() < all, "{} of {all} are bridges: {names:?}", bridges.len());
}

#[test]
fn under_every_assumption_set_the_level_can_go_either_way() {
    for set in assumptions::SETS {
        let games = play(set, "never-reveal", None, 200);
        let attacked = games.iter().filter(|game| game.launched.is_some()).count();
        // 40 to 90 % of 200, each with three standard errors of room.
        assert!((60..=193).contains(&attacked), "{set}: {attacked} of 200 games come to an attack");
    }
}

/// Hours to the first objective when accesses are fired at these hours, on the mean over some wars.
fn fired(scenario: &Scenario, script: &[(Hour, Vec<usize>)], seeds: u64) -> f64 {
    let theirs = adversary::Policy::default();
    let hours = (0..seeds).map(|seed| {
        let mut state = launched(scenario, seed);
        state.desk.book.accesses.iter_mut().for_each(|access| access.life = AccessLife::Hidden);
        let luck = state.luck;
        first_loss(scenario, state, |state| {
            let since = state.hour - state.war.as_ref().expect("launched").book.since;
            let now = script.iter().filter(|(hour, _)| hour + 1 == since).flat_map(|(_, accesses)| accesses);
            let mut orders: Vec<(Side, Order)> =
                now.map(|access| (Side::Alliance, Order::Fire { access: (*access).into() })).collect();
            if state.due(scenario, Side::Adversary) {
                let known = intel::observe(scenario, state, Side::Adversary);
                let decided = adversary::decide(scenario, &known, &theirs, luck);
                orders.extend(decided.orders.into_iter().map(|order| (Side::Adversary, order)));
            }
            orders
        })
    });
    hours.sum::<f64>() / seeds as f64
}

#[test]
fn a_cut_set_is_worth_more_than_its_parts_and_two_in_turn_more_than_both_at_once_or_one_by_one() {
    const SEEDS: u64 = 150;
    /// Hours from one volley to the next: what went dark first has come back.
    const APART: Hour = 30;
    /// Hours that a player sees.
    const SEEN: f64 = 0.5;
    let scenario = shipped("baltic_flash", "anchored");
    let of = |id: &str| scenario.accesses.iter().position(|access| access.id == id).expect("an access");
    let none = fired(&scenario, &[], SEEDS);
    let takes = |script: &[(Hour, &[&str])]| {
        let script: Vec<(Hour, Vec<usize>)> =
            script.iter().map(|(hour, ids)| (*hour, ids.iter().map(|id| of(id)).collect())).collect();
        fired(&scenario, &script, SEEDS) - none
    };
    let parts = takes(&[(0, &["switch"])]) + takes(&[(0, &["gatchina"])]);
    let cut = takes(&[(0, &["switch", "gatchina"])]);
    println!("two ways to a staff: one by one {parts:.1} h, together {cut:.1} h");
    assert!(cut > parts + SEEN, "together {cut}, one by one {parts}");
    let one_by_one =
        takes(&[(0, &["switch"]), (APART, &["luga"]), (2 * APART, &["gatchina"]), (3 * APART, &["rzhev"])]);
    let at_once = takes(&[(0, &["switch", "gatchina"]), (6, &["luga", "rzhev"])]);
    let in_turn = takes(&[(0, &["switch", "gatchina"]), (APART, &["luga", "rzhev"])]);
    println!("four: one by one {one_by_one:.1} h, at once {at_once:.1} h, two pairs in turn {in_turn:.1} h");
    assert!(in_turn > at_once + SEEN && at_once > one_by_one + SEEN, "{one_by_one} {at_once} {in_turn}");
}
