//! The numbers of a figure as a table: shown on demand, read by screen readers, exported as CSV.

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
}

impl Cell {
    /// A word.
    pub fn word(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            plain: text.clone(),
            text,
        }
    }

    /// A number with the text people read.
    pub fn number(value: f64, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            plain: format!("{value}"),
        }
    }

    /// No value.
    pub fn none() -> Self {
        Self {
            text: "–".to_owned(),
            plain: String::new(),
        }
    }
}

impl Table {
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
