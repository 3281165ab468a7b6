//! What the fabric is asked for and what it gives: the delivered share of line rate and the communication share of a step,
//! each as somebody claims it or as it follows from the scenario.

use serde::Serialize;

use super::fabric::Fabric;
use super::training::Step;
use crate::catalog;
use crate::scenario::{Scenario, Setup, TrafficFrom};
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
    pub fn of(scenario: &Scenario, _fabric: Option<&Fabric>) -> Self {
        Self {
            delivered: scenario.delivered(),
            standard: standard_ethernet(scenario),
            reference: scenario.reference,
            communication: communication(scenario),
            overlap: scenario.overlap,
        }
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
