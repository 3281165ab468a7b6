//! The published schemas: what the program prints is what is committed, and what it writes is what they say.

use std::fs;

use jsonschema::Validator;
use serde_json::{Value, json};

use super::{answer, at, run, text};

const LINKS: [&str; 14] = [
    "",
    "gpus=4194304&fabric=infiniband",
    "platform=ironwood&fabric=ici&gpus=9216",
    "platform=tpu-v4&fabric=ici&gpus=100000",
    "gpus=64&set.dsp-800.price-hyperscale=450&set.sn5600.watts=0",
    "gpus=98.304&fabric=token-ring&wibble=1&platform=mi455x",
    "topology=ocs&gpus=32k",
    "topology=rail-only&gpus=760",
    "optics=cpo&fabric=infiniband&planes=2",
    "beside=all&host=dac&media=reach&reach=2,40,90,2000",
    "platform=trainium2&gpus=8k",
    "taper=1,7&pod=3072&tiers=3",
    "platform=vr200&fabric=ethernet&gpus=1M&buyer=street",
    "tiers=1&gpus=5000",
];

fn schema(kind: &str) -> Value {
    serde_json::from_str(&answer(&["schema", kind])).expect("JSON")
}

/// The same schema, in which a name it does not know is a mistake: what is written must be described.
fn strict(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(strict);
            if map.contains_key("properties") && !map.contains_key("additionalProperties") {
                map.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        Value::Array(all) => all.iter_mut().for_each(strict),
        _ => {}
    }
}

#[track_caller]
fn valid(validator: &Validator, value: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn validators(kind: &str) -> [Validator; 2] {
    let plain = schema(kind);
    let mut narrow = plain.clone();
    strict(&mut narrow);
    [plain, narrow].map(|schema| jsonschema::validator_for(&schema).expect("a schema"))
}

/// `UPDATE=1 cargo test --test cli` writes the copies anew.
#[test]
fn the_committed_schemas_are_current() {
    for kind in ["report", "scenario"] {
        let path = format!("{}/assets/schema/{kind}-1.json", env!("CARGO_MANIFEST_DIR"));
        let printed = answer(&["schema", kind]);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, printed).expect("it can be written");
        } else {
            let committed = fs::read_to_string(&path).expect("it is there");
            assert!(
                committed == printed,
                "{path} is stale: UPDATE=1 cargo test --test cli"
            );
        }
    }
    assert_eq!(answer(&["schema"]), answer(&["schema", "report"]));
}

#[test]
fn a_schema_says_what_it_is_and_describes_every_name() {
    fn described(schema: &Value, path: &str, bare: &mut Vec<String>) {
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            return;
        };
        for (name, property) in properties {
            let path = format!("{path}.{name}");
            if property.get("description").is_none() && property.get("$ref").is_none() {
                bare.push(path.clone());
            }
            described(property, &path, bare);
        }
    }
    for kind in ["report", "scenario"] {
        let schema = schema(kind);
        assert!(jsonschema::meta::is_valid(&schema), "{kind}");
        assert_eq!(
            at(&schema, "$id"),
            &json!(format!("urn:fabriconomics:schema:{kind}:1"))
        );
        assert!(at(&schema, "title").as_str().expect("words").contains(kind));
        let mut bare = Vec::new();
        described(&schema, "", &mut bare);
        let definitions = schema.get("$defs").and_then(Value::as_object);
        for (name, definition) in definitions.into_iter().flatten() {
            described(definition, name, &mut bare);
        }
        assert!(bare.is_empty(), "{bare:#?}");
    }
}

#[test]
fn reports_are_what_their_schema_says() {
    let validators = validators("report");
    for link in LINKS {
        let out = run(&["report", link, "--format", "json"]);
        let report: Value = serde_json::from_slice(&out.stdout).expect("JSON");
        validators
            .iter()
            .for_each(|validator| valid(validator, &report));
    }
    // And the test could fail.
    let good: Value = serde_json::from_str(&answer(&["report", "--format", "json"])).expect("JSON");
    for (path, wrong) in [
        ("/optics/capex_usd", json!("1")),
        ("/schema_version", json!(2)),
        ("/fabriconomics", json!("scenario")),
        ("/bill/0/count", json!(-1)),
        ("/bill/0/unit_usd_vendor", Value::Null),
        ("/reliability/built_up_per_year/gpus", json!("many")),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(path).expect("it is there") = wrong;
        assert!(!validators[0].is_valid(&bad), "{path}");
    }
    let mut more = good.clone();
    more["network"]["wibble"] = json!(1);
    assert!(validators[0].is_valid(&more) && !validators[1].is_valid(&more));
}

#[test]
fn scenario_files_are_what_their_schema_says() {
    let validators = validators("scenario");
    for link in LINKS {
        let out = run(&["scenario", link]);
        let file: Value = serde_json::from_slice(&out.stdout).expect("JSON");
        validators
            .iter()
            .for_each(|validator| valid(validator, &file));
        // It comes back whole.
        let again = at(&file, "link").as_str().expect("a link");
        let second: Value = serde_json::from_str(&answer(&["scenario", again])).expect("JSON");
        assert_eq!(second, file, "{link}");
    }
    let file: Value = serde_json::from_str(&answer(&[
        "scenario",
        "gpus=16k&comm=25&set.dsp-800.price-hyperscale=450&view=optics&base=gpus%3D512",
    ]))
    .expect("JSON");
    assert_eq!(at(&file, "inputs.gpus"), 16_000);
    assert_eq!(at(&file, "inputs.comm"), 25.0);
    assert_eq!(at(&file, "inputs.taper"), &json!([1.0, 1.0, 1.0]));
    assert_eq!(at(&file, "inputs.platform"), "h100");
    assert_eq!(at(&file, "overrides")["dsp-800.price-hyperscale"], 450.0);
    let link = at(&file, "link").as_str().expect("a link");
    assert!(
        link.contains("view=optics") && link.contains("base=gpus%3D512"),
        "{link}"
    );
    let known = fabriconomics::scenario::INPUTS.len();
    assert_eq!(
        at(&file, "inputs").as_object().expect("an object").len(),
        known
    );
}

#[test]
fn files_are_written_as_printed() {
    let folder = super::files::Folder::new("schema");
    let file = folder.path("report.json");
    answer(&["report", "gpus=512", "--out", &file]);
    let written = fs::read_to_string(&file).expect("the file");
    assert_eq!(written, answer(&["report", "gpus=512", "--format", "json"]));
    let file = folder.path("report.txt");
    answer(&["report", "gpus=512", "--out", &file]);
    let written = fs::read_to_string(&file).expect("the file");
    assert_eq!(written, answer(&["report", "gpus=512"]));
    let file = folder.path("scenario.json");
    answer(&["scenario", "gpus=512", "--out", &file]);
    let written = fs::read_to_string(&file).expect("the file");
    assert_eq!(written, answer(&["scenario", "gpus=512"]));
    let out = run(&["schema", "wibble"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("'wibble'"));
}
