//! The terminal: the same link in, the same report out. A bad link is repaired with notices on standard error; a bad
//! argument exits 2 with one line; nothing half-written is left behind.

mod report;
mod tables;

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use clap::error::ErrorKind;
use clap::{Parser, Subcommand, ValueEnum};

use crate::analysis::Contract;
use crate::figures::theme::Scheme;
use crate::figures::{FIGURES, cards, diagram, figure, svg};
use crate::model::evaluate;
use crate::scenario::{Document, Notice, Scenario};

/// Width of the network as a file.
const DRAWN: f64 = 1_000.0;

/// What the network does to an AI cluster, from the terminal.
#[derive(Parser)]
#[command(name = "fabriconomics", version, about, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Prints what a scenario costs, burns, delivers and how often it stops
    Report {
        /// A link, a fragment or a query; empty is the default scenario
        #[arg(default_value = "")]
        link: String,
        /// How it is written
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Writes a figure as SVG
    Figure {
        /// Which: see `figures`
        id: String,
        /// A link, a fragment or a query; empty is the default scenario
        #[arg(default_value = "")]
        link: String,
        /// The file to write; standard output without it
        #[arg(long)]
        out: Option<PathBuf>,
        /// Dark paper
        #[arg(long)]
        dark: bool,
    },
    /// Lists the figures
    Figures,
    /// Lists the inputs of a link with their ranges and defaults
    Inputs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Runs the terminal program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return refuse("a command is wanted: report, figure, figures or inputs; see --help");
        }
        Err(error) if error.use_stderr() => return refuse(&first_line(&error.to_string())),
        // Help and version are answers, not mistakes.
        Err(answer) => return print(&answer.to_string()),
    };
    match arguments.command {
        Command::Report { link, format } => {
            let (document, notices) = open(&link);
            let evaluated = evaluate(&document.scenario);
            match format {
                Format::Text => print(&report::text(&evaluated)),
                Format::Json => {
                    match serde_json::to_string_pretty(&Contract::of(&evaluated, &notices)) {
                        Ok(json) => print(&format!("{json}\n")),
                        Err(error) => {
                            refuse(&format!("the report could not be written as JSON: {error}"))
                        }
                    }
                }
            }
        }
        Command::Figure {
            id,
            link,
            out,
            dark,
        } => {
            let known = figure(&id);
            if known.is_none() && id != tables::NETWORK {
                let ids = FIGURES.iter().map(|figure| figure.id);
                let ids: Vec<_> = ids.chain([tables::NETWORK]).collect();
                return refuse(&format!(
                    "there is no figure called '{id}': choose {}",
                    ids.join(", ")
                ));
            }
            let (document, _) = open(&link);
            let scheme = if dark { Scheme::Dark } else { Scheme::Light };
            let drawing = match known {
                Some(figure) => svg::figure(figure, &document.scenario, scheme),
                None => match network(&document.scenario, scheme) {
                    Ok(drawing) => drawing,
                    Err(why) => return fail(&why),
                },
            };
            match out {
                None => print(&drawing),
                Some(path) => match write_whole(&path, &drawing) {
                    Ok(()) => ExitCode::SUCCESS,
                    Err(error) => refuse(&format!("{} cannot be written: {error}", path.display())),
                },
            }
        }
        Command::Figures => print(&tables::figures()),
        Command::Inputs => print(&tables::inputs()),
    }
}

/// Reads a link and says on standard error what of it was not kept.
fn open(link: &str) -> (Document, Vec<Notice>) {
    let (document, notices) = Document::read(link);
    for notice in &notices {
        // A closed standard error is no reason to stop.
        let _ = writeln!(io::stderr(), "notice: {}", notice.message);
    }
    (document, notices)
}

/// Prints; a reader that has gone away (`| head`) is no error.
fn print(text: &str) -> ExitCode {
    match io::stdout()
        .write_all(text.as_bytes())
        .and_then(|()| io::stdout().flush())
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => refuse(&format!("standard output cannot be written: {error}")),
    }
}

/// The network, drawn; or what it would need to be built.
fn network(scenario: &Scenario, scheme: Scheme) -> Result<String, String> {
    let report = evaluate(scenario);
    if let Err(no) = &report.network {
        return Err(cards::verdict(&report, no));
    }
    let drawn = diagram::network(&report, DRAWN);
    Ok(drawn.map_or_else(String::new, |drawn| drawn.standalone(scheme)))
}

/// What was asked for cannot be had, and it is nobody's mistake.
fn fail(line: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "fabriconomics: {line}");
    ExitCode::FAILURE
}

fn refuse(line: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "fabriconomics: {line}");
    ExitCode::from(2)
}

fn first_line(message: &str) -> String {
    let lines: Vec<&str> = message
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .map(str::trim)
        .collect();
    lines.join(" ").trim_start_matches("error: ").to_owned()
}

/// Writes beside the target and moves it into place, so that a failure leaves what was there. What is no file, such as
/// `/dev/stdout`, is written to as it is, and a link is followed to what it names.
fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let (path, there) = match fs::metadata(path) {
        Ok(about) if about.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(about) if !about.is_file() => return fs::write(path, text),
        Ok(_) => (fs::canonicalize(path)?, true),
        Err(_) => (path.to_owned(), false),
    };
    if there {
        // A file nobody may write to is not replaced either.
        fs::OpenOptions::new().write(true).open(&path)?;
    }
    let mut part = path.clone().into_os_string();
    part.push(format!(".{}.part", std::process::id()));
    let written = fs::write(&part, text).and_then(|()| fs::rename(&part, &path));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}
