//! Cliffs: sizes at which one more accelerator adds a tenth or more to the switches.

use crate::model::fabric::Fabric;
use crate::scenario::{MAX_GPUS, MAX_TIERS, MIN_GPUS, Scenario, Setup, Topology};
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
    // Rails grow one after the other: a step is a whole node.
    let (rails, node) = match setup.topology {
        Topology::RailOnly => (u64::from(setup.platform.rails), true),
        _ => (1, false),
    };
    let per_gpu = |gpus: u64| {
        let fabric = Fabric::sized(setup, gpus, scenario.tiers).ok()?;
        Some((fabric.all_boxes() as f64 / gpus as f64, fabric.tiers()))
    };
    let mut found = Vec::new();
    for full in candidates(&setup) {
        let full = full * rails;
        let next = full + if node { rails } else { 1 };
        if !(MIN_GPUS..MAX_GPUS).contains(&full) {
            continue;
        }
        let (Some((before, low)), Some((after, high))) = (per_gpu(full), per_gpu(next)) else {
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

/// Sizes that exactly fill something: a switch, a small multiple of a group of switches at some tier, a pod. Counts change
/// only just above a multiple of a leaf's hosts, and by a tenth only where it is one of these: `tests/published` scans
/// every size.
fn candidates(setup: &Setup) -> Vec<u64> {
    let ports = &setup.ports;
    if setup.topology == Topology::Torus {
        return Vec::new();
    }
    let mut all = vec![u64::from(ports.radix)];
    let mut filled = 1;
    for tier in 0..MAX_TIERS - 1 {
        let (down, up) = (u64::from(ports.split[tier].down), ports.split[tier].up);
        filled *= down;
        let wider = ports
            .split
            .get(tier + 1)
            .map_or(ports.top, |split| split.down);
        // Groups that fill the switches above them, and slices that fill the boxes at the top.
        let groups = (1..=u64::from(up))
            .filter(|width| u64::from(up).is_multiple_of(*width))
            .flat_map(|width| {
                [wider, ports.top].map(|down| u64::from(down) * width / u64::from(up))
            });
        for group in groups {
            all.extend((1..=12).map(|times| filled * group * times));
        }
        all.extend((1..=12).map(|times| filled * times));
        if filled > MAX_GPUS {
            break;
        }
    }
    if let Some(pod) = setup.pod {
        all.extend((1..=64).map(|pods| pods * pod));
    }
    all.retain(|size| *size <= MAX_GPUS);
    all.sort_unstable();
    all.dedup();
    all
}
