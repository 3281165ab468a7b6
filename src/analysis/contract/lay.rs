//! Laying a report out: from the model's types to the names of the contract.

use crate::analysis::{headline, spares};
use crate::catalog::CATALOG_DATE;
use crate::model::bill::Row;
use crate::model::fabric::{Clos, Fabric};
use crate::model::{Report, VERSION};
use crate::scenario::{Document, Notice, Topology};

use super::{
    AcrossPart, Cables, ClusterPart, CollectivesPart, Contract, DeliveryPart, DomainsPart,
    FabricPart, NetworkPart, OpticsPart, PoolPart, REPORT_SCHEMA, RecoveryPart, ReliabilityPart,
    RoadmapPart, Switches, TaxPart, TrainingPart, Verdict,
};

/// Ports down for each port up, tier by tier below the top.
fn tapers(fabric: &Fabric) -> Vec<f64> {
    let below = usize::from(fabric.tiers()) - 1;
    let split = fabric.setup.ports.split[..below].iter();
    split.map(|split| split.taper()).collect()
}

impl<'a> Contract<'a> {
    /// Lays a report out.
    pub fn of(report: &'a Report, notices: &'a [Notice]) -> Self {
        let network = report.network.as_ref().ok();
        let document = Document {
            scenario: report.scenario.clone(),
            ..Document::default()
        };
        Self {
            fabriconomics: "report",
            schema_version: REPORT_SCHEMA,
            model_version: VERSION,
            catalog_date: CATALOG_DATE,
            link: format!("#{}", document.write_with(&headline(report))),
            gpus: report.scenario.gpus,
            platform: report.scenario.platform.id,
            fabric: network.map(|network| {
                let fabric = &network.fabric;
                let [leaf, spine, core, super_core] =
                    [0, 1, 2, 3].map(|tier| fabric.switches(tier));
                let [host_leaf, leaf_spine, spine_core, core_super] =
                    [0, 1, 2, 3].map(|layer| fabric.cables(layer));
                FabricPart {
                    id: fabric.setup.fabric.id,
                    topology: fabric.setup.topology.id(),
                    switch: match fabric.setup.topology {
                        Topology::Torus => fabric.setup.circuit.id,
                        _ => fabric.setup.switch.id,
                    },
                    ports_per_switch: fabric.setup.radix,
                    port_gbps: fabric.setup.port.0,
                    tiers: fabric.tiers(),
                    planes: fabric.setup.planes,
                    blocks: fabric.plane().map_or(1, Clos::blocks),
                    taper: tapers(fabric),
                    switches: Switches {
                        leaf,
                        spine,
                        core,
                        super_core,
                        total: fabric.all_switches(),
                        circuit: fabric.circuits(),
                    },
                    cables: Cables {
                        host_leaf,
                        leaf_spine,
                        spine_core,
                        core_super,
                    },
                }
            }),
            verdict: report.network.as_ref().err().map(|no| Verdict {
                limit: no.limit.id(),
                max_gpus: no.most,
                tiers: no.tiers,
                ports_per_switch: no.radix,
            }),
            optics: network.map(|network| OpticsPart {
                ends: network.bill.ends,
                modules: network.bill.modules(),
                lasers: network.bill.lasers,
                capex_usd: network.capital.optics.0,
                capex_usd_hyperscale_street: network.capital.optics_range.map(|usd| usd.0),
                watts: network.power.optics.0,
                share_of_network_cost: network.capital.optics_of_network().0,
                share_of_cluster_cost: network.capital.optics_of_cluster().map(|share| share.0),
                share_of_cluster_watts: network.power.optics_of_cluster().0,
            }),
            network: network.map(|network| NetworkPart {
                capex_usd: network.capital.network.0,
                watts: network.power.network.0,
                facility_watts: network.power.network_facility.0,
                energy_usd_per_year: network.power.network_cost.0,
                share_of_cluster_cost: network.capital.network_of_cluster().map(|share| share.0),
                share_of_cluster_watts: network.power.network_of_cluster().0,
            }),
            cluster: network.map(|network| ClusterPart {
                capex_usd: network.capital.cluster.map(|usd| usd.0),
                watts: network.power.cluster.0,
            }),
            reliability: ReliabilityPart {
                observed_interval_hours: report.reliability.observed_interval.0,
                built_up_interval_hours: report.reliability.built_up.map(|built| built.interval.0),
                built_up_per_year: report.reliability.built_up,
            },
            recovery: RecoveryPart::of(report),
            bandwidth_tax: TaxPart {
                usd_per_year: report.tax.paid.0,
                share: report.tax.lost.0,
                avoided_usd_per_year: report.tax.avoided.0,
                standard_usd_per_year: report.tax.standard.0,
                ceiling_share: report.tax.ceiling.0,
                ceiling_usd_per_year: report.tax.ceiling_usd.0,
                price_ceiling_per_port_usd: report.tax.price_ceiling_per_port.0,
            },
            delivery: DeliveryPart::of(report),
            collectives: CollectivesPart::of(report),
            training: TrainingPart::of(report),
            domains: DomainsPart::of(report),
            memory_pool: PoolPart::of(report),
            roadmap: RoadmapPart::of(report),
            across: AcrossPart::of(report),
            bill: network.map(|network| &network.bill),
            spares: network.map(|network| {
                let rows = network.bill.rows.iter();
                rows.map(|row| spares(&report.scenario, row)).collect()
            }),
            beside: network.map_or(&[], |network| network.beside.as_slice()),
            notices,
        }
    }

    /// Rows of the bill.
    pub fn rows(&self) -> &[Row] {
        self.bill
            .map(|bill| bill.rows.as_slice())
            .unwrap_or_default()
    }
}
