//! What the week does to the map: where the slot in hand can be used, the teams at work, and the adversary in our network.

use super::appearance::plane;
use super::board::Board;
use super::labels::{Placer, Side};
use super::lens::Words;
use super::overlay::{Overlay, SEMI_BOLD, colour, faded, pos};
use super::placement::theatre;
use super::shown::Shown;
use crate::game::palette::{self, Rgb};
use crate::game::socket::Socket;
use crate::game::{Preview, Selection};
use crate::icon::Icon;
use crate::sim::Order;
use crate::sim::state::Task;
use bevy::ecs::entity::Entity;
use bevy::math::{Rect, Vec2};
use bevy::prelude::Resource;
use bevy_egui::egui::Stroke;

/// Discs that were painted last, points.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Sockets(pub Vec<Disc>);

/// A disc that can be clicked.
#[derive(Clone, Debug, PartialEq)]
pub struct Disc {
    /// Where.
    pub area: Rect,
    /// The thing beside which it stands; none where nobody knows the place.
    pub thing: Selection,
    /// What a click does.
    pub does: Does,
}

/// What a click on a disc does.
#[derive(Clone, Debug, PartialEq)]
pub enum Does {
    /// Gives the order, or where there are several asks which.
    Order(Vec<Order>),
    /// Takes this team in hand.
    Take(u8),
    /// Takes back an order of this hour.
    TakeBack(Order),
}

impl Sockets {
    /// The disc at a point.
    pub fn at(&self, point: Vec2) -> Option<&Disc> {
        self.0.iter().find(|disc| disc.area.contains(point))
    }

    /// What the slot in hand can order at a point, or at the thing there.
    pub fn offered(&self, point: Vec2, thing: Selection) -> Option<&[Order]> {
        let here = |disc: &Disc| disc.area.contains(point) || disc.thing == thing && thing != Selection::None;
        self.0.iter().filter(|disc| here(disc)).find_map(|disc| match &disc.does {
            Does::Order(orders) => Some(orders.as_slice()),
            Does::Take(_) | Does::TakeBack(_) => None,
        })
    }
}

/// Something beside which discs stand.
struct Anchor {
    entity: Entity,
    thing: Selection,
    /// Its frame and, for a link, other places of it.
    frames: Vec<Rect>,
}

/// The order in which sides are tried for discs.
const SIDES: [Side; 4] = [Side::Right, Side::Above, Side::Left, Side::Below];

/// Paints all of it; gives the discs.
pub(super) fn paint(
    over: &Overlay,
    board: &Board,
    shown: &Shown,
    preview: &Preview,
    words: &Words,
    placer: &mut Placer,
) -> Sockets {
    if theatre(&over.camera) {
        return Sockets::default();
    }
    let radius = if over.large { 12.0 } else { 10.0 };
    let mut discs = Vec::new();
    for (entity, intrusion, position) in &board.intrusions {
        let Some(hours) = intrusion.hours else { continue };
        let Some(frame) = clear(over.camera.to_screen(plane(position.0)), radius, placer) else { continue };
        placer.reserve(frame);
        dashed(over, frame, Icon::Beetle, 1.3, palette::HOSTILE);
        let galley = over.measure(
            &format!("{hours} h {}", words.intrusion),
            SEMI_BOLD,
            if over.large { 15.0 } else { 12.5 },
            palette::TEXT,
        );
        let size = Overlay::tag_size(&galley);
        let anchor = Anchor { entity, thing: Selection::None, frames: vec![frame] };
        let sides = [Side::Below, Side::Above, Side::Left];
        if let Some(corner) = placer.place(frame, size, 4.0, &sides, screen(over)) {
            over.tag(Rect::from_corners(corner, corner + size), galley, palette::HOSTILE);
        }
        discs.extend(discs_at(over, board, &anchor, radius, preview, placer));
    }
    for anchor in anchors(over, shown) {
        discs.extend(discs_at(over, board, &anchor, radius, preview, placer));
    }
    Sockets(discs)
}

/// Paints the teams at work beside something, and a free disc where the slot in hand can be used.
fn discs_at(
    over: &Overlay,
    board: &Board,
    anchor: &Anchor,
    radius: f32,
    preview: &Preview,
    placer: &mut Placer,
) -> Vec<Disc> {
    let mut discs = Vec::new();
    let Ok((socket, crew, ordered)) = board.sockets.get(anchor.entity) else { return discs };
    for order in ordered.iter().flat_map(|ordered| &ordered.0) {
        let Some(area) = room(over, anchor, radius, placer) else { continue };
        placed(over, area, *order);
        discs.push(Disc { area, thing: anchor.thing, does: Does::TakeBack(*order) });
    }
    for (team, task) in crew.iter().flat_map(|crew| &crew.0) {
        let Some(area) = room(over, anchor, radius, placer) else { continue };
        token(over, area, *team, *task);
        discs.push(Disc { area, thing: anchor.thing, does: Does::Take(*team) });
    }
    let Some(Socket(orders)) = socket else { return discs };
    if preview.order().is_some_and(|order| orders.contains(&order)) {
        ring(over, anchor.frames[0]);
    }
    if let Some(area) = room(over, anchor, radius, placer) {
        free(over, area, orders[0]);
        discs.push(Disc { area, thing: anchor.thing, does: Does::Order(orders.clone()) });
    }
    discs
}

/// The nearest place around one that nobody knows where two discs beside it have room.
fn clear(around: Vec2, radius: f32, placer: &Placer) -> Option<Rect> {
    let away = std::iter::once(Vec2::ZERO).chain(rings(2.0 * radius, 2.0 * radius, 7));
    let mut frames = away.map(|away| Rect::from_center_half_size(around + away, Vec2::splat(radius)));
    frames.find(|frame| placer.is_free(Rect::from_corners(frame.min, frame.max + Vec2::X * 5.0 * radius)))
}

/// Twelve places around at each of some distances, the nearest first.
fn rings(near: f32, step: f32, count: u8) -> impl Iterator<Item = Vec2> {
    let ways = (0..12).map(|way: u8| Vec2::from_angle(std::f32::consts::TAU * f32::from(way) / 12.0));
    (0..count).flat_map(move |ring| ways.clone().map(move |way| (near + step * f32::from(ring)) * way))
}

fn screen(over: &Overlay) -> Rect {
    Rect::from_corners(Vec2::ZERO, over.camera.size)
}

/// What is shown, with its places.
fn anchors(over: &Overlay, shown: &Shown) -> Vec<Anchor> {
    let facilities = shown.facilities.iter().map(|(there, placed)| Anchor {
        entity: there.entity,
        thing: Selection::Facility(there.key.0),
        frames: vec![placed.frame(&over.camera)],
    });
    let units = shown.units.iter().map(|(unit, placed)| Anchor {
        entity: unit.entity,
        thing: Selection::Node(unit.key.0),
        frames: vec![placed.frame(&over.camera)],
    });
    let links = shown.links.iter().filter_map(|there| {
        let path = there.strands.0.first()?;
        let at = |share| over.camera.to_screen(path.along(share).0);
        let frames =
            [0.5, 0.35, 0.65, 0.2, 0.8].map(|share| Rect::from_center_half_size(at(share), Vec2::ONE));
        let thing = Selection::Link(there.link.key.0);
        Some(Anchor { entity: there.link.entity, thing, frames: frames.to_vec() })
    });
    facilities.chain(units).chain(links).collect()
}

/// Room for a disc beside an anchor, on a link as well as beside it.
fn room(over: &Overlay, anchor: &Anchor, radius: f32, placer: &mut Placer) -> Option<Rect> {
    let size = Vec2::splat(2.0 * radius);
    let corner = match &anchor.frames[..] {
        // Around what nobody knows the place of they stand in a row.
        [frame] if anchor.thing == Selection::None => {
            let step = Vec2::X * (size.x + 3.0);
            let corners = (0..4).map(|index| Vec2::new(frame.max.x + 3.0, frame.min.y) + step * index as f32);
            placer.settle(corners, size, screen(over))
        }
        [frame] => {
            let beside = placer.place(*frame, size, 5.0, &SIDES, screen(over));
            // Where something can be done, a disc is found wherever there is room near by.
            let near = 0.5 * (frame.size().max_element() + size.x) + 4.0;
            let around = rings(near, 0.6 * size.x, 3).map(|away| frame.center() + away - 0.5 * size);
            beside.or_else(|| placer.settle(around, size, screen(over)))
        }
        frames => placer.settle(frames.iter().map(|frame| frame.center() - 0.5 * size), size, screen(over)),
    }?;
    Some(Rect::from_corners(corner, corner + size))
}

/// A dashed disc: a place for the slot in hand.
fn free(over: &Overlay, area: Rect, order: Order) {
    let icon = match order {
        Order::Assign { .. } => Icon::Plus,
        order => Icon::named(order.kind().icon),
    };
    dashed(over, area, icon, 1.1, palette::NOW);
}

/// A dashed disc with a picture in it, `size` relative to its radius.
fn dashed(over: &Overlay, area: Rect, icon: Icon, size: f32, rgb: Rgb) {
    let (middle, radius) = (area.center(), 0.5 * area.width() - 1.0);
    over.painter.circle_filled(pos(middle), radius + 1.5, colour(palette::CASING));
    over.painter.circle_filled(pos(middle), radius, faded(palette::PANEL, 0.94));
    over.dashed(&circle(middle, radius), 4.0, 3.0, 1.8, rgb);
    icon.paint(&over.painter, pos(middle), size * radius, colour(rgb));
}

/// A full disc: an order of this hour.
fn placed(over: &Overlay, area: Rect, order: Order) {
    let casing = Stroke::new(2.0, colour(palette::CASING));
    over.painter.circle(pos(area.center()), 0.5 * area.width(), colour(palette::NOW), casing);
    let icon = Icon::named(order.kind().icon);
    icon.paint(&over.painter, pos(area.center()), 0.6 * area.width(), colour(palette::CASING));
}

/// A team at work, with its number.
fn token(over: &Overlay, area: Rect, team: u8, task: Task) {
    let (middle, radius) = (area.center(), 0.5 * area.width());
    let casing = Stroke::new(2.0, colour(palette::CASING));
    over.painter.circle(pos(middle), radius, colour(palette::OWN), casing);
    if let Some(icon) = Icon::of_task(task) {
        icon.paint(&over.painter, pos(middle), 1.15 * radius, colour(palette::CASING));
    }
    let badge = middle + Vec2::new(0.75, -0.75) * radius;
    let small = 0.62 * radius;
    over.painter.circle(pos(badge), small, colour(palette::NOW), Stroke::new(1.2, colour(palette::CASING)));
    let number = over.measure(&(team + 1).to_string(), SEMI_BOLD, 1.7 * small, palette::CASING);
    let corner = badge - 0.5 * Vec2::new(number.size().x, number.size().y);
    over.painter.galley(pos(corner), number, colour(palette::CASING));
}

/// Around the place of the order that is pointed at elsewhere.
fn ring(over: &Overlay, frame: Rect) {
    let radius = 0.5 * frame.size().length() + 6.0;
    over.dashed(&circle(frame.center(), radius), 6.0, 4.0, 2.2, palette::NOW);
}

fn circle(middle: Vec2, radius: f32) -> Vec<Vec2> {
    let point = |step: u8| middle + radius * Vec2::from_angle(std::f32::consts::TAU * f32::from(step) / 32.0);
    (0..=32).map(point).collect()
}
