//! What a failure takes: how the run saves its state, how it comes back, and what is drained for the repair.

use super::words::{Policy, StopsFrom};
use super::{Scenario, assumed};

/// How the run saves and comes back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recovery {
    /// Which interval between interruptions drives what is lost.
    pub stops: StopsFrom,
    /// How the run comes back.
    pub policy: Policy,
    /// Seconds the run waits while its state is written.
    pub checkpoint: f64,
    /// Minutes until it runs again: detection, replacement, loading.
    pub restart: f64,
    /// Replica groups that fail each by itself.
    pub groups: f64,
    /// Accelerators drained for one repair; `None` is the scale-up domain.
    pub drained: Option<f64>,
    /// Hours until a drained node is back.
    pub node_repair: f64,
}

impl Default for Recovery {
    fn default() -> Self {
        Self {
            stops: StopsFrom::Observed,
            policy: Policy::Full,
            checkpoint: assumed("checkpoint"),
            restart: assumed("restart"),
            groups: assumed("isolated-groups"),
            drained: None,
            node_repair: assumed("node-repair"),
        }
    }
}

impl Scenario {
    /// Accelerators that share one fate: the cube of a torus, or the scale-up domain.
    pub fn usual_drained(&self) -> f64 {
        let platform = self.sized_platform();
        f64::from(match platform.cube {
            0 => platform.scale_up_domain.max(1),
            edge => edge * edge * edge,
        })
    }

    /// Accelerators drained for one repair.
    pub fn drained(&self) -> f64 {
        self.recovery
            .drained
            .unwrap_or_else(|| self.usual_drained())
    }
}
