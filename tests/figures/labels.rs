//! Labels on a real layout: none runs off the surface, and no two at the ends of lines touch.

use fabriconomics::figures::theme::{Scheme, Theme};
use fabriconomics::figures::{FIGURES, draw, svg};
use plotters::drawing::IntoDrawingArea;
use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::{STRETCHED, of};

/// A surface that draws nothing and remembers every label, and how many strokes were made.
struct Recorder<'a> {
    size: (u32, u32),
    labels: &'a mut Vec<Label>,
    strokes: &'a mut usize,
}

#[derive(Clone, Debug)]
struct Label {
    text: String,
    at: BackendCoord,
    height: f64,
    left_aligned: bool,
    middle: bool,
    sides: [f64; 4],
}

type Drawn = Result<(), DrawingErrorKind<std::io::Error>>;

impl DrawingBackend for Recorder<'_> {
    type ErrorType = std::io::Error;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        _: I,
        _: &S,
    ) -> Drawn {
        *self.strokes += 1;
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let (height, anchor) = (style.size(), style.anchor());
        // Plex Sans takes about half its height for a letter; a digit a little more.
        let width = text.chars().count() as f64 * height * 0.56;
        let (x, y) = (f64::from(at.0), f64::from(at.1));
        let left = match anchor.h_pos {
            HPos::Left => x,
            HPos::Center => x - width / 2.0,
            HPos::Right => x - width,
        };
        let top = match anchor.v_pos {
            VPos::Top => y,
            VPos::Center => y - height / 2.0,
            VPos::Bottom => y - height,
        };
        self.labels.push(Label {
            text: text.to_owned(),
            at,
            height,
            left_aligned: matches!(anchor.h_pos, HPos::Left),
            middle: matches!(anchor.v_pos, VPos::Center),
            sides: [left, top, left + width, top + height],
        });
        Ok(())
    }
}

/// Widths a figure meets: a phone, a column, the exported drawing; at one and two device pixels.
const SURFACES: [(u32, u32, f64); 4] = [
    (354, 272, 2.0),
    (560, 304, 1.0),
    (560, 304, 2.0),
    (672, 380, 1.0),
];

fn each(mut check: impl FnMut(&str, &[Label], usize, (u32, u32), f64)) {
    for link in STRETCHED {
        let (sweep, report) = of(link);
        for figure in &FIGURES {
            let (plot, mark) = (figure.plot(&sweep, &report), (figure.mark)(&report));
            for (width, height, ratio) in SURFACES {
                // Bars are as tall as they want to be.
                let tall = draw::height(&plot, f64::from(width));
                let height = tall.map_or(height, |tall| tall as u32);
                let size = (
                    (f64::from(width) * ratio) as u32,
                    (f64::from(height) * ratio) as u32,
                );
                let theme = Theme::canvas(Scheme::Light, ratio);
                let (mut labels, mut strokes) = (Vec::new(), 0);
                let surface = Recorder {
                    size,
                    labels: &mut labels,
                    strokes: &mut strokes,
                };
                let area = surface.into_drawing_area();
                draw::ink(&area, &plot, &theme).expect("it takes everything");
                draw::mark(&area, &plot, &mark, &theme).expect("it takes everything");
                drop(area);
                let what = format!("{} of {link} on {width} × {height} at {ratio}", figure.id);
                check(&what, &labels, strokes, size, ratio);
            }
        }
    }
}

#[test]
fn the_recorder_hears() {
    let mut figures = 0;
    each(|what, labels, strokes, _, _| {
        assert!(
            // A plot of nothing says why, and that alone.
            labels.len() >= 2 && strokes >= 1 || labels.len() == 1 && strokes == 0,
            "{what}: {labels:?}, {strokes}"
        );
        figures += 1;
    });
    assert_eq!(figures, STRETCHED.len() * FIGURES.len() * SURFACES.len());
}

#[test]
fn no_label_runs_off_the_surface() {
    each(|what, labels, _, (width, height), ratio| {
        for label in labels {
            let [left, top, right, bottom] = label.sides;
            let inside = left >= -ratio
                && top >= -ratio
                && right <= f64::from(width) + ratio
                && bottom <= f64::from(height) + ratio;
            assert!(inside, "{what}: {label:?}");
        }
    });
}

#[test]
fn no_two_labels_at_line_ends_touch() {
    each(|what, labels, _, _, ratio| {
        // The names of lines are the only labels that start at their place and stand beside it.
        let names: Vec<_> = labels
            .iter()
            .filter(|label| label.left_aligned && label.middle)
            .collect();
        for (place, one) in names.iter().enumerate() {
            for other in &names[place + 1..] {
                let apart = f64::from((one.at.1 - other.at.1).abs());
                // Places are rounded to whole pixels.
                assert!(
                    apart >= 12.0 * 1.2 * ratio - 1.0,
                    "{what}: {} and {}",
                    one.text,
                    other.text
                );
            }
        }
    });
}

#[test]
fn ticks_do_not_touch_their_neighbours() {
    each(|what, labels, _, _, _| {
        let ticks: Vec<_> = labels.iter().filter(|label| !label.left_aligned).collect();
        for (place, one) in ticks.iter().enumerate() {
            for other in &ticks[place + 1..] {
                let (a, b) = (one.sides, other.sides);
                let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
                // Labels of dots and of the mark lie in the plot, on a halo of their own.
                let same_row = (one.at.1 - other.at.1).abs() < 2 && one.height == other.height;
                assert!(
                    apart || !same_row,
                    "{what}: {} and {}",
                    one.text,
                    other.text
                );
            }
        }
    });
}

/// The lines around an exported drawing read well; that they fit is measured in `sheets`.
#[test]
fn captions_read_well() {
    for link in STRETCHED {
        let (_, report) = of(link);
        for figure in &FIGURES {
            let (assumed, sources) = svg::captions(figure, &report);
            for line in [&assumed, &sources, figure.title] {
                assert!(
                    !line.contains("  ") && !line.contains(" ,") && !line.contains(": ."),
                    "{line}"
                );
            }
        }
    }
}

/// Bars name their parts, their labels and their totals directly: no two of those words lie on one another.
#[test]
fn no_two_words_about_bars_touch() {
    for link in STRETCHED {
        let (sweep, report) = of(link);
        for figure in FIGURES
            .iter()
            .filter(|figure| ["optics", "reliability"].contains(&figure.view))
        {
            let plot = figure.plot(&sweep, &report);
            for (width, ratio) in [
                (320, 2.0),
                (354, 1.0),
                (439, 1.0),
                (440, 1.0),
                (560, 2.0),
                (672, 4.0),
                (900, 1.0),
            ] {
                let Some(tall) = draw::height(&plot, f64::from(width)) else {
                    continue;
                };
                let size = [f64::from(width), tall].map(|side| (side * ratio) as u32);
                let (mut labels, mut strokes) = (Vec::new(), 0);
                let surface = Recorder {
                    size: (size[0], size[1]),
                    labels: &mut labels,
                    strokes: &mut strokes,
                };
                let area = surface.into_drawing_area();
                draw::ink(&area, &plot, &Theme::canvas(Scheme::Light, ratio))
                    .expect("it takes everything");
                drop(area);
                for (place, one) in labels.iter().enumerate() {
                    let [left, top, right, bottom] = one.sides;
                    let inside = left >= -ratio
                        && top >= -ratio
                        && right <= f64::from(size[0]) + ratio
                        && bottom <= f64::from(size[1]) + ratio;
                    assert!(
                        inside,
                        "{} of {link} at {width}: {one:?} runs off",
                        figure.id
                    );
                    for other in &labels[place + 1..] {
                        let (a, b) = (one.sides, other.sides);
                        let apart = a[2] <= b[0] + 1.0
                            || b[2] <= a[0] + 1.0
                            || a[3] <= b[1] + 1.0
                            || b[3] <= a[1] + 1.0;
                        assert!(
                            apart,
                            "{} of {link} at {width}: {one:?} and {other:?}",
                            figure.id
                        );
                    }
                }
            }
        }
    }
}
