//! What the fabric is asked for and what it gives: the delivered share of line rate and the communication share of a step,
//! each as somebody claims it or as it follows from the scenario.

use serde::Serialize;

use super::delivery::{Derived, Paths};
use super::fabric::Fabric;
use super::training::Step;
use crate::catalog;
use crate::scenario::{DeliveredFrom, Scenario, Setup, TrafficFrom};
use crate::units::{Percent, Share};

/// The shares a step is timed with.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Load {
    /// Share of line rate the fabric delivers.
    pub delivered: Percent,
    /// The share standard Ethernet would deliver.
    pub standard: Percent,
    /// The share the tax is measured against.
    pub reference: Percent,
    /// Share of a step spent communicating at the reference, with nothing hidden.
    pub communication: Percent,
    /// Share of the communication that can hide behind compute.
    pub overlap: Percent,
}

impl Load {
    /// The load of a scenario on the fabric that carries it; without one, what is claimed and set stands.
    pub fn of(scenario: &Scenario, fabric: Option<&Fabric>) -> Self {
        Self::with(scenario, fabric, Paths::busiest)
    }

    /// The same with the busiest link looked up: a sweep meets the same paths many times.
    pub fn with(
        scenario: &Scenario,
        fabric: Option<&Fabric>,
        busiest: impl FnMut(&Paths) -> f64,
    ) -> Self {
        let derived = match scenario.delivery.from {
            DeliveredFrom::Claim => None,
            DeliveredFrom::Paths => {
                fabric.map(|fabric| (fabric, Derived::with(scenario, fabric, busiest)))
            }
        };
        let usual = derived.map_or(scenario.delivered(), |(_, derived)| derived.delivered);
        Self {
            // A share a person typed stands.
            delivered: scenario.delivered.unwrap_or(usual),
            // No switch of a torus could hash: what is claimed of standard Ethernet stands beside it.
            standard: derived
                .filter(|(fabric, _)| fabric.plane().is_some())
                .map_or(standard_ethernet(scenario), |(_, derived)| derived.standard),
            reference: scenario.reference,
            communication: communication(scenario),
            overlap: scenario.overlap,
        }
    }

    /// Whether the shares differ from size to size: what is claimed and set does not.
    pub fn moves_with_size(scenario: &Scenario) -> bool {
        scenario.delivery.from == DeliveredFrom::Paths
            || scenario.delivery.traffic == TrafficFrom::Workload
    }

    /// Time of a step at a delivered share, where the reference without overlap takes 1:
    /// T(η) = (1 − c) + C − min(o·C, 1 − c), C = c·η_ref/η. Amdahl's law with bounded overlap.
    pub fn step_time(&self, delivered: Percent) -> f64 {
        let (c, o) = (self.communication.share().0, self.overlap.share().0);
        let compute = 1.0 - c;
        let communication = c * (self.reference / delivered);
        // What is hidden is taken off first: all of it leaves exactly nothing, not a rounding error that looks like a tax.
        compute + (communication - (o * communication).min(compute))
    }

    /// Capacity lost at a delivered share: 1 − T(η_ref)/T(η).
    pub fn lost(&self, delivered: Percent) -> Share {
        Share(1.0 - self.step_time(self.reference) / self.step_time(delivered))
    }
}

/// The communication share: set by hand, or the workload's on this cluster.
fn communication(scenario: &Scenario) -> Percent {
    let derived = match scenario.delivery.traffic {
        TrafficFrom::Set => None,
        TrafficFrom::Workload => Step::of(scenario, Setup::of(scenario).topology),
    };
    derived.map_or(scenario.communication, |step| {
        step.communication(scenario.reference).percent()
    })
}

/// The share standard Ethernet is said to deliver.
fn standard_ethernet(scenario: &Scenario) -> Percent {
    let share =
        catalog::fabric("ethernet").map_or(60.0, |fabric| scenario.value(&fabric.delivered));
    Percent(share)
}
