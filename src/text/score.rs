//! The score of a finished game, line by line.

use super::{Texts, number};
use crate::sim::rules::grade::PEACE;
use crate::study::score::{Decision, MOST, Medal, Score};

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
    let durability = if score.peace { "score-durability-peace" } else { "score-durability-war" };
    let durability = texts.tell(durability, &[("chance", number::whole(100.0 * score.durability).into())]);
    let names = ["score-difference", "score-durability", "score-harm", "score-knowing"];
    let whys = [difference(texts, score), durability, texts.say("score-harm-why"), knowing(texts, score)];
    let points = score.points().into_iter().zip(MOST);
    let part = |((name, why), points): ((&str, String), _)| Part { label: texts.say(name), points, why };
    names.into_iter().zip(whys).zip(points).map(part).collect()
}

/// The whole score, a line each: the parts in columns, the total, the medals, what counted most.
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
    lines.push(turning_points(texts, score));
    lines
}

/// To whom the worth of the end is owed.
fn difference(texts: &Texts, score: &Score) -> String {
    let difference = &score.difference;
    let args = [
        ("most", number::whole(PEACE).into()),
        ("idle", number::tenths(difference.idle).into()),
        ("made", number::signed_tenths(difference.made()).into()),
        ("error", number::tenths(difference.error()).into()),
        ("luck", number::signed_tenths(difference.luck()).into()),
        ("ended", number::tenths(difference.ended).into()),
    ];
    texts.tell("score-difference-why", &args)
}

/// The orders that moved the end most, at most so many for the better and so many for the worse.
const TOLD: usize = 3;

/// "What counted most: week 3, Mon 01:00 +6.1 ...".
pub fn turning_points(texts: &Texts, score: &Score) -> String {
    let point = |decision: Decision| {
        let args = [
            ("when", number::moment(texts, decision.hour).into()),
            ("points", number::signed_tenths(decision.gain).into()),
        ];
        texts.tell("score-turning-point", &args)
    };
    let points: Vec<String> = score.difference.turning_points(TOLD).into_iter().map(point).collect();
    if points.is_empty() {
        return texts.say("score-no-turning-point");
    }
    texts.tell("score-turning-points", &[("points", points.join("; ").into())])
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
