//! A tornado chart as SVG, to be projected: 16:9, large type, dark on light, nothing told by colour alone. The same chart
//! gives the same bytes.

use crate::level::printable::printable;
use crate::sim::figures::Mark;
use std::fmt::Write;

/// A chart in plain words.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Of what it is.
    pub title: String,
    /// How it was made, in the corner.
    pub corner: String,
    /// What it asks.
    pub question: String,
    /// What the games said with everything at rest.
    pub rest: String,
    /// A warning that must not be overlooked.
    pub notice: Option<String>,
    /// What the scale counts.
    pub scale: String,
    /// Where everything is at rest, in percent or points.
    pub at_rest: f64,
    /// The bars, widest first.
    pub bars: Vec<Bar>,
    /// What the fillings mean.
    pub legend: Vec<(Mark, String)>,
    /// Lines beneath the chart.
    pub foot: Vec<String>,
}

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Beside it.
    pub label: String,
    /// How firmly the figure stands: the filling.
    pub mark: Mark,
    /// Its ends on the scale, least first.
    pub ends: (f64, f64),
    /// What is written beyond its left end.
    pub left: String,
    /// What is written beyond its right end.
    pub right: String,
}

const WIDTH: f64 = 1920.0;
const HEIGHT: f64 = 1080.0;
const MARGIN: f64 = 60.0;
/// Left and right edge of the scale.
const PLOT: (f64, f64) = (660.0, 1680.0);
/// Top of the first bar, and the height all bars share.
const BARS: (f64, f64) = (290.0, 560.0);
/// Thickest bar.
const THICK: f64 = 52.0;
/// Numbers along the scale, at least.
const TICKS: f64 = 4.0;

/// The dots of a house number, the hatching of a derived one; a figure with a source is filled.
const FILLINGS: &str = r##"<defs>
<pattern id="derived" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="14" height="14" fill="#ffffff"/><rect width="6" height="14" fill="#0072b2"/></pattern>
<pattern id="house" width="16" height="16" patternUnits="userSpaceOnUse">
<rect width="16" height="16" fill="#ffffff"/><circle cx="8" cy="8" r="3.5" fill="#0072b2"/></pattern>
</defs>
"##;

impl Chart {
    /// The chart as a file.
    pub fn svg(&self) -> String {
        let mut page = Page::new();
        page.text(MARGIN, 68.0, Type { size: 48, bold: true, ..PLAIN }, &self.title);
        page.text(WIDTH - MARGIN, 68.0, Type { anchor: "end", ..PLAIN }, &self.corner);
        page.text(MARGIN, 116.0, Type { size: 34, ..PLAIN }, &self.question);
        page.text(MARGIN, 160.0, PLAIN, &self.rest);
        if let Some(notice) = &self.notice {
            page.rect((MARGIN, 178.0), (WIDTH - 2.0 * MARGIN, 48.0), "#000000");
            page.coloured(MARGIN + 24.0, 213.0, Type { bold: true, ..PLAIN }, notice, "#ffffff");
        }
        self.scale(&mut page);
        let pitch = BARS.1 / self.bars.len().max(1) as f64;
        for (index, bar) in self.bars.iter().enumerate() {
            self.bar(&mut page, bar, BARS.0 + pitch * index as f64, pitch);
        }
        self.legend(&mut page);
        for (index, line) in self.foot.iter().enumerate() {
            page.text(MARGIN, 980.0 + 38.0 * index as f64, PLAIN, line);
        }
        page.close()
    }

    /// Least and greatest value of the scale, and the step between its numbers.
    fn limits(&self) -> (f64, f64, f64) {
        let ends = || self.bars.iter().flat_map(|bar| [bar.ends.0, bar.ends.1]).chain([self.at_rest]);
        let (least, most) = (ends().fold(f64::INFINITY, f64::min), ends().fold(f64::NEG_INFINITY, f64::max));
        let step =
            [1.0, 2.0, 5.0, 10.0, 20.0, 50.0].into_iter().find(|step| (most - least) / step <= 2.0 * TICKS);
        let step = step.unwrap_or(100.0);
        let (low, high) = ((least / step).floor() * step, (most / step).ceil() * step);
        (low, if high > low { high } else { low + step }, step)
    }

    fn place(&self, value: f64) -> f64 {
        let (low, high, _) = self.limits();
        PLOT.0 + (PLOT.1 - PLOT.0) * (value - low) / (high - low)
    }

    fn scale(&self, page: &mut Page) {
        let (low, high, step) = self.limits();
        let bottom = BARS.0 + BARS.1;
        let count = ((high - low) / step).round() as usize;
        for value in (0..=count).map(|tick| low + step * tick as f64) {
            let x = self.place(value);
            page.line((x, BARS.0 - 10.0), (x, bottom), "#c8c8c8", 2.0);
            page.text(x, bottom + 36.0, Type { anchor: "middle", ..PLAIN }, &signed(value));
        }
        page.text(PLOT.0, BARS.0 - 24.0, PLAIN, &self.scale);
        let x = self.place(self.at_rest);
        page.line((x, BARS.0 - 10.0), (x, bottom), "#000000", 5.0);
    }

    fn bar(&self, page: &mut Page, bar: &Bar, top: f64, pitch: f64) {
        let thick = (pitch * 0.72).min(THICK);
        let (top, middle) = (top + (pitch - thick) / 2.0, top + pitch / 2.0 + 10.0);
        let (left, right) = (self.place(bar.ends.0), self.place(bar.ends.1));
        page.text(PLOT.0 - 150.0, middle, Type { anchor: "end", ..PLAIN }, &bar.label);
        page.bar((left, top), (right - left, thick), filling(bar.mark));
        page.text(left - 12.0, middle, Type { anchor: "end", ..PLAIN }, &bar.left);
        page.text(right + 12.0, middle, PLAIN, &bar.right);
    }

    fn legend(&self, page: &mut Page) {
        let mut x = MARGIN;
        for (mark, word) in &self.legend {
            page.bar((x, 908.0), (56.0, 30.0), filling(*mark));
            page.text(x + 70.0, 933.0, PLAIN, word);
            // The type has no measure here; 17 units a letter are enough for any.
            x += 110.0 + 17.0 * word.chars().count() as f64;
        }
    }
}

fn filling(mark: Mark) -> &'static str {
    match mark {
        Mark::Source => "#0072b2",
        Mark::Derived => "url(#derived)",
        Mark::House => "url(#house)",
    }
}

/// A whole number with the true minus sign.
fn signed(value: f64) -> String {
    let value = value.round();
    if value < 0.0 { format!("\u{2212}{}", -value) } else { format!("{}", value.abs()) }
}

/// How something is written.
#[derive(Clone, Copy)]
struct Type {
    size: u32,
    bold: bool,
    anchor: &'static str,
}

/// Twenty-eight units on a page of 1080: legible from the last row.
const PLAIN: Type = Type { size: 28, bold: false, anchor: "start" };

/// The file as it is written.
struct Page(String);

impl Page {
    fn new() -> Self {
        let head = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" \
             height=\"{HEIGHT}\" font-family=\"DejaVu Sans, Arial, sans-serif\">\n"
        );
        let mut page = Self(head + FILLINGS);
        page.rect((0.0, 0.0), (WIDTH, HEIGHT), "#ffffff");
        page
    }

    fn close(mut self) -> String {
        self.0.push_str("</svg>\n");
        self.0
    }

    fn put(&mut self, element: std::fmt::Arguments<'_>) {
        writeln!(self.0, "{element}").expect("a string takes everything");
    }

    fn text(&mut self, x: f64, y: f64, kind: Type, text: &str) {
        self.coloured(x, y, kind, text, "#000000");
    }

    fn coloured(&mut self, x: f64, y: f64, kind: Type, text: &str, colour: &str) {
        let Type { size, bold, anchor } = kind;
        let weight = if bold { "bold" } else { "normal" };
        self.put(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" font-weight=\"{weight}\" \
             text-anchor=\"{anchor}\" fill=\"{colour}\">{}</text>",
            escaped(text)
        ));
    }

    fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str) {
        self.put(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\"/>"
        ));
    }

    /// A rectangle with an outline, seen even when it has no width.
    fn bar(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str) {
        self.put(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\" \
             stroke=\"#003a5c\" stroke-width=\"4\"/>"
        ));
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, width: f64) {
        self.put(format_args!(
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{colour}\" \
             stroke-width=\"{width}\"/>",
            from.0, from.1, to.0, to.1
        ));
    }
}

fn escaped(text: &str) -> String {
    printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart() -> Chart {
        let bar = |mark, ends| Bar {
            label: "a < b & c".into(),
            mark,
            ends,
            left: "0.1".into(),
            right: "0.4".into(),
        };
        Chart {
            title: "Title".into(),
            corner: "Games".into(),
            question: "Question".into(),
            rest: "At rest".into(),
            notice: Some("Saturated".into()),
            scale: "points".into(),
            at_rest: 40.0,
            bars: vec![
                bar(Mark::House, (-12.0, 71.0)),
                bar(Mark::Source, (38.0, 41.0)),
                bar(Mark::Derived, (40.0, 40.0)),
            ],
            legend: vec![(Mark::House, "house".into())],
            foot: vec!["Foot".into()],
        }
    }

    #[test]
    fn the_scale_holds_every_bar_in_round_numbers() {
        assert_eq!(chart().limits(), (-20.0, 80.0, 20.0));
        assert!(chart().place(-12.0) >= PLOT.0 && chart().place(71.0) <= PLOT.1);
        let nothing = Chart { bars: Vec::new(), ..chart() };
        assert_eq!(nothing.limits(), (40.0, 41.0, 1.0));
    }

    #[test]
    fn marks_differ_in_their_filling_and_words_are_escaped() {
        let svg = chart().svg();
        for filling in ["fill=\"#0072b2\"", "fill=\"url(#derived)\"", "fill=\"url(#house)\""] {
            assert!(svg.contains(filling), "{filling}");
        }
        assert!(svg.contains("a &lt; b &amp; c") && !svg.contains("a < b"));
        assert_eq!(svg, chart().svg());
    }

    #[test]
    fn every_word_is_large_and_on_the_page() {
        for text in chart().svg().lines().filter(|line| line.starts_with("<text")) {
            let number = |name: &str| -> f64 {
                let (_, rest) = text.split_once(&format!(" {name}=\"")).expect("every word has a place");
                rest.split('"').next().and_then(|n| n.parse().ok()).expect("a number")
            };
            assert!(number("font-size") >= 28.0, "{text}");
            assert!((0.0..=WIDTH).contains(&number("x")) && (0.0..=HEIGHT).contains(&number("y")), "{text}");
        }
    }
}
