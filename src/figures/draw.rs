//! The one drawing: a plot and a mark on any plotters surface, in device pixels, with direct labels and no legend.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Rectangle};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, IntoFont, RGBColor, ShapeStyle, TextStyle};

use super::plot::{Dot, Ink, Line, Mark, Plot, Stroke};
use super::theme::{FAMILY, Theme};

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
    if frame.right - frame.left < theme.px(40.0) || frame.bottom - frame.top < theme.px(30.0) {
        return Ok(());
    }
    let pen = Pen { area, theme };
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
    for dot in &plot.dots {
        let at = (frame.x(plot, dot.at.0), frame.y(plot, dot.at.1));
        let (label, anchor) = (
            (at.0 - theme.px(8.0), at.1 + theme.px(5.0)),
            (HPos::Right, VPos::Top),
        );
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
    // Beside the line, not on it: left of one that rises, right of one that falls, below where only the far side has room.
    let (left, above) = match (falls(plot), room_left, room_right) {
        (true, _, true) => (false, true),
        (true, ..) => (true, false),
        (false, true, _) => (true, true),
        (false, ..) => (false, at.1 + theme.px(30.0) > frame.bottom),
    };
    let place = (
        if left { at.0 - gap } else { at.0 + gap },
        if above { at.1 - gap } else { at.1 + gap },
    );
    let anchor = (
        if left { HPos::Right } else { HPos::Left },
        if above { VPos::Bottom } else { VPos::Top },
    );
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

/// Ticks at the top: named ones rise to their names, each name only where it has room; the others stay short.
fn flags<DB: DrawingBackend>(pen: &Pen<DB>, plot: &Plot, frame: &Frame) -> Drawn<DB> {
    let theme = pen.theme;
    let mut free = f64::NEG_INFINITY;
    for flag in &plot.flags {
        let x = frame.x(plot, flag.at);
        let tall = if flag.label.is_empty() { 4.0 } else { 18.0 };
        pen.path(
            &[(x, frame.top - theme.px(tall)), (x, frame.top)],
            theme.faint(),
            1.0,
        )?;
        if flag.label.is_empty() {
            continue;
        }
        let width = theme.px(flag.label.chars().count() as f64 * SMALL * 0.56);
        let after = x + theme.px(4.0) + width <= frame.right + theme.px(20.0);
        let (start, place, anchor) = if after {
            (x, x + theme.px(4.0), HPos::Left)
        } else {
            (x - theme.px(4.0) - width, x - theme.px(4.0), HPos::Right)
        };
        if start > free {
            let top = frame.top - theme.px(19.0);
            pen.text(
                &flag.label,
                (place, top),
                theme.soft(),
                SMALL,
                false,
                (anchor, VPos::Top),
            )?;
            free = start + width + theme.px(8.0);
        }
    }
    Ok(())
}

/// Labels at line ends, moved apart until none touches another.
fn end_labels<DB: DrawingBackend>(pen: &Pen<DB>, plot: &Plot, frame: &Frame) -> Drawn<DB> {
    let theme = pen.theme;
    let ends = plot
        .lines
        .iter()
        .filter_map(|line| Some((line, frame.y(plot, line.points.last()?.1))));
    let mut labels: Vec<(&Line, f64)> = ends.collect();
    super::plot::rising(&mut labels, |label| label.1);
    let wanted: Vec<f64> = labels.iter().map(|label| label.1).collect();
    let apart = spread(&wanted, theme.px(LABEL * 1.2), frame.top, frame.bottom);
    for ((line, _), y) in labels.into_iter().zip(apart) {
        let bold = line.stroke == Stroke::Bold;
        let colour = if line.ink == Ink::Faint {
            theme.soft()
        } else {
            theme.of(line.ink)
        };
        pen.text(
            &line.label,
            (frame.right + theme.px(8.0), y),
            colour,
            LABEL,
            bold,
            (HPos::Left, VPos::Center),
        )?;
    }
    Ok(())
}

/// Rising places at least `gap` apart, as near to the wanted ones as the range allows.
pub fn spread(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut places: Vec<f64> = wanted.to_vec();
    // Clusters that touch share their mean, as beads on a wire would settle.
    let mut groups: Vec<(f64, usize)> = Vec::new();
    for place in &places {
        groups.push((*place, 1));
        while let [.., (first, many), (second, more)] = groups[..] {
            let reach = gap * (many + more) as f64 / 2.0;
            if second - first >= reach {
                break;
            }
            let joined = (first * many as f64 + second * more as f64) / (many + more) as f64;
            groups.truncate(groups.len() - 2);
            groups.push((joined, many + more));
        }
    }
    let mut next = 0;
    for (middle, many) in groups {
        let length = gap * (many - 1) as f64;
        let start = (middle - length / 2.0).clamp(low, (high - length).max(low));
        for place in 0..many {
            places[next] = start + gap * place as f64;
            next += 1;
        }
    }
    for place in 1..places.len() {
        places[place] = places[place].max(places[place - 1] + gap);
    }
    places
}

struct Pen<'a, DB: DrawingBackend> {
    area: &'a Area<DB>,
    theme: &'a Theme,
}

type Point = (f64, f64);

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

    fn path(&self, points: &[Point], colour: RGBColor, css: f64) -> Drawn<DB> {
        let points: Vec<_> = points.iter().copied().map(pixel).collect();
        self.area
            .draw(&PathElement::new(points, self.stroke(colour, css)))
    }

    /// A broken path: `on` and `off` are lengths in CSS pixels. Plotters has no dashes of its own on every surface.
    fn dashed(&self, points: &[Point], colour: RGBColor, css: f64, on: f64, off: f64) -> Drawn<DB> {
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

    fn line(&self, line: &Line, plot: &Plot, frame: &Frame) -> Drawn<DB> {
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
        }
    }

    fn dot(&self, dot: &Dot, at: Point, css: f64) -> Drawn<DB> {
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

    fn text(
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
    fn halo(&self, text: &str, at: Point, css: f64, (across, up): (HPos, VPos)) -> Drawn<DB> {
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
        let corners = [
            pixel((left - self.theme.px(2.0), top)),
            pixel((left + width + self.theme.px(2.0), top + height)),
        ];
        self.area
            .draw(&Rectangle::new(corners, self.theme.paper().filled()))
    }
}
