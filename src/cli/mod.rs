//! The terminal: the same link in, the same report out. A bad link is repaired with notices on standard error; a bad
//! argument exits 2 with one line; nothing half-written is left behind.

mod figure;
mod output;
mod report;
mod tables;
mod workbook;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand, ValueEnum};

use crate::analysis::Contract;
use crate::model::evaluate;
use crate::scenario::{Document, Notice};

use output::{print, refuse};

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
    Figure(figure::Figure),
    /// Writes a spreadsheet (.xlsx) whose cells recompute
    Workbook(workbook::Workbook),
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
            return refuse(
                "a command is wanted: report, figure, workbook, figures or inputs; see --help",
            );
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
        Command::Figure(figure) => figure.run(),
        Command::Workbook(workbook) => workbook.run(),
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

fn first_line(message: &str) -> String {
    let lines: Vec<&str> = message
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .map(str::trim)
        .collect();
    lines.join(" ").trim_start_matches("error: ").to_owned()
}
