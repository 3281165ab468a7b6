//! When copper ends: how far each rate of lane carries, when it ships under the plan's slip, and which of them no longer
//! reach the rack's longest cable.

use crate::catalog::{COPPER, Copper, Datum};
use crate::scenario::{Scenario, lane};

/// Copper at one rate of lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Carried {
    /// The row.
    pub copper: &'static Copper,
    /// When such lanes ship, in years; none where nobody dated them.
    pub year: Option<f64>,
    /// They do not ship yet.
    pub forecast: bool,
    /// Metres without electronics.
    pub passive: f64,
    /// Metres with electronics in the plug, where somebody said.
    pub active: Option<f64>,
}

/// Every rate, slowest first.
pub fn copper(scenario: &Scenario) -> Vec<Carried> {
    let rows = COPPER.iter().map(|copper| {
        let lane = lane(copper.lane);
        Carried {
            copper,
            year: lane.map(|lane| scenario.plan.when(lane)),
            forecast: lane.is_some_and(|lane| lane.forecast()),
            passive: scenario.value(&copper.passive),
            active: copper.active.as_ref().map(|metres| scenario.value(metres)),
        }
    });
    rows.collect()
}

/// The first rate whose passive copper falls short of the rack's longest cable; none where all of them reach.
pub fn copper_ends(scenario: &Scenario) -> Option<Carried> {
    let mut all = copper(scenario).into_iter();
    all.find(|carried| carried.passive < scenario.rack.spine)
}

/// Data behind it.
pub fn behind_copper() -> Vec<&'static Datum> {
    let rows = COPPER
        .iter()
        .flat_map(|row| std::iter::once(&row.passive).chain(&row.active));
    let lanes = COPPER.iter().filter_map(|row| lane(row.lane));
    rows.chain(lanes.map(|lane| &lane.value)).collect()
}
