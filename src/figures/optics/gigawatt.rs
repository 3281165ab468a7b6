//! What a gigawatt at the meter holds of this scenario.

use crate::analysis::{Gigawatt, gigawatt};
use crate::model::Report;
use crate::scenario::Setup;
use crate::units::human;

use super::super::axis::Quantity;
use super::super::table::{Cell, Table};
use super::row;

/// The finding.
pub fn sentence(report: &Report) -> String {
    let setup = Setup::of(&report.scenario);
    let held = gigawatt(report);
    if held.gpus == 0 {
        return format!(
            "A gigawatt at the meter holds not even the smallest cluster of {}.",
            setup.platform.plural
        );
    }
    let among = match held.clusters {
        1 if held.edge => " before another tier would overrun it".to_owned(),
        1 => String::new(),
        many => format!(
            " in {} networks of {} at most",
            human::whole(many),
            human::whole(held.each)
        ),
    };
    format!(
        "A gigawatt at the meter holds {} {}{among}: {} modules that burn {}, and {} of network.",
        human::whole(held.gpus),
        setup.platform.plural,
        human::whole(held.modules),
        human::power(held.optics_watts),
        human::money_in_words(held.network),
    )
}

/// What it holds, in all and for each accelerator.
pub fn table(report: &Report) -> Table {
    let held: Gigawatt = gigawatt(report);
    let gpus = held.gpus.max(1) as f64;
    let heads = ["In a gigawatt at the meter", "In all", "For each GPU"]
        .map(str::to_owned)
        .to_vec();
    let line = |what: &str, quantity: Quantity, all: f64| {
        row(what, &[(quantity, all), (quantity, all / gpus)])
    };
    let count = |what: &str, all: u64, each: Cell| {
        let mut cells = row(what, &[(Quantity::Gpus, all as f64)]);
        cells.push(each);
        cells
    };
    let each = |all: u64| Cell::number(all as f64 / gpus, human::figures(all as f64 / gpus));
    let mut rows = vec![
        count("GPUs", held.gpus, Cell::none()),
        count("Networks", held.clusters, Cell::none()),
        count("Switches", held.boxes, each(held.boxes)),
        count("Modules and engines", held.modules, each(held.modules)),
        line("Facility power", Quantity::Watts, held.facility.0),
        line("Network, IT power", Quantity::Watts, held.network_watts.0),
        line("Optics, IT power", Quantity::Watts, held.optics_watts.0),
        line("Network", Quantity::Usd, held.network.0),
    ];
    let servers = held.cluster.filter(|_| held.gpus > 0);
    rows.extend(servers.map(|usd| line("Servers and network", Quantity::Usd, usd.0)));
    Table {
        caption: "What a gigawatt of facility power holds of this scenario, whole parts".to_owned(),
        heads,
        rows,
    }
}
