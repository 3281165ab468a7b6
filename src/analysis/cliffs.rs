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

/// Every cliff of the scenario's fabric, smallest size first; with a pinned number of tiers none adds one.
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
    for full in candidates(&setup, scenario.tiers) {
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

/// Sizes that exactly fill something: a tree of so many tiers, the boxes at its top for some number of cores, a few groups
/// of switches at some tier, pods. Counts change only just above a multiple of a leaf's hosts or of a pod, and by a tenth
/// only where it is one of these: `tests/published` scans every size.
fn candidates(setup: &Setup, pinned: Option<u8>) -> Vec<u64> {
    let ports = &setup.ports;
    if setup.topology == Topology::Torus {
        return Vec::new();
    }
    let top = u64::from(ports.top);
    let mut all = Vec::new();
    // Endpoints below a group of switches, and the slices above it: a leaf, then for every number of parents they share.
    let mut groups = vec![(u64::from(ports.split[0].down), 1)];
    let mut few = Vec::new();
    for tiers in 1..=MAX_TIERS as u8 {
        let any = pinned.is_some() || setup.pod.is_some();
        let least = if any { 0 } else { ports.capacity(tiers - 1) };
        let wanted = pinned.is_none_or(|pinned| pinned == tiers);
        let mut found = vec![ports.capacity(tiers)];
        if let Some(last) = usize::from(tiers).checked_sub(2) {
            let up = u64::from(ports.split[last].up);
            let divisors: Vec<u64> = (1..=up).filter(|one| up.is_multiple_of(*one)).collect();
            few.extend(
                groups
                    .iter()
                    .flat_map(|(group, _)| (1..=12).map(move |times| times * group)),
            );
            if let Some(pod) = setup.pod {
                let leaf = u64::from(ports.split[0].down);
                let leaves =
                    (0..12).flat_map(|leaves| [1, 2].map(|pods| pods * pod + leaves * leaf));
                found.extend(leaves.chain((3..=12).map(|pods| pods * pod)));
                found.extend(divisors.iter().map(|cores| pod * (top * cores / up)));
            }
            for (group, slices) in &groups {
                found.extend(divisors.iter().map(|cores| group * (top * cores / up)));
                if ports.circuits {
                    let blocks = [*group, setup.pod.unwrap_or(*group)];
                    found.extend(blocks.map(|block| block * slices * up));
                    found.extend(blocks.map(|block| block * (slices * up + 1)));
                }
            }
            if let Some(above) = ports.split.get(last + 1) {
                let wider = |width: u64| u64::from(above.down) * width / up;
                let next = groups.iter().flat_map(|(group, slices)| {
                    divisors
                        .iter()
                        .map(move |width| (group * wider(*width), slices * width))
                });
                groups = next
                    .filter(|(group, _)| (1..=MAX_GPUS).contains(group))
                    .collect();
                groups.sort_unstable();
                groups.dedup_by_key(|(group, slices)| {
                    (*group, if ports.circuits { *slices } else { 0 })
                });
            }
        }
        found.extend(&few);
        found.retain(|size| wanted && (least..=MAX_GPUS).contains(size));
        all.append(&mut found);
    }
    all.sort_unstable();
    all.dedup();
    all
}
