//! The terminal program as a script meets it: names in the JSON, exit codes, one line for a mistake, nothing half-written.
#![allow(clippy::disallowed_methods, reason = "these tests run natively")]

mod drawing;
mod files;
mod filter;
mod pictures;
mod python;
mod resume;
mod schema;
mod sweep;
mod tables;

use std::process::{Command, Output};

use fabriconomics::figures::FIGURES;
use fabriconomics::figures::drawings::DRAWINGS;
use serde_json::Value;

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_fabriconomics"))
}

#[track_caller]
fn run(arguments: &[&str]) -> Output {
    program()
        .args(arguments)
        .output()
        .expect("the program starts")
}

#[track_caller]
fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// A run that must succeed in silence: its standard output.
#[track_caller]
fn answer(arguments: &[&str]) -> String {
    let out = run(arguments);
    assert_eq!(text(&out.stderr), "", "{arguments:?}");
    assert_eq!(out.status.code(), Some(0), "{arguments:?}");
    text(&out.stdout)
}

#[track_caller]
fn json(link: &str) -> (Value, String) {
    let out = run(&["report", link, "--format", "json"]);
    assert_eq!(out.status.code(), Some(0), "{link}");
    let value = serde_json::from_slice(&out.stdout).expect("JSON");
    (value, text(&out.stderr))
}

#[track_caller]
fn at<'a>(report: &'a Value, path: &str) -> &'a Value {
    let found = path
        .split('.')
        .try_fold(report, |value, key| value.get(key));
    found.unwrap_or_else(|| panic!("there is no `{path}`"))
}

/// Every name a script was promised, with the kind of value behind it.
#[test]
fn the_json_keeps_its_names() {
    let (report, _) = json("");
    for path in [
        "fabric.tiers",
        "fabric.planes",
        "fabric.switches.leaf",
        "fabric.switches.spine",
        "fabric.switches.core",
        "fabric.switches.super_core",
        "fabric.switches.total",
        "fabric.cables.host_leaf",
        "fabric.cables.leaf_spine",
        "fabric.cables.spine_core",
        "fabric.cables.core_super",
        "optics.ends",
        "optics.modules",
    ] {
        assert!(
            at(&report, path).is_u64(),
            "{path} is a whole number: {}",
            at(&report, path)
        );
    }
    for path in [
        "optics.capex_usd",
        "optics.watts",
        "network.capex_usd",
        "network.watts",
        "network.share_of_cluster_cost",
        "cluster.watts",
        "reliability.observed_interval_hours",
        "reliability.built_up_interval_hours",
        "bandwidth_tax.usd_per_year",
        "bandwidth_tax.avoided_usd_per_year",
        "bandwidth_tax.ceiling_share",
        "bandwidth_tax.price_ceiling_per_port_usd",
    ] {
        assert!(
            at(&report, path).is_f64(),
            "{path} is a number: {}",
            at(&report, path)
        );
    }
    assert_eq!(at(&report, "notices"), &Value::Array(vec![]));
    assert_eq!(at(&report, "model_version"), env!("CARGO_PKG_VERSION"));
    assert_eq!(at(&report, "verdict"), &Value::Null);
    assert_eq!(at(&report, "fabriconomics"), "report");
    assert_eq!(at(&report, "schema_version"), 1);
}

#[test]
fn the_json_adds_up() {
    let (report, _) = json("gpus=1000000&platform=vr200&fabric=ethernet");
    let whole = |path: &str| at(&report, path).as_u64().expect("whole");
    let tiers = ["leaf", "spine", "core", "super_core"];
    let sum: u64 = tiers
        .iter()
        .map(|tier| whole(&format!("fabric.switches.{tier}")))
        .sum();
    assert_eq!(sum, whole("fabric.switches.total"));
    let layers = ["host_leaf", "leaf_spine", "spine_core", "core_super"];
    let cables: u64 = layers
        .iter()
        .map(|layer| whole(&format!("fabric.cables.{layer}")))
        .sum();
    assert_eq!(2 * cables, whole("optics.ends"));
    assert_eq!(whole("fabric.tiers"), 4);
    assert_eq!(whole("fabric.planes"), 2);
    let bill = at(&report, "bill").as_array().expect("rows");
    let number = |row: &Value, key: &str| at(row, key).as_f64().expect("a number");
    let watts: f64 = bill
        .iter()
        .map(|row| number(row, "count") * number(row, "unit_watts"))
        .sum();
    let said = at(&report, "network.watts").as_f64().expect("a number");
    assert!((watts / said - 1.0).abs() < 1e-9, "{watts} {said}");
}

/// A report's link without the numbers it carries: a row has them beside it.
fn bare(link: &Value) -> &str {
    let link = link.as_str().expect("a link");
    link.split("&was=").next().expect("the link itself")
}

/// The link a report carries gives the same report.
#[test]
fn a_report_carries_its_link() {
    let (first, _) =
        json("https://example.org/?gpus=98,304&fabric=infiniband&set.q3400.watts=3000");
    let link = at(&first, "link").as_str().expect("a link").to_owned();
    assert!(
        link.starts_with("#gpus=98304&fabric=infiniband&set.q3400.watts=3000&v="),
        "{link}"
    );
    assert_eq!(json(&link), (first, String::new()));
    assert!(answer(&["report", &link]).contains(&link));
}

#[test]
fn a_cluster_no_fabric_holds_is_a_verdict() {
    let (report, said) = json("gpus=4194304&fabric=infiniband");
    assert_eq!(said, "");
    assert_eq!(at(&report, "verdict.max_gpus"), 2_097_152);
    assert_eq!(at(&report, "verdict.tiers"), 4);
    assert_eq!(at(&report, "verdict.ports_per_switch"), 64);
    for part in ["fabric", "optics", "network", "cluster", "bill"] {
        assert_eq!(at(&report, part), &Value::Null, "{part}");
    }
    assert_eq!(
        at(&report, "reliability.built_up_interval_hours"),
        &Value::Null
    );
    assert!(at(&report, "reliability.observed_interval_hours").is_f64());
    assert!(at(&report, "bandwidth_tax.usd_per_year").is_f64());
    let words = answer(&["report", "gpus=4194304&fabric=infiniband"]);
    assert!(words.contains("2,097,152 GPUs"), "{words}");
}

#[test]
fn a_bad_link_is_repaired_and_both_channels_say_so() {
    let (report, said) = json("gpus=98.304&fabric=token-ring&wibble=1");
    let notices = at(&report, "notices").as_array().expect("notices");
    let keys: Vec<_> = notices
        .iter()
        .map(|notice| at(notice, "key").as_str().expect("a key"))
        .collect();
    assert_eq!(keys, ["fabric", "gpus", "wibble"]);
    let lines: Vec<String> = notices
        .iter()
        .map(|notice| {
            format!(
                "notice: {}",
                at(notice, "message").as_str().expect("a message")
            )
        })
        .collect();
    assert_eq!(said.lines().collect::<Vec<_>>(), lines);
    assert_eq!(at(&report, "gpus"), 100_000);
    for arguments in [
        &["report", "gpus=5"][..],
        &["figure", "optics-bill", "gpus=5"],
    ] {
        let out = run(arguments);
        assert_eq!(out.status.code(), Some(0), "{arguments:?}");
        assert_eq!(text(&out.stderr).lines().count(), 1, "{arguments:?}");
        assert!(!out.stdout.is_empty());
    }
}

#[test]
fn the_report_in_words_says_what_matters() {
    let words = answer(&["report"]);
    for part in [
        "100,000 H100s on Spectrum-X Ethernet",
        "Optics bill",
        "Bandwidth tax avoided",
        "Failure interval",
        "Network power",
        "Fabric",
        "Bill",
        "128 × 400G",
        "Model ",
    ] {
        assert!(words.contains(part), "{part} is missing:\n{words}");
    }
    assert_eq!(answer(&["report", ""]), words);
    assert!(
        !words.contains(['\u{202f}', '\u{a0}']),
        "terminals want plain spaces"
    );
    assert!(words.lines().all(|line| line.trim_end() == line), "{words}");
    // The registry, and the drawings beside it.
    let drawn = FIGURES.len() + DRAWINGS.len();
    assert_eq!(answer(&["figures"]).lines().count(), drawn);
    assert!(answer(&["inputs"]).contains("| `gpus` |"));
}

#[test]
fn help_and_version_are_answers() {
    assert!(answer(&["--help"]).contains("Usage: fabriconomics"));
    assert!(answer(&["report", "--help"]).contains("--format"));
    assert!(answer(&["--version"]).starts_with("fabriconomics "));
}

/// Given arguments that cannot be, exit 2 and one line that says why.
#[test]
fn a_bad_argument_is_refused_in_one_line() {
    #[track_caller]
    fn refused(arguments: &[&str], why: &str) {
        let out = run(arguments);
        let said = text(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{arguments:?}: {said}");
        assert_eq!(text(&out.stdout), "", "{arguments:?}");
        assert_eq!(said.lines().count(), 1, "{arguments:?}: {said}");
        assert!(
            said.starts_with("fabriconomics: ") && said.ends_with('\n'),
            "{said}"
        );
        assert!(said.contains(why), "{arguments:?}: {said}");
    }
    refused(&[], "a command is wanted: report, figure");
    refused(&["reprot"], "'reprot'");
    refused(&["help"], "'help'");
    refused(&["report", "--fromat", "json"], "'--fromat'");
    refused(&["report", "--format", "xml"], "'xml'");
    refused(&["report", "--format"], "--format");
    refused(
        &["report", "gpus=512", "fabric=ethernet"],
        "'fabric=ethernet'",
    );
    refused(&["figure"], "<ID>");
    refused(&["figure", "pie"], "'pie': choose optics-bill, ");
    refused(&["figure", "optics-bill", "--out"], "--out");
    refused(&["figures", "now"], "'now'");
}
