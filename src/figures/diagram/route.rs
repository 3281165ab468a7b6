//! One way through the drawing, from the first server up to the top and down to the last.

use crate::model::fabric::Clos;

use super::grow::TIERS;
use super::pen::{Pen, measure};
use super::pick::Span;
use super::wire::Line;
use super::words::Say;
use super::{Anchor, Kind, Rect, Voice};

/// Draws one way through a tree, and says how many like it there are.
pub fn example(pen: &mut Pen, tree: &Clos, lines: &[Vec<Line>; TIERS], y: f64, room: Span) {
    let tiers = usize::from(tree.tiers);
    if tree.blocks() < 2 {
        return;
    }
    let way = route(pen, &lines[..tiers]);
    let Some(apex) = way.get(tiers) else { return };
    let (x, y) = (apex[2], y - if pen.narrow { 12.0 } else { 15.0 });
    let top = tree.switches[tiers - 1];
    let mut short = String::new();
    match top {
        1 => short.say("the only path"),
        _ => short.say("1 of ").count(top).say(" paths"),
    };
    let mut long = short.clone();
    long.say(", ")
        .count(2 * u64::from(tree.tiers) - 1)
        .say(" switches long");
    if tree.is_circuit(tiers - 1) {
        let apart = if tiers == 2 { "leaves" } else { "pods" };
        short = "one circuit".to_owned();
        long.clear();
        long.say("a circuit between two ").say(apart);
    }
    let half = |text: &String| measure(text, pen.size(Voice::Note)) / 2.0 + 5.0;
    if let Some(text) = [long, short]
        .into_iter()
        .find(|text| 2.0 * half(text) < room.wide())
    {
        let x = x.max(room.from + half(&text)).min(room.to - half(&text));
        pen.text((x, y), Voice::Note, Anchor::Middle, text);
    }
    pen.route(way);
}

/// The lines of a route through layers of links: each begins at the box where the one before ends. Where the first that
/// is tried leads nowhere, since not every line is drawn, the next is.
fn route(pen: &Pen, layers: &[Vec<Line>]) -> Vec<Line> {
    up(pen, layers, 0, None).unwrap_or_default()
}

/// From a box up to the top and down again: the middle line first, of the hosts' the first.
fn up(pen: &Pen, layers: &[Vec<Line>], layer: usize, here: Option<Rect>) -> Option<Vec<Line>> {
    if layer == layers.len() {
        return down(pen, layers, layer, here?);
    }
    let from = |line: &&Line| here.is_none_or(|at| holds(at, line[0], line[1]));
    let found: Vec<&Line> = layers[layer].iter().filter(from).collect();
    let middle = if here.is_none() { 0 } else { found.len() / 2 };
    let order = found[middle..].iter().chain(found[..middle].iter().rev());
    order.copied().find_map(|line| {
        let mut way = up(pen, layers, layer + 1, at(pen, line[2], line[3]))?;
        way.insert(0, *line);
        Some(way)
    })
}

/// From a box down to a host, the last line first.
fn down(pen: &Pen, layers: &[Vec<Line>], layer: usize, here: Rect) -> Option<Vec<Line>> {
    let Some(below) = layer.checked_sub(1) else {
        return Some(Vec::new());
    };
    let mut lines = layers[below].iter().rev();
    lines.find_map(|line| {
        if !holds(here, line[2], line[3]) {
            return None;
        }
        let mut way = match at(pen, line[0], line[1]) {
            Some(next) => down(pen, layers, below, next)?,
            None if below == 0 => Vec::new(),
            None => return None,
        };
        way.insert(0, *line);
        Some(way)
    })
}

/// The switch an end of a line touches.
fn at(pen: &Pen, x: f64, y: f64) -> Option<Rect> {
    let mut switches = pen
        .nodes()
        .iter()
        .filter(|node| matches!(node.kind, Kind::Switch | Kind::Circuit));
    switches
        .find(|node| holds(node.at, x, y))
        .map(|node| node.at)
}

fn holds(at: Rect, x: f64, y: f64) -> bool {
    let near = |value: f64, from: f64, size: f64| value > from - 0.5 && value < from + size + 0.5;
    near(x, at.x, at.w) && near(y, at.y, at.h)
}
