//! What a row may ask of the collectives: a message on a wire, sums over domains, an exchange, NCCL's own constants, a line
//! through measured points, flows on paths.

use fabriconomics::catalog::bus_curve;
use fabriconomics::model::collectives::Collective as Kind;
use fabriconomics::model::collectives::cluster::{Algorithm, Cluster};
use fabriconomics::model::collectives::exchange::Across;
use fabriconomics::model::collectives::fit::Fit;
use fabriconomics::model::collectives::nccl::{self, Protocol};
use fabriconomics::model::load::Load;
use fabriconomics::scenario::Document;
use fabriconomics::units::{Bytes, GBps, Seconds};
use serde::Deserialize;

use super::ledger::shown;

const MIB: f64 = 1_048_576.0;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Collective {
    /// An all-reduce of so many MiB, by its bus bandwidth or by its time.
    Message {
        ranks: f64,
        mib: f64,
        bus: Option<f64>,
        micro: Option<f64>,
    },
    /// An all-reduce over domains, by what a domain and an adapter carry.
    Domains {
        domain: f64,
        domains: u64,
        inside: f64,
        nic: f64,
        mib: f64,
    },
    /// An exchange across domains at a share of what the adapters carry.
    Exchange {
        ranks: f64,
        domain: f64,
        nic: f64,
        efficiency: f64,
    },
    /// NCCL's latency of an all-reduce over nodes.
    Latency { nodes: f64, each: f64, way: String },
    /// What NCCL credits so many links of a generation with.
    Links { links: f64, generation: usize },
    /// A line through a curve of the catalog.
    Line { curve: String, mib: f64 },
    /// One scale-up domain of a platform, summed in its switch.
    InSwitch { platform: String, mib: f64 },
}

impl Collective {
    pub fn value(&self, quantity: &str) -> f64 {
        match (self, quantity) {
            (
                Self::Message {
                    ranks, mib, bus, ..
                },
                "milliseconds",
            ) => {
                let bus = GBps(bus.expect("a bus bandwidth"));
                Kind::AllReduce.time(*ranks, Bytes(mib * MIB), bus).0 * 1e3
            }
            (
                Self::Message {
                    ranks, mib, micro, ..
                },
                "bus bandwidth",
            ) => {
                let time = Seconds(micro.expect("a time") * 1e-6);
                Kind::AllReduce.bus(*ranks, Bytes(mib * MIB), time).0
            }
            (Self::Domains { mib, .. }, quantity) => {
                let way = match quantity {
                    "milliseconds, all at once" => Algorithm::Hierarchical,
                    "milliseconds, one after the other" => Algorithm::Serial,
                    other => panic!("domains have no quantity {other}"),
                };
                let cost = self.cluster().cost(way, Bytes(mib * MIB));
                // The publication counts bytes, not latencies.
                cost.expect("more than one domain").bandwidth.0 * 1e3
            }
            (
                Self::Exchange {
                    ranks,
                    domain,
                    nic,
                    efficiency,
                },
                "logical bandwidth",
            ) => {
                let across = Across {
                    ranks: *ranks,
                    domain: *domain,
                    inside: GBps(f64::MAX),
                    outside: GBps(*nic),
                };
                across.logical().0 * efficiency
            }
            (Self::Latency { nodes, each, way }, "latency") => {
                let time = match way.as_str() {
                    "ring LL" => nccl::ring(*nodes, *each, Protocol::Ll),
                    "ring Simple" => nccl::ring(*nodes, *each, Protocol::Simple),
                    other => panic!("NCCL has no way {other}"),
                };
                time.0 * 1e6
            }
            (Self::Links { links, generation }, "bus bandwidth") => {
                nccl::cap(*links, nccl::NVLINK[*generation - 3]).0
            }
            (Self::Line { curve, mib }, "bus bandwidth") => {
                let curve = bus_curve(curve).expect("a curve of the catalog");
                Fit::of(curve).bus(Bytes(mib * MIB))[0].0
            }
            (Self::InSwitch { platform, mib }, "bus bandwidth") => {
                let scenario = Document::read(&format!("platform={platform}")).0.scenario;
                let load = Load::of(&scenario, None);
                let own = Cluster::of(&scenario, None, &load).one_domain();
                let cost = own.cost(Algorithm::InNetwork, Bytes(mib * MIB));
                let time = cost.expect("a switch that sums").total();
                Kind::AllReduce
                    .bus(own.ranks as f64, Bytes(mib * MIB), time)
                    .0
            }
            (_, other) => panic!("a collective has no quantity {other}"),
        }
    }

    fn cluster(&self) -> Cluster {
        let Self::Domains {
            domain,
            domains,
            inside,
            nic,
            ..
        } = self
        else {
            panic!("domains are wanted");
        };
        Cluster {
            ranks: *domain as u64 * domains,
            domain: *domain,
            domains: *domains,
            inside: GBps(*inside),
            summed: None,
            outside: GBps(*nic),
            adding: None,
            latency: [Seconds(0.0); 2],
        }
    }

    /// In words.
    pub fn said(&self) -> String {
        match self {
            Self::Message {
                ranks,
                mib,
                bus,
                micro,
            } => {
                let by = match (bus, micro) {
                    (Some(bus), _) => format!("bus bandwidth {} GB/s", shown(*bus)),
                    (_, Some(micro)) => format!("{} µs", shown(*micro)),
                    _ => panic!("a bus bandwidth or a time"),
                };
                format!("{} MiB over {} ranks, {by}", shown(*mib), shown(*ranks))
            }
            Self::Domains {
                domain,
                domains,
                inside,
                nic,
                mib,
            } => format!(
                "{} MiB over {domains} domains of {}, {} GB/s within and {} GB/s an adapter",
                shown(*mib),
                shown(*domain),
                shown(*inside),
                shown(*nic)
            ),
            Self::Exchange {
                ranks,
                domain,
                nic,
                efficiency,
            } => format!(
                "{} ranks in domains of {}, {} GB/s an adapter at {} %",
                shown(*ranks),
                shown(*domain),
                shown(*nic),
                shown(efficiency * 100.0)
            ),
            Self::Latency { nodes, each, way } => {
                format!(
                    "NCCL’s {way} over {} × {} ranks",
                    shown(*nodes),
                    shown(*each)
                )
            }
            Self::Links { links, generation } => {
                format!(
                    "{} links of NVLink {generation}, as NCCL reckons",
                    shown(*links)
                )
            }
            Self::Line { curve, mib } => {
                let curve = bus_curve(curve).expect("a curve of the catalog");
                format!("the line through {}, at {} MiB", curve.name, shown(*mib))
            }
            Self::InSwitch { platform, mib } => {
                format!(
                    "{} MiB in the switch of one domain of {platform}",
                    shown(*mib)
                )
            }
        }
    }
}
