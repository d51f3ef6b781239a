//! The deck: which card comes when, answers and what comes back of them, and the cards of the shipped level.

use crate::bars::shipped;
use crate::fixture::{changed, pass, unseen};
use assured_disruption::alliance::policy::{Answers, Policy};
use assured_disruption::session::{Seats, Session};
use assured_disruption::sim::event::EventKind;
use assured_disruption::sim::intel::observe;
use assured_disruption::sim::orders::check;
use assured_disruption::sim::orders::offer;
use assured_disruption::sim::scenario::{self, *};
use assured_disruption::sim::state::Incident;
use assured_disruption::sim::state::*;
use assured_disruption::sim::units::WEEK;
use assured_disruption::sim::*;
use assured_disruption::{adversary, alliance};
use std::collections::BTreeSet;
use std::sync::Arc;

fn baltic() -> Arc<Scenario> {
    shipped("baltic_flash", "anchored")
}

fn card(scenario: &Scenario, id: &str) -> DispatchId {
    DispatchId::from(scenario.dispatches.iter().position(|card| card.id == id).expect("a card of the level"))
}

/// Cards that come to an idle desk, with their weeks, while the adversary stands at a readiness.
fn deal(scenario: &Scenario, seed: u64, readiness: u8) -> Vec<(u32, DispatchId)> {
    let mut state = State::begin(scenario, Luck::new(seed), &Setup::default());
    let mut dealt = Vec::new();
    while state.over().is_none() {
        state.council.readiness = readiness;
        let mut events = Vec::new();
        step(scenario, &mut state, &[], &mut events);
        dealt.extend(events.iter().filter_map(|event| match event.kind {
            EventKind::DispatchArrived { dispatch } => Some((event.hour / WEEK + 1, dispatch)),
            _ => None,
        }));
    }
    dealt
}

/// Games of many seeds at every readiness.
fn deals(scenario: &Scenario) -> Vec<Vec<(u32, DispatchId)>> {
    let games = (0..3).flat_map(|readiness| (0..40).map(move |seed| (seed, readiness)));
    games.map(|(seed, readiness)| deal(scenario, seed, readiness)).collect()
}

#[test]
fn cards_come_once_each_and_never_two_of_a_type_running() {
    let scenario = baltic();
    let kind = |id: DispatchId| scenario.dispatches[id.index()].kind;
    let mut seen = BTreeSet::new();
    for dealt in deals(&scenario) {
        let ids: BTreeSet<DispatchId> = dealt.iter().map(|(_, id)| *id).collect();
        assert_eq!(ids.len(), dealt.len(), "each once: {dealt:?}");
        let same = dealt.windows(2).find(|pair| kind(pair[0].1) == kind(pair[1].1));
        assert_eq!(same, None);
        seen.extend(ids);
    }
    assert_eq!(seen.len(), scenario.dispatches.len(), "every card comes in some game");
}

#[test]
fn a_beat_comes_within_its_weeks_and_no_card_of_its_type_before() {
    let scenario = baltic();
    for beat in &scenario.deck.beats {
        let mut weeks = BTreeSet::new();
        for dealt in deals(&scenario) {
            let first = dealt.iter().find(|(_, id)| scenario.dispatches[id.index()].kind == beat.kind);
            let (week, _) = first.expect("a beat comes for certain");
            assert!((beat.weeks.0..=beat.weeks.1).contains(week), "{:?} in week {week}", beat.kind);
            weeks.insert(*week);
        }
        assert_eq!(weeks, (beat.weeks.0..=beat.weeks.1).collect(), "the seed draws among all of them");
    }
}

#[test]
fn so_many_weeks_are_quiet_as_the_level_says() {
    let scenario = baltic();
    let sure = scenario.horizon_weeks.0;
    for quiet in [0, 1, 3] {
        let mut scenario = scenario.tables();
        scenario.deck.quiet = quiet;
        let scenario = Scenario::of(scenario);
        for seed in 0..40 {
            let weeks: BTreeSet<u32> = deal(&scenario, seed, 1).into_iter().map(|(week, _)| week).collect();
            let silent: Vec<u32> = (1..=sure).filter(|week| !weeks.contains(week)).collect();
            assert_eq!(silent.len(), quiet as usize, "seed {seed}: {silent:?}");
            assert!(!silent.contains(&1), "the first week has a card");
        }
    }
}

/// A card on the desk in the fifth week, with what is behind it; nothing else happens by itself.
fn laid(scenario: &Scenario, seed: u64, (id, cause): (DispatchId, usize), readiness: u8) -> State {
    let mut state = State::begin(scenario, Luck::new(seed), &Setup::default());
    state.hour = 4 * WEEK + 20;
    (state.council.held, state.council.next) = (4, Hour::MAX);
    (state.council.readiness, state.council.readiness_before) = (readiness, (readiness, 0));
    state.opening.horizon = 40 * WEEK;
    state.desk.secrets.next_dispatch = Hour::MAX;
    state.desk.book.dispatch = Some(OpenDispatch { id, since: state.hour - 1, answer: None });
    state.desk.secrets.cause = cause;
    state.desk.secrets.seen_dispatches.push(id);
    unseen(&mut state);
    if scenario.dispatches[id.index()].harm > 0.0 {
        let at = state.hour - 1;
        let incident = Incident { dispatch: id, at, clues: Vec::new(), blamed: None, declassified: false };
        state.desk.book.politics.incidents.push(incident);
        state.desk.secrets.culprits.push(cause);
    }
    state
}

/// Answers the card on the desk and clears it away.
fn answered(scenario: &Scenario, state: &State, option: usize) -> State {
    let mut after = state.clone();
    give(scenario, &mut after, Side::Alliance, Order::Answer { option: option as u8 }, &mut Vec::new());
    after.desk.book.dispatch = None;
    after
}

#[test]
fn an_answer_comes_back_once_at_its_time_and_changes_what_it_says() {
    let id = card(&baltic(), "leak");
    let mut scenario = baltic().tables();
    let echo =
        scenario::Echo { weeks: 2, text: "It has come back.".into(), effects: vec![Effect::Audience(0.05)] };
    scenario.dispatches[id.index()].options[0].echo = Some(echo);
    let scenario = Scenario::of(scenario);
    let mut state = answered(&scenario, &laid(&scenario, 1, (id, 0), 1), 0);
    let before = state.council.audience;
    pass(&scenario, &mut state, 2 * WEEK);
    assert_eq!(state.council.audience, before);
    let told = pass(&scenario, &mut state, 1);
    assert!(
        told.iter()
            .any(|event| matches!(event.kind, EventKind::EchoHeard { dispatch, .. } if dispatch == id))
    );
    assert_eq!(state.council.audience, before + 0.05);
    pass(&scenario, &mut state, 4 * WEEK);
    assert_eq!(state.council.audience, before + 0.05);
}

#[test]
fn an_echo_tells_what_was_behind_unless_that_is_for_evidence_to_find() {
    let scenario = baltic();
    for (index, there) in scenario.dispatches.iter().enumerate() {
        let last = there.causes.len() - 1;
        let laid = laid(&scenario, 3, (DispatchId::from(index), last), there.readiness.0);
        let told = pass(&scenario, &mut answered(&scenario, &laid, 0), 3 * WEEK + 1);
        let causes: Vec<Option<usize>> = told
            .iter()
            .filter_map(|event| match event.kind {
                EventKind::EchoHeard { cause, .. } => Some(cause),
                _ => None,
            })
            .collect();
        assert_eq!(causes, [(there.harm <= 0.0).then_some(last)], "{}", there.id);
    }
}

#[test]
fn what_was_answered_makes_a_later_card_likelier() {
    let scenario = baltic();
    let later = card(&scenario, "letter");
    let came = |factor: f64| {
        let came = |seed: &u64| {
            let mut state = State::begin(&scenario, Luck::new(*seed), &Setup::default());
            state.hour = 4 * WEEK;
            state.council.next = Hour::MAX;
            (state.council.readiness, state.desk.secrets.next_dispatch) = (1, state.hour);
            state.desk.secrets.remembered[later.index()] = factor;
            pass(&scenario, &mut state, 1);
            state.desk.book.dispatch.is_some_and(|open| open.id == later)
        };
        (0..400).filter(came).count()
    };
    let (rare, usual, often) = (came(0.1), came(1.0), came(10.0));
    assert!(rare < usual && 3 * usual < often, "{rare}, {usual}, {often} of 400");
    let open = laid(&scenario, 1, (card(&scenario, "veto"), 0), 1);
    let shift = |option: usize| {
        let mut state = answered(&scenario, &open, option);
        pass(&scenario, &mut state, 3 * WEEK + 1);
        state.desk.secrets.remembered[later.index()]
    };
    assert_eq!((shift(2), shift(0)), (1.0, 1.5), "the softer sentence brings the letter");
}

#[test]
fn what_nobody_answered_costs_nothing() {
    let scenario = baltic();
    for (index, there) in scenario.dispatches.iter().enumerate() {
        let mut state = laid(&scenario, 1, (DispatchId::from(index), 0), there.readiness.0);
        state.desk.book.tasks.fill(Task::Hunt);
        state.council.next = state.hour;
        let favours = state.desk.book.favours.clone();
        let told = pass(&scenario, &mut state, 1);
        let lapsed = told.iter().any(|event| {
            matches!(event.kind, EventKind::DispatchAnswered { option, by_default: true, .. }
                if usize::from(option) == there.default)
        });
        assert!(lapsed, "{}", there.id);
        let lost = |ally: usize| {
            let effects = there.options[there.default].effects.iter();
            effects.filter(|e| matches!(e, Effect::Favour(a, by) if a.index() == ally && *by < 0)).count()
        };
        for (ally, before) in favours.iter().enumerate() {
            let after = state.desk.book.favours[ally];
            assert!(usize::from(after) + lost(ally) >= usize::from(*before), "{}", there.id);
        }
    }
}

/// What a policy with these answers orders on a desk whose teams are all at work.
fn ordered(scenario: &Scenario, state: &State, answers: Answers) -> Vec<Order> {
    let policy = Policy { answers, ..alliance::policy::named("never-reveal").expect("a shipped policy") };
    let intel = observe(scenario, state, Side::Alliance);
    let orders = alliance::decide(scenario, &intel, &policy, state.luck).orders;
    let mut state = state.clone();
    for order in &orders {
        let intel = observe(scenario, &state, Side::Alliance);
        assert_eq!(check(scenario, &intel, order), Ok(()), "{order:?}");
        give(scenario, &mut state, Side::Alliance, *order, &mut Vec::new());
    }
    orders
}

fn chosen(orders: &[Order]) -> usize {
    match orders.last() {
        Some(Order::Answer { option }) => usize::from(*option),
        other => panic!("no answer: {other:?}"),
    }
}

#[test]
fn a_policy_answers_by_default_by_tag_or_by_weight_and_pays_with_teams() {
    let scenario = baltic();
    for (index, there) in scenario.dispatches.iter().enumerate() {
        let mut state = laid(&scenario, 1, (DispatchId::from(index), 0), there.readiness.0);
        state.desk.book.tasks.fill(Task::Hunt);
        state.desk.book.favours.fill(2);
        assert_eq!(chosen(&ordered(&scenario, &state, Answers::Default)), there.default, "{}", there.id);
        for tag in ["firm", "evidence", "talk"] {
            let orders = ordered(&scenario, &state, Answers::Tagged(vec!["no such tag".into(), tag.into()]));
            let option = chosen(&orders);
            let wanted = there.options.iter().position(|option| option.tags.iter().any(|t| t == tag));
            assert_eq!(option, wanted.unwrap_or(there.default), "{} {tag}", there.id);
            let freed = orders.iter().filter(|order| matches!(order, Order::Assign { task: Task::Idle, .. }));
            assert_eq!(freed.count(), usize::from(there.options[option].teams), "{} {tag}", there.id);
        }
        ordered(&scenario, &state, Answers::Weighed);
        state.desk.book.favours.fill(0);
        let poor = chosen(&ordered(&scenario, &state, Answers::Tagged(vec!["firm".into()])));
        assert!(there.options[poor].favours.is_empty(), "{} cannot be paid", there.id);
    }
}

#[test]
fn a_policy_that_weighs_takes_what_its_offers_say() {
    let id = card(&baltic(), "leak");
    let price = baltic().dispatches[id.index()].options[1].favours.clone();
    for best in 0..3 {
        let scenario = changed(&baltic(), |tables| {
            for (index, option) in tables.dispatches[id.index()].options.iter_mut().enumerate() {
                let by = if index == best { -0.008 } else { -0.004 };
                (option.effects, option.by_cause, option.echo) =
                    (vec![Effect::Audience(by)], Vec::new(), None);
                (option.teams, option.favours) = (0, Vec::new());
            }
        });
        let option = |change: &dyn Fn(&mut scenario::DispatchOption)| {
            changed(&scenario, |tables| change(&mut tables.dispatches[id.index()].options[best]))
        };
        let mut state = laid(&scenario, 1, (id, 0), 1);
        // Whom it frightens that implants are thrown out is frightened already.
        state.desk.book.politics.blinded = Some(state.hour);
        assert_eq!(chosen(&ordered(&scenario, &state, Answers::Weighed)), best);
        // The same for two teams: less than what they would have hunted.
        let busy = option(&|option| option.teams = 3);
        assert_ne!(chosen(&ordered(&busy, &state, Answers::Weighed)), best);
        let scenario = option(&|option| option.favours = price.clone());
        let intel = observe(&scenario, &state, Side::Alliance);
        let worth = |order| {
            let offer = offer(&scenario, &intel, order);
            offer.theirs - offer.bar
        };
        let ramp = worth(Order::OffRamp { ally: price[0].0 });
        let gain = |option: usize| worth(Order::Answer { option: option as u8 });
        let worth_it = gain(best) - ramp > gain((best + 1) % 3);
        assert_eq!(chosen(&ordered(&scenario, &state, Answers::Weighed)) == best, worth_it);
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[test]
fn the_cards_of_the_shipped_level_can_be_read_off() {
    let scenario = baltic();
    assert!((24..=28).contains(&scenario.dispatches.len()));
    for kind in DispatchKind::ALL {
        let count = scenario.dispatches.iter().filter(|card| card.kind == kind).count();
        assert!(count >= 2, "{kind:?}: {count}");
    }
    assert_eq!(scenario.dispatches.iter().filter(|card| card.harm > 0.0).count(), 9);
    assert_eq!(scenario.actors.len(), 3);
    for actor in (0..3).map(ActorId::from) {
        assert!(scenario.dispatches.iter().any(|card| card.actor == Some(actor)), "{actor:?} sends a card");
    }
    let mut effects = Vec::new();
    for there in &scenario.dispatches {
        let id = &there.id;
        assert!(words(&there.text) <= 30, "{id}: {}", there.text);
        assert!((2..=3).contains(&there.causes.len()), "{id}");
        assert!(there.harm <= 0.0 || there.causes.iter().any(|cause| cause.adversary), "{id}");
        for cause in &there.causes {
            assert!(!cause.name.is_empty() && words(&cause.truth) <= 20, "{id}: {}", cause.truth);
        }
        for option in &there.options {
            assert!((1..=10).contains(&words(&option.remark)), "{id}: {}", option.remark);
            let known = ["firm", "evidence", "quiet", "talk"];
            assert!(
                !option.tags.is_empty() && option.tags.iter().all(|t| known.contains(&t.as_str())),
                "{id}"
            );
            let echo = option.echo.as_ref().unwrap_or_else(|| panic!("{id}: {} comes back", option.label));
            assert!(words(&echo.text) <= 20, "{id}: {}", echo.text);
            effects.extend(there.prospects(option).into_iter().map(|(_, effect)| effect));
        }
    }
    let names: BTreeSet<String> = effects
        .iter()
        .map(|effect| format!("{effect:?}").split('(').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(names.len(), 14, "the whole vocabulary: {names:?}");
}

/// Hours by which what they believe stands above the bar, as the council would reckon now.
fn margin(scenario: &Scenario, state: &State) -> f64 {
    let mut state = state.clone();
    (state.council.next, state.council.voted) = (state.hour, false);
    let intel = observe(scenario, &state, Side::Adversary);
    let decided = adversary::decide(scenario, &intel, &adversary::Policy::default(), state.luck);
    let ledger = decided.ledger.expect("the council sits");
    ledger.believed - ledger.turning
}

/// The adversary is named a week after an answer if the clues allow it: that is what clues are for.
fn named(scenario: &Scenario, state: &mut State) {
    const ENOUGH: f64 = 0.7;
    let Some(incident) = state.desk.book.politics.incidents.first() else { return };
    let dispatch = incident.dispatch;
    let belief = incident.belief(scenario, true);
    let causes = scenario.dispatches[dispatch.index()].causes.iter().zip(belief);
    let guilty = causes.enumerate().find(|(_, (cause, chance))| cause.adversary && *chance >= ENOUGH);
    if let Some((cause, _)) = guilty {
        let order = Order::Attribute { dispatch, cause: cause as u8 };
        give(scenario, state, Side::Alliance, order, &mut Vec::new());
    }
}

/// What an answer is worth in hours over six weeks, without its price: the mean of the margin above what no answer
/// gives; hours of truth count for war only, work for the share of an access that it is.
fn worth(scenario: &Scenario, laid: &State, option: usize) -> (f64, f64) {
    const WEEKS: u32 = 6;
    const WAR: f64 = 0.4;
    let open = laid.desk.book.dispatch.expect("a card lies on the desk");
    let (mut after, mut without) = (answered(scenario, laid, option), laid.clone());
    without.desk.book.dispatch = None;
    let mut gained = 0.0;
    for week in 0..WEEKS {
        for state in [&mut after, &mut without] {
            pass(scenario, state, WEEK);
            if week == 0 {
                named(scenario, state);
            }
        }
        gained += margin(scenario, &after) - margin(scenario, &without);
    }
    let truth = |state: &State| observe(scenario, state, Side::Alliance).desk().expect("a desk").truth;
    let favours = |state: &State| state.desk.book.favours.iter().map(|held| f64::from(*held)).sum::<f64>();
    let there = &scenario.dispatches[open.id.index()].options[option];
    let caused =
        there.by_cause.iter().filter(|(cause, _)| *cause == laid.desk.secrets.cause).flat_map(|(_, e)| e);
    let work: f64 =
        there.effects.iter().chain(caused).map(|e| if let Effect::Work(w) = e { *w } else { 0.0 }).sum();
    let weapon = scenario.coefficients.build_success / scenario.coefficients.build_work;
    let held: f64 = laid.desk.book.accesses.iter().filter(|a| a.life == AccessLife::Hidden).count() as f64;
    let each = (truth(laid) - scenario.undisturbed().0) / held;
    let hours = gained / f64::from(WEEKS) + WAR * (truth(&after) - truth(&without) + work * weapon * each);
    (hours, favours(&after) - favours(&without))
}

#[test]
fn every_answer_is_the_best_of_its_card_somewhere_and_none_everywhere() {
    // A desk whose teams are idle and whose favours lie about, and one that needs both elsewhere: hours for each.
    const PRICES: [(f64, f64); 2] = [(0.5, 0.0), (1.5, 2.5)];
    const CLUES: u64 = 8;
    let scenario = baltic();
    let mut one_sided = Vec::new();
    for (index, there) in scenario.dispatches.iter().enumerate() {
        let id = DispatchId::from(index);
        let mut best = vec![0; there.options.len()];
        let odds: f64 = there.causes.iter().map(|cause| cause.odds).sum();
        for (disposition, readiness) in (0..scenario.dispositions.len())
            .flat_map(|d| [there.readiness.0, there.readiness.1].map(|r| (d, r)))
        {
            let seeds = if there.harm > 0.0 { CLUES } else { 1 };
            // By cause, then what nobody knows: all causes by their odds.
            let mut situations = vec![vec![(0.0, 0.0); there.options.len()]; there.causes.len() + 1];
            for (cause, option) in
                (0..there.causes.len()).flat_map(|c| (0..there.options.len()).map(move |option| (c, option)))
            {
                for seed in 0..seeds {
                    let mut laid = laid(&scenario, seed, (id, cause), readiness);
                    laid.opening.disposition = DispositionId::from(disposition);
                    let (hours, favours) = worth(&scenario, &laid, option);
                    let share = there.causes[cause].odds / odds;
                    for (situation, weight) in [(cause, 1.0), (there.causes.len(), share)] {
                        situations[situation][option].0 += hours * weight / seeds as f64;
                        situations[situation][option].1 += favours * weight / seeds as f64;
                    }
                }
            }
            for (worths, (team, favour)) in situations.iter().flat_map(|s| PRICES.map(|price| (s, price))) {
                let paid = worths.iter().zip(&there.options);
                let paid: Vec<f64> = paid
                    .map(|((hours, favours), option)| {
                        hours + favour * favours - team * f64::from(option.teams)
                    })
                    .collect();
                let first =
                    (0..paid.len()).max_by(|a, b| paid[*a].total_cmp(&paid[*b])).expect("two or three");
                best[first] += 1;
            }
        }
        let all: u32 = best.iter().sum();
        println!("{:14} best in {best:?} of {all}", there.id);
        if !best.iter().all(|count| (1..all).contains(count)) {
            one_sided.push(format!("{}: {best:?} of {all}", there.id));
        }
    }
    assert_eq!(one_sided, Vec::<String>::new());
}

/// Attacks in so many games against one disposition when every dispatch is answered by the option at one position.
fn attacks(scenario: &Arc<Scenario>, answers: Answers, disposition: usize) -> usize {
    const GAMES: u64 = 400;
    let policy = Policy { answers, ..alliance::policy::named("never-reveal").expect("a shipped policy") };
    let setup = Setup { launch_at: None, disposition: Some(DispositionId::from(disposition)) };
    let attacked = |seed: &u64| {
        let seats = Seats::minds(policy.clone(), adversary::Policy::default());
        let mut session = Session::with_setup(Arc::clone(scenario), *seed, seats, setup);
        while session.stage() == Stage::Crisis {
            session.advance();
        }
        session.stage() == Stage::War
    };
    (0..GAMES).filter(attacked).count()
}

#[test]
fn no_way_to_answer_is_the_best_against_every_disposition() {
    let scenario = baltic();
    let columns: Vec<Vec<usize>> = ["firm", "evidence", "quiet"]
        .iter()
        .map(|tag| {
            let answers = Answers::Tagged(vec![(*tag).to_owned()]);
            (0..scenario.dispositions.len()).map(|d| attacks(&scenario, answers.clone(), d)).collect()
        })
        .collect();
    println!("attacks by tag and disposition: {columns:?}");
    let best: BTreeSet<usize> = (0..scenario.dispositions.len())
        .map(|d| (0..3).min_by_key(|column| columns[*column][d]).expect("three columns"))
        .collect();
    assert!(best.len() > 1, "{columns:?}");
}
