//! What the literals of RON mean: numbers, escapes, characters.

use super::code;

/// A number as written: whole numbers keep every digit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number between the least `i64` and the greatest `u64`.
    Integer(i128),
    /// Any other number; finite.
    Float(f64),
}

impl Number {
    /// The number, rounded to the nearest `f64`.
    pub fn as_f64(self) -> f64 {
        match self {
            Number::Integer(whole) => whole as f64,
            Number::Float(float) => float,
        }
    }
}

/// Why a literal means nothing: a code, and a message.
pub(super) type Fault = (&'static str, String);

/// The whole numbers a suffix admits; without a suffix, those RON keeps exact.
fn limits(suffix: &str) -> (i128, i128) {
    match suffix {
        "i8" => (i8::MIN.into(), i8::MAX.into()),
        "i16" => (i16::MIN.into(), i16::MAX.into()),
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        "i64" => (i64::MIN.into(), i64::MAX.into()),
        "u8" => (0, u8::MAX.into()),
        "u16" => (0, u16::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" => (0, u64::MAX.into()),
        _ => (i64::MIN.into(), u64::MAX.into()),
    }
}

/// The value of a number such as `12`, `-1_000.5`, `0xff`, `3u8`, `1e-3f32`.
pub(super) fn number(text: &str) -> Result<Number, Fault> {
    let malformed = || (code::NUMBER, format!("`{}` is not a number", shortened(text)));
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.contains("..") {
        return Err((code::RANGE, "a range is not a value a level can hold".into()));
    }
    if is_not_finite(digits) {
        return Err((code::NOT_FINITE, format!("`{text}` is not a finite number")));
    }
    let (radix, digits) = match digits.get(..2) {
        Some("0b") => (2, &digits[2..]),
        Some("0o") => (8, &digits[2..]),
        Some("0x") => (16, &digits[2..]),
        _ => (10, digits),
    };
    let (whole, suffix) = digits.split_at(digits.find(['i', 'u']).unwrap_or(digits.len()));
    let is_suffix = matches!(suffix, "" | "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64");
    let is_whole = whole.starts_with(|c: char| c.is_digit(radix))
        && whole.chars().all(|c| c == '_' || c.is_digit(radix))
        && is_suffix;
    if is_whole {
        let (least, greatest) = limits(suffix);
        let size = i128::from_str_radix(&whole.replace('_', ""), radix);
        let value = size.map(|size| if is_negative { -size } else { size });
        return match value {
            Ok(value) if (least..=greatest).contains(&value) => Ok(Number::Integer(value)),
            // As in `ron`, a whole number without a suffix may be larger than those it keeps exact.
            _ if radix == 10 && suffix.is_empty() => float(whole, is_negative).ok_or_else(malformed)?,
            _ => Err((code::NUMBER, format!("`{}` is out of range", shortened(text)))),
        };
    }
    if radix == 10 { float(digits, is_negative).ok_or_else(malformed)? } else { Err(malformed()) }
}

/// The value of a decimal fraction, or nothing if it is malformed.
fn float(digits: &str, is_negative: bool) -> Option<Result<Number, Fault>> {
    let (digits, single) = match digits.strip_suffix("f32") {
        Some(digits) => (digits, true),
        None => (digits.strip_suffix("f64").unwrap_or(digits), false),
    };
    let mut plain = String::with_capacity(digits.len());
    let mut after_digit = false;
    for c in digits.chars() {
        match c {
            '_' if after_digit => continue,
            '0'..='9' | 'e' | 'E' => after_digit = true,
            '.' => after_digit = false,
            '+' | '-' => {}
            _ => return None,
        }
        plain.push(c);
    }
    let size = if single { f64::from(plain.parse::<f32>().ok()?) } else { plain.parse().ok()? };
    Some(match f64::is_finite(size) {
        true => Ok(Number::Float(if is_negative { -size } else { size })),
        false => Err((code::NOT_FINITE, "this number is too large: it would be infinite".into())),
    })
}

/// Whether a word is one of RON's names for what is no finite number.
pub(super) fn is_not_finite(word: &str) -> bool {
    matches!(word, "inf" | "inff32" | "inff64" | "NaN" | "NaNf32" | "NaNf64")
}

/// The bytes between the quotes of an escaped literal. Each bad escape is passed to `fault` with the place of
/// its first byte and its length, and left out.
pub(super) fn unescape(body: &str, mut fault: impl FnMut(usize, usize)) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(next) = body[at..].find('\\') {
        bytes.extend_from_slice(&body.as_bytes()[at..at + next]);
        at += next;
        let (meant, length) = escape(&body[at..]);
        match meant {
            Some(meant) => bytes.extend(meant),
            None => fault(at, length),
        }
        at += length;
    }
    bytes.extend_from_slice(&body.as_bytes()[at..]);
    bytes
}

/// What one escape means, and how long it is.
fn escape(text: &str) -> (Option<Vec<u8>>, usize) {
    let Some(kind) = text[1..].chars().next() else { return (None, 1) };
    let simple = |byte| (Some(vec![byte]), 2);
    match kind {
        '\'' | '"' | '\\' => simple(kind as u8),
        'n' => simple(b'\n'),
        'r' => simple(b'\r'),
        't' => simple(b'\t'),
        '0' => simple(b'\0'),
        'x' => match text.get(2..4).filter(|digits| is_hex(digits)) {
            Some(digits) => (u8::from_str_radix(digits, 16).ok().map(|byte| vec![byte]), 4),
            None => (None, 2),
        },
        'u' => {
            let braced = text[2..].strip_prefix('{');
            let digits =
                braced.and_then(|rest| rest.find('}').filter(|end| *end <= 6).map(|end| &rest[..end]));
            let Some(digits) = digits else { return (None, 2) };
            let point = Some(digits).filter(|digits| is_hex(digits));
            let meant = point.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
            (meant.map(|c| c.to_string().into_bytes()), digits.len() + 4)
        }
        // A line break after `\` goes, with the white space the next line begins with.
        '\n' | '\r' if text[1..].starts_with('\n') || text[1..].starts_with("\r\n") => (
            Some(Vec::new()),
            1 + text[1..].len() - text[1..].trim_start_matches([' ', '\t', '\n', '\r']).len(),
        ),
        other => (None, 1 + other.len_utf8()),
    }
}

fn is_hex(digits: &str) -> bool {
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// How many characters of a text a message quotes.
const SHORT: usize = 64;

/// A text cut to a length that fits a message.
pub(super) fn shortened(text: &str) -> String {
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(SHORT).collect();
    if chars.next().is_some() { format!("{head}...") } else { head }
}
