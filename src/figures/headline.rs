//! The page's headline and the four cards: the answers in a sentence and in figures.

use crate::analysis::Changes;
use crate::catalog::Fabric;
use crate::model::Report;
use crate::scenario::Setup;
use crate::units::human;
use crate::units::{Hours, Share, Usd};

/// A run of the headline: plain words, a number, or the fabric's name.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// Words.
    Plain(String),
    /// A live number.
    Number(String),
    /// A fabric's name, in its colour.
    Fabric(&'static Fabric),
}

/// The headline sentence.
pub fn headline(report: &Report) -> Vec<Run> {
    let setup = Setup::of(&report.scenario);
    let size = format!(
        "{}\u{a0}{}",
        human::whole(report.scenario.gpus),
        setup.platform.plural
    );
    let interval = human::duration_in_words(report.reliability.observed_interval);
    let mut runs = vec![
        Run::Plain("At ".to_owned()),
        Run::Number(size),
        Run::Plain(" on ".to_owned()),
        Run::Fabric(setup.fabric),
    ];
    match &report.network {
        Ok(network) => {
            runs.push(Run::Plain(", light costs ".to_owned()));
            runs.push(Run::Number(human::money_in_words(network.capital.optics)));
        }
        Err(no) => {
            let pinned = match report.scenario.tiers {
                Some(tiers) => format!("pinned to {tiers} {}, ", plural(tiers, "tier")),
                None => String::new(),
            };
            runs.push(Run::Plain(format!(
                " the network cannot be built: {pinned}{}-port switches end at ",
                no.radix
            )));
            runs.push(Run::Number(format!("{}\u{a0}GPUs", human::whole(no.most))));
        }
    }
    runs.push(Run::Plain(
        ", and something stops the run every ".to_owned(),
    ));
    runs.push(Run::Number(interval));
    runs.push(Run::Plain(".".to_owned()));
    runs
}

/// The headline as text.
pub fn headline_text(report: &Report) -> String {
    let text = headline(report).into_iter().map(|run| match run {
        Run::Plain(text) | Run::Number(text) => text,
        Run::Fabric(fabric) => fabric.name.to_owned(),
    });
    text.collect()
}

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
        .map(|change| (human::share(Share(change.0.abs())), change.0 > 0.0));
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

fn cannot(id: &'static str, title: &'static str, report: &Report) -> Card {
    let mut card = card(id, title, "–".to_owned(), "", None);
    if let Err(no) = &report.network {
        let tiers = if report.scenario.tiers.is_some() {
            format!("{} pinned {}", no.tiers, plural(no.tiers, "tier"))
        } else {
            "four tiers".to_owned()
        };
        card.verdict = Some(format!(
            "{} of {}-port switches hold {} GPUs at most. Choose a smaller cluster, a larger switch or more planes.",
            capitalised(&tiers),
            no.radix,
            human::whole(no.most)
        ));
    }
    card
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
        Some(share) => format!("the network {} of the cluster’s", human::share(share)),
        None => "servers not sold, so no cluster price".to_owned(),
    });
    card
}

fn tax(report: &Report, change: Option<Share>) -> Card {
    let tax = &report.tax;
    let pays = tax.paid.0 > tax.fleet.0 * 1e-6;
    let (title, amount) = if pays {
        ("Bandwidth tax paid", tax.paid)
    } else {
        ("Bandwidth tax avoided", tax.avoided)
    };
    let mut card = card("tax", title, human::money(Usd(amount.0)), "a year", change);
    let (share, whose) = if pays {
        (tax.lost, "of all GPU-hours")
    } else {
        (tax.standard_lost, "idled by standard Ethernet")
    };
    // Against a reference below standard Ethernet there is nothing to idle and no ceiling.
    if share.0 >= 0.0 {
        card.details
            .push(format!("{} {whose}", human::share(share)));
    }
    if tax.ceiling.0 > 0.0 {
        card.details.push(format!(
            "ceiling {}, {}",
            human::money(Usd(tax.ceiling_usd.0)),
            human::share(tax.ceiling)
        ));
    }
    card.details.push(format!(
        "worth {} a port over {} years",
        human::money(tax.price_ceiling_per_port),
        report.scenario.amortisation.0
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
        None => format!("observed: the rate of {}", report.scenario.observed.short),
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
        "optics {}, {} of it",
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

fn plural(count: u8, noun: &str) -> String {
    if count == 1 {
        noun.to_owned()
    } else {
        format!("{noun}s")
    }
}

/// The text with a capital first.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        std::iter::once(first.to_ascii_uppercase())
            .chain(chars)
            .collect()
    })
}
