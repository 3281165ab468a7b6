//! The numbers of a figure as a table: shown on demand, sorted, read by screen readers, exported as CSV.

use crate::catalog::Datum;

/// A table of texts and numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it holds.
    pub caption: String,
    /// Heads of the columns, with their units.
    pub heads: Vec<String>,
    /// Rows of cells.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell: what a person reads and what a program reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// For people.
    pub text: String,
    /// For programs; empty where there is no value.
    pub plain: String,
    /// For sorting; none for words and where there is no value.
    pub value: Option<f64>,
}

impl Cell {
    /// A word.
    pub fn word(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            plain: text.clone(),
            text,
            value: None,
        }
    }

    /// A number with the text people read.
    pub fn number(value: f64, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            plain: format!("{value}"),
            value: Some(value),
        }
    }

    /// No value.
    pub fn none() -> Self {
        Self {
            text: "–".to_owned(),
            plain: String::new(),
            value: None,
        }
    }
}

/// Why a row says what it says.
#[derive(Clone, Debug, Default)]
pub struct Reason {
    /// The formula with the numbers put in. It may end in the link of a scenario, from its `#` on.
    pub formula: String,
    /// The catalog data behind it.
    pub sources: Vec<&'static Datum>,
}

impl Reason {
    /// The formula, and the link it ends in.
    pub fn parts(&self) -> (&str, Option<&str>) {
        match self.formula.rsplit_once(": #") {
            Some((formula, link)) if !link.contains(' ') => (formula, Some(link)),
            _ => (&self.formula, None),
        }
    }
}

impl PartialEq for Reason {
    fn eq(&self, other: &Self) -> bool {
        let places = |reason: &Self| -> Vec<u16> {
            let data = reason.sources.iter();
            data.map(|datum| datum.index).collect()
        };
        self.formula == other.formula && places(self) == places(other)
    }
}

/// A table whose rows open to their reasons, in the order of the rows; a table without reasons has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reasoned {
    /// The table.
    pub table: Table,
    /// A reason for each row, or none at all.
    pub reasons: Vec<Reason>,
}

impl Table {
    /// Whether a column holds numbers: every cell that has a value is one.
    pub fn is_numeric(&self, column: usize) -> bool {
        let mut cells = self.rows.iter().filter_map(|row| row.get(column));
        cells.all(|cell| cell.plain.is_empty() || cell.value.is_some())
    }

    /// Places of the rows sorted by a column: numbers by size, words by letter, equals in the order they had, and what
    /// has no value last.
    pub fn sorted(&self, column: usize, falling: bool) -> Vec<usize> {
        let letters = |cell: &Cell| cell.plain.to_ascii_lowercase();
        let before = |one: usize, other: usize| {
            let (Some(a), Some(b)) = (self.rows[one].get(column), self.rows[other].get(column))
            else {
                return false;
            };
            if a.plain.is_empty() || b.plain.is_empty() {
                return b.plain.is_empty() && !a.plain.is_empty();
            }
            let (a, b) = if falling { (b, a) } else { (a, b) };
            match (a.value, b.value) {
                (Some(a), Some(b)) => a < b,
                _ => letters(a) < letters(b),
            }
        };
        // A bill has a dozen rows; the library's sort would be three kilobytes of the page.
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        for end in 1..order.len() {
            let mut place = end;
            while place > 0 && before(order[place], order[place - 1]) {
                order.swap(place, place - 1);
                place -= 1;
            }
        }
        order
    }

    /// Comma-separated values (RFC 4180), numbers unrounded.
    pub fn csv(&self) -> String {
        let line =
            |cells: Vec<&str>| cells.into_iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n";
        let mut out = line(self.heads.iter().map(String::as_str).collect());
        for row in &self.rows {
            out += &line(row.iter().map(|cell| cell.plain.as_str()).collect());
        }
        out
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
