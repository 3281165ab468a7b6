//! The page's headline: the answer in one sentence with live numbers.

use crate::catalog::Fabric;
use crate::model::Report;
use crate::model::fabric::Limit;
use crate::scenario::Setup;
use crate::units::human;

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
            runs.push(Run::Plain(", the optics cost ".to_owned()));
            runs.push(Run::Number(human::money_in_words(network.capital.optics)));
            runs.push(Run::Plain(
                ", and something stops the run every ".to_owned(),
            ));
            runs.push(Run::Number(interval));
        }
        Err(no) => {
            let pinned = match report.scenario.tiers {
                Some(tiers) => format!("pinned to {tiers} {}, ", plural(tiers, "tier")),
                None => String::new(),
            };
            let what = match no.limit {
                Limit::Torus => "a torus of these chips ends".to_owned(),
                Limit::Circuits => format!("{pinned}circuit switches on top end"),
                Limit::Tiers => format!("{pinned}{}-port switches end", no.radix),
            };
            runs.push(Run::Plain(format!(
                " the network cannot be built: {what} at "
            )));
            runs.push(Run::Number(format!("{}\u{a0}GPUs", human::whole(no.most))));
        }
    }
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

/// The noun as many of it are said.
pub fn plural(count: u8, noun: &str) -> String {
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
