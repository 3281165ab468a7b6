//! The page of a tree: its rows from the top tier down to the hosts, its planes behind it or its rails side by side.

use crate::model::fabric::{Clos, Copies, Fabric, Shape};
use crate::scenario::Topology;

use super::captions::captions;
use super::grow::{Growth, TIERS};
use super::hosts::Hosts;
use super::pen::Pen;
use super::pick::{Span, picks};
use super::route::example;
use super::wire::{Line, more};
use super::words::{self, Lines, Say};
use super::{Anchor, Around, Bundle, Rect, Voice};

/// Room above the top row, for the words over it, and below the leaves inside a sheet.
const EDGE: f64 = 30.0;

/// Where everything stands.
struct Page<'a> {
    fabric: &'a Fabric,
    tree: &'a Clos,
    tiers: usize,
    hosts: Hosts,
    /// Labels of the rows and of the layers below them.
    rows: Vec<Lines>,
    links: Vec<Lines>,
    /// Upper edge of the front sheet, heights of the tiers, and that of the hosts.
    head: f64,
    y: [f64; TIERS],
    floor: f64,
    /// Planes behind the one that is drawn, and from one to the next.
    behind: u64,
    step: f64,
    /// The front sheet.
    field: Span,
}

/// Draws the trees of a fabric.
pub fn draw(pen: &mut Pen, fabric: &Fabric) {
    let (Some(tree), Shape::Trees(trees)) = (fabric.plane(), &fabric.shape) else {
        return;
    };
    let page = Page::of(pen, fabric, tree);
    page.sheets(pen);
    let (mut lines, room) = if fabric.setup.topology == Topology::RailOnly {
        page.rails(pen, trees)
    } else {
        page.pods(pen)
    };
    if page.tiers > 1 {
        example(pen, tree, &lines, page.y[page.tiers - 1], room);
    }
    page.bundles(pen, &mut lines);
    page.words(pen);
}

impl<'a> Page<'a> {
    fn of(pen: &Pen, fabric: &'a Fabric, tree: &'a Clos) -> Self {
        let tiers = usize::from(tree.tiers);
        let rails = fabric.setup.topology == Topology::RailOnly;
        let behind = u64::from(fabric.setup.planes.clamp(1, 8) - 1);
        let step = if pen.narrow { 3.0 } else { 5.0 };
        let deep = behind as f64 * step;
        let framed = behind > 0 || rails;
        let label = |lines| pen.wrapped(lines, pen.column);
        let rows: Vec<Lines> = (0..tiers)
            .map(|tier| label(words::row(fabric, tree, tier)))
            .collect();
        let links: Vec<Lines> = (0..tiers)
            .map(|layer| label(words::bundle(fabric, layer)))
            .collect();
        let head = if framed { 22.0 + deep } else { 0.0 };
        let mut floor = head + if framed || tiers > 1 { EDGE } else { 12.0 };
        let mut y = [0.0; TIERS];
        for tier in (0..tiers).rev() {
            y[tier] = floor;
            let (own, link) = (rows[tier].len() as f64, links[tier].len() as f64);
            floor += if pen.narrow {
                (own + link) * pen.lead + 26.0
            } else {
                (own * pen.lead + 26.0).max(118.0)
            };
        }
        let field = Span {
            from: pen.field.from,
            to: pen.field.to - deep,
        };
        let hosts = Hosts::of(fabric);
        Self {
            fabric,
            tree,
            tiers,
            hosts,
            rows,
            links,
            head,
            y,
            floor,
            behind,
            step,
            field,
        }
    }

    /// Lower and upper end of the links to hosts.
    fn ends(&self, pen: &Pen) -> (f64, f64) {
        (
            self.floor - self.hosts.tall() / 2.0,
            self.y[0] + pen.tall / 2.0,
        )
    }

    fn sheet(&self, span: Span, off: f64) -> Rect {
        Rect {
            x: span.from + off,
            y: self.head - off,
            w: span.wide(),
            h: self.y[0] + EDGE - self.head,
        }
    }

    /// The planes, one behind the other.
    fn sheets(&self, pen: &mut Pen) {
        if self.behind == 0 {
            return;
        }
        for sheet in (0..=self.behind).rev() {
            pen.frame(
                self.sheet(self.field, sheet as f64 * self.step),
                Around::Plane,
            );
        }
        let mut text = String::new();
        text.count(self.behind + 1).say(" planes");
        if self.fabric.setup.topology != Topology::RailOnly {
            text.say(" alike; one is drawn");
            pen.text((self.field.from, 11.0), Voice::Name, Anchor::Start, text);
        } else if self.field.wide() > 400.0 {
            pen.text((pen.field.to, 11.0), Voice::Note, Anchor::End, text);
        }
    }

    fn inside(&self, pen: &Pen) -> Span {
        self.field.inset(match (self.behind, pen.narrow) {
            (0, _) => 0.0,
            (_, true) => 4.0,
            _ => 10.0,
        })
    }

    /// One tree with its hosts; returns its links, and the room for words above it.
    fn pods(&self, pen: &mut Pen) -> ([Vec<Line>; TIERS], Span) {
        let inside = self.inside(pen);
        let mut growth = Growth::new(pen, self.tree, inside, self.y);
        growth.whole(pen, inside);
        let mut lines = std::mem::take(&mut growth.lines);
        lines[0] = self
            .hosts
            .under(pen, &growth.groups, self.tiers < 3, self.ends(pen));
        let under = self.floor + self.hosts.tall() / 2.0 + 17.0;
        captions(pen, self.tree, &growth.pods, under);
        (lines, inside)
    }

    /// Rails that nothing joins, each a tree of its own.
    fn rails(&self, pen: &mut Pen, trees: &[Copies; 2]) -> ([Vec<Line>; TIERS], Span) {
        let planes = u64::from(self.fabric.setup.planes);
        let longer = trees[0].times / planes;
        let count = longer + trees[1].times / planes;
        let few = pen.narrow || self.tiers > 2;
        let picks = picks(count, if few { 3 } else { 4 });
        let (gap, space) = if pen.narrow {
            (14.0, 5.0)
        } else {
            (40.0, 10.0)
        };
        let inside = self.inside(pen);
        let mut lines: [Vec<Line>; TIERS] = Default::default();
        let mut ends = Vec::new();
        let mut room = None;
        for (pick, span) in inside.cells(&picks, gap, space) {
            let Some(rail) = pick else {
                more(pen, span.middle(), (self.y[0] + self.head) / 2.0, 14.0);
                continue;
            };
            room = room.or(Some(span));
            pen.frame(self.sheet(span, 0.0), Around::Plane);
            let mut text = String::from("Rail ");
            text.count(rail + 1);
            let deep = self.behind as f64 * self.step;
            pen.text(
                (span.from, self.head - deep - 8.0),
                Voice::Name,
                Anchor::Start,
                text,
            );
            let span = span.inset(if pen.narrow { 3.0 } else { 8.0 });
            let tree = &trees[usize::from(rail >= longer)].of;
            let mut growth = Growth::new(pen, tree, span, self.y);
            growth.whole(pen, span);
            for (all, own) in lines.iter_mut().zip(&mut growth.lines) {
                all.append(own);
            }
            let mut leaves = Vec::new();
            for group in growth.groups {
                leaves.extend(group.leaves);
            }
            ends.push(leaves);
        }
        lines[0] = self.hosts.across(pen, inside, &ends, self.ends(pen));
        (lines, room.unwrap_or(inside))
    }

    /// Links as thick as their layer is wide, next to that of the hosts.
    fn bundles(&self, pen: &mut Pen, lines: &mut [Vec<Line>; TIERS]) {
        let most = lines.iter().map(Vec::len).max().unwrap_or(1).max(1) as f64;
        let base = (self.field.wide() * 0.16 / most).clamp(0.6, 2.0);
        let hosts = self.fabric.cables(0) as f64;
        for (layer, lines) in lines.iter_mut().enumerate().take(self.tiers) {
            let ratio = self.fabric.cables(layer) as f64 / hosts;
            pen.bundle(Bundle {
                layer,
                copper: self.fabric.setup.layers[layer].copper.is_some(),
                thick: (base * ratio).clamp(0.4, 4.0),
                lines: std::mem::take(lines),
            });
        }
    }

    /// The labels of rows and layers, and beside each layer a bar as wide as its bandwidth.
    fn words(&self, pen: &mut Pen) {
        let cables = |layer: usize| self.fabric.cables(layer) as f64;
        let most = (0..self.tiers).map(cables).fold(1.0, f64::max);
        for tier in 0..self.tiers {
            let (row, link) = (&self.rows[tier], &self.links[tier]);
            let upper = self.y[tier];
            let lower = if tier == 0 {
                self.floor
            } else {
                self.y[tier - 1]
            };
            pen.block((0.0, upper), Anchor::Start, row);
            if pen.narrow {
                let down = (row.len() as f64 + 0.3) * pen.lead;
                pen.block((0.0, upper + down), Anchor::Start, link);
                continue;
            }
            let high = (link.len() as f64 - 1.0) * pen.lead;
            pen.block(
                (pen.links, (upper + lower - high) / 2.0),
                Anchor::Start,
                link,
            );
            let w = (10.0 * cables(tier) / most).max(0.5);
            let at = Rect {
                x: pen.links - 10.0 - w,
                y: upper + 8.0,
                w,
                h: lower - upper - 16.0,
            };
            let copper = self.fabric.setup.layers[tier].copper.is_some();
            pen.frame(at, Around::Flow { copper });
        }
        let hosts = pen.wrapped(words::hosts(self.fabric), pen.column);
        pen.block((0.0, self.floor), Anchor::Start, &hosts);
        let captions = self.hosts.tall() / 2.0 + 16.0 + 2.0 * pen.lead;
        pen.height(self.floor + captions.max(hosts.len() as f64 * pen.lead));
    }
}
