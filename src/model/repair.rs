//! What a failure drains: hardware out for repair at any time, how much of the cluster goes with it, and how likely
//! everything is up at once.

use serde::Serialize;

use crate::catalog;
use crate::scenario::Scenario;
use crate::units::{HOURS_PER_YEAR, Hours, PerYear, Share};

/// Hardware that fails, and what is drained for it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Repair {
    /// Hardware failures a year.
    pub hardware: PerYear,
    /// Accelerators drained for one of them.
    pub drained: f64,
    /// Accelerators of the cluster.
    pub gpus: f64,
    /// Time until what was drained is back.
    pub time: Hours,
}

impl Repair {
    /// The repairs of a scenario whose run fails once in `mtbf`: the catalog's share of its failures is hardware.
    pub fn of(scenario: &Scenario, mtbf: Hours) -> Self {
        let hardware = catalog::assumption("hardware-share").map_or(100.0, |row| row.value.value);
        Self {
            hardware: mtbf.rate() * (hardware / 100.0),
            drained: scenario.drained(),
            gpus: scenario.gpus as f64,
            time: Hours(scenario.recovery.node_repair),
        }
    }

    /// Repairs under way at any time, on average: λ·MTTR.
    pub fn under_way(&self, time: Hours) -> f64 {
        self.hardware.0 * time.0 / HOURS_PER_YEAR
    }

    /// Share of the cluster that is out where each repair drains so many accelerators: λ·g·MTTR over all of them.
    pub fn out(&self, drained: f64, time: Hours) -> Share {
        Share((self.under_way(time) * drained / self.gpus).clamp(0.0, 1.0))
    }

    /// Share of time that one drained unit is up: MTBF/(MTBF + MTTR).
    pub fn availability(&self) -> Share {
        let units = (self.gpus / self.drained).max(1.0);
        availability((self.hardware / units).interval(), self.time)
    }
}

/// Share of time that something is up which fails once in `mtbf` and is out for `repair`.
pub fn availability(mtbf: Hours, repair: Hours) -> Share {
    Share(mtbf / (mtbf + repair))
}

/// Chance that all of so many are up at once: A^n.
pub fn all_up(each: Share, many: f64) -> Share {
    Share(libm::pow(each.0, many))
}

/// Cubes of a torus that can be used, on average, where circuit switches join any of them and a cube wants all its hosts:
/// K·A^h.
pub fn usable(cubes: f64, each: Share, hosts: f64) -> f64 {
    cubes * all_up(each, hosts).0
}
