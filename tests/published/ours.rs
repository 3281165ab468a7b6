//! What the model says to a row: a number by its name, from a link's report, a bare tree, or the units alone.

use fabriconomics::analysis::{Contract, cliffs};
use fabriconomics::catalog;
use fabriconomics::model::bill::{self, Part};
use fabriconomics::model::fabric::clos;
use fabriconomics::model::{Report, evaluate};
use fabriconomics::scenario::{Document, Scenario};
use fabriconomics::units::{Gbps, Hours, Watts};

use super::book::{Row, Tree};

/// Our number for a row's quantity, before `times` and `plus`.
pub fn ours(row: &Row, quantity: &str) -> f64 {
    if let Some(tree) = &row.clos {
        return of_tree(tree, quantity);
    }
    if let Some(load) = &row.part {
        assert_eq!(quantity, "pJ/bit", "{}", row.id);
        return Watts(load.watts).per_bit(Gbps(load.gbps)).0;
    }
    if let Some(id) = &row.module {
        assert_eq!(quantity, "pJ/bit", "{}", row.id);
        let module = catalog::module(id).expect("a module of the catalog");
        return Watts(module.watts.value)
            .per_bit(Gbps(module.speed.value))
            .0;
    }
    if let Some(hours) = row.mtbf_hours {
        return of_mtbf(Hours(hours), quantity);
    }
    let link = row.link.as_deref().expect("a row gives something");
    let value = of_link(link, quantity);
    match &row.against {
        Some(other) => value / of_link(other, quantity),
        None => value,
    }
}

fn of_tree(tree: &Tree, quantity: &str) -> f64 {
    let clos = clos::size(tree.endpoints, tree.ports, tree.rails, None).expect("it fits");
    match quantity {
        "switches" => clos.all_switches() as f64,
        "most" => clos::capacity(tree.ports, clos.tiers) as f64,
        other => panic!("a tree has no quantity {other}"),
    }
}

fn of_mtbf(hours: Hours, quantity: &str) -> f64 {
    if quantity == "failures a year" {
        return hours.rate().0;
    }
    let many = quantity.strip_prefix("minutes to first of ");
    let many: f64 = many
        .and_then(|many| many.parse().ok())
        .expect("a number of links");
    (hours.rate() * many).interval().0 * 60.0
}

/// Reads a link; a published case must be one the link can say in full.
#[track_caller]
pub fn read(link: &str) -> Scenario {
    let (document, notices) = Document::read(link);
    assert!(notices.is_empty(), "{link}: {notices:?}");
    document.scenario
}

fn of_link(link: &str, quantity: &str) -> f64 {
    let scenario = read(link);
    let report = evaluate(&scenario);
    if let Some(at) = quantity.strip_prefix("rise at ") {
        let at: u64 = at.parse().expect("a size");
        let found = cliffs(&scenario).into_iter().find(|cliff| cliff.at == at);
        return found.map_or(0.0, |cliff| cliff.rise.0);
    }
    if let Some(each) = quantity.strip_suffix(" per GPU") {
        return value(&report, each) / report.scenario.gpus as f64;
    }
    if let Some(part) = quantity.strip_prefix("count of ") {
        return rows_of(&report, part, |row| row.count as f64);
    }
    if let Some(part) = quantity.strip_prefix("price of ") {
        return rows_of(&report, part, |row| row.price(report.scenario.buyer).0);
    }
    value(&report, quantity)
}

/// Something added up over the rows of one part of the bill.
pub fn rows_of(report: &Report, part: &str, of: impl Fn(&bill::Row) -> f64) -> f64 {
    let network = report.network.as_ref().expect("a network");
    let word = |part: Part| serde_json::to_value(part).expect("a word");
    let rows = network.bill.rows.iter();
    rows.filter(|row| word(row.part) == part).map(of).sum()
}

/// The words of `expect`, and where each stands in the JSON report.
const IN_THE_REPORT: [(&str, &str); 23] = [
    ("gpus", "/gpus"),
    ("leaf", "/fabric/switches/leaf"),
    ("spine", "/fabric/switches/spine"),
    ("core", "/fabric/switches/core"),
    ("super_core", "/fabric/switches/super_core"),
    ("switches", "/fabric/switches/total"),
    ("host_leaf", "/fabric/cables/host_leaf"),
    ("leaf_spine", "/fabric/cables/leaf_spine"),
    ("spine_core", "/fabric/cables/spine_core"),
    ("tiers", "/fabric/tiers"),
    ("most", "/verdict/max_gpus"),
    ("ends", "/optics/ends"),
    ("modules", "/optics/modules"),
    ("optics_watts", "/optics/watts"),
    ("optics_of_network_cost", "/optics/share_of_network_cost"),
    ("network_usd", "/network/capex_usd"),
    ("network_watts", "/network/watts"),
    ("network_of_cluster_cost", "/network/share_of_cluster_cost"),
    (
        "network_of_cluster_watts",
        "/network/share_of_cluster_watts",
    ),
    ("cluster_watts", "/cluster/watts"),
    ("cluster_usd", "/cluster/capex_usd"),
    ("observed_hours", "/reliability/observed_interval_hours"),
    ("built_up_hours", "/reliability/built_up_interval_hours"),
];

fn value(report: &Report, quantity: &str) -> f64 {
    let json = serde_json::to_value(Contract::of(report, &[])).expect("a report is JSON");
    let at = |pointer: &str| {
        let number = json.pointer(pointer).and_then(serde_json::Value::as_f64);
        number.unwrap_or_else(|| panic!("no number at {pointer}"))
    };
    if let Some((_, pointer)) = IN_THE_REPORT.iter().find(|(word, _)| *word == quantity) {
        return at(pointer);
    }
    match quantity {
        "between switches" => ["leaf_spine", "spine_core", "core_super"]
            .map(|layer| at(&format!("/fabric/cables/{layer}")))
            .iter()
            .sum(),
        "optics_of_network_watts" => at("/optics/watts") / at("/network/watts"),
        "switches_of_network_cost" => {
            let rows = rows_of(report, "switch", |row| row.price(report.scenario.buyer).0);
            rows / at("/network/capex_usd")
        }
        "network events" => at("/reliability/built_up_per_year/network"),
        "nic events" => at("/reliability/built_up_per_year/nics"),
        "tax" => at("/bandwidth_tax/share"),
        "slowdown" => 1.0 / (1.0 - at("/bandwidth_tax/share")),
        "ceiling" => at("/bandwidth_tax/ceiling_share"),
        "speed-up at the ceiling" => 1.0 / (1.0 - at("/bandwidth_tax/ceiling_share")),
        other => panic!("no quantity is called {other}"),
    }
}
