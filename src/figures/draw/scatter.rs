//! Points that stand for themselves: each named where its name touches no other point and no other name, the main one first;
//! a name that finds no room is left to the table.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use crate::figures::plot::{Dot, Ink, Plot, rising};

use super::pen::Pen;
use super::rows::width_of;
use super::{Drawn, Frame, LABEL, SMALL};

/// Left, top, right, bottom.
type Room = [f64; 4];

/// From a point to its name.
const GAP: f64 = 7.0;

fn apart(one: &Room, other: &Room) -> bool {
    one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1]
}

/// Places for a name around a point, the best first.
fn around((x, y): (f64, f64), (wide, tall): (f64, f64), gap: f64) -> [(f64, f64); 8] {
    let (right, left) = (x + gap, x - gap - wide);
    let (above, below) = (y - gap - tall, y + gap);
    let (middle, half) = (x - wide / 2.0, y - tall / 2.0);
    let near = gap * 0.6;
    [
        (right, half),
        (left, half),
        (middle, above),
        (middle, below),
        (x + near, above),
        (x + near, below),
        (x - near - wide, above),
        (x - near - wide, below),
    ]
}

/// Draws the points and their names.
pub(super) fn ink<DB: DrawingBackend>(pen: &Pen<DB>, plot: &Plot, frame: &Frame) -> Drawn<DB> {
    let theme = pen.theme;
    let mut dots: Vec<&Dot> = plot.dots.iter().collect();
    rising(&mut dots, |dot| f64::from(u8::from(dot.ink != Ink::Main)));
    let place = |dot: &Dot| (frame.x(plot, dot.at.0), frame.y(plot, dot.at.1));
    let radius = theme.px(5.0);
    let mut taken: Vec<Room> = dots
        .iter()
        .map(|dot| {
            let (x, y) = place(dot);
            [x - radius, y - radius, x + radius, y + radius]
        })
        .collect();
    let mut names = Vec::with_capacity(dots.len());
    for dot in &dots {
        let main = dot.ink == Ink::Main;
        let css = if main { LABEL } else { SMALL };
        let tall = theme.px(css * 1.25);
        let fits = |text: &str| {
            let wide = theme.px(width_of(text, css) + if main { 4.0 } else { 0.0 });
            around(place(dot), (wide, tall), theme.px(GAP))
                .into_iter()
                .map(|(left, top)| [left, top, left + wide, top + tall])
                .find(|room| {
                    let held = room[0] > frame.left
                        && room[2] < frame.right + theme.px(12.0)
                        && room[1] > frame.top - theme.px(20.0)
                        && room[3] < frame.bottom;
                    held && taken.iter().all(|other| apart(room, other))
                })
        };
        // Of several names the first alone may have room.
        let first = dot
            .label
            .split_once(" · ")
            .map(|(first, _)| [first, " …"].concat());
        let texts = std::iter::once(dot.label.clone()).chain(first);
        let found = texts
            .filter_map(|text| fits(&text).map(|room| (text, room)))
            .next();
        if let Some((text, room)) = found {
            taken.push(room);
            names.push((text, room, main));
        }
    }
    for dot in dots.iter().rev() {
        let main = dot.ink == Ink::Main;
        pen.dot(dot, place(dot), if main { 5.0 } else { 3.5 })?;
    }
    for (text, room, main) in names {
        let (ink, css) = match main {
            true => (theme.ink(), LABEL),
            false => (theme.soft(), SMALL),
        };
        let at = (room[0], room[1]);
        pen.text(&text, at, ink, css, main, (HPos::Left, VPos::Top))?;
    }
    Ok(())
}
