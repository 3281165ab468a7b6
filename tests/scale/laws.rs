//! What must hold of the numbers, at every corner.

use fabriconomics::analysis::{
    COLUMNS, Contract, Joined, Pool, Rack, across, carrier, copper, copper_ends, domains, scale_up,
    scale_up_doubled, sites, sweep, within,
};
use fabriconomics::figures::{FIGURES, domains as drawn, scale};
use fabriconomics::model::Report;
use serde_json::Value;

use super::{everywhere, report};

#[track_caller]
fn near(ours: f64, wanted: f64) {
    assert!((ours / wanted - 1.0).abs() < 1e-9, "{ours}, not {wanted}");
}

fn finite(value: &Value, at: &str) {
    match value {
        // serde_json writes what is not finite as null: only fields that may be null are.
        Value::Number(number) => assert!(number.as_f64().is_some_and(f64::is_finite), "{at}"),
        Value::Object(fields) => {
            for (name, value) in fields {
                finite(value, &format!("{at}/{name}"));
            }
        }
        _ => {}
    }
}

#[test]
fn every_number_is_finite_and_no_sentence_is_empty() {
    for (link, report) in everywhere() {
        let json = serde_json::to_value(Contract::of(&report, &[])).expect("JSON");
        finite(&json["domains"], &link);
        finite(&json["memory_pool"], &link);
        for field in ["usd", "saved_usd", "cost_usd", "net_usd", "bytes"] {
            assert!(json["memory_pool"][field].is_number(), "{field} {link}");
        }
        assert_eq!(json["domains"].is_null(), report.network.is_err(), "{link}");
        if report.network.is_ok() {
            for field in ["pj_per_bit", "usd_per_gbps", "gbps", "reach_metres"] {
                assert!(
                    json["domains"]["scale_out"][field].is_number(),
                    "{field} {link}"
                );
            }
        }
        let said = [
            scale::finding(&report),
            scale::inside::sentence(&report),
            scale::rack::sentence(&report),
            scale::spine::sentence(&report),
            scale::pool::sentence(&report),
            scale::rates::open_sentence(&report),
        ];
        for text in said {
            whole(&text, &link);
        }
        let tables = [
            scale::spine::table(&report),
            scale::inside::table(&report),
            scale::rack::table(&report).table,
            scale::pool::table(&report).table,
            drawn::table(&report),
        ];
        for table in tables {
            for row in &table.rows {
                assert_eq!(row.len(), table.heads.len(), "{} of {link}", table.caption);
                for cell in row {
                    assert!(cell.value.is_none_or(f64::is_finite), "{cell:?} of {link}");
                    assert!(
                        !cell.text.contains("NaN") && !cell.text.contains("inf"),
                        "{link}"
                    );
                }
            }
        }
        for reasoned in [drawn::reasoned(&report), scale::rack::table(&report)] {
            assert_eq!(reasoned.reasons.len(), reasoned.table.rows.len(), "{link}");
        }
    }
}

#[track_caller]
fn whole(text: &str, link: &str) {
    assert!(text.ends_with(['.', '…']), "{text:?} of {link}");
    for wrong in ["NaN", "inf ", "  ", "..", "−0 "] {
        assert!(!text.contains(wrong), "{wrong:?} in {text:?} of {link}");
    }
}

#[test]
fn figures_say_something_at_every_corner() {
    for (link, report) in everywhere().step_by(5) {
        let sweep = sweep(&report.scenario);
        for figure in FIGURES.iter().filter(|figure| figure.view == "scale") {
            whole(&(figure.sentence)(&sweep, &report), &link);
            let table = (figure.table)(&sweep, &report);
            assert!(!table.rows.is_empty(), "{} of {link}", figure.id);
        }
    }
}

#[test]
fn the_networks_are_their_bill_over_their_bandwidth() {
    for (link, report) in everywhere() {
        let (Some(all), Ok(network)) = (domains(&report), &report.network) else {
            continue;
        };
        let rate = all.out.rate.expect("a rate").0;
        let bits = rate * report.scenario.gpus as f64;
        near(
            all.out.energy.expect("watts").0,
            network.power.network.0 / bits * 1e3,
        );
        near(
            all.out.price.expect("dollars").0,
            network.capital.network.0 / bits,
        );
        assert!(
            all.sites >= 1 && all.sites <= report.scenario.gpus,
            "{link}"
        );
        assert_eq!(all.across.rate.is_some(), all.sites > 1, "{link}");
        assert!(all.up.members * all.racks >= report.scenario.gpus, "{link}");
        assert!(
            all.up.members * (all.racks - 1) < report.scenario.gpus,
            "{link}"
        );
        // As many sites as the power asks for, and no more.
        let held = all.megawatts / all.sites as f64;
        assert!(
            held <= report.scenario.sites.power * (1.0 + 1e-6) || all.sites == report.scenario.gpus,
            "{link}"
        );
    }
}

#[test]
fn what_joins_the_sites_is_reckoned_in_one_place() {
    for (link, report) in everywhere() {
        let (Some(all), Some(own)) = (domains(&report), across(&report)) else {
            continue;
        };
        let joined = own.joined.as_ref();
        assert_eq!(all.across.energy, joined.map(Joined::energy), "{link}");
        assert_eq!(all.across.price, joined.map(Joined::usd_per_gbps), "{link}");
        assert_eq!(
            (all.sites, all.out.members),
            (own.sites, own.gpus),
            "{link}"
        );
        // Nothing is said of a network that is not there.
        let it = &all.across;
        let said = [
            it.rate.is_some(),
            it.reach.is_some(),
            it.latency.is_some(),
            it.energy.is_some(),
            it.price.is_some(),
            it.members > 0,
        ];
        assert!(said.iter().all(|said| *said == (all.sites > 1)), "{link}");
    }
    // Half way around the earth light is made anew more than once, and every module counts.
    let far = report("site-power=100&distance=20000");
    let near_by = report("site-power=100&distance=2000");
    let energy = |report: &Report| domains(report).and_then(|all| all.across.energy);
    assert!(energy(&far).expect("sites").0 > 5.0 * energy(&near_by).expect("sites").0);
}

#[test]
fn a_hop_is_that_of_the_fabric() {
    let of = |fabric: &str| {
        let link = format!("gpus=8192&fabric={fabric}");
        domains(&report(&link)).expect("a network")
    };
    let [infiniband, ethernet] = ["infiniband", "ethernet"].map(of);
    assert_eq!(
        [infiniband.hop, ethernet.hop],
        ["switch-hop", "ethernet-hop"]
    );
    assert!(infiniband.out.latency.expect("a tree").0 < ethernet.out.latency.expect("a tree").0);
}

#[test]
fn sites_follow_their_power() {
    assert_eq!(sites(150.0, 150.0, 1_000), 1);
    assert_eq!(sites(150.1, 150.0, 1_000), 2);
    assert_eq!(sites(0.0, 150.0, 1_000), 1);
    assert_eq!(sites(1e9, 1.0, 64), 64);
}

#[test]
fn a_farther_step_is_slower_and_the_module_reaches() {
    let far = |km: u32| {
        let report = report(&format!("site-power=100&distance={km}"));
        let all = domains(&report).expect("a network");
        (
            all.across.latency.expect("light").0,
            all.joined.expect("more than one site").module,
        )
    };
    let mut before = 0.0;
    for km in [1, 80, 120, 121, 900, 1_500, 2_400] {
        let (latency, module) = far(km);
        assert!(latency > before, "{km}");
        before = latency;
        assert!(
            module.reach.value >= f64::from(km) * 1e3,
            "{} at {km}",
            module.id
        );
    }
    // 4.897 µs a kilometre one way (1,550 nm in a fibre of group index 1.468).
    near(far(100).0, 489.7e-6);
    assert!(
        carrier(1e9).is_some(),
        "beyond everything the farthest stands in"
    );
    assert!(far(121).1 != far(120).1, "800ZR ends at 120 km");
}

#[test]
fn longer_trees_are_later() {
    let latency = |link: &str| {
        let all = domains(&report(link)).expect("a network");
        all.out.latency.expect("a tree").0
    };
    let [one, two, three] = ["gpus=64&tiers=1", "gpus=64&tiers=2", "gpus=64&tiers=3"].map(latency);
    assert!(one < two && two < three, "{one} {two} {three}");
    assert!(latency("reach=50,1000,1000,1000") > latency(""));
}

#[test]
fn copper_ends_where_the_cable_is_longer_and_when_the_lane_comes() {
    let ends = |link: &str| copper_ends(&report(link).scenario);
    assert_eq!(ends("").map(|ends| ends.copper.lane), Some(400));
    assert_eq!(
        ends("spine-length=1.5").map(|ends| ends.copper.lane),
        Some(200)
    );
    assert_eq!(ends("spine-length=0.4"), None);
    assert_eq!(
        ends("spine-length=100").map(|ends| ends.copper.lane),
        Some(50)
    );
    // Four quarters are a year; what ships already does not slip.
    let year = |link: &str| ends(link).and_then(|ends| ends.year).expect("a year");
    near(year("slip=0,4") - year(""), 1.0);
    near(year("slip=8,0"), year(""));
    let list = copper(&report("").scenario);
    assert!(
        list.windows(2)
            .all(|pair| pair[0].passive > pair[1].passive)
    );
    assert!(list.windows(2).all(|pair| pair[0].year < pair[1].year));
}

#[test]
fn a_rack_adds_up() {
    let rack = |id: &str| Rack::of(&report(&format!("platform={id}")).scenario).expect("a rate");
    near(rack("vr200").both_ways().0, 72.0 * 3_600.0);
    let [payload, raw] = rack("gb200").slots().expect("a slot");
    near(raw, 900.0 / 64.0);
    near(payload, 900.0 / 63.0);
    for (id, signals) in [("a100", 32.0), ("h100", 64.0), ("b300", 128.0)] {
        near(rack(id).raw().expect("a slot").0, signals);
    }
    let [now, next] = [scale_up, scale_up_doubled]
        .map(|of| of(&report("platform=gb200").scenario).expect("a spine"));
    near(now.lane().expect("pairs").0, 200.0);
    near(next.lane().expect("pairs").0, 400.0);
    assert_eq!(
        now.modules, next.modules,
        "twice as much over modules twice as fast"
    );
}

#[test]
fn larger_domains_keep_no_less_inside() {
    for (link, report) in everywhere() {
        let all = within(&report);
        assert_eq!(all.is_empty(), report.step.is_none(), "{link}");
        assert!(all.iter().filter(|row| row.own).count() <= 1, "{link}");
        for row in &all {
            assert!((0.0..=1.0).contains(&row.share().0), "{link}");
        }
        if let (Some(own), Some(step)) = (all.iter().find(|row| row.own), &report.step) {
            assert_eq!(own.outside, step.traffic.outside(), "{link}");
        }
    }
    let llama = within(&report("gpus=16384"));
    for pair in llama.windows(2) {
        assert!(
            pair[1].outside.0 <= pair[0].outside.0 * (1.0 + 1e-9),
            "{pair:?}"
        );
    }
}

#[test]
fn a_pool_is_a_saving_less_its_cost() {
    let pool = |link: &str| Pool::of(&report(link).scenario);
    let own = pool("");
    near(own.memory.0, 100_000.0 * 256e9);
    near(own.saved.0, 0.07 * own.memory.0);
    near(own.net().0, own.saved_usd.0 - own.cost.0);
    // At the price where it begins to pay nothing is left.
    let even = own.even.expect("it saves something").0;
    let at = pool(&format!("set.dram-gb.value={even}"));
    assert!(at.net().0.abs() < 1e-6 * at.cost.0, "{:?}", at.net());
    assert!(pool("memory-saved=0").net().0 < 0.0 && pool("memory-saved=0").even.is_none());
    // What is saved stands in the pool, however small the share was said to be.
    near(pool("memory-saved=60").pooled.0, 0.6 * own.memory.0);
    near(own.pooled_share.0 * own.memory.0, own.pooled.0);
    // Twice the accelerators, twice of everything.
    near(pool("gpus=200000").net().0, 2.0 * own.net().0);
}

#[test]
fn columns_are_the_report() {
    let report: Report = report("platform=gb300&gpus=131072");
    let json = serde_json::to_value(Contract::of(&report, &[])).expect("JSON");
    for (name, at) in [
        ("domains_sites", "/domains/sites"),
        ("domains_scale_up_gbps", "/domains/scale_up/gbps"),
        ("domains_scale_across_gbps", "/domains/scale_across/gbps"),
        ("domains_inside_share", "/domains/inside_share"),
        ("memory_pool_net_usd", "/memory_pool/net_usd"),
    ] {
        let column = COLUMNS.iter().find(|column| column.name == name);
        let value = column.and_then(|column| column.of(&report));
        assert_eq!(value, json.pointer(at).and_then(Value::as_f64), "{name}");
        assert!(value.is_some(), "{name}");
    }
}
