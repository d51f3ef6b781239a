//! The pseudo-locale: accents show what was never translated, length shows what does not fit.

use std::borrow::Cow;

/// English with accents and about 35 % more letters; every second vowel is doubled, then the rest is padded.
pub fn lengthen(text: &str) -> Cow<'_, str> {
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    let mut spare = (letters * 35).div_ceil(100);
    let mut out = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        let accented = accent(letter);
        out.push(accented);
        if spare > 0 && matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'A' | 'E' | 'I' | 'O' | 'U') {
            out.push(accented);
            spare -= 1;
        }
    }
    Cow::Owned(out)
}

fn accent(letter: char) -> char {
    match letter {
        'a' => 'á',
        'c' => 'ç',
        'd' => 'ð',
        'e' => 'é',
        'i' => 'î',
        'n' => 'ñ',
        'o' => 'ô',
        's' => 'š',
        'u' => 'û',
        'y' => 'ý',
        'z' => 'ž',
        'A' => 'Á',
        'C' => 'Ç',
        'E' => 'É',
        'I' => 'Î',
        'N' => 'Ñ',
        'O' => 'Ô',
        'S' => 'Š',
        'U' => 'Û',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::lengthen;

    #[test]
    fn a_pseudo_text_is_longer_and_accented() {
        let text = "They stood down before the council met";
        let pseudo = lengthen(text);
        let ratio = pseudo.chars().count() as f64 / text.chars().count() as f64;
        assert!(ratio > 1.2 && ratio < 1.5, "{ratio}: {pseudo}");
        assert!(!pseudo.is_ascii());
    }
}
