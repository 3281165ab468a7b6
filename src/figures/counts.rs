//! How a count of the bill comes about, with the numbers put in.

use crate::catalog::PANELS;
use crate::model::Network;
use crate::model::bill::{Part, Row};
use crate::model::fabric::{Clos, Fabric, Shape};
use crate::model::strands_of_trunk;
use crate::scenario::LAYERS;
use crate::units::human::whole;

use super::bill::TIERS;

/// The formula of a row's count, ready to read.
pub fn formula(network: &Network, row: &Row) -> String {
    let fabric = &network.fabric;
    let setup = &fabric.setup;
    let gpus = whole(fabric.gpus);
    match row.part {
        Part::Switch => boxes(fabric, |tier| !fabric.is_circuit(tier)),
        Part::CircuitSwitch => match &fabric.shape {
            Shape::Torus(torus) => format!(
                "3 directions × {0}² places on a face × ⌈2 × {1} cubes ÷ {2} ports⌉ = {3}",
                torus.edge,
                whole(torus.cubes),
                setup.circuit.ports.value,
                whole(row.count)
            ),
            Shape::Trees(_) => boxes(fabric, |tier| fabric.is_circuit(tier)),
        },
        Part::SwitchModule => match &fabric.shape {
            Shape::Torus(torus) => format!(
                "6 faces × {0}² links × {1} cubes = {2}, a module at the cube’s end of each",
                torus.edge,
                whole(torus.cubes),
                whole(row.count)
            ),
            Shape::Trees(_) => by_layer(row, |layer| {
                let ends = setup.layers[layer].ends;
                format!("ends at packet switches ÷ {ends} a module, rounded up on every switch")
            }),
        },
        Part::NicModule => match row.count == fabric.gpus * u64::from(setup.nic_modules_per_gpu) {
            true => format!(
                "{gpus} GPUs × {} = {}",
                setup.nic_modules_per_gpu,
                whole(row.count)
            ),
            false => format!("{gpus} GPUs, two ends a module in every server"),
        },
        Part::Engine => format!(
            "{} switches × {} engines of 800G",
            whole(fabric.all_switches()),
            whole(row.count / fabric.all_switches().max(1))
        ),
        Part::Laser => format!(
            "{} switches × {} modules, one for eight engines",
            whole(fabric.all_switches()),
            whole(row.count / fabric.all_switches().max(1))
        ),
        Part::HostCable => match &fabric.shape {
            Shape::Torus(torus) => format!(
                "3 directions × {0}² × {1} links inside each of {2} cubes",
                torus.edge,
                torus.edge - 1,
                whole(torus.cubes)
            ),
            Shape::Trees(_) => by_layer(row, |_| "one a link".to_owned()),
        },
        Part::Fibre => format!("one for each of {} links", whole(row.count)),
        Part::Trunk => by_layer(row, |layer| {
            format!(
                "⌈{} links × {} strands ÷ {}⌉",
                whole(fabric.cables(layer)),
                setup.layers[layer].strands,
                strands_of_trunk()
            )
        }),
        Part::Panel => by_layer(row, |layer| {
            let each = PANELS[0].links.value;
            format!("2 ends × ⌈{} links ÷ {each}⌉", whole(fabric.cables(layer)))
        }),
        Part::Nic => format!("{gpus} GPUs × {}", setup.adapters),
    }
}

fn by_layer(row: &Row, how: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    for layer in (0..LAYERS).filter(|layer| row.at[*layer] > 0) {
        let ends = match layer {
            0 => "hosts to leaves".to_owned(),
            _ => format!("{} to {}", TIERS[layer - 1], TIERS[layer]),
        };
        let comma = if out.is_empty() { "" } else { "; " };
        out += &format!("{comma}{ends}: {} = {}", how(layer), whole(row.at[layer]));
    }
    out
}

fn boxes(fabric: &Fabric, keep: impl Fn(usize) -> bool) -> String {
    let mut out = String::new();
    for copies in fabric.trees() {
        let times = match copies.times {
            1 => String::new(),
            times => format!(", times {times}"),
        };
        for tier in (0..usize::from(copies.of.tiers)).filter(|tier| keep(*tier)) {
            let comma = if out.is_empty() { "" } else { "; " };
            out += &format!(
                "{comma}{} {}{times}",
                TIERS[tier],
                of_tier(&copies.of, tier)
            );
        }
    }
    out
}

/// `⌈100,000 hosts ÷ 64 ports down⌉ = 1,563`.
fn of_tier(tree: &Clos, tier: usize) -> String {
    let count = whole(tree.switches[tier]);
    if tree.tiers == 1 {
        return "one switch = 1".to_owned();
    }
    let pods = if tree.pod > 0 { ", pod by pod," } else { "" };
    if tier == 0 {
        let down = tree.ports.split[0].down;
        if let Some(full) = tree.switches[0].checked_div(tree.pod) {
            let rest = tree.switches[0] % tree.pod;
            return format!(
                "{} pods × {} leaves of {down} ports down + {} = {count}",
                whole(full),
                whole(tree.pod),
                whole(rest)
            );
        }
        return format!(
            "⌈{} hosts ÷ {down} ports down⌉ = {count}",
            whole(tree.endpoints)
        );
    }
    if tier + 1 == usize::from(tree.tiers) {
        let slices = tree.slices(tier) / u64::from(tree.cores.max(1));
        return format!(
            "{} × {}, the fewest that divide {} up-links and hold {} switches = {count}",
            whole(slices),
            tree.cores,
            tree.up(tier - 1),
            whole(tree.across(tier - 1))
        );
    }
    format!(
        "{} × ⌈{} ÷ {}⌉{pods} = {count}",
        whole(tree.slices(tier)),
        whole(tree.across(tier - 1)),
        whole(tree.groups[tier - 1])
    )
}
