//! Files of numbers: a figure's table, the report, the scenario, a workbook that recomputes.

use crate::analysis::Contract;
use crate::exports::{ScenarioFile, workbook};

use crate::figures::diagram;

use super::super::download;
use super::subject::{Subject, registered};

/// Saves a figure's numbers.
pub fn csv(subject: &Subject, figure: &str) {
    let table = match registered(figure) {
        Some(figure) => (figure.table)(&subject.sweep, &subject.report),
        None => diagram::table(&subject.report),
    };
    download::text(&format!("{figure}.csv"), "text/csv", &table.csv());
}

/// Saves the report, the scenario or the workbook.
pub fn save(subject: &Subject, what: &str, told: impl Fn(&str)) {
    let json = "application/json";
    let saved = match what {
        "report" => serde_json::to_string_pretty(&Contract::of(&subject.report, &[]))
            .map(|text| download::text("report.json", json, &text))
            .is_ok(),
        "scenario" => serde_json::to_string_pretty(&ScenarioFile::of(&subject.document))
            .map(|text| download::text("scenario.json", json, &text))
            .is_ok(),
        _ => match workbook(&subject.report) {
            Ok(bytes) => download::bytes(&bytes, XLSX)
                .map(|blob| download::blob("fabriconomics.xlsx", &blob))
                .is_ok(),
            Err(_) => false,
        },
    };
    told(if saved {
        "Saved"
    } else {
        "This could not be written"
    });
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
