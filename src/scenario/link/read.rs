//! Reading with repair: pairs become choices and numbers, and what cannot be kept becomes a notice.

use crate::catalog::{self, FABRICS, Fabric, REPLACEABLE};

use super::super::inputs::{Choice, INPUTS, Input, Kind};
use super::super::notice::{Notice, quoted};
use super::super::number;
use super::super::{Host, Topology, settle};
use super::made::Made;
use super::{Document, MOST_OVERRIDE, VIEWS, override_key};

/// So many notices are shown one by one; the rest are counted.
const MOST_NOTICES: usize = 12;
/// A document in the making.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) document: Document,
    pub(super) notices: Vec<Notice>,
    pub(super) made: Made,
}

impl Reader {
    /// Goes on from a document.
    pub fn at(document: Document) -> Self {
        Self {
            document,
            ..Self::default()
        }
    }

    /// What was read, what was not kept, and who wrote it.
    pub fn finish(mut self) -> (Document, Vec<Notice>, Made) {
        if self.notices.len() > MOST_NOTICES {
            let more = self.notices.len() - MOST_NOTICES + 1;
            self.notices.truncate(MOST_NOTICES - 1);
            self.say("", format!("{more} more parts of the link were not kept."));
        }
        (self.document, self.notices, self.made)
    }

    /// Says a thing once.
    pub(super) fn say(&mut self, key: &str, message: impl Into<String>) {
        let notice = Notice::about(key, message);
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// Choices first and settled, then quantities: a default such as a platform's GPU-hour must be the right one when
    /// the link's own value is compared with it.
    pub fn apply(&mut self, mut found: Vec<(String, String)>) {
        self.made(&mut found);
        self.embed(&mut found);
        let names = |key: &str| found.iter().any(|(other, _)| other == key);
        let switch_alone = names("switch") && !names("fabric");
        for input in INPUTS {
            match &input.kind {
                Kind::Choice(choice) => {
                    if let Some(value) = take(&mut found, input.key) {
                        self.choice(input, choice, &value);
                    }
                }
                Kind::List(list) => {
                    if let Some(value) = take(&mut found, input.key) {
                        self.list(input, list, &value);
                    }
                }
                Kind::Number(_) => {}
            }
        }
        if switch_alone {
            self.follow_switch();
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

    /// A link that names a switch and no fabric means one that this switch carries.
    fn follow_switch(&mut self) {
        let scenario = &mut self.document.scenario;
        let Some(switch) = scenario
            .switch
            .filter(|switch| !switch.fabrics.contains(&scenario.fabric.id))
        else {
            return;
        };
        let offered = |fabric: &&Fabric| {
            switch.fabrics.contains(&fabric.id) && scenario.platform.fabrics.contains(&fabric.id)
        };
        if let Some(fabric) = FABRICS.iter().find(offered) {
            let (asked, left) = (switch.name, scenario.fabric.name);
            scenario.fabric = fabric;
            self.say(
                "fabric",
                format!(
                    "{asked} does not carry {left}; {} stands instead.",
                    fabric.name
                ),
            );
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
            "topology" => {
                scenario.topology = Topology::ALL.iter().copied().find(|t| t.id() == word);
            }
            "host" => scenario.host = Host::ALL.iter().copied().find(|h| h.id() == word),
            _ => (choice.set)(scenario, &word),
        }
    }

    fn other(&mut self, key: &str, value: &str) {
        match key {
            "v" => self.version(value),
            "title" => self.title(value),
            "view" => match VIEWS.iter().find(|view| view.id == value) {
                Some(view) => self.document.view = view.id,
                None => self.say(
                    key,
                    format!(
                        "There is no view called {}; {} opens instead.",
                        quoted(value),
                        VIEWS[0].id
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

    fn replacement(&mut self, key: &str, value: &str) {
        let wanted = &key["set.".len()..];
        let Some(datum) = REPLACEABLE
            .iter()
            .find(|datum| override_key(datum) == wanted)
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
            Ok(own) if (0.0..=MOST_OVERRIDE).contains(&own) => {
                self.document.scenario.set_value(datum, own)
            }
            Ok(_) => self.say(
                key,
                format!(
                    "{wanted} runs from 0 to a trillion; {} was left out.",
                    quoted(value)
                ),
            ),
            Err(error) => self.say(
                key,
                format!(
                    "{wanted}: {} {}; the catalog's {} stands.",
                    quoted(value),
                    error.why(value),
                    datum.value
                ),
            ),
        }
    }
}

pub(super) fn take(found: &mut Vec<(String, String)>, key: &str) -> Option<String> {
    let place = found.iter().position(|(other, _)| other == key)?;
    Some(found.remove(place).1)
}
