//! The rules of the house: who may use whom, which crates and calls stand where, and how a file begins and ends.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A module of `src/`: those before it that it may use, and the crates it may name.
struct Layer {
    name: &'static str,
    uses: &'static [&'static str],
    crates: &'static [&'static str],
}

/// The arrows: `units ← catalog ← scenario ← model ← analysis ← figures ← state ← ui`, and `cli` beside `ui`.
const LAYERS: [Layer; 9] = [
    Layer {
        name: "units",
        uses: &[],
        crates: &["serde"],
    },
    Layer {
        name: "catalog",
        uses: &["units"],
        crates: &[],
    },
    Layer {
        name: "scenario",
        uses: &["units", "catalog"],
        crates: &["serde", "percent_encoding"],
    },
    Layer {
        name: "model",
        uses: &["units", "catalog", "scenario"],
        crates: &["serde", "libm"],
    },
    Layer {
        name: "analysis",
        uses: &["units", "catalog", "scenario", "model"],
        crates: &["serde", "libm"],
    },
    Layer {
        name: "figures",
        uses: &["units", "catalog", "scenario", "model", "analysis"],
        crates: &["libm", "plotters", "plotters_svg"],
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
            "units", "catalog", "scenario", "model", "analysis", "figures", "state",
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
        ],
    },
    Layer {
        name: "cli",
        uses: &[
            "units", "catalog", "scenario", "model", "analysis", "figures",
        ],
        crates: &["clap", "serde_json"],
    },
];

/// The build script and its modules, which stand beside what they write and run before any of it.
const BUILD_SCRIPT: [&str; 3] = [
    "catalog/build.rs",
    "catalog/row.rs",
    "catalog/dictionary.rs",
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
        &[],
        "panics in the browser, and the model has no clock",
    ),
    (
        "SystemTime",
        &[],
        "panics in the browser, and the model has no clock",
    ),
    ("std::time", &["ui/"], "the model has no clock"),
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
    ("std::thread", &[], "the page has one"),
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

/// A source file: its path below `src/` and its code without comments, strings and characters.
struct Source {
    path: String,
    text: String,
    code: String,
}

impl Source {
    /// Its module path: `["scenario", "link", "read"]`.
    fn module(&self) -> Vec<&str> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/')
            .filter(|part| *part != "lib" && *part != "main")
            .collect()
    }

    fn is_build_script(&self) -> bool {
        BUILD_SCRIPT.contains(&self.path.as_str())
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut all = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).expect("text");
                let below = path.strip_prefix(&root).expect("below src");
                let path = below.to_str().expect("plain names").replace('\\', "/");
                all.push(Source {
                    path,
                    code: bare(&text),
                    text,
                });
            }
        }
    }
    all.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(all.len() > 40, "the walk found {} files", all.len());
    all
}

/// Code without comments, and with every string and character emptied.
fn bare(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (mut at, mut out) = (0, String::new());
    let starts = |at: usize, with: &str| {
        with.chars()
            .enumerate()
            .all(|(i, c)| chars.get(at + i) == Some(&c))
    };
    while at < chars.len() {
        if starts(at, "//") {
            at += chars[at..].iter().take_while(|c| **c != '\n').count();
        } else if starts(at, "/*") {
            at += 2;
            while at < chars.len() && !starts(at, "*/") {
                at += 1;
            }
            at += 2;
        } else if chars[at] == 'r'
            && (starts(at, "r\"") || starts(at, "r#"))
            && starts(at + 1, "\"") | starts(at + 2, "\"")
        {
            let close = if chars[at + 1] == '#' { "\"#" } else { "\"" };
            at += close.len() + 1;
            while at < chars.len() && !starts(at, close) {
                at += 1;
            }
            at += close.len();
            out.push_str("\"\"");
        } else if chars[at] == '"' {
            at += 1;
            while at < chars.len() && chars[at] != '"' {
                at += if chars[at] == '\\' { 2 } else { 1 };
            }
            at += 1;
            out.push_str("\"\"");
        } else if chars[at] == '\'' && (starts(at + 1, "\\") || starts(at + 2, "'")) {
            at += 2;
            while at < chars.len() && chars[at] != '\'' {
                at += 1;
            }
            at += 1;
            out.push_str("' '");
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where a whole word stands: a word inside a longer one is another word.
fn places<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let whole = move |at: usize| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        let joined = |edge: Option<char>, other: Option<char>| {
            edge.is_some_and(is_word) && other.is_some_and(is_word)
        };
        !joined(word.chars().next(), before) && !joined(word.chars().next_back(), after)
    };
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| whole(*at))
}

/// The first words of what follows a path: one, or those of a group in braces.
fn heads(rest: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| is_word(*c)).collect::<String>();
    let Some(group) = rest.strip_prefix('{') else {
        return vec![word(rest)];
    };
    let (mut depth, mut found, mut fresh) = (0, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            _ if fresh && is_word(c) => {
                found.push(word(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    found
}

/// Modules of the crate a file names, through `crate::` or through enough `super::`.
fn used(source: &Source) -> BTreeSet<String> {
    let depth = source.module().len();
    let climb = "super::".repeat(depth);
    let absolute = places(&source.code, "crate::").map(|at| &source.code[at + 7..]);
    let relative = places(&source.code, "super::")
        .map(|at| &source.code[at..])
        .filter_map(|rest| rest.strip_prefix(climb.as_str()));
    absolute.chain(relative).flat_map(heads).collect()
}

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
    for source in sources() {
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

/// The walk sees what it should: were it blind, every rule would hold.
#[test]
fn the_walk_sees_arrows_and_calls() {
    let file = |path: &str, code: &str| Source {
        path: path.into(),
        text: code.into(),
        code: bare(code),
    };
    let seen = |path: &str, code: &str| used(&file(path, code)).into_iter().collect::<Vec<_>>();
    assert_eq!(seen("model/bill.rs", "use crate::ui::App;"), ["ui"]);
    assert_eq!(
        seen("model/bill.rs", "use crate::{units::{Usd, Watts}, cli};"),
        ["cli", "units"]
    );
    assert_eq!(
        seen("model/bill.rs", "use super::super::state::State;"),
        ["state"]
    );
    assert_eq!(seen("model/mod.rs", "use super::state::State;"), ["state"]);
    assert_eq!(
        seen("scenario/link/read.rs", "use super::super::ui;"),
        [] as [&str; 0]
    );
    assert_eq!(
        seen("model/bill.rs", "// crate::ui\nlet a = \"crate::ui\";"),
        [] as [&str; 0]
    );
    assert_eq!(
        bare("a('\"'); b(\"\\\"//\"); c // d\n/* e */f<'g>"),
        "a(' '); b(\"\"); c \nf<'g>"
    );
    assert_eq!(places("x.expect(y).exp(z)", "exp").count(), 1);
}

#[test]
fn calls_stand_where_they_may() {
    let mut wrong = Vec::new();
    for source in sources() {
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
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > 300 {
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
