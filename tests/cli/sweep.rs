//! The command `sweep`: its grammar, its rows in three formats, and each row the report of its own link.

use std::fs::{self, File};

use fabriconomics::analysis::COLUMNS;
use fabriconomics::model::evaluate;
use fabriconomics::scenario::Document;
use parquet::basic::Compression;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use serde_json::{Map, Value, json};

use super::files::Folder;
use super::{answer, json as report, run, text};

/// Rows of a sweep as objects.
#[track_caller]
pub fn rows(arguments: &[&str]) -> Vec<Map<String, Value>> {
    let arguments: Vec<&str> = ["sweep"].iter().chain(arguments).copied().collect();
    let arguments: Vec<&str> = arguments.into_iter().chain(["--format", "jsonl"]).collect();
    answer(&arguments)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// Values of one column.
#[track_caller]
fn column(arguments: &[&str], name: &str) -> Vec<Value> {
    let arguments: Vec<&str> = arguments
        .iter()
        .copied()
        .chain(["--columns", "fits"])
        .collect();
    rows(&arguments)
        .iter()
        .map(|row| row[name].clone())
        .collect()
}

#[test]
fn values_are_lists_ranges_steps_and_all_there_is() {
    let numbers = |axis: &str| {
        let key = axis.split('=').next().expect("a key");
        let values = column(&[axis], key);
        values
            .iter()
            .map(|value| value.as_f64().expect("a number"))
            .collect::<Vec<_>>()
    };
    let words = |axis: &str| {
        let key = axis.split('=').next().expect("a key");
        let values = column(&[axis], key);
        values
            .iter()
            .map(|value| value.as_str().expect("a word").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers("gpus=512,1k,98_304"), [512.0, 1_000.0, 98_304.0]);
    assert_eq!(numbers("gpus=1k..1M/4"), [1e3, 1e4, 1e5, 1e6]);
    assert_eq!(numbers("comm=0..90/4"), [0.0, 30.0, 60.0, 90.0]);
    assert_eq!(numbers("comm=10%..50%:10"), [10.0, 20.0, 30.0, 40.0, 50.0]);
    assert_eq!(numbers("pue=1..1.3:0.1"), [1.0, 1.1, 1.2, 1.3]);
    assert_eq!(numbers("pue=1..1.25:0.1"), [1.0, 1.1, 1.2]);
    assert_eq!(numbers("kwh=0.01..1/3"), [0.01, 0.1, 1.0]);
    assert_eq!(numbers("gpus=64..66/9"), [64.0, 65.0, 66.0]);
    assert_eq!(numbers("gpus=2k,1k..3k:1k"), [2_000.0, 1_000.0, 3_000.0]);
    assert_eq!(numbers("gpus=5k..5k/7"), [5_000.0]);
    assert_eq!(numbers("taper.leaf=1..2:0.5"), [1.0, 1.5, 2.0]);
    assert_eq!(numbers("set.dsp-800.watts=8..12/3"), [8.0, 10.0, 12.0]);
    assert_eq!(
        words("fabric=Infiniband,ethernet"),
        ["infiniband", "ethernet"]
    );
    assert_eq!(words("tiers=every"), ["fewest", "1", "2", "3", "4"]);
    assert_eq!(words("planes=2..4"), ["2", "3", "4"]);
    assert_eq!(words("taper=1,1/2,1,1/7:2"), ["1", "2", "3.5"]);
    let points = numbers("gpus=64..4194304/200");
    assert_eq!(
        (points.len(), points[0], points[199]),
        (200, 64.0, 4_194_304.0)
    );
    assert!(points.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn the_last_axis_moves_fastest_and_columns_come_as_asked() {
    let csv = answer(&[
        "sweep",
        "gpus=1k,2k",
        "fabric=infiniband,ethernet",
        "--columns",
        "notices,fits,gpus,fabric_tiers",
    ]);
    // The size is there already.
    let wanted = "gpus,fabric,notices,fits,fabric_tiers\r\n\
        1000,infiniband,0,true,2\r\n1000,ethernet,0,true,2\r\n\
        2000,infiniband,0,true,2\r\n2000,ethernet,0,true,2\r\n";
    assert_eq!(csv, wanted);
    let all = rows(&["gpus=1k"]);
    assert_eq!(all[0].len(), 4 + COLUMNS.len());
    let listed = answer(&["columns"]);
    assert_eq!(listed.lines().count(), 4 + COLUMNS.len());
}

/// A column's name is the place of the same number in the report.
#[test]
fn a_row_says_what_the_report_says() {
    fn flat(value: &Value, path: &str, into: &mut Map<String, Value>) {
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    let path = if path.is_empty() {
                        key.clone()
                    } else {
                        format!("{path}_{key}")
                    };
                    flat(value, &path, into);
                }
            }
            other => drop(into.insert(path.to_owned(), other.clone())),
        }
    }
    let equal = |a: &Value, b: &Value| match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    };
    let swept = rows(&[
        "beside=all&gpus=20k",
        "platform=h100,ironwood,trainium2,mi455x",
        "fabric=every",
        "tiers=fewest,2",
    ]);
    assert_eq!(swept.len(), 4 * 5 * 2);
    let mut compared = 0;
    for row in &swept {
        let link = row["link"].as_str().expect("a link");
        let (report, said) = report(link);
        assert_eq!(said, "", "a settled link is settled: {link}");
        assert_eq!(super::bare(&report["link"]), row["link"]);
        let mut there = Map::new();
        flat(&report, "", &mut there);
        for column in COLUMNS {
            match there.get(column.name) {
                Some(value) => {
                    assert!(
                        equal(value, &row[column.name]),
                        "{link} {}: {value}",
                        column.name
                    );
                    compared += 1;
                }
                // What is beside the report's own numbers is made of them; without a network all is null.
                None => assert!(
                    column.name.ends_with("_per_gpu") || row[column.name].is_null(),
                    "{}",
                    column.name
                ),
            }
        }
        assert_eq!(row["fits"], report["verdict"].is_null());
        assert_eq!(row["limit"], report["verdict"]["limit"]);
    }
    assert!(compared > 1_000, "{compared}");
    assert!(swept.iter().any(|row| row["notices"] != 0));
    assert!(swept.iter().any(|row| row["fits"] == false));
}

#[test]
fn three_formats_hold_the_same() {
    let folder = Folder::new("formats");
    let base = "comm=40&set.h100.price-street=1";
    let axes = [
        "gpus=500..4M/700",
        "fabric=infiniband,ici",
        "taper=1,1/1,3",
        "pue=1.1,1.2",
    ];
    let lines = rows(&[&[base][..], &axes].concat());
    assert_eq!(lines.len(), 700 * 2 * 2 * 2);
    let file = folder.path("grid.parquet");
    answer(
        &[
            &["sweep", base][..],
            &axes,
            &["--out", &file, "--jobs", "3"],
        ]
        .concat(),
    );
    assert_eq!(folder.names(), ["grid.parquet"]);
    let reader = SerializedFileReader::new(File::open(&file).expect("a file")).expect("Parquet");
    let about = reader.metadata();
    assert_eq!(about.file_metadata().num_rows() as usize, lines.len());
    assert!(
        about.num_row_groups() > 1,
        "it is spliced of several chunks"
    );
    for group in about.row_groups() {
        assert!(group.num_rows() <= 65_536);
        assert!(
            group
                .columns()
                .iter()
                .all(|column| column.compression() == Compression::SNAPPY)
        );
    }
    let kept = about
        .file_metadata()
        .key_value_metadata()
        .expect("it says what it is");
    assert!(kept.iter().any(|pair| pair.key == "fabriconomics"));
    let cell = |field: &Field| match field {
        Field::Null => Value::Null,
        Field::Bool(value) => json!(value),
        Field::Long(value) => json!(value),
        Field::Double(value) => json!(value),
        Field::Str(value) => json!(value),
        other => panic!("{other:?}"),
    };
    for (row, line) in reader.get_row_iter(None).expect("rows").zip(&lines) {
        let row = row.expect("a row");
        assert_eq!(row.len(), line.len());
        for (name, field) in row.get_column_iter() {
            let value = &line[name];
            let read = cell(field);
            let same = match (read.as_f64(), value.as_f64()) {
                (Some(a), Some(b)) => a == b,
                _ => read == *value,
            };
            assert!(same, "{name}: {read} {value}");
        }
    }
    // A file is what standard output would be, however many threads there are.
    for (name, format) in [("grid.csv", "csv"), ("grid.jsonl", "jsonl")] {
        let file = folder.path(name);
        answer(
            &[
                &["sweep", base][..],
                &axes,
                &["--out", &file, "--jobs", "1"],
            ]
            .concat(),
        );
        let out = [
            &["sweep", base][..],
            &axes,
            &["--format", format, "--jobs", "4"],
        ]
        .concat();
        assert!(
            fs::read_to_string(&file).expect("a file") == answer(&out),
            "{name}"
        );
    }
}

/// The fast way to a scenario is the same as reading the link that says it.
#[test]
fn a_row_is_settled_as_a_link_is() {
    let grids: [(&str, &[&str]); 6] = [
        (
            "later=200000&delivered=60",
            &["gpus=50k,100k,200k", "fabric=every", "comm=0,30"],
        ),
        (
            "gpus=50000&later=100000",
            &["later=60k..200k/5", "gpus=30k,50k,100k"],
        ),
        (
            "gpus=20k",
            &[
                "switch=every",
                "fabric=every",
                "planes=1..4",
                "optics=every",
            ],
        ),
        (
            "taper=1,2&reach=10,20",
            &["reach.core=50..5000/4", "taper.leaf=1,3", "optics=cpo,dsp"],
        ),
        (
            "set.sn5600.watts=100&failure-rate=50&title=A%20%26%20B",
            &["set.dsp-800.watts=1,12", "observed=every", "platform=every"],
        ),
        (
            "platform=ironwood&topology=torus&gpus=4k",
            &["platform=every", "gpu-hour=1,2.35,3", "delivered=90,95"],
        ),
    ];
    for (base, axes) in grids {
        let (settled, _) = Document::read(base);
        let base_pairs = settled.difference();
        let kept = base_pairs.split('&').filter(|pair| {
            let key = pair.split('=').next().expect("a key");
            let swept = axes
                .iter()
                .map(|axis| axis.split(['=', '.']).next().expect("a key"));
            swept.clone().all(|other| other != key)
        });
        let kept: Vec<&str> = kept.collect();
        let found = rows(&[&[base][..], axes].concat());
        assert!(found.len() > 10);
        for row in &found {
            let mut pairs: Vec<String> = kept.iter().map(|pair| (*pair).to_owned()).collect();
            let (mut taper, mut reach) = (settled.scenario.taper, settled.scenario.reach);
            for axis in axes {
                let key = axis.split('=').next().expect("a key");
                let value = &row[key];
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                match key {
                    "taper.leaf" => taper[0] = value.as_f64().expect("a number"),
                    "reach.core" => reach[2] = value.as_f64().expect("a number"),
                    _ => pairs.push(format!("{key}={text}")),
                }
            }
            let list = |values: &[f64]| {
                values
                    .iter()
                    .map(f64::to_string)
                    .collect::<Vec<_>>()
                    .join(",")
            };
            pairs.push(format!("taper={}", list(&taper)));
            pairs.push(format!("reach={}", list(&reach)));
            let (document, notices) = Document::read(&pairs.join("&"));
            let scenario = Document {
                scenario: document.scenario,
                ..Document::default()
            };
            assert_eq!(row["link"], format!("#{}", scenario.write()), "{pairs:?}");
            assert_eq!(row["notices"], notices.len(), "{pairs:?}: {notices:?}");
            let tax = evaluate(&scenario.scenario).tax;
            assert_eq!(
                row["bandwidth_tax_share"].as_f64(),
                Some(tax.lost.0),
                "{pairs:?}"
            );
        }
    }
}

#[test]
fn a_bad_sweep_is_refused_in_one_line() {
    let cases: &[(&[&str], &str)] = &[
        (&[], "nothing is swept"),
        (&["gpus=1k&comm=10"], "nothing is swept"),
        (&["gpus"], "no KEY=VALUES"),
        (&["gpus="], "has no values"),
        (&["gpuz=1k"], "is gpus meant?"),
        (
            &["gpus=1k", "comm=10&pue=1"],
            "it comes before what is swept",
        ),
        (&["gpus=5"], "runs from 64 to 4,194,304 GPUs"),
        (&["gpus=64.5"], "not a whole number"),
        (&["gpus=98.304"], "98304"),
        (&["gpus=1k,,2k"], "empty value"),
        (&["gpus=2k..1k/3"], "write gpus=1k..2k/3"),
        (&["gpus=1k..2k"], "gpus=1k..2k/20"),
        (&["gpus=1k..2k/1"], "2 points"),
        (&["gpus=1k..2k/x"], "2 points"),
        (&["comm=1..2:0"], "larger than 0"),
        (&["comm=1..2:-1"], "larger than 0"),
        (&["gpus=100..200:0.5"], "not a whole number"),
        (&["comm=0..90:0.00001"], "more than 1,000,000 values"),
        (&["comm=0..90/2M"], "more than 1,000,000 values"),
        (
            &["comm=0..90/1M", "pue=1..2/1M", "overlap=1,2"],
            "2000000000000 scenarios",
        ),
        (&["fabric=infinband"], "is infiniband meant?"),
        (&["planes=4..1"], "runs down"),
        (&["taper=1,1/x"], "not a number"),
        (&["taper=1..4:1"], "taper.leaf=1..4:1"),
        (&["taper.leef=1"], "'taper.leef'"),
        (&["taper.leaf=1,2", "taper=1,1"], "set the same values"),
        (&["gpus=1k", "gpus=2k"], "twice"),
        (&["set.dsp-800.wats=1"], "dsp-800.watts"),
        (&["set.dsp-800.watts=-1"], "runs from 0"),
        (
            &["gpus=1k", "--columns", "optics_capex"],
            "is optics_capex_usd meant?",
        ),
        (&["gpus=1k", "--columns", "fits,fits"], "twice"),
        (&["gpus=1k", "--jobs", "0"], "--jobs"),
        (&["gpus=1k", "--format", "xlsx"], "'xlsx'"),
        (&["gpus=1k", "--format", "parquet"], "--out"),
        (
            &["gpus=1k", "--format", "parquet", "--out", "/dev/null"],
            "--out",
        ),
    ];
    for (arguments, why) in cases {
        let out = run(&[&["sweep"][..], arguments].concat());
        let said = text(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{arguments:?}: {said}");
        assert_eq!(said.lines().count(), 1, "{arguments:?}: {said}");
        assert!(said.contains(why), "{arguments:?}: {said}");
        assert!(out.stdout.is_empty(), "{arguments:?}");
    }
    assert!(answer(&["sweep", "--help"]).contains("gpus=1k..1M/200"));
    // A base that is not kept is said as any link is.
    let out = run(&[
        "sweep",
        "fabric=token-ring&comm=10",
        "gpus=1k",
        "--columns",
        "fits",
    ]);
    assert_eq!(out.status.code(), Some(0));
    assert!(text(&out.stderr).starts_with("notice: "));
}
