//! Rows of the table of inputs: what is trained, and how it is divided.

use crate::catalog::{self, WORKLOADS};
use crate::scenario::{DEGREES, Training};

use super::{Choice, Group, Input, Kind, List, Number, fresh, offered};

/// A number of the workload that the person may replace, counted in units of so many.
macro_rules! of_workload {
    ($field:ident, $many:literal, $min:literal to $max:literal, $unit:literal, $whole:literal) => {
        Kind::Number(Number {
            min: $min,
            max: $max,
            step: 0.0,
            whole: $whole,
            unit: $unit,
            get: |s| s.training.$field() / $many,
            set: |s, v| {
                s.training.$field = None;
                s.training.$field = Some(v).filter(|_| v != s.training.$field() / $many)
            },
            default: |s| {
                let mut usual = s.training;
                usual.$field = None;
                usual.$field() / $many
            },
            origin: |s| Some(&s.training.workload.$field),
        })
    };
}

/// In the order of the link.
pub const ROWS: [Input; 10] = [
    Input {
        key: "workload",
        label: "Model",
        help: "What is trained: a published run, or a start for your own.",
        group: Group::Training,
        kind: Kind::Choice(Choice {
            options: |_| {
                WORKLOADS
                    .iter()
                    .map(|w| offered(w.id, w.name, ""))
                    .collect()
            },
            words: || WORKLOADS.iter().map(|w| w.id).collect(),
            get: |s| s.training.workload.id,
            set: |s, id| {
                if let Some(workload) =
                    catalog::workload(id).filter(|own| *own != s.training.workload)
                {
                    s.training = Training {
                        workload,
                        ..Training::default()
                    };
                }
            },
            default: |_| fresh().training.workload.id,
        }),
    },
    Input {
        key: "parallel",
        label: "Parallelism",
        help: "GPUs a layer (tensor) and a sequence (context) are split over, stages of the layers (pipeline), GPUs the experts are split over; the rest is data parallel.",
        group: Group::Training,
        kind: Kind::List(List {
            entries: &["tensor", "context", "pipeline", "expert"],
            min: 1.0,
            max: 1024.0,
            unit: "",
            get: |s, place| s.training.degree(place),
            set: |s, place, value| {
                let whole = value.round();
                let usual = s.training.usual_degree(place).value;
                s.training.parallel[place] = Some(whole).filter(|own| *own != usual);
            },
            default: |s, place| s.training.usual_degree(place).value,
            origin: |s, place| (place < DEGREES).then(|| s.training.usual_degree(place)),
        }),
    },
    Input {
        key: "params",
        label: "Parameters",
        help: "Billions of parameters.",
        group: Group::Training,
        kind: of_workload!(params, 1e9, 1.0 to 100_000.0, "billion", false),
    },
    Input {
        key: "active",
        label: "Active parameters",
        help: "Billions of parameters one token passes through: all of them where the model is dense.",
        group: Group::Training,
        kind: of_workload!(active, 1e9, 1.0 to 100_000.0, "billion", false),
    },
    Input {
        key: "layers",
        label: "Layers",
        help: "Layers of the model.",
        group: Group::Training,
        kind: of_workload!(layers, 1.0, 1.0 to 1_000.0, "", true),
    },
    Input {
        key: "hidden",
        label: "Width",
        help: "Width of the hidden state.",
        group: Group::Training,
        kind: of_workload!(hidden, 1.0, 256.0 to 131_072.0, "", true),
    },
    Input {
        key: "sequence",
        label: "Sequence",
        help: "Tokens of a sequence.",
        group: Group::Training,
        kind: of_workload!(sequence, 1.0, 128.0 to 4_194_304.0, "tokens", true),
    },
    Input {
        key: "batch",
        label: "Batch",
        help: "Millions of tokens of a step; a cluster with more replicas than sequences takes one each.",
        group: Group::Training,
        kind: of_workload!(batch, 1e6, 0.1 to 10_000.0, "million tokens", false),
    },
    Input {
        key: "chunks",
        label: "Virtual stages",
        help: "Parts of the model each pipeline stage holds, interleaved: more of them make the pipeline's bubble smaller and its messages more.",
        group: Group::Training,
        kind: of_workload!(chunks, 1.0, 1.0 to 64.0, "", true),
    },
    Input {
        key: "efficiency",
        label: "Compute efficiency",
        help: "Share of the accelerators' dense peak inside the compute, before bubbles and communication.",
        group: Group::Training,
        kind: of_workload!(efficiency, 1.0, 5.0 to 100.0, "%", false),
    },
];
