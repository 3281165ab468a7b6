//! The file itself, opened as what it is: a zip of XML.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Every entry with its name, in order.
pub fn entries(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(File::open(path).expect("the file")).expect("a zip");
    (0..archive.len())
        .map(|place| {
            let mut entry = archive.by_index(place).expect("an entry");
            let mut content = Vec::new();
            entry.read_to_end(&mut content).expect("its content");
            let name = entry.name().expect("a name").into_owned();
            (name, content)
        })
        .collect()
}

/// A copy in which every formula carries a wrong value.
pub fn spoil(from: &Path, to: &Path) {
    let mut out = ZipWriter::new(File::create(to).expect("a file"));
    let mut spoiled = 0;
    for (name, content) in entries(from) {
        let content = if name.starts_with("xl/worksheets/") {
            let text = String::from_utf8(content).expect("UTF-8");
            let mut pieces = text.split("</f><v>");
            let mut new = pieces.next().unwrap_or_default().to_owned();
            for piece in pieces {
                let (_, rest) = piece.split_once("</v>").expect("a value ends");
                new += "</f><v>-17</v>";
                new += rest;
                spoiled += 1;
            }
            new.into_bytes()
        } else {
            content
        };
        out.start_file(name, SimpleFileOptions::default())
            .expect("an entry");
        out.write_all(&content).expect("its content");
    }
    out.finish().expect("a zip");
    assert!(spoiled > 100, "{spoiled} formulas");
}

/// Values that the file carries for named cells.
pub fn values(path: &Path, names: &[&str]) -> Vec<String> {
    let entries = entries(path);
    let text = |name: &str| {
        let found = entries.iter().find(|(entry, _)| entry == name);
        let content = found.unwrap_or_else(|| panic!("no {name}")).1.clone();
        String::from_utf8(content).expect("UTF-8")
    };
    let book = text("xl/workbook.xml");
    let between = |text: &str, from: &str, to: &str| -> Option<String> {
        let rest = text.split_once(from)?.1;
        Some(rest.split_once(to)?.0.to_owned())
    };
    let sheets: Vec<String> = book
        .split("<sheet name=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        .collect();
    let pages: Vec<String> = (1..=sheets.len())
        .map(|page| text(&format!("xl/worksheets/sheet{page}.xml")))
        .collect();
    let value = |name: &&str| {
        let place = between(&book, &format!("<definedName name=\"{name}\">"), "<");
        let place = place.unwrap_or_else(|| panic!("no name {name}"));
        let (sheet, cell) = place.split_once('!').expect("a sheet and a cell");
        let page = sheets
            .iter()
            .position(|one| one == sheet)
            .expect("the sheet");
        let cell = format!("<c r=\"{}\"", cell.replace('$', ""));
        let inside = between(&pages[page], &cell, "</c>").expect("the cell");
        between(&inside, "<v>", "</v>").expect("its value")
    };
    names.iter().map(value).collect()
}
