//! The lists a person asks for: figures, inputs and columns. The table in the README is the same one.

use crate::figures::FIGURES;
use crate::figures::drawings::DRAWINGS;
use crate::scenario::{INPUTS, Kind, Scenario, plain_number};

use super::row;

/// Ids of the figures and what they draw.
pub fn figures() -> String {
    let mut out: String = FIGURES
        .iter()
        .map(|figure| format!("{:<18} {}\n", figure.id, figure.title))
        .collect();
    for drawing in DRAWINGS {
        out += &format!("{:<18} {}\n", drawing.id, drawing.under);
    }
    out
}

/// The columns of a row and what each means.
pub fn columns() -> String {
    let all = row::all();
    let all = all.iter().map(|shown| (shown.name(), shown.meaning()));
    all.map(|(name, meaning)| format!("{name:<43} {meaning}\n"))
        .collect()
}

/// The table of inputs in Markdown.
pub fn inputs() -> String {
    let scenario = Scenario::default();
    let mut out = "| key | what it is | values | default |\n| --- | --- | --- | --- |\n".to_owned();
    for input in INPUTS {
        let (values, default) = match &input.kind {
            Kind::Number(number) => (number.range(), number.digits((number.default)(&scenario))),
            Kind::List(list) => (
                format!(
                    "{} of {} to {} {}",
                    list.entries.join(", "),
                    plain_number(list.min),
                    plain_number(list.max),
                    list.unit
                ),
                (0..list.entries.len())
                    .map(|place| plain_number((list.default)(&scenario, place)))
                    .collect::<Vec<_>>()
                    .join(","),
            ),
            Kind::Choice(choice) => (
                (choice.words)()
                    .iter()
                    .map(|word| format!("`{word}`"))
                    .collect::<Vec<_>>()
                    .join(" "),
                (choice.default)(&scenario).to_owned(),
            ),
        };
        out += &format!(
            "| `{}` | {}: {} | {values} | {default} |\n",
            input.key, input.label, input.help
        );
    }
    out
}
