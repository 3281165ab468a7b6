//! A folded Clos in whole switches, evenly spread, at every size: not only at full pods.
//!
//! The rule reproduces the count tables of NVIDIA's DGX SuperPOD reference architectures, where a two-tier fabric takes
//! as many spines as the smallest divisor of k/2 that holds its leaves. Partial three- and four-tier trees, tapered
//! tiers and pods of a chosen size are our own extension of it: `group` switches of a slice share `width` parents, one
//! in each of as many slices above, and every switch of a group has the same parents with the same number of links to
//! each.

pub use crate::scenario::{MAX_TIERS, Ports};

/// A sized tree of one plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clos {
    /// Endpoints, one for each accelerator.
    pub endpoints: u64,
    /// Ports of its switches.
    pub ports: Ports,
    /// Levels of switches.
    pub tiers: u8,
    /// Switches of each tier, leaf first; 0 above the top.
    pub switches: [u64; MAX_TIERS],
    /// Cables below each tier: hosts to leaves, leaves to the next tier, and so on.
    pub cables: [u64; MAX_TIERS],
    /// Parents a switch shares with its group, for leaves and spines below a middle tier; 0 where there is none.
    pub widths: [u32; 2],
    /// Switches of such a group.
    pub groups: [u64; 2],
    /// Leaves of a pod where its size was chosen; 0 otherwise. No group of leaves reaches into two pods.
    pub pod: u64,
    /// Endpoints of such a pod; 0 otherwise.
    pub pod_hosts: u64,
    /// Switches of one slice of the top tier; 0 for a single switch.
    pub cores: u32,
}

impl Clos {
    /// Boxes over all tiers, circuit switches at the top included.
    pub fn all_switches(&self) -> u64 {
        self.switches.iter().sum()
    }

    /// Ports of all boxes, used or not: a circuit switch has several times those of a packet switch, and its price.
    fn all_ports(&self) -> u64 {
        let top = usize::from(self.tiers) - 1;
        let below: u64 = self.switches[..top].iter().sum();
        below * u64::from(self.ports.radix) + self.switches[top] * u64::from(self.ports.top)
    }

    /// Fewest ports bought, which of packet switches are the fewest switches, then fewest cables, then fewest half-empty cages, then widest pods. Without the third the module
    /// count can fall as a cluster grows: of two trees with the same switches and cables, one may leave odd ports.
    pub(super) fn cheaper_than(&self, other: &Self) -> bool {
        let size = |clos: &Self| (clos.all_ports(), clos.cables.iter().sum::<u64>());
        let spares = || self.cages().cmp(&other.cages());
        let widths = || other.widths.cmp(&self.widths);
        let order = size(self).cmp(&size(other)).then_with(spares);
        order.then_with(widths).is_lt()
    }

    /// Cages in use where two, four and eight ports share one, added up: fewer is better for whichever is bought.
    fn cages(&self) -> u64 {
        let cages = |ports: u64| ports.div_ceil(2) + ports.div_ceil(4) + ports.div_ceil(8);
        (0..usize::from(self.tiers))
            .flat_map(|tier| {
                let up = cages(self.up(tier));
                self.down(tier)
                    .map(|(count, down)| count * (cages(down) + up))
            })
            .sum()
    }

    /// Whether the boxes of a tier are circuit switches.
    pub fn is_circuit(&self, tier: usize) -> bool {
        self.ports.circuits && tier + 1 == usize::from(self.tiers)
    }

    /// Up-links of every switch of a tier.
    pub fn up(&self, tier: usize) -> u64 {
        if tier + 1 < usize::from(self.tiers) {
            u64::from(self.ports.split[tier].up)
        } else {
            0
        }
    }

    /// How many switches of a tier use how many ports downward: full ones, the last of every pod, the last of all.
    pub fn down(&self, tier: usize) -> [(u64, u64); 4] {
        if tier == 0 {
            let even = |hosts: u64, leaves: u64| {
                let (each, more) = (hosts / leaves.max(1), hosts % leaves.max(1));
                [(more, each + 1), (leaves - more, each)]
            };
            if self.pod == 0 {
                let [more, each] = even(self.endpoints, self.switches[0]);
                return [more, each, (0, 0), (0, 0)];
            }
            let (pods, (hosts, leaves)) = self.pods();
            let pod = even(self.pod_hosts, self.pod).map(|(count, down)| (pods * count, down));
            let last = even(hosts, leaves);
            return [pod[0], pod[1], last[0], last[1]];
        }
        let (below, slices, up) = (self.across(tier - 1), self.slices(tier), self.up(tier - 1));
        if tier + 1 == usize::from(self.tiers) {
            let cores = u64::from(self.cores);
            return [(slices, below * (up / cores)), (0, 0), (0, 0), (0, 0)];
        }
        let (links, group) = (up / u64::from(self.widths[tier - 1]), self.groups[tier - 1]);
        let pod = if tier == 1 && self.pod > 0 {
            self.pod
        } else {
            below
        };
        let (pods, rest) = (below / pod, below % pod);
        let last = |size: u64| (u64::from(!size.is_multiple_of(group)), size % group * links);
        [
            (
                slices * (pods * (pod / group) + rest / group),
                group * links,
            ),
            (slices * pods * last(pod).0, last(pod).1),
            (slices * last(rest).0, last(rest).1),
            (0, 0),
        ]
    }

    /// Full pods of a chosen size, and the hosts and leaves beside them; without one everything stands beside them.
    pub fn pods(&self) -> (u64, (u64, u64)) {
        let pods = self.endpoints.checked_div(self.pod_hosts).unwrap_or(0);
        let hosts = self.endpoints - pods * self.pod_hosts;
        (pods, (hosts, self.switches[0] - pods * self.pod))
    }

    /// Slices of a tier: the cores of a slice count as slices of the top.
    pub fn slices(&self, tier: usize) -> u64 {
        if tier == 0 {
            return 1;
        }
        let top = tier + 1 == usize::from(self.tiers);
        let middles = tier - usize::from(top);
        let slices: u64 = self.widths[..middles.min(2)]
            .iter()
            .map(|width| u64::from(*width))
            .product();
        if top {
            slices * u64::from(self.cores)
        } else {
            slices
        }
    }

    /// Switches of one slice of a tier below the top.
    pub fn across(&self, tier: usize) -> u64 {
        (0..tier).fold(self.switches[0], |across, below| {
            self.parent(below, across - 1) + 1
        })
    }

    /// Place in its slice of the parents of the switch at a place, below a middle tier.
    pub fn parent(&self, tier: usize, index: u64) -> u64 {
        let pod = if tier == 0 { self.pod } else { 0 };
        group_of(index, pod, self.groups[tier])
    }

    /// Blocks under the top tier that share nothing below it: pods, or leaves in a tree of two tiers; one for a single
    /// switch.
    pub fn blocks(&self) -> u64 {
        if self.tiers < 2 {
            1
        } else {
            self.across(usize::from(self.tiers) - 2)
        }
    }
}

/// Group of the switch at a place: so many together, and none over the end of a pod.
pub(super) fn group_of(index: u64, pod: u64, group: u64) -> u64 {
    if pod == 0 {
        return index / group;
    }
    index / pod * pod.div_ceil(group) + index % pod / group
}
