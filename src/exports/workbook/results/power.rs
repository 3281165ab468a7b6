//! Results in watts, and the energy of a year.

use crate::model::Report;

use super::super::style::Unit;
use super::{Row, SHARE, WATTS, YEARLY, on};

pub(super) fn power(report: &Report) -> Vec<Row> {
    let power = report.network.as_ref().ok().map(|network| &network.power);
    let kwh = (Unit::Whole, "kWh a year");
    vec![
        on(
            "Optics",
            WATTS,
            "OpticsWatts",
            "SUMIF(Bill_kind,\"optics\",Bill_watts)",
            power.map(|power| power.optics.0),
        ),
        on(
            "Switches, without optics",
            WATTS,
            "SwitchWatts",
            "SUMIF(Bill_kind,\"switches\",Bill_watts)",
            power.map(|power| power.switches.0),
        ),
        on(
            "Adapters",
            WATTS,
            "AdapterWatts",
            "SUMIF(Bill_kind,\"adapters\",Bill_watts)",
            power.map(|power| power.nics.0),
        ),
        on(
            "Active copper cables",
            WATTS,
            "CableWatts",
            "SUMIF(Bill_kind,\"cables\",Bill_watts)",
            power.map(|power| power.cables.0),
        ),
        on(
            "Network",
            WATTS,
            "NetworkWatts",
            "SUM(Bill_watts)",
            power.map(|power| power.network.0),
        ),
        on(
            "Servers",
            WATTS,
            "ServersWatts",
            "WattsPerGPU*GPUs",
            power.map(|power| power.servers.0),
        ),
        on(
            "Cluster",
            WATTS,
            "ClusterWatts",
            "ServersWatts+NetworkWatts",
            power.map(|power| power.cluster.0),
        ),
        on(
            "Network in the cluster’s draw",
            SHARE,
            "NetworkOfWatts",
            "IF(ClusterWatts>0,NetworkWatts/ClusterWatts,0)",
            power.map(|power| power.network_of_cluster().0),
        ),
        on(
            "Optics in the cluster’s draw",
            SHARE,
            "OpticsOfWatts",
            "IF(ClusterWatts>0,OpticsWatts/ClusterWatts,0)",
            power.map(|power| power.optics_of_cluster().0),
        ),
        on(
            "Network at the meter of the facility",
            WATTS,
            "FacilityWatts",
            "NetworkWatts*PUE",
            power.map(|power| power.network_facility.0),
        ),
        on(
            "Energy of the network",
            kwh,
            "NetworkEnergy",
            "FacilityWatts*8760/1000",
            power.map(|power| power.network_energy.0),
        ),
        on(
            "Price of that energy",
            YEARLY,
            "EnergyCost",
            "NetworkEnergy*Electricity",
            power.map(|power| power.network_cost.0),
        ),
    ]
}
