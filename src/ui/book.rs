//! A workbook of a link. Its writer alone is as large as the page, so it is a program of its own.

use crate::exports::workbook;
use crate::model::evaluate;
use crate::scenario::Document;

use super::{download, relay};

const NAME: &str = "fabriconomics.xlsx";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Writes what was asked before it came, and whatever is asked from now on.
pub fn mount() {
    relay::BOOK.hear(|link| save(&link));
    if let Some(link) = relay::BOOK.take() {
        save(&link);
    }
}

fn save(link: &str) {
    let report = evaluate(&Document::read(link).0.scenario);
    let made = workbook(&report).ok();
    let made = made.and_then(|bytes| download::bytes(&bytes, KIND).ok());
    match made {
        Some(book) => download::blob(NAME, &book),
        None => relay::TOLD.say("say The workbook could not be written."),
    }
}
