//! The sheet of spares: how many of every part lie on the shelf, the smallest stock that serves the chosen share of
//! failures.
//!
//! Failures during resupply are Poisson. A spreadsheet has no inverse of that distribution: an expansion gives the stock
//! to within a few, and the distribution itself picks among those.

use crate::figures::bill::label;

use super::bill;
use super::book::{Sheet, at, fixed, formula};
use super::style::{Look, Unit};
use super::subject::Subject;

/// Name of the sheet.
pub const SHEET: &str = "Spares";
/// First row of the parts, which stand as on the bill.
const FIRST: u32 = 5;
/// Columns of the chances tried, and of the stock.
const TRIED: u16 = 4;
const TRIES: u16 = 9;
const STOCK: u16 = TRIED + TRIES;
/// The expansion is this far off at most, and below the first chance tried.
const BACK: u16 = 4;
/// Above so many expected failures the expansion alone is exact to a part.
const MANY: u32 = 500;

/// The stock of a part that stands in a row of the bill, as a formula.
pub fn stock(row: u32) -> String {
    fixed(SHEET, row - bill::FIRST + FIRST, STOCK)
}

/// Fills the sheet.
pub fn spares(subject: &Subject) -> Sheet {
    let mut widths = vec![40.0, 14.0, 14.0, 12.0];
    widths.extend([9.5; TRIES as usize]);
    widths.push(10.0);
    let mut sheet = Sheet::new(SHEET, &widths);
    sheet.heights.push((0, 26.0));
    sheet.put(0, 0, "Spares", Look::Title.plain());
    let lead = "The smallest stock from which the service level’s share of failures is served while used spares are replaced (Poisson; Barlow and Proschan 1965).";
    sheet.put(1, 0, lead, Look::Quiet.plain());
    sheet.put(
        2,
        0,
        "Service level in standard deviations",
        Look::Words.plain(),
    );
    sheet.put(
        2,
        1,
        formula("NORMSINV(ServiceLevel)"),
        Look::Result.of(Unit::Fine),
    );
    sheet.name("ServiceDeviations", 2, 1);
    let heads = FIRST - 1;
    sheet.heights.push((heads, 40.0));
    sheet.put(heads, 0, "Part", Look::Head.plain());
    for (column, head) in [
        (1, "Failures during resupply"),
        (2, "Stock, expanded"),
        (3, "First stock tried"),
    ] {
        sheet.put(heads, column, head, Look::HeadRight.plain());
    }
    for tried in 0..TRIES {
        let head = match tried {
            0 => "Served by it".to_owned(),
            more => format!("and {more} more"),
        };
        sheet.put(heads, TRIED + tried, head, Look::HeadRight.plain());
    }
    sheet.put(heads, STOCK, "Spares", Look::HeadRight.plain());
    sheet.head = FIRST;
    for (row, part) in (FIRST..).zip(subject.rows.iter()) {
        sheet.put(row, 0, label(part), Look::Words.plain());
        let failures = bill::failures(row - FIRST + bill::FIRST);
        let (mean, guess, first) = (at(row, 1), at(row, 2), at(row, 3));
        let z = "ServiceDeviations";
        let texts = [
            (1, format!("{failures}*Resupply/365"), Unit::Times),
            (
                2,
                format!("{mean}+{z}*SQRT({mean})+({z}*{z}-1)/6-0.5"),
                Unit::Times,
            ),
            (3, format!("MAX(0,INT({guess})-{BACK})"), Unit::Whole),
        ];
        for (column, text, unit) in texts {
            sheet.put(row, column, formula(text), Look::Result.of(unit));
        }
        for tried in 0..TRIES {
            let text =
                format!("IF(AND({mean}>0,{mean}<={MANY}),POISSON({first}+{tried},{mean},TRUE),1)");
            sheet.put(
                row,
                TRIED + tried,
                formula(text),
                Look::Result.of(Unit::Fine),
            );
        }
        let tried = format!("{}:{}", at(row, TRIED), at(row, STOCK - 1));
        let text = format!(
            "IF({mean}<=0,0,IF({mean}>{MANY},ROUNDUP(MAX(0,{guess}),0),{first}+SUMPRODUCT(--({tried}<ServiceLevel))))"
        );
        sheet.put(row, STOCK, formula(text), Look::Result.of(Unit::Whole));
    }
    sheet
}
