//! The page of a torus: cubes in a ring, and above them the circuit switches of its three directions, one for each place
//! on a cube's face.

use crate::model::fabric::{Fabric, Torus};
use crate::units::human;

use super::grow::{Spot, even, join, more};
use super::pen::Pen;
use super::pick::{Slice, Span, picks};
use super::words::{self, Lines};
use super::{Anchor, Around, Bundle, Kind, Rect, Voice};

/// Draws a torus.
pub fn draw(pen: &mut Pen, fabric: &Fabric, torus: &Torus) {
    let edge = torus.edge.clamp(1, 6) as usize;
    let cells = if pen.narrow { 3 } else { 5 };
    let cubes = picks(torus.cubes, cells);
    let side = (pen.field.wide() / cubes.len() as f64 * 0.7).clamp(30.0, 66.0);
    let step = if pen.narrow { 13.0 } else { 18.0 };
    let grid = step * edge as f64;
    let (top, label) = (
        22.0,
        pen.wrapped(words::circuits(fabric, torus), pen.column),
    );
    let links = pen.wrapped(words::bundle(fabric, 0), pen.column);
    let own = label.len() as f64 * pen.lead;
    let between = if pen.narrow {
        own + links.len() as f64 * pen.lead + 44.0
    } else {
        grid + 130.0
    };
    let middle = top + between + side * 0.5;
    let tall = side * 1.06;

    // The ring behind the cubes: from one to the next, and back.
    let places: Vec<_> = even(pen.field, &cubes).collect();
    if let (Some(first), Some(last)) = (places.first(), places.last()) {
        let at = Rect {
            x: first.0,
            y: middle,
            w: last.0 - first.0,
            h: tall * 0.5 + 26.0,
        };
        if at.w > 0.0 {
            pen.frame(at, Around::Ring);
        }
    }
    let mut mirrors: [Vec<Spot>; 3] = Default::default();
    let directions = ["x", "y", "z"];
    for (place, (x, _, _)) in even(pen.field, &vec![None; 3]).enumerate() {
        let at = Rect {
            x: x - grid / 2.0 - 4.0,
            y: top - 4.0,
            w: grid + 8.0,
            h: grid + 8.0,
        };
        pen.frame(at, Around::Pod);
        pen.text(
            (x, top - 10.0),
            Voice::Name,
            Anchor::Middle,
            directions[place].to_owned(),
        );
        for spot in 0..edge * edge {
            let (column, row) = ((spot % edge) as f64, (spot / edge) as f64);
            let at = (
                x - grid / 2.0 + (column + 0.5) * step,
                top + (row + 0.5) * step,
            );
            pen.node(at, (step * 0.52, step * 0.52), Kind::Circuit);
            if row as usize + 1 == edge {
                mirrors[place].push(Spot {
                    x: at.0,
                    wide: step * 0.6,
                    slice: Slice::default(),
                });
            }
        }
    }
    let mut lines = Vec::new();
    let mut ports: Vec<Spot> = Vec::new();
    let last = torus.chips - (torus.cubes - 1) * torus.edge * torus.edge * torus.edge;
    for (x, cell, pick) in &places {
        let Some(cube) = pick else {
            more(pen, *x, middle, *cell);
            continue;
        };
        let layer = torus.edge * torus.edge;
        let full = if cube + 1 == torus.cubes {
            last.div_ceil(layer)
        } else {
            torus.edge
        };
        pen.node(
            (*x, middle),
            (side, tall),
            Kind::Cube(full as u8, edge as u8),
        );
        ports.push(Spot {
            x: *x,
            wide: side * 0.8,
            slice: Slice::default(),
        });
    }
    // Each face of a cube has a link to every place of its direction; the two opposite faces go to the same switch.
    let mut upper: Vec<Spot> = Vec::new();
    for mirror in &mirrors {
        upper.extend(mirror);
    }
    let mut pairs = Vec::new();
    for cube in 0..ports.len() {
        for place in 0..upper.len() {
            pairs.extend([(cube, place); 2]);
        }
    }
    join(
        &mut lines,
        &pairs,
        &ports,
        &upper,
        (middle, top + grid - step * 0.2),
    );
    let thick = if pen.narrow { 0.7 } else { 1.0 };
    pen.bundle(Bundle {
        layer: 0,
        copper: false,
        thick,
        lines,
    });

    pen.block((0.0, top + 6.0), Anchor::Start, &label);
    let at = if pen.narrow {
        top + 6.0 + own + 8.0
    } else {
        top + grid + 65.0 - pen.lead
    };
    pen.block((pen.links, at), Anchor::Start, &links);
    let hosts: Lines = pen.wrapped(words::cubes(fabric, torus), pen.column);
    pen.block((0.0, middle - side * 0.3), Anchor::Start, &hosts);
    if !pen.narrow
        && let Some(inside) = words::inside(fabric, torus)
    {
        let inside = pen.wrapped(inside, pen.column);
        pen.block((pen.links, middle - side * 0.3), Anchor::Start, &inside);
    }
    let below = middle + tall * 0.5 + 26.0;
    let field = pen.field;
    ring(pen, field, below, torus);
    pen.height(below + 24.0);
}

fn ring(pen: &mut Pen, field: Span, y: f64, torus: &Torus) {
    let text = words::said(&[
        "wrap-around: rings of up to ",
        &human::whole(torus.cubes),
        " cubes",
    ]);
    pen.caption((field.middle(), y + 15.0), Voice::Note, text);
}
