//! What loads the fabric: where its delivered share comes from, and how many flows are hashed onto its paths.

use super::words::{DeliveredFrom, Hash, TrafficFrom};
use super::{Scenario, assumed};
use crate::units::{Bytes, Percent};

/// How the fabric is loaded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Delivery {
    /// Whether the delivered share is what the vendor claims or what follows from the paths.
    pub from: DeliveredFrom,
    /// Whether the communication share is set by hand or follows from the workload.
    pub traffic: TrafficFrom,
    /// Peers an accelerator sends to at the same time.
    pub flows: f64,
    /// Queue pairs of one such pair, each hashed by itself.
    pub queue_pairs: f64,
    /// Whether the switches hash alike.
    pub hash: Hash,
    /// What headers and control leave of line rate.
    pub transport: Percent,
    /// Bytes of the message that collectives are compared at, in units of 1,048,576.
    pub message: f64,
}

impl Default for Delivery {
    fn default() -> Self {
        Self {
            from: DeliveredFrom::Claim,
            traffic: TrafficFrom::Set,
            flows: assumed("flows"),
            queue_pairs: assumed("queue-pairs"),
            hash: Hash::Seeded,
            transport: Percent(assumed("transport")),
            message: assumed("message"),
        }
    }
}

impl Scenario {
    /// Bytes of the message that collectives are compared at.
    pub fn message(&self) -> Bytes {
        Bytes(self.delivery.message * 1_048_576.0)
    }

    /// Flows an accelerator hashes onto paths at the same time.
    pub fn hashed_flows(&self) -> f64 {
        self.delivery.flows * self.delivery.queue_pairs
    }
}
