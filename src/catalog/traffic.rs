//! The shapes of what a cluster trains and of what others measured: workloads, runs, bandwidth curves. Fields mirror
//! `traffic_kinds.rs`.

use super::Datum;
use super::items::item;

item! {
    /// A model that is trained, and how it is divided over the accelerators.
    Workload {
        /// Short name for a label.
        short: &'static str,
        /// Parameters.
        params: Datum,
        /// Parameters one token passes through; all of them where the model is dense.
        active: Datum,
        /// Layers.
        layers: Datum,
        /// Width of the hidden state.
        hidden: Datum,
        /// Heads of keys and values.
        kv_heads: Datum,
        /// Width of one head.
        head_dim: Datum,
        /// Layers with experts; none where the model is dense, as the next three.
        moe_layers: Option<Datum>,
        /// Routed experts of one token.
        experts_per_token: Option<Datum>,
        /// Most servers the experts of one token stand on, where the routing keeps to some.
        servers_per_token: Option<Datum>,
        /// Parameters that are no routed expert's.
        shared: Option<Datum>,
        /// Bytes of an element on its way to an expert.
        dispatch_bytes: Option<Datum>,
        /// Bytes of an element on its way back.
        combine_bytes: Option<Datum>,
        /// Tokens of a sequence.
        sequence: Datum,
        /// Tokens of a step.
        batch: Datum,
        /// Accelerators a layer is split over.
        tensor: Datum,
        /// Accelerators a sequence is split over.
        context: Datum,
        /// Stages the layers are split into.
        pipeline: Datum,
        /// Accelerators the experts are split over.
        expert: Datum,
        /// Parts of the model that one stage holds, interleaved.
        chunks: Datum,
        /// Bytes of a gradient that is reduced.
        gradient_bytes: Datum,
        /// Bytes of a weight that is gathered.
        weight_bytes: Datum,
        /// Share of the accelerators' dense BF16 peak inside the compute.
        efficiency: Datum,
    }
}

item! {
    /// A published share of peak that a training run reached.
    TrainingRun {
        /// Runs of one series belong on one line.
        series: &'static str,
        /// Accelerators.
        gpus: u32,
        /// The batch stayed as the cluster grew.
        fixed_batch: bool,
        /// Model FLOP utilisation against dense peak.
        mfu: Datum,
    }
}

item! {
    /// Measured bus bandwidth by the size of the message.
    BusCurve {
        /// Platform it was measured on, by id.
        platform: &'static str,
        /// The collective.
        collective: &'static str,
        /// Accelerators that took part.
        ranks: u32,
        /// Servers they stand in.
        servers: u32,
        /// Whether the scale-up switch sums.
        in_network: bool,
        /// The highest measured.
        peak: Datum,
        /// Bytes and GB/s, in rising sizes.
        points: &'static [[f64; 2]],
    }
}

item! {
    /// A measured exchange between experts.
    ExpertPoint {
        /// Accelerators that took part.
        ranks: u32,
        /// Accelerators of one scale-up domain.
        domain: u32,
        /// Adapter bandwidth of one accelerator.
        nic: Datum,
        /// The half of the exchange: `dispatch` or `combine`.
        what: &'static str,
        /// Logical bandwidth: what stays in the domain is counted too.
        bandwidth: Datum,
    }
}
