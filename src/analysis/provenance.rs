//! What a figure rests on: the catalog data an answer reads, so that it can print its own sources.

use crate::catalog::{self, CAUSES, Datum, MILESTONES, OBSERVED};
use crate::model::Report;
use crate::model::collectives::fit::measured;
use crate::model::roadmap::SERIES;
use crate::scenario::{DeliveredFrom, Scenario, Setup, Topology, TrafficFrom};

/// Data behind the optics bill, the network bill and its power.
pub fn behind_bill(report: &Report) -> Vec<&'static Datum> {
    let setup = Setup::of(&report.scenario);
    let rows = report
        .network
        .as_ref()
        .map(|network| network.bill.rows.as_slice())
        .unwrap_or_default();
    let mut all = match setup.topology {
        Topology::Torus => vec![&setup.circuit.ports],
        Topology::Circuits => vec![
            &setup.switch.capacity,
            &setup.switch.cage,
            &setup.circuit.ports,
        ],
        _ => vec![&setup.switch.capacity, &setup.switch.cage],
    };
    all.extend(setup.platform.scale_out.as_ref());
    let mut seen = "";
    for row in rows {
        // A part of several lengths stands in several rows.
        if row.id == seen {
            continue;
        }
        seen = row.id;
        all.extend(catalog::REPLACEABLE.iter().copied().filter(|datum| {
            let field = datum
                .key
                .strip_prefix(row.id)
                .and_then(|rest| rest.strip_prefix('.'));
            matches!(
                field,
                Some(
                    "price_hyperscale"
                        | "price_street"
                        | "price_vendor"
                        | "metre_hyperscale"
                        | "metre_street"
                        | "watts"
                        | "watts_per_end"
                )
            )
        }));
    }
    all
}

/// Data behind one part of the bill: what it costs, draws and how often it breaks.
pub fn behind_part(id: &str) -> Vec<&'static Datum> {
    let fields = [
        "price_hyperscale",
        "price_street",
        "price_vendor",
        "metre_hyperscale",
        "metre_street",
        "watts",
        "watts_per_end",
        "failures",
    ];
    let own = |datum: &&Datum| {
        let (item, field) = datum.key.split_once('.').unwrap_or_default();
        item == id && fields.contains(&field)
    };
    catalog::REPLACEABLE.iter().copied().filter(own).collect()
}

/// Data behind the bandwidth tax.
pub fn behind_tax(report: &Report) -> Vec<&'static Datum> {
    let scenario = &report.scenario;
    let setup = Setup::of(scenario);
    let mut all = match scenario.delivery.from {
        DeliveredFrom::Paths => behind_delivery(report),
        DeliveredFrom::Claim => {
            let standard = catalog::fabric("ethernet").map(|fabric| &fabric.delivered);
            let standard = standard.filter(|datum| datum.index != setup.fabric.delivered.index);
            std::iter::once(&setup.fabric.delivered)
                .chain(standard)
                .collect()
        }
    };
    if scenario.delivery.traffic == TrafficFrom::Workload {
        all.extend(behind_training(scenario));
    }
    all.extend(catalog::assumed(&[
        "reference",
        "communication",
        "overlap",
        "utilisation",
        "amortisation",
    ]));
    all.push(&setup.platform.gpu_hour);
    all
}

/// Data behind the share of line rate that paths deliver.
pub fn behind_delivery(report: &Report) -> Vec<&'static Datum> {
    let own = Setup::of(&report.scenario).fabric;
    let mut all = vec![&own.delivered];
    let claims = ["ethernet", "spectrum-x"]
        .into_iter()
        .filter_map(catalog::fabric);
    all.extend(
        claims
            .filter(|fabric| *fabric != own)
            .map(|fabric| &fabric.delivered),
    );
    all.extend(catalog::assumed(&["flows", "queue-pairs", "transport"]));
    all.push(&Setup::of(&report.scenario).switch.capacity);
    all
}

/// Data behind the times of collectives.
pub fn behind_collectives(report: &Report) -> Vec<&'static Datum> {
    let setup = Setup::of(&report.scenario);
    let platform = setup.platform;
    let links = [&platform.ring, &platform.in_network, &platform.scale_out];
    let mut all: Vec<&Datum> = links.into_iter().flatten().collect();
    all.extend(measured(platform).map(|curve| &curve.peak));
    all.push(&setup.fabric.delivered);
    all.extend(catalog::assumed(&[
        "message",
        "net-latency",
        "scale-up-latency",
    ]));
    all
}

/// Data behind the failure interval.
pub fn behind_failures(report: &Report) -> Vec<&'static Datum> {
    let rows = report
        .network
        .as_ref()
        .map(|network| network.bill.rows.as_slice())
        .unwrap_or_default();
    let mut all: Vec<_> = OBSERVED
        .iter()
        .flat_map(|run| [&run.events, &run.gpus, &run.days])
        .collect();
    all.extend(CAUSES.iter().map(|cause| &cause.events));
    for row in rows {
        all.extend(
            catalog::REPLACEABLE
                .iter()
                .copied()
                .filter(|datum| datum.key.strip_prefix(row.id) == Some(".failures")),
        );
    }
    all
}

/// Data behind the roadmap.
pub fn behind_roadmap() -> Vec<&'static Datum> {
    let drawn = MILESTONES
        .iter()
        .filter(|point| SERIES.contains(&point.series));
    drawn.map(|point| &point.value).collect()
}

/// Data behind a training step: the workload's, and the platform's links and peak.
pub fn behind_training(scenario: &Scenario) -> Vec<&'static Datum> {
    let (own, platform) = (scenario.training.workload, scenario.sized_platform());
    let mut all = vec![
        &own.params,
        &own.active,
        &own.layers,
        &own.hidden,
        &own.sequence,
        &own.batch,
        &own.tensor,
        &own.context,
        &own.pipeline,
        &own.expert,
        &own.chunks,
        &own.efficiency,
        &own.gradient_bytes,
        &own.weight_bytes,
    ];
    let experts = [
        &own.moe_layers,
        &own.shared,
        &own.experts_per_token,
        &own.servers_per_token,
        &own.dispatch_bytes,
        &own.combine_bytes,
    ];
    all.extend(experts.into_iter().flatten());
    let links = [
        &platform.peak,
        &platform.ring,
        &platform.scale_up,
        &platform.scale_out,
    ];
    all.extend(links.into_iter().flatten());
    all
}

/// Data behind goodput: what saving and coming back take, and the state that is saved.
pub fn behind_recovery(scenario: &Scenario) -> Vec<&'static Datum> {
    let mut all = vec![&scenario.training.workload.params];
    all.extend(scenario.sized_platform().scale_out.as_ref());
    all.extend(catalog::assumed(&[
        "checkpoint",
        "checkpoint-bytes",
        "restart",
        "memory-copy",
        "peer-restart",
        "isolated-groups",
        "group-outage",
    ]));
    all
}

/// Data behind repairs: those of recovery, the share that is hardware, and how long a node is away.
pub fn behind_repair(report: &Report) -> Vec<&'static Datum> {
    let mut all = behind_recovery(&report.scenario);
    all.extend(catalog::assumed(&[
        "hardware-share",
        "node-repair",
        "service",
    ]));
    all
}
