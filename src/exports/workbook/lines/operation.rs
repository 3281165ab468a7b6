//! Rows of the inputs of the link: traffic, money and power, failures and spares.

use crate::catalog::{self};
use crate::scenario::{Buyer, Kind, input};

use super::super::book::Allowed;
use super::super::inputs::{Entry, Inputs, Origin, unit};
use super::super::style::Unit;
use super::super::subject::Subject;

use super::PLAIN;

/// Inputs of the link under the names formulas use.
const OPERATION: [(&str, &[(&str, &str)]); 3] = [
    (
        "Traffic",
        &[
            ("gpu-hour", "GPUHour"),
            ("delivered", "Delivered"),
            ("reference", "Reference"),
            ("comm", "Communication"),
            ("overlap", "Overlap"),
            ("utilisation", "Utilisation"),
        ],
    ),
    (
        "Money and power",
        &[
            ("amortisation", "Amortisation"),
            ("pue", "PUE"),
            ("kwh", "Electricity"),
            ("year", "PurchaseYear"),
        ],
    ),
    (
        "Failures and spares",
        &[("service", "ServiceLevel"), ("repair", "Resupply")],
    ),
];

/// Where a share comes from that is not claimed.
const PATHS: &str = "From the paths of this fabric, by the engine";

pub(super) fn operation(inputs: &mut Inputs, subject: &Subject) {
    let scenario = subject.scenario();
    for (place, (title, keys)) in OPERATION.iter().enumerate() {
        inputs.section(title);
        for (key, name) in *keys {
            keyed(inputs, subject, key, name);
        }
        match place {
            0 => {
                let standard = catalog::fabric("ethernet").map(|fabric| &fabric.delivered);
                if let Some(datum) = standard {
                    let standard = subject.report.load.standard;
                    let value = Entry::Input(standard.share().0);
                    let origin = match standard.0 == scenario.value(datum) {
                        true => Origin::of(scenario, datum),
                        false => Origin::Remark(PATHS.to_owned()),
                    };
                    let label = "Share of line rate that standard Ethernet delivers";
                    inputs.line(label, value, unit(datum), "StandardDelivered", origin);
                    if standard.0 == scenario.value(datum) {
                        inputs.allow(Allowed::Range(0.2, 1.0));
                    }
                }
            }
            1 => buyer(inputs, subject),
            _ => observed(inputs, subject),
        }
    }
}

/// An input of the link: its label, range and origin are the link's.
fn keyed(inputs: &mut Inputs, subject: &Subject, key: &str, name: &str) {
    let scenario = subject.scenario();
    let Some((row, Kind::Number(number))) = input(key).map(|row| (row, row.kind)) else {
        return;
    };
    // What follows from paths or from the model is the engine's: a sheet does not draw lots or lay out models.
    let load = &subject.report.load;
    let derived = match key {
        "delivered" => Some((load.delivered.0, PATHS)),
        "comm" => Some((
            load.communication.0,
            "From the model’s traffic on this cluster, by the engine",
        )),
        _ => None,
    };
    let derived = derived.filter(|(value, _)| *value != (number.get)(scenario));
    let share = number.unit == "%";
    let scale = if share { 100.0 } else { 1.0 };
    let datum = (number.origin)(scenario);
    let origin = match datum {
        _ if derived.is_some() => {
            Origin::Remark(derived.map_or(String::new(), |(_, from)| from.to_owned()))
        }
        _ if row.changed(scenario) => Origin::Own(datum),
        Some(datum) if key != "year" => Origin::Catalog(datum),
        _ => Origin::Remark(
            "The year the catalog’s prices are of, unless another is asked for".to_owned(),
        ),
    };
    let unit = match (share, datum) {
        (false, _) if key == "year" => (Unit::Plain, "year"),
        (_, Some(datum)) => unit(datum),
        _ => PLAIN,
    };
    let value = derived.map_or_else(|| (number.get)(scenario), |(value, _)| value);
    let entry = Entry::Input(value / scale);
    inputs.line(row.label, entry, unit, name, origin);
    // What the engine derives may lie outside what a person may type.
    if derived.is_none() {
        inputs.allow(Allowed::Range(number.min / scale, number.max / scale));
    }
}

fn buyer(inputs: &mut Inputs, subject: &Subject) {
    let words: Vec<&'static str> = Buyer::ALL.iter().map(|buyer| buyer.id()).collect();
    let note = "hyperscale: volume prices. street: list prices. vendor: volume prices, optics from the switch vendor.";
    let entry = Entry::Word(subject.scenario().buyer.id());
    inputs.line(
        "Prices",
        entry,
        (Unit::Plain, "whose"),
        "Buyer",
        Origin::Remark(note.to_owned()),
    );
    inputs.allow(Allowed::Words(words));
    let place = "IF(Buyer=\"hyperscale\",1,IF(Buyer=\"street\",2,IF(Buyer=\"vendor\",3,1)))";
    let note = "Volume, list, vendor: which of three prices is paid".to_owned();
    inputs.line(
        "Column of prices",
        Entry::Follows(place.to_owned()),
        PLAIN,
        "BuyerColumn",
        Origin::Remark(note),
    );
}

fn observed(inputs: &mut Inputs, subject: &Subject) {
    let scenario = subject.scenario();
    let run = scenario.observed;
    for (label, datum, name) in [
        (
            "Interruptions of the observed run",
            &run.events,
            "ObservedEvents",
        ),
        ("Its GPUs", &run.gpus, "ObservedGPUs"),
        ("Its days", &run.days, "ObservedDays"),
    ] {
        let label = match name {
            "ObservedEvents" => format!("{label}: {}", run.name),
            _ => label.to_owned(),
        };
        inputs.line(
            label,
            Entry::Input(datum.value),
            unit(datum),
            name,
            Origin::Catalog(datum),
        );
    }
    let (entry, origin) = match scenario.failure_rate {
        Some(own) => (Entry::Input(own), Origin::Own(None)),
        None => {
            let text = "ObservedEvents/(ObservedGPUs*ObservedDays/365)*1000";
            let note = "Of the observed run; a number in its place is yours".to_owned();
            (Entry::Follows(text.to_owned()), Origin::Remark(note))
        }
    };
    inputs.line(
        "Interruptions for 1,000 GPU-years",
        entry,
        (Unit::Tenths, "a year"),
        "FailureRate",
        origin,
    );
}
