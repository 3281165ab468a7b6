//! The page of a tree: its rows from the top tier down to the hosts, its planes behind it or its rails side by side.

use crate::model::fabric::{Clos, Copies, Fabric, Shape};
use crate::scenario::Topology;
use crate::units::human;

use super::grow::{Growth, Pod, Spot};
use super::hosts::Hosts;
use super::pen::{Pen, measure};
use super::pick::{Span, picks};
use super::route::route;
use super::words::{self, Lines};
use super::{Anchor, Around, Bundle, Rect, Voice};

/// Room of a sheet above its top row and below its leaves.
const EDGE: f64 = 30.0;

/// Draws the trees of a fabric.
pub fn draw(pen: &mut Pen, fabric: &Fabric) {
    let (Some(tree), Shape::Trees(trees)) = (fabric.plane(), &fabric.shape) else {
        return;
    };
    let tiers = usize::from(tree.tiers);
    let rails = fabric.setup.topology == Topology::RailOnly;
    let behind = f64::from(fabric.setup.planes.clamp(1, 8) - 1);
    let step = if pen.narrow { 3.0 } else { 5.0 };
    let sheets = behind > 0.0;
    let head = if sheets || rails {
        22.0 + behind * step
    } else {
        0.0
    };
    let rows: Vec<Lines> = (0..tiers)
        .map(|tier| pen.wrapped(words::row(fabric, tree, tier), pen.column))
        .collect();
    let links: Vec<Lines> = (0..tiers)
        .map(|layer| pen.wrapped(words::bundle(fabric, layer), pen.column))
        .collect();
    let edge = if tiers > 1 || sheets || rails {
        EDGE
    } else {
        12.0
    };
    let mut y = [0.0; 4];
    let mut at = head + edge;
    for tier in (0..tiers).rev() {
        y[tier] = at;
        let own = rows[tier].len() as f64 * pen.lead;
        let link = links[tier].len() as f64 * pen.lead;
        at += if pen.narrow {
            own + link + 26.0
        } else {
            (own + 26.0).max(118.0)
        };
    }
    let hosts = Hosts::of(fabric);
    let floor = at;
    let field = Span {
        from: pen.field.from,
        to: pen.field.to - behind * step,
    };
    for sheet in (0..=behind as u64).rev().filter(|_| sheets) {
        let off = sheet as f64 * step;
        let at = Rect {
            x: field.from + off,
            y: head - off,
            w: field.wide(),
            h: y[0] + EDGE - head,
        };
        pen.frame(at, Around::Plane);
    }
    if sheets && !rails {
        let text = words::said(&[
            &human::whole(u64::from(fabric.setup.planes)),
            " planes alike; one is drawn",
        ]);
        pen.text((field.from, 11.0), Voice::Name, Anchor::Start, text);
    }
    let inside = field.inset(if sheets { 10.0 } else { 0.0 });
    let heights = (floor - hosts.tall() / 2.0, y[0] + pen.tall / 2.0);
    let mut room = inside;
    let mut lines = if rails {
        room = rail_cells(pen, trees, inside, planes)[0].1;
        side_by_side(pen, fabric, trees, inside, (head, &y), &hosts, heights)
    } else {
        let mut growth = Growth::new(pen, tree, inside, y);
        growth.whole(pen, inside);
        let mut lines = std::mem::take(&mut growth.lines);
        lines[0] = hosts.under(pen, &growth.groups, tiers < 3, heights);
        captions(pen, tree, &growth.pods, floor + hosts.tall() / 2.0);
        lines
    };
    if tiers > 1 {
        example(pen, tree, &lines, y[tiers - 1], room);
    }
    bundles(pen, fabric, &mut lines, tiers, field.wide());
    for tier in 0..tiers {
        pen.block((0.0, y[tier]), Anchor::Start, &rows[tier]);
        let (upper, lower) = (y[tier], if tier == 0 { floor } else { y[tier - 1] });
        if pen.narrow {
            let down = (rows[tier].len() as f64 + 0.3) * pen.lead;
            pen.block((0.0, upper + down), Anchor::Start, &links[tier]);
        } else {
            let high = (links[tier].len() as f64 - 1.0) * pen.lead;
            pen.block(
                (pen.links, (upper + lower - high) / 2.0),
                Anchor::Start,
                &links[tier],
            );
        }
    }
    let words = pen.wrapped(words::hosts(fabric), pen.column);
    pen.block((0.0, floor), Anchor::Start, &words);
    let below = (words.len() as f64 * pen.lead).max(hosts.tall() / 2.0 + 16.0 + 2.0 * pen.lead);
    pen.height(floor + below);
    if !pen.narrow {
        flows(pen, fabric, &y, floor, tiers);
    }
}

/// One way through the tree, and how many like it there are.
fn example(pen: &mut Pen, tree: &Clos, lines: &[Vec<[f64; 4]>; 4], y: f64, room: Span) {
    let tiers = usize::from(tree.tiers);
    let way = route(pen, lines, tiers);
    let Some(apex) = way.get(tiers) else { return };
    let (x, y) = (apex[2], y - if pen.narrow { 12.0 } else { 15.0 });
    let paths = human::whole(tree.switches[tiers - 1]);
    let through = human::whole(2 * u64::from(tree.tiers) - 1);
    let short = words::said(&["1 of ", &paths, " paths"]);
    let long = words::said(&[&short, ", ", &through, " switches long"]);
    let texts = match tree.is_circuit(tiers - 1) {
        true => ["a circuit between two pods".to_owned(), "one circuit".to_owned()],
        false => [long, short],
    };
    let half = |text: &String| measure(text, pen.size(Voice::Note)) / 2.0 + 5.0;
    if let Some(text) = texts.into_iter().find(|text| 2.0 * half(text) < room.wide()) {
        let x = x.max(room.from + half(&text)).min(room.to - half(&text));
        pen.text((x, y), Voice::Note, Anchor::Middle, text);
    }
    pen.route(way);
}

/// A bar beside every layer, as wide as its bandwidth.
fn flows(pen: &mut Pen, fabric: &Fabric, y: &[f64; 4], floor: f64, tiers: usize) {
    let most = (0..tiers)
        .map(|layer| fabric.cables(layer))
        .max()
        .unwrap_or(1) as f64;
    for layer in 0..tiers {
        let lower = if layer == 0 { floor } else { y[layer - 1] };
        let w = (10.0 * fabric.cables(layer) as f64 / most).max(0.5);
        let at = Rect {
            x: pen.links - 10.0 - w,
            y: y[layer] + 8.0,
            w,
            h: lower - y[layer] - 16.0,
        };
        let copper = fabric.setup.layers[layer].copper.is_some();
        pen.frame(at, Around::Flow { copper });
    }
}

fn bundles(
    pen: &mut Pen,
    fabric: &Fabric,
    lines: &mut [Vec<[f64; 4]>; 4],
    tiers: usize,
    wide: f64,
) {
    let most = lines.iter().map(Vec::len).max().unwrap_or(1).max(1) as f64;
    let base = (wide * 0.16 / most).clamp(0.6, 2.0);
    for (layer, lines) in lines.iter_mut().enumerate().take(tiers) {
        let ratio = fabric.cables(layer) as f64 / fabric.cables(0) as f64;
        pen.bundle(Bundle {
            layer,
            copper: fabric.setup.layers[layer].copper.is_some(),
            thick: (base * ratio).clamp(0.4, 4.0),
            lines: std::mem::take(lines),
        });
    }
}

/// Rails that nothing joins, each a tree of its own.
fn side_by_side(
    pen: &mut Pen,
    fabric: &Fabric,
    trees: &[Copies; 2],
    field: Span,
    (head, y): (f64, &[f64; 4]),
    hosts: &Hosts,
    heights: (f64, f64),
) -> [Vec<[f64; 4]>; 4] {
    let planes = u64::from(fabric.setup.planes);
    let longer = trees[0].times / planes;
    let rails = longer + trees[1].times / planes;
    let deep = trees[0].of.tiers > 2;
    let picks = picks(rails, if pen.narrow || deep { 3 } else { 4 });
    let mut lines: [Vec<[f64; 4]>; 4] = Default::default();
    let mut ends: Vec<(Option<u64>, Vec<Spot>)> = Vec::new();
    let (gap, space) = if pen.narrow {
        (14.0, 5.0)
    } else {
        (40.0, 10.0)
    };
    for (pick, span) in field.cells(&picks, gap, space) {
        let Some(rail) = pick else {
            super::grow::more(pen, span.middle(), (y[0] + head) / 2.0, 14.0);
            continue;
        };
        let tree = if rail < longer {
            &trees[0].of
        } else {
            &trees[1].of
        };
        let at = Rect {
            x: span.from,
            y: head,
            w: span.wide(),
            h: y[0] + EDGE - head,
        };
        pen.frame(at, Around::Plane);
        let text = words::said(&["Rail ", &human::whole(rail + 1)]);
        pen.text((span.from, head - 8.0), Voice::Name, Anchor::Start, text);
        let inside = span.inset(if pen.narrow { 3.0 } else { 8.0 });
        let mut growth = Growth::new(pen, tree, inside, *y);
        growth.whole(pen, inside);
        for (all, own) in lines.iter_mut().zip(&mut growth.lines) {
            all.append(own);
        }
        ends.push((
            pick,
            growth
                .groups
                .iter()
                .flat_map(|group| group.leaves.iter().copied())
                .collect(),
        ));
    }
    lines[0] = hosts.across(pen, field, &ends, heights);
    lines
}

/// What stands under the pods.
fn captions(pen: &mut Pen, tree: &Clos, pods: &[Pod], y: f64) {
    let noun = if tree.tiers > 3 { " groups" } else { " leaves" };
    let drawn = pods.iter().filter(|pod| pod.at.is_some()).count() as u64;
    let y = y + 17.0;
    let words = |pod: &Pod| match pod.at {
        Some(at) => (Voice::Name, words::said(&["Pod ", &human::whole(at + 1)])),
        None => (
            Voice::Note,
            words::said(&[&human::whole(tree.blocks() - drawn), " more"]),
        ),
    };
    for (place, pod) in pods.iter().enumerate() {
        let (voice, text) = words(pod);
        let x = pod.span.middle();
        let half =
            |pen: &Pen, (voice, text): &(Voice, String)| measure(text, pen.size(*voice)) / 2.0;
        // Between two names close together the count of those left out has no room.
        let own = half(pen, &(voice, text.clone())) + 8.0;
        let clash = pod.at.is_none()
            && [place.wrapping_sub(1), place + 1]
                .iter()
                .filter_map(|other| pods.get(*other))
                .any(|other| (other.span.middle() - x).abs() < own + half(pen, &words(other)));
        if clash {
            continue;
        }
        pen.caption((x, y), voice, text);
        if pod.at.is_some() && pod.have < pod.full {
            let text = words::said(&[
                &human::whole(pod.have),
                " of ",
                &human::whole(pod.full),
                noun,
            ]);
            pen.caption((x, y + pen.lead), Voice::Strong, text);
        }
    }
}
