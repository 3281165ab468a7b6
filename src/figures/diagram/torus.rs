//! The page of a torus: cubes in a ring, and above them the circuit switches of its three directions, one for each place
//! on a cube's face.

use crate::model::fabric::{Fabric, Torus};

use super::pen::Pen;
use super::pick::{Picks, Slice, picks};
use super::wire::{Spot, even, join, more};
use super::words::{self, Lines, Say, line};
use super::{Anchor, Around, Bundle, Kind, Rect, Voice};

/// Top of the grids of circuit switches.
const TOP: f64 = 22.0;

/// The measures of a page.
struct Page {
    /// Places along an edge of a face, and from one to the next.
    edge: usize,
    step: f64,
    /// The cubes that are drawn, their middle and their size.
    cubes: Picks,
    middle: f64,
    side: f64,
    tall: f64,
}

/// Draws a torus.
pub fn draw(pen: &mut Pen, fabric: &Fabric, torus: &Torus) {
    let label = |lines| pen.wrapped(lines, pen.column);
    let boxes = label(of_circuits(fabric, torus));
    let links = label(words::bundle(fabric, 0));
    let hosts = label(of_cubes(fabric, torus));
    let inside = of_copper(fabric, torus).map(label);
    let own = boxes.len() as f64 * pen.lead;
    let cubes = picks(torus.cubes, if pen.narrow { 3 } else { 5 });
    let side = (pen.field.wide() / cubes.len() as f64 * 0.7).clamp(30.0, 66.0);
    let edge = torus.edge.clamp(1, 6) as usize;
    let step = if pen.narrow { 13.0 } else { 18.0 };
    let grid = step * edge as f64;
    let below = match pen.narrow {
        true => own + links.len() as f64 * pen.lead + 44.0,
        false => grid + 130.0,
    };
    let page = Page {
        edge,
        step,
        cubes,
        middle: TOP + below + side / 2.0,
        side,
        tall: side * 1.06,
    };
    page.ring(pen, torus);
    let mirrors = page.mirrors(pen);
    let ports = page.cubes(pen, torus);
    // Each face of a cube has a link to every place of its direction; the two opposite faces go to the same switch.
    let mut pairs = Vec::new();
    for cube in 0..ports.len() {
        for place in 0..mirrors.len() {
            pairs.push((cube, place));
            pairs.push((cube, place));
        }
    }
    let mut lines = Vec::new();
    let ends = (page.middle, TOP + grid - step * 0.2);
    join(&mut lines, &pairs, &ports, &mirrors, ends);
    let thick = if pen.narrow { 0.7 } else { 1.0 };
    pen.bundle(Bundle {
        layer: 0,
        copper: false,
        thick,
        lines,
    });
    let first = page.middle - side * 0.3;
    pen.block((0.0, TOP + 6.0), Anchor::Start, &boxes);
    let at = match pen.narrow {
        true => TOP + own + 14.0,
        false => TOP + grid + 65.0 - pen.lead,
    };
    pen.block((pen.links, at), Anchor::Start, &links);
    pen.block((0.0, first), Anchor::Start, &hosts);
    if !pen.narrow
        && let Some(inside) = inside
    {
        pen.block((pen.links, first), Anchor::Start, &inside);
    }
    let floor = page.middle + page.tall / 2.0 + 50.0;
    pen.height(floor.max(first + hosts.len() as f64 * pen.lead));
}

impl Page {
    /// The ring behind the cubes: from one to the next, and back.
    fn ring(&self, pen: &mut Pen, torus: &Torus) {
        let cell = pen.field.wide() / self.cubes.len() as f64;
        let at = Rect {
            x: pen.field.from + cell / 2.0,
            y: self.middle,
            w: pen.field.wide() - cell,
            h: self.tall / 2.0 + 26.0,
        };
        if torus.cubes < 2 {
            return;
        }
        pen.frame(at, Around::Ring);
        let mut text = String::from("wrap-around: rings of up to ");
        text.count(torus.cubes).say(" cubes");
        let under = at.y + at.h + 15.0;
        pen.caption((pen.field.middle(), under), Voice::Note, text);
    }

    /// The circuit switches of the three directions; returns the lowest row of each, where the links arrive.
    fn mirrors(&self, pen: &mut Pen) -> Vec<Spot> {
        let grid = self.step * self.edge as f64;
        let mut lowest = Vec::new();
        let directions: Picks = (0..3).map(Some).collect();
        let field = pen.field;
        for ((x, _, _), name) in even(field, &directions).zip(["x", "y", "z"]) {
            let at = Rect {
                x: x - grid / 2.0 - 4.0,
                y: TOP - 4.0,
                w: grid + 8.0,
                h: grid + 8.0,
            };
            pen.frame(at, Around::Pod);
            pen.text(
                (x, TOP - 10.0),
                Voice::Name,
                Anchor::Middle,
                name.to_owned(),
            );
            for place in 0..self.edge * self.edge {
                let (column, row) = (place % self.edge, place / self.edge);
                let x = x - grid / 2.0 + (column as f64 + 0.5) * self.step;
                let y = TOP + (row as f64 + 0.5) * self.step;
                let size = self.step * 0.52;
                pen.node((x, y), (size, size), Kind::Circuit);
                if row + 1 == self.edge {
                    lowest.push(Spot {
                        x,
                        wide: size,
                        slice: Slice::default(),
                    });
                }
            }
        }
        lowest
    }

    /// The cubes; returns where their links begin.
    fn cubes(&self, pen: &mut Pen, torus: &Torus) -> Vec<Spot> {
        let layer = torus.edge * torus.edge;
        let last = torus.chips - (torus.cubes - 1) * layer * torus.edge;
        let mut ports = Vec::new();
        let field = pen.field;
        for (x, cell, pick) in even(field, &self.cubes) {
            let Some(cube) = pick else {
                more(pen, x, self.middle, cell);
                continue;
            };
            // Layers of a cube that is not full, the last begun one counted.
            let full = if cube + 1 == torus.cubes {
                last.div_ceil(layer)
            } else {
                torus.edge
            };
            let kind = Kind::Cube(full as u8, torus.edge as u8);
            pen.node((x, self.middle), (self.side, self.tall), kind);
            ports.push(Spot {
                x,
                wide: self.side * 0.8,
                slice: Slice::default(),
            });
        }
        ports
    }
}

/// The label of its circuit switches.
fn of_circuits(fabric: &Fabric, torus: &Torus) -> Lines {
    let mut lines = Lines::new();
    line(&mut lines, Voice::Count).count(torus.circuits);
    line(&mut lines, Voice::Name).say("circuit switches");
    let note = line(&mut lines, Voice::Note);
    note.count(torus.circuits / 3).say(" for each direction");
    let most = fabric.setup.circuit.ports.value as u64;
    let note = line(&mut lines, Voice::Note);
    note.count(torus.ports_in_use())
        .say(" of ")
        .count(most)
        .say(" ports");
    lines
}

/// The label of its cubes.
fn of_cubes(fabric: &Fabric, torus: &Torus) -> Lines {
    let edge = torus.edge;
    let mut lines = Lines::new();
    line(&mut lines, Voice::Count).count(torus.chips);
    line(&mut lines, Voice::Name).say(fabric.setup.platform.plural);
    let note = line(&mut lines, Voice::Note).many(torus.cubes, ["cube of ", "cubes of "]);
    note.count(edge)
        .say("\u{a0}×\u{a0}")
        .count(edge)
        .say("\u{a0}×\u{a0}")
        .count(edge);
    let cube = edge * edge * edge;
    let last = torus.chips - (torus.cubes - 1) * cube;
    if last < cube {
        let strong = line(&mut lines, Voice::Strong).say("the last with ");
        strong.count(last).say("\u{a0}of\u{a0}").count(cube);
    }
    lines
}

/// The label of the copper inside the cubes.
fn of_copper(fabric: &Fabric, torus: &Torus) -> Option<Lines> {
    let cable = fabric.setup.inside?;
    let mut lines = Lines::new();
    words::links(&mut lines, fabric, torus.copper);
    line(&mut lines, Voice::Note)
        .say(cable.name)
        .say(" in the cubes");
    Some(lines)
}
