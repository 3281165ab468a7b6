//! Steps of a fabric against cluster size: switches, modules and dollars of each accelerator, every cliff named.

use crate::analysis::{Cliff, Sample, Sweep, behind_bill, payback};
use crate::model::{Report, evaluate};
use crate::scenario::{Setup, Topology};
use crate::units::{Share, Usd, human};

use super::axis::{Axis, Quantity};
use super::plot::{Dot, Flag, Ink, Line, Mark, Plot, Stroke};
use super::table::{Cell, Table};
use super::{Figure, Origin};

/// Dollars of the network for each accelerator.
pub const COST: Figure = Figure {
    id: "network-steps",
    view: "fabric",
    title: "Network dollars per GPU, against cluster size; ticks mark cliffs, where switches per GPU rise a tenth or more",
    plot: Origin::Sweep(|sweep| plot(sweep, Quantity::Usd, "Network", cost)),
    mark: |report| mark(report, cost, Quantity::Usd),
    sentence: cost_sentence,
    table,
    sources: behind_bill,
};

/// Switches of a thousand accelerators.
pub const SWITCHES: Figure = Figure {
    id: "switch-steps",
    view: "fabric",
    title: "Switches per 1,000 GPUs, against cluster size",
    plot: Origin::Sweep(|sweep| plot(sweep, Quantity::Count, "Switches", boxes)),
    mark: |report| mark(report, boxes, Quantity::Count),
    sentence: switch_sentence,
    table,
    sources: behind_bill,
};

/// Optical modules of an accelerator.
pub const MODULES: Figure = Figure {
    id: "module-steps",
    view: "fabric",
    title: "Optical modules per GPU, against cluster size",
    plot: Origin::Sweep(|sweep| plot(sweep, Quantity::Count, "Modules", modules)),
    mark: |report| mark(report, modules, Quantity::Count),
    sentence: module_sentence,
    table,
    sources: behind_bill,
};

fn cost(sample: &Sample) -> f64 {
    (sample.network / sample.gpus as f64).0
}

fn boxes(sample: &Sample) -> f64 {
    sample.boxes as f64 / sample.gpus as f64 * 1_000.0
}

fn modules(sample: &Sample) -> f64 {
    sample.modules as f64 / sample.gpus as f64
}

fn plot(sweep: &Sweep, quantity: Quantity, label: &str, of: fn(&Sample) -> f64) -> Plot {
    let points: Vec<(f64, f64)> = sweep
        .own
        .iter()
        .map(|sample| (sample.gpus as f64, of(sample)))
        .collect();
    let highest = points.iter().map(|point| point.1);
    let y = Axis::linear(quantity, highest.collect::<Vec<_>>(), true).with_room(0.14);
    let flags = sweep
        .cliffs
        .iter()
        .filter(|cliff| cliff.adds_tier() || cliff.at > 1_000)
        .map(|cliff| Flag {
            at: cliff.at as f64,
            label: if cliff.adds_tier() {
                format!("{} tiers", cliff.tiers[1])
            } else {
                // Where there is room, by size and rise.
                format!(
                    "{}: {}",
                    human::whole(cliff.at),
                    human::change(rounded(cliff.rise))
                )
            },
            minor: !cliff.adds_tier(),
        });
    Plot {
        x: super::plot::sizes(),
        flags: flags.collect(),
        lines: vec![Line {
            label: label.to_owned(),
            ink: Ink::Fabric(sweep.chosen.id),
            stroke: Stroke::Bold,
            points,
            steps: true,
            hidden: false,
        }],
        y,
        dots: Vec::new(),
        bars: Vec::new(),
    }
}

fn sample(report: &Report) -> Option<Sample> {
    let network = report.network.as_ref().ok()?;
    let buyer = report.scenario.buyer;
    Some(Sample::of(&network.fabric, &network.bill, buyer))
}

fn mark(report: &Report, of: fn(&Sample) -> f64, quantity: Quantity) -> Mark {
    let gpus = report.scenario.gpus as f64;
    let dot = sample(report).zip(report.network.as_ref().ok());
    let dot = dot.map(|(sample, network)| Dot {
        at: (gpus, of(&sample)),
        label: quantity.write(of(&sample)),
        ink: Ink::Fabric(network.fabric.setup.fabric.id),
        hollow: false,
    });
    Mark { x: Some(gpus), dot }
}

/// The cliff just above, and when the one below pays.
fn cost_sentence(sweep: &Sweep, report: &Report) -> String {
    let Some(sample) = sample(report) else {
        return "Nothing can be built at this size.".to_owned();
    };
    let each = human::money(Usd(cost(&sample)));
    let gpus = report.scenario.gpus;
    // Far above a cliff nobody asks whether to stay below it.
    let near = |cliff: &Cliff| gpus < cliff.at + cliff.at / 4;
    if let Some(step) = payback(report, &sweep.cliffs).filter(|step| near(&step.cliff)) {
        let (at, fewer) = (human::whole(step.cliff.at), human::whole(step.fewer));
        let before = human::money(step.before);
        return match step.more {
            Some(more) => format!(
                "The network costs {each} a GPU, {before} before the step at {at}: it pays again with {} more, and {fewer} fewer avoid it.",
                human::many(more, "GPU", "GPUs")
            ),
            None => format!(
                "The network costs {each} a GPU, {before} before the step at {at}: no larger cluster pays it back, {fewer} fewer avoid it."
            ),
        };
    }
    match next(sweep, report) {
        Some((cliff, name)) if cliff.at - 1 == gpus => {
            format!("The network costs {each} a GPU and is full: one more brings {name}.")
        }
        Some((cliff, name)) => format!(
            "The network costs {each} a GPU; {} more fit before the next step: {name}.",
            human::whole(cliff.at - 1 - gpus)
        ),
        None => match Setup::of(&report.scenario).topology {
            Topology::Torus => format!(
                "The network costs {each} a GPU; one torus holds {} chips at most.",
                human::whole(u64::from(report.scenario.sized_platform().torus_most))
            ),
            _ => format!(
                "The network costs {each} a GPU, and no step lies ahead as far as this page goes."
            ),
        },
    }
}

fn switch_sentence(sweep: &Sweep, report: &Report) -> String {
    let Some(sample) = sample(report) else {
        return "Nothing can be built at this size.".to_owned();
    };
    let now = format!(
        "It takes {} switches for every 1,000 GPUs",
        human::figures(boxes(&sample))
    );
    match next(sweep, report) {
        Some((_, name)) => format!("{now}; next comes {name}."),
        None => format!("{now}, with no step ahead as far as this page goes."),
    }
}

fn module_sentence(_: &Sweep, report: &Report) -> String {
    let Some(sample) = sample(report) else {
        return "Nothing can be built at this size.".to_owned();
    };
    let ends = report
        .network
        .as_ref()
        .map_or(0, |network| network.bill.ends);
    format!(
        "Each GPU takes {} optical modules for {} ends of optical links.",
        human::figures(modules(&sample)),
        human::figures(ends as f64 / report.scenario.gpus as f64)
    )
}

/// The next cliff by name: `2,049 GPUs: a third tier, switches per GPU +109 %`.
fn next(sweep: &Sweep, report: &Report) -> Option<(Cliff, String)> {
    let cliff = *sweep
        .cliffs
        .iter()
        .find(|cliff| cliff.at > report.scenario.gpus)?;
    Some((cliff, named(&cliff)))
}

fn named(cliff: &Cliff) -> String {
    let rise = rounded(cliff.rise);
    let tier = match cliff.adds_tier() {
        true => {
            ["a first", "a second", "a third", "a fourth"]
                [usize::from(cliff.tiers[1].clamp(1, 4)) - 1]
                .to_owned()
                + " tier, "
        }
        false => String::new(),
    };
    format!(
        "{} GPUs, {tier}{} switches for each",
        human::whole(cliff.at),
        human::change(rise)
    )
}

/// Both sides of every cliff, and the present size.
fn table(sweep: &Sweep, report: &Report) -> Table {
    let heads = [
        "GPUs",
        "What happens",
        "Switches per 1,000 GPUs",
        "Modules per GPU",
        "Network, USD per GPU",
    ];
    let row = |gpus: u64, what: String| {
        let at = evaluate(&report.scenario.at(gpus));
        let mut cells = vec![
            Cell::number(gpus as f64, human::whole(gpus)),
            match what.is_empty() {
                true => Cell::none(),
                false => Cell::word(what),
            },
        ];
        cells.extend(match sample(&at) {
            Some(sample) => [
                Cell::number(boxes(&sample), human::figures(boxes(&sample))),
                Cell::number(modules(&sample), human::figures(modules(&sample))),
                Cell::number(cost(&sample), human::money(Usd(cost(&sample)))),
            ],
            None => [Cell::none(), Cell::none(), Cell::none()],
        });
        cells
    };
    let mut sizes: Vec<(u64, String)> = super::plot::round_sizes()
        .map(|gpus| (gpus as u64, String::new()))
        .collect();
    for cliff in &sweep.cliffs {
        sizes.push((cliff.at - 1, "full".to_owned()));
        sizes.push((cliff.at, named(cliff)));
    }
    sizes.push((report.scenario.gpus, "here".to_owned()));
    super::plot::rising(&mut sizes, |size| size.0 as f64);
    // Where two meet, the one that says more stays.
    sizes.dedup_by(|later, earlier| {
        let same = later.0 == earlier.0;
        if same && earlier.1.is_empty() {
            std::mem::swap(&mut earlier.1, &mut later.1);
        }
        same
    });
    let rows = sizes
        .into_iter()
        .map(|(gpus, what)| row(gpus, what))
        .collect();
    Table {
        caption: "Round sizes, both sides of every cliff, and the present size".to_owned(),
        heads: heads.map(str::to_owned).to_vec(),
        rows,
    }
}

/// Whole hundredths: more would claim more than a reader needs.
fn rounded(rise: Share) -> Share {
    Share((rise.0 * 100.0).round() / 100.0)
}
