//! The catalog's sources and its estimates as HTML: who says what, and what is our own judgement.

use crate::catalog::{Basis, DATA, Datum};
use crate::scenario::Scenario;

use super::super::html::fill;
use super::super::json::Json;
use super::super::provenance::{self, GRADED, GRADES};

/// Every publication the catalog cites, each with the numbers taken from it; then the estimates with their reasons.
pub fn citations(words: &Json, scenario: &Scenario) -> String {
    let mut out =
        String::from("<h2 id=\"sources\">Sources of the catalog</h2><ol class=\"source-list\">");
    let data = |out: &mut String, keep: &dyn Fn(&Datum) -> bool| {
        let own = DATA.iter().filter(|datum| keep(datum));
        let mut list = String::new();
        let mut count = 0;
        for datum in own {
            provenance::item(&mut list, words, datum, scenario);
            count += 1;
        }
        let many = if count == 1 { "" } else { "s" };
        let count = count.to_string();
        fill(
            out,
            "<details><summary>{} number{}</summary><ul>",
            &[&count, many],
        );
        *out += &list;
        out.push_str("</ul></details>");
    };
    for (place, source) in words.list("sources").iter().enumerate() {
        if source.text("id") == "estimate" {
            continue;
        }
        out.push_str("<li>");
        provenance::named_source(&mut out, words, place as u16);
        source.fill(&mut out, ", consulted {accessed}");
        data(&mut out, &|datum| usize::from(datum.source) == place);
        out.push_str("</li>");
    }
    out.push_str("</ol>");
    fill(&mut out, GRADED, &[GRADES]);
    let markup = "<h2 id=\"estimates\">Our own estimates</h2><p class=\"lede\">Of the catalog’s {} numbers these are judgements of ours, each with its reasoning; no publication stands behind them.</p>";
    fill(&mut out, markup, &[&DATA.len().to_string()]);
    out.push_str("<div class=\"source-list\">");
    data(&mut out, &|datum| datum.basis == Basis::Estimate);
    out.push_str("</div>");
    out
}
