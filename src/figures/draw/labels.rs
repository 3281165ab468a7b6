//! Labels that make room for one another: flags along the top, and names at the ends of the lines.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use crate::figures::plot::{Ink, Line, Plot, Stroke, rising};

use super::pen::Pen;
use super::{Drawn, Frame, LABEL, SMALL};

/// Ticks at the top: named ones rise to their names, each name only where it has room, the larger ones first; the others
/// stay short.
pub(super) fn flags<DB: DrawingBackend>(pen: &Pen<DB>, plot: &Plot, frame: &Frame) -> Drawn<DB> {
    let theme = pen.theme;
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for minor in [false, true] {
        for flag in plot.flags.iter().filter(|flag| flag.minor == minor) {
            let x = frame.x(plot, flag.at);
            let width = theme.px(flag.label.chars().count() as f64 * SMALL * 0.56);
            let after = x + theme.px(4.0) + width <= frame.right + theme.px(20.0);
            let (start, place, anchor) = if after {
                (x, x + theme.px(4.0), HPos::Left)
            } else {
                (x - theme.px(4.0) - width, x - theme.px(4.0), HPos::Right)
            };
            let end = start + width + theme.px(8.0);
            let free = !taken.iter().any(|(from, to)| start < *to && *from < end);
            let named = !flag.label.is_empty() && (free || !minor);
            let tall = theme.px(if named { 18.0 } else { 4.0 });
            pen.path(&[(x, frame.top - tall), (x, frame.top)], theme.faint(), 1.0)?;
            if named && free {
                let top = frame.top - theme.px(19.0);
                pen.text(
                    &flag.label,
                    (place, top),
                    theme.soft(),
                    SMALL,
                    false,
                    (anchor, VPos::Top),
                )?;
                taken.push((start, end));
            }
        }
    }
    Ok(())
}

/// Labels at line ends, moved apart until none touches another.
pub(super) fn end_labels<DB: DrawingBackend>(
    pen: &Pen<DB>,
    plot: &Plot,
    frame: &Frame,
) -> Drawn<DB> {
    let theme = pen.theme;
    let ends = plot
        .lines
        .iter()
        .filter(|line| !line.label.is_empty())
        .filter_map(|line| Some((line, frame.y(plot, line.points.last()?.1))));
    let mut labels: Vec<(&Line, f64)> = ends.collect();
    rising(&mut labels, |label| label.1);
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
    // Held inside the range, groups may have met again: down first, then up from the bottom, if they all fit.
    for place in 1..places.len() {
        places[place] = places[place].max(places[place - 1] + gap);
    }
    let mut most = high.max(low + gap * (wanted.len().max(1) - 1) as f64);
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - gap;
    }
    places
}
