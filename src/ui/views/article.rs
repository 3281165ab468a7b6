//! The article's claims as HTML: what it says, the best value known, what this page makes of it, and the verdict.

use super::super::json::Json;
use super::ledger::{cited, fold, scenario, tally};

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
    let ours = claim.text("model.value");
    if !ours.is_empty() {
        out.push_str("<dt>This page</dt><dd>");
        scenario(out, &claim.text("model.link"), &ours);
        claim.fill(
            out,
            " <span class=\"unit\">{model.quantity}, {model.given}</span></dd>",
        );
    }
    claim.fill(out, "</dl><p class=\"from\"><b>{correction}</b> ");
    let say = |out: &mut String, key: &str, markup: &str| {
        if !claim.text(key).is_empty() {
            claim.fill(out, markup);
        }
    };
    say(out, "note", "{note}. ");
    cited(out, claim);
    say(out, "as_of", ", as of {as_of}");
    out.push_str("</p></li>");
}
