//! The score of a finished game, line by line.

use super::{Texts, number};
use crate::study::score::{Medal, Score};
use crate::study::statistics::Rate;

/// One part of the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it counts.
    pub label: String,
    /// Points earned, and the most there are.
    pub points: (f64, f64),
    /// Where they come from, in one sentence.
    pub why: String,
}

/// Every part, in their order.
pub fn parts(texts: &Texts, score: &Score) -> Vec<Part> {
    let part = |id: &str, points: (f64, f64), why: String| Part { label: texts.say(id), points, why };
    let doing = texts.tell(
        "score-doing-why",
        &[
            ("without", rate(texts, score.doing.without).into()),
            ("with", rate(texts, score.doing.with).into()),
        ],
    );
    let left = texts.tell("score-left-why", &[("holds", rate(texts, score.left).into())]);
    vec![
        part("score-outcome", (score.outcome, 30.0), texts.say("score-outcome-why")),
        part("score-doing", (score.doing.points(), 25.0), doing),
        part("score-left", (score.left_points(), 20.0), left),
        part("score-harm", (score.harm, 10.0), texts.say("score-harm-why")),
        part("score-knowing", (score.knowing.points(), 15.0), knowing(texts, score)),
    ]
}

/// The whole score, a line each: the parts in columns, the total, the medals, the luck.
pub fn lines(texts: &Texts, score: &Score) -> Vec<String> {
    let parts = parts(texts, score);
    let width = parts.iter().map(|part| part.label.chars().count()).max().unwrap_or(0);
    let line = |part: &Part| {
        let (points, most) = part.points;
        let args = [
            ("label", format!("{:<width$}", part.label).into()),
            ("points", format!("{:>5}", number::tenths(points)).into()),
            ("most", number::whole(most).into()),
            ("why", part.why.as_str().into()),
        ];
        texts.tell("score-line", &args)
    };
    let mut lines: Vec<String> = parts.iter().map(line).collect();
    lines.push(total(texts, score));
    let medals: Vec<String> = score.medals().into_iter().map(|won| medal(texts, won)).collect();
    if !medals.is_empty() {
        lines.push(medals.join(", "));
    }
    lines.push(luck(texts, score));
    lines
}

/// "71 (65 to 77) of 100".
fn rate(texts: &Texts, rate: Rate) -> String {
    let hundred = |share: f64| number::whole(100.0 * share);
    let (low, high) = rate.interval();
    let args = [
        ("rate", hundred(rate.share()).into()),
        ("low", hundred(low).into()),
        ("high", hundred(high).into()),
    ];
    texts.tell("score-rate", &args)
}

fn knowing(texts: &Texts, score: &Score) -> String {
    let skill = number::percent(texts, score.knowing.skill.max(0.0));
    let profile = texts.say(match score.knowing.profile {
        Some(true) => "score-profile-right",
        Some(false) => "score-profile-wrong",
        None => "score-profile-none",
    });
    texts.tell("score-knowing-why", &[("skill", skill.into()), ("profile", profile.into())])
}

/// "62 of 100 points".
pub fn total(texts: &Texts, score: &Score) -> String {
    texts.tell("score-total", &[("points", number::whole(score.total()).into())])
}

/// The luck of the draw: "37th of 100".
pub fn luck(texts: &Texts, score: &Score) -> String {
    texts.tell("score-luck", &[("rank", number::whole(100.0 * score.luck).into())])
}

/// Name of a medal.
pub fn medal(texts: &Texts, medal: Medal) -> String {
    texts.say(match medal {
        Medal::Deterred => "medal-deterred",
        Medal::Understood => "medal-understood",
        Medal::LeftStanding => "medal-left-standing",
    })
}

/// What a medal takes, in a few words.
pub fn medal_takes(texts: &Texts, medal: Medal) -> String {
    texts.say(match medal {
        Medal::Deterred => "medal-deterred-takes",
        Medal::Understood => "medal-understood-takes",
        Medal::LeftStanding => "medal-left-standing-takes",
    })
}
