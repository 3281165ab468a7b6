//! A workbook as a value: sheets of cells, and names for the cells that formulas speak of.

use std::collections::BTreeMap;

use super::style::Style;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A frame without content.
    Blank,
    /// Words.
    Words(String),
    /// A number that was entered.
    Number(f64),
    /// A formula, without the equals sign.
    Formula(String),
}

impl From<f64> for Content {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Content {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Content {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

/// A formula; the equals sign is the file's.
pub fn formula(text: impl Into<String>) -> Content {
    Content::Formula(text.into())
}

/// One cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What stands in it.
    pub content: Content,
    /// How it looks.
    pub style: Style,
}

/// What may be entered into a cell.
#[derive(Clone, Debug)]
pub enum Allowed {
    /// A whole number in a range.
    Whole(i32, i32),
    /// A number in a range.
    Range(f64, f64),
    /// One of some words.
    Words(Vec<&'static str>),
}

/// A sheet in the making.
#[derive(Debug)]
pub struct Sheet {
    /// Its name, one word.
    pub name: &'static str,
    /// Its cells by row and column.
    pub cells: BTreeMap<(u32, u16), Cell>,
    /// Widths of its columns, in characters.
    pub widths: Vec<f64>,
    /// Rows that need more height than a line, and how much.
    pub heights: Vec<(u32, f64)>,
    /// Rows that stay in sight and are repeated on every page.
    pub head: u32,
    /// Cells whose content is restricted.
    pub allowed: Vec<((u32, u16), Allowed)>,
    /// Cells that say yes or something else, to be coloured by it.
    pub checks: Vec<(u32, u16)>,
    /// Names of areas: first and last cell.
    pub names: Vec<(String, Corners)>,
}

/// First and last cell of an area.
pub type Corners = [(u32, u16); 2];

impl Sheet {
    /// An empty sheet with columns of these widths.
    pub fn new(name: &'static str, widths: &[f64]) -> Self {
        Self {
            name,
            cells: BTreeMap::new(),
            widths: widths.to_vec(),
            heights: Vec::new(),
            head: 0,
            allowed: Vec::new(),
            checks: Vec::new(),
            names: Vec::new(),
        }
    }

    /// Fills a cell.
    pub fn put(&mut self, row: u32, column: u16, content: impl Into<Content>, style: Style) {
        let content = content.into();
        self.cells.insert((row, column), Cell { content, style });
    }

    /// Fills the cells of a row with words of one look.
    pub fn words(&mut self, row: u32, words: &[&str], style: Style) {
        for (column, text) in words.iter().enumerate() {
            self.put(row, column as u16, *text, style);
        }
    }

    /// Names a cell.
    pub fn name(&mut self, name: impl Into<String>, row: u32, column: u16) {
        self.name_area(name, [(row, column); 2]);
    }

    /// Names an area.
    pub fn name_area(&mut self, name: impl Into<String>, corners: Corners) {
        self.names.push((name.into(), corners));
    }
}

/// Letters of a column.
pub fn letters(column: u16) -> String {
    let mut rest = u32::from(column) + 1;
    let mut out = Vec::new();
    while rest > 0 {
        out.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    out.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// A cell as a formula names it: `B5`.
pub fn at(row: u32, column: u16) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// A cell as a formula of any sheet names it: `Bill!$B$5`.
pub fn fixed(sheet: &str, row: u32, column: u16) -> String {
    format!("{sheet}!${}${}", letters(column), row + 1)
}

/// An area as a formula of any sheet names it: `Bill!$B$5:$B$9`.
pub fn area(sheet: &str, [from, to]: Corners) -> String {
    let end = format!("${}${}", letters(to.1), to.0 + 1);
    format!("{}:{end}", fixed(sheet, from.0, from.1))
}

/// An area of one sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Which sheet.
    pub sheet: usize,
    /// First and last cell.
    pub corners: Corners,
}

/// Sheets that belong together.
#[derive(Debug)]
pub struct Book {
    /// What it is called.
    pub title: String,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
    /// Its names.
    pub names: BTreeMap<String, Area>,
}

impl Book {
    /// Binds sheets together with the names they give.
    pub fn of(title: String, sheets: Vec<Sheet>) -> Self {
        let mut names = BTreeMap::new();
        for (sheet, content) in sheets.iter().enumerate() {
            for (name, corners) in &content.names {
                let corners = *corners;
                names.insert(name.clone(), Area { sheet, corners });
            }
        }
        Self {
            title,
            sheets,
            names,
        }
    }
}
