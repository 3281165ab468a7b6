//! The bill in words and as a table: whole switches by tier, the next cliff, and every row that is bought.

use crate::analysis::Sweep;
use crate::model::Report;
use crate::units::{Share, human};

use super::table::{Cell, Table};

/// What is built, and how far it is to the next cliff; none where nothing can be.
pub fn sentence(sweep: &Sweep, report: &Report) -> Option<String> {
    let fabric = &report.network.as_ref().ok()?.fabric;
    let tiers = usize::from(fabric.plane.tiers);
    let names = ["leaf", "spine", "core", "super-core"];
    let each: Vec<String> = (0..tiers)
        .map(|tier| format!("{} {}", human::whole(fabric.switches(tier)), names[tier]))
        .collect();
    let count = ["One tier", "Two tiers", "Three tiers", "Four tiers"][tiers - 1];
    let planes = match fabric.setup.planes {
        1 => String::new(),
        planes => format!(" on {planes} planes"),
    };
    let gpus = report.scenario.gpus;
    let next = sweep
        .cliffs
        .iter()
        .find(|cliff| cliff.at > gpus)
        .map_or(String::new(), |cliff| {
            // Tenths of a per cent would claim more than a reader needs of a warning.
            let rise = human::share(Share((cliff.rise.0 * 100.0).round() / 100.0));
            let tier = if cliff.adds_tier() {
                ", with another tier"
            } else {
                ""
            };
            format!(
                " At {} GPUs every GPU takes {rise} more switches{tier}.",
                human::whole(cliff.at)
            )
        });
    Some(format!(
        "{count}{planes}: {} switches.{next}",
        each.join(", ")
    ))
}

/// The bill, row by row.
pub fn table(report: &Report) -> Table {
    let heads = [
        "Part",
        "Count",
        "Each, USD",
        "Total, USD",
        "Watts",
        "Failures a year",
    ]
    .map(str::to_owned)
    .to_vec();
    let rows = report
        .network
        .as_ref()
        .map(|network| network.bill.rows.as_slice())
        .unwrap_or_default();
    let buyer = report.scenario.buyer;
    let row = |row: &crate::model::bill::Row| {
        let (each, total) = (row.unit[buyer as usize], row.price(buyer));
        vec![
            Cell::word(row.name),
            Cell::number(row.count as f64, human::whole(row.count)),
            Cell::number(each.0, human::money(each)),
            Cell::number(total.0, human::money(total)),
            Cell::number(row.draw().0, human::power(row.draw())),
            Cell::number(row.breaks().0, human::figures(row.breaks().0)),
        ]
    };
    let prices = buyer.name().to_ascii_lowercase();
    Table {
        caption: format!(
            "The network’s bill at {prices} prices; failures are of parts, few of them stop a job"
        ),
        heads,
        rows: rows.iter().map(row).collect(),
    }
}
