//! The share of time that computes and is kept, against cluster size, for every way to come back.

use crate::analysis::{Recovering, Sweep, recovering};
use crate::model::Report;
use crate::model::goodput::Goodput;
use crate::scenario::Policy;
use crate::units::{Percent, Share, human};

use super::super::axis::{Axis, Quantity};
use super::super::plot::{Dot, Flag, Ink, Line, Mark, Plot, Stroke, main_last};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::{half, of, rounded, sources};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "goodput",
    view: "reliability",
    title: "Share of time that computes and is kept against cluster size, each at its own best checkpoint interval",
    plot: Origin::Sweep(plot),
    mark,
    sentence,
    table,
    sources,
};

/// Ways to come back, as the figure draws them.
const WAYS: [(Policy, Ink, Stroke); 4] = [
    (Policy::Full, Ink::Main, Stroke::Plain),
    (Policy::Memory, Ink::Series(1), Stroke::Dashed),
    (Policy::Peer, Ink::Series(2), Stroke::Plain),
    (Policy::Partial, Ink::Series(3), Stroke::Dotted),
];

fn ink(policy: Policy) -> Ink {
    let found = WAYS.iter().find(|(way, ..)| *way == policy);
    found.map_or(Ink::Main, |(_, ink, _)| *ink)
}

fn plot(sweep: &Sweep) -> Plot {
    let Recovering {
        chosen,
        points,
        half,
    } = recovering(sweep);
    let line = |place: usize, (policy, ink, stroke): (Policy, Ink, Stroke)| {
        let stroke = if policy == chosen {
            Stroke::Bold
        } else {
            stroke
        };
        let share = |(gpus, shares): &(f64, [Share; 4])| (*gpus, shares[place].percent().0);
        Line::new(
            policy.name(),
            ink,
            stroke,
            points.iter().map(share).collect(),
        )
    };
    let ways = WAYS.into_iter().enumerate();
    let mut lines: Vec<Line> = ways.map(|(place, way)| line(place, way)).collect();
    main_last(&mut lines);
    let flags = half.map(rounded).map(|gpus| Flag {
        at: gpus,
        label: format!("half at {}", human::size(gpus)),
        minor: false,
    });
    Plot {
        x: super::super::plot::sizes(),
        // Room for the mark's own number under the flags.
        y: Axis::linear(Quantity::Percent, [0.0, 100.0], true).with_room(0.14),
        lines,
        dots: Vec::new(),
        flags: flags.into_iter().collect(),
        bars: Vec::new(),
    }
}

fn mark(report: &Report) -> Mark {
    let gpus = report.scenario.gpus as f64;
    let chosen = of(report).chosen;
    let reached = chosen.share.percent();
    Mark {
        x: Some(gpus),
        dot: Some(Dot {
            at: (gpus, reached.0),
            label: human::percent(reached),
            ink: ink(chosen.policy),
            hollow: false,
        }),
    }
}

fn sentence(sweep: &Sweep, report: &Report) -> String {
    let goodput = of(report);
    let [full, _, peer, partial] = goodput.outcomes.map(|outcome| human::share(outcome.share));
    let beyond = match half(sweep) {
        Some(gpus) if gpus > report.scenario.gpus as f64 => format!(
            "{full} of the time here and less than half beyond {} GPUs",
            human::whole(gpus as u64)
        ),
        Some(gpus) => format!(
            "{full} of the time here, less than half from {} GPUs on",
            human::whole(gpus as u64)
        ),
        None => format!("{full} of the time here, and more than half at any size"),
    };
    format!("A full restart leaves {beyond}; a peer leaves {peer}, groups that go on {partial}.")
}

fn table(sweep: &Sweep, report: &Report) -> Table {
    let heads = WAYS.map(|(policy, ..)| format!("{}, %", policy.name()));
    let mut all = vec!["GPUs".to_owned(), "Between failures, hours".to_owned()];
    all.extend(heads);
    let rows = super::super::plot::round_sizes().map(|gpus| {
        let at = crate::model::evaluate(&sweep.scenario.at(gpus as u64));
        let goodput = Goodput::of(&at.scenario, &at.reliability);
        let mtbf = goodput.terms.mtbf;
        let mut row = vec![
            Cell::number(gpus, human::whole(gpus as u64)),
            Cell::number(mtbf.0, human::duration(mtbf)),
        ];
        row.extend(goodput.outcomes.map(|outcome| {
            let share = outcome.share.percent().0;
            Cell::number(share, human::percent(Percent(share)))
        }));
        row
    });
    let policy = of(report).chosen.policy;
    Table {
        caption: format!("{}; in force: {}", FIGURE.title, policy.name()),
        heads: all,
        rows: rows.collect(),
    }
}
