//! Every number of the catalog says what it is and who says so.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use fabriconomics::catalog::{
    self, ASSUMPTIONS, Basis, CABLES, CATALOG_DATE, CAUSES, CIRCUITS, DATA, Datum, Grade, MODULES,
    NICS, OBSERVED, PANELS, PLATFORMS, PRICEPOINTS, Read, SIDES, SOURCES, STRANDS, SWITCHES, Unit,
};

/// The reliability of Llama 3's run, by what a cause scales with.
#[test]
fn causes_add_up_to_the_run_they_were_counted_in() {
    let sum = |class: &str| -> f64 {
        let of = CAUSES.iter().filter(|cause| cause.class == class);
        of.map(|cause| cause.events.value).sum()
    };
    for (class, events) in [
        ("gpu", 268.0),
        ("software", 63.0),
        ("host", 46.0),
        ("network", 35.0),
        ("nic", 7.0),
    ] {
        assert_eq!(sum(class), events, "{class}");
    }
    let all: f64 = CAUSES.iter().map(|cause| cause.events.value).sum();
    assert_eq!(all, 419.0);
    assert_eq!(catalog::default_observed().events.value, all);
}

/// The first part that carries a rate is bought, so the slower must come first.
#[test]
fn speeds_rise_within_a_kind() {
    let modules = MODULES.iter().map(|it| (it.optics, it.speed.value, it.id));
    let cables = CABLES.iter().map(|it| (it.host, it.speed.value, it.id));
    let parts: Vec<_> = modules.chain(cables).collect();
    for (place, (kind, speed, id)) in parts.iter().enumerate() {
        let faster = parts[..place]
            .iter()
            .find(|before| before.0 == *kind && before.1 > *speed);
        assert_eq!(faster, None, "{id} must come before it");
    }
    // And of one rate the first is bought: the plain single-mode module of 500 m.
    for kind in ["dsp", "lpo", "lro"] {
        let mut rate = 0.0;
        for module in MODULES.iter().filter(|it| it.optics == kind) {
            if module.speed.value > rate {
                let plain = (module.medium, module.reach.value);
                assert_eq!(plain, ("single-mode", 500.0), "{}", module.id);
            }
            rate = module.speed.value;
        }
    }
}

#[test]
fn a_module_has_strands_and_lasers_for_what_it_lights() {
    for it in &MODULES {
        let (fibres, lasers) = (it.fibres.value, it.lasers.value);
        assert_eq!((fibres % 2.0, lasers.fract()), (0.0, 0.0), "{}", it.id);
        match it.medium {
            "multimode" | "single-mode" => {
                assert!(
                    fibres > 0.0 && lasers > 0.0 && it.reach.value > 0.0,
                    "{}",
                    it.id
                );
            }
            "coherent" => assert_eq!(fibres, 2.0, "{}", it.id),
            "engine" => assert_eq!((it.optics, lasers), ("cpo", 0.0), "{}", it.id),
            "laser" => assert_eq!((it.optics, fibres), ("laser", 0.0), "{}", it.id),
            other => panic!("{}: {other}", it.id),
        }
        if let Some(coded) = &it.price_vendor {
            assert!(coded.value >= it.price_street.value, "{}", it.id);
        }
    }
}

/// The curve passes through today's module rows, and nothing yet to come is dearer than the year before.
#[test]
fn the_price_curve_meets_the_catalog() {
    for (series, module) in [("mature", "dsp-800"), ("new", "dsp-1600")] {
        let points: Vec<_> = PRICEPOINTS.iter().filter(|p| p.series == series).collect();
        let module = catalog::module(module).expect("a row");
        let now = points.iter().find(|p| p.year == 2026).expect("today");
        let stands = module.price_hyperscale.value / module.speed.value;
        assert!((now.value.value - stands).abs() < 0.001, "{series}");
        for pair in points.windows(2) {
            assert_eq!(pair[0].year + 1, pair[1].year, "{}", pair[1].id);
            assert!(pair[0].value.value >= pair[1].value.value, "{}", pair[1].id);
            assert!(pair[0].forecast <= pair[1].forecast, "{}", pair[1].id);
        }
        assert_eq!(points.last().expect("a row").year, 2030, "{series}");
    }
}

#[test]
fn list_prices_are_no_lower_than_volume_prices() {
    #[track_caller]
    fn check(id: &str, volume: &Datum, list: &Datum) {
        assert!(list.value >= volume.value, "{id}: {volume:?} {list:?}");
        // An engine's price holds its laser's.
        assert!(volume.value > 0.0 || id == "laser-800", "{id}: {volume:?}");
        assert_eq!((volume.unit, list.unit), (Unit::Usd, Unit::Usd), "{id}");
    }
    SWITCHES
        .iter()
        .for_each(|it| check(it.id, &it.price_hyperscale, &it.price_street));
    MODULES
        .iter()
        .for_each(|it| check(it.id, &it.price_hyperscale, &it.price_street));
    CABLES
        .iter()
        .for_each(|it| check(it.id, &it.price_hyperscale, &it.price_street));
    NICS.iter()
        .for_each(|it| check(it.id, &it.price_hyperscale, &it.price_street));
    CIRCUITS
        .iter()
        .for_each(|it| check(it.id, &it.price_hyperscale, &it.price_street));
    PANELS
        .iter()
        .for_each(|it| check(it.id, &it.price_hyperscale, &it.price_street));
    for it in &STRANDS {
        check(it.id, &it.price_hyperscale, &it.price_street);
        check(it.id, &it.metre_hyperscale, &it.metre_street);
    }
    for it in &SIDES {
        check(it.id, &it.price_hyperscale, &it.price_street);
        assert!(it.nic_street.value >= it.nic_hyperscale.value, "{}", it.id);
    }
    for it in &PLATFORMS {
        if let (Some(volume), Some(list)) = (&it.price_hyperscale, &it.price_street) {
            check(it.id, volume, list);
        }
    }
}

#[test]
fn every_number_is_of_its_kind() {
    for datum in DATA {
        let inside = match datum.unit {
            Unit::Percent => (0.0..=100.0).contains(&datum.value),
            Unit::PerYear => datum.value > 0.0 && datum.value < 0.1,
            // What distance saves in communication is a claim of hundreds.
            Unit::Ratio if datum.key.starts_with("across-") => datum.value > 1.0,
            Unit::Ratio => (1.0..=3.0).contains(&datum.value),
            // Nothing is a quantity too: a part without draw, price, strands or reach of its own.
            Unit::Watts | Unit::Usd | Unit::Count | Unit::Metres => datum.value >= 0.0,
            _ => datum.value > 0.0,
        };
        assert!(
            inside && datum.value.is_finite(),
            "{} = {}",
            datum.key,
            datum.value
        );
    }
    for it in &ASSUMPTIONS {
        let low = it.low.as_ref().map_or(it.value.value, |low| low.value);
        let high = it.high.as_ref().map_or(it.value.value, |high| high.value);
        assert!(low <= it.value.value && it.value.value <= high, "{}", it.id);
    }
    for it in &OBSERVED {
        assert!(it.events.value > 0.0 && it.gpus.value >= 100.0, "{}", it.id);
    }
}

#[test]
fn the_roadmap_only_rises_and_forecasts_come_last() {
    let all: Vec<_> = catalog::roadmap().collect();
    for (place, point) in all.iter().enumerate() {
        let line = catalog::series(point.series).expect("a series of the catalog");
        assert!(
            ["standard", "sampling", "shipping", "forecast"].contains(&point.status),
            "{}",
            point.id
        );
        assert!(point.month <= 12, "{}", point.id);
        // Standards are a list of dates, not a rate that grows.
        if line.chart == "standards" {
            continue;
        }
        for before in all[..place].iter().filter(|it| it.series == point.series) {
            assert!(
                before.year <= point.year,
                "{} before {}",
                before.id,
                point.id
            );
            assert!(
                before.value.value <= point.value.value,
                "{} {}",
                before.id,
                point.id
            );
            assert!(
                before.forecast() <= point.forecast(),
                "{} {}",
                before.id,
                point.id
            );
        }
    }
}

#[test]
fn every_datum_has_one_key_and_its_place() {
    let mut keys = BTreeSet::new();
    for (place, datum) in DATA.iter().enumerate() {
        assert_eq!(usize::from(datum.index), place, "{}", datum.key);
        // A link writes hyphens where the catalog writes underscores.
        assert!(
            keys.insert(datum.key.replace('_', "-")),
            "{} stands twice",
            datum.key
        );
    }
    assert!(keys.len() >= 400);
}

#[test]
fn a_guess_is_shown_as_a_guess() {
    for datum in DATA {
        let (at, ours) = (datum.key, datum.about().read == Read::Ours);
        let reckoned = matches!(datum.basis, Basis::Derived | Basis::Estimate);
        assert_eq!(ours, reckoned, "{at}: our own number, or somebody's");
        assert!(
            !reckoned || !datum.about().note.is_empty(),
            "{at}: the reasoning is missing"
        );
        let guess = datum.basis == Basis::Estimate;
        assert_eq!(
            guess,
            datum.source().id == "estimate",
            "{at}: cites {}",
            datum.source().id
        );
        assert!(
            !guess || datum.grade == Grade::C,
            "{at}: a guess weighs least"
        );
        assert_eq!(
            datum.about().money > 0,
            datum.unit == Unit::Usd || is_price(datum.unit),
            "{at}"
        );
    }
}

fn is_price(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::UsdPerGpuHour | Unit::UsdPerKwh | Unit::UsdPerGbps
    )
}

/// Sources without an address when this was last counted, with the roadmap; the number may only fall.
const WITHOUT_ADDRESS: usize = 33;

#[test]
fn every_source_is_cited_dated_and_reached_safely() {
    let mut without = 0;
    for source in &SOURCES {
        assert!(
            DATA.iter().any(|d| d.source().id == source.id),
            "{} is not cited",
            source.id
        );
        assert!(
            !source.title.is_empty() && !source.publisher.is_empty(),
            "{}",
            source.id
        );
        let undated = source.published == "undated";
        assert!(
            undated || is_date(source.published),
            "{}: {}",
            source.id,
            source.published
        );
        assert!(
            is_date(source.accessed),
            "{}: {}",
            source.id,
            source.accessed
        );
        match source.url {
            "" => without += usize::from(source.id != "estimate"),
            url => assert!(
                url.starts_with("https://") && !url.contains(' '),
                "{}",
                source.id
            ),
        }
    }
    assert!(
        without <= WITHOUT_ADDRESS,
        "{without} sources have no address"
    );
    assert!(is_date(CATALOG_DATE) && CATALOG_DATE.len() == 10);
    DATA.iter()
        .for_each(|d| assert!(is_date(d.about().as_of), "{}: {}", d.key, d.about().as_of));
}

/// `2026`, `2026-11` or `2026-11-22`.
fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let lengths: Vec<_> = parts.iter().map(|part| part.len()).collect();
    let digits = parts
        .iter()
        .all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    digits && [4, 2, 2].starts_with(&lengths) && text < "2027"
}

/// A reader has no use for the files and folders a number passed through on its way here.
#[test]
fn no_text_speaks_of_workplaces() {
    let words = [
        "hardware.md",
        "hardware-defaults",
        "models.md",
        "mirror",
        ".md",
        "/work",
        "TODO",
        "ledger",
    ];
    let said = DATA.iter().map(|d| (d.key, d.about().note));
    let titles = SOURCES
        .iter()
        .flat_map(|s| [(s.id, s.title), (s.id, s.publisher)]);
    let missing = PLATFORMS.iter().map(|p| (p.id, p.missing));
    for (at, text) in said.chain(titles).chain(missing) {
        for word in words {
            assert!(
                !text.to_lowercase().contains(&word.to_lowercase()),
                "{at}: {text}"
            );
        }
        assert!(!text.contains("  ") && text.trim() == text, "{at}: {text}");
    }
}

/// An assumption nobody reads is a number nobody needs.
#[test]
fn every_assumption_is_read() {
    fn text(folder: &Path, out: &mut String) {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                text(&path, out);
            } else {
                *out += &fs::read_to_string(&path).expect("text");
            }
        }
    }
    let mut source = String::new();
    text(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut source,
    );
    for it in &ASSUMPTIONS {
        assert!(source.contains(&format!("\"{}\"", it.id)), "{}", it.id);
    }
}
