//! The delivered share of line rate as it follows from the paths of a fabric and the flows upon them, beside what is claimed.
//!
//! Everybody waits for the slowest flow, so a fabric that hashes delivers the even load over the load of the busiest link.
//! On its way up a flow is hashed at every tier below the top, once at each; from the top there is one way down. What is
//! counted is one full switch of every tier, their choices independent unless they hash alike. Left out are flows that stay below
//! one leaf, and those that meet on the way down: real hashing is no better than this.

use serde::Serialize;

use super::fabric::{Clos, Fabric, MAX_TIERS};
use super::hashing::{Choice, busiest};
use crate::scenario::{Hash, Scenario};
use crate::units::{Percent, Share};

/// One choice among the uplinks of a switch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stage {
    /// Flows that reach the switch from below when all its ports downward are in use.
    pub flows: u64,
    /// Its uplinks.
    pub paths: u64,
    /// Uplinks that its flows can take: fewer where the switches below hash alike.
    pub used: u64,
    /// Switches above that they lead to.
    pub next: u64,
    /// Switches of this tier on one plane.
    pub switches: u64,
}

impl Stage {
    /// Flows on each uplink if they were spread evenly over all of them.
    pub fn even(&self) -> f64 {
        self.flows as f64 / self.paths.max(1) as f64
    }

    /// The choice as it is made.
    pub fn choice(&self) -> Choice {
        Choice {
            flows: self.flows,
            paths: self.used,
        }
    }
}

/// Hashed choices on the way up through one plane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// Flows of one adapter port.
    pub flows: u64,
    stages: [Stage; MAX_TIERS - 1],
    many: usize,
}

impl Paths {
    /// The choices of a scenario's flows on a fabric; a torus has no switches that choose.
    pub fn of(scenario: &Scenario, fabric: &Fabric) -> Option<Self> {
        let tree = fabric.plane()?;
        let flows = scenario.hashed_flows().max(1.0) as u64;
        let mut paths = Self {
            flows,
            ..Self::default()
        };
        // Circuits lead to one block each: the last choice under them is the destination's, not the hash's.
        let below = usize::from(tree.tiers) - 1 - usize::from(tree.ports.circuits);
        // Flows on a link from below, and the numbers of switches among which they have chosen before.
        let (mut each, mut chosen) = (flows as f64, 1);
        for tier in 0..below {
            let (links, up) = (tree.ports.split[tier].down, tree.up(tier));
            let next = parents(tree, tier);
            let used = match scenario.delivery.hash {
                Hash::Seeded => up,
                // A switch sees flows of one remainder only; those take every so-many-th of its links.
                Hash::Polarised => up / divisor(chosen, up),
            };
            let stage = Stage {
                flows: libm::round(f64::from(links) * each).max(1.0) as u64,
                paths: up,
                used,
                next,
                switches: tree.switches[tier],
            };
            each = stage.even();
            chosen = chosen / divisor(chosen, next) * next;
            paths.stages[tier] = stage;
            paths.many = tier + 1;
        }
        Some(paths)
    }

    /// The choices, leaf first; none where a single switch joins all.
    pub fn stages(&self) -> &[Stage] {
        &self.stages[..self.many]
    }

    /// The largest even load of any link, those of the hosts included: what everybody would wait for if flows were spread.
    pub fn even(&self) -> f64 {
        let stages = self.stages().iter().map(Stage::even);
        stages.fold(self.flows as f64, f64::max)
    }

    /// Flows on the busiest link on average, of one switch of every tier.
    pub fn busiest(&self) -> f64 {
        self.most(|_| 1)
    }

    /// Flows on the busiest link of the whole plane on average: what a step waits for in which every switch has a part.
    pub fn busiest_of_all(&self) -> f64 {
        self.most(|stage| stage.switches)
    }

    fn most(&self, times: fn(&Stage) -> u64) -> f64 {
        let mut choices = [(Choice { flows: 0, paths: 1 }, 1); MAX_TIERS - 1];
        for (choice, stage) in choices.iter_mut().zip(self.stages()) {
            *choice = (stage.choice(), times(stage).max(1));
        }
        busiest(&choices, self.flows).max(self.even())
    }

    /// Whether others have the same busiest link: as many flows on as many links at every choice.
    pub fn same_law(&self, other: &Self) -> bool {
        let law = |paths: &Self| paths.stages.map(|stage| (stage.choice(), stage.paths));
        self.flows == other.flows && law(self) == law(other)
    }
}

/// Switches above one of a tier.
fn parents(tree: &Clos, tier: usize) -> u64 {
    let top = tier + 2 == usize::from(tree.tiers);
    u64::from(if top { tree.cores } else { tree.widths[tier] }).max(1)
}

/// The greatest common divisor (Euclid).
fn divisor(a: u64, b: u64) -> u64 {
    let (mut a, mut b) = (a, b);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// The delivered share, derived.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Derived {
    /// Flows on the busiest link, were they hashed; none without switches.
    pub busiest: Option<f64>,
    /// What hashing leaves of line rate on these paths, whether this fabric hashes or not: even load over busiest.
    /// Oversubscription is not the hash's fault and is in both.
    pub hashing: Share,
    /// What headers and control leave of it.
    pub transport: Share,
    /// What this fabric delivers.
    pub delivered: Percent,
    /// What a fabric would deliver that hashes each flow onto one of the same paths.
    pub standard: Percent,
}

impl Derived {
    /// What follows from the paths of a fabric; none for a torus, where nothing could hash.
    pub fn of(scenario: &Scenario, fabric: &Fabric) -> Self {
        Self::with(scenario, fabric, Paths::busiest)
    }

    /// The same with the busiest link looked up.
    pub fn with(scenario: &Scenario, fabric: &Fabric, busiest: impl FnMut(&Paths) -> f64) -> Self {
        let transport = scenario.delivery.transport.share();
        let paths = Paths::of(scenario, fabric);
        let busiest = paths.as_ref().map(busiest);
        let left = paths.zip(busiest);
        let hashing = left.map_or(Share(1.0), |(paths, most)| Share(paths.even() / most));
        let hashed = hashing.0 * transport.0;
        Self {
            busiest,
            hashing,
            transport,
            delivered: match fabric.setup.fabric.hashed {
                true => Share(hashed).percent(),
                false => transport.percent(),
            },
            standard: Share(hashed).percent(),
        }
    }
}
