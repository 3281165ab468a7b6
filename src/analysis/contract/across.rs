//! The sites of a cluster in the report's JSON.

use serde::Serialize;

use crate::analysis::{Joined, across};
use crate::model::Report;
use crate::model::across::Exchange;

/// The cluster as sites: how many its draw asks for, what joins them, and what training over them exchanges.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AcrossPart {
    /// Draw of the cluster at the meter, in watts.
    cluster_facility_watts: f64,
    /// Sites it takes.
    sites: u64,
    /// Accelerators of the fullest site.
    gpus_per_site: u64,
    /// Light to the next site and back, in seconds.
    round_trip_seconds: f64,
    /// The links between sites; null where there is one.
    links: Option<LinksPart>,
    /// What is exchanged in training; null where there is one site, or where nobody published what the accelerator computes.
    exchange: Option<ExchangePart>,
}

/// Links between neighbouring sites.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct LinksPart {
    /// Links: one between two sites, else a ring.
    links: u64,
    /// Catalog id of the module at their ends.
    module: &'static str,
    /// Modules of all links.
    modules: u64,
    /// Fibre pairs of one link.
    fibre_pairs: u64,
    /// Huts with amplifiers on the way of one link; their price and draw are in no sum.
    amplifier_huts: u64,
    /// Price of the modules, in US dollars, at the buyer's prices.
    capex_usd: f64,
    /// Draw of the modules, in watts.
    watts: f64,
    /// Lease of the fibre, in US dollars a year.
    lease_usd_per_year: f64,
    /// Modules between sites over the optics within them, as a fraction of price; null without those.
    ratio_to_optics_cost: Option<f64>,
}

/// An exchange of gradients between sites.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct ExchangePart {
    /// What a site sends in one exchange, in bytes.
    bytes: f64,
    /// Steps between two exchanges.
    local_steps: f64,
    /// Rate that carries an exchange in the time between two, in gigabits a second, one way.
    needed_gbps: f64,
    /// The same if every step were exchanged.
    needed_synchronous_gbps: f64,
    /// Sending one exchange, in seconds.
    sending_seconds: f64,
    /// Light around the ring, in seconds.
    light_seconds: f64,
    /// What a site waits for in an exchange, in seconds.
    waiting_seconds: f64,
    /// Share of the time that trains, as a fraction.
    efficiency_share: f64,
    /// Distance at which light takes as long as what of the sending nothing hides, in kilometres: bandwidth decides nearer,
    /// latency further; null where nothing of the sending is left.
    crossing_km: Option<f64>,
}

impl AcrossPart {
    /// Lays the sites of a report out; none where the fabric does not hold the cluster.
    pub fn of(report: &Report) -> Option<Self> {
        let own = across(report)?;
        let share = own.of_optics(report).map(|share| share.0);
        let links = |joined: Joined| LinksPart {
            links: joined.links,
            module: joined.module.id,
            modules: joined.modules,
            fibre_pairs: joined.pairs,
            amplifier_huts: joined.huts,
            capex_usd: joined.usd.0,
            watts: joined.watts.0,
            lease_usd_per_year: joined.lease.0,
            ratio_to_optics_cost: share,
        };
        let exchange = |it: Exchange| ExchangePart {
            bytes: it.volume().0,
            local_steps: it.local_steps,
            needed_gbps: it.needed().0,
            needed_synchronous_gbps: it.needed_after(1.0).0,
            sending_seconds: it.sending().0,
            light_seconds: it.latency().0,
            waiting_seconds: it.waiting().0,
            efficiency_share: it.kept().0,
            crossing_km: it.crossing().map(|km| km.0),
        };
        Some(Self {
            cluster_facility_watts: own.facility.0,
            sites: own.sites,
            gpus_per_site: own.gpus,
            round_trip_seconds: own.way.round_trip().0,
            links: own.joined.map(links),
            exchange: own.exchange.map(exchange),
        })
    }
}
