//! Colours, type and the families of the operations room, as egui takes them.

use super::format::Format;
use crate::game::palette::{self, Rgb};
use bevy_egui::egui::{self, Color32, FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

/// A colour of the palette for egui.
const fn of([r, g, b]: Rgb) -> Color32 {
    Color32::from_rgb(r, g, b)
}

/// Panel. Opaque: white names of the map shine through anything less.
pub const PANEL: Color32 = of(palette::PANEL);
/// Veil over the map while something waits for an answer.
pub const VEIL: Color32 = Color32::from_rgba_premultiplied(3, 8, 12, 170);
/// Edge of panels and rules between parts.
pub const EDGE: Color32 = of(palette::PANEL_EDGE);
/// Card.
pub const CARD: Color32 = of(palette::CARD);
/// Card under the pointer or the focus.
pub const CARD_HOT: Color32 = of(palette::CARD_HOT);
/// Text.
pub const TEXT: Color32 = of(palette::TEXT);
/// Second text.
pub const SECOND: Color32 = of(palette::TEXT_QUIET);
/// Text on light ground.
pub const INK: Color32 = of(palette::CASING);
/// Own side.
pub const OWN: Color32 = of(palette::OWN);
/// Text about the own side.
pub const OWN_TEXT: Color32 = of(palette::OWN_TEXT);
/// Adversary.
pub const HOSTILE: Color32 = of(palette::HOSTILE);
/// Text about the adversary.
pub const HOSTILE_TEXT: Color32 = of(palette::HOSTILE_TEXT);
/// Cyber: accesses, ears, probes.
pub const CYBER: Color32 = of(palette::CYBER);
/// Card of a placed cyber order.
pub const CYBER_CARD: Color32 = of(palette::CYBER_GROUND);
/// Only what you spend and what you lack.
pub const SPEND: Color32 = of(palette::SPENT);
/// Now, the pointer, a preview, a break.
pub const NOW: Color32 = of(palette::NOW);

/// Barlow Condensed 600: numbers, titles, units.
pub const FIGURES: &str = "Barlow Condensed SemiBold";
/// Barlow Condensed 500: towns.
pub const TOWNS: &str = "Barlow Condensed Medium";
/// Inter 500: sentences.
pub const BODY: &str = "Inter Medium";
/// Inter 600: sentences that lead.
pub const STRONG: &str = "Inter SemiBold";

/// The faces of the four families, by family. Credits: assets/CREDITS.md.
pub const FACES: &[(&str, &[u8])] = &[
    (FIGURES, include_bytes!("../../assets/fonts/BarlowCondensed-SemiBold.ttf")),
    (TOWNS, include_bytes!("../../assets/fonts/BarlowCondensed-Medium.ttf")),
    (BODY, include_bytes!("../../assets/fonts/Inter-Medium.ttf")),
    (STRONG, include_bytes!("../../assets/fonts/Inter-SemiBold.ttf")),
];

/// Registers the four families with the faces given by family name; a family without a face falls back on egui's own.
pub fn install(ctx: &egui::Context, faces: &[(&str, &'static [u8])]) {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for family in [FIGURES, TOWNS, BODY, STRONG] {
        let mut names = Vec::new();
        if let Some((name, bytes)) = faces.iter().find(|(name, _)| *name == family) {
            fonts.font_data.insert((*name).to_owned(), Arc::new(FontData::from_static(bytes)));
            names.push((*name).to_owned());
        }
        names.extend(fallback.iter().cloned());
        fonts.families.insert(FontFamily::Name(family.into()), names.clone());
        if family == BODY {
            fonts.families.insert(FontFamily::Proportional, names);
        }
    }
    ctx.set_fonts(fonts);
    ctx.all_styles_mut(|style| {
        let visuals = &mut style.visuals;
        visuals.dark_mode = true;
        visuals.override_text_color = Some(TEXT);
        visuals.panel_fill = PANEL;
        visuals.window_fill = PANEL;
        visuals.extreme_bg_color = INK;
        visuals.selection.bg_fill = CARD_HOT;
        visuals.selection.stroke.color = NOW;
        // A cursor that blinks would keep the whole window drawing.
        visuals.text_cursor.blink = false;
        style.spacing.item_spacing = egui::vec2(8.0, 4.0);
        // A scroll bar stands beside what it scrolls, and is seen wherever the pointer is.
        style.spacing.scroll.floating_allocated_width = 7.0;
        style.spacing.scroll.dormant_handle_opacity = 0.5;
        style.interaction.selectable_labels = false;
        style.animation_time = 0.0;
        // Columns of thirds fall between pixels; text is snapped all the same.
        #[cfg(debug_assertions)]
        {
            style.debug.show_unaligned = false;
        }
    });
}

/// Sizes of type in points, for one format of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// The two clocks of war.
    pub clock: f32,
    /// The two needles of the dial.
    pub dial: f32,
    /// Time to the council.
    pub council: f32,
    /// Gap and truth.
    pub gap: f32,
    /// Titles of cards.
    pub title: f32,
    /// Titles of panels.
    pub section: f32,
    /// Numbers in cards.
    pub figure: f32,
    /// Sentences.
    pub body: f32,
    /// The least that is ever used.
    pub least: f32,
}

impl Type {
    /// Sizes of a format.
    pub const fn of(format: Format) -> Self {
        match format {
            Format::Wide => Self {
                clock: 44.0,
                dial: 42.0,
                council: 32.0,
                gap: 28.0,
                title: 24.0,
                section: 20.0,
                figure: 22.0,
                body: 15.0,
                least: 14.0,
            },
            Format::Compact | Format::Folded => Self {
                clock: 30.0,
                dial: 28.0,
                council: 22.0,
                gap: 20.0,
                title: 17.0,
                section: 16.0,
                figure: 17.0,
                body: 12.5,
                least: 12.0,
            },
        }
    }
}

/// A font of one of the four families.
pub fn font(family: &'static str, size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(family.into()))
}
