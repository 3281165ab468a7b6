//! A workbook of a link. Its writer alone is as large as the page, so it is a program of its own.

use crate::exports::workbook;
use crate::model::evaluate;
use crate::scenario::Document;

use super::{download, relay};

const NAME: &str = "fabriconomics.xlsx";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Writes whatever is asked from now on, and leaves a word where that failed.
pub fn mount() {
    relay::BOOK.hear(|link| {
        if !save(&link) {
            relay::BOOK.leave("failed");
        }
    });
}

fn save(link: &str) -> bool {
    let report = evaluate(&Document::read(link).0.scenario);
    let made = workbook(&report).ok();
    let made = made.and_then(|bytes| download::bytes(&bytes, KIND).ok());
    if let Some(book) = &made {
        download::blob(NAME, book);
    }
    made.is_some()
}
