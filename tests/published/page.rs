//! The ledger for the page: `assets/ledger.json`, which it fetches when its view of sources is opened.

use std::io;

use fabriconomics::catalog::CATALOG_DATE;
use fabriconomics::model::VERSION;
use fabriconomics::units::human;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use serde_json::{Value, json};

use super::article::{Article, Asked, Claim, Slip, VERDICTS};
use super::book::{Book, Case, Line, NotModelled, Row, Verdict, source};
use super::given::{Given, replaced};
use super::ledger::{deviation, shown, wanted};
use super::quantities::{label, place};

/// The page's ledger as JSON: compact, but one row to a line, so that a change can be read. What is empty is left out.
pub fn page(book: &Book, lines: &[Line], article: &Article, slips: &[Slip]) -> String {
    let many = |word| lines.iter().filter(|line| verdict(line) == word).count();
    let cases = book.case.iter().map(|case| of_case(book, case, lines));
    let page = json!({
        "model": VERSION,
        "catalog": CATALOG_DATE,
        "counts": {
            "numbers": lines.len(),
            "reproduced": many("reproduced"),
            "negative": many("negative"),
            "missed": many("missed"),
            "accounting": many("accounting"),
        },
        "cases": cases.collect::<Vec<_>>(),
        "not_modelled": book.not_modelled.iter().map(|thing| of_thing(book, thing)).collect::<Vec<_>>(),
        "slips": slips.iter().map(of_slip).collect::<Vec<_>>(),
        "article": of_article(article),
    });
    let mut out = Vec::new();
    let mut writer = Serializer::with_formatter(&mut out, RowsOnLines);
    let written = without_empty(page).serialize(&mut writer);
    written.expect("strings and numbers can be written");
    out.push(b'\n');
    String::from_utf8(out).expect("JSON is text")
}

fn without_empty(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields
                .into_iter()
                .filter(|(_, value)| !value.is_null() && value != "");
            kept.map(|(key, value)| (key, without_empty(value)))
                .collect()
        }
        Value::Array(values) => values.into_iter().map(without_empty).collect(),
        other => other,
    }
}

fn address(link: &str) -> String {
    format!("#{link}")
}

fn verdict(line: &Line) -> &'static str {
    match line.verdict {
        Verdict::Reproduced => "reproduced",
        Verdict::DiffersAsItMust => "negative",
        Verdict::MissesAsRecorded => "missed",
        Verdict::Accounting => "accounting",
        Verdict::Fails(_) => "fails",
    }
}

fn of_case(book: &Book, case: &Case, lines: &[Line]) -> Value {
    let source = source(book, &case.source);
    let mut rows = Vec::new();
    for row in &case.row {
        let own = lines.iter().filter(|line| std::ptr::eq(line.row, row));
        let mut own: Vec<_> = own.collect();
        own.sort_by_key(|line| place(line.quantity));
        rows.extend(own.into_iter().map(|line| of_line(row, line)));
    }
    json!({
        "id": case.id,
        "title": case.what,
        "source": { "title": source.title, "url": source.url },
        "grade": case.grade,
        "why": wanted(case.tolerance, &case.why),
        "rows": rows,
    })
}

fn of_line(row: &Row, line: &Line) -> Value {
    let against = row.against.as_deref();
    let own = row.tolerance.zip(row.why.as_deref());
    let assuming = row.assuming.as_deref().zip(row.link.as_deref());
    // Where some numbers of a row are missed and others not, what explains the miss stands beside the miss alone.
    let explained = row.miss.is_empty() || row.miss.contains_key(line.quantity);
    let only = |text: Option<String>| text.filter(|_| explained);
    // What the publisher's own numbers make is named by the row.
    let quantity = match row.given() {
        Given::Arithmetic(_) => line.quantity.to_owned(),
        _ => label(line.quantity, row.times, row.plus, against.is_some()),
    };
    let what = Some(&row.what).filter(|what| **what != quantity);
    json!({
        "id": row.id,
        "given": row.given().said(against),
        "link": row.given().link().map(address),
        "against": against.map(address),
        "quantity": quantity,
        "what": what,
        "published": line.published.shown(),
        "ours": shown(line.ours),
        "deviation": deviation(line),
        "verdict": verdict(line),
        "why": own.map(|(tolerance, why)| wanted(tolerance, why)),
        "difference": only(Some(row.difference.clone())),
        "assume": only(row.assume.clone()),
        "assuming": only(assuming.map(|(changes, link)| address(&replaced(link, changes)))),
    })
}

fn of_thing(book: &Book, thing: &NotModelled) -> Value {
    let source = source(book, &thing.source);
    json!({
        "id": thing.id,
        "title": thing.what,
        "source": { "title": source.title, "url": source.url },
        "grade": thing.grade,
        "published": thing.published,
        "why": thing.why,
    })
}

fn of_slip(slip: &Slip) -> Value {
    json!({
        "publisher": slip.publisher,
        "said": slip.said,
        "is": slip.is,
        "note": slip.note,
        "source": { "title": slip.title, "url": slip.url },
        "case": slip.case,
    })
}

fn of_article(article: &Article) -> Value {
    let many = |word: &str| {
        let alike = article.claim.iter().filter(|claim| claim.verdict == word);
        (word.to_owned(), Value::from(alike.count()))
    };
    json!({
        "title": article.title,
        "url": article.url,
        "note": article.note,
        "counts": VERDICTS.map(many).into_iter().collect::<Value>(),
        "claims": article.claim.iter().map(|claim| of_claim(article, claim)).collect::<Vec<_>>(),
    })
}

fn of_claim(article: &Article, claim: &Claim) -> Value {
    let source = claim.source.as_deref().map(|id| {
        let source = article.source(id);
        json!({ "title": source.title, "url": source.url })
    });
    let model = claim.model.as_ref().map(|asked| {
        let against = asked.against.as_deref();
        let words = label(&asked.quantity, asked.times, asked.plus, against.is_some());
        json!({
            "given": asked.given().said(against),
            "link": asked.given().link().map(address),
            "quantity": asked.what.as_ref().unwrap_or(&words),
            "value": short(asked),
        })
    });
    json!({
        "id": claim.id,
        "section": claim.section,
        "claim": claim.claim,
        "article_value": claim.article_value,
        "best_value": claim.best_value,
        "unit": claim.unit,
        "as_of": claim.as_of,
        "verdict": claim.verdict,
        "grade": claim.grade,
        "read": claim.read,
        "source": source,
        "note": claim.note,
        "correction": claim.in_short,
        "model": model,
    })
}

/// Our number beside a claim's few figures: whole as it is, else three figures; years without a comma.
fn short(asked: &Asked) -> String {
    let ours = asked.ours();
    if asked.quantity == "year" {
        return format!("{ours:.0}");
    }
    if ours == ours.round() {
        return shown(ours);
    }
    let text = human::figures(ours);
    let decimals = text
        .contains('.')
        .then(|| text.trim_end_matches('0').trim_end_matches('.'));
    decimals.unwrap_or(&text).to_owned()
}

/// JSON without spaces, each element of a list on its own line.
struct RowsOnLines;

impl Formatter for RowsOnLines {
    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        to.write_all(if first { b"\n" } else { b",\n" })
    }
}
