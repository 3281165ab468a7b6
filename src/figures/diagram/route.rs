//! One way through the drawing, from the first server up to the top and down to the last.

use super::pen::Pen;
use super::{Kind, Rect};

type Line = [f64; 4];

/// The lines of a route through layers of links: each begins at the box where the one before ends.
pub fn route(pen: &Pen, lines: &[Vec<Line>], tiers: usize) -> Vec<Line> {
    let mut way = Vec::new();
    let mut below: Option<Rect> = None;
    for layer in lines.iter().take(tiers) {
        let from = |line: &&Line| below.is_none_or(|at| holds(at, line[0], line[1]));
        let mut found = layer.iter().filter(from);
        // The middle one of those that lead on from here; of the hosts the first.
        let count = if below.is_none() {
            1
        } else {
            found.clone().count()
        };
        let Some(line) = found.nth(count.saturating_sub(1) / 2) else {
            return Vec::new();
        };
        way.push(*line);
        below = at(pen, line[2], line[3]);
    }
    let mut above = below;
    for layer in lines.iter().take(tiers).rev() {
        let to = |line: &&Line| above.is_some_and(|at| holds(at, line[2], line[3]));
        let Some(line) = layer.iter().rfind(to) else {
            return Vec::new();
        };
        way.push(*line);
        above = at(pen, line[0], line[1]);
    }
    way
}

/// The switch an end of a line touches.
fn at(pen: &Pen, x: f64, y: f64) -> Option<Rect> {
    let switches = pen
        .nodes()
        .iter()
        .filter(|node| matches!(node.kind, Kind::Switch | Kind::Circuit));
    let mut places = switches.map(|node| node.at);
    places.find(|at| holds(*at, x, y))
}

fn holds(at: Rect, x: f64, y: f64) -> bool {
    let near = |value: f64, from: f64, size: f64| value > from - 0.5 && value < from + size + 0.5;
    near(x, at.x, at.w) && near(y, at.y, at.h)
}
