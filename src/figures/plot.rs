//! What a figure shows, before anybody draws it: axes, lines, dots and flags, or bars, and the mark of the present
//! scenario.

use crate::analysis::Sizes;

use super::axis::{Axis, Quantity};
use super::bars::Bar;

/// A colour by its meaning; the theme knows the paint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The main line of a figure without a fabric.
    Main,
    /// Context behind the main line.
    Faint,
    /// The fabric with this id.
    Fabric(&'static str),
    /// A series that is no fabric, by number; from 4 on the parts of a network: switches, optics, adapters, cables.
    Series(u8),
}

/// How a line is stroked; never colour alone tells lines apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// The line the sentence is about.
    Bold,
    /// A line to compare with.
    Plain,
    /// The same, in long dashes.
    Dashed,
    /// The same, in dots.
    Dotted,
    /// No line: a block from the axis up to each point.
    Columns,
}

/// A line with its label at its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Label, and name in the value card; a piece of another line has none and is in no card.
    pub label: String,
    /// Colour.
    pub ink: Ink,
    /// Stroke.
    pub stroke: Stroke,
    /// Points in the units of the axes.
    pub points: Vec<(f64, f64)>,
    /// Whether values jump between points rather than slope.
    pub steps: bool,
    /// Another line lies exactly here and is drawn in its place; only the label and the values stay.
    pub hidden: bool,
}

/// A single point worth naming.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// Place in the units of the axes.
    pub at: (f64, f64),
    /// Label, or empty.
    pub label: String,
    /// Colour.
    pub ink: Ink,
    /// A forecast, or somebody else's point: drawn hollow.
    pub hollow: bool,
}

/// A short upright tick at the top with a label: a cliff.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// Where on the horizontal axis.
    pub at: f64,
    /// Label, or empty for an unlabelled tick.
    pub label: String,
    /// Named only where the others leave room.
    pub minor: bool,
}

/// What a figure draws: the part of it that does not move with the size where it is drawn against size.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// Horizontal axis.
    pub x: Axis,
    /// Vertical axis.
    pub y: Axis,
    /// Lines, the main one last so that it lies on top.
    pub lines: Vec<Line>,
    /// Named points.
    pub dots: Vec<Dot>,
    /// Cliffs.
    pub flags: Vec<Flag>,
    /// Bars, top first; a plot of bars has neither lines nor dots nor flags, and no vertical axis.
    pub bars: Vec<Bar>,
}

/// Where the present scenario stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// Place on the horizontal axis, if it has one.
    pub x: Option<f64>,
    /// Point on the main line with its value in words.
    pub dot: Option<Dot>,
}

/// What the value card says at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The place.
    pub at: String,
    /// Label, colour and value of every line there, top first.
    pub rows: Vec<(String, Ink, String)>,
}

impl Plot {
    /// Reads every line at a place from 0 to 1 along the horizontal axis, or the bar at a place from the top down.
    pub fn read(&self, place: f64) -> Reading {
        if let Some(last) = self.bars.len().checked_sub(1) {
            let bar = (place * self.bars.len() as f64) as usize;
            return self.bars[bar.min(last)].read(self.x.quantity);
        }
        let x = self.nearest(self.x.value(place));
        let mut values: Vec<_> = self
            .lines
            .iter()
            .filter(|line| !line.label.is_empty())
            .filter_map(|line| Some((line, self.value(line, x)?)))
            .collect();
        rising(&mut values, |value| -value.1);
        let rows = values
            .into_iter()
            .map(|(line, value)| (line.label.clone(), line.ink, self.y.quantity.write(value)))
            .collect();
        Reading {
            at: self.x.quantity.write(x),
            rows,
        }
    }
}

impl Plot {
    /// Milestones have values in their own years and none between.
    fn value(&self, line: &Line, x: f64) -> Option<f64> {
        if self.x.quantity == Quantity::Year {
            return line
                .points
                .iter()
                .find(|point| point.0 == x)
                .map(|point| point.1);
        }
        line.at(x, &self.x, &self.y)
    }

    /// The place nearest to `x` where the lines were evaluated rather than drawn between: what a reader is told is then
    /// the model's own answer. Lines of two points are straight and exact everywhere.
    fn nearest(&self, x: f64) -> f64 {
        let year = self.x.quantity == Quantity::Year;
        let sampled = || self.lines.iter().filter(|line| line.points.len() > 2);
        let shared = |at: f64| {
            sampled().all(|line| {
                let ends = line.points.first().zip(line.points.last());
                ends.is_none_or(|(first, last)| at < first.0 || at > last.0)
                    || line.points.iter().any(|point| point.0 == at)
            })
        };
        let places = sampled().flat_map(|line| line.points.iter().map(|point| point.0));
        let mut best = x;
        let mut distance = f64::INFINITY;
        for at in places.filter(|at| year || shared(*at)) {
            let apart = (self.x.place(at) - self.x.place(x)).abs();
            if apart < distance {
                (best, distance) = (at, apart);
            }
        }
        best
    }
}

impl Line {
    /// A line that slopes between its points.
    pub fn new(
        label: impl Into<String>,
        ink: Ink,
        stroke: Stroke,
        points: Vec<(f64, f64)>,
    ) -> Self {
        Self {
            label: label.into(),
            ink,
            stroke,
            points,
            steps: false,
            hidden: false,
        }
    }

    /// The line's value at `x`: the step in force, or between its neighbours along the axes' scales.
    fn at(&self, x: f64, across: &Axis, up: &Axis) -> Option<f64> {
        // A place along the axis comes back a rounding error short of the point it was taken from.
        let nearly = x + x.abs() * 1e-9;
        let after = self.points.iter().position(|point| point.0 > nearly);
        let (left, right) = match after {
            Some(0) => return None,
            Some(after) => (self.points[after - 1], self.points[after]),
            // At or behind the last point: only the point itself has a value.
            None => {
                return self
                    .points
                    .last()
                    .filter(|last| x <= last.0 * (1.0 + 1e-9))
                    .map(|last| last.1);
            }
        };
        if self.steps {
            return Some(left.1);
        }
        let (from, to) = (across.place(left.0), across.place(right.0));
        let part = if to > from {
            (across.place(x) - from) / (to - from)
        } else {
            0.0
        };
        let both = left.1 > 0.0 && right.1 > 0.0;
        Some(if up.is_log() && both {
            left.1 * libm::pow(right.1 / left.1, part)
        } else {
            left.1 + (right.1 - left.1) * part
        })
    }
}

/// The axis of cluster sizes.
pub(super) fn sizes() -> Axis {
    Axis::log(Quantity::Gpus, Sizes::ENDS)
}

/// Sizes a table lists: 1, 2 and 5 in every decade of the range, and its ends.
pub(super) fn round_sizes() -> impl Iterator<Item = f64> {
    let [low, high] = Sizes::ENDS;
    let decades = [1e2, 1e3, 1e4, 1e5, 1e6]
        .into_iter()
        .flat_map(|decade| [1.0, 2.0, 5.0].map(|times| times * decade));
    std::iter::once(low)
        .chain(decades.filter(move |size| (low..high).contains(size) && *size > low))
        .chain(std::iter::once(high))
}

/// Sorts a short list by a number. The standard library's sort is instantiated for every kind of list, at some six
/// kilobytes of the page each; these lists have a dozen entries.
pub(crate) fn rising<T>(list: &mut [T], key: impl Fn(&T) -> f64) {
    for end in 1..list.len() {
        let mut place = end;
        while place > 0 && key(&list[place]) < key(&list[place - 1]) {
            list.swap(place, place - 1);
            place -= 1;
        }
    }
}

/// Puts the line the sentence is about last, so that it lies on top.
pub(super) fn main_last(lines: &mut [Line]) {
    rising(lines, |line| {
        f64::from(u8::from(line.stroke == Stroke::Bold))
    });
}
