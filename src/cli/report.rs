//! The command `report`: as JSON for programs, or as text: the headline, the cards, the bill and the intervals.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::analysis::{Changes, Contract, cliffs, headline, spares};
use crate::catalog::CATALOG_DATE;
use crate::figures::bill::{built, label, parts};
use crate::figures::cards::cards;
use crate::figures::headline::headline_text;
use crate::figures::resilience::{growth_sentence, spare_sentence};
use crate::figures::{bandwidth, reliability, training};
use crate::model::bill::Row;
use crate::model::{self, VERSION, evaluate};
use crate::scenario::Document;
use crate::units::human;

use super::open;
use super::output::{deliver, deliver_json, ends_in};

/// Of which scenario, how and where to.
#[derive(Args)]
pub struct Report {
    /// A link, a fragment, a query, or @FILE; empty is the default scenario
    #[arg(default_value = "")]
    link: String,
    /// How it is written [default: text, or json into a file that ends in .json]
    #[arg(long, value_enum, hide_default_value = true)]
    format: Option<Format>,
    /// The file to write; standard output without it
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs: see `schema`
    Json,
}

impl Report {
    /// Writes it.
    pub fn run(self) -> ExitCode {
        let (document, notices) = open(&self.link);
        let evaluated = evaluate(&document.scenario);
        let named = ends_in(self.out.as_deref(), "json").then_some(Format::Json);
        match self.format.or(named).unwrap_or(Format::Text) {
            Format::Text => deliver(text(&evaluated), self.out),
            Format::Json => deliver_json(&Contract::of(&evaluated, &notices), self.out),
        }
    }
}

/// Writes a report for a terminal.
fn text(report: &model::Report) -> String {
    let mut out = format!("{}\n\n", plain(&headline_text(report)));
    for card in cards(report, &Changes::default()) {
        let value = format!("{} {}", card.value.0, card.value.1);
        out += &format!("{:<22} {}\n", card.title, plain(value.trim_end()));
        for line in card.verdict.iter().chain(&card.band).chain(&card.details) {
            out += &format!("{:<22} {}\n", "", plain(line));
        }
    }
    if let Ok(network) = &report.network {
        out += &fabric(report);
        out += &rows("Bill", report, &network.bill.rows, label);
        if !network.beside.is_empty() {
            let beside = |row: &Row| format!("{}: {}", row.name, row.part.supplier());
            out += &rows("Beside the back end", report, &network.beside, beside);
        }
        let said = [
            growth_sentence(report),
            spare_sentence(report),
            Some(bandwidth::finding(report)),
            Some(training::finding(report)),
            Some(reliability::finding(report)),
        ];
        for sentence in said.into_iter().flatten() {
            out += &format!("\n{}\n", plain(&sentence));
        }
    }
    let document = Document {
        scenario: report.scenario.clone(),
        ..Document::default()
    };
    out += &format!(
        "\n#{}\nModel {VERSION}, catalog {CATALOG_DATE}\n",
        document.write_with(&headline(report))
    );
    out
}

fn rows(title: &str, report: &model::Report, rows: &[Row], name: fn(&Row) -> String) -> String {
    let mut out = format!("\n{title}\n");
    for row in rows {
        let price = human::money(row.price(report.scenario.buyer));
        let each = human::money(row.unit[report.scenario.buyer as usize]);
        out += &format!(
            "  {:>10}  {:<40} {:>9} each {:>10} {:>10}  {:>5} spare\n",
            human::whole(row.count),
            plain(&name(row)),
            plain(&each),
            plain(&price),
            plain(&human::power(row.draw())),
            human::whole(spares(&report.scenario, row))
        );
    }
    out
}

fn fabric(report: &model::Report) -> String {
    let Ok(network) = &report.network else {
        return String::new();
    };
    let fabric = &network.fabric;
    let setup = &fabric.setup;
    let mut out = format!(
        "\nFabric\n  {}: {}\n  {}\n",
        setup.fabric.name,
        parts(setup),
        built(fabric)
    );
    let next = cliffs(&report.scenario)
        .into_iter()
        .find(|cliff| cliff.at > report.scenario.gpus);
    if let Some(cliff) = next {
        out += &format!(
            "  Next cliff at {} GPUs: {} switches per GPU\n",
            human::whole(cliff.at),
            plain(&human::change(cliff.rise))
        );
    }
    out
}

/// Typographic spaces become plain ones: terminals and scripts split on them.
pub fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}
