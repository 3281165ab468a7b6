//! What the model says to a row: a number by its name, from a link's report, a bare tree, the catalog or the units alone.

use fabriconomics::analysis::{Contract, ScaleUp, cliffs, gigawatt, scale_up};
use fabriconomics::catalog::{self, PRICEPOINTS};
use fabriconomics::model::bill::{self, Part};
use fabriconomics::model::checkpoint::Cycle;
use fabriconomics::model::fabric::Plan;
use fabriconomics::model::goodput::Goodput;
use fabriconomics::model::roadmap::roadmap;
use fabriconomics::model::{Network, Report, evaluate};
use fabriconomics::scenario::{Document, Scenario};
use fabriconomics::units::{Gbps, Hours, Seconds, Watts};

use super::given::{Given, Load, Save, Tree};
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
            match quantity {
                "list usd per Gb/s" => module.price_street.value / module.speed.value,
                _ => of_load(&load, quantity),
            }
        }
        Given::Price(id) => {
            assert_eq!(quantity, "usd per Gb/s", "{id}");
            let found = PRICEPOINTS.iter().find(|point| point.id == id);
            let point = found.unwrap_or_else(|| panic!("no price is called {id}"));
            point.value.value
        }
        Given::MtbfHours(hours) => of_mtbf(Hours(hours), quantity),
        Given::Save(save) => of_save(save, quantity),
        Given::Arithmetic(arithmetic) => arithmetic.value(),
        Given::Collective(collective) => collective.value(quantity),
        Given::Across(across) => across.value(quantity),
        Given::Milestone(id) => {
            let found = catalog::roadmap().find(|milestone| milestone.id == id);
            let milestone = found.unwrap_or_else(|| panic!("no milestone is called {id}"));
            match quantity {
                "rate" => milestone.value.value,
                "year" => f64::from(milestone.year),
                other => panic!("a milestone has no quantity {other}"),
            }
        }
        Given::Series(series) => {
            let lines = roadmap();
            let line = lines.iter().find(|line| line.series == series);
            let doubling = line.expect("a line of the roadmap").doubling().0;
            match quantity {
                "doubling" => doubling,
                "growth a year" => 100.0 * (libm::exp2(1.0 / doubling) - 1.0),
                other => panic!("a series has no quantity {other}"),
            }
        }
    }
}

fn of_tree(tree: &Tree, quantity: &str) -> f64 {
    let plan = Plan::even(tree.ports, tree.rails);
    let clos = plan.size(tree.endpoints).expect("it fits");
    match quantity {
        "switches" => clos.all_switches() as f64,
        "most" => plan.ports.capacity(clos.tiers) as f64,
        "usd per endpoint" => {
            let [switch, link] = tree.prices.expect("prices");
            let between: u64 = clos.cables[1..].iter().sum();
            (clos.all_switches() as f64 * switch + between as f64 * link) / tree.endpoints as f64
        }
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

/// A checkpoint of a run that never fails.
fn of_save(save: &Save, quantity: &str) -> f64 {
    let never = Hours(f64::INFINITY);
    let cycle = Cycle::of(never, Seconds(save.seconds).hours(), Hours(0.0));
    match quantity {
        "overhead" => cycle.overhead(cycle.within(Hours(save.every_hours))).0,
        other => panic!("a checkpoint has no quantity {other}"),
    }
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

/// The network of a report that has one.
fn network(report: &Report) -> &Network {
    report.network.as_ref().expect("a network")
}

/// Something added up over the rows of one part of the bill.
pub fn rows_of(report: &Report, part: &str, of: impl Fn(&bill::Row) -> f64) -> f64 {
    let word = |part: Part| serde_json::to_value(part).expect("a word");
    let rows = network(report).bill.rows.iter();
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
    if let Some(of) = quantity.strip_prefix("spine ") {
        return of_spine(report, of);
    }
    let events = |class: &str| at(&format!("/reliability/built_up_per_year/{class}"));
    let usd = |row: &bill::Row| row.price(report.scenario.buyer).0;
    let platform = report.scenario.sized_platform();
    match quantity {
        "between switches" => ["leaf_spine", "spine_core", "core_super"]
            .map(|layer| at(&format!("/fabric/cables/{layer}")))
            .iter()
            .sum(),
        "host share of links" => {
            at("/fabric/cables/host_leaf") / network(report).fabric.all_cables() as f64
        }
        "hosts" => report.scenario.gpus.div_ceil(u64::from(platform.rails)) as f64,
        "lasers at switches" => ["switch-module", "engine", "laser"]
            .map(|part| {
                rows_of(report, part, |row| {
                    let module = catalog::module(row.id).expect("a module");
                    row.count as f64 * module.lasers.value
                })
            })
            .iter()
            .sum(),
        "pluggables_watts" => pluggables(report, |row| row.draw().0),
        "pluggables_usd" => pluggables(report, usd),
        "network_watts without adapters" => {
            at("/network/watts") - rows_of(report, "nic", |row| row.draw().0)
        }
        "network_usd without adapters" => at("/network/capex_usd") - rows_of(report, "nic", usd),
        "optics_of_network_watts" => at("/optics/watts") / at("/network/watts"),
        "switches_of_network_cost" => rows_of(report, "switch", usd) / at("/network/capex_usd"),
        "back_end_of_network_cost" => of_all(report, at("/network/capex_usd"), usd),
        "back_end_of_network_watts" => of_all(report, at("/network/watts"), |row| row.draw().0),
        "storage switches" => {
            let rows = network(report).beside.iter();
            let own = |row: &&bill::Row| row.id == "storage" && row.part == Part::Switch;
            rows.filter(own).map(|row| row.count as f64).sum()
        }
        "gpus in a gigawatt" => gigawatt(report).gpus as f64,
        "ettr" => {
            let cycle = Goodput::of(&report.scenario, &report.reliability)
                .chosen
                .cycle;
            cycle.ettr(cycle.young()).0
        }
        "interruptions a day" => 24.0 / at("/reliability/observed_interval_hours"),
        "without the network" => 8_760.0 / (events("total") - events("network")),
        "hours between network events" => 8_760.0 / events("network"),
        "gpu share of events" => events("gpus") / events("total"),
        "delivered" => report.load.delivered.share().0,
        "fabric over compute" => at("/training/fabric_seconds") / at("/training/compute_seconds"),
        "scale_out" => platform.scale_out.as_ref().expect("a published rate").value,
        "scale_up" => platform.scale_up.as_ref().expect("a published rate").value,
        "slowdown" => 1.0 / (1.0 - at("/bandwidth_tax/share")),
        "speed-up at the ceiling" => 1.0 / (1.0 - at("/bandwidth_tax/ceiling_share")),
        other => panic!("no quantity is called {other}"),
    }
}

/// Something added up over modules that plug into a cage.
fn pluggables(report: &Report, of: impl Fn(&bill::Row) -> f64) -> f64 {
    ["switch-module", "nic-module"]
        .map(|part| rows_of(report, part, &of))
        .iter()
        .sum()
}

/// The back end's share once the networks beside it are counted too.
fn of_all(report: &Report, back_end: f64, of: impl Fn(&bill::Row) -> f64) -> f64 {
    let beside: f64 = network(report).beside.iter().map(of).sum();
    assert!(beside > 0.0, "beside=all is wanted");
    back_end / (back_end + beside)
}

/// The spine of one scale-up domain.
fn of_spine(report: &Report, quantity: &str) -> f64 {
    let spine: ScaleUp = scale_up(&report.scenario).expect("a spine");
    match quantity {
        "modules" => spine.modules as f64,
        "watts" => spine.watts.0,
        "usd" => spine.usd.0,
        "usd marked up" => spine.marked_up.0,
        "pairs" => spine.pairs.expect("a count") as f64,
        other => panic!("a spine has no quantity {other}"),
    }
}
