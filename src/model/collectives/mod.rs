//! What collectives take: latency for every step and bandwidth for every byte (the α–β model: Hockney 1994; Thakur, Rabenseifner
//! and Gropp 2005, "Optimization of Collective Communication Operations in MPICH"), by algorithm, on one wire and over a
//! cluster of scale-up domains. Arithmetic on the way counts nothing: an accelerator sums faster than its links.

pub mod all_reduce;
pub mod cluster;
pub mod exchange;
pub mod fit;
pub mod nccl;

use serde::Serialize;

use crate::units::{Bytes, GBps, Seconds};

/// What every rank sends over.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Wire {
    /// Of one message, however short: α.
    pub latency: Seconds,
    /// One way: 1/β.
    pub rate: GBps,
}

/// What a collective takes, term by term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Cost {
    /// Messages one after the other.
    pub steps: f64,
    /// Their latencies.
    pub latency: Seconds,
    /// Bytes over bandwidth.
    pub bandwidth: Seconds,
}

impl Cost {
    /// So many steps, with so many bytes in all of them together.
    pub fn of(steps: f64, bytes: Bytes, wire: Wire) -> Self {
        Self {
            steps,
            latency: wire.latency * steps,
            bandwidth: bytes.at(wire.rate),
        }
    }

    /// Both terms.
    pub fn total(&self) -> Seconds {
        self.latency + self.bandwidth
    }

    /// One after the other.
    pub fn then(&self, other: Self) -> Self {
        Self {
            steps: self.steps + other.steps,
            latency: self.latency + other.latency,
            bandwidth: self.bandwidth + other.bandwidth,
        }
    }

    /// Both at once, piece by piece: every step is waited for, and the slower of the two streams of bytes.
    pub fn beside(&self, other: Self) -> Self {
        Self {
            bandwidth: Seconds(self.bandwidth.0.max(other.bandwidth.0)),
            ..self.then(other)
        }
    }

    /// The faster of two.
    pub fn or(self, other: Self) -> Self {
        match other.total() < self.total() {
            true => other,
            false => self,
        }
    }
}

/// A collective, for the factor between what is timed and what the wires carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collective {
    /// Everybody gets the sum.
    AllReduce,
    /// Everybody gets a part of the sum.
    ReduceScatter,
    /// Everybody gets every part.
    AllGather,
    /// Everybody sends another part to everybody.
    AllToAll,
    /// One sends to all, or sums from all.
    Broadcast,
}

impl Collective {
    /// What bandwidth by the clock is multiplied with to be that of a wire (nccl-tests, PERFORMANCE.md).
    pub fn factor(self, ranks: f64) -> f64 {
        let part = (ranks - 1.0).max(0.0) / ranks.max(1.0);
        match self {
            Self::AllReduce => 2.0 * part,
            Self::ReduceScatter | Self::AllGather | Self::AllToAll => part,
            Self::Broadcast => 1.0,
        }
    }

    /// Bus bandwidth: bytes over time, times the factor. Of what takes no time, none.
    pub fn bus(self, ranks: f64, bytes: Bytes, time: Seconds) -> GBps {
        let bus = bytes.0 / time.0 * self.factor(ranks) / 1e9;
        GBps(if bus.is_finite() { bus } else { 0.0 })
    }

    /// Time at a bus bandwidth: bytes times the factor over it.
    pub fn time(self, ranks: f64, bytes: Bytes, bus: GBps) -> Seconds {
        (bytes * self.factor(ranks)).at(bus)
    }
}
