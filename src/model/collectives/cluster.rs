//! Collectives over a whole cluster: scale-up domains joined by the fabric, at the share of line rate it delivers.
//!
//! Rings and trees take the latencies NCCL reckons with, sums in a scale-up switch those measured where they are, the others the
//! catalog's. A ring through every rank leaves a domain by all of its adapters. The hierarchical one scatters the sum within
//! domains, sums the parts between them and gathers them again (Bekman, ML Engineering, network chapter): how far the three
//! overlap nobody publishes, so it is a band from everything at once to one after the other.

use serde::Serialize;

use super::exchange::{self, Across};
use super::fit::{self, Fit};
use super::nccl::{self, Protocol};
use super::{Collective, Cost, Wire, all_reduce};
use crate::catalog::{self, Platform};
use crate::model::fabric::Fabric;
use crate::model::load::Load;
use crate::model::training::Links;
use crate::scenario::{Scenario, Setup};
use crate::units::{Bytes, GBps, Seconds, Share};

/// Ways to sum over a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Algorithm {
    /// One ring through all ranks.
    Ring,
    /// Exchanges of everything at doubling distance.
    RecursiveDoubling,
    /// Exchanges of halves.
    Rabenseifner,
    /// Two trees over the domains, chains within.
    DoubleTree,
    /// Within domains, between them, within them again: all at once.
    Hierarchical,
    /// The same one after the other.
    Serial,
    /// Switches add wherever they can.
    InNetwork,
}

/// A cluster as its collectives see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// Accelerators.
    pub ranks: u64,
    /// Accelerators of a scale-up domain.
    pub domain: f64,
    /// Domains, the last one full or not.
    pub domains: u64,
    /// A ring's bus bandwidth within a domain.
    pub inside: GBps,
    /// Latency and bus bandwidth of an all-reduce that the scale-up switch sums, where it adds.
    pub summed: Option<Wire>,
    /// What the fabric delivers to an accelerator.
    pub outside: GBps,
    /// Tiers of switches, where the fabric's switches add.
    pub adding: Option<u8>,
    /// Latency of a message within a domain and between domains, where NCCL says nothing of it.
    pub latency: [Seconds; 2],
}

impl Cluster {
    /// The cluster of a scenario.
    pub fn of(scenario: &Scenario, fabric: Option<&Fabric>, load: &Load) -> Self {
        let setup = fabric.map_or_else(|| Setup::of(scenario), |fabric| fabric.setup);
        let links = Links::of(scenario, setup.topology);
        let micro = |id: &str, other: f64| {
            let row = catalog::assumption(id);
            Seconds(row.map_or(other, |row| scenario.value(&row.value)) * 1e-6)
        };
        let rate = |datum: Option<&catalog::Datum>| datum.map(|it| GBps(scenario.value(it)));
        let tiers = fabric.map_or(1, Fabric::tiers);
        let own = Self {
            ranks: 1,
            domain: links.domain,
            domains: 1,
            inside: GBps(
                rate(setup.platform.ring.as_ref())
                    .unwrap_or(links.inside)
                    .0
                    .max(1e-3),
            ),
            summed: summed(scenario, setup.platform),
            outside: GBps((links.outside.0 * load.delivered.share().0).max(1e-3)),
            adding: setup.fabric.sums.then_some(tiers),
            latency: [micro("scale-up-latency", 10.0), micro("net-latency", 20.0)],
        };
        own.at(scenario.gpus)
    }

    /// The same of another size.
    pub fn at(&self, ranks: u64) -> Self {
        let domain = self.domain.max(1.0) as u64;
        Self {
            ranks: ranks.max(1),
            domains: ranks.max(1).div_ceil(domain),
            ..*self
        }
    }

    /// One domain alone.
    pub fn one_domain(&self) -> Self {
        self.at(self.domain as u64)
    }

    /// Ranks of a domain: fewer where the cluster is smaller.
    fn each(&self) -> f64 {
        self.domain.min(self.ranks as f64).max(1.0)
    }

    fn nodes(&self) -> f64 {
        self.domains as f64
    }

    /// What one rank can pass on in a ring: as fast as the domain's links, and as all of its adapters together.
    fn through(&self) -> GBps {
        match self.domains {
            1 => self.inside,
            _ => GBps(self.inside.0.min(self.outside.0 * self.each())),
        }
    }

    /// Every way to sum that this cluster has.
    pub fn all_reduce(&self, bytes: Bytes) -> Vec<(Algorithm, Cost)> {
        use Algorithm::{
            DoubleTree, Hierarchical, InNetwork, Rabenseifner, RecursiveDoubling, Ring, Serial,
        };
        let ways = [
            Ring,
            RecursiveDoubling,
            Rabenseifner,
            DoubleTree,
            Hierarchical,
            Serial,
            InNetwork,
        ];
        let cost = |way| Some((way, self.cost(way, bytes)?));
        ways.into_iter().filter_map(cost).collect()
    }

    /// What one way takes; none where there is nothing to it here.
    pub fn cost(&self, way: Algorithm, bytes: Bytes) -> Option<Cost> {
        if self.ranks < 2 {
            return Some(Cost::default()).filter(|_| way != Algorithm::InNetwork);
        }
        let flat = |of: fn(u64, Bytes, Wire) -> Cost| self.flat(of, bytes);
        match way {
            Algorithm::Ring => Some(self.ring(bytes)),
            Algorithm::RecursiveDoubling => Some(flat(all_reduce::recursive_doubling)),
            Algorithm::Rabenseifner => Some(flat(all_reduce::rabenseifner)),
            Algorithm::DoubleTree => Some(self.double_tree(bytes)),
            Algorithm::Hierarchical if self.domains > 1 => {
                Some(self.within(bytes).beside(self.between(bytes)))
            }
            Algorithm::Serial if self.domains > 1 => {
                Some(self.within(bytes).then(self.between(bytes)))
            }
            Algorithm::InNetwork if self.domains == 1 => self.in_switch(bytes),
            Algorithm::InNetwork => {
                let part = bytes / self.each();
                let wire = Wire {
                    latency: self.latency[1],
                    rate: self.outside,
                };
                let above = all_reduce::in_network(self.domains, self.adding?, part, wire);
                Some(self.within(bytes).beside(above))
            }
            _ => None,
        }
    }

    /// The fastest way there is, of all of them; domains that work on everything at once are one.
    pub fn best(&self, bytes: Bytes) -> Option<(Algorithm, Cost)> {
        let ways = self.all_reduce(bytes).into_iter();
        ways.reduce(|best, way| match way.1.total() < best.1.total() {
            true => way,
            false => best,
        })
    }

    fn ring(&self, bytes: Bytes) -> Cost {
        let wire = Wire {
            latency: Seconds(0.0),
            rate: self.through(),
        };
        Cost {
            latency: nccl::ring(self.nodes(), self.each(), Protocol::Simple),
            ..all_reduce::ring(self.ranks, bytes, wire)
        }
    }

    fn double_tree(&self, bytes: Bytes) -> Cost {
        Cost {
            steps: 2.0 * (self.each() - 1.0 + all_reduce::levels(self.domains)),
            latency: nccl::tree(self.nodes(), self.each(), Protocol::Simple),
            bandwidth: (bytes * 2.0).at(self.through() * nccl::TREE),
        }
    }

    /// Exchanges in which every rank uses an adapter of its own, where there is more than one domain.
    fn flat(&self, of: fn(u64, Bytes, Wire) -> Cost, bytes: Bytes) -> Cost {
        let wire = match self.domains {
            1 => Wire {
                latency: self.latency[0],
                rate: self.inside,
            },
            _ => Wire {
                latency: self.latency[1],
                rate: GBps(self.outside.0.min(self.inside.0)),
            },
        };
        of(self.ranks, bytes, wire)
    }

    /// Scattering the sum and gathering it within a domain, in a ring even where the switch adds: either alone was measured no
    /// faster (Bekman, ML Engineering, network chapter: 363 and 361 GB/s on 8 H200s, whose switch sums at 482).
    fn within(&self, bytes: Bytes) -> Cost {
        let ranks = self.each();
        if ranks < 2.0 {
            return Cost::default();
        }
        let wire = Wire {
            latency: Seconds(0.0),
            rate: self.inside,
        };
        Cost {
            latency: nccl::ring(1.0, ranks, Protocol::Simple),
            ..all_reduce::ring(ranks as u64, bytes, wire)
        }
    }

    /// One domain's all-reduce in its switch: up once and down once.
    fn in_switch(&self, bytes: Bytes) -> Option<Cost> {
        let wire = self.summed?;
        Some(Cost {
            steps: 2.0,
            latency: wire.latency,
            bandwidth: Collective::AllReduce.time(self.each(), bytes, wire.rate),
        })
    }

    /// The parts' sums between domains, a part for every adapter: in a ring or a tree, whichever is faster.
    fn between(&self, bytes: Bytes) -> Cost {
        let wire = Wire {
            latency: Seconds(0.0),
            rate: self.outside,
        };
        let part = bytes / self.each();
        let ring = Cost {
            latency: nccl::ring(self.nodes(), 1.0, Protocol::Simple),
            ..all_reduce::ring(self.domains, part, wire)
        };
        let tree = Cost {
            steps: 2.0 * all_reduce::levels(self.domains),
            latency: nccl::tree(self.nodes(), 1.0, Protocol::Simple),
            bandwidth: (part * 2.0).at(self.outside * nccl::TREE),
        };
        ring.or(tree)
    }

    /// An exchange of everybody with everybody, directly.
    pub fn exchange(&self) -> Across {
        Across {
            ranks: self.ranks as f64,
            domain: self.each(),
            inside: self.inside,
            outside: self.outside,
        }
    }

    /// The same part by part over the adapters, and in Bruck's few steps.
    pub fn exchanges(&self, bytes: Bytes) -> [Cost; 2] {
        [
            self.flat(exchange::direct, bytes),
            self.flat(exchange::bruck, bytes),
        ]
    }

    /// The share of the bytes each scale-up domain keeps from the fabric.
    pub fn kept(&self) -> Share {
        Share(1.0 - self.exchange().leaving())
    }
}

/// Sums in the switch of a platform: the line through what was measured of it, else NCCL's latency and the catalog's rate. Of
/// another rate than the catalog's the line is as many times as fast.
fn summed(scenario: &Scenario, platform: &Platform) -> Option<Wire> {
    let datum = platform.in_network.as_ref();
    let datum = datum.filter(|_| platform.cube == 0)?;
    let rate = scenario.value(datum);
    let (latency, rate) = match fit::measured(platform).map(Fit::of) {
        Some(line) => (line.latency, line.bus.0 * (rate / datum.value)),
        None => (nccl::nvls(1.0), rate),
    };
    Some(Wire {
        latency,
        rate: GBps(rate.max(1e-3)),
    })
}
