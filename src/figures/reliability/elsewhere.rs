//! What the network adds to the stops of the same cluster on other fabrics and with other optics.

use crate::analysis::{Elsewhere, Sweep, behind_failures, elsewhere};
use crate::model::Report;
use crate::units::{PerYear, Share, human};

use super::super::axis::Quantity;
use super::super::bars::{self, Bar};
use super::super::optics::{cannot, segments, unmarked};
use super::super::plot::Plot;
use super::super::{Figure, Origin};
use super::WEEKS;

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "failure-fabrics",
    view: "reliability",
    title: "Interruptions a week by the network’s parts, and at the end the time between interruptions of any kind",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table: |_, report| bars::table(&plot(report), FIGURE.title, "Network"),
    sources: behind_failures,
};

fn name(other: &Elsewhere) -> String {
    match other.other {
        None => "This network".to_owned(),
        Some(other) => other.to_owned(),
    }
}

fn plot(report: &Report) -> Plot {
    let there = elsewhere(report);
    if there.is_empty() {
        return bars::plot(Quantity::Count, cannot(report));
    }
    let bar = |other: &Elsewhere| {
        let [switches, optics, cables] = other.parts;
        let weekly = [switches, optics, other.built.nics, cables].map(|it| it.0 / WEEKS);
        Bar {
            label: name(other),
            parts: segments(weekly, human::figures),
            total: format!(
                "{} · {}",
                human::figures(weekly.iter().sum()),
                human::duration(other.built.interval)
            ),
            bold: other.other.is_none(),
            hollow: false,
        }
    };
    bars::plot(Quantity::Count, there.iter().map(bar).collect())
}

fn often(other: &Elsewhere) -> PerYear {
    other.built.network + other.built.nics
}

/// The best and the worst there is.
fn sentence(_: &Sweep, report: &Report) -> String {
    let there = elsewhere(report);
    let [own, rest @ ..] = there.as_slice() else {
        return "A network that cannot be built has no failures of its own.".to_owned();
    };
    let (mut best, mut worst) = (own, own);
    for other in rest {
        if often(other) < often(best) {
            best = other;
        }
        if often(other) > often(worst) {
            worst = other;
        }
    }
    if best == worst {
        return format!(
            "The network’s parts stop the run {} times a week, and nothing else here would change that.",
            human::figures(often(own).0 / WEEKS)
        );
    }
    let told = |other: &Elsewhere| other.other.unwrap_or("this network");
    let share = |other: &Elsewhere| human::share(Share::of(often(other), other.built.total));
    format!(
        "The time between stops would be {} with {} and {} with {}: the network causes {} to {} of them.",
        human::duration(best.built.interval),
        told(best),
        human::duration(worst.built.interval),
        told(worst),
        share(best),
        share(worst),
    )
}
