//! Names of units, with what is known of their age and, where it matters, what their link to command carries.

use super::board::{Board, Channel, Seen, UnitItem};
use super::capacity::Bar;
use super::highlight::Highlight;
use super::labels::{Placer, UNIT_SIDES};
use super::lens::Words;
use super::overlay::{Overlay, SEMI_BOLD};
use super::placement::{Placed, theatre};
use super::shown::{Shown, ShownLink};
use crate::game::palette;
use crate::game::{Lens, Selection};
use bevy::math::{Rect, Vec2};

/// Points between a name and the bar under it.
const GAP: f32 = 5.0;

/// Names of units with what is known of their age, and ears beside them.
#[expect(clippy::too_many_arguments, reason = "what a name says hangs on all of it")]
pub(super) fn paint(
    over: &Overlay,
    board: &Board,
    shown: &Shown,
    asked: (Selection, Selection),
    highlight: &Highlight,
    lens: Lens,
    words: &Words,
    placer: &mut Placer,
) {
    let screen = Rect::from_corners(Vec2::ZERO, over.camera.size);
    let size = if over.large { 17.0 } else { 13.5 };
    let theatre = theatre(&over.camera);
    let mut order: Vec<&(UnitItem, &Placed)> = shown.units.iter().collect();
    order.sort_by_key(|(unit, _)| unit.appearance.rank);
    for (unit, placed) in &order {
        if unit.ear.0 {
            let at = placed.centre(&over.camera) + placed.half * Vec2::new(0.9, 0.75);
            let radius = if over.large { 12.0 } else { 10.0 };
            over.ear(at, radius);
            placer.reserve(Rect::from_center_half_size(at, Vec2::splat(radius)));
        }
    }
    for (unit, placed) in order {
        let rgb = if unit.allied() { palette::OWN_TEXT } else { palette::HOSTILE_TEXT };
        let mut name = called(unit, words);
        if placed.behind > 0 {
            name = format!("{name} +{}", placed.behind);
        }
        let text = match unit.seen(shown.hour) {
            _ if lens == Lens::BeliefAge => format!("{name} {} h", unit.report.hours(shown.hour)),
            Seen::Live => name,
            Seen::Hours(hours) => format!("{name}? {} d", hours / 24),
            Seen::Silent(hours) => format!("{name} … {hours} h"),
        };
        let up = shown.links.iter().find(|up| up.link.command() && up.link.ends.child == unit.entity);
        let (text, bar) = match up.and_then(|up| told(up, unit, asked, highlight)) {
            Some((said, bar)) => (format!("{text}  {said}"), Some(bar)),
            None => (text, None),
        };
        let under = if theatre { under(board, shown, unit) } else { 0 };
        let text = if under > 0 { format!("{text}\n{under} {}", words.under) } else { text };
        let galley = over.measure(&text, SEMI_BOLD, size, rgb);
        let thing = placed.frame(&over.camera);
        let line = Vec2::new(galley.size().x, galley.size().y - 4.0);
        let under = bar.as_ref().map_or(Vec2::ZERO, |bar| bar.size() + Vec2::new(0.0, GAP));
        let room = Vec2::new(line.x.max(under.x), line.y + under.y);
        if let Some(corner) = placer.place(thing, room, 6.0, &UNIT_SIDES, screen) {
            over.text(corner - Vec2::new(0.0, 2.0), &galley, rgb);
            if let Some(bar) = bar {
                let side = if unit.allied() { palette::OWN } else { palette::HOSTILE };
                bar.paint(over, corner + Vec2::new(0.0, line.y + GAP), side);
            }
        }
    }
}

/// What a unit is called: a contact that is not known again has a number and no name.
pub(super) fn called(unit: &UnitItem, words: &Words) -> String {
    match unit.trust.number {
        Some(number) => format!("{} {number}", words.contact),
        None => unit.name.as_str().to_owned(),
    }
}

/// Units under a headquarters that are not shown themselves.
pub(super) fn under(board: &Board, shown: &Shown, unit: &UnitItem) -> usize {
    let below = board.subordinates.iter_descendants(unit.entity);
    below.filter(|below| shown.units.iter().all(|(other, _)| other.entity != *below)).count()
}

/// What the link to its commander carries, and would carry without the facility in question: where something is down, and
/// where it is asked for.
fn told(
    up: &ShownLink,
    unit: &UnitItem,
    (picked, hovered): (Selection, Selection),
    highlight: &Highlight,
) -> Option<(String, Bar)> {
    let itself = Selection::Node(unit.key.0);
    let asked = picked == itself || hovered == itself;
    let down = up.channels.iter().any(|channel| channel.dark.is_some());
    let said = match up.link.foreseen {
        Some(foreseen) => format!("{} %", share(foreseen.0)),
        None if down || asked => format!("{} %", share(up.link.state.quality)),
        None => return None,
    };
    let lost = |channel: &Channel| {
        channel.dark.is_some() || (channel.facility.is_some() && highlight.questions(channel.facility))
    };
    Some((said, Bar::of(&up.channels, up.link.load.0, lost)))
}

fn share(of: f64) -> String {
    format!("{:.0}", 100.0 * of)
}

#[cfg(test)]
mod tests {
    use super::super::appearance::Appearance;
    use super::super::board::Unit;
    use super::*;
    use crate::game::components::*;
    use crate::map::projection::LonLat;
    use crate::sim::{self, NodeId};
    use bevy::prelude::{Name, World};

    #[test]
    fn a_contact_that_is_not_known_again_keeps_its_name_to_itself() {
        let mut world = World::new();
        let trust = Trust { error_km: 20, confidence: 50, number: Some(33), cut: false, moved: true };
        let appearance = Appearance {
            symbol: String::new(),
            last_seen: String::new(),
            own: false,
            rank: 0,
            focus: true,
            home: Vec2::ZERO,
            follows: None,
        };
        let place = Position(LonLat::new(30.0, 59.0));
        let known = (NodeKey(NodeId(0)), Name::new("6 Army"), Side(sim::Side::Adversary), place);
        let unit = world.spawn((known, trust, LastReport::of(0, 0), Ear(false), appearance)).id();
        let words = Words { contact: "Contact".to_owned(), ..Words::default() };
        let mut units = world.query::<Unit>();
        assert_eq!(called(&units.get(&world, unit).expect("it is whole"), &words), "Contact 33");
        world.get_mut::<Trust>(unit).expect("it has it").number = None;
        assert_eq!(called(&units.get(&world, unit).expect("it is whole"), &words), "6 Army");
    }
}
