//! The colours of the operations room, by what they say: for map and panels alike. Plain sRGB, no type of a renderer.
//! Source: the mock-ups.

/// An opaque sRGB colour.
pub type Rgb = [u8; 3];

/// Deep water.
pub const SEA_DEEP: Rgb = [0x05, 0x10, 0x19];
/// Water near a coast.
pub const SEA_SHORE: Rgb = [0x0B, 0x22, 0x32];
/// Land of the theatre.
pub const LAND: Rgb = [0x46, 0x52, 0x5C];
/// Land of the theatre from afar, where coasts and borders crowd.
pub const LAND_AFAR: Rgb = [0x36, 0x3C, 0x42];
/// Land outside the theatre.
pub const LAND_QUIET: Rgb = [0x2B, 0x35, 0x3D];
/// The lit coast.
pub const COAST: Rgb = [0x6F, 0xA8, 0xC9];
/// A border.
pub const BORDER: Rgb = [0xB0, 0xC0, 0xCE];
/// A river.
pub const RIVER: Rgb = [0x1C, 0x3A, 0x4F];
/// Casing of lines and halo of letters.
pub const CASING: Rgb = [0x07, 0x10, 0x19];
/// A panel.
pub const PANEL: Rgb = [0x0B, 0x18, 0x24];
/// Edge of a panel.
pub const PANEL_EDGE: Rgb = [0x2A, 0x42, 0x56];
/// A card on a panel.
pub const CARD: Rgb = [0x13, 0x26, 0x37];
/// A card under the pointer or the focus.
pub const CARD_HOT: Rgb = [0x1E, 0x3F, 0x5A];
/// First text.
pub const TEXT: Rgb = [0xE6, 0xED, 0xF3];
/// Second text.
pub const TEXT_QUIET: Rgb = [0xA9, 0xBA, 0xC8];
/// Ours.
pub const OWN: Rgb = [0x6C, 0xC3, 0xF5];
/// Text about ours.
pub const OWN_TEXT: Rgb = [0xBF, 0xE4, 0xFB];
/// Theirs.
pub const HOSTILE: Rgb = [0xF5, 0x87, 0x4F];
/// Text about theirs.
pub const HOSTILE_TEXT: Rgb = [0xFF, 0xD2, 0xBA];
/// Accesses, ears, probes.
pub const CYBER: Rgb = [0xE6, 0xA3, 0xC8];
/// Ground under what is cyber: a disc, a card.
pub const CYBER_GROUND: Rgb = [0x3A, 0x22, 0x36];
/// Only what you spend and what you lack.
pub const SPENT: Rgb = [0xF0, 0xE4, 0x42];
/// Now, the pointer, a preview, a break.
pub const NOW: Rgb = [0xFF, 0xFF, 0xFF];
