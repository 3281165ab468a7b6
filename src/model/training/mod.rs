//! What one training step takes: compute, the pipeline's bubble, what the scale-up domain carries, and what the fabric
//! does; from them the share of peak that is reached and the communication share the bandwidth tax rests on.
//!
//! Compute is 6·N operations a token and 6·L·h·s for causal attention (Kaplan et al. 2020; Narayanan et al. 2021,
//! appendix), at a share of dense peak that stands for kernels, memory and recomputation. Latencies, stragglers, memory and
//! the schedule of messages within a step are not modelled: only bytes over bandwidth.

pub mod layout;
pub mod traffic;

use serde::Serialize;

use crate::catalog;
use crate::scenario::{Scenario, Topology};
use crate::units::{GBps, Percent, Seconds, Share};

pub use layout::Layout;
pub use traffic::{Sent, Traffic};

/// Where a step's bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Links {
    /// Accelerators of one scale-up domain.
    pub domain: f64,
    /// Bandwidth of one accelerator within it.
    pub inside: GBps,
    /// Bandwidth of one accelerator out of it, at line rate.
    pub outside: GBps,
}

impl Links {
    /// The links of an accelerator; a ring nobody measured runs at line rate. In a torus the host is the domain, and the torus the fabric.
    pub fn of(scenario: &Scenario, topology: Topology) -> Self {
        let platform = scenario.sized_platform();
        let value = |datum: &Option<catalog::Datum>| datum.as_ref().map(|datum| datum.value);
        let out = scenario.line_rate().0 / 8.0;
        let scale_up = value(&platform.scale_up);
        let torus = topology == Topology::Torus;
        let inside = value(&platform.ring).or(scale_up);
        Self {
            domain: f64::from(if torus {
                platform.gpus_per_server.max(1)
            } else {
                platform.scale_up_domain.max(1)
            }),
            inside: GBps(inside.unwrap_or(out)),
            outside: GBps(if torus { scale_up.unwrap_or(out) } else { out }),
        }
    }
}

/// One step, in seconds of one accelerator.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Step {
    /// How the model is laid out.
    pub layout: Layout,
    /// What each accelerator sends.
    pub traffic: Traffic,
    /// Where it goes.
    pub links: Links,
    /// Operations of the whole step.
    pub operations: f64,
    /// Operations of one accelerator a second, dense BF16.
    pub peak: f64,
    /// Computing.
    pub compute: Seconds,
    /// Waiting at the ends of the pipeline.
    pub bubble: Seconds,
    /// Sending within the scale-up domain.
    pub inside: Seconds,
    /// Sending over the fabric, were it to deliver all of line rate.
    pub line: Seconds,
}

impl Step {
    /// A step of the scenario's model on its cluster; none where nobody published what the accelerator computes.
    pub fn of(scenario: &Scenario, topology: Topology) -> Option<Self> {
        let platform = scenario.sized_platform();
        let peak = platform.peak.as_ref()?.value * 1e12;
        let training = &scenario.training;
        let layout = Layout::of(training, scenario.gpus);
        let links = Links::of(scenario, topology);
        let traffic = Traffic::of(training, &layout, links.domain);
        let operations = layout.tokens * operations_a_token(training);
        let compute = operations / (layout.used() * peak * training.efficiency() / 100.0);
        let inside = traffic.inside().at(links.inside);
        Some(Self {
            layout,
            traffic,
            links,
            operations,
            peak,
            compute: Seconds(compute),
            // The ends of the pipeline wait while the others compute and exchange activations.
            bubble: (Seconds(compute) + traffic.tensor.inside.at(links.inside)) * layout.bubble(),
            inside,
            line: traffic.outside().at(links.outside),
        })
    }

    /// Seconds on the fabric at a delivered share, with nothing hidden.
    pub fn fabric(&self, delivered: Percent) -> Seconds {
        self.line / delivered.share().0.max(1e-9)
    }

    /// What does not wait for the fabric.
    pub fn rest(&self) -> Seconds {
        self.compute + self.bubble + self.inside
    }

    /// Seconds of fabric traffic that nothing hides, where a share of it can hide behind the rest.
    pub fn exposed(&self, delivered: Percent, overlap: Percent) -> Seconds {
        let fabric = self.fabric(delivered).0;
        Seconds(fabric - (overlap.share().0 * fabric).min(self.rest().0))
    }

    /// The whole step.
    pub fn total(&self, delivered: Percent, overlap: Percent) -> Seconds {
        self.rest() + self.exposed(delivered, overlap)
    }

    /// Share of a step spent on the fabric at a delivered share, with nothing hidden.
    pub fn communication(&self, delivered: Percent) -> Share {
        let fabric = self.fabric(delivered);
        Share::of(fabric, self.rest() + fabric)
    }

    /// Model FLOP utilisation of the accelerators that work (Chowdhery et al. 2022, appendix B): operations ÷
    /// (accelerators × dense peak × time).
    pub fn mfu(&self, delivered: Percent, overlap: Percent) -> Share {
        let total = self.total(delivered, overlap).0;
        Share(self.operations / (self.layout.used() * self.peak * total))
    }

    /// Tokens an accelerator must have in a step before the gradients of plain data parallelism hide behind its compute.
    pub fn data_parallel_threshold(&self) -> f64 {
        tokens_to_hide(self.peak, self.links.outside)
    }

    /// Average bandwidth an accelerator needs over the whole step, one way.
    pub fn average(&self, total: Seconds) -> GBps {
        GBps(self.traffic.outside().0 / total.0 / 1e9)
    }
}

/// Tokens that must be worked through in a step before the gradients of plain data parallelism hide behind compute at peak,
/// in BF16 and over many replicas: operations a second ÷ bytes a second, of an accelerator and its adapter or of a site and
/// its link to the next (Austin et al. 2025, How to Scale Your Model, "Data parallelism" and across pods).
pub fn tokens_to_hide(operations: f64, rate: GBps) -> f64 {
    operations / (rate.0 * 1e9)
}

/// Operations a token takes forward and backward: 6 for each parameter it passes through, and 6·L·h·s for causal attention.
fn operations_a_token(training: &crate::scenario::Training) -> f64 {
    let attention = training.layers() * training.hidden() * training.sequence();
    6.0 * (training.computed() + attention)
}
