//! A sweep that is interrupted leaves no half file, keeps what it has done, and goes on where it stopped.
#![cfg(unix)]

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::files::Folder;
use super::{answer, program, run, text};

/// Enough to be interrupted in: 64 chunks.
const GRID: [&str; 4] = [
    "sweep",
    "gpus=1k..4M/600",
    "comm=0..90/100",
    "fabric=infiniband,ethernet",
];

fn begin(file: &str) -> Child {
    program()
        .args(GRID)
        .args(["--jobs", "2", "--out", file])
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

/// Whole chunks of a file in the making.
fn chunks(file: &str) -> Vec<String> {
    let end = Path::new(file).extension().expect("an end").to_owned();
    let Ok(entries) = fs::read_dir(format!("{file}.part")) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let paths = paths.filter(|path| path.extension() == Some(&end));
    paths.map(|path| path.display().to_string()).collect()
}

/// Waits until some chunks are whole, then sends a signal, and says how the program ended.
fn interrupted(file: &str, signal: &str) -> (Option<i32>, String) {
    let mut child = begin(file);
    while chunks(file).len() < 3 {
        assert!(
            child.try_wait().expect("a child").is_none(),
            "it was too fast to be stopped"
        );
        std::thread::sleep(Duration::from_millis(2));
    }
    let kill = Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status();
    assert!(kill.expect("kill is there").success());
    let status = child.wait().expect("it ends");
    let mut said = String::new();
    let mut pipe = child.stderr.take().expect("a pipe");
    pipe.read_to_string(&mut said).expect("text");
    (status.code(), said)
}

#[test]
fn the_same_command_goes_on_where_it_was_stopped() {
    for end in ["csv", "parquet"] {
        let folder = Folder::new(&format!("resume-{end}"));
        let (whole, file) = (
            folder.path(&format!("whole.{end}")),
            folder.path(&format!("grid.{end}")),
        );
        answer(&[&GRID[..], &["--out", &whole]].concat());

        let (code, said) = interrupted(&file, "-INT");
        assert_eq!((code, said.lines().count()), (Some(130), 1), "{said}");
        assert!(
            said.contains("grid.") && said.contains("the same command"),
            "{said}"
        );
        assert!(!Path::new(&file).exists(), "no half file");
        let kept = chunks(&file);
        let date = |path: &String| {
            fs::metadata(path)
                .expect("a chunk")
                .modified()
                .expect("a date")
        };
        let dates: Vec<_> = kept.iter().map(date).collect();
        assert!((3..64).contains(&kept.len()), "{}", kept.len());

        // Another sweep does not take the folder over, and says whose it is.
        let out = run(&["sweep", "gpus=1k", "--out", &file]);
        let said = text(&out.stderr);
        assert_eq!(
            (out.status.code(), said.lines().count()),
            (Some(2), 1),
            "{said}"
        );
        assert!(
            said.contains("comm=0..90/100") && said.contains("delete"),
            "{said}"
        );

        // Killed without a word, it is as safe.
        let (code, _) = interrupted(&file, "-KILL");
        assert_eq!(code, None);
        assert!(!Path::new(&file).exists(), "no half file");
        assert_eq!(
            kept.iter().map(date).collect::<Vec<_>>(),
            dates,
            "what was whole is not done again"
        );

        answer(&[&GRID[..], &["--out", &file]].concat());
        assert!(
            fs::read(&file).expect("a file") == fs::read(&whole).expect("a file"),
            "{end}"
        );
        assert_eq!(
            folder.names(),
            [format!("grid.{end}"), format!("whole.{end}")]
        );
    }
}

#[test]
fn two_at_once_do_not_write_one_file() {
    let folder = Folder::new("two");
    let file = folder.path("grid.jsonl");
    let mut first = begin(&file);
    while chunks(&file).is_empty() {
        std::thread::sleep(Duration::from_millis(2));
    }
    let out = run(&[&GRID[..], &["--out", &file]].concat());
    assert_eq!(out.status.code(), Some(1), "{}", text(&out.stderr));
    assert!(text(&out.stderr).contains("another sweep is at work"));
    assert!(first.wait().expect("it ends").success());
    assert_eq!(folder.names(), ["grid.jsonl"]);
}

#[test]
fn what_is_in_the_way_stays() {
    let folder = Folder::new("way");
    let file = folder.path("grid.csv");
    fs::write(&file, "kept").expect("a file");
    fs::create_dir(format!("{file}.part")).expect("a folder");
    fs::write(format!("{file}.part/mine.txt"), "mine").expect("a file");
    let out = run(&["sweep", "gpus=1k", "--out", &file]);
    assert_eq!(out.status.code(), Some(2), "{}", text(&out.stderr));
    assert!(text(&out.stderr).contains("in the way"));
    assert_eq!(
        fs::read_to_string(format!("{file}.part/mine.txt")).expect("it stays"),
        "mine"
    );
    assert_eq!(fs::read_to_string(&file).expect("it stays"), "kept");
    // A folder that was made and not begun is gone on with.
    fs::remove_file(format!("{file}.part/mine.txt")).expect("it goes");
    answer(&["sweep", "gpus=1k", "--out", &file]);
    assert!(
        fs::read_to_string(&file)
            .expect("a file")
            .starts_with("gpus,link,")
    );
    assert_eq!(folder.names(), ["grid.csv"]);
    for place in ["no/such/folder.csv", "", "grid.csv/below.csv"] {
        let out = run(&["sweep", "gpus=1k", "--out", &folder.path(place)]);
        assert_eq!(out.status.code(), Some(2), "{place}");
        assert!(
            text(&out.stderr).contains("cannot be written"),
            "{}",
            text(&out.stderr)
        );
    }
    // Through a link to what it names, and down a device.
    let link = folder.path("link.csv");
    std::os::unix::fs::symlink(&file, &link).expect("a link");
    answer(&["sweep", "gpus=2k", "--out", &link]);
    assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
    assert!(
        fs::read_to_string(&file)
            .expect("a file")
            .contains("\r\n2000,")
    );
    assert!(answer(&["sweep", "gpus=2k", "--out", "/dev/stdout"]).contains("\r\n2000,"));
    assert_eq!(folder.names(), ["grid.csv", "link.csv"]);
}
