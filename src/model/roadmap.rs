//! The years: lane, port, chip and NVLink rates by year of first shipping, forecasts marked as such.

use crate::catalog::{MILESTONES, Milestone};
use crate::units::Years;

/// One line of the roadmap.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its series: `lane`, `port`, `chip` or `nvlink`.
    pub series: &'static str,
    /// Its points, oldest first.
    pub points: Vec<&'static Milestone>,
}

impl Line {
    /// Years a doubling took between the first and the last shipping point.
    pub fn doubling(&self) -> Years {
        let mut shipped = self.points.iter().filter(|point| !point.forecast());
        match (shipped.next(), shipped.next_back()) {
            (Some(first), Some(last)) if last.value.value > first.value.value => Years(
                f64::from(last.year - first.year)
                    / libm::log2(last.value.value / first.value.value),
            ),
            _ => Years(0.0),
        }
    }
}

/// The series, fastest growing rate last.
pub const SERIES: [&str; 4] = ["lane", "port", "chip", "nvlink"];

/// Every line.
pub fn roadmap() -> Vec<Line> {
    let line = |series| {
        // The catalog lists each series oldest first: tests/catalog.rs.
        let points = MILESTONES
            .iter()
            .filter(|point| point.series == series)
            .collect();
        Line { series, points }
    };
    SERIES.map(line).into()
}
