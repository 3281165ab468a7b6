//! The drawing as a file that stands alone: the finding above, the scenario below, the colours of a scheme put in.

use crate::analysis::behind_bill;
use crate::catalog::{Datum, Unit};
use crate::figures::drawings;
use crate::figures::markup::{Out, hex};
use crate::figures::plot::Ink;
use crate::figures::sheet::{Drawn, Picture, Sheet, Words, laid_out};
use crate::figures::theme::{FAMILY, Scheme, Theme};
use crate::model::Report;

use super::Diagram;

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

impl Diagram {
    /// As a picture: the finding above, the scenario below, the colours inside.
    pub fn on(&self, sheet: &Sheet, title: &str, under: &str, sources: &str) -> Picture {
        let theme = Theme::canvas(sheet.scheme, 1.0);
        let words = Words {
            title,
            finding: &self.says,
            under,
            notes: [&self.assumes, sources],
        };
        laid_out(sheet, &words, &|_| {
            let mut out = Out(String::with_capacity(32 * 1_024));
            out.put("<g class=\"net\">\n");
            out.body(self);
            out.put("</g>\n");
            Drawn {
                markup: out.0,
                style: painted(&theme, self.fabric),
                height: self.height,
            }
        })
    }
}

/// The network of a report as a picture; none where nothing can be built.
pub fn picture(report: &Report, sheet: &Sheet) -> Option<Picture> {
    drawings::NETWORK.picture(report, sheet)
}

/// Data behind a drawing, which has no prices and no watts.
pub fn behind(report: &Report) -> Vec<&'static Datum> {
    let mut data = behind_bill(report);
    data.retain(|datum| !matches!(datum.unit, Unit::Usd | Unit::Watts | Unit::PerYear));
    data
}

/// The rules with the colours of a scheme in place of their names.
fn painted(theme: &Theme, fabric: &'static str) -> String {
    let [tint, rule] = match theme.scheme {
        Scheme::Light => TINT_AND_RULE[0],
        Scheme::Dark => TINT_AND_RULE[1],
    };
    let mut rules = String::from(RULES);
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
