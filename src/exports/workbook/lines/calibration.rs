//! Rows of what the built-up failure interval is calibrated on.

use crate::catalog::{self, CAUSES, Datum, STRANDS};
use crate::model::reliability::CALIBRATION;

use super::super::book::area;
use super::super::inputs::{Entry, Inputs, Origin, SHEET, VALUE, unit};

use super::COUNT;

/// What the built-up failure interval is calibrated on: a published run's causes, and the parts it had.
pub(super) fn calibration(inputs: &mut Inputs) {
    inputs
        .section("Calibration of the built-up failure interval: Llama 3’s interruptions by cause");
    let run = catalog::default_observed();
    for (label, datum, name) in [
        ("GPUs of that run", &run.gpus, "CalibrationGPUs"),
        ("Its days", &run.days, "CalibrationDays"),
    ] {
        inputs.line(
            label,
            Entry::Input(datum.value),
            unit(datum),
            name,
            Origin::Catalog(datum),
        );
    }
    for class in ["gpu", "host", "software", "network", "nic"] {
        let first = inputs.row;
        for cause in CAUSES.iter().filter(|cause| cause.class == class) {
            let label = format!("{}: {}", cause_words(class), cause.name);
            inputs.line(
                label,
                Entry::Input(cause.events.value),
                COUNT,
                "",
                Origin::Catalog(&cause.events),
            );
        }
        let all = area(SHEET, [(first, VALUE), (inputs.row - 1, VALUE)]);
        let label = format!("{}: all", cause_words(class));
        let name = format!("Events_{class}");
        inputs.line(
            label,
            Entry::Follows(format!("SUM({all})")),
            COUNT,
            &name,
            Origin::Remark(String::new()),
        );
    }
    let counted = "Counted by the model for that run: 16,384 H100 on three tiers of 64 ports, every link optical.";
    let run = CALIBRATION;
    let parts: [(&str, u64, Option<&'static Datum>, &str); 5] = [
        (
            "switches",
            run.switches,
            catalog::switch("qm9700").map(|part| &part.failures),
            "Switch",
        ),
        (
            "modules in the switches",
            run.switch_modules,
            catalog::module("dsp-800").map(|part| &part.failures),
            "SwitchModule",
        ),
        (
            "modules at the adapters",
            run.nic_modules,
            catalog::module("dsp-400").map(|part| &part.failures),
            "AdapterModule",
        ),
        (
            "fibres",
            run.fibres,
            STRANDS.first().map(|part| &part.failures),
            "Fibre",
        ),
        (
            "adapters",
            run.nics,
            catalog::nic("connectx-7").map(|part| &part.failures),
            "Adapter",
        ),
    ];
    for (words, count, rate, part) in parts {
        let remark = Origin::Remark(counted.to_owned());
        let plural = if part == "Switch" {
            "CalibrationSwitches".to_owned()
        } else {
            format!("Calibration{part}s")
        };
        let entry = Entry::Given(count as f64);
        inputs.line(format!("That run’s {words}"), entry, COUNT, &plural, remark);
        if let Some(rate) = rate {
            // The catalog's own rate: an override moves the result, not the calibration.
            let label = format!("That run’s {words}: failures of one a year");
            inputs.line(
                label,
                Entry::Given(rate.value),
                unit(rate),
                &format!("Calibration{part}Rate"),
                Origin::Catalog(rate),
            );
        }
    }
}

fn cause_words(class: &str) -> &'static str {
    match class {
        "gpu" => "GPUs and memory",
        "host" => "Hosts",
        "software" => "Software",
        "network" => "Network",
        _ => "Adapters",
    }
}
