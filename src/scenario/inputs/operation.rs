//! Rows of the table of inputs: what the cluster is worth, how it works, how it fails and what is paid.

use crate::catalog::{self, Datum, OBSERVED};
use crate::scenario::{Buyer, Scenario, observed_rate};
use crate::units::{Percent, UsdPerGpuHour, UsdPerKwh, Years};

use super::{Choice, Group, Input, Kind, Number, fresh, offered};

fn assumed(id: &str) -> Option<&'static Datum> {
    catalog::assumption(id).map(|row| &row.value)
}

/// In the order of the link.
pub const ROWS: [Input; 12] = [
    Input {
        key: "gpu-hour",
        label: "GPU-hour",
        help: "What an hour of one GPU is worth: rent, or your own cost.",
        group: Group::Simple,
        kind: Kind::Number(Number {
            min: 0.05,
            max: 50.0,
            step: 0.0,
            whole: false,
            unit: "$",
            get: |s| s.gpu_hour().0,
            set: |s, v| {
                s.gpu_hour = Some(UsdPerGpuHour(v)).filter(|_| v != s.value(&s.platform.gpu_hour))
            },
            default: |s| s.value(&s.platform.gpu_hour),
            origin: |s| Some(&s.platform.gpu_hour),
        }),
    },
    Input {
        key: "delivered",
        label: "Delivered share",
        help: "Share of line rate the fabric delivers under load.",
        group: Group::Traffic,
        kind: Kind::Number(Number {
            min: 20.0,
            max: 100.0,
            step: 1.0,
            whole: false,
            unit: "%",
            get: |s| s.delivered().0,
            set: |s, v| {
                s.delivered = Some(Percent(v)).filter(|_| v != s.value(&s.fabric.delivered))
            },
            default: |s| s.value(&s.fabric.delivered),
            origin: |s| Some(&s.fabric.delivered),
        }),
    },
    Input {
        key: "reference",
        label: "Reference share",
        help: "Delivered share the bandwidth tax is measured against.",
        group: Group::Traffic,
        kind: Kind::Number(Number {
            min: 20.0,
            max: 100.0,
            step: 1.0,
            whole: false,
            unit: "%",
            get: |s| s.reference.0,
            set: |s, v| s.reference = Percent(v),
            default: |_| fresh().reference.0,
            origin: |_| assumed("reference"),
        }),
    },
    Input {
        key: "comm",
        label: "Communication share",
        help: "Share of a training step spent communicating on the reference fabric, with nothing hidden.",
        group: Group::Simple,
        kind: Kind::Number(Number {
            min: 0.0,
            max: 90.0,
            step: 1.0,
            whole: false,
            unit: "%",
            get: |s| s.communication.0,
            set: |s, v| s.communication = Percent(v),
            default: |_| fresh().communication.0,
            origin: |_| assumed("communication"),
        }),
    },
    Input {
        key: "overlap",
        label: "Overlap",
        help: "Share of the communication that can hide behind compute.",
        group: Group::Traffic,
        kind: Kind::Number(Number {
            min: 0.0,
            max: 100.0,
            step: 1.0,
            whole: false,
            unit: "%",
            get: |s| s.overlap.0,
            set: |s, v| s.overlap = Percent(v),
            default: |_| fresh().overlap.0,
            origin: |_| assumed("overlap"),
        }),
    },
    Input {
        key: "utilisation",
        label: "Utilisation",
        help: "Share of the year the GPUs are at work.",
        group: Group::Traffic,
        kind: Kind::Number(Number {
            min: 1.0,
            max: 100.0,
            step: 1.0,
            whole: false,
            unit: "%",
            get: |s| s.utilisation.0,
            set: |s, v| s.utilisation = Percent(v),
            default: |_| fresh().utilisation.0,
            origin: |_| assumed("utilisation"),
        }),
    },
    Input {
        key: "observed",
        label: "Observed run",
        help: "The published run whose interruptions set the observed failure interval.",
        group: Group::Reliability,
        kind: Kind::Choice(Choice {
            options: |_| OBSERVED.iter().map(|o| offered(o.id, o.name, "")).collect(),
            words: || OBSERVED.iter().map(|o| o.id).collect(),
            get: |s| s.observed.id,
            set: |s, id| s.observed = catalog::observed(id).unwrap_or(s.observed),
            default: |_| fresh().observed.id,
        }),
    },
    Input {
        key: "failure-rate",
        label: "Failure rate",
        help: "Interruptions for every 1,000 GPU-years, in place of the observed run's.",
        group: Group::Reliability,
        kind: Kind::Number(Number {
            min: 1.0,
            max: 5_000.0,
            step: 0.0,
            whole: false,
            unit: "per 1,000 GPU-years",
            get: Scenario::failure_rate,
            set: |s, v| s.failure_rate = Some(v).filter(|_| v != observed_rate(s.observed)),
            default: |s| observed_rate(s.observed),
            origin: |s| Some(&s.observed.events),
        }),
    },
    Input {
        key: "buyer",
        label: "Prices",
        help: "Volume prices of a hyperscale buyer, or list and street prices; the same optic differs by 2 to 2.5 times.",
        group: Group::Money,
        kind: Kind::Choice(Choice {
            options: |_| {
                Buyer::ALL
                    .iter()
                    .map(|b| offered(b.id(), b.name(), ""))
                    .collect()
            },
            words: || Buyer::ALL.iter().map(|b| b.id()).collect(),
            get: |s| s.buyer.id(),
            set: |s, id| {
                s.buyer = Buyer::ALL
                    .iter()
                    .copied()
                    .find(|b| b.id() == id)
                    .unwrap_or(s.buyer)
            },
            default: |_| fresh().buyer.id(),
        }),
    },
    Input {
        key: "amortisation",
        label: "Amortisation",
        help: "Years a better fabric has to pay for itself.",
        group: Group::Money,
        kind: Kind::Number(Number {
            min: 1.0,
            max: 10.0,
            step: 0.5,
            whole: false,
            unit: "years",
            get: |s| s.amortisation.0,
            set: |s, v| s.amortisation = Years(v),
            default: |_| fresh().amortisation.0,
            origin: |_| assumed("amortisation"),
        }),
    },
    Input {
        key: "pue",
        label: "PUE",
        help: "Facility watts for each IT watt.",
        group: Group::Money,
        kind: Kind::Number(Number {
            min: 1.0,
            max: 2.5,
            step: 0.01,
            whole: false,
            unit: "×",
            get: |s| s.pue,
            set: |s, v| s.pue = v,
            default: |_| fresh().pue,
            origin: |_| assumed("pue"),
        }),
    },
    Input {
        key: "kwh",
        label: "Electricity",
        help: "Price of a kilowatt-hour.",
        group: Group::Money,
        kind: Kind::Number(Number {
            min: 0.005,
            max: 1.0,
            step: 0.0,
            whole: false,
            unit: "$/kWh",
            get: |s| s.kwh.0,
            set: |s, v| s.kwh = UsdPerKwh(v),
            default: |_| fresh().kwh.0,
            origin: |_| assumed("electricity"),
        }),
    },
];
