//! Where on the picture each symbol stands. Depends on what is believed and on the scale, not on where the map is panned
//! to.

use super::board::{Board, Changes, InfrastructureItem, UnitItem};
use super::camera::MapCamera;
use super::overlay::is_large;
use crate::game::Selection;
use crate::game::network::LinkKey;
use crate::map::symbols::SymbolAtlas;
use crate::sim::scenario::Medium;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

/// Points that a pixel of the atlas takes: a frame of 60 pixels is 38 points wide.
pub const SYMBOL_SCALE: f32 = 38.0 / 60.0;

/// Where a symbol stands: on the entity of whatever is shown.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Its place, km of the plane.
    pub at: Vec2,
    /// Middle of its frame from its place, points, y down.
    pub offset: Vec2,
    /// Half the size of its frame, points.
    pub half: Vec2,
    /// Whether it was pushed aside, so that a leader must tell its place.
    pub aside: bool,
    /// Size of the symbol relative to the usual.
    pub scale: f32,
    /// Formations of its column that it stands for, there being no room for them behind it.
    pub behind: u8,
}

impl Placed {
    /// Middle of the frame on the picture, points.
    pub fn centre(&self, camera: &MapCamera) -> Vec2 {
        camera.to_screen(self.at) + self.offset
    }

    /// The frame on the picture, points.
    pub fn frame(&self, camera: &MapCamera) -> Rect {
        Rect::from_center_half_size(self.centre(camera), self.half)
    }
}

/// Marked changed whenever symbols and strands were arranged anew; counts how often.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement(pub u32);

/// Kilometres in a point of the large picture: what is left out depends on the room there is, not on the pixels.
fn room(camera: &MapCamera) -> f32 {
    camera.km_per_point * size(camera)
}

/// How large symbols are drawn, relative to the 1080p picture.
pub(super) fn size(camera: &MapCamera) -> f32 {
    if is_large(camera.size) { 1.0 } else { 0.8 }
}

/// Kilometres in a point of the large picture from which on a theatre is shown: headquarters that stand for what is under
/// them, and infrastructure of one's concern.
pub const THEATRE: f32 = 1.3;

/// Whether the map is so far away that it shows a theatre.
pub(super) fn theatre(camera: &MapCamera) -> bool {
    room(camera) >= THEATRE
}

/// Whether the map is near enough to show everything: units beside the question, every medium of a link.
pub(super) fn near(camera: &MapCamera) -> bool {
    room(camera) < 0.4
}

/// What an arrangement was made for.
#[derive(Default)]
pub(super) struct MadeFor(Option<(f32, f32, bool)>);

/// What decides whether everything is arranged anew.
#[derive(SystemParam)]
pub(super) struct Occasion<'w, 's> {
    changes: Changes<'w, 's>,
    camera: Res<'w, MapCamera>,
    picked: Res<'w, Selection>,
    made_for: Local<'s, MadeFor>,
}

impl Occasion<'_, '_> {
    fn has_come(&mut self) -> bool {
        let key = Some((self.camera.km_per_point, self.camera.turn, is_large(self.camera.size)));
        let other = std::mem::replace(&mut self.made_for.0, key) != key;
        // Each is asked, so that none is told twice.
        self.changes.any() | self.picked.is_changed() | other
    }
}

/// Places the symbols again when what is believed, what is picked or the scale has changed.
pub(super) fn place(
    mut commands: Commands,
    board: Board,
    mut occasion: Occasion,
    mut arrangement: ResMut<Arrangement>,
    mut placed: Query<(Entity, &mut Placed)>,
) {
    if !occasion.has_come() {
        return;
    }
    arrangement.0 = arrangement.0.wrapping_add(1);
    let mut wanted = wanted(&board, &occasion.camera, *occasion.picked);
    for (entity, mut placed) in &mut placed {
        match wanted.iter().position(|(other, _)| *other == entity) {
            Some(index) => {
                placed.set_if_neq(wanted.swap_remove(index).1);
            }
            None => {
                commands.entity(entity).remove::<Placed>();
            }
        }
    }
    for (entity, placed) in wanted {
        commands.entity(entity).insert(placed);
    }
}

fn wanted(board: &Board, camera: &MapCamera, picked: Selection) -> Vec<(Entity, Placed)> {
    let (theatre, near) = (theatre(camera), near(camera));
    let called = called(board, picked);
    let mut shown: Vec<UnitItem> = board
        .units
        .iter()
        .filter(|unit| {
            let asked = if theatre { unit.commands() } else { near || unit.in_question() };
            asked || called.contains(&unit.entity)
        })
        .collect();
    shown.sort_by_key(|unit| unit.key.0);
    let in_war = board.axes.iter().any(|axis| axis.column.is_some());
    let mut symbols: Vec<(Entity, Placed)> = shown
        .iter()
        .filter_map(|unit| Some((unit.entity, natural(unit, board.hour(), size(camera))?)))
        .collect();
    if in_war {
        let head = |entity: Entity| board.units.get(entity).ok().and_then(|unit| unit.appearance.follows);
        close_up(&mut symbols, camera, head, &called);
    }
    let facilities = facilities(board, camera, picked);
    // Units give way; what is built stands where it stands.
    let fixed = facilities.len();
    let symbols: Vec<(Entity, Placed)> = facilities.into_iter().chain(symbols).collect();
    let ground: Vec<Vec2> = symbols.iter().map(|(_, symbol)| camera.to_screen(symbol.at)).collect();
    let goals = board.axes.iter().map(|axis| camera.to_screen(super::appearance::plane(axis.position.0)));
    let goals: Vec<Vec2> = goals.collect();
    let mut placed: Vec<Placed> = symbols.iter().map(|(_, symbol)| *symbol).collect();
    spread(&mut placed, fixed, &ground, &goals);
    let settled = symbols.into_iter().zip(placed);
    settled
        .map(|((entity, natural), placed)| {
            let aside = placed.offset.distance(natural.offset) > 9.0;
            (entity, Placed { aside, ..placed })
        })
        .collect()
}

/// Shared infrastructure that is shown, in the order of the level: all of it near by; in a theatre ground stations, cut sets,
/// and what is picked, held or dark.
fn facilities(board: &Board, camera: &MapCamera, picked: Selection) -> Vec<(Entity, Placed)> {
    let near = !theatre(camera);
    let hub = |there: &InfrastructureItem| {
        there.facility.medium == Medium::Satellite
            || board.cut_pairs.iter().any(|pair| pair.facilities.contains(&there.entity))
    };
    let shown = |there: &InfrastructureItem| {
        let asked = picked == Selection::Facility(there.key.0);
        near || hub(there) || there.state.held() || there.dark() || asked
    };
    let mut facilities: Vec<InfrastructureItem> = board.facilities.iter().filter(shown).collect();
    facilities.sort_by_key(|there| there.key.0);
    let scale = size(camera);
    let placed = |there: InfrastructureItem| {
        let half = if there.allied() { Vec2::new(17.0, 15.0) } else { Vec2::splat(19.0) } * scale;
        let (at, offset) = (there.at(), Vec2::ZERO);
        (there.entity, Placed { at, offset, half, aside: false, scale, behind: 0 })
    };
    facilities.into_iter().map(placed).collect()
}

/// Units that are shown at any scale: the one picked, and both ends of every link at which something happens.
fn called(board: &Board, picked: Selection) -> Vec<Entity> {
    let told = |key: &LinkKey| board.transmissions.iter().any(|run| run.link == key.0 && !run.routine());
    let mut called = Vec::new();
    for link in &board.links {
        let eventful = board.channels(&link).iter().any(|channel| channel.dark.is_some());
        if eventful || picked == Selection::Link(link.key.0) || told(link.key) {
            called.extend([link.ends.child, link.ends.parent]);
        }
    }
    if let Selection::Node(id) = picked {
        called.extend(board.units.iter().filter(|unit| unit.key.0 == id).map(|unit| unit.entity));
    }
    called
}

/// Where a symbol stands that nothing is in the way of.
fn natural(unit: &UnitItem, now: u32, scale: f32) -> Option<Placed> {
    let symbol = SymbolAtlas::embedded().get_or_plain(unit.symbol(now))?;
    let per_pixel = SYMBOL_SCALE * scale;
    let middle = Vec2::new(symbol.rect[2] as f32, symbol.rect[3] as f32) * 0.5;
    Some(Placed {
        at: unit.at(),
        offset: (middle - Vec2::from_array(symbol.anchor)) * per_pixel,
        half: Vec2::from_array(symbol.frame) * 0.5 * per_pixel,
        aside: false,
        scale,
        behind: 0,
    })
}

/// Leaves out formations that march so close behind the head of their column that they would cover it, unless they
/// are called for.
fn close_up(
    symbols: &mut Vec<(Entity, Placed)>,
    camera: &MapCamera,
    head: impl Fn(Entity) -> Option<Entity>,
    called: &[Entity],
) {
    let heads = symbols.clone();
    let mut hidden: Vec<Entity> = Vec::new();
    symbols.retain(|(entity, symbol)| {
        let head = head(*entity).and_then(|head| heads.iter().find(|(other, _)| *other == head));
        let covers = head.filter(|(_, head)| {
            let apart = (camera.to_screen(head.at) - camera.to_screen(symbol.at)).abs();
            apart.cmplt(head.half + symbol.half).all() && !called.contains(entity)
        });
        hidden.extend(covers.map(|(head, _)| *head));
        covers.is_none()
    });
    for (entity, symbol) in symbols {
        symbol.behind = hidden.iter().filter(|head| *head == entity).count() as u8;
    }
}

/// Half the room of the ring around an objective, points.
const GOAL: f32 = 11.0;

/// Pushes symbols off objectives, and apart that would cover each other; a symbol with its echelon takes more room
/// above than below. The first ones are fixed.
fn spread(symbols: &mut [Placed], fixed: usize, ground: &[Vec2], goals: &[Vec2]) {
    for _ in 0..60 {
        let mut moved = false;
        for (symbol, ground) in symbols.iter_mut().zip(ground).skip(fixed) {
            for goal in goals {
                let apart = *ground + symbol.offset - *goal;
                let short = symbol.half + Vec2::splat(GOAL) - apart.abs();
                if short.min_element() <= 0.0 {
                    continue;
                }
                moved = true;
                if short.x <= short.y * 1.4 {
                    symbol.offset.x += if apart.x < 0.0 { -short.x } else { short.x };
                } else {
                    symbol.offset.y += if apart.y < 0.0 { -short.y } else { short.y };
                }
            }
        }
        for a in 0..symbols.len() {
            for b in (a + 1).max(fixed)..symbols.len() {
                let apart = (ground[b] + symbols[b].offset) - (ground[a] + symbols[a].offset);
                let room = symbols[a].half + symbols[b].half + Vec2::new(5.0, 12.0) * symbols[a].scale;
                let short = room - apart.abs();
                if short.x <= 0.0 || short.y <= 0.0 {
                    continue;
                }
                moved = true;
                // Those that stand on one spot go side by side, in the order of their ids.
                let push = if short.x <= short.y * 1.4 {
                    Vec2::new(if apart.x < 0.0 { -short.x } else { short.x }, 0.0)
                } else {
                    Vec2::new(0.0, if apart.y < 0.0 { -short.y } else { short.y })
                };
                if a < fixed {
                    symbols[b].offset += push;
                } else {
                    symbols[a].offset -= push * 0.5;
                    symbols[b].offset += push * 0.5;
                }
            }
        }
        if !moved {
            break;
        }
    }
}

#[cfg(test)]
impl Placed {
    /// A symbol in the middle of the plane, for tests.
    pub(super) fn sample() -> Self {
        Self {
            at: Vec2::ZERO,
            offset: Vec2::ZERO,
            half: Vec2::new(19.0, 13.0),
            aside: false,
            scale: 1.0,
            behind: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_on_one_spot_do_not_cover_each_other() {
        let mut symbols = [Placed::sample(); 4];
        spread(&mut symbols, 0, &[Vec2::ZERO; 4], &[]);
        for a in 0..4 {
            for b in a + 1..4 {
                let apart = (symbols[a].offset - symbols[b].offset).abs();
                assert!(apart.x > 37.9 || apart.y > 25.9, "{a} and {b}: {apart}");
            }
        }
    }

    #[test]
    fn what_is_fixed_stays_and_the_other_gives_way() {
        let mut symbols = [Placed::sample(); 2];
        spread(&mut symbols, 1, &[Vec2::ZERO; 2], &[]);
        assert_eq!(symbols[0].offset, Vec2::ZERO);
        let apart = symbols[1].offset.abs();
        assert!(apart.x > 37.9 || apart.y > 25.9, "{apart}");
    }

    #[test]
    fn a_symbol_at_an_objective_leaves_its_ring_free() {
        let mut symbols = [Placed::sample(); 2];
        let goal = Vec2::new(4.0, 1.0);
        spread(&mut symbols, 0, &[Vec2::ZERO; 2], &[goal]);
        for symbol in symbols {
            let away = (symbol.offset - goal).abs() - symbol.half;
            assert!(away.max_element() > GOAL - 0.1, "{away}");
        }
    }
}
