//! The sheet of results: what the network costs, burns, delivers and how often it stops, each beside what the engine said
//! when the workbook was made.

use crate::model::Report;

use super::book::{Content, Sheet, at, formula};
use super::style::{Look, Unit};
use super::subject::Subject;

/// Name of the sheet.
pub const SHEET: &str = "Results";
/// Row of the heads.
const HEADS: u32 = 6;

/// One result: what it is, its unit and its name, the formula, what the engine says, and whether it needs a network.
struct Row {
    label: &'static str,
    unit: (Unit, &'static str),
    name: &'static str,
    text: &'static str,
    engine: Option<f64>,
    network: bool,
}

/// Fills the sheet.
pub fn results(subject: &Subject) -> Sheet {
    let mut sheet = Sheet::new(SHEET, &[52.0, 20.0, 18.0, 20.0, 13.0, 9.0, 28.0]);
    sheet.heights.push((0, 26.0));
    sheet.put(0, 0, super::title(subject.report), Look::Title.plain());
    sheet.put(1, 0, super::lead(subject.report), Look::Lead.plain());
    sheet.put(2, 0, formula("Verdict"), Look::Verdict.plain());
    let heads = [
        "Result",
        "Workbook",
        "Unit",
        "Engine at export",
        "Difference",
        "Equal",
        "Name in formulas",
    ];
    for (column, head) in (0..).zip(heads) {
        let right = matches!(column, 1 | 3 | 4);
        let look = if right { Look::HeadRight } else { Look::Head };
        sheet.put(HEADS, column, head, look.plain());
    }
    sheet.head = HEADS + 1;
    let mut row = HEADS + 1;
    let first = row;
    for (title, group) in groups(subject.report) {
        sheet.heights.push((row, 30.0));
        sheet.put(row, 0, title, Look::Section.plain());
        row += 1;
        for result in group {
            line(&mut sheet, row, &result);
            row += 1;
        }
    }
    check(&mut sheet, first, row - 1);
    sheet
}

fn line(sheet: &mut Sheet, row: u32, result: &Row) {
    let (unit, words) = result.unit;
    let text = match result.network {
        true => format!("IF(Fits=1,{},\"–\")", result.text),
        false => result.text.to_owned(),
    };
    let engine: Content = result.engine.map_or("–".into(), Content::Number);
    sheet.put(row, 0, result.label, Look::Words.plain());
    sheet.put(row, 1, formula(text), Look::Result.of(unit));
    sheet.put(row, 2, words, Look::Words.plain());
    sheet.put(row, 3, engine, Look::Given.of(unit));
    let (ours, theirs) = (at(row, 1), at(row, 3));
    let both = format!("AND(ISNUMBER({ours}),ISNUMBER({theirs}))");
    let difference = format!("IF({both},{ours}-{theirs},0)");
    sheet.put(row, 4, formula(difference), Look::Result.of(Unit::Tiny));
    let equal = format!(
        "IF({both},IF(ABS({ours}-{theirs})<=0.000000001*ABS({theirs})+0.000000000001,\"yes\",\"no\"),IF({ours}={theirs},\"yes\",\"no\"))"
    );
    sheet.put(row, 5, formula(equal), Look::Words.plain());
    sheet.checks.push((row, 5));
    sheet.put(row, 6, result.name, Look::Note.plain());
    sheet.name(result.name, row, 1);
}

/// The one check: it holds as long as nobody changed an input, and says so when somebody has.
fn check(sheet: &mut Sheet, first: u32, last: u32) {
    sheet.put(
        4,
        0,
        "Workbook equals the engine at export",
        Look::TotalWords.plain(),
    );
    let wrong = format!("SUMPRODUCT(--({}:{}=\"no\"))", at(first, 5), at(last, 5));
    let text = format!(
        "IF(InputsChanged>0,\"not compared: \"&InputsChanged&IF(InputsChanged=1,\" input was\",\" inputs were\")&\" changed\",IF({wrong}=0,\"yes\",\"no: \"&{wrong}&\" results differ\"))"
    );
    sheet.put(4, 1, formula(text), Look::TotalWords.plain());
    sheet.checks.push((4, 1));
    sheet.name("EqualsEngine", 4, 1);
    for column in 2..7 {
        sheet.put(4, column, Content::Blank, Look::TotalWords.plain());
    }
}

type Group = (&'static str, Vec<Row>);

fn groups(report: &Report) -> [Group; 5] {
    [
        ("What it costs", costs(report)),
        ("What is bought", counts(report)),
        ("What it burns", power(report)),
        ("What it delivers: the bandwidth tax", tax(report)),
        ("How often it stops", failures(report)),
    ]
}

fn on(
    label: &'static str,
    unit: (Unit, &'static str),
    name: &'static str,
    text: &'static str,
    engine: Option<f64>,
) -> Row {
    Row {
        label,
        unit,
        name,
        text,
        engine,
        network: true,
    }
}

const DOLLARS: (Unit, &str) = (Unit::Dollars, "$");
const CENTS: (Unit, &str) = (Unit::Cents, "$ a GPU");
const YEARLY: (Unit, &str) = (Unit::Dollars, "$ a year");
const SHARE: (Unit, &str) = (Unit::Share, "share");
const WATTS: (Unit, &str) = (Unit::Watts, "W");
const COUNT: (Unit, &str) = (Unit::Whole, "");
const EVENTS: (Unit, &str) = (Unit::Tenths, "a year");

fn costs(report: &Report) -> Vec<Row> {
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

fn counts(report: &Report) -> Vec<Row> {
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

fn power(report: &Report) -> Vec<Row> {
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

fn tax(report: &Report) -> Vec<Row> {
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
    let scenario = &report.scenario;
    let time = |share| crate::model::throughput::step_time(scenario, share);
    vec![
        step(
            "StepTime_reference",
            "Time of a training step at the reference share",
            "(1-Communication)+Communication-MIN(Overlap*Communication,1-Communication)",
            time(scenario.reference),
        ),
        step(
            "StepTime_delivered",
            "The same at the delivered share",
            "(1-Communication)+Communication*Reference/Delivered-MIN(Overlap*Communication*Reference/Delivered,1-Communication)",
            time(scenario.delivered()),
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

fn failures(report: &Report) -> Vec<Row> {
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
