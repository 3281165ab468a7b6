//! The Scale-up & scale-across view: the rack, its memory, and the sites of a cluster.

use crate::model::Report;

use super::Figure;

/// In the order of the page.
pub const FIGURES: [Figure; 0] = [];

/// The finding over the view.
pub fn finding(_: &Report) -> String {
    String::new()
}
