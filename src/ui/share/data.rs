//! Files of numbers: a figure's table, the report, the scenario, a workbook that recomputes.

use crate::analysis::Contract;
use crate::exports::ScenarioFile;

use crate::figures::drawings::drawing;

use super::super::{download, relay, views};
use super::subject::{Subject, registered};

/// Saves a figure's numbers.
pub fn csv(subject: &Subject, figure: &str) {
    let table = match (registered(figure), drawing(figure)) {
        (Some(figure), _) => (figure.table)(&subject.sweep, &subject.report),
        (None, Some(drawing)) => (drawing.table)(&subject.report),
        _ => return,
    };
    download::text(&format!("{figure}.csv"), "text/csv", &table.csv());
}

/// Saves the report, the scenario or the workbook.
pub fn save(subject: &Subject, what: &str, told: impl Fn(&str) + 'static) {
    let json = "application/json";
    let saved = match what {
        "report" => serde_json::to_string_pretty(&Contract::of(&subject.report, &[]))
            .map(|text| download::text("report.json", json, &text))
            .is_ok(),
        "scenario" => serde_json::to_string_pretty(&ScenarioFile::of(&subject.document))
            .map(|text| download::text("scenario.json", json, &text))
            .is_ok(),
        _ => return book(subject.document.write(), told),
    };
    told(if saved {
        "Saved"
    } else {
        "This could not be written"
    });
}

/// Has the workbook written by the program that can.
fn book(link: String, told: impl Fn(&str) + 'static) {
    told("Writing…");
    wasm_bindgen_futures::spawn_local(async move {
        if views::load("book").await.is_err() {
            return told("It could not be loaded: try again.");
        }
        relay::BOOK.say(&link);
        told(match relay::BOOK.take() {
            None => "Saved",
            Some(_) => "It could not be written.",
        });
    });
}
