//! The drawing in a sentence and as a table: what is joined, over how many paths, and where it narrows.

use crate::figures::bill::{TIERS, parts};
use crate::figures::table::{Cell, Table};
use crate::model::Report;
use crate::model::fabric::{Clos, Fabric, Shape, Torus};
use crate::scenario::Topology;
use crate::units::{Share, human};

use super::words::{Say, down, gbps, medium, range, taper};

/// The scenario in a line.
pub fn assumes(fabric: &Fabric) -> String {
    let setup = &fabric.setup;
    let mut text = String::new();
    text.count(fabric.gpus).say(" ").say(setup.platform.name);
    text.say(" on ")
        .say(setup.fabric.name)
        .say(", ")
        .say(&parts(setup));
    text
}

/// The finding; empty where nothing can be built.
pub fn sentence(report: &Report) -> String {
    let mut text = String::new();
    if let Ok(network) = &report.network {
        let fabric = &network.fabric;
        match (&fabric.shape, fabric.plane()) {
            (Shape::Torus(torus), _) => of_torus(&mut text, fabric, torus),
            (_, Some(tree)) if fabric.setup.topology == Topology::RailOnly => {
                of_rails(&mut text, fabric, tree);
            }
            (_, Some(tree)) => of_tree(&mut text, fabric, tree),
            _ => {}
        }
    }
    text
}

fn of_torus(text: &mut String, fabric: &Fabric, torus: &Torus) {
    let face = torus.edge * torus.edge;
    text.many(torus.cubes, ["cube of ", "cubes of "]);
    text.count(torus.edge)
        .say(" × ")
        .count(torus.edge)
        .say(" × ")
        .count(torus.edge);
    text.say(" ")
        .say(fabric.setup.platform.plural)
        .say(" form rings through ");
    text.many(torus.circuits, ["circuit switch", "circuit switches"]);
    text.say("; every cube sends ")
        .count(6 * face)
        .say(" links of light, ");
    text.count(face).say(" from each face.");
}

fn of_rails(text: &mut String, fabric: &Fabric, tree: &Clos) {
    let times: u64 = fabric.trees().map(|copies| copies.times).sum();
    text.count(times / u64::from(fabric.setup.planes));
    text.say(" rails that nothing joins, each with ");
    held(text, fabric, tree);
    text.say("; GPUs of different rails meet only inside a server.");
}

fn of_tree(text: &mut String, fabric: &Fabric, tree: &Clos) {
    let tiers = usize::from(tree.tiers);
    text.say(["One switch", "Two tiers", "Three tiers", "Four tiers"][tiers - 1]);
    match fabric.setup.planes {
        1 => text.say(" on one plane"),
        planes => text
            .say(" on each of ")
            .count(u64::from(planes))
            .say(" planes"),
    };
    if tiers == 1 {
        text.say(" joins all ").count(fabric.gpus).say(" GPUs.");
        return;
    }
    text.say(": ");
    held(text, fabric, tree);
    let apart = if tiers == 2 { "leaves" } else { "pods" };
    if tree.blocks() < 2 {
    } else if tree.is_circuit(tiers - 1) {
        text.say("; the circuits at the top join ")
            .say(apart)
            .say(" in pairs");
    } else {
        let top = tree.switches[tiers - 1];
        text.say("; between any two GPUs ")
            .say(if tiers == 2 { "on" } else { "in" });
        text.say(" different ").say(apart).say(if top == 1 {
            " there is "
        } else {
            " there are "
        });
        text.many(top, ["path", "paths"]);
    }
    let share = fabric.cables(tiers - 1) as f64 / fabric.cables(0) as f64;
    if share < 0.995 {
        let share = human::share(Share((share * 1e3).round() / 1e3));
        text.say(", but only ")
            .say(&share)
            .say(" of the GPUs’ bandwidth reaches the top");
    }
    text.say(".");
}

/// What a tree is made of: `1,563 leaves of 63–64 GPUs, 1,568 spines in 98 pods and 1,024 cores`.
fn held(text: &mut String, fabric: &Fabric, tree: &Clos) {
    let tiers = usize::from(tree.tiers);
    if tiers == 1 {
        text.say("one switch of ");
    } else {
        text.many(tree.switches[0], ["leaf of ", "leaves of "]);
    }
    range(text, down(fabric, 0)).say(" GPUs");
    for (tier, name) in TIERS.iter().enumerate().take(tiers).skip(1) {
        text.say(if tier + 1 == tiers { " and " } else { ", " });
        let boxes = tree.switches[tier];
        text.count(boxes).say(" ");
        if tree.is_circuit(tier) {
            text.say(if boxes == 1 {
                "circuit switch"
            } else {
                "circuit switches"
            });
        } else {
            text.say(name).say(if boxes == 1 { "" } else { "s" });
        }
        if tier + 2 == tiers {
            text.say(" in ").many(tree.blocks(), ["pod", "pods"]);
            let full = tree.groups[tier - 1];
            let last = tree.across(tier - 1) - (tree.blocks() - 1) * full;
            if last < full {
                text.say(" (the last with ")
                    .count(last)
                    .say(" of ")
                    .count(full);
                text.say(if tier == 1 { " leaves)" } else { " groups)" });
            }
        }
    }
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
    let mut table = Table {
        caption: "The network tier by tier, over all planes and rails".to_owned(),
        heads: HEADS.map(str::to_owned).to_vec(),
        rows: Vec::new(),
    };
    if let Ok(network) = &report.network {
        let fabric = &network.fabric;
        match (&fabric.shape, fabric.plane()) {
            (Shape::Torus(torus), _) => table.rows = cubes(fabric, torus),
            (_, Some(tree)) => {
                let tiers = (0..usize::from(tree.tiers)).rev();
                table.rows.extend(tiers.map(|tier| row(fabric, tree, tier)));
            }
            _ => {}
        }
    }
    table
}

/// A row in the making.
struct Row(Vec<Cell>);

impl Row {
    fn of(name: &str, boxes: u64) -> Self {
        Self(vec![Cell::word(name)]).count(boxes)
    }

    fn cell(mut self, cell: Cell) -> Self {
        self.0.push(cell);
        self
    }

    fn count(self, number: u64) -> Self {
        self.cell(Cell::number(number as f64, human::whole(number)))
    }

    fn none(self) -> Self {
        self.cell(Cell::none())
    }

    fn figure(self, number: f64) -> Self {
        self.cell(Cell::number(number, human::figures(number)))
    }
}

fn row(fabric: &Fabric, tree: &Clos, tier: usize) -> Vec<Cell> {
    let name = match (tree.is_circuit(tier), tree.tiers) {
        (true, _) => "circuit",
        (_, 1) => "switch",
        _ => TIERS[tier],
    };
    let (used, up) = (down(fabric, tier), tree.up(tier));
    let mut ports = String::new();
    range(&mut ports, used);
    let row = Row::of(name, fabric.boxes(tier)).cell(Cell::number(used.1 as f64, ports));
    let row = if up > 0 {
        let over = taper(tree, tier).unwrap_or_else(|| "1:1".to_owned());
        let split = tree.ports.split[tier].taper();
        row.count(up).cell(Cell::number(split, over))
    } else {
        row.none().none()
    };
    let medium = medium(fabric, tier).replace('\u{a0}', " ");
    row.count(fabric.cables(tier))
        .cell(Cell::word(medium))
        .figure(fabric.setup.layers[tier].metres)
        .figure(gbps(fabric, tier) / 1e3)
        .0
}

fn cubes(fabric: &Fabric, torus: &Torus) -> Vec<Vec<Cell>> {
    let port = fabric.setup.port.0;
    let inside = fabric.setup.inside.map_or("copper", |cable| cable.name);
    let boxes = Row::of("circuit", torus.circuits)
        .count(torus.ports_in_use())
        .none()
        .none()
        .count(torus.optical)
        .cell(Cell::word(medium(fabric, 0)))
        .figure(fabric.setup.layers[0].metres)
        .figure(gbps(fabric, 0) / 1e3);
    let cubes = Row::of("cube", torus.cubes)
        .none()
        .count(6 * torus.edge * torus.edge)
        .none()
        .count(torus.copper)
        .cell(Cell::word(inside))
        .none()
        .figure(torus.copper as f64 * port / 1e3);
    vec![boxes.0, cubes.0]
}
