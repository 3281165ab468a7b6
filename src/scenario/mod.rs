//! What the person chose: the scenario, the table of its inputs, presets, and the link it travels in. Strings in,
//! strings out: nothing here knows that a browser exists.

mod attach;
mod default;
mod delivery;
pub mod files;
mod inputs;
mod later;
mod link;
mod media;
mod notice;
mod number;
mod plan;
mod ports;
mod possible;
mod presets;
mod recovery;
mod settle;
mod setup;
mod sites;
mod training;
mod words;

use std::sync::Arc;

use default::assumed;
pub use delivery::Delivery;
pub use inputs::{
    Choice, Group, INPUTS, Input, Kind, List, MAX_GPUS, MIN_GPUS, Number, Opt, input,
};
pub use link::{
    Document, Embed, Headline, MOST_OVERRIDE, Made, SCHEMA, VERSION, VIEWS, View, override_key,
};
pub use media::{LAYERS, Layer};
pub use notice::Notice;
pub use number::{Unreadable, parse as parse_number, plain as plain_number};
pub use plan::{Plan, SLIPPING, lane};
pub use ports::{MAX_TIERS, Ports, Split};
pub use possible::engine_reach;
pub use presets::{PRESETS, Preset};
pub use recovery::Recovery;
pub use settle::settle;
pub use setup::Setup;
pub use sites::{Rack, Sites};
pub use training::{DEGREES, Training};
pub use words::{
    Buyer, DeliveredFrom, Hash, Host, Ladder, Media, Modules, Optics, Policy, Refresh, StopsFrom,
    Topology, TrafficFrom,
};

use crate::catalog::{self, Datum, Fabric, Observed, Platform, REPLACEABLE, Switch};
use crate::units::{Percent, UsdPerGpuHour, UsdPerKwh, Years};

/// Year the catalog's prices are of.
pub const PRICE_YEAR: f64 = 2026.0;

/// One value of the catalog the person replaced with their own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Override {
    /// Index of the datum.
    pub index: u16,
    /// Their value, in the datum's unit.
    pub value: f64,
}

impl Override {
    /// What a link calls the datum, behind `set.`.
    pub fn key(&self) -> String {
        let place = REPLACEABLE.binary_search_by_key(&self.index, |datum| datum.index);
        place.map_or_else(|_| String::new(), |place| override_key(REPLACEABLE[place]))
    }
}

/// Everything a person can choose. `None` means "what the platform, the fabric or the observed run brings".
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// What the person calls it, or nothing; no result depends on it.
    pub title: Arc<str>,
    /// Accelerators in the cluster.
    pub gpus: u64,
    /// The accelerator and its server.
    pub platform: &'static Platform,
    /// The back-end fabric.
    pub fabric: &'static Fabric,
    /// A switch other than the fabric's own.
    pub switch: Option<&'static Switch>,
    /// How the light is made.
    pub optics: Optics,
    /// What links an adapter to its leaf; `None` is light, or follows the media.
    pub host: Option<Host>,
    /// Whose prices are paid.
    pub buyer: Buyer,
    /// How the switches are joined; `None` is what the fabric does.
    pub topology: Option<Topology>,
    /// Back-end bandwidth of one accelerator in Gb/s, one way; `None` is the platform's own.
    pub bandwidth: Option<f64>,
    /// Independent planes.
    pub planes: Option<u8>,
    /// Tiers; `None` takes the fewest that fit.
    pub tiers: Option<u8>,
    /// Ports down for each port up, at leaf, spine and core.
    pub taper: [f64; 3],
    /// Accelerators of a pod below the top tier; 0 makes pods as suits the tree.
    pub pod: u64,
    /// What a link of a given length gets.
    pub media: Media,
    /// Metres of a link of each layer, hosts to leaves first.
    pub reach: [f64; LAYERS],
    /// Ends that share one module.
    pub modules: Modules,
    /// Year the optics are bought in.
    pub year: f64,
    /// Whether the networks beside the back end are counted.
    pub beside: bool,
    /// Accelerators the cluster is planned to grow to; `None` is twice as many.
    pub later: Option<u64>,
    /// Chance that a failure finds a spare on the shelf.
    pub service: Percent,
    /// Days until a used spare is replaced.
    pub repair: f64,
    /// Rent of an accelerator.
    pub gpu_hour: Option<UsdPerGpuHour>,
    /// Delivered share of line rate.
    pub delivered: Option<Percent>,
    /// Delivered share the tax is measured against.
    pub reference: Percent,
    /// Share of a step spent communicating at the reference.
    pub communication: Percent,
    /// Share of the communication that can hide behind compute.
    pub overlap: Percent,
    /// Share of the year the cluster trains.
    pub utilisation: Percent,
    /// The published run whose failure rate is used.
    pub observed: &'static Observed,
    /// Interruptions for 1,000 GPU-years, instead of the run's.
    pub failure_rate: Option<f64>,
    /// What loads the fabric.
    pub delivery: Delivery,
    /// What is trained.
    pub training: Training,
    /// What a failure takes.
    pub recovery: Recovery,
    /// How the years go.
    pub plan: Plan,
    /// The sites, and what is sent between them.
    pub sites: Sites,
    /// The rack.
    pub rack: Rack,
    /// Years the fabric is written off over.
    pub amortisation: Years,
    /// Facility watts for each IT watt.
    pub pue: f64,
    /// Price of electricity.
    pub kwh: UsdPerKwh,
    /// The person's own values for catalog data, sorted by index.
    pub overrides: Arc<[Override]>,
}

impl Scenario {
    /// The value of a general assumption, or the person's own in its place; none where the catalog has none.
    pub fn assumption(&self, id: &str) -> Option<f64> {
        catalog::assumption(id).map(|row| self.value(&row.value))
    }

    /// A catalog value, or the person's own in its place.
    pub fn value(&self, datum: &Datum) -> f64 {
        match self
            .overrides
            .binary_search_by_key(&datum.index, |own| own.index)
        {
            Ok(place) => self.overrides[place].value,
            Err(_) => datum.value,
        }
    }

    /// Replaces a catalog value, or takes the replacement back when it equals the catalog's.
    pub fn set_value(&mut self, datum: &Datum, value: f64) {
        let others = self.overrides.iter().copied();
        let mut own: Vec<_> = others.filter(|own| own.index != datum.index).collect();
        if value != datum.value {
            let place = own.partition_point(|own| own.index < datum.index);
            own.insert(
                place,
                Override {
                    index: datum.index,
                    value,
                },
            );
        }
        self.overrides = own.into();
    }

    /// Rent of an accelerator: the person's, or the platform's.
    pub fn gpu_hour(&self) -> UsdPerGpuHour {
        self.gpu_hour
            .unwrap_or_else(|| UsdPerGpuHour(self.value(&self.platform.gpu_hour)))
    }

    /// Delivered share: the person's, or the fabric's.
    pub fn delivered(&self) -> Percent {
        self.delivered
            .unwrap_or_else(|| Percent(self.value(&self.fabric.delivered)))
    }

    /// Interruptions for 1,000 GPU-years: the person's, or the observed run's.
    pub fn failure_rate(&self) -> f64 {
        self.failure_rate
            .unwrap_or_else(|| observed_rate(self.observed))
    }

    /// The platform that is sized: one without published bandwidth cannot be, and the default stands in.
    pub fn sized_platform(&self) -> &'static Platform {
        if self.platform.missing.is_empty() {
            self.platform
        } else {
            catalog::default_platform()
        }
    }

    /// Accelerators the cluster is planned to grow to.
    pub fn later(&self) -> u64 {
        self.later
            .unwrap_or(self.gpus.saturating_mul(2).min(MAX_GPUS))
    }

    /// The same scenario at another size.
    pub fn at(&self, gpus: u64) -> Self {
        Self {
            gpus,
            ..self.clone()
        }
    }

    /// The same scenario without its name.
    pub fn untitled(&self) -> Self {
        Self {
            title: Arc::from(""),
            ..self.clone()
        }
    }

    /// The same cluster on another fabric, which brings its own switch, planes and delivered share.
    pub fn on(&self, fabric: &'static Fabric) -> Self {
        let same = self.fabric == fabric;
        Self {
            fabric,
            switch: self.switch.filter(|_| same),
            topology: self
                .topology
                .filter(|topology| same || *topology != Topology::Torus),
            planes: self.planes.filter(|_| same),
            delivered: self.delivered.filter(|_| same),
            ..self.clone()
        }
    }
}

/// Interruptions for 1,000 GPU-years of a published run: events ÷ (GPUs × days ÷ 365) × 1,000.
pub fn observed_rate(run: &Observed) -> f64 {
    run.events.value / (run.gpus.value * run.days.value / 365.0) * 1_000.0
}
