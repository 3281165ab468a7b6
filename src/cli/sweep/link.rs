//! The link of every row, from a template: what does not move within a combination of choices is written once.

use crate::scenario::{Document, INPUTS, Kind, MAX_GPUS, MIN_GPUS, Number, Scenario, plain_number};

use super::axis::Axis;
use super::axis::Sets;

/// A link with gaps.
pub struct Template {
    pieces: Vec<Piece>,
    /// What says when it was written.
    end: String,
}

enum Piece {
    /// Pairs that stand as they are.
    Text(String),
    /// A quantity that moves, and its default where that does not move too.
    Number(&'static str, &'static Number, Option<f64>),
    /// Replaced values of the catalog.
    Overrides,
}

/// Whether the default of a quantity follows the size.
fn follows_size(number: &Number, scenario: &Scenario) -> bool {
    let at = |gpus| (number.default)(&scenario.at(gpus));
    at(MIN_GPUS) != at(MAX_GPUS / 4)
}

impl Template {
    /// The template of a scenario whose quantities on these axes will move.
    pub fn of(scenario: &Scenario, axes: &[Axis]) -> Self {
        let swept = |key: &str| axes.iter().any(|axis| axis.key == key);
        let replaced = axes
            .iter()
            .any(|axis| matches!(axis.sets, Sets::Override(_)));
        let document = Document {
            scenario: scenario.clone(),
            ..Document::default()
        };
        let written = document.difference();
        let mut pairs = written
            .split('&')
            .filter(|pair| !pair.is_empty())
            .peekable();
        let mut pieces = Vec::new();
        let of = |key: &'static str| move |pair: &&str| pair.split('=').next() == Some(key);
        for input in INPUTS {
            let pair = pairs.next_if(of(input.key));
            match &input.kind {
                Kind::Number(number)
                    if swept(input.key) || swept("gpus") && follows_size(number, scenario) =>
                {
                    let default = (number.default)(scenario);
                    let stays = !follows_size(number, scenario);
                    pieces.push(Piece::Number(input.key, number, stays.then_some(default)));
                }
                _ => pieces.extend(pair.map(|pair| Piece::Text(format!("{pair}&")))),
            }
        }
        if replaced {
            pieces.push(Piece::Overrides);
        }
        let rest = pairs.filter(|pair| !(replaced && pair.starts_with("set.")));
        pieces.extend(rest.map(|pair| Piece::Text(format!("{pair}&"))));
        let whole = document.write();
        let end = whole.strip_prefix(&written).unwrap_or_default();
        Self {
            pieces,
            end: end.trim_start_matches('&').to_owned(),
        }
    }

    /// Writes the link of a scenario that differs in what moves.
    pub fn write(&self, scenario: &Scenario, out: &mut String) {
        out.clear();
        out.push('#');
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Number(key, number, default) => {
                    let value = (number.get)(scenario);
                    if value != default.unwrap_or_else(|| (number.default)(scenario)) {
                        pair(out, key, value);
                    }
                }
                Piece::Overrides => {
                    for own in scenario.overrides.iter() {
                        out.push_str("set.");
                        pair(out, &own.key(), own.value);
                    }
                }
            }
        }
        out.push_str(&self.end);
    }
}

fn pair(out: &mut String, key: &str, value: f64) {
    out.push_str(key);
    out.push('=');
    out.push_str(&plain_number(value));
    out.push('&');
}
