//! The Roadmap view: what comes when, what a later cluster gets, and what keeping up costs.

use crate::model::Report;

use super::Figure;

/// In the order of the page.
pub const FIGURES: [Figure; 0] = [];

/// The finding over the view.
pub fn finding(_: &Report) -> String {
    String::new()
}
