//! What a workbook is about: the report, the parts it may buy at any size, and whether its counts follow from the size.

use std::borrow::Cow;

use crate::model::bill::{Bill, Part, Row};
use crate::model::fabric::Fabric;
use crate::model::{Network, Report};
use crate::scenario::{LAYERS, MAX_GPUS, MAX_TIERS, Ports, Scenario, Setup, Topology};

/// A report with what the sheets need of it.
pub struct Subject<'a> {
    /// The report.
    pub report: &'a Report,
    /// The parts it is built of.
    pub setup: Setup,
    /// Rows of its bill: every part it may buy where counts follow from the size, and those it buys elsewhere.
    pub rows: Cow<'a, [Row]>,
    /// Whether switches, cables and modules follow from the size by formula: one folded Clos, half down and half up.
    pub sized: bool,
}

impl<'a> Subject<'a> {
    /// Looks at a report.
    pub fn of(report: &'a Report) -> Self {
        let setup = Setup::of(&report.scenario);
        let even = setup.ports == Ports::even(setup.radix);
        let sized = setup.topology == Topology::Clos && setup.pod.is_none() && even;
        let own = report
            .network
            .as_ref()
            .map_or(&[][..], |network| &network.bill.rows);
        Self {
            report,
            rows: if sized {
                Cow::Owned(at_every_size(&report.scenario, setup))
            } else {
                Cow::Borrowed(own)
            },
            setup,
            sized,
        }
    }

    /// The scenario.
    pub fn scenario(&self) -> &'a Scenario {
        &self.report.scenario
    }

    /// The network, where it can be built.
    pub fn network(&self) -> Option<&'a Network> {
        self.report.network.as_ref().ok()
    }

    /// Whether it is a torus.
    pub fn torus(&self) -> bool {
        self.setup.topology == Topology::Torus
    }

    /// Layers whose switch modules stand on this row of the bill.
    pub fn layers_of(&self, row: &Row) -> Vec<usize> {
        let of = |layer: &usize| {
            let links = &self.setup.layers[*layer];
            match row.part {
                Part::SwitchModule => links.module.is_some_and(|module| module.id == row.id),
                Part::HostCable => links.copper.is_some_and(|cable| cable.id == row.id),
                Part::Fibre => *layer == 0,
                Part::Trunk => {
                    let light = links.copper.is_none() && *layer > 0;
                    light && links.strand.id == row.id && links.metres == row.metres
                }
                _ => false,
            }
        };
        (0..LAYERS).filter(of).collect()
    }
}

/// Every part that a folded Clos of this scenario buys at some size: those of full trees of one to four tiers.
fn at_every_size(scenario: &Scenario, setup: Setup) -> Vec<Row> {
    let tiers = match scenario.tiers {
        Some(tiers) => tiers..=tiers,
        None => 1..=MAX_TIERS as u8,
    };
    let mut all: Vec<Row> = Vec::new();
    // The largest buys everything, in the order of the bill.
    for tiers in tiers.rev() {
        let gpus = setup.ports.capacity(tiers).min(MAX_GPUS);
        let Ok(fabric) = Fabric::sized(setup, gpus, scenario.tiers) else {
            continue;
        };
        for row in Bill::of(&scenario.at(gpus), &fabric).rows {
            let same = |other: &Row| {
                (other.part, other.id, other.metres) == (row.part, row.id, row.metres)
            };
            if !all.iter().any(same) {
                all.push(row);
            }
        }
    }
    all
}
