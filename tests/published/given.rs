//! What a number is asked of, and how a person reads that.

use fabriconomics::catalog;
use fabriconomics::scenario::{Choice, Document, INPUTS, Kind, List, Scenario};
use fabriconomics::units::human;
use serde::Deserialize;

use super::across::Across;
use super::arithmetic::Arithmetic;
use super::collective::Collective;
use super::ledger::shown;
use super::ours::read;

/// What a row or a claim starts from; `against` is a second one of the same kind, and the ratio is meant.
#[derive(Clone, Copy)]
pub enum Given<'a> {
    Link(&'a str),
    Tree(&'a Tree),
    Load(&'a Load),
    Module(&'a str),
    MtbfHours(f64),
    Save(&'a Save),
    Arithmetic(&'a Arithmetic),
    Collective(&'a Collective),
    Across(&'a Across),
    Milestone(&'a str),
    Series(&'a str),
    Price(&'a str),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tree {
    pub ports: u32,
    pub endpoints: u64,
    pub rails: u32,
    /// Of one switch and of one link between switches, where a price is asked for.
    pub prices: Option<[f64; 2]>,
}

impl Tree {
    fn said(&self) -> String {
        let mut said = format!(
            "{} endpoints, {} ports",
            human::whole(self.endpoints),
            self.ports
        );
        if let Some([switch, link]) = self.prices {
            let [switch, link] = [switch, link].map(shown);
            said += &format!(", ${switch} a switch and ${link} a link between switches");
        }
        said
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Load {
    pub watts: f64,
    pub gbps: f64,
}

/// A checkpoint: its size, how long it holds the run up, and how often it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Save {
    pub bytes: f64,
    pub seconds: f64,
    pub every_hours: f64,
}

impl Save {
    fn said(&self) -> String {
        let [terabytes, seconds, hours] =
            [self.bytes / 1e12, self.seconds, self.every_hours].map(shown);
        format!("{terabytes} TB in {seconds} s, every {hours} h")
    }
}

impl<'a> Given<'a> {
    /// Another of the same kind.
    pub fn other<'b>(self, text: &'b str) -> Given<'b> {
        match self {
            Self::Link(_) => Given::Link(text),
            Self::Module(_) => Given::Module(text),
            Self::Milestone(_) => Given::Milestone(text),
            _ => panic!("{text}: only links, modules and milestones are compared"),
        }
    }

    /// For the ledger's Markdown: links as they are.
    pub fn marked(&self) -> String {
        match self {
            Self::Link(link) => format!("`#{link}`"),
            Self::Tree(tree) => tree.said(),
            Self::Load(load) => format!("{} W, {} Gb/s", load.watts, load.gbps),
            Self::Module(id) => format!("catalog's {id}"),
            Self::MtbfHours(hours) => format!("one failure in {hours} h"),
            Self::Save(save) => save.said(),
            Self::Arithmetic(arithmetic) => format!("its own numbers: {}", arithmetic.said()),
            Self::Collective(collective) => collective.said(),
            Self::Across(across) => across.said(),
            Self::Milestone(id) => format!("roadmap's {id}"),
            Self::Series(series) => format!("roadmap's {series}"),
            Self::Price(id) => format!("price curve's {id}"),
        }
    }

    /// For a person: what the link says, in the words of the page.
    pub fn said(&self, against: Option<&str>) -> String {
        let other = against.map(|text| self.other(text));
        match (self, other) {
            (Self::Link(link), Some(Given::Link(other))) => {
                let now = described(link, other);
                let before = described(other, link);
                let apart = before.into_iter().filter(|part| !now.contains(part));
                let apart = apart.collect::<Vec<_>>().join(" · ");
                let other = match apart.as_str() {
                    "" => "the same with the catalog’s own values",
                    apart => apart,
                };
                format!("{}, against {other}", now.join(" · "))
            }
            (_, Some(other)) => format!("{}, against {}", self.said(None), other.said(None)),
            (Self::Link(link), None) => described(link, "").join(" · "),
            (Self::Milestone(id), None) => {
                let found = catalog::roadmap().find(|point| point.id == *id);
                let point = found.unwrap_or_else(|| panic!("no milestone is called {id}"));
                point.name.to_owned()
            }
            (Self::Module(id) | Self::Price(id), None) => {
                let name = catalog::name(id).unwrap_or_else(|| panic!("no item is called {id}"));
                name.to_owned()
            }
            (Self::Series(series), None) => format!("the roadmap’s {series} rates"),
            (Self::Tree(tree), None) => tree.said(),
            (Self::Load(load), None) => {
                format!("{} W, {} Gb/s", shown(load.watts), shown(load.gbps))
            }
            (Self::Collective(collective), None) => collective.said(),
            (Self::Across(across), None) => across.said(),
            (Self::MtbfHours(hours), None) => {
                format!("one failure in {} hours", shown(*hours))
            }
            (Self::Save(save), None) => save.said(),
            (Self::Arithmetic(arithmetic), None) => {
                format!(
                    "the publisher’s own numbers, no model: {}",
                    arithmetic.said()
                )
            }
        }
    }

    pub fn link(&self) -> Option<&'a str> {
        match self {
            Self::Link(link) => Some(link),
            _ => None,
        }
    }
}

/// The pairs of a link.
fn pairs(link: &str) -> impl Iterator<Item = (&str, &str)> {
    link.split('&').filter_map(|pair| pair.split_once('='))
}

/// What a link says, input by input: always size, platform and fabric, then whatever it or the other link names.
fn described(link: &str, other: &str) -> Vec<String> {
    let scenario = read(link);
    let always = ["gpus", "platform", "fabric"];
    let named = |key: &str| pairs(link).chain(pairs(other)).any(|(name, _)| name == key);
    let inputs = INPUTS
        .iter()
        .filter(|input| always.contains(&input.key) || named(input.key));
    let mut words: Vec<_> = inputs
        .map(|input| match &input.kind {
            Kind::Number(number) if input.key == "gpus" => number.write((number.get)(&scenario)),
            Kind::Number(number) => {
                let value = number.write((number.get)(&scenario));
                format!("{} {value}", input.label)
            }
            Kind::Choice(choice) => {
                let name = chosen(choice, &scenario);
                match input.key {
                    "platform" | "fabric" | "switch" => name,
                    _ => format!("{}: {name}", input.label),
                }
            }
            Kind::List(list) => format!("{}: {}", input.label, listed(list, &scenario)),
        })
        .collect();
    for (key, value) in pairs(link) {
        if let Some((part, field)) = key.strip_prefix("set.").and_then(|set| set.split_once('.')) {
            let name = catalog::name(part).unwrap_or_else(|| panic!("no item is called {part}"));
            words.push(format!("{name}: {} {value}", field.replace('-', " ")));
        }
    }
    words
}

/// The values of a list that are not its defaults, each with what it stands for.
fn listed(list: &List, scenario: &Scenario) -> String {
    let own = (0..list.entries.len())
        .map(|place| (place, (list.get)(scenario, place)))
        .filter(|(place, value)| *value != (list.default)(scenario, *place));
    let words: Vec<_> = own
        .map(|(place, value)| format!("{} {}{}", list.entries[place], shown(value), list.unit))
        .collect();
    words.join(", ")
}

fn chosen(choice: &Choice, scenario: &Scenario) -> String {
    let id = (choice.get)(scenario);
    let offered = (choice.options)(scenario);
    let found = offered.into_iter().find(|option| option.id == id);
    found.map_or_else(|| id.to_owned(), |option| option.name)
}

/// A link with some of its pairs replaced, so that no key stands twice.
pub fn replaced(link: &str, changes: &str) -> String {
    let kept = pairs(link).filter(|(key, _)| pairs(changes).all(|(name, _)| name != *key));
    let all = kept.chain(pairs(changes));
    all.map(|(key, value)| format!("{key}={value}"))
        .collect::<Vec<_>>()
        .join("&")
}

/// Whether a link is one the page can open: as a link, and with nothing left out.
pub fn opens(link: &str) -> bool {
    Document::read(link).1.is_empty()
}
