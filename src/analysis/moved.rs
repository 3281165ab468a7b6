//! What moved since a link was made: its headline numbers then beside ours now, and the catalog's values that changed
//! between.

use crate::catalog::{CHANGES, Datum};
use crate::model::Report;
use crate::model::throughput::Tax;
use crate::scenario::{Headline, Made};

pub use crate::catalog::Change;

use super::provenance::{behind_bill, behind_failures, behind_tax};

/// A link carries four figures: less than this is its rounding.
const ROUNDING: f64 = 0.000_5;

/// One headline number that moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// Which: `optics bill`.
    pub what: &'static str,
    /// Then; none where nothing could be built.
    pub then: Option<f64>,
    /// Now.
    pub now: Option<f64>,
}

/// The numbers a link is shared with.
pub fn headline(report: &Report) -> Headline {
    let network = report.network.as_ref().ok();
    Headline {
        optics: network.map(|network| network.capital.optics.0),
        tax: network.map(|_| tax(&report.tax)),
        interval: Some(report.reliability.observed_interval.0),
        power: network.map(|network| network.power.network.0),
    }
}

/// What the card shows: the tax avoided, or below nothing what is paid.
fn tax(tax: &Tax) -> f64 {
    if tax.paid.0 > tax.fleet.0 * 1e-6 {
        -tax.paid.0
    } else {
        tax.avoided.0
    }
}

/// The numbers that moved since a link was made by another release, and the changes of the catalog behind them. This
/// release's own links have moved nowhere.
pub fn moved(made: &Made, report: &Report) -> (Vec<Moved>, Vec<&'static Change>) {
    let Some(then) = made.headline.filter(|_| made.is_of_another_release()) else {
        return (Vec::new(), Vec::new());
    };
    let now = headline(report);
    let paid = then.tax.is_some_and(|tax| tax < 0.0);
    // Of the same kind, or gone.
    let same = |tax: &f64| (*tax < 0.0) == paid;
    let taxes = [then.tax, now.tax].map(|tax| tax.filter(same).map(f64::abs));
    let named = match paid {
        true => "bandwidth tax paid",
        false => "bandwidth tax avoided",
    };
    let four = [
        ("optics bill", then.optics, now.optics),
        (named, taxes[0], taxes[1]),
        ("failure interval", then.interval, now.interval),
        ("network power", then.power, now.power),
    ];
    let all = four.map(|(what, then, now)| Moved { what, then, now });
    let moved: Vec<Moved> = all.into_iter().filter(Moved::is_far).collect();
    let behind = [behind_bill, behind_tax, behind_failures];
    let behind: Vec<&Datum> = behind.iter().flat_map(|data| data(report)).collect();
    let since = |change: &&Change| {
        change.date > made.catalog.as_str() && behind.iter().any(|it| it.key == change.datum)
    };
    let why = if moved.is_empty() {
        Vec::new()
    } else {
        CHANGES.iter().filter(since).collect()
    };
    (moved, why)
}

impl Moved {
    fn is_far(&self) -> bool {
        match (self.then, self.now) {
            (Some(then), Some(now)) => (now - then).abs() > ROUNDING * then.abs(),
            (then, now) => then != now,
        }
    }
}
