//! Rows of the table of inputs: how the network is joined and cabled, when its optics are bought, and what stands beside
//! it.

use crate::catalog::{self, Datum};
use crate::scenario::Setup;
use crate::scenario::possible::possible_topologies;
use crate::scenario::{LAYERS, MAX_GPUS, MIN_GPUS, Media, Modules, PRICE_YEAR, Scenario, Topology};
use crate::units::Percent;

use super::{Choice, Group, Input, Kind, List, Number, assumed, fresh, offered};

const REACH: [&str; LAYERS] = ["reach-host", "reach-spine", "reach-core", "reach-super"];

/// In the order of the link.
pub const ROWS: [Input; 11] = [
    Input {
        key: "topology",
        label: "Topology",
        help: "How switches are joined: one tree for all rails, a tree for each rail, circuit switches at the top, or a torus of cubes.",
        group: Group::Topology,
        kind: Kind::Choice(Choice {
            options: |s| {
                let setup = Setup::of(s);
                possible_topologies(setup.platform, setup.fabric)
                    .map(|t| offered(t.id(), t.name(), ""))
                    .collect()
            },
            words: || Topology::ALL.iter().map(|t| t.id()).collect(),
            get: |s| Setup::of(s).topology.id(),
            set: |s, id| {
                // The usual one is the fabric's, before a torus brings its own.
                s.topology = None;
                let mut all = Topology::ALL.iter().copied();
                s.topology = all.find(|t| t.id() == id && id != usual(s));
            },
            default: usual,
        }),
    },
    Input {
        key: "taper",
        label: "Oversubscription",
        help: "Ports down for each port up, at leaf, spine and core: 1 is non-blocking, 7 is 7:1, less than 1 leads more up than down.",
        group: Group::Topology,
        kind: Kind::List(List {
            entries: &["leaf", "spine", "core"],
            min: 0.25,
            max: 32.0,
            unit: ":1",
            get: |s, place| s.taper[place],
            set: |s, place, value| s.taper[place] = value,
            default: |_, _| 1.0,
            origin: |_, _| None,
        }),
    },
    Input {
        key: "pod",
        label: "Pod",
        help: "GPUs below one switch group under the top tier, with the taper above them; 0 makes pods as suits the tree.",
        group: Group::Topology,
        kind: Kind::Number(Number {
            min: 0.0,
            max: 131_072.0,
            step: 256.0,
            whole: true,
            unit: "GPUs",
            get: |s| s.pod as f64,
            set: |s, v| s.pod = v as u64,
            default: |_| 0.0,
            origin: |_| None,
        }),
    },
    Input {
        key: "media",
        label: "Media",
        help: "Single-mode light everywhere, or for every layer the cheapest of copper, multimode and single-mode light that reaches.",
        group: Group::Cabling,
        kind: Kind::Choice(of_words!(Media, media)),
    },
    Input {
        key: "reach",
        label: "Reach",
        help: "Metres of a link from host to leaf, leaf to spine, spine to core and core to super-core; it decides the module, the cable and the fibre.",
        group: Group::Cabling,
        kind: Kind::List(List {
            entries: &["host", "spine", "core", "super"],
            min: 0.5,
            max: 100_000.0,
            unit: "m",
            get: |s, place| s.reach[place],
            set: |s, place, value| s.reach[place] = value,
            default: |_, place| assumed(REACH[place]).map_or(0.0, |datum: &Datum| datum.value),
            origin: |_, place| assumed(REACH[place]),
        }),
    },
    Input {
        key: "modules",
        label: "Modules",
        help: "Ends that share one module: two in a switch cage and one at the adapter, one everywhere, or two at both ends. Single-port needs boxes with a cage for every port.",
        group: Group::Cabling,
        kind: Kind::Choice(of_words!(Modules, modules)),
    },
    Input {
        key: "year",
        label: "Year of purchase",
        help: "Year the cluster is bought in: optics cost what their curve of prices says; the Roadmap adds the ports and switches of that year.",
        group: Group::Years,
        kind: Kind::Number(Number {
            min: 2022.0,
            max: 2035.0,
            step: 1.0,
            whole: false,
            unit: "",
            get: |s| s.year,
            set: |s, v| s.year = v,
            default: |_| PRICE_YEAR,
            origin: |_| catalog::PRICEPOINTS.last().map(|point| &point.value),
        }),
    },
    Input {
        key: "beside",
        label: "Other networks",
        help: "Storage, in-band and management networks of the same hosts, listed beside the back end and in no share of it.",
        group: Group::Cabling,
        kind: Kind::Choice(Choice {
            options: |_| {
                vec![
                    offered("none", "Back end only", ""),
                    offered("all", "Storage and management too", ""),
                ]
            },
            words: || vec!["none", "all"],
            get: |s| if s.beside { "all" } else { "none" },
            set: |s, id| s.beside = id == "all",
            default: |_| "none",
        }),
    },
    Input {
        key: "later",
        label: "Later size",
        help: "GPUs the cluster is planned to grow to: what that moves and what is better bought early.",
        group: Group::Topology,
        kind: Kind::Number(Number {
            min: MIN_GPUS as f64,
            max: MAX_GPUS as f64,
            step: 0.0,
            whole: true,
            unit: "GPUs",
            get: |s| s.later() as f64,
            set: |s, v| {
                s.later = None;
                s.later = Some(v as u64).filter(|later| *later != s.later());
            },
            default: |s| {
                let free = Scenario {
                    later: None,
                    ..s.clone()
                };
                free.later() as f64
            },
            origin: |_| None,
        }),
    },
    Input {
        key: "service",
        label: "Spares service level",
        help: "Chance that a failed part finds a spare on the shelf.",
        group: Group::Reliability,
        kind: Kind::Number(Number {
            min: 50.0,
            max: 99.9,
            step: 0.1,
            whole: false,
            unit: "%",
            get: |s| s.service.0,
            set: |s, v| s.service = Percent(v),
            default: |_| fresh().service.0,
            origin: |_| assumed("service"),
        }),
    },
    Input {
        key: "repair",
        label: "Resupply",
        help: "Days until a spare that was used is replaced.",
        group: Group::Reliability,
        kind: Kind::Number(Number {
            min: 1.0,
            max: 180.0,
            step: 1.0,
            whole: false,
            unit: "days",
            get: |s| s.repair,
            set: |s, v| s.repair = v,
            default: |_| fresh().repair,
            origin: |_| assumed("repair"),
        }),
    },
];

fn usual(scenario: &Scenario) -> &'static str {
    let setup = Setup::of(scenario);
    possible_topologies(setup.platform, setup.fabric)
        .next()
        .map_or("clos", Topology::id)
}
