//! Small networks built wire by wire as graphs, and asked what a network is for: is everything joined, how far is it, over
//! how many paths, and how much fits through the middle. Only the wiring is read, never the counts.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use fabriconomics::model::fabric::{Clos, Fabric, wiring};
use petgraph::algo::{connected_components, dinics};
use petgraph::graph::{DiGraph, NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;

/// What stands at a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// An accelerator.
    Host,
    /// A box of a copy of a tree: its tier, and whether it is the top.
    Box { copy: usize, tier: usize, top: bool },
}

/// A network, one edge for each cable.
pub struct Network {
    pub graph: UnGraph<Node, ()>,
    pub hosts: Vec<NodeIndex>,
    /// Boxes of every copy, by tier and number.
    pub boxes: Vec<Vec<Vec<NodeIndex>>>,
}

impl Network {
    /// Wires a fabric: the planes of an accelerator end at the same node, rails share nothing.
    pub fn of(fabric: &Fabric) -> Self {
        let mut all = Self {
            graph: UnGraph::default(),
            hosts: Vec::new(),
            boxes: Vec::new(),
        };
        let planes = u64::from(fabric.setup.planes);
        for copies in fabric.trees() {
            for _ in 0..copies.times / planes {
                let hosts: Vec<_> = (0..copies.of.endpoints)
                    .map(|_| all.graph.add_node(Node::Host))
                    .collect();
                (0..planes).for_each(|_| all.wire(&copies.of, &hosts));
                all.hosts.extend(hosts);
            }
        }
        all
    }

    fn wire(&mut self, tree: &Clos, hosts: &[NodeIndex]) {
        let (copy, tiers) = (self.boxes.len(), usize::from(tree.tiers));
        let boxes: Vec<Vec<NodeIndex>> = (0..tiers)
            .map(|tier| {
                let top = tier + 1 == tiers;
                let node = Node::Box { copy, tier, top };
                (0..tree.switches[tier])
                    .map(|_| self.graph.add_node(node))
                    .collect()
            })
            .collect();
        let mut hosts = hosts.iter();
        for (leaf, count) in wiring::hosts(tree).into_iter().enumerate() {
            for host in hosts.by_ref().take(count as usize) {
                self.graph.add_edge(*host, boxes[0][leaf], ());
            }
        }
        assert_eq!(hosts.next(), None, "hosts without a leaf: {tree:?}");
        for link in wiring::links(tree) {
            let ends = (link.child as usize, link.parent as usize);
            for _ in 0..link.cables {
                let (low, high) = (boxes[link.tier][ends.0], boxes[link.tier + 1][ends.1]);
                self.graph.add_edge(low, high, ());
            }
        }
        self.boxes.push(boxes);
    }

    /// As many wires as cables, as many nodes as parts, every accelerator on every plane, no box over its ports.
    #[track_caller]
    pub fn degrees(&self, fabric: &Fabric) {
        let setup = &fabric.setup;
        assert_eq!(self.graph.edge_count() as u64, fabric.all_cables());
        let nodes = fabric.gpus + fabric.all_boxes();
        assert_eq!(self.graph.node_count() as u64, nodes, "{fabric:?}");
        for node in self.graph.node_indices() {
            let degree = self.graph.edges(node).count();
            match self.graph[node] {
                Node::Host => assert_eq!(degree, usize::from(setup.planes), "{fabric:?}"),
                Node::Box { top, .. } => {
                    let ports = if top {
                        setup.ports.top
                    } else {
                        setup.ports.radix
                    };
                    assert!(
                        0 < degree && degree <= ports as usize,
                        "{degree}: {fabric:?}"
                    );
                }
            }
        }
    }

    /// Networks that share nothing.
    pub fn parts(&self) -> usize {
        connected_components(&self.graph)
    }

    /// Hops and shortest ways to every node, wires in parallel counted each.
    pub fn ways(&self, from: NodeIndex) -> Vec<Option<(u64, u64)>> {
        let mut all = vec![None; self.graph.node_count()];
        all[from.index()] = Some((0, 1));
        let mut queue = VecDeque::from([from]);
        while let Some(node) = queue.pop_front() {
            let (hops, ways) = all[node.index()].expect("queued when reached");
            for edge in self.graph.edges(node) {
                let next = if edge.source() == node {
                    edge.target()
                } else {
                    edge.source()
                };
                match &mut all[next.index()] {
                    Some((far, sum)) if *far == hops + 1 => *sum += ways,
                    Some(_) => {}
                    there => {
                        *there = Some((hops + 1, ways));
                        queue.push_back(next);
                    }
                }
            }
        }
        all
    }

    /// The most that flows between two sets of wires, up and then down again, each cable carrying its rate each way. A
    /// wire is named by the box it comes from or goes to.
    pub fn flow(&self, from: &[NodeIndex], to: &[NodeIndex]) -> u32 {
        let all = self.graph.node_count();
        let mut directed = DiGraph::<(), u32>::default();
        for _ in 0..2 * all + 2 {
            directed.add_node(());
        }
        let (rising, falling) = (
            |node: NodeIndex| node.index(),
            |node: NodeIndex| node.index() + all,
        );
        let (source, sink) = (2 * all, 2 * all + 1);
        let mut wires: BTreeMap<(usize, usize), u32> = BTreeMap::new();
        let mut wire =
            |one: usize, other: usize, rate| *wires.entry((one, other)).or_default() += rate;
        for node in self.graph.node_indices() {
            wire(rising(node), falling(node), u32::MAX >> 8);
        }
        for edge in self.graph.edge_references() {
            let tier = |node: NodeIndex| match self.graph[node] {
                Node::Host => None,
                Node::Box { tier, .. } => Some(tier),
            };
            let (one, other) = (edge.source(), edge.target());
            if let (Some(low), Some(high)) = (tier(one), tier(other)) {
                assert_eq!(low + 1, high, "a wire climbs one tier");
                wire(rising(one), rising(other), 1);
                wire(falling(other), falling(one), 1);
            }
        }
        from.iter().for_each(|node| wire(source, rising(*node), 1));
        to.iter().for_each(|node| wire(falling(*node), sink, 1));
        for ((one, other), rate) in wires {
            directed.add_edge(NodeIndex::new(one), NodeIndex::new(other), rate);
        }
        dinics(&directed, NodeIndex::new(source), NodeIndex::new(sink)).0
    }

    /// The leaf a host hangs off on the first plane.
    pub fn leaf(&self, host: NodeIndex) -> NodeIndex {
        let wires = self.graph.edges(host).map(|edge| edge.target());
        wires.min().expect("a host has a leaf")
    }

    /// Boxes of one copy that are joined below its top: the blocks.
    pub fn blocks(&self, copy: usize) -> Vec<BTreeSet<NodeIndex>> {
        let mut all: Vec<BTreeSet<NodeIndex>> = Vec::new();
        let mut seen = BTreeSet::new();
        for leaf in &self.boxes[copy][0] {
            if seen.contains(leaf) {
                continue;
            }
            let (mut block, mut queue) = (BTreeSet::from([*leaf]), vec![*leaf]);
            while let Some(node) = queue.pop() {
                for next in self.graph.neighbors(node) {
                    let below = matches!(self.graph[next], Node::Box { copy: its, top: false, .. } if its == copy);
                    if below && block.insert(next) {
                        queue.push(next);
                    }
                }
            }
            seen.extend(block.iter().copied());
            all.push(block);
        }
        all
    }

    /// Wires from every block to every box at the top.
    pub fn to_the_top(&self, copy: usize) -> Vec<Vec<u64>> {
        let blocks = self.blocks(copy);
        let tops = self.boxes[copy].last().expect("a top");
        let of = |block: &BTreeSet<NodeIndex>, top: &NodeIndex| {
            let ends = self.graph.edges(*top).map(|edge| edge.target());
            ends.filter(|low| block.contains(low)).count() as u64
        };
        let rows = blocks
            .iter()
            .map(|block| tops.iter().map(|top| of(block, top)).collect());
        rows.collect()
    }
}
