//! The share of the time that trains, against what is between the sites.

use crate::analysis::Sweep;
use crate::model::Report;
use crate::model::across::Exchange;
use crate::units::{Gbps, Share, human};

use super::super::super::axis::{Axis, Quantity};
use super::super::super::plot::{Dot, Ink, Line, Mark, Plot, Stroke, main_last};
use super::super::super::table::{Cell, Table};
use super::super::super::{Figure, Origin};
use super::{UNKNOWN, between, drawn, over, sources, spread};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "across-efficiency",
    view: "scale",
    title: "Share of the time that trains, against the rate between neighbouring sites, by steps between two exchanges",
    plot: Origin::Report(plot),
    mark,
    sentence,
    table,
    sources,
};

/// Steps between two exchanges that are drawn.
pub(super) const STEPS: [f64; 4] = [1.0, 10.0, 100.0, 500.0];

/// Rates the figure spans, in Gb/s; further where the chosen one lies outside.
const RATES: [f64; 2] = [10.0, 1e5];

/// Share a table and a sentence ask for.
pub(super) const MOST: Share = Share(0.95);

/// The steps drawn, and the scenario's own among them.
pub(super) fn every(report: &Report) -> Vec<f64> {
    let own = report.scenario.sites.local_steps;
    let mut all = STEPS.to_vec();
    if !all.contains(&own) {
        all.push(own);
        super::super::super::plot::rising(&mut all, |steps| *steps);
    }
    all
}

fn rates(report: &Report) -> [f64; 2] {
    let own = report.scenario.sites.bandwidth * 1_000.0;
    [RATES[0].min(own), RATES[1].max(own)]
}

/// The same exchange after so many steps, at another rate.
fn at(own: &Exchange, local_steps: f64, rate: f64) -> Exchange {
    Exchange {
        local_steps,
        rate: Gbps(rate),
        ..*own
    }
}

fn plot(report: &Report) -> Plot {
    let ends = rates(report);
    let chosen = report.scenario.sites.local_steps;
    let mut lines = Vec::new();
    if let Some(own) = drawn(report) {
        for steps in every(report) {
            let points = spread(ends).map(|rate| (rate, at(&own, steps, rate).kept().percent().0));
            let label = match steps {
                1.0 => "every step".to_owned(),
                steps => format!("every {}", human::whole(steps as u64)),
            };
            let (ink, stroke) = match steps == chosen {
                true => (Ink::Main, Stroke::Bold),
                false => (Ink::Faint, Stroke::Plain),
            };
            lines.push(Line::new(label, ink, stroke, points.collect()));
        }
    }
    main_last(&mut lines);
    Plot {
        x: Axis::log(Quantity::Rate, ends),
        y: Axis::linear(Quantity::Percent, [0.0, 100.0], true),
        lines,
        dots: Vec::new(),
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

fn mark(report: &Report) -> Mark {
    let rate = report.scenario.sites.bandwidth * 1_000.0;
    let dot = drawn(report).map(|own| Dot {
        at: (rate, own.kept().percent().0),
        label: human::share(own.kept()),
        ink: Ink::Main,
        hollow: false,
    });
    Mark { x: Some(rate), dot }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let Some(own) = drawn(report) else {
        return UNKNOWN.to_owned();
    };
    let kept = human::share(own.kept());
    let enough = own.kept().0 >= MOST.0;
    let wanted = match own.keeping(MOST).map(|rate| Quantity::Rate.write(rate.0)) {
        Some(rate) if enough => format!("{rate} would do for 95\u{202f}%"),
        Some(rate) => format!("it takes {rate} to keep 95\u{202f}%"),
        None => "light alone takes more than 5\u{202f}%".to_owned(),
    };
    // Rarer exchanges are an alternative where the time kept is short of that, and they keep as much.
    let rarely = at(&own, 500.0, own.rate.0).kept();
    let local = match (enough || own.local_steps >= 500.0, rarely.0 >= MOST.0) {
        (true, _) => String::new(),
        (_, true) => format!(", or 500 local steps, which keep {}", human::share(rarely)),
        _ => format!(", and 500 local steps keep {}", human::share(rarely)),
    };
    format!(
        "{}, {} keep {kept} of the time; {wanted}{local}.",
        over(report),
        between(own.rate),
    )
}

fn table(_: &Sweep, report: &Report) -> Table {
    let (steps, own) = (every(report), drawn(report));
    let mut heads = vec!["Between sites, Gb/s".to_owned()];
    heads.extend(steps.iter().map(|steps| match steps {
        1.0 => "Every step, %".to_owned(),
        steps => format!("Every {} steps, %", human::whole(*steps as u64)),
    }));
    let mut every = vec![10.0, 100.0, 400.0, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5];
    let chosen = report.scenario.sites.bandwidth * 1_000.0;
    if !every.contains(&chosen) {
        every.push(chosen);
        super::super::super::plot::rising(&mut every, |rate| *rate);
    }
    let row = |rate: f64| {
        let mut row = vec![Cell::number(rate, Quantity::Rate.write(rate))];
        row.extend(steps.iter().map(|steps| match &own {
            Some(own) => {
                let kept = at(own, *steps, rate).kept();
                Cell::number(kept.percent().0, human::share(kept))
            }
            None => Cell::none(),
        }));
        row
    };
    Table {
        caption: FIGURE.title.to_owned(),
        heads,
        rows: every.into_iter().map(row).collect(),
    }
}
