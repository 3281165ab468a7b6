//! What a fabric that delivers less costs: the bandwidth tax in dollars. Only what is communication-bound moves.

use serde::Serialize;

use super::load::Load;
use crate::scenario::Scenario;
use crate::units::{Share, Usd, UsdPerYear};

/// The bandwidth tax.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Tax {
    /// Capacity the fabric loses against the reference; negative when it is better.
    pub lost: Share,
    /// The same in dollars a year.
    pub paid: UsdPerYear,
    /// Capacity standard Ethernet would lose against the reference.
    pub standard_lost: Share,
    /// The same in dollars a year.
    pub standard: UsdPerYear,
    /// Dollars a year the fabric saves against standard Ethernet.
    pub avoided: UsdPerYear,
    /// Capacity standard Ethernet would lose if a step were nothing but communication.
    pub ceiling: Share,
    /// The same in dollars a year.
    pub ceiling_usd: UsdPerYear,
    /// What the better fabric may cost more for each adapter port before it stops paying.
    pub price_ceiling_per_port: Usd,
    /// What the whole cluster's GPU-hours are worth in a year.
    pub fleet: UsdPerYear,
}

impl Tax {
    /// The tax of a scenario under a load.
    pub fn of(scenario: &Scenario, load: &Load) -> Self {
        let fleet = scenario
            .gpu_hour()
            .for_a_year(scenario.gpus as f64, scenario.utilisation.share());
        let lost = load.lost(load.delivered);
        let standard_lost = load.lost(load.standard);
        let ceiling = Share(1.0 - load.standard / load.reference);
        let (paid, standard) = (fleet * lost.0, fleet * standard_lost.0);
        let avoided = standard - paid;
        let ports = scenario.gpus as f64 * f64::from(scenario.adapters());
        let worth = UsdPerYear(paid.0.max(avoided.0).max(0.0));
        Self {
            lost,
            paid,
            standard_lost,
            standard,
            avoided,
            ceiling,
            ceiling_usd: fleet * ceiling.0,
            price_ceiling_per_port: worth.over(scenario.amortisation) / ports,
            fleet,
        }
    }
}
