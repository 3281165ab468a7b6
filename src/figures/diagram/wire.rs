//! Links between boxes, from port to port.

use super::Kind;
use super::pen::Pen;
use super::pick::{Picks, Slice, Span};

/// From the lower to the upper end: x, y, x, y.
pub type Line = [f64; 4];

/// A box that is drawn.
#[derive(Clone, Copy)]
pub struct Spot {
    pub x: f64,
    pub wide: f64,
    pub slice: Slice,
}

/// Links between boxes, spread over the edges of both.
pub fn join(
    lines: &mut Vec<Line>,
    pairs: &[(usize, usize)],
    lower: &[Spot],
    upper: &[Spot],
    (bottom, top): (f64, f64),
) {
    let (mut low, mut high) = (vec![(0, 0); lower.len()], vec![(0, 0); upper.len()]);
    for (one, other) in pairs {
        low[*one].0 += 1;
        high[*other].0 += 1;
    }
    let port = |spot: &Spot, (of, at): &mut (u32, u32)| {
        *at += 1;
        spot.x + spot.wide * 0.8 * ((f64::from(*at) - 0.5) / f64::from(*of) - 0.5)
    };
    for (one, other) in pairs {
        let from = port(&lower[*one], &mut low[*one]);
        let to = port(&upper[*other], &mut high[*other]);
        lines.push([from, bottom, to, top]);
    }
}

/// The dots of a gap.
pub fn more(pen: &mut Pen, x: f64, y: f64, wide: f64) {
    pen.node((x, y), ((wide * 0.8).min(14.0), 2.0), Kind::More);
}

/// Cells of equal width.
pub fn even(span: Span, picks: &Picks) -> impl Iterator<Item = (f64, f64, Option<u64>)> + '_ {
    let cell = span.wide() / picks.len().max(1) as f64;
    let middle = move |place: usize| span.from + (place as f64 + 0.5) * cell;
    picks
        .iter()
        .enumerate()
        .map(move |(place, pick)| (middle(place), cell, *pick))
}
