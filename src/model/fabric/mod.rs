//! Whole switches and whole links: how many of each a scenario takes, on every plane.

pub mod clos;
pub mod wiring;

use crate::scenario::{Scenario, Setup};

pub use clos::{Clos, DoesNotFit};

/// A sized fabric: the same tree once on every plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fabric {
    /// The parts it is built of.
    pub setup: Setup,
    /// One plane.
    pub plane: Clos,
}

impl Fabric {
    /// Sizes the fabric of a scenario, or says why it cannot be.
    pub fn of(scenario: &Scenario) -> Result<Self, DoesNotFit> {
        Self::sized(Setup::of(scenario), scenario.gpus, scenario.tiers)
    }

    /// Sizes a fabric of these parts.
    pub fn sized(setup: Setup, gpus: u64, tiers: Option<u8>) -> Result<Self, DoesNotFit> {
        let plane = clos::size(gpus, setup.radix, setup.platform.rails, tiers)?;
        Ok(Self { setup, plane })
    }

    /// Accelerators: each is an endpoint of every plane.
    pub fn gpus(&self) -> u64 {
        self.plane.endpoints
    }

    /// Switches of one tier over all planes; tier 0 is the leaf.
    pub fn switches(&self, tier: usize) -> u64 {
        self.plane.switches[tier] * u64::from(self.setup.planes)
    }

    /// Switches over all tiers and planes.
    pub fn all_switches(&self) -> u64 {
        (0..clos::MAX_TIERS).map(|tier| self.switches(tier)).sum()
    }

    /// Cables of one layer over all planes; layer 0 links hosts to leaves.
    pub fn cables(&self, layer: usize) -> u64 {
        self.plane.cables[layer] * u64::from(self.setup.planes)
    }
}
