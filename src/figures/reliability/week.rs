//! A week of the run, day by day: what trains, what is lost, and what coming back takes.

use crate::analysis::{DAYS, DOINGS, Day, Doing, Sweep, week};
use crate::model::Report;
use crate::units::human;

use super::super::axis::Quantity;
use super::super::bars::{self, Bar, Segment};
use super::super::optics::unmarked;
use super::super::plot::{Ink, Plot};
use super::super::{Figure, Origin};
use super::sources;

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "week",
    view: "reliability",
    title: "A week as it may go, 24 hours a day; at the end the hours that trained and the failures",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table: |_, report| bars::table(&plot(report), FIGURE.title, "Day"),
    sources,
};

fn kind(doing: Doing) -> (&'static str, Ink) {
    match doing {
        Doing::Training => ("Training", Ink::Series(4)),
        Doing::Lost => ("Lost", Ink::Series(5)),
        Doing::Restarting => ("Restart", Ink::Series(6)),
        Doing::Saving => ("Saving", Ink::Series(7)),
    }
}

fn plot(report: &Report) -> Plot {
    let bar = |(place, day): (usize, Day)| {
        let trained = day.spent(Doing::Training);
        Bar {
            label: format!("Day {}", place + 1),
            total: format!(
                "{} · {}",
                human::duration(trained),
                human::many(day.failures, "failure", "failures")
            ),
            // A stretch is told by its length alone: written out, a hundred of them could not be read.
            parts: day
                .stretches
                .into_iter()
                .map(|(doing, time)| {
                    let (name, ink) = kind(doing);
                    Segment {
                        name,
                        ink,
                        value: time.0,
                        text: String::new(),
                    }
                })
                .collect(),
            ..Bar::default()
        }
    };
    let days = week(report).into_iter().enumerate();
    bars::plot(Quantity::Hours, days.map(bar).collect())
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let days = week(report);
    let [trained, saved, lost, restarted] = DOINGS.map(|doing| {
        let hours: f64 = days.iter().map(|day| day.spent(doing).0).sum();
        human::figures(hours)
    });
    let failures: u64 = days.iter().map(|day| day.failures).sum();
    let whole = DAYS as u64 * 24;
    match failures {
        0 => format!(
            "A week without a failure trains {trained} of {whole} hours; checkpoints take {saved}."
        ),
        _ => format!(
            "A week with {} trains {trained} of {whole} hours; restarts take {restarted}, lost work {lost} and checkpoints {saved}.",
            human::many(failures, "failure", "failures"),
        ),
    }
}
