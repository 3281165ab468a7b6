//! The sheet of the bill: every part with its count, its price to three buyers, its draw, its failures and its spares.

use crate::figures::bill::label;
use crate::model::bill::{Part, Row};
use crate::scenario::Buyer;

use super::book::{Content, Sheet, at, formula};
use super::rows::{self, Text};
use super::spares;
use super::style::{Look, Unit};
use super::subject::Subject;

/// Name of the sheet.
pub const SHEET: &str = "Bill";
/// Row of the heads.
const HEADS: u32 = 3;
/// First row of the bill.
pub const FIRST: u32 = HEADS + 1;
/// Columns: head, width, unit of what stands below.
const COLUMNS: [(&str, f64, Unit); 14] = [
    ("Part", 40.0, Unit::Plain),
    ("Who is paid", 19.0, Unit::Plain),
    ("Counts as", 12.0, Unit::Plain),
    ("Count", 13.0, Unit::Whole),
    ("Volume price, $", 13.0, Unit::Cents),
    ("List price, $", 13.0, Unit::Cents),
    ("With vendor optics, $", 13.0, Unit::Cents),
    ("Each, $", 13.0, Unit::Cents),
    ("Total, $", 17.0, Unit::Dollars),
    ("Watts each", 10.0, Unit::Tenths),
    ("Watts", 14.0, Unit::Watts),
    ("Failures each, a year", 11.0, Unit::Fine),
    ("Failures a year", 12.0, Unit::Tenths),
    ("Spares", 9.0, Unit::Whole),
];
/// Where a count, a total, a draw and failures stand.
const COUNT: u16 = 3;
const PRICES: u16 = 4;
const EACH: u16 = 7;
const TOTAL: u16 = 8;
const WATTS: u16 = 10;
const FAILURES: u16 = 12;
/// Who may be paid.
const PAID: [Part; 8] = [
    Part::Switch,
    Part::CircuitSwitch,
    Part::SwitchModule,
    Part::Engine,
    Part::Laser,
    Part::HostCable,
    Part::Fibre,
    Part::Nic,
];

/// What a part counts as in sums of dollars and watts.
fn kind(part: Part) -> &'static str {
    match part {
        _ if part.is_optics() => "optics",
        _ if part.is_cable() => "cables",
        Part::Nic => "adapters",
        _ => "switches",
    }
}

/// Fills the sheet.
pub fn bill(subject: &Subject) -> Sheet {
    let mut sheet = Sheet::new(SHEET, &COLUMNS.map(|(_, width, _)| width));
    sheet.heights.push((0, 26.0));
    sheet.put(0, 0, "Bill", Look::Title.plain());
    sheet.put(1, 0, formula("Verdict"), Look::Verdict.plain());
    heads(&mut sheet, HEADS);
    sheet.head = HEADS + 1;
    for (row, part) in (FIRST..).zip(subject.rows.iter()) {
        line(&mut sheet, subject, row, part);
    }
    // An empty bill still has a row, so that its sums have something to add up.
    let last = (FIRST + subject.rows.len() as u32).max(FIRST + 1) - 1;
    if subject.rows.is_empty() {
        sheet.put(FIRST, 0, "Nothing can be built", Look::Words.plain());
    }
    total(&mut sheet, last);
    let row = paid(&mut sheet, last + 3);
    beside(&mut sheet, subject, row + 2);
    sheet
}

fn heads(sheet: &mut Sheet, row: u32) {
    sheet.heights.push((row, 28.0));
    for (column, (head, _, _)) in (0..).zip(COLUMNS) {
        let look = if column < COUNT {
            Look::Head
        } else {
            Look::HeadRight
        };
        sheet.put(row, column, head, look.plain());
    }
}

fn line(sheet: &mut Sheet, subject: &Subject, row: u32, part: &Row) {
    let Text {
        count,
        prices,
        watts,
        failures,
        failures_each,
    } = rows::text(subject, part);
    sheet.put(row, 0, label(part), Look::Words.plain());
    sheet.put(row, 1, part.part.supplier(), Look::Words.plain());
    sheet.put(row, 2, kind(part.part), Look::Words.plain());
    let [volume, list, vendor] = prices;
    let (count_at, each) = (
        at(row, COUNT),
        format!(
            "INDEX({}:{},BuyerColumn)",
            at(row, PRICES),
            at(row, PRICES + 2)
        ),
    );
    let product = |column| format!("{count_at}*{}", at(row, column));
    let failures_each = match failures_each {
        Some(each) => each,
        None => format!("IF({count_at}>0,{}/{count_at},0)", at(row, FAILURES)),
    };
    let texts = [
        count,
        volume,
        list,
        vendor,
        each,
        product(EACH),
        watts,
        product(WATTS - 1),
        failures_each,
        failures.unwrap_or_else(|| product(FAILURES - 1)),
        spares::stock(row),
    ];
    for (column, text) in (COUNT..).zip(texts) {
        sheet.put(
            row,
            column,
            formula(text),
            Look::Result.of(COLUMNS[usize::from(column)].2),
        );
    }
}

/// Sums, and names for the columns that other sheets add up.
fn total(sheet: &mut Sheet, last: u32) {
    let row = last + 1;
    let column = |column| format!("SUM({}:{})", at(FIRST, column), at(last, column));
    for (place, (_, _, unit)) in (0..).zip(COLUMNS) {
        let (content, look) = match place {
            0 => ("Network".into(), Look::TotalWords),
            TOTAL | WATTS | FAILURES | 13 => (formula(column(place)), Look::Total),
            _ => (Content::Blank, Look::Total),
        };
        sheet.put(row, place, content, look.of(unit));
    }
    for (name, column) in [
        ("Bill_paid", 1),
        ("Bill_kind", 2),
        ("Bill_count", COUNT),
        ("Bill_volume", PRICES),
        ("Bill_list", PRICES + 1),
        ("Bill_total", TOTAL),
        ("Bill_watts", WATTS),
        ("Bill_failures", FAILURES),
        ("Bill_spares", FAILURES + 1),
    ] {
        sheet.name_area(name, [(FIRST, column), (last, column)]);
    }
}

/// Who is paid how much.
fn paid(sheet: &mut Sheet, row: u32) -> u32 {
    sheet.put(row, 0, "Who is paid", Look::Head.plain());
    for (column, head) in [(1, ""), (2, ""), (COUNT, "Share"), (PRICES, "Total, $")] {
        sheet.put(row, column, head, Look::HeadRight.plain());
    }
    for (row, part) in (row + 1..).zip(PAID) {
        let sum = format!("SUMIF(Bill_paid,{},Bill_total)", at(row, 0));
        let share = format!(
            "IF(SUM(Bill_total)>0,{}/SUM(Bill_total),0)",
            at(row, PRICES)
        );
        sheet.put(row, 0, part.supplier(), Look::Words.plain());
        sheet.put(row, 1, Content::Blank, Look::Words.plain());
        sheet.put(row, 2, Content::Blank, Look::Words.plain());
        sheet.put(row, COUNT, formula(share), Look::Result.of(Unit::Share));
        sheet.put(row, PRICES, formula(sum), Look::Result.of(Unit::Dollars));
    }
    row + 1 + PAID.len() as u32
}

/// The networks beside the back end, in no sum above; their counts are the engine's.
fn beside(sheet: &mut Sheet, subject: &Subject, row: u32) {
    let rows = subject.network().map_or(&[][..], |network| &network.beside);
    if rows.is_empty() {
        return;
    }
    let title = "Beside the back end, in no sum above: sized by the engine for the exported size, at its prices";
    sheet.put(row, 0, title, Look::Section.plain());
    heads(sheet, row + 1);
    let first = row + 2;
    for (row, part) in (first..).zip(rows) {
        sheet.put(row, 0, part.name, Look::Words.plain());
        sheet.put(row, 1, part.part.supplier(), Look::Words.plain());
        sheet.put(row, 2, kind(part.part), Look::Words.plain());
        let each = format!(
            "INDEX({}:{},BuyerColumn)",
            at(row, PRICES),
            at(row, PRICES + 2)
        );
        let product = |column| formula(format!("{}*{}", at(row, COUNT), at(row, column)));
        let [volume, list, vendor] = Buyer::ALL else {
            return;
        };
        let price = |buyer: &Buyer| Content::Number(part.unit[*buyer as usize].0);
        let cells = [
            (part.count as f64).into(),
            price(volume),
            price(list),
            price(vendor),
            formula(each),
            product(EACH),
            part.watts.0.into(),
            product(WATTS - 1),
            part.failures.0.into(),
            product(FAILURES - 1),
            (crate::analysis::spares(subject.scenario(), part) as f64).into(),
        ];
        for (column, content) in (COUNT..).zip(cells) {
            let look = match content {
                Content::Formula(_) => Look::Result,
                _ => Look::Given,
            };
            sheet.put(
                row,
                column,
                content,
                look.of(COLUMNS[usize::from(column)].2),
            );
        }
    }
    let last = first + rows.len() as u32 - 1;
    sheet.name_area("Beside_total", [(first, TOTAL), (last, TOTAL)]);
}

/// Failures a year of the part in a row, as a formula of another sheet.
pub fn failures(row: u32) -> String {
    super::book::fixed(SHEET, row, FAILURES)
}
