//! Horizontal bars: labels before them, or above them where the surface is narrow, each part's value inside it where it
//! fits, and the total at the end. The names of the parts stand once, over the first bar.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use crate::figures::bars::Bar;
use crate::figures::plot::Plot;
use crate::figures::svg::wrapped;

use super::pen::Pen;
use super::rows::{LINE, Layout, names, width_of};
use super::{Drawn, Frame, LABEL, SMALL, columns};

/// Draws the bars over their axis.
pub(super) fn ink<DB: DrawingBackend>(pen: &Pen<DB>, plot: &Plot, frame: &Frame) -> Drawn<DB> {
    let theme = pen.theme;
    let width = f64::from(pen.area.dim_in_pixel().0) / theme.ratio;
    let layout = Layout::of(plot, width);
    // Bars that have no length need no scale.
    let long = plot.bars.iter().any(|bar| bar.value() > 0.0);
    let ticks = match long {
        true => plot.x.ticks(columns(theme, frame.right - frame.left)),
        false => Vec::new(),
    };
    for (value, label) in ticks {
        let x = frame.x(plot, value);
        pen.path(&[(x, frame.top), (x, frame.bottom)], theme.grid(), 1.0)?;
        let below = (x, frame.bottom + theme.px(8.0));
        let anchor = match layout.narrow && value == 0.0 {
            true => HPos::Left,
            false => HPos::Center,
        };
        pen.text(
            &label,
            below,
            theme.soft(),
            LABEL,
            false,
            (anchor, VPos::Top),
        )?;
    }
    heads(pen, plot, frame, &layout)?;
    let pitch = (frame.bottom - frame.top) / plot.bars.len() as f64;
    for (place, bar) in plot.bars.iter().enumerate() {
        let top = frame.top + place as f64 * pitch;
        let (ink, lines) = (
            if bar.bold { theme.ink() } else { theme.soft() },
            wrapped(&bar.label, layout.letters),
        );
        let line = theme.px(LINE);
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
        for (row, text) in lines.iter().enumerate() {
            pen.text(
                text,
                (at, first + row as f64 * line),
                ink,
                LABEL,
                bar.bold,
                anchor,
            )?;
        }
        one(pen, plot, frame, bar, middle)?;
        // Above a bar the label stands in the line's way.
        let (zero, half) = (frame.x(plot, 0.0), theme.px(11.0));
        let upright = match layout.narrow {
            true => [(zero, middle - half), (zero, middle + half)],
            false => [(zero, top), (zero, top + pitch)],
        };
        pen.path(&upright, theme.faint(), 1.0)?;
    }
    Ok(())
}

/// The names of the parts, each over its part of the first bar as far as its neighbours leave room.
fn heads<DB: DrawingBackend>(
    pen: &Pen<DB>,
    plot: &Plot,
    frame: &Frame,
    layout: &Layout,
) -> Drawn<DB> {
    let theme = pen.theme;
    let names = names(plot);
    let long = |name: &str| theme.px(width_of(name, SMALL) + 26.0);
    let mut left: f64 = names.iter().map(|(name, ..)| long(name)).sum();
    let (mut free, end) = (0.0_f64, f64::from(pen.area.dim_in_pixel().0));
    for (name, ink, before) in names {
        let x = frame.x(plot, before).min(end - left).max(free);
        let (middle, side) = (frame.top - theme.px(layout.head - 9.0), theme.px(4.5));
        pen.block(
            (x, middle - side),
            (x + 2.0 * side, middle + side),
            theme.of(ink),
        )?;
        let at = (x + theme.px(14.0), middle + theme.px(6.0));
        pen.text(
            name,
            at,
            theme.soft(),
            SMALL,
            false,
            (HPos::Left, VPos::Bottom),
        )?;
        free = x + long(name);
        left -= long(name);
    }
    Ok(())
}

/// One bar about its middle.
fn one<DB: DrawingBackend>(
    pen: &Pen<DB>,
    plot: &Plot,
    frame: &Frame,
    bar: &Bar,
    middle: f64,
) -> Drawn<DB> {
    let theme = pen.theme;
    let half = theme.px(if bar.bold { 9.0 } else { 7.0 });
    let (mut value, mut end) = (0.0, frame.x(plot, 0.0));
    for part in &bar.parts {
        let from = frame.x(plot, value);
        value += part.value;
        let to = frame.x(plot, value);
        // A slit of paper between neighbours tells them apart without their colours.
        let slit = if bar.parts.len() > 1 && to - from > theme.px(3.0) {
            1.5
        } else {
            0.0
        };
        let (low, high) = (from.min(to), from.max(to) - theme.px(slit));
        let colour = theme.of(part.ink);
        let corners = ((low, middle - half), (high, middle + half));
        let text = if bar.hollow {
            pen.block(corners.0, corners.1, theme.paper())?;
            let [(left, top), (right, bottom)] = [corners.0, corners.1];
            let around = [
                (left, top),
                (right, top),
                (right, bottom),
                (left, bottom),
                (left, top),
            ];
            pen.path(&around, colour, 1.5)?;
            colour
        } else {
            pen.block(corners.0, corners.1, colour)?;
            theme.paper()
        };
        let fits = high - low > theme.px(width_of(&part.text, SMALL) + 6.0);
        if fits && bar.parts.len() > 1 {
            let at = ((low + high) / 2.0, middle);
            pen.text(
                &part.text,
                at,
                text,
                SMALL,
                false,
                (HPos::Center, VPos::Center),
            )?;
        }
        end = end.max(high);
    }
    let (at, ink) = (
        (end + theme.px(7.0), middle),
        if bar.bold { theme.ink() } else { theme.soft() },
    );
    pen.text(
        &bar.total,
        at,
        ink,
        LABEL,
        bar.bold,
        (HPos::Left, VPos::Center),
    )
}
