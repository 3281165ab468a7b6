//! A line through points of the roadmap: solid through what is there, dotted to what is expected, broken where nothing is
//! known between.

use super::super::plot::{Dot, Ink, Line, Stroke};

/// One point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    /// Place in the units of the axes.
    pub at: (f64, f64),
    /// Expected or sampled: drawn hollow, and the way to it dotted.
    pub hollow: bool,
    /// Nothing is known between the point before and this one: no line joins them.
    pub gap: bool,
}

/// The line's pieces, with one of them, drawn by none, for its name and its values; and its points.
pub(super) fn trace(
    name: &str,
    ink: Ink,
    stroke: Stroke,
    points: &[Point],
) -> (Vec<Line>, Vec<Dot>) {
    let whole = points.iter().map(|point| point.at).collect();
    let mut lines = vec![Line {
        hidden: true,
        ..Line::new(name, ink, stroke, whole)
    }];
    let mut dotted = None;
    for pair in points.windows(2).filter(|pair| !pair[1].gap) {
        let [from, to] = [pair[0].at, pair[1].at];
        let style = if pair[1].hollow {
            Stroke::Dotted
        } else {
            stroke
        };
        match lines.last_mut() {
            Some(last) if dotted == Some(pair[1].hollow) && last.points.last() == Some(&from) => {
                last.points.push(to);
            }
            _ => lines.push(Line::new("", ink, style, vec![from, to])),
        }
        dotted = Some(pair[1].hollow);
    }
    let dots = points.iter().map(|point| Dot {
        at: point.at,
        label: String::new(),
        ink,
        hollow: point.hollow,
    });
    (lines, dots.collect())
}
