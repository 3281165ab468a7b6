//! Delivered bandwidth: collisions of hashed flows, what collectives take, and what both come to on any cluster.

mod collectives;
mod hashing;
mod paths;
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
