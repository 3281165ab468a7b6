//! The view of reliability: why a run stops, what it loses, and what it would be worth to lose less.

use crate::model::Report;

use super::Figure;

/// Its figures, in the order of the page.
pub const FIGURES: [Figure; 0] = [];

/// What the view finds.
pub fn finding(report: &Report) -> String {
    match &report.network {
        Ok(_) => String::new(),
        Err(no) => super::cards::verdict(report, no),
    }
}
