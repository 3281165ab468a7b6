//! What is said of each of the three networks: its size, what a GPU can send, how far, how late, and for how much.

use crate::analysis::{Domain, Domains};
use crate::model::Report;
use crate::scenario::Topology;
use crate::units::{Gbps, human};

use super::super::diagram::Voice;
use super::super::diagram::words::{self, Lines, Say, line};

/// A rate in the unit that suits it: `7.2 Tb/s`, `400 Gb/s`, `200 Mb/s`.
pub fn rate(rate: Gbps) -> String {
    let (number, unit) = match rate.0 {
        gbps if gbps >= 999.5 => (gbps / 1e3, "Tb/s"),
        gbps if gbps >= 0.999_5 => (gbps, "Gb/s"),
        gbps if gbps >= 0.999_5e-3 => (gbps * 1e3, "Mb/s"),
        gbps => (gbps * 1e6, "kb/s"),
    };
    [&plain(number), "\u{202f}", unit].concat()
}

/// A rate both ways, as scale-up networks are advertised: eight bits, two directions. `1.8 TB/s`, `50 MB/s`.
pub fn both_ways(rate: Gbps) -> String {
    let (number, unit) = match rate.0 / 4.0 {
        gbytes if gbytes >= 999.5 => (gbytes / 1e3, "TB/s"),
        gbytes if gbytes >= 0.999_5 => (gbytes, "GB/s"),
        gbytes if gbytes >= 0.999_5e-3 => (gbytes * 1e3, "MB/s"),
        gbytes => (gbytes * 1e6, "kB/s"),
    };
    [&plain(number), "\u{202f}", unit].concat()
}

/// A length: `0.5 m`, `90 m`, `80 km`.
pub fn length(metres: f64) -> String {
    match metres >= 1_000.0 {
        true => [&plain(metres / 1e3), "\u{202f}km"].concat(),
        false => [&plain(metres), "\u{202f}m"].concat(),
    }
}

/// Three figures without the zeros behind the last that counts.
pub fn plain(number: f64) -> String {
    let text = human::figures(number);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// What a scale-up domain is as a thing: one and more.
pub fn thing(report: &Report) -> [&'static str; 2] {
    let setup = report.network.as_ref().ok().map(|it| it.fabric.setup);
    let platform = report.scenario.sized_platform();
    match setup {
        Some(setup) if setup.topology == Topology::Torus => ["cube", "cubes"],
        _ if platform.cube > 0 => ["pod", "pods"],
        _ if platform.scale_up_domain > 32 => ["rack", "racks"],
        _ => ["server", "servers"],
    }
}

/// What the scale-up network is made of.
pub fn copper(report: &Report) -> &'static str {
    match report.scenario.sized_platform().medium {
        "board" => "traces on one board",
        "backplane" => "a copper backplane",
        "copper and light" => "copper and light",
        _ => "copper cables",
    }
}

/// Whether the scale-up domain is a rack on a spine of copper.
pub fn spined(report: &Report) -> bool {
    matches!(
        report.scenario.sized_platform().medium,
        "cables" | "backplane"
    )
}

/// What the fabric is made of, its longest link last.
pub fn light(report: &Report) -> String {
    let Ok(network) = &report.network else {
        return String::new();
    };
    let fabric = &network.fabric;
    let mut text = String::new();
    for layer in 0..usize::from(fabric.tiers()) {
        let kind = words::medium(fabric, layer).replace('\u{a0}', " ");
        if !text.contains(&kind) {
            text.say(if text.is_empty() { "" } else { ", " }).say(&kind);
        }
    }
    text
}

fn title(lines: &mut Lines, words: &[&str]) {
    let name = line(lines, Voice::Strong);
    for word in words {
        name.say(word);
    }
}

/// Reach, latency, energy and price, as far as there are any.
fn physics(lines: &mut Lines, domain: &Domain, medium: &str) {
    let note = line(lines, Voice::Note);
    let mut parts: Vec<String> = Vec::with_capacity(5);
    parts.extend(domain.reach.map(length));
    parts.extend(domain.latency.map(short));
    let energy = |pj: f64| [&plain(pj), "\u{202f}pJ a\u{a0}bit"].concat();
    parts.extend(domain.energy.map(|energy_| energy(energy_.0)));
    let price = |usd: f64| ["$", &plain(usd), " a\u{a0}Gb/s"].concat();
    parts.extend(domain.price.map(|usd| price(usd.0)));
    parts.push(medium.to_owned());
    note.say(&parts.join(" · "));
}

/// A short time without zeros that do not count: `80 ns`, `1.5 µs`.
pub fn short(time: crate::units::Seconds) -> String {
    if (0.0..0.999_5e-6).contains(&time.0) && time.0 > 0.0 {
        return [&plain(time.0 * 1e9), "\u{202f}ns"].concat();
    }
    let text = human::short(time);
    match text.split_once('\u{202f}') {
        Some((number, unit)) if number.contains('.') => [
            number.trim_end_matches('0').trim_end_matches('.'),
            "\u{202f}",
            unit,
        ]
        .concat(),
        _ => text,
    }
}

/// The words of the scale-up domain.
pub fn up(report: &Report, all: &Domains) -> Lines {
    let mut lines = Lines::new();
    let platform = report.scenario.sized_platform();
    title(
        &mut lines,
        &[
            "Scale-up: ",
            platform.scale_up_name,
            ", one ",
            thing(report)[0],
        ],
    );
    count(&mut lines, all.up.members, all.up.rate);
    physics(&mut lines, &all.up, copper(report));
    lines
}

fn count(lines: &mut Lines, gpus: u64, own: Option<Gbps>) {
    each(line(lines, Voice::Count).many(gpus, ["GPU", "GPUs"]), own);
}

fn each(text: &mut String, own: Option<Gbps>) {
    if let Some(own) = own {
        text.say(" × ").say(&rate(own));
    }
}

/// The words of the fabric.
pub fn out(report: &Report, all: &Domains) -> Lines {
    let mut lines = Lines::new();
    let fabric = report
        .network
        .as_ref()
        .map_or("", |it| it.fabric.setup.fabric.name);
    title(&mut lines, &["Scale-out: ", fabric]);
    let (here, gpus) = (all.out.members, report.scenario.gpus);
    if here < gpus {
        let text = line(&mut lines, Voice::Count).count(here).say(" of ");
        text.many(gpus, ["GPU", "GPUs"]);
        each(text, all.out.rate);
    } else {
        count(&mut lines, here, all.out.rate);
    }
    physics(&mut lines, &all.out, &light(report));
    lines
}

/// The words of what joins the sites.
pub fn across(report: &Report, all: &Domains) -> Lines {
    let mut lines = Lines::new();
    title(&mut lines, &["Scale-across"]);
    let plan = &report.scenario.sites;
    let text = line(&mut lines, Voice::Count);
    match all.across.rate {
        Some(each) => {
            text.many(all.sites, ["site", "sites"]);
            text.say(" · ").say(&rate(each)).say(" a\u{a0}GPU");
            physics(&mut lines, &all.across, "coherent light");
        }
        None => {
            text.say("One site");
            let note = line(&mut lines, Voice::Note);
            note.say(&plain(all.megawatts))
                .say("\u{202f}MW at the meter, under the ");
            note.say(&plain(plan.power))
                .say("\u{202f}MW a site may draw: nothing is sent farther");
        }
    }
    lines
}
