//! Who is paid: the network's price by what is sold, down to the chip in a switch and the lasers in a module.

use crate::analysis::{Class, Sweep, behind_suppliers, suppliers};
use crate::model::Report;
use crate::units::{Share, Usd, human};

use super::super::axis::Quantity;
use super::super::bars;
use super::super::plot::{Ink, Plot, rising};
use super::super::{Figure, Origin};
use super::{PARTS, cannot, single, unmarked};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "suppliers",
    view: "optics",
    title: "The network’s price by who is paid; chips, processors and lasers are split off by estimated shares",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table: |_, report| bars::table(&plot(report), FIGURE.title, "Who is paid"),
    sources: behind_suppliers,
};

/// What is sold, in words, and the ink of the part it belongs to.
fn words(class: Class) -> (&'static str, Ink) {
    let [switches, optics, adapters, cables] = PARTS.map(|(_, ink)| ink);
    match class {
        Class::SwitchChip => ("Switch chips", switches),
        Class::SwitchBox => ("Switch makers", switches),
        Class::Dsp => ("Signal processors", optics),
        Class::Laser => ("Lasers", optics),
        Class::Module => ("Module makers", optics),
        Class::Resale => ("Mark-ups on modules", optics),
        Class::Engine => ("Co-packaged engines", optics),
        Class::Adapter => ("Adapter makers", adapters),
        Class::Copper => ("Copper cables", cables),
        Class::Fibre => ("Fibre and panels", cables),
        Class::Circuit => ("Circuit switches", switches),
    }
}

/// Those who are paid, most first, and all of it.
fn paid(report: &Report) -> (Vec<(Class, Usd)>, Usd) {
    let mut paid = suppliers(report).to_vec();
    let all = paid.iter().map(|(_, usd)| *usd).sum();
    paid.retain(|(_, usd)| usd.0 > 0.0);
    rising(&mut paid, |(_, usd)| -usd.0);
    (paid, all)
}

fn plot(report: &Report) -> Plot {
    if report.network.is_err() {
        return bars::plot(Quantity::Usd, cannot(report));
    }
    let (paid, all) = paid(report);
    let bar = |(class, usd): &(Class, Usd)| {
        let (name, ink) = words(*class);
        let share = human::share(Share::of(*usd, all));
        single(
            name,
            ink,
            usd.0,
            format!("{} · {share}", human::money(*usd)),
        )
    };
    bars::plot(Quantity::Usd, paid.iter().map(bar).collect())
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let (paid, all) = paid(report);
    let of = |usd: Usd| human::share(Share::of(usd, all));
    let [(first, most), (second, next), ..] = paid[..] else {
        return "Nobody is paid for a network that cannot be built or costs nothing.".to_owned();
    };
    let chips = paid
        .iter()
        .filter(|(class, _)| matches!(class, Class::SwitchChip | Class::Dsp | Class::Laser));
    let chips: Usd = chips.map(|(_, usd)| *usd).sum();
    format!(
        "Of the network’s {}, {} take {}, {} {}; chips and lasers in them are {}.",
        human::money_in_words(all),
        words(first).0.to_ascii_lowercase(),
        of(most),
        words(second).0.to_ascii_lowercase(),
        of(next),
        of(chips)
    )
}
