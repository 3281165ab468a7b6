//! What the engine says, under the names the workbook gives: read from the report a script would read.

use fabriconomics::analysis::Contract;
use fabriconomics::model::evaluate;
use fabriconomics::scenario::Document;
use serde_json::Value;

/// Names of cells, and where the report says the same. Those before `ObservedInterval` need a network.
pub const RESULTS: [(&str, &str); 46] = [
    ("OpticsCost", "optics.capex_usd"),
    ("OpticsCost_volume", "optics.capex_usd_hyperscale_street.0"),
    ("OpticsCost_list", "optics.capex_usd_hyperscale_street.1"),
    ("NetworkCost", "network.capex_usd"),
    ("ClusterCost", "cluster.capex_usd"),
    ("OpticsOfNetwork", "optics.share_of_network_cost"),
    ("OpticsOfCluster", "optics.share_of_cluster_cost"),
    ("NetworkOfCluster", "network.share_of_cluster_cost"),
    ("SwitchCount", "fabric.switches.total"),
    ("CircuitSwitchCount", "fabric.switches.circuit"),
    ("ModuleCount", "optics.modules"),
    ("OpticsWatts", "optics.watts"),
    ("NetworkWatts", "network.watts"),
    ("ClusterWatts", "cluster.watts"),
    ("OpticsOfWatts", "optics.share_of_cluster_watts"),
    ("NetworkOfWatts", "network.share_of_cluster_watts"),
    ("FacilityWatts", "network.facility_watts"),
    ("EnergyCost", "network.energy_usd_per_year"),
    ("BuiltUp_gpus", "reliability.built_up_per_year.gpus"),
    ("BuiltUp_hosts", "reliability.built_up_per_year.hosts"),
    ("BuiltUp_software", "reliability.built_up_per_year.software"),
    ("BuiltUp_network", "reliability.built_up_per_year.network"),
    ("BuiltUp_adapters", "reliability.built_up_per_year.nics"),
    ("BuiltUp_all", "reliability.built_up_per_year.total"),
    ("BuiltUpInterval", "reliability.built_up_interval_hours"),
    (
        "NetworkFactor",
        "reliability.built_up_per_year.network_factor",
    ),
    ("OpticsCostPerGPU", "per_gpu.optics"),
    ("NetworkCostPerGPU", "per_gpu.network"),
    ("SpareCount", "all_spares"),
    ("LinkCount", "all_links"),
    ("Switches_leaf", "fabric.switches.leaf"),
    ("Switches_spine", "fabric.switches.spine"),
    ("Switches_core", "fabric.switches.core"),
    ("Switches_super_core", "fabric.switches.super_core"),
    ("Links_host", "fabric.cables.host_leaf"),
    ("Links_spine", "fabric.cables.leaf_spine"),
    ("Links_core", "fabric.cables.spine_core"),
    ("Links_super", "fabric.cables.core_super"),
    ("ObservedInterval", "reliability.observed_interval_hours"),
    ("LostShare", "bandwidth_tax.share"),
    ("BandwidthTax", "bandwidth_tax.usd_per_year"),
    ("AvoidedTax", "bandwidth_tax.avoided_usd_per_year"),
    ("StandardTax", "bandwidth_tax.standard_usd_per_year"),
    ("CeilingShare", "bandwidth_tax.ceiling_share"),
    ("CeilingTax", "bandwidth_tax.ceiling_usd_per_year"),
    (
        "PriceCeilingPerPort",
        "bandwidth_tax.price_ceiling_per_port_usd",
    ),
];

/// What the engine says of a link, in the order of [`RESULTS`]; none where it says nothing.
pub fn said(link: &str) -> Vec<Option<f64>> {
    let (document, notices) = Document::read(link);
    let report = evaluate(&document.scenario);
    let contract = serde_json::to_value(Contract::of(&report, &notices)).expect("JSON");
    let at = |path: &str| -> Option<f64> {
        let step = |value: &Value, key: &str| match key.parse::<usize>() {
            Ok(place) => value.get(place).cloned(),
            Err(_) => value.get(key).cloned(),
        };
        let mut keys = path.split('.');
        let found = keys.try_fold(contract.clone(), |value, key| step(&value, key));
        found.and_then(|value| value.as_f64())
    };
    let sum = |path: &str| {
        let all = contract[path].as_array();
        all.map(|all| all.iter().filter_map(Value::as_f64).sum::<f64>())
    };
    let gpus = report.scenario.gpus as f64;
    let links = || {
        let cables = contract["fabric"]["cables"].as_object();
        cables.map(|all| all.values().filter_map(Value::as_f64).sum::<f64>())
    };
    let one = |(_, path): &(&str, &str)| match *path {
        "per_gpu.optics" => at("optics.capex_usd").map(|cost| cost / gpus),
        "per_gpu.network" => at("network.capex_usd").map(|cost| cost / gpus),
        "all_spares" => sum("spares"),
        "all_links" => links(),
        path => at(path),
    };
    RESULTS.iter().map(one).collect()
}

/// What of two lines of answers differs: by more than one in a billion.
pub fn differences(link: &str, shown: &str) -> Vec<String> {
    let shown: Vec<&str> = shown.split('\t').collect();
    assert_eq!(shown.len(), RESULTS.len(), "{link}: {shown:?}");
    let all = RESULTS.iter().zip(said(link)).zip(shown);
    let wrong = all.filter(|((_, engine), shown)| match engine {
        // Counts of a network that cannot be built are nothing.
        None => !matches!(*shown, "–" | "0"),
        Some(engine) => shown.parse::<f64>().map_or(true, |shown| {
            (shown - engine).abs() > 1e-9 * engine.abs() + 1e-12
        }),
    });
    wrong
        .map(|(((name, _), engine), shown)| format!("{link}: {name} is {shown}, not {engine:?}"))
        .collect()
}
