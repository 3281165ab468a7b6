//! The release bundle in a real browser: what a person with a mouse, a keyboard, a phone or no network meets. Chromium is
//! driven through WebDriver; the page comes from `dist/` (`make build`) and every visit ends with an empty console.
#![allow(
    clippy::disallowed_methods,
    reason = "these tests run natively and wait for a browser"
)]

mod embeds;
mod figures;
mod hands;
mod layout;
mod offline;
mod opening;
mod page;
mod privacy;
mod share;
mod single;
mod site;
mod views;
mod webdriver;

use fabriconomics::analysis::{Sweep, sweep};
use fabriconomics::figures::{FIGURES, Figure};
use fabriconomics::model::{Report, evaluate};
use fabriconomics::scenario::Document;

/// The native program's answer to a link.
fn native(link: &str) -> (Report, Sweep) {
    let scenario = Document::read(link).0.scenario;
    (evaluate(&scenario), sweep(&scenario))
}

/// The figures a view shows, in its order.
fn shown(view: &str) -> impl Iterator<Item = &'static Figure> {
    FIGURES.iter().filter(move |figure| figure.view == view)
}
