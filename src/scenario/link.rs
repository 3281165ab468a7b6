//! The link is the document: scenario, baseline and view as `key=value&…`, only what differs from the defaults, read
//! with repair. Whatever cannot be kept becomes a notice; nothing a link says can stop the page from opening.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::catalog::{self, CATALOG_DATE, DATA, Datum, Unit};
use crate::units::human;

use super::inputs::{Choice, INPUTS, Input, Kind, Number};
use super::notice::{Notice, quoted};
use super::number::{self, Unreadable};
use super::{Scenario, settle};

/// Version of the schema every link carries as `v`.
pub const SCHEMA: u32 = 1;
/// Views that exist.
pub const VIEWS: [&str; 1] = ["overview"];

/// The longest text that is read: far above any link we write, far below what would hold the page up.
const LONGEST: usize = 8_192;
/// So many notices are shown one by one; the rest are counted.
const MOST_NOTICES: usize = 12;
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
}

impl Default for Document {
    fn default() -> Self {
        Self {
            scenario: Scenario::default(),
            base: None,
            view: VIEWS[0],
        }
    }
}

impl Document {
    /// Reads a whole address, a fragment, or a bare query. A fragment wins over a query.
    pub fn read(text: &str) -> (Self, Vec<Notice>) {
        let mut reader = Reader::default();
        let text = reader.clean(text);
        let (before, fragment) = text.split_once('#').unwrap_or((&text, ""));
        let query = match before.split_once('?') {
            Some((_, query)) => query,
            None if before.contains("://") || before.starts_with('/') => "",
            None => before,
        };
        let (mut found, over) = (reader.pairs(query), reader.pairs(fragment));
        found.retain(|(key, _)| !over.iter().any(|(other, _)| other == key));
        found.extend(over);
        reader.apply(found);
        if reader.notices.len() > MOST_NOTICES {
            let more = reader.notices.len() - MOST_NOTICES + 1;
            reader.notices.truncate(MOST_NOTICES - 1);
            reader.notices.push(Notice::about(
                "",
                format!("{more} more parts of the link were not kept."),
            ));
        }
        (reader.document, reader.notices)
    }

    /// Types a text into one input, as if the link had said it: what is not kept comes back as notices.
    pub fn enter(&mut self, key: &str, text: &str) -> Vec<Notice> {
        let mut reader = Reader {
            document: self.clone(),
            notices: Vec::new(),
        };
        reader.apply(vec![(key.to_owned(), text.trim().to_owned())]);
        *self = reader.document;
        reader.notices
    }

    /// Writes the link without the version, as the difference from the defaults.
    pub fn difference(&self) -> String {
        let mut parts = pairs_of(&self.scenario);
        if self.view != VIEWS[0] {
            parts.push(format!("view={}", self.view));
        }
        if let Some(base) = &self.base {
            parts.push(format!("base={}", encoded(&pairs_of(base).join("&"))));
        }
        parts.join("&")
    }

    /// Writes the link as it is shared: with the schema and the catalog's date, so that a default that changes later
    /// does not silently change what it says.
    pub fn write(&self) -> String {
        let mut link = self.difference();
        if !link.is_empty() {
            link.push('&');
        }
        link.push_str(&format!("v={SCHEMA}&catalog={CATALOG_DATE}"));
        link
    }
}

fn pairs_of(scenario: &Scenario) -> Vec<String> {
    let mut parts = Vec::new();
    for input in INPUTS.iter().filter(|input| input.changed(scenario)) {
        parts.push(match &input.kind {
            Kind::Number(number) => {
                format!("{}={}", input.key, number::plain((number.get)(scenario)))
            }
            Kind::Choice(choice) => format!("{}={}", input.key, (choice.get)(scenario)),
        });
    }
    for own in scenario.overrides.iter() {
        parts.push(format!(
            "set.{}={}",
            key_of(DATA[usize::from(own.index)]),
            number::plain(own.value)
        ));
    }
    parts
}

/// `qm9700.price-hyperscale`: a datum's key with the hyphens every other key has.
fn key_of(datum: &Datum) -> String {
    datum.key.replace('_', "-")
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, KEEP).to_string()
}

/// Quantities a person may replace; the rates and radices that define a part stay its own.
fn replaceable(datum: &Datum) -> bool {
    matches!(datum.unit, Unit::Usd | Unit::Watts | Unit::PerYear)
        && !datum.key.starts_with("llama3-")
}

#[derive(Default)]
struct Reader {
    document: Document,
    notices: Vec<Notice>,
}

impl Reader {
    fn say(&mut self, key: &str, message: impl Into<String>) {
        self.notices.push(Notice::about(key, message));
    }

    fn clean(&mut self, text: &str) -> String {
        let mut text = text.trim();
        if text.len() > LONGEST {
            let end = (0..=LONGEST)
                .rev()
                .find(|at| text.is_char_boundary(*at))
                .unwrap_or(0);
            text = &text[..end];
            self.say(
                "",
                format!(
                    "The link is too long; only its first {} characters were read.",
                    human::whole(LONGEST as u64)
                ),
            );
        }
        let kept: String = text.chars().filter(|c| !invisible(*c)).collect();
        if kept.len() < text.len() {
            self.say(
                "",
                "The link held invisible characters; they were left out.",
            );
        }
        kept
    }

    /// The keys and values of a query; of a repeated key the last.
    fn pairs(&mut self, query: &str) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for pair in query
            .trim_start_matches(['?', '#', '&'])
            .split('&')
            .filter(|pair| !pair.is_empty())
        {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (Some(key), Some(value)) = (self.decoded(key), self.decoded(value)) else {
                continue;
            };
            let key = key.trim().to_ascii_lowercase();
            let before = found.len();
            found.retain(|(other, _)| *other != key);
            if found.len() < before {
                self.say(
                    &key,
                    format!(
                        "{} stands more than once; the last one counts.",
                        quoted(&key)
                    ),
                );
            }
            found.push((key, value.trim().to_owned()));
        }
        found
    }

    /// Choices first and settled, then quantities: a default such as a platform's GPU-hour must be the right one when
    /// the link's own value is compared with it.
    fn apply(&mut self, mut found: Vec<(String, String)>) {
        for input in INPUTS {
            if let Kind::Choice(choice) = &input.kind {
                if let Some(value) = take(&mut found, input.key) {
                    self.choice(input, choice, &value);
                }
            }
        }
        let moved = settle(&mut self.document.scenario);
        self.notices.extend(moved);
        for input in INPUTS {
            if let Kind::Number(number) = &input.kind {
                let read = take(&mut found, input.key)
                    .and_then(|value| self.number(input, number, &value));
                if let Some(read) = read {
                    (number.set)(&mut self.document.scenario, read);
                }
            }
        }
        for (key, value) in found {
            self.other(&key, &value);
        }
    }

    fn decoded(&mut self, text: &str) -> Option<String> {
        let bytes: Vec<u8> = percent_decode_str(text).collect();
        let whole = text
            .split('%')
            .skip(1)
            .all(|rest| rest.len() >= 2 && rest.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit));
        // A lone per cent sign behind a number ("60%") is how people write shares.
        let share = text
            .strip_suffix('%')
            .is_some_and(|number| number.parse::<f64>().is_ok());
        match String::from_utf8(bytes) {
            Ok(decoded) if whole || share => {
                let kept: String = decoded.chars().filter(|c| !invisible(*c)).collect();
                if kept.len() < decoded.len() {
                    self.say(
                        "",
                        "The link held invisible characters; they were left out.",
                    );
                }
                Some(kept)
            }
            _ => {
                self.say(
                    "",
                    format!(
                        "{} is not readable percent-encoding and was left out.",
                        quoted(text)
                    ),
                );
                None
            }
        }
    }

    fn choice(&mut self, input: &Input, choice: &Choice, value: &str) {
        let word = value.to_ascii_lowercase();
        if !(choice.words)().contains(&word.as_str()) {
            let stands = (choice.get)(&self.document.scenario);
            self.say(
                input.key,
                format!(
                    "{} has no choice {}; {stands} stands instead.",
                    input.label,
                    quoted(value)
                ),
            );
            return;
        }
        // Kept as asked even where it cannot be: settling moves it and says so.
        let scenario = &mut self.document.scenario;
        match input.key {
            "switch" => scenario.switch = catalog::switch(&word),
            "planes" => scenario.planes = word.parse().ok(),
            _ => (choice.set)(scenario, &word),
        }
    }

    fn other(&mut self, key: &str, value: &str) {
        match key {
            "v" => self.version(value),
            "catalog" => self.catalog(value),
            "view" => match VIEWS.iter().find(|view| **view == value) {
                Some(view) => self.document.view = view,
                None => self.say(
                    key,
                    format!(
                        "There is no view called {}; {} opens instead.",
                        quoted(value),
                        VIEWS[0]
                    ),
                ),
            },
            "base" => self.base(value),
            _ if key.starts_with("set.") => self.replacement(key, value),
            _ => self.say(
                key,
                format!("There is no input called {}; it was left out.", quoted(key)),
            ),
        }
    }

    fn number(&mut self, input: &Input, row: &Number, value: &str) -> Option<f64> {
        match number::parse(value, row.whole) {
            Ok(read) if read < row.min || read > row.max => {
                let nearest = read.clamp(row.min, row.max);
                let (low, high) = (shown(row.min, row.whole), shown(row.max, row.whole));
                self.say(
                    input.key,
                    format!(
                        "{} runs from {low} to {high} {}; {} was set to {}.",
                        input.label,
                        row.unit,
                        quoted(value),
                        shown(nearest, row.whole)
                    ),
                );
                Some(nearest)
            }
            Ok(read) => Some(read),
            Err(error) => {
                let stands = shown((row.get)(&self.document.scenario), row.whole);
                let why = match error {
                    Unreadable::NotANumber => "is not a number".to_owned(),
                    Unreadable::NotWhole => format!(
                        "is not whole: type {} without the point if thousands were meant",
                        quoted(&value.replace('.', ""))
                    ),
                    Unreadable::Comma => {
                        "has a comma that does not separate thousands: write a decimal point"
                            .to_owned()
                    }
                };
                self.say(
                    input.key,
                    format!(
                        "{}: {} {why}; {stands} stands instead.",
                        input.label,
                        quoted(value)
                    ),
                );
                None
            }
        }
    }

    fn replacement(&mut self, key: &str, value: &str) {
        let wanted = &key["set.".len()..];
        let Some(datum) = DATA
            .iter()
            .copied()
            .find(|datum| key_of(datum) == wanted && replaceable(datum))
        else {
            self.say(
                key,
                format!(
                    "The catalog has no value called {} that can be set; it was left out.",
                    quoted(wanted)
                ),
            );
            return;
        };
        match number::parse(value, false) {
            Ok(own) if (0.0..=1e12).contains(&own) => self.document.scenario.set_value(datum, own),
            Ok(_) => self.say(
                key,
                format!(
                    "{wanted} runs from 0 to a trillion; {} was left out.",
                    quoted(value)
                ),
            ),
            Err(_) => self.say(
                key,
                format!(
                    "{wanted}: {} is not a number; the catalog's {} stands.",
                    quoted(value),
                    datum.value
                ),
            ),
        }
    }

    fn version(&mut self, value: &str) {
        match value.parse::<u32>() {
            Ok(version) if version == SCHEMA => {}
            Ok(version) if version > SCHEMA => {
                self.say("v", format!("The link was made by a newer release (v={version}); what this one knows was kept."));
            }
            _ => self.say(
                "v",
                format!(
                    "{} is no version of the link; it was read as v={SCHEMA}.",
                    quoted(value)
                ),
            ),
        }
    }

    fn catalog(&mut self, value: &str) {
        if value != CATALOG_DATE {
            self.say("catalog", format!("The link was made with the catalog of {}; defaults may have moved since ({CATALOG_DATE}).", quoted(value)));
        }
    }

    fn base(&mut self, value: &str) {
        let mut inner = Self::default();
        let mut found = inner.pairs(value);
        // A baseline has no baseline of its own.
        found.retain(|(key, _)| key != "base");
        inner.apply(found);
        let notices = inner
            .notices
            .into_iter()
            .map(|notice| Notice::about("base", format!("In the baseline: {}", notice.message)));
        self.notices.extend(notices);
        self.document.base = Some(inner.document.scenario);
    }
}

fn take(found: &mut Vec<(String, String)>, key: &str) -> Option<String> {
    let place = found.iter().position(|(other, _)| other == key)?;
    Some(found.remove(place).1)
}

fn shown(number: f64, whole: bool) -> String {
    if whole {
        human::whole(number as u64)
    } else {
        number::plain((number * 1e4).round() / 1e4)
    }
}

/// Control characters, zero-width characters, direction marks and the byte-order mark.
fn invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}
