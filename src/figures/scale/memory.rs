//! Memory an accelerator can reach, by how fast: its own, its neighbours’, and what a pool over CXL would give.

use crate::analysis::{BUNDLED, Sweep};
use crate::catalog::Datum;
use crate::model::Report;
use crate::model::roadmap::Line;
use crate::units::{Share, human};

use super::super::axis::Quantity;
use super::super::bars::{self, Bar};
use super::super::optics::{single, unmarked};
use super::super::plot::{Ink, Plot};
use super::super::{Figure, Origin};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "memory-fabric",
    view: "scale",
    title: "GB/s from memory to one GPU: its own, its neighbours’ one way, and pooled over CXL one way, without overhead",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table: |_, report| bars::table(&plot(report), FIGURE.title, "Memory"),
    sources,
};

/// Own memory, and the scale-up network.
fn own(report: &Report) -> [(String, Option<f64>); 2] {
    let scenario = &report.scenario;
    let platform = scenario.sized_platform();
    let value = |datum: &Option<Datum>| datum.as_ref().map(|datum| scenario.value(datum));
    [
        (format!("{}’s own", platform.name), value(&platform.memory)),
        (
            format!("Over {}", platform.scale_up_name),
            value(&platform.scale_up),
        ),
    ]
}

fn pools(report: &Report) -> Vec<(String, f64, u16)> {
    let mut all = Vec::with_capacity(6);
    for point in Line::of("cxl").points {
        let rate = report.scenario.value(&point.value);
        all.push((point.name.to_owned(), rate, point.year));
    }
    if let Some((name, rate, year)) = all.last().cloned() {
        all.push((
            format!("three bundled ports of {name}"),
            BUNDLED * rate,
            year,
        ));
    }
    all
}

/// With a large first letter.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(rest).collect()
}

fn plot(report: &Report) -> Plot {
    let bar = |label: String, ink: Ink, rate: f64| {
        single(label, ink, rate, Quantity::Bandwidth.write(rate))
    };
    let mut all: Vec<Bar> = Vec::with_capacity(8);
    for (label, rate) in own(report) {
        let ink = Ink::Series(4);
        all.extend(rate.map(|rate| Bar {
            bold: true,
            ..bar(label, ink, rate)
        }));
    }
    for (label, rate, year) in pools(report).into_iter().rev() {
        let label = format!("{}, {year}", capital(&label));
        all.push(bar(label, Ink::Series(5), rate));
    }
    bars::plot(Quantity::Bandwidth, all)
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let [memory, scale_up] = own(report);
    let pools = pools(report);
    let Some((name, rate, _)) = pools.last() else {
        return String::new();
    };
    let part = |whole: f64| match whole > *rate {
        true => format!("{} of", human::share(Share(rate / whole))),
        false => format!("{} times", super::words::plain(rate / whole)),
    };
    let mut text = format!(
        "{} would bring a GPU {}",
        capital(name),
        Quantity::Bandwidth.write(*rate)
    );
    if let Some(memory) = memory.1 {
        text += &format!(": {} what its own memory gives", part(memory));
    }
    if let Some(link) = scale_up.1 {
        let platform = report.scenario.sized_platform();
        text += &format!(", and {} its {}", part(link), platform.scale_up_name);
    }
    text + "."
}

fn sources(report: &Report) -> Vec<&'static Datum> {
    let platform = report.scenario.sized_platform();
    let own = platform.memory.iter().chain(&platform.scale_up);
    own.chain(Line::of("cxl").points.into_iter().map(|point| &point.value))
        .collect()
}
