//! Module cages of a switch: how many modules its ports down and its ports up take, rounded up to whole ones.

use crate::scenario::Layer;

use super::fabric::Clos;

/// Modules in the cages of one tier of a tree: for its ports down and for its ports up.
pub(super) fn cages(tree: &Clos, tier: usize, low: &Layer, high: Option<&Layer>) -> [u64; 2] {
    if tier >= usize::from(tree.tiers) {
        return [0; 2];
    }
    let up = tree.up(tier);
    let above = high.and_then(|layer| layer.module.map(|module| (module, layer.ends)));
    let below = low.module.map(|module| (module, low.ends));
    let mut all = [0; 2];
    for (count, down) in tree.down(tier) {
        let [mut lower, mut upper] = [0; 2];
        match (below, above) {
            (Some(one), Some(other)) if one == other => {
                lower = down.div_ceil(one.1);
                upper = (down + up).div_ceil(one.1) - lower;
            }
            _ => {
                if let Some((_, ends)) = below {
                    lower = down.div_ceil(ends);
                }
                if let Some((_, ends)) = above {
                    upper = up.div_ceil(ends);
                }
            }
        }
        all[0] += count * lower;
        all[1] += count * upper;
    }
    all
}
