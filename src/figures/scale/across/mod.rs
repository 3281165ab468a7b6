//! The sites of a cluster: how many there are, what they need between them, what a step loses, and which decides, bandwidth
//! or light.

mod decides;
mod efficiency;
mod needed;
pub mod needs;
mod published;
mod sites;
pub mod tables;

use crate::analysis::{across, behind_across, behind_training, exchange};
use crate::catalog::Datum;
use crate::model::Report;
use crate::model::across::{Exchange, exchanges_of_layers, split_layers, split_stages};
use crate::units::{Gbps, Watts, human};

use super::super::Figure;
use super::super::axis::Quantity;

pub use published::published;

/// Its figures, in the order of the page.
pub const FIGURES: [Figure; 4] = [
    sites::FIGURE,
    needed::FIGURE,
    efficiency::FIGURE,
    decides::FIGURE,
];

/// What stands where the accelerator's step cannot be timed.
const UNKNOWN: &str = "Nobody has published what this accelerator computes, so no step between exchanges can be timed.";

/// Samples of a curve.
const SAMPLES: u32 = 64;

/// Places even in the logarithm of a range.
fn spread([low, high]: [f64; 2]) -> impl Iterator<Item = f64> {
    (0..=SAMPLES)
        .map(move |place| low * libm::pow(high / low, f64::from(place) / f64::from(SAMPLES)))
}

/// Sites a figure of the exchange is drawn for: those the cluster takes, or two where it takes one, to show what a second
/// would ask for.
fn shown(report: &Report) -> u64 {
    across(report).map_or(2, |own| own.sites.max(2))
}

/// The exchange over them.
fn drawn(report: &Report) -> Option<Exchange> {
    exchange(report, shown(report))
}

/// A round number somebody chose, without the places it does not need.
fn chosen(text: String) -> String {
    text.replace(".00\u{202f}", "\u{202f}")
        .replace(".0\u{202f}", "\u{202f}")
}

/// What a site may draw: `180 MW`.
fn site(megawatts: f64) -> String {
    chosen(human::power(Watts(megawatts * 1e6)))
}

/// A rate between sites: `10 Tb/s`.
fn between(rate: Gbps) -> String {
    chosen(Quantity::Rate.write(rate.0))
}

/// `Over 3 sites`; where there is one, what a second would bring.
fn over(report: &Report) -> String {
    match across(report) {
        Some(own) if own.sites > 1 => format!("Over {} sites", human::whole(own.sites)),
        _ => "With a second site".to_owned(),
    }
}

fn sources(report: &Report) -> Vec<&'static Datum> {
    let mut all = behind_across(report);
    all.extend(behind_training(&report.scenario));
    all
}

/// What is found of the sites, over their blocks.
pub fn finding(report: &Report) -> String {
    let Some(own) = across(report) else {
        return "A cluster its fabric does not hold has no sites.".to_owned();
    };
    let draw = human::power(own.facility);
    let Some(joined) = &own.joined else {
        return format!(
            "The cluster draws {draw} at the meter and stands on one site: nothing is sent between sites."
        );
    };
    format!(
        "The cluster draws {draw} at the meter and takes {} sites of {}; what joins them costs {}{}.",
        human::whole(own.sites),
        site(report.scenario.sites.power),
        human::money_in_words(joined.usd),
        own.of_optics(report)
            .map_or_else(String::new, |share| format!(
                ", {} of what its own optics cost",
                human::share(share)
            )),
    )
}

/// Why gradients may cross and layers may not: bandwidth for gradients can be bought, light cannot.
pub fn closing(report: &Report) -> String {
    let (Some(step), Some(own)) = (&report.step, drawn(report)) else {
        return UNKNOWN.to_owned();
    };
    let (training, layout) = (&report.scenario.training, &step.layout);
    let times = exchanges_of_layers(training, layout);
    let light = own.way.round_trip() * times;
    let every = match own.local_steps {
        1.0 => "a step".to_owned(),
        steps => format!("in {} steps", human::whole(steps as u64)),
    };
    let decides = match own.shown().0 {
        0.0 => "a step hides all of the sending, so light decides",
        shown if shown > own.latency().0 => "bandwidth decides, and it can be bought",
        _ => "here light decides already",
    };
    let stages = match layout.pipeline > 1.0 {
        true => format!(
            " Stages cut between them would send {}.",
            human::bytes(split_stages(training, layout))
        ),
        false => String::new(),
    };
    let torn = match across(report).is_some_and(|own| own.torn) {
        true => " Here a site holds no whole replica, so layers or stages would have to cross.",
        false => "",
    };
    format!(
        "Gradients cross once {every}: {}, {} to send and {} of light: {decides}. Layers split over two sites would send {} in a step of {}; and once there were fibre for that, {} waits for the other half would leave {} of light that no bandwidth shortens: latency decides.{stages}{torn}",
        human::bytes(own.volume()),
        human::short(own.sending()),
        human::short(own.latency()),
        human::bytes(split_layers(training, layout)),
        human::short(own.step),
        human::whole(times.round() as u64),
        human::short(light),
    )
}
