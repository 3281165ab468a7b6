//! Rows of every part on the bill and of the servers: prices, draws and failures.

use crate::analysis::behind_part;
use crate::catalog::{self, Datum};

use super::super::inputs::{Entry, Inputs, Origin, VALUE, unit};
use super::super::style::Unit;
use super::super::subject::Subject;

use super::PLAIN;

/// One row of the bill for every part, however often it stands there.
pub(super) fn parts(subject: &Subject) -> Vec<(&'static str, &'static str)> {
    let mut all = Vec::new();
    for row in subject.rows.iter() {
        if !all.iter().any(|(id, _)| *id == row.id) {
            all.push((row.id, catalog::name(row.id).unwrap_or(row.name)));
        }
    }
    all
}

pub(super) fn part(
    inputs: &mut Inputs,
    subject: &Subject,
    (id, title): (&'static str, &'static str),
) {
    inputs.section(title);
    for datum in behind_part(id) {
        let field = datum.key.split_once('.').map_or("", |(_, field)| field);
        inputs.datum(
            subject.scenario(),
            format!("{title}: {}", words(field)),
            datum,
        );
    }
}

fn words(field: &str) -> &'static str {
    match field {
        "price_hyperscale" => "volume price",
        "price_street" => "list price",
        "price_vendor" => "price from the switch vendor",
        "metre_hyperscale" => "volume price of a metre of strand",
        "metre_street" => "list price of a metre of strand",
        "watts" => "draw of one",
        "watts_per_end" => "draw at each end",
        _ => "failures of one a year",
    }
}

pub(super) fn servers(inputs: &mut Inputs, subject: &Subject) {
    let scenario = subject.scenario();
    let platform = subject.setup.platform;
    inputs.section("Servers");
    let prices = [
        (
            "Server: volume price",
            &platform.price_hyperscale,
            "ServerPrice_hyperscale",
        ),
        (
            "Server: list price",
            &platform.price_street,
            "ServerPrice_street",
        ),
    ];
    let line =
        |inputs: &mut Inputs, label: &str, datum: &'static Option<Datum>, name: &str| match datum {
            Some(datum) => {
                let entry = Entry::Input(scenario.value(datum));
                inputs.line(label, entry, unit(datum), name, Origin::of(scenario, datum));
            }
            None => {
                let note =
                    "No price is published: the cluster has none, and neither have shares of it.";
                let said = Entry::Said("not sold".to_owned());
                inputs.line(
                    label,
                    said,
                    (Unit::Cents, "$"),
                    name,
                    Origin::Remark(note.to_owned()),
                );
            }
        };
    let first = inputs.row;
    for (label, datum, name) in prices {
        line(inputs, label, datum, name);
    }
    let corners = [(first, VALUE), (first + 1, VALUE)];
    inputs.sheet.name_area("ServerPrices", corners);
    let row = "IF(BuyerColumn=2,2,1)".to_owned();
    let note = "Volume, or list: a buyer of vendor optics pays volume for servers.".to_owned();
    inputs.line(
        "Which of the two is paid",
        Entry::Follows(row),
        PLAIN,
        "ServerPriceRow",
        Origin::Remark(note),
    );
    match &platform.watts_per_gpu {
        Some(_) => line(
            inputs,
            "Draw of a GPU with its part of the server",
            &platform.watts_per_gpu,
            "WattsPerGPU",
        ),
        None => {
            let unknown = Origin::Remark("No draw is published.".to_owned());
            inputs.line(
                "Draw of a GPU with its part of the server",
                Entry::Given(0.0),
                (Unit::Plain, "W"),
                "WattsPerGPU",
                unknown,
            );
        }
    }
}
