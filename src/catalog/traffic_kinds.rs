//! The kinds of item that say what a cluster trains and how fast others measured it, fields in the order of the struct.

use super::dictionary::Field::{Datum, Flag, Maybe, Points, Text, Whole};
use super::dictionary::Kind;

/// What is trained, and what was measured.
pub const KINDS: &[Kind] = &[
    Kind {
        table: "workload",
        item: "Workload",
        list: "WORKLOADS",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("short", Text),
            ("params", Datum("count")),
            ("active", Datum("count")),
            ("layers", Datum("count")),
            ("hidden", Datum("count")),
            ("kv_heads", Datum("count")),
            ("head_dim", Datum("count")),
            ("moe_layers", Maybe("count")),
            ("experts_per_token", Maybe("count")),
            ("servers_per_token", Maybe("count")),
            ("shared", Maybe("count")),
            ("dispatch_bytes", Maybe("count")),
            ("combine_bytes", Maybe("count")),
            ("sequence", Datum("count")),
            ("batch", Datum("count")),
            ("tensor", Datum("count")),
            ("context", Datum("count")),
            ("pipeline", Datum("count")),
            ("expert", Datum("count")),
            ("chunks", Datum("count")),
            ("gradient_bytes", Datum("count")),
            ("weight_bytes", Datum("count")),
            ("efficiency", Datum("%")),
        ],
    },
    Kind {
        table: "training_run",
        item: "TrainingRun",
        list: "TRAINING_RUNS",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("series", Text),
            ("gpus", Whole),
            ("fixed_batch", Flag),
            ("mfu", Datum("%")),
        ],
    },
    Kind {
        table: "bus_curve",
        item: "BusCurve",
        list: "BUS_CURVES",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("platform", Text),
            ("collective", Text),
            ("ranks", Whole),
            ("servers", Whole),
            ("in_network", Flag),
            ("peak", Datum("GB/s")),
            ("points", Points),
        ],
    },
    Kind {
        table: "expert_point",
        item: "ExpertPoint",
        list: "EXPERT_POINTS",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("ranks", Whole),
            ("domain", Whole),
            ("nic", Datum("GB/s")),
            ("what", Text),
            ("bandwidth", Datum("GB/s")),
        ],
    },
];
