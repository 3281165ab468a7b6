//! The delivered share and the collectives in the report's JSON.

use serde::Serialize;

use crate::model::Report;
use crate::model::collectives::cluster::{Algorithm, Cluster};
use crate::model::delivery::{Derived, Paths};

/// What the fabric delivers of line rate: as said, and as its paths have it.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct DeliveryPart {
    /// Share the tax rests on, as a fraction of line rate.
    share: f64,
    /// What is claimed or estimated of this fabric, or typed in its place, as a fraction.
    claimed_share: f64,
    /// What follows from the paths, as a fraction; null where the fabric cannot hold the cluster.
    derived_share: Option<f64>,
    /// What standard Ethernet delivers for the tax, as a fraction.
    standard_share: f64,
    /// What a fabric would deliver that hashes each flow onto one of the same paths, as a fraction; null without switches.
    standard_derived_share: Option<f64>,
    /// What hashing leaves of line rate on these paths, as a fraction; null without switches.
    hash_share: Option<f64>,
    /// What headers and control leave of line rate, as a fraction.
    transport_share: f64,
    /// Whether this fabric hashes each flow onto one path.
    hashed: bool,
    /// Flows of one adapter port, each hashed by itself.
    flows: u64,
    /// Flows on the busiest link of one switch of every tier on average, were they hashed; null without switches.
    busiest_flows: Option<f64>,
    /// The same over every switch of a plane.
    busiest_flows_of_all: Option<f64>,
    /// Choices on the way up, leaf first.
    choices: Vec<ChoicePart>,
}

/// One choice among the uplinks of a switch.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct ChoicePart {
    /// Flows that reach the switch from below.
    flows: u64,
    /// Its uplinks.
    paths: u64,
    /// Uplinks its flows can take: fewer where switches hash alike.
    used_paths: u64,
}

impl DeliveryPart {
    /// Lays the delivered share of a report out.
    pub fn of(report: &Report) -> Self {
        let (scenario, load) = (&report.scenario, &report.load);
        let fabric = report.network.as_ref().ok().map(|network| &network.fabric);
        let paths = fabric.and_then(|fabric| Paths::of(scenario, fabric));
        let derived = fabric.map(|fabric| Derived::of(scenario, fabric));
        let hashing = derived.filter(|_| paths.is_some());
        let setup = crate::scenario::Setup::of(scenario);
        Self {
            share: load.delivered.share().0,
            claimed_share: scenario.delivered().share().0,
            derived_share: derived.map(|derived| derived.delivered.share().0),
            standard_share: load.standard.share().0,
            standard_derived_share: hashing.map(|derived| derived.standard.share().0),
            hash_share: hashing.map(|derived| derived.hashing.0),
            transport_share: scenario.delivery.transport.share().0,
            hashed: setup.fabric.hashed,
            flows: scenario.hashed_flows() as u64,
            busiest_flows: derived.and_then(|derived| derived.busiest),
            busiest_flows_of_all: paths.map(|paths| paths.busiest_of_all()),
            choices: paths.map_or_else(Vec::new, |paths| {
                let stages = paths.stages().iter();
                stages
                    .map(|stage| ChoicePart {
                        flows: stage.flows,
                        paths: stage.paths,
                        used_paths: stage.used,
                    })
                    .collect()
            }),
        }
    }
}

/// An all-reduce of the chosen message over all accelerators, at the delivered share.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CollectivesPart {
    /// Bytes of the message.
    message_bytes: f64,
    /// Scale-up domains, the last one full or not.
    domains: u64,
    /// Time of the fastest way, in seconds.
    seconds: f64,
    /// Every way, with its latency and its bandwidth.
    all_reduce: Vec<WayPart>,
    /// Logical bandwidth an exchange of everybody with everybody could have, in gigabytes a second: at line rate times the
    /// delivered share, and no efficiency of a kernel; published kernels reach 43 to 92 % of line rate.
    exchange_gbytes_per_second: f64,
}

/// What one way takes.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct WayPart {
    /// The way.
    algorithm: Algorithm,
    /// Messages one after the other.
    steps: f64,
    /// Their latencies, in seconds.
    latency_seconds: f64,
    /// Bytes over bandwidth, in seconds.
    bandwidth_seconds: f64,
}

/// Time of the fastest way, in seconds.
pub fn fastest(report: &Report) -> f64 {
    let fastest = cluster(report).best(report.scenario.message());
    fastest.map_or(0.0, |(_, cost)| cost.total().0)
}

fn cluster(report: &Report) -> Cluster {
    let fabric = report.network.as_ref().ok().map(|network| &network.fabric);
    Cluster::of(&report.scenario, fabric, &report.load)
}

impl CollectivesPart {
    /// Lays the collectives of a report out.
    pub fn of(report: &Report) -> Self {
        let (own, bytes) = (cluster(report), report.scenario.message());
        let ways = own.all_reduce(bytes).into_iter();
        Self {
            message_bytes: bytes.0,
            domains: own.domains,
            seconds: fastest(report),
            all_reduce: ways
                .map(|(algorithm, cost)| WayPart {
                    algorithm,
                    steps: cost.steps,
                    latency_seconds: cost.latency.0,
                    bandwidth_seconds: cost.bandwidth.0,
                })
                .collect(),
            exchange_gbytes_per_second: own.exchange().logical().0,
        }
    }
}
