//! The chain under attack in time: one row a medium, one for the column. The column stands only where all are dark.

use super::war::Clocks;
use crate::sim::intel::{Intel, WarPicture};
use crate::sim::orders::Offer;
use crate::sim::orders::Order;
use crate::sim::scenario::Medium;
use crate::sim::state::DisruptionCause;
use crate::sim::units::Hour;
use crate::sim::{ChannelId, LinkId, Scenario};
use crate::text::{Texts, name, number};

/// The chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// "6 Army to 2 Div".
    pub title: String,
    /// Which link, to lead to it.
    pub link: Option<LinkId>,
    /// Hours after launch, now.
    pub now: Hour,
    /// Hours after launch at the right end.
    pub end: Hour,
    /// Hours between marks.
    pub step: Hour,
    /// One row a medium.
    pub rows: Vec<Row>,
    /// Hours after launch at which the objective falls.
    pub falls: f64,
    /// The same with the orders placed.
    pub falls_with: f64,
    /// Hours after launch at which our line closes.
    pub closes: f64,
    /// Where their clock runs to.
    pub objective: String,
}

/// One medium.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which: it gives the style of the line.
    pub medium: Medium,
    /// Its name.
    pub name: String,
    /// When it is dark or would be.
    pub bars: Vec<Bar>,
    /// What it can do while it works.
    pub note: String,
}

/// A time a medium is dark.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// From, hours after launch.
    pub from: Hour,
    /// To, hours after launch.
    pub to: Hour,
    /// What is known of it.
    pub kind: BarKind,
    /// In words.
    pub label: String,
}

/// What is known of a dark time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarKind {
    /// Confirmed.
    Sure,
    /// Reported, not confirmed.
    Unconfirmed,
    /// What a placed order, by number, would do.
    Preview(u8),
}

impl Chain {
    /// The chain under attack: of the last order that aims at one, else on the way to the column that arrives first. `placed` are
    /// the orders of this pulse and the one under the pointer, `offers` what else could be ordered.
    pub fn of(
        texts: &Texts,
        scenario: &Scenario,
        intel: &Intel,
        war: &WarPicture,
        placed: &[Order],
        offers: &[Offer],
        clocks: &Clocks,
    ) -> Self {
        let axis = &scenario.axes[war.first.index()];
        // The link of the leading column's way at which most of what we hold is aimed; of two alike the lower.
        let aims = offers.iter().flat_map(|offer| targets(scenario, &offer.order));
        let held: Vec<LinkId> = aims.map(|channel| scenario.channel(*channel).link).collect();
        let way = axis.column.first().map_or(&[][..], |lead| scenario.way_down(*lead));
        let aims = |link: &LinkId| held.iter().filter(|other| *other == link).count();
        let link = way.iter().rev().copied().max_by_key(aims);
        let aimed = placed.iter().rev().find_map(|order| targets(scenario, order).first());
        let link = aimed.map(|channel| scenario.channel(*channel).link).or(link);
        let now = intel.hour.saturating_sub(war.book.since);
        let fell = war.columns[war.first.index()].book.fell;
        let falls = fell
            .map_or(f64::from(now) + clocks.theirs, |hour| f64::from(hour.saturating_sub(war.book.since)));
        let closes = f64::from(now) + clocks.ours;
        let horizon = falls.max(closes).max(f64::from(now) + 36.0).min(f64::from(scenario.war_window));
        let step: Hour = if horizon > 144.0 {
            24
        } else if horizon > 84.0 {
            12
        } else {
            6
        };
        let end = ((horizon / f64::from(step)).ceil() as Hour + 1) * step;
        let channels = link.map(|id| scenario.link(id).channels.as_slice()).unwrap_or_default();
        Self {
            title: link.map(|id| name::link(texts, scenario, id)).unwrap_or_default(),
            link,
            now,
            end,
            step,
            rows: channels
                .iter()
                .filter(|b| intel.channels[b.index()].cause != Some(DisruptionCause::March))
                .map(|b| row(texts, scenario, intel, war, placed, *b))
                .collect(),
            falls,
            falls_with: falls + clocks.preview.as_ref().map_or(0.0, |(theirs, ..)| theirs - clocks.theirs),
            closes,
            objective: axis.objective.clone(),
        }
    }
}

fn row(
    texts: &Texts,
    scenario: &Scenario,
    intel: &Intel,
    war: &WarPicture,
    placed: &[Order],
    id: ChannelId,
) -> Row {
    let (channel, picture) = (scenario.channel(id), &intel.channels[id.index()]);
    let now = intel.hour.saturating_sub(war.book.since);
    let mut bars = Vec::new();
    if let Some(until) = picture.dark_until {
        let left = number::span(texts, until.saturating_sub(intel.hour));
        let kind = if picture.sure { BarKind::Sure } else { BarKind::Unconfirmed };
        let label = match kind {
            BarKind::Sure => texts.tell("chain-dark", &[("left", left.into())]),
            _ => texts.tell("chain-probably-dark", &[("left", left.into())]),
        };
        bars.push(Bar { from: now, to: until.saturating_sub(war.book.since), kind, label });
    }
    for (index, order) in placed.iter().enumerate() {
        let hours = match *order {
            Order::Fire { access } if hits(scenario, &scenario.accesses[access.index()].targets, id) => {
                scenario.accesses[access.index()].outage.0
            }
            Order::Jam { jammer } if hits(scenario, &scenario.jammers[jammer.index()].targets, id) => {
                scenario.jammers[jammer.index()].hours.0
            }
            _ => continue,
        };
        let label = texts.tell("chain-preview", &[("hours", number::hours(texts, hours).into())]);
        let kind = BarKind::Preview(index as u8 + 1);
        bars.push(Bar { from: now, to: now + hours.round() as Hour, kind, label });
    }
    let capacity = channel.medium.capacity(&scenario.coefficients);
    let load = scenario.link(channel.link).load_attacking;
    let share = number::percent(texts, (capacity / load).min(1.0));
    let note = if capacity < scenario.coefficients.cut_off * load {
        texts.tell("chain-too-little", &[("share", share.into())])
    } else {
        texts.tell("chain-carries", &[("share", share.into())])
    };
    Row { medium: channel.medium, name: name::medium(texts, channel.medium), bars, note }
}

/// The media an order aims at.
fn targets<'a>(scenario: &'a Scenario, order: &Order) -> &'a [ChannelId] {
    match *order {
        Order::Fire { access } => &scenario.accesses[access.index()].targets,
        Order::Jam { jammer } => &scenario.jammers[jammer.index()].targets,
        _ => &[],
    }
}

/// Whether an attack on `targets` takes down a channel, itself or through the facility they share.
fn hits(scenario: &Scenario, targets: &[ChannelId], id: ChannelId) -> bool {
    let facility = scenario.channel(id).facility;
    targets.iter().any(|t| *t == id || (facility.is_some() && scenario.channel(*t).facility == facility))
}
