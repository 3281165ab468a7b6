//! Interruptions by named cause: those of a published run, scaled, and the network's from the parts of the bill.

use crate::analysis::{Cause, Fails, Sweep, behind_failures, causes, without_network};
use crate::model::Report;
use crate::units::{Share, human};

use super::super::axis::Quantity;
use super::super::bars::{self, Bar, Segment};
use super::super::optics::{cannot, unmarked};
use super::super::plot::{Ink, Plot, rising};
use super::super::{Figure, Origin};
use super::WEEKS;

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "failure-causes",
    view: "reliability",
    title: "Interruptions a week by cause, built up from Llama 3’s root causes and the parts of the bill",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table: |_, report| bars::table(&plot(report), FIGURE.title, "Cause"),
    sources: behind_failures,
};

/// A cause smaller than this part of all is put together with the others of its kind.
const LEAST: f64 = 0.03;

fn class(fails: Fails) -> (&'static str, Ink) {
    match fails {
        Fails::Gpus => ("GPUs", Ink::Series(4)),
        Fails::Network => ("Network", Ink::Series(5)),
        Fails::Hosts | Fails::Adapters => ("Hosts", Ink::Series(6)),
        Fails::Software => ("Software", Ink::Series(7)),
    }
}

/// Named causes, largest first; small ones by what they belong to. Parts of the network always have a name.
fn named(all: Vec<Cause>) -> Vec<Cause> {
    let least = all
        .iter()
        .filter(|cause| cause.class != Fails::Network)
        .map(|cause| cause.often.0)
        .sum::<f64>()
        * LEAST;
    let mut named: Vec<Cause> = Vec::with_capacity(all.len());
    for cause in all {
        let others = match cause.class {
            Fails::Gpus => "Other GPU causes",
            Fails::Hosts => "Other host causes",
            Fails::Software => "Other software",
            Fails::Adapters | Fails::Network => cause.name,
        };
        if cause.often.0 >= least || others == cause.name {
            named.push(cause);
            continue;
        }
        match named.iter_mut().find(|other| other.name == others) {
            Some(other) => other.often = other.often + cause.often,
            None => named.push(Cause {
                name: others,
                ..cause
            }),
        }
    }
    rising(&mut named, |cause| -cause.often.0);
    named
}

fn plot(report: &Report) -> Plot {
    let all = named(causes(report));
    if all.is_empty() {
        return bars::plot(Quantity::Count, cannot(report));
    }
    let whole: f64 = all.iter().map(|cause| cause.often.0).sum();
    let bar = |cause: Cause| {
        let (name, ink) = class(cause.class);
        let weekly = cause.often.0 / WEEKS;
        let text = human::figures(weekly);
        Bar {
            label: cause.name.to_owned(),
            total: format!("{text} · {}", human::share(Share(cause.often.0 / whole))),
            parts: vec![Segment {
                name,
                ink,
                value: weekly,
                text,
            }],
            ..Bar::default()
        }
    };
    // What is not bought cannot fail.
    let there = all.into_iter().filter(|cause| cause.often.0 > 0.0);
    bars::plot(Quantity::Count, there.map(bar).collect())
}

/// The honest consequence.
fn sentence(_: &Sweep, report: &Report) -> String {
    let Some(built) = report.reliability.built_up else {
        return "A network that cannot be built has no failures of its own.".to_owned();
    };
    let (now, without) = (built.interval, without_network(&built));
    let only = if without.0 < 1.2 * now.0 { " only" } else { "" };
    format!(
        "Without a single failure of switch, module or cable the time between stops would move{only} from {} to {}.",
        human::duration(now),
        human::duration(without),
    )
}
