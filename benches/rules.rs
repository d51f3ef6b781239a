//! Speed of the rules: one hour of crisis on average, and a whole game with both minds.

use assured_disruption::level;
use assured_disruption::session::{Seats, Session};
use assured_disruption::sim::state::{Setup, Stage};
use assured_disruption::sim::{Hour, Luck, Scenario, State, step};
use assured_disruption::{adversary, alliance};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::sync::Arc;

/// Twelve weeks of crisis in which nobody gives an order.
const CRISIS: Hour = 12 * 168;

fn scenario() -> Arc<Scenario> {
    let (name, text) = level::find("baltic_flash").expect("it is shipped");
    let assumptions = level::assumptions::named("anchored").expect("it is shipped");
    let built = level::parse(&name, &text, &assumptions);
    let (scenario, _) =
        built.unwrap_or_else(|report| panic!("a shipped level is sound: {}", report.text(false)));
    Arc::new(scenario)
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
