//! What the schema of a scenario file says of its inputs: the table of inputs, with its ranges and words.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::scenario::{INPUTS, Input, Kind, MOST_OVERRIDE};

use super::scenario_file::{Inputs, Overrides};

impl JsonSchema for Inputs<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Inputs".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let keys: Vec<&str> = INPUTS.iter().map(|input| input.key).collect();
        let mut properties = json_schema!({});
        for input in INPUTS {
            properties.insert(input.key.to_owned(), of(input).to_value());
        }
        let mut schema = json_schema!({ "type": "object", "required": keys });
        schema.insert("properties".to_owned(), properties.to_value());
        schema
    }
}

fn of(input: &Input) -> Schema {
    let said = format!("{}: {}", input.label, input.help);
    match &input.kind {
        Kind::Number(number) => json_schema!({
            "description": with_unit(&said, number.unit),
            "type": if number.whole { "integer" } else { "number" },
            "minimum": number.min,
            "maximum": number.max,
        }),
        Kind::Choice(choice) => json_schema!({
            "description": said,
            "type": "string",
            "enum": (choice.words)(),
        }),
        Kind::List(list) => json_schema!({
            "description": format!(
                "{} The values are those of {}.",
                with_unit(&said, list.unit),
                list.entries.join(", ")
            ),
            "type": "array",
            "items": { "type": "number", "minimum": list.min, "maximum": list.max },
            "minItems": list.entries.len(),
            "maxItems": list.entries.len(),
        }),
    }
}

fn with_unit(said: &str, unit: &str) -> String {
    match unit {
        "" => said.to_owned(),
        unit => format!("{said} Unit: {unit}."),
    }
}

impl JsonSchema for Overrides<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Overrides".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "additionalProperties": { "type": "number", "minimum": 0, "maximum": MOST_OVERRIDE },
        })
    }
}
