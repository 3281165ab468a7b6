//! Work that is kept: `FILE.part/` holds what the sweep is and every chunk that is whole, so that the same command goes on
//! where one was stopped, in whatever way.

use std::collections::HashSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::super::output::write_whole;
use super::parquet;
use super::sheet::{Format, Sheet};

/// What the sweep is.
const SPEC: &str = "sweep.json";
/// Held by whoever is at work.
const LOCK: &str = "lock";
/// The key under which the spec says who made it; the rest must be equal.
pub const COMMAND: &str = "command";

/// Why a sweep does not begin.
pub enum Trouble {
    /// A mistake of whoever asked.
    Refused(String),
    /// Nobody's.
    Failed(String),
}

/// A folder of chunks.
pub struct Parts {
    /// Where the whole will stand.
    pub target: PathBuf,
    /// Where its chunks stand.
    pub folder: PathBuf,
    /// Chunks that are there.
    pub done: HashSet<u64>,
    end: &'static str,
    /// Locked as long as this lives; the system lets go of it however the program ends.
    _lock: File,
}

impl Parts {
    /// Begins the work, or goes on with what is there.
    pub fn open(out: &Path, format: Format, spec: &Value) -> Result<Self, Trouble> {
        let cannot = |path: &Path, error: io::Error| {
            Trouble::Refused(format!("{} cannot be written: {error}", path.display()))
        };
        let target = target(out).map_err(|error| cannot(out, error))?;
        let mut folder = target.clone().into_os_string();
        folder.push(".part");
        let folder = PathBuf::from(folder);
        let shown = folder.display();
        match fs::create_dir(&folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(cannot(out, error));
            }
            _ => {}
        }
        let path = folder.join(SPEC);
        if !path.exists() {
            let mut inside = fs::read_dir(&folder).map_err(|error| cannot(&folder, error))?;
            // One that was stopped before it was begun holds nothing else.
            let ours = |entry: io::Result<fs::DirEntry>| {
                entry.is_ok_and(|entry| {
                    let name = entry.file_name();
                    name == LOCK || name.to_string_lossy().starts_with(SPEC)
                })
            };
            if !inside.all(ours) {
                return Err(Trouble::Refused(format!(
                    "{shown} is in the way and no sweep made it; move it, or write to another file"
                )));
            }
        }
        let lock = File::create(folder.join(LOCK)).map_err(|error| cannot(&folder, error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Trouble::Failed(format!(
                    "another sweep is at work in {shown}; wait for it, or write to another file"
                )));
            }
            // A file system without locks: then nobody watches over two at once.
            Err(TryLockError::Error(_)) => {}
        }
        if !path.exists() {
            write_whole(&path, format!("{spec:#}\n")).map_err(|error| cannot(&path, error))?;
        }
        same(&path, spec).map_err(|command| {
            let command = command.map_or_else(String::new, |it| format!(" ({it})"));
            Trouble::Refused(format!(
                "{shown} holds another sweep{command}: give that command again to finish it, or delete the folder"
            ))
        })?;
        let end = format.end();
        let done = tidied(&folder, end).map_err(|error| cannot(&folder, error))?;
        Ok(Self {
            target,
            folder,
            done,
            end,
            _lock: lock,
        })
    }

    /// Where a chunk stands.
    pub fn chunk(&self, number: u64) -> PathBuf {
        self.folder.join(format!("{number:08}.{}", self.end))
    }

    /// Puts the chunks together, moves the whole into place, and takes the folder away.
    pub fn join(self, sheet: &Sheet, chunks: u64, spec: &Value) -> io::Result<()> {
        let whole = self.folder.join("whole");
        let paths = (0..chunks).map(|number| self.chunk(number));
        if sheet.format == Format::Parquet {
            let paths: Vec<PathBuf> = paths.collect();
            let paths = paths.iter().map(PathBuf::as_path);
            // The same sweep is the same file, whatever it is called.
            let about = without_command(spec).0.to_string();
            parquet::join(sheet, paths, about, &whole).map_err(io::Error::other)?;
        } else {
            let mut out = File::create(&whole)?;
            out.write_all(&sheet.head())?;
            for path in paths {
                io::copy(&mut File::open(path)?, &mut out)?;
            }
        }
        File::open(&whole)?.sync_all()?;
        fs::rename(&whole, &self.target)?;
        // The work is done; a folder that will not go harms nobody.
        let _ = fs::remove_dir_all(&self.folder);
        Ok(())
    }
}

/// Writes a chunk and names it when it is whole; false where it was given up.
pub fn write(
    path: &Path,
    fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<bool>,
) -> io::Result<bool> {
    let making = path.with_extension("tmp");
    let mut out = BufWriter::with_capacity(1 << 16, File::create(&making)?);
    let filled = fill(&mut out).and_then(|whole| out.flush().map(|()| whole));
    match filled {
        // On the disk before it has its name: a power cut leaves whole chunks or none.
        Ok(true) => out
            .get_ref()
            .sync_all()
            .and_then(|()| fs::rename(&making, path))
            .map(|()| true),
        other => {
            let _ = fs::remove_file(&making);
            other
        }
    }
}

/// The file itself behind links; a folder and what nobody may write to are no target.
fn target(out: &Path) -> io::Result<PathBuf> {
    match fs::metadata(out) {
        Ok(about) if about.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(_) => {
            File::options().write(true).open(out)?;
            fs::canonicalize(out)
        }
        Err(_) if out.file_name().is_none() => Err(io::ErrorKind::IsADirectory.into()),
        Err(_) => Ok(out.to_owned()),
    }
}

/// Whether the folder is of this sweep; the command that made it where not.
fn same(path: &Path, spec: &Value) -> Result<(), Option<String>> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let (there, command) = without_command(&serde_json::from_str(&text).unwrap_or_default());
    let (wanted, _) = without_command(spec);
    if there == wanted {
        Ok(())
    } else {
        Err(command)
    }
}

/// A spec without the command that made it, and the command.
fn without_command(spec: &Value) -> (Value, Option<String>) {
    let mut spec = spec.clone();
    let taken = spec.as_object_mut().and_then(|map| map.remove(COMMAND));
    let command = taken.and_then(|command| command.as_str().map(str::to_owned));
    (spec, command)
}

/// Numbers of the whole chunks; what was being written is taken away.
fn tidied(folder: &Path, end: &str) -> io::Result<HashSet<u64>> {
    let mut done = HashSet::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let extension = path.extension().unwrap_or_default();
        if extension == "tmp" {
            fs::remove_file(&path)?;
        } else if extension == end {
            let number = path.file_stem().and_then(|stem| stem.to_str());
            done.extend(number.and_then(|number| number.parse::<u64>().ok()));
        }
    }
    Ok(done)
}
