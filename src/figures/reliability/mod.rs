//! The view of reliability: why a run stops, what it loses, and what it would be worth to lose less.

mod causes;
mod elsewhere;
mod fleets;
mod goodput;
mod interval;
pub mod tables;
mod week;
mod worth;

use crate::analysis::recovering;
use crate::analysis::{Sweep, behind_failures, behind_recovery};
use crate::catalog::Datum;
use crate::model::Report;
use crate::model::goodput::Goodput;
use crate::scenario::StopsFrom;
use crate::units::{Share, Usd, human};

use super::Figure;

/// Its figures, in the order of the page.
pub const FIGURES: [Figure; 7] = [
    goodput::FIGURE,
    causes::FIGURE,
    elsewhere::FIGURE,
    fleets::FIGURE,
    interval::FIGURE,
    week::FIGURE,
    worth::FIGURE,
];

/// Weeks of a year, which every rate here is written by.
const WEEKS: f64 = 365.0 / 7.0;

/// What the view finds.
pub fn finding(report: &Report) -> String {
    if let Err(no) = &report.network {
        return super::cards::verdict(report, no);
    }
    let goodput = of(report);
    let (chosen, lost) = (goodput.chosen, goodput.lost(goodput.chosen.share));
    let scenario = &report.scenario;
    let rate = match scenario.recovery.stops {
        StopsFrom::BuiltUp => "as its parts have it".to_owned(),
        StopsFrom::Observed if scenario.failure_rate.is_some() => "at your rate".to_owned(),
        StopsFrom::Observed => format!("{}’s rate on any network", scenario.observed.short),
    };
    format!(
        "At {} GPUs a failure every {}, {rate}, leaves {} of the time; failures and checkpoints take {} a year.",
        human::whole(scenario.gpus),
        human::duration_in_words(goodput.terms.mtbf),
        kept(chosen.share),
        human::money_in_words(Usd(lost.0)),
    )
}

/// A share of time in words: what is next to all or nothing is not rounded to it.
fn kept(share: Share) -> String {
    match share.0 {
        kept if kept >= 0.999_5 => format!("more than {}", human::share(Share(0.999))),
        kept if kept < 0.000_5 => "next to nothing".to_owned(),
        _ => human::share(share),
    }
}

fn of(report: &Report) -> Goodput {
    Goodput::of(&report.scenario, &report.reliability)
}

/// Data behind goodput: what a failure takes, and the failures in force.
fn sources(report: &Report) -> Vec<&'static Datum> {
    let mut all = behind_recovery(&report.scenario);
    match report.scenario.recovery.stops {
        StopsFrom::BuiltUp => all.extend(behind_failures(report)),
        StopsFrom::Observed => {
            let run = report.scenario.observed;
            all.extend([&run.events, &run.gpus, &run.days]);
        }
    }
    all
}

/// Size beyond which everybody restarting leaves less than half, as a person says it.
fn half(sweep: &Sweep) -> Option<f64> {
    recovering(sweep).half.map(rounded)
}

/// A size to three figures: the interval it rests on has no more.
fn rounded(size: f64) -> f64 {
    let step = libm::pow(10.0, libm::floor(libm::log10(size)) - 2.0);
    (size / step).round() * step
}
