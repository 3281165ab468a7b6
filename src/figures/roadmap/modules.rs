//! Energy of a bit by generation of module: a module of each kind and speed, at the time ports of that speed come.

use crate::analysis::Sweep;
use crate::catalog::{Basis, Datum, MILESTONES, MODULES, Module};
use crate::scenario::Scenario;
use crate::units::{Gbps, Watts};

use super::super::axis::{Axis, Quantity};
use super::super::plot::{Ink, Plot, Stroke};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::purchase;
use super::trace::{Point, trace};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "module-roadmap",
    view: "roadmap",
    title: "Energy of a bit in one module, by the year ports of its speed come; hollow points are expected",
    plot: Origin::Sweep(plot),
    mark: |report| purchase(report, &years(&report.scenario), None),
    sentence: |sweep, _| sentence(&sweep.scenario),
    table,
    sources: |report| {
        generations(&report.scenario)
            .map(|own| own.source())
            .collect()
    },
};

/// Kinds of module, the name of each, and how it looks.
const KINDS: [(&str, &str, Ink, Stroke); 4] = [
    ("dsp", "DSP", Ink::Series(0), Stroke::Bold),
    ("lro", "LRO", Ink::Series(3), Stroke::Plain),
    ("lpo", "LPO", Ink::Series(2), Stroke::Plain),
    ("cpo", "CPO engine", Ink::Series(1), Stroke::Plain),
];

/// A module of the roadmap.
struct Generation {
    kind: &'static str,
    module: &'static Module,
    /// When ports of its speed come.
    when: f64,
    /// Picojoules a bit.
    energy: f64,
    hollow: bool,
}

impl Generation {
    fn source(&self) -> &'static Datum {
        &self.module.watts
    }
}

/// One module of each kind and speed that has a port: the first of the catalog with single-mode light whose draw
/// somebody stated. A judgement of ours stands for a module only where none is sold yet.
fn generations(scenario: &Scenario) -> impl Iterator<Item = Generation> {
    let ports = MILESTONES.iter().filter(|point| point.series == "port");
    let all = KINDS.iter().flat_map(move |(kind, ..)| {
        let ports = ports.clone();
        ports.filter_map(move |port| {
            let own = |module: &&Module| {
                let stated = module.watts.basis != Basis::Estimate || module.forecast;
                module.optics == *kind
                    && matches!(module.medium, "single-mode" | "engine")
                    && module.speed.value == port.value.value
                    && stated
            };
            let module = MODULES.iter().find(own)?;
            Some((*kind, module, port))
        })
    });
    all.map(|(kind, module, port)| Generation {
        kind,
        module,
        when: scenario.plan.when(port),
        energy: Watts(scenario.value(&module.watts))
            .per_bit(Gbps(module.speed.value))
            .0,
        hollow: module.forecast || !port.there(),
    })
}

fn plot(sweep: &Sweep) -> Plot {
    let (mut lines, mut dots) = (Vec::new(), Vec::new());
    let all: Vec<Generation> = generations(&sweep.scenario).collect();
    for (kind, name, ink, stroke) in KINDS {
        let own = all.iter().filter(|own| own.kind == kind);
        let mut points: Vec<Point> = own
            .map(|own| Point {
                at: (own.when, own.energy),
                hollow: own.hollow,
                gap: false,
            })
            .collect();
        super::super::plot::rising(&mut points, |point| point.at.0);
        if points.is_empty() {
            continue;
        }
        let (pieces, seen) = trace(name, ink, stroke, &points);
        lines.extend(pieces);
        dots.extend(seen);
    }
    Plot {
        x: years(&sweep.scenario),
        y: Axis::log(Quantity::Energy, all.iter().map(|own| own.energy)),
        lines,
        dots,
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

/// From the first port to the last.
fn years(scenario: &Scenario) -> Axis {
    let ports = MILESTONES.iter().filter(|point| point.series == "port");
    let years = ports.map(|port| scenario.plan.when(port));
    Axis::linear(Quantity::Year, years, false)
}

fn sentence(scenario: &Scenario) -> String {
    let all: Vec<Generation> = generations(scenario).collect();
    let mut own = all.iter().filter(|own| own.kind == "dsp");
    let (Some(first), Some(last)) = (own.next(), own.next_back()) else {
        return "Nobody has stated what a module draws.".to_owned();
    };
    let least = all.iter().map(|own| own.energy).fold(f64::MAX, f64::min);
    let sold = all.iter().any(|own| own.energy == least && !own.hollow);
    format!(
        "A bit takes {} in a {} and {}{} in a {}; the least of any kind is {}.",
        Quantity::Energy.write(first.energy),
        first.module.name,
        if last.hollow {
            "is expected to take "
        } else {
            ""
        },
        Quantity::Energy.write(last.energy),
        last.module.name,
        Quantity::Energy.write(least) + if sold { "" } else { ", expected" },
    )
}

fn table(sweep: &Sweep, _: &crate::model::Report) -> Table {
    let scenario = &sweep.scenario;
    let heads = [
        "Module",
        "Ports of its speed come",
        "Gb/s",
        "W",
        "pJ a bit",
        "Status",
    ];
    let row = |own: Generation| {
        let (rate, watts) = (own.module.speed.value, scenario.value(&own.module.watts));
        vec![
            Cell::word(own.module.name),
            Cell::number(own.when, Quantity::Year.write(own.when)),
            Cell::number(rate, Quantity::Rate.write(rate)),
            Cell::number(watts, Quantity::Watts.write(watts)),
            Cell::number(own.energy, Quantity::Energy.write(own.energy)),
            Cell::word(if own.hollow { "forecast" } else { "there" }),
        ]
    };
    Table {
        caption: FIGURE.title.to_owned(),
        heads: heads.map(str::to_owned).to_vec(),
        rows: generations(scenario).map(row).collect(),
    }
}
