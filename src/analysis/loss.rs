//! What is left when something breaks: the share of bandwidth of those who feel it, and what one more costs.

use crate::model::bill::Part;
use crate::model::fabric::Clos;
use crate::model::{Network, Report, evaluate};
use crate::scenario::Scenario;
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
    let left = |lost: f64| Share((1.0 - lost / planes).max(0.0));
    let mut all = vec![Loss {
        what: Lost::HostLink,
        feels: 1,
        left: left(1.0),
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
                left: left(1.0 / (share * tree.up(tier)) as f64),
                often: link_rate(network, tier + 1),
            });
        }
        all.push(Loss {
            what: Lost::Box(tier),
            feels: below,
            left: left(1.0 / share as f64),
            often: box_rate(network, tier),
        });
    }
    if fabric.setup.planes > 1 {
        all.push(Loss {
            what: Lost::Plane,
            feels: fabric.gpus,
            left: left(1.0),
            often: None,
        });
    }
    all
}

/// Endpoints below one box of a tier: of a leaf its hosts, of a spine its pod, of the top everybody.
fn reach(tree: &Clos, tier: usize) -> u64 {
    if tier == 0 {
        return tree.endpoints.div_ceil(tree.switches[0]);
    }
    if tier + 1 == usize::from(tree.tiers) {
        return tree.endpoints;
    }
    let leaves: u64 = tree.groups[..tier].iter().product();
    (leaves.min(tree.switches[0]) * u64::from(tree.ports.split[0].down)).min(tree.endpoints)
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

/// Failures a year of everything a layer's links are made of: modules at both ends, cables.
fn link_rate(network: &Network, layer: usize) -> Option<PerYear> {
    let rows = network.bill.rows.iter().filter(|row| {
        let part = row.part;
        part.is_cable() || (part.is_optics() && part != Part::Laser)
    });
    Some(rows.map(|row| row.failures * row.at[layer] as f64).sum())
}

/// One more than needed, and what it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spare {
    /// More boxes.
    pub boxes: i64,
    /// More dollars.
    pub cost: Usd,
}

/// What it costs to have one spine more in every group, so that one may be lost without a loss of bandwidth: the same
/// fabric with that much more room above its leaves. None for a single switch or a torus.
pub fn spare_spine(report: &Report) -> Option<Spare> {
    let network = report.network.as_ref().ok()?;
    let tree = network.fabric.plane().filter(|tree| tree.tiers > 1)?;
    let spines = tree.slices(1) as f64;
    let mut scenario = report.scenario.clone();
    scenario.taper[0] *= spines / (spines + 1.0);
    more(report, &scenario)
}

/// What one more plane of the same speed costs: an equal part of everything but the adapters' hosts.
pub fn spare_plane(report: &Report) -> Option<Spare> {
    let network = report.network.as_ref().ok()?;
    network.fabric.plane()?;
    let planes = f64::from(network.fabric.setup.planes);
    Some(Spare {
        boxes: (network.fabric.all_boxes() as f64 / planes) as i64,
        cost: network.capital.network / planes,
    })
}

fn more(report: &Report, other: &Scenario) -> Option<Spare> {
    let now = report.network.as_ref().ok()?;
    let then = evaluate(other).network.ok()?;
    Some(Spare {
        boxes: then.fabric.all_boxes() as i64 - now.fabric.all_boxes() as i64,
        cost: then.capital.network - now.capital.network,
    })
}
