//! Memory in a pool: how fast it is beside an accelerator's own, and what leaving memory out of the servers saves.

use crate::catalog::{self, Datum};
use crate::scenario::Scenario;
use crate::units::{Bytes, Seconds, Share, Usd};

/// A pool of host memory for the whole cluster.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pool {
    /// Host memory without one.
    pub memory: Bytes,
    /// What that memory costs.
    pub price: Usd,
    /// Memory that is not bought because of the pool.
    pub saved: Bytes,
    /// What it would have cost.
    pub saved_usd: Usd,
    /// Memory that stands in the pool.
    pub pooled: Bytes,
    /// The same as a part of the memory.
    pub pooled_share: Share,
    /// Controllers, switches and cables of the pool.
    pub cost: Usd,
    /// Memory that no core can use, if as much of it as in the public cloud that was measured.
    pub stranded: Bytes,
    /// What that memory costs.
    pub stranded_usd: Usd,
    /// Price of a gigabyte at which the pool begins to pay; none where it saves nothing.
    pub even: Option<Usd>,
    /// What a read takes longer.
    pub slower: Seconds,
}

impl Pool {
    /// The pool of a scenario: accelerators × gigabytes × price × share saved, less the cost of what is pooled.
    pub fn of(scenario: &Scenario) -> Self {
        let own = |id: &str| scenario.assumption(id).unwrap_or(0.0);
        let gigabytes = scenario.gpus as f64 * scenario.rack.dram;
        let saved = scenario.rack.saved / 100.0;
        // What is saved leaves the servers: no less than that stands in the pool.
        let pooled = (own("pool-share") / 100.0).max(saved);
        let (gigabyte, controller) = (own("dram-gb"), own("pool-cost"));
        let stranded = own("memory-stranded") / 100.0;
        let bytes = |share: f64| Bytes(gigabytes * share * 1e9);
        Self {
            memory: bytes(1.0),
            price: Usd(gigabytes * gigabyte),
            saved: bytes(saved),
            saved_usd: Usd(gigabytes * saved * gigabyte),
            pooled: bytes(pooled),
            pooled_share: Share(pooled),
            cost: Usd(gigabytes * pooled * controller),
            stranded: bytes(stranded),
            stranded_usd: Usd(gigabytes * stranded * gigabyte),
            even: (saved > 0.0).then(|| Usd(pooled * controller / saved)),
            slower: Seconds(own("cxl-latency") * 1e-6),
        }
    }

    /// What is left of the saving.
    pub fn net(&self) -> Usd {
        self.saved_usd - self.cost
    }

    /// The same in the price of the memory.
    pub fn share(&self) -> Share {
        Share::of(self.net(), self.price)
    }
}

/// Ports that CXL 4.0 lets a device bundle into one (CXL 4.0 specification, 2025: up to ×48).
pub const BUNDLED: f64 = 3.0;

/// Data behind the pool.
pub fn behind_pool() -> Vec<&'static Datum> {
    catalog::assumed(&[
        "dram",
        "dram-gb",
        "memory-saved",
        "memory-stranded",
        "pool-share",
        "pool-cost",
        "cxl-latency",
    ])
}
