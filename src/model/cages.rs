//! Module cages of a switch: how many modules its ports down and its ports up take, rounded up to whole ones.

use crate::scenario::Layer;

use super::fabric::Clos;

/// Modules in the cages of one tier of a tree: for its ports down and for its ports up. Trunks of the two layers leave a
/// switch on their own sides, so that no module serves both.
pub(super) fn cages(tree: &Clos, tier: usize, low: &Layer, high: Option<&Layer>) -> [u64; 2] {
    if tier >= usize::from(tree.tiers) {
        return [0; 2];
    }
    let whole = |layer: Option<&Layer>, ports: u64| {
        let pluggable = layer.filter(|layer| layer.module.is_some());
        pluggable.map_or(0, |layer| ports.div_ceil(layer.ends))
    };
    let mut all = [0; 2];
    for (count, down) in tree.down(tier) {
        all[0] += count * whole(Some(low), down);
        all[1] += count * whole(high, tree.up(tier));
    }
    all
}
