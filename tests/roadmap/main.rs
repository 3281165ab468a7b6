//! The years of a cluster: what a slip moves, what each policy of renewal pays, and how fast the roadmap doubles.

mod corners;
mod courses;
mod fits;
mod rungs;
mod view;

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
