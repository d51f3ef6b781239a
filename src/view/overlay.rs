//! Text and small marks over the map, painted by egui below every panel: one text engine, crisp at every scale.

use super::camera::MapCamera;
use crate::game::palette::{self, Rgb};
use bevy::math::{Rect, Vec2};
use bevy_egui::egui::epaint::TextShape;
use bevy_egui::egui::text::{LayoutJob, TextFormat};
use bevy_egui::egui::{
    self, Color32, CornerRadius, FontFamily, FontId, Painter, Pos2, Shape, Stroke, StrokeKind, pos2,
};
use std::sync::Arc;

/// Family of unit names, capitals and numbers; installed by the panels.
pub const SEMI_BOLD: &str = "Barlow Condensed SemiBold";
/// Family of towns.
pub const MEDIUM: &str = "Barlow Condensed Medium";

/// A colour for egui.
pub fn colour([r, g, b]: Rgb) -> Color32 {
    Color32::from_rgb(r, g, b)
}

/// A colour with an opacity for egui.
pub fn faded(rgb: Rgb, alpha: f32) -> Color32 {
    colour(rgb).gamma_multiply(alpha)
}

/// A point of the picture for egui.
pub fn pos(at: Vec2) -> Pos2 {
    pos2(at.x, at.y)
}

/// Paints on the lowest layer, in points.
pub struct Overlay {
    /// Egui's painter.
    pub painter: Painter,
    /// Where the map is looked at.
    pub camera: MapCamera,
    /// Type and marks are this much larger than on the 1080p pictures' compact sibling: 1 at 720p, 1.27 at 1080p.
    pub large: bool,
}

impl Overlay {
    /// On the background of a context; `None` while its fonts are not there yet.
    pub fn on(ctx: &egui::Context, camera: MapCamera) -> Option<Self> {
        let known = |name: &str| {
            let family = FontFamily::Name(name.into());
            ctx.fonts(|fonts| fonts.definitions().families.contains_key(&family))
        };
        if !(known(SEMI_BOLD) && known(MEDIUM)) {
            return None;
        }
        let painter = ctx.layer_painter(egui::LayerId::background());
        Some(Self { painter, camera, large: is_large(camera.size) })
    }

    /// A line of text, measured.
    pub fn measure(&self, text: &str, family: &'static str, size: f32, rgb: Rgb) -> Arc<egui::Galley> {
        let font = FontId::new(size, FontFamily::Name(family.into()));
        self.painter.layout_no_wrap(text.to_owned(), font, colour(rgb))
    }

    /// A line of spaced letters, measured; `spacing` is a share of their size.
    pub fn measure_spaced(&self, text: &str, size: f32, spacing: f32, italics: bool) -> Arc<egui::Galley> {
        let font = FontId::new(size, FontFamily::Name(MEDIUM.into()));
        let plain = TextFormat::simple(font, colour(palette::TEXT_QUIET));
        let format = TextFormat { extra_letter_spacing: spacing * size, italics, ..plain };
        self.painter.layout_job(LayoutJob::single_section(text.to_owned(), format))
    }

    /// A measured line with a dark halo; `at` is its upper left corner.
    pub fn text(&self, at: Vec2, galley: &Arc<egui::Galley>, rgb: Rgb) {
        self.haloed(at, galley, colour(rgb), colour(palette::CASING));
    }

    /// A measured line that steps back behind everything else.
    pub fn quiet(&self, at: Vec2, galley: &Arc<egui::Galley>, rgb: Rgb, strength: f32) {
        // The eight copies of the halo add up under the letters.
        self.haloed(at, galley, faded(rgb, strength), faded(palette::CASING, 0.12 * strength));
    }

    fn haloed(&self, at: Vec2, galley: &Arc<egui::Galley>, ink: Color32, halo: Color32) {
        for (x, y) in [
            (-1.5, 0.0),
            (1.5, 0.0),
            (0.0, -1.5),
            (0.0, 1.5),
            (-1.1, -1.1),
            (1.1, -1.1),
            (-1.1, 1.1),
            (1.1, 1.1),
        ] {
            let shape =
                TextShape::new(pos2(at.x + x, at.y + y), galley.clone(), halo).with_override_text_color(halo);
            self.painter.add(shape);
        }
        self.painter.add(TextShape::new(pos(at), galley.clone(), ink).with_override_text_color(ink));
    }

    /// A white cross: a break.
    pub fn cross(&self, at: Vec2, reach: f32, rgb: Rgb) {
        for (width, rgb) in [(6.0, palette::CASING), (2.8, rgb)] {
            for turn in [Vec2::new(1.0, 1.0), Vec2::new(1.0, -1.0)] {
                let stroke = Stroke::new(width, colour(rgb));
                let grown = if width > 4.0 { reach + 1.2 } else { reach };
                self.painter.line_segment([pos(at - turn * grown), pos(at + turn * grown)], stroke);
            }
        }
    }

    /// An arrowhead at a point, pointing along a direction of the picture.
    pub fn arrowhead(&self, at: Vec2, along: Vec2, size: f32, rgb: Rgb) {
        let along = along.normalize_or_zero() * size;
        let across = along.perp() * 0.62;
        let corners = [at + along, at - along * 0.7 + across, at - along * 0.7 - across];
        let outline = Stroke::new(2.0, colour(palette::CASING));
        self.painter.add(Shape::convex_polygon(corners.map(pos).to_vec(), colour(rgb), outline));
    }

    /// A dashed way.
    pub fn dashed(&self, way: &[Vec2], on: f32, off: f32, width: f32, rgb: Rgb) {
        let points: Vec<Pos2> = way.iter().map(|at| pos(*at)).collect();
        self.painter.extend(Shape::dashed_line(&points, Stroke::new(width, colour(rgb)), on, off));
    }

    /// Size of the box around a line of text, 6 points from its sides.
    pub fn tag_size(galley: &egui::Galley) -> Vec2 {
        Vec2::new(galley.size().x + 12.0, galley.size().y + 2.0)
    }

    /// A line of text in a box of that size, with an edge.
    pub fn tag(&self, area: Rect, galley: Arc<egui::Galley>, edge: Rgb) {
        let area = egui::Rect::from_min_max(pos(area.min), pos(area.max));
        let (fill, pen) = (faded(palette::PANEL, 0.94), Stroke::new(1.4, colour(edge)));
        self.painter.rect(area, CornerRadius::same(5), fill, pen, StrokeKind::Inside);
        self.painter.galley(area.min + egui::vec2(6.0, 1.0), galley, colour(palette::TEXT));
    }

    /// A disc with an ear: we listen there.
    pub fn ear(&self, at: Vec2, radius: f32) {
        let pink = colour(palette::CYBER);
        self.painter.circle(pos(at), radius, colour(palette::CYBER_GROUND), Stroke::new(1.6, pink));
        let ring = |r: f32, from: f32, to: f32, off: Vec2| -> Vec<Pos2> {
            let steps = 10;
            let angle = |i: i32| (from + (to - from) * i as f32 / steps as f32).to_radians();
            (0..=steps).map(|i| pos(at + off + r * Vec2::new(angle(i).cos(), angle(i).sin()))).collect()
        };
        let line = Stroke::new(1.4, pink);
        let lobe = Vec2::new(0.0, -0.12 * radius);
        self.painter.line(ring(0.5 * radius, -200.0, 40.0, lobe), line);
        self.painter.line(ring(0.22 * radius, -180.0, 60.0, lobe), line);
        let foot = vec![
            pos(at + lobe + 0.5 * radius * Vec2::new(0.766, 0.643)),
            pos(at + radius * Vec2::new(0.08, 0.42)),
            pos(at + radius * Vec2::new(-0.12, 0.6)),
        ];
        self.painter.line(foot, line);
    }
}

/// Whether the picture has room for the larger type; the panels use the same bound.
pub fn is_large(size: Vec2) -> bool {
    size.y >= 900.0 && size.x >= 1560.0
}
