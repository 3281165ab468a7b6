//! The scenario of the empty link.

use std::sync::Arc;

use super::{
    Buyer, Delivery, Media, Modules, Optics, PRICE_YEAR, Plan, Rack, Recovery, Scenario, Sites,
    Training,
};
use crate::catalog;
use crate::units::{Percent, UsdPerKwh, Years};

/// Starting value of an input that belongs to no part.
pub(super) fn assumed(id: &str) -> f64 {
    catalog::assumption(id)
        .expect("the catalog has every assumption: tests/catalog.rs")
        .value
        .value
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            title: Arc::from(""),
            gpus: 100_000,
            platform: catalog::default_platform(),
            fabric: catalog::default_fabric(),
            switch: None,
            optics: Optics::Dsp,
            host: None,
            buyer: Buyer::Hyperscale,
            topology: None,
            bandwidth: None,
            planes: None,
            tiers: None,
            taper: [1.0; 3],
            pod: 0,
            media: Media::SingleMode,
            reach: ["reach-host", "reach-spine", "reach-core", "reach-super"].map(assumed),
            modules: Modules::Twin,
            year: PRICE_YEAR,
            beside: false,
            later: None,
            service: Percent(assumed("service")),
            repair: assumed("repair"),
            gpu_hour: None,
            delivered: None,
            reference: Percent(assumed("reference")),
            communication: Percent(assumed("communication")),
            overlap: Percent(assumed("overlap")),
            utilisation: Percent(assumed("utilisation")),
            observed: catalog::default_observed(),
            failure_rate: None,
            delivery: Delivery::default(),
            training: Training::default(),
            recovery: Recovery::default(),
            plan: Plan::default(),
            sites: Sites::default(),
            rack: Rack::default(),
            amortisation: Years(assumed("amortisation")),
            pue: assumed("pue"),
            kwh: UsdPerKwh(assumed("electricity")),
            overrides: Arc::from([]),
        }
    }
}
