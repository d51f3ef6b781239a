//! Speed of the rules: one hour of crisis on average, and a whole game with both minds.

use assured_disruption::level;
use assured_disruption::session::journal::Text;
use assured_disruption::session::open::build;
use assured_disruption::session::{Origin, Seats, Session};
use assured_disruption::sim::state::{Setup, Stage};
use assured_disruption::sim::{Hour, Luck, Scenario, State, step};
use assured_disruption::{adversary, alliance};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::sync::Arc;

/// Twelve weeks of crisis in which nobody gives an order.
const CRISIS: Hour = 12 * 168;

fn scenario() -> Arc<Scenario> {
    let text = |(name, text): &(&str, &str)| Text { name: (*name).to_owned(), text: (*text).to_owned() };
    let level = level::shipped().iter().find(|(id, _)| *id == "baltic_flash").expect("it is shipped");
    let set = level::assumptions::shipped().iter().find(|(id, _)| *id == "anchored").expect("it is shipped");
    let origin = Origin { level: text(level), assumptions: text(set) };
    Arc::new(build(&origin).unwrap_or_else(|fault| panic!("a shipped level is sound: {fault}")))
}

fn crisis(criterion: &mut Criterion) {
    let scenario = scenario();
    let fresh = || State::begin(&scenario, Luck::new(1), &Setup::default());
    let mut group = criterion.benchmark_group("step");
    group.throughput(Throughput::Elements(u64::from(CRISIS)));
    group.bench_function("crisis", |bencher| {
        let play = |mut state: State| {
            let mut events = Vec::new();
            while state.hour < CRISIS && state.stage == Stage::Crisis {
                events.clear();
                step(&scenario, &mut state, &[], &mut events);
            }
            black_box(state.hour)
        };
        bencher.iter_batched(fresh, play, BatchSize::SmallInput);
    });
    group.finish();
}

fn game(criterion: &mut Criterion) {
    let scenario = scenario();
    let policy = alliance::policy::named("balanced").expect("it is shipped");
    let seats = Seats::minds(policy, adversary::Policy::default());
    criterion.bench_function("game", |bencher| {
        bencher.iter(|| {
            let mut session = Session::new(Arc::clone(&scenario), 1, seats.clone());
            while session.over().is_none() {
                session.advance();
            }
            black_box(session.digest().total())
        });
    });
}

criterion_group!(rules, crisis, game);
criterion_main!(rules);
