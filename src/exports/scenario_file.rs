//! The scenario as a file: the link it came from, every input with its value in force, and the values of the catalog it
//! replaces.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::analysis::headline;
use crate::catalog::CATALOG_DATE;
use crate::model::{VERSION, evaluate};
use crate::scenario::{Document, INPUTS, Kind, Scenario};

/// Version of the file. A name may join it; none leaves, and none changes its meaning or its unit.
pub const SCENARIO_SCHEMA: u32 = 1;

/// A scenario of Fabriconomics. The link alone opens it again; the inputs say in full what it stands for, defaults and
/// all, so that what it meant can be read under a later default too.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ScenarioFile<'a> {
    /// What kind of file this is.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = "scenario")))]
    pub fabriconomics: &'static str,
    /// Version of these names.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = SCENARIO_SCHEMA)))]
    pub schema_version: u32,
    /// Version of the formulas.
    pub model_version: &'static str,
    /// Day the catalog was checked.
    pub catalog_date: &'static str,
    /// The link that opens it, from its `#` on, with its baseline and its view.
    pub link: String,
    /// What the person called it, where they did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
    /// Every input by its key in the link, with its value in force.
    pub inputs: Inputs<'a>,
    /// Values of the catalog the person replaced, as `part.field`.
    pub overrides: Overrides<'a>,
}

impl<'a> ScenarioFile<'a> {
    /// The file of a document.
    pub fn of(document: &'a Document) -> Self {
        Self {
            fabriconomics: "scenario",
            schema_version: SCENARIO_SCHEMA,
            model_version: VERSION,
            catalog_date: CATALOG_DATE,
            link: format!(
                "#{}",
                document.write_with(&headline(&evaluate(&document.scenario)))
            ),
            title: Some(&*document.scenario.title).filter(|title| !title.is_empty()),
            inputs: Inputs(&document.scenario),
            overrides: Overrides(&document.scenario),
        }
    }
}

/// Every input by its key.
#[derive(Debug)]
pub struct Inputs<'a>(&'a Scenario);

impl Serialize for Inputs<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(INPUTS.len()))?;
        for input in INPUTS {
            match &input.kind {
                Kind::Number(number) if number.whole => {
                    map.serialize_entry(input.key, &((number.get)(self.0) as u64))?;
                }
                Kind::Number(number) => map.serialize_entry(input.key, &(number.get)(self.0))?,
                Kind::Choice(choice) => map.serialize_entry(input.key, (choice.get)(self.0))?,
                Kind::List(list) => {
                    let places = 0..list.entries.len();
                    let values: Vec<f64> = places.map(|place| (list.get)(self.0, place)).collect();
                    map.serialize_entry(input.key, &values)?;
                }
            }
        }
        map.end()
    }
}

/// The replaced values by their keys.
#[derive(Debug)]
pub struct Overrides<'a>(&'a Scenario);

impl Serialize for Overrides<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.overrides.len()))?;
        for own in self.0.overrides.iter() {
            let key = own.key();
            map.serialize_entry(&key, &own.value)?;
        }
        map.end()
    }
}
