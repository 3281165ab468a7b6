//! What a gigawatt at the meter holds of this scenario.

use crate::analysis::{Gigawatt, gigawatt};
use crate::model::Report;
use crate::scenario::Setup;
use crate::units::human;

use super::super::table::{Cell, Table};

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
    let count = |what: &str, count: u64| {
        let each = count as f64 / gpus;
        vec![
            Cell::word(what),
            Cell::number(count as f64, human::whole(count)),
            Cell::number(each, human::figures(each)),
        ]
    };
    let watts = |what: &str, watts: crate::units::Watts| {
        vec![
            Cell::word(what),
            Cell::number(watts.0, human::power(watts)),
            Cell::number(watts.0 / gpus, human::power(watts / gpus)),
        ]
    };
    let money = |what: &str, usd: crate::units::Usd| {
        vec![
            Cell::word(what),
            Cell::number(usd.0, human::money(usd)),
            Cell::number(usd.0 / gpus, human::money(usd / gpus)),
        ]
    };
    let mut rows = vec![
        count("GPUs", held.gpus),
        vec![
            Cell::word("Networks"),
            Cell::number(held.clusters as f64, human::whole(held.clusters)),
            Cell::none(),
        ],
        count("Switches", held.boxes),
        count("Modules and engines", held.modules),
        watts("Facility power", held.facility),
        watts("Network, IT power", held.network_watts),
        watts("Optics, IT power", held.optics_watts),
        money("Network", held.network),
    ];
    rows.extend(held.cluster.map(|usd| money("Servers and network", usd)));
    Table {
        caption: "What a gigawatt of facility power holds of this scenario, whole parts".to_owned(),
        heads,
        rows,
    }
}
