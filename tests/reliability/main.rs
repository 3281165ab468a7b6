//! Failures and what they leave: the theory of checkpoints, every way to come back, repairs and spares, worth and weeks.

mod corners;
mod tables;
mod week;
mod worked;
mod worth;

use fabriconomics::model::goodput::Goodput;
use fabriconomics::model::{Report, evaluate};
use fabriconomics::scenario::{Document, Scenario};

#[track_caller]
fn scenario(link: &str) -> Scenario {
    let (document, notices) = Document::read(link);
    assert_eq!(notices, [], "{link}");
    document.scenario
}

#[track_caller]
fn report(link: &str) -> Report {
    evaluate(&scenario(link))
}

#[track_caller]
fn goodput(link: &str) -> Goodput {
    let report = report(link);
    Goodput::of(&report.scenario, &report.reliability)
}

/// Ours, written with as many places as the printed number has, is the printed number.
#[track_caller]
fn printed(ours: f64, wanted: &str, what: &str) {
    let places = wanted.split_once('.').map_or(0, |(_, after)| after.len());
    let wanted = wanted.replace(',', "");
    assert_eq!(format!("{ours:.places$}"), wanted, "{what}: {ours}");
}
