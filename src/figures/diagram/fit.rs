//! How many of everything a width has room for.

use crate::model::fabric::Clos;

use super::pick::{Span, picks};

/// Cells for what is drawn of each.
#[derive(Clone, Copy)]
pub struct Cells {
    pub pods: u64,
    pub groups: u64,
    pub leaves: u64,
}

/// Gap and space between pods, between the groups of a pod, and inside those.
pub fn gaps(tight: bool) -> [(f64, f64, f64); 2] {
    if tight {
        [(16.0, 5.0, 0.0), (8.0, 4.0, 4.0)]
    } else {
        [(44.0, 8.0, 0.0), (14.0, 5.0, 6.0)]
    }
}

/// Widths of a pod and of a group.
pub fn widths(tree: &Clos, cells: Cells, wide: f64, tight: bool) -> [f64; 2] {
    let [pods, groups] = gaps(tight);
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
pub fn fit(tree: &Clos, wide: f64, tight: bool) -> (Cells, f64) {
    let least = if tight { 9.5 } else { 13.0 };
    let leaves = if tree.tiers >= 3 {
        tree.groups[0]
    } else {
        tree.switches[0]
    };
    let several: &[u64] = if tight { &[3] } else { &[4, 3] };
    let pods = if tree.tiers < 3 { &[1] } else { several };
    let groups = if tree.tiers < 4 { &[1] } else { several };
    let most = if tree.tiers < 3 { 16 } else { 8 };
    for wanted in [4, 3, 1] {
        for (pods, groups) in pods
            .iter()
            .flat_map(|pods| groups.iter().map(move |groups| (*pods, *groups)))
        {
            // Four cells are three and a gap, three are two and a gap; a gap for one is none.
            let cells = Cells {
                pods,
                groups,
                leaves: most,
            };
            let group = widths(tree, cells, wide, tight)[1] - 6.0;
            let room = ((group / least) as u64).clamp(1, most);
            let drawn = picks(leaves, room);
            if drawn.len() as u64 >= wanted.min(leaves) && (room > 2 || wanted == 1) {
                return (
                    Cells {
                        leaves: room,
                        ..cells
                    },
                    group / drawn.len() as f64,
                );
            }
        }
    }
    // Too narrow for even that: one of each, down to one group for a whole pod.
    let mut cells = Cells {
        pods: 3,
        groups: 3,
        leaves: 1,
    };
    if widths(tree, cells, wide, tight)[1] < 12.0 {
        cells.groups = 1;
    }
    (cells, widths(tree, cells, wide, tight)[1] - 6.0)
}
