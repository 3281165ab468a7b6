//! The drawing as a file that stands alone: the finding above, the scenario below, the colours of a scheme put in.

use plotters::style::RGBColor;

use crate::catalog::CATALOG_DATE;
use crate::figures::plot::Ink;
use crate::figures::theme::{FAMILY, Scheme, Theme};
use crate::model::VERSION;

use super::Diagram;
use super::svg::Out;

/// The rules of the page's style sheet that paint a drawing; the file carries them with their colours put in.
pub const RULES: &str = ".net { display: block; max-width: 100%; height: auto; font-family: var(--sans); font-variant-numeric: tabular-nums lining-nums; }
.net-plane { fill: var(--paper); stroke: var(--rule); }
.net-pod { fill: var(--tint); }
.net-group { fill: var(--paper); }
.net-partial { fill: var(--tint); stroke: var(--rule); stroke-dasharray: 3 3; }
.net-link { fill: none; stroke: var(--c); stroke-opacity: .6; }
.net-flow { fill: var(--c); fill-opacity: .6; }
.net-link.net-copper { stroke: var(--soft); }
.net-flow.net-copper { fill: var(--soft); }
.net-route { fill: none; stroke: var(--ink); stroke-width: 1.4; stroke-linecap: round; }
.net-switch { fill: var(--c); }
.net-circuit { fill: var(--paper); stroke: var(--c); stroke-width: 1.5; }
.net-absent { fill: none; stroke: var(--rule); stroke-dasharray: 2 2; }
.net-host { fill: var(--paper); stroke: var(--soft); }
.net-trays { stroke: var(--rule); }
.net-ports { stroke: var(--ink); stroke-width: 3; }
.net-more { stroke: var(--soft); stroke-width: 2.4; stroke-linecap: round; }
.net-ring { fill: none; stroke: var(--rule); stroke-dasharray: 3 3; }
.net-cube { fill: var(--c); stroke: var(--paper); }
.net-under { fill: var(--paper); stroke: none; }
.net-upper { fill-opacity: .45; }
.net-right { fill-opacity: .75; }
.net-lattice { fill: none; stroke: var(--paper); stroke-opacity: .6; stroke-width: .7; }
.net-note { fill: var(--soft); }
.net-count { fill: var(--ink); font-weight: 600; }
.net-name { fill: var(--ink); font-weight: 500; }
.net-strong { fill: var(--c); font-weight: 600; }
";

/// Margin of a file.
const MARGIN: f64 = 24.0;
/// Width of a letter of its finding, and from one line of that to the next.
const LETTER: f64 = 9.6;
const LEAD: f64 = 26.0;

impl Diagram {
    /// As a file: the finding above, the scenario below, the colours inside.
    pub fn standalone(&self, scheme: Scheme) -> String {
        let theme = Theme::canvas(scheme, 1.0);
        let mut finding: Vec<String> = vec![String::new()];
        for word in self.says.split(' ') {
            let long = |line: &String| {
                (line.chars().count() + word.chars().count()) as f64 * LETTER > self.width
            };
            if finding.last().is_some_and(long) {
                finding.push(String::new());
            }
            if let Some(line) = finding.last_mut() {
                line.push_str(if line.is_empty() { "" } else { " " });
                line.push_str(word);
            }
        }
        let head = MARGIN + LEAD * finding.len() as f64 + 14.0;
        let (width, height) = (self.width + 2.0 * MARGIN, head + self.height + 54.0);
        let mut out = Out(String::with_capacity(32 * 1_024));
        out.put("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"net\" role=\"img\" aria-labelledby=\"finding\"");
        out.size(width, height)
            .put(">\n<title id=\"finding\">")
            .text(&self.says);
        out.put("</title>\n<style>\n")
            .put(&painted(&theme, self.fabric))
            .put("</style>\n<rect class=\"net-paper\"");
        out.attr("width", width).attr("height", height).put("/>\n");
        for (place, line) in finding.iter().enumerate() {
            let y = MARGIN + 16.0 + LEAD * place as f64;
            out.put("<text class=\"net-finding\"")
                .attr("x", MARGIN)
                .attr("y", y)
                .put(">")
                .text(line)
                .put("</text>\n");
        }
        out.put("<g transform=\"translate(")
            .num(MARGIN)
            .put(" ")
            .num(head)
            .put(")\">\n");
        out.body(self);
        out.put("</g>\n");
        let by = ["Fabriconomics ", VERSION, ", catalog ", CATALOG_DATE].concat();
        for (up, text) in [(34.0, &self.assumes), (16.0, &by)] {
            out.put("<text class=\"net-note\" font-size=\"12\"")
                .attr("x", MARGIN)
                .attr("y", height - up);
            out.put(">").text(text).put("</text>\n");
        }
        out.put("</svg>\n");
        out.0
    }
}

/// The rules with the colours of a scheme in place of their names.
fn painted(theme: &Theme, fabric: &'static str) -> String {
    let hex = |RGBColor(red, green, blue): RGBColor| {
        let mut out = String::from("#");
        for byte in [red, green, blue] {
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
        out
    };
    let [tint, rule] = match theme.scheme {
        Scheme::Light => TINT_AND_RULE[0],
        Scheme::Dark => TINT_AND_RULE[1],
    };
    let mut rules = String::from(RULES);
    rules.push_str(".net-paper { fill: var(--paper); }\n.net-finding { fill: var(--ink); font: 500 20px IBM Plex Serif, Georgia, serif; }\n");
    for (name, colour) in [
        ("var(--paper)", hex(theme.paper()).as_str()),
        ("var(--tint)", tint),
        ("var(--ink)", hex(theme.ink()).as_str()),
        ("var(--soft)", hex(theme.soft()).as_str()),
        ("var(--rule)", rule),
        ("var(--c)", hex(theme.of(Ink::Fabric(fabric))).as_str()),
        ("var(--sans)", FAMILY),
    ] {
        rules = rules.replace(name, colour);
    }
    rules
}

/// Tokens of `assets/app.css` that only this drawing needs, light and dark.
pub const TINT_AND_RULE: [[&str; 2]; 2] = [["#f3f1eb", "#8e887c"], ["#1c1c1a", "#706d66"]];
