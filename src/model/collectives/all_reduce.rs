//! Sums for everybody over equal wires: rings, exchanges at doubling distance, pipelined trees, and switches that add.

use super::{Cost, Wire};
use crate::units::Bytes;

/// Powers of two in a number of ranks.
fn doublings(ranks: u64) -> f64 {
    f64::from(ranks.max(1).ilog2())
}

/// Levels of a binary tree over the ranks: ⌈lg p⌉.
pub fn levels(ranks: u64) -> f64 {
    let ranks = ranks.max(1);
    doublings(ranks) + f64::from(u8::from(!ranks.is_power_of_two()))
}

/// A ring: 2(p − 1) steps of n/p (Thakur et al. 2005, section 4.5; Patarasuk and Yuan 2009).
pub fn ring(ranks: u64, bytes: Bytes, wire: Wire) -> Cost {
    let p = ranks.max(1) as f64;
    Cost::of(2.0 * (p - 1.0), bytes * (2.0 * (p - 1.0) / p), wire)
}

/// Recursive doubling: lg p steps of everything; where p is no power of two the others hand in theirs first and get the sum
/// last (MPICH, allreduce_intra_recursive_doubling.c).
pub fn recursive_doubling(ranks: u64, bytes: Bytes, wire: Wire) -> Cost {
    let steps = doublings(ranks) + extra(ranks);
    Cost::of(steps, bytes * steps, wire)
}

/// Rabenseifner's: halves scattered, then gathered: 2·lg p steps of 2n(p − 1)/p in all (MPICH,
/// allreduce_intra_reduce_scatter_allgather.c).
pub fn rabenseifner(ranks: u64, bytes: Bytes, wire: Wire) -> Cost {
    let power = libm::exp2(doublings(ranks));
    let more = extra(ranks);
    let all = 2.0 * (power - 1.0) / power + more;
    Cost::of(2.0 * doublings(ranks) + more, bytes * all, wire)
}

/// Steps before and after the rest where p is no power of two.
fn extra(ranks: u64) -> f64 {
    if ranks.max(1).is_power_of_two() {
        0.0
    } else {
        2.0
    }
}

/// A pipelined binary tree, up and down: 2(⌈lg p⌉ + S − 1) steps, and an inner rank takes every segment twice.
pub fn tree(ranks: u64, bytes: Bytes, wire: Wire) -> Cost {
    pipelined(ranks, bytes, wire, 2.0)
}

/// Two trees at once, each with half of the bytes, inner ranks of the one leaves of the other (Sanders, Speck and Träff
/// 2009, "Two-tree algorithms for full bandwidth broadcast, reduction and scan").
pub fn double_tree(ranks: u64, bytes: Bytes, wire: Wire) -> Cost {
    pipelined(ranks, bytes, wire, 1.0)
}

/// In the number of segments that takes least: (L − 1 + S)(α + cβn/S) has its lowest point at S = √((L − 1)cβn/α), and of
/// whole numbers beside it.
fn pipelined(ranks: u64, bytes: Bytes, wire: Wire, load: f64) -> Cost {
    if ranks < 2 {
        return Cost::default();
    }
    let deep = levels(ranks) - 1.0;
    let all = (bytes * load).at(wire.rate);
    let best = libm::sqrt(deep * all.0 / wire.latency.0.max(1e-12));
    let with = |segments: f64| {
        let segments = segments.max(1.0);
        let steps = 2.0 * (deep + segments);
        Cost {
            steps,
            latency: wire.latency * steps,
            bandwidth: all * (steps / segments),
        }
    };
    with(libm::floor(best)).or(with(libm::floor(best) + 1.0))
}

/// Switches that add: everybody sends everything once and gets the sum once, at the same time, up and down so many tiers
/// (Graham et al. 2016, "Scalable Hierarchical Aggregation Protocol").
pub fn in_network(ranks: u64, tiers: u8, bytes: Bytes, wire: Wire) -> Cost {
    if ranks < 2 {
        return Cost::default();
    }
    Cost::of(2.0 * f64::from(tiers), bytes, wire)
}
