//! Records to tables: places, ids and links resolved, everything numbered.
//!
//! What cannot be resolved is left out, so that the checks see the rest of a faulty level; such a level is marked
//! incomplete, and nobody plays it.

mod campaign;
mod cards;
mod names;
mod network;
mod targets;

use super::format::{self, Level};
use super::read::Spanned;
use super::report::{Findings, Span};
use crate::map::projection::LonLat;
use crate::sim::figures::Figures;
use crate::sim::scenario::{Beat, Camera, Deck, Tables};
use crate::sim::units::Km;
use names::Names;

/// What could be built of a level, and where in the text its parts come from.
pub struct Built {
    /// The tables.
    pub tables: Tables,
    /// Places in the text, by table and position.
    pub spans: Spans,
    /// Whether nothing was left out.
    pub complete: bool,
    /// What was found on the way.
    pub findings: Findings,
}

/// Where the rows of the tables come from.
#[derive(Default)]
pub struct Spans {
    /// Of nodes.
    pub nodes: Vec<Span>,
    /// Of links.
    pub links: Vec<Span>,
    /// Of channels: the medium in the list of its link.
    pub channels: Vec<Span>,
    /// Of axes.
    pub axes: Vec<Span>,
    /// Of the lists of headquarters, by side.
    pub headquarters: [Span; 2],
}

/// The tables in the making.
struct Builder<'l> {
    level: &'l Level,
    built: Built,
    names: Names<'l>,
}

/// Builds what can be built of a level under an assumption set: its name, and its figures with the level's own in place.
pub fn built(level: &Level, set: &str, figures: &Figures) -> Built {
    let (tables, spans) = (bare(level, set, figures), Spans::default());
    let built = Built { tables, spans, complete: true, findings: Findings::default() };
    let mut builder = Builder { level, built, names: Names::default() };
    builder.nodes();
    builder.facilities();
    builder.links();
    builder.commanders();
    builder.axes();
    builder.allies();
    builder.accesses();
    builder.jammers();
    builder.reinforcements();
    builder.treaty();
    builder.indicators();
    builder.acts();
    builder.dispositions();
    builder.effect_names();
    builder.air_defences();
    builder.actors();
    builder.dispatches();
    builder.built
}

impl Builder<'_> {
    /// Passes a resolved value on; remembers that one is missing.
    fn kept<T>(&mut self, value: Option<T>) -> Option<T> {
        self.built.complete &= value.is_some();
        value
    }
}

/// What an assumption set adds to the stakes.
fn offset(level: &Level, set: &str) -> f64 {
    let of_set = level.crisis.offsets.iter().filter(|offset| offset.set.value == set);
    of_set.map(|offset| offset.by.value).sum()
}

fn bare(level: &Level, set: &str, figures: &Figures) -> Tables {
    let (crisis, weeks, stakes) = (&level.crisis, &level.crisis.weeks, &level.crisis.stakes);
    Tables {
        id: level.id.as_str().to_owned(),
        title: level.title.value.clone(),
        summary: level.summary.value.clone(),
        briefing: texts(&level.briefing),
        camera: Camera { at: level.camera.at.value, height: Km(level.camera.height_km.value) },
        horizon_weeks: (weeks.0.value, weeks.1.value),
        council_interval: crisis.council_hours.value,
        war_window: level.war.window_hours.0 as u32,
        stakes: (stakes.0.value + offset(level, set), stakes.1.value),
        tension: crisis.tension.iter().map(|point| (point.week.value, point.by.value)).collect(),
        optimism: (crisis.optimism.0.value, crisis.optimism.1.value),
        best_policy: level.best_policy.value.clone(),
        nodes: Vec::new(),
        links: Vec::new(),
        channels: Vec::new(),
        facilities: Vec::new(),
        air_defences: Vec::new(),
        axes: Vec::new(),
        accesses: Vec::new(),
        jammers: Vec::new(),
        allies: Vec::new(),
        reinforcements: Vec::new(),
        indicators: Vec::new(),
        acts: Vec::new(),
        dispositions: Vec::new(),
        habits: Vec::new(),
        actors: Vec::new(),
        treaty: None,
        deck: deck(&level.deck),
        dispatches: Vec::new(),
        teams: crisis.teams.value as u8,
        coefficients: figures.coefficients(),
        figures: figures.clone(),
    }
}

fn deck(deck: &format::Deck) -> Deck {
    let weeks = |beat: &format::Beat| (beat.weeks.0.value, beat.weeks.1.value);
    Deck {
        beats: deck.beats.iter().map(|beat| Beat { kind: beat.kind.value, weeks: weeks(beat) }).collect(),
        quiet: deck.quiet.value,
        hours: (deck.hours.0.value, deck.hours.1.value),
    }
}

fn texts(list: &[Spanned<String>]) -> Vec<String> {
    list.iter().map(|text| text.value.clone()).collect()
}

/// A place that was read, or none if it could not be.
fn place(place: &Spanned<super::format::Place>) -> Option<LonLat> {
    place.sound().map(|place| place.at)
}
