//! The link is the document: scenario, baseline and view as `key=value&…`, only what differs from the defaults, read
//! with repair. Whatever cannot be kept becomes a notice; nothing a link says can stop the page from opening.

mod about;
mod embed;
mod made;
mod read;
mod text;
mod values;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::catalog::{CATALOG_DATE, Datum};

use super::inputs::{INPUTS, Kind};
use super::notice::Notice;
use super::{Scenario, number};

pub use embed::Embed;
pub use made::{Headline, Made, VERSION};

use read::Reader;

/// Most a replaced value of the catalog may be.
pub const MOST_OVERRIDE: f64 = 1e12;
/// Version of the schema every link carries as `v`.
pub const SCHEMA: u32 = 1;
/// A view of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// The word a link uses.
    pub id: &'static str,
    /// The name a person reads.
    pub name: &'static str,
}

/// Views that exist, in the order of the page; a link that names none opens the first.
pub const VIEWS: [View; 9] = [
    View {
        id: "overview",
        name: "Overview",
    },
    View {
        id: "fabric",
        name: "Fabric",
    },
    View {
        id: "optics",
        name: "Optics & power",
    },
    View {
        id: "bandwidth",
        name: "Delivered bandwidth",
    },
    View {
        id: "training",
        name: "Training",
    },
    View {
        id: "reliability",
        name: "Reliability",
    },
    View {
        id: "roadmap",
        name: "Roadmap",
    },
    View {
        id: "scale",
        name: "Scale-up & scale-across",
    },
    View {
        id: "sources",
        name: "Sources & ledger",
    },
];

/// Characters a value may keep as they are in a fragment.
const KEEP: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b',');

/// What a link says.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The scenario.
    pub scenario: Scenario,
    /// The scenario it is compared with, when one is pinned.
    pub base: Option<Scenario>,
    /// The view it opens.
    pub view: &'static str,
    /// What it shows instead, in a frame of another page.
    pub embed: Option<Embed>,
}

impl Default for Document {
    fn default() -> Self {
        Self {
            scenario: Scenario::default(),
            base: None,
            view: VIEWS[0].id,
            embed: None,
        }
    }
}

impl Document {
    /// Reads a whole address, a fragment, or a bare query. A fragment wins over a query.
    pub fn read(text: &str) -> (Self, Vec<Notice>) {
        let (document, notices, _) = Self::opened(text);
        (document, notices)
    }

    /// The same, with what the link says of its own making: for whoever can tell what moved since.
    pub fn opened(text: &str) -> (Self, Vec<Notice>, Made) {
        let mut reader = Reader::default();
        reader.address(text);
        reader.finish()
    }

    /// Types a text into one input, as if the link had said it: what is not kept comes back as notices.
    pub fn enter(&mut self, key: &str, text: &str) -> Vec<Notice> {
        let mut reader = Reader::at(self.clone());
        reader.apply(vec![(key.to_owned(), text.trim().to_owned())]);
        let (document, notices, _) = reader.finish();
        *self = document;
        notices
    }

    /// Writes the link without the version, as the difference from the defaults.
    pub fn difference(&self) -> String {
        let mut parts = pairs_of(&self.scenario);
        if self.view != VIEWS[0].id {
            parts.push(format!("view={}", self.view));
        }
        if let Some(base) = &self.base {
            parts.push(format!("base={}", encoded(&pairs_of(base).join("&"))));
        }
        if let Some(embed) = &self.embed {
            parts.extend(embed.write());
        }
        parts.join("&")
    }

    /// Writes the link with the schema, the catalog's date and the model's version, so that a default that changes later
    /// does not silently change what it says.
    pub fn write(&self) -> String {
        let mut link = self.difference();
        if !link.is_empty() {
            link.push('&');
        }
        link.push_str(&format!(
            "v={SCHEMA}&catalog={CATALOG_DATE}&model={VERSION}"
        ));
        link
    }

    /// Writes the link as it is shared: with the numbers it was shared with too.
    pub fn write_with(&self, headline: &Headline) -> String {
        let inputs = inputs_of(&self.scenario);
        let pairs = inputs.iter().filter_map(|pair| pair.split_once('='));
        let numbers = headline.write(&made::check(pairs));
        format!("{}&was={numbers}", self.write())
    }
}

/// Everything of a scenario that a link carries.
fn pairs_of(scenario: &Scenario) -> Vec<String> {
    let mut parts = inputs_of(scenario);
    if !scenario.title.is_empty() {
        parts.push(format!("title={}", encoded(&scenario.title)));
    }
    parts
}

/// What the model reads of it.
fn inputs_of(scenario: &Scenario) -> Vec<String> {
    let mut parts = Vec::new();
    for input in INPUTS.iter().filter(|input| input.changed(scenario)) {
        parts.push(match &input.kind {
            Kind::Number(number) => {
                format!("{}={}", input.key, number::plain((number.get)(scenario)))
            }
            Kind::Choice(choice) => format!("{}={}", input.key, (choice.get)(scenario)),
            Kind::List(list) => format!("{}={}", input.key, list.write(scenario)),
        });
    }
    for own in scenario.overrides.iter() {
        parts.push(format!("set.{}={}", own.key(), number::plain(own.value)));
    }
    parts
}

/// What a link calls a datum behind `set.`: `qm9700.price-hyperscale`, with the hyphens every other key has.
pub fn override_key(datum: &Datum) -> String {
    datum.key.replace('_', "-")
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, KEEP).to_string()
}
