//! Rows of the table of inputs: what a failure takes, and how the run comes back.

use crate::scenario::{Policy, Scenario, StopsFrom};

use super::{Choice, Group, Input, Kind, Number, assumed, fresh};

/// In the order of the link.
pub const ROWS: [Input; 7] = [
    Input {
        key: "stops",
        label: "Failures are",
        help: "The observed run's rate, or the rates of the parts on the bill; the second follows fabric and optics.",
        group: Group::Reliability,
        kind: Kind::Choice(of_words!(StopsFrom, recovery.stops)),
    },
    Input {
        key: "recovery",
        label: "Recovery",
        help: "How a run comes back after a failure.",
        group: Group::Reliability,
        kind: Kind::Choice(of_words!(Policy, recovery.policy)),
    },
    Input {
        key: "checkpoint",
        label: "Checkpoint",
        help: "Seconds the run waits while its state is written.",
        group: Group::Reliability,
        kind: Kind::Number(Number {
            min: 0.01,
            max: 3_600.0,
            step: 0.0,
            whole: false,
            unit: "s",
            get: |s| s.recovery.checkpoint,
            set: |s, v| s.recovery.checkpoint = v,
            default: |_| fresh().recovery.checkpoint,
            origin: |_| assumed("checkpoint"),
        }),
    },
    Input {
        key: "restart",
        label: "Restart",
        help: "Minutes until it runs again: detection, replacement, loading.",
        group: Group::Reliability,
        kind: Kind::Number(Number {
            min: 0.05,
            max: 240.0,
            step: 0.0,
            whole: false,
            unit: "min",
            get: |s| s.recovery.restart,
            set: |s, v| s.recovery.restart = v,
            default: |_| fresh().recovery.restart,
            origin: |_| assumed("restart"),
        }),
    },
    Input {
        key: "groups",
        label: "Replica groups",
        help: "Groups of replicas that fail each by itself, where groups go on.",
        group: Group::Reliability,
        kind: Kind::Number(Number {
            min: 1.0,
            max: 1_024.0,
            step: 0.0,
            whole: true,
            unit: "",
            get: |s| s.recovery.groups,
            set: |s, v| s.recovery.groups = v,
            default: |_| fresh().recovery.groups,
            origin: |_| assumed("isolated-groups"),
        }),
    },
    Input {
        key: "drained",
        label: "Drained at once",
        help: "GPUs taken out for one repair: the scale-up domain unless you say otherwise.",
        group: Group::Reliability,
        kind: Kind::Number(Number {
            min: 1.0,
            max: 16_384.0,
            step: 0.0,
            whole: true,
            unit: "GPUs",
            get: Scenario::drained,
            set: |s, v| s.recovery.drained = Some(v).filter(|_| v != s.usual_drained()),
            default: Scenario::usual_drained,
            origin: |_| None,
        }),
    },
    Input {
        key: "node-repair",
        label: "Node repair",
        help: "Hours until a drained node is back.",
        group: Group::Reliability,
        kind: Kind::Number(Number {
            min: 0.5,
            max: 720.0,
            step: 0.0,
            whole: false,
            unit: "h",
            get: |s| s.recovery.node_repair,
            set: |s, v| s.recovery.node_repair = v,
            default: |_| fresh().recovery.node_repair,
            origin: |_| assumed("node-repair"),
        }),
    },
];
