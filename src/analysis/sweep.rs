//! How the answers move with size: one curve for each fabric, which does not change while the size is dragged.

use crate::catalog::{self, FABRICS, OBSERVED, Observed};
use crate::model::bill::Bill;
use crate::model::capital;
use crate::model::fabric::Fabric;
use crate::model::reliability::{BuiltUp, interval_of};
use crate::scenario::{Buyer, MAX_GPUS, MIN_GPUS, Ports, Scenario, Setup, Topology};
use crate::units::{Hours, PerYear, Usd};

use super::cliffs::{Cliff, cliffs};
use super::taxes::{Taxes, taxes};

/// Samples spread evenly over the logarithm of the size.
const SPREAD: u32 = 120;

/// One fabric's curve: size and value, broken off where the fabric ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve<V> {
    /// The fabric.
    pub fabric: &'static catalog::Fabric,
    /// Its points.
    pub points: Vec<(f64, V)>,
}

/// The chosen fabric at one size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Accelerators.
    pub gpus: u64,
    /// Boxes, packet and circuit switches.
    pub boxes: u64,
    /// Optical modules and engines.
    pub modules: u64,
    /// Dollars of the network.
    pub network: Usd,
}

impl Sample {
    /// What one size comes to.
    pub fn of(fabric: &Fabric, bill: &Bill, buyer: Buyer) -> Self {
        Self {
            gpus: fabric.gpus,
            boxes: fabric.all_boxes(),
            modules: bill.modules(),
            network: bill.rows.iter().map(|row| row.price(buyer)).sum(),
        }
    }
}

/// Everything drawn against size.
#[derive(Clone, Debug, PartialEq)]
pub struct Sweep {
    /// The scenario, at a size that means nothing here: curves that only some figures draw are made from it.
    pub scenario: Scenario,
    /// The chosen fabric.
    pub chosen: &'static catalog::Fabric,
    /// Optics bill of an accelerator on each fabric the platform comes on.
    pub optics_per_gpu: Vec<Curve<Usd>>,
    /// Cliffs of the chosen fabric.
    pub cliffs: Vec<Cliff>,
    /// The chosen fabric at every size sampled.
    pub own: Vec<Sample>,
    /// Interval built up from the chosen fabric's bill.
    pub built_up: Vec<(f64, Hours)>,
    /// Interval of the observed run, or of the person's own rate, at the ends of the range.
    pub observed: [Hours; 2],
    /// The published runs at the ends of the range.
    pub runs: Vec<(&'static Observed, [Hours; 2])>,
    /// Taxes, at the ends of the range where each is proportional to size.
    pub tax: Taxes,
}

/// Smallest and largest size as a range to draw.
pub struct Sizes;

impl Sizes {
    /// Both ends.
    pub const ENDS: [f64; 2] = [MIN_GPUS as f64, MAX_GPUS as f64];
}

/// Sweeps the scenario over size.
pub fn sweep(scenario: &Scenario) -> Sweep {
    let chosen = Setup::of(scenario).fabric;
    let platform = Setup::of(scenario).platform;
    let offered = FABRICS
        .iter()
        .filter(|fabric| platform.fabrics.contains(&fabric.id));
    let (mut own, mut built_up) = (Vec::new(), Vec::new());
    let mut own_cliffs = Vec::new();
    // Fabrics of the same ports have the same cliffs, and finding them is half of the work here.
    let mut known: Vec<((Ports, Topology), Vec<Cliff>)> = Vec::new();
    let optics_per_gpu = offered
        .map(|fabric| {
            let on = scenario.on(fabric);
            let setup = Setup::of(&on);
            let found = known
                .iter()
                .find(|(ports, _)| *ports == (setup.ports, setup.topology));
            let steps = found.map_or_else(|| cliffs(&on), |(_, steps)| steps.clone());
            known.push(((setup.ports, setup.topology), steps.clone()));
            let mut points = Vec::new();
            for gpus in sizes(&steps) {
                let Ok(sized) = Fabric::sized(setup, gpus, on.tiers) else {
                    break;
                };
                let bill = Bill::of(&on, &sized);
                points.push((gpus as f64, capital::optics(&bill, on.buyer) / gpus as f64));
                if fabric == chosen {
                    own.push(Sample::of(&sized, &bill, on.buyer));
                    built_up.push((gpus as f64, BuiltUp::of(gpus as f64, &bill).interval));
                }
            }
            if fabric == chosen {
                own_cliffs = steps;
            }
            Curve { fabric, points }
        })
        .collect();
    let ends = |rate: f64| Sizes::ENDS.map(|gpus| PerYear(rate / 1_000.0 * gpus).interval());
    Sweep {
        scenario: scenario.clone(),
        chosen,
        optics_per_gpu,
        cliffs: own_cliffs,
        own,
        built_up,
        observed: ends(scenario.failure_rate()),
        runs: OBSERVED
            .iter()
            .map(|run| (run, Sizes::ENDS.map(|gpus| interval_of(run, gpus))))
            .collect(),
        tax: taxes(scenario, None),
    }
}

/// Sizes to sample: even in the logarithm, with both sides of every cliff so that steps are drawn upright.
pub(super) fn sizes(steps: &[Cliff]) -> Vec<u64> {
    let (low, high) = (libm::log2(MIN_GPUS as f64), libm::log2(MAX_GPUS as f64));
    let mut all: Vec<u64> = (0..=SPREAD)
        .map(|place| {
            libm::exp2(low + (high - low) * f64::from(place) / f64::from(SPREAD)).round() as u64
        })
        .collect();
    all.extend(steps.iter().flat_map(|cliff| [cliff.at - 1, cliff.at]));
    all.sort_unstable();
    all.dedup();
    all
}
