//! How a war is thought to end: on each axis by each way to defend it, and as one grade. What an order is said to move is
//! this forecast with the order less the forecast without it.

use super::{NodePicture, WarPicture};
use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::ids::{AxisId, LinkId, NodeId};
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{BrigadeState, Intent};
use crate::sim::model::units::Hour;
use crate::sim::rules::combat::Contact;
use crate::sim::rules::defence::defenders;
use crate::sim::rules::grade::{self, Grade};

/// What is left of the way of a column, as somebody knows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Approach {
    /// What meets on the axis, the column in command and the fight in full.
    pub met: Contact,
    /// Kilometres to the objective.
    pub km: f64,
    /// Kilometres an hour on the open road.
    pub pace: f64,
    /// Hours for which it halts yet.
    pub halt: f64,
    /// Hours for which it goes on cut off, after that.
    pub dark: f64,
    /// Its effectiveness in these.
    pub blind: f64,
    /// Its effectiveness afterwards.
    pub full: f64,
    /// Factor by which aircraft slow it under the open sky.
    pub slowed: f64,
    /// Hours for which that lies open.
    pub open: f64,
    /// Hours after which no war goes on.
    pub window: f64,
}

/// What is thought to come of an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Course {
    /// Hours until its objective falls.
    pub clock: f64,
    /// Share of the power of its defenders that is left in the end.
    pub left: f64,
}

impl Approach {
    /// What comes of a defence with an intent, when the column is kept for `delay` hours more and our line closes in
    /// `our_clock` hours.
    pub fn course(&self, figures: &Coefficients, intent: Intent, delay: f64, our_clock: f64) -> Course {
        let ordered = self.met.taken_up(figures, intent);
        let with = |drive: f64| Contact { drive, ..ordered };
        let (blind, full) = (with(self.blind), with(self.full));
        let going = hours_of_march(
            self.km,
            self.pace * blind.pace(figures),
            self.pace * full.pace(figures),
            self.dark,
        );
        let clock = self.halt + going;
        // Under an open sky the rest of the way takes longer, for as long as it lies open.
        let bombed = (self.open - self.halt).clamp(0.0, clock) * (1.0 - 1.0 / self.slowed);
        // Whether a column that stands gets there later than the war is judged makes no difference.
        let clock = (clock + bombed + delay).min(self.window).max(0.0);
        let mut hours = (clock.min(our_clock) - delay.max(0.0)).max(0.0);
        let mut there = ordered;
        for (span, drive) in [(self.halt, 0.0), (self.dark, self.blind), (f64::MAX, self.full)] {
            let here = span.min(hours);
            there = Contact { drive, ..there }.after(figures, here);
            hours -= here;
        }
        let left = if self.met.defence > 0.0 { there.defence / self.met.defence } else { 1.0 };
        // Who holds what falls is encircled.
        let kept = match intent {
            Intent::Hold => 1.0 - grade::falls(figures, clock, our_clock) * (1.0 - figures.encircled),
            Intent::Delay | Intent::TradeGround => 1.0,
        };
        Course { clock, left: left * kept }
    }
}

/// Hours for some kilometres, of which the first `slow` hours go at the first pace and the rest at the second.
fn hours_of_march(km: f64, first: f64, then: f64, slow: f64) -> f64 {
    let km = km.max(0.0);
    let crawled = first.max(0.0) * slow;
    if crawled >= km && crawled > 0.0 {
        km / first
    } else {
        slow + (km - crawled) / then.max(f64::MIN_POSITIVE)
    }
}

/// The defenders of all axes, as somebody knows them.
#[derive(Clone, Copy, Debug)]
pub struct Defence<'a> {
    /// Brigades that were sent.
    pub brigades: &'a [BrigadeState],
    /// Every node, by `NodeId`.
    pub nodes: &'a [NodePicture],
    /// How well each is commanded, by `NodeId`.
    pub quality: &'a [f64],
    /// Person-hours of harm that civilians have taken.
    pub harm: f64,
}

/// What an order would change in a war.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// How each axis is defended, by `AxisId`.
    pub intents: Vec<Intent>,
    /// Hours for which each column is kept besides, by `AxisId`.
    pub delays: Vec<f64>,
    /// Hours by which our line closes later.
    pub line: f64,
    /// Person-hours of harm to civilians besides.
    pub harm: f64,
}

impl Change {
    /// Nothing.
    pub fn none(war: &WarPicture) -> Self {
        Self {
            intents: war.columns.iter().map(|column| column.ordered).collect(),
            delays: vec![0.0; war.columns.len()],
            line: 0.0,
            harm: 0.0,
        }
    }
}

/// How a war is thought to end.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct End {
    /// Its grade.
    pub grade: Grade,
    /// Combat power of the defenders that is left.
    pub power: f64,
}

impl WarPicture {
    /// Links of ours that are shielded, as far as this side knows.
    pub fn shields(&self) -> &[LinkId] {
        self.desk.as_ref().map_or(&[], |desk| desk.shields.as_slice())
    }

    /// Hours that a column gains on its way while what meets there is changed for so many hours.
    pub fn gained(
        &self,
        figures: &Coefficients,
        axis: AxisId,
        hours: f64,
        change: impl Fn(&Contact) -> Contact,
    ) -> f64 {
        let column = &self.columns[axis.index()];
        let ordered = column.approach.met.taken_up(figures, column.ordered);
        let now = Contact { drive: column.approach.full, ..ordered };
        let pace = now.pace(figures);
        let quicker = if pace > 0.0 { change(&now).pace(figures) / pace - 1.0 } else { 0.0 };
        hours.min(column.clock) * quicker
    }

    /// What is thought to come of an axis with a change.
    pub fn course(&self, figures: &Coefficients, axis: AxisId, change: &Change) -> Course {
        let column = &self.columns[axis.index()];
        let (intent, delay) = (change.intents[axis.index()], change.delays[axis.index()]);
        match column.book.fell {
            Some(_) => Course { clock: 0.0, left: 1.0 },
            None => column.approach.course(figures, intent, delay, (self.our_clock + change.line).max(0.0)),
        }
    }

    /// What is thought to come of a change.
    pub fn expected(&self, scenario: &Scenario, now: Hour, defence: &Defence, change: &Change) -> End {
        let figures = &scenario.coefficients;
        let elapsed = f64::from(now - self.book.since);
        let our_clock = (self.our_clock + change.line).max(0.0);
        let courses: Vec<Course> =
            (0..self.columns.len()).map(|axis| self.course(figures, axis.into(), change)).collect();
        let ground = |axis: AxisId| match self.columns[axis.index()].book.fell {
            Some(hour) => grade::fallen(f64::from(hour - self.book.since), elapsed + our_clock),
            None => grade::awaited(figures, elapsed, courses[axis.index()].clock, our_clock),
        };
        let mut left = vec![1.0; scenario.nodes.len()];
        for (axis, course) in courses.iter().enumerate() {
            for node in defenders(scenario, defence.brigades, axis.into(), now) {
                left[node.index()] *= course.left;
            }
        }
        let strength = |node: NodeId| defence.nodes[node.index()].strength * left[node.index()];
        let quality = |node: NodeId| defence.quality[node.index()];
        let left = courses.iter().zip(&self.columns);
        End {
            grade: Grade {
                ground: grade::by_weight(scenario, ground),
                army: grade::army(scenario, defence.brigades, now, strength, quality),
                harm: grade::harm(defence.harm + change.harm),
            },
            power: left.map(|(course, column)| column.approach.met.defence * course.left).sum(),
        }
    }
}
