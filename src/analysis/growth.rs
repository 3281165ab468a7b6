//! Growing: what must be bought, moved or bought early when a cluster becomes larger.

use crate::model::fabric::Clos;
use crate::model::{Network, Report, evaluate};
use crate::scenario::MAX_TIERS;
use crate::units::Usd;

/// From the present size to a later one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// The later size.
    pub to: u64,
    /// Boxes now and then.
    pub boxes: [u64; 2],
    /// Dollars of the network now and then, at today's prices.
    pub cost: [Usd; 2],
    /// Links between switches now, by layer from the leaves up.
    pub links: [u64; MAX_TIERS],
    /// Those of them that can stay where they are.
    pub stay: [u64; MAX_TIERS],
    /// Labour and new fibre of those that move.
    pub recabling: Usd,
    /// Ports of the top tier that nothing is plugged into today: room that is bought already.
    pub free: u64,
    /// More boxes today if everything above the leaves is bought for the later size, and what they cost.
    pub early: (u64, Usd),
}

/// What it takes to grow; none where either size cannot be built or is a torus.
pub fn growth(report: &Report) -> Option<Growth> {
    let now = report.network.as_ref().ok()?;
    let later = evaluate(&report.scenario.at(report.scenario.later()));
    let then = later.network.as_ref().ok()?;
    let (small, large) = (now.fabric.plane()?, then.fabric.plane()?);
    let planes: u64 = now.fabric.trees().map(|copies| copies.times).sum();
    let links: [u64; MAX_TIERS] = std::array::from_fn(|layer| {
        if layer == 0 {
            0
        } else {
            small.cables[layer] * planes
        }
    });
    let stay = std::array::from_fn(|layer| {
        if layer == 0 {
            0
        } else {
            stays(small, large, layer) * planes
        }
    });
    let moved: u64 = (1..MAX_TIERS).map(|layer| links[layer] - stay[layer]).sum();
    let every: u64 = links.iter().sum();
    let fibre: Usd = now
        .bill
        .only(|part| part.is_cable())
        .map(|row| {
            let between: u64 = row.at[1..].iter().sum();
            row.unit[report.scenario.buyer as usize] * between as f64
        })
        .sum();
    let each = if every > 0 {
        fibre / every as f64
    } else {
        Usd(0.0)
    };
    let early = early(small, large, planes);
    Some(Growth {
        to: report.scenario.later(),
        boxes: [now.fabric.all_boxes(), then.fabric.all_boxes()],
        cost: [now.capital.network, then.capital.network],
        links,
        stay,
        recabling: each * moved as f64 * (1.0 + labour()),
        free: free(small) * planes,
        early: (early, switch_price(now, report) * early as f64),
    })
}

/// Links of a layer that both trees have between the same switches, when leaves keep their numbers and every switch above
/// stays with the group it can serve most of.
fn stays(small: &Clos, large: &Clos, layer: usize) -> u64 {
    let tier = layer - 1;
    if layer >= usize::from(small.tiers) {
        return 0;
    }
    let (few, many) = (fan(small, tier), fan(large, tier));
    let up = |tree: &Clos, width: u64| tree.up(tier) / width.max(1);
    // Of a group of the smaller tree, as many children stay as the larger tree's group holds too.
    let together = few.1.min(many.1);
    let children = (small.switches[tier] / few.1.max(1)) * together
        + (small.switches[tier] % few.1.max(1)).min(together);
    let parallel = up(small, few.0).min(up(large, many.0));
    (children * few.0.min(many.0) * parallel).min(small.cables[layer])
}

/// Parents of a switch of a tier, and the switches that share them.
fn fan(tree: &Clos, tier: usize) -> (u64, u64) {
    if tier + 2 == usize::from(tree.tiers) {
        (u64::from(tree.cores), tree.across(tier))
    } else {
        (
            u64::from(tree.widths[tier.min(1)]),
            tree.groups[tier.min(1)],
        )
    }
}

/// Boxes above the leaves that the later tree has and the present one lacks, of those its present pods need and of the
/// whole top.
fn early(small: &Clos, large: &Clos, planes: u64) -> u64 {
    let top = usize::from(large.tiers) - 1;
    let mut across = small.switches[0];
    let (mut slices, mut wanted) = (1, 0);
    for tier in 1..=top {
        if tier == top {
            wanted += large.switches[top];
        } else {
            across = across.div_ceil(large.groups[tier - 1].max(1));
            slices *= u64::from(large.widths[tier - 1]);
            wanted += slices * across;
        }
    }
    let have: u64 = small.switches[1..].iter().sum();
    wanted.saturating_sub(have) * planes
}

/// Ports of the top tier without a cable.
fn free(tree: &Clos) -> u64 {
    let top = usize::from(tree.tiers) - 1;
    let ports = u64::from(tree.ports.top);
    let kinds = tree.down(top).into_iter();
    kinds
        .map(|(count, down)| count * ports.saturating_sub(down))
        .sum()
}

fn switch_price(network: &Network, report: &Report) -> Usd {
    let mut boxes = network
        .bill
        .only(|part| part == crate::model::bill::Part::Switch);
    boxes
        .next()
        .map_or(Usd(0.0), |row| row.unit[report.scenario.buyer as usize])
}

/// Labour of moving a cable, as a share of the cable's price.
fn labour() -> f64 {
    crate::catalog::assumption("cabling-labour").map_or(0.0, |row| row.value.value / 100.0)
}
