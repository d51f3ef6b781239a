//! The bars of fun, and the figures behind them.

use super::{columns, interval, share};
use crate::study::balance::{
    Answer, Balance, Bar, Before, Fought, Found, Given, Hint, How, Late, Lever, Name, Named, Repeated,
    Verdict, Week,
};
use crate::text::{Texts, number};

/// A balance as tables: the bars first.
pub fn balance(texts: &Texts, study: &Balance) -> String {
    let games = [
        ("level", study.title.as_str().into()),
        ("assume", study.assume.as_str().into()),
        ("runs", study.runs.to_string().into()),
        ("seed", study.seed.to_string().into()),
        ("plans", study.plans.to_string().into()),
        ("screening", study.screening.to_string().into()),
    ];
    let parts = [
        texts.tell("balance-games", &games) + "\n",
        bars(texts, &study.bars) + &hints(texts, study),
        table(texts, "balance-policies", policies(texts, &study.policies), &[0]),
        table(texts, "balance-weeks", weeks(texts, &study.weeks, study.runs), &[3]),
        late(texts, &study.late),
        table(texts, "balance-repeated", repeated(texts, &study.repeated), &[0]),
        table(texts, "balance-best", best(texts, study), &[0, 1]),
        plan(texts, &study.levers.best),
        table(texts, "balance-orders", orders(texts, study), &[0]),
        table(texts, "balance-answers", answers(texts, &study.answers), &[0, 4]),
        table(texts, "balance-wars", wars(texts, &study.wars), &[0, 1]),
        table(texts, "balance-scores", scores(texts, study), &[0]),
        luck(texts, study.scores.luck),
    ];
    parts.join("\n")
}

fn table(texts: &Texts, title: &str, lines: Vec<Vec<String>>, words: &[usize]) -> String {
    texts.say(title) + "\n" + &columns(&lines, words)
}

fn bars(texts: &Texts, bars: &[Bar]) -> String {
    let line = |bar: &Bar| {
        let told = |figure: f64| told(texts, bar.name, figure);
        let bounds = [("low", told(bar.least).into()), ("high", told(bar.most).into())];
        vec![
            name(texts, bar.name),
            told(bar.figure),
            if bar.error > 0.0 {
                texts.tell("balance-error", &[("error", told(bar.error).into())])
            } else {
                String::new()
            },
            texts.tell("balance-bounds", &bounds),
            texts.say(match bar.verdict {
                Verdict::Holds => "balance-holds",
                Verdict::CannotTell => "balance-cannot-tell",
                Verdict::Fails => "balance-fails",
            }),
        ]
    };
    let table = columns(&bars.iter().map(line).collect::<Vec<_>>(), &[0, 4]);
    let because = bars.iter().filter(|bar| !bar.because.is_empty()).map(|bar| {
        let because = [("bar", name(texts, bar.name).into()), ("because", bar.because.join(", ").into())];
        texts.tell("balance-because", &because) + "\n"
    });
    table + &because.collect::<String>()
}

/// What moves the bars that do not hold.
fn hints(texts: &Texts, study: &Balance) -> String {
    let line = |hint: &Hint| {
        let bar = study.bars.iter().find(|bar| bar.name == hint.bar).expect("hints are of bars");
        let args = [
            ("bar", name(texts, hint.bar).into()),
            ("field", hint.field.into()),
            ("factor", number::figure(hint.factor).into()),
            ("from", told(texts, hint.bar, bar.figure).into()),
            ("to", told(texts, hint.bar, hint.figure).into()),
            ("reached", hint.reached_at.map_or_else(|| "none".to_owned(), rounded).into()),
        ];
        texts.tell("balance-hint", &args) + "\n"
    };
    study.hints.iter().map(line).collect()
}

fn rounded(factor: f64) -> String {
    number::figure((factor * 100.0).round() / 100.0)
}

/// The figure of a bar.
fn told(texts: &Texts, bar: Name, figure: f64) -> String {
    match bar {
        Name::OrderKinds | Name::Answers => number::whole(figure),
        _ => number::percent(texts, figure),
    }
}

fn name(texts: &Texts, name: Name) -> String {
    match name {
        Name::Worth(kinds) => return texts.tell("bar-worth", &[("kinds", kinds.join(", ").into())]),
        Name::Lever(lever) => {
            return texts.tell("bar-lever", &[("lever", texts.say(self::lever(lever)).into())]);
        }
        _ => {}
    }
    texts.say(match name {
        Name::DeadWeeks => "bar-dead-weeks",
        Name::LateWeeks => "bar-late-weeks",
        Name::ScoreByOutcome => "bar-score-by-outcome",
        Name::ScoreByPolicy => "bar-score-by-policy",
        Name::SilenceLaunches => "bar-silence",
        Name::BestLaunches => "bar-best",
        Name::WithoutEffect => "bar-without-effect",
        Name::DispositionsDiffer => "bar-dispositions",
        Name::FreeOrders => "bar-free-orders",
        Name::OrderKinds => "bar-order-kinds",
        Name::Answers => "bar-answers",
        Name::HeldByNothing => "bar-held-by-nothing",
        Name::HeldAtOnce => "bar-held-at-once",
        Name::HeldByPlanner => "bar-held-by-planner",
        Name::Worth(_) => "bar-worth",
        Name::Lever(_) => "bar-lever",
        Name::WithoutSignals => "bar-without-signals",
        Name::WithoutSignalsThere => "bar-without-signals-there",
        Name::SignalsOnly => "bar-signals-only",
        Name::ForAll => "bar-for-all",
        Name::Brigade => "bar-brigade",
        Name::Hunting => "bar-hunting",
        Name::Intents => "bar-intents",
    })
}

fn wars(texts: &Texts, wars: &[Fought]) -> Vec<Vec<String>> {
    let head = ["column-before", "column-how", "column-held", "column-interval", "column-grade"];
    let head = head.iter().map(|id| texts.say(id)).collect();
    let line = |fought: &Fought| {
        let before = texts.say(match fought.before {
            Before::Unprepared => "before-unprepared",
            Before::Prepared => "before-prepared",
            Before::NotHunted => "before-not-hunted",
            Before::NotReinforced => "before-not-reinforced",
        });
        let how = match fought.how {
            How::Nothing => texts.say("how-nothing"),
            How::AtOnce => texts.say("how-at-once"),
            How::Weighed => texts.say("how-weighed"),
            How::Planner => texts.say("how-planner"),
            How::Without(kinds) => texts.tell("how-without", &[("kinds", kinds.join(", ").into())]),
        };
        let grade = number::grade(fought.grade);
        vec![before, how, share(texts, fought.held), interval(texts, fought.held), grade]
    };
    std::iter::once(head).chain(wars.iter().map(line)).collect()
}

fn policies(texts: &Texts, policies: &[Named]) -> Vec<Vec<String>> {
    let head = ["column-policy", "column-launched", "column-interval", "column-no-effect"];
    let head = head.iter().map(|id| texts.say(id)).collect();
    let line = |named: &Named| {
        let without = share(texts, named.without_effect);
        vec![named.policy.clone(), share(texts, named.launches), interval(texts, named.launches), without]
    };
    std::iter::once(head).chain(policies.iter().map(line)).collect()
}

fn weeks(texts: &Texts, weeks: &[Week], runs: u32) -> Vec<Vec<String>> {
    let head = ["column-week", "column-reached", "column-points", "column-orders"];
    let head = head.iter().map(|id| texts.say(id)).collect();
    let line = |week: &Week| {
        let reached = number::percent(texts, f64::from(week.reached) / f64::from(runs.max(1)));
        vec![week.week.to_string(), reached, number::points(week.change), week.by.join(" + ")]
    };
    std::iter::once(head).chain(weeks.iter().map(line)).collect()
}

/// Which orders decide late weeks.
fn late(texts: &Texts, late: &Late) -> String {
    let order = |(name, weeks): &(String, u32)| format!("{name} {weeks}");
    let args = [
        ("first", late.weeks.0.to_string().into()),
        ("last", late.weeks.1.to_string().into()),
        ("decided", late.decided.hits.to_string().into()),
        ("reached", late.decided.runs.to_string().into()),
        ("orders", late.by.iter().map(order).collect::<Vec<_>>().join(", ").into()),
    ];
    texts.tell("balance-late", &args) + "\n"
}

fn scores(texts: &Texts, study: &Balance) -> Vec<Vec<String>> {
    let head = ["column-policy", "column-score"].map(|id| texts.say(id)).to_vec();
    let line = |(policy, score): &(String, f64)| vec![policy.clone(), number::whole(*score)];
    std::iter::once(head).chain(study.scores.policies.iter().map(line)).collect()
}

/// What luck added on average.
fn luck(texts: &Texts, (luck, error): (f64, f64)) -> String {
    let args = [("luck", number::signed_tenths(luck).into()), ("error", number::tenths(error).into())];
    texts.tell("balance-luck", &args) + "\n"
}

fn repeated(texts: &Texts, orders: &[Repeated]) -> Vec<Vec<String>> {
    let head = ["column-order", "column-launched", "column-points"].map(|id| texts.say(id)).to_vec();
    let line = |order: &Repeated| {
        vec![order.order.clone(), share(texts, order.launches), number::points(order.change)]
    };
    std::iter::once(head).chain(orders.iter().map(line)).collect()
}

fn lever(lever: Lever) -> &'static str {
    match lever {
        Lever::Hunting => "lever-hunting",
        Lever::Brigades => "lever-brigades",
        Lever::Talk => "lever-talk",
        Lever::Allies => "lever-allies",
        Lever::Signals => "lever-signals",
        Lever::Accesses => "lever-accesses",
    }
}

fn best(texts: &Texts, study: &Balance) -> Vec<Vec<String>> {
    let head = ["column-against", "column-levers", "column-launched"].map(|id| texts.say(id)).to_vec();
    let line = |found: &Found| {
        let levers = Lever::ALL.iter().filter(|lever| !found.without.contains(lever));
        let levers = match found.without.len() {
            0 => texts.say("lever-all"),
            _ => levers.map(|lever| texts.say(self::lever(*lever))).collect::<Vec<_>>().join(", "),
        };
        let against = found.against.clone().unwrap_or_else(|| texts.say("against-all"));
        let rates = found.by_disposition.iter().map(|rate| share(texts, *rate));
        [against, levers, share(texts, found.launches)].into_iter().chain(rates).collect()
    };
    let levers = &study.levers;
    let found = [&levers.best, &levers.signals_only].into_iter();
    let found = found.chain(&levers.best_against).chain(&levers.silent_against);
    let head = head.into_iter().chain(study.dispositions.iter().cloned()).collect();
    std::iter::once(head).chain(found.map(line)).collect()
}

/// The best plan, as a policy file says it.
fn plan(texts: &Texts, found: &Found) -> String {
    texts.say("balance-plan") + "\n" + &found.plan.written() + "\n"
}

fn orders(texts: &Texts, study: &Balance) -> Vec<Vec<String>> {
    let head = std::iter::once(texts.say("column-order")).chain(study.dispositions.iter().cloned()).collect();
    let of = |count: &u32| {
        let counts = [("part", count.to_string().into()), ("of", study.top.to_string().into())];
        texts.tell("balance-part", &counts)
    };
    let line = |given: &Given| {
        std::iter::once(given.order.clone()).chain(given.plans.iter().map(of)).collect::<Vec<_>>()
    };
    std::iter::once(head).chain(study.orders.iter().map(line)).collect()
}

fn answers(texts: &Texts, answers: &[Answer]) -> Vec<Vec<String>> {
    let head = ["column-dispatch", "column-came", "column-paths", "column-share", "column-answer"];
    let head = head.iter().map(|id| texts.say(id)).collect();
    let line = |answer: &Answer| {
        vec![
            answer.dispatch.clone(),
            answer.came.to_string(),
            answer.paths.to_string(),
            number::percent(texts, answer.share()),
            answer.option.clone(),
        ]
    };
    std::iter::once(head).chain(answers.iter().map(line)).collect()
}
