//! Build script: one datum of a TOML row, checked, and the Rust it becomes.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::dictionary::UNITS;

/// A datum as Rust.
pub struct Written {
    /// The number.
    pub code: String,
    /// What else there is to say of it.
    pub about: String,
    /// Id of the source it cites.
    pub source: String,
}

/// The code of a datum.
pub fn datum(
    (at, item): (&str, &str),
    unit: &str,
    value: &Value,
    index: usize,
    sources: &BTreeMap<String, usize>,
) -> Written {
    let row = value.as_table().unwrap_or_else(|| {
        panic!("{at}: a datum is {{ value, unit, basis, grade, source, as_of }}")
    });
    const KNOWN: [&str; 9] = [
        "value", "unit", "basis", "grade", "source", "as_of", "money", "read", "note",
    ];
    for field in row.keys() {
        assert!(
            KNOWN.contains(&field.as_str()),
            "{at}: a datum has no `{field}`"
        );
    }
    let number = match &row.get("value") {
        Some(Value::Integer(whole)) => *whole as f64,
        Some(Value::Float(number)) => *number,
        _ => panic!("{at}: `value` must be a number"),
    };
    assert!(number.is_finite(), "{at}: `value` must be finite");
    let said = text(row, "unit", at);
    assert!(
        unit == "any" || said == unit,
        "{at}: the unit must be {unit}, not {said}"
    );
    let variant = UNITS
        .iter()
        .find(|(name, _)| *name == said)
        .unwrap_or_else(|| panic!("{at}: no unit is called `{said}`"))
        .1;
    let basis = match text(row, "basis", at).as_str() {
        "measured" => "Measured",
        "published" => "Published",
        "derived" => "Derived",
        "estimate" => "Estimate",
        other => {
            panic!("{at}: basis `{other}` is not measured, published, derived or estimate")
        }
    };
    let grade = text(row, "grade", at);
    assert!(
        ["A", "B", "C"].contains(&grade.as_str()),
        "{at}: grade must be A, B or C"
    );
    let read = match text(row, "read", at).as_str() {
        "original" => "Original",
        "copy" => "Copy",
        "ours" => "Ours",
        other => panic!("{at}: read `{other}` is not original, copy or ours"),
    };
    let source = text(row, "source", at);
    let place = *sources
        .get(&source)
        .unwrap_or_else(|| panic!("{at}: no source is called `{source}`"));
    let as_of = text(row, "as_of", at);
    assert!(
        as_of.len() >= 4 && as_of[..4].bytes().all(|b| b.is_ascii_digit()),
        "{at}: as_of starts with a year"
    );
    let money = row
        .get("money")
        .map_or(0, |year| year.as_integer().expect("a year"));
    assert!(
        !said.starts_with("usd") || money > 2000,
        "{at}: money needs its currency year in `money`"
    );
    let note = row
        .get("note")
        .map_or("", |note| note.as_str().expect("words"));
    assert!(
        basis != "Estimate" || !note.is_empty(),
        "{at}: an estimate needs its reasoning in `note`"
    );
    let code = format!(
        "Datum {{ index: {index}, key: {at:?}, item: {item:?}, value: {number:?}, unit: Unit::{variant}, \
         basis: Basis::{basis}, grade: Grade::{grade}, source: {place} }}"
    );
    let about =
        format!("About {{ read: Read::{read}, as_of: {as_of:?}, money: {money}, note: {note:?} }}");
    Written {
        code,
        about,
        source,
    }
}

/// The code of a list of words.
pub fn words(at: &str, value: Option<&Value>) -> String {
    let list = value.map(|value| {
        let words = value.as_array();
        words.unwrap_or_else(|| panic!("{at}: a list is wanted"))
    });
    let words = list.into_iter().flatten();
    let words: Vec<&str> = words.map(|word| word.as_str().expect("a word")).collect();
    format!("&{words:?}")
}

/// The code of a measured curve.
pub fn points(at: &str, value: Option<&Value>) -> String {
    let pairs = value
        .and_then(Value::as_array)
        .unwrap_or_else(|| panic!("{at}: pairs of numbers are wanted"));
    let number = |value: &Value| match value {
        Value::Integer(whole) => *whole as f64,
        Value::Float(number) => *number,
        _ => panic!("{at}: a point is two numbers"),
    };
    let mut before = f64::NEG_INFINITY;
    let mut code = String::new();
    for pair in pairs {
        let pair = pair.as_array().filter(|pair| pair.len() == 2);
        let pair = pair.unwrap_or_else(|| panic!("{at}: a point is two numbers"));
        let (x, y) = (number(&pair[0]), number(&pair[1]));
        assert!(x > before && y.is_finite(), "{at}: the first numbers rise");
        before = x;
        code.push_str(&format!("[{x:?}, {y:?}], "));
    }
    format!("&[{code}]")
}

/// The tables of a kind, if it has any.
pub fn rows<'a>(all: &'a Table, kind: &str) -> Vec<&'a Table> {
    all.get(kind)
        .map(|list| {
            list.as_array()
                .unwrap_or_else(|| panic!("`{kind}` must be a list of tables"))
        })
        .map(|list| {
            list.iter()
                .map(|row| {
                    row.as_table()
                        .unwrap_or_else(|| panic!("`{kind}` must hold tables"))
                })
                .collect()
        })
        .unwrap_or_default()
}

/// A text that must be there.
pub fn text(row: &Table, field: &str, at: &str) -> String {
    row.get(field)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("{at}: `{field}` is missing"))
        .to_owned()
}
