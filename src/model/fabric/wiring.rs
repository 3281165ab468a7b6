//! Which switch is cabled to which: the sized tree, written out link by link.

use super::Clos;

/// Parallel cables from one switch to a switch of the tier above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Tier of the lower switch; 0 is the leaf.
    pub tier: usize,
    /// Its number within the tier.
    pub child: u64,
    /// Number of the upper switch within its tier.
    pub parent: u64,
    /// Cables between them.
    pub cables: u64,
}

/// Every link between switches. Switch `i` of slice `q` has number `q · (switches of a slice) + i`.
///
/// Middle tiers: child i of slice q, in group floor(i/g), is cabled to switch floor(i/g) of slices q·w … q·w + w − 1, with
/// u/w cables to each; where pods have a chosen size, groups of leaves are counted pod by pod. Top tier: to the cores q·c … q·c + c − 1, with u/c cables to each.
pub fn links(clos: &Clos) -> Vec<Link> {
    let mut all = Vec::new();
    let mut slices = 1;
    for tier in 0..usize::from(clos.tiers) - 1 {
        let below = clos.across(tier);
        let top = tier + 2 == usize::from(clos.tiers);
        let fan = u64::from(if top { clos.cores } else { clos.widths[tier] });
        let up = clos.up(tier);
        for slice in 0..slices {
            for index in 0..below {
                for branch in slice * fan..(slice + 1) * fan {
                    let parent = if top {
                        branch
                    } else {
                        branch * clos.across(tier + 1) + clos.parent(tier, index)
                    };
                    all.push(Link {
                        tier,
                        child: slice * below + index,
                        parent,
                        cables: up / fan,
                    });
                }
            }
        }
        slices *= fan;
    }
    all
}

/// Endpoints on each leaf: as even as whole endpoints allow, pod by pod where their size was chosen.
pub fn hosts(clos: &Clos) -> Vec<u64> {
    let even = |hosts: u64, leaves: u64| {
        (0..leaves).map(move |leaf| hosts / leaves + u64::from(leaf < hosts % leaves))
    };
    let (pods, (hosts, leaves)) = clos.pods();
    let full = (0..pods).flat_map(|_| even(clos.pod_hosts, clos.pod));
    full.chain(even(hosts, leaves)).collect()
}
