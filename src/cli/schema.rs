//! The command `schema`: the JSON Schema of what `report` and `scenario` write.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::analysis::{Contract, REPORT_SCHEMA};
use crate::exports::{SCENARIO_SCHEMA, ScenarioFile};

use super::output::deliver_json;

/// Of what, and where to.
#[derive(Args)]
pub struct Of {
    /// What the schema describes
    #[arg(value_enum, default_value_t = Subject::Report)]
    subject: Subject,
    /// The file to write; standard output without it
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Subject {
    /// What `report --format json` and `filter` write
    Report,
    /// What `scenario` writes
    Scenario,
}

impl Of {
    /// Writes it.
    pub fn run(self) -> ExitCode {
        let schema = match self.subject {
            Subject::Report => schema::<Contract>("report", REPORT_SCHEMA, "Fabriconomics report"),
            Subject::Scenario => {
                schema::<ScenarioFile>("scenario", SCENARIO_SCHEMA, "Fabriconomics scenario")
            }
        };
        deliver_json(&schema, self.out)
    }
}

/// The schema of a type as it is written, under a name of its own that stands on no host.
fn schema<T: JsonSchema>(kind: &str, version: u32, title: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    let id = format!("urn:fabriconomics:schema:{kind}:{version}");
    schema.insert("$id".to_owned(), id.into());
    schema.insert(
        "title".to_owned(),
        format!("{title}, version {version}").into(),
    );
    schema
}
