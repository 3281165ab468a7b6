//! The link is the document: it survives a round trip at every corner, old links read as they did, and whatever a link
//! holds is repaired with one notice each.

mod dress;
mod files;
mod hostile;
mod lists;
mod numbers;
mod released;
mod repair;
mod shared;

use std::fs;

use fabriconomics::catalog::{self, CATALOG_DATE, DATA, FABRICS, PLATFORMS, REPLACEABLE, SWITCHES};
use fabriconomics::scenario::{
    Document, Host, INPUTS, Input, Kind, Media, Optics, PRESETS, SCHEMA, Scenario, Setup, Topology,
    VERSION, VIEWS, input, settle,
};

/// Cells of a table written as text, one row a line.
fn rows<const N: usize>(table: &str) -> Vec<[&str; N]> {
    let lines = table.lines().filter(|line| !line.trim().is_empty());
    let cells = |line| -> Vec<&str> { str::split(line, '|').map(str::trim).collect() };
    lines
        .map(|line| cells(line).try_into().unwrap_or_else(|_| panic!("{line}")))
        .collect()
}

#[track_caller]
fn row(key: &str) -> &'static Input {
    input(key).unwrap_or_else(|| panic!("there is no input `{key}`"))
}

/// The scenario with one input set the way the page sets it.
fn with(scenario: &Scenario, key: &str, value: &str) -> Scenario {
    let mut scenario = scenario.clone();
    match &row(key).kind {
        Kind::Number(number) => (number.set)(&mut scenario, value.parse().expect("a number")),
        Kind::Choice(choice) => (choice.set)(&mut scenario, value),
        Kind::List(list) => {
            for (place, value) in value.split(',').enumerate() {
                (list.set)(&mut scenario, place, value.parse().expect("a number"));
            }
        }
    }
    settle(&mut scenario);
    scenario
}

/// Every value of an input worth trying: both ends, the default and something between; every word of a choice. Of a list
/// the same at every place alone, and at all together.
fn corners(input: &Input) -> Vec<String> {
    match &input.kind {
        Kind::Choice(choice) => (choice.words)().iter().map(|w| w.to_string()).collect(),
        Kind::Number(number) => {
            let default = (number.default)(&Scenario::default());
            let between = between(number.min, number.max);
            let between = if number.whole {
                between.round()
            } else {
                between
            };
            [number.min, number.max, default, between]
                .map(|v| format!("{v}"))
                .to_vec()
        }
        Kind::List(list) => {
            let texts = |values: &[f64]| {
                let texts: Vec<String> = values.iter().map(|v| format!("{v}")).collect();
                texts.join(",")
            };
            let count = list.entries.len();
            let fresh = Scenario::default();
            let usual = (0..count).map(|place| (list.default)(&fresh, place));
            let usual: Vec<f64> = usual.collect();
            let values = [list.min, list.max, between(list.min, list.max)];
            let mut all: Vec<String> = values.map(|v| texts(&vec![v; count])).to_vec();
            all.push(texts(&usual));
            for (place, value) in (0..count).flat_map(|place| values.map(|v| (place, v))) {
                let mut one = usual.clone();
                one[place] = value;
                all.push(texts(&one));
            }
            all
        }
    }
}

/// As a slider leaves it: a link carries fifteen figures.
fn between(min: f64, max: f64) -> f64 {
    ((min + (max - min) / 3.0) * 1e6).round() / 1e6
}

/// Writing and reading gives the same document, silently, and writing that gives the same text. Documents are compared,
/// not printed: each holds its platform, with every source.
#[track_caller]
fn round_trip(document: &Document) {
    let written = document.write();
    let (read, notices) = Document::read(&written);
    let shown: String = written.chars().take(200).collect();
    assert!(notices.is_empty(), "{shown}\n{notices:#?}");
    assert!(read == *document, "{shown} reads as {:.200}", read.write());
    assert!(read.write() == written, "{shown}");
}

#[track_caller]
fn scenario_round_trip(scenario: &Scenario) {
    round_trip(&Document {
        scenario: scenario.clone(),
        ..Document::default()
    });
}

#[test]
fn every_value_of_every_input_survives() {
    for platform in PLATFORMS
        .iter()
        .filter(|platform| platform.missing.is_empty())
    {
        let on = with(&Scenario::default(), "platform", platform.id);
        for input in INPUTS {
            for value in corners(input) {
                scenario_round_trip(&with(&on, input.key, &value));
            }
        }
    }
}

#[test]
fn every_view_survives_and_the_first_writes_nothing() {
    for view in VIEWS {
        let document = Document {
            view: view.id,
            ..Document::default()
        };
        round_trip(&document);
        let said = document.difference();
        let expected = if view == VIEWS[0] {
            String::new()
        } else {
            format!("view={}", view.id)
        };
        assert_eq!(said, expected);
    }
    let ids: std::collections::BTreeSet<_> = VIEWS.iter().map(|view| view.id).collect();
    assert_eq!(ids.len(), VIEWS.len());
}

#[test]
fn every_pair_of_ends_survives() {
    let ends = |input: &Input| match &input.kind {
        Kind::Choice(_) => corners(input),
        Kind::Number(_) | Kind::List(_) => corners(input).into_iter().take(2).collect(),
    };
    for (place, first) in INPUTS.iter().enumerate() {
        for second in &INPUTS[place + 1..] {
            for one in ends(first) {
                let half = with(&Scenario::default(), first.key, &one);
                for other in ends(second) {
                    scenario_round_trip(&with(&half, second.key, &other));
                }
            }
        }
    }
}

#[test]
fn every_combination_of_parts_settles_once() {
    for (platform, fabric) in PLATFORMS
        .iter()
        .flat_map(|p| FABRICS.iter().map(move |f| (p, f)))
    {
        let switches = || {
            SWITCHES
                .iter()
                .filter(|switch| !switch.hidden)
                .map(Some)
                .chain([None])
        };
        for (switch, optics) in switches().flat_map(|s| Optics::ALL.iter().map(move |o| (s, *o))) {
            for planes in [None, Some(1), Some(2), Some(3), Some(5), Some(8)] {
                settles_once(Scenario {
                    platform,
                    fabric,
                    switch,
                    optics,
                    planes,
                    ..Scenario::default()
                });
            }
        }
    }
}

/// Whatever was asked for, what stands is possible: it is what the model takes, and settling it again changes nothing.
#[track_caller]
fn settles_once(asked: Scenario) {
    let mut settled = asked.clone();
    settle(&mut settled);
    let mut again = settled.clone();
    let written = Document {
        scenario: settled.clone(),
        ..Document::default()
    };
    assert_eq!(settle(&mut again), [], "{}", written.difference());
    assert!(again == settled, "{}", written.difference());
    let (left, stands) = (Setup::of(&asked), Setup::of(&settled));
    assert!(
        left == stands,
        "the model takes another: {}",
        written.difference()
    );
    assert_eq!(stands.fabric, settled.fabric);
    assert!(
        settled
            .topology
            .is_none_or(|asked| asked == stands.topology)
    );
    assert!(settled.host.is_none_or(|asked| asked == stands.host));
    assert_eq!(stands.optics, settled.optics);
    scenario_round_trip(&settled);
}

#[test]
fn every_way_of_joining_and_cabling_settles_once() {
    let topologies = || Topology::ALL.iter().copied().map(Some).chain([None]);
    let hosts = || Host::ALL.iter().copied().map(Some).chain([None]);
    let reach = Scenario::default().reach;
    let far = [2.0, 50.0, 2_000.0, 40_000.0];
    for (platform, fabric) in PLATFORMS
        .iter()
        .flat_map(|p| FABRICS.iter().map(move |f| (p, f)))
    {
        for (topology, host) in topologies().flat_map(|t| hosts().map(move |h| (t, h))) {
            for (media, reach) in Media::ALL.iter().flat_map(|m| [(*m, reach), (*m, far)]) {
                for (optics, switch) in [
                    (Optics::Dsp, None),
                    (Optics::Cpo, None),
                    (Optics::Lpo, catalog::switch("sn6800")),
                    (Optics::Cpo, catalog::switch("qm9700")),
                    (Optics::Cpo, catalog::switch("sn6800")),
                ] {
                    settles_once(Scenario {
                        platform,
                        fabric,
                        topology,
                        host,
                        media,
                        reach,
                        optics,
                        switch,
                        ..Scenario::default()
                    });
                }
            }
        }
    }
}

#[test]
fn a_price_book_of_every_value_and_a_baseline_survive() {
    let mut scenario = Scenario::default();
    for datum in REPLACEABLE.iter().copied() {
        // Nobody types the last bit of a product.
        let own = ((datum.value * 2.0 + 1.0) * 1e6).round() / 1e6;
        scenario.set_value(datum, own);
    }
    assert!(scenario.overrides.len() > 200);
    let base = Some(with(&scenario, "gpus", "1234"));
    round_trip(&Document {
        scenario: scenario.clone(),
        base,
        ..Document::default()
    });
    // Taking every value back leaves nothing to write.
    for datum in DATA.iter().copied() {
        scenario.set_value(datum, datum.value);
    }
    assert!(scenario == Scenario::default());
    let base = Some(Scenario::default());
    round_trip(&Document {
        base,
        ..Document::default()
    });
}

#[test]
fn the_empty_link_is_the_default_and_says_so_in_version_and_date() {
    assert_eq!(Document::read(""), (Document::default(), vec![]));
    assert_eq!(Document::default().difference(), "");
    assert_eq!(
        Document::default().write(),
        format!("v={SCHEMA}&catalog={CATALOG_DATE}&model={VERSION}")
    );
}

#[test]
fn presets_open_without_a_word() {
    for preset in PRESETS.iter() {
        let (document, notices) = Document::read(preset.link);
        assert_eq!(notices, [], "{}", preset.id);
        round_trip(&document);
    }
}

/// Lines of `tests/golden/links.txt` are links that were shared once, each with what it must always mean.
#[test]
fn old_links_open_for_ever() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/links.txt");
    let text = fs::read_to_string(path).expect("tests/golden/links.txt is there");
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with(';'));
    let mut count = 0;
    for line in lines {
        let (link, means) = line
            .split_once(" ->")
            .unwrap_or_else(|| panic!("no arrow in {line}"));
        assert_eq!(Document::read(link).0.difference(), means.trim(), "{link}");
        count += 1;
    }
    assert!(count >= 30, "lines are never taken away: {count}");
}

/// What the page does: changing one choice puts the values that no longer differ back to following their defaults.
#[test]
fn a_value_that_comes_to_equal_the_default_follows_it() {
    let own = with(
        &with(&Scenario::default(), "platform", "b200"),
        "gpu-hour",
        "2.35",
    );
    assert_eq!(own.gpu_hour().0, 2.35);
    scenario_round_trip(&with(&own, "platform", "h100"));
    let own = with(
        &with(&Scenario::default(), "fabric", "ethernet"),
        "delivered",
        "90",
    );
    // A platform that does not come on the fabric takes the fabric's own share with it.
    let moved = with(&with(&own, "fabric", "spectrum-x"), "delivered", "90");
    assert_eq!(with(&moved, "platform", "trainium2").delivered().0, 60.0);
    assert_eq!(with(&own, "platform", "trainium2").delivered().0, 90.0);
}

/// One input typed on the page is the same as the link saying it.
#[test]
fn typing_is_reading() {
    for (key, text) in [
        ("gpus", "1.2M"),
        ("gpus", "98.304"),
        ("delivered", "60%"),
        ("kwh", "99"),
        ("pue", "x"),
        ("taper", "1,7"),
        ("taper", "7:1,x"),
        ("reach", "2 m"),
        ("topology", "torus"),
    ] {
        let mut document = Document::default();
        let notices = document.enter(key, text);
        assert_eq!(
            (document, notices),
            Document::read(&format!("{key}={text}")),
            "{key}={text}"
        );
    }
}
