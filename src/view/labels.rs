//! Which names find a place: units' boxes are reserved first, then units' names, then towns by rank, then the names
//! of the ground. A label that finds none is left out, never laid over another.

use bevy::math::{Rect, Vec2};

/// Where a label may stand beside the thing it names, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the right of it.
    Right,
    /// To the left of it.
    Left,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

/// The order in which sides are tried for units.
pub const UNIT_SIDES: [Side; 4] = [Side::Right, Side::Left, Side::Below, Side::Above];
/// The order in which sides are tried for towns.
pub const TOWN_SIDES: [Side; 4] = [Side::Right, Side::Left, Side::Above, Side::Below];

/// Boxes that are taken.
#[derive(Clone, Debug, Default)]
pub struct Placer {
    taken: Vec<Rect>,
    lines: Vec<Rect>,
}

impl Placer {
    /// Takes a box.
    pub fn reserve(&mut self, area: Rect) {
        self.taken.push(area);
    }

    /// Names keep off these points where they can.
    pub fn avoid(&mut self, points: &[Vec2], reach: f32) {
        self.lines.extend(points.iter().map(|point| Rect::from_center_half_size(*point, Vec2::splat(reach))));
    }

    /// Whether a box is free.
    pub fn is_free(&self, area: Rect) -> bool {
        self.taken.iter().all(|other| apart(*other, area))
    }

    /// Takes the first free place for a label of a size beside a thing; gives its upper left corner.
    pub fn place(&mut self, thing: Rect, size: Vec2, gap: f32, sides: &[Side], within: Rect) -> Option<Vec2> {
        let middle = thing.center();
        let corners = sides.iter().map(|side| match side {
            Side::Right => Vec2::new(thing.max.x + gap, middle.y - 0.5 * size.y),
            Side::Left => Vec2::new(thing.min.x - gap - size.x, middle.y - 0.5 * size.y),
            Side::Above => Vec2::new(middle.x - 0.5 * size.x, thing.min.y - gap - size.y),
            Side::Below => Vec2::new(middle.x - 0.5 * size.x, thing.max.y + gap),
        });
        self.settle(corners, size, within)
    }

    /// Takes the first free of some places for a label of a size, one that keeps off the lines before all others;
    /// places and what comes back are upper left corners.
    pub fn settle(
        &mut self,
        corners: impl IntoIterator<Item = Vec2>,
        size: Vec2,
        within: Rect,
    ) -> Option<Vec2> {
        let areas = corners.into_iter().map(|corner| Rect::from_corners(corner, corner + size));
        let inside = |area: &Rect| within.contains(area.min) && within.contains(area.max);
        let free: Vec<Rect> = areas.filter(|area| inside(area) && self.is_free(*area)).collect();
        let clear = |area: &&Rect| self.lines.iter().all(|line| apart(*line, **area));
        let area = *free.iter().find(clear).or(free.first())?;
        self.taken.push(area);
        Some(area.min)
    }
}

fn apart(a: Rect, b: Rect) -> bool {
    a.min.x >= b.max.x || b.min.x >= a.max.x || a.min.y >= b.max.y || b.min.y >= a.max.y
}

/// Least importance of the towns that are named at a scale; ranks count up from 0 for the greatest.
pub fn least_town_rank(km_per_point: f32) -> u8 {
    match km_per_point {
        scale if scale > 3.0 => 1,
        scale if scale > 2.0 => 2,
        scale if scale > 1.3 => 4,
        scale if scale > 0.6 => 5,
        scale if scale > 0.4 => 7,
        _ => 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Rect = Rect { min: Vec2::ZERO, max: Vec2::new(400.0, 300.0) };

    #[test]
    fn a_label_goes_to_the_other_side_when_one_is_taken() {
        let mut placer = Placer::default();
        let thing = Rect::new(100.0, 100.0, 120.0, 120.0);
        placer.reserve(Rect::new(122.0, 90.0, 200.0, 130.0));
        let corner = placer.place(thing, Vec2::new(40.0, 12.0), 4.0, &UNIT_SIDES, SCREEN);
        assert_eq!(corner, Some(Vec2::new(56.0, 104.0)));
    }

    #[test]
    fn a_label_without_a_place_is_left_out() {
        let mut placer = Placer::default();
        placer.reserve(Rect::new(0.0, 0.0, 400.0, 300.0));
        let thing = Rect::new(100.0, 100.0, 120.0, 120.0);
        assert_eq!(placer.place(thing, Vec2::new(40.0, 12.0), 4.0, &TOWN_SIDES, SCREEN), None);
    }

    #[test]
    fn labels_never_cover_each_other() {
        let mut placer = Placer::default();
        let mut boxes: Vec<Rect> = Vec::new();
        for step in 0..200_u32 {
            let at = Vec2::new((step * 37 % 380) as f32, (step * 53 % 280) as f32);
            let size = Vec2::new(30.0 + (step % 5) as f32 * 6.0, 12.0);
            let thing = Rect::from_center_half_size(at, Vec2::splat(3.0));
            if let Some(corner) = placer.place(thing, size, 3.0, &TOWN_SIDES, SCREEN) {
                let area = Rect::from_corners(corner, corner + size);
                assert!(boxes.iter().all(|other| other.intersect(area).is_empty()));
                boxes.push(area);
            }
        }
        assert!(boxes.len() > 20);
    }
}
