//! The labels of the drawing: what a row holds, what a bundle is made of, exact to the last box and cable.

use std::cmp::Ordering;

use crate::figures::bill::TIERS;
use crate::model::fabric::{Clos, Fabric};
use crate::scenario::Optics;
use crate::units::human;

use super::Voice;

/// Lines of a label.
pub type Lines = Vec<(Voice, String)>;

/// Parts of a text as one.
pub fn said(parts: &[&str]) -> String {
    parts.concat()
}

/// A count with its noun.
pub fn plural(count: u64, one: &str, more: &str) -> String {
    said(&[
        &human::whole(count),
        " ",
        if count == 1 { one } else { more },
    ])
}

/// Rate of a layer, one way: `40.0 Pb/s`.
pub fn rate(gbps: f64) -> String {
    let (number, unit) = match gbps {
        _ if gbps >= 999_500_000.0 => (gbps / 1e9, "Eb/s"),
        _ if gbps >= 999_500.0 => (gbps / 1e6, "Pb/s"),
        _ if gbps >= 999.5 => (gbps / 1e3, "Tb/s"),
        _ => (gbps, "Gb/s"),
    };
    said(&[&human::figures(number), "\u{202f}", unit])
}

/// Gigabits a second of a layer, one way.
pub fn gbps(fabric: &Fabric, layer: usize) -> f64 {
    fabric.cables(layer) as f64 * fabric.setup.port.0
}

/// Medium of a layer: `single-mode`, `400G AEC`.
pub fn medium(fabric: &Fabric, layer: usize) -> String {
    let kind = &fabric.setup.layers[layer];
    match kind.copper {
        Some(cable) => cable.name.to_owned(),
        None if fabric.setup.optics == Optics::Cpo => "single-mode, CPO".to_owned(),
        None => kind.strand.medium.to_owned(),
    }
}

/// The label of a bundle.
pub fn bundle(fabric: &Fabric, layer: usize) -> Lines {
    let port = human::port(fabric.setup.port);
    let metres = human::figures(fabric.setup.layers[layer].metres);
    let metres = metres.strip_suffix(".0").unwrap_or(&metres);
    let metres = metres.strip_suffix(".00").unwrap_or(metres);
    vec![
        (
            Voice::Name,
            said(&[&human::whole(fabric.cables(layer)), " × ", &port]),
        ),
        (Voice::Note, said(&[metres, " m ", &medium(fabric, layer)])),
        (
            Voice::Note,
            said(&[&rate(gbps(fabric, layer)), " each way"]),
        ),
    ]
}

/// Fewest and most ports in use downward on a switch of a tier.
pub fn down(fabric: &Fabric, tier: usize) -> (u64, u64) {
    let (mut least, mut most) = (u64::MAX, 0);
    for copies in fabric.trees() {
        if tier >= usize::from(copies.of.tiers) {
            continue;
        }
        for (count, ports) in copies.of.down(tier) {
            if count > 0 {
                least = least.min(ports);
                most = most.max(ports);
            }
        }
    }
    (least.min(most), most)
}

/// One number, or from one to another.
pub fn range((least, most): (u64, u64)) -> String {
    if least == most {
        human::whole(most)
    } else {
        said(&[&human::whole(least), "–", &human::whole(most)])
    }
}

/// Oversubscription of a tier, where it is any: `7:1`.
pub fn taper(tree: &Clos, tier: usize) -> Option<String> {
    if tree.up(tier) == 0 {
        return None;
    }
    let split = tree.ports.split[tier];
    let taper = split.taper();
    match split.down.cmp(&split.up) {
        Ordering::Equal => None,
        Ordering::Greater => Some(said(&[&plain(taper), ":1"])),
        Ordering::Less => Some(said(&["1:", &plain(1.0 / taper)])),
    }
}

fn plain(number: f64) -> String {
    let text = human::figures(number);
    match text.split_once('.') {
        Some((whole, rest)) if rest.bytes().all(|digit| digit == b'0') => whole.to_owned(),
        _ => text,
    }
}

/// The label of a row of switches.
pub fn row(fabric: &Fabric, tree: &Clos, tier: usize) -> Lines {
    let boxes = fabric.boxes(tier);
    let noun = if boxes == 1 { "switch" } else { "switches" };
    let name = match (tree.is_circuit(tier), tree.tiers) {
        (true, _) => "circuit ",
        (_, 1) => "",
        _ => TIERS[tier],
    };
    let space = if name.is_empty() || name.ends_with(' ') {
        ""
    } else {
        " "
    };
    let mut lines = vec![
        (Voice::Count, human::whole(boxes)),
        (Voice::Name, said(&[name, space, noun])),
    ];
    let used = down(fabric, tier);
    let up = tree.up(tier);
    let ports = if up > 0 {
        said(&[&range(used), " down, ", &human::whole(up), " up"])
    } else {
        said(&[
            &range(used),
            " of ",
            &human::whole(u64::from(tree.ports.top)),
            " ports",
        ])
    };
    for note in [copies(fabric, tree, tier), grouped(tree, tier), ports] {
        if !note.is_empty() {
            lines.push((Voice::Note, note));
        }
    }
    if let Some(taper) = taper(tree, tier) {
        let word = if tree.ports.split[tier].taper() > 1.0 {
            "tapered "
        } else {
            "widened "
        };
        lines.push((Voice::Strong, said(&[word, &taper])));
    }
    lines
}

/// How they are spread over planes or rails.
fn copies(fabric: &Fabric, tree: &Clos, tier: usize) -> String {
    let each = tree.switches[tier];
    let alike = fabric
        .trees()
        .all(|copies| copies.of.switches[tier] == each);
    let (planes, times) = (
        u64::from(fabric.setup.planes),
        fabric.trees().map(|copies| copies.times).sum::<u64>(),
    );
    let (rails, each) = (times / planes, human::whole(each));
    match (rails, planes) {
        (1, 1) => String::new(),
        _ if !alike => String::new(),
        (1, _) => said(&[&human::whole(planes), " planes of ", &each]),
        (_, 1) => said(&[&human::whole(rails), " rails of ", &each]),
        _ => said(&[&each, " on each rail and plane"]),
    }
}

/// How the switches of a tier belong together: to a group, a pod, or a set that joins equal places of all pods.
fn grouped(tree: &Clos, tier: usize) -> String {
    let (tiers, pods) = (usize::from(tree.tiers), human::whole(tree.blocks()));
    let slices = tree.slices(tier);
    match tier {
        _ if tiers < 3 => String::new(),
        0 => said(&[
            &human::whole(tree.groups[0]),
            " to a ",
            if tiers == 3 { "pod" } else { "group" },
        ]),
        _ if tier + 1 == tiers => {
            let cores = u64::from(tree.cores);
            match (slices / cores, cores) {
                (1, _) | (_, 1) => String::new(),
                (sets, cores) => said(&[&human::whole(sets), " sets of ", &human::whole(cores)]),
            }
        }
        _ if tier + 2 == tiers => said(&[&pods, " pods of ", &human::whole(slices)]),
        _ => said(&[
            &human::whole(tree.across(tier)),
            " groups of ",
            &human::whole(slices),
        ]),
    }
}

/// The label of the hosts.
pub fn hosts(fabric: &Fabric) -> Lines {
    let platform = fabric.setup.platform;
    let each = u64::from(platform.gpus_per_server.max(1));
    let servers = fabric.gpus.div_ceil(each);
    let (one, more) = if each > 32 {
        ("rack", "racks")
    } else {
        ("server", "servers")
    };
    vec![
        (Voice::Count, human::whole(fabric.gpus)),
        (Voice::Name, platform.plural.to_owned()),
        (
            Voice::Note,
            said(&[
                &plural(servers, one, more),
                " of\u{a0}",
                &human::whole(each),
            ]),
        ),
    ]
}
