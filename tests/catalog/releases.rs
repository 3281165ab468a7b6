//! What each release carried: a value that changed since has a row that says so, and links made before are told.
//! `UPDATE=1 cargo test --test catalog` writes what this release carries.

use std::fs;
use std::path::{Path, PathBuf};

use fabriconomics::catalog::{CATALOG_DATE, CHANGES, DATA};
use fabriconomics::model::VERSION;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/releases")
}

/// A value for every datum, under the day of the catalog.
fn present() -> String {
    let mut out = format!("catalog {CATALOG_DATE}\n");
    for datum in DATA {
        out += &format!("{} {}\n", datum.key, datum.value);
    }
    out
}

#[test]
fn this_release_is_written_down() {
    let path = folder().join(format!("{VERSION}.values"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, present()).expect("tests/golden can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == present(),
        "UPDATE=1 cargo test --test catalog, where {VERSION} is not released yet"
    );
}

#[test]
fn what_changed_since_a_release_says_so() {
    let mut releases = 0;
    for entry in fs::read_dir(folder()).expect("the corpus") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|end| end != "values") {
            continue;
        }
        releases += 1;
        let text = fs::read_to_string(&path).expect("text");
        let (head, values) = text.split_once('\n').expect("a head");
        let date = head
            .strip_prefix("catalog ")
            .expect("the day of the catalog");
        for line in values.lines() {
            let (key, value) = line.split_once(' ').expect("a key and a value");
            let then: f64 = value.parse().expect("a number");
            // A part that is gone has nothing to compare.
            let Some(datum) = DATA.iter().find(|datum| datum.key == key) else {
                continue;
            };
            let told = CHANGES
                .iter()
                .any(|change| change.datum == key && change.date > date && change.was == then);
            let later = CHANGES
                .iter()
                .any(|change| change.datum == key && change.date > date);
            assert!(
                datum.value == then || told || later,
                "{}: {key} was {then} and is {}: assets/catalog/changes.toml says nothing of it",
                path.display(),
                datum.value
            );
        }
    }
    assert!(releases >= 2, "{releases} releases are written down");
}
