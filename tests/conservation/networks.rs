//! What small networks can do, whatever they are: tapered, in pods, on planes, on rails, under circuit switches.

use std::collections::BTreeSet;

use fabriconomics::model::fabric::{Clos, Fabric, Ports};
use fabriconomics::scenario::{Scenario, Setup, Topology};
use petgraph::graph::NodeIndex;
use proptest::prelude::*;

use super::draws::holds;
use super::graph::Network;

/// A small network and the seed of its halves.
#[derive(Clone, Copy, Debug)]
struct Drawn {
    topology: Topology,
    radix: u32,
    taper: [f64; 3],
    circuits: u32,
    planes: u8,
    tiers: Option<u8>,
    pod: Option<u64>,
    gpus: u64,
    seed: u64,
}

fn small() -> impl Strategy<Value = Drawn> {
    let topologies = vec![Topology::Clos, Topology::RailOnly, Topology::Circuits];
    let taper = || prop::sample::select(vec![0.5, 1.0, 1.5, 2.0, 3.0]);
    let tapers = prop_oneof![Just([1.0; 3]), [taper(), taper(), taper()]];
    let some = || prop::option::weighted(0.4, 2..120_u64);
    let how = (prop::sample::select(topologies), 2..=8_u32, tapers);
    let of = (
        1..=3_u8,
        prop::option::weighted(0.5, 2..=4_u8),
        some(),
        4..=48_u32,
    );
    (how, of, 9..=600_u64, any::<u64>()).prop_map(
        |((topology, half, taper), (planes, tiers, pod, circuits), gpus, seed)| Drawn {
            topology,
            radix: 2 * half,
            taper,
            circuits,
            planes,
            tiers,
            pod: pod.filter(|_| topology != Topology::RailOnly),
            gpus,
            seed,
        },
    )
}

impl Drawn {
    /// The fabric, at the largest size that fits where this one does not.
    fn fabric(&self) -> Option<Fabric> {
        let ports = Ports::tapered(self.radix, self.taper);
        let circuits = self.topology == Topology::Circuits;
        let setup = Setup {
            ports: if circuits {
                ports.under_circuits(self.circuits)
            } else {
                ports
            },
            topology: self.topology,
            planes: self.planes,
            pod: self.pod,
            ..Setup::of(&Scenario::default())
        };
        match Fabric::sized(setup, self.gpus, self.tiers) {
            Err(no) if no.most >= 9 => Fabric::sized(setup, no.most, self.tiers).ok(),
            sized => sized.ok(),
        }
    }
}

/// How much less than everything the tapers of a tree leave a host.
fn blocking(tree: &Clos) -> f64 {
    let (mut most, mut all) = (1.0_f64, 1.0);
    for split in &tree.ports.split[..usize::from(tree.tiers) - 1] {
        all *= split.taper();
        most = most.max(all);
    }
    most
}

/// Parents of a switch at every tier below the top.
fn fan(tree: &Clos, tier: usize) -> u64 {
    let top = tier + 2 == usize::from(tree.tiers);
    u64::from(if top { tree.cores } else { tree.widths[tier] })
}

#[test]
fn every_wire_has_a_port_and_every_part_is_joined() {
    holds(600, &small(), |drawn| {
        let Some(fabric) = drawn.fabric() else {
            return;
        };
        let network = Network::of(&fabric);
        network.degrees(&fabric);
        // The rails of a node meet in its scale-up domain, never here.
        let rails = match drawn.topology {
            Topology::RailOnly => fabric.setup.platform.rails as usize,
            _ => 1,
        };
        assert_eq!(network.parts(), rails, "{drawn:?}");
        if let Some(pod) = drawn.pod.filter(|pod| *pod < fabric.gpus) {
            let blocks = network.blocks(0).len() as u64;
            assert_eq!(blocks, fabric.gpus.div_ceil(pod), "{drawn:?}");
        }
    });
}

/// Two hosts under different blocks are twice the tiers apart, and none are farther.
#[test]
fn the_diameter_is_twice_the_tiers() {
    holds(300, &small(), |drawn| {
        let Some(fabric) = drawn.fabric() else {
            return;
        };
        let network = Network::of(&fabric);
        let mut first = 0;
        for copies in fabric.trees() {
            let tiers = u64::from(copies.of.tiers);
            let host = network.hosts[first];
            let hosts = network.hosts[first..]
                .iter()
                .take(copies.of.endpoints as usize);
            let ways = network.ways(host);
            let far = hosts
                .filter_map(|host| ways[host.index()])
                .map(|(hops, _)| hops);
            let wanted = if copies.of.blocks() > 1 { 2 * tiers } else { 0 };
            let farthest = far.max().expect("itself");
            assert!(farthest <= 2 * tiers, "{farthest} hops: {drawn:?}");
            assert!(farthest >= wanted, "only {farthest} hops: {drawn:?}");
            first += (copies.of.endpoints * copies.times / u64::from(drawn.planes)) as usize;
        }
    });
}

/// From leaf to leaf there are as many shortest ways as the parents at every tier multiply to, and as many that share no
/// wire as the narrowest tier between them leads up.
#[test]
fn leaves_are_joined_over_all_their_paths() {
    holds(300, &small(), |drawn| {
        let Some(fabric) = drawn.fabric() else {
            return;
        };
        let network = Network::of(&fabric);
        let tree = fabric.plane().expect("a tree");
        let leaves = &network.boxes[0][0];
        let from = leaves[(drawn.seed % leaves.len() as u64) as usize];
        let ways = network.ways(from);
        let others = leaves.iter().filter(|leaf| **leaf != from);
        for (place, to) in others.enumerate() {
            let (hops, count) = ways[to.index()].expect("joined");
            let (mut wanted, mut apart, mut slices) = (1, u64::MAX, 1);
            for tier in 0..(hops / 2) as usize {
                let (fan, up) = (fan(tree, tier), tree.up(tier));
                wanted *= fan * (up / fan) * (up / fan);
                apart = apart.min(slices * up);
                slices *= fan;
            }
            // A host on both leaves makes a way of two hops around the tree: planes are trees of their own.
            assert!(
                drawn.planes > 1 || count == wanted,
                "{count} of {wanted} ways: {drawn:?}"
            );
            if place < 3 && !tree.ports.circuits {
                let flow = network.flow(&vec![from; 64], &vec![*to; 64]);
                assert_eq!(u64::from(flow), apart, "{hops} hops: {drawn:?}");
            }
        }
    });
}

/// However the hosts are halved, each half can send the other what the tapers leave: all of it where there are none.
#[test]
fn half_the_hosts_reach_the_other_half_at_what_the_tapers_leave() {
    holds(400, &small(), |drawn| {
        let Some(fabric) = drawn
            .fabric()
            .filter(|_| drawn.topology != Topology::Circuits)
        else {
            return;
        };
        let network = Network::of(&fabric);
        let tree = fabric.plane().expect("a tree");
        let hosts = &network.hosts[..tree.endpoints as usize];
        let leaves: Vec<_> = hosts.iter().map(|host| network.leaf(*host)).collect();
        for halves in halves(leaves.len(), drawn.seed) {
            let side = |wanted: bool| -> Vec<NodeIndex> {
                let both = leaves.iter().zip(&halves);
                both.filter(|(_, half)| **half == wanted)
                    .map(|(leaf, _)| *leaf)
                    .collect()
            };
            let (one, other) = (side(true), side(false));
            let fewer = one.len().min(other.len());
            let promised = (fewer as f64 / blocking(tree) - 1e-9).ceil() as u32;
            let flow = network.flow(&one, &other);
            assert!(flow >= promised, "{flow} of {promised}: {drawn:?} {tree:?}");
            let tapered = tree.ports.split.iter().any(|split| split.down > split.up);
            assert!(
                tapered || flow as usize == fewer,
                "{flow} of {fewer}: {drawn:?}"
            );
        }
    });
}

/// Low and high, odd and even, and as a seed falls.
fn halves(count: usize, seed: u64) -> [Vec<bool>; 3] {
    let mut state = seed | 1;
    let mut falls = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.is_multiple_of(2)
    };
    [
        (0..count).map(|place| place < count / 2).collect(),
        (0..count).map(|place| place % 2 == 0).collect(),
        (0..count).map(|_| falls()).collect(),
    ]
}

/// Circuits are set one by one until every two blocks hold one: each takes a port of both on the same box.
#[test]
fn every_two_blocks_can_hold_a_circuit_all_at_once() {
    let mut pairs_seen = 0;
    let mut odd = 0;
    let cases = std::cell::RefCell::new((&mut pairs_seen, &mut odd));
    let drawn = small().prop_map(|drawn| Drawn {
        topology: Topology::Circuits,
        ..drawn
    });
    holds(800, &drawn, |drawn| {
        let Some(fabric) = drawn.fabric() else {
            return;
        };
        let network = Network::of(&fabric);
        let wires = network.to_the_top(0);
        let (blocks, boxes) = (wires.len(), wires[0].len());
        let each = wires[0][0] as usize;
        let alike = wires.iter().flatten().all(|wires| *wires as usize == each);
        assert!(
            alike && each > 0,
            "blocks reach the boxes unevenly: {drawn:?}"
        );
        let rounds = rounds(blocks, each);
        let mut used = vec![vec![0; blocks]; boxes];
        let mut joined = BTreeSet::new();
        for (place, round) in rounds.iter().enumerate() {
            // A round of pairs takes a port of every block, a ring two.
            let at = place * round.ports / each;
            assert!(at < boxes, "round {place} of {}: {drawn:?}", rounds.len());
            for (one, other) in &round.pairs {
                used[at][*one] += 1;
                used[at][*other] += 1;
                joined.insert((*one.min(other), *one.max(other)));
            }
        }
        assert!(
            used.iter().flatten().all(|ports| *ports <= each),
            "{drawn:?}"
        );
        assert_eq!(joined.len(), blocks * (blocks - 1) / 2, "{drawn:?}");
        let mut seen = cases.borrow_mut();
        *seen.0 += joined.len();
        *seen.1 += blocks % 2;
    });
    assert!(
        pairs_seen > 10_000 && odd > 100,
        "{pairs_seen} pairs, {odd} odd"
    );
}

/// Pairs of blocks joined on one box.
struct Round {
    ports: usize,
    pairs: Vec<(usize, usize)>,
}

/// Every pair of so many blocks once: in rounds of disjoint pairs, or where blocks are odd and ports even in rings through
/// all of them (Walecki, 1892).
fn rounds(blocks: usize, each: usize) -> Vec<Round> {
    if blocks < 2 {
        return Vec::new();
    }
    if blocks % 2 == 1 && each.is_multiple_of(2) {
        let half = blocks / 2;
        let ring = |turn: usize| {
            let zigzag = (0..2 * half).map(|step| {
                let away = step.div_ceil(2);
                let place = if step % 2 == 1 {
                    turn + away
                } else {
                    turn + 2 * half - away
                };
                place % (2 * half)
            });
            let around: Vec<usize> = std::iter::once(2 * half).chain(zigzag).collect();
            (0..blocks)
                .map(|at| (around[at], around[(at + 1) % blocks]))
                .collect()
        };
        return (0..half)
            .map(|turn| Round {
                ports: 2,
                pairs: ring(turn),
            })
            .collect();
    }
    // The circle method: one stays, the others turn; an odd one out rests.
    let even = blocks + blocks % 2;
    let turning = even - 1;
    let round = |turn: usize| {
        let mirrored =
            (1..even / 2).map(|step| ((turn + step) % turning, (turn + turning - step) % turning));
        let all = std::iter::once((turn, turning)).chain(mirrored);
        all.filter(|(one, other)| one.max(other) < &blocks)
            .collect()
    };
    (0..turning)
        .map(|turn| Round {
            ports: 1,
            pairs: round(turn),
        })
        .collect()
}
