//! The command `table`: the numbers of every figure, of the network and of the bill.

use std::fs;

use fabriconomics::analysis::sweep;
use fabriconomics::figures::{FIGURES, bill, diagram};
use fabriconomics::model::evaluate;
use fabriconomics::scenario::Document;
use serde_json::Value;

use super::files::Folder;
use super::{answer, run, text};

#[test]
fn every_figure_gives_its_numbers() {
    for link in [
        "",
        "gpus=4194304&fabric=infiniband",
        "platform=vr200&gpus=1M",
    ] {
        let report = evaluate(&Document::read(link).0.scenario);
        let curves = sweep(&report.scenario);
        for figure in &FIGURES {
            let csv = answer(&["table", figure.id, link, "--format", "csv"]);
            assert_eq!(
                csv,
                (figure.table)(&curves, &report).csv(),
                "{} {link}",
                figure.id
            );
        }
    }
    let report = evaluate(&Document::default().scenario);
    let csv = |id: &str| answer(&["table", id, "--format", "csv"]);
    assert_eq!(csv("bill"), bill::table(&report).csv());
    assert_eq!(csv("network"), diagram::table(&report).csv());
}

#[test]
fn a_table_in_words_stands_in_columns() {
    let words = answer(&["table", "bill"]);
    let lines: Vec<&str> = words.lines().skip(2).collect();
    let report = evaluate(&Document::default().scenario);
    assert_eq!(lines.len(), 1 + bill::rows(&report).len());
    assert!(
        lines[0].starts_with("Part ") && lines[0].contains("  Count"),
        "{words}"
    );
    // Numbers end where their head ends.
    let end = lines[0].find("Count").expect("a head") + "Count".len();
    for line in &lines[1..] {
        let digit = line.chars().nth(end - 1).expect("long enough");
        assert!(digit.is_ascii_digit(), "{line}");
    }
    assert!(lines.iter().all(|line| line.trim_end() == *line));
    assert!(
        !words.contains(['\u{202f}', '\u{a0}']),
        "terminals want plain spaces"
    );
}

#[test]
fn a_file_is_written_as_it_is_named() {
    let folder = Folder::new("table");
    let [csv, file, other] = ["t.csv", "t.json", "t.txt"].map(|name| folder.path(name));
    for path in [&csv, &file, &other] {
        answer(&["table", "optics-bill", "gpus=512", "--out", path]);
    }
    let read = |path: &str| fs::read_to_string(path).expect("the file");
    let printed = |format| answer(&["table", "optics-bill", "gpus=512", "--format", format]);
    assert_eq!(read(&csv), printed("csv"));
    assert_eq!(read(&file), printed("json"));
    assert_eq!(read(&other), printed("text"));
    let table: Value = serde_json::from_str(&read(&file)).expect("JSON");
    assert_eq!(table["id"], "optics-bill");
    assert!(
        table["link"]
            .as_str()
            .expect("a link")
            .starts_with("#gpus=512&")
    );
}

#[test]
fn a_table_that_cannot_be_had_says_why() {
    let out = run(&["table", "pie"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("'pie': choose optics-bill, "));
    for id in ["bill", "network"] {
        let out = run(&["table", id, "gpus=4194304&fabric=infiniband"]);
        assert_eq!(out.status.code(), Some(1), "{id}");
        assert!(text(&out.stderr).contains("2,097,152 GPUs"), "{id}");
        assert!(out.stdout.is_empty());
    }
}
