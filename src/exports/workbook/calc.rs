//! Working a book out: what every formula comes to. The file carries these values beside the formulas, for programs that
//! show a sheet without computing it.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Area, Book, Content};
use super::formula::{Expression, read};
use super::functions;

/// What a cell comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// A number.
    Number(f64),
    /// Words.
    Words(String),
    /// Yes or no.
    Truth(bool),
    /// Cells of an area, row by row.
    Many(Vec<Self>),
}

impl Value {
    /// The number it is taken for between others.
    pub fn number(&self) -> Result<f64, String> {
        match self {
            Self::Empty => Ok(0.0),
            Self::Number(number) => Ok(*number),
            Self::Truth(truth) => Ok(f64::from(u8::from(*truth))),
            other => Err(format!("{other:?} is no number")),
        }
    }

    /// The text it is taken for.
    fn text(&self) -> Result<String, String> {
        match self {
            Self::Empty => Ok(String::new()),
            Self::Number(number) => Ok(format!("{number}")),
            Self::Words(words) => Ok(words.clone()),
            other => Err(format!("{other:?} is no text")),
        }
    }

    /// Itself, or all of an area.
    pub fn all(&self) -> &[Self] {
        match self {
            Self::Many(all) => all,
            one => std::slice::from_ref(one),
        }
    }
}

/// Where a cell stands: sheet, row and column.
type Place = (usize, u32, u16);

/// A book while it is worked out.
pub struct Calculator<'a> {
    book: &'a Book,
    done: BTreeMap<Place, Value>,
    open: BTreeSet<Place>,
}

impl<'a> Calculator<'a> {
    /// Begins with nothing worked out.
    pub fn of(book: &'a Book) -> Self {
        Self {
            book,
            done: BTreeMap::new(),
            open: BTreeSet::new(),
        }
    }

    /// What a cell comes to.
    pub fn cell(&mut self, place: Place) -> Result<Value, String> {
        let (sheet, row, column) = place;
        let sheet_of = &self.book.sheets[sheet];
        let Some(cell) = sheet_of.cells.get(&(row, column)) else {
            return Ok(Value::Empty);
        };
        let text = match &cell.content {
            Content::Blank => return Ok(Value::Empty),
            Content::Number(number) => return Ok(Value::Number(*number)),
            Content::Words(words) => return Ok(Value::Words(words.clone())),
            Content::Formula(text) => text,
        };
        if let Some(value) = self.done.get(&place) {
            return Ok(value.clone());
        }
        let whose = || format!("{} {}", sheet_of.name, super::book::at(row, column));
        if !self.open.insert(place) {
            return Err(format!("{} asks for itself", whose()));
        }
        let value = read(self.book, sheet, text).and_then(|read| self.value(&read));
        let value = value.map_err(|why| format!("{} = {text}: {why}", whose()))?;
        self.open.remove(&place);
        self.done.insert(place, value.clone());
        Ok(value)
    }

    fn cells(&mut self, area: Area) -> Result<Value, String> {
        let [from, to] = area.corners;
        if from == to {
            return self.cell((area.sheet, from.0, from.1));
        }
        let mut all = Vec::new();
        for row in from.0..=to.0 {
            for column in from.1..=to.1 {
                all.push(self.cell((area.sheet, row, column))?);
            }
        }
        Ok(Value::Many(all))
    }

    fn value(&mut self, expression: &Expression) -> Result<Value, String> {
        match expression {
            Expression::Number(number) => Ok(Value::Number(*number)),
            Expression::Words(words) => Ok(Value::Words(words.clone())),
            Expression::Truth(truth) => Ok(Value::Truth(*truth)),
            Expression::Cells(area) => self.cells(*area),
            Expression::Minus(one) => {
                let zero = Value::Number(0.0);
                each(&zero, &self.value(one)?, |_, one| {
                    Ok(Value::Number(-one.number()?))
                })
            }
            Expression::Pair(operation, pair) => {
                let (left, right) = (self.value(&pair[0])?, self.value(&pair[1])?);
                each(&left, &right, |left, right| joined(operation, left, right))
            }
            // Only the branch that is taken is looked at.
            Expression::Call(name, inputs) if name == "IF" && inputs.len() == 3 => {
                let yes = self.value(&inputs[0])?.number()? != 0.0;
                self.value(&inputs[if yes { 1 } else { 2 }])
            }
            Expression::Call(name, inputs) => {
                let inputs: Result<Vec<_>, _> =
                    inputs.iter().map(|input| self.value(input)).collect();
                functions::call(name, &inputs?)
            }
        }
    }
}

/// An operation on every cell of two areas, or of one area and a single value.
fn each(
    left: &Value,
    right: &Value,
    join: impl Fn(&Value, &Value) -> Result<Value, String>,
) -> Result<Value, String> {
    let (one, other) = (left.all(), right.all());
    let single = !matches!((left, right), (Value::Many(_), _) | (_, Value::Many(_)));
    if single {
        return join(left, right);
    }
    if one.len() != other.len() && one.len() != 1 && other.len() != 1 {
        return Err(format!("{} cells beside {}", one.len(), other.len()));
    }
    let count = one.len().max(other.len());
    let all: Result<Vec<_>, _> = (0..count)
        .map(|place| join(&one[place % one.len()], &other[place % other.len()]))
        .collect();
    all.map(Value::Many)
}

fn joined(operation: &str, left: &Value, right: &Value) -> Result<Value, String> {
    if operation == "&" {
        return Ok(Value::Words(left.text()? + &right.text()?));
    }
    if matches!(operation, "=" | "<>" | "<" | "<=" | ">" | ">=") {
        let order = compared(left, right);
        return Ok(Value::Truth(match operation {
            "=" => order.is_eq(),
            "<>" => order.is_ne(),
            "<" => order.is_lt(),
            "<=" => order.is_le(),
            ">" => order.is_gt(),
            _ => order.is_ge(),
        }));
    }
    let (one, other) = (left.number()?, right.number()?);
    let number = match operation {
        "+" => one + other,
        "-" => one - other,
        "*" => one * other,
        "/" => one / other,
        _ => libm::pow(one, other),
    };
    if number.is_finite() {
        Ok(Value::Number(number))
    } else {
        Err(format!("{one} {operation} {other} is no number"))
    }
}

/// The order of a spreadsheet: numbers before words, words before truths; an empty cell is whatever it is held against.
pub fn compared(left: &Value, right: &Value) -> std::cmp::Ordering {
    let rank = |value: &Value| match value {
        Value::Empty | Value::Number(_) => 0,
        Value::Words(_) => 1,
        Value::Truth(_) | Value::Many(_) => 2,
    };
    match (left, right) {
        (Value::Words(one), Value::Words(other)) => {
            one.to_ascii_lowercase().cmp(&other.to_ascii_lowercase())
        }
        (Value::Empty, Value::Words(other)) => "".cmp(other.as_str()),
        (Value::Words(one), Value::Empty) => one.as_str().cmp(""),
        _ if rank(left) != rank(right) => rank(left).cmp(&rank(right)),
        _ => {
            let number = |value: &Value| value.number().unwrap_or(0.0);
            number(left).total_cmp(&number(right))
        }
    }
}
