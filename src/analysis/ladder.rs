//! Energy of a bit at one end of a link: every kind of cable, module and engine, and what others claim of theirs.

use crate::catalog::{CABLES, CLAIMS, Datum, MODULES};
use crate::model::Report;
use crate::units::{Gbps, PicojoulesPerBit, Watts};

/// One rung.
#[derive(Clone, Copy, Debug)]
pub struct Rung {
    /// Name for people.
    pub name: &'static str,
    /// Kind: as the catalog has it, or `claim`.
    pub kind: &'static str,
    /// Energy of a bit at full rate: W ÷ (Gb/s) × 1,000.
    pub energy: PicojoulesPerBit,
    /// Draw of it.
    pub watts: Watts,
    /// Its rate.
    pub rate: Gbps,
    /// Not shipping yet.
    pub forecast: bool,
    /// The scenario buys it.
    pub bought: bool,
    /// Where its draw comes from.
    pub datum: &'static Datum,
}

/// Slowest part listed of a kind, unless the scenario buys it: slower ones are the same parts with fewer lanes.
const SLOWEST: f64 = 800.0;

/// The rungs, in the order of the catalog.
pub fn ladder(report: &Report) -> Vec<Rung> {
    let scenario = &report.scenario;
    let rows = report
        .network
        .as_ref()
        .map(|network| network.bill.rows.as_slice());
    let rows = rows.unwrap_or_default();
    let rung = |id: &str, name, kind, rate: f64, datum: &'static Datum| {
        let watts = Watts(scenario.value(datum));
        Rung {
            name,
            kind,
            energy: watts.per_bit(Gbps(rate)),
            watts,
            rate: Gbps(rate),
            forecast: false,
            bought: rows.iter().any(|row| row.id == id),
            datum,
        }
    };
    let mut rungs = Vec::with_capacity(24);
    for module in MODULES.iter().filter(|module| module.optics != "laser") {
        let kind = match module.medium {
            "multimode" | "coherent" => module.medium,
            _ => module.optics,
        };
        let rung = Rung {
            forecast: module.forecast,
            ..rung(
                module.id,
                module.name,
                kind,
                module.speed.value,
                &module.watts,
            )
        };
        let slowest = if kind == "dsp" {
            SLOWEST / 2.0
        } else {
            SLOWEST
        };
        if rung.bought || kind == "coherent" || rung.rate.0 >= slowest {
            rungs.push(rung);
        }
    }
    for cable in &CABLES {
        let rung = rung(
            cable.id,
            cable.name,
            cable.host,
            cable.speed.value,
            &cable.watts_per_end,
        );
        if rung.bought || rung.rate.0 == SLOWEST {
            rungs.push(rung);
        }
    }
    for claim in CLAIMS.iter().filter(|claim| claim.topic == "energy") {
        rungs.push(rung(
            claim.id,
            claim.name,
            "claim",
            f64::from(claim.per),
            &claim.value,
        ));
    }
    rungs
}
