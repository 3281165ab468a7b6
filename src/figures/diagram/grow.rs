//! A tree on the page: pods side by side, every switch above what hangs on it, links from port to port.

use crate::model::fabric::Clos;

use super::fit::{Cells, fit, gaps, slices};
use super::pen::Pen;
use super::pick::{Slice, Span, filled, picks, places};
use super::wire::{Line, Spot, even, join, more};
use super::{Around, Kind, Rect};

pub use crate::scenario::MAX_TIERS as TIERS;

/// Leaves side by side under the same spines.
pub struct Group {
    pub span: Span,
    /// Those that stand there.
    pub leaves: Vec<Spot>,
    /// Share of a full group that stands there.
    pub share: f64,
    /// Leaves of a full one.
    pub full: u64,
}

/// A pod's place under the tree, for its caption.
pub struct Pod {
    pub span: Span,
    /// Its number, or the gap.
    pub at: Option<u64>,
    /// Leaves or groups of it, of so many.
    pub have: u64,
    pub full: u64,
}

/// A tree being drawn.
pub struct Growth<'a> {
    tree: &'a Clos,
    cells: Cells,
    /// Width of the whole tree.
    wide: f64,
    /// Switches drawn at every tier of one container.
    slices: [Vec<Option<Slice>>; TIERS],
    /// Heights of the tiers.
    y: [f64; TIERS],
    glyph: f64,
    half: f64,
    pub lines: [Vec<Line>; TIERS],
    pub groups: Vec<Group>,
    pub pods: Vec<Pod>,
}

impl<'a> Growth<'a> {
    pub fn new(pen: &Pen, tree: &'a Clos, span: Span, y: [f64; TIERS]) -> Self {
        let (cells, pitch) = fit(tree, span.wide());
        let slices = slices(tree, cells, pitch, span.wide());
        Self {
            tree,
            cells,
            wide: span.wide(),
            slices,
            y,
            glyph: (pitch * 0.66).clamp(2.5, 24.0),
            half: pen.tall / 2.0,
            lines: Default::default(),
            groups: Vec::new(),
            pods: Vec::new(),
        }
    }

    /// Draws all of it.
    pub fn whole(&mut self, pen: &mut Pen, span: Span) {
        if self.tree.tiers == 1 {
            let wide = (span.wide() * 0.42)
                .clamp(20.0, 220.0)
                .min(span.wide() - 8.0);
            pen.node(
                (span.middle(), self.y[0]),
                (wide, pen.tall * 1.4),
                Kind::Switch,
            );
            let only = Spot {
                x: span.middle(),
                wide,
                slice: Slice::default(),
            };
            self.group(span, vec![only], 1, 1);
            return;
        }
        self.container(pen, usize::from(self.tree.tiers) - 1, 0, span, true);
    }

    fn group(&mut self, span: Span, leaves: Vec<Spot>, have: u64, full: u64) {
        let share = have as f64 / full as f64;
        self.groups.push(Group {
            span,
            leaves,
            share,
            full,
        });
    }

    /// A stretch of switches under shared parents, with what hangs on them; returns those parents.
    fn container(
        &mut self,
        pen: &mut Pen,
        level: usize,
        index: u64,
        span: Span,
        real: bool,
    ) -> Vec<Spot> {
        let top = level + 1 == usize::from(self.tree.tiers);
        let below = self.tree.across(level - 1);
        let (full, first) = if top {
            (below, 0)
        } else {
            let group = self.tree.groups[level - 1];
            (group, group * index)
        };
        let have = if real {
            below.saturating_sub(first).min(full)
        } else {
            0
        };
        if !top {
            self.frame(pen, level, span, have, full);
        }
        let own = self.row(pen, level, span, real);
        let mut lower = Vec::new();
        if level == 1 {
            let picks = picks(full, self.cells.leaves);
            let stand = filled(picks.iter().flatten().count(), have, full);
            let mut done = 0;
            for (x, wide, pick) in even(span.inset(3.0), &picks) {
                match pick {
                    None => more(pen, x, self.y[0], wide),
                    Some(_) => {
                        let there = done < stand;
                        done += 1;
                        let kind = if there { Kind::Switch } else { Kind::Absent };
                        pen.node((x, self.y[0]), (self.glyph, pen.tall), kind);
                        if there {
                            let wide = self.glyph;
                            lower.push(Spot {
                                x,
                                wide,
                                slice: Slice::default(),
                            });
                        }
                    }
                }
            }
            self.group(span, lower.clone(), have, full);
        } else {
            self.children(pen, level, top, (first, have, full), span, &mut lower);
        }
        self.wire(level, &lower, &own);
        own
    }

    fn children(
        &mut self,
        pen: &mut Pen,
        level: usize,
        top: bool,
        (first, have, full): (u64, u64, u64),
        span: Span,
        lower: &mut Vec<Spot>,
    ) {
        let cells = if top {
            self.cells.pods
        } else {
            self.cells.groups
        };
        let (gap, space, inset) = gaps(self.wide)[usize::from(!top)];
        let picks = picks(full, cells);
        let stand = filled(picks.iter().flatten().count(), have, full);
        let middle = (self.y[level - 1] + self.y[0]) / 2.0;
        let mut done = 0;
        for (pick, span) in span.inset(inset).cells(&picks, gap, space) {
            let Some(at) = pick else {
                more(pen, span.middle(), middle, gap);
                if top {
                    self.pods.push(Pod {
                        span,
                        at: None,
                        have: 0,
                        full: 0,
                    });
                }
                continue;
            };
            let there = done < stand;
            done += 1;
            // The last that stands there shows whether it is full.
            let at = if there && done == stand && stand > 1 {
                have - 1
            } else {
                at
            };
            if top {
                let each = self.tree.groups[level - 2];
                let have = (self.tree.across(level - 2) - at * each).min(each);
                self.pods.push(Pod {
                    span,
                    at: Some(at),
                    have,
                    full: each,
                });
            }
            lower.extend(self.container(pen, level - 1, first + at, span, there));
        }
    }

    fn frame(&self, pen: &mut Pen, level: usize, span: Span, have: u64, full: u64) {
        let inner = level == 1 && self.tree.tiers == 4;
        let room = if inner { 11.0 } else { 17.0 };
        let at = Rect {
            x: span.from,
            y: self.y[level] - room,
            w: span.wide(),
            h: self.y[0] - self.y[level] + 2.0 * room,
        };
        let kind = match (have < full, inner) {
            (true, _) => Around::Partial,
            (_, true) => Around::Group,
            _ => Around::Pod,
        };
        pen.frame(at, kind);
    }

    /// The switches of a container's own tier.
    fn row(&self, pen: &mut Pen, tier: usize, span: Span, real: bool) -> Vec<Spot> {
        let top = tier + 1 == usize::from(self.tree.tiers);
        let inset = span.inset(if top { span.wide() * 0.03 } else { 3.0 });
        let slices = &self.slices[tier];
        let (places, count) = places(slices);
        let cell = inset.wide() / count;
        let wide = (cell * 0.66).clamp(2.5, self.glyph.max(14.0));
        let y = self.y[tier];
        let mut spots = Vec::new();
        let mut sets: Vec<(u64, Span)> = Vec::new();
        for (slice, place) in slices.iter().zip(places) {
            let x = inset.from + place * cell;
            let Some(slice) = *slice else {
                more(pen, x, y, cell);
                continue;
            };
            let (from, to) = (x - cell / 2.0, x + cell / 2.0);
            match sets.last_mut() {
                Some((under, set)) if *under == slice.under => set.to = to,
                _ => sets.push((slice.under, Span { from, to })),
            }
            if slice.gap {
                more(pen, x, y, cell);
                continue;
            }
            let kind = match (self.tree.is_circuit(tier), real) {
                (true, _) => Kind::Circuit,
                (_, true) => Kind::Switch,
                _ => Kind::Absent,
            };
            pen.node((x, y), (wide, pen.tall), kind);
            if real {
                spots.push(Spot { x, wide, slice });
            }
        }
        if top && sets.len() > 1 && sets.len() < spots.len() {
            let h = 2.0 * pen.tall + 2.0;
            for (_, set) in sets {
                let (x, w, y) = (set.from, set.wide(), y - h / 2.0);
                pen.frame(Rect { x, y, w, h }, Around::Pod);
            }
        }
        spots
    }

    /// Links between two tiers: every switch to those above its slice, from port to port.
    fn wire(&mut self, layer: usize, lower: &[Spot], upper: &[Spot]) {
        let mut pairs = Vec::new();
        for (low, from) in lower.iter().enumerate() {
            for (high, to) in upper.iter().enumerate() {
                if to.slice.under == from.slice.own {
                    pairs.push((low, high));
                }
            }
        }
        let heights = (self.y[layer - 1] - self.half, self.y[layer] + self.half);
        join(&mut self.lines[layer], &pairs, lower, upper, heights);
    }
}
