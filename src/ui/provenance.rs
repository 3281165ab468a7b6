//! Where numbers come from: the sources behind a figure, grouped, each with what it says and how far to trust it.

use crate::catalog::{Basis, Datum, Grade, Unit};
use crate::figures::plot::rising;
use crate::scenario::Scenario;
use crate::units::human;

use super::html;
use super::json::Json;

/// The data by the place of their source, most cited first, our own judgements last.
pub fn sources(data: Vec<&'static Datum>) -> Vec<(u16, Vec<&'static Datum>)> {
    let mut grouped: Vec<(u16, Vec<&'static Datum>)> = Vec::new();
    for datum in data {
        match grouped
            .iter_mut()
            .find(|(source, _)| *source == datum.source)
        {
            Some((_, own)) if own.iter().any(|other| other.index == datum.index) => {}
            Some((_, own)) => own.push(datum),
            None => grouped.push((datum.source, vec![datum])),
        }
    }
    rising(&mut grouped, |(_, own)| {
        // Judgements of ours have one source, and it has nothing else.
        if own.iter().any(|datum| datum.basis == Basis::Estimate) {
            0.0
        } else {
            -(own.len() as f64)
        }
    });
    grouped
}

/// The sources of some data as HTML, each with what it says.
pub fn list(words: &Json, data: Vec<&'static Datum>, scenario: &Scenario) -> String {
    let mut out = String::from("<ol class=\"source-list\">");
    for (source, data) in sources(data) {
        out.push_str("<li>");
        named_source(&mut out, words, source);
        out.push_str("<ul>");
        for datum in data {
            item(&mut out, words, datum, scenario);
        }
        out.push_str("</ul></li>");
    }
    out.push_str("</ol>");
    html::fill(&mut out, GRADED, &[GRADES]);
    out
}

/// Where it stands.
pub const GRADED: &str = "<p class=\"grades\">{}</p>";
/// What the grades mean.
pub const GRADES: &str = "Grade A: vendor, standard, filing or paper. B: analyst, press or list price. C: weak. What was read in a copy was not opened in the original.";

/// A publication: title, publisher, date.
pub fn named_source(out: &mut String, words: &Json, place: u16) {
    let source = words.under(&format!("sources.{place}"));
    // Judgements have no publication.
    if source.text("id") == "estimate" {
        return out.push_str("<span>Our own estimates</span>");
    }
    html::link(out, &source.text("url"), &source.text("title"));
    source.fill(out, ", {publisher}, {published}");
}

/// A datum: what it is, its value, how far to trust it, and what a reader must know.
pub fn item(out: &mut String, words: &Json, datum: &Datum, scenario: &Scenario) {
    // A value of the person's own stands before the catalog's.
    let own = scenario.value(datum);
    html::fill(out, "<li>{} ", &[&named(datum)]);
    if own != datum.value {
        let markup = "<b>{} of your own</b>, catalog ";
        html::fill(out, markup, &[&written(datum, own)]);
    }
    let markup = "<b>{}</b><span class=\"grade\"> {}</span>{}{}</li>";
    let note = about(words, datum).text("note");
    let stop = if note.is_empty() { "" } else { ". " };
    let texts = [&*value(datum), &trust(words, datum), stop, &note];
    html::fill(out, markup, &texts);
}

/// What else there is to say of a datum.
pub fn about(words: &Json, datum: &Datum) -> Json {
    words.under(&format!("data.{}", datum.index))
}

/// `qm9700.price_hyperscale` as words: "Quantum-2 QM9700, volume price:".
fn named(datum: &Datum) -> String {
    let field = datum.key.split_once('.').map_or("", |(_, field)| field);
    let field = match field {
        "price_hyperscale" => "volume price".to_owned(),
        "price_street" => "list price".to_owned(),
        "watts_per_end" => "watts at each end".to_owned(),
        "low" | "high" => format!("{field} end"),
        field => field.replace('_', " "),
    };
    let name = datum.item;
    if field == "value" {
        format!("{name}:")
    } else {
        format!("{name}, {field}:")
    }
}

/// A datum with its unit.
pub fn value(datum: &Datum) -> String {
    written(datum, datum.value)
}

fn written(datum: &Datum, number: f64) -> String {
    let figures = || {
        let text = format!("{number:.6}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    match datum.unit {
        // A metre of fibre costs cents.
        Unit::Usd if number < 100.0 && number.fract() != 0.0 => format!("${number:.2}"),
        Unit::Usd => format!("${}", human::whole(number as u64)),
        Unit::UsdPerGpuHour => format!("${number:.2} an hour"),
        Unit::UsdPerKwh => format!("${} a kWh", figures()),
        Unit::Gbps => format!("{} Gb/s", human::whole(number as u64)),
        Unit::PerYear => format!("{} a year", human::share(crate::units::Share(number))),
        Unit::Percent => human::percent(crate::units::Percent(number)),
        Unit::UsdPerGbps => format!("${number:.2} a Gb/s"),
        Unit::Count if number >= 1e4 => human::whole(number as u64),
        unit => format!("{} {}", figures(), unit.symbol())
            .trim_end()
            .to_owned(),
    }
}

/// How far to trust a datum, in words.
pub fn trust(words: &Json, datum: &Datum) -> String {
    let about = about(words, datum);
    let as_of = about.text("as_of");
    let basis = match datum.basis {
        Basis::Measured => "measured",
        Basis::Published => "published",
        Basis::Derived => "derived",
        Basis::Estimate => return format!("estimate, {as_of}"),
    };
    let grade = match datum.grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
    };
    let copy = if about.text("read") == "copy" {
        ", read in a copy"
    } else {
        ""
    };
    format!("{basis}, grade {grade}{copy}, {as_of}")
}

/// The short mark beside an input: a grade letter, or `est.`.
pub fn mark(datum: &Datum) -> &'static str {
    match (datum.basis, datum.grade) {
        (Basis::Estimate, _) => "est.",
        (_, Grade::A) => "A",
        (_, Grade::B) => "B",
        (_, Grade::C) => "C",
    }
}
