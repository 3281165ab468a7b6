//! The torus chip by chip: six links each, rings closed through circuit switches, as far as half around each way.

use std::collections::BTreeMap;

use fabriconomics::model::fabric::Torus;
use petgraph::algo::dijkstra;
use petgraph::graph::{NodeIndex, UnGraph};

/// Every arrangement of cubes and edge that is small enough to wire.
const MACHINES: [(u64, [u64; 3]); 10] = [
    (2, [1, 1, 1]),
    (2, [2, 1, 1]),
    (2, [3, 2, 1]),
    (3, [2, 2, 2]),
    (3, [5, 1, 1]),
    (4, [1, 1, 1]),
    (4, [2, 1, 1]),
    (4, [2, 2, 1]),
    (4, [3, 3, 2]),
    (4, [4, 4, 4]),
];

/// A chip's neighbour, in copper inside its cube or over the faces of two.
fn step(at: [u64; 3], along: usize, size: [u64; 3]) -> [u64; 3] {
    let mut next = at;
    next[along] = (at[along] + 1) % size[along];
    next
}

#[test]
fn every_chip_has_six_links_and_rings_close_on_one_box() {
    for (edge, cubes) in MACHINES {
        let size = cubes.map(|cubes| cubes * edge);
        let chips: u64 = size.iter().product();
        let count: u64 = cubes.iter().product();
        let torus = Torus::size(chips, edge as u32, u64::MAX, 2 * count).expect("it fits");
        assert_eq!((torus.cubes, torus.chips), (count, chips));

        let mut graph: UnGraph<[u64; 3], &str> = UnGraph::default();
        let mut nodes = BTreeMap::new();
        for x in 0..size[0] {
            for y in 0..size[1] {
                for z in 0..size[2] {
                    nodes.insert([x, y, z], graph.add_node([x, y, z]));
                }
            }
        }
        // Modules on every circuit switch: one for each place on a face and each direction.
        let mut boxes: BTreeMap<(usize, u64, u64), u64> = BTreeMap::new();
        for (at, node) in &nodes {
            for along in 0..3 {
                let next = step(*at, along, size);
                let inside = (at[along] + 1) % edge != 0;
                if !inside {
                    let place = [at[(along + 1) % 3] % edge, at[(along + 2) % 3] % edge];
                    *boxes.entry((along, place[0], place[1])).or_default() += 2;
                }
                graph.add_edge(*node, nodes[&next], if inside { "copper" } else { "light" });
            }
        }
        let links = |kind: &str| graph.edge_weights().filter(|link| **link == kind).count() as u64;
        assert_eq!(links("copper"), torus.copper, "{torus:?}");
        assert_eq!(2 * links("light"), torus.optical, "{torus:?}");
        assert_eq!(torus.copper + torus.optical / 2, 3 * chips, "{torus:?}");
        assert_eq!(boxes.len() as u64, torus.circuits, "{torus:?}");
        let used: Vec<_> = boxes.values().copied().collect();
        assert!(
            used.iter().all(|ports| *ports == torus.ports_in_use()),
            "{used:?}"
        );

        // A link of a cube to itself, where a direction has one cube, is a link of its two ends all the same.
        let ends = |node: NodeIndex| {
            let loops = graph.edges(node).filter(|edge| {
                use petgraph::visit::EdgeRef;
                edge.source() == edge.target()
            });
            graph.edges(node).count() + loops.count()
        };
        assert!(
            graph.node_indices().all(|node| ends(node) == 6),
            "{torus:?}"
        );
        let far = dijkstra(&graph, NodeIndex::new(0), None, |_| 1_u64);
        assert_eq!(far.len() as u64, chips, "{torus:?}: not joined");
        let farthest = far.values().max().copied();
        assert_eq!(
            farthest,
            Some(size.iter().map(|size| size / 2).sum()),
            "{torus:?}"
        );
    }
}
