//! What the blocks say: a gigawatt holds no more, copper spares what was published, and every number can be drawn.

use fabriconomics::analysis::{NoSpine, gigawatt, ladder, scale_up, sweep};
use fabriconomics::catalog::PLATFORMS;
use fabriconomics::figures::{FIGURES, Table, optics};
use fabriconomics::model::evaluate;
use fabriconomics::scenario::{Scenario, settle};

use super::{LINKS, cell, near, report, scenario, value};

/// hw-V10, SemiAnalysis's GB200 count: 72 × 7,200 Gb/s on 1.6T optics of 30 W and $850, at a margin of 75 %.
#[test]
fn copper_spares_what_was_published() {
    let own = "set.dsp-1600.watts=30&set.dsp-1600.price-hyperscale=850";
    for platform in ["gb200", "gb300"] {
        let report = report(&format!("platform={platform}&gpus=720&{own}"));
        let spine = scale_up(&report.scenario).expect("a spine");
        assert_eq!(
            (spine.modules, spine.pairs, spine.domains),
            (648, Some(5_184), 10)
        );
        near(spine.watts.0, 19_440.0, "watts");
        near(spine.usd.0, 550_800.0, "dollars");
        near(spine.marked_up.0, 2_203_200.0, "with a margin");
        let table = optics::scale_up::table(&report);
        near(
            value(cell(&table, "Their power", "The cluster")),
            194_400.0,
            "the cluster",
        );
        near(
            value(cell(&table, "Pairs of copper, as built", "A rack")),
            5_184.0,
            "pairs",
        );
    }
}

#[test]
fn what_has_no_spine_says_so() {
    let why = |link: &str| scale_up(&scenario(link)).map(|spine| spine.modules);
    assert_eq!(why(""), Err(NoSpine::OneHost));
    assert_eq!(
        why("platform=ironwood&fabric=ethernet"),
        Err(NoSpine::Torus)
    );
    assert_eq!(
        why("platform=trainium2&fabric=ethernet"),
        Err(NoSpine::Unknown)
    );
    assert_eq!(why("platform=vr200&fabric=ethernet"), Ok(1_296));
    for platform in PLATFORMS.iter() {
        let mut scenario = Scenario {
            platform,
            ..Scenario::default()
        };
        settle(&mut scenario);
        let report = evaluate(&scenario);
        let (sentence, table) = (
            optics::scale_up::sentence(&report),
            optics::scale_up::table(&report),
        );
        finding(&sentence, platform.id);
        assert_eq!(
            table.rows.is_empty(),
            scale_up(&scenario).is_err(),
            "{}",
            platform.id
        );
        readable(&table, platform.id);
    }
}

#[test]
fn a_gigawatt_holds_no_more() {
    for link in LINKS {
        let report = report(link);
        let held = gigawatt(&report);
        let facility = |gpus| {
            let network = evaluate(&report.scenario.at(gpus)).network;
            network.map_or(f64::INFINITY, |network| {
                network.power.cluster.0 * report.scenario.pue
            })
        };
        assert!(
            held.gpus > 0 && held.facility.0 <= 1e9 * (1.0 + 1e-9),
            "{link}: {held:?}"
        );
        if held.clusters == 1 {
            near(held.facility.0, facility(held.gpus), link);
            assert!(facility(held.gpus + 1) > 1e9, "{link}: {held:?}");
        } else {
            assert!(
                evaluate(&report.scenario.at(held.each + 1))
                    .network
                    .is_err(),
                "{link}: {held:?}"
            );
        }
        finding(&optics::gigawatt::sentence(&report), link);
        readable(&optics::gigawatt::table(&report), link);
        match &report.network {
            Ok(_) => finding(&optics::finding(&report), link),
            // What it would need takes a sentence more.
            Err(_) => assert!(optics::finding(&report).contains("Choose"), "{link}"),
        }
    }
    // Nothing fits where an accelerator alone draws more.
    let report = report("set.h100.watts-per-gpu=100000000");
    assert_eq!(gigawatt(&report).gpus, 0);
    finding(&optics::gigawatt::sentence(&report), "nothing");
}

/// Given a part, its picojoules a bit.
#[test]
fn energy_of_a_bit_is_watts_over_rate() {
    let rungs = ladder(&report(""));
    for (name, wanted) in [
        ("400G DSP module", 22.5),
        ("800G DSP module", 20.0),
        ("1.6T DSP module", 15.625),
        ("800G LPO module", 10.625),
        ("Co-packaged engine, per 800G", 5.625),
        ("NVIDIA co-packaged", 5.625),
        ("NVIDIA’s 1.6T pluggable", 18.75),
        ("Bailly, measured by Meta", 6.75),
        ("800G DAC", 0.0),
    ] {
        let rung = rungs.iter().find(|rung| rung.name == name);
        near(
            rung.unwrap_or_else(|| panic!("{name}")).energy.0,
            wanted,
            name,
        );
    }
    let bought = rungs.iter().filter(|rung| rung.bought);
    let bought: Vec<_> = bought.map(|rung| rung.name).collect();
    assert_eq!(bought, ["400G DSP module", "800G DSP module"]);
}

/// Whatever is asked, every bar has a label, a finite length and something at its end.
#[test]
fn every_bar_can_be_drawn() {
    let worthless = "set.q3400.watts=0&set.dsp-800.watts=0&set.dsp-1600.watts=0&set.connectx-8.watts=0&set.gb300.watts-per-gpu=0";
    let worthless = format!("platform=gb300&fabric=infiniband&{worthless}");
    for link in LINKS.into_iter().chain([worthless.as_str()]) {
        let base = scenario(link);
        let swept = sweep(&base);
        for gpus in [64, 65, 1_000, 8_193, base.gpus, 524_289, 4_194_304] {
            let report = evaluate(&base.at(gpus));
            for figure in FIGURES.iter().filter(|figure| figure.view == "optics") {
                let what = format!("{} at {gpus} of {link}", figure.id);
                let plot = figure.plot(&swept, &report);
                assert!(!plot.bars.is_empty() && plot.lines.is_empty(), "{what}");
                for bar in &plot.bars {
                    assert!(
                        !bar.label.is_empty() && !bar.total.is_empty(),
                        "{what}: {bar:?}"
                    );
                    assert!(
                        bar.value().is_finite() && bar.value() >= 0.0,
                        "{what}: {bar:?}"
                    );
                    for word in ["NaN", "inf", "−0"] {
                        assert!(!bar.total.contains(word), "{what}: {bar:?}");
                    }
                }
                finding(&(figure.sentence)(&swept, &report), &what);
            }
        }
    }
}

#[track_caller]
fn finding(text: &str, what: &str) {
    assert!(
        text.ends_with('.') && text.starts_with(char::is_uppercase),
        "{what}: {text}"
    );
    assert!(text.chars().count() < 180, "{what}: {text}");
    for word in ["NaN", "inf ", "None", "  ", " ,", "−"] {
        assert!(!text.contains(word), "{what}: {text}");
    }
}

#[track_caller]
fn readable(table: &Table, what: &str) {
    assert!(!table.caption.is_empty(), "{what}");
    for row in &table.rows {
        assert_eq!(row.len(), table.heads.len(), "{what}");
        for cell in row {
            let plain = cell.plain.parse::<f64>();
            assert!(
                !cell.text.is_empty()
                    && plain.is_ok_and(f64::is_finite) | cell.plain.parse::<f64>().is_err(),
                "{what}: {cell:?}"
            );
        }
    }
}
