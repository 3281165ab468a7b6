//! The share of time that is kept against the work between two checkpoints, with the intervals of four theories.

use crate::analysis::Sweep;
use crate::model::Report;
use crate::model::goodput::{Outcome, Terms};
use crate::units::{Hours, Percent, human};

use super::super::axis::{Axis, Quantity};
use super::super::plot::{Dot, Flag, Ink, Line, Mark, Plot, Stroke};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::{of, sources};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "checkpoint-interval",
    view: "reliability",
    title: "Share of time kept against the work between two checkpoints; ticks: what each theory calls best",
    plot: Origin::Report(plot),
    mark,
    sentence,
    table,
    sources,
};

/// How far the curve goes to either side of the best interval, and in how many steps.
const TIMES: f64 = 40.0;
const STEPS: i32 = 30;

/// The best interval and the theories, each as the work between two checkpoints.
fn theories(run: &Outcome) -> [(&'static str, Hours); 4] {
    let cycle = &run.cycle;
    [
        ("Exact", run.work),
        ("Daly", cycle.daly()),
        ("Young", cycle.within(cycle.young())),
        ("Availability", cycle.within(cycle.availability())),
    ]
}

fn kept(run: &Outcome, work: Hours) -> f64 {
    let share = Terms::share(run.policy, &run.cycle, work);
    share.percent().0
}

/// Places along the curve, the best interval among them.
fn places(run: &Outcome) -> impl Iterator<Item = Hours> {
    let best = run.work;
    (-STEPS..=STEPS).map(move |step| best * libm::pow(TIMES, f64::from(step) / f64::from(STEPS)))
}

fn plot(report: &Report) -> Plot {
    let run = of(report).chosen;
    let line = |label: &str, ink, stroke, of: &dyn Fn(Hours) -> f64| {
        let points = places(&run).map(|work| (work.0, of(work)));
        Line::new(label, ink, stroke, points.collect())
    };
    let straight = |work: Hours| run.cycle.ettr(work + run.cycle.save()).percent().0;
    let lines = vec![
        line("Straight-line", Ink::Faint, Stroke::Dotted, &straight),
        line("Exact", Ink::Main, Stroke::Bold, &|work| kept(&run, work)),
    ];
    let ends = [run.work.0 / TIMES, run.work.0 * TIMES];
    Plot {
        x: Axis::log(Quantity::Hours, ends),
        // Room for the mark's own number under the flags.
        y: Axis::linear(Quantity::Percent, [0.0, 100.0], true).with_room(0.14),
        lines,
        dots: Vec::new(),
        flags: flags(&run, ends),
        bars: Vec::new(),
    }
}

/// A tick for each theory. Those near the best are named with it: their names would lie on one another.
fn flags(run: &Outcome, ends: [f64; 2]) -> Vec<Flag> {
    let all = theories(run);
    let near = |work: Hours| (libm::log(work / run.work)).abs() < 0.25;
    let together = all.iter().filter(|(_, work)| near(*work));
    let names: Vec<&str> = together.map(|(name, _)| *name).collect();
    let inside = all
        .iter()
        .filter(|(_, work)| (ends[0]..=ends[1]).contains(&work.0));
    inside
        .enumerate()
        .map(|(place, (name, work))| Flag {
            at: work.0,
            label: match (place, near(*work)) {
                (0, _) if names.len() == all.len() => "all four theories".to_owned(),
                (0, _) => names.join(", "),
                (_, true) => String::new(),
                (_, false) => (*name).to_owned(),
            },
            minor: place > 0,
        })
        .collect()
}

fn mark(report: &Report) -> Mark {
    let run = of(report).chosen;
    Mark {
        x: Some(run.work.0),
        dot: Some(Dot {
            at: (run.work.0, run.share.percent().0),
            label: human::share(run.share),
            ink: Ink::Main,
            hollow: false,
        }),
    }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let run = of(report).chosen;
    let best = run.share.percent().0;
    if best < 0.05 {
        return "Coming back takes so much longer than failures stay away that no interval between checkpoints helps.".to_owned();
    }
    let short = best - kept(&run, run.work / 4.0);
    let long = best - kept(&run, run.work * 4.0);
    let points = |lost: f64| format!("{lost:.1}");
    format!(
        "A checkpoint after every {} of work leaves most, {} of the time; four times as often costs {} points, a quarter as often {}.",
        human::duration(run.work),
        human::share(run.share),
        points(short),
        points(long),
    )
}

fn table(_: &Sweep, report: &Report) -> Table {
    let run = of(report).chosen;
    let row = |name: String, work: Hours| {
        let share = kept(&run, work);
        let period = work + run.cycle.save();
        vec![
            Cell::word(name),
            Cell::number(work.seconds().0, human::duration(work)),
            Cell::number(period.seconds().0, human::duration(period)),
            Cell::number(share, human::percent(Percent(share))),
        ]
    };
    let mut rows: Vec<_> = theories(&run)
        .map(|(name, work)| row(name.to_owned(), work))
        .into();
    let others = places(&run).step_by(5);
    rows.extend(others.map(|work| {
        let times = work / run.work;
        row(format!("{} × the best", human::figures(times)), work)
    }));
    Table {
        caption: "Intervals between checkpoints: four theories, and others around the best"
            .to_owned(),
        heads: [
            "Interval",
            "Work between checkpoints, s",
            "From checkpoint to checkpoint, s",
            "Time kept, %",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows,
    }
}
