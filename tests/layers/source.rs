//! Reading our own code: a walk over the files, code without its comments and strings, and the modules it names.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The build script and its modules, which stand beside what they write and run before any of it.
const BUILD_SCRIPT: [&str; 4] = [
    "catalog/build.rs",
    "catalog/row.rs",
    "catalog/dictionary.rs",
    "catalog/kinds.rs",
];

/// A source file: its path below `src/` and its code without comments, strings and characters.
pub struct Source {
    pub path: String,
    pub text: String,
    pub code: String,
}

impl Source {
    /// Its module path: `["scenario", "link", "read"]`.
    pub fn module(&self) -> Vec<&str> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        // The library and the programs stand above every module.
        let above = ["lib", "main", "views", "share", "book"].contains(&path);
        path.split('/').filter(|_| !above).collect()
    }

    pub fn is_build_script(&self) -> bool {
        BUILD_SCRIPT.contains(&self.path.as_str())
    }
}

/// Every file below a folder of the package.
pub fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
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
    assert!(!all.is_empty(), "the walk found nothing in {folder}");
    all
}

/// Code without comments, and with every string and character emptied.
pub fn bare(text: &str) -> String {
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

pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where a whole word stands: a word inside a longer one is another word.
pub fn places<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
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
pub fn heads(rest: &str) -> Vec<String> {
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
pub fn used(source: &Source) -> BTreeSet<String> {
    let depth = source.module().len();
    let climb = "super::".repeat(depth);
    let absolute = places(&source.code, "crate::").map(|at| &source.code[at + 7..]);
    let relative = places(&source.code, "super::")
        .map(|at| &source.code[at..])
        .filter_map(|rest| rest.strip_prefix(climb.as_str()));
    absolute.chain(relative).flat_map(heads).collect()
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
