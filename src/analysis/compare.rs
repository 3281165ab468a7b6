//! How a report differs from the baseline's, headline by headline.

use crate::model::Report;
use crate::units::Share;

/// Relative change of each headline; none where one of the two has no such number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Changes {
    /// Optics bill.
    pub optics: Option<Share>,
    /// Bandwidth tax standard Ethernet would pay and this fabric avoids.
    pub tax: Option<Share>,
    /// Observed failure interval.
    pub interval: Option<Share>,
    /// Network power.
    pub power: Option<Share>,
}

/// Compares a report with the baseline's.
pub fn compare(report: &Report, base: &Report) -> Changes {
    let networks = report.network.as_ref().ok().zip(base.network.as_ref().ok());
    let change = |now: f64, before: f64| (before > 0.0).then(|| Share(now / before - 1.0));
    Changes {
        optics: networks
            .and_then(|(now, before)| change(now.capital.optics.0, before.capital.optics.0)),
        tax: change(report.tax.avoided.0, base.tax.avoided.0),
        interval: change(
            report.reliability.observed_interval.0,
            base.reliability.observed_interval.0,
        ),
        power: networks
            .and_then(|(now, before)| change(now.power.network.0, before.power.network.0)),
    }
}
