//! The table of inputs: one row each. Sliders, number boxes, the link, the terminal, the corner tests and the table in
//! the README all walk it; adding an input is adding a row.

use crate::catalog::{self, Datum, FABRICS, OBSERVED, PLATFORMS, SWITCHES};
use crate::units::{Percent, UsdPerGpuHour, UsdPerKwh, Years, human};

use super::setup::{Setup, default_planes, default_switch, fits, possible_planes};
use super::{Buyer, Host, Optics, Scenario, observed_rate};

/// Smallest cluster.
pub const MIN_GPUS: u64 = 64;
/// Largest cluster.
pub const MAX_GPUS: u64 = 4_194_304;

/// Where an input stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Always in sight.
    Simple,
    /// The drawing of the network.
    Topology,
    /// What is paid.
    Money,
    /// What the traffic looks like.
    Traffic,
    /// How often things break.
    Reliability,
}

impl Group {
    /// The groups behind "More", in order.
    pub const MORE: [Self; 4] = [
        Self::Topology,
        Self::Traffic,
        Self::Reliability,
        Self::Money,
    ];

    /// Heading of the group.
    pub fn name(self) -> &'static str {
        match self {
            Self::Simple => "Cluster",
            Self::Topology => "Topology",
            Self::Money => "Money and power",
            Self::Traffic => "Traffic",
            Self::Reliability => "Reliability",
        }
    }
}

/// A quantity.
#[derive(Debug)]
pub struct Number {
    /// Smallest value, in the unit shown.
    pub min: f64,
    /// Largest value.
    pub max: f64,
    /// Step of the slider and the arrow keys; 0 moves by the logarithm.
    pub step: f64,
    /// Only whole numbers.
    pub whole: bool,
    /// Unit, as written behind the number.
    pub unit: &'static str,
    /// The value in force.
    pub get: fn(&Scenario) -> f64,
    /// Sets it; a value equal to the default goes back to following it.
    pub set: fn(&mut Scenario, f64),
    /// The value when nobody chose one.
    pub default: fn(&Scenario) -> f64,
    /// Where the default comes from.
    pub origin: fn(&Scenario) -> Option<&'static Datum>,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Opt {
    /// The word a link uses.
    pub id: &'static str,
    /// The words a person reads.
    pub name: String,
    /// Why it cannot be chosen now, or empty.
    pub missing: &'static str,
}

/// One of several.
#[derive(Debug)]
pub struct Choice {
    /// What is on offer now.
    pub options: fn(&Scenario) -> Vec<Opt>,
    /// Every word the link understands, offered now or not.
    pub words: fn() -> Vec<&'static str>,
    /// The choice in force.
    pub get: fn(&Scenario) -> &'static str,
    /// Chooses.
    pub set: fn(&mut Scenario, &str),
    /// The choice when nobody made one.
    pub default: fn(&Scenario) -> &'static str,
}

/// What an input is.
#[derive(Debug)]
pub enum Kind {
    /// A quantity.
    Number(Number),
    /// One of several.
    Choice(Choice),
}

/// One input.
#[derive(Debug)]
pub struct Input {
    /// Key in the link.
    pub key: &'static str,
    /// Label on the page.
    pub label: &'static str,
    /// What it means, in one sentence.
    pub help: &'static str,
    /// Where it stands.
    pub group: Group,
    /// What it is.
    pub kind: Kind,
}

impl Input {
    /// Whether the scenario differs from this input's default.
    pub fn changed(&self, scenario: &Scenario) -> bool {
        match &self.kind {
            Kind::Number(number) => (number.get)(scenario) != (number.default)(scenario),
            Kind::Choice(choice) => (choice.get)(scenario) != (choice.default)(scenario),
        }
    }

    /// Puts the default back.
    pub fn reset(&self, scenario: &mut Scenario) {
        match &self.kind {
            Kind::Number(number) => (number.set)(scenario, (number.default)(scenario)),
            Kind::Choice(choice) => (choice.set)(scenario, (choice.default)(scenario)),
        }
    }
}

/// The input with this key.
pub fn input(key: &str) -> Option<&'static Input> {
    INPUTS.iter().find(|input| input.key == key)
}

fn assumed(id: &str) -> Option<&'static Datum> {
    catalog::assumption(id).map(|row| &row.value)
}

fn fresh() -> Scenario {
    Scenario::default()
}

fn offered(id: &'static str, name: impl Into<String>, missing: &'static str) -> Opt {
    Opt {
        id,
        name: name.into(),
        missing,
    }
}

const COUNTS: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];

fn count(number: u8) -> &'static str {
    COUNTS[usize::from(number.clamp(1, 8)) - 1]
}

/// Every input, in the order of the link.
pub static INPUTS: &[Input] = &[
    Input {
        key: "gpus",
        label: "Cluster size",
        help: "Accelerators in one cluster, whatever the maker calls them.",
        group: Group::Simple,
        kind: Kind::Number(Number {
            min: MIN_GPUS as f64,
            max: MAX_GPUS as f64,
            step: 0.0,
            whole: true,
            unit: "GPUs",
            get: |s| s.gpus as f64,
            set: |s, v| s.gpus = v as u64,
            default: |_| fresh().gpus as f64,
            origin: |_| None,
        }),
    },
    Input {
        key: "platform",
        label: "Platform",
        help: "The accelerator, with its server, its adapters and their speed.",
        group: Group::Simple,
        kind: Kind::Choice(Choice {
            options: |_| {
                PLATFORMS
                    .iter()
                    .map(|p| offered(p.id, p.name, p.missing))
                    .collect()
            },
            words: || PLATFORMS.iter().map(|p| p.id).collect(),
            get: |s| s.platform.id,
            set: |s, id| s.platform = catalog::platform(id).unwrap_or(s.platform),
            default: |_| fresh().platform.id,
        }),
    },
    Input {
        key: "fabric",
        label: "Fabric",
        help: "The back-end network between servers: its protocol, its transport and the share of line rate it delivers.",
        group: Group::Simple,
        kind: Kind::Choice(Choice {
            options: |s| {
                let carried = |id| {
                    if s.platform.fabrics.contains(&id) {
                        ""
                    } else {
                        "not offered for this platform"
                    }
                };
                FABRICS
                    .iter()
                    .map(|f| offered(f.id, f.name, carried(f.id)))
                    .collect()
            },
            words: || FABRICS.iter().map(|f| f.id).collect(),
            get: |s| s.fabric.id,
            set: |s, id| {
                if let Some(fabric) = catalog::fabric(id) {
                    *s = s.on(fabric);
                }
            },
            default: |_| fresh().fabric.id,
        }),
    },
    Input {
        key: "switch",
        label: "Switch",
        help: "The box the fabric is built from; its ports are split to the speed of a plane.",
        group: Group::Topology,
        kind: Kind::Choice(Choice {
            options: |s| {
                let setup = Setup::of(s);
                let radix = |capacity: f64| (capacity / setup.port.0) as u32;
                SWITCHES
                    .iter()
                    .filter(|w| !w.hidden && fits(w, setup.fabric, setup.port))
                    .map(|w| {
                        offered(
                            w.id,
                            format!(
                                "{}, {} × {}",
                                w.name,
                                radix(w.capacity.value),
                                human::port(setup.port)
                            ),
                            "",
                        )
                    })
                    .collect()
            },
            words: || {
                SWITCHES
                    .iter()
                    .filter(|w| !w.hidden)
                    .map(|w| w.id)
                    .collect()
            },
            get: |s| Setup::of(s).choice.id,
            set: |s, id| {
                let setup = Setup::of(s);
                let own = default_switch(setup.fabric, setup.port, s.optics);
                s.switch = catalog::switch(id).filter(|switch| *switch != own);
            },
            default: |s| {
                let setup = Setup::of(s);
                default_switch(setup.fabric, setup.port, s.optics).id
            },
        }),
    },
    Input {
        key: "optics",
        label: "Optics",
        help: "Modules with a signal processor (DSP), half of one (LRO), none (LPO), or engines beside the switch chip (CPO).",
        group: Group::Simple,
        kind: Kind::Choice(Choice {
            options: |_| {
                Optics::ALL
                    .iter()
                    .map(|o| offered(o.id(), o.name(), ""))
                    .collect()
            },
            words: || Optics::ALL.iter().map(|o| o.id()).collect(),
            get: |s| s.optics.id(),
            set: |s, id| {
                s.optics = Optics::ALL
                    .iter()
                    .copied()
                    .find(|o| o.id() == id)
                    .unwrap_or(s.optics)
            },
            default: |_| fresh().optics.id(),
        }),
    },
    Input {
        key: "host",
        label: "Host link",
        help: "From adapter to leaf: light, an active copper cable (AEC) or a passive one (DAC, about two metres at 800G).",
        group: Group::Topology,
        kind: Kind::Choice(Choice {
            options: |_| {
                Host::ALL
                    .iter()
                    .map(|h| offered(h.id(), h.name(), ""))
                    .collect()
            },
            words: || Host::ALL.iter().map(|h| h.id()).collect(),
            get: |s| s.host.id(),
            set: |s, id| {
                s.host = Host::ALL
                    .iter()
                    .copied()
                    .find(|h| h.id() == id)
                    .unwrap_or(s.host)
            },
            default: |_| fresh().host.id(),
        }),
    },
    Input {
        key: "planes",
        label: "Planes",
        help: "Independent fabrics that each carry an equal part of every GPU's bandwidth.",
        group: Group::Topology,
        kind: Kind::Choice(Choice {
            options: |s| {
                let setup = Setup::of(s);
                let rate = setup.port * f64::from(setup.planes);
                let port = |planes: u8| human::port(rate / f64::from(planes));
                possible_planes(setup.platform, setup.fabric)
                    .map(|planes| {
                        offered(count(planes), format!("{planes} × {}", port(planes)), "")
                    })
                    .collect()
            },
            words: || COUNTS.to_vec(),
            get: |s| count(Setup::of(s).planes),
            set: |s, id| {
                let setup = Setup::of(s);
                s.planes = id
                    .parse()
                    .ok()
                    .filter(|planes| *planes != default_planes(setup.platform, setup.fabric));
            },
            default: |s| {
                let setup = Setup::of(s);
                count(default_planes(setup.platform, setup.fabric))
            },
        }),
    },
    Input {
        key: "tiers",
        label: "Tiers",
        help: "Levels of switches; the fewest that hold the cluster unless pinned.",
        group: Group::Topology,
        kind: Kind::Choice(Choice {
            options: |_| {
                let pinned = [
                    ("1", "1, one switch"),
                    ("2", "2, leaf and spine"),
                    ("3", "3, with core"),
                    ("4", "4, with super-core"),
                ];
                let fewest = offered("fewest", "Fewest that fit", "");
                std::iter::once(fewest)
                    .chain(pinned.map(|(id, name)| offered(id, name, "")))
                    .collect()
            },
            words: || vec!["fewest", "1", "2", "3", "4"],
            get: |s| s.tiers.map_or("fewest", count),
            set: |s, id| s.tiers = id.parse().ok().filter(|tiers| (1..=4).contains(tiers)),
            default: |_| "fewest",
        }),
    },
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
