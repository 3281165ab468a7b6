//! What one accelerator sends in a step, by the way the model is divided, and how much of it leaves the scale-up domain.

use serde::Serialize;

use super::layout::Layout;
use crate::catalog::Datum;
use crate::scenario::Training;
use crate::units::Bytes;

/// Bytes of an activation: two, as everybody computes in BF16.
const ACTIVATION: f64 = 2.0;

/// What one way of dividing the model sends: all of it, and the part that leaves the scale-up domain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Sent {
    /// Within the scale-up domain.
    pub inside: Bytes,
    /// Over the adapter, into the fabric.
    pub outside: Bytes,
}

impl Sent {
    /// Both.
    pub fn all(&self) -> Bytes {
        self.inside + self.outside
    }

    fn split(all: f64, outside: f64) -> Self {
        Self {
            inside: Bytes(all * (1.0 - outside)),
            outside: Bytes(all * outside),
        }
    }
}

/// Bytes one accelerator sends in a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Traffic {
    /// Gradients reduced and weights gathered between replicas.
    pub data: Sent,
    /// Activations of a layer that is split.
    pub tensor: Sent,
    /// Activations handed from stage to stage.
    pub pipeline: Sent,
    /// Keys and values of a sequence that is split.
    pub context: Sent,
    /// Tokens on their way to experts and back.
    pub expert: Sent,
}

impl Traffic {
    /// The traffic of a model laid over domains of so many accelerators: neighbours in a layer innermost, then those of a
    /// sequence and of the experts, then the stages, then the replicas.
    pub fn of(training: &Training, layout: &Layout, domain: f64) -> Self {
        let own = training.workload;
        let (t, c, p) = (layout.tensor, layout.context, layout.pipeline);
        let (sequence, hidden) = (training.sequence(), training.hidden());
        let layers = training.layers() / p;
        let m = layout.micro_batches;
        // Between domains neighbours of a group meet over the fabric, within one they do not.
        let beyond = |group: f64, inner: f64| {
            let here = libm::floor(domain / inner).min(group).max(1.0);
            (1.0 - (here - 1.0) / (group - 1.0).max(1.0)).min(1.0)
                * f64::from(u8::from(group > here))
        };

        // 8·b·s·h·(t − 1)/t elements a layer and micro-batch (Narayanan et al. 2021, section 3.2), of a sequence's part.
        let tensor = 8.0 * sequence / c * hidden * (t - 1.0) / t * ACTIVATION * layers * m;

        // b·s·h elements a boundary, shared by the ranks of a layer; forward and back, for every part of a stage (section
        // 3.2 and 4.1 there).
        let crossings = if p > 1.0 {
            2.0 * layout.chunks * m
        } else {
            0.0
        };
        let pipeline = sequence / c * hidden / t * ACTIVATION * crossings;
        // As many stages as fit stand in one domain; its last hands over to another.
        let block = layout.block();
        let stages = libm::floor(domain / block).max(1.0);
        let handed_out = if stages >= p { 0.0 } else { 1.0 / stages };

        // 2·s·n_kv·d_h elements a layer, gathered forward and scattered back (Llama 3, section 3.3.2), split over the ranks
        // of a layer.
        let kept = 2.0 * sequence * own.kv_heads.value * own.head_dim.value / t * ACTIVATION;
        let context = 2.0 * kept * (c - 1.0) / c * layers * m;

        // k·h elements out and back for each token and layer of experts, forward and backward (DeepEP's configuration).
        let of = |datum: &Option<Datum>| datum.as_ref().map_or(0.0, |datum| datum.value);
        let each = of(&own.experts_per_token)
            * hidden
            * (of(&own.dispatch_bytes) + of(&own.combine_bytes));
        let moe_layers = of(&own.moe_layers);
        let expert_layers = moe_layers / own.layers.value * training.layers() / p;
        let tokens = 2.0 * expert_layers * m * sequence / (t * c);
        let all = tokens * each * (layout.expert - 1.0) / layout.expert;
        let mut expert = Sent::split(all, beyond(layout.expert, 1.0));
        // Routing that keeps to some servers sends each of them one copy, and the scale-up network spreads it there
        // (DeepSeek-AI 2024, section 3.2.2).
        if let Some(most) = &own.servers_per_token {
            let domains = layout.expert / domain.min(layout.expert);
            let copies = of(&own.experts_per_token).max(1.0);
            let away = most.value.min(domains).min(copies) * (1.0 - 1.0 / domains);
            let outside = (tokens * each * away / copies).min(expert.outside.0);
            expert = Sent {
                inside: Bytes(all - outside),
                outside: Bytes(outside),
            };
        }

        // Gradients scattered and weights gathered once a step: 2Ψ elements (Rajbhandari et al. 2020, section 7).
        let local = layout.held(training);
        let bytes = own.gradient_bytes.value + own.weight_bytes.value;
        let shards = layout.replicas * c;
        let data = local * bytes * (shards - 1.0) / shards;
        // What is summed inside a domain first leaves it once (hierarchical all-reduce).
        let together = match domain < block * p {
            true => libm::floor(domain.min(block) / t).max(1.0),
            false => block / t * libm::floor(domain / (block * p)),
        }
        .min(shards);
        let domains = shards / together;
        let summed = (domains - 1.0) / domains / together / ((shards - 1.0) / shards).max(1e-300);
        Self {
            data: Sent::split(data, if shards > 1.0 { summed.min(1.0) } else { 0.0 }),
            tensor: Sent::split(tensor, beyond(t, 1.0)),
            pipeline: Sent::split(pipeline, handed_out),
            context: Sent::split(context, beyond(c, t)),
            expert,
        }
    }

    /// Every way to divide the model, with its name.
    pub fn parts(&self) -> [(&'static str, Sent); 5] {
        [
            ("Data", self.data),
            ("Tensor", self.tensor),
            ("Pipeline", self.pipeline),
            ("Context", self.context),
            ("Expert", self.expert),
        ]
    }

    /// Bytes within the scale-up domain.
    pub fn inside(&self) -> Bytes {
        self.parts().into_iter().map(|part| part.1.inside).sum()
    }

    /// Bytes over the adapter.
    pub fn outside(&self) -> Bytes {
        self.parts().into_iter().map(|part| part.1.outside).sum()
    }
}
