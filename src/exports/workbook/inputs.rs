//! The sheet of inputs: every number the results rest on, with its unit, its name in formulas, and where it comes from.

use crate::catalog::{Basis, Datum, Grade, Read, Source, Unit as Quantity};
use crate::scenario::Scenario;

use super::book::{Allowed, Content, Sheet, formula};
use super::style::{Look, Unit};

/// Name of the sheet.
pub const SHEET: &str = "Inputs";
/// Heads of its columns.
const HEADS: [&str; 10] = [
    "Input",
    "Value",
    "Unit",
    "Name in formulas",
    "Basis",
    "Grade",
    "As of",
    "Source",
    "Note",
    "At export",
];
/// Widths of its columns.
const WIDTHS: [f64; 10] = [46.0, 25.0, 17.0, 31.0, 12.0, 7.0, 10.0, 52.0, 70.0, 13.0];
/// Column of the values.
pub const VALUE: u16 = 1;
/// Column of the values at export.
const EXPORTED: u16 = 9;

/// What stands in the column of values.
pub enum Entry {
    /// A number for the reader to change.
    Input(f64),
    /// A word for the reader to change.
    Word(&'static str),
    /// A number chosen elsewhere.
    Given(f64),
    /// Words chosen elsewhere.
    Said(String),
    /// A formula.
    Follows(String),
}

/// Where a value comes from.
pub enum Origin {
    /// The catalog.
    Catalog(&'static Datum),
    /// The person, in place of the catalog's.
    Own(Option<&'static Datum>),
    /// A choice of the link.
    Link,
    /// A remark.
    Remark(String),
}

impl Origin {
    /// A catalog value, or the person's own in its place.
    pub fn of(scenario: &Scenario, datum: &'static Datum) -> Self {
        if scenario.value(datum) == datum.value {
            Self::Catalog(datum)
        } else {
            Self::Own(Some(datum))
        }
    }
}

/// The sheet in the making.
pub struct Inputs {
    /// The sheet.
    pub sheet: Sheet,
    /// The next row.
    pub row: u32,
    /// Publications cited so far.
    pub sources: Vec<&'static Source>,
    first: u32,
}

impl Inputs {
    /// Begins it below some rows.
    pub fn below(rows: u32) -> Self {
        let mut sheet = Sheet::new(SHEET, &WIDTHS);
        for (column, head) in HEADS.iter().enumerate() {
            let right = matches!(column, 1 | 9);
            let look = match column {
                _ if right => Look::HeadRight,
                2.. => Look::HeadBeside,
                _ => Look::Head,
            };
            sheet.put(rows, column as u16, *head, look.plain());
        }
        sheet.head = rows + 1;
        Self {
            sheet,
            row: rows + 1,
            sources: Vec::new(),
            first: rows + 1,
        }
    }

    /// The head of a group of rows.
    pub fn section(&mut self, title: &str) {
        self.sheet.heights.push((self.row, 30.0));
        self.sheet.put(self.row, 0, title, Look::Section.plain());
        self.row += 1;
    }

    /// One row; an empty name names nothing.
    pub fn line(
        &mut self,
        label: impl Into<Content>,
        entry: Entry,
        unit: (Unit, &str),
        name: &str,
        origin: Origin,
    ) {
        let row = self.row;
        let sheet = &mut self.sheet;
        sheet.put(row, 0, label, Look::Words.plain());
        let (look, content): (_, Content) = match entry {
            Entry::Input(number) => (Look::Input, number.into()),
            Entry::Word(word) => (Look::Input, word.into()),
            Entry::Given(number) => (Look::Given, number.into()),
            Entry::Said(words) => (Look::Given, words.into()),
            Entry::Follows(text) => (Look::Result, formula(text)),
        };
        if look == Look::Input {
            sheet.put(row, EXPORTED, content.clone(), Look::Given.of(unit.0));
        } else {
            sheet.put(row, EXPORTED, Content::Blank, Look::Given.plain());
        }
        sheet.put(row, VALUE, content, look.of(unit.0));
        sheet.put(row, 2, unit.1, Look::Beside.plain());
        sheet.put(row, 3, name, Look::Note.plain());
        if !name.is_empty() {
            sheet.name(name, row, VALUE);
        }
        for (column, words) in (4..9).zip(self.said(origin)) {
            self.sheet.put(row, column, words, Look::Note.plain());
        }
        self.row += 1;
    }

    /// Restricts what may be entered into the last row.
    pub fn allow(&mut self, allowed: Allowed) {
        self.sheet.allowed.push(((self.row - 1, VALUE), allowed));
    }

    /// A row of a catalog value, under the name of its key.
    pub fn datum(&mut self, scenario: &Scenario, label: impl Into<Content>, datum: &'static Datum) {
        let share = datum.unit == Quantity::Percent;
        let value = scenario.value(datum) * if share { 0.01 } else { 1.0 };
        let origin = Origin::of(scenario, datum);
        self.line(
            label,
            Entry::Input(value),
            unit(datum),
            &name_of(datum),
            origin,
        );
    }

    /// Basis, grade, date, source and note.
    fn said(&mut self, origin: Origin) -> [String; 5] {
        let nothing = String::new;
        match origin {
            Origin::Catalog(datum) => {
                if !self.sources.contains(&datum.source()) {
                    self.sources.push(datum.source());
                }
                let about = datum.about();
                let copy = match about.read {
                    Read::Copy => "Read in a copy. ",
                    Read::Original | Read::Ours => "",
                };
                [
                    basis(datum).to_owned(),
                    grade(datum).to_owned(),
                    about.as_of.to_owned(),
                    source(datum),
                    format!("{copy}{}", about.note),
                ]
            }
            Origin::Own(datum) => {
                let note = datum.map_or_else(nothing, |datum| {
                    let value = crate::scenario::plain_number(datum.value);
                    let of = if datum.unit == Quantity::Percent {
                        " %"
                    } else {
                        ""
                    };
                    format!(
                        "In place of the catalog’s {value}{of}, {}: {}",
                        basis(datum),
                        source(datum)
                    )
                });
                [
                    "yours".to_owned(),
                    nothing(),
                    nothing(),
                    "The scenario’s own value".to_owned(),
                    note,
                ]
            }
            Origin::Link => {
                let note = "Another choice needs another workbook.".to_owned();
                [
                    "choice".to_owned(),
                    nothing(),
                    nothing(),
                    "The scenario".to_owned(),
                    note,
                ]
            }
            Origin::Remark(note) => [nothing(), nothing(), nothing(), nothing(), note],
        }
    }

    /// How many inputs differ from what was exported, as a formula.
    pub fn changed(&self) -> String {
        let column =
            |column| super::book::area(SHEET, [(self.first, column), (self.row - 1, column)]);
        let (now, then) = (column(VALUE), column(EXPORTED));
        format!("SUMPRODUCT(({then}<>\"\")*({now}<>{then}))")
    }
}

/// `sn5600_price_hyperscale`: the key of a catalog value as a spreadsheet takes it.
pub fn name_of(datum: &Datum) -> String {
    name(datum.key)
}

/// A key as a name: letters, digits and underscores, no digit first.
pub fn name(key: &str) -> String {
    let name = key.replace(['-', '.'], "_");
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{name}")
    } else {
        name
    }
}

fn basis(datum: &Datum) -> &'static str {
    match datum.basis {
        Basis::Measured => "measured",
        Basis::Published => "published",
        Basis::Derived => "derived",
        Basis::Estimate => "estimate",
    }
}

fn grade(datum: &Datum) -> &'static str {
    match datum.grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
    }
}

fn source(datum: &Datum) -> String {
    let Source {
        title, publisher, ..
    } = datum.source();
    match *publisher {
        "" => (*title).to_owned(),
        publisher => format!("{publisher}: {title}"),
    }
}

/// How a catalog value is written, and its unit in words.
pub fn unit(datum: &Datum) -> (Unit, &'static str) {
    match datum.unit {
        Quantity::Usd => (Unit::Cents, "$"),
        Quantity::UsdPerGpuHour => (Unit::Cents, "$ a GPU-hour"),
        Quantity::UsdPerKwh => (Unit::Plain, "$ a kWh"),
        Quantity::PerYear => (Unit::Plain, "failures a year"),
        Quantity::Percent => (Unit::Share, "share"),
        Quantity::Ratio => (Unit::Plain, "×"),
        Quantity::UsdPerGbps => (Unit::Cents, "$ per Gb/s"),
        unit => (Unit::Plain, unit.symbol()),
    }
}
