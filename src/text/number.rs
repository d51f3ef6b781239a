//! Numbers as people read them: hours, signs, percents, days and weeks.

use super::Texts;
use crate::sim::units::{DAY, ENDLESS, Hour, WEEK, week};
use std::time::SystemTime;

/// What stands for a number that is none: nobody is shown an infinity.
const NO_NUMBER: &str = "\u{2013}";

/// A whole number with the true minus sign.
pub fn whole(value: f64) -> String {
    if !value.is_finite() {
        return NO_NUMBER.to_owned();
    }
    let rounded = value.round();
    if rounded < 0.0 { format!("\u{2212}{}", -rounded) } else { format!("{}", rounded.abs()) }
}

/// A whole number with its sign, "+9", "−3", "+0".
pub fn signed(value: f64) -> String {
    if value.round() < 0.0 || !value.is_finite() { whole(value) } else { format!("+{}", whole(value)) }
}

/// One decimal with the true minus sign: "61.3".
pub fn tenths(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    if tenths < 0.0 { format!("\u{2212}{:.1}", -tenths) } else { format!("{:.1}", tenths.abs()) }
}

/// One decimal with its sign: "+6.1".
pub fn signed_tenths(value: f64) -> String {
    let text = tenths(value);
    if text.starts_with('\u{2212}') || !value.is_finite() { text } else { format!("+{text}") }
}

/// A large number to two figures, in groups of three: "1 400 000".
pub fn rough(value: f64) -> String {
    let whole = value.abs().round() as u64;
    let unit = 10u64.pow(whole.max(1).ilog10().saturating_sub(1));
    let digits = ((whole + unit / 2) / unit * unit).to_string();
    let head = digits.len() % 3;
    let mut groups: Vec<&str> = Vec::new();
    if head > 0 {
        groups.push(&digits[..head]);
    }
    groups.extend((head..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    groups.join("\u{202f}")
}

/// Two decimals with the sign: the terms of a ledger.
pub fn utility(value: f64) -> String {
    if !value.is_finite() {
        return NO_NUMBER.to_owned();
    }
    if value < 0.0 { format!("\u{2212}{:.2}", -value) } else { format!("+{value:.2}") }
}

/// A figure of the model, as short as it can be written to four decimals.
pub fn figure(value: f64) -> String {
    if !value.is_finite() {
        return NO_NUMBER.to_owned();
    }
    let text = format!("{:.4}", value.abs());
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if value < 0.0 && text != "0" { format!("\u{2212}{text}") } else { text.to_owned() }
}

/// "61 h", or what is said of something for which no time is long enough.
pub fn hours(texts: &Texts, value: f64) -> String {
    if value >= ENDLESS {
        return texts.say("number-never");
    }
    texts.tell("number-hours", &[("n", whole(value).into())])
}

/// Whether a bar, in hours, says that a launch pays however long it takes.
pub fn any_bar(hours: f64) -> bool {
    hours >= ENDLESS
}

/// A bar, "73 h", or what is said where any launch pays.
pub fn bar(texts: &Texts, value: f64) -> String {
    if any_bar(value) { texts.say("number-any-bar") } else { hours(texts, value) }
}

/// "46": the grade of a war, from 0 to 100.
pub fn grade(total: f64) -> String {
    whole(100.0 * total)
}

/// "+6": what something adds to a grade, in whole points.
pub fn grade_shift(by: f64) -> String {
    signed(100.0 * by)
}

/// "+9 h".
pub fn shift(texts: &Texts, value: f64) -> String {
    texts.tell("number-hours", &[("n", signed(value).into())])
}

/// "+9 h", or "+0.3 h" below one hour.
pub fn fine_shift(texts: &Texts, value: f64) -> String {
    if value.abs() >= 0.95 {
        return shift(texts, value);
    }
    let tenths = (value * 10.0).round() / 10.0;
    let sign = if tenths < 0.0 { "\u{2212}" } else { "+" };
    texts.tell("number-hours", &[("n", format!("{sign}{:.1}", tenths.abs()).into())])
}

/// "+6" or "−5": hundredths of support, without a unit of their own.
pub fn support(value: f64) -> String {
    signed(value * 100.0)
}

/// "+0.4 bde": combat power, a brigade being 1.
pub fn brigades(texts: &Texts, value: f64) -> String {
    let sign = if value < 0.0 { '\u{2212}' } else { '+' };
    texts.tell("number-brigades", &[("n", format!("{sign}{:.1}", value.abs()).into())])
}

/// "71 %", from a share.
pub fn percent(texts: &Texts, share: f64) -> String {
    texts.tell("number-percent", &[("n", whole(share * 100.0).into())])
}

/// Points with their sign and one decimal, from a share: "+2.5".
pub fn points(share: f64) -> String {
    let points = (share * 1000.0).round() / 10.0;
    if points < 0.0 { format!("\u{2212}{:.1}", -points) } else { format!("+{:.1}", points.abs()) }
}

/// "3 d 04 h", or "4 h" within the last day.
pub fn span(texts: &Texts, hours: Hour) -> String {
    let (days, rest) = (hours / DAY, hours % DAY);
    if days == 0 {
        texts.tell("number-hours", &[("n", rest.to_string().into())])
    } else {
        texts
            .tell("number-span", &[("days", days.to_string().into()), ("hours", format!("{rest:02}").into())])
    }
}

/// "week 4, Wed 10:00". Hour 0 is Monday 00:00.
pub fn moment(texts: &Texts, hour: Hour) -> String {
    let day = texts.say(match hour % WEEK / DAY {
        0 => "weekday-monday",
        1 => "weekday-tuesday",
        2 => "weekday-wednesday",
        3 => "weekday-thursday",
        4 => "weekday-friday",
        5 => "weekday-saturday",
        _ => "weekday-sunday",
    });
    let clock = format!("{:02}:00", hour % DAY);
    let week = week(hour).to_string();
    texts.tell("number-moment", &[("week", week.into()), ("day", day.into()), ("clock", clock.into())])
}

/// "H+18".
pub fn since_launch(texts: &Texts, hours: Hour) -> String {
    texts.tell("number-since", &[("n", hours.to_string().into())])
}

/// A chance as staffs say it, "4 in 5", in fifths; "1 in 10" and "9 in 10" at the ends.
pub fn odds(texts: &Texts, chance: f64) -> String {
    let (part, of) = match chance {
        c if c < 0.15 => (1, 10),
        c if c > 0.85 => (9, 10),
        c => ((c * 5.0).round() as u32, 5),
    };
    texts.tell("number-odds", &[("part", part.to_string().into()), ("of", of.to_string().into())])
}

/// A moment, "2026-11-28 10:05 UTC". The system tells nobody its time zone without a table of them all.
pub fn date(texts: &Texts, moment: SystemTime) -> String {
    let seconds = moment.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = civil(days);
    let two = |number: u64| format!("{number:02}");
    let args = [
        ("year", year.to_string().into()),
        ("month", two(month).into()),
        ("day", two(day).into()),
        ("hour", two(rest / 3600).into()),
        ("minute", two(rest / 60 % 60).into()),
    ];
    texts.tell("number-date", &args)
}

/// Year, month and day of a day counted from 1970-01-01, in the Gregorian calendar. The years are counted from March, so
/// that the day that comes every fourth year is the last of its year.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_counted_through_leap_years() {
        for (days, expected) in
            [(0, (1970, 1, 1)), (59, (1970, 3, 1)), (11_016, (2000, 2, 29)), (20_785, (2026, 11, 28))]
        {
            assert_eq!(civil(days), expected, "day {days}");
        }
    }

    #[test]
    fn signs_are_typographic_and_nothing_is_minus_zero() {
        assert_eq!(signed(9.4), "+9");
        assert_eq!(signed(-3.0), "\u{2212}3");
        assert_eq!(signed(-0.2), "+0");
        assert_eq!(whole(-0.4), "0");
    }

    #[test]
    fn a_large_number_has_two_figures_and_groups_of_three() {
        let read = [1_444_000.0, 950.0, 12_600.0, 0.0, 7.0, 99_600.0].map(rough);
        assert_eq!(read, ["1\u{202f}400\u{202f}000", "950", "13\u{202f}000", "0", "7", "100\u{202f}000"]);
    }

    #[test]
    fn a_figure_has_no_needless_nought() {
        assert_eq!(
            [120.0, 0.1277, 0.3, -0.05, -0.00001].map(figure),
            ["120", "0.1277", "0.3", "\u{2212}0.05", "0"]
        );
    }

    #[test]
    fn nobody_is_shown_an_infinity() {
        let texts = Texts::english();
        let (bars, endless) = ([0.0, 73.2, ENDLESS], hours(&texts, ENDLESS));
        assert_eq!(bars.map(|value| bar(&texts, value)), ["0 h", "73 h", "any"]);
        assert_eq!(endless, "never");
        for value in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
            let shown = [whole(value), signed(value), utility(value), figure(value), shift(&texts, value)];
            assert_eq!(shown, ["\u{2013}", "\u{2013}", "\u{2013}", "\u{2013}", "\u{2013} h"]);
        }
    }

    #[test]
    fn points_have_a_sign_and_one_decimal() {
        assert_eq!([0.025, -0.1, -0.0001].map(points), ["+2.5", "\u{2212}10.0", "+0.0"]);
    }

    #[test]
    fn a_span_counts_days_and_hours() {
        let texts = Texts::english();
        assert_eq!(span(&texts, 76), "3 d 04 h");
        assert_eq!(span(&texts, 5), "5 h");
        assert_eq!(moment(&texts, 168 * 3 + 58), "week 4, Wed 10:00");
    }
}
