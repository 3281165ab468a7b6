//! What a scale-up domain adds up to: its bandwidth as a whole, and how many slots of its adapters that makes.

use crate::catalog::{DOMAINS, PLATFORMS};
use crate::model::Report;
use crate::model::training::{Layout, Traffic};
use crate::scenario::Scenario;
use crate::units::{Bytes, GBps, Share};

/// A scale-up domain added up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rack {
    /// Accelerators.
    pub members: u64,
    /// What one of them can send, one way.
    pub each: GBps,
    /// What its slot carries, PCIe ×16, one way and without its overhead; none where nobody said.
    pub slot: Option<GBps>,
}

impl Rack {
    /// Of a scenario; none where nobody said what an accelerator can send.
    pub fn of(scenario: &Scenario) -> Option<Self> {
        let platform = scenario.sized_platform();
        let value = |datum| GBps(scenario.value(datum));
        Some(Self {
            members: u64::from(platform.scale_up_domain.max(1)),
            each: value(platform.scale_up.as_ref()?),
            slot: platform.slot.as_ref().map(value),
        })
    }

    /// All of them at once, both ways added up, as racks are advertised.
    pub fn both_ways(&self) -> GBps {
        self.each * (2.0 * self.members as f64)
    }

    /// The slot before its overhead: sixteen lanes whose rate doubles with every generation, so the power of two above.
    pub fn raw(&self) -> Option<GBps> {
        let above = |slot: GBps| GBps(libm::exp2(libm::ceil(libm::log2(slot.0.max(1e-9)) - 1e-9)));
        self.slot.map(above)
    }

    /// How many slots one accelerator's scale-up bandwidth is: of what they carry, and of what they signal.
    pub fn slots(&self) -> Option<[f64; 2]> {
        Some([self.each / self.slot?, self.each / self.raw()?])
    }
}

/// The bytes of a step over domains of one size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Within {
    /// Accelerators of a domain.
    pub domain: u64,
    /// Each accelerator's bytes of a step that stay inside.
    pub inside: Bytes,
    /// Those that leave.
    pub outside: Bytes,
    /// It is the scenario's own.
    pub own: bool,
}

impl Within {
    /// Share of the bytes that stays inside.
    pub fn share(&self) -> Share {
        Share::of(self.inside, self.inside + self.outside)
    }
}

/// The scenario's model over its own domain and over every size the catalog has, smallest first.
pub fn within(report: &Report) -> Vec<Within> {
    let Some(step) = &report.step else {
        return Vec::new();
    };
    let scenario = &report.scenario;
    let layout = Layout::of(&scenario.training, scenario.gpus);
    let own = step.links.domain as u64;
    let mut sizes = vec![own];
    let platforms = PLATFORMS
        .iter()
        .filter(|platform| platform.cube == 0)
        .map(|platform| u64::from(platform.scale_up_domain));
    let systems = DOMAINS.iter().map(|row| row.accelerators.value as u64);
    for size in platforms.chain(systems) {
        let place = sizes.partition_point(|other| *other < size);
        if size > 1 && sizes.get(place) != Some(&size) {
            sizes.insert(place, size);
        }
    }
    let rows = sizes.into_iter().map(|domain| {
        let traffic = Traffic::of(&scenario.training, &layout, domain as f64);
        Within {
            domain,
            inside: traffic.inside(),
            outside: traffic.outside(),
            own: domain == own,
        }
    });
    rows.collect()
}
