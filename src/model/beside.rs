//! The networks beside the back end: storage, in-band and management, each sized as a tree of its own for the hosts.

use crate::catalog::{self, SIDES, Side};
use crate::scenario::{Buyer, Scenario};
use crate::units::{PerYear, Usd, Watts};

use super::bill::{Part, Row};
use super::fabric::Plan;
use super::price;

/// Rows of every such network, where the scenario counts them.
pub fn beside(scenario: &Scenario) -> Vec<Row> {
    if !scenario.beside {
        return Vec::new();
    }
    let platform = scenario.sized_platform();
    let hosts = scenario.gpus.div_ceil(u64::from(platform.rails.max(1)));
    SIDES
        .iter()
        .flat_map(|side| rows(scenario, side, hosts))
        .filter(|row| row.count > 0)
        .collect()
}

fn rows(scenario: &Scenario, side: &'static Side, hosts: u64) -> [Row; 3] {
    let ports = hosts * side.ports.value as u64;
    let radix = side.radix.value as u32;
    let module = catalog::module(side.module);
    // Copper management ports hang off a layer of their own; its few up-links go into the in-band network.
    let sized = module.and_then(|_| Plan::even(radix, 1).size(ports).ok());
    let switches = sized.map_or(ports.div_ceil(u64::from(radix)), |tree| tree.all_switches());
    let links = sized.map_or(0, |tree| tree.cables.iter().sum::<u64>());
    let two = |hyperscale: &catalog::Datum, street: &catalog::Datum| {
        let volume = Usd(scenario.value(hyperscale));
        [volume, Usd(scenario.value(street)), volume]
    };
    let row = |part, count| Row {
        part,
        id: side.id,
        name: side.name,
        count,
        at: [count, 0, 0, 0],
        metres: 0.0,
        unit: [Usd(0.0); Buyer::ALL.len()],
        watts: Watts(0.0),
        failures: PerYear(0.0),
    };
    [
        Row {
            unit: two(&side.price_hyperscale, &side.price_street),
            watts: Watts(scenario.value(&side.watts)),
            failures: PerYear(scenario.value(&side.failures)),
            ..row(Part::Switch, switches)
        },
        module.map_or(row(Part::SwitchModule, 0), |module| Row {
            unit: price::of_module(scenario, module),
            watts: Watts(scenario.value(&module.watts)),
            failures: PerYear(scenario.value(&module.failures)),
            ..row(Part::SwitchModule, 2 * links)
        }),
        Row {
            unit: two(&side.nic_hyperscale, &side.nic_street),
            watts: Watts(scenario.value(&side.nic_watts)),
            ..row(Part::Nic, ports)
        },
    ]
}
