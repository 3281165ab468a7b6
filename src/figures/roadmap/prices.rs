//! What optics cost for each Gb/s by year: points somebody published or that we judge, and what is expected.

use crate::analysis::Sweep;
use crate::catalog::{Basis, PRICEPOINTS, PricePoint};
use crate::scenario::{PRICE_YEAR, Scenario};
use crate::units::{Usd, human};

use super::super::axis::{Axis, Quantity};
use super::super::plot::{Ink, Plot, Stroke};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::purchase;
use super::trace::{Point, trace};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "price-roadmap",
    view: "roadmap",
    title: "Volume price of a module for each Gb/s it carries, by year; hollow points are expected, and no line crosses a gap",
    plot: Origin::Sweep(|sweep| plot(&sweep.scenario)),
    mark: |report| purchase(report, &years(), None),
    sentence: |sweep, _| sentence(&sweep.scenario),
    table,
    sources: |_| PRICEPOINTS.iter().map(|point| &point.value).collect(),
};

/// Generations, the name of each, and how it looks.
const SERIES: [(&str, &str, Ink, Stroke); 3] = [
    ("all", "All sold", Ink::Series(2), Stroke::Plain),
    ("mature", "To 800G", Ink::Series(0), Stroke::Bold),
    ("new", "1.6T on", Ink::Series(1), Stroke::Plain),
];

fn of(series: &str) -> impl Iterator<Item = &'static PricePoint> {
    PRICEPOINTS
        .iter()
        .filter(move |point| point.series == series)
}

fn plot(scenario: &Scenario) -> Plot {
    let (mut lines, mut dots) = (Vec::new(), Vec::new());
    for (series, name, ink, stroke) in SERIES {
        let mut before = None;
        let points: Vec<Point> = of(series)
            .map(|point| {
                let gap = before.is_some_and(|year: u16| point.year > year + 1);
                before = Some(point.year);
                Point {
                    at: (f64::from(point.year), scenario.value(&point.value)),
                    hollow: point.forecast,
                    gap,
                }
            })
            .collect();
        if points.is_empty() {
            continue;
        }
        let (pieces, seen) = trace(name, ink, stroke, &points);
        lines.extend(pieces);
        dots.extend(seen);
    }
    let prices = PRICEPOINTS.iter().map(|point| scenario.value(&point.value));
    Plot {
        x: years(),
        y: Axis::log(Quantity::Usd, prices),
        lines,
        dots,
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

/// From the first price to the last.
fn years() -> Axis {
    let years = PRICEPOINTS.iter().map(|point| f64::from(point.year));
    Axis::linear(Quantity::Year, years, false)
}

fn sentence(scenario: &Scenario) -> String {
    let price = |point: &PricePoint| human::money(Usd(scenario.value(&point.value)));
    let now = of("mature").find(|point| f64::from(point.year) == PRICE_YEAR);
    let (Some(first), Some(now), Some(last)) = (of("mature").next(), now, of("mature").last())
    else {
        return "Nobody has published what a Gb/s of optics costs by year.".to_owned();
    };
    let newer = of("new").find(|point| point.year == now.year);
    let newer = newer.map_or_else(String::new, |point| format!(", at 1.6T {}", price(point)));
    format!(
        "A Gb/s of optics up to 800G cost {} in {} and costs {} in {}{newer}; {} is expected by {}.",
        price(first),
        first.year,
        price(now),
        now.year,
        price(last),
        last.year,
    )
}

fn table(sweep: &Sweep, _: &crate::model::Report) -> Table {
    let row = |point: &PricePoint| {
        let price = sweep.scenario.value(&point.value);
        let name = SERIES.iter().find(|own| own.0 == point.series);
        vec![
            Cell::number(f64::from(point.year), point.year.to_string()),
            Cell::word(name.map_or(point.series, |own| own.1)),
            Cell::number(price, human::money(Usd(price))),
            Cell::word(match (point.forecast, point.value.basis) {
                (true, _) => "expected",
                (_, Basis::Estimate) => "our judgement",
                (_, Basis::Derived) => "derived",
                _ => "published",
            }),
            Cell::word(point.value.about().note),
        ]
    };
    Table {
        caption: FIGURE.title.to_owned(),
        heads: ["Year", "Generation", "USD a Gb/s", "Status", "Note"]
            .map(str::to_owned)
            .to_vec(),
        rows: PRICEPOINTS.iter().map(row).collect(),
    }
}
