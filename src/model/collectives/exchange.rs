//! Everybody sends another part to everybody: directly, in Bruck's few steps, and across scale-up domains.

use super::all_reduce::levels;
use super::{Cost, Wire};
use crate::units::{Bytes, GBps, Seconds};

/// Each part straight to its rank, one after the other: p − 1 steps of n/p (Thakur et al. 2005, section 4.2).
pub fn direct(ranks: u64, bytes: Bytes, wire: Wire) -> Cost {
    let p = ranks.max(1) as f64;
    Cost::of(p - 1.0, bytes * ((p - 1.0) / p), wire)
}

/// Bruck's: ⌈lg p⌉ steps of half of everything (Bruck et al. 1997).
pub fn bruck(ranks: u64, bytes: Bytes, wire: Wire) -> Cost {
    let steps = levels(ranks);
    Cost::of(steps, bytes * (steps / 2.0), wire)
}

/// An exchange over scale-up domains of so many ranks, of which what stays inside a domain crosses no adapter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Across {
    /// Ranks.
    pub ranks: f64,
    /// Ranks of a domain.
    pub domain: f64,
    /// Of one rank within its domain.
    pub inside: GBps,
    /// Of one rank's adapter.
    pub outside: GBps,
}

impl Across {
    /// Share of the bytes that leave their domain: (p − g)/p.
    pub fn leaving(&self) -> f64 {
        ((self.ranks - self.domain) / self.ranks.max(1.0)).max(0.0)
    }

    /// Logical bandwidth, what stays inside counted too: the adapter's × p/(p − g), and within one domain that of its links
    /// (Wang et al. 2025, SimAI, calbusbw.cc). Never more than the domain's links carry.
    pub fn logical(&self) -> GBps {
        let leaving = self.leaving();
        match leaving > 0.0 {
            true => GBps((self.outside.0 / leaving).min(self.inside.0)),
            false => self.inside,
        }
    }

    /// Time at a share of it.
    pub fn time(&self, bytes: Bytes, efficiency: f64) -> Seconds {
        bytes.at(self.logical() * efficiency)
    }
}
