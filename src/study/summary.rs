//! What `simulate` gives: the figures of a batch, as data and as JSON or CSV.

use super::game::{GameResult, Pace};
use super::statistics::Spread;
use crate::sim::state::Outcome;
use crate::sim::units::DAY;
use crate::sim::{Side, luck};
use serde::Serialize;

/// The figures of a batch.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// Name of the level.
    pub level: String,
    /// Games played.
    pub runs: u32,
    /// Seed of the first.
    pub seed: u64,
    /// The alliance's policy.
    pub policy: String,
    /// The assumption set.
    pub assume: String,
    /// How many games ended how.
    pub outcomes: Outcomes,
    /// Games in which the attack came.
    pub launched: u32,
    /// Day of the attack, over the games in which it came.
    pub launch_day: Option<Spread>,
    /// Hours from the attack to the first objective, over the games in which one was lost.
    pub hours_to_objective: Option<Spread>,
    /// Mean share of each side's links that worked, over all hours of all games.
    pub link_availability: Availability,
    /// Hash of the last hours of all games.
    pub digest: String,
    /// The speed, when it was asked for.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub timing: Option<Timing>,
}

/// How many games ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    /// The horizon was reached without an attack.
    pub deterred: u32,
    /// Attacked, and no objective held.
    pub defended: u32,
    /// An objective lost, the line closed.
    pub partial: u32,
    /// The rest.
    pub lost: u32,
}

/// Share of links that worked.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Availability {
    /// Of the alliance's.
    pub alliance: f64,
    /// Of the adversary's.
    pub adversary: f64,
}

/// The speed of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Timing {
    /// Seconds from the first game's beginning to the last one's end.
    pub elapsed_s: f64,
    /// Hours played.
    pub ticks: u64,
    /// Hours played a second, all threads together.
    pub ticks_per_s: f64,
    /// Hours of crisis played.
    pub crisis_ticks: u64,
    /// Hours of crisis a second of one thread.
    pub crisis_ticks_per_s: f64,
    /// Hours of war played.
    pub war_ticks: u64,
    /// Hours of war a second of one thread.
    pub war_ticks_per_s: f64,
}

impl Timing {
    /// The speed of games that took so many seconds together.
    pub fn of(games: &[GameResult], elapsed_s: f64) -> Self {
        let all = games.iter().fold(Pace::default(), |sum, game| Pace {
            crisis_ticks: sum.crisis_ticks + game.pace.crisis_ticks,
            war_ticks: sum.war_ticks + game.pace.war_ticks,
            crisis_s: sum.crisis_s + game.pace.crisis_s,
            war_s: sum.war_s + game.pace.war_s,
        });
        let per_second = |ticks: u64, seconds: f64| if seconds > 0.0 { ticks as f64 / seconds } else { 0.0 };
        let ticks = all.crisis_ticks + all.war_ticks;
        Self {
            elapsed_s,
            ticks,
            ticks_per_s: per_second(ticks, elapsed_s),
            crisis_ticks: all.crisis_ticks,
            crisis_ticks_per_s: per_second(all.crisis_ticks, all.crisis_s),
            war_ticks: all.war_ticks,
            war_ticks_per_s: per_second(all.war_ticks, all.war_s),
        }
    }
}

/// What was asked for, as a summary repeats it.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// Name of the level.
    pub level: &'a str,
    /// Seed of the first game.
    pub seed: u64,
    /// The alliance's policy.
    pub policy: &'a str,
    /// The assumption set.
    pub assume: &'a str,
}

impl Summary {
    /// The figures of some games, which stand in the order of their seeds.
    pub fn of(question: Question<'_>, games: &[GameResult], timing: Option<Timing>) -> Self {
        let mut outcomes = Outcomes::default();
        for game in games {
            *match game.outcome {
                Outcome::Deterred { .. } => &mut outcomes.deterred,
                Outcome::Defended => &mut outcomes.defended,
                Outcome::Partial => &mut outcomes.partial,
                Outcome::Lost => &mut outcomes.lost,
            } += 1;
        }
        let launches = games.iter().filter_map(|game| game.launched);
        let mean = |side: Side| {
            let sum: f64 = games.iter().map(|game| game.availability[side.index()]).sum();
            if games.is_empty() { 1.0 } else { sum / games.len() as f64 }
        };
        let digests: String = games.iter().map(|game| format!("{:016x}", game.digest)).collect();
        Self {
            level: question.level.to_owned(),
            runs: games.len() as u32,
            seed: question.seed,
            policy: question.policy.to_owned(),
            assume: question.assume.to_owned(),
            outcomes,
            launched: launches.clone().count() as u32,
            launch_day: Spread::of(launches.map(|hour| f64::from(hour) / f64::from(DAY))),
            hours_to_objective: Spread::of(games.iter().filter_map(|game| game.objective).map(f64::from)),
            link_availability: Availability {
                alliance: mean(Side::Alliance),
                adversary: mean(Side::Adversary),
            },
            digest: format!("{:016x}", luck::subject(&digests)),
            timing,
        }
    }

    /// One JSON object.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a summary holds plain data only")
    }

    /// A line of names and a line of figures; what is not there is left empty.
    pub fn csv(&self) -> String {
        let columns = self.columns();
        let names = line(columns.iter().map(|(name, _)| *name));
        names + &line(columns.iter().map(|(_, figure)| figure.as_str()))
    }

    /// Every figure with its name, as text.
    pub fn columns(&self) -> Vec<(&'static str, String)> {
        let part = |spread: Option<Spread>, part: fn(Spread) -> f64| {
            spread.map_or(String::new(), |spread| part(spread).to_string())
        };
        let (day, hours) = (self.launch_day, self.hours_to_objective);
        let mut columns = vec![
            ("level", self.level.clone()),
            ("runs", self.runs.to_string()),
            ("seed", self.seed.to_string()),
            ("policy", self.policy.clone()),
            ("assume", self.assume.clone()),
            ("outcomes.deterred", self.outcomes.deterred.to_string()),
            ("outcomes.defended", self.outcomes.defended.to_string()),
            ("outcomes.partial", self.outcomes.partial.to_string()),
            ("outcomes.lost", self.outcomes.lost.to_string()),
            ("launched", self.launched.to_string()),
            ("launch_day.p10", part(day, |spread| spread.p10)),
            ("launch_day.median", part(day, |spread| spread.median)),
            ("launch_day.p90", part(day, |spread| spread.p90)),
            ("hours_to_objective.p10", part(hours, |spread| spread.p10)),
            ("hours_to_objective.median", part(hours, |spread| spread.median)),
            ("hours_to_objective.p90", part(hours, |spread| spread.p90)),
            ("link_availability.alliance", self.link_availability.alliance.to_string()),
            ("link_availability.adversary", self.link_availability.adversary.to_string()),
            ("digest", self.digest.clone()),
        ];
        if let Some(timing) = &self.timing {
            columns.extend([
                ("elapsed_s", timing.elapsed_s.to_string()),
                ("ticks", timing.ticks.to_string()),
                ("ticks_per_s", timing.ticks_per_s.to_string()),
                ("crisis_ticks", timing.crisis_ticks.to_string()),
                ("crisis_ticks_per_s", timing.crisis_ticks_per_s.to_string()),
                ("war_ticks", timing.war_ticks.to_string()),
                ("war_ticks_per_s", timing.war_ticks_per_s.to_string()),
            ]);
        }
        columns
    }
}

/// A line of a CSV table.
pub fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    cells.map(quoted).collect::<Vec<_>>().join(",") + "\n"
}

/// RFC 4180: a field with a comma, a quotation mark or a line break stands in quotation marks.
fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
