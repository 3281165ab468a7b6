//! Loaded and idle paths: one throw of a switch's flows onto its uplinks, busiest first, and the even share.

use crate::analysis::{Sweep, behind_delivery};
use crate::model::Report;
use crate::model::delivery::{Paths, Stage};
use crate::model::hashing::draw;
use crate::scenario::Setup;
use crate::units::human;

use super::super::axis::{Axis, Quantity};
use super::super::plot::{Dot, Ink, Line, Mark, Plot, Stroke, rising};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::{derived, of};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "paths",
    view: "bandwidth",
    title: "Flows on each uplink of one switch, busiest first: one throw of the hash, beside an even spread",
    plot: Origin::Report(plot),
    mark,
    sentence,
    table,
    sources: behind_delivery,
};

/// The choice that is drawn: the leaf's, or the one whose switches use the fewest of their uplinks.
fn shown(paths: &Paths) -> Option<Stage> {
    let mut stages = paths.stages().iter();
    let first = *stages.next()?;
    let fewer = |best: Stage, stage: &Stage| match stage.used * best.paths < best.used * stage.paths
    {
        true => *stage,
        false => best,
    };
    Some(stages.fold(first, fewer))
}

/// Flows of every uplink as hashing throws them, busiest first.
fn thrown(stage: &Stage) -> Vec<f64> {
    let mut counts: Vec<f64> = draw(stage.choice())
        .into_iter()
        .map(|it| it as f64)
        .collect();
    counts.resize(stage.paths as usize, 0.0);
    rising(&mut counts, |count| -count);
    counts
}

/// Flows, even share and whether the fabric hashes.
struct Picture {
    flows: Vec<f64>,
    even: f64,
    hashed: bool,
}

fn picture(report: &Report) -> Picture {
    let hashed = Setup::of(&report.scenario).fabric.hashed;
    match of(report).as_ref().and_then(shown) {
        Some(stage) => Picture {
            flows: thrown(&stage),
            even: stage.even(),
            hashed,
        },
        // Nothing is chosen: one link carries what it is given.
        None => Picture {
            flows: vec![report.scenario.hashed_flows()],
            even: report.scenario.hashed_flows(),
            hashed: false,
        },
    }
}

fn plot(report: &Report) -> Plot {
    let Picture {
        flows,
        even,
        hashed,
    } = picture(report);
    let ends = [0.5, flows.len() as f64 + 0.5];
    let fabric = Ink::Fabric(Setup::of(&report.scenario).fabric.id);
    let at = |count: &dyn Fn(f64) -> f64| -> Vec<(f64, f64)> {
        let counts = flows.iter().enumerate();
        counts
            .map(|(place, flows)| (place as f64 + 1.0, count(*flows)))
            .collect()
    };
    let level = ends.map(|x| (x, even)).to_vec();
    let lines = match (hashed, flows.len()) {
        (true, _) => vec![
            Line::new("Hashed", fabric, Stroke::Columns, at(&|flows| flows)),
            Line::new("Even share", Ink::Main, Stroke::Dashed, level),
        ],
        (false, 1) => vec![Line::new(
            "One link",
            fabric,
            Stroke::Columns,
            at(&|flows| flows),
        )],
        (false, _) => vec![
            Line::new("Spread", fabric, Stroke::Columns, at(&|_| even)),
            Line::new("If hashed", Ink::Main, Stroke::Dotted, at(&|flows| flows)),
        ],
    };
    let highest = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.1));
    Plot {
        x: Axis::linear(Quantity::Count, ends, false),
        y: Axis::linear(Quantity::Count, highest.collect::<Vec<_>>(), true).with_room(0.1),
        lines,
        dots: Vec::new(),
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

fn mark(report: &Report) -> Mark {
    let picture = picture(report);
    let dot = picture
        .flows
        .first()
        .filter(|_| picture.hashed)
        .map(|busiest| Dot {
            at: (1.0, *busiest),
            label: format!("{} flows", human::figures(*busiest)),
            ink: Ink::Fabric(Setup::of(&report.scenario).fabric.id),
            hollow: false,
        });
    Mark { x: None, dot }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let setup = Setup::of(&report.scenario);
    if report.network.is_err() {
        return "Nothing can be built at this size, so there are no paths to choose among."
            .to_owned();
    }
    let (Some(paths), Some(derived)) = (of(report), derived(report)) else {
        return "Chips hand on to their neighbours here: no switch chooses among paths.".to_owned();
    };
    let Some(stage) = shown(&paths) else {
        return "Nothing is hashed here: no packet switch has a choice of paths.".to_owned();
    };
    let times = human::figures(1.0 / derived.hashing.0);
    let uplinks = human::many(stage.paths, "uplink", "uplinks");
    match (setup.fabric.hashed, stage.used < stage.paths) {
        (true, true) => format!(
            "Hashed alike, a switch uses {} of its {uplinks}; the busiest link carries {times} times its share and everybody waits for it.",
            human::whole(stage.used)
        ),
        (true, false) => format!(
            "The busiest link carries {times} times its share on average; everybody waits for it, and hashing leaves {} of line rate.",
            human::share(derived.hashing)
        ),
        (false, _) => format!(
            "Spread packet by packet, all {uplinks} carry the same; hashed, the busiest link would carry {times} times its share."
        ),
    }
}

fn table(_: &Sweep, report: &Report) -> Table {
    let picture = picture(report);
    let number = |value: f64| Cell::number(value, human::figures(value));
    let rows = picture.flows.iter().enumerate().map(|(place, flows)| {
        vec![
            Cell::number(place as f64 + 1.0, human::whole(place as u64 + 1)),
            number(if picture.hashed { *flows } else { picture.even }),
            number(*flows),
            number(picture.even),
        ]
    });
    Table {
        caption: "Flows on each uplink of one switch, busiest first".to_owned(),
        heads: ["Uplink", "Flows here", "Flows if hashed", "Flows if even"]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
    }
}
