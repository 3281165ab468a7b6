//! Whole switches and whole links: how many of each a scenario takes, on every plane and every rail.

pub mod clos;
mod divisors;
mod plan;
pub mod torus;
pub mod wiring;

use crate::scenario::{Scenario, Setup, Topology};

pub use crate::scenario::{MAX_TIERS, Ports, Split};
pub use clos::Clos;
pub use plan::{DoesNotFit, Limit, Plan};
pub use torus::Torus;

/// Copies of one tree: planes, or planes and rails.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Copies {
    /// The tree.
    pub of: Clos,
    /// How many there are of it.
    pub times: u64,
}

/// What is built.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "a box would be an allocation for every size of a sweep"
)]
pub enum Shape {
    /// Folded Clos trees: one kind, or two that differ by an endpoint where rails are uneven.
    Trees([Copies; 2]),
    /// A torus of cubes.
    Torus(Torus),
}

/// A sized fabric.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fabric {
    /// The parts it is built of.
    pub setup: Setup,
    /// Accelerators.
    pub gpus: u64,
    /// What is built of them.
    pub shape: Shape,
}

impl Fabric {
    /// Sizes the fabric of a scenario, or says why it cannot be.
    pub fn of(scenario: &Scenario) -> Result<Self, DoesNotFit> {
        Self::sized(Setup::of(scenario), scenario.gpus, scenario.tiers)
    }

    /// Sizes a fabric of these parts.
    pub fn sized(setup: Setup, gpus: u64, tiers: Option<u8>) -> Result<Self, DoesNotFit> {
        let plan = |rails, pod| Plan {
            ports: setup.ports,
            rails,
            tiers,
            pod,
        };
        let planes = u64::from(setup.planes);
        let shape = match setup.topology {
            Topology::Torus => Shape::Torus(Torus::size(
                gpus,
                setup.platform.cube,
                u64::from(setup.platform.torus_most),
                setup.circuit.ports.value as u64,
            )?),
            Topology::RailOnly => {
                // A rail is the accelerators at one place of every server; where the last server is not full, some
                // rails are one shorter.
                let rails = u64::from(setup.platform.rails.max(1)).min(gpus).max(1);
                let (each, longer) = (gpus / rails, gpus % rails);
                let rail = |endpoints: u64| {
                    plan(1, None).size(endpoints).map_err(|no| DoesNotFit {
                        most: no.most.saturating_mul(rails),
                        ..no
                    })
                };
                let long = Copies {
                    of: rail(each + u64::from(longer > 0))?,
                    times: planes * if longer > 0 { longer } else { rails },
                };
                let short = if longer > 0 { rails - longer } else { 0 };
                let short = Copies {
                    of: if short > 0 { rail(each)? } else { long.of },
                    times: planes * short,
                };
                Shape::Trees([long, short])
            }
            Topology::Clos | Topology::Circuits => {
                let of = plan(setup.platform.rails, setup.pod).size(gpus)?;
                Shape::Trees([Copies { of, times: planes }, Copies { of, times: 0 }])
            }
        };
        Ok(Self { setup, gpus, shape })
    }

    /// Its trees, each with the number of its copies; a torus has none.
    pub fn trees(&self) -> impl Iterator<Item = &Copies> {
        let trees = match &self.shape {
            Shape::Trees(trees) => trees.as_slice(),
            Shape::Torus(_) => &[],
        };
        trees.iter().filter(|copies| copies.times > 0)
    }

    /// The tree of one plane, or of its longest rail.
    pub fn plane(&self) -> Option<&Clos> {
        self.trees().next().map(|copies| &copies.of)
    }

    /// Levels of boxes between two accelerators and the top.
    pub fn tiers(&self) -> u8 {
        self.plane().map_or(1, |tree| tree.tiers)
    }

    /// Boxes of one tier over all trees; tier 0 is the leaf.
    pub fn boxes(&self, tier: usize) -> u64 {
        self.trees()
            .map(|copies| copies.of.switches[tier] * copies.times)
            .sum()
    }

    /// Whether the boxes of a tier are circuit switches.
    pub fn is_circuit(&self, tier: usize) -> bool {
        self.plane().is_some_and(|tree| tree.is_circuit(tier))
    }

    /// Packet switches of one tier over all trees; tier 0 is the leaf.
    pub fn switches(&self, tier: usize) -> u64 {
        if self.is_circuit(tier) {
            0
        } else {
            self.boxes(tier)
        }
    }

    /// Circuit switches.
    pub fn circuits(&self) -> u64 {
        match &self.shape {
            Shape::Torus(torus) => torus.circuits,
            Shape::Trees(_) => (0..MAX_TIERS)
                .filter(|tier| self.is_circuit(*tier))
                .map(|tier| self.boxes(tier))
                .sum(),
        }
    }

    /// Packet switches over all tiers and trees.
    pub fn all_switches(&self) -> u64 {
        (0..MAX_TIERS).map(|tier| self.switches(tier)).sum()
    }

    /// Boxes of either kind.
    pub fn all_boxes(&self) -> u64 {
        self.all_switches() + self.circuits()
    }

    /// Cables of one layer over all trees; layer 0 links hosts to leaves, or cubes to circuit switches.
    pub fn cables(&self, layer: usize) -> u64 {
        match &self.shape {
            Shape::Torus(torus) => [torus.optical, 0, 0, 0][layer],
            Shape::Trees(_) => self
                .trees()
                .map(|copies| copies.of.cables[layer] * copies.times)
                .sum(),
        }
    }

    /// Cables of all layers.
    pub fn all_cables(&self) -> u64 {
        (0..MAX_TIERS).map(|layer| self.cables(layer)).sum()
    }
}
