//! The four cards: each answer as a number, what it comes to, and how it changed.

use crate::analysis::{Changes, ports_needed};
use crate::model::Report;
use crate::model::fabric::{DoesNotFit, Limit};
use crate::units::human;
use crate::units::{Hours, Share, Usd};

use super::headline::{capitalised, plural};

/// One card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Word for the page.
    pub id: &'static str,
    /// Title.
    pub title: &'static str,
    /// The number, and a unit set smaller.
    pub value: (String, &'static str),
    /// The range between volume and list prices, where prices decide.
    pub band: Option<String>,
    /// What it comes to: per accelerator, as a share of what.
    pub details: Vec<String>,
    /// Change against the baseline, and whether it went up.
    pub change: Option<(String, bool)>,
    /// Why there is no number.
    pub verdict: Option<String>,
}

/// The four cards.
pub fn cards(report: &Report, changes: &Changes) -> [Card; 4] {
    [
        optics(report, changes.optics),
        tax(report, changes.tax),
        interval(report, changes.interval),
        power(report, changes.power),
    ]
}

fn card(
    id: &'static str,
    title: &'static str,
    value: String,
    unit: &'static str,
    change: Option<Share>,
) -> Card {
    // A change nobody could read off the card is no change.
    let change = change
        .filter(|change| change.0.abs() >= 0.000_5)
        .map(|change| (grown(change), change.0 > 0.0));
    Card {
        id,
        title,
        value: (value, unit),
        band: None,
        details: Vec::new(),
        change,
        verdict: None,
    }
}

/// A change as a share, or as so many times where a share says nothing any more.
fn grown(change: Share) -> String {
    if change.0 < 9.0 {
        human::share(Share(change.0.abs()))
    } else {
        format!("{} times", human::figures(change.0 + 1.0))
    }
}

fn cannot(id: &'static str, title: &'static str, report: &Report) -> Card {
    let mut card = card(id, title, "–".to_owned(), "", None);
    card.verdict = report.network.as_ref().err().map(|no| verdict(report, no));
    card
}

/// Why a fabric cannot be built, and what to do about it.
pub fn verdict(report: &Report, no: &DoesNotFit) -> String {
    let most = human::whole(no.most);
    let gpus = report.scenario.gpus;
    if no.limit == Limit::Torus {
        let tori = gpus.div_ceil(no.most.max(1));
        return format!(
            "A torus of these chips ends at {most}; {} take {tori} of them, joined by another network. Choose a smaller cluster, or a fabric of switches.",
            human::whole(gpus)
        );
    }
    let tiers = match report.scenario.tiers {
        Some(_) => format!("{} pinned {}", no.tiers, plural(no.tiers, "tier")),
        None => "four tiers".to_owned(),
    };
    let circuits = match no.limit {
        Limit::Circuits => " under circuit switches",
        _ => "",
    };
    let pinned = report.scenario.tiers.is_some();
    // With pods the limit may be theirs: more ports would not help.
    let needed = ports_needed(&report.scenario, no).filter(|_| report.scenario.pod == 0);
    let needs = match needed {
        Some(ports) => format!(
            "; {} need {} ports a switch{}",
            human::whole(gpus),
            human::whole(u64::from(ports)),
            if pinned { " or another tier" } else { "" }
        ),
        None if report.scenario.pod > 0 => ", with pods of this size".to_owned(),
        None => String::new(),
    };
    let more = if pinned { ", more tiers" } else { "" };
    format!(
        "{} of {}-port switches{circuits} {} {most} GPUs at most{needs}. Choose a smaller cluster, a larger switch{more} or more planes.",
        capitalised(&tiers),
        no.radix,
        if no.tiers == 1 { "holds" } else { "hold" },
    )
}

fn optics(report: &Report, change: Option<Share>) -> Card {
    let Ok(network) = &report.network else {
        return cannot("optics", "Optics bill", report);
    };
    let capital = &network.capital;
    let mut card = card(
        "optics",
        "Optics bill",
        human::money(capital.optics),
        "",
        change,
    );
    let [low, high] = capital.optics_range;
    card.band = Some(format!(
        "{}–{} from volume to list",
        human::money(low),
        human::money(high)
    ));
    let each = human::money(capital.optics / report.scenario.gpus as f64);
    card.details.push(format!("{each} per GPU"));
    card.details.push(format!(
        "{} of the network’s price",
        human::share(capital.optics_of_network())
    ));
    card.details.push(match capital.network_of_cluster() {
        Some(share) => format!("network: {} of the cluster’s price", human::share(share)),
        None => "servers not sold, so no cluster price".to_owned(),
    });
    card
}

fn tax(report: &Report, change: Option<Share>) -> Card {
    if report.network.is_err() {
        return cannot("tax", "Bandwidth tax", report);
    }
    let tax = &report.tax;
    let small = tax.fleet.0 * 1e-6;
    let pays = tax.paid.0 > small;
    let (title, amount) = if pays {
        ("Bandwidth tax paid", tax.paid)
    } else if tax.avoided.0 < -small {
        ("Worse than standard Ethernet", tax.avoided * -1.0)
    } else {
        ("Bandwidth tax avoided", tax.avoided)
    };
    let mut card = card("tax", title, human::money(Usd(amount.0)), "a year", change);
    let (share, whose) = if pays {
        (tax.lost, "of all GPU-hours")
    } else {
        (tax.standard_lost, "idled by standard Ethernet")
    };
    // Against a reference below standard Ethernet there is nothing to idle and no ceiling; below standard Ethernet
    // itself the ceiling is none.
    if share.0 >= 0.0 {
        card.details
            .push(format!("{} {whose}", human::share(share)));
    }
    if tax.ceiling.0 > 0.0 && tax.lost.0 <= tax.ceiling.0 {
        let most = human::money(Usd(tax.ceiling_usd.0));
        card.details.push(format!(
            "at most {most}, {}, if all waits",
            human::share(tax.ceiling)
        ));
    }
    let years = report.scenario.amortisation.0;
    card.details.push(format!(
        "worth up to {} a port over {years} {}",
        human::money(tax.price_ceiling_per_port),
        if years == 1.0 { "year" } else { "years" },
    ));
    card
}

fn interval(report: &Report, change: Option<Share>) -> Card {
    let reliability = &report.reliability;
    let mut card = card(
        "interval",
        "Failure interval",
        human::duration(reliability.observed_interval),
        "",
        change,
    );
    card.details.push(match report.scenario.failure_rate {
        Some(_) => "at your own rate".to_owned(),
        None => format!("at the rate of {}", report.scenario.observed.short),
    });
    if let Some(built) = &reliability.built_up {
        card.details.push(format!(
            "{} built up from the bill",
            human::duration(built.interval)
        ));
    }
    let a_day = reliability.observed.0 / 365.0;
    card.details.push(if a_day < 0.995 {
        format!("one stop in {}", human::duration(Hours(24.0 / a_day)))
    } else {
        let blame = reliability.built_up.map_or(String::new(), |built| {
            format!(
                ", {} by the network",
                human::share(Share::of(built.network + built.nics, built.total))
            )
        });
        format!("{} stops a day{blame}", human::figures(a_day))
    });
    card
}

fn power(report: &Report, change: Option<Share>) -> Card {
    let Ok(network) = &report.network else {
        return cannot("power", "Network power", report);
    };
    let power = &network.power;
    let mut card = card(
        "power",
        "Network power",
        human::power(power.network),
        "",
        change,
    );
    let each = human::power(power.network / report.scenario.gpus as f64);
    card.details.push(format!(
        "{each} per GPU, {} of IT power",
        human::share(power.network_of_cluster())
    ));
    card.details.push(format!(
        "optics {}, {} of that",
        human::power(power.optics),
        human::share(Share::of(power.optics, power.network))
    ));
    let cost = human::money(Usd(power.network_cost.0));
    card.details.push(format!(
        "{cost} of electricity a year at PUE\u{a0}{}",
        report.scenario.pue
    ));
    card
}
