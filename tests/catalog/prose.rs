//! What stands behind the numbers in words, as the file the page asks for: `UPDATE=1 cargo test --test catalog` writes it.

use std::{env, fs};

use fabriconomics::catalog::{ABOUT, Read, SOURCES};
use serde_json::json;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/prose.json");

#[test]
fn the_page_finds_the_words_of_every_number() {
    let data = ABOUT.iter().map(|about| {
        let mut words = json!({ "as_of": about.as_of });
        if about.read == Read::Copy {
            words["read"] = "copy".into();
        }
        if !about.note.is_empty() {
            words["note"] = about.note.into();
        }
        words
    });
    let sources = SOURCES.iter().map(|source| {
        json!({
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
            "published": source.published,
            "accessed": source.accessed,
        })
    });
    let prose = json!({
        "sources": sources.collect::<Vec<_>>(),
        "data": data.collect::<Vec<_>>(),
    });
    let text = format!("{prose}\n");
    if env::var_os("UPDATE").is_some() {
        fs::write(FILE, &text).expect("the repository is writable");
    }
    let have = fs::read_to_string(FILE).unwrap_or_default();
    assert!(have == text, "UPDATE=1 cargo test --test catalog");
}
