//! Tables that sort: numbers by size, words by letter, and what has no value last either way.

use fabriconomics::figures::table::{Cell, Table};
use fabriconomics::figures::{Reasoned, parts};
use fabriconomics::model::evaluate;
use fabriconomics::scenario::Document;

fn table() -> Table {
    let row = |name: &str, value: Option<f64>| {
        let number = value.map_or(Cell::none(), |value| {
            Cell::number(value, format!("{value} W"))
        });
        vec![Cell::word(name), number]
    };
    Table {
        caption: "A table".to_owned(),
        heads: ["Part", "Watts"].map(str::to_owned).to_vec(),
        rows: vec![
            row("fibre", None),
            row("Switch", Some(9.0)),
            row("laser", Some(100.0)),
            row("engine", Some(9.0)),
        ],
    }
}

#[test]
fn columns_sort() {
    let table = table();
    assert_eq!((table.is_numeric(0), table.is_numeric(1)), (false, true));
    for (column, falling, expected) in [
        (0, false, [3, 0, 2, 1]),
        (0, true, [1, 2, 0, 3]),
        // Nine before a hundred, equals as they were, nothing last.
        (1, false, [1, 3, 2, 0]),
        (1, true, [2, 1, 3, 0]),
        // No such column changes nothing.
        (7, true, [0, 1, 2, 3]),
    ] {
        assert_eq!(
            table.sorted(column, falling),
            expected,
            "{column} {falling}"
        );
    }
    assert_eq!(Table::default().sorted(0, false), [0; 0]);
}

#[test]
fn every_row_of_the_bill_has_its_reason() {
    let of = |link: &str| -> Reasoned { parts::parts(&evaluate(&Document::read(link).0.scenario)) };
    for link in [
        "",
        "gpus=131072&platform=gb300&fabric=ethernet&optics=cpo",
        "gpus=760&fabric=infiniband&host=dac",
    ] {
        let bill = of(link);
        assert!(!bill.table.rows.is_empty());
        assert_eq!(bill.reasons.len(), bill.table.rows.len(), "{link}");
        for (row, reason) in bill.table.rows.iter().zip(&bill.reasons) {
            // The numbers of the row are what the formula comes to.
            for cell in [&row[2], &row[3], &row[4], &row[5], &row[6]] {
                assert!(
                    reason.formula.contains(&cell.text),
                    "{}: {}",
                    cell.text,
                    reason.formula
                );
            }
            assert!(reason.sources.len() >= 2, "{}", reason.formula);
        }
    }
    assert!(
        of("gpus=4194304&fabric=infiniband&tiers=2")
            .reasons
            .is_empty()
    );
}
