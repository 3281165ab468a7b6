//! The rules of the house: who may use whom, which crates and calls stand where, and how a file begins and ends.

mod source;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use source::{heads, places, sources, used};

/// A module of `src/`: those before it that it may use, and the crates it may name.
struct Layer {
    name: &'static str,
    uses: &'static [&'static str],
    crates: &'static [&'static str],
}

/// The arrows: `units ← catalog ← scenario ← model ← analysis ← figures ← state ← ui`, and `cli` beside `ui`; both of them
/// use `exports`, which stands on `figures`.
const LAYERS: [Layer; 10] = [
    Layer {
        name: "units",
        uses: &[],
        crates: &["schemars", "serde"],
    },
    Layer {
        name: "catalog",
        uses: &["units"],
        crates: &[],
    },
    Layer {
        name: "scenario",
        uses: &["units", "catalog"],
        crates: &["libm", "schemars", "serde", "percent_encoding"],
    },
    Layer {
        name: "model",
        uses: &["units", "catalog", "scenario"],
        crates: &["schemars", "serde", "libm"],
    },
    Layer {
        name: "analysis",
        uses: &["units", "catalog", "scenario", "model"],
        crates: &["schemars", "serde", "libm"],
    },
    Layer {
        name: "figures",
        uses: &["units", "catalog", "scenario", "model", "analysis"],
        crates: &["libm", "plotters", "plotters_svg"],
    },
    Layer {
        name: "exports",
        uses: &[
            "units", "catalog", "scenario", "model", "analysis", "figures",
        ],
        crates: &["libm", "rust_xlsxwriter", "schemars", "serde", "serde_json"],
    },
    Layer {
        name: "state",
        uses: &[
            "units", "catalog", "scenario", "model", "analysis", "figures",
        ],
        crates: &["reactive_graph"],
    },
    Layer {
        name: "ui",
        uses: &[
            "units", "catalog", "scenario", "model", "analysis", "figures", "exports", "state",
        ],
        crates: &[
            "gloo",
            "js_sys",
            "leptos",
            "leptos_use",
            "libm",
            "plotters",
            "plotters_canvas",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "web_sys",
            "serde_json",
        ],
    },
    Layer {
        name: "cli",
        uses: &[
            "units", "catalog", "scenario", "model", "analysis", "figures", "exports",
        ],
        crates: &[
            "base64",
            "clap",
            "parquet",
            "resvg",
            "schemars",
            "serde",
            "serde_json",
            "signal_hook",
            "strsim",
            "wuff",
            "zmij",
            "libm",
        ],
    },
];

/// Calls that stand nowhere in `src/`, or only below some folders: the word, where it may stand, and why not elsewhere.
const CALLS: &[(&str, &[&str], &str)] = &[
    (
        ".unwrap()",
        &[],
        "say with expect why it cannot fail, or handle it",
    ),
    ("todo!", &[], "unfinished"),
    ("unimplemented!", &[], "unfinished"),
    ("dbg!", &[], "left over from a search"),
    (
        "println!",
        &["catalog/build.rs"],
        "a closed pipe makes it panic: write and look at the error",
    ),
    (
        "Instant",
        &["cli/sweep/progress.rs"],
        "panics in the browser, and the model has no clock",
    ),
    (
        "SystemTime",
        &[],
        "panics in the browser, and the model has no clock",
    ),
    (
        "std::time",
        &["ui/", "cli/sweep/progress.rs"],
        "the model has no clock",
    ),
    (
        "std::fs",
        &["cli/", "catalog/build.rs"],
        "only the terminal touches files",
    ),
    ("std::net", &[], "nothing leaves the page"),
    (
        "std::env",
        &["cli/", "main.rs", "catalog/build.rs"],
        "the link is the only input",
    ),
    (
        "std::process",
        &["cli/", "main.rs"],
        "the library does not end programs",
    ),
    ("std::thread", &["cli/"], "the page has one"),
    ("static mut", &[], "the model has no memory"),
    ("thread_local!", &[], "the model has no memory"),
    (
        "plotters_svg",
        &["figures/svg.rs"],
        "a drawing does not know its surface",
    ),
];

/// Float methods whose last digit differs between platforms; `libm` gives the same everywhere.
const INEXACT: [&str; 17] = [
    "powf", "powi", "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "sin", "cos",
    "tan", "atan2", "cbrt", "hypot", "mul_add",
];

/// Names of the crates in `Cargo.toml`, as code writes them.
fn dependencies() -> BTreeSet<String> {
    fn collect(table: &toml::Table, into: &mut BTreeSet<String>) {
        for (name, value) in table {
            match value.as_table() {
                Some(list) if name.ends_with("dependencies") => {
                    into.extend(list.keys().map(|name| name.replace('-', "_")));
                }
                Some(inner) => collect(inner, into),
                None => {}
            }
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let manifest: toml::Table = fs::read_to_string(path)
        .expect("text")
        .parse()
        .expect("TOML");
    let mut all = BTreeSet::new();
    collect(&manifest, &mut all);
    assert!(
        all.contains("plotters_svg") && all.contains("web_sys"),
        "{all:?}"
    );
    all
}

#[test]
fn arrows_never_point_back() {
    let names: BTreeSet<&str> = LAYERS.iter().map(|layer| layer.name).collect();
    let dependencies = dependencies();
    let mut wrong = Vec::new();
    for source in sources("src") {
        let module = source.module();
        if module.is_empty() || source.is_build_script() {
            continue;
        }
        let layer = LAYERS.iter().find(|layer| layer.name == module[0]);
        let layer = layer.unwrap_or_else(|| panic!("{} belongs to no layer", source.path));
        for other in used(&source)
            .into_iter()
            .filter(|other| names.contains(other.as_str()))
        {
            if other != layer.name && !layer.uses.contains(&other.as_str()) {
                wrong.push(format!("{} uses crate::{other}", source.path));
            }
        }
        for name in &dependencies {
            let named = places(&source.code, &format!("{name}::"))
                .any(|at| !source.code[..at].ends_with("::"));
            if named && !layer.crates.contains(&name.as_str()) {
                wrong.push(format!("{} names {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn calls_stand_where_they_may() {
    let mut wrong = Vec::new();
    for source in sources("src") {
        for (call, allowed, why) in CALLS {
            let here = allowed.iter().any(|place| source.path.starts_with(place));
            let grouped = call.strip_prefix("std::").is_some_and(|module| {
                let groups = source.code.match_indices("std::{");
                groups
                    .map(|(at, _)| &source.code[at + 5..])
                    .flat_map(heads)
                    .any(|head| head == module)
            });
            if !here && (grouped || places(&source.code, call).next().is_some()) {
                wrong.push(format!("{}: {call}: {why}", source.path));
            }
        }
        // The page may round a slider's position as its engine does.
        if !source.path.starts_with("ui/") {
            for method in INEXACT {
                let called = places(&source.code, method).any(|at| {
                    let (before, after) = (&source.code[..at], &source.code[at + method.len()..]);
                    after.starts_with('(') && before.ends_with('.') || before.ends_with("f64::")
                });
                if called {
                    wrong.push(format!("{}: {method}: use libm", source.path));
                }
            }
        }
        // Words are made above the model.
        if source.path.starts_with("model/") && source.code.contains("format!") {
            wrong.push(format!(
                "{}: the model returns values, not words",
                source.path
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_opens_with_a_sentence_and_ends_in_time() {
    let mut wrong = Vec::new();
    let ours = sources("src");
    assert!(ours.len() > 40, "the walk found {} files", ours.len());
    let tests = sources("tests");
    for (source, most) in ours
        .iter()
        .map(|it| (it, 300))
        .chain(tests.iter().map(|it| (it, 600)))
    {
        let lines = source.text.lines().count();
        if lines > most {
            wrong.push(format!(
                "{}: {lines} lines: what does it hide?",
                source.path
            ));
        }
        let opening: Vec<&str> = source
            .text
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .collect();
        let sentence = opening
            .first()
            .and_then(|line| line.strip_prefix("//! "))
            .unwrap_or_default();
        let said = opening.join(" ");
        if sentence.is_empty()
            || !(said.contains(". ") || said.ends_with('.') || said.contains(": "))
        {
            wrong.push(format!("{}: no opening sentence", source.path));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_is_in_the_map() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let map = fs::read_to_string(root.join("lib.rs")).expect("text");
    let (doc, code): (Vec<&str>, Vec<&str>) = map.lines().partition(|line| line.starts_with("//!"));
    for layer in &LAYERS {
        assert!(
            doc.iter()
                .any(|line| line.contains(&format!("[`{}`]", layer.name))),
            "{}",
            layer.name
        );
        assert!(
            code.contains(&format!("pub mod {};", layer.name).as_str()),
            "{}",
            layer.name
        );
    }
    let mods = code
        .iter()
        .filter(|line| line.starts_with("pub mod "))
        .count();
    assert_eq!(mods, LAYERS.len(), "lib.rs and the table of layers differ");
    let other = code.iter().filter(|line| {
        !line.is_empty() && !line.starts_with("#[cfg(") && !line.starts_with("pub mod ")
    });
    assert_eq!(other.count(), 0, "lib.rs holds the map and nothing else");
}
