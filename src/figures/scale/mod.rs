//! The Scale-up & scale-across view: the rack, its memory, and the sites of a cluster.

pub mod across;
pub mod copper;
pub mod inside;
pub mod memory;
pub mod pool;
pub mod rack;
pub mod rates;
pub mod spine;

use crate::analysis::{copper_ends, domains};
use crate::model::Report;
use crate::units::human;

use super::Figure;
use super::domains::words;

/// In the order of the page: the rack, then its memory, then the sites.
pub const FIGURES: [Figure; 7] = [
    rates::FIGURE,
    copper::FIGURE,
    memory::FIGURE,
    across::FIGURES[0],
    across::FIGURES[1],
    across::FIGURES[2],
    across::FIGURES[3],
];

/// The finding over the view.
pub fn finding(report: &Report) -> String {
    let all = match (&report.network, domains(report)) {
        (Err(no), _) => return super::cards::verdict(report, no),
        (_, None) => return String::new(),
        (_, Some(all)) => all,
    };
    let [one, _] = words::thing(report);
    let inside = match all.up.rate {
        Some(rate) => format!(
            "In its {one} a GPU sends {} to {}",
            words::rate(rate),
            human::many(all.up.members.saturating_sub(1), "other", "others"),
        ),
        None => format!("What a GPU sends in its {one} is not published"),
    };
    // Only a rack has a spine of copper that can end.
    let ends = copper_ends(&report.scenario).filter(|_| words::spined(report));
    let copper = match ends.and_then(|ends| Some((ends, ends.year?))) {
        Some((ends, year)) => format!(
            "; passive copper {} a rack’s {} with {}G lanes, in {:.0}",
            if ends.forecast { "will lose" } else { "lost" },
            words::length(report.scenario.rack.spine),
            ends.copper.lane,
            libm::floor(year),
        ),
        None => String::new(),
    };
    let sites = match all.sites {
        1 => "one site holds the cluster".to_owned(),
        many => format!(
            "at {} it takes {} sites",
            human::power(crate::units::Watts(all.megawatts * 1e6)),
            human::whole(many)
        ),
    };
    format!("{inside}{copper}; {sites}.")
}
