//! What the README says of the inputs is what the program says: the table is generated, and a stale one fails.

use std::fs;
use std::process::Command;

const BEGIN: &str = "<!-- inputs -->";
const END: &str = "<!-- /inputs -->";

/// `UPDATE=1 cargo test --test readme` writes the table anew.
#[test]
fn the_table_of_inputs_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = fs::read_to_string(path).expect("README.md is there");
    let (before, rest) = readme.split_once(BEGIN).expect("the table has a beginning");
    let (table, after) = rest.split_once(END).expect("the table has an end");
    let out = Command::new(env!("CARGO_BIN_EXE_fabriconomics"))
        .arg("inputs")
        .output()
        .expect("the program starts");
    let wanted = format!("\n\n{}\n", String::from_utf8(out.stdout).expect("UTF-8"));
    assert_eq!(
        wanted.matches("\n| `").count(),
        fabriconomics::scenario::INPUTS.len()
    );
    if std::env::var_os("UPDATE").is_some() {
        let whole = format!("{before}{BEGIN}{wanted}{END}{after}");
        fs::write(path, whole).expect("README.md can be written");
    } else {
        assert!(
            table == wanted,
            "the table of inputs is stale: UPDATE=1 cargo test --test readme"
        );
    }
}
