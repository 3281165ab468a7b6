//! Strokes, dots and letters: lengths in CSS pixels come in, whole device pixels go out.

use plotters::element::{Circle, PathElement, Rectangle};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, IntoFont, RGBColor, ShapeStyle, TextStyle};

use crate::figures::plot::{Dot, Ink, Line, Plot, Stroke};
use crate::figures::theme::{FAMILY, Theme};

use super::{Area, Drawn, Frame};

/// A theme's strokes and letters on a surface.
pub(super) struct Pen<'a, DB: DrawingBackend> {
    pub area: &'a Area<DB>,
    pub theme: &'a Theme,
}

/// A place in device pixels.
pub(super) type Point = (f64, f64);

fn pixel(point: Point) -> (i32, i32) {
    (point.0.round() as i32, point.1.round() as i32)
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    fn stroke(&self, colour: RGBColor, css: f64) -> ShapeStyle {
        ShapeStyle {
            color: colour.to_rgba(),
            filled: false,
            stroke_width: self.theme.px(css).round().max(1.0) as u32,
        }
    }

    pub fn path(&self, points: &[Point], colour: RGBColor, css: f64) -> Drawn<DB> {
        let points: Vec<_> = points.iter().copied().map(pixel).collect();
        self.area
            .draw(&PathElement::new(points, self.stroke(colour, css)))
    }

    /// A broken path: `on` and `off` are lengths in CSS pixels. Plotters has no dashes of its own on every surface.
    pub fn dashed(
        &self,
        points: &[Point],
        colour: RGBColor,
        css: f64,
        on: f64,
        off: f64,
    ) -> Drawn<DB> {
        let (on, off) = (self.theme.px(on), self.theme.px(off));
        let (mut drawing, mut left) = (true, on);
        let mut dash: Vec<Point> = points.first().copied().into_iter().collect();
        for pair in points.windows(2) {
            let (mut from, to) = (pair[0], pair[1]);
            loop {
                let length = libm::hypot(to.0 - from.0, to.1 - from.1);
                if length <= left {
                    left -= length;
                    dash.push(to);
                    break;
                }
                let part = left / length;
                from = (
                    from.0 + (to.0 - from.0) * part,
                    from.1 + (to.1 - from.1) * part,
                );
                dash.push(from);
                if drawing {
                    self.path(&dash, colour, css)?;
                }
                dash = vec![from];
                drawing = !drawing;
                left = if drawing { on } else { off };
            }
        }
        if drawing && dash.len() > 1 {
            self.path(&dash, colour, css)
        } else {
            Ok(())
        }
    }

    pub fn line(&self, line: &Line, plot: &Plot, frame: &Frame) -> Drawn<DB> {
        let points: Vec<Point> = line
            .points
            .iter()
            .map(|point| (frame.x(plot, point.0), frame.y(plot, point.1)))
            .collect();
        let colour = self.theme.of(line.ink);
        match line.stroke {
            Stroke::Bold => self.path(&points, colour, 3.0),
            Stroke::Plain if line.ink == Ink::Faint => self.path(&points, colour, 1.0),
            Stroke::Plain => self.path(&points, colour, 1.6),
            Stroke::Dashed => self.dashed(&points, colour, 1.6, 7.0, 4.0),
            Stroke::Dotted => self.dashed(&points, colour, 1.6, 3.0, 3.0),
            Stroke::Columns => self.columns(&points, colour, frame),
        }
    }

    /// Blocks as wide as their points stand apart, with a slit of paper between them where there is room for one.
    fn columns(&self, points: &[Point], colour: RGBColor, frame: &Frame) -> Drawn<DB> {
        let apart = match points {
            [first, second, ..] => second.0 - first.0,
            _ => frame.right - frame.left,
        };
        let slit = if apart > self.theme.px(4.0) { 0.2 } else { 0.0 };
        for (x, y) in points {
            let half = (apart * (1.0 - slit) / 2.0).max(0.5);
            let (left, right) = ((x - half).max(frame.left), (x + half).min(frame.right));
            self.block((left, *y), (right.max(left + 1.0), frame.bottom), colour)?;
        }
        Ok(())
    }

    pub fn dot(&self, dot: &Dot, at: Point, css: f64) -> Drawn<DB> {
        let (radius, rim) = (self.theme.px(css), self.theme.px(1.5));
        let colour = self.theme.of(dot.ink);
        let fill = |colour: RGBColor| colour.filled();
        // A rim of paper lifts the dot off the line beneath it.
        self.area.draw(&Circle::new(
            pixel(at),
            (radius + rim).round() as i32,
            fill(if dot.hollow {
                colour
            } else {
                self.theme.paper()
            }),
        ))?;
        self.area.draw(&Circle::new(
            pixel(at),
            radius.round() as i32,
            fill(if dot.hollow {
                self.theme.paper()
            } else {
                colour
            }),
        ))
    }

    pub fn text(
        &self,
        text: &str,
        at: Point,
        colour: RGBColor,
        css: f64,
        bold: bool,
        anchor: (HPos, VPos),
    ) -> Drawn<DB> {
        if text.is_empty() {
            return Ok(());
        }
        self.area
            .draw_text(text, &self.style(colour, css, bold, anchor), pixel(at))
    }

    fn style(
        &self,
        colour: RGBColor,
        css: f64,
        bold: bool,
        (across, up): (HPos, VPos),
    ) -> TextStyle<'static> {
        let style = if bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        };
        let font = (FAMILY, self.theme.text(css), style).into_font();
        let mut style = TextStyle::from(font).pos(Pos::new(across, up));
        style.color = colour.to_backend_color();
        style
    }

    /// Paper behind a label, so that the lines it crosses do not run through it.
    pub fn halo(&self, text: &str, at: Point, css: f64, (across, up): (HPos, VPos)) -> Drawn<DB> {
        if text.is_empty() {
            return Ok(());
        }
        let width = self.theme.px(text.chars().count() as f64 * css * 0.58);
        let height = self.theme.px(css * 1.2);
        let left = if matches!(across, HPos::Right) {
            at.0 - width
        } else {
            at.0
        };
        let top = if matches!(up, VPos::Bottom) {
            at.1 - height
        } else {
            at.1
        };
        self.block(
            (left - self.theme.px(2.0), top),
            (left + width + self.theme.px(2.0), top + height),
            self.theme.paper(),
        )
    }

    /// A filled rectangle.
    pub fn block(&self, from: Point, to: Point, colour: RGBColor) -> Drawn<DB> {
        let corners = [pixel(from), pixel(to)];
        self.area.draw(&Rectangle::new(corners, colour.filled()))
    }
}
