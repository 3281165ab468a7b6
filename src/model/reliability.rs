//! How often it stops: the interval observed in a published run, scaled by size, and the interval built up from the
//! failure rates of the parts on the bill.
//!
//! The built-up interval is calibrated on Llama 3 (Grattafiori et al. 2024, Table 5: 419 interruptions of 16,384 H100 in
//! 54 days, by cause). Causes in GPUs, hosts and software scale with the accelerators. Parts of the network keep their
//! own failure rates; one factor says what share of their failures stops a job, so that the run's own bill gives its 35
//! network events, and another does the same for its 7 adapter events.

use serde::Serialize;

use crate::catalog::{self, CAUSES, Datum, Observed, STRANDS};
use crate::scenario::{Scenario, observed_rate};
use crate::units::{Hours, PerYear};

use super::bill::{Bill, Part};

/// Parts of the calibration run: 16,384 H100 on three tiers of 64 ports, every link optical, twin-port modules in the
/// switches and single-port ones at the adapters. `tests/published` sizes and bills it and compares.
pub const CALIBRATION: Calibration = Calibration {
    switches: 1_280,
    switch_modules: 40_960,
    nic_modules: 16_384,
    fibres: 49_152,
    nics: 16_384,
};

/// Counts of the calibration run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// Switch boxes.
    pub switches: u64,
    /// 800G twin-port modules in switch cages.
    pub switch_modules: u64,
    /// 400G modules at the adapters.
    pub nic_modules: u64,
    /// Fibres of 400G links.
    pub fibres: u64,
    /// Adapters.
    pub nics: u64,
}

/// How often the cluster stops.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Reliability {
    /// Interruptions a year at the observed rate.
    pub observed: PerYear,
    /// Mean time between them.
    pub observed_interval: Hours,
    /// Interruptions a year by cause, built up from the bill; none without a fabric.
    pub built_up: Option<BuiltUp>,
}

/// Interruptions a year by cause.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct BuiltUp {
    /// Accelerators and their memory.
    pub gpus: PerYear,
    /// Servers.
    pub hosts: PerYear,
    /// Software.
    pub software: PerYear,
    /// Switches, modules and cables.
    pub network: PerYear,
    /// Adapters.
    pub nics: PerYear,
    /// All of them.
    pub total: PerYear,
    /// Mean time between them.
    pub interval: Hours,
    /// Share of network part failures that stop a job.
    pub network_factor: f64,
}

impl Reliability {
    /// Observed for any size; built up where there is a bill.
    pub fn of(scenario: &Scenario, bill: Option<&Bill>) -> Self {
        let gpus = scenario.gpus as f64;
        let observed = PerYear(scenario.failure_rate() / 1_000.0 * gpus);
        let built_up = bill.map(|bill| BuiltUp::of(gpus, bill));
        Self {
            observed,
            observed_interval: observed.interval(),
            built_up,
        }
    }
}

/// Mean time between interruptions of another published run at a size.
pub fn interval_of(run: &Observed, gpus: f64) -> Hours {
    PerYear(observed_rate(run) / 1_000.0 * gpus).interval()
}

impl BuiltUp {
    /// Builds the interruptions up from the bill of a cluster.
    pub fn of(gpus: f64, bill: &Bill) -> Self {
        let run = catalog::default_observed();
        let years = run.days.value / 365.0;
        let events = |class: &str| -> f64 {
            CAUSES
                .iter()
                .filter(|cause| cause.class == class)
                .map(|cause| cause.events.value)
                .sum()
        };
        let by_gpu = |class: &str| PerYear(events(class) / (run.gpus.value * years) * gpus);

        // The factors come from the catalog's own rates: an override moves the result, not the calibration.
        let rate = |datum: Option<&Datum>, count: u64| {
            datum.map_or(0.0, |datum| datum.value) * count as f64
        };
        let parts = [
            rate(
                catalog::switch("qm9700").map(|part| &part.failures),
                CALIBRATION.switches,
            ),
            rate(
                catalog::module("dsp-800").map(|part| &part.failures),
                CALIBRATION.switch_modules,
            ),
            rate(
                catalog::module("dsp-400").map(|part| &part.failures),
                CALIBRATION.nic_modules,
            ),
            rate(
                STRANDS.first().map(|part| &part.failures),
                CALIBRATION.fibres,
            ),
        ]
        .iter()
        .sum::<f64>();
        let adapters = rate(
            catalog::nic("connectx-7").map(|part| &part.failures),
            CALIBRATION.nics,
        );
        let network_factor = events("network") / years / parts;
        let nic_factor = events("nic") / years / adapters;

        let breaks =
            |keep: fn(Part) -> bool| bill.only(keep).map(|row| row.breaks()).sum::<PerYear>();
        let nics = breaks(|part| part == Part::Nic) * nic_factor;
        let network = breaks(|part| part != Part::Nic) * network_factor;
        let (accelerators, hosts, software) = (by_gpu("gpu"), by_gpu("host"), by_gpu("software"));
        let total = accelerators + hosts + software + network + nics;
        Self {
            gpus: accelerators,
            hosts,
            software,
            network,
            nics,
            total,
            interval: total.interval(),
            network_factor,
        }
    }
}
