//! Saving and coming back in the report's JSON.

use serde::Serialize;

use crate::analysis::spare_units;
use crate::model::Report;
use crate::model::goodput::{Goodput, State};
use crate::model::repair::Repair;
use crate::scenario::StopsFrom;

/// How the run saves, how it comes back, and what its failures leave.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct RecoveryPart {
    /// Which failures are met: those of the observed run, or those built up from the bill.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("enum" = ["observed", "built-up"]))
    )]
    failures: &'static str,
    /// Hours between them.
    interval_hours: f64,
    /// How the run comes back: everybody from storage, everybody from memory, the failed part from a peer, or groups that
    /// go on.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("enum" = ["full", "memory", "peer", "partial"]))
    )]
    policy: &'static str,
    /// Replica groups that fail each by itself, where groups go on.
    groups: u64,
    /// One checkpoint of the whole model, in bytes.
    checkpoint_bytes: f64,
    /// The part of it one accelerator of a replica holds, in bytes.
    checkpoint_bytes_per_gpu: f64,
    /// What storage must take while a checkpoint holds the run up, in gigabytes a second.
    storage_gbytes_per_second: f64,
    /// Work between two checkpoints that wastes least, in seconds.
    checkpoint_interval_seconds: f64,
    /// The same by Daly's higher-order estimate, in seconds.
    checkpoint_interval_daly_seconds: f64,
    /// Young's period from checkpoint to checkpoint, in seconds.
    checkpoint_period_young_seconds: f64,
    /// The period of the highest availability, from checkpoint to checkpoint, in seconds.
    checkpoint_period_availability_seconds: f64,
    /// Time that computes and is kept, as a fraction.
    goodput_share: f64,
    /// The same for every way to come back.
    goodput_shares: Shares,
    /// GPU-hours a year that failures and checkpoints take.
    lost_gpu_hours_per_year: f64,
    /// What they are worth, in US dollars a year.
    lost_usd_per_year: f64,
    /// Hardware failures a year.
    hardware_failures_per_year: f64,
    /// Accelerators drained for one repair.
    drained_gpus: f64,
    /// Share of the cluster that is out for repair at any time, as a fraction.
    drained_share: f64,
    /// Units of so many accelerators that must stand ready so that the service level's share of repairs finds one.
    spare_units: u64,
}

/// Time that computes and is kept, as a fraction, for every way to come back.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct Shares {
    /// Everybody from storage.
    full: f64,
    /// Everybody from the hosts' memory.
    memory: f64,
    /// The failed part from a peer.
    peer: f64,
    /// Groups that go on.
    partial: f64,
}

impl RecoveryPart {
    /// Lays the recovery of a report out.
    pub fn of(report: &Report) -> Self {
        let scenario = &report.scenario;
        let goodput = Goodput::of(scenario, &report.reliability);
        let (chosen, state) = (goodput.chosen, State::of(scenario));
        let repair = Repair::of(scenario, goodput.terms.mtbf);
        let [full, memory, peer, partial] = goodput.outcomes.map(|outcome| outcome.share.0);
        Self {
            failures: match report.reliability.built_up {
                Some(_) => scenario.recovery.stops,
                None => StopsFrom::Observed,
            }
            .id(),
            interval_hours: goodput.terms.mtbf.0,
            policy: chosen.policy.id(),
            groups: goodput.terms.groups as u64,
            checkpoint_bytes: state.whole.0,
            checkpoint_bytes_per_gpu: state.each.0,
            storage_gbytes_per_second: state.storage.0,
            checkpoint_interval_seconds: chosen.work.seconds().0,
            checkpoint_interval_daly_seconds: chosen.cycle.daly().seconds().0,
            checkpoint_period_young_seconds: chosen.cycle.young().seconds().0,
            checkpoint_period_availability_seconds: chosen.cycle.availability().seconds().0,
            goodput_share: chosen.share.0,
            goodput_shares: Shares {
                full,
                memory,
                peer,
                partial,
            },
            lost_gpu_hours_per_year: goodput.gpu_hours * (1.0 - chosen.share.0),
            lost_usd_per_year: goodput.lost(chosen.share).0,
            hardware_failures_per_year: repair.hardware.0,
            drained_gpus: repair.drained,
            drained_share: repair.out(repair.drained, repair.time).0,
            spare_units: spare_units(scenario, &repair, repair.time),
        }
    }
}
