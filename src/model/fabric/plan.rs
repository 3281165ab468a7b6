//! Finding the tree of a cluster: the fewest tiers that hold it, and among the shapes of those the one of fewest boxes.

use crate::scenario::{MAX_TIERS, Ports};

use super::clos::{Clos, group_of};
use super::divisors::Divisors;

/// What keeps a fabric from holding a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The tiers that were allowed.
    Tiers,
    /// The ports of the circuit switches, or the links of a block to its neighbours.
    Circuits,
    /// The largest torus that is built.
    Torus,
}

impl Limit {
    /// The word files use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Tiers => "tiers",
            Self::Circuits => "circuits",
            Self::Torus => "torus",
        }
    }
}

/// Why a fabric cannot hold a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoesNotFit {
    /// What ran out.
    pub limit: Limit,
    /// Tiers that were allowed.
    pub tiers: u8,
    /// Ports of a switch.
    pub radix: u32,
    /// The most accelerators it holds.
    pub most: u64,
}

/// What a tree is sized for, besides its endpoints.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Ports of its switches.
    pub ports: Ports,
    /// Accelerators of a node, which go to as many leaves; those stay in one pod.
    pub rails: u32,
    /// Tiers; `None` takes the fewest that fit.
    pub tiers: Option<u8>,
    /// Endpoints of a pod below the top tier; `None` makes pods as suits the tree.
    pub pod: Option<u64>,
}

impl Plan {
    /// A non-blocking tree of the fewest tiers.
    pub fn even(radix: u32, rails: u32) -> Self {
        Self {
            ports: Ports::even(radix),
            rails,
            tiers: None,
            pod: None,
        }
    }

    /// Sizes one plane.
    pub fn size(&self, endpoints: u64) -> Result<Clos, DoesNotFit> {
        // A cluster of one pod has nothing above it.
        let pod = self.pod.filter(|pod| *pod < endpoints);
        let tiers = self.fewest(endpoints, pod)?;
        if tiers == 1 {
            return Ok(self.single(endpoints));
        }
        let tree = Tree::of(self, endpoints, tiers, pod);
        let mut best: Option<Clos> = None;
        tree.shapes(self.rails, |shape| {
            if let Some(clos) = tree.with(shape)
                && best.is_none_or(|best| clos.cheaper_than(&best))
            {
                best = Some(clos);
            }
        });
        // Whole groups hold what the capacity allows; if ever they did not, it would be a verdict.
        best.ok_or_else(|| self.too_small(tiers))
    }

    fn single(&self, endpoints: u64) -> Clos {
        Clos {
            endpoints,
            ports: self.ports,
            tiers: 1,
            switches: [1, 0, 0, 0],
            cables: [endpoints, 0, 0, 0],
            widths: [0; 2],
            groups: [0; 2],
            pod: 0,
            pod_hosts: 0,
            cores: 0,
        }
    }

    /// Tiers of the tree, or why there is none: the pinned number, or the fewest that hold the cluster; with pods of a
    /// chosen size one more than a pod needs.
    fn fewest(&self, endpoints: u64, pod: Option<u64>) -> Result<u8, DoesNotFit> {
        let most = MAX_TIERS as u8;
        let holds = |tiers: u8| match pod {
            None => endpoints <= self.ports.capacity(tiers),
            Some(pod) => {
                pod <= self.pod_of(tiers) && endpoints.div_ceil(pod) <= self.ports.blocks(tiers)
            }
        };
        let found = match self.tiers {
            Some(tiers) => Some(tiers).filter(|tiers| holds(*tiers)),
            None => (1..=most).find(|tiers| holds(*tiers)),
        };
        found.ok_or_else(|| self.too_small(self.tiers.unwrap_or(most)))
    }

    /// Endpoints below one switch group under the top tier; none below a single switch.
    fn pod_of(&self, tiers: u8) -> u64 {
        let below = &self.ports.split[..usize::from(tiers) - 1];
        let downs = below.iter().map(|split| u64::from(split.down));
        if tiers > 1 { downs.product() } else { 0 }
    }

    /// The most endpoints on so many tiers: as many pods as can be joined, or one where it needs more tiers than there are.
    fn most(&self, tiers: u8) -> u64 {
        match self.pod {
            Some(pod) if pod <= self.pod_of(tiers) => pod * self.ports.blocks(tiers),
            Some(pod) => pod.min(self.ports.capacity(tiers)),
            None => self.ports.capacity(tiers),
        }
    }

    fn too_small(&self, tiers: u8) -> DoesNotFit {
        let allowed = self.tiers.unwrap_or(1)..=tiers;
        DoesNotFit {
            limit: if self.ports.circuits {
                Limit::Circuits
            } else {
                Limit::Tiers
            },
            tiers,
            radix: self.ports.radix,
            most: allowed.map(|tiers| self.most(tiers)).max().unwrap_or(0),
        }
    }
}

/// How many parents a group of how many switches shares, below each middle tier.
type Fans = [(u64, u64); 2];

struct Tree {
    endpoints: u64,
    ports: Ports,
    tiers: u8,
    leaves: u64,
    /// Leaves of a pod, where its size was chosen.
    pod: Option<u64>,
    /// Endpoints of it; 0 otherwise.
    pod_hosts: u64,
    /// Divisors of the up-links of every tier below the top.
    divisors: [Divisors; MAX_TIERS - 1],
}

impl Tree {
    fn of(plan: &Plan, endpoints: u64, tiers: u8, pod: Option<u64>) -> Self {
        let down = u64::from(plan.ports.split[0].down);
        let leaves = match pod {
            None => endpoints.div_ceil(down),
            Some(pod) => endpoints / pod * pod.div_ceil(down) + (endpoints % pod).div_ceil(down),
        };
        let ups = plan.ports.split.map(|split| u64::from(split.up));
        let mut divisors = [Divisors::of(ups[0]); MAX_TIERS - 1];
        for tier in 1..usize::from(tiers) - 1 {
            if ups[tier] != ups[tier - 1] {
                divisors[tier] = Divisors::of(ups[tier]);
            } else {
                divisors[tier] = divisors[tier - 1];
            }
        }
        Self {
            endpoints,
            ports: plan.ports,
            tiers,
            leaves,
            pod: pod.map(|pod| pod.div_ceil(down)),
            pod_hosts: pod.unwrap_or(0),
            divisors,
        }
    }

    /// Most switches of a tier that can share `width` parents, each with an equal part of its up-links to each.
    fn group(&self, tier: usize, width: u64) -> u64 {
        let split = self.ports.split;
        u64::from(split[tier + 1].down) * width / u64::from(split[tier].up)
    }

    /// Every shape worth trying.
    fn shapes(&self, rails: u32, mut consider: impl FnMut(Fans)) {
        let widest = |tier: usize| self.group(tier, u64::from(self.ports.split[tier].up));
        let wide = |tier: usize| {
            let least = u64::from(rails).min(widest(tier)).max(1);
            self.divisors[tier]
                .all()
                .iter()
                .map(move |width| (*width, self.group(tier, *width)))
                .filter(move |(_, group)| *group >= least)
        };
        let none = (0, 0);
        // Numbers of parents that carry a group of a wanted size: under circuit switches more may be needed than the fewest.
        let for_group = |tier: usize, group: u64| {
            wide(tier)
                .filter(move |(_, most)| *most >= group)
                .map(move |(width, _)| (width, group))
        };
        match (self.tiers, self.pod) {
            (2, _) => consider([none, none]),
            (3, None) => wide(0).for_each(|low| consider([low, none])),
            (3, Some(pod)) => for_group(0, pod).for_each(|low| consider([low, none])),
            (_, None) => wide(0).for_each(|low| wide(1).for_each(|high| consider([low, high]))),
            (_, Some(pod)) => wide(0).for_each(|(width, most)| {
                // As few groups as carry a pod, of one size but the last.
                let group = pod.div_ceil(pod.div_ceil(most));
                let highs = for_group(1, pod.div_ceil(group));
                highs.for_each(|high| consider([(width, group), high]));
            }),
        }
    }

    fn with(&self, shape: Fans) -> Option<Clos> {
        let middles = usize::from(self.tiers) - 2;
        let up = |tier: usize| u64::from(self.ports.split[tier].up);
        let mut switches = [self.leaves, 0, 0, 0];
        // `across` switches in each of `slices` slices.
        let (mut across, mut slices) = (self.leaves, 1);
        let pod = self.pod.unwrap_or(0);
        for tier in 0..middles {
            let (width, group) = shape[tier];
            let pod = if tier == 0 { pod } else { 0 };
            across = group_of(across - 1, pod, group) + 1;
            slices *= width;
            switches[tier + 1] = slices * across;
        }
        let top = u64::from(self.ports.top);
        let cores = self.divisors[middles].all().iter().copied().find(|cores| {
            let each = up(middles) / cores;
            let joined = || Ports::join(across, slices * up(middles), each);
            across * each <= top && (!self.ports.circuits || joined())
        })?;
        switches[middles + 1] = slices * cores;
        let mut cables = [self.endpoints, 0, 0, 0];
        for tier in 0..=middles {
            cables[tier + 1] = up(tier) * switches[tier];
        }
        Some(Clos {
            endpoints: self.endpoints,
            ports: self.ports,
            tiers: self.tiers,
            switches,
            cables,
            widths: shape.map(|(width, _)| width as u32),
            groups: shape.map(|(_, group)| group),
            pod,
            pod_hosts: self.pod_hosts,
            cores: cores as u32,
        })
    }
}
