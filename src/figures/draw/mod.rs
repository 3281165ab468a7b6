//! The one drawing: a plot and a mark on any plotters surface, in device pixels, with direct labels and no legend.

mod bars;
mod labels;
mod pen;
mod rows;
mod scatter;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

pub use labels::spread;
pub use rows::height;

use super::plot::{Mark, Plot};
use super::theme::Theme;

use labels::{end_labels, flags};
use pen::Pen;

/// A surface to draw on.
pub type Area<DB> = DrawingArea<DB, Shift>;
/// What a surface may answer.
pub type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Size of the figure's labels in CSS pixels.
const LABEL: f64 = 12.0;
/// Size of flags and small print.
const SMALL: f64 = 11.0;

/// Where things stand on a surface of a size: the box of the curves and room for labels around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left edge of the curves.
    pub left: f64,
    /// Right edge of the curves.
    pub right: f64,
    /// Top edge.
    pub top: f64,
    /// Bottom edge, on the axis.
    pub bottom: f64,
}

impl Frame {
    /// The frame of a plot on a surface, in device pixels.
    pub fn of(plot: &Plot, theme: &Theme, (width, height): (u32, u32)) -> Self {
        if !plot.bars.is_empty() {
            return rows::frame(plot, theme, (width, height));
        }
        // Labels are measured by their letters, not by the surface: the same layout everywhere.
        let longest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0) as f64;
        let ticks = plot.y.ticks(rows(theme, height));
        let left =
            longest(&mut ticks.iter().map(|tick| tick.1.chars().count())) * LABEL * 0.56 + 12.0;
        let right =
            longest(&mut plot.lines.iter().map(|line| line.label.chars().count())) * LABEL * 0.57
                + 14.0;
        Self {
            left: theme.px(left),
            right: f64::from(width) - theme.px(right),
            top: theme.px(24.0),
            bottom: f64::from(height) - theme.px(26.0),
        }
    }

    /// Nothing is drawn where nothing could be read.
    fn is_too_small(&self, theme: &Theme) -> bool {
        self.right - self.left < theme.px(40.0) || self.bottom - self.top < theme.px(20.0)
    }

    fn x(&self, plot: &Plot, value: f64) -> f64 {
        self.left + plot.x.place(value) * (self.right - self.left)
    }

    fn y(&self, plot: &Plot, value: f64) -> f64 {
        self.bottom - plot.y.place(value) * (self.bottom - self.top)
    }
}

fn rows(theme: &Theme, height: u32) -> usize {
    ((f64::from(height) / theme.ratio / 36.0) as usize).clamp(3, 8)
}

fn columns(theme: &Theme, width: f64) -> usize {
    ((width / theme.ratio / 44.0) as usize).clamp(3, 8)
}

/// Draws everything that does not move with the size.
pub fn ink<DB: DrawingBackend>(area: &Area<DB>, plot: &Plot, theme: &Theme) -> Drawn<DB> {
    let size = area.dim_in_pixel();
    let frame = Frame::of(plot, theme, size);
    if frame.is_too_small(theme) {
        return Ok(());
    }
    let pen = Pen { area, theme };
    if !plot.bars.is_empty() {
        return bars::ink(&pen, plot, &frame);
    }
    // A plot of nothing says why, on no axis.
    if let (true, true, [flag]) = (plot.lines.is_empty(), plot.dots.is_empty(), &plot.flags[..]) {
        let middle = (
            (frame.left + frame.right) / 2.0,
            (frame.top + frame.bottom) / 2.0,
        );
        let anchor = (HPos::Center, VPos::Center);
        return pen.text(&flag.label, middle, theme.soft(), LABEL, false, anchor);
    }
    for (value, label) in plot.y.ticks(rows(theme, size.1)) {
        let y = frame.y(plot, value);
        pen.path(&[(frame.left, y), (frame.right, y)], theme.grid(), 1.0)?;
        pen.text(
            &label,
            (frame.left - theme.px(8.0), y),
            theme.soft(),
            LABEL,
            false,
            (HPos::Right, VPos::Center),
        )?;
    }
    pen.path(
        &[(frame.left, frame.bottom), (frame.right, frame.bottom)],
        theme.faint(),
        1.0,
    )?;
    for (value, label) in plot.x.ticks(columns(theme, frame.right - frame.left)) {
        let x = frame.x(plot, value);
        pen.path(
            &[(x, frame.bottom), (x, frame.bottom + theme.px(4.0))],
            theme.faint(),
            1.0,
        )?;
        pen.text(
            &label,
            (x, frame.bottom + theme.px(8.0)),
            theme.soft(),
            LABEL,
            false,
            (HPos::Center, VPos::Top),
        )?;
    }
    flags(&pen, plot, &frame)?;
    for line in plot.lines.iter().filter(|line| !line.hidden) {
        pen.line(line, plot, &frame)?;
    }
    // Points without lines are all there is: their names make room for one another.
    if plot.lines.is_empty() {
        return scatter::ink(&pen, plot, &frame);
    }
    for dot in &plot.dots {
        let at = (frame.x(plot, dot.at.0), frame.y(plot, dot.at.1));
        // Below a point, at its left as long as the axis is not there.
        let letters = dot.label.chars().count() as f64;
        let (side, across) = match at.0 - frame.left > theme.px(letters * SMALL * 0.58 + 8.0) {
            true => (-8.0, HPos::Right),
            false => (8.0, HPos::Left),
        };
        let label = (at.0 + theme.px(side), at.1 + theme.px(5.0));
        let anchor = (across, VPos::Top);
        pen.halo(&dot.label, label, SMALL, anchor)?;
        pen.dot(dot, at, 3.5)?;
        pen.text(&dot.label, label, theme.soft(), SMALL, false, anchor)?;
    }
    end_labels(&pen, plot, &frame)
}

/// Draws where the present scenario stands, to lie above the ink.
pub fn mark<DB: DrawingBackend>(
    area: &Area<DB>,
    plot: &Plot,
    mark: &Mark,
    theme: &Theme,
) -> Drawn<DB> {
    let frame = Frame::of(plot, theme, area.dim_in_pixel());
    if frame.is_too_small(theme) {
        return Ok(());
    }
    let pen = Pen { area, theme };
    if let Some(value) = mark.x {
        let x = frame.x(plot, value);
        pen.dashed(
            &[(x, frame.top), (x, frame.bottom)],
            theme.ink(),
            1.0,
            1.0,
            3.0,
        )?;
    }
    let Some(dot) = &mark.dot else {
        return Ok(());
    };
    let at = (frame.x(plot, dot.at.0), frame.y(plot, dot.at.1));
    pen.dot(dot, at, 4.5)?;
    let gap = theme.px(9.0);
    let width = theme.px(dot.label.chars().count() as f64 * (LABEL + 1.0) * 0.58) + gap;
    let (room_left, room_right) = (at.0 - frame.left > width, frame.right - at.0 > width);
    // Beside the line, not on it: left of one that rises, right of one that falls. Near the left edge of one that rises
    // there is room only above it, along the edge.
    let (place, anchor) = match (falls(plot), room_left, room_right) {
        (true, _, true) => ((at.0 + gap, at.1 - gap), (HPos::Left, VPos::Bottom)),
        // Low on a line that falls there is room only above it, along the other edge.
        (true, ..) if at.1 + 3.0 * gap > frame.bottom => {
            ((frame.right, at.1 - gap), (HPos::Right, VPos::Bottom))
        }
        (true, ..) => ((at.0 - gap, at.1 + gap), (HPos::Right, VPos::Top)),
        (false, true, _) => ((at.0 - gap, at.1 - gap), (HPos::Right, VPos::Bottom)),
        (false, ..) => (
            (frame.left + gap / 2.0, at.1 - 2.0 * gap),
            (HPos::Left, VPos::Bottom),
        ),
    };
    pen.halo(&dot.label, place, LABEL + 1.0, anchor)?;
    pen.text(&dot.label, place, theme.ink(), LABEL + 1.0, true, anchor)
}

/// Whether the main line goes down from left to right.
fn falls(plot: &Plot) -> bool {
    let main = plot
        .lines
        .last()
        .map(|line| line.points.as_slice())
        .unwrap_or_default();
    main.first()
        .zip(main.last())
        .is_some_and(|(first, last)| last.1 < first.1)
}
