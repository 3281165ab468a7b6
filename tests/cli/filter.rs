//! The program as a filter: each line has its answer at once, and as many run side by side as one likes.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::files::Folder;
use super::{answer, json, program, run, text};

/// What the filter answers to a text.
fn filtered(arguments: &[&str], lines: &[u8]) -> String {
    let mut child = program()
        .arg("filter")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let lines = lines.to_owned();
    let feeder = std::thread::spawn(move || pipe.write_all(&lines));
    let out = child.wait_with_output().expect("the program ends");
    feeder.join().expect("no panic").expect("all was read");
    assert_eq!(
        (text(&out.stderr), out.status.code()),
        (String::new(), Some(0))
    );
    text(&out.stdout)
}

fn links() -> String {
    let fabrics = ["infiniband", "ethernet", "ici", "token-ring"];
    let link = |place: usize| format!("gpus={}&fabric={}\n", 64 + 997 * place, fabrics[place % 4]);
    (0..1_000).map(link).collect()
}

/// A driver that writes a line and waits for the answer gets it.
#[test]
fn each_line_is_answered_before_the_next_is_sent() {
    let mut child = program()
        .arg("filter")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut ask = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for link in [
        "gpus=512",
        "",
        "gpus=98.304&wibble=1",
        "gpus=4194304&fabric=infiniband",
    ] {
        writeln!(ask, "{link}").expect("it is read");
        let line = answers.next().expect("an answer").expect("text");
        let said: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(said, json(link).0, "{link}");
    }
    drop(ask);
    assert!(answers.next().is_none());
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn every_line_has_one_answer_whatever_it_holds() {
    let long = "x".repeat(3 << 20);
    let lines =
        format!("gpus=512\r\n\n#gpus=1k\nhttps://example.org/?gpus=2k\n{long}\n%zz\ngpus=4k");
    let mut bytes = lines.into_bytes();
    bytes.extend(b"\n\xff\xfe\n");
    let said = filtered(&["--format", "row", "--columns", "gpus,notices"], &bytes);
    let rows: Vec<Value> = said
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let gpus: Vec<_> = rows
        .iter()
        .map(|row| row["gpus"].as_u64().expect("whole"))
        .collect();
    assert_eq!(
        gpus,
        [512, 100_000, 1_000, 2_000, 100_000, 100_000, 4_000, 100_000]
    );
    for row in &rows {
        let messages = row["messages"].as_array().expect("a list");
        assert_eq!(row["notices"], messages.len());
    }
    let noticed: Vec<bool> = rows.iter().map(|row| row["notices"] != 0).collect();
    assert_eq!(
        noticed,
        [false, false, false, false, true, true, false, true]
    );
    assert_eq!(filtered(&[], b""), "");
}

/// What GNU parallel's `--pipe`, Spark and Ray do: the lines in blocks, a filter for each, the answers put together.
#[test]
fn blocks_side_by_side_give_what_one_gives() {
    let folder = Folder::new("blocks");
    let (all, links) = (folder.path("links.txt"), links());
    fs::write(&all, &links).expect("a file");
    let whole = filtered(&["--format", "row"], links.as_bytes());
    assert_eq!(whole.lines().count(), 1_000);
    let script = r#"
        cd "$1" && split -n l/7 links.txt block. &&
        ls block.* | xargs -P 3 -I {} sh -c '"$0" filter --format row < "$1" > "$1.out"' "$2" {} &&
        cat block.*.out"#;
    let out = Command::new("sh")
        .args([
            "-c",
            script,
            "sh",
            &folder.path("."),
            env!("CARGO_BIN_EXE_fabriconomics"),
        ])
        .output()
        .expect("a shell, split and xargs");
    assert!(out.status.success(), "{}", text(&out.stderr));
    assert!(text(&out.stdout) == whole, "blocks and whole differ");
    // And a row says what the report says.
    let row: Value = serde_json::from_str(whole.lines().next().expect("a row")).expect("JSON");
    let (report, _) = json("gpus=64&fabric=infiniband");
    assert_eq!(
        row["optics_capex_usd"],
        report["optics"]["capex_usd"].as_f64().expect("a number") as u64
    );
    assert_eq!(row["link"], super::bare(&report["link"]));
}

#[test]
fn a_reader_that_goes_away_is_no_mistake_and_a_bad_option_is() {
    let mut child = program()
        .arg("filter")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    // It may be gone before it has read all.
    let _ = child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(links().as_bytes());
    let out = child.wait_with_output().expect("the program ends");
    assert_eq!(
        (text(&out.stderr), out.status.code()),
        (String::new(), Some(0))
    );
    for (arguments, why) in [
        (&["filter", "--columns", "gpus"][..], "--format row"),
        (
            &["filter", "--format", "row", "--columns", "gpsu"],
            "is gpus meant?",
        ),
        (&["filter", "gpus=1k"], "'gpus=1k'"),
    ] {
        let out = run(arguments);
        assert_eq!(out.status.code(), Some(2), "{arguments:?}");
        assert!(
            text(&out.stderr).contains(why),
            "{arguments:?}: {}",
            text(&out.stderr)
        );
    }
    assert!(answer(&["filter", "--help"]).contains("parallel --pipe"));
}
