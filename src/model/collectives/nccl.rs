//! The latencies NCCL itself reckons with (NVIDIA, nccl, src/graph/tuning.cc, 2026): a base, and a little for every step
//! inside a node and between nodes. Measured times lie above them by what the framework adds: right in their shape.

use crate::units::{GBps, Seconds};

/// How NCCL moves the bytes of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// Low latency: a flag beside every four bytes.
    Ll,
    /// The same for 120 of 128 bytes.
    Ll128,
    /// Whole pieces.
    Simple,
}

/// Microseconds by protocol: `baseLat` and `hwLat` of trees and rings over NVLink and the network.
const BASE_TREE: [f64; 3] = [6.8, 14.0, 8.4];
const BASE_RING: [f64; 3] = [6.6, 14.0, 8.4];
const NVLINK_TREE: [f64; 3] = [0.6, 1.25, 4.0];
const NVLINK_RING: [f64; 3] = [0.6, 1.9, 3.4];
const NET_TREE: [f64; 3] = [5.0, 8.5, 14.0];
const NET_RING: [f64; 3] = [2.7, 4.0, 14.0];
/// What a network adds to every step of a ring inside a node; three times as much for whole pieces.
const NET_OVERHEAD: [f64; 3] = [1.0, 1.0, 3.0];
/// Sums in the scale-up switch, the same between nodes, and for each level of a tree of nodes.
const NVLS: f64 = 25.0;
const NVLS_NET: f64 = 18.0;
const NVLS_TREE: f64 = 20.9;

/// One NVLink of compute capability 8.0, 9.0 and 10.0 (topo.h).
pub const NVLINK: [GBps; 3] = [GBps(20.0), GBps(20.6), GBps(40.1)];

/// Share of a ring's bandwidth that a tree is credited with.
pub const TREE: f64 = 0.92;

fn micro(micro: f64) -> Seconds {
    Seconds(micro * 1e-6)
}

fn halvings(nodes: f64) -> f64 {
    libm::floor(libm::log2(nodes.max(1.0)) + 1e-9)
}

/// An all-reduce in a ring over so many nodes of so many ranks.
pub fn ring(nodes: f64, each: f64, protocol: Protocol) -> Seconds {
    let place = protocol as usize;
    let (steps, between) = (2.0 * (nodes * each - 1.0), 2.0 * (nodes - 1.0));
    let overhead = if nodes > 1.0 {
        NET_OVERHEAD[place]
    } else {
        0.0
    };
    let inside = NVLINK_RING[place].max(overhead);
    micro(BASE_RING[place] + (steps - between).max(0.0) * inside + between * NET_RING[place])
}

/// An all-reduce in a double binary tree over nodes whose ranks form chains.
pub fn tree(nodes: f64, each: f64, protocol: Protocol) -> Seconds {
    let place = protocol as usize;
    let inside = (each - 1.0).max(0.0) * NVLINK_TREE[place];
    micro(BASE_TREE[place] + 2.0 * (inside + halvings(nodes) * NET_TREE[place]))
}

/// An all-reduce that the scale-up switch sums.
pub fn nvls(nodes: f64) -> Seconds {
    micro(NVLS + if nodes > 1.0 { NVLS_NET } else { 0.0 })
}

/// The same in every node, and a tree between them.
pub fn nvls_tree(nodes: f64) -> Seconds {
    micro(NVLS + 2.0 * halvings(nodes) * NVLS_TREE)
}

/// The most NCCL credits a ring with: links × what one of them gives.
pub fn cap(links: f64, link: GBps) -> GBps {
    link * links
}
