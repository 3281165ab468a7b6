//! Impossible numbers are drawn without a panic and without a hang: plotters loops for ever on an endless axis.

use std::sync::mpsc;
use std::time::Duration;

use fabriconomics::figures::axis::{Axis, Quantity};
use fabriconomics::figures::bars::{Bar, Segment};
use fabriconomics::figures::plot::{Dot, Flag, Ink, Line, Mark, Plot, Stroke};
use fabriconomics::figures::theme::{Scheme, Theme};
use fabriconomics::figures::{FIGURES, Figure, draw, svg};
use plotters::drawing::IntoDrawingArea;
use plotters_svg::SVGBackend;

use super::{STRETCHED, of, scenario};

/// Fails when the work takes longer than any drawing may.
#[track_caller]
#[expect(
    clippy::disallowed_methods,
    reason = "a hang must fail the test, not the run"
)]
fn in_time<T: Send + 'static>(what: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, finished) = mpsc::channel();
    let worker = std::thread::spawn(move || done.send(work()));
    match finished.recv_timeout(Duration::from_secs(20)) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{what} hangs"),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            let reason = worker.join().expect_err("it ended without a result");
            panic!("{what} panics: {:?}", reason.downcast_ref::<String>())
        }
    }
}

type Points = &'static [(f64, f64)];

const BIG: f64 = 1e300;
const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// Given points, how a person would call them.
const IMPOSSIBLE: [(&str, Points); 12] = [
    ("nothing", &[]),
    ("one point", &[(5.0, 5.0)]),
    ("the same point twice", &[(5.0, 5.0), (5.0, 5.0)]),
    ("zeros", &[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]),
    ("a flat line", &[(1.0, 7.0), (2.0, 7.0), (3.0, 7.0)]),
    (
        "endless values",
        &[(1.0, INF), (2.0, -INF), (INF, 1.0), (-INF, 2.0)],
    ),
    ("no numbers", &[(NAN, NAN), (1.0, NAN), (NAN, 1.0)]),
    ("huge values", &[(BIG, BIG), (-BIG, -BIG), (1.0, BIG)]),
    ("tiny values", &[(1e-300, 1e-300), (f64::MIN_POSITIVE, 0.0)]),
    ("a huge offset", &[(1e16, 1e16), (1e16 + 4.0, 1e16 + 4.0)]),
    ("reversed points", &[(9.0, 1.0), (5.0, 2.0), (1.0, 3.0)]),
    (
        "negative values",
        &[(-3.0, -9.0), (-2.0, -4.0), (-1.0, -1.0)],
    ),
];

fn plot(points: Points, log: bool) -> Plot {
    let axis = |values: Vec<f64>, quantity| match log {
        true => Axis::log(quantity, values),
        false => Axis::linear(quantity, values, true).with_room(0.1),
    };
    let line = |stroke| Line {
        label: "A line".to_owned(),
        ink: Ink::Main,
        stroke,
        points: points.to_vec(),
        steps: stroke == Stroke::Plain,
        hidden: stroke == Stroke::Dotted,
    };
    let dots = points.iter().map(|at| Dot {
        at: *at,
        label: "<&>".to_owned(),
        ink: Ink::Faint,
        hollow: true,
    });
    let flags = points.iter().map(|at| Flag {
        at: at.0,
        label: "a flag".to_owned(),
        minor: false,
    });
    Plot {
        x: axis(points.iter().map(|point| point.0).collect(), Quantity::Gpus),
        y: axis(
            points.iter().map(|point| point.1).collect(),
            Quantity::Hours,
        ),
        lines: [Stroke::Bold, Stroke::Plain, Stroke::Dashed, Stroke::Dotted]
            .map(line)
            .to_vec(),
        dots: dots.collect(),
        flags: flags.collect(),
        bars: Vec::new(),
    }
}

/// The same numbers as bars: the first of a point is a bar of one part, the second one of two.
fn bars(points: Points, log: bool) -> Plot {
    let part = |name, value| Segment {
        name,
        ink: Ink::Series(4),
        value,
        text: "<&>".to_owned(),
    };
    let bar = |(one, other): &(f64, f64)| {
        let bar = |parts, hollow: bool| Bar {
            label: "A bar & <its> rather long label".to_owned(),
            parts,
            total: "<&>".to_owned(),
            bold: !hollow,
            hollow,
        };
        [
            bar(vec![part("one", *one)], false),
            bar(vec![part("one", *one), part("other", *other)], true),
            bar(Vec::new(), false),
        ]
    };
    let bars: Vec<Bar> = points.iter().flat_map(bar).collect();
    Plot {
        x: Axis::linear(Quantity::Watts, bars.iter().map(Bar::value), true),
        bars,
        lines: Vec::new(),
        dots: Vec::new(),
        flags: Vec::new(),
        ..plot(points, log)
    }
}

fn drawn(plot: &Plot, mark: &Mark, theme: &Theme, size: (u32, u32)) -> String {
    let mut out = String::new();
    {
        let area = SVGBackend::with_string(&mut out, size).into_drawing_area();
        draw::ink(&area, plot, theme).expect("a string takes everything");
        draw::mark(&area, plot, mark, theme).expect("a string takes everything");
        area.present().expect("a string takes everything");
    }
    out
}

#[test]
fn impossible_numbers_are_drawn() {
    for (name, points) in IMPOSSIBLE {
        for log in [false, true] {
            in_time(name, move || {
                for plot in [plot(points, log), bars(points, log)] {
                    for size in [
                        (0, 0),
                        (1, 1),
                        (60, 40),
                        (300, 200),
                        (2_688, 1_520),
                        (8_000, 100),
                    ] {
                        for ratio in [0.0, NAN, 0.5, 1.0, 4.0] {
                            let theme = Theme::canvas(Scheme::Light, ratio);
                            let first = points.first().copied();
                            let dot = first.map(|at| Dot {
                                at,
                                label: "here".to_owned(),
                                ink: Ink::Main,
                                hollow: false,
                            });
                            let mark = Mark {
                                x: first.map(|at| at.0),
                                dot,
                            };
                            let out = drawn(&plot, &mark, &theme, size);
                            assert!(!out.contains("<&>"), "labels are escaped");
                            assert!(
                                !out.contains("NaN") && !out.contains("inf"),
                                "{size:?} {ratio}"
                            );
                            // Coordinates saturate where a number cannot be placed; a clipped one stays near.
                            assert!(!out.contains(&i32::MAX.to_string()), "{size:?} {ratio}");
                            assert!(!out.contains(&i32::MIN.to_string()), "{size:?} {ratio}");
                        }
                    }
                }
            });
        }
    }
}

#[test]
fn impossible_numbers_are_read() {
    for (name, points) in IMPOSSIBLE {
        in_time(name, move || {
            for log in [false, true] {
                let (plot, bars) = (plot(points, log), bars(points, log));
                for place in [-1.0, 0.0, 0.3, 1.0, 2.0, NAN, INF] {
                    assert!(plot.read(place).rows.len() <= plot.lines.len());
                    assert!(bars.read(place).rows.len() <= 3);
                }
            }
        });
    }
}

#[test]
fn stretched_scenarios_are_drawn() {
    for link in STRETCHED {
        in_time(link, move || {
            for figure in &FIGURES {
                let drawing = svg::figure(figure, &scenario(link), Scheme::Dark);
                assert!(drawing.len() > 1_000, "{}", figure.id);
                for word in ["NaN", ">inf", "\"inf", "-inf", "  <text", "> <"] {
                    assert!(!drawing.contains(word), "{}: {word}", figure.id);
                }
            }
        });
    }
}

#[test]
fn words_cannot_break_a_drawing() {
    let (sweep, report) = of("");
    let hostile = Figure {
        title: "R&D <b>title</b>",
        sentence: |_, _| "Finding & </title> \"quoted\".".to_owned(),
        ..FIGURES[0]
    };
    let drawing = svg::drawing(&hostile, &sweep, &report, Scheme::Light);
    assert_eq!(
        drawing.matches("R&amp;D &lt;b&gt;title&lt;/b&gt;").count(),
        1
    );
    assert_eq!(drawing.matches("Finding &amp; &lt;/title&gt;").count(), 3);
    assert_eq!(drawing.matches("</title>").count(), 1);
}
