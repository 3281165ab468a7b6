//! What the view lists and says beside its figures, and what the report's JSON says of the same.

use fabriconomics::analysis::{Contract, spare_units};
use fabriconomics::figures::Reasoned;
use fabriconomics::figures::reliability::{finding, tables};
use fabriconomics::model::repair::Repair;
use fabriconomics::units::Hours;

use super::{goodput, report};

const LINKS: [&str; 9] = [
    "",
    "recovery=partial&groups=64",
    "recovery=peer&platform=gb200",
    "platform=ironwood&fabric=ici&gpus=9216",
    "platform=ironwood&fabric=ici&gpus=64",
    "gpus=4194304&fabric=infiniband&stops=built-up",
    "gpus=4194304&failure-rate=5000&restart=240",
    "workload=deepseek-v3&drained=16&node-repair=4",
    "service=99.9&node-repair=30&recovery=memory",
];

#[track_caller]
fn whole(listed: &Reasoned, link: &str) {
    assert_eq!(listed.reasons.len(), listed.table.rows.len(), "{link}");
    for (row, reason) in listed.table.rows.iter().zip(&listed.reasons) {
        assert_eq!(row.len(), listed.table.heads.len(), "{link}");
        assert!(
            !reason.formula.is_empty() && !reason.sources.is_empty(),
            "{link}"
        );
        for text in row.iter().map(|cell| &cell.text).chain([&reason.formula]) {
            assert!(
                !text.contains("NaN") && !text.contains("inf"),
                "{link}: {text}"
            );
        }
    }
}

#[test]
fn lists_agree_with_the_model() {
    for link in LINKS {
        let (report, goodput) = (report(link), goodput(link));
        let ways = tables::ways(&report);
        whole(&ways, link);
        for (row, outcome) in ways.table.rows.iter().zip(goodput.outcomes) {
            assert!(row[0].text.starts_with(outcome.policy.name()), "{link}");
            let chosen = outcome.policy == goodput.chosen.policy;
            assert_eq!(row[0].text.ends_with(", in force"), chosen, "{link}");
            assert_eq!(row[4].value, Some(outcome.share.percent().0), "{link}");
            assert_eq!(row[5].value, Some(goodput.lost(outcome.share).0), "{link}");
        }
        let repairs = tables::repairs(&report);
        whole(&repairs, link);
        let repair = Repair::of(&report.scenario, goodput.terms.mtbf);
        let spares = spare_units(&report.scenario, &repair, repair.time) as f64;
        let own = repairs
            .table
            .rows
            .iter()
            .filter(|row| row[0].text.ends_with(", in force"));
        let own: Vec<_> = own.collect();
        assert_eq!(own.len(), 1, "{link}");
        assert_eq!(own[0][2].value, Some(spares), "{link}");
        // Longer repairs keep more out, and so do larger drains.
        for rows in repairs.table.rows.windows(2) {
            assert!(rows[0][1].value < rows[1][1].value, "{link}");
        }
        assert_eq!(repair.out(72.0, Hours(0.0)).0, 0.0);
    }
}

#[test]
fn what_is_said_ends_and_has_no_leftovers() {
    for link in LINKS {
        let report = report(link);
        let said = [
            finding(&report),
            tables::storage_sentence(&report),
            tables::repair_sentence(&report),
        ];
        for text in said {
            assert!(
                text.ends_with('.') && !text.contains("NaN") && !text.contains("inf"),
                "{link}: {text}"
            );
        }
        let torus = tables::repair_sentence(&report).contains("Circuit switches join");
        assert_eq!(torus, link.contains("9216"), "{link}");
    }
    let said = |link: &str| finding(&report(link)).replace(['\u{202f}', '\u{a0}'], " ");
    assert_eq!(
        said(""),
        "At 100,000 GPUs a failure every 30 minutes, Llama 3’s rate on any network, leaves 64.7 % of the time; failures and checkpoints take $727 million a year."
    );
}

#[test]
fn the_report_says_the_same() {
    for link in LINKS {
        let (report, goodput) = (report(link), goodput(link));
        let json = serde_json::to_value(Contract::of(&report, &[])).expect("JSON");
        let at = |name: &str| {
            let value = json.pointer(&format!("/recovery/{name}"));
            value
                .and_then(serde_json::Value::as_f64)
                .unwrap_or_else(|| panic!("{name} of {link}"))
        };
        assert_eq!(at("interval_hours"), goodput.terms.mtbf.0, "{link}");
        assert_eq!(at("goodput_share"), goodput.chosen.share.0, "{link}");
        assert_eq!(
            at("lost_usd_per_year"),
            goodput.lost(goodput.chosen.share).0,
            "{link}"
        );
        for (outcome, name) in goodput
            .outcomes
            .iter()
            .zip(["full", "memory", "peer", "partial"])
        {
            assert_eq!(outcome.policy.id(), name);
            assert_eq!(
                at(&format!("goodput_shares/{name}")),
                outcome.share.0,
                "{link}"
            );
        }
        let built = report.network.is_ok() && link.contains("stops=built-up");
        let failures = if built { "built-up" } else { "observed" };
        assert_eq!(json["recovery"]["failures"], failures, "{link}");
    }
}
