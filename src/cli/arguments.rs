//! The options of the command line.

use crate::sim::{Hour, Side};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Deter a war by being able to take its command network apart.
#[derive(Debug, Parser)]
#[command(name = "assured-disruption", version, about, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What to do; without one, play.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The options of `play`.
    #[command(flatten)]
    pub play: Play,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Play a level in a window.
    Play(Play),
    /// Let two minds play a level many times, and count.
    Simulate(Simulate),
    /// Tell whether a level is worth playing.
    Balance(Balance),
    /// Tell which figures of the model the answer hangs on.
    Sensitivity(Sensitivity),
    /// Check levels and tell every mistake in them.
    Validate(Validate),
    /// Play a save again and hold it against its record.
    Replay(Replay),
    /// Hold published models against their printed figures.
    Model(Model),
}

/// Options of `play`.
#[derive(Debug, Default, Args)]
pub struct Play {
    /// Name of a level that comes with the game, or a level file.
    pub level: Option<String>,
    /// Key of the game's luck; another each time unless given.
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// The side to play.
    #[arg(long, value_enum, default_value_t)]
    pub side: SideName,
    /// Size of the window in points, "1280x720".
    #[arg(long, value_name = "SIZE", value_parser = size, hide_short_help = true)]
    pub size: Option<(u32, u32)>,
    /// Take a picture of the window when it stands, and leave.
    #[arg(long, value_name = "FILE", hide_short_help = true)]
    pub picture: Option<PathBuf>,
}

/// Most points of a window each way: no display has more, and no adapter draws them.
const LARGEST: u32 = 16384;

/// Width and height with an `x` between them.
fn size(text: &str) -> Result<(u32, u32), String> {
    let parts = text.split_once('x').map(|(width, height)| (width.parse(), height.parse()));
    match parts {
        Some((Ok(width @ 1..=LARGEST), Ok(height @ 1..=LARGEST))) => Ok((width, height)),
        _ => Err(format!("a width and a height of at most {LARGEST}, as in 1280x720")),
    }
}

/// A side, as the command line calls it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SideName {
    /// The alliance.
    #[default]
    Alliance,
    /// The adversary.
    Adversary,
}

impl From<SideName> for Side {
    fn from(name: SideName) -> Self {
        match name {
            SideName::Alliance => Side::Alliance,
            SideName::Adversary => Side::Adversary,
        }
    }
}

/// Options of `simulate`.
#[derive(Debug, Args)]
pub struct Simulate {
    /// Name of a level that comes with the game, or a level file.
    pub level: String,
    /// How many games to play.
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    pub runs: u32,
    /// Seed of the first game; each has one more than the one before.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// What the alliance does.
    #[arg(long, value_name = "P", default_value = crate::alliance::policy::NAMES[0])]
    pub policy: String,
    /// Habits of the adversary, by name or from a file; those of the level unless given.
    #[arg(long, value_name = "A")]
    pub adversary: Option<String>,
    /// Character of the adversary; drawn by the seed unless given.
    #[arg(long, value_name = "D")]
    pub disposition: Option<String>,
    /// Which assumptions about cyber operations hold.
    #[arg(long, value_name = "SET", default_value = super::catalogue::DEFAULT_ASSUMPTIONS)]
    pub assume: String,
    /// Launch the attack at this hour, whatever the council thinks.
    #[arg(long, value_name = "HOUR")]
    pub launch_at: Option<Hour>,
    /// Threads to play on, at most 256; as many as the machine has cores unless given.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// Write the journal of the game with the given seed to a file.
    #[arg(long, value_name = "FILE")]
    pub record: Option<PathBuf>,
    /// Instead of many games, tell the one with this seed council by council.
    #[arg(long, value_name = "SEED")]
    pub explain: Option<u64>,
    /// Turn one number of the model through so many values, "found=0.02..0.2:7", the same games at each.
    #[arg(long, value_name = "NAME=A..B:STEPS", conflicts_with_all = ["record", "explain", "timing"])]
    pub sweep: Option<String>,
    /// Instead of counting the games, write a row for each of them to a CSV file: seed, disposition, outcome, weeks of
    /// readiness and launch, orders by kind, answers.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["explain", "sweep", "timing", "out", "format"])]
    pub games: Option<PathBuf>,
    /// Form of the result.
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
    /// Write the result to a file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Measure the speed as well.
    #[arg(long)]
    pub timing: bool,
}

/// Options of `balance`.
#[derive(Debug, Args)]
pub struct Balance {
    /// Name of a level that comes with the game, or a level file.
    pub level: String,
    /// How many games for every rate; random plans and paths are judged by a fifth of them. The few that are played unless
    /// more are asked for give a first look in half a minute; two hundred tell most bars.
    #[arg(long, value_name = "N", default_value_t = crate::study::balance::RUNS, value_parser = clap::value_parser!(u32).range(1..))]
    pub runs: u32,
    /// Seed of the first game; each has one more than the one before.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// How many random plans, and paths through the dispatches.
    #[arg(long, value_name = "N", default_value_t = crate::study::balance::PLANS, value_parser = clap::value_parser!(u32).range(1..))]
    pub plans: u32,
    /// Threads to play on, at most 256; as many as the machine has cores unless given.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// Form of the result.
    #[arg(long, value_enum, default_value_t)]
    pub format: ReportFormat,
    /// Try as well which numbers of the level move the bars that do not hold: takes 26 times as long.
    #[arg(long)]
    pub hints: bool,
    /// Fail when a bar does not hold.
    #[arg(long)]
    pub deny: bool,
}

/// Options of `sensitivity`.
#[derive(Debug, Args)]
pub struct Sensitivity {
    /// Name of a level that comes with the game, or a level file.
    pub level: String,
    /// What the alliance does.
    #[arg(long, value_name = "P", default_value = crate::alliance::policy::NAMES[0])]
    pub policy: String,
    /// Ask by how much fewer attacks come than under this policy, over the same seeds.
    #[arg(long, value_name = "P")]
    pub against: Option<String>,
    /// How many games for every answer.
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    pub runs: u32,
    /// Seed of the first game; each has one more than the one before.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// How often all figures are drawn at once.
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub draws: u32,
    /// Turn numbers of the level instead of the figures of the model, by their paths, as in crisis.stakes.0 or axes.*.hours; a
    /// star stands for every name. Can be given several times.
    #[arg(long = "field", value_name = "PATH")]
    pub fields: Vec<String>,
    /// Make each of those numbers smaller and greater by this share.
    #[arg(long, value_name = "SHARE", default_value_t = 0.2, value_parser = share, requires = "fields")]
    pub by: f64,
    /// Which assumptions are at rest.
    #[arg(long, value_name = "SET", default_value = super::catalogue::DEFAULT_ASSUMPTIONS)]
    pub assume: String,
    /// Threads to play on, at most 256; as many as the machine has cores unless given.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// Form of the result.
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
    /// Draw the result as well, to be projected.
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
    /// Write the result to a file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// A share between 0 and 1.
fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().ok().filter(|share| 0.0 < *share && *share < 1.0);
    share.ok_or_else(|| "a share lies between 0 and 1, as in 0.2".to_owned())
}

/// Form of a table of figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For people.
    #[default]
    Text,
    /// One object.
    Json,
    /// A line of names and a line of figures.
    Csv,
}

/// Options of `validate`.
#[derive(Debug, Args)]
pub struct Validate {
    /// Level files, or folders that are searched for them.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Form of the report.
    #[arg(long, value_enum, default_value_t)]
    pub format: ReportFormat,
    /// Let warnings fail a level too.
    #[arg(long)]
    pub deny_warnings: bool,
}

/// Form of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people.
    #[default]
    Text,
    /// For tools.
    Json,
}

/// Options of `replay`.
#[derive(Debug, Args)]
pub struct Replay {
    /// The save.
    pub journal: PathBuf,
    /// Of a damaged save, play what is whole.
    #[arg(long)]
    pub whole: bool,
    /// Ask the minds again as well and compare what they decide.
    #[arg(long)]
    pub verify: bool,
}

/// Options of `model`.
#[derive(Debug, Args)]
pub struct Model {
    /// One comparison in full; without it, one line for each.
    #[arg(long, value_name = "NAME")]
    pub table: Option<String>,
    /// Form of the result.
    #[arg(long, value_enum, default_value_t)]
    pub format: ReportFormat,
}
