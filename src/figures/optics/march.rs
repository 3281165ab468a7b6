//! The march of optics: the network's watts per accelerator at every step, each built as it would really be.

use crate::analysis::{Built, Step, Sweep, behind_bill, march};
use crate::catalog::{self, Datum};
use crate::model::Report;
use crate::scenario::{Optics, Setup};
use crate::units::{Share, Watts, human};

use super::super::axis::Quantity;
use super::super::bars::{self, Bar};
use super::super::plot::Plot;
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::{percent, row, segments, unmarked, watts, why, without};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "optics-march",
    view: "optics",
    title: "IT watts of the network for each GPU, by part; beside them their share of the cluster’s IT power",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table,
    sources,
};

/// Name of a step.
pub fn name(step: &Step) -> String {
    let name = step.optics.name();
    if step.circuits {
        return match step.optics {
            Optics::Dsp => "Circuit switches on top".to_owned(),
            _ => format!("{name} under circuit switches"),
        };
    }
    let Ok(built) = &step.built else {
        return name.to_owned();
    };
    let mut said = name.to_owned();
    if let (true, Some(switch)) = (built.other_box, built.switch) {
        said += ", ";
        said += switch.name;
    }
    if step.held {
        said += &format!(", still {} tiers", built.tiers);
    }
    said
}

fn plot(report: &Report) -> Plot {
    let gpus = report.scenario.gpus as f64;
    let bar = |step: &Step| match &step.built {
        Err(missing) => without(name(step), why(missing)),
        Ok(built) => Bar {
            label: name(step),
            parts: segments(watts(&built.power).map(|watts| watts / gpus), |watts| {
                Quantity::Watts.write(watts)
            }),
            total: format!(
                "{} · {}",
                human::power(built.power.network / gpus),
                human::share(built.power.network_of_cluster())
            ),
            bold: step.present,
            hollow: false,
        },
    };
    bars::plot(Quantity::Watts, march(report).iter().map(bar).collect())
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let steps = march(report);
    let gpus = report.scenario.gpus as f64;
    let mut built = steps
        .iter()
        .filter_map(|step| Some((step, step.built.as_ref().ok()?)));
    let Some((first, from)) = built.next() else {
        let fabric = Setup::of(&report.scenario).fabric.name;
        return format!("{fabric} cannot be built at this size with any optics.");
    };
    let network = |built: &Built| built.power.network / gpus;
    let mut best = (first, from);
    for one in built {
        if one.1.power.network < best.1.power.network {
            best = one;
        }
    }
    let (step, to) = best;
    let now = human::power(network(from));
    if step == first {
        let share = human::share(from.power.network_of_cluster());
        return format!(
            "No step draws less than {} here: {now} of network for each GPU, {share} of the cluster’s power.",
            first.optics.name()
        );
    }
    let way = match (step.circuits, to.tiers < from.tiers) {
        (true, _) if step.optics == first.optics => "Under circuit switches".to_owned(),
        (circuits, fewer) => format!(
            "From {} to {}{},",
            first.optics.name(),
            step.optics.name(),
            match (circuits, fewer) {
                (true, _) => " under circuit switches",
                (_, true) => " and a tier fewer",
                _ => "",
            }
        ),
    };
    let less = |from: Watts, to| human::share(Share(1.0 - Share::of(to, from).0));
    format!(
        "{way} the network falls from {now} to {} a GPU: {} of its own power, {} of the cluster’s.",
        human::power(network(to)),
        less(from.power.network, to.power.network),
        less(from.power.cluster, to.power.cluster),
    )
}

fn table(_: &Sweep, report: &Report) -> Table {
    let mut table = bars::table(&plot(report), FIGURE.title, "Step");
    let more = [
        "Switch",
        "Tiers",
        "Optics, W in all",
        "Network, USD",
        "Network of the cluster’s price, %",
    ];
    table.heads.extend(more.map(str::to_owned));
    for (cells, step) in table.rows.iter_mut().zip(march(report)) {
        let Ok(built) = step.built else {
            cells.extend(more.map(|_| Cell::none()));
            continue;
        };
        let switch = built
            .switch
            .map_or("circuit switches", |switch| switch.name);
        let numbers = [
            (Quantity::Gpus, f64::from(built.tiers)),
            (Quantity::Watts, built.power.optics.0),
            (Quantity::Usd, built.capital.network.0),
            percent(built.capital.network_of_cluster()),
        ];
        cells.extend(row(switch, &numbers));
    }
    table
}

fn sources(report: &Report) -> Vec<&'static Datum> {
    let mut all = behind_bill(report);
    for step in march(report) {
        if let Some(switch) = step.built.ok().and_then(|built| built.switch) {
            all.extend([&switch.watts, &switch.capacity]);
        }
    }
    // What a step replaces, and with what.
    let fast = catalog::MODULES
        .iter()
        .filter(|module| module.speed.value >= 400.0);
    all.extend(fast.map(|module| &module.watts));
    all.extend(catalog::CIRCUITS.iter().map(|circuit| &circuit.watts));
    all
}
