//! What the view lists and says: rows that open to a reason and a link, and a slip that is said first.

use fabriconomics::analysis::sweep;
use fabriconomics::figures::Reasoned;
use fabriconomics::figures::roadmap::{FIGURES, doublings, finding, milestones, policies, rungs};
use fabriconomics::scenario::Document;

use super::report;

const LINKS: [&str; 7] = [
    "",
    "gpus=1000&fabric=ethernet&optics=cpo",
    "slip=0,4",
    "fabric=infiniband&gpus=4194304",
    "platform=ironwood&fabric=ici&gpus=9216",
    "platform=gb300&fabric=ultra-ethernet&planes=8&gpus=131072",
    "year=2022&life=12&refresh=skip",
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
                !text.contains("NaN") && !text.contains("inf "),
                "{link}: {text}"
            );
        }
    }
}

#[test]
fn lists_are_whole() {
    whole(&doublings(), "");
    for link in LINKS {
        let report = report(link);
        whole(&rungs(&report), link);
        whole(&policies::table(&report), link);
        whole(&milestones(&report), link);
    }
}

#[test]
fn a_rung_opens_to_its_link() {
    for link in LINKS {
        let listed = rungs(&report(link));
        for reason in &listed.reasons {
            let (words, link) = reason.parts();
            let link = link.unwrap_or_else(|| panic!("{words}: a link"));
            assert!(!words.contains('#'), "{words}");
            assert_eq!(Document::read(link).1, [], "{link}");
        }
    }
    // What has no link has none.
    assert!(
        doublings()
            .reasons
            .iter()
            .all(|reason| reason.parts().1.is_none())
    );
}

#[test]
fn a_slip_is_said_first() {
    assert!(finding(&report("slip=0,4")).starts_with("400G lanes 4 quarters late: "));
    let year = "year=2027&slip=4,0";
    let said = finding(&report(year));
    assert!(
        said.starts_with("200G lanes 4 quarters late: ") && said.contains(" instead of 1.6T "),
        "{said}"
    );
    assert!(!finding(&report("")).contains("late"));
}

/// What cannot be bought in its year is said with the year it can be.
#[test]
fn what_is_not_there_has_its_year() {
    let said = finding(&report("year=2022"));
    assert!(
        said.starts_with("No Spectrum-X Ethernet switch") && said.contains("ships before 2023"),
        "{said}"
    );
    let said = finding(&report("gpus=4190000"));
    assert!(
        said.starts_with("No network of 2026 holds 4,190,000 GPUs; from "),
        "{said}"
    );
}

/// The scenario's own year is a row, and no two figures of it are compared backwards.
#[test]
fn the_chosen_year_is_a_row() {
    for (link, year) in [("", "2026"), ("year=2029", "2029"), ("year=2035", "2035")] {
        let rows = rungs(&report(link)).table.rows;
        let chosen = rows
            .iter()
            .filter(|row| row[0].text == format!("{year}, chosen"));
        assert_eq!(chosen.count(), 1, "{link}");
        assert!(
            rows.is_sorted_by(|one, other| one[0].value < other[0].value),
            "{link}"
        );
    }
    let cost = FIGURES
        .iter()
        .find(|own| own.id == "later-cost")
        .expect("a figure");
    let report = report("year=2035");
    let said = (cost.sentence)(&sweep(&report.scenario), &report);
    let at = |year: &str| {
        said.find(year)
            .unwrap_or_else(|| panic!("{year} in {said}"))
    };
    assert!(at("bought in 20") < at("in 2035"), "{said}");
}
