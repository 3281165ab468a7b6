//! The command `figure`: a figure of the registry, or the network drawn, as a file.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::figures::theme::Scheme;
use crate::figures::{FIGURES, cards, diagram, figure, svg};
use crate::model::evaluate;
use crate::scenario::Scenario;

use super::output::{deliver, fail, refuse};
use super::{open, tables};

/// Width of the network as a file.
const DRAWN: f64 = 1_000.0;

/// What is drawn, of which scenario, and where to.
#[derive(Args)]
pub struct Figure {
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
}

impl Figure {
    /// Draws it.
    pub fn run(self) -> ExitCode {
        let known = figure(&self.id);
        if known.is_none() && self.id != tables::NETWORK {
            let ids = FIGURES.iter().map(|figure| figure.id);
            let ids: Vec<_> = ids.chain([tables::NETWORK]).collect();
            return refuse(&format!(
                "there is no figure called '{}': choose {}",
                self.id,
                ids.join(", ")
            ));
        }
        let (document, _) = open(&self.link);
        let scheme = if self.dark {
            Scheme::Dark
        } else {
            Scheme::Light
        };
        let drawing = match known {
            Some(figure) => svg::figure(figure, &document.scenario, scheme),
            None => match network(&document.scenario, scheme) {
                Ok(drawing) => drawing,
                Err(why) => return fail(&why),
            },
        };
        deliver(&drawing, self.out)
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
