//! Horizontal bars: labels before them, or above them where the surface is narrow, each part's value inside it where it
//! fits, and the total at the end. The names of the parts stand once, over the first bar.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};

use crate::figures::bars::{Bar, names};
use crate::figures::plot::Plot;
use crate::figures::svg::wrapped;
use crate::figures::theme::Theme;

use super::pen::{Pen, Point};
use super::rows::{LINE, Layout, width_of};
use super::{Drawn, Frame, LABEL, SMALL, columns};

/// One stroke, block or word. Bars are laid out once for every surface: only this is drawn by each.
enum Shape {
    Block([Point; 2], RGBColor),
    Path(Vec<Point>, RGBColor, f64),
    Text(String, Point, RGBColor, (f64, bool), (HPos, VPos)),
}

/// Draws the bars over their axis.
pub(super) fn ink<DB: DrawingBackend>(pen: &Pen<DB>, plot: &Plot, frame: &Frame) -> Drawn<DB> {
    for shape in shapes(pen.theme, plot, frame, pen.area.dim_in_pixel().0) {
        match shape {
            Shape::Block([from, to], colour) => pen.block(from, to, colour)?,
            Shape::Path(points, colour, css) => pen.path(&points, colour, css)?,
            Shape::Text(text, at, colour, (css, bold), anchor) => {
                pen.text(&text, at, colour, css, bold, anchor)?;
            }
        }
    }
    Ok(())
}

fn shapes(theme: &Theme, plot: &Plot, frame: &Frame, width: u32) -> Vec<Shape> {
    let layout = Layout::of(plot, f64::from(width) / theme.ratio);
    let mut all = Vec::with_capacity(96);
    // Bars that have no length need no scale.
    if plot.bars.iter().any(|bar| bar.value() > 0.0) {
        for (value, label) in ticks(theme, plot, frame) {
            let x = frame.x(plot, value);
            let line = vec![(x, frame.top), (x, frame.bottom)];
            all.push(Shape::Path(line, theme.grid(), 1.0));
            let across = match at_edge(theme, x) {
                true => HPos::Left,
                false => HPos::Center,
            };
            let below = (x, frame.bottom + theme.px(8.0));
            let anchor = (across, VPos::Top);
            all.push(Shape::Text(
                label,
                below,
                theme.soft(),
                (LABEL, false),
                anchor,
            ));
        }
    }
    heads(&mut all, theme, plot, frame, (&layout, f64::from(width)));
    let (pitch, line) = (
        (frame.bottom - frame.top) / plot.bars.len() as f64,
        theme.px(LINE),
    );
    for (place, bar) in plot.bars.iter().enumerate() {
        let top = frame.top + place as f64 * pitch;
        let lines = wrapped(&bar.label, layout.letters);
        let (middle, first, at, anchor) = if layout.narrow {
            let text = lines.len() as f64 * line + theme.px(2.0);
            let middle = top + text + (pitch - text) * 0.36;
            (middle, top, 0.0, (HPos::Left, VPos::Top))
        } else {
            let middle = top + pitch / 2.0;
            let first = middle - (lines.len() - 1) as f64 * line / 2.0;
            (
                middle,
                first,
                frame.left - theme.px(9.0),
                (HPos::Right, VPos::Center),
            )
        };
        let ink = if bar.bold { theme.ink() } else { theme.soft() };
        for (row, text) in lines.into_iter().enumerate() {
            let at = (at, first + row as f64 * line);
            all.push(Shape::Text(text, at, ink, (LABEL, bar.bold), anchor));
        }
        let end = parts(&mut all, theme, plot, frame, (bar, middle));
        let (at, anchor) = ((end + theme.px(7.0), middle), (HPos::Left, VPos::Center));
        all.push(Shape::Text(
            bar.total.clone(),
            at,
            ink,
            (LABEL, bar.bold),
            anchor,
        ));
        // Above a bar the label stands in the line's way.
        let (zero, half) = (frame.x(plot, 0.0), theme.px(11.0));
        let (from, to) = match layout.narrow {
            true => (middle - half, middle + half),
            false => (top, top + pitch),
        };
        all.push(Shape::Path(
            vec![(zero, from), (zero, to)],
            theme.faint(),
            1.0,
        ));
    }
    all
}

/// A tick so near the surface's edge that its label begins at it.
fn at_edge(theme: &Theme, x: f64) -> bool {
    x < theme.px(24.0)
}

/// As many ticks as leave room for one another's labels.
fn ticks(theme: &Theme, plot: &Plot, frame: &Frame) -> Vec<(f64, String)> {
    let mut most = columns(theme, frame.right - frame.left);
    loop {
        let ticks = plot.x.ticks(most);
        let crowded = ticks.windows(2).any(|pair| {
            let [before, after] = [&pair[0], &pair[1]].map(|(value, label)| {
                let (x, half) = (
                    frame.x(plot, *value),
                    theme.px(width_of(label, LABEL) / 2.0),
                );
                match at_edge(theme, x) {
                    true => [x, x + 2.0 * half],
                    false => [x - half, x + half],
                }
            });
            after[0] - before[1] < theme.px(4.0)
        });
        if !crowded || most <= 2 {
            return ticks;
        }
        most -= 1;
    }
}

/// The names of the parts, each over its part of the first bar as far as its neighbours leave room.
fn heads(
    all: &mut Vec<Shape>,
    theme: &Theme,
    plot: &Plot,
    frame: &Frame,
    (layout, end): (&Layout, f64),
) {
    let names = names(plot);
    let long = |name: &str| theme.px(width_of(name, SMALL) + 26.0);
    let mut left: f64 = names.iter().map(|(name, ..)| long(name)).sum();
    let mut free = 0.0_f64;
    for (name, ink, before) in names {
        let x = frame.x(plot, before).min(end - left).max(free);
        let (middle, side) = (frame.top - theme.px(layout.head - 9.0), theme.px(4.5));
        let corners = [(x, middle - side), (x + 2.0 * side, middle + side)];
        all.push(Shape::Block(corners, theme.of(ink)));
        let at = (x + theme.px(14.0), middle + theme.px(6.0));
        let anchor = (HPos::Left, VPos::Bottom);
        all.push(Shape::Text(
            name.to_owned(),
            at,
            theme.soft(),
            (SMALL, false),
            anchor,
        ));
        free = x + long(name);
        left -= long(name);
    }
}

/// The parts of one bar about its middle, and where they end.
fn parts(
    all: &mut Vec<Shape>,
    theme: &Theme,
    plot: &Plot,
    frame: &Frame,
    (bar, middle): (&Bar, f64),
) -> f64 {
    let half = theme.px(if bar.bold { 9.0 } else { 7.0 });
    let (mut value, mut end) = (0.0, frame.x(plot, 0.0));
    for part in &bar.parts {
        let from = frame.x(plot, value);
        value += part.value;
        let to = frame.x(plot, value);
        // A slit of paper between neighbours tells them apart without their colours; stretches of time run on.
        let told = !part.text.is_empty();
        let slit = if told && bar.parts.len() > 1 && to - from > theme.px(3.0) {
            1.5
        } else {
            0.0
        };
        // What runs on reaches into its neighbour: paper must not shine through where both were rounded.
        let over = if told { 0.0 } else { 1.0 };
        let (left, right) = (from.min(to), from.max(to) - theme.px(slit) + over);
        let (top, bottom) = (middle - half, middle + half);
        let colour = theme.of(part.ink);
        let (fill, text) = if bar.hollow {
            (theme.paper(), colour)
        } else {
            (colour, theme.paper())
        };
        all.push(Shape::Block([(left, top), (right, bottom)], fill));
        if bar.hollow {
            let around = vec![
                (left, top),
                (right, top),
                (right, bottom),
                (left, bottom),
                (left, top),
            ];
            all.push(Shape::Path(around, colour, 1.5));
        }
        // A single part's value stands at its end.
        let fits = told && right - left > theme.px(width_of(&part.text, SMALL) + 6.0);
        if fits && bar.parts.len() > 1 {
            let (at, anchor) = (((left + right) / 2.0, middle), (HPos::Center, VPos::Center));
            all.push(Shape::Text(
                part.text.clone(),
                at,
                text,
                (SMALL, false),
                anchor,
            ));
        }
        end = end.max(right);
    }
    end
}
