//! The mesh of the links: style by medium, colour by side, a gap where a medium is dark; and the axes of advance with
//! the line of defence.

use super::board::{Advance, Board, Channel, LinkItem};
use super::highlight::{self, Highlight};
use super::lens::quality_look;
use super::lines::{LineMaterial, Lines, Pattern, SharedLineMaterial, Stroke};
use super::placement::Arrangement;
use super::shown::{Laid, Shown, ShownLink};
use crate::game::Lens;
use crate::game::palette;
use crate::sim::scenario::Medium;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;

/// Share of a dark channel that is cut out of its middle.
const GAP: f32 = 0.12;

/// The entity that shows all links.
#[derive(Component)]
pub(super) struct LinkMesh;

/// The entity that shows the axes of advance.
#[derive(Component)]
pub(super) struct AxisMesh;

pub(super) fn spawn(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    material: Res<SharedLineMaterial>,
) {
    let mut blank = |z: f32| {
        (
            Mesh2d(meshes.add(nothing())),
            MeshMaterial2d::<LineMaterial>(material.0.clone()),
            Transform::from_xyz(0.0, 0.0, z),
            NoFrustumCulling,
            Visibility::Hidden,
        )
    };
    let (axes, links) = (blank(20.0), blank(30.0));
    commands.spawn((AxisMesh, axes));
    commands.spawn((LinkMesh, links));
}

/// A mesh needs a vertex; this one is never shown.
fn nothing() -> Mesh {
    let mut lines = Lines::default();
    lines.add(&[Vec2::ZERO, Vec2::X], &Stroke::plain(palette::NOW, 1.0));
    lines.mesh()
}

/// How a medium is drawn.
pub fn pattern(medium: Medium) -> Pattern {
    match medium {
        Medium::Fibre => Pattern::Solid,
        Medium::Satellite => Pattern::Dots { radius: 1.35, period: 6.5 },
        Medium::Microwave => Pattern::Dash { on: 7.0, off: 5.0 },
        Medium::Cable => Pattern::Dash { on: 26.0, off: 3.0 },
        Medium::Hf => Pattern::Dash { on: 18.0, off: 8.0 },
        Medium::Vhf => Pattern::Dash { on: 3.5, off: 4.0 },
        Medium::Courier => Pattern::Dots { radius: 1.6, period: 15.0 },
    }
}

fn stroke(link: &LinkItem, channel: &Channel, alone: bool, lens: Lens, highlight: &Highlight) -> Stroke {
    let colour = if link.allied() { palette::OWN } else { palette::HOSTILE };
    let lit = highlight.shows(link.entity);
    let dark = channel.dark.is_some() || highlight.questions(channel.facility);
    let (colour, width) = match (lens, alone, link.command()) {
        (Lens::CommandQuality, _, _) => quality_look(colour, link.state.quality as f32),
        (_, false, true) => (colour, 2.5),
        (_, true, true) => (colour, 1.8),
        (_, _, false) => (colour, 1.4),
    };
    Stroke {
        colour,
        alpha: if dark { 0.7 } else { 1.0 } * if lit { 1.0 } else { highlight::STRAND },
        width,
        casing: if alone { 1.5 } else { 2.0 },
        pattern: pattern(channel.medium),
        cut: if dark { GAP } else { 0.0 },
    }
}

/// Draws the links again after they were arranged anew.
pub(super) fn draw(
    board: Board,
    laid: Laid,
    arrangement: Res<Arrangement>,
    (lens, highlight): (Res<Lens>, Res<Highlight>),
    mut shown: Query<(&mut Mesh2d, &mut Visibility), With<LinkMesh>>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    if !arrangement.is_changed() && !lens.is_changed() && !highlight.is_changed() {
        return;
    }
    let mut lines = Lines::default();
    // Coordination below command, theirs below ours.
    let mut order = Shown::of(&board, &laid).links;
    let lit = |there: &ShownLink| highlight.shows(there.link.entity);
    order.sort_by_key(|there| (lit(there), there.link.command(), there.link.allied()));
    for there in &order {
        for path in &there.strands.0 {
            if let Some(channel) = there.channel(path) {
                lines.add(&path.points, &stroke(&there.link, channel, path.alone, *lens, &highlight));
            }
        }
    }
    show(lines, order.is_empty(), &mut shown, &mut meshes);
}

/// Draws the axes of advance and the line before them again after the war has moved on.
pub(super) fn draw_axes(
    board: Board,
    arrangement: Res<Arrangement>,
    mut shown: Query<(&mut Mesh2d, &mut Visibility), With<AxisMesh>>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    if !arrangement.is_changed() {
        return;
    }
    let mut lines = Lines::default();
    let mut empty = true;
    for axis in &board.axes {
        let Some(advance) = axis.advance() else { continue };
        empty = false;
        let band = |off: f32, alpha: f32| Stroke {
            colour: palette::HOSTILE,
            alpha,
            width: 24.0,
            casing: 0.0,
            pattern: Pattern::Band { on: 8.0, off },
            cut: 0.0,
        };
        let (behind, ahead) = split(&advance);
        lines.add(&ahead, &band(6.0, 0.62));
        lines.add(&behind, &band(0.0, 1.0));
    }
    for (line, way) in &board.lines {
        empty = false;
        let pattern = if line.closed { Pattern::Solid } else { Pattern::Dash { on: 22.0, off: 8.0 } };
        let stroke = Stroke { colour: palette::OWN, alpha: 1.0, width: 5.0, casing: 2.0, pattern, cut: 0.0 };
        lines.add(&way.course, &stroke);
    }
    show(lines, empty, &mut shown, &mut meshes);
}

fn show<F: bevy::ecs::query::QueryFilter>(
    lines: Lines,
    empty: bool,
    shown: &mut Query<(&mut Mesh2d, &mut Visibility), F>,
    meshes: &mut Assets<Mesh>,
) {
    let Ok((mut mesh, mut visibility)) = shown.single_mut() else { return };
    visibility.set_if_neq(if empty { Visibility::Hidden } else { Visibility::Inherited });
    if !empty {
        // A fresh asset: the old one leaves with its last handle.
        mesh.0 = meshes.add(lines.mesh());
    }
}

/// The way behind a column and the way before it.
pub fn split(axis: &Advance) -> (Vec<Vec2>, Vec<Vec2>) {
    let lengths: Vec<f32> = axis.way.windows(2).map(|pair| pair[0].distance(pair[1])).collect();
    let mut left = axis.done * lengths.iter().sum::<f32>();
    let (mut behind, mut ahead) = (Vec::new(), Vec::new());
    for (index, length) in lengths.iter().enumerate() {
        let (from, to) = (axis.way[index], axis.way[index + 1]);
        if ahead.is_empty() {
            behind.push(from);
            if left <= *length {
                let here = from.lerp(to, if *length > 0.0 { left / length } else { 0.0 });
                behind.push(here);
                ahead.push(here);
            }
        }
        if !ahead.is_empty() {
            ahead.push(to);
        }
        left -= length;
    }
    (behind, ahead)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn the_way_behind_and_the_way_before_meet_at_the_column() {
        let way = vec![Vec2::ZERO, Vec2::new(10.0, 0.0), Vec2::new(10.0, 10.0)];
        let axis = Advance { way: &way, done: 0.75, clock: 5.0, launched: 0, stands: false };
        let (behind, ahead) = split(&axis);
        assert_eq!(behind, vec![Vec2::ZERO, Vec2::new(10.0, 0.0), Vec2::new(10.0, 5.0)]);
        assert_eq!(ahead, vec![Vec2::new(10.0, 5.0), Vec2::new(10.0, 10.0)]);
    }
}
