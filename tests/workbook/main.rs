//! The workbook as a person meets it: the program writes it, LibreOffice opens it, changes it and recomputes it, and every
//! result is what the engine says of the same scenario.

#![allow(clippy::disallowed_methods, reason = "these tests run natively")]

mod changed;
mod engine;
mod file;
mod office;
mod written;

use std::process::{Command, Output};

use fabriconomics::model::evaluate;
use fabriconomics::scenario::{Document, PRESETS};

use engine::{RESULTS, differences};
use office::{Folder, Tasks};

fn program(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fabriconomics"))
        .args(arguments)
        .output()
        .expect("the program starts")
}

/// Writes the workbook of a link, as a person would.
#[track_caller]
fn write(link: &str, folder: &Folder, name: &str) -> std::path::PathBuf {
    let path = folder.path(name);
    let out = program(&[
        "workbook",
        link,
        "--out",
        path.to_str().expect("plain names"),
    ]);
    let said = String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(0), "{link}: {said}");
    assert!(out.stdout.is_empty(), "{link}");
    path
}

/// Scenarios of every shape, optic, buyer and length, buildable or not.
const LINKS: [&str; 34] = [
    "",
    "gpus=16384&fabric=ethernet&switch=tomahawk4",
    "gpus=760&fabric=infiniband",
    "gpus=1000000&platform=vr200&fabric=ethernet",
    "gpus=40000&platform=b300&fabric=ethernet&planes=2",
    "gpus=131072&platform=gb300&fabric=ultra-ethernet&switch=tomahawk5&planes=8",
    "gpus=30000&optics=cpo",
    "gpus=9000&fabric=infiniband&switch=q3400&platform=b300&optics=cpo",
    "gpus=9000&host=dac",
    "gpus=9000&host=aec&buyer=street",
    "gpus=9216&platform=ironwood&fabric=ici",
    "gpus=4096&platform=tpu-v4&fabric=ici&buyer=street",
    "gpus=20000&topology=ocs",
    "gpus=24576&fabric=ethernet&switch=tomahawk5&taper=0.5,7&pod=3072",
    "gpus=5000&taper=3",
    "gpus=5003&topology=rail-only",
    "gpus=12345&buyer=street",
    "gpus=12345&buyer=vendor",
    "gpus=12345&set.dsp-800.price-hyperscale=450&set.sn5600.watts=1000&set.dsp-400.failures=0.03&set.bluefield-3.price-hyperscale=999.5",
    "gpus=12345&year=2028&buyer=vendor",
    "gpus=12345&year=2023.5&platform=vr200&fabric=ethernet",
    "gpus=5000&optics=lpo&modules=single&platform=mi355x&fabric=ultra-ethernet",
    "gpus=5001&modules=twin-both",
    "gpus=7000&media=reach&reach=2,20,300,3000",
    "gpus=200000&media=reach&reach=3,60,600,80000&fabric=ethernet",
    "gpus=30000&beside=all&buyer=street",
    "gpus=64&tiers=1&fabric=ethernet",
    "gpus=2000&tiers=4&fabric=infiniband",
    "gpus=50000&comm=62&overlap=41&reference=97&delivered=71&utilisation=83&gpu-hour=3.1&amortisation=5.5&pue=1.17&kwh=0.11",
    "gpus=50000&observed=rsc1&service=99.5&repair=90",
    "gpus=50000&failure-rate=80&optics=lro",
    // These cannot be built.
    "gpus=4000000&fabric=infiniband&switch=qm9700",
    "gpus=9000&tiers=2&fabric=infiniband",
    "gpus=20000&platform=ironwood&fabric=ici",
];

#[test]
fn every_result_is_what_the_engine_says() {
    let folder = Folder::new("results");
    let mut tasks = Tasks::default();
    let links: Vec<&str> = LINKS
        .into_iter()
        .chain(PRESETS.iter().map(|preset| preset.link))
        .collect();
    for (place, link) in links.iter().enumerate() {
        let written = write(link, &folder, &format!("{place}.xlsx"));
        // Values that are wrong: whoever shows the right ones has computed them.
        let wrong = folder.path(&format!("wrong-{place}.xlsx"));
        file::spoil(&written, &wrong);
        tasks.open(&wrong);
        tasks.get(RESULTS.map(|(name, _)| name));
        tasks.get(["EqualsEngine", "Fits", "InputsChanged", "Verdict"]);
        tasks.errors();
        tasks.close();
    }
    let said = tasks.done(&folder);
    assert_eq!(said.len(), 3 * links.len());
    let mut wrong = Vec::new();
    for (place, (link, said)) in links.iter().zip(said.chunks(3)).enumerate() {
        wrong.extend(differences(link, &said[0]));
        let built = evaluate(&Document::read(link).0.scenario).network.is_ok();
        let fits = if built { "1" } else { "0" };
        let checks: Vec<&str> = said[1].split('\t').collect();
        if checks[..3] != ["yes", fits, "0"] || built == checks[3].starts_with("Cannot") {
            wrong.push(format!("{link}: {checks:?}"));
        }
        if !said[2].starts_with("0 ") || said[2] == "0 0" {
            wrong.push(format!("{link}: errors and formulas {}", said[2]));
        }
        // The file says the same to whoever does not compute.
        let cached = file::values(
            &folder.path(&format!("{place}.xlsx")),
            &RESULTS.map(|(name, _)| name),
        );
        wrong.extend(differences(&format!("{link} "), &cached.join("\t")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
