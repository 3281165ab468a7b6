//! Reading a formula as a spreadsheet does: numbers, words, cells, names, functions and the operations between them.

use super::book::{Area, Book};

/// A formula that has been read.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number.
    Number(f64),
    /// Words.
    Words(String),
    /// Yes or no.
    Truth(bool),
    /// One cell or several.
    Cells(Area),
    /// A function of others.
    Call(String, Vec<Self>),
    /// Two joined by an operation.
    Pair(&'static str, Box<[Self; 2]>),
    /// The negative of one.
    Minus(Box<Self>),
}

/// Operations, loosest first; of two that begin alike the longer comes first.
const LEVELS: [&[&str]; 5] = [
    &["<>", "<=", ">=", "=", "<", ">"],
    &["&"],
    &["+", "-"],
    &["*", "/"],
    &["^"],
];

/// Reads a formula of one of the book's sheets.
pub fn read(book: &Book, sheet: usize, text: &str) -> Result<Expression, String> {
    let mut reader = Reader {
        book,
        sheet,
        rest: text,
    };
    let expression = reader.level(0)?;
    if reader.rest.trim_start().is_empty() {
        Ok(expression)
    } else {
        Err(format!("{text}: {} was not expected", reader.rest))
    }
}

struct Reader<'a> {
    book: &'a Book,
    sheet: usize,
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn take(&mut self, word: &str) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(word) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn level(&mut self, level: usize) -> Result<Expression, String> {
        let Some(operations) = LEVELS.get(level) else {
            return self.single();
        };
        let mut left = self.level(level + 1)?;
        while let Some(operation) = operations.iter().find(|operation| self.take(operation)) {
            let right = self.level(level + 1)?;
            left = Expression::Pair(operation, Box::new([left, right]));
        }
        Ok(left)
    }

    fn single(&mut self) -> Result<Expression, String> {
        if self.take("-") {
            return Ok(Expression::Minus(Box::new(self.single()?)));
        }
        if self.take("(") {
            let inner = self.level(0)?;
            return self.close(inner);
        }
        if self.take("\"") {
            return self.words();
        }
        if self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            return self.number();
        }
        let word = self.word();
        if self.take("(") {
            return self.call(word);
        }
        if self.take(":") {
            let end = self.word();
            let (from, to) = (self.cell(word)?, self.cell(end)?);
            let corners = [from.corners[0], to.corners[0]];
            return Ok(Expression::Cells(Area { corners, ..from }));
        }
        match word {
            "TRUE" => Ok(Expression::Truth(true)),
            "FALSE" => Ok(Expression::Truth(false)),
            _ => match self.book.names.get(word) {
                Some(area) => Ok(Expression::Cells(*area)),
                None => self.cell(word).map(Expression::Cells),
            },
        }
    }

    fn close(&mut self, inner: Expression) -> Result<Expression, String> {
        if self.take(")") {
            Ok(inner)
        } else {
            Err(format!("a bracket is open before {}", self.rest))
        }
    }

    /// Words up to the closing quote; two quotes are one.
    fn words(&mut self) -> Result<Expression, String> {
        let mut words = String::new();
        loop {
            let Some((before, after)) = self.rest.split_once('"') else {
                return Err(format!("a quote is open before {}", self.rest));
            };
            words += before;
            self.rest = after;
            match after.strip_prefix('"') {
                Some(after) => {
                    words.push('"');
                    self.rest = after;
                }
                None => return Ok(Expression::Words(words)),
            }
        }
    }

    fn number(&mut self) -> Result<Expression, String> {
        let bytes = self.rest.as_bytes();
        let mut end = 0;
        while let Some(byte) = bytes.get(end) {
            let sign = matches!(byte, b'+' | b'-') && matches!(bytes[end - 1], b'E' | b'e');
            if !(byte.is_ascii_digit() || matches!(byte, b'.' | b'E' | b'e') || sign) {
                break;
            }
            end += 1;
        }
        let (digits, rest) = self.rest.split_at(end);
        self.rest = rest;
        let number = digits.parse();
        number
            .map(Expression::Number)
            .map_err(|_| format!("{digits} is no number"))
    }

    fn word(&mut self) -> &'a str {
        let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$' | '!');
        let rest = self.rest.trim_start();
        let end = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        let (word, rest) = rest.split_at(end);
        self.rest = rest;
        word
    }

    fn call(&mut self, name: &str) -> Result<Expression, String> {
        let mut inputs = Vec::new();
        if !self.take(")") {
            loop {
                inputs.push(self.level(0)?);
                if !self.take(",") {
                    break;
                }
            }
            if !self.take(")") {
                return Err(format!("{name} is open before {}", self.rest));
            }
        }
        Ok(Expression::Call(name.to_owned(), inputs))
    }

    /// A cell of this sheet or, with its name before an exclamation mark, of another.
    fn cell(&self, word: &str) -> Result<Area, String> {
        let unknown = || format!("{word:?} is no cell, name or function");
        let (sheet, place) = match word.split_once('!') {
            Some((name, place)) => {
                let mut sheets = self.book.sheets.iter();
                let sheet = sheets.position(|sheet| sheet.name == name);
                (sheet.ok_or_else(unknown)?, place)
            }
            None => (self.sheet, word),
        };
        let place = place.replace('$', "");
        let split = place.find(|c: char| c.is_ascii_digit());
        let (letters, digits) = place.split_at(split.ok_or_else(unknown)?);
        let column = letters.bytes().try_fold(0_u16, |column, letter| {
            let value = u16::from(letter.checked_sub(b'A').filter(|place| *place < 26)? + 1);
            column.checked_mul(26)?.checked_add(value)
        });
        let column = column.and_then(|column| column.checked_sub(1));
        let row = digits
            .parse::<u32>()
            .ok()
            .and_then(|row| row.checked_sub(1));
        let (Some(row), Some(column)) = (row, column) else {
            return Err(unknown());
        };
        let corners = [(row, column); 2];
        Ok(Area { sheet, corners })
    }
}
