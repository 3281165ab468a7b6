//! What is left when something breaks: the share of bandwidth of those who feel it, and what one more costs.

use crate::model::bill::Part;
use crate::model::fabric::Clos;
use crate::model::{Network, Report};
use crate::units::{PerYear, Share, Usd};

/// One thing that can be lost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loss {
    /// What is lost.
    pub what: Lost,
    /// Accelerators that feel it.
    pub feels: u64,
    /// Bandwidth left to them.
    pub left: Share,
    /// How often it happens to one of them, as the catalog's parts fail; none for a whole plane.
    pub often: Option<PerYear>,
}

/// What can be lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// A link from a host to its leaf.
    HostLink,
    /// A link between a switch of this tier and the tier above.
    Link(usize),
    /// A switch of this tier.
    Box(usize),
    /// A whole plane.
    Plane,
}

/// What each loss leaves, smallest first; nothing for a torus, which routes around what is lost.
pub fn losses(network: &Network) -> Vec<Loss> {
    let fabric = &network.fabric;
    let Some(tree) = fabric.plane() else {
        return Vec::new();
    };
    let planes = f64::from(fabric.setup.planes);
    // What is lost of a plane, as far as more ports up than down do not make up for it.
    let left = |lost: f64, room: f64| {
        let plane = (room * (1.0 - lost)).min(1.0) / room.min(1.0);
        Share((1.0 - (1.0 - plane) / planes).max(0.0))
    };
    let mut all = vec![Loss {
        what: Lost::HostLink,
        feels: 1,
        left: left(1.0, 1.0),
        often: link_rate(network, 0),
    }];
    let tiers = usize::from(tree.tiers);
    for tier in 0..tiers {
        let below = reach(tree, tier);
        // Boxes that share the traffic of those below equally: of a leaf's hosts one, of a pod its spines.
        let share = tree.slices(tier);
        if tier + 1 < tiers {
            all.push(Loss {
                what: Lost::Link(tier),
                feels: below,
                left: left(1.0 / (share * tree.up(tier)) as f64, room(tree, tier)),
                often: link_rate(network, tier + 1),
            });
        }
        all.push(Loss {
            what: Lost::Box(tier),
            feels: below,
            left: left(
                1.0 / share as f64,
                if tier > 0 { room(tree, tier - 1) } else { 1.0 },
            ),
            often: box_rate(network, tier),
        });
    }
    if fabric.setup.planes > 1 {
        all.push(Loss {
            what: Lost::Plane,
            feels: fabric.gpus,
            left: left(1.0, 1.0),
            often: None,
        });
    }
    all
}

/// Endpoints below one box of a tier: of a leaf its hosts, of a spine its pod, of the top everybody.
fn reach(tree: &Clos, tier: usize) -> u64 {
    if tier == 0 {
        let leaves = tree.down(0).into_iter().filter(|(count, _)| *count > 0);
        return leaves.map(|(_, hosts)| hosts).max().unwrap_or(0);
    }
    if tier + 1 == usize::from(tree.tiers) {
        return tree.endpoints;
    }
    let leaves: u64 = tree.groups[..tier].iter().product();
    let hosts = leaves * u64::from(tree.ports.split[0].down);
    // Nobody outside a pod of a chosen size feels it.
    let pod = if tree.pod > 0 {
        tree.pod_hosts
    } else {
        tree.endpoints
    };
    hosts.min(pod)
}

/// Failures a year of the boxes of a tier.
fn box_rate(network: &Network, tier: usize) -> Option<PerYear> {
    let fabric = &network.fabric;
    let part = match fabric.is_circuit(tier) {
        true => Part::CircuitSwitch,
        false => Part::Switch,
    };
    let row = network.bill.rows.iter().find(|row| row.part == part)?;
    Some(row.failures * fabric.boxes(tier) as f64)
}

/// Failures a year of everything a layer's links are made of: modules at both ends, cables. Engines fail with their box.
fn link_rate(network: &Network, layer: usize) -> Option<PerYear> {
    let rows = network.bill.rows.iter().filter(|row| {
        let part = row.part;
        part.is_cable() || matches!(part, Part::SwitchModule | Part::NicModule)
    });
    Some(rows.map(|row| row.failures * row.at[layer] as f64).sum())
}

/// Ports up for each port down in use on a switch of a tier: above one there is room to lose some.
fn room(tree: &Clos, tier: usize) -> f64 {
    let used = tree.down(tier).into_iter().filter(|(count, _)| *count > 0);
    let most = used.map(|(_, down)| down).max().unwrap_or(1);
    tree.up(tier) as f64 / most.max(1) as f64
}

/// One more than needed, and what its boxes cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spare {
    /// More boxes.
    pub boxes: u64,
    /// Their price.
    pub cost: Usd,
    /// More ports up it takes on every leaf.
    pub ports: u64,
    /// Ports of a leaf that are free for them.
    pub free: u64,
}

/// One spine more for every group of leaves, so that one may fail without a loss. None for a single switch or a torus.
pub fn spare_spine(report: &Report) -> Option<Spare> {
    let network = report.network.as_ref().ok()?;
    let tree = network.fabric.plane().filter(|tree| tree.tiers > 1)?;
    let groups = if tree.tiers > 2 { tree.across(1) } else { 1 };
    let copies: u64 = network.fabric.trees().map(|copies| copies.times).sum();
    let part = match network.fabric.is_circuit(1) {
        true => Part::CircuitSwitch,
        false => Part::Switch,
    };
    let each = network.bill.rows.iter().find(|row| row.part == part)?;
    let boxes = groups * copies;
    let split = tree.ports.split[0];
    Some(Spare {
        boxes,
        cost: each.unit[report.scenario.buyer as usize] * boxes as f64,
        ports: tree.up(0).div_ceil(tree.slices(1)),
        free: u64::from(tree.ports.radix - split.down - split.up),
    })
}

/// What one more plane of the same speed costs: an equal part of the whole network.
pub fn spare_plane(report: &Report) -> Option<Spare> {
    let network = report.network.as_ref().ok()?;
    network.fabric.plane()?;
    let planes = u64::from(network.fabric.setup.planes);
    Some(Spare {
        boxes: network.fabric.all_boxes() / planes,
        cost: network.capital.network / planes as f64,
        ports: 0,
        free: 0,
    })
}
