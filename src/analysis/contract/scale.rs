//! The three networks of a cluster and its pooled memory in the report's JSON.

use serde::Serialize;

use crate::analysis::domains::{Domain, domains};
use crate::analysis::{Pool, Rack, copper_ends, within};
use crate::model::Report;

/// The three networks of a cluster, from the rack to the sites.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct DomainsPart {
    /// A scale-up domain; in a torus one of its cubes.
    scale_up: DomainPart,
    /// The fabric.
    scale_out: DomainPart,
    /// What joins the sites; its numbers are null where the cluster stands on one.
    scale_across: DomainPart,
    /// Scale-up domains of the cluster, the last one full or not.
    racks: u64,
    /// Sites the cluster stands on, each within the power of a site.
    sites: u64,
    /// Scale-up bandwidth of a full domain, both ways added up, in gigabytes a second; null where nobody said.
    rack_gbytes_per_second: Option<f64>,
    /// Scale-up bandwidth of an accelerator over what its slot carries, PCIe ×16; null where nobody said.
    pcie_slots_payload: Option<f64>,
    /// The same over what the slot signals, before its overhead.
    pcie_slots_signalled: Option<f64>,
    /// Share of a step's bytes that stays inside the scale-up domain, as a fraction; null without a step.
    inside_share: Option<f64>,
    /// Rate of the first lane whose passive copper is shorter than the rack's longest cable, in gigabits a second; null
    /// where copper of every rate reaches.
    copper_ends_lane_gbps: Option<u16>,
    /// Year such lanes ship; null where nobody dated them.
    copper_ends_year: Option<f64>,
}

/// One of the three.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct DomainPart {
    /// Accelerators it joins: of a rack, of a site, of all sites; 0 across where the cluster stands on one site.
    gpus: u64,
    /// What one of them can send over it, in gigabits a second, one way; null where nothing is joined or nobody said.
    gbps: Option<f64>,
    /// Its longest link, in metres; null where it is a board, where nothing is joined, or nobody said.
    reach_metres: Option<f64>,
    /// From one accelerator to the farthest, one way, in seconds; null where nothing is joined or nobody said.
    latency_seconds: Option<f64>,
    /// Its draw over what its accelerators can send, across over what the sites can, in picojoules a bit; null for copper,
    /// which needs no power of its own, and where nothing is joined.
    pj_per_bit: Option<f64>,
    /// Its price for a gigabit a second of one accelerator, across of a site, in US dollars; null where nothing is joined or
    /// nobody said.
    usd_per_gbps: Option<f64>,
}

impl DomainPart {
    fn of(domain: &Domain) -> Self {
        Self {
            gpus: domain.members,
            gbps: domain.rate.map(|rate| rate.0),
            reach_metres: domain.reach,
            latency_seconds: domain.latency.map(|latency| latency.0),
            pj_per_bit: domain.energy.map(|energy| energy.0),
            usd_per_gbps: domain.price.map(|price| price.0),
        }
    }
}

impl DomainsPart {
    /// Lays the three out; none where the fabric cannot hold the cluster.
    pub fn of(report: &Report) -> Option<Self> {
        let all = domains(report)?;
        let rack = Rack::of(&report.scenario);
        let slots = rack.and_then(|rack| rack.slots());
        let ends = copper_ends(&report.scenario);
        let own = within(report).into_iter().find(|row| row.own);
        Some(Self {
            scale_up: DomainPart::of(&all.up),
            scale_out: DomainPart::of(&all.out),
            scale_across: DomainPart::of(&all.across),
            racks: all.racks,
            sites: all.sites,
            rack_gbytes_per_second: rack.map(|rack| rack.both_ways().0),
            pcie_slots_payload: slots.map(|slots| slots[0]),
            pcie_slots_signalled: slots.map(|slots| slots[1]),
            inside_share: own.map(|own| own.share().0),
            copper_ends_lane_gbps: ends.map(|ends| ends.copper.lane),
            copper_ends_year: ends.and_then(|ends| ends.year),
        })
    }
}

/// Host memory in a pool.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PoolPart {
    /// Host memory without a pool, in bytes.
    bytes: f64,
    /// What it costs, in US dollars.
    usd: f64,
    /// Memory that is not bought because of the pool, in bytes.
    saved_bytes: f64,
    /// What it would have cost, in US dollars.
    saved_usd: f64,
    /// Memory that stands in the pool, in bytes.
    pooled_bytes: f64,
    /// Controllers, switches and cables of the pool, in US dollars.
    cost_usd: f64,
    /// Saving less cost, in US dollars; negative where the pool costs more than it saves.
    net_usd: f64,
    /// Memory that no core can use, were it the measured share of a public cloud, in bytes.
    stranded_bytes: f64,
    /// Price of a gigabyte at which the pool begins to pay, in US dollars; null where it saves nothing.
    break_even_usd_per_gbyte: Option<f64>,
    /// What a read of the pool takes longer, in seconds.
    added_latency_seconds: f64,
}

impl PoolPart {
    /// Lays the pool out.
    pub fn of(report: &Report) -> Self {
        let pool = Pool::of(&report.scenario);
        Self {
            bytes: pool.memory.0,
            usd: pool.price.0,
            saved_bytes: pool.saved.0,
            saved_usd: pool.saved_usd.0,
            pooled_bytes: pool.pooled.0,
            cost_usd: pool.cost.0,
            net_usd: pool.net().0,
            stranded_bytes: pool.stranded.0,
            break_even_usd_per_gbyte: pool.even.map(|usd| usd.0),
            added_latency_seconds: pool.slower.0,
        }
    }
}
