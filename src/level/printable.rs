//! What may be shown of a foreign text: a terminal obeys control characters, and some characters turn the direction of all
//! that follows them.

use std::borrow::Cow;

/// Whether a character means something to a terminal or to the direction of writing and nothing to a reader. Line breaks
/// and tabs do not count.
pub fn is_control(c: char) -> bool {
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || c.is_control() && !matches!(c, '\n' | '\t')
}

/// The same text with a visible sign for every control character, one for one.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_control) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").chars().map(|c| if is_control(c) { sign(c) } else { c }).collect())
}

/// The picture of a control character, as Unicode has it, or else the sign for what cannot be shown.
fn sign(c: char) -> char {
    match u32::from(c) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7f => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

/// The same text with a harmless character of the same length in bytes for every control character, so that places in it
/// stay what they are.
pub fn in_place(text: String) -> String {
    let lone_return = |at: usize| text.as_bytes().get(at + 1) != Some(&b'\n');
    let harmful = |(at, c): (usize, char)| is_control(c) && (c != '\r' || lone_return(at));
    if !text.char_indices().any(harmful) {
        return text;
    }
    let replaced = text.char_indices().map(|(at, c)| match harmful((at, c)) {
        false => c,
        true => [' ', '?', '\u{b7}', char::REPLACEMENT_CHARACTER][c.len_utf8()],
    });
    replaced.collect()
}
