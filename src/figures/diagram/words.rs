//! The labels of the drawing: what a row holds, what a bundle is made of, exact to the last box and cable.

use std::cmp::Ordering;

use crate::figures::bill::TIERS;
use crate::model::fabric::{Clos, Fabric};
use crate::scenario::Optics;
use crate::units::human;

use super::Voice;

/// Lines of a label.
pub type Lines = Vec<(Voice, String)>;

/// Texts grow word by word: many short texts made at once would weigh more in the page than all that is drawn.
pub trait Say {
    /// Some words.
    fn say(&mut self, words: &str) -> &mut Self;
    /// A whole number.
    fn count(&mut self, number: u64) -> &mut Self;
    /// A whole number and the noun that goes with it.
    fn many(&mut self, number: u64, [one, more]: [&str; 2]) -> &mut Self {
        self.count(number).say(" ");
        self.say(if number == 1 { one } else { more })
    }
}

impl Say for String {
    fn say(&mut self, words: &str) -> &mut Self {
        self.push_str(words);
        self
    }

    fn count(&mut self, number: u64) -> &mut Self {
        self.push_str(&human::whole(number));
        self
    }
}

/// The next line of a label.
pub fn line(lines: &mut Lines, voice: Voice) -> &mut String {
    lines.push((voice, String::new()));
    let last = lines.len() - 1;
    &mut lines[last].1
}

/// Gigabits a second of a layer, one way.
pub fn gbps(fabric: &Fabric, layer: usize) -> f64 {
    fabric.cables(layer) as f64 * fabric.setup.port.0
}

/// Medium of a layer: `single-mode`, `400G AEC`.
pub fn medium(fabric: &Fabric, layer: usize) -> &'static str {
    let kind = &fabric.setup.layers[layer];
    match kind.copper {
        Some(cable) => cable.name,
        None if fabric.setup.optics == Optics::Cpo => "single-mode,\u{a0}CPO",
        None => kind.strand.medium,
    }
}

/// The label of a bundle.
pub fn bundle(fabric: &Fabric, layer: usize) -> Lines {
    let mut lines = Lines::new();
    links(&mut lines, fabric, fabric.cables(layer));
    let metres = plain(fabric.setup.layers[layer].metres);
    let note = line(&mut lines, Voice::Note);
    note.say(&metres).say(" m ").say(medium(fabric, layer));
    let rate = gbps(fabric, layer);
    let (step, unit) = match rate {
        _ if rate >= 999_500_000.0 => (1e9, "Eb/s each way"),
        _ if rate >= 999_500.0 => (1e6, "Pb/s each way"),
        _ if rate >= 999.5 => (1e3, "Tb/s each way"),
        _ => (1.0, "Gb/s each way"),
    };
    let note = line(&mut lines, Voice::Note);
    note.say(&human::figures(rate / step))
        .say("\u{202f}")
        .say(unit);
    lines
}

/// How many links of which speed.
pub fn links(lines: &mut Lines, fabric: &Fabric, count: u64) {
    let name = line(lines, Voice::Name);
    name.count(count)
        .say(" × ")
        .say(&human::port(fabric.setup.port));
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
pub fn range(text: &mut String, (least, most): (u64, u64)) -> &mut String {
    if least < most {
        text.count(least).say("–");
    }
    text.count(most)
}

/// Oversubscription of a tier, where it is any: `7:1`.
pub fn taper(tree: &Clos, tier: usize) -> Option<String> {
    if tree.up(tier) == 0 {
        return None;
    }
    let split = tree.ports.split[tier];
    if split.down == split.up {
        return None;
    }
    // As it is built: pods of a chosen size may leave ports unused.
    let kinds = tree.down(tier).into_iter().filter(|(count, _)| *count > 0);
    let used = kinds.map(|(_, down)| down).max().unwrap_or(0);
    let taper = used as f64 / tree.up(tier) as f64;
    let mut text = String::new();
    match used.cmp(&tree.up(tier)) {
        Ordering::Equal => return None,
        Ordering::Greater => text.say(&plain(taper)).say(":1"),
        Ordering::Less => text.say("1:").say(&plain(1.0 / taper)),
    };
    Some(text)
}

/// Three figures, but `7` and not `7.00`.
fn plain(number: f64) -> String {
    let text = human::figures(number);
    match text.split_once('.') {
        Some((whole, rest)) if rest.bytes().all(|digit| digit == b'0') => whole.to_owned(),
        _ => text,
    }
}

/// The label of a row of switches.
pub fn row(fabric: &Fabric, tree: &Clos, tier: usize) -> Lines {
    let mut lines = Lines::new();
    let boxes = fabric.boxes(tier);
    line(&mut lines, Voice::Count).count(boxes);
    let name = line(&mut lines, Voice::Name);
    match (tree.is_circuit(tier), tree.tiers) {
        (true, _) => name.say("circuit "),
        (_, 1) => name,
        _ => name.say(TIERS[tier]).say(" "),
    };
    name.say(if boxes == 1 { "switch" } else { "switches" });
    copies(&mut lines, fabric, tree, tier);
    grouped(&mut lines, tree, tier);
    let note = range(line(&mut lines, Voice::Note), down(fabric, tier));
    match tree.up(tier) {
        0 => note
            .say(" of ")
            .count(u64::from(tree.ports.top))
            .say(" ports"),
        up => note.say(" down, ").count(up).say(" up"),
    };
    if let Some(taper) = taper(tree, tier) {
        let wider = taper.starts_with("1:");
        let strong = line(&mut lines, Voice::Strong);
        strong
            .say(if wider { "widened " } else { "tapered " })
            .say(&taper);
    }
    lines
}

/// How they are spread over planes or rails, where all of those are alike.
fn copies(lines: &mut Lines, fabric: &Fabric, tree: &Clos, tier: usize) {
    let each = tree.switches[tier];
    let (mut alike, mut times) = (true, 0);
    for copies in fabric.trees() {
        alike &= copies.of.switches[tier] == each;
        times += copies.times;
    }
    let planes = u64::from(fabric.setup.planes);
    let rails = times / planes;
    if !alike || times == 1 {
        return;
    }
    let note = line(lines, Voice::Note);
    match (rails, planes) {
        (1, _) => note.count(planes).say(" planes of ").count(each),
        (_, 1) => note.count(rails).say(" rails of ").count(each),
        _ => note.count(each).say(" on each rail and plane"),
    };
}

/// How the switches of a tier belong together: to a group, a pod, or a set that joins equal places of all pods.
fn grouped(lines: &mut Lines, tree: &Clos, tier: usize) {
    let tiers = usize::from(tree.tiers);
    if tiers < 3 {
        return;
    }
    if tier == 0 {
        let note = line(lines, Voice::Note).count(tree.groups[0]);
        note.say(if tiers == 3 {
            " to a pod"
        } else {
            " to a group"
        });
        return;
    }
    let (slices, cores) = (tree.slices(tier), u64::from(tree.cores));
    let (parts, nouns, each) = if tier + 1 == tiers {
        (slices / cores, ["set", "sets"], cores)
    } else if tier + 2 == tiers {
        (tree.blocks(), ["pod", "pods"], slices)
    } else {
        (tree.across(tier), ["group", "groups"], slices)
    };
    // A set of one is a switch, and one set is all of them.
    if tier + 1 < tiers || (parts > 1 && each > 1) {
        let note = line(lines, Voice::Note).many(parts, nouns);
        note.say(" of ").count(each);
    }
}

/// The label of the hosts.
pub fn hosts(fabric: &Fabric) -> Lines {
    let platform = fabric.setup.platform;
    let each = u64::from(platform.gpus_per_server.max(1));
    let nouns = if each > 32 {
        ["rack", "racks"]
    } else {
        ["server", "servers"]
    };
    let mut lines = Lines::new();
    line(&mut lines, Voice::Count).count(fabric.gpus);
    line(&mut lines, Voice::Name).say(platform.plural);
    let note = line(&mut lines, Voice::Note).many(fabric.gpus.div_ceil(each), nouns);
    note.say(" of\u{a0}").count(each);
    lines
}
