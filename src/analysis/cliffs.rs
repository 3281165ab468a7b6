//! Cliffs: sizes at which one more accelerator adds a tenth or more to the switches.

use crate::model::fabric::Fabric;
use crate::scenario::{MAX_GPUS, MIN_GPUS, Scenario, Setup};
use crate::units::Share;

/// A step of this much in switches for each accelerator is a cliff.
const STEEP: f64 = 0.10;

/// One cliff.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cliff {
    /// First size beyond the step.
    pub at: u64,
    /// How much the switches of an accelerator rise.
    pub rise: Share,
    /// Tiers before and after.
    pub tiers: [u8; 2],
}

impl Cliff {
    /// Whether a tier is added.
    pub fn adds_tier(&self) -> bool {
        self.tiers[0] < self.tiers[1]
    }
}

/// Every cliff of the scenario's fabric, smallest size first. A pinned number of tiers has none between tiers.
pub fn cliffs(scenario: &Scenario) -> Vec<Cliff> {
    let setup = Setup::of(scenario);
    let per_gpu = |gpus: u64| {
        let fabric = Fabric::sized(setup, gpus, scenario.tiers).ok()?;
        Some((
            fabric.all_switches() as f64 / gpus as f64,
            fabric.plane.tiers,
        ))
    };
    let mut found = Vec::new();
    for full in candidates(u64::from(setup.radix)) {
        let (Some((before, low)), Some((after, high))) = (per_gpu(full), per_gpu(full + 1)) else {
            continue;
        };
        let rise = Share(after / before - 1.0);
        if rise.0 >= STEEP {
            found.push(Cliff {
                at: full + 1,
                rise,
                tiers: [low, high],
            });
        }
    }
    found
}

/// Sizes that exactly fill something: a switch, or a small multiple of a divisor of k/2 at some tier. Counts change only
/// just above a multiple of k/2, and by a tenth only where it is one of these: `tests/published` scans every size.
fn candidates(radix: u64) -> Vec<u64> {
    let half = radix / 2;
    let mut multiples: Vec<u64> = (1..=half)
        .filter(|divisor| half.is_multiple_of(*divisor))
        .flat_map(|divisor| (1..=12).map(move |times| times * divisor))
        .collect();
    multiples.sort_unstable();
    multiples.dedup();
    let mut all = vec![radix];
    let mut filled = half;
    while filled <= MAX_GPUS {
        all.extend(multiples.iter().map(|multiple| filled * multiple));
        filled *= half;
    }
    all.retain(|size| (MIN_GPUS..MAX_GPUS).contains(size));
    all.sort_unstable();
    all.dedup();
    all
}
