//! The view of training: what one step moves and waits for, and how the share of peak falls with size.

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
