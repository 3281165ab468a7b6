//! What leaves the terminal program: text on standard output, files written whole or not at all, one line for a mistake.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use serde::Serialize;

/// Prints, text or bytes; a reader that has gone away (`| head`) is no error.
pub fn print(content: impl AsRef<[u8]>) -> ExitCode {
    match io::stdout()
        .write_all(content.as_ref())
        .and_then(|()| io::stdout().flush())
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => refuse(&format!("standard output cannot be written: {error}")),
    }
}

/// Writes to a file, or to standard output where none is named.
pub fn deliver(content: impl AsRef<[u8]>, out: Option<PathBuf>) -> ExitCode {
    match out {
        None => print(content),
        Some(path) => match write_whole(&path, content) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => refuse(&format!("{} cannot be written: {error}", path.display())),
        },
    }
}

/// What was done otherwise than asked.
pub fn notice(line: &str) {
    // A closed standard error is no reason to stop.
    let _ = writeln!(io::stderr(), "notice: {line}");
}

/// Writes a value as JSON, as people can read it too.
pub fn deliver_json(value: &impl Serialize, out: Option<PathBuf>) -> ExitCode {
    match serde_json::to_string_pretty(value) {
        Ok(json) => deliver(format!("{json}\n"), out),
        Err(error) => fail(&format!("it could not be written as JSON: {error}")),
    }
}

/// Whether a file's name ends in this: who names a file `x.csv` wants CSV.
pub fn ends_in(path: Option<&Path>, end: &str) -> bool {
    let extension = path.and_then(Path::extension);
    extension.is_some_and(|extension| extension.eq_ignore_ascii_case(end))
}

/// What was asked for cannot be had, and it is nobody's mistake.
pub fn fail(line: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "fabriconomics: {line}");
    ExitCode::FAILURE
}

/// What was asked for is a mistake: one line, and exit code 2.
pub fn refuse(line: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "fabriconomics: {line}");
    ExitCode::from(2)
}

/// Writes beside the target and moves it into place, so that a failure leaves what was there. What is no file, such as
/// `/dev/stdout`, is written to as it is, and a link is followed to what it names.
pub fn write_whole(path: &Path, content: impl AsRef<[u8]>) -> io::Result<()> {
    let (path, there) = match fs::metadata(path) {
        Ok(about) if about.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(about) if !about.is_file() => return fs::write(path, content),
        Ok(_) => (fs::canonicalize(path)?, true),
        Err(_) => (path.to_owned(), false),
    };
    if there {
        // A file nobody may write to is not replaced either.
        fs::OpenOptions::new().write(true).open(&path)?;
    }
    let mut part = path.clone().into_os_string();
    part.push(format!(".{}.part", std::process::id()));
    let written = fs::write(&part, content).and_then(|()| fs::rename(&part, &path));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}
