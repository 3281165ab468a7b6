//! The years: what a later cluster gets, when lanes slip, and how long this one lives.

use crate::catalog::MILESTONES;

use super::assumed;
use super::words::{Ladder, Refresh};

/// Generations of lanes that may slip, in Gb/s one way: what was not everywhere when the catalog was checked.
pub const SLIPPING: [u16; 2] = [200, 400];

/// How the years go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// What a later cluster gives each accelerator.
    pub ladder: Ladder,
    /// Quarters by which the lanes of [`SLIPPING`] come later than the catalog says; negative is earlier.
    pub slip: [f64; SLIPPING.len()],
    /// Years the cluster lives.
    pub life: f64,
    /// When its network is bought anew.
    pub refresh: Refresh,
    /// Percent of its price that network gear keeps each year.
    pub kept: f64,
    /// Percent a year by which the same switch or adapter gets cheaper.
    pub decline: f64,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            ladder: Ladder::Ports,
            slip: [0.0; SLIPPING.len()],
            life: assumed("cluster-life"),
            refresh: Refresh::Steps,
            kept: assumed("value-kept"),
            decline: assumed("parts-decline"),
        }
    }
}

impl Plan {
    /// Years by which what needs such lanes comes later. What ships already cannot slip.
    pub fn late(&self, lane: u16) -> f64 {
        let place = SLIPPING.iter().position(|own| *own == lane);
        place.map_or(0.0, |place| self.slip[place] / 4.0)
    }

    /// When a milestone comes under this plan, in years. What ships, is ratified or was sampled has happened.
    pub fn when(&self, milestone: &crate::catalog::Milestone) -> f64 {
        let late = match milestone.forecast() {
            true => self.late(milestone.lane),
            false => 0.0,
        };
        milestone.when() + late
    }
}

/// The milestone lanes of this rate come with.
pub fn lane(rate: u16) -> Option<&'static crate::catalog::Milestone> {
    MILESTONES
        .iter()
        .find(|milestone| milestone.series == "lane" && milestone.lane == rate)
}
