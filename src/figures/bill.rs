//! The bill in words and as a table: whole switches by tier, the next cliff, and every row that is bought.

use crate::analysis::Sweep;
use crate::model::Report;
use crate::model::bill::{Part, Row};
use crate::model::fabric::{Fabric, Shape};
use crate::scenario::{MAX_TIERS, Setup, Topology, plain_number};
use crate::units::{Share, human};

use super::table::{Cell, Table};

/// What is built, and how far it is to the next cliff; none where nothing can be.
pub fn sentence(sweep: &Sweep, report: &Report) -> Option<String> {
    let fabric = &report.network.as_ref().ok()?.fabric;
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
                " At {} GPUs every GPU takes {rise} more switches than at {}{tier}.",
                human::whole(cliff.at),
                human::whole(cliff.at - 1)
            )
        });
    Some(format!("{}.{next}", built(fabric)))
}

/// The boxes in words: `Spectrum-4 SN5600, 128 × 400G`.
pub fn parts(setup: &Setup) -> String {
    let port = human::port(setup.port);
    match setup.topology {
        Topology::Torus => format!("{}, links of {port}", setup.circuit.name),
        _ => format!("{}, {} × {port}", setup.switch.name, setup.radix),
    }
}

/// Names of the tiers.
pub const TIERS: [&str; MAX_TIERS] = ["leaf", "spine", "core", "super-core"];

/// What is built, in whole boxes: `Three tiers: 1,563 leaf, 1,568 spine, 1,024 core switches`.
pub fn built(fabric: &Fabric) -> String {
    if let Shape::Torus(torus) = &fabric.shape {
        let (edge, cubes) = (torus.edge, human::many(torus.cubes, "cube", "cubes"));
        let circuits = human::whole(torus.circuits);
        return format!(
            "A torus of {cubes} of {edge} × {edge} × {edge}, joined by {circuits} circuit switches"
        );
    }
    let tiers = usize::from(fabric.tiers());
    let packet = (0..tiers).filter(|tier| !fabric.is_circuit(*tier));
    let each: Vec<String> = packet
        .map(|tier| format!("{} {}", human::whole(fabric.switches(tier)), TIERS[tier]))
        .collect();
    let count = ["One tier", "Two tiers", "Three tiers", "Four tiers"][tiers - 1];
    let planes = match fabric.setup.planes {
        1 => String::new(),
        planes => format!(" on {planes} planes"),
    };
    let rails = match fabric.setup.topology {
        Topology::RailOnly => format!(", {} separate rails", fabric.setup.platform.rails),
        _ => String::new(),
    };
    let circuits = match fabric.circuits() {
        0 => String::new(),
        circuits => format!(
            " and {} on top",
            human::many(circuits, "circuit switch", "circuit switches")
        ),
    };
    let noun = if fabric.all_switches() == 1 {
        "switch"
    } else {
        "switches"
    };
    format!(
        "{count}{planes}{rails}: {} {noun}{circuits}",
        each.join(", ")
    )
}

/// Name of a row, with its length where it is sold by length.
pub fn label(row: &Row) -> String {
    match row.metres {
        // The same module may stand at both ends of a link.
        _ if row.part == Part::NicModule => format!("{}, adapter end", row.name),
        0.0 => row.name.to_owned(),
        metres => format!("{}, {} m", row.name, plain_number(metres)),
    }
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
    let rows = rows(report);
    let buyer = report.scenario.buyer;
    let row = |row: &Row| {
        let (each, total) = (row.unit[buyer as usize], row.price(buyer));
        vec![
            Cell::word(label(row)),
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

/// Rows of the bill; none where nothing can be built.
pub fn rows(report: &Report) -> &[Row] {
    match &report.network {
        Ok(network) => &network.bill.rows,
        Err(_) => &[],
    }
}
