//! The report as JSON: names that last, numbers in the unit each name says, shares as fractions. The JSON Schema that is
//! published is made from these types and what is written above their fields.

mod across;
mod delivery;
mod lay;
mod recovery;
mod roadmap;
mod scale;
mod training;

use serde::Serialize;

use crate::model::bill::{Bill, Row};
use crate::model::reliability::BuiltUp;
use crate::scenario::Notice;

use across::AcrossPart;
use delivery::{CollectivesPart, DeliveryPart};
use recovery::RecoveryPart;
use roadmap::RoadmapPart;
use scale::{DomainsPart, PoolPart};
use training::TrainingPart;

pub use delivery::fastest;

/// Version of the report's JSON. A name may join it; none leaves, and none changes its meaning or its unit.
pub const REPORT_SCHEMA: u32 = 1;

/// What a network of one AI cluster costs, burns, delivers and how often it stops. Every name ends in its unit where it
/// has one; shares are fractions of one; watts are at the IT equipment unless the name says facility; what is null does
/// not exist for this scenario. A later release may add names to version 1; it takes none away.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Contract<'a> {
    /// What kind of file this is.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = "report")))]
    pub fabriconomics: &'static str,
    /// Version of these names.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = REPORT_SCHEMA)))]
    pub schema_version: u32,
    /// Version of the formulas.
    pub model_version: &'static str,
    /// Day the catalog was checked.
    pub catalog_date: &'static str,
    /// The link that gives this report, from its `#` on.
    pub link: String,
    /// Accelerators in the cluster.
    pub gpus: u64,
    /// Platform id: the accelerator and its server.
    pub platform: &'static str,
    /// Whole switches and cables; null where the fabric cannot hold the cluster.
    pub fabric: Option<FabricPart>,
    /// Why the fabric cannot hold the cluster; null where it can.
    pub verdict: Option<Verdict>,
    /// The optics: modules, engines and lasers.
    pub optics: Option<OpticsPart>,
    /// The network: back-end switches, optics, cables and adapters.
    pub network: Option<NetworkPart>,
    /// The cluster: servers and network.
    pub cluster: Option<ClusterPart>,
    /// How often the cluster stops.
    pub reliability: ReliabilityPart,
    /// How the run saves, how it comes back, and what its failures leave.
    pub recovery: RecoveryPart,
    /// What the delivered share of line rate costs.
    pub bandwidth_tax: TaxPart,
    /// What the fabric delivers of line rate: as said, and as its paths have it.
    pub delivery: DeliveryPart,
    /// An all-reduce of the chosen message over all accelerators.
    pub collectives: CollectivesPart,
    /// One training step; null where nobody published what the accelerator computes.
    pub training: Option<TrainingPart>,
    /// The networks of the rack, the cluster and the sites; null where the fabric cannot hold the cluster.
    pub domains: Option<DomainsPart>,
    /// Host memory in a pool.
    pub memory_pool: PoolPart,
    /// What the year of purchase gives, how the network is renewed over the cluster's life, and how fast rates double.
    pub roadmap: RoadmapPart,
    /// The cluster as sites; null where the fabric cannot hold it.
    pub across: Option<AcrossPart>,
    /// The bill, row by row.
    pub bill: Option<&'a Bill>,
    /// Spares of each row of the bill, in its order, for the service level and the days of resupply.
    pub spares: Option<Vec<u64>>,
    /// Storage, in-band and management networks, where they are counted; in no sum above.
    pub beside: &'a [Row],
    /// What of the link was not kept, in one sentence each.
    pub notices: &'a [Notice],
}

/// Counts of the fabric over all planes.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FabricPart {
    /// Fabric id.
    id: &'static str,
    /// How the switches are joined: a tree for all rails, a tree for each, circuit switches on top, or a torus.
    topology: &'static str,
    /// Catalog id of the packet switch; of the circuit switch in a torus.
    switch: &'static str,
    /// Ports of one switch at the speed of a plane.
    ports_per_switch: u32,
    /// Speed of a port, in gigabits a second, one way.
    port_gbps: f64,
    /// Levels of boxes between the accelerators and the top.
    tiers: u8,
    /// Independent fabrics that share each accelerator's bandwidth.
    planes: u8,
    /// Pods below the top tier of one plane.
    blocks: u64,
    /// Ports down for each port up, tier by tier below the top.
    taper: Vec<f64>,
    /// Boxes.
    switches: Switches,
    /// Links.
    cables: Cables,
}

/// Whole boxes, by tier.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct Switches {
    /// Packet switches the hosts hang on.
    leaf: u64,
    /// Packet switches above them.
    spine: u64,
    /// Packet switches of the third tier.
    core: u64,
    /// Packet switches of the fourth tier.
    super_core: u64,
    /// Packet switches of all tiers.
    total: u64,
    /// Circuit switches.
    circuit: u64,
}

/// Whole links, by layer.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct Cables {
    /// From hosts to leaves; in a torus from cubes to circuit switches.
    host_leaf: u64,
    /// From leaves to spines.
    leaf_spine: u64,
    /// From spines to cores.
    spine_core: u64,
    /// From cores to super-cores.
    core_super: u64,
}

/// A fabric that cannot hold the cluster.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Verdict {
    /// What ran out: tiers, ports of the circuit switches, or the largest torus.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("enum" = ["tiers", "circuits", "torus"]))
    )]
    limit: &'static str,
    /// The most accelerators it holds.
    max_gpus: u64,
    /// Tiers that were allowed.
    tiers: u8,
    /// Ports of one switch.
    ports_per_switch: u32,
}

/// The optics: modules, engines and lasers.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct OpticsPart {
    /// Ends of optical links, at port speed.
    ends: u64,
    /// Modules and engines.
    modules: u64,
    /// Lasers, inside modules and outside.
    lasers: u64,
    /// Price of the optics, in US dollars, at the buyer's prices.
    capex_usd: f64,
    /// The same at volume prices and at list prices.
    capex_usd_hyperscale_street: [f64; 2],
    /// Draw of the optics, in watts.
    watts: f64,
    /// Optics in the price of the network, as a fraction.
    share_of_network_cost: f64,
    /// Optics in the price of the cluster, as a fraction; null where the servers are not sold.
    share_of_cluster_cost: Option<f64>,
    /// Optics in the draw of the cluster, as a fraction.
    share_of_cluster_watts: f64,
}

/// The network: back-end switches, optics, cables and adapters.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct NetworkPart {
    /// Price of the network, in US dollars, at the buyer's prices.
    capex_usd: f64,
    /// Draw of the network, in watts.
    watts: f64,
    /// Draw at the meter: watts times PUE.
    facility_watts: f64,
    /// Price of the energy of a year at the meter, in US dollars a year.
    energy_usd_per_year: f64,
    /// Network in the price of the cluster, as a fraction; null where the servers are not sold.
    share_of_cluster_cost: Option<f64>,
    /// Network in the draw of the cluster, as a fraction.
    share_of_cluster_watts: f64,
}

/// The cluster: servers and network.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ClusterPart {
    /// Price of servers and network, in US dollars; null where the servers are not sold.
    capex_usd: Option<f64>,
    /// Draw of servers and network, in watts.
    watts: f64,
}

/// How often the cluster stops.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ReliabilityPart {
    /// Hours between interruptions at the rate of the observed run.
    observed_interval_hours: f64,
    /// Hours between interruptions, built up from the bill; null without one.
    built_up_interval_hours: Option<f64>,
    /// Interruptions a year by cause, built up from the bill; null without one.
    built_up_per_year: Option<BuiltUp>,
}

/// What the delivered share of line rate costs.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct TaxPart {
    /// GPU-hours lost against the reference share, in US dollars a year; negative where the fabric is better.
    usd_per_year: f64,
    /// The same as a fraction of all GPU-hours.
    share: f64,
    /// What is saved against standard Ethernet, in US dollars a year.
    avoided_usd_per_year: f64,
    /// What standard Ethernet would lose, in US dollars a year.
    standard_usd_per_year: f64,
    /// What standard Ethernet would lose if a step were nothing but communication, as a fraction.
    ceiling_share: f64,
    /// The same in US dollars a year.
    ceiling_usd_per_year: f64,
    /// What the better fabric may cost more for each adapter port before it stops paying, in US dollars.
    price_ceiling_per_port_usd: f64,
}
