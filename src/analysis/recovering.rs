//! Goodput against cluster size, for every way to come back.

use crate::model::goodput::Terms;
use crate::scenario::{MAX_GPUS, MIN_GPUS, Policy, Scenario, StopsFrom};
use crate::units::{Hours, PerYear, Share};

use super::sweep::Sweep;

/// Samples spread evenly over the logarithm of the size.
const SAMPLES: u32 = 96;

/// What is kept of the time, against size.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovering {
    /// The way in force.
    pub chosen: Policy,
    /// Sizes, and the share each way leaves there, in the order of the choice.
    pub points: Vec<(f64, [Share; 4])>,
    /// Size beyond which everybody restarting leaves less than half.
    pub half: Option<f64>,
}

/// Follows a sweep's scenario over size.
pub fn recovering(sweep: &Sweep) -> Recovering {
    let scenario = &sweep.scenario;
    let points: Vec<_> = intervals(sweep)
        .into_iter()
        .map(|(gpus, mtbf)| {
            let terms = Terms::of(&scenario.at(gpus as u64), mtbf);
            (gpus, terms.outcomes().map(|outcome| outcome.share))
        })
        .collect();
    let half = points.windows(2).find_map(|pair| {
        let [(small, before), (large, after)] = [pair[0], pair[1]];
        let (before, after) = (before[0].0, after[0].0);
        let crosses = before >= 0.5 && after < 0.5;
        let part = (before - 0.5) / (before - after);
        crosses.then(|| small * libm::pow(large / small, part))
    });
    Recovering {
        chosen: scenario.recovery.policy,
        points,
        half,
    }
}

/// Sizes and the time between failures in force there. Where no bill could be drawn up the observed interval stands, as it
/// does for a scenario.
fn intervals(sweep: &Sweep) -> Vec<(f64, Hours)> {
    let built_up: &[(f64, Hours)] = match sweep.scenario.recovery.stops {
        StopsFrom::BuiltUp => &sweep.built_up,
        StopsFrom::Observed => &[],
    };
    let end = built_up.last().map_or(0.0, |last| last.0);
    let rest = sizes().filter(|gpus| *gpus > end);
    let rest = rest.map(|gpus| (gpus, observed(&sweep.scenario, gpus)));
    built_up.iter().copied().chain(rest).collect()
}

fn observed(scenario: &Scenario, gpus: f64) -> Hours {
    PerYear(scenario.failure_rate() / 1_000.0 * gpus).interval()
}

fn sizes() -> impl Iterator<Item = f64> {
    let (low, high) = (MIN_GPUS as f64, MAX_GPUS as f64);
    (0..=SAMPLES).map(move |place| {
        let part = f64::from(place) / f64::from(SAMPLES);
        (low * libm::pow(high / low, part)).round()
    })
}
