//! The sheet a drawing leaves on: the scenario's title, the finding as headline, what is drawn, the drawing, what was
//! assumed, the sources and the link, in one SVG that stands alone and carries its scenario.
//!
//! Figures and the drawn network share it: both hand over their words and draw into the room that is left.

mod about;
mod clear;
pub mod letters;

use super::markup::{Out, hex};
use super::theme::{FAMILY, Scheme, Theme};

use letters::{Face, balanced, broken};

pub(super) use clear::seen_through;

/// Narrowest and widest sheet, in CSS pixels.
pub const WIDTHS: [f64; 2] = [320.0, 2_400.0];
/// Lowest and tallest sheet that can be asked for.
pub const HEIGHTS: [f64; 2] = [200.0, 4_800.0];
/// Width of a sheet nobody chose.
pub const WIDTH: f64 = 720.0;
/// Above this width the type grows with the sheet: a wider layout would only set its words further apart.
const WIDEST: f64 = 1_200.0;
/// Family of the finding.
const SERIF: &str = "IBM Plex Serif, Georgia, serif";
/// Sizes of the small print, and from one line of it to the next.
const SMALL: f64 = 12.0;
const SMALLEST: f64 = 11.0;
const LEAD: f64 = 17.0;

/// How a picture is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Width in CSS pixels, held inside [`WIDTHS`].
    pub width: f64,
    /// Height in CSS pixels; without it, or where it is too low for the words, what the drawing needs.
    pub height: Option<f64>,
    /// Its colours.
    pub scheme: Scheme,
    /// No paper behind it.
    pub transparent: bool,
    /// The link that restores it, as `Document::write` writes it: without a page, without `#`.
    pub link: String,
    /// Address of a page that opens links, or empty. What is not of the web or of a file is left out.
    pub page: String,
    /// `@font-face` rules to carry along, or empty.
    pub fonts: String,
}

impl Sheet {
    /// The sheet nobody changed anything about.
    pub fn new(link: impl Into<String>, scheme: Scheme) -> Self {
        Self {
            width: WIDTH,
            height: None,
            scheme,
            transparent: false,
            link: link.into(),
            page: String::new(),
            fonts: String::new(),
        }
    }

    /// Width of the layout: the view box, which a wide sheet enlarges.
    fn layout(&self) -> f64 {
        self.width().min(WIDEST)
    }

    fn width(&self) -> f64 {
        let [least, most] = WIDTHS;
        if self.width.is_finite() {
            self.width.clamp(least, most).round()
        } else {
            WIDTH
        }
    }

    /// Space around everything.
    fn margin(&self) -> f64 {
        (self.layout() / 30.0).clamp(10.0, 24.0).floor()
    }

    /// Width the drawing gets.
    pub(super) fn room(&self) -> f64 {
        self.layout() - 2.0 * self.margin()
    }

    /// The part of an address that a sheet takes for a page's; empty where it is none.
    pub fn page(address: &str) -> &str {
        about::page(address)
    }

    /// The whole link it carries.
    pub fn carried(&self) -> String {
        [about::page(&self.page), "#", &self.link].concat()
    }
}

/// A picture: an SVG that stands alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The file.
    pub svg: String,
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// What it is called: the scenario's title and the finding.
    pub title: String,
    /// The link it carries.
    pub link: String,
}

/// The words around a drawing.
pub(super) struct Words<'a> {
    /// The scenario's title, or empty.
    pub title: &'a str,
    /// The finding.
    pub finding: &'a str,
    /// What is drawn.
    pub under: &'a str,
    /// What was assumed, and the sources.
    pub notes: [&'a str; 2],
}

/// A drawing in the room it was given, its places from the upper left corner of that room.
pub(super) struct Drawn {
    pub markup: String,
    /// Rules of style it needs.
    pub style: String,
    pub height: f64,
}

/// Lays a sheet out. `draw` is told the height that is left where a height is asked for.
pub(super) fn laid_out(
    sheet: &Sheet,
    words: &Words,
    draw: &dyn Fn(Option<f64>) -> Drawn,
) -> Picture {
    let (width, margin, room) = (sheet.layout(), sheet.margin(), sheet.room());
    let grown = sheet.width() / width;
    let theme = Theme::canvas(sheet.scheme, 1.0);
    let (ink, soft) = (hex(theme.ink()), hex(theme.soft()));
    let size = (width / 36.0).clamp(17.0, 24.0).round();
    let mut texts = Out(String::with_capacity(2_048));
    let mut line = |y: f64, text: &str, (css, weight): (f64, &str), family: &str, fill: &str| {
        texts.put("<text").attr("x", margin).attr("y", y);
        texts.put(" font-family=\"").put(family);
        texts
            .put("\" font-weight=\"")
            .put(weight)
            .put("\"")
            .attr("font-size", css);
        texts
            .put(" fill=\"")
            .put(fill)
            .put("\">")
            .text(text)
            .put("</text>\n");
    };
    // Baselines from the top down.
    let mut y = margin - 8.0;
    for text in balanced(words.title, room, 13.0, Face::Sans, 3) {
        y += 18.0;
        line(y, &text, (13.0, "600"), FAMILY, &soft);
    }
    y += if words.title.is_empty() {
        24.0 - size * 1.3
    } else {
        6.0
    };
    for text in balanced(words.finding, room, size, Face::Serif, 12) {
        y += (size * 1.3).round();
        line(y, &text, (size, "500"), SERIF, &ink);
    }
    y += 14.0;
    for text in balanced(words.under, room, SMALL, Face::Sans, 4) {
        y += 16.0;
        line(y, &text, (SMALL, "400"), FAMILY, &soft);
    }
    let head = y + 12.0;
    // The lines under the drawing are known before it is: they say how much room it has.
    let mut foot: Vec<(String, f64)> = Vec::new();
    for note in words.notes {
        let lines = balanced(note, room, SMALL, Face::Sans, 4);
        foot.extend(lines.into_iter().map(|text| (text, SMALL)));
    }
    let carried = sheet.carried();
    let first = foot.len();
    let lines = broken(&about::shown(&carried), room, SMALLEST, 2);
    foot.extend(lines.into_iter().map(|text| (text, SMALLEST)));
    let below = 10.0 + LEAD * foot.len() as f64 + 16.0;
    let asked = sheet.height.filter(|height| height.is_finite());
    let drawn = draw(asked.map(|height| height / grown - head - below));
    let least = (head + drawn.height + below).ceil();
    let height = asked.map_or(least, |height| (height / grown).max(least));
    let linked = !about::page(&sheet.page).is_empty();
    let mut y = height - below + 10.0;
    let mut end = Out(String::with_capacity(1_024));
    for (place, (text, css)) in foot.iter().enumerate() {
        y += LEAD;
        if place == first && linked {
            end.put("<a href=\"").text(&carried).put("\">\n");
        }
        end.put("<text").attr("x", margin).attr("y", y);
        end.put(" font-family=\"")
            .put(FAMILY)
            .put("\"")
            .attr("font-size", *css);
        end.put(" fill=\"")
            .put(&soft)
            .put("\">")
            .text(text)
            .put("</text>\n");
    }
    if foot.len() > first && linked {
        end.put("</a>\n");
    }

    let title = if words.title.is_empty() {
        words.finding.to_owned()
    } else {
        [words.title, ": ", words.finding].concat()
    };
    let mut out = Out(String::with_capacity(drawn.markup.len() + 8_192));
    out.put("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    let tall = (height * grown).round();
    out.attr("width", sheet.width()).attr("height", tall);
    out.put(" viewBox=\"0 0 ").num(width).put(" ").num(height);
    out.put("\" role=\"img\" aria-labelledby=\"finding\">\n<title id=\"finding\">");
    out.text(&title).put("</title>\n");
    about::metadata(&mut out, &carried, &title);
    if !(sheet.fonts.is_empty() && drawn.style.is_empty()) {
        out.put("<style>\n")
            .put(&sheet.fonts)
            .put(&drawn.style)
            .put("</style>\n");
    }
    if !sheet.transparent {
        out.put("<rect").attr("width", width).attr("height", height);
        out.put(" fill=\"").put(&hex(theme.paper())).put("\"/>\n");
    }
    out.put(&texts.0);
    // What is taller than its drawing stands in the middle of the room.
    let spare = (height - least).max(0.0) / 2.0;
    out.put("<g transform=\"translate(")
        .num(margin)
        .put(" ")
        .num((head + spare).round());
    out.put(")\">\n")
        .put(&drawn.markup)
        .put("</g>\n")
        .put(&end.0)
        .put("</svg>\n");
    Picture {
        svg: out.0,
        width: sheet.width(),
        height: tall,
        title,
        link: carried,
    }
}
