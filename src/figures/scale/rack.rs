//! What a domain adds up to, and how many adapter slots one accelerator's scale-up bandwidth is.

use crate::analysis::Rack;
use crate::catalog::Datum;
use crate::model::Report;
use crate::units::{GBps, human};

use super::super::table::{Cell, Reason, Reasoned, Table};
use super::words;

/// Gigabytes a second in the unit that suits them: `900 GB/s`, `1.8 TB/s`, `259 TB/s`, `11.1 PB/s`.
fn rate(rate: GBps) -> String {
    let (number, unit) = match rate.0 {
        gbytes if gbytes >= 999_500.0 => (gbytes / 1e6, "PB/s"),
        gbytes if gbytes >= 999.5 => (gbytes / 1e3, "TB/s"),
        gbytes => (gbytes, "GB/s"),
    };
    [&words::plain(number), "\u{202f}", unit].concat()
}

/// The finding.
pub fn sentence(report: &Report) -> String {
    let platform = report.scenario.sized_platform();
    let Some(rack) = Rack::of(&report.scenario) else {
        return format!("What {} carries is not published.", platform.scale_up_name);
    };
    let all = format!(
        "A full domain of {} adds up to {} both ways",
        human::many(rack.members, "GPU", "GPUs"),
        rate(rack.both_ways()),
    );
    match rack.slots() {
        Some([payload, raw]) => format!(
            "{all}; {} gives one GPU {} times what its PCIe slot carries, {} times what the slot signals.",
            platform.scale_up_name,
            words::plain(payload),
            words::plain(raw),
        ),
        None => format!("{all}; which slot its adapter sits in is not published."),
    }
}

/// The sums, each with its formula.
pub fn table(report: &Report) -> Reasoned {
    let platform = report.scenario.sized_platform();
    let mut table = Table {
        caption: "What a scale-up domain adds up to".to_owned(),
        heads: ["What", "Value"].map(str::to_owned).to_vec(),
        rows: Vec::new(),
    };
    let mut reasons = Vec::new();
    let Some(rack) = Rack::of(&report.scenario) else {
        return Reasoned { table, reasons };
    };
    let mut add =
        |what: &str, value: f64, text: String, formula: String, of: Option<&'static Datum>| {
            table
                .rows
                .push(vec![Cell::word(what), Cell::number(value, text)]);
            reasons.push(Reason {
                formula,
                sources: of.into_iter().collect(),
            });
        };
    let (up, slot) = (platform.scale_up.as_ref(), platform.slot.as_ref());
    add(
        "GPUs of a domain",
        rack.members as f64,
        human::whole(rack.members),
        "As its maker sells it".to_owned(),
        None,
    );
    add(
        "One GPU, both ways",
        2.0 * rack.each.0,
        rate(rack.each * 2.0),
        format!("{} one way × 2", rate(rack.each)),
        up,
    );
    add(
        "The domain, both ways",
        rack.both_ways().0,
        rate(rack.both_ways()),
        format!(
            "{} GPUs × {}",
            human::whole(rack.members),
            rate(rack.each * 2.0)
        ),
        up,
    );
    if let (Some(carried), Some(raw), Some([payload, signalled])) =
        (rack.slot, rack.raw(), rack.slots())
    {
        add(
            "Its PCIe slot, both ways",
            2.0 * carried.0,
            rate(carried * 2.0),
            format!(
                "{} one way × 2, without overhead; it signals {} each way",
                rate(carried),
                rate(raw)
            ),
            slot,
        );
        add(
            "Slots in a GPU’s scale-up",
            payload,
            words::plain(payload),
            format!("{} ÷ {}", rate(rack.each * 2.0), rate(carried * 2.0)),
            slot,
        );
        add(
            "The same, as slots signal",
            signalled,
            words::plain(signalled),
            format!("{} ÷ {}", rate(rack.each * 2.0), rate(raw * 2.0)),
            slot,
        );
    }
    Reasoned { table, reasons }
}
