//! The upgrade cycle over the years: what three policies pay for the network, and what bandwidth each has for it.

pub mod tables;

use crate::analysis::{Course, Cycle, Sweep, cycle as cycle_of};
use crate::catalog::{self, Datum};
use crate::model::Report;
use crate::scenario::{Refresh, Scenario};
use crate::units::{Gbps, Usd, human};

use super::super::axis::{Axis, Quantity};
use super::super::plot::{Dot, Flag, Ink, Line, Mark, Plot, Stroke, main_last};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::{DAY, behind_later, missing, moments, no_step, refusal};

/// The registry's entry for dollars.
pub const SPEND: Figure = Figure {
    id: "cycle-spend",
    view: "roadmap",
    title: "Paid for the network by year, less what old ones were sold for and, at the end, what the last is worth, under three policies; dollars of today’s prices",
    plot: Origin::Report(|report| plot(report, &DOLLARS)),
    mark: |report| mark(report, &DOLLARS),
    sentence: spend,
    table: |_, report| table(report, SPEND.title),
    sources,
};

/// The registry's entry for bandwidth.
pub const BANDWIDTH: Figure = Figure {
    id: "cycle-bandwidth",
    view: "roadmap",
    title: "Delivered bandwidth of a GPU one way by year, under three policies",
    plot: Origin::Report(|report| plot(report, &RATES)),
    mark: |report| mark(report, &RATES),
    sentence: bandwidth,
    table: |_, report| table(report, BANDWIDTH.title),
    sources,
};

/// What is drawn of a course at a time.
struct Drawn {
    quantity: Quantity,
    of: fn(&Cycle, &Course, f64) -> f64,
}

const DOLLARS: Drawn = Drawn {
    quantity: Quantity::Usd,
    of: |cycle, course, time| match time >= cycle.life[1] {
        true => cycle.net(course, time).0,
        false => (course.gross(time) - course.sold(time)).0,
    },
};

const RATES: Drawn = Drawn {
    quantity: Quantity::Rate,
    of: |cycle, course, time| cycle.in_use(course, time).delivered.0,
};

/// How each policy is drawn.
fn look(policy: Refresh) -> (&'static str, Ink, Stroke) {
    match policy {
        Refresh::Steps => ("Each step", Ink::Series(1), Stroke::Plain),
        Refresh::Skip => ("Every second", Ink::Series(2), Stroke::Dashed),
        Refresh::Never => ("Never", Ink::Series(3), Stroke::Dotted),
    }
}

fn plot(report: &Report, drawn: &Drawn) -> Plot {
    let scenario = &report.scenario;
    let life = [scenario.year, scenario.year + scenario.plan.life.max(1.0)];
    let mut lines: Vec<Line> = Vec::with_capacity(3);
    if let Some(cycle) = cycle_of(scenario) {
        let jumps = cycle.steps.iter().map(|step| step.when);
        let mut times = moments(life[0], life[1], 0.25, jumps);
        // What is left is taken off at once, at the end.
        times.insert(times.len() - 1, life[1] - DAY);
        for course in &cycle.courses {
            let (name, ink, stroke) = look(course.policy);
            let at = |time: &f64| (*time, (drawn.of)(&cycle, course, *time));
            let chosen = course.policy == scenario.plan.refresh;
            let stroke = if chosen { Stroke::Bold } else { stroke };
            lines.push(Line::new(name, ink, stroke, times.iter().map(at).collect()));
        }
    }
    main_last(&mut lines);
    // Policies that do the same are drawn once, the chosen one on top.
    for place in 0..lines.len() {
        let (before, after) = lines.split_at_mut(place + 1);
        before[place].hidden = after.iter().any(|over| over.points == before[place].points);
    }
    let values: Vec<f64> = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.1))
        .collect();
    Plot {
        x: Axis::linear(Quantity::Year, life, false),
        y: Axis::linear(drawn.quantity, values, true).with_room(0.08),
        lines,
        dots: Vec::new(),
        flags: refusal(scenario)
            .map(|label| Flag {
                at: life[0],
                label,
                minor: false,
            })
            .into_iter()
            .collect(),
        bars: Vec::new(),
    }
}

/// The end of the chosen course.
fn mark(report: &Report, drawn: &Drawn) -> Mark {
    let policy = report.scenario.plan.refresh;
    let dot = cycle_of(&report.scenario).map(|cycle| {
        let (course, end) = (cycle.course(policy), cycle.life[1]);
        let value = (drawn.of)(&cycle, course, end);
        Dot {
            at: (end, value),
            label: drawn.quantity.write(value),
            ink: look(policy).1,
            hollow: false,
        }
    });
    Mark { x: None, dot }
}

/// A sentence over the three policies, or why there is nothing to choose.
fn told(scenario: &Scenario, says: impl Fn(&Cycle) -> String) -> String {
    match cycle_of(scenario) {
        None => missing(scenario),
        Some(cycle) if cycle.steps.len() < 2 => format!(
            "{}: the network of {} stays until {}.",
            no_step(scenario),
            Quantity::Year.write(cycle.life[0]),
            Quantity::Year.write(cycle.life[1])
        ),
        Some(cycle) => says(&cycle),
    }
}

fn spend(_: &Sweep, report: &Report) -> String {
    told(&report.scenario, |cycle| {
        let [steps, skip, never] = [Refresh::Steps, Refresh::Skip, Refresh::Never]
            .map(|policy| human::money_in_words(cycle.net(cycle.course(policy), cycle.life[1])));
        format!(
            "With what is left at the end taken off, a new network at each step costs {steps}, at every second {skip}, never {never}."
        )
    })
}

fn bandwidth(_: &Sweep, report: &Report) -> String {
    told(&report.scenario, |cycle| {
        let years = cycle.life[1] - cycle.life[0];
        let mean = |policy: Refresh| {
            Quantity::Rate.write(cycle.bandwidth_years(cycle.course(policy)) / years)
        };
        format!(
            "A GPU is given {} on average over its life with a new network at each step, {} at every second, {} never.",
            mean(Refresh::Steps),
            mean(Refresh::Skip),
            mean(Refresh::Never),
        )
    })
}

/// Every year of the life, for each policy.
fn table(report: &Report, caption: &str) -> Table {
    let mut heads = vec!["Year".to_owned()];
    for policy in Refresh::ALL {
        let (name, ..) = look(*policy);
        let own = [
            "paid, USD",
            "old ones sold, USD",
            "net of what is left, USD",
        ];
        let more = ["optics, USD", "energy, USD", "W", "delivered a GPU, Gb/s"];
        heads.extend(
            own.iter()
                .chain(&more)
                .map(|what| format!("{name}: {what}")),
        );
    }
    let scenario = &report.scenario;
    let cycle = cycle_of(scenario);
    let money = |usd: Usd| Cell::number(usd.0, human::money(usd));
    let row = |place: u32| {
        let time = scenario.year + f64::from(place);
        let mut row = vec![Cell::number(time, Quantity::Year.write(time))];
        let Some(cycle) = &cycle else {
            row.extend((1..heads.len()).map(|_| Cell::none()));
            return row;
        };
        for course in &cycle.courses {
            let step = cycle.in_use(course, time);
            let Gbps(rate) = step.delivered;
            row.extend([
                money(course.gross(time)),
                money(course.sold(time)),
                money(cycle.net(course, time)),
                money(course.optics(time)),
                money(cycle.energy(course, time)),
                Cell::number(step.watts.0, human::power(step.watts)),
                Cell::number(rate, Quantity::Rate.write(rate)),
            ]);
        }
        row
    };
    let rows = (0..=libm::round(scenario.plan.life) as u32)
        .map(row)
        .collect();
    Table {
        caption: caption.to_owned(),
        heads,
        rows,
    }
}

/// Data behind the years of a cluster.
pub(super) fn sources(report: &Report) -> Vec<&'static Datum> {
    let mut all = behind_later(report);
    all.extend(catalog::assumed(&[
        "cluster-life",
        "value-kept",
        "electricity",
    ]));
    all
}
