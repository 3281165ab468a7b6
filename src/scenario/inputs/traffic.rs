//! Rows of the table of inputs: what loads the fabric.

use crate::scenario::{DeliveredFrom, Hash, TrafficFrom};
use crate::units::Percent;

use super::{Choice, Group, Input, Kind, Number, assumed, fresh};

/// In the order of the link.
pub const ROWS: [Input; 7] = [
    Input {
        key: "delivery",
        label: "Delivered share is",
        help: "What is claimed of the fabric, or what follows from its paths: hashed flows collide, sprayed packets lose what headers take.",
        group: Group::Traffic,
        kind: Kind::Choice(of_words!(DeliveredFrom, delivery.from)),
    },
    Input {
        key: "flows",
        label: "Flows at once",
        help: "Peers each GPU sends to at the same time: one in a ring.",
        group: Group::Traffic,
        kind: Kind::Number(Number {
            min: 1.0,
            max: 64.0,
            step: 1.0,
            whole: true,
            unit: "",
            get: |s| s.delivery.flows,
            set: |s, v| s.delivery.flows = v,
            default: |_| fresh().delivery.flows,
            origin: |_| assumed("flows"),
        }),
    },
    Input {
        key: "queue-pairs",
        label: "Queue pairs",
        help: "Queue pairs between two GPUs; each is hashed onto a path of its own.",
        group: Group::Traffic,
        kind: Kind::Number(Number {
            min: 1.0,
            max: 64.0,
            step: 1.0,
            whole: true,
            unit: "",
            get: |s| s.delivery.queue_pairs,
            set: |s, v| s.delivery.queue_pairs = v,
            default: |_| fresh().delivery.queue_pairs,
            origin: |_| assumed("queue-pairs"),
        }),
    },
    Input {
        key: "hash",
        label: "Hash",
        help: "Switches that hash each in its own way, or all alike, so that a flow's second choice follows from its first.",
        group: Group::Traffic,
        kind: Kind::Choice(of_words!(Hash, delivery.hash)),
    },
    Input {
        key: "transport",
        label: "Transport",
        help: "Share of line rate that headers, acknowledgements and control leave.",
        group: Group::Traffic,
        kind: Kind::Number(Number {
            min: 50.0,
            max: 100.0,
            step: 0.1,
            whole: false,
            unit: "%",
            get: |s| s.delivery.transport.0,
            set: |s, v| s.delivery.transport = Percent(v),
            default: |_| fresh().delivery.transport.0,
            origin: |_| assumed("transport"),
        }),
    },
    Input {
        key: "message",
        label: "Message",
        help: "Size of the message that collectives are compared at.",
        group: Group::Traffic,
        kind: Kind::Number(Number {
            min: 0.0625,
            max: 65_536.0,
            step: 0.0,
            whole: false,
            unit: "MiB",
            get: |s| s.delivery.message,
            set: |s, v| s.delivery.message = v,
            default: |_| fresh().delivery.message,
            origin: |_| assumed("message"),
        }),
    },
    Input {
        key: "traffic",
        label: "Communication share is",
        help: "Set by hand, or what the model's own traffic comes to on this cluster.",
        group: Group::Training,
        kind: Kind::Choice(of_words!(TrafficFrom, delivery.traffic)),
    },
];
