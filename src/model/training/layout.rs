//! How a model is laid over a cluster: whole replicas of whole stages, and the micro-batches each of them takes.

use serde::Serialize;

use crate::scenario::Training;

/// A model divided over accelerators.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Layout {
    /// Accelerators a layer is split over.
    pub tensor: f64,
    /// Accelerators a sequence is split over.
    pub context: f64,
    /// Stages the layers are split into.
    pub pipeline: f64,
    /// Accelerators the experts are split over.
    pub expert: f64,
    /// Replicas of the model.
    pub replicas: f64,
    /// Accelerators that make no whole replica.
    pub idle: f64,
    /// Sequences of a replica in a step, one after the other.
    pub micro_batches: f64,
    /// Tokens of a step: the batch, in whole sequences for every replica.
    pub tokens: f64,
    /// Interleaved parts of one stage.
    pub chunks: f64,
}

impl Layout {
    /// Lays a model over so many accelerators. A cluster too small for one replica splits it less: fewer stages first,
    /// then fewer parts of a sequence, then of a layer. Every replica takes one sequence at least, so that the batch grows
    /// where there are more replicas than sequences.
    pub fn of(training: &Training, gpus: u64) -> Self {
        let gpus = (gpus as f64).max(1.0);
        let whole = |value: f64| libm::floor(value).max(1.0);
        let [tensor, context, pipeline, expert] =
            [0, 1, 2, 3].map(|place| whole(training.degree(place)));
        let tensor = tensor.min(gpus);
        let context = context.min(whole(gpus / tensor));
        let pipeline = pipeline
            .min(whole(gpus / (tensor * context)))
            .min(whole(training.layers()));
        let replica = tensor * context * pipeline;
        let replicas = whole(gpus / replica);
        let sequences = training.batch() / training.sequence();
        let micro_batches = libm::round(sequences / replicas).max(1.0);
        // A stage holds a layer for each of its parts at the least.
        let chunks = whole(training.chunks())
            .min(libm::ceil(training.layers() / pipeline))
            .max(1.0);
        Self {
            tensor,
            context,
            pipeline,
            expert: expert.min(tensor * context * replicas),
            replicas,
            idle: gpus - replicas * replica,
            micro_batches,
            tokens: micro_batches * replicas * training.sequence(),
            chunks: if pipeline > 1.0 { chunks } else { 1.0 },
        }
    }

    /// Accelerators that work.
    pub fn used(&self) -> f64 {
        self.replicas * self.replica()
    }

    /// Accelerators of one replica.
    pub fn replica(&self) -> f64 {
        self.tensor * self.context * self.pipeline
    }

    /// Parameters one accelerator of a replica holds: those of its stage and its part of a layer. Weights that are no
    /// expert's are on every rank; the others are split over the ranks of the experts.
    pub fn held(&self, training: &Training) -> f64 {
        let own = training.workload;
        let shared = match &own.shared {
            Some(shared) => shared.value / own.params.value * training.params(),
            None => training.params(),
        };
        let experts = training.params() - shared;
        (shared + experts / self.expert) / (self.tensor * self.pipeline)
    }

    /// Accelerators of one stage that stand together: those of a layer and a sequence, or those of the experts.
    pub fn block(&self) -> f64 {
        (self.tensor * self.context).max(self.expert)
    }

    /// Time the pipeline's ends wait, as a share of the time they work: (P − 1)/(v·m), the bubble of an interleaved
    /// schedule (Narayanan et al. 2021, section 2.2.2).
    pub fn bubble(&self) -> f64 {
        (self.pipeline - 1.0) / (self.chunks * self.micro_batches)
    }
}
