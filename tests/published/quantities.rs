//! The quantities a row may ask for: the word a row uses, the words a person reads, the unit, and where the number stands.

use fabriconomics::units::human;

use super::ledger::shown;

/// What a number is counted in before a row's `times`.
#[derive(Clone, Copy)]
pub enum Unit {
    Plain,
    Share,
    Watts,
    Usd,
    Hours,
    Seconds,
    PerYear,
    Gbps,
    PjPerBit,
}

use Unit::{Gbps, Hours, PerYear, PjPerBit, Plain, Seconds, Share, Usd, Watts};

struct Quantity {
    /// As a row writes it.
    word: &'static str,
    /// As a person reads it.
    says: &'static str,
    unit: Unit,
    /// Where it stands in the JSON report; empty where ours.rs works it out.
    at: &'static str,
}

const fn of(word: &'static str, says: &'static str, unit: Unit, at: &'static str) -> Quantity {
    Quantity {
        word,
        says,
        unit,
        at,
    }
}

/// In the order in which a table of them reads best.
#[rustfmt::skip]
const QUANTITIES: &[Quantity] = &[
    of("gpus", "GPUs", Plain, "/gpus"),
    of("tiers", "tiers of switches", Plain, "/fabric/tiers"),
    of("leaf", "leaf switches", Plain, "/fabric/switches/leaf"),
    of("spine", "spine switches", Plain, "/fabric/switches/spine"),
    of("core", "core switches", Plain, "/fabric/switches/core"),
    of("super_core", "super-core switches", Plain, "/fabric/switches/super_core"),
    of("switches", "switches", Plain, "/fabric/switches/total"),
    of("circuits", "circuit switches", Plain, "/fabric/switches/circuit"),
    of("blocks", "blocks below the top tier", Plain, "/fabric/blocks"),
    of("hosts", "hosts", Plain, ""),
    of("taper at leaf", "ports down for each port up, at the leaf", Plain, "/fabric/taper/0"),
    of("taper at spine", "ports down for each port up, at the spine", Plain, "/fabric/taper/1"),
    of("taper at core", "ports down for each port up, at the core", Plain, "/fabric/taper/2"),
    of("storage switches", "switches of the storage network", Plain, ""),
    of("host_leaf", "cables from GPU to leaf", Plain, "/fabric/cables/host_leaf"),
    of("leaf_spine", "cables from leaf to spine", Plain, "/fabric/cables/leaf_spine"),
    of("spine_core", "cables from spine to core", Plain, "/fabric/cables/spine_core"),
    of("between switches", "cables between switches", Plain, ""),
    of("host share of links", "share of all links that end at a host", Share, ""),
    of("most", "most GPUs it can hold", Plain, "/verdict/max_gpus"),
    of("ends", "ends of optical links", Plain, "/optics/ends"),
    of("modules", "optical modules", Plain, "/optics/modules"),
    of("lasers", "lasers", Plain, "/optics/lasers"),
    of("lasers at switches", "lasers at the switches", Plain, ""),
    of("spine modules", "optical modules of a rack’s spine", Plain, ""),
    of("spine watts", "power of those modules", Watts, ""),
    of("spine usd", "price of those modules", Usd, ""),
    of("spine usd marked up", "their price with the vendor’s margin", Usd, ""),
    of("spine pairs", "copper pairs of a rack’s spine", Plain, ""),
    of("pluggables_watts", "power of the pluggable modules", Watts, ""),
    of("pluggables_usd", "cost of the pluggable modules", Usd, ""),
    of("optics_watts", "power of the optics", Watts, "/optics/watts"),
    of("network_watts", "power of the network", Watts, "/network/watts"),
    of("network_watts without adapters", "power of the network without adapters", Watts, ""),
    of("cluster_watts", "power of the cluster", Watts, "/cluster/watts"),
    of("watts", "draw of one", Watts, ""),
    of("pJ/bit", "energy of a bit", PjPerBit, ""),
    of("optics_of_network_watts", "optics share of network power", Share, ""),
    of("optics_of_cluster_watts", "optics share of cluster power", Share, "/optics/share_of_cluster_watts"),
    of("network_of_cluster_watts", "network share of cluster power", Share, "/network/share_of_cluster_watts"),
    of("back_end_of_network_watts", "back-end share of the power of all networks", Share, ""),
    of("usd per endpoint", "cost for each endpoint", Usd, ""),
    of("network_usd without adapters", "cost of the network without adapters", Usd, ""),
    of("network_usd", "cost of the network", Usd, "/network/capex_usd"),
    of("cluster_usd", "cost of the cluster", Usd, "/cluster/capex_usd"),
    of("optics_of_network_cost", "optics share of network cost", Share, "/optics/share_of_network_cost"),
    of("switches_of_network_cost", "switch share of network cost", Share, ""),
    of("network_of_cluster_cost", "network share of cluster cost", Share, "/network/share_of_cluster_cost"),
    of("back_end_of_network_cost", "back-end share of the cost of all networks", Share, ""),
    of("gpus in a gigawatt", "GPUs of a gigawatt", Plain, ""),
    of("observed_hours", "time between interruptions", Hours, "/reliability/observed_interval_hours"),
    of("built_up_hours", "time between interruptions, built up from the parts", Hours, "/reliability/built_up_interval_hours"),
    of("without the network", "time between interruptions if no switch or cable failed", Hours, ""),
    of("interruptions a day", "interruptions a day", Plain, ""),
    of("network events", "interruptions by switches and cables", PerYear, "/reliability/built_up_per_year/network"),
    of("hours between network events", "time between interruptions by switches and cables", Hours, ""),
    of("nic events", "interruptions by adapters", PerYear, "/reliability/built_up_per_year/nics"),
    of("gpu share of events", "share of interruptions by GPUs and their memory", Share, ""),
    of("goodput", "time that computes and is kept", Share, "/recovery/goodput_share"),
    of("ettr", "expected training-time ratio at Young’s interval", Share, ""),
    of("daly_seconds", "work between two checkpoints by Daly’s estimate", Seconds, "/recovery/checkpoint_interval_daly_seconds"),
    of("best_seconds", "work between two checkpoints that wastes least", Seconds, "/recovery/checkpoint_interval_seconds"),
    of("overhead", "time spent saving", Share, ""),
    of("failures a year", "annual failure rate", Share, ""),
    of("delivered", "delivered share of line rate", Share, ""),
    of("tax", "capacity lost to the bandwidth tax", Share, "/bandwidth_tax/share"),
    of("slowdown", "step time against the reference", Plain, ""),
    of("ceiling", "capacity lost when everything waits", Share, "/bandwidth_tax/ceiling_share"),
    of("speed-up at the ceiling", "speed-up when everything waits", Plain, ""),
    of("mfu", "share of peak", Share, "/training/mfu_share"),
    of("step seconds", "time of a training step, s", Plain, "/training/step_seconds"),
    of("fabric over compute", "time on the fabric over time of compute", Plain, ""),
    of("scale_out", "back-end bandwidth of a GPU", Gbps, ""),
    of("scale_up", "scale-up bandwidth of a GPU, one way, GB/s", Plain, ""),
    of("domain gpus", "GPUs of a scale-up domain", Plain, "/domains/scale_up/gpus"),
    of("rack GB/s", "scale-up bandwidth of a rack, both ways, GB/s", Plain, "/domains/rack_gbytes_per_second"),
    of("slots", "PCIe slots in a GPU’s scale-up bandwidth, of what they carry", Plain, "/domains/pcie_slots_payload"),
    of("slots raw", "PCIe slots in a GPU’s scale-up bandwidth, of what they signal", Plain, "/domains/pcie_slots_signalled"),
    of("milliseconds", "time, ms", Plain, ""),
    of("milliseconds, all at once", "time with everything at once, ms", Plain, ""),
    of("milliseconds, one after the other", "time with one after the other, ms", Plain, ""),
    of("bus bandwidth", "bus bandwidth, GB/s", Plain, ""),
    of("logical bandwidth", "logical bandwidth of an exchange, GB/s", Plain, ""),
    of("latency", "latency, µs", Plain, ""),
    of("sent", "bytes a site sends in an exchange, GB", Plain, ""),
    of("rate needed", "rate that carries an exchange in the time between two", Gbps, ""),
    of("times less", "sent, times less than BF16 every step", Plain, ""),
    of("time kept", "share of the time that trains", Share, ""),
    of("one way", "light one way, µs", Plain, ""),
    of("round trip", "light there and back, ms", Plain, ""),
    of("in flight", "bytes in flight, MB", Plain, ""),
    of("tokens to hide", "tokens a site needs to hide an exchange", Plain, ""),
    of("fibre pairs", "fibre pairs", Plain, ""),
    of("rate", "rate", Plain, ""),
    of("year", "year of first shipping", Plain, ""),
    of("doubling", "years a doubling took", Plain, ""),
    of("growth a year", "growth a year, %", Plain, ""),
    of("usd per Gb/s", "volume price of a Gb/s of optics, $", Plain, ""),
    of("list usd per Gb/s", "list price of a Gb/s of optics, $", Plain, ""),
    of("bandwidth of the year", "bandwidth the year of purchase gives a GPU", Gbps, "/roadmap/rung/gpu_gbps"),
];

/// Parts of a bill, as its JSON names them.
const PARTS: &[(&str, &str)] = &[
    ("switch", "switches"),
    ("circuit-switch", "circuit switches"),
    ("switch-module", "modules at the switches"),
    ("nic-module", "modules at the GPUs"),
    ("engine", "co-packaged engines"),
    ("laser", "external laser modules"),
    ("host-cable", "copper cables"),
    ("fibre", "fibre jumpers"),
    ("trunk", "fibre trunks"),
    ("panel", "patch panels"),
    ("nic", "adapters"),
];

/// Where the number stands in the JSON report, for those that stand there.
pub fn pointer(word: &str) -> Option<&'static str> {
    let found = QUANTITIES.iter().find(|quantity| quantity.word == word);
    found
        .map(|quantity| quantity.at)
        .filter(|at| !at.is_empty())
}

/// Its place in a table, so that leaves come before spines.
pub fn place(word: &str) -> usize {
    let at = QUANTITIES.iter().position(|quantity| quantity.word == word);
    at.unwrap_or(QUANTITIES.len())
}

fn said(word: &str) -> (String, Unit) {
    if let Some(quantity) = QUANTITIES.iter().find(|quantity| quantity.word == word) {
        return (quantity.says.to_owned(), quantity.unit);
    }
    let whole = |digits: &str| human::whole(digits.parse().expect("a number"));
    if let Some(each) = word.strip_suffix(" per GPU") {
        let (says, unit) = said(each);
        return (format!("{says} for each GPU"), unit);
    }
    let part = |id: &str| {
        let found = PARTS.iter().find(|(part, _)| *part == id);
        found.unwrap_or_else(|| panic!("no part is called {id}")).1
    };
    if let Some(id) = word.strip_prefix("count of ") {
        return (part(id).to_owned(), Plain);
    }
    if let Some(id) = word.strip_prefix("price of ") {
        return (format!("price of the {}", part(id)), Usd);
    }
    if let Some(at) = word.strip_prefix("rise at ") {
        let says = format!("rise in switches for each GPU at {}", whole(at));
        return (says, Share);
    }
    if let Some(many) = word.strip_prefix("minutes to first of ") {
        let says = format!(
            "time to the first failure of {} links, minutes",
            whole(many)
        );
        return (says, Plain);
    }
    panic!("no quantity is called {word}")
}

/// The words for a quantity and what it is counted in, with what is done to ours before it is compared.
pub fn label(word: &str, times: f64, plus: f64, ratio: bool) -> String {
    let (says, unit) = said(word);
    if ratio && times == -100.0 && plus == 100.0 {
        return format!("saved of the {says}, %");
    }
    let scaled = |base: &str| format!("{base} × {}", shown(times));
    let counted = match (unit, times) {
        (_, 1.0) if ratio => "ratio".into(),
        (Plain, 1.0) | (Share, 1.0) => String::new(),
        (Share, 100.0 | -100.0) => "%".into(),
        (Watts, 1.0) => "W".into(),
        (Watts, 1e-3) => "kW".into(),
        (Watts, 1e-6) => "MW".into(),
        (Usd, 1.0) => "$".into(),
        (Usd, 1e-3) => "$ thousand".into(),
        (Usd, 1e-9) => "$ billion".into(),
        (Hours, 1.0) => "hours".into(),
        (Hours, 60.0) => "minutes".into(),
        (Seconds, 1.0) => "seconds".into(),
        (Seconds, times) if (times * 60.0 - 1.0).abs() < 1e-6 => "minutes".into(),
        (Hours, _) => scaled("hours"),
        (PerYear, 1.0) => "a year".into(),
        (PerYear, years) => format!("in {} days", shown(years * 365.0)),
        (Gbps, 1.0) => "Gb/s".into(),
        (Gbps, 1e-3) => "Tb/s".into(),
        (PjPerBit, 1.0) => "pJ".into(),
        _ => scaled("ours"),
    };
    let added = match plus {
        0.0 => String::new(),
        more if times == 1.0 => format!("ours + {}", shown(more)),
        _ => String::new(),
    };
    let words = [says, counted, added];
    let words = words.iter().filter(|word| !word.is_empty());
    words.cloned().collect::<Vec<_>>().join(", ")
}
