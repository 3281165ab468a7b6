//! Results in dollars, and the counts they are of.

use crate::model::Report;

use super::{CENTS, COUNT, DOLLARS, Row, SHARE, on};

pub(super) fn costs(report: &Report) -> Vec<Row> {
    let network = report.network.as_ref().ok();
    let capital = network.map(|network| &network.capital);
    let gpus = report.scenario.gpus as f64;
    vec![
        on(
            "Optics: modules, engines and lasers",
            DOLLARS,
            "OpticsCost",
            "SUMIF(Bill_kind,\"optics\",Bill_total)",
            capital.map(|capital| capital.optics.0),
        ),
        on(
            "The same at volume prices",
            DOLLARS,
            "OpticsCost_volume",
            "SUMPRODUCT(--(Bill_kind=\"optics\"),Bill_count,Bill_volume)",
            capital.map(|capital| capital.optics_range[0].0),
        ),
        on(
            "The same at list prices",
            DOLLARS,
            "OpticsCost_list",
            "SUMPRODUCT(--(Bill_kind=\"optics\"),Bill_count,Bill_list)",
            capital.map(|capital| capital.optics_range[1].0),
        ),
        on(
            "Optics of a GPU",
            CENTS,
            "OpticsCostPerGPU",
            "OpticsCost/GPUs",
            capital.map(|capital| capital.optics.0 / gpus),
        ),
        on(
            "Network: switches, optics, cables and adapters",
            DOLLARS,
            "NetworkCost",
            "SUM(Bill_total)",
            capital.map(|capital| capital.network.0),
        ),
        on(
            "Network of a GPU",
            CENTS,
            "NetworkCostPerGPU",
            "NetworkCost/GPUs",
            capital.map(|capital| capital.network.0 / gpus),
        ),
        on(
            "Servers, whole ones",
            DOLLARS,
            "ServersCost",
            "IF(ISNUMBER(INDEX(ServerPrices,ServerPriceRow)),ROUNDUP(GPUs/GPUsPerServer,0)*INDEX(ServerPrices,ServerPriceRow),\"–\")",
            capital
                .and_then(|capital| capital.servers)
                .map(|servers| servers.0),
        ),
        on(
            "Cluster: servers and network",
            DOLLARS,
            "ClusterCost",
            "IF(ISNUMBER(ServersCost),ServersCost+NetworkCost,\"–\")",
            capital
                .and_then(|capital| capital.cluster)
                .map(|cluster| cluster.0),
        ),
        on(
            "Optics in the network’s price",
            SHARE,
            "OpticsOfNetwork",
            "IF(NetworkCost>0,OpticsCost/NetworkCost,0)",
            capital.map(|capital| capital.optics_of_network().0),
        ),
        on(
            "Optics in the cluster’s price",
            SHARE,
            "OpticsOfCluster",
            "IF(ISNUMBER(ClusterCost),OpticsCost/ClusterCost,\"–\")",
            capital
                .and_then(|capital| capital.optics_of_cluster())
                .map(|share| share.0),
        ),
        on(
            "Network in the cluster’s price",
            SHARE,
            "NetworkOfCluster",
            "IF(ISNUMBER(ClusterCost),NetworkCost/ClusterCost,\"–\")",
            capital
                .and_then(|capital| capital.network_of_cluster())
                .map(|share| share.0),
        ),
    ]
}

pub(super) fn counts(report: &Report) -> Vec<Row> {
    let network = report.network.as_ref().ok();
    let bill = network.map(|network| &network.bill);
    let spares = bill.map(|bill| {
        let rows = bill.rows.iter();
        rows.map(|row| crate::analysis::spares(&report.scenario, row))
            .sum::<u64>()
    });
    let whole = |count: Option<u64>| count.map(|count| count as f64);
    vec![
        on(
            "Packet switches",
            COUNT,
            "SwitchCount",
            "Switches",
            whole(network.map(|network| network.fabric.all_switches())),
        ),
        on(
            "Circuit switches",
            COUNT,
            "CircuitSwitchCount",
            "CircuitSwitches",
            whole(network.map(|network| network.fabric.circuits())),
        ),
        on(
            "Links between boxes, and from hosts",
            COUNT,
            "LinkCount",
            "Links_host+Links_spine+Links_core+Links_super",
            whole(network.map(|network| network.fabric.all_cables())),
        ),
        on(
            "Optical modules, and engines in their place",
            COUNT,
            "ModuleCount",
            "SUMIF(Bill_paid,\"optical modules\",Bill_count)+SUMIF(Bill_paid,\"co-packaged engines\",Bill_count)",
            whole(bill.map(|bill| bill.modules())),
        ),
        on(
            "Spares of all parts",
            COUNT,
            "SpareCount",
            "SUM(Bill_spares)",
            whole(spares),
        ),
    ]
}
