//! The file and the command: the same scenario gives the same bytes, with old functions alone, and a mistake leaves nothing.

use std::fs;

use super::file::entries;
use super::office::Folder;
use super::{LINKS, program, write};

#[test]
fn the_same_scenario_gives_the_same_bytes() {
    let folder = Folder::new("bytes");
    let first = fs::read(write("gpus=5000", &folder, "one.xlsx")).expect("a file");
    let second = fs::read(write("gpus=5000", &folder, "two.xlsx")).expect("a file");
    assert_eq!(first, second);
    // Through a pipe too.
    let out = program(&["workbook", "gpus=5000"]);
    assert_eq!(out.status.code(), Some(0));
    assert_eq!(out.stdout, first);
    assert_ne!(
        fs::read(write("gpus=5001", &folder, "three.xlsx")).expect("a file"),
        first
    );
    // The file says the catalog's day, and no other.
    let day = fabriconomics::catalog::CATALOG_DATE;
    let parts = entries(&folder.path("one.xlsx"));
    let core = parts
        .iter()
        .find(|(name, _)| name == "docProps/core.xml")
        .expect("properties");
    let core = String::from_utf8_lossy(&core.1).into_owned();
    assert_eq!(
        core.matches(&format!("{day}T00:00:00Z")).count(),
        2,
        "{core}"
    );
}

/// Functions that every spreadsheet has had for decades; nothing that spills, and nothing that asks a clock.
const FUNCTIONS: [&str; 19] = [
    "ABS",
    "AND",
    "FIXED",
    "IF",
    "INDEX",
    "INT",
    "ISNUMBER",
    "MATCH",
    "MAX",
    "MIN",
    "MOD",
    "NORMSINV",
    "POISSON",
    "ROUNDUP",
    "SQRT",
    "SUM",
    "SUMIF",
    "SUMPRODUCT",
    "LEFT",
];

#[test]
fn formulas_use_old_functions_and_names() {
    let folder = Folder::new("functions");
    for (place, link) in LINKS.iter().enumerate() {
        let path = write(link, &folder, &format!("{place}.xlsx"));
        let (mut formulas, mut named) = (0, 0);
        for (name, content) in entries(&path) {
            if !name.starts_with("xl/worksheets/") {
                continue;
            }
            let text = String::from_utf8(content).expect("UTF-8");
            for formula in text.split("<f>").skip(1) {
                let formula = formula.split("</f>").next().unwrap_or_default();
                formulas += 1;
                named += usize::from(formula.contains("GPUs") || formula.contains('_'));
                for (at, _) in formula.match_indices('(') {
                    let before = formula[..at]
                        .rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.');
                    let word = before.clone().next().unwrap_or_default();
                    assert!(
                        word.is_empty() || FUNCTIONS.contains(&word),
                        "{link}: {formula}"
                    );
                }
                assert!(!formula.contains('{'), "{link}: {formula}");
            }
        }
        assert!(
            formulas > 150 && named > 60,
            "{link}: {formulas} formulas, {named} with names"
        );
    }
}

#[test]
fn a_mistake_leaves_nothing_behind() {
    let folder = Folder::new("mistakes");
    let kept = folder.path("kept.xlsx");
    fs::write(&kept, "kept").expect("a file");
    for place in ["no/such/folder.xlsx", "", "kept.xlsx/bill.xlsx"] {
        let path = folder.path(place);
        let out = program(&[
            "workbook",
            "gpus=512",
            "--out",
            path.to_str().expect("plain"),
        ]);
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert_eq!(
            (out.status.code(), said.lines().count()),
            (Some(2), 1),
            "{place}: {said}"
        );
    }
    assert_eq!(fs::read(&kept).expect("the file"), b"kept");
    let out = program(&["workbook", "--sheet", "x"]);
    assert_eq!(out.status.code(), Some(2));
    // A terminal gets a sentence, not a zip; `script` lends one.
    #[cfg(target_os = "linux")]
    {
        let command = format!("{} workbook", env!("CARGO_BIN_EXE_fabriconomics"));
        let out = std::process::Command::new("script")
            .args(["-qec", &command, "/dev/null"])
            .output();
        if let Ok(out) = out {
            let said = String::from_utf8_lossy(&out.stdout).into_owned();
            assert_eq!(out.status.code(), Some(2), "{said}");
            assert!(
                said.contains("--out") && said.trim().lines().count() == 1,
                "{said}"
            );
        }
    }
}
