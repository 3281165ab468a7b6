//! What it would be worth to fail less, save faster and come back sooner.

use crate::analysis::{Better, Sweep, Worth, behind_repair, worth};
use crate::catalog::Datum;
use crate::model::Report;
use crate::scenario::Policy;
use crate::units::{Usd, human};

use super::super::axis::Quantity;
use super::super::bars::{self, Bar};
use super::super::optics::{single, unmarked};
use super::super::plot::{Ink, Plot};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "failure-worth",
    view: "reliability",
    title: "Dollars a year of GPU-hours, each change alone",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table,
    sources,
};

fn sources(report: &Report) -> Vec<&'static Datum> {
    let mut all = super::sources(report);
    all.extend(behind_repair(report));
    all.push(&report.scenario.platform.gpu_hour);
    all
}

fn name(change: Better) -> String {
    let number = |gpus: f64| human::whole(gpus as u64);
    match change {
        Better::Policy(Policy::Full) => "Restart everybody from storage".to_owned(),
        Better::Policy(Policy::Memory) => "Come back from memory".to_owned(),
        Better::Policy(Policy::Peer) => "Come back from a peer".to_owned(),
        Better::Policy(Policy::Partial) => "Let replica groups go on".to_owned(),
        Better::Restart => "Come back twice as fast".to_owned(),
        Better::Checkpoint => "Checkpoints ten times as fast".to_owned(),
        Better::NoNetwork => "No switch, module or cable ever fails".to_owned(),
        Better::Nine => "One nine more in all of those".to_owned(),
        Better::Drained { from, to } => {
            format!("Drain {} for a repair, not {}", number(to), number(from))
        }
    }
}

fn plot(report: &Report) -> Plot {
    let bar = |worth: Worth| -> Bar {
        let text = human::money(Usd(worth.usd.0));
        single(name(worth.change), Ink::Series(4), worth.usd.0, text)
    };
    bars::plot(Quantity::Usd, worth(report).into_iter().map(bar).collect())
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let all = worth(report);
    let of = |change| {
        let found = all.iter().find(|worth| worth.change == change);
        found.map(|worth| human::money_in_words(Usd(worth.usd.0)))
    };
    let restart = of(Better::Restart).unwrap_or_default();
    match of(Better::Nine) {
        Some(nine) => format!(
            "Coming back twice as fast is worth {restart} a year, one nine more in every switch and link {nine}."
        ),
        None => format!("Coming back twice as fast is worth {restart} a year."),
    }
}

fn table(_: &Sweep, report: &Report) -> Table {
    let row = |worth: &Worth| {
        let mut row = vec![
            Cell::word(name(worth.change)),
            Cell::number(worth.usd.0, human::money(Usd(worth.usd.0))),
        ];
        row.extend(match worth.outcome {
            Some(outcome) => [
                Cell::number(outcome.share.percent().0, human::share(outcome.share)),
                Cell::number(outcome.work.seconds().0, human::duration(outcome.work)),
            ],
            None => [Cell::none(), Cell::none()],
        });
        row
    };
    Table {
        caption: FIGURE.title.to_owned(),
        heads: [
            "Change",
            "Worth, USD a year",
            "Time kept, %",
            "Work between checkpoints, s",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: worth(report).iter().map(row).collect(),
    }
}
