//! How many of everything a width has room for.

use crate::model::fabric::Clos;

use super::grow::TIERS;
use super::pick::{Slice, Span, picks, places, rise};

/// Inside a rail, and on a phone, everything stands closer than where a tree has this width.
const TIGHT: f64 = 300.0;

/// Cells for what is drawn of each.
#[derive(Clone, Copy)]
pub struct Cells {
    pub pods: u64,
    pub groups: u64,
    pub leaves: u64,
}

/// Gap and space between pods, between the groups of a pod, and inside those.
pub fn gaps(wide: f64) -> [(f64, f64, f64); 2] {
    if wide < TIGHT {
        [(16.0, 5.0, 0.0), (7.0, 3.0, 3.0)]
    } else {
        [(44.0, 8.0, 0.0), (14.0, 5.0, 6.0)]
    }
}

/// Widths of a pod and of a group.
fn widths(tree: &Clos, cells: Cells, wide: f64) -> [f64; 2] {
    let [pods, groups] = gaps(wide);
    let share = |wide: f64, count: u64, cells: u64, (gap, space, inset): (f64, f64, f64)| {
        let span = Span {
            from: inset,
            to: wide - inset,
        };
        span.cells(&picks(count, cells), gap, space)[0].1.wide()
    };
    match tree.tiers {
        3 => [share(wide, tree.blocks(), cells.pods, pods); 2],
        4 => {
            let pod = share(wide, tree.blocks(), cells.pods, pods);
            [pod, share(pod, tree.groups[1], cells.groups, groups)]
        }
        _ => [wide; 2],
    }
}

/// How many of each can be drawn on a width, and the distance from leaf to leaf.
pub fn fit(tree: &Clos, wide: f64) -> (Cells, f64) {
    let tight = wide < TIGHT;
    let least = if tight { 9.2 } else { 13.0 };
    let leaves = if tree.tiers >= 3 {
        tree.groups[0]
    } else {
        tree.switches[0]
    };
    let several: &[u64] = if tight { &[3] } else { &[4, 3] };
    let pods = if tree.tiers < 3 { &[1] } else { several };
    let groups = if tree.tiers < 4 { &[1] } else { several };
    let most = if tree.tiers < 3 { 16 } else { 8 };
    // Four cells are three and a gap, three are two and a gap; a gap for one is none.
    for wanted in [4, 3, 1] {
        for pods in pods {
            for groups in groups {
                let mut cells = Cells {
                    pods: *pods,
                    groups: *groups,
                    leaves: most,
                };
                let group = widths(tree, cells, wide)[1] - 6.0;
                cells.leaves = ((group / least) as u64).max(1).min(most);
                let drawn = picks(leaves, cells.leaves).len() as u64;
                if drawn >= wanted.min(leaves) && (cells.leaves > 2 || wanted == 1) {
                    return (cells, group / drawn as f64);
                }
            }
        }
    }
    // Too narrow for even that: one of each, down to one group for a whole pod.
    let mut cells = Cells {
        pods: 3,
        groups: 3,
        leaves: 1,
    };
    if widths(tree, cells, wide)[1] < 12.0 {
        cells.groups = 1;
    }
    (cells, widths(tree, cells, wide)[1] - 6.0)
}

/// Switches drawn at every tier of one container: as many above each other as there is room for.
pub fn slices(tree: &Clos, cells: Cells, pitch: f64, wide: f64) -> [Vec<Option<Slice>>; TIERS] {
    let mut all: [Vec<Option<Slice>>; TIERS] = Default::default();
    all[0] = vec![Some(Slice::default())];
    let tiers = usize::from(tree.tiers);
    for tier in 1..tiers {
        let (fan, room) = if tier + 1 == tiers {
            (tree.cores, wide * 0.9)
        } else {
            let room = widths(tree, cells, wide)[usize::from(tier == 1)];
            (tree.widths[tier - 1], room)
        };
        let first = if tier == 1 { cells.leaves } else { 4 };
        // Two cells are one and a gap: no better than one.
        for many in (1..=first).rev().filter(|many| *many != 2 || fan == 2) {
            all[tier] = rise(&all[tier - 1], u64::from(fan), many);
            if places(&all[tier]).1 * pitch.clamp(9.0, 13.0) <= room {
                break;
            }
        }
    }
    all
}
