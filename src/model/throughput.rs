//! What it delivers: from the share of line rate to the time of a training step, and the tax in dollars.
//!
//! With `c` the communication share of a step at the reference share `η_ref` and `o` the share of it that can hide
//! behind compute, a step takes T(η) = (1 − c) + C − min(o·C, 1 − c), where C = c·η_ref/η: Amdahl's law with bounded
//! overlap. Only what is communication-bound moves.

use serde::Serialize;

use crate::catalog;
use crate::scenario::Scenario;
use crate::units::{Percent, Share, Usd, UsdPerYear};

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
    /// The tax of a scenario; it needs no fabric, only the delivered share.
    pub fn of(scenario: &Scenario) -> Self {
        let fleet = scenario
            .gpu_hour()
            .for_a_year(scenario.gpus as f64, scenario.utilisation.share());
        let standard_share = standard_ethernet(scenario);
        let lost = lost(scenario, scenario.delivered());
        let standard_lost = self::lost(scenario, standard_share);
        let ceiling = Share(1.0 - standard_share.0 / scenario.reference.0);
        let (paid, standard) = (fleet * lost.0, fleet * standard_lost.0);
        let avoided = standard - paid;
        let ports = scenario.gpus as f64 * f64::from(scenario.sized_platform().nic_cages);
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

/// The share standard Ethernet delivers.
fn standard_ethernet(scenario: &Scenario) -> Percent {
    let share =
        catalog::fabric("ethernet").map_or(60.0, |fabric| scenario.value(&fabric.delivered));
    Percent(share)
}

/// Capacity lost at a delivered share: 1 − T(η_ref)/T(η).
pub fn lost(scenario: &Scenario, delivered: Percent) -> Share {
    Share(1.0 - step_time(scenario, scenario.reference) / step_time(scenario, delivered))
}

/// Time of a step at a delivered share, where the reference without overlap takes 1.
pub fn step_time(scenario: &Scenario, delivered: Percent) -> f64 {
    let (c, o) = (scenario.communication.share().0, scenario.overlap.share().0);
    let compute = 1.0 - c;
    let communication = c * (scenario.reference / delivered);
    // What is hidden is taken off first: all of it leaves exactly nothing, not a rounding error that looks like a tax.
    compute + (communication - (o * communication).min(compute))
}
