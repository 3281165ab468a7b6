//! The sheet of results: what the network costs, burns, delivers and how often it stops, each beside what the engine said
//! when the workbook was made.

mod costs;
mod power;
mod stops;
mod tax;

use crate::model::Report;

use super::book::{Content, Sheet, at, formula};
use super::style::{Look, Unit};
use super::subject::Subject;

/// Name of the sheet.
pub const SHEET: &str = "Results";

/// Row of the heads.
const HEADS: u32 = 6;

/// One result: what it is, its unit and its name, the formula, what the engine says, and whether it needs a network.
struct Row {
    label: &'static str,
    unit: (Unit, &'static str),
    name: &'static str,
    text: &'static str,
    engine: Option<f64>,
    network: bool,
}

/// Fills the sheet.
pub fn results(subject: &Subject) -> Sheet {
    let mut sheet = Sheet::new(SHEET, &[52.0, 20.0, 18.0, 20.0, 13.0, 9.0, 28.0]);
    sheet.heights.push((0, 26.0));
    sheet.put(0, 0, super::title(subject.report), Look::Title.plain());
    sheet.put(1, 0, super::lead(subject.report), Look::Lead.plain());
    sheet.put(2, 0, formula("Verdict"), Look::Verdict.plain());
    let heads = [
        "Result",
        "Workbook",
        "Unit",
        "Engine at export",
        "Difference",
        "Equal",
        "Name in formulas",
    ];
    for (column, head) in (0..).zip(heads) {
        let right = matches!(column, 1 | 3 | 4);
        let look = match column {
            _ if right => Look::HeadRight,
            2 | 5 | 6 => Look::HeadBeside,
            _ => Look::Head,
        };
        sheet.put(HEADS, column, head, look.plain());
    }
    sheet.head = HEADS + 1;
    let mut row = HEADS + 1;
    let first = row;
    for (title, group) in groups(subject.report) {
        sheet.heights.push((row, 30.0));
        sheet.put(row, 0, title, Look::Section.plain());
        row += 1;
        for result in group {
            line(&mut sheet, row, &result);
            row += 1;
        }
    }
    check(&mut sheet, first, row - 1);
    sheet
}

fn line(sheet: &mut Sheet, row: u32, result: &Row) {
    let (unit, words) = result.unit;
    let text = match result.network {
        true => format!("IF(Fits=1,{},\"–\")", result.text),
        false => result.text.to_owned(),
    };
    let engine: Content = result.engine.map_or("–".into(), Content::Number);
    sheet.put(row, 0, result.label, Look::Words.plain());
    sheet.put(row, 1, formula(text), Look::Result.of(unit));
    sheet.put(row, 2, words, Look::Beside.plain());
    sheet.put(row, 3, engine, Look::Given.of(unit));
    let (ours, theirs) = (at(row, 1), at(row, 3));
    let both = format!("AND(ISNUMBER({ours}),ISNUMBER({theirs}))");
    let difference = format!("IF({both},{ours}-{theirs},0)");
    sheet.put(row, 4, formula(difference), Look::Result.of(Unit::Tiny));
    let equal = format!(
        "IF({both},IF(ABS({ours}-{theirs})<=0.000000001*ABS({theirs})+0.000000000001,\"yes\",\"no\"),IF({ours}={theirs},\"yes\",\"no\"))"
    );
    sheet.put(row, 5, formula(equal), Look::Beside.plain());
    sheet.checks.push((row, 5));
    sheet.put(row, 6, result.name, Look::Note.plain());
    sheet.name(result.name, row, 1);
}

/// The one check: it holds as long as nobody changed an input, and says so when somebody has.
fn check(sheet: &mut Sheet, first: u32, last: u32) {
    sheet.put(
        4,
        0,
        "Workbook equals the engine at export",
        Look::TotalWords.plain(),
    );
    let wrong = format!("SUMPRODUCT(--({}:{}=\"no\"))", at(first, 5), at(last, 5));
    let text = format!(
        "IF(InputsChanged>0,\"not compared: \"&InputsChanged&IF(InputsChanged=1,\" input was\",\" inputs were\")&\" changed\",IF({wrong}=0,\"yes\",\"no: \"&{wrong}&\" results differ\"))"
    );
    sheet.put(4, 1, formula(text), Look::TotalWords.plain());
    sheet.checks.push((4, 1));
    sheet.name("EqualsEngine", 4, 1);
    for column in 2..7 {
        sheet.put(4, column, Content::Blank, Look::TotalWords.plain());
    }
}

type Group = (&'static str, Vec<Row>);

fn groups(report: &Report) -> [Group; 5] {
    [
        ("What it costs", costs::costs(report)),
        ("What is bought", costs::counts(report)),
        ("What it burns", power::power(report)),
        ("What it delivers: the bandwidth tax", tax::tax(report)),
        ("How often it stops", stops::failures(report)),
    ]
}

fn on(
    label: &'static str,
    unit: (Unit, &'static str),
    name: &'static str,
    text: &'static str,
    engine: Option<f64>,
) -> Row {
    Row {
        label,
        unit,
        name,
        text,
        engine,
        network: true,
    }
}

const DOLLARS: (Unit, &str) = (Unit::Dollars, "$");

const CENTS: (Unit, &str) = (Unit::Cents, "$ a GPU");

const YEARLY: (Unit, &str) = (Unit::Dollars, "$ a year");

const SHARE: (Unit, &str) = (Unit::Share, "share");

const WATTS: (Unit, &str) = (Unit::Watts, "W");

const COUNT: (Unit, &str) = (Unit::Whole, "");

const EVENTS: (Unit, &str) = (Unit::Tenths, "a year");
