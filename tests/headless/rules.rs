//! Properties of the rules, on the shipped levels: evidence, provocation, the ledger, prices, orders on their way, ends.

use crate::bars::{launched, shipped};
use crate::fixture::changed;
use assured_disruption::session::{Seat, Seats, Session};
use assured_disruption::sim::intel::{WarPicture, observe};
use assured_disruption::sim::ledger::Term;
use assured_disruption::sim::orders::offer;
use assured_disruption::sim::reckoning::{fade, reckon, weights};
use assured_disruption::sim::rules::grade;
use assured_disruption::sim::rules::outlook::nominal;
use assured_disruption::sim::scenario::{Manner, Scenario};
use assured_disruption::sim::state::*;
use assured_disruption::sim::units::WEEK;
use assured_disruption::sim::*;
use assured_disruption::{adversary, alliance};
use proptest::prelude::*;
use std::sync::Arc;

fn baltic() -> Arc<Scenario> {
    shipped("baltic_flash", "anchored")
}

fn begin(scenario: &Scenario, seed: u64) -> State {
    State::begin(scenario, Luck::new(seed), &Setup::default())
}

/// Lets hours pass without a mind.
fn idle(scenario: &Scenario, state: &mut State, hours: Hour) {
    for _ in 0..hours {
        step(scenario, state, &[], &mut Vec::new());
    }
}

fn order(scenario: &Scenario, state: &mut State, order: Order) {
    give(scenario, state, Side::Alliance, order, &mut Vec::new());
}

fn access(scenario: &Scenario, id: &str) -> AccessId {
    AccessId::from(scenario.accesses.iter().position(|plan| plan.id == id).expect("an access of the level"))
}

fn minds(name: &str) -> Seats {
    let policy = alliance::policy::named(name).expect("a shipped policy");
    Seats::minds(policy, adversary::Policy::default())
}

/// Weights of all chips, as a disposition takes them that believes everything.
fn weighed(scenario: &Scenario, state: &State, now: Hour) -> Vec<f64> {
    let mut credulous = scenario.dispositions[0].clone();
    (credulous.talk, credulous.deed) = (1.0, 1.0);
    weights(scenario, &credulous, &state.desk.book.chips, now)
}

#[test]
fn the_second_signal_of_a_manner_weighs_half() {
    let scenario = baltic();
    let mut state = begin(&scenario, 1);
    for given in [Order::Claim, Order::Exercise, Order::Claim, Order::Claim] {
        order(&scenario, &mut state, given);
    }
    assert_eq!(weighed(&scenario, &state, 0), [1.0, 1.0, 0.5, 0.25]);
}

#[test]
fn evidence_fades_week_by_week_and_a_deed_never_wholly() {
    let scenario = baltic();
    let figures = &scenario.coefficients;
    for manner in Manner::ALL {
        let left: Vec<f64> = (0..30).map(|week| fade(figures, manner, f64::from(week))).collect();
        assert_eq!(left[0], 1.0, "{manner:?} is whole at first");
        assert!(left.windows(2).all(|pair| pair[1] < pair[0]), "{manner:?} fades: {left:?}");
    }
    assert!((fade(figures, Manner::Claim, 1.0) - figures.claim_fade).abs() < 1e-12);
    assert!((fade(figures, Manner::Exercise, 1.0) - figures.exercise_fade).abs() < 1e-12);
    assert!((fade(figures, Manner::Live, 1e4) - figures.live_floor).abs() < 1e-12);
    let mut state = begin(&scenario, 1);
    order(&scenario, &mut state, Order::Claim);
    let week = weighed(&scenario, &state, WEEK)[0];
    assert!((week - figures.claim_fade).abs() < 1e-12, "a claim of last week weighs {week}");
}

/// Demonstrates an access under a luck in which it works, and gives the game before and after.
fn demonstrated(scenario: &Scenario, readiness: u8) -> (State, State) {
    let access = access(scenario, "switch");
    let games = (0..50).map(|seed| {
        let mut before = begin(scenario, seed);
        before.council.readiness = readiness;
        let mut after = before.clone();
        order(scenario, &mut after, Order::Demonstrate { access });
        idle(scenario, &mut after, 24);
        (before, after)
    });
    let worked =
        |(_, after): &(State, State)| after.desk.book.accesses[access.index()].life == AccessLife::Shown;
    games.into_iter().find(worked).expect("it works five times in six")
}

#[test]
fn a_demonstration_in_garrison_provokes_for_weeks_and_costs_the_cautious() {
    let scenario = baltic();
    let figures = &scenario.coefficients;
    let (before, after) = demonstrated(&scenario, 0);
    let [passing] = after.council.stakes.as_slice() else { panic!("{:?}", after.council.stakes) };
    assert_eq!(passing.amount, figures.provocation);
    let lasts = f64::from(passing.until) / f64::from(WEEK);
    assert!((figures.provocation_weeks..figures.provocation_weeks + 0.2).contains(&lasts), "{lasts} weeks");
    for (index, ally) in scenario.allies.iter().enumerate() {
        let asked = scenario.accesses[access(&scenario, "switch").index()].owner.index() == index;
        // Against an army at home the lawyers doubt it: a favour more.
        let price = 2 * u8::from(asked) + u8::from(ally.cautious);
        assert_eq!(after.desk.book.favours[index], before.desk.book.favours[index] - price, "{}", ally.id);
    }
    let gain = |state: &State, hour| {
        let intel = observe(&scenario, &State { hour, ..state.clone() }, Side::Adversary);
        intel.council().expect("the council's seat").outlook.gain
    };
    let (during, over) = (passing.until - 1, passing.until);
    let mut calm = after.clone();
    calm.council.stakes.clear();
    assert!((gain(&after, during) - gain(&calm, during) - figures.provocation).abs() < 1e-12);
    assert_eq!(gain(&after, over), gain(&calm, over));
}

#[test]
fn a_demonstration_against_an_exercise_provokes_nobody() {
    let scenario = baltic();
    let (before, after) = demonstrated(&scenario, 1);
    assert_eq!(after.council.stakes, []);
    let owner = scenario.accesses[access(&scenario, "switch").index()].owner.index();
    for index in 0..scenario.allies.len() {
        assert_eq!(
            after.desk.book.favours[index],
            before.desk.book.favours[index] - u8::from(index == owner)
        );
    }
}

#[test]
fn a_hidden_capability_changes_nothing_in_the_ledger() {
    let scenario = baltic();
    for seed in 0..20 {
        let mut state = begin(&scenario, seed);
        state.hour = state.council.next;
        order(&scenario, &mut state, Order::Claim);
        let decided = |life: AccessLife| {
            let mut state = state.clone();
            for access in &mut state.desk.book.accesses {
                access.life = life;
            }
            let intel = observe(&scenario, &state, Side::Adversary);
            adversary::decide(&scenario, &intel, &adversary::Policy::default(), state.luck)
        };
        let (none, all) = (decided(AccessLife::Open), decided(AccessLife::Hidden));
        assert!(none.ledger.is_some());
        assert_eq!(none, all, "seed {seed}");
    }
}

#[test]
fn the_ledger_adds_up_in_two_hundred_councils() {
    let scenario = baltic();
    let mut ledgers = Vec::new();
    for (seed, policy) in alliance::policy::NAMES.iter().cycle().enumerate() {
        if ledgers.len() >= 200 {
            break;
        }
        let mut session = Session::new(Arc::clone(&scenario), seed as u64, minds(policy));
        while session.over().is_none() {
            session.advance();
        }
        ledgers.extend_from_slice(session.ledgers().expect("the game is over"));
    }
    for ledger in &ledgers {
        let sum: f64 = ledger.lines.iter().map(|line| line.utility).sum();
        assert_eq!(sum.to_bits(), ledger.balance.to_bits());
        assert_eq!(ledger.yes, ledger.balance > 0.0);
        assert!(!(ledger.yes && ledger.down));
        let unseen = ledger.lines.iter().find(|line| line.term == Term::Unseen).expect("the last line");
        assert_eq!(ledger.yes, ledger.chance > unseen.figure, "a yes is as likely as it says: {ledger:?}");
        // At the end of the dial both hours are the same.
        let win = ledger.lines[0].figure;
        let at_end = !(0.001..=0.999).contains(&win) && ledger.turning == ledger.believed;
        let turns = at_end
            || if ledger.yes { ledger.turning > ledger.believed } else { ledger.turning < ledger.believed };
        assert!(turns, "the vote turns on the other side of what they believe: {ledger:?}");
    }
}

#[test]
fn stronger_belief_never_makes_attack_likelier() {
    let scenario = baltic();
    let mut outlook = nominal(&begin(&scenario, 1).alliance(&scenario).overall(), 12.0, 0.0);
    let mut before = reckon(&scenario.coefficients, &outlook);
    for weight in [0.2, 0.4, 0.6, 0.8, 1.0] {
        outlook.evidence = vec![(Manner::Live, weight)];
        let after = reckon(&scenario.coefficients, &outlook);
        assert!(after.believed > before.believed && after.chance < before.chance);
        before = after;
    }
}

#[test]
fn the_worth_of_a_set_of_weapons_depends_on_no_order_and_on_nobody_before() {
    let level = crate::fixture::scenario();
    let mut weapons: Vec<Weapon> =
        (0..level.accesses.len()).map(|id| Weapon::Access(AccessId::from(id))).collect();
    weapons.extend((0..level.jammers.len()).map(|id| Weapon::Jammer(JammerId::from(id))));
    let fresh = || Scenario::of(level.tables());
    let standing = vec![true; level.axes.len()];
    let wanted = capability::best(&fresh(), &weapons, &standing).into_owned();
    for shift in 1..weapons.len() {
        weapons.rotate_left(1);
        assert_eq!(
            capability::best(&fresh(), &weapons, &standing).into_owned(),
            wanted,
            "rotated by {shift}"
        );
    }
}

#[test]
fn more_weapons_are_never_worth_less() {
    let scenario = baltic();
    let all: Vec<Weapon> =
        (0..scenario.accesses.len()).map(|id| Weapon::Access(AccessId::from(id))).collect();
    for mask in 0u32..1 << all.len() {
        let set = |mask: u32| -> Vec<Weapon> {
            let inside = all.iter().enumerate().filter(|(index, _)| mask >> index & 1 == 1);
            inside.map(|(_, weapon)| *weapon).collect()
        };
        if mask.count_ones() > 4 {
            continue;
        }
        let whole = capability::hours(&scenario, &set(mask));
        for without in (0..all.len()).map(|index| mask & !(1 << index)).filter(|part| *part != mask) {
            // A longer plan replaces a shorter one only when it is better by more than a rounding.
            let part = capability::hours(&scenario, &set(without));
            assert!(whole >= part - 1e-9, "{:?}: {whole} h, without one {part} h", set(mask));
        }
    }
}

#[test]
fn an_access_that_is_worth_nothing_alone_says_with_which_it_is() {
    let scenario = baltic();
    let held = [access(&scenario, "luga"), access(&scenario, "switch")].map(Weapon::Access);
    let worth = |more: &[AccessId]| {
        let set: Vec<Weapon> = held.into_iter().chain(more.iter().map(|id| Weapon::Access(*id))).collect();
        capability::hours(&scenario, &set) - capability::hours(&scenario, &held)
    };
    let mut found = 0;
    for id in (0..scenario.accesses.len()).map(AccessId::from) {
        let Some((other, both)) = capability::companion(&scenario, &held, id) else { continue };
        found += 1;
        assert!((both - worth(&[id, other])).abs() < 1e-9);
        assert!(both > worth(&[id]) + worth(&[other]), "together they are worth more than one by one");
    }
    assert!(found >= 2, "a companion has one too");
}

#[test]
fn a_war_in_which_nothing_can_change_any_more_is_over() {
    let scenario = baltic();
    let mut state = launched(&scenario, 1);
    let war = state.war.as_mut().expect("launched");
    war.line = 90.0;
    war.implants.clear();
    for (index, column) in war.columns.iter_mut().enumerate() {
        column.book.fell = Some(1);
        war.book.lost = war.book.lost.or(Some((AxisId::from(index), 1)));
    }
    let weak = {
        let mut state = state.clone();
        state.strength.fill(0.0);
        state
    };
    let grades = [state, weak].map(|mut state| {
        idle(&scenario, &mut state, 1);
        assert_eq!(state.over(), Some(Outcome::Lost), "nothing is held");
        state.grade().expect("a war")
    });
    // All ground is gone at once: what is left of the army is all the difference.
    let army = 1.0 - grade::GROUND;
    assert!((grades[0] - grades[1] - army).abs() < 0.01 && grades[1] < 0.05, "{grades:?}");
}

#[test]
fn after_the_first_objective_offers_speak_of_the_next_one_and_of_what_is_saved() {
    let scenario = baltic();
    let mut state = launched(&scenario, 1);
    idle(&scenario, &mut state, 5);
    let main = scenario.main_axis();
    let war = state.war.as_mut().expect("launched");
    war.columns[main.index()].book.fell = Some(state.hour);
    war.book.lost = Some((main, state.hour));
    let intel = observe(&scenario, &state, Side::Alliance);
    let war = intel.war.as_ref().expect("launched");
    assert_ne!(war.first, main);
    let of = |axis, intent| offer(&scenario, &intel, Order::SetIntent { axis, intent });
    assert_eq!(of(main, Intent::Hold).theirs, 0.0, "there is nothing left to hold");
    assert_eq!(of(main, Intent::TradeGround).saved, 0.0);
    assert!(of(war.first, Intent::TradeGround).saved > 0.0, "who gives ground keeps his men");
    assert!(of(war.first, Intent::Hold).theirs > 0.0, "who stands gains time");
}

#[test]
fn an_access_found_on_the_way_of_its_order_comes_to_nothing() {
    let scenario = baltic();
    let access = access(&scenario, "luga");
    let mut state = launched(&scenario, 1);
    order(&scenario, &mut state, Order::Fire { access });
    state.desk.secrets.hazards[access.index()].threshold = 0.0;
    idle(&scenario, &mut state, 24);
    assert_eq!(state.desk.book.accesses[access.index()].life, AccessLife::Found);
    let shots = &state.war.as_ref().expect("launched").shots;
    assert!(!shots.is_empty() && shots.iter().all(|shot| !shot.worked), "{shots:?}");
    let dark = state.network.outages.iter().flatten().any(|o| o.cause == DisruptionCause::Access(access));
    assert!(!dark);
}

/// Plays a game of two minds and gives its last hour.
fn played(scenario: &Arc<Scenario>, seed: u64) -> State {
    let mut session = Session::new(Arc::clone(scenario), seed, minds("never-reveal"));
    while session.over().is_none() {
        session.advance();
    }
    session.truth().expect("the game is over").clone()
}

#[test]
fn every_outcome_occurs_and_is_what_the_last_hour_says() {
    let scenario = baltic();
    // A crisis that ends at its height more often leaves an army assembled.
    let short = Arc::new(changed(&scenario, |tables| tables.horizon_weeks = (5, 8)));
    let mut occurred = Vec::new();
    for (scenario, seed) in
        [scenario, short].iter().flat_map(|scenario| (0..50).map(move |seed| (scenario, seed)))
    {
        let state = played(scenario, seed);
        let outcome = state.over().expect("played to its end");
        let politics = state.desk.book.politics.rung >= 7;
        let judged = state.hour - 1;
        let war = state.war.as_ref();
        let expired = war.is_some_and(|war| judged - war.book.since >= scenario.war_window);
        match outcome {
            Outcome::Deterred { clean } => {
                assert!(war.is_none() && judged == state.opening.horizon && !politics);
                assert_eq!(clean, state.council.readiness < 2);
            }
            Outcome::Defended | Outcome::Partial | Outcome::Lost => {
                let war = war.expect("it was launched");
                let taken = war.columns.iter().all(|column| column.book.fell.is_some());
                let decided = war.book.closed.is_some() || war.book.given_up.is_some() || taken;
                assert!(politics || decided || expired);
                let grade = state.grade().expect("a war");
                let band = (grade >= 1.0 / 3.0, grade >= 2.0 / 3.0);
                assert_eq!(band, (outcome != Outcome::Lost, outcome == Outcome::Defended), "{grade}");
            }
        }
        occurred.push(outcome);
    }
    occurred.sort();
    occurred.dedup();
    let all = [
        Outcome::Deterred { clean: false },
        Outcome::Deterred { clean: true },
        Outcome::Defended,
        Outcome::Partial,
        Outcome::Lost,
    ];
    assert_eq!(occurred, all);
}

#[test]
fn politics_is_lost_at_the_last_rung() {
    let scenario = baltic();
    let mut state = begin(&scenario, 1);
    state.desk.book.politics.rung = 6;
    idle(&scenario, &mut state, 1);
    assert_eq!(state.over(), None);
    state.desk.book.politics.rung = 7;
    idle(&scenario, &mut state, 1);
    assert_eq!(state.over(), Some(Outcome::Lost));
}

#[test]
fn looking_rolls_nothing() {
    let mut session = Session::new(baltic(), 5, minds("hawk"));
    let mut watched = session.fork();
    while session.over().is_none() {
        for side in Side::BOTH {
            let _ = (watched.intel(side), watched.offers(side));
        }
        watched = watched.fork();
        session.advance();
        watched.advance();
        assert_eq!(session.digest(), watched.digest());
    }
}

#[test]
fn waiting_an_hour_rolls_nothing_again() {
    let scenario = baltic();
    let access = access(&scenario, "luga");
    let fired = |seed, waits: Hour| {
        let mut state = launched(&scenario, seed);
        state.desk.secrets.hazards[access.index()].threshold = f64::INFINITY;
        idle(&scenario, &mut state, waits);
        order(&scenario, &mut state, Order::Fire { access });
        while state.war.as_ref().expect("launched").shots.is_empty() {
            idle(&scenario, &mut state, 1);
        }
        let shot = state.war.as_ref().expect("launched").shots[0];
        let target = scenario.accesses[access.index()].targets[0];
        let outage = state.network.outages[target.index()].map(|outage| outage.until - outage.since);
        (shot.worked, shot.reported, outage)
    };
    for seed in 0..30 {
        assert_eq!(fired(seed, 0), fired(seed, 1), "seed {seed}");
    }
}

#[test]
fn waiting_a_week_rolls_no_building_and_no_patch_again() {
    let scenario = baltic();
    let luga = access(&scenario, "luga");
    let built = scenario.accesses.iter().position(|plan| !plan.held).expect("one is to be built");
    let thresholds = |seed, waits: Hour| {
        let mut state = begin(&scenario, seed);
        state.council.readiness = 1;
        state.desk.secrets.hazards[luga.index()].threshold = f64::INFINITY;
        idle(&scenario, &mut state, 1 + waits * WEEK);
        let work = &mut state.desk.book.accesses[built];
        (work.life, work.work) = (AccessLife::Building, scenario.coefficients.build_work);
        order(&scenario, &mut state, Order::Demonstrate { access: luga });
        idle(&scenario, &mut state, WEEK + 1);
        let of = |index: usize| {
            (state.desk.book.accesses[index].life, state.desk.secrets.hazards[index].threshold)
        };
        (of(built), state.desk.secrets.hazards[luga.index()].threshold)
    };
    for seed in 0..30 {
        assert_eq!(thresholds(seed, 0), thresholds(seed, 1), "seed {seed}");
    }
}

/// What a hasty person does at the desk.
#[derive(Clone, Debug)]
enum Deed {
    Order(Order),
    Pass(Hour),
}

fn task() -> impl Strategy<Value = Task> {
    prop_oneof![
        Just(Task::Idle),
        Just(Task::Hunt),
        Just(Task::Wargame),
        (0u16..60).prop_map(|id| Task::Harden(LinkId(id))),
        (0u16..15).prop_map(|id| Task::Evidence(DispatchId(id))),
        Just(Task::Signal),
        Just(Task::Dispatch),
        (0u16..9).prop_map(|id| Task::Build(AccessId(id))),
    ]
}

fn intent() -> impl Strategy<Value = Intent> {
    prop_oneof![Just(Intent::Delay), Just(Intent::Hold), Just(Intent::TradeGround)]
}

/// Any order, also of the other side and about things there are not.
fn any_order() -> impl Strategy<Value = Order> {
    let access = || (0u16..9).prop_map(AccessId);
    let ally = || (0u16..9).prop_map(AllyId);
    let dispatch = || (0u16..15).prop_map(DispatchId);
    let link = || (0u16..60).prop_map(LinkId);
    let axis = || (0u16..5).prop_map(AxisId);
    let march = prop_oneof![Just(March::OnOrders), Just(March::LayCable), Just(March::PreDelegated)];
    prop_oneof![
        (0u8..6, task()).prop_map(|(team, task)| Order::Assign { team, task }),
        prop_oneof![Just(Order::Claim), Just(Order::Exercise)],
        access().prop_map(|access| Order::Demonstrate { access }),
        (0u8..5).prop_map(|which| Order::Reinforce { which }),
        ally().prop_map(|ally| Order::Consult { ally }),
        ally().prop_map(|ally| Order::OffRamp { ally }),
        ally().prop_map(|ally| Order::Backchannel { ally }),
        access().prop_map(|access| Order::Decoy { access }),
        prop_oneof![Just(Order::ArticleFour), Just(Order::Silence), Just(Order::Share)],
        (dispatch(), 0u8..4).prop_map(|(dispatch, cause)| Order::Attribute { dispatch, cause }),
        dispatch().prop_map(|dispatch| Order::Declassify { dispatch }),
        (0u8..5).prop_map(|option| Order::Answer { option }),
        prop_oneof![-0.5f64..1.5, Just(f64::NAN)].prop_map(|chance| Order::Estimate { chance }),
        access().prop_map(|access| Order::Fire { access }),
        (0u16..4).prop_map(|jammer| Order::Jam { jammer: JammerId(jammer) }),
        link().prop_map(|link| Order::Shield { link }),
        (axis(), intent()).prop_map(|(axis, intent)| Order::SetIntent { axis, intent }),
        any::<(bool, bool)>().prop_map(|(yes, down)| Order::Vote { yes, down }),
        (axis(), march).prop_map(|(axis, march)| Order::March { axis, march }),
        link().prop_map(|link| Order::Strike { link }),
    ]
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![6 => any_order().prop_map(Deed::Order), 1 => (1u32..120).prop_map(Deed::Pass)];
    prop::collection::vec(deed, 1..120)
}

/// Favours an order may take: what its offer says.
fn price(scenario: &Scenario, intel: &Intel, order: Order, ally: usize) -> u8 {
    let asked = offer(scenario, intel, order).favours;
    asked.iter().filter(|(who, _)| who.index() == ally).map(|(_, count)| count).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn orders_cost_their_price_and_refused_ones_change_nothing(
        seed: u64,
        launch_at in prop::option::of(0u32..300),
        deeds in deeds(),
    ) {
        let scenario = baltic();
        let seats = Seats { alliance: Seat::Human, ..minds("balanced") };
        let setup = Setup { launch_at, disposition: None };
        let mut hasty = Session::with_setup(Arc::clone(&scenario), seed, seats, setup);
        let mut careful = hasty.fork();
        for deed in deeds {
            match deed {
                Deed::Pass(hours) => {
                    for _ in 0..hours {
                        hasty.advance();
                        careful.advance();
                    }
                    prop_assert_eq!(hasty.digest(), careful.digest(), "refused orders leave no trace");
                }
                Deed::Order(order) => {
                    let before = hasty.intel(Side::Alliance).clone();
                    let digest = hasty.digest();
                    match hasty.order(Side::Alliance, order) {
                        Err(_) => prop_assert_eq!(&before, hasty.intel(Side::Alliance)),
                        Ok(()) => {
                            prop_assert!(careful.order(Side::Alliance, order).is_ok());
                            paid(&scenario, &before, hasty.intel(Side::Alliance), order)?;
                        }
                    }
                    prop_assert_eq!(digest, hasty.digest(), "an order shows in the game when the hour passes");
                }
            }
        }
    }
}

/// Teams that looked for evidence of what an order settles.
fn sent_home(book: &DeskBook, order: Order) -> u8 {
    let Order::Attribute { dispatch, .. } = order else { return 0 };
    book.tasks.iter().filter(|task| **task == Task::Evidence(dispatch)).count() as u8
}

/// Teams, favours and orders of a pulse are there before they are taken, and so many are taken as the offer says.
fn paid(scenario: &Scenario, before: &Intel, after: &Intel, order: Order) -> Result<(), TestCaseError> {
    let (Some(was), Some(is)) = (before.desk(), after.desk()) else { return Ok(()) };
    for ally in 0..scenario.allies.len() {
        let price = price(scenario, before, order, ally);
        prop_assert!(was.book.favours[ally] >= price, "{order:?} is not covered");
        if !matches!(order, Order::Answer { .. }) {
            prop_assert_eq!(is.book.favours[ally], was.book.favours[ally] - price, "{:?}", order);
        }
    }
    if !matches!(order, Order::Assign { .. }) {
        let teams = offer(scenario, before, order).teams;
        prop_assert!(was.book.teams_free() >= teams, "{order:?} needs more teams than are free");
        let idle = was.book.teams_free() + sent_home(&was.book, order);
        prop_assert_eq!(is.book.teams_free(), idle - teams, "{:?}", order);
    }
    let of_the_pulse = !matches!(order, Order::Answer { .. });
    if let (Some(was), Some(is), true) = (&before.war, &after.war, of_the_pulse) {
        let left = |war: &WarPicture| war.desk.as_ref().map(|desk| desk.orders);
        prop_assert_eq!(left(is).map(|left| left + 1), left(was), "{:?} is one order of the pulse", order);
    }
    Ok(())
}
