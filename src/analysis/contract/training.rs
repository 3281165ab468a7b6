//! The training step in the report's JSON.

use serde::Serialize;

use crate::model::Report;
use crate::model::training::{Sent, Step};

/// One training step of the chosen model on this cluster.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct TrainingPart {
    /// Workload id.
    model: &'static str,
    /// Replicas of the model.
    replicas: u64,
    /// Accelerators that make no whole replica.
    idle_gpus: u64,
    /// Sequences each replica takes in a step, one after the other.
    micro_batches: u64,
    /// Tokens of a step.
    tokens: f64,
    /// Time of a step at the delivered share, in seconds.
    step_seconds: f64,
    /// Computing, in seconds.
    compute_seconds: f64,
    /// Waiting at the ends of the pipeline, in seconds.
    bubble_seconds: f64,
    /// Sending within the scale-up domain, in seconds.
    scale_up_seconds: f64,
    /// Sending over the fabric at the delivered share, with nothing hidden, in seconds.
    fabric_seconds: f64,
    /// The part of it that nothing hides, in seconds.
    exposed_seconds: f64,
    /// Share of a step spent on the fabric at the reference share, with nothing hidden, as a fraction.
    communication_share: f64,
    /// Model operations against dense BF16 peak of the accelerators that work, as a fraction.
    mfu_share: f64,
    /// What each accelerator sends in a step, by the way the model is divided.
    bytes: Bytes,
}

/// Bytes each accelerator sends in a step: within the scale-up domain and over the fabric.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct Bytes {
    /// Gradients reduced and weights gathered between replicas.
    data: [f64; 2],
    /// Activations of a layer that is split.
    tensor: [f64; 2],
    /// Activations handed from stage to stage.
    pipeline: [f64; 2],
    /// Keys and values of a sequence that is split.
    context: [f64; 2],
    /// Tokens on their way to experts and back.
    expert: [f64; 2],
}

impl TrainingPart {
    /// Lays the step of a report out.
    pub fn of(report: &Report) -> Option<Self> {
        let step: &Step = report.step.as_ref()?;
        let (delivered, overlap) = (report.load.delivered, report.load.overlap);
        let total = step.total(delivered, overlap);
        let both = |sent: Sent| [sent.inside.0, sent.outside.0];
        Some(Self {
            model: report.scenario.training.workload.id,
            replicas: step.layout.replicas as u64,
            idle_gpus: step.layout.idle as u64,
            micro_batches: step.layout.micro_batches as u64,
            tokens: step.layout.tokens,
            step_seconds: total.0,
            compute_seconds: step.compute.0,
            bubble_seconds: step.bubble.0,
            scale_up_seconds: step.inside.0,
            fabric_seconds: step.fabric(delivered).0,
            exposed_seconds: step.exposed(delivered, overlap).0,
            communication_share: step.communication(report.load.reference).0,
            mfu_share: step.mfu(delivered, overlap).0,
            bytes: Bytes {
                data: both(step.traffic.data),
                tensor: both(step.traffic.tensor),
                pipeline: both(step.traffic.pipeline),
                context: both(step.traffic.context),
                expert: both(step.traffic.expert),
            },
        })
    }
}
