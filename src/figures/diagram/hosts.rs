//! The row of servers, each port under the leaf it goes to.

use crate::model::fabric::Fabric;

use super::Kind;
use super::grow::Group;
use super::pen::Pen;
use super::pick::{Slice, Span, filled, picks};
use super::wire::{Line, Spot, even, join, more};

/// The hosts of a fabric.
pub struct Hosts {
    /// Servers or racks.
    pub count: u64,
    /// Accelerators of one that go to as many leaves.
    pub rails: u64,
    /// Racks, not servers.
    pub racks: bool,
}

impl Hosts {
    pub fn of(fabric: &Fabric) -> Self {
        let platform = fabric.setup.platform;
        let each = u64::from(platform.gpus_per_server.max(1));
        Self {
            count: fabric.gpus.div_ceil(each),
            rails: u64::from(platform.rails.max(1)),
            racks: each > 32,
        }
    }

    /// Height of one in the drawing.
    pub fn tall(&self) -> f64 {
        if self.racks { 26.0 } else { 14.0 }
    }

    /// A server in a cell, and where its ports are.
    fn one(
        &self,
        pen: &mut Pen,
        (x, y): (f64, f64),
        cell: f64,
        ports: u64,
        there: bool,
    ) -> Vec<Spot> {
        let size = (cell - 5.0).clamp(5.0, 6.0 * ports as f64 + 6.0).min(60.0);
        let ports = ports.min(((size - 2.0) / 4.2) as u64).max(1);
        let kind = match (there, self.racks) {
            (false, _) => Kind::NoHost,
            (_, true) => Kind::Rack(ports as u8),
            _ => Kind::Host(ports as u8),
        };
        pen.node((x, y), (size, self.tall()), kind);
        let step = size / ports as f64;
        let first = x - size / 2.0 + step / 2.0;
        let slice = Slice::default();
        (0..ports)
            .map(|port| Spot {
                x: first + port as f64 * step,
                wide: 0.0,
                slice,
            })
            .collect()
    }

    /// Servers under their groups of leaves; returns the links. Those of one rail group go to leaves of their own.
    pub fn under(
        &self,
        pen: &mut Pen,
        groups: &[Group],
        one: bool,
        heights: (f64, f64),
    ) -> Vec<Line> {
        let mut lines = Vec::new();
        let y = heights.0 + self.tall() / 2.0;
        for group in groups {
            let least = if pen.narrow { 30.0 } else { 46.0 };
            let cells = ((group.span.wide() / least) as u64).clamp(1, 12);
            // Of a pod of many only the first and the last; a small cluster is drawn whole.
            let count = if one { self.count } else { cells.max(3) + 1 };
            let picks = picks(count, if one { cells } else { cells.min(4) });
            let drawn = picks.iter().flatten().count();
            let leaves = group.leaves.len();
            let stand = match leaves {
                0 => 0,
                _ => filled(drawn, (group.share * 1e3).ceil() as u64, 1_000),
            };
            // As many leaves for a server as it has rails, as far as so many are drawn.
            let apart = (leaves + 1) / (self.rails.min(4) as usize);
            let windows = (group.full.div_ceil(self.rails) as usize)
                .min(apart.max(1))
                .min(stand.max(1));
            let (mut ports, mut pairs, mut done) = (Vec::new(), Vec::new(), 0);
            for (x, cell, pick) in even(group.span, &picks) {
                if pick.is_none() {
                    more(pen, x, y, cell);
                    continue;
                }
                let own = self.one(pen, (x, y), cell, self.rails, done < stand);
                if done < stand {
                    let window = done * windows / stand;
                    let (from, to) = (window * leaves / windows, (window + 1) * leaves / windows);
                    for port in 0..own.len() {
                        let leaf = from + spread(port, own.len(), to - from);
                        pairs.push((ports.len() + port, leaf));
                    }
                    ports.extend(own);
                }
                done += 1;
            }
            join(&mut lines, &pairs, &ports, &group.leaves, heights);
        }
        lines
    }

    /// Servers that reach every one of some rails; returns the links.
    pub fn across(
        &self,
        pen: &mut Pen,
        span: Span,
        rails: &[Vec<Spot>],
        heights: (f64, f64),
    ) -> Vec<Line> {
        let mut lines = Vec::new();
        let y = heights.0 + self.tall() / 2.0;
        let picks = picks(self.count, if pen.narrow { 3 } else { 5 });
        let drawn = picks.iter().flatten().count();
        let mut done = 0;
        for (x, cell, pick) in even(span, &picks) {
            if pick.is_none() {
                more(pen, x, y, cell);
                continue;
            }
            let ports = self.one(pen, (x, y), cell, self.rails, true);
            let last = rails.len().max(1) - 1;
            for (place, leaves) in rails.iter().enumerate() {
                if let Some(leaf) = leaves.get(spread(done, drawn, leaves.len())) {
                    let port = if place == last {
                        ports.len() - 1
                    } else {
                        place.min(ports.len() - 1)
                    };
                    let at = leaf.x + leaf.wide * 0.6 * ((done as f64 + 0.5) / drawn as f64 - 0.5);
                    lines.push([ports[port].x, heights.0, at, heights.1]);
                }
            }
            done += 1;
        }
        lines
    }
}

/// Which of some leaves one of some ports goes to, the first to the first and the last to the last.
fn spread(port: usize, ports: usize, leaves: usize) -> usize {
    if leaves > ports && ports > 1 {
        port * (leaves - 1) / (ports - 1)
    } else {
        port * leaves / ports
    }
}
