//! How many sites a cluster takes, against its size, and what joining them costs.

use crate::analysis::{Joined, Sizes, Sweep, across, draws, sites as taken_by};
use crate::catalog;
use crate::model::Report;
use crate::scenario::Scenario;
use crate::units::{Usd, Watts, human};

use super::super::super::axis::{Axis, Quantity};
use super::super::super::plot::{Dot, Ink, Line, Mark, Plot, Stroke, round_sizes, sizes};
use super::super::super::table::{Cell, Table};
use super::super::super::{Figure, Origin};
use super::{between, site, sources, spread};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "across-sites",
    view: "scale",
    title: "Sites a cluster takes, against its size, by what a site may draw at the meter",
    plot: Origin::Sweep(plot),
    mark,
    sentence,
    table,
    sources,
};

/// Steps between two samples that are still told apart; more are a slope.
const CLOSE: f64 = 4.0;

fn taken(draw: Watts, megawatts: f64) -> f64 {
    taken_by(draw.0 / 1e6, megawatts, u64::MAX) as f64
}

/// Draws of a site that are drawn: the scenario's own last, and the ends the catalog gives, where they are others.
fn powers(scenario: &Scenario) -> Vec<f64> {
    let own = scenario.sites.power;
    let row = catalog::assumption("site-power");
    let ends = row.map(|row| [row.low.as_ref(), row.high.as_ref()]);
    let mut all = Vec::with_capacity(3);
    for end in ends.into_iter().flatten().flatten() {
        let apart = (end.value / own).max(own / end.value);
        if apart > 1.2 {
            all.push(end.value);
        }
    }
    all.push(own);
    all
}

fn plot(sweep: &Sweep) -> Plot {
    let scenario = &sweep.scenario;
    let all = draws(scenario, spread(Sizes::ENDS).map(libm::round));
    let held = all
        .into_iter()
        .map_while(|(gpus, draw)| Some((gpus, draw?)));
    let draws: Vec<(f64, Watts)> = held.collect();
    let own = scenario.sites.power;
    let mut lines = Vec::new();
    for power in powers(scenario) {
        let (ink, stroke) = match power == own {
            true => (Ink::Main, Stroke::Bold),
            false => (Ink::Faint, Stroke::Plain),
        };
        lines.push(Line {
            steps: true,
            ..Line::new(site(power), ink, stroke, steps(&draws, power))
        });
    }
    lines.retain(|line| !line.points.is_empty());
    let most = lines.iter().flat_map(|line| line.points.iter());
    let most = most.map(|point| point.1).fold(10.0, f64::max);
    Plot {
        x: sizes(),
        y: Axis::log(Quantity::Count, [1.0, most]),
        lines,
        dots: Vec::new(),
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

/// Sites at every sample; between two samples the draw is nearly proportional to the size, and a step stands where it fills
/// the sites there are.
fn steps(draws: &[(f64, Watts)], megawatts: f64) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::with_capacity(draws.len());
    let mut before: Option<(f64, Watts, f64)> = None;
    for (gpus, draw) in draws {
        let now = taken(*draw, megawatts);
        if let Some((from, low, sites)) = before
            && now > sites
            && now <= sites + CLOSE
            && draw.0 > low.0
        {
            for more in 0..(now - sites) as u32 {
                let full = (sites + f64::from(more)) * megawatts * 1e6;
                let part = ((full - low.0) / (draw.0 - low.0)).clamp(0.0, 1.0);
                let at = libm::ceil(from + (gpus - from) * part);
                if at > from + 1.0 && at < *gpus {
                    let there = sites + f64::from(more);
                    points.extend([(at - 1.0, there), (at, there + 1.0)]);
                }
            }
        }
        points.push((*gpus, now));
        before = Some((*gpus, *draw, now));
    }
    points
}

fn mark(report: &Report) -> Mark {
    let gpus = report.scenario.gpus as f64;
    let dot = across(report).map(|own| Dot {
        at: (gpus, own.sites as f64),
        label: human::many(own.sites, "site", "sites"),
        ink: Ink::Main,
        hollow: false,
    });
    Mark { x: Some(gpus), dot }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let Some(own) = across(report) else {
        return "A cluster its fabric does not hold has no sites.".to_owned();
    };
    let draw = human::power(own.facility);
    let site = site(report.scenario.sites.power);
    match &own.joined {
        None => format!("At {draw} the cluster fits on one site of {site}."),
        Some(joined) => {
            let rate = between(joined.rate);
            let links = match joined.links {
                1 => format!("a link of {rate} between them costs"),
                more => format!("{} links of {rate} between them cost", human::whole(more)),
            };
            format!(
                "At {draw} the cluster takes {} sites of {site}; {links} {}, {} of its own optics.",
                human::whole(own.sites),
                human::money_in_words(joined.usd),
                human::share(own.of_optics(report).unwrap_or_default()),
            )
        }
    }
}

const HEADS: [&str; 7] = [
    "GPUs",
    "Draw at the meter, W",
    "Sites",
    "Links",
    "Modules",
    "Modules, USD",
    "Modules, W",
];

fn table(_: &Sweep, report: &Report) -> Table {
    let scenario = &report.scenario;
    let mut rows = Vec::new();
    for (gpus, draw) in draws(scenario, round_sizes()) {
        let Some(draw) = draw else {
            // Larger than the fabric holds.
            let mut row = vec![Cell::number(gpus, human::whole(gpus as u64))];
            row.resize(HEADS.len(), Cell::none());
            rows.push(row);
            continue;
        };
        let sites = taken(draw, scenario.sites.power) as u64;
        let joined = Joined::of(scenario, sites);
        let count = |number: u64| Cell::number(number as f64, human::whole(number));
        let [links, modules] = [
            joined.map_or(0, |it| it.links),
            joined.map_or(0, |it| it.modules),
        ];
        let usd = joined.map_or(Usd(0.0), |it| it.usd);
        let watts = joined.map_or(Watts(0.0), |it| it.watts);
        rows.push(vec![
            Cell::number(gpus, human::whole(gpus as u64)),
            Cell::number(draw.0, human::power(draw)),
            count(sites),
            count(links),
            count(modules),
            Cell::number(usd.0, human::money(usd)),
            Cell::number(watts.0, human::power(watts)),
        ]);
    }
    Table {
        caption: "Sites of a cluster and the modules between them, by size".to_owned(),
        heads: HEADS.map(str::to_owned).to_vec(),
        rows,
    }
}
