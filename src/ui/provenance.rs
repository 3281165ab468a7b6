//! Where numbers come from: the sources behind a figure, grouped, each with what it says and how far to trust it.

use leptos::prelude::*;

use crate::catalog::{self, Basis, Datum, Grade, Source, Unit};
use crate::figures::plot::rising;
use crate::scenario::Scenario;
use crate::units::human;

/// The data by source, most cited first, our own judgements last.
pub fn sources(data: Vec<&'static Datum>) -> Vec<(&'static Source, Vec<&'static Datum>)> {
    let mut grouped: Vec<(&'static Source, Vec<&'static Datum>)> = Vec::new();
    for datum in data {
        match grouped
            .iter_mut()
            .find(|(source, _)| source.id == datum.source.id)
        {
            Some((_, own)) if own.iter().any(|other| other.index == datum.index) => {}
            Some((_, own)) => own.push(datum),
            None => grouped.push((datum.source, vec![datum])),
        }
    }
    rising(&mut grouped, |(source, own)| {
        if source.id == "estimate" {
            0.0
        } else {
            -(own.len() as f64)
        }
    });
    grouped
}

#[component]
pub fn SourceList(data: Vec<&'static Datum>, scenario: Scenario) -> impl IntoView {
    let datum = move |datum: &'static Datum| {
        // A value of the person's own stands before the catalog's.
        let own = scenario.value(datum);
        let own = (own != datum.value)
            .then(|| view! { <b>{written(datum, own)} " of your own"</b> ", catalog " });
        let note = (!datum.note.is_empty()).then(|| format!(". {}", datum.note));
        view! { <li>{named(datum)} " " {own} <b>{value(datum)}</b> <span class="grade">" " {trust(datum)}</span> {note}</li> }
    };
    let source = |(source, data): (&'static Source, Vec<&'static Datum>)| {
        let title = if source.url.is_empty() {
            view! { <span>{source.title}</span> }.into_any()
        } else {
            view! { <a href=source.url rel="noopener noreferrer external">{source.title}</a> }
                .into_any()
        };
        // Judgements have no publication.
        if source.id == "estimate" {
            return view! { <li><span>"Our own estimates"</span> <ul>{data.into_iter().map(&datum).collect_view()}</ul></li> }.into_any();
        }
        let published = format!(", {}, {}", source.publisher, source.published);
        view! { <li>{title} {published} <ul>{data.into_iter().map(&datum).collect_view()}</ul></li> }.into_any()
    };
    view! {
        <ol class="source-list">{sources(data).into_iter().map(source).collect_view()}</ol>
        <p class="grades">"Grade A: vendor, standard, filing or paper. B: analyst, press or list price. C: weak. What was read in a copy was not opened in the original."</p>
    }
}

/// `qm9700.price_hyperscale` as words: "Quantum-2 QM9700, volume price:".
fn named(datum: &Datum) -> String {
    let (item, field) = datum.key.split_once('.').unwrap_or((datum.key, ""));
    let field = match field {
        "price_hyperscale" => "volume price".to_owned(),
        "price_street" => "list price".to_owned(),
        "watts_per_end" => "watts at each end".to_owned(),
        "low" | "high" => format!("{field} end"),
        field => field.replace('_', " "),
    };
    let name = catalog::name(item).unwrap_or(item);
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
        Unit::Watts => format!("{} W", figures()),
        Unit::Gbps => format!("{} Gb/s", human::whole(number as u64)),
        Unit::GBps => format!("{} GB/s", human::whole(number as u64)),
        Unit::Tbps => format!("{} Tb/s", figures()),
        Unit::PerYear => format!("{} a year", human::share(crate::units::Share(number))),
        Unit::Percent => human::percent(crate::units::Percent(number)),
        Unit::Years => format!("{} years", figures()),
        Unit::Days => format!("{} days", figures()),
        Unit::Metres => format!("{} m", figures()),
        Unit::Decibels => format!("{} dB", figures()),
        Unit::UsdPerGbps => format!("${number:.2} a Gb/s"),
        Unit::Ratio | Unit::Count => figures(),
    }
}

/// How far to trust a datum, in words.
pub fn trust(datum: &Datum) -> String {
    let basis = match datum.basis {
        Basis::Measured => "measured",
        Basis::Published => "published",
        Basis::Derived => "derived",
        Basis::Estimate => return format!("estimate, {}", datum.as_of),
    };
    let grade = match datum.grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
    };
    let copy = if datum.read == crate::catalog::Read::Copy {
        ", read in a copy"
    } else {
        ""
    };
    format!("{basis}, grade {grade}{copy}, {}", datum.as_of)
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
