//! The command `workbook`: a scenario as a spreadsheet whose cells recompute.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::exports::workbook;
use crate::model::evaluate;

use super::open;
use super::output::{deliver, fail, refuse};

/// Which scenario, and where to.
#[derive(Args)]
pub struct Workbook {
    /// A link, a fragment, a query, or @FILE; empty is the default scenario
    #[arg(default_value = "")]
    link: String,
    /// The file to write; standard output without it, unless that is a terminal
    #[arg(long)]
    out: Option<PathBuf>,
}

impl Workbook {
    /// Writes it.
    pub fn run(self) -> ExitCode {
        if self.out.is_none() && io::stdout().is_terminal() {
            return refuse(
                "a workbook is no text for a terminal: name a file with --out, or send it through a pipe",
            );
        }
        let (document, _) = open(&self.link);
        match workbook(&evaluate(&document.scenario)) {
            Ok(bytes) => deliver(&bytes, self.out),
            Err(why) => fail(&format!("the workbook could not be written: {why}")),
        }
    }
}
