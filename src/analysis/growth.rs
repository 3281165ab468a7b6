//! Growing: what must be bought, moved or bought early when a cluster becomes larger.

use crate::model::bill::Part;
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
    /// Links between switches now, by layer from the leaves up.
    pub links: [u64; MAX_TIERS],
    /// About how many of them can stay where they are.
    pub stay: [u64; MAX_TIERS],
    /// Labour and new fibre of those that move.
    pub recabling: Usd,
    /// Ports of the top tier that nothing is plugged into today: room that is bought already.
    pub free: u64,
    /// More boxes today if everything above the leaves is bought for the later size, and what the boxes cost.
    pub early: (u64, Usd),
}

/// What it takes to grow; none where either size cannot be built, is a torus, or is no growth.
pub fn growth(report: &Report) -> Option<Growth> {
    let to = report.scenario.later();
    if to <= report.scenario.gpus {
        return None;
    }
    let now = report.network.as_ref().ok()?;
    let later = evaluate(&report.scenario.at(to));
    let then = later.network.as_ref().ok()?;
    let (small, large) = (now.fabric.plane()?, then.fabric.plane()?);
    let copies: u64 = now.fabric.trees().map(|copies| copies.times).sum();
    let layers = |of: &dyn Fn(usize) -> u64| -> [u64; MAX_TIERS] {
        std::array::from_fn(|layer| if layer == 0 { 0 } else { of(layer) })
    };
    let links = layers(&|layer| now.fabric.cables(layer));
    let stay = layers(&|layer| (stays(small, large, layer) * copies).min(links[layer]));
    let recabling = (1..MAX_TIERS).map(|layer| {
        let moved = links[layer] - stay[layer];
        fibre(now, report, layer) * (moved as f64 / links[layer].max(1) as f64)
    });
    let (packet, circuit) = early(small, large);
    let cost = price(now, report, Part::Switch) * packet as f64
        + price(now, report, Part::CircuitSwitch) * circuit as f64;
    Some(Growth {
        to,
        boxes: [now.fabric.all_boxes(), then.fabric.all_boxes()],
        links,
        stay,
        recabling: recabling.sum::<Usd>() * (1.0 + labour()),
        free: now
            .fabric
            .trees()
            .map(|copies| free(&copies.of) * copies.times)
            .sum(),
        early: ((packet + circuit) * copies, cost * copies as f64),
    })
}

/// About how many links of a layer both trees have between the same switches, when leaves keep their numbers and every
/// switch above stays with the group it can serve most of. An estimate: groups that do not nest would have to be wired
/// out to know.
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

/// Packet and circuit switches above the leaves that the later tree has and the present one lacks, of those its present
/// pods need and of the whole top.
fn early(small: &Clos, large: &Clos) -> (u64, u64) {
    let top = usize::from(large.tiers) - 1;
    let mut across = small.switches[0];
    let (mut slices, mut packet, mut circuit) = (1, 0, 0);
    for tier in 1..=top {
        let wanted = if tier == top {
            large.switches[top]
        } else {
            across = large.parent(tier - 1, across - 1) + 1;
            slices *= u64::from(large.widths[tier - 1]);
            slices * across
        };
        if large.is_circuit(tier) {
            circuit += wanted;
        } else {
            packet += wanted;
        }
    }
    for tier in 1..usize::from(small.tiers) {
        let have = if small.is_circuit(tier) {
            &mut circuit
        } else {
            &mut packet
        };
        *have = have.saturating_sub(small.switches[tier]);
    }
    (packet, circuit)
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

/// Price of the cables of one layer.
fn fibre(network: &Network, report: &Report, layer: usize) -> Usd {
    let cables = network.bill.only(Part::is_cable);
    cables
        .map(|row| row.unit[report.scenario.buyer as usize] * row.at[layer] as f64)
        .sum()
}

fn price(network: &Network, report: &Report, part: Part) -> Usd {
    let mut boxes = network.bill.only(|own| own == part);
    boxes
        .next()
        .map_or(Usd(0.0), |row| row.unit[report.scenario.buyer as usize])
}

/// Labour of moving a cable, as a share of the cable's price.
fn labour() -> f64 {
    crate::catalog::assumption("cabling-labour").map_or(0.0, |row| row.value.value / 100.0)
}
