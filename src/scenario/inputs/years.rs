//! Rows of the table of inputs: what comes later, and how long the cluster lives.

use crate::scenario::{Ladder, Refresh, SLIPPING, lane};

use super::{Choice, Group, Input, Kind, List, Number, assumed, fresh};

/// In the order of the link.
pub const ROWS: [Input; 6] = [
    Input {
        key: "slip",
        label: "Slip",
        help: "Quarters by which a generation of lanes comes later than the roadmap says; negative is earlier.",
        group: Group::Years,
        kind: Kind::List(List {
            entries: &["200G lanes", "400G lanes"],
            min: -8.0,
            max: 16.0,
            unit: "quarters",
            get: |s, place| s.plan.slip[place],
            set: |s, place, v| s.plan.slip[place] = v,
            default: |_, place| fresh().plan.slip[place],
            origin: |_, place| lane(SLIPPING[place]).map(|milestone| &milestone.value),
        }),
    },
    Input {
        key: "ladder",
        label: "Bandwidth later",
        help: "What a cluster bought in a later year gives each GPU: the port speed of that year, or what this one has.",
        group: Group::Years,
        kind: Kind::Choice(of_words!(Ladder, plan.ladder)),
    },
    Input {
        key: "life",
        label: "Life",
        help: "Years the cluster lives, from the year of purchase on.",
        group: Group::Years,
        kind: Kind::Number(Number {
            min: 1.0,
            max: 12.0,
            step: 1.0,
            whole: true,
            unit: "years",
            get: |s| s.plan.life,
            set: |s, v| s.plan.life = v,
            default: |_| fresh().plan.life,
            origin: |_| assumed("cluster-life"),
        }),
    },
    Input {
        key: "refresh",
        label: "New network",
        help: "When the network of the living cluster is bought anew.",
        group: Group::Years,
        kind: Kind::Choice(of_words!(Refresh, plan.refresh)),
    },
    Input {
        key: "value-kept",
        label: "Value kept",
        help: "Share of its price that network gear keeps each year: what a used network sells for.",
        group: Group::Years,
        kind: Kind::Number(Number {
            min: 0.0,
            max: 100.0,
            step: 1.0,
            whole: false,
            unit: "%",
            get: |s| s.plan.kept,
            set: |s, v| s.plan.kept = v,
            default: |_| fresh().plan.kept,
            origin: |_| assumed("value-kept"),
        }),
    },
    Input {
        key: "parts-decline",
        label: "Parts get cheaper",
        help: "Percent a year by which the same switch, adapter or cable costs less; optics have a curve of their own.",
        group: Group::Years,
        kind: Kind::Number(Number {
            min: 0.0,
            max: 40.0,
            step: 1.0,
            whole: false,
            unit: "%",
            get: |s| s.plan.decline,
            set: |s, v| s.plan.decline = v,
            default: |_| fresh().plan.decline,
            origin: |_| assumed("parts-decline"),
        }),
    },
];
