//! Spares: how many of a part must lie on the shelf so that a failure finds one.
//!
//! Failures of many parts during the days of resupply are Poisson (Barlow and Proschan 1965, ch. 6); the stock is the
//! smallest s with P(X ≤ s) at or above the service level.

use crate::model::bill::Row;
use crate::model::repair::Repair;
use crate::scenario::Scenario;
use crate::units::{Hours, PerYear};

/// Above this mean the Cornish-Fisher expansion of the Poisson quantile is exact to a part.
const MANY: f64 = 500.0;

/// Spares of a row of the bill, for the scenario's service level and days of resupply.
pub fn spares(scenario: &Scenario, row: &Row) -> u64 {
    stock(row.breaks(), scenario.repair, scenario.service.share().0)
}

/// Units that must stand ready so that the scenario's service level of repairs, each of so many hours, finds one.
pub fn spare_units(scenario: &Scenario, repair: &Repair, time: Hours) -> u64 {
    stock(repair.hardware, time.0 / 24.0, scenario.service.share().0)
}

/// Smallest stock that serves so many failures a year, resupplied in so many days, at a service level below one.
pub fn stock(failures: PerYear, days: f64, level: f64) -> u64 {
    let mean = failures.0 * days / 365.0;
    if mean <= 0.0 {
        return 0;
    }
    if mean > MANY {
        let z = normal_quantile(level);
        let cornish = mean + z * mean.sqrt() + (z * z - 1.0) / 6.0 - 0.5;
        return cornish.max(0.0).ceil() as u64;
    }
    let mut term = libm::exp(-mean);
    let (mut sum, mut stock) = (term, 0);
    while sum < level && stock < 10_000 {
        stock += 1;
        term *= mean / stock as f64;
        sum += term;
    }
    stock
}

/// Where the standard normal distribution reaches a level, by halving: Φ(z) = erfc(−z/√2)/2.
pub fn normal_quantile(level: f64) -> f64 {
    let (mut low, mut high) = (-8.0, 8.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        let below = libm::erfc(-middle / std::f64::consts::SQRT_2) / 2.0;
        if below < level {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}
