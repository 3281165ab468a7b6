//! The command `scenario`: a link with all its inputs as a file.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::exports::ScenarioFile;

use super::open;
use super::output::deliver_json;

/// Which scenario, and where to.
#[derive(Args)]
pub struct Scenario {
    /// A link, a fragment, a query, or @FILE; empty is the default scenario
    #[arg(default_value = "")]
    link: String,
    /// The file to write; standard output without it
    #[arg(long)]
    out: Option<PathBuf>,
}

impl Scenario {
    /// Writes it.
    pub fn run(self) -> ExitCode {
        let (mut document, _) = open(&self.link);
        // A scenario is the whole page's, whatever frame the link was made for.
        document.embed = None;
        deliver_json(&ScenarioFile::of(&document), self.out)
    }
}
