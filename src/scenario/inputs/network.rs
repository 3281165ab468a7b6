//! Rows of the table of inputs: the cluster and the network it is given.

use crate::catalog::{self, FABRICS, PLATFORMS, SWITCHES};
use crate::scenario::attach::{RATES, usual_rate};
use crate::scenario::possible::{default_planes, fits, possible_planes};
use crate::scenario::{Host, Optics, Scenario, Setup};
use crate::units::{Gbps, human};

use super::{Choice, Group, Input, Kind, MAX_GPUS, MIN_GPUS, Number, fresh, offered};

const COUNTS: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];

fn count(number: u8) -> &'static str {
    COUNTS[usize::from(number.clamp(1, 8)) - 1]
}

/// Bandwidths of the catalog's platforms, and those an accelerator may be given.
const RATE_WORDS: [(f64, &str); 8] = [
    (50.0, "50"),
    (100.0, "100"),
    (200.0, "200"),
    (400.0, "400"),
    (800.0, "800"),
    (1_600.0, "1600"),
    (2_400.0, "2400"),
    (3_200.0, "3200"),
];

/// The word a link uses for a bandwidth.
fn rate_word(rate: f64) -> &'static str {
    let word = RATE_WORDS.iter().find(|(own, _)| rate <= *own);
    word.map_or("3200", |(_, word)| word)
}

/// In the order of the link.
pub const ROWS: [Input; 9] = [
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
                                "{} × {}, {}",
                                radix(w.capacity.value),
                                human::port(setup.port),
                                w.name
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
                s.switch = None;
                let own = Setup::of(s).choice;
                s.switch = catalog::switch(id).filter(|switch| *switch != own);
            },
            default: |s| {
                let free = Scenario {
                    switch: None,
                    ..s.clone()
                };
                Setup::of(&free).choice.id
            },
        }),
    },
    Input {
        key: "optics",
        label: "Optics",
        help: "Modules with a signal processor (DSP), half of one (LRO), none (LPO), or engines beside the switch chip (CPO).",
        group: Group::Simple,
        kind: Kind::Choice(of_words!(Optics, optics)),
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
            get: |s| Setup::of(s).host.id(),
            set: |s, id| {
                let asked = Host::ALL.iter().copied().find(|h| h.id() == id);
                s.host = None;
                s.host = asked.filter(|host| *host != Setup::of(s).host);
            },
            default: |s| {
                let free = Scenario {
                    host: None,
                    ..s.clone()
                };
                Setup::of(&free).host.id()
            },
        }),
    },
    Input {
        key: "bandwidth",
        label: "Bandwidth per GPU",
        help: "Back-end bandwidth of one GPU, one way: its platform’s own, or what another adapter would give it.",
        group: Group::Topology,
        kind: Kind::Choice(Choice {
            options: |s| {
                let own = usual_rate(s.sized_platform());
                let offers = RATES.iter().map(|rate| (rate_word(*rate), *rate));
                let before = offers.clone().filter(|(_, rate)| *rate < own);
                let after = offers.filter(|(_, rate)| *rate > own);
                before
                    .chain([(rate_word(own), own)])
                    .chain(after)
                    .map(|(id, rate)| offered(id, human::port(Gbps(rate)), ""))
                    .collect()
            },
            words: || RATE_WORDS.iter().map(|(_, word)| *word).collect(),
            get: |s| rate_word(s.line_rate().0),
            set: |s, id| {
                let own = usual_rate(s.sized_platform());
                let asked = id.parse().ok().filter(|asked| RATES.contains(asked));
                s.bandwidth = asked.filter(|asked| *asked != own);
            },
            default: |s| rate_word(usual_rate(s.sized_platform())),
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
                possible_planes(s, setup.fabric)
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
                    .filter(|planes| *planes != default_planes(s, setup.fabric));
            },
            default: |s| {
                let setup = Setup::of(s);
                count(default_planes(s, setup.fabric))
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
];
