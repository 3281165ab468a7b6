//! What the model says to a row: a number by its name, from a link's report, a bare tree, the catalog or the units alone.

use fabriconomics::analysis::{Contract, cliffs};
use fabriconomics::catalog::{self, MILESTONES};
use fabriconomics::model::bill::{self, Part};
use fabriconomics::model::fabric::Plan;
use fabriconomics::model::roadmap::roadmap;
use fabriconomics::model::{Report, evaluate};
use fabriconomics::scenario::{Document, Scenario};
use fabriconomics::units::{Gbps, Hours, Watts};

use super::given::{Given, Load, Tree};
use super::quantities::pointer;

/// Our number for a quantity, before `times` and `plus`.
pub fn ours(given: Given, against: Option<&str>, quantity: &str) -> f64 {
    let value = asked(given, quantity);
    match against {
        Some(other) => value / asked(given.other(other), quantity),
        None => value,
    }
}

fn asked(given: Given, quantity: &str) -> f64 {
    match given {
        Given::Link(link) => of_link(link, quantity),
        Given::Tree(tree) => of_tree(tree, quantity),
        Given::Load(load) => of_load(load, quantity),
        Given::Module(id) => {
            let module = catalog::module(id).unwrap_or_else(|| panic!("no module is called {id}"));
            let load = Load {
                watts: module.watts.value,
                gbps: module.speed.value,
            };
            of_load(&load, quantity)
        }
        Given::MtbfHours(hours) => of_mtbf(Hours(hours), quantity),
        Given::Milestone(id) => {
            let found = MILESTONES.iter().find(|milestone| milestone.id == id);
            let milestone = found.unwrap_or_else(|| panic!("no milestone is called {id}"));
            match quantity {
                "rate" => milestone.value.value,
                "year" => f64::from(milestone.year),
                other => panic!("a milestone has no quantity {other}"),
            }
        }
        Given::Series(series) => {
            assert_eq!(quantity, "doubling", "{series}");
            let lines = roadmap();
            let line = lines.iter().find(|line| line.series == series);
            line.expect("a line of the roadmap").doubling().0
        }
    }
}

fn of_tree(tree: &Tree, quantity: &str) -> f64 {
    let plan = Plan::even(tree.ports, tree.rails);
    let clos = plan.size(tree.endpoints).expect("it fits");
    match quantity {
        "switches" => clos.all_switches() as f64,
        "most" => plan.ports.capacity(clos.tiers) as f64,
        other => panic!("a tree has no quantity {other}"),
    }
}

fn of_load(load: &Load, quantity: &str) -> f64 {
    match quantity {
        "pJ/bit" => Watts(load.watts).per_bit(Gbps(load.gbps)).0,
        "watts" => load.watts,
        other => panic!("a load has no quantity {other}"),
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

fn value(report: &Report, quantity: &str) -> f64 {
    let json = serde_json::to_value(Contract::of(report, &[])).expect("a report is JSON");
    let at = |pointer: &str| {
        let number = json.pointer(pointer).and_then(serde_json::Value::as_f64);
        number.unwrap_or_else(|| panic!("no number at {pointer}"))
    };
    if let Some(pointer) = pointer(quantity) {
        return at(pointer);
    }
    let events = |class: &str| at(&format!("/reliability/built_up_per_year/{class}"));
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
        "interruptions a day" => 24.0 / at("/reliability/observed_interval_hours"),
        "without the network" => 8_760.0 / (events("total") - events("network")),
        "gpu share of events" => events("gpus") / events("total"),
        "delivered" => report.scenario.delivered().share().0,
        "scale_out" => {
            let rate = report.scenario.platform.scale_out.as_ref();
            rate.expect("a published rate").value
        }
        "slowdown" => 1.0 / (1.0 - at("/bandwidth_tax/share")),
        "speed-up at the ceiling" => 1.0 / (1.0 - at("/bandwidth_tax/ceiling_share")),
        other => panic!("no quantity is called {other}"),
    }
}
