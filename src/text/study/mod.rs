//! Studies as people read them in a terminal: tables with a bar drawn in each line.

mod balance;
mod sensitivity;
mod summary;
mod sweep;

pub use balance::balance;
pub use sensitivity::{chart, sensitivity};
pub use summary::summary;
pub use sweep::sweep;

use super::{Texts, name, number};
use crate::sim::Figure;
use crate::sim::figures::{Layer, Mark};
use crate::study::statistics::Rate;

/// Everything that is to be said of a figure, a line each: value and unit, range and mark, source, who set it.
pub fn figure(texts: &Texts, figure: &Figure) -> Vec<String> {
    let values: Vec<String> = figure.values.iter().map(|value| number::figure(*value)).collect();
    let span = |(low, high): &(f64, f64)| {
        let ends = [("low", number::figure(*low).into()), ("high", number::figure(*high).into())];
        texts.tell("figure-span", &ends)
    };
    let ranges: Vec<String> = figure.ranges.iter().map(span).collect();
    let value = [("name", figure.name.into()), ("value", values.join(", ").into()), ("unit", unit(figure))];
    let range = [("ranges", ranges.join(", ").into()), ("mark", name::mark(texts, figure.mark).into())];
    vec![
        texts.tell("figure-value", &value),
        figure.sentence.clone(),
        texts.tell("figure-range", &range),
        texts.tell("figure-source", &[("source", figure.source.as_str().into())]),
        layer(texts, &figure.layer),
    ]
}

fn unit(figure: &Figure) -> super::Arg<'_> {
    figure.unit.as_str().into()
}

/// Who set a figure.
fn layer(texts: &Texts, layer: &Layer) -> String {
    match layer {
        Layer::Set(set) => texts.tell("layer-set", &[("set", set.as_str().into())]),
        Layer::Level(reason) => texts.tell("layer-level", &[("reason", reason.as_str().into())]),
        Layer::Sweep => texts.say("layer-sweep"),
    }
}

/// "71 %".
fn share(texts: &Texts, rate: Rate) -> String {
    number::percent(texts, rate.share())
}

/// "65 to 77", the percents between which the rate lies.
fn interval(texts: &Texts, rate: Rate) -> String {
    let (low, high) = rate.interval();
    let (low, high) = (number::whole(low * 100.0), number::whole(high * 100.0));
    texts.tell("number-between", &[("low", low.into()), ("high", high.into())])
}

/// Letters of a bar across a table.
const WIDE: usize = 30;

/// A share as a bar from the left.
fn from_left(share: f64) -> String {
    let filled = (share.clamp(0.0, 1.0) * WIDE as f64).round() as usize;
    "█".repeat(filled) + &"·".repeat(WIDE - filled)
}

/// The letter that fills the bar of a figure: the firmer it stands, the darker.
fn shade(mark: Mark) -> char {
    match mark {
        Mark::Source => '█',
        Mark::Derived => '▒',
        Mark::House => '░',
    }
}

/// Lines of cells in columns: words to the left, in the columns named, and figures to the right.
fn columns(lines: &[Vec<String>], words: &[usize]) -> String {
    let count = lines.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let told = lines.iter().map(|line| {
        let cells = line.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
            if words.contains(&column) { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_bars_have_one_width() {
        let lines = [vec!["a".to_owned(), "7".to_owned()], vec!["longer".to_owned(), "−12".to_owned()]];
        assert_eq!(columns(&lines, &[0]), "a         7\nlonger  −12\n");
        for share in [-1.0, 0.0, 0.5, 1.0, 2.0] {
            assert_eq!(from_left(share).chars().count(), WIDE);
        }
        assert!(from_left(0.5).starts_with(&"█".repeat(WIDE / 2)));
    }
}
