//! Published numbers against ours: every row of `published.toml`, the ledgers made of them, the cliffs and the calibration.

use std::collections::BTreeSet;
use std::{env, fs};

mod across;
mod arithmetic;
mod article;
mod book;
mod calibration;
mod cliffs;
mod collective;
mod given;
mod ledger;
mod ours;
mod page;
mod quantities;

use article::{article, slips};
use book::{Verdict, book, lines, source};
use given::opens;
use ledger::{deviation, ledger, shown};
use page::page;

/// What is made of the rows: the ledger as a page of this repository, and as the file the program's page fetches.
const LEDGER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/ledger.md");
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/ledger.json");

#[test]
fn published_numbers_come_out() {
    let book = book();
    let lines = lines(&book);
    println!(
        "{:<40} {:<46} {:>14} {:>14} {:>10}  verdict",
        "id", "what", "published", "ours", "deviation"
    );
    for line in &lines {
        let id = format!("{} {}", line.case.id, line.row.id);
        let named = line.row.what.is_empty() || line.row.expect.len() > 1;
        let what = if named { line.quantity } else { &line.row.what };
        println!(
            "{id:<40} {what:<46} {:>14} {:>14} {:>10}  {}",
            line.published.shown(),
            shown(line.ours),
            deviation(line),
            line.words()
        );
    }
    let failed: Vec<_> = lines
        .iter()
        .filter(|line| matches!(line.verdict, Verdict::Fails(_)))
        .map(|line| format!("{} {} {}", line.case.id, line.row.id, line.quantity))
        .collect();
    assert!(failed.is_empty(), "look for FAILS above: {failed:#?}");

    let made = [
        (LEDGER, ledger(&book, &lines)),
        (PAGE, page(&book, &lines, &article(), &slips())),
    ];
    for (path, text) in &made {
        if env::var_os("UPDATE").is_some() {
            fs::write(path, text).expect("the repository is writable");
        }
        let have = fs::read_to_string(path).unwrap_or_default();
        assert!(
            have == *text,
            "{path} is stale: run `UPDATE=1 cargo test --test published` and read the difference"
        );
    }
}

#[test]
fn the_book_says_everything_about_each_row() {
    let book = book();
    let mut seen = BTreeSet::new();
    let cited = book.case.iter().map(|case| case.source.as_str());
    let beside = book.not_modelled.iter().map(|thing| thing.source.as_str());
    let cited: Vec<_> = cited.chain(beside).collect();
    for source in &book.source {
        assert!(
            cited.contains(&source.id.as_str()),
            "{} is cited by no case",
            source.id
        );
    }
    for thing in &book.not_modelled {
        let said = [&thing.what, &thing.published, &thing.why];
        assert!(said.iter().all(|text| !text.is_empty()), "{}", thing.id);
        assert!(
            ["A", "B", "C"].contains(&thing.grade.as_str()),
            "{}",
            thing.id
        );
        source(&book, &thing.source);
    }
    for case in &book.case {
        source(&book, &case.source);
        assert!(
            ["A", "B", "C", "ours"].contains(&case.grade.as_str()),
            "{}",
            case.id
        );
        assert!(!case.why.is_empty(), "{}: why that tolerance?", case.id);
        for row in &case.row {
            let id = format!("{} {}", case.id, row.id);
            assert!(seen.insert(id.clone()), "{id} stands twice");
            let odd = row.negative || row.plus != 0.0 && !row.saves() || !row.miss.is_empty();
            assert!(
                !odd || !row.difference.is_empty(),
                "{id}: say the difference"
            );
            assert!(row.tolerance.is_none() || row.why.is_some(), "{id}: why?");
            for quantity in row.miss.keys() {
                assert!(row.expect.contains_key(quantity), "{id}: {quantity}");
            }
        }
    }
}

/// An assumption is no excuse: it stands where a number does not come out, and with it the number does.
#[test]
fn assumptions_make_their_numbers_come_out() {
    let book = book();
    for line in lines(&book) {
        let row = line.row;
        let id = format!("{} {} {}", line.case.id, row.id, line.quantity);
        let odd = row.negative || !row.miss.is_empty();
        assert!(odd || row.assume.is_none(), "{id}: it comes out as it is");
        assert!(
            row.assuming.is_none() || row.assume.is_some(),
            "{id}: say in words what is assumed"
        );
        if let Some(assumed) = row.assumed(line.quantity) {
            assert!(line.within(assumed), "{id}: {assumed} is not it either");
        }
        let against = row.against.iter().filter(|_| row.link.is_some());
        for link in row.link.iter().chain(against) {
            assert!(opens(link), "{id}: {link} is not kept in full");
        }
    }
}
