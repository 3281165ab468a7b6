//! Module cages of a switch: how many modules its ports down and its ports up take, rounded up to whole ones.

use crate::scenario::Layer;

use super::fabric::Clos;

/// Modules in the cages of one tier of a tree: for its ports down and for its ports up, which share a cage where the
/// module is the same.
pub(super) fn cages(tree: &Clos, tier: usize, low: &Layer, high: Option<&Layer>) -> [u64; 2] {
    if tier >= usize::from(tree.tiers) {
        return [0; 2];
    }
    let up = tree.up(tier);
    let pluggable = |layer: &Layer| layer.module.map(|module| (module, layer.ends));
    let (below, above) = (pluggable(low), high.and_then(pluggable));
    let shared = below.is_some() && below == above;
    let whole =
        |kind: Option<(_, u64)>, ports: u64| kind.map_or(0, |(_, ends)| ports.div_ceil(ends));
    let mut all = [0; 2];
    for (count, down) in tree.down(tier) {
        let lower = whole(below, down);
        let upper = if shared {
            whole(above, down + up) - lower
        } else {
            whole(above, up)
        };
        all[0] += count * lower;
        all[1] += count * upper;
    }
    all
}
