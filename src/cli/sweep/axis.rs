//! `KEY=VALUES`: one axis of a sweep, read and checked. A bad argument is one sentence that says what to type.

use crate::catalog::{Datum, REPLACEABLE};
use crate::scenario::{
    Choice, Document, INPUTS, Input, Kind, List, MOST_OVERRIDE, input, override_key, plain_number,
};

use super::super::row::nearest;
use super::range::{Bounds, numbers};

/// The word for all of a choice.
const EVERY: &str = "every";

/// One swept input.
pub struct Axis {
    /// Its key, as a column is named.
    pub key: String,
    /// What it sets.
    pub sets: Sets,
    /// To what.
    pub values: Values,
}

/// What an axis sets.
#[derive(Clone, Copy)]
pub enum Sets {
    /// A quantity.
    Number,
    /// A choice or a whole list, as a link says it.
    Words,
    /// One value of a list, such as `taper.leaf`.
    Entry(&'static Input, usize),
    /// A value of the catalog.
    Override(&'static Datum),
}

/// Values of an axis.
pub enum Values {
    /// Quantities, and whether they are whole.
    Numbers(Vec<f64>, bool),
    /// Words, or lists as a link writes them.
    Words(Vec<String>),
}

impl Values {
    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(values, _) => values.len(),
            Self::Words(words) => words.len(),
        }
    }
}

impl Axis {
    /// Reads `KEY=VALUES`.
    pub fn read(text: &str) -> Result<Self, String> {
        let Some((key, values)) = text.split_once('=') else {
            return Err(format!(
                "'{text}' is no KEY=VALUES, such as gpus=1k..1M/200 or fabric=infiniband,ethernet; a link comes first"
            ));
        };
        let key = key.trim().to_ascii_lowercase();
        if values.trim().is_empty() {
            return Err(format!("{key} has no values: write them behind {key}="));
        }
        let (sets, values) = match key.strip_prefix("set.") {
            Some(datum) => replacement(&key, datum, values)?,
            None => match (input(&key), key.split_once('.').and_then(entry)) {
                (Some(input), _) => of_input(input, values)?,
                (None, Some((input, list, place))) => {
                    let bounds = Bounds {
                        key: &key,
                        min: list.min,
                        max: list.max,
                        range: format!("{} to {}", list.min, list.max),
                        whole: false,
                        logarithmic: false,
                    };
                    let values = Values::Numbers(numbers(&bounds, values)?, false);
                    (Sets::Entry(input, place), values)
                }
                (None, None) => {
                    let near = nearest(&key, INPUTS.iter().map(|input| input.key));
                    return Err(format!(
                        "there is no input called '{key}'{near}; `inputs` lists them"
                    ));
                }
            },
        };
        Ok(Self { key, sets, values })
    }

    /// The key of the input it sets: `taper` of `taper.leaf`.
    pub fn input(&self) -> &str {
        match &self.sets {
            Sets::Entry(input, ..) => input.key,
            _ => &self.key,
        }
    }
}

/// `taper.leaf`: the list and the place in it.
fn entry((key, entry): (&str, &str)) -> Option<(&'static Input, &'static List, usize)> {
    let input = input(key)?;
    let Kind::List(list) = &input.kind else {
        return None;
    };
    let place = list.entries.iter().position(|name| *name == entry)?;
    Some((input, list, place))
}

fn of_input(input: &'static Input, text: &str) -> Result<(Sets, Values), String> {
    Ok(match &input.kind {
        Kind::Number(number) => {
            let bounds = Bounds {
                key: input.key,
                min: number.min,
                max: number.max,
                range: number.range(),
                whole: number.whole,
                logarithmic: number.step == 0.0,
            };
            let values = Values::Numbers(numbers(&bounds, text)?, number.whole);
            (Sets::Number, values)
        }
        Kind::Choice(choice) => (Sets::Words, Values::Words(words(input, choice, text)?)),
        Kind::List(list) => (Sets::Words, Values::Words(lists(input, list, text)?)),
    })
}

/// Words of a choice: a list, `every`, or from one to another.
fn words(input: &Input, choice: &Choice, text: &str) -> Result<Vec<String>, String> {
    let known = (choice.words)();
    let place = |word: &str| {
        let word = word.trim().to_ascii_lowercase();
        known
            .iter()
            .position(|other| *other == word)
            .ok_or_else(|| {
                format!(
                    "{} has no choice '{word}'{}; it has {}",
                    input.key,
                    nearest(&word, known.iter().copied()),
                    known.join(", ")
                )
            })
    };
    let mut all: Vec<&str> = Vec::new();
    for item in text.split(',').map(str::trim) {
        let places = match item.split_once("..") {
            _ if item == EVERY => 0..known.len(),
            Some((from, to)) => place(from)?..place(to)? + 1,
            None => {
                let place = place(item)?;
                place..place + 1
            }
        };
        if places.is_empty() {
            return Err(format!(
                "{}={item} runs down: write it the other way",
                input.key
            ));
        }
        all.extend(&known[places]);
    }
    Ok(without_twins(all.into_iter().map(str::to_owned).collect()))
}

/// Lists between slashes, since their own values hold commas: `taper=1,1/2,1/7,2`.
fn lists(input: &Input, list: &List, text: &str) -> Result<Vec<String>, String> {
    let mut all = Vec::new();
    for item in text.split('/') {
        if item.contains("..") {
            let (key, first) = (input.key, list.entries[0]);
            return Err(format!(
                "{key} holds lists, such as {key}=1,1/2,1; for a range of one of its values write {key}.{first}={item}"
            ));
        }
        let mut document = Document::default();
        if let Some(notice) = document.enter(input.key, item).first() {
            // What a link would put in its place is no matter here.
            let why = notice.message.split("; ").next().unwrap_or_default();
            return Err(format!("{}: {why}", input.key));
        }
        all.push(list.write(&document.scenario));
    }
    Ok(without_twins(all))
}

fn without_twins(mut all: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    all.retain(|word| seen.insert(word.clone()));
    all
}

fn replacement(key: &str, wanted: &str, text: &str) -> Result<(Sets, Values), String> {
    let known = REPLACEABLE
        .iter()
        .find(|datum| override_key(datum) == wanted);
    let Some(datum) = known else {
        let all: Vec<String> = REPLACEABLE
            .iter()
            .map(|datum| override_key(datum))
            .collect();
        let near = nearest(wanted, all.iter().map(String::as_str));
        return Err(format!(
            "the catalog has no value called '{wanted}' that can be set{near}"
        ));
    };
    let bounds = Bounds {
        key,
        min: 0.0,
        max: MOST_OVERRIDE,
        range: format!("0 to {}", plain_number(MOST_OVERRIDE)),
        whole: false,
        logarithmic: false,
    };
    let values = Values::Numbers(numbers(&bounds, text)?, false);
    Ok((Sets::Override(datum), values))
}
