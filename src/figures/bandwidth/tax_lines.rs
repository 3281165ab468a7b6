//! Lines of equal tax over what a GPU-hour costs and what the fabric delivers.

use crate::analysis::{Sweep, behind_tax};
use crate::model::Report;
use crate::units::{Percent, Usd, UsdPerGpuHour, human};

use super::super::axis::{Axis, Quantity};
use super::super::plot::{Dot, Ink, Line, Mark, Plot, Stroke};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "tax-lines",
    view: "bandwidth",
    title: "Share of line rate delivered against the rent of a GPU-hour; along each line the tax is the same, dollars a year",
    plot: Origin::Report(plot),
    mark,
    sentence,
    table,
    sources: behind_tax,
};

/// The lowest share that is drawn, where no less is delivered.
const LEAST: f64 = 20.0;
/// Places along the axis of rents.
const SAMPLES: u32 = 48;
/// Lines of equal tax, at the most.
const LINES: usize = 5;

/// The lowest share that is drawn: down to what is delivered, and above nothing, at which a step never ends.
fn least(report: &Report) -> f64 {
    let delivered = report.load.delivered.0;
    let ten = libm::floor(delivered / 10.0) * 10.0;
    LEAST.min(ten.max(delivered.clamp(0.01, 1.0)))
}

/// The rents that are drawn: twice the present one, and five dollars at least.
fn most(report: &Report) -> f64 {
    (2.0 * report.scenario.gpu_hour().0).max(5.0)
}

/// The tax at a rent and a delivered share, in dollars a year.
fn tax(report: &Report, rent: f64, delivered: f64) -> f64 {
    let scenario = &report.scenario;
    let fleet = UsdPerGpuHour(rent).for_a_year(scenario.gpus as f64, scenario.utilisation.share());
    fleet.0 * report.load.lost(Percent(delivered)).0
}

/// Round amounts, largest first: the largest that half of the lowest share would cost, and the four next to it.
fn levels(report: &Report) -> Vec<f64> {
    let middle = (least(report) + report.load.reference.0) / 2.0;
    let highest = tax(report, most(report), middle);
    if highest < 1.0 {
        return Vec::new();
    }
    let mut power = libm::pow(10.0, libm::floor(libm::log10(highest)));
    let mut all = Vec::new();
    while all.len() < LINES {
        for times in [5.0, 2.0, 1.0] {
            if times * power <= highest && all.len() < LINES {
                all.push(times * power);
            }
        }
        power /= 10.0;
    }
    all
}

/// The share at which a rent comes to a tax, where one does: the tax only falls as more is delivered.
fn share(report: &Report, rent: f64, level: f64) -> Option<f64> {
    let (mut low, mut high) = (least(report), report.load.reference.0);
    if high <= low || tax(report, rent, low) < level {
        return None;
    }
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        match tax(report, rent, middle) > level {
            true => low = middle,
            false => high = middle,
        }
    }
    Some(high)
}

fn rents(report: &Report) -> impl Iterator<Item = f64> {
    let most = most(report);
    (1..=SAMPLES).map(move |place| most * f64::from(place) / f64::from(SAMPLES))
}

fn plot(report: &Report) -> Plot {
    let iso = |level: f64| -> Line {
        let points = rents(report).filter_map(|rent| Some((rent, share(report, rent, level)?)));
        Line::new(
            human::money(Usd(level)),
            Ink::Main,
            Stroke::Plain,
            points.collect(),
        )
    };
    let mut lines: Vec<Line> = levels(report).into_iter().map(iso).collect();
    let reference = report.load.reference.0;
    let ends = [0.0, most(report)];
    lines.push(Line::new(
        "No tax",
        Ink::Faint,
        Stroke::Dotted,
        ends.map(|rent| (rent, reference)).to_vec(),
    ));
    lines.retain(|line| line.points.len() > 1);
    Plot {
        x: Axis::linear(Quantity::Usd, ends, true),
        y: Axis::linear(Quantity::Percent, [least(report), 100.0], false),
        lines,
        dots: Vec::new(),
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

fn mark(report: &Report) -> Mark {
    let rent = report.scenario.gpu_hour().0;
    let paid = report.tax.paid.0;
    let label = match paid > 0.5 {
        true => format!("{} a year", human::money(Usd(paid))),
        false => "no tax".to_owned(),
    };
    let dot = Dot {
        at: (rent, report.load.delivered.0),
        label,
        ink: Ink::Fabric(crate::scenario::Setup::of(&report.scenario).fabric.id),
        hollow: false,
    };
    Mark {
        x: Some(rent),
        dot: Some(dot),
    }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let rent = report.scenario.gpu_hour().0;
    // A point above and a point below, so that a place on either side of the bend is told alike.
    let here = report.load.delivered.0.clamp(1.0, 99.0);
    let point = (tax(report, rent, here - 0.5) - tax(report, rent, here + 0.5)).max(0.0);
    let money = human::money_in_words(Usd(point));
    if point < 1.0 {
        return "Nothing here waits on the network, so no point of delivered share is worth anything."
            .to_owned();
    }
    format!(
        "At {} a GPU-hour every point of line rate delivered is worth {money} a year; the rent raises it in proportion.",
        human::money(Usd(rent))
    )
}

fn table(_: &Sweep, report: &Report) -> Table {
    let shares = [100.0, 95.0, 90.0, 80.0, 70.0, 60.0, 50.0, 40.0, 30.0, 20.0];
    let now = report.scenario.gpu_hour().0;
    let rents = [now / 2.0, now, 2.0 * now];
    let mut heads = vec!["Delivered, %".to_owned()];
    let named = ["Half the rent", "At this rent", "Twice the rent"];
    heads.extend(named.map(|name| format!("{name}, USD a year")));
    // As far down as is drawn.
    let lower = [10.0].into_iter().filter(|lower| *lower >= least(report));
    let rows = shares.into_iter().chain(lower).map(|delivered| {
        let mut row = vec![Cell::number(delivered, human::percent(Percent(delivered)))];
        row.extend(rents.map(|rent| {
            let tax = tax(report, rent, delivered);
            Cell::number(tax, human::money(Usd(tax)))
        }));
        row
    });
    Table {
        caption: "The bandwidth tax by delivered share and rent; below nothing where more is delivered than the reference".to_owned(),
        heads,
        rows: rows.collect(),
    }
}
