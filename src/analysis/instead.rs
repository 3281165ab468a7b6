//! What else the same dollars would buy: sums in the network, a larger scale-up domain, more planes, each as the capacity it
//! would free and what that is worth.
//!
//! The communication of a step is taken to shrink as the chosen message's all-reduce does; what else a step sends may not.

use crate::model::Report;
use crate::model::collectives::cluster::Cluster;
use crate::units::{Bytes, Percent, Share, Usd, UsdPerYear};

/// Times a scale-up domain grows: from 8 to 72.
pub const LARGER: f64 = 9.0;
/// Tiers of switches that add, where the fabric's own number is not known.
const TIERS: u8 = 2;

/// A change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A fabric that delivers the reference.
    Reference,
    /// Switches of the fabric that add.
    Sums,
    /// A scale-up domain nine times as large.
    Domain,
    /// As many planes again, of the same speed.
    Planes,
}

/// What a change would free.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Instead {
    /// The change.
    pub change: Change,
    /// Time on the fabric, as so many times what it would be; less than one is a loss.
    pub faster: f64,
    /// GPU-hours that it frees, of those that are paid.
    pub freed: Share,
    /// The same in dollars a year.
    pub usd: UsdPerYear,
    /// What it may cost for each adapter port before it stops paying.
    pub per_port: Usd,
}

/// Every change; sums only where the fabric's switches do not add yet.
pub fn instead(report: &Report) -> Vec<Instead> {
    let (scenario, load) = (&report.scenario, &report.load);
    let fabric = report.network.as_ref().ok().map(|network| &network.fabric);
    let own = Cluster::of(scenario, fabric, load);
    let bytes = scenario.message();
    let now = time(&own, bytes);
    // What is bought need not be used: a larger domain can still be taken as several.
    let times = |other: Cluster| now / time(&other, bytes).clamp(1e-12, now.max(1e-12));
    let larger = Cluster {
        domain: own.domain * LARGER,
        ..own
    };
    let mut changes = vec![(Change::Reference, load.reference / load.delivered)];
    if own.adding.is_none() && own.domains > 1 {
        let adding = fabric.map_or(TIERS, |fabric| fabric.tiers());
        let adds = Cluster {
            adding: Some(adding),
            ..own
        };
        changes.push((Change::Sums, times(adds)));
    }
    if own.domains > 1 {
        changes.push((Change::Domain, times(larger.at(own.ranks))));
        let twice = Cluster {
            outside: own.outside * 2.0,
            ..own
        };
        changes.push((Change::Planes, times(twice)));
    }
    let ports = scenario.gpus as f64 * f64::from(scenario.adapters());
    let each = |(change, faster): (Change, f64)| {
        let as_if = Percent(load.delivered.0 * faster.max(1e-6));
        let freed = Share(1.0 - load.step_time(as_if) / load.step_time(load.delivered));
        let usd = report.tax.fleet * freed.0;
        let worth = UsdPerYear(usd.0.max(0.0)).over(scenario.amortisation);
        Instead {
            change,
            faster,
            freed,
            usd,
            per_port: worth / ports,
        }
    };
    changes.into_iter().map(each).collect()
}

/// Time of the fastest way.
fn time(cluster: &Cluster, bytes: Bytes) -> f64 {
    let best = cluster.best(bytes);
    best.map_or(0.0, |(_, cost)| cost.total().0)
}
