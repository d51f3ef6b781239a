//! A tornado: what moves the answer most, first.

use super::{WIDE, columns, interval, shade, share};
use crate::sim::figures::Mark;
use crate::study::sensitivity::{Answer, Bar, End, Everything, Sensitivity};
use crate::study::svg;
use crate::text::{Texts, name, number};

/// The span from which a figure has a line of its own: half a point.
const SHOWN: f64 = 0.005;

/// The most bars a projected chart has room for.
const MOST_BARS: usize = 12;

/// A sensitivity as a table.
pub fn sensitivity(texts: &Texts, study: &Sensitivity) -> String {
    let mut lines =
        vec![study.title.clone(), question(texts, study), games(texts, study), rest(texts, study)];
    lines.extend(notice(texts, study));
    let text = lines.join("\n") + "\n\n";
    let shown: Vec<&Bar> = study.bars.iter().filter(|bar| bar.span() >= SHOWN).collect();
    let others = study.bars.len() - shown.len();
    let least = shown.iter().map(|bar| bar.least).fold(study.at_rest.effect(), f64::min);
    let most = shown.iter().map(|bar| bar.most).fold(study.at_rest.effect(), f64::max);
    let ids = ["column-figure", "column-mark", "column-value", "column-low", "column-high", "column-span"];
    let names: Vec<String> = ids.iter().map(|id| texts.say(id)).collect();
    let rows = shown.iter().map(|bar| {
        let drawn = drawn(bar, study.at_rest.effect(), (least, most));
        let value = number::figure(bar.value);
        let mark = name::mark(texts, bar.mark);
        vec![bar.name.clone(), mark, value, end(texts, &bar.low), end(texts, &bar.high), drawn]
    });
    let table = columns(&std::iter::once(names).chain(rows).collect::<Vec<_>>(), &[0, 1]);
    let mut after = vec![texts.tell("sensitivity-others", &[("count", others.to_string().into())])];
    after.extend(foot(texts, study));
    text + &table + "\n" + &after.join("\n") + "\n"
}

/// The same as a chart to be projected.
pub fn chart(texts: &Texts, study: &Sensitivity) -> svg::Chart {
    let scale = if study.against.is_some() { "sensitivity-scale-fall" } else { "sensitivity-scale-rate" };
    let shown = study.bars.iter().filter(|bar| bar.span() >= SHOWN).take(MOST_BARS);
    svg::Chart {
        title: study.title.clone(),
        corner: games(texts, study),
        question: question(texts, study),
        rest: rest(texts, study),
        notice: notice(texts, study),
        scale: texts.say(scale),
        at_rest: study.at_rest.effect() * 100.0,
        bars: shown.map(|bar| chart_bar(bar, study.at_rest)).collect(),
        legend: Mark::ALL.map(|mark| (mark, name::mark(texts, mark))).to_vec(),
        foot: foot(texts, study),
    }
}

fn question(texts: &Texts, study: &Sensitivity) -> String {
    let policy = study.policy.as_str();
    match study.against.as_deref() {
        None => texts.tell("sensitivity-rate", &[("policy", policy.into())]),
        Some(against) => {
            texts.tell("sensitivity-fall", &[("policy", policy.into()), ("against", against.into())])
        }
    }
}

fn games(texts: &Texts, study: &Sensitivity) -> String {
    let games = [
        ("assume", study.assume.as_str().into()),
        ("runs", study.runs.to_string().into()),
        ("seed", study.seed.to_string().into()),
    ];
    texts.tell("sensitivity-games", &games)
}

fn rest(texts: &Texts, study: &Sensitivity) -> String {
    let Answer { launches, against } = study.at_rest;
    match against {
        None => {
            let rate =
                [("rate", share(texts, launches).into()), ("between", interval(texts, launches).into())];
            texts.tell("sensitivity-rest-rate", &rate)
        }
        Some(against) => {
            let fall = [
                ("against", share(texts, against).into()),
                ("rate", share(texts, launches).into()),
                ("fall", number::whole(study.at_rest.effect() * 100.0).into()),
            ];
            texts.tell("sensitivity-rest-fall", &fall)
        }
    }
}

fn notice(texts: &Texts, study: &Sensitivity) -> Option<String> {
    study.saturated.then(|| texts.say("sensitivity-saturated"))
}

fn end(texts: &Texts, end: &End) -> String {
    let effect = match end.answer {
        Some(answer) if answer.saturated() => format!("{}*", number::whole(answer.effect() * 100.0)),
        Some(answer) => number::whole(answer.effect() * 100.0),
        None => texts.say("sensitivity-no-level"),
    };
    texts.tell("sensitivity-end", &[("at", number::figure(end.at).into()), ("effect", effect.into())])
}

/// A bar of a tornado: from its least to its greatest answer, the answer at rest across it.
fn drawn(bar: &Bar, at_rest: f64, (least, most): (f64, f64)) -> String {
    let scale = (WIDE - 1) as f64 / (most - least).max(f64::MIN_POSITIVE);
    let place = |effect: f64| ((effect - least) * scale).round() as usize;
    let (from, to, rest) = (place(bar.least), place(bar.most), place(at_rest));
    let letter = |at: usize| match at {
        at if at == rest => '│',
        at if (from..=to).contains(&at) => shade(bar.mark),
        _ => '·',
    };
    (0..WIDE).map(letter).collect()
}

fn chart_bar(bar: &Bar, at_rest: Answer) -> svg::Bar {
    let ends = [&bar.low, &bar.high].into_iter().filter_map(|end| Some((end.answer?.effect(), end.at)));
    let answers: Vec<(f64, f64)> = ends.chain([(at_rest.effect(), bar.value)]).collect();
    let value = |effect: f64| answers.iter().find(|(answer, _)| *answer == effect).map(|(_, at)| *at);
    let label = |effect: f64| value(effect).map(number::figure).unwrap_or_default();
    svg::Bar {
        label: bar.name.clone(),
        mark: bar.mark,
        ends: (bar.least * 100.0, bar.most * 100.0),
        left: label(bar.least),
        right: label(bar.most),
    }
}

fn foot(texts: &Texts, study: &Sensitivity) -> Vec<String> {
    let everything = study.everything.iter().flat_map(|all| everything(texts, study, all));
    let marks = study.marks;
    let count = [
        ("house", marks.house.to_string().into()),
        ("derived", marks.derived.to_string().into()),
        ("source", marks.source.to_string().into()),
        ("all", (marks.house + marks.derived + marks.source).to_string().into()),
    ];
    everything.chain([texts.tell("sensitivity-marks", &count)]).collect()
}

fn everything(texts: &Texts, study: &Sensitivity, all: &Everything) -> [String; 2] {
    let percent = |share: f64| number::whole(share * 100.0);
    let (low, median, high) = (percent(all.p5), percent(all.median), percent(all.p95));
    let draws = all.draws.to_string();
    let spread = [("low", low.into()), ("median", median.into()), ("high", high.into())];
    let mut counts = vec![
        ("draws", draws.into()),
        ("saturated", all.saturated.to_string().into()),
        ("unsound", all.unsound.to_string().into()),
    ];
    if study.against.is_some() {
        counts.push(("above", percent(all.above_nought).into()));
        [texts.tell("sensitivity-all-fall", &spread), texts.tell("sensitivity-draws-fall", &counts)]
    } else {
        [texts.tell("sensitivity-all-rate", &spread), texts.tell("sensitivity-draws-rate", &counts)]
    }
}
