//! The scale-up network's own bill: its copper spine, and the optics that would stand in its place. SemiAnalysis's GB200
//! count: a domain's one-way bandwidth over 1.6 Tb/s is its links, and each takes a module at both ends.

use crate::catalog::{self, Datum, Module};
use crate::model::price;
use crate::scenario::{Buyer, Scenario, Setup};
use crate::units::{Gbps, Usd, Watts};

/// Rate of the module a spine would take, and the module: today, and where every pair carries twice as much.
const TODAY: (f64, &str) = (1_600.0, "dsp-1600");
const DOUBLED: (f64, &str) = (3_200.0, "dsp-3200");

/// A domain's spine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleUp {
    /// Accelerators of a domain.
    pub domain: u64,
    /// Bandwidth of one accelerator, one way.
    pub rate: Gbps,
    /// Pairs of copper in a domain, where somebody counted them.
    pub pairs: Option<u64>,
    /// The module that would stand at each end of a link.
    pub module: &'static Module,
    /// Modules of a domain.
    pub modules: u64,
    /// Their draw.
    pub watts: Watts,
    /// Their price to the scenario's buyer.
    pub usd: Usd,
    /// Their price at volume with a vendor's margin on top.
    pub marked_up: Usd,
    /// Domains of the cluster, the last one full or not.
    pub domains: u64,
}

/// Why a platform has no spine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSpine {
    /// The domain is one board, or one host.
    OneHost,
    /// Its chips are wired to their neighbours.
    Torus,
    /// Nobody published what joins its hosts.
    Unknown,
}

impl ScaleUp {
    /// Rate of one pair of its copper, one way: half the pairs carry each direction.
    pub fn lane(&self) -> Option<Gbps> {
        let pairs = self.pairs.filter(|pairs| *pairs > 0)? as f64;
        Some(self.rate * (2.0 * self.domain as f64 / pairs))
    }
}

/// The spine of a scenario's platform.
pub fn scale_up(scenario: &Scenario) -> Result<ScaleUp, NoSpine> {
    spine(scenario, 1.0, TODAY)
}

/// The same spine where every pair carries twice as much.
pub fn scale_up_doubled(scenario: &Scenario) -> Result<ScaleUp, NoSpine> {
    spine(scenario, 2.0, DOUBLED)
}

fn spine(
    scenario: &Scenario,
    times: f64,
    (speed, module): (f64, &str),
) -> Result<ScaleUp, NoSpine> {
    let platform = Setup::of(scenario).platform;
    let domain = u64::from(platform.scale_up_domain);
    if platform.cube > 0 {
        return Err(NoSpine::Torus);
    }
    if domain <= u64::from(platform.rails) {
        return Err(NoSpine::OneHost);
    }
    // Hosts that are sold one by one are joined by cables nobody counted; a rack of one domain by its spine.
    let rack = (domain == u64::from(platform.gpus_per_server)).then_some(&platform.scale_up);
    let (Some(Some(rate)), Some(module)) = (rack, catalog::module(module)) else {
        return Err(NoSpine::Unknown);
    };
    // GB/s one way: × 8 bits.
    let rate = Gbps(scenario.value(rate) * 8.0 * times);
    let links = (rate * domain as f64 / Gbps(speed)).ceil().max(0.0) as u64;
    let modules = 2 * links;
    let prices = price::of_module(scenario, module);
    let all = |buyer: Buyer| prices[buyer as usize] * modules as f64;
    let margin = margin().map_or(0.0, |margin| scenario.value(margin) / 100.0);
    Ok(ScaleUp {
        domain,
        rate,
        pairs: platform
            .copper_pairs
            .as_ref()
            .map(|pairs| scenario.value(pairs) as u64),
        module,
        modules,
        watts: Watts(scenario.value(&module.watts)) * modules as f64,
        usd: all(scenario.buyer),
        marked_up: all(Buyer::Hyperscale) / (1.0 - margin.clamp(0.0, 0.99)),
        domains: scenario.gpus.div_ceil(domain.max(1)),
    })
}

fn margin() -> Option<&'static Datum> {
    catalog::assumption("vendor-margin").map(|row| &row.value)
}

/// Data behind it.
pub fn behind_scale_up(scenario: &Scenario) -> Vec<&'static Datum> {
    let platform = Setup::of(scenario).platform;
    let mut all: Vec<&Datum> = platform
        .scale_up
        .iter()
        .chain(&platform.copper_pairs)
        .collect();
    if let Some(module) = catalog::module("dsp-1600") {
        all.extend([
            &module.watts,
            &module.price_hyperscale,
            &module.price_street,
        ]);
        all.extend(&module.price_vendor);
    }
    all.extend(margin());
    all
}
