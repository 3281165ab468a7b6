//! What must be conserved in a sized tree, counted: no switch is numbered here, so that four million endpoints take no
//! longer than forty. The bench asks the same of many more trees.

use fabriconomics::model::fabric::{Clos, Fabric, MAX_TIERS, Plan, Shape, Torus};
use fabriconomics::scenario::Topology;

/// Ports, cables, evenness and tapers of one tree.
#[track_caller]
pub fn a_tree_adds_up(tree: &Clos) {
    let tiers = usize::from(tree.tiers);
    assert_eq!(tree.cables[0], tree.endpoints, "{tree:?}");
    for tier in 0..MAX_TIERS {
        if tier >= tiers {
            assert_eq!((tree.switches[tier], tree.cables[tier]), (0, 0), "{tree:?}");
            continue;
        }
        let said = || format!("tier {tier} of {tree:?}");
        let top = tier + 1 == tiers;
        assert_eq!(
            tree.is_circuit(tier),
            top && tree.ports.circuits,
            "{}",
            said()
        );
        let (ports, most_down) = match tree.ports.split.get(tier) {
            _ if top => (tree.ports.top, tree.ports.top),
            Some(split) => (tree.ports.radix, split.down),
            None => unreachable!("the last tier is the top"),
        };
        let up = tree.up(tier);
        // Every cable has a port at its upper end, and no box more cables than ports.
        let classes = tree.down(tier);
        let switches: u64 = classes.iter().map(|(count, _)| count).sum();
        let downward: u64 = classes.iter().map(|(count, down)| count * down).sum();
        assert_eq!(switches, tree.switches[tier], "{}", said());
        assert_eq!(downward, tree.cables[tier], "{}", said());
        for (_, down) in classes.iter().filter(|(count, _)| *count > 0) {
            assert!(*down > 0, "idle: {}", said());
            assert!(*down <= u64::from(most_down), "{down} down: {}", said());
            assert!(down + up <= u64::from(ports), "{down} and {up}: {}", said());
        }
        // What goes up from here comes down from the next, in equal parts to as many parents.
        if top {
            assert_eq!(up, 0, "{}", said());
            continue;
        }
        assert_eq!(up, u64::from(tree.ports.split[tier].up), "{}", said());
        assert_eq!(
            tree.switches[tier] * up,
            tree.cables[tier + 1],
            "{}",
            said()
        );
        assert_eq!(
            tree.slices(tier) * tree.across(tier),
            tree.switches[tier],
            "{}",
            said()
        );
        let parents = if tier + 2 == tiers {
            tree.cores
        } else {
            tree.widths[tier]
        };
        assert!(
            parents > 0 && up.is_multiple_of(u64::from(parents)),
            "{}",
            said()
        );
        assert_eq!(
            tree.slices(tier) * u64::from(parents),
            tree.slices(tier + 1),
            "{}",
            said()
        );
    }
}

/// No tier below the top leads up less than asked for its ports down.
#[track_caller]
pub fn it_tapers_no_more_than_asked(tree: &Clos, asked: [f64; MAX_TIERS - 1]) {
    for (tier, asked) in asked.iter().enumerate().take(usize::from(tree.tiers) - 1) {
        let (split, up) = (tree.ports.split[tier], tree.up(tier) as f64);
        assert!(
            split.taper() <= asked * (1.0 + 1e-8),
            "{split:?} for {asked}"
        );
        for (count, down) in tree.down(tier) {
            let taper = if count > 0 { down as f64 / up } else { 0.0 };
            assert!(
                taper <= asked * (1.0 + 1e-8),
                "tier {tier}, {taper} for {asked}: {tree:?}"
            );
        }
    }
}

/// Pods hold at most what was asked, rounded up to whole leaves, and there are as many as that takes.
#[track_caller]
pub fn its_pods_are_as_asked(tree: &Clos, plan: &Plan) {
    let Some(pod) = plan.pod.filter(|pod| *pod < tree.endpoints) else {
        return;
    };
    let said = || format!("pods of {pod}: {tree:?}");
    assert!(tree.tiers > 1, "nothing joins them: {}", said());
    assert_eq!(tree.blocks(), tree.endpoints.div_ceil(pod), "{}", said());
    let leaf = u64::from(tree.ports.split[0].down);
    let (whole, rest) = (tree.endpoints / pod, tree.endpoints % pod);
    let leaves = whole * pod.div_ceil(leaf) + rest.div_ceil(leaf);
    assert_eq!(tree.switches[0], leaves, "{}", said());
}

/// Any two blocks below circuit switches can hold a circuit, all pairs at once: each circuit takes a port of both on one
/// box. Where both are odd, a box leaves a port of some block idle.
#[track_caller]
pub fn its_circuits_join_every_pair(tree: &Clos) {
    if !tree.ports.circuits {
        return;
    }
    let below = usize::from(tree.tiers) - 2;
    let (blocks, boxes) = (tree.blocks(), tree.switches[below + 1]);
    let ports = tree.up(below) / u64::from(tree.cores);
    let links = boxes * ports;
    assert_eq!(links * blocks, tree.cables[below + 1], "{tree:?}");
    let pairs = boxes * (blocks * ports / 2);
    let wanted = blocks * (blocks - 1) / 2;
    assert!(
        links + 1 >= blocks && pairs >= wanted,
        "{pairs} of {wanted} pairs: {tree:?}"
    );
}

/// Everything a tree must keep, whatever it was sized for.
#[track_caller]
pub fn a_plan_is_kept(plan: &Plan, tree: &Clos, taper: [f64; MAX_TIERS - 1]) {
    assert_eq!(tree.ports, plan.ports);
    assert!(plan.tiers.is_none_or(|tiers| tiers == tree.tiers));
    a_tree_adds_up(tree);
    it_tapers_no_more_than_asked(tree, taper);
    its_pods_are_as_asked(tree, plan);
    its_circuits_join_every_pair(tree);
}

/// Modules of the switches of a tree when so many ports share a cage.
pub fn cages(tree: &Clos, shared: u64) -> u64 {
    (0..usize::from(tree.tiers))
        .filter(|tier| !tree.is_circuit(*tier))
        .flat_map(|tier| tree.down(tier).map(|class| (class, tree.up(tier))))
        .map(|((count, down), up)| count * (down + up).div_ceil(shared))
        .sum()
}

/// The most endpoints there is a tree for, by counting: hosts below a block, ports at the top, and pairs of blocks to join.
fn most_by_counting(plan: &Plan) -> u64 {
    let of = |tiers: usize| {
        let below = &plan.ports.split[..tiers - 1];
        let downs: u64 = below.iter().map(|split| u64::from(split.down)).product();
        let links: u64 = below.iter().map(|split| u64::from(split.up)).product();
        let top = u64::from(plan.ports.top);
        let last = below.last().map_or(1, |split| u64::from(split.up));
        let joined = |blocks: u64, each: u64| {
            let pairs = links / each * (blocks * each / 2);
            blocks * each <= top && blocks <= links + 1 && pairs >= blocks * (blocks - 1) / 2
        };
        let blocks = match (plan.ports.circuits, tiers) {
            (false, _) => top,
            (true, 1) => 0,
            // A block more than all of these has no port or no link left.
            (true, _) => (1..=top.min(links + 1))
                .rev()
                .find(|blocks| {
                    let each = (1..=last).filter(|each| last.is_multiple_of(*each));
                    each.into_iter().any(|each| joined(*blocks, each))
                })
                .unwrap_or(0),
        };
        match plan.pod {
            Some(pod) if tiers > 1 && pod <= downs => pod * blocks,
            Some(pod) => pod.min(downs * blocks),
            None => downs * blocks,
        }
    };
    let allowed = plan.tiers.map_or(1..=MAX_TIERS, |tiers| {
        usize::from(tiers)..=usize::from(tiers)
    });
    allowed.map(of).max().unwrap_or(0)
}

/// Sizes a plan for a number of endpoints that may not fit: the verdict names the most that do, one more does not, and a
/// fitting number is never turned away. Comes back with the tree, or the largest.
#[track_caller]
pub fn sized(plan: &Plan, endpoints: u64) -> Option<Clos> {
    let said = || format!("{endpoints} in {plan:?}");
    let Err(no) = plan.size(1 << 50) else {
        panic!("no end to {plan:?}");
    };
    let most = no.most;
    assert_eq!(most, most_by_counting(plan), "{plan:?}");
    match plan.size(endpoints) {
        Ok(tree) => {
            assert!(endpoints <= most, "{most} at most, yet {}", said());
            assert_eq!(tree.endpoints, endpoints);
            Some(tree)
        }
        Err(no) => {
            assert!(endpoints > most, "{most} at most, yet not {}", said());
            assert_eq!((no.most, no.radix), (most, plan.ports.radix), "{}", said());
            assert!(
                plan.size(most + 1).is_err(),
                "{} is not all: {plan:?}",
                most
            );
            (most > 0).then(|| {
                let largest = plan.size(most);
                largest.unwrap_or_else(|_| panic!("{most} do not fit: {plan:?}"))
            })
        }
    }
}

/// Ports of all boxes of a tree, used or not.
fn bought(tree: &Clos) -> u64 {
    let top = usize::from(tree.tiers) - 1;
    let below: u64 = tree.switches[..top].iter().sum();
    below * u64::from(tree.ports.radix) + tree.switches[top] * u64::from(tree.ports.top)
}

/// Tapered, in pods, under circuit switches, on as many tiers as one likes: the boxes bought never fall while the tiers
/// stay. Their cables and modules may, for a tree of one more leaf may take another shape: see below.
#[track_caller]
pub fn buys_no_less(plan: &Plan, before: u64, after: u64) {
    if let (Ok(before), Ok(after)) = (plan.size(before), plan.size(after)) {
        let said = || format!("\n{before:?}\n{after:?}");
        assert!(before.tiers <= after.tiers, "{}", said());
        assert!(before.switches[0] <= after.switches[0], "{}", said());
        // Blocks may want so many boxes for circuits that a tier more wants fewer.
        let another_tier = before.ports.circuits && before.tiers < after.tiers;
        assert!(
            another_tier || bought(&before) <= bought(&after),
            "{}",
            said()
        );
    }
}

/// Cubes, ports and links of a torus: three links a chip where cubes are full, for each has two ends.
#[track_caller]
pub fn a_torus_adds_up(torus: &Torus, ports: u64) {
    let (edge, cubes) = (torus.edge, torus.cubes);
    let (face, cube) = (edge * edge, edge * edge * edge);
    assert!(cubes * cube >= torus.chips, "{torus:?}");
    assert!(cubes == 0 || (cubes - 1) * cube < torus.chips, "{torus:?}");
    // A cable of copper joins two chips; light leaves a chip and comes back to another through a mirror.
    assert_eq!(
        2 * torus.copper + torus.optical,
        6 * cubes * cube,
        "{torus:?}"
    );
    assert_eq!(torus.optical, 6 * face * cubes, "{torus:?}");
    // A place on a face and a direction have boxes of their own, and every cube both faces on one of them.
    let each = torus.circuits / (3 * face);
    assert_eq!(each * 3 * face, torus.circuits, "{torus:?}");
    assert!(2 * cubes <= each * ports, "{torus:?} over {ports} ports");
    assert!(
        torus.ports_in_use() <= ports,
        "{torus:?} over {ports} ports"
    );
    assert!(
        torus.ports_in_use() * torus.circuits >= torus.optical,
        "{torus:?}"
    );
}

/// Copies of trees, or a torus: endpoints and boxes over all of them.
#[track_caller]
pub fn a_fabric_adds_up(fabric: &Fabric) {
    let planes = u64::from(fabric.setup.planes);
    if let Shape::Torus(torus) = &fabric.shape {
        assert_eq!(torus.chips, fabric.gpus);
        a_torus_adds_up(torus, fabric.setup.circuit.ports.value as u64);
        assert_eq!(fabric.all_boxes(), torus.circuits);
        assert_eq!(fabric.all_cables(), torus.optical);
        return;
    }
    let endpoints: u64 = fabric
        .trees()
        .map(|copies| copies.of.endpoints * copies.times)
        .sum();
    assert_eq!(endpoints, fabric.gpus * planes, "{fabric:?}");
    let trees: u64 = fabric.trees().map(|copies| copies.times).sum();
    let rails = u64::from(fabric.setup.platform.rails.max(1)).min(fabric.gpus);
    let copies = match fabric.setup.topology {
        Topology::RailOnly => rails * planes,
        _ => planes,
    };
    assert_eq!(trees, copies, "{fabric:?}");
    let mut sizes = fabric.trees().map(|copies| copies.of.endpoints);
    let first = sizes.next().unwrap_or(0);
    assert!(
        sizes.all(|size| size + 1 == first),
        "rails differ by more than one: {fabric:?}"
    );
    let summed = |of: fn(&Clos) -> u64| -> u64 {
        fabric
            .trees()
            .map(|copies| of(&copies.of) * copies.times)
            .sum()
    };
    assert_eq!(fabric.all_boxes(), summed(Clos::all_switches));
    assert_eq!(
        fabric.all_boxes(),
        fabric.all_switches() + fabric.circuits()
    );
    assert_eq!(fabric.all_cables(), summed(|tree| tree.cables.iter().sum()));
    fabric.trees().for_each(|copies| a_tree_adds_up(&copies.of));
}
