//! The ledger as HTML: published numbers beside ours, case by case.

use super::super::html::fill;
use super::super::{html, json::Json};

/// The cases with the rows that have a verdict, or any, and hold a text; and how many rows those are.
pub fn cases(book: &Json, verdict: &str, wanted: &str) -> (String, usize) {
    let (mut out, mut shown) = (String::new(), 0);
    let wanted = wanted.trim().to_ascii_lowercase();
    let all = verdict.is_empty() && wanted.is_empty();
    for case in book.list("cases") {
        let mut rows = case.list("rows");
        let tally = tally(&rows);
        // A case that comes out is folded; a miss never is, nor what was asked for.
        let comes_out = |row: &Json| matches!(&*row.text("verdict"), "reproduced" | "accounting");
        let open = !all || !rows.iter().all(comes_out);
        let mut about = String::new();
        case.fill(&mut about, "{id} {title} {source.title} ");
        rows.retain(|row| {
            let mut text = about.clone();
            row.fill(&mut text, "{given} {quantity} {what} {difference}");
            (verdict.is_empty() || row.text("verdict") == verdict)
                && text.to_ascii_lowercase().contains(&wanted)
        });
        if rows.is_empty() {
            continue;
        }
        shown += rows.len();
        fold(&mut out, &case.text("title"), &tally, open);
        case.fill(
            &mut out,
            "<p class=\"from\"><span class=\"id\">{id}</span> ",
        );
        cited(&mut out, &case);
        case.fill(&mut out, ". {why}</p><div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\">");
        table(&mut out, &rows);
        out.push_str("</div></details>");
    }
    (out, shown)
}

/// Who says so, and how far to trust it; our own rules have no grade.
pub fn cited(out: &mut String, of: &Json) {
    let title = of.text("source.title");
    let title = if title.is_empty() {
        "Our own arithmetic"
    } else {
        &title
    };
    html::link(out, &of.text("source.url"), title);
    if of.text("grade").len() == 1 {
        of.fill(out, ", grade {grade}");
    }
    if of.text("read") == "copy" {
        out.push_str(", read in a copy");
    }
}

/// A fold whose heading is a line of its own, with what it holds.
pub fn fold(out: &mut String, title: &str, tally: &str, open: bool) {
    out.push_str(if open {
        "<details class=\"fold\" open>"
    } else {
        "<details class=\"fold\">"
    });
    let markup = "<summary><h3>{}</h3><span class=\"tally\">{}</span></summary>";
    fill(out, markup, &[title, tally]);
}

/// Verdicts and how often each stands, in the order they are met.
pub fn verdicts(rows: &[Json]) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for row in rows {
        let verdict = row.text("verdict");
        match counts.iter_mut().find(|(own, _)| *own == verdict) {
            Some((_, count)) => *count += 1,
            None => counts.push((verdict, 1)),
        }
    }
    counts
}

/// How many of each verdict: "12 reproduced, 2 missed".
pub fn tally(rows: &[Json]) -> String {
    let mut out = String::new();
    for (verdict, count) in verdicts(rows) {
        let comma = if out.is_empty() { "" } else { ", " };
        out += &format!("{comma}{count} {}", said(&verdict));
    }
    out
}

/// How people read a verdict of the file.
fn said(verdict: &str) -> &str {
    match verdict {
        "negative" => "must not come out",
        "accounting" => "their own sum",
        other => other,
    }
}

fn table(out: &mut String, rows: &[Json]) {
    out.push_str("<table><thead><tr><th scope=\"col\">Given</th><th scope=\"col\" class=\"word\">Quantity</th><th scope=\"col\">Published</th><th scope=\"col\">Ours</th><th scope=\"col\">Off by</th><th scope=\"col\" class=\"word\">Verdict</th></tr></thead><tbody>");
    let mut before = String::new();
    for (place, row) in rows.iter().enumerate() {
        row.fill(out, "<tr data-verdict=\"{verdict}\"><th scope=\"row\">");
        // What several rows share is seen once.
        let given = row.text("given");
        if before == given {
            row.fill(out, "<span class=\"visually-hidden\">{given}</span>");
        } else {
            scenario(out, &row.text("link"), &given);
        }
        before = given;
        row.fill(out, "</th><td class=\"word\">{quantity}</td><td>{published}</td><td>{ours}</td><td>{deviation}</td><td class=\"word outcome\">");
        html::text(out, said(&row.text("verdict")));
        out.push_str("</td></tr>");
        let own = note(row);
        let next = rows.get(place + 1);
        if !own.is_empty() && next.is_none_or(|next| note(next) != own) {
            out.push_str("<tr class=\"reason\"><td colspan=\"6\"><p>");
            out.push_str(&own);
            out.push_str("</p></td></tr>");
        }
    }
    out.push_str("</tbody></table>");
}

/// Why a row differs, and under which other scenario it comes out.
fn note(row: &Json) -> String {
    let mut out = String::new();
    for (key, link) in [("why", ""), ("difference", ""), ("assume", "assuming")] {
        let text = row.text(key);
        if !text.is_empty() {
            scenario(&mut out, &row.text(link), &text);
            out.push_str(". ");
        }
    }
    out
}

/// A link that opens a scenario in this page, whatever stands before its fragment; without one, its name.
pub fn scenario(out: &mut String, link: &str, name: &str) {
    if link.is_empty() {
        return html::text(out, name);
    }
    let fragment = link.split_once('#').map_or(link, |(_, fragment)| fragment);
    fill(out, "<a href=\"#{}\">{}</a>", &[fragment, name]);
}
