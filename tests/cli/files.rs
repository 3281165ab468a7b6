//! Files, devices and pipes: written whole or not at all, and a reader that goes away is no mistake.

use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::process::Stdio;

use super::{answer, program, run, text};

/// A folder of this test's own, gone when the test is.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("plain names").to_owned()
    }

    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("a folder");
        let mut names: Vec<_> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .into_string()
                    .expect("plain")
            })
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_figure_is_written_whole_or_not_at_all() {
    let folder = Folder::new("figure");
    let file = folder.path("bill.svg");
    assert_eq!(
        answer(&["figure", "optics-bill", "gpus=512", "--out", &file]),
        ""
    );
    let first = fs::read_to_string(&file).expect("the file");
    assert_eq!(first, answer(&["figure", "optics-bill", "gpus=512"]));
    // A second one takes its place.
    answer(&[
        "figure",
        "optics-bill",
        "gpus=2048",
        "--out",
        &file,
        "--dark",
    ]);
    assert_ne!(fs::read_to_string(&file).expect("the file"), first);
    assert_eq!(folder.names(), ["bill.svg"]);
}

#[test]
fn an_unwritable_place_is_refused_and_left_as_it_was() {
    let folder = Folder::new("unwritable");
    let file = folder.path("kept.txt");
    fs::write(&file, "kept").expect("a file");
    #[track_caller]
    fn refused(place: &str) {
        let out = run(&["figure", "optics-bill", "--out", place]);
        let said = text(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{place}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(
            said.contains("cannot be written") && text(&out.stdout).is_empty(),
            "{said}"
        );
    }
    refused(&folder.path(""));
    refused(&folder.path("no/such/folder.svg"));
    // A file is no folder.
    refused(&folder.path("kept.txt/bill.svg"));
    assert_eq!(fs::read_to_string(&file).expect("the file"), "kept");
    assert_eq!(folder.names(), ["kept.txt"]);
    // A wrong figure does not touch the file it would have gone to.
    assert_eq!(
        run(&["figure", "pie", "--out", &file]).status.code(),
        Some(2)
    );
    assert_eq!(fs::read_to_string(&file).expect("the file"), "kept");
}

#[cfg(unix)]
#[test]
fn links_and_devices_are_written_through() {
    use std::os::unix::fs::FileTypeExt;

    let folder = Folder::new("through");
    let (file, link) = (folder.path("bill.svg"), folder.path("link.svg"));
    fs::write(&file, "old").expect("a file");
    std::os::unix::fs::symlink(&file, &link).expect("a link");
    answer(&["figure", "optics-bill", "--out", &link]);
    assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
    assert!(
        fs::read_to_string(&file)
            .expect("the file")
            .starts_with("<svg")
    );
    assert!(answer(&["figure", "optics-bill", "--out", "/dev/stdout"]).ends_with("</svg>\n"));
    answer(&["figure", "optics-bill", "--out", "/dev/null"]);
    assert!(
        fs::metadata("/dev/null")
            .expect("it is there")
            .file_type()
            .is_char_device()
    );
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_said_and_a_closed_pipe_is_not() {
    if let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") {
        let out = program()
            .arg("report")
            .stdout(full)
            .output()
            .expect("the program starts");
        assert_eq!(out.status.code(), Some(2));
        assert_eq!(text(&out.stderr).lines().count(), 1);
    }
    // What `| head` does: reads a little and goes away.
    let mut child = program()
        .args(["figure", "optics-bill"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdout.take().expect("a pipe");
    pipe.read_exact(&mut [0; 10]).expect("ten letters");
    drop(pipe);
    let out = child.wait_with_output().expect("the program ends");
    assert_eq!(
        (text(&out.stderr), out.status.code()),
        (String::new(), Some(0))
    );
    // And a reader that was never there.
    let mut child = program()
        .arg("inputs")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let out = child.wait_with_output().expect("the program ends");
    assert_eq!(
        (text(&out.stderr), out.status.code()),
        (String::new(), Some(0))
    );
}
