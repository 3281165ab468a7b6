//! How often the cluster stops: as observed, and built up from the bill.

use crate::model::Report;

use super::super::style::Unit;
use super::{EVENTS, Row, on};

pub(super) fn failures(report: &Report) -> Vec<Row> {
    let hours = (Unit::Fine, "hours");
    let reliability = &report.reliability;
    let built = reliability.built_up.as_ref();
    vec![
        Row {
            label: "Interruptions at the observed rate",
            unit: EVENTS,
            name: "ObservedPerYear",
            text: "FailureRate/1000*GPUs",
            engine: Some(reliability.observed.0),
            network: false,
        },
        Row {
            label: "Time between them",
            unit: hours,
            name: "ObservedInterval",
            text: "8760/ObservedPerYear",
            engine: Some(reliability.observed_interval.0),
            network: false,
        },
        on(
            "Built up from the bill: GPUs and their memory",
            EVENTS,
            "BuiltUp_gpus",
            "Events_gpu/(CalibrationGPUs*CalibrationDays/365)*GPUs",
            built.map(|built| built.gpus.0),
        ),
        on(
            "Hosts",
            EVENTS,
            "BuiltUp_hosts",
            "Events_host/(CalibrationGPUs*CalibrationDays/365)*GPUs",
            built.map(|built| built.hosts.0),
        ),
        on(
            "Software",
            EVENTS,
            "BuiltUp_software",
            "Events_software/(CalibrationGPUs*CalibrationDays/365)*GPUs",
            built.map(|built| built.software.0),
        ),
        on(
            "Share of network part failures that stop a job",
            (Unit::Share, "share"),
            "NetworkFactor",
            "Events_network/(CalibrationDays/365)/(CalibrationSwitches*CalibrationSwitchRate+CalibrationSwitchModules*CalibrationSwitchModuleRate+CalibrationAdapterModules*CalibrationAdapterModuleRate+CalibrationFibres*CalibrationFibreRate)",
            built.map(|built| built.network_factor),
        ),
        on(
            "Network: switches, modules and cables",
            EVENTS,
            "BuiltUp_network",
            "(SUM(Bill_failures)-SUMIF(Bill_kind,\"adapters\",Bill_failures))*NetworkFactor",
            built.map(|built| built.network.0),
        ),
        on(
            "Adapters",
            EVENTS,
            "BuiltUp_adapters",
            "SUMIF(Bill_kind,\"adapters\",Bill_failures)*Events_nic/(CalibrationDays/365)/(CalibrationAdapters*CalibrationAdapterRate)",
            built.map(|built| built.nics.0),
        ),
        on(
            "All of them",
            EVENTS,
            "BuiltUp_all",
            "BuiltUp_gpus+BuiltUp_hosts+BuiltUp_software+BuiltUp_network+BuiltUp_adapters",
            built.map(|built| built.total.0),
        ),
        on(
            "Time between them",
            hours,
            "BuiltUpInterval",
            "8760/BuiltUp_all",
            built.map(|built| built.interval.0),
        ),
    ]
}
