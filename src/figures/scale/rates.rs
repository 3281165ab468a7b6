//! Every scale-up system: how many accelerators it joins, and what each of them can send.

use crate::analysis::Sweep;
use crate::catalog::{self, DOMAINS, Datum, PLATFORMS, Platform};
use crate::model::Report;
use crate::scenario::Scenario;
use crate::units::human;

use super::super::axis::{Axis, Quantity};
use super::super::optics::unmarked;
use super::super::plot::{Dot, Ink, Plot};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "scale-up-rates",
    view: "scale",
    title: "What one GPU can send in its scale-up domain, one way, against the GPUs it joins; hollow: not on sale; blue: an open standard",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table: |_, report| table(report),
    sources,
};

/// A platform or a system of the catalog.
struct System {
    name: &'static str,
    maker: &'static str,
    link: &'static str,
    open: bool,
    /// `shipping`, `standard`, `sampling` or `forecast`, with its year; empty for a platform that ships.
    status: &'static str,
    year: u16,
    gpus: f64,
    /// GB/s, one way.
    rate: Option<f64>,
    own: bool,
    torus: bool,
    /// The rate is that of one port.
    port: bool,
    data: [Option<&'static Datum>; 2],
}

/// Where the roadmap says of a platform's accelerator that it does not ship yet: how far it is, and the year.
fn pending(platform: &Platform) -> (&'static str, u16) {
    let mut points = catalog::roadmap();
    let point = points.find(|it| it.name == short(platform.name) && it.status != "shipping");
    point.map_or(("", 0), |it| (it.status, it.year))
}

fn systems(scenario: &Scenario) -> Vec<System> {
    let platforms = PLATFORMS.iter().map(|platform| System {
        name: platform.name,
        maker: platform.maker,
        link: platform.scale_up_name,
        open: platform.open,
        status: pending(platform).0,
        year: pending(platform).1,
        gpus: f64::from(platform.scale_up_domain),
        rate: platform.scale_up.as_ref().map(|it| scenario.value(it)),
        own: platform.id == scenario.sized_platform().id,
        torus: platform.cube > 0,
        port: false,
        data: [platform.scale_up.as_ref(), None],
    });
    let others = DOMAINS.iter().map(|domain| System {
        name: domain.name,
        maker: domain.maker,
        link: "",
        open: domain.open,
        status: domain.status,
        year: domain.year,
        gpus: scenario.value(&domain.accelerators),
        rate: domain.rate.as_ref().map(|it| scenario.value(it)),
        own: false,
        torus: domain.torus,
        port: domain.port,
        data: [domain.rate.as_ref(), Some(&domain.accelerators)],
    });
    platforms.chain(others).collect()
}

/// Not a thing one can buy.
fn hollow(system: &System) -> bool {
    !matches!(system.status, "" | "shipping")
}

/// A name as short as it can still be told from the others.
fn short(name: &str) -> &str {
    let name = name.split(" (").next().unwrap_or(name);
    let tails = [" SXM", " NVL72", " Helios", " UltraServer", " superpod"];
    let cut = tails.iter().find_map(|tail| name.strip_suffix(tail));
    cut.unwrap_or(name)
}

/// One point for all of a kind that stand at the same place, the present platform named alone.
fn point(at: (f64, f64), here: &[&System]) -> Dot {
    let own = here.iter().any(|system| system.own);
    let open = here.iter().all(|system| system.open);
    let mut label = String::new();
    for system in here.iter().filter(|system| system.own == own) {
        if !label.is_empty() {
            label += " · ";
        }
        label += short(system.name);
    }
    // Several say so once.
    for (said, word) in [
        (open, ", open"),
        (here.iter().all(|it| it.port), ", one port"),
    ] {
        label += if said { word } else { "" };
    }
    Dot {
        at,
        label,
        ink: match (own, open) {
            (true, _) => Ink::Main,
            (_, true) => Ink::Series(1),
            _ => Ink::Faint,
        },
        hollow: here.iter().all(|system| hollow(system)),
    }
}

fn plot(report: &Report) -> Plot {
    let all = systems(&report.scenario);
    let place = |system: &System| {
        let rate = system.rate.filter(|rate| *rate > 0.0 && system.gpus > 1.0);
        rate.map(|rate| (system.gpus, rate))
    };
    let mut dots: Vec<Dot> = Vec::with_capacity(24);
    // What is hollow lies over what is not, so that both are seen where they stand at the same place.
    for (open, empty) in [(false, false), (true, false), (false, true), (true, true)] {
        let kind = |it: &System| it.open == open && hollow(it) == empty;
        let from = dots.len();
        for at in all.iter().filter(|it| kind(it)).filter_map(place) {
            if dots[from..].iter().all(|dot| dot.at != at) {
                let alike = all.iter().filter(|it| kind(it) && place(it) == Some(at));
                dots.push(point(at, &alike.collect::<Vec<_>>()));
            }
        }
    }
    let x = Axis::log(
        Quantity::Gpus,
        dots.iter().map(|dot| dot.at.0).chain([4.0, 16_000.0]),
    );
    let y = Axis::log(
        Quantity::Bandwidth,
        dots.iter().map(|dot| dot.at.1).chain([60.0, 3_000.0]),
    );
    Plot {
        x,
        y,
        lines: Vec::new(),
        dots,
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let all = systems(&report.scenario);
    let largest = |keep: &dyn Fn(&System) -> bool| {
        let mut best: Option<&System> = None;
        for system in all.iter().filter(|system| keep(system)) {
            if best.is_none_or(|best| system.gpus > best.gpus) {
                best = Some(system);
            }
        }
        best
    };
    let gpus = |system: &System| human::whole(system.gpus as u64);
    let sold = largest(&|system| !hollow(system) && !system.torus);
    let paper = largest(&|system| system.open && system.status == "standard");
    let own = all.iter().find(|system| system.own);
    let own = own.map_or_else(String::new, |own| {
        format!("{} joins {} GPUs", own.name, gpus(own))
    });
    match (sold, paper) {
        (Some(sold), Some(paper)) => format!(
            "{own}; the largest switched domain on sale joins {}, and open standards allow {}, on paper so far.",
            gpus(sold),
            gpus(paper)
        ),
        _ => format!("{own}."),
    }
}

/// Every system: who makes it, whether its link is an open standard, how large and how fast it is, and how far it is.
pub fn table(report: &Report) -> Table {
    let heads = [
        "System",
        "Maker",
        "Link",
        "GPUs",
        "Each, or one port, one way, GB/s",
        "All, both ways, GB/s",
        "State",
    ];
    let mut all = systems(&report.scenario);
    super::super::plot::rising(&mut all, |system| {
        f64::from(u8::from(!system.open)) * 1e6 - system.gpus
    });
    let row = |system: &System| {
        let kind = match (system.open, system.link) {
            (true, "") => "open".to_owned(),
            (true, link) => format!("{link}, open"),
            (false, "") => "proprietary".to_owned(),
            (false, link) => format!("{link}, proprietary"),
        };
        let number = |value: Option<f64>| {
            value.map_or_else(Cell::none, |value| {
                Cell::number(value, human::figures(value))
            })
        };
        let state = match system.status {
            "" if system.own => "this platform".to_owned(),
            "" => "a platform here".to_owned(),
            status if system.own => format!("this platform, {status}"),
            "standard" => format!("on paper, {}", system.year),
            status => format!("{status}, {}", system.year),
        };
        vec![
            Cell::word(system.name),
            Cell::word(system.maker),
            Cell::word(kind),
            Cell::number(system.gpus, human::whole(system.gpus as u64)),
            number(system.rate),
            number(
                system
                    .rate
                    .filter(|_| system.status != "standard" && !system.port)
                    .map(|rate| 2.0 * rate * system.gpus),
            ),
            Cell::word(state),
        ]
    };
    Table {
        caption: "Scale-up systems, open standards first".to_owned(),
        heads: heads.map(str::to_owned).to_vec(),
        rows: all.iter().map(row).collect(),
    }
}

/// What open and proprietary systems come to.
pub fn open_sentence(report: &Report) -> String {
    let all = systems(&report.scenario);
    let count = |open: bool, sold: bool| {
        let own = all.iter();
        own.filter(|it| it.open == open && hollow(it) != sold)
            .count() as u64
    };
    let fastest = |open: bool| {
        let rates = all.iter().filter(|it| it.open == open && !hollow(it));
        rates.filter_map(|it| it.rate).fold(0.0, f64::max)
    };
    let had = match count(true, true) {
        0 => "none".to_owned(),
        some => human::whole(some),
    };
    let figures = human::figures;
    let rates = match [fastest(true), fastest(false)] {
        [open, own] if open <= 0.0 => {
            format!("The fastest of these gives a GPU {} GB/s", figures(own))
        }
        [open, own] if open == own => {
            format!("The fastest of both gives a GPU {} GB/s", figures(own))
        }
        [open, own] => format!(
            "The fastest of each gives a GPU {} and {} GB/s",
            figures(open),
            figures(own)
        ),
    };
    format!(
        "Of {} systems on open standards {had} can be had; of {} proprietary ones {}. {rates}.",
        human::whole(count(true, true) + count(true, false)),
        human::whole(count(false, true) + count(false, false)),
        human::whole(count(false, true)),
    )
}

fn sources(report: &Report) -> Vec<&'static Datum> {
    let all = systems(&report.scenario);
    all.iter().flat_map(|it| it.data).flatten().collect()
}
