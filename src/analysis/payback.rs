//! When a step in cost is worth taking: how many more accelerators bring the price of each back to what it was before the
//! last cliff, and how few fewer avoid it.

use crate::model::{Report, evaluate};
use crate::scenario::MAX_GPUS;
use crate::units::Usd;

use super::cliffs::Cliff;

/// The cliff below the present size, seen from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Payback {
    /// The cliff.
    pub cliff: Cliff,
    /// Network dollars of an accelerator just before it.
    pub before: Usd,
    /// Fewer accelerators avoid it.
    pub fewer: u64,
    /// So many more bring the price back; none where no size does.
    pub more: Option<u64>,
}

/// The last cliff the scenario stands above, where each accelerator still costs more than before it.
pub fn payback(report: &Report, cliffs: &[Cliff]) -> Option<Payback> {
    let gpus = report.scenario.gpus;
    let each = |size: u64| {
        let network = evaluate(&report.scenario.at(size)).network.ok()?;
        Some(network.capital.network / size as f64)
    };
    let now = each(gpus)?;
    let cliff = *cliffs.iter().rev().find(|cliff| cliff.at <= gpus)?;
    let before = each(cliff.at - 1)?;
    if now.0 <= before.0 {
        return None;
    }
    // Hosts fill leaves: looked at in steps of one leaf, wider as the cluster grows.
    let leaf = report
        .network
        .as_ref()
        .ok()
        .and_then(|network| network.fabric.plane())
        .map_or(1, |tree| u64::from(tree.ports.split[0].down));
    let mut size = gpus;
    let more = loop {
        let step = leaf * (size / (leaf * 64)).max(1);
        size = (size / leaf * leaf).saturating_add(step);
        if size > MAX_GPUS {
            break None;
        }
        match each(size) {
            Some(price) if price.0 <= before.0 => break Some(size - gpus),
            Some(_) => {}
            None => break None,
        }
    };
    Some(Payback {
        cliff,
        before,
        fewer: gpus - (cliff.at - 1),
        more,
    })
}
