//! Horizontal bars of one or more parts, before anybody draws them.

use super::axis::{Axis, Quantity};
use super::plot::{Ink, Plot, Reading, rising};
use super::table::{Cell, Table};

/// One part of a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// What it is: the same name wears the same ink in every bar, and is written once.
    pub name: &'static str,
    /// Colour.
    pub ink: Ink,
    /// Length in the units of the horizontal axis.
    pub value: f64,
    /// The value in words, written inside where it fits.
    pub text: String,
}

/// A horizontal bar with its label before or above it and its total at its end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Label, and name in the value card.
    pub label: String,
    /// Parts, drawn one after the other.
    pub parts: Vec<Segment>,
    /// What it comes to, or why it has no length.
    pub total: String,
    /// The bar of the present scenario, or the one the sentence is about.
    pub bold: bool,
    /// Somebody else's number, or a forecast: drawn hollow.
    pub hollow: bool,
}

impl Bar {
    /// Length in the units of the horizontal axis.
    pub fn value(&self) -> f64 {
        self.parts.iter().map(|part| part.value).sum()
    }

    /// What the parts of one name come to, where there are any.
    fn of(&self, name: &str) -> Option<f64> {
        let own = self.parts.iter().filter(|part| part.name == name);
        let (mut all, mut many) = (0.0, 0);
        for part in own {
            (all, many) = (all + part.value, many + 1);
        }
        (many > 0).then_some(all)
    }

    /// What the value card says of it: its parts, those of one name together, and what they come to.
    pub fn read(&self, quantity: Quantity) -> Reading {
        let mut rows: Vec<(String, Ink, String)> = Vec::with_capacity(4);
        for (place, part) in self.parts.iter().enumerate() {
            let alike = |other: &&Segment| other.name == part.name;
            if self.parts[..place].iter().any(|other| alike(&other)) {
                continue;
            }
            let text = match self.parts.iter().filter(alike).count() {
                1 => part.text.clone(),
                _ => quantity.write(self.of(part.name).unwrap_or_default()),
            };
            rows.push((part.name.to_owned(), part.ink, text));
        }
        // A single part is its total.
        match rows.as_slice() {
            [one] if one.2 == self.total => {}
            [] => rows.push((String::new(), Ink::Main, self.total.clone())),
            _ => rows.push(("All".to_owned(), Ink::Main, self.total.clone())),
        }
        Reading {
            at: self.label.clone(),
            rows,
        }
    }
}

/// A plot of bars along an axis from zero; where there is nothing, a bar that says so.
pub(super) fn plot(quantity: Quantity, mut bars: Vec<Bar>) -> Plot {
    if bars.is_empty() {
        bars.push(Bar {
            label: "Network".to_owned(),
            total: quantity.write(0.0),
            ..Bar::default()
        });
    }
    Plot {
        x: Axis::linear(quantity, bars.iter().map(Bar::value), true),
        y: Axis::linear(quantity, [], true),
        lines: Vec::new(),
        dots: Vec::new(),
        flags: Vec::new(),
        bars,
    }
}

/// Names of the parts with their inks, where there is more than one, in the order of the inks; and where each begins, if
/// the first bar has them all.
pub(super) fn names(plot: &Plot) -> Vec<(&'static str, Ink, f64)> {
    let mut names: Vec<(&str, Ink, f64)> = Vec::new();
    let mut first = 0;
    for (place, bar) in plot.bars.iter().enumerate() {
        let mut value = 0.0;
        for part in &bar.parts {
            if !part.name.is_empty() && names.iter().all(|(name, ..)| *name != part.name) {
                names.push((part.name, part.ink, value));
            }
            value += part.value;
        }
        if place == 0 {
            first = names.len();
        }
    }
    if first < names.len() {
        for (.., value) in &mut names {
            *value = 0.0;
        }
    }
    rising(&mut names, |(_, ink, _)| match ink {
        Ink::Series(number) => f64::from(*number),
        _ => 0.0,
    });
    if names.len() < 2 { Vec::new() } else { names }
}

/// The numbers of the bars: a column for each part, what they come to, and what stands at the end of the bar.
pub(super) fn table(plot: &Plot, caption: &str, first: &str) -> Table {
    let (quantity, names) = (plot.x.quantity, names(plot));
    let unit = quantity.unit();
    let mut heads = vec![first.to_owned()];
    heads.extend(names.iter().map(|(name, ..)| format!("{name}, {unit}")));
    heads.extend([
        format!("All, {unit}"),
        "As drawn".to_owned(),
        "Kind".to_owned(),
    ]);
    let row = |bar: &Bar| {
        let mut row = vec![Cell::word(bar.label.as_str())];
        let mut put = |value: Option<f64>| {
            let cell = |value| Cell::number(value, quantity.write(value));
            row.push(value.map_or_else(Cell::none, cell));
        };
        // What others do not say is unknown; what is not bought is none of ours.
        let absent = (!bar.hollow && !bar.parts.is_empty()).then_some(0.0);
        for (name, ..) in &names {
            put(bar.of(name).or(absent));
        }
        put((!bar.parts.is_empty()).then(|| bar.value()));
        row.push(Cell::word(bar.total.as_str()));
        row.push(match (bar.hollow, bar.bold) {
            (true, _) => Cell::word("not ours, or a forecast"),
            (_, true) => Cell::word("this scenario"),
            _ => Cell::none(),
        });
        row
    };
    Table {
        caption: caption.to_owned(),
        heads,
        rows: plot.bars.iter().map(row).collect(),
    }
}
