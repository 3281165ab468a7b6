//! The article's claims as HTML: what it says, the best value known, what this page makes of it, and the verdict.

use super::super::{html, json::Json};
use super::ledger::{fold, scenario, tally};

/// The claims with a verdict, or all, by section.
pub fn claims(book: &Json, verdict: &str) -> String {
    let mut all = book.list("article.claims");
    all.retain(|claim| verdict.is_empty() || claim.text("verdict") == verdict);
    let mut out = String::new();
    while let Some(first) = all.first() {
        let section = first.text("section");
        let mut own = all.clone();
        own.retain(|claim| claim.text("section") == section);
        all.retain(|claim| claim.text("section") != section);
        fold(&mut out, &section, &tally(&own), !verdict.is_empty());
        out.push_str("<ul class=\"claims\">");
        for claim in own {
            one(&mut out, &claim);
        }
        out.push_str("</ul></details>");
    }
    out
}

fn one(out: &mut String, claim: &Json) {
    claim.fill(out, "<li data-verdict=\"{verdict}\"><p class=\"claim\">{claim}</p><p class=\"outcome\">{verdict}</p><dl><dt>Article</dt><dd>{article_value} <span class=\"unit\">{unit}</span></dd><dt>Best known</dt><dd>{best_value}</dd>");
    let (ours, link) = (claim.text("ours"), claim.text("link"));
    if !(ours.is_empty() && link.is_empty()) {
        out.push_str("<dt>This page</dt><dd>");
        scenario(out, &link, if ours.is_empty() { "open" } else { &ours });
        out.push_str("</dd>");
    }
    claim.fill(out, "</dl><p class=\"from\"><b>{correction}</b> {note} ");
    html::link(out, &claim.text("source.url"), &claim.text("source.title"));
    claim.fill(out, ", grade {grade}, {as_of}</p></li>");
}
