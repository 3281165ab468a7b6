//! Horizontal bars of one or more parts, before anybody draws them.

use super::axis::{Axis, Quantity};
use super::plot::{Ink, Plot, Reading};

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

    /// What the value card says of it: its parts, and what they come to.
    pub fn read(&self) -> Reading {
        let row = |part: &Segment| (part.name.to_owned(), part.ink, part.text.clone());
        let mut rows: Vec<_> = self.parts.iter().map(row).collect();
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
