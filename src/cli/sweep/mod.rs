//! The command `sweep`: every combination of inputs over lists and ranges, on all cores, never held in memory.

mod axis;
mod grid;
mod link;
mod parquet;
mod parts;
mod progress;
mod range;
mod sheet;
mod work;

use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::Args;
use serde_json::{Value, json};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::catalog::CATALOG_DATE;
use crate::model::VERSION;
use crate::scenario::Document;

use super::output::{ends_in, fail, refuse};
use super::{open, row};
use axis::Axis;
use grid::Grid;
use parts::{COMMAND, Parts, Trouble};
use sheet::{Format, Pulse, Sheet};

/// What a shell says of a program that was interrupted.
const INTERRUPTED: u8 = 130;

const HELP: &str = "\
Values of KEY:
  fabric=infiniband,ethernet      a list
  platform=every                  all of a choice; planes=1..4 from one to another
  gpus=1k..1M/200                 200 points with both ends, evenly over the logarithm where
                                  the page's slider moves so (gpus, gpu-hour, kwh, …), else evenly
  comm=10..50:5                   in steps of 5
  gpus=1k..8k:1k,16k,32k          several of these; what comes twice counts once
  taper=1,1/2,1/7,2               lists hold commas, so a slash separates them
  taper.leaf=1..4:0.5             one value of a list: reach.host, reach.spine, taper.core, …
  set.dsp-800.watts=8..16:2       a value of the catalog

The last KEY moves fastest. A combination that cannot be is settled as a link is: the column
`link` says what was evaluated, `notices` how much was moved. `columns` lists the columns.

With --out, whole parts are kept in FILE.part/ until FILE is complete: after Ctrl-C or a
crash the same command goes on where it stopped.";

/// What is swept, how it is written and where to.
#[derive(Args)]
#[command(after_help = HELP, override_usage = "fabriconomics sweep [LINK] KEY=VALUES… [OPTIONS]")]
pub struct Sweep {
    /// A link to start from, unless the default scenario; then what to vary
    #[arg(value_name = "LINK or KEY=VALUES")]
    words: Vec<String>,
    /// How rows are written [default: csv, or as the file's name ends]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file to write; standard output without it (not for parquet)
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Threads [default: one a core]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Columns behind those of the swept inputs, in this order [default: all]
    #[arg(long, value_name = "A,B,C")]
    columns: Option<String>,
}

impl Sweep {
    /// Sweeps.
    pub fn run(self) -> ExitCode {
        let (sheet, link) = match self.sheet() {
            Ok(sheet) => sheet,
            Err(line) => return refuse(&line),
        };
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let jobs = self.jobs.map_or(cores, NonZeroUsize::get).min(1_024);
        match &self.out {
            Some(out) if is_file(out) => self.write_parts(&sheet, &link, out, jobs),
            _ if sheet.format == Format::Parquet => {
                refuse("Parquet is written into a file: name one with --out")
            }
            None => streamed(&sheet, jobs, io::stdout().lock()),
            Some(out) => match std::fs::File::options().write(true).open(out) {
                Ok(file) => streamed(&sheet, jobs, file),
                Err(error) => refuse(&format!("{} cannot be written: {error}", out.display())),
            },
        }
    }

    /// What is asked for, with the link of its base; or one sentence about what is wrong with it.
    fn sheet(&self) -> Result<(Sheet, String), String> {
        let (link, axes) = match self.words.split_first() {
            Some((first, rest)) if is_link(first) => (first.as_str(), rest),
            _ => ("", self.words.as_slice()),
        };
        if axes.is_empty() {
            return Err(
                "nothing is swept: say what, such as gpus=1k..1M/200 or fabric=infiniband,ethernet"
                    .to_owned(),
            );
        }
        let shown = row::columns(self.columns.as_deref())?;
        if axes.iter().any(|word| is_link(word)) {
            return Err("there is one link, and it comes before what is swept".to_owned());
        }
        let axes = axes.iter().map(|text| Axis::read(text));
        let axes = axes.collect::<Result<Vec<_>, _>>()?;
        let out = self.out.as_deref();
        let named = [Format::Csv, Format::Jsonl, Format::Parquet]
            .into_iter()
            .find(|format| ends_in(out, format.end()));
        let format = self.format.or(named).unwrap_or(Format::Csv);
        // A bad argument is refused before anything is said of the link.
        let default = Document::default().scenario;
        let Grid { axes, .. } = Grid::new(default, axes)?;
        let (document, _) = open(link);
        let base = Document {
            scenario: document.scenario,
            ..Document::default()
        };
        let link = format!("#{}", base.write());
        let grid = Grid::new(base.scenario, axes)?;
        Ok((Sheet::new(grid, shown, format), link))
    }

    fn write_parts(&self, sheet: &Sheet, link: &str, out: &Path, jobs: usize) -> ExitCode {
        let spec = self.spec(sheet, link, out);
        let parts = match Parts::open(out, sheet.format, &spec) {
            Ok(parts) => parts,
            Err(Trouble::Refused(line)) => return refuse(&line),
            Err(Trouble::Failed(line)) => return fail(&line),
        };
        let pulse = Pulse::default();
        for signal in [SIGINT, SIGTERM] {
            // The first asks the threads to end; a second one does not wait for them.
            let stop: &Arc<AtomicBool> = &pulse.stop;
            let armed =
                flag::register_conditional_shutdown(signal, i32::from(INTERRUPTED), stop.clone())
                    .and_then(|_| flag::register(signal, stop.clone()));
            if let Err(error) = armed {
                return fail(&format!("signals cannot be received: {error}"));
            }
        }
        let folder = parts.folder.clone();
        let kept = format!(
            "what is done is kept in {}; the same command goes on from there",
            folder.display()
        );
        let progress = match work::chunks(sheet, &parts, jobs, &pulse) {
            Ok(progress) => progress,
            Err(error) => {
                let out = out.display();
                return fail(&format!("{out} cannot be written: {error}; {kept}"));
            }
        };
        if pulse.stopped() {
            let _ = fail(&format!("stopped; {kept}"));
            return ExitCode::from(INTERRUPTED);
        }
        let chunks = sheet
            .grid
            .total
            .div_ceil(work::rows_of_a_chunk(sheet.grid.total));
        match parts.join(sheet, chunks, &spec) {
            Ok(()) => progress.finish(),
            Err(error) => {
                return fail(&format!(
                    "{} cannot be written: {error}; {kept}",
                    out.display()
                ));
            }
        }
        ExitCode::SUCCESS
    }

    /// What makes two sweeps the same one.
    fn spec(&self, sheet: &Sheet, link: &str, out: &Path) -> Value {
        let total = sheet.grid.total;
        let axes = self.words.iter().filter(|word| !is_link(word));
        json!({
            "fabriconomics": "sweep",
            "model_version": VERSION,
            "catalog_date": CATALOG_DATE,
            "link": link,
            "axes": axes.collect::<Vec<_>>(),
            "columns": sheet.names().collect::<Vec<_>>(),
            "format": sheet.format.end(),
            "scenarios": total,
            "scenarios_of_a_part": work::rows_of_a_chunk(total),
            COMMAND: self.command(out),
        })
    }

    /// The command again, for a shell.
    fn command(&self, out: &Path) -> String {
        let mut words = vec!["fabriconomics".to_owned(), "sweep".to_owned()];
        words.extend(self.words.iter().map(|word| quoted(word)));
        if let Some(format) = self.format {
            words.push(format!("--format {}", format.end()));
        }
        if let Some(columns) = &self.columns {
            words.push(format!("--columns {}", quoted(columns)));
        }
        words.push(format!("--out {}", quoted(&out.display().to_string())));
        words.join(" ")
    }
}

/// A link has more than one pair, or looks like an address; `gpus=1k` alone means the same either way.
fn is_link(word: &str) -> bool {
    word.contains(['&', '#', '?'])
        || !word.contains('=') && (word.is_empty() || word.contains("://"))
}

/// Whether there is, or will be, an ordinary file: only such a one is put together from parts.
fn is_file(out: &Path) -> bool {
    std::fs::metadata(out).map_or(true, |about| about.is_file() || about.is_dir())
}

fn streamed(sheet: &Sheet, jobs: usize, mut out: impl io::Write) -> ExitCode {
    match work::stream(sheet, jobs, &mut out) {
        Ok(progress) => {
            progress.finish();
            ExitCode::SUCCESS
        }
        // A reader that has gone away (`| head`) is no error.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => refuse(&format!("the rows cannot be written: {error}")),
    }
}

/// A word as a shell reads it back.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "=,./:_-+%@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
