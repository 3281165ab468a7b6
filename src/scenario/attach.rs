//! How an accelerator hangs on the back end: its bandwidth, and the adapters it comes through.

use crate::catalog::{self, Fabric, NICS, Nic, Platform};
use crate::units::Gbps;

use super::Scenario;
use super::possible::{TORUS, fabric};

/// Bandwidths an accelerator may be given instead of its platform's own, in Gb/s one way.
pub(super) const RATES: [f64; 6] = [100.0, 200.0, 400.0, 800.0, 1_600.0, 3_200.0];

impl Scenario {
    /// Back-end bandwidth of one accelerator, one way: the platform's own unless another was chosen.
    pub fn line_rate(&self) -> Gbps {
        let own = usual_rate(self.sized_platform());
        Gbps(self.own_bandwidth().unwrap_or(own))
    }

    /// The bandwidth that was chosen; a torus joins its chips at the rate of their links, whatever was.
    pub(super) fn own_bandwidth(&self) -> Option<f64> {
        self.bandwidth.filter(|_| fabric(self).id != TORUS)
    }

    /// Adapters of one accelerator, each with one module cage. A bandwidth of its own comes through one.
    pub fn adapters(&self) -> u8 {
        match self.own_bandwidth() {
            Some(_) => 1,
            None => self.sized_platform().nic_cages.max(1),
        }
    }
}

/// The bandwidth a platform comes with, in Gb/s.
pub(super) fn usual_rate(platform: &Platform) -> f64 {
    platform.scale_out.as_ref().map_or(400.0, |rate| rate.value)
}

/// The adapter: the platform's own where it brings one and it is fast enough, else the fabric's, else the slowest that
/// carries so much, sold or to come.
pub(super) fn adapter(scenario: &Scenario, fabric: &'static Fabric) -> &'static Nic {
    let platform = scenario.sized_platform();
    let each = scenario.line_rate().0 / f64::from(scenario.adapters());
    let by_fabric = if each <= 400.0 {
        fabric.nic_at_400
    } else {
        fabric.nic_at_800
    };
    let usual = if platform.nic.is_empty() {
        by_fabric
    } else {
        platform.nic
    };
    let fast = |nic: &&Nic| scenario.own_bandwidth().is_none() || nic.speed.value >= each;
    let mut found = catalog::nic(usual)
        .filter(fast)
        .or_else(|| catalog::nic(by_fabric).filter(fast));
    if found.is_none() {
        for nic in NICS.iter().filter(fast) {
            if found.is_none_or(|best: &Nic| nic.speed.value < best.speed.value) {
                found = Some(nic);
            }
        }
    }
    found.unwrap_or(&NICS[0])
}
