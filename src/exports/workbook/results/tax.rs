//! The bandwidth tax, from the time of a training step.

use crate::model::Report;

use super::super::style::Unit;
use super::{Row, SHARE, YEARLY};

pub(super) fn tax(report: &Report) -> Vec<Row> {
    let tax = &report.tax;
    let ports = (Unit::Cents, "$ a port");
    let step = |name, label, text, engine| Row {
        label,
        unit: (Unit::Fine, "of a step"),
        name,
        text,
        engine: Some(engine),
        network: false,
    };
    let all = |label, unit, name, text, engine| Row {
        label,
        unit,
        name,
        text,
        engine: Some(engine),
        network: false,
    };
    let load = &report.load;
    vec![
        step(
            "StepTime_reference",
            "Time of a training step at the reference share",
            "(1-Communication)+Communication-MIN(Overlap*Communication,1-Communication)",
            load.step_time(load.reference),
        ),
        step(
            "StepTime_delivered",
            "The same at the delivered share",
            "(1-Communication)+Communication*Reference/Delivered-MIN(Overlap*Communication*Reference/Delivered,1-Communication)",
            load.step_time(load.delivered),
        ),
        all(
            "Capacity lost against the reference",
            SHARE,
            "LostShare",
            "1-StepTime_reference/StepTime_delivered",
            tax.lost.0,
        ),
        all(
            "GPU-hours of the whole cluster",
            YEARLY,
            "Fleet",
            "GPUHour*GPUs*8760*Utilisation",
            tax.fleet.0,
        ),
        all(
            "Bandwidth tax",
            YEARLY,
            "BandwidthTax",
            "Fleet*LostShare",
            tax.paid.0,
        ),
        all(
            "Capacity that standard Ethernet would lose",
            SHARE,
            "StandardLostShare",
            "1-StepTime_reference/((1-Communication)+Communication*Reference/StandardDelivered-MIN(Overlap*Communication*Reference/StandardDelivered,1-Communication))",
            tax.standard_lost.0,
        ),
        all(
            "Bandwidth tax of standard Ethernet",
            YEARLY,
            "StandardTax",
            "Fleet*StandardLostShare",
            tax.standard.0,
        ),
        all(
            "Avoided against standard Ethernet",
            YEARLY,
            "AvoidedTax",
            "StandardTax-BandwidthTax",
            tax.avoided.0,
        ),
        all(
            "Ceiling: lost if a step were communication alone",
            SHARE,
            "CeilingShare",
            "1-StandardDelivered/Reference",
            tax.ceiling.0,
        ),
        all(
            "The same in dollars",
            YEARLY,
            "CeilingTax",
            "Fleet*CeilingShare",
            tax.ceiling_usd.0,
        ),
        all(
            "What a better fabric may cost more, for each adapter port",
            ports,
            "PriceCeilingPerPort",
            "MAX(BandwidthTax,AvoidedTax,0)*Amortisation/(GPUs*AdaptersPerGPU)",
            tax.price_ceiling_per_port.0,
        ),
    ]
}
