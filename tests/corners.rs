//! Every input at its ends, every pair of inputs, every option with every other: finite, rightly signed, the same twice,
//! and monotone where it must be.

use fabriconomics::analysis::{Contract, cliffs};
use fabriconomics::catalog::{DATA, Datum, FABRICS, PLATFORMS, SWITCHES, Unit};
use fabriconomics::model::{Network, Report, evaluate};
use fabriconomics::scenario::{
    Buyer, Document, Host, INPUTS, Input, Kind, MAX_GPUS, MIN_GPUS, Media, Modules, Optics,
    Scenario, Setup, Topology, settle,
};
use fabriconomics::units::{Percent, Share, human};
use serde_json::Value;

/// Rounding of a sum may move it by this much, relatively.
const ROUNDING: f64 = 1e-12;

/// Parts of the JSON report that are null where a fabric cannot hold the cluster, or where it can.
const MAY_BE_NULL: [&str; 40] = [
    "fabric",
    "verdict",
    "optics",
    "network",
    "cluster",
    "built_up_interval_hours",
    "built_up_per_year",
    "bill",
    "spares",
    "share_of_cluster_cost",
    "derived_share",
    "standard_derived_share",
    "hash_share",
    "busiest_flows",
    "busiest_flows_of_all",
    // The networks of rack, cluster and sites: what is not joined, not sold apart or not published.
    "domains",
    "gbps",
    "gpus",
    "reach_metres",
    "latency_seconds",
    "pj_per_bit",
    "usd_per_gbps",
    "rack_gbytes_per_second",
    "pcie_slots_payload",
    "pcie_slots_signalled",
    "inside_share",
    "copper_ends_lane_gbps",
    "copper_ends_year",
    "break_even_usd_per_gbyte",
    // The sites, and the years: one site exchanges nothing; what no switch of a year holds is not bought.
    "across",
    "links",
    "exchange",
    "ratio_to_optics_cost",
    "crossing_km",
    "rung",
    "cycle",
    "slot",
    "lane_gbps",
    // Nothing to fit with two points.
    "fitted_years",
    "standard_error_years",
];

/// Numbers that may be negative: a fabric better than the reference, a reference below standard Ethernet.
const MAY_BE_NEGATIVE: [&str; 7] = [
    "usd_per_year",
    "share",
    "avoided_usd_per_year",
    "standard_usd_per_year",
    "ceiling_share",
    "ceiling_usd_per_year",
    // A pool that costs more than it saves.
    "net_usd",
];

#[track_caller]
fn sound_json(key: &str, value: &Value, priced: bool, link: &str) {
    match value {
        Value::Null => {
            let unpriced = key == "capex_usd" && !priced;
            assert!(
                MAY_BE_NULL.contains(&key) || unpriced,
                "{key} is null in {link}"
            );
        }
        Value::Number(number) => {
            let number = number.as_f64().expect("a float holds it");
            // JSON has no NaN and no infinity: they would have been null.
            assert!(number.is_finite(), "{key} in {link}");
            assert!(
                number != 0.0 || number.is_sign_positive(),
                "−0 at {key} in {link}"
            );
            let signed = MAY_BE_NEGATIVE.contains(&key);
            assert!(signed || number >= 0.0, "{key} = {number} in {link}");
            if key.starts_with("share") || key == "ceiling_share" {
                assert!(number <= 1.0, "{key} = {number} in {link}");
            }
            if key.ends_with("interval_hours") {
                assert!(number > 0.0, "{key} = {number} in {link}");
            }
        }
        Value::Array(all) => all
            .iter()
            .for_each(|one| sound_json(key, one, priced, link)),
        Value::Object(all) => {
            for (key, one) in all {
                sound_json(key, one, priced, link);
            }
        }
        Value::String(_) | Value::Bool(_) => {}
    }
}

/// Finite, rightly signed, and the same twice, as written for a script too.
#[track_caller]
fn sound(scenario: &Scenario) -> Report {
    let report = evaluate(scenario);
    let contract = Contract::of(&report, &[]);
    let link = contract.link.clone();
    let json = serde_json::to_value(&contract).expect("a report is JSON");
    let setup = Setup::of(scenario);
    let priced = match scenario.buyer {
        Buyer::Hyperscale | Buyer::Vendor => setup.platform.price_hyperscale.is_some(),
        Buyer::Street => setup.platform.price_street.is_some(),
    };
    sound_json("", &json, priced, &link);

    let again = evaluate(scenario);
    assert_eq!(report, again, "not the same twice: {link}");
    let text = |report: &Report| serde_json::to_string(&Contract::of(report, &[])).expect("JSON");
    assert_eq!(text(&report), text(&again), "{link}");

    match &report.network {
        Ok(network) => holds_together(network, &link),
        Err(no) => {
            assert!(no.most < scenario.gpus, "{no:?} but {link}");
            assert!(report.reliability.built_up.is_none());
            assert_eq!(json["verdict"]["max_gpus"], no.most);
        }
    }
    let (tax, load) = (&report.tax, &report.load);
    let waits = load.communication.0 > 0.0;
    let worse = load.delivered < load.reference && waits;
    let better = load.delivered > load.reference && waits;
    // Hidden altogether, a better or worse fabric may cost nothing.
    assert!(!worse || tax.paid.0 >= 0.0, "worse, yet paid back: {link}");
    assert!(!better || tax.paid.0 <= 0.0, "better, yet paying: {link}");
    assert!(worse || better || tax.paid.0 == 0.0, "{link}");
    assert!(tax.lost.0 < 1.0 && tax.ceiling.0 < 1.0, "{link}");
    assert!(tax.price_ceiling_per_port.0 >= 0.0, "{link}");
    report
}

#[track_caller]
fn holds_together(network: &Network, link: &str) {
    let (capital, power) = (&network.capital, &network.power);
    assert!(capital.optics.0 <= capital.network.0, "{link}");
    assert!(power.optics.0 <= power.network.0, "{link}");
    assert!(power.network.0 <= power.network_facility.0, "{link}");
    assert!(capital.network.0 > 0.0 && power.network.0 > 0.0, "{link}");
    assert!(
        capital.optics_range[0] <= capital.optics_range[1],
        "list is cheaper: {link}"
    );
}

/// Ends of a quantity, its default between them; every word of a choice, offered or not; a list's ends, all at once and
/// one by one.
fn corners(input: &Input, scenario: &Scenario) -> Vec<Scenario> {
    let with = |change: &dyn Fn(&mut Scenario)| {
        let mut changed = scenario.clone();
        change(&mut changed);
        changed
    };
    match &input.kind {
        Kind::Number(number) => [number.min, (number.default)(scenario), number.max]
            .map(|value| with(&|s| (number.set)(s, value)))
            .into(),
        Kind::Choice(choice) => (choice.words)()
            .into_iter()
            .map(|word| with(&|s| (choice.set)(s, word)))
            .collect(),
        Kind::List(list) => {
            let places = list.entries.len();
            let filled =
                |value: f64| with(&|s| (0..places).for_each(|place| (list.set)(s, place, value)));
            let mut all = vec![filled(list.min), filled(list.max)];
            for place in 0..places {
                all.push(with(&|s| (list.set)(s, place, list.min)));
                all.push(with(&|s| (list.set)(s, place, list.max)));
            }
            all
        }
    }
}

/// Scenarios to stand on: the empty link, one too large for its fabric, one whose platform is not sold, many planes, a
/// torus, tapered pods, circuit switches, rails of their own.
fn bases() -> Vec<Scenario> {
    [
        "",
        "gpus=4194304&fabric=infiniband&overlap=70",
        "gpus=64&platform=ironwood&fabric=ethernet&host=aec&buyer=street",
        "gpus=1000000&platform=vr200&fabric=ultra-ethernet&planes=8&optics=lpo&comm=90",
        "gpus=20000&platform=gb300&fabric=infiniband&optics=cpo&reference=60",
        "gpus=9000&platform=ironwood&fabric=ici&buyer=vendor&year=2024",
        "gpus=24576&fabric=ethernet&taper=1,7&pod=3072&media=reach&reach=2,30&modules=twin-both",
        "gpus=50000&platform=b200&fabric=infiniband&topology=ocs&beside=all&service=99&repair=30",
        "gpus=32768&platform=mi355x&fabric=ultra-ethernet&topology=rail-only&taper=2&modules=single",
    ]
    .map(read)
    .into()
}

#[track_caller]
fn read(link: &str) -> Scenario {
    let (document, notices) = Document::read(link);
    assert!(notices.is_empty(), "{link}: {notices:?}");
    document.scenario
}

#[test]
fn every_input_at_its_ends() {
    for base in bases() {
        sound(&base);
        for input in INPUTS {
            for corner in corners(input, &base) {
                sound(&corner);
            }
        }
    }
}

#[test]
fn every_pair_of_inputs_at_their_ends() {
    for base in bases() {
        for (place, one) in INPUTS.iter().enumerate() {
            for first in corners(one, &base) {
                for other in &INPUTS[place + 1..] {
                    for both in corners(other, &first) {
                        sound(&both);
                    }
                }
            }
        }
    }
}

/// What cannot be is moved by the model as `settle` moves it, so that a link nobody settled is not another cluster.
#[test]
fn the_model_moves_an_impossible_choice_where_settle_does() {
    let choices = INPUTS
        .iter()
        .filter(|input| !matches!(input.kind, Kind::Number(_)));
    let choices: Vec<_> = choices.collect();
    for base in bases() {
        for (place, one) in choices.iter().enumerate() {
            for first in corners(one, &base) {
                for other in &choices[place + 1..] {
                    for asked in corners(other, &first) {
                        let mut settled = asked.clone();
                        settle(&mut settled);
                        let (asked, settled) = (evaluate(&asked), evaluate(&settled));
                        let (left, stands) = (link(&asked.scenario), link(&settled.scenario));
                        assert!(asked.network == settled.network, "{left}: {stands}");
                    }
                }
            }
        }
    }
}

/// Every combination of platform, fabric, switch, planes, optics and host link that can be.
fn setups() -> Vec<Scenario> {
    let mut all: Vec<Scenario> = Vec::new();
    for platform in PLATFORMS.iter().filter(|p| p.missing.is_empty()) {
        for fabric in FABRICS.iter().filter(|f| platform.fabrics.contains(&f.id)) {
            for switch in SWITCHES.iter().filter(|switch| !switch.hidden) {
                for planes in 1..=8 {
                    for (optics, host) in pairs(Optics::ALL, Host::ALL) {
                        let asked = Scenario {
                            platform,
                            fabric,
                            switch: Some(switch),
                            optics,
                            host: Some(host),
                            planes: Some(planes),
                            ..Scenario::default()
                        };
                        let setup = Setup::of(&asked);
                        if setup.choice == switch
                            && setup.planes == planes
                            && setup.optics == optics
                        {
                            all.push(asked);
                        }
                    }
                }
            }
        }
    }
    all
}

/// Every combination of platform, fabric and topology that can be, cabled this way and that, in pods and not. Without
/// tapers: `tests/conservation` says where a tapered tree may fall.
fn shapes() -> Vec<Scenario> {
    let cabled = [
        (Media::SingleMode, Modules::Twin),
        (Media::Reach, Modules::Single),
        (Media::Reach, Modules::Both),
    ];
    let mut all: Vec<Scenario> = Vec::new();
    for platform in PLATFORMS.iter().filter(|p| p.missing.is_empty()) {
        for fabric in FABRICS.iter().filter(|f| platform.fabrics.contains(&f.id)) {
            for (topology, pod) in pairs(Topology::ALL, &[0, 3_072]) {
                for (media, modules) in cabled {
                    let asked = Scenario {
                        platform,
                        fabric,
                        topology: Some(topology),
                        pod,
                        media,
                        modules,
                        ..Scenario::default()
                    };
                    let setup = Setup::of(&asked);
                    if setup.topology == topology && setup.fabric == fabric {
                        all.push(asked);
                    }
                }
            }
        }
    }
    assert!(all.len() > 500, "{}", all.len());
    all
}

fn pairs<A: Copy, B: Copy>(one: &[A], other: &[B]) -> Vec<(A, B)> {
    one.iter()
        .flat_map(|a| other.iter().map(move |b| (*a, *b)))
        .collect()
}

/// Numbers that may only rise with the cluster, or with a price, a draw or a failure rate: named for the message.
fn totals(report: &Report) -> Vec<(&'static str, f64)> {
    let mut all = vec![("interruptions", report.reliability.observed.0)];
    if let Ok(network) = &report.network {
        let (capital, power) = (&network.capital, &network.power);
        all.extend([
            ("optics $", capital.optics.0),
            ("optics at list $", capital.optics_range[1].0),
            ("network $", capital.network.0),
            ("cluster $", capital.cluster.map_or(0.0, |usd| usd.0)),
            ("optics W", power.optics.0),
            ("network W", power.network.0),
            ("cluster W", power.cluster.0),
            ("energy $", power.network_cost.0),
        ]);
        all.extend(
            report
                .reliability
                .built_up
                .map(|built| ("built up", built.total.0)),
        );
    }
    all
}

#[track_caller]
fn nothing_falls(before: &Report, after: &Report, said: &dyn Fn() -> String) {
    for ((what, low), (_, high)) in totals(before).into_iter().zip(totals(after)) {
        assert!(
            high >= low * (1.0 - ROUNDING),
            "{what} falls from {low} to {high}: {}",
            said()
        );
    }
    let (slow, fast) = (&before.reliability, &after.reliability);
    assert!(
        fast.observed_interval.0 <= slow.observed_interval.0,
        "{}",
        said()
    );
}

/// Powers of two, sizes between them, and both sides of every cliff.
fn sizes(scenario: &Scenario) -> Vec<u64> {
    let mut all: Vec<u64> = (6..22)
        .flat_map(|bits| [1 << bits, (1 << bits) + 1, 3 << (bits - 1)])
        .collect();
    all.extend(
        cliffs(scenario)
            .iter()
            .flat_map(|cliff| [cliff.at - 1, cliff.at]),
    );
    all.retain(|size| (MIN_GPUS..=MAX_GPUS).contains(size));
    all.sort_unstable();
    all.dedup();
    all
}

/// Not the optics of one GPU: those fall between cliffs. In all, no part of it may.
#[test]
fn more_accelerators_never_cost_less_or_run_longer() {
    for scenario in setups().into_iter().chain(shapes()) {
        let mut before: Option<Report> = None;
        for size in sizes(&scenario) {
            let after = evaluate(&scenario.at(size));
            if let Some(before) = before {
                let said = || format!("{} to {size} of {}", before.scenario.gpus, link(&scenario));
                assert!(
                    before.network.is_ok() || after.network.is_err(),
                    "{}",
                    said()
                );
                if after.network.is_ok() {
                    nothing_falls(&before, &after, &said);
                }
            }
            before = Some(after);
        }
    }
}

fn link(scenario: &Scenario) -> String {
    let document = Document {
        scenario: scenario.clone(),
        ..Document::default()
    };
    document.difference()
}

/// Prices, draws and failure rates of parts: what a person may replace.
fn dearer() -> impl Iterator<Item = &'static Datum> {
    let parts = DATA.iter().copied();
    parts.filter(|datum| matches!(datum.unit, Unit::Usd | Unit::Watts | Unit::PerYear))
}

#[test]
fn dearer_hungrier_or_weaker_parts_never_make_a_cheaper_cluster() {
    let mut moved = 0;
    for scenario in setups()
        .iter()
        .step_by(7)
        .chain(shapes().iter().step_by(31))
    {
        let before = evaluate(&scenario.at(3_000));
        for datum in dearer() {
            let mut raised = scenario.at(3_000);
            raised.set_value(datum, datum.value * 2.0 + 1e-3);
            let after = evaluate(&raised);
            nothing_falls(&before, &after, &|| {
                format!("{} in {}", datum.key, link(scenario))
            });
            // The engines of a co-packaged box come out of its price: never more than there is.
            for row in after.network.iter().flat_map(|network| &network.bill.rows) {
                let least = row
                    .unit
                    .iter()
                    .fold(row.watts.0, |least, unit| least.min(unit.0));
                assert!(least >= 0.0, "{row:?} with {}", datum.key);
            }
            moved += u32::from(totals(&before) != totals(&after));

            let mut free = scenario.at(3_000);
            free.set_value(datum, 0.0);
            nothing_falls(&evaluate(&free), &before, &|| {
                format!("free {} in {}", datum.key, link(scenario))
            });
        }
    }
    assert!(moved > 1_000, "only {moved} of the changes moved anything");
}

/// Shares of nothing are nothing.
#[test]
fn a_network_for_nothing_is_still_a_number() {
    for base in bases() {
        let mut free = base.clone();
        for datum in dearer() {
            free.set_value(datum, 0.0);
        }
        let report = evaluate(&free);
        let json = serde_json::to_value(Contract::of(&report, &[])).expect("JSON");
        let priced = json
            .pointer("/cluster/capex_usd")
            .is_some_and(Value::is_number);
        sound_json("", &json, priced, "everything for nothing");
        if let Ok(network) = &report.network {
            assert_eq!(network.capital.optics_of_network().0, 0.0);
            assert_eq!(network.power.optics_of_cluster().0, 0.0);
        }
    }
}

#[test]
fn each_dial_turns_the_right_way() {
    let up = |key: &str, scenario: &Scenario, of: &dyn Fn(&Report) -> f64| {
        let input = INPUTS
            .iter()
            .find(|input| input.key == key)
            .expect("an input");
        let [low, _, high] = <[Scenario; 3]>::try_from(corners(input, scenario)).expect("a number");
        (of(&evaluate(&low)), of(&evaluate(&high)))
    };
    for base in bases() {
        let hashed = read("fabric=ethernet").at(base.gpus);
        let rises = |key: &str, of: &dyn Fn(&Report) -> f64| {
            let (low, high) = up(key, &hashed, of);
            assert!(low < high, "{key}: {low} to {high}");
        };
        rises("gpu-hour", &|report| report.tax.paid.0);
        rises("utilisation", &|report| report.tax.paid.0);
        rises("comm", &|report| report.tax.paid.0);
        rises("reference", &|report| report.tax.paid.0);
        rises("amortisation", &|report| {
            report.tax.price_ceiling_per_port.0
        });
        rises("failure-rate", &|report| report.reliability.observed.0);
        let energy = |report: &Report| {
            report
                .network
                .as_ref()
                .map_or(0.0, |n| n.power.network_cost.0)
        };
        if evaluate(&hashed).network.is_ok() {
            rises("kwh", &energy);
            rises("pue", &energy);
        }
    }
}

#[test]
fn more_delivered_never_raises_the_tax() {
    for (communication, overlap) in pairs(&[0.0, 10.0, 50.0, 90.0], &[0.0, 30.0, 63.0, 100.0]) {
        for reference in [20.0, 60.0, 95.0, 100.0] {
            let mut before = f64::INFINITY;
            for delivered in (20..=100).map(f64::from) {
                let report = evaluate(&Scenario {
                    communication: Percent(communication),
                    overlap: Percent(overlap),
                    reference: Percent(reference),
                    delivered: Some(Percent(delivered)),
                    ..Scenario::default()
                });
                let paid = report.tax.paid.0;
                let said = format!("{communication} {overlap} {reference} {delivered}");
                assert!(
                    paid <= before + ROUNDING * paid.abs(),
                    "{said}: {before} to {paid}"
                );
                assert!(report.tax.price_ceiling_per_port.0 >= 0.0, "{said}");
                before = paid;
            }
        }
    }
}

#[track_caller]
fn expect_lost(link: &str, percent: f64) {
    let lost = evaluate(&read(link)).tax.lost.0 * 100.0;
    assert!((lost - percent).abs() < 0.01, "{link}: {lost} %");
}

/// Hiding helps until compute runs out: then the rest of the slower communication stands bare, up to the ceiling.
#[test]
fn the_tax_falls_and_rises_again_in_overlap() {
    let half = "fabric=ethernet&comm=50";
    expect_lost(half, 22.58);
    expect_lost(&format!("{half}&overlap=30"), 19.37);
    expect_lost(&format!("{half}&overlap=63"), 13.61);
    expect_lost(&format!("{half}&overlap=80"), 24.21);
    expect_lost(&format!("{half}&overlap=100"), 36.84);
    // At the ceiling whatever the rest: 1 − 60/95.
    expect_lost("fabric=ethernet&comm=90&overlap=100", 36.84);
    // Nothing to lose without communication, and nothing while it hides.
    expect_lost("fabric=ethernet&comm=0", 0.0);
    expect_lost("fabric=ethernet&comm=20&overlap=100", 0.0);
}

#[track_caller]
fn expect_text(text: &str, expected: &str) {
    assert_eq!(text, expected);
}

/// What is nothing, or rounds to nothing, has no sign; what rounds up to a thousand has its comma.
#[test]
fn numbers_at_the_edge_of_their_figures() {
    expect_text(&human::figures(-0.0), "0");
    expect_text(&human::figures(-0.000_1), "0");
    expect_text(&human::figures(-0.1), "−0.100");
    expect_text(&human::figures(999.4), "999");
    expect_text(&human::figures(999.7), "1,000");
    expect_text(&human::figures(-999.7), "−1,000");
    expect_text(&human::change(Share(-0.000_1)), "0\u{202f}%");
    expect_text(&human::change(Share(-0.001)), "−0.10\u{202f}%");
}
