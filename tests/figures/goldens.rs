//! Drawings as they were last looked at. `UPDATE=1 cargo test --test figures` draws them anew: look before committing.

use std::fs;
use std::path::Path;

use fabriconomics::figures::theme::Scheme;
use fabriconomics::figures::{FIGURES, svg};

use super::scenario;

const GOLDEN: [(&str, &str); 3] = [
    ("default", ""),
    (
        "vr200-1m-ethernet",
        "gpus=1000000&platform=vr200&fabric=ethernet",
    ),
    ("h100-760-infiniband", "gpus=760&fabric=infiniband"),
];

#[track_caller]
fn compare(name: &str, drawing: &str, stale: &mut Vec<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(format!("{name}.svg"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, drawing).expect("tests/golden can be written");
    } else if fs::read_to_string(path).unwrap_or_default() != drawing {
        stale.push(name.to_owned());
    }
}

#[test]
fn drawings_are_as_they_were_last_looked_at() {
    let mut stale = Vec::new();
    for (name, link) in GOLDEN {
        let scenario = scenario(link);
        for figure in &FIGURES {
            let drawing = svg::figure(figure, &scenario, Scheme::Light);
            compare(&format!("{}-{name}", figure.id), &drawing, &mut stale);
        }
    }
    let dark = svg::figure(&FIGURES[0], &scenario(""), Scheme::Dark);
    compare(
        &format!("{}-default-dark", FIGURES[0].id),
        &dark,
        &mut stale,
    );
    assert!(
        stale.is_empty(),
        "UPDATE=1 cargo test --test figures, and look at {stale:#?}"
    );
}

#[test]
fn the_same_scenario_draws_the_same() {
    for figure in &FIGURES {
        let draw = || svg::figure(figure, &scenario(""), Scheme::Light);
        assert!(draw() == draw(), "{}", figure.id);
    }
}
