//! The drawing in a sentence and as a table: what is joined, over how many paths, and where it narrows.

use crate::figures::bill::{TIERS, parts};
use crate::figures::table::{Cell, Table};
use crate::model::Report;
use crate::model::fabric::{Clos, Fabric, Shape, Torus};
use crate::scenario::Topology;
use crate::units::{Share, human};

use super::words::{down, gbps, medium, plural, range, said, taper};

/// The scenario in a line.
pub fn assumes(fabric: &Fabric) -> String {
    let setup = &fabric.setup;
    let size = human::whole(fabric.gpus);
    said(&[
        &size,
        " ",
        setup.platform.name,
        " on ",
        setup.fabric.name,
        ", ",
        &parts(setup),
    ])
}

/// The finding; empty where nothing can be built.
pub fn sentence(report: &Report) -> String {
    let Ok(network) = &report.network else {
        return String::new();
    };
    let fabric = &network.fabric;
    match (&fabric.shape, fabric.plane()) {
        (Shape::Torus(torus), _) => of_torus(fabric, torus),
        (_, Some(tree)) if fabric.setup.topology == Topology::RailOnly => of_rails(fabric, tree),
        (_, Some(tree)) => of_tree(fabric, tree),
        _ => String::new(),
    }
}

fn of_torus(fabric: &Fabric, torus: &Torus) -> String {
    let (edge, face) = (human::whole(torus.edge), torus.edge * torus.edge);
    said(&[
        &plural(torus.cubes, "cube", "cubes"),
        " of ",
        &edge,
        " × ",
        &edge,
        " × ",
        &edge,
        " ",
        fabric.setup.platform.plural,
        " form rings through ",
        &plural(torus.circuits, "circuit switch", "circuit switches"),
        "; every cube sends ",
        &human::whole(6 * face),
        " links of light, ",
        &human::whole(face),
        " from each face.",
    ])
}

fn of_rails(fabric: &Fabric, tree: &Clos) -> String {
    let planes = u64::from(fabric.setup.planes);
    let rails = fabric.trees().map(|copies| copies.times).sum::<u64>() / planes;
    said(&[
        &human::whole(rails),
        " rails that nothing joins, each with ",
        &held(fabric, tree),
        "; GPUs of different rails meet only inside a server.",
    ])
}

fn of_tree(fabric: &Fabric, tree: &Clos) -> String {
    let tiers = usize::from(tree.tiers);
    let planes = match fabric.setup.planes {
        1 => "one plane".to_owned(),
        planes => said(&["each of ", &human::whole(u64::from(planes)), " planes"]),
    };
    if tiers == 1 {
        let gpus = human::whole(fabric.gpus);
        return said(&["One switch on ", &planes, " joins all ", &gpus, " GPUs."]);
    }
    let count = ["Two tiers", "Three tiers", "Four tiers"][tiers - 2];
    let apart = if tiers == 2 {
        "on different leaves"
    } else {
        "in different pods"
    };
    let top = tree.switches[tiers - 1];
    let joined = if tree.is_circuit(tiers - 1) {
        "; the circuits at the top join pods in pairs".to_owned()
    } else {
        let paths = plural(top, "path", "paths");
        said(&["; between any two GPUs ", apart, " there are ", &paths])
    };
    let share = fabric.cables(tiers - 1) as f64 / fabric.cables(0) as f64;
    let narrows = if share < 0.995 {
        let share = human::share(Share((share * 1e3).round() / 1e3));
        said(&[
            ", but only ",
            &share,
            " of the GPUs’ bandwidth reaches the top",
        ])
    } else {
        String::new()
    };
    said(&[
        count,
        " on ",
        &planes,
        ": ",
        &held(fabric, tree),
        &joined,
        &narrows,
        ".",
    ])
}

/// What a tree is made of: `1,563 leaves of 63–64 GPUs, 1,568 spines in 98 pods and 1,024 cores`.
fn held(fabric: &Fabric, tree: &Clos) -> String {
    let tiers = usize::from(tree.tiers);
    let gpus = range(down(fabric, 0));
    if tiers == 1 {
        return said(&["one switch of ", &gpus, " GPUs"]);
    }
    let boxes = |tier: usize| match (tree.is_circuit(tier), tier) {
        (true, _) => plural(tree.switches[tier], "circuit switch", "circuit switches"),
        (_, 0) => plural(tree.switches[0], "leaf", "leaves"),
        _ => {
            let many = said(&[TIERS[tier], "s"]);
            plural(tree.switches[tier], TIERS[tier], &many)
        }
    };
    let mut text = said(&[&boxes(0), " of ", &gpus, " GPUs"]);
    for tier in 1..tiers {
        text.push_str(if tier + 1 == tiers { " and " } else { ", " });
        text.push_str(&boxes(tier));
        if tier + 2 == tiers {
            let pods = plural(tree.blocks(), "pod", "pods");
            text.push_str(&said(&[" in ", &pods]));
            let full = tree.groups[tier - 1];
            let last = tree.across(tier - 1) - (tree.blocks() - 1) * full;
            if last < full {
                let noun = if tier == 1 { " leaves" } else { " groups" };
                let (last, full) = (human::whole(last), human::whole(full));
                text.push_str(&said(&[
                    " (the last with ",
                    &last,
                    " of ",
                    &full,
                    noun,
                    ")",
                ]));
            }
        }
    }
    text
}

const HEADS: [&str; 9] = [
    "Tier",
    "Boxes",
    "Ports used down",
    "Ports used up",
    "Oversubscription",
    "Links below",
    "Medium",
    "Metres",
    "Tb/s below, each way",
];

/// The drawing's numbers, tier by tier from the top.
pub fn table(report: &Report) -> Table {
    let mut rows = Vec::new();
    if let Ok(network) = &report.network {
        let fabric = &network.fabric;
        match (&fabric.shape, fabric.plane()) {
            (Shape::Torus(torus), _) => rows = cubes(fabric, torus),
            (_, Some(tree)) => {
                rows.extend(
                    (0..usize::from(tree.tiers))
                        .rev()
                        .map(|tier| row(fabric, tree, tier)),
                );
            }
            _ => {}
        }
    }
    Table {
        caption: "The network tier by tier, over all planes and rails".to_owned(),
        heads: HEADS.map(str::to_owned).to_vec(),
        rows,
    }
}

fn count(number: u64) -> Cell {
    Cell::number(number as f64, human::whole(number))
}

fn row(fabric: &Fabric, tree: &Clos, tier: usize) -> Vec<Cell> {
    let name = if tree.is_circuit(tier) {
        "circuit"
    } else {
        TIERS[tier]
    };
    let (used, up) = (down(fabric, tier), tree.up(tier));
    let over = if up > 0 {
        let split = tree.ports.split[tier].taper();
        Cell::number(split, taper(tree, tier).unwrap_or_else(|| "1:1".to_owned()))
    } else {
        Cell::none()
    };
    let metres = fabric.setup.layers[tier].metres;
    let terabits = gbps(fabric, tier) / 1e3;
    vec![
        Cell::word(name),
        count(fabric.boxes(tier)),
        Cell::number(used.1 as f64, range(used)),
        if up > 0 { count(up) } else { Cell::none() },
        over,
        count(fabric.cables(tier)),
        Cell::word(medium(fabric, tier)),
        Cell::number(metres, human::figures(metres)),
        Cell::number(terabits, human::figures(terabits)),
    ]
}

fn cubes(fabric: &Fabric, torus: &Torus) -> Vec<Vec<Cell>> {
    let metres = fabric.setup.layers[0].metres;
    let rate = |links: u64| {
        let terabits = links as f64 * fabric.setup.port.0 / 1e3;
        Cell::number(terabits, human::figures(terabits))
    };
    let inside = fabric.setup.inside.map_or("copper", |cable| cable.name);
    let none = Cell::none;
    vec![
        vec![
            Cell::word("circuit"),
            count(torus.circuits),
            count(torus.ports_in_use()),
            none(),
            none(),
            count(torus.optical),
            Cell::word(medium(fabric, 0)),
            Cell::number(metres, human::figures(metres)),
            rate(torus.optical),
        ],
        vec![
            Cell::word("cube"),
            count(torus.cubes),
            none(),
            count(6 * torus.edge * torus.edge),
            none(),
            count(torus.copper),
            Cell::word(inside),
            none(),
            rate(torus.copper),
        ],
    ]
}
