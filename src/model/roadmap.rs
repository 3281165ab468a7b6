//! The years: lane, port, chip and NVLink rates by year of first shipping, forecasts marked as such, and how fast each line
//! of the roadmap doubles.

use crate::catalog::{self, MILESTONES, Milestone, SERIES as ALL, Series, Unit};
use crate::units::{Gbps, Years};

/// One line of the roadmap.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its series: `lane`, `port`, `chip`, `nvlink`, or any other of the catalog.
    pub series: &'static str,
    /// Its points, oldest first.
    pub points: Vec<&'static Milestone>,
}

/// How long a doubling takes, by least squares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Points it rests on.
    pub points: usize,
    /// Years of a doubling: one over the slope of log₂(value) on the year.
    pub doubling: Years,
    /// Its standard error: that of the slope over the slope squared (delta method).
    pub error: Years,
}

impl Line {
    /// The points of one series; the catalog lists each oldest first: tests/catalog.
    pub fn of(series: &'static str) -> Self {
        let own = catalog::roadmap().filter(|point| point.series == series);
        Self {
            series,
            points: own.collect(),
        }
    }

    /// Points that are there: shipping, or ratified. What is sampled or expected is not.
    pub fn there(&self) -> impl Iterator<Item = &'static Milestone> + '_ {
        self.points.iter().copied().filter(|point| point.there())
    }

    /// Years a doubling took between the first and the last point that is there, in whole years.
    pub fn doubling(&self) -> Years {
        match (self.there().next(), self.there().last()) {
            (Some(first), Some(last)) if last.value.value > first.value.value => Years(
                f64::from(last.year - first.year)
                    / libm::log2(last.value.value / first.value.value),
            ),
            _ => Years(0.0),
        }
    }

    /// How long a doubling takes by least squares of log₂(value) on the time of every point that is there; none with fewer
    /// than three, or where nothing grows.
    pub fn fit(&self) -> Option<Fit> {
        let points: Vec<(f64, f64)> = self
            .there()
            .filter(|point| point.value.value > 0.0)
            .map(|point| (point.when(), libm::log2(point.value.value)))
            .collect();
        fit(&points)
    }
}

/// Least squares of a line through points of time and log₂(value): slope b = S_xy ÷ S_xx, its standard error
/// √(Σ(y − ŷ)² ÷ (n − 2) ÷ S_xx); the doubling 1 ÷ b has the error of b over b².
pub fn fit(points: &[(f64, f64)]) -> Option<Fit> {
    let many = points.len() as f64;
    if points.len() < 3 {
        return None;
    }
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / many;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>();
    let across = sum(&|point| (point.0 - x) * (point.0 - x));
    let slope = sum(&|point| (point.0 - x) * (point.1 - y)) / across;
    // A millennium of a doubling is none.
    if !(slope.is_finite() && slope > 1e-3) {
        return None;
    }
    let off = |point: &(f64, f64)| point.1 - y - slope * (point.0 - x);
    let left = sum(&|point| off(point) * off(point));
    let error = (left / (many - 2.0) / across).sqrt();
    Some(Fit {
        points: points.len(),
        doubling: Years(1.0 / slope),
        error: Years(error / (slope * slope)),
    })
}

/// A milestone's rate one way, where it is one: what is quoted in both directions together is halved.
pub fn one_way(milestone: &Milestone) -> Option<Gbps> {
    let value = milestone.value.value;
    let rate = match milestone.value.unit {
        Unit::Tbps => value * 1_000.0,
        Unit::GBps => value * 8.0,
        Unit::Gbps => value,
        _ => return None,
    };
    let both = catalog::series(milestone.series).is_some_and(|series| series.both_ways);
    Some(Gbps(if both { rate / 2.0 } else { rate }))
}

/// The slot a port needs: the first generation of PCIe whose sixteen lanes carry so much one way, expected ones too.
pub fn slot(port: Gbps) -> Option<&'static Milestone> {
    let mut slots = catalog::roadmap().filter(|point| point.series == "pcie");
    slots.find(|slot| one_way(slot).is_some_and(|rate| rate.0 >= port.0))
}

/// The series of a chart, in the order of the catalog.
pub fn chart(chart: &str) -> impl Iterator<Item = &'static Series> {
    ALL.iter().filter(move |series| series.chart == chart)
}

/// The series of the first view, fastest growing rate last.
pub const SERIES: [&str; 4] = ["lane", "port", "chip", "nvlink"];

/// Every line of the first view, which holds no landmark.
pub fn roadmap() -> Vec<Line> {
    let line = |series| {
        let own = MILESTONES.iter().filter(|point| point.series == series);
        Line {
            series,
            points: own.collect(),
        }
    };
    SERIES.map(line).into()
}
