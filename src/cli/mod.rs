//! The terminal: the same link in, the same report out. A bad link is repaired with notices on standard error; a bad
//! argument exits 2 with one line; nothing half-written is left behind.

mod figure;
mod files;
mod filter;
mod output;
pub mod raster;
mod report;
mod row;
mod scenario;
mod schema;
mod sweep;
mod table;
mod tables;
mod workbook;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

use crate::figures::moved;
use crate::model::evaluate;
use crate::scenario::{Document, Notice};

use output::{fail, notice, print, refuse};

/// What is said below the help.
const OPENED: &str = "Wherever a link is taken, @FILE is the link that file carries: a PNG or SVG made here, or a scenario or report as JSON; \
@- reads it from standard input.";

/// What the network does to an AI cluster, from the terminal.
#[derive(Parser)]
#[command(name = "fabriconomics", version, about, disable_help_subcommand = true, after_help = OPENED)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Prints what a scenario costs, burns, delivers and how often it stops
    Report(report::Report),
    /// Writes a figure, or the network drawn, as SVG or PNG
    Figure(figure::Figure),
    /// Writes the numbers of a figure, of the network or of the bill
    Table(table::Table),
    /// Writes a scenario as a file, with every input
    Scenario(scenario::Scenario),
    /// Evaluates every combination of inputs over lists and ranges
    Sweep(sweep::Sweep),
    /// Reads a link a line, writes a JSON object a line
    Filter(filter::Filter),
    /// Writes the JSON Schema of a report or a scenario
    Schema(schema::Of),
    /// Writes a spreadsheet (.xlsx) whose cells recompute
    Workbook(workbook::Workbook),
    /// Lists the figures
    Figures,
    /// Lists the inputs of a link with their ranges and defaults
    Inputs,
    /// Lists the columns of sweep and filter
    Columns,
}

/// Runs the terminal program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match files::opened(arguments) {
        Ok(arguments) => arguments,
        Err(why) => return fail(&why),
    };
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return refuse(
                "a command is wanted: report, figure, table, sweep or another of --help",
            );
        }
        Err(error) if error.use_stderr() => return refuse(&first_line(&error.to_string())),
        // Help and version are answers, not mistakes.
        Err(answer) => return print(answer.to_string()),
    };
    match arguments.command {
        Command::Report(report) => report.run(),
        Command::Figure(figure) => figure.run(),
        Command::Table(table) => table.run(),
        Command::Scenario(scenario) => scenario.run(),
        Command::Sweep(sweep) => sweep.run(),
        Command::Filter(filter) => filter.run(),
        Command::Schema(of) => of.run(),
        Command::Workbook(workbook) => workbook.run(),
        Command::Figures => print(tables::figures()),
        Command::Inputs => print(tables::inputs()),
        Command::Columns => print(tables::columns()),
    }
}

/// Reads a link and says on standard error what of it was not kept.
fn open(link: &str) -> (Document, Vec<Notice>) {
    let (document, notices) = moved::opened(link, evaluate);
    for said in &notices {
        notice(&said.message);
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
