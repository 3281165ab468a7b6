//! The delivered share against the flows on each path: few flows collide badly, many even out, and more paths are worse.

use std::sync::OnceLock;

use crate::analysis::{Sweep, behind_delivery};
use crate::catalog::{self, Grade};
use crate::model::Report;
use crate::model::delivery::Derived;
use crate::model::hashing::{Choice, busiest};
use crate::scenario::{Delivery, Scenario, Setup};
use crate::units::{Percent, human};

use super::super::axis::{Axis, Quantity};
use super::super::plot::{Dot, Ink, Line, Mark, Plot, Stroke};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::{derived, of};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "delivered-share",
    view: "bandwidth",
    title: "Share of line rate delivered against flows at each port; thin: one choice among 4, 16, 64 paths; dotted: claimed",
    plot: Origin::Report(plot),
    mark,
    sentence,
    table,
    sources: behind_delivery,
};

/// Flows of a port that are tried.
const FLOWS: [u64; 15] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256, 1_024, 4_096];
/// The most flows that are drawn when nobody asks for more.
const USUAL: u64 = 256;
/// Paths of the lines to compare with.
const PATHS: [(u64, &str); 3] = [(4, "4 paths"), (16, "16 paths"), (64, "64 paths")];

/// The same scenario with another number of flows at a port.
fn with_flows(scenario: &Scenario, flows: u64) -> Scenario {
    Scenario {
        delivery: Delivery {
            flows: flows as f64,
            queue_pairs: 1.0,
            ..scenario.delivery
        },
        ..scenario.clone()
    }
}

/// Flows that are drawn: as far as a fabric is loaded, or the scenario's own.
fn flows(report: &Report) -> impl Iterator<Item = u64> {
    let most = report.scenario.hashed_flows().max(USUAL as f64);
    let last = FLOWS.iter().position(|flows| *flows as f64 >= most);
    FLOWS.into_iter().take(last.unwrap_or(FLOWS.len() - 1) + 1)
}

/// What one choice leaves, by place in `FLOWS` and in `PATHS`: no input moves it.
static ONE: [[OnceLock<f64>; PATHS.len()]; FLOWS.len()] =
    [const { [const { OnceLock::new() }; PATHS.len()] }; FLOWS.len()];

/// What one choice among paths leaves, in percent, by place in `FLOWS` and in `PATHS`.
fn one_choice(at: usize, among: usize, transport: f64) -> f64 {
    let (flows, (paths, _)) = (FLOWS[at], PATHS[among]);
    let hashing = ONE[at][among].get_or_init(|| {
        let choice = Choice {
            flows: flows * paths,
            paths,
        };
        flows as f64 / busiest(&[(choice, 1)], flows)
    });
    hashing * transport * 100.0
}

/// What these paths leave, in percent, at so many flows a port.
fn own(report: &Report, flows: u64) -> Option<f64> {
    let network = report.network.as_ref().ok()?;
    let scenario = with_flows(&report.scenario, flows);
    Some(Derived::of(&scenario, &network.fabric).standard.0)
}

fn plot(report: &Report) -> Plot {
    let transport = report.scenario.delivery.transport.share().0;
    let hashes = Ink::Fabric("ethernet");
    let mut lines: Vec<Line> = PATHS
        .into_iter()
        .enumerate()
        .map(|(among, (_, name))| {
            let each = flows(report).enumerate();
            let points = each.map(|(at, it)| (it as f64, one_choice(at, among, transport)));
            Line::new(name, Ink::Faint, Stroke::Plain, points.collect())
        })
        .collect();
    let ends = [1.0, flows(report).last().unwrap_or(USUAL) as f64];
    let fabric = Setup::of(&report.scenario).fabric;
    let sprays = !fabric.hashed;
    if sprays {
        let level = ends.map(|x| (x, transport * 100.0)).to_vec();
        let label = if of(report).is_some() {
            "Sprayed"
        } else {
            "Not hashed"
        };
        lines.push(Line::new(
            label,
            Ink::Fabric(fabric.id),
            Stroke::Dashed,
            level,
        ));
    }
    let claims = ["spectrum-x", "ethernet"].into_iter();
    lines.extend(claims.filter_map(catalog::fabric).map(|fabric| {
        let said = report.scenario.value(&fabric.delivered);
        let label = format!("Claimed: {}", human::percent(Percent(said)));
        let level = ends.map(|x| (x, said)).to_vec();
        Line::new(label, Ink::Fabric(fabric.id), Stroke::Dotted, level)
    }));
    let points: Vec<(f64, f64)> = flows(report)
        .filter_map(|flows| Some((flows as f64, own(report, flows)?)))
        .collect();
    if of(report).is_some() && !points.is_empty() {
        lines.push(Line::new("Hashed here", hashes, Stroke::Bold, points));
    }
    Plot {
        x: Axis::log(Quantity::Count, ends),
        y: Axis::linear(Quantity::Percent, [100.0], true),
        dots: Vec::new(),
        lines,
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

fn mark(report: &Report) -> Mark {
    let flows = report.scenario.hashed_flows();
    let dot = derived(report).map(|derived| Dot {
        at: (flows, derived.delivered.0),
        label: human::percent(Percent(rounded(derived.delivered.0))),
        ink: Ink::Fabric(Setup::of(&report.scenario).fabric.id),
        hollow: false,
    });
    Mark {
        x: Some(flows),
        dot,
    }
}

/// A tenth of a percent is as much as these assumptions carry.
fn rounded(percent: f64) -> f64 {
    (percent * 10.0).round() / 10.0
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let Some(derived) = derived(report) else {
        return "Nothing can be built at this size, so nothing follows from its paths.".to_owned();
    };
    let percent = |percent: Percent| human::percent(Percent(rounded(percent.0)));
    let fabric = Setup::of(&report.scenario).fabric;
    let claimed = human::percent(Percent(report.scenario.value(&fabric.delivered)));
    let how = match fabric.delivered.grade {
        Grade::C => "assumed",
        _ => "claimed",
    };
    if of(report).is_none() {
        return format!(
            "Nothing is hashed in a torus: headers leave {} of line rate, where {claimed} is {how}.",
            percent(derived.delivered)
        );
    }
    if fabric.hashed {
        return format!(
            "Hashing on these paths leaves {} where {claimed} is {how}; 25 to 79 % can be had by choosing flows and paths, so neither proves the other.",
            percent(derived.delivered)
        );
    }
    format!(
        "{} would keep {} by its headers alone, against {claimed} {how}; flows hashed on the same paths would keep {}.",
        fabric.short,
        percent(derived.delivered),
        percent(derived.standard)
    )
}

fn table(_: &Sweep, report: &Report) -> Table {
    let transport = report.scenario.delivery.transport.share().0;
    let number = |value: f64| Cell::number(value, human::percent(Percent(rounded(value))));
    let rows = FLOWS.into_iter().enumerate().map(|(at, flows)| {
        let mut row = vec![Cell::number(flows as f64, human::whole(flows))];
        row.push(own(report, flows).map_or_else(Cell::none, number));
        row.extend((0..PATHS.len()).map(|among| number(one_choice(at, among, transport))));
        row
    });
    let mut heads = vec![
        "Flows a port".to_owned(),
        "Hashed on these paths, %".to_owned(),
    ];
    heads.extend(PATHS.map(|(_, name)| format!("{name}, %")));
    Table {
        caption: "Share of line rate delivered by hashed flows".to_owned(),
        heads,
        rows: rows.collect(),
    }
}
