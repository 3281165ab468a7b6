//! What the program writes, read by Python's own readers of CSV and JSON.

use std::process::Command;

use serde_json::Value;

use super::files::Folder;
use super::{answer, json};

/// Compares a CSV with rows of JSON cell by cell and prints how many numbers were equal, and their sum.
const EQUAL: &str = r#"
import csv, json, math, sys
kind, one, other = sys.argv[1:]
with open(one, newline="", encoding="utf-8") as file:
    heads, *rows = list(csv.reader(file))
with open(other, encoding="utf-8") as file:
    if kind == "table":
        table = json.load(file)
        assert table["columns"] == heads, (table["columns"], heads)
        others = table["rows"]
    else:
        objects = [json.loads(line) for line in file]
        assert all(list(row) == heads for row in objects), heads
        others = [list(row.values()) for row in objects]
assert len(rows) == len(others), (len(rows), len(others))
numbers = []
for row, other in zip(rows, others):
    assert len(row) == len(other) == len(heads)
    for cell, value in zip(row, other):
        if value is None:
            assert cell == "", cell
        elif isinstance(value, bool):
            assert cell == str(value).lower(), cell
        elif isinstance(value, (int, float)):
            assert float(cell) == value, (cell, value)
            numbers.append(float(value))
        else:
            assert cell == value, (cell, value)
print(json.dumps({"rows": len(rows), "numbers": len(numbers), "sum": math.fsum(numbers)}))
"#;

#[track_caller]
fn equal(kind: &str, one: &str, other: &str) -> Value {
    let out = Command::new("python3")
        .args(["-c", EQUAL, kind, one, other])
        .output()
        .expect("python3 is not on this machine: install it, this test reads our files with it");
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{kind} {one} {other}: {said}");
    serde_json::from_slice(&out.stdout).expect("JSON")
}

#[test]
fn python_reads_the_same_numbers_from_tables() {
    let folder = Folder::new("python-table");
    let (csv, file) = (folder.path("t.csv"), folder.path("t.json"));
    let figures = fabriconomics::figures::FIGURES.iter();
    let ids = figures.map(|figure| figure.id).chain(["network", "bill"]);
    for id in ids {
        for link in ["", "gpus=760&fabric=infiniband"] {
            answer(&["table", id, link, "--out", &csv]);
            answer(&["table", id, link, "--out", &file]);
            let read = equal("table", &csv, &file);
            assert!(read["rows"].as_u64() > Some(0), "{id}: {read}");
            assert!(read["numbers"].as_u64() > Some(0), "{id}: {read}");
        }
    }
    // The bill's numbers are the report's.
    answer(&["table", "bill", "--out", &csv]);
    answer(&["table", "bill", "--out", &file]);
    let (report, _) = json("");
    let rows = report["bill"].as_array().expect("rows");
    let sum = |row: &Value| {
        let number = |key: &str| row[key].as_f64().expect("a number");
        let (count, each) = (
            number("count"),
            row["unit_usd_hyperscale_street"][0].as_f64(),
        );
        let each = each.expect("a price");
        let (watts, breaks) = (number("unit_watts"), number("unit_failures_per_year"));
        count + each + count * (each + watts + breaks)
    };
    let wanted: f64 = rows.iter().map(sum).sum();
    let read = equal("table", &csv, &file);
    let found = read["sum"].as_f64().expect("a number");
    assert!((found / wanted - 1.0).abs() < 1e-12, "{found} {wanted}");
    assert_eq!(read["numbers"], 5 * rows.len());
}

#[test]
fn python_reads_the_same_numbers_from_sweeps() {
    let folder = Folder::new("python-sweep");
    let (csv, lines) = (folder.path("s.csv"), folder.path("s.jsonl"));
    let axes = [
        "sweep",
        "gpus=1k..4M/20",
        "fabric=infiniband,ethernet",
        "taper=1,1/2,1,1/1,3",
        "set.dsp-800.watts=8..16:4",
        "platform=h100,ironwood,trainium2",
        "--out",
    ];
    for file in [&csv, &lines] {
        let arguments: Vec<&str> = axes.iter().copied().chain([file.as_str()]).collect();
        answer(&arguments);
    }
    let read = equal("sweep", &csv, &lines);
    assert_eq!(read["rows"], 20 * 2 * 3 * 3 * 3);
    assert!(read["numbers"].as_u64() > Some(20_000), "{read}");
}
