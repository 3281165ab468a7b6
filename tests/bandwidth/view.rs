//! The view: what it finds, lists and draws for any load, and that its numbers are the model's.

use fabriconomics::analysis::{InsteadOf, instead, sweep};
use fabriconomics::figures::axis::Quantity;
use fabriconomics::figures::bandwidth::{self, claims};
use fabriconomics::figures::plot::Stroke;
use fabriconomics::figures::table::Table;
use fabriconomics::figures::{figure, svg, theme::Scheme};
use fabriconomics::model::evaluate;

use super::{report, scenario};

/// Loads, shapes and messages that stretch the view.
const LINKS: [&str; 18] = [
    "",
    "fabric=ethernet",
    "fabric=ethernet&delivery=paths",
    "fabric=ethernet&delivery=paths&hash=polarised",
    "fabric=ethernet&delivery=paths&hash=polarised&queue-pairs=64&flows=64",
    "fabric=ethernet&queue-pairs=1&message=0.0625",
    "fabric=spectrum-x&delivery=paths&message=65536&gpus=4194304",
    "fabric=infiniband&delivery=paths&traffic=workload&gpus=16384",
    "fabric=infiniband&gpus=4194304",
    "fabric=ethernet&gpus=64&delivery=paths",
    "platform=gb300&fabric=ultra-ethernet&delivery=paths",
    "platform=gb200&fabric=infiniband&gpus=72",
    "platform=mi300x&fabric=ethernet&delivery=paths&topology=rail-only",
    "platform=ironwood&fabric=ici&gpus=4096&delivery=paths",
    "platform=trainium2&fabric=ethernet&overlap=100&comm=90",
    "fabric=ethernet&topology=ocs&gpus=20000&delivery=paths",
    "comm=0",
    "reference=20&delivered=100&gpu-hour=0.05",
];

#[track_caller]
fn readable(text: &str, what: &str) {
    assert!(!text.is_empty() && text.trim() == text, "{what}: {text:?}");
    for wrong in ["NaN", "inf", "  ", " ,", " .", "..", "$−"] {
        assert!(!text.contains(wrong), "{what}: {text}");
    }
}

#[track_caller]
fn listed(table: &Table, what: &str) {
    readable(&table.caption, what);
    for row in &table.rows {
        assert_eq!(row.len(), table.heads.len(), "{what}");
        for cell in row {
            readable(&cell.text, what);
            assert!(cell.value.is_none_or(f64::is_finite), "{what}: {cell:?}");
        }
    }
}

#[test]
fn every_load_has_its_view() {
    for link in LINKS {
        let report = report(link);
        let swept = sweep(&scenario(link));
        readable(&bandwidth::finding(&report), link);
        readable(&bandwidth::instead::sentence(&report), link);
        listed(&claims::table(&report).table, link);
        listed(&bandwidth::instead::table(&report).table, link);
        for figure in &bandwidth::FIGURES {
            let what = format!("{} of {link}", figure.id);
            let said = (figure.sentence)(&swept, &report);
            readable(&said, &what);
            assert!(
                said.ends_with('.') && said.chars().count() < 160,
                "{what}: {said}"
            );
            listed(&(figure.table)(&swept, &report), &what);
            let drawing = svg::figure(figure, &scenario(link), Scheme::Light);
            assert!(drawing.len() > 1_000 && !drawing.contains("NaN"), "{what}");
        }
        let tax = figure("bandwidth-tax").expect("it is there");
        let said = (tax.sentence)(&swept, &report);
        readable(&said, link);
        listed(&(tax.table)(&swept, &report), link);
    }
}

/// Along a line of equal tax the tax is what the line is called.
#[test]
fn lines_of_equal_tax() {
    for link in ["", "fabric=ethernet", "fabric=ethernet&comm=50&overlap=63"] {
        let report = report(link);
        let plot = figure("tax-lines")
            .expect("it is there")
            .plot(&sweep(&scenario(link)), &report);
        let mut lines = 0;
        for line in plot
            .lines
            .iter()
            .filter(|line| line.stroke == Stroke::Plain)
        {
            for (rent, delivered) in &line.points {
                let here = evaluate(&scenario(&format!(
                    "{link}&gpu-hour={rent}&delivered={delivered}"
                )));
                // Rents and shares are written to four digits.
                let said = Quantity::Usd.write(here.tax.paid.0);
                let wanted: f64 = here.tax.paid.0;
                let level: f64 = level(&line.label);
                assert!(
                    (wanted / level - 1.0).abs() < 0.02,
                    "{link}: {said} on {}",
                    line.label
                );
            }
            lines += 1;
        }
        assert_eq!(lines, 5, "{link}");
    }
}

/// Dollars as a label writes them.
fn level(label: &str) -> f64 {
    let text = label.trim_start_matches('$').replace(',', "");
    let (number, scale) = match text.split_once('\u{202f}') {
        Some((number, "k")) => (number.to_owned(), 1e3),
        Some((number, "M")) => (number.to_owned(), 1e6),
        Some((number, "B")) => (number.to_owned(), 1e9),
        _ => (text.clone(), 1.0),
    };
    number.parse::<f64>().unwrap_or_else(|_| panic!("{label}")) * scale
}

/// Sums, larger domains and more planes never lose GPU-hours; a fabric at the reference frees what the tax takes.
#[test]
fn what_else_the_dollars_buy() {
    for link in LINKS {
        let report = report(link);
        for one in instead(&report) {
            let what = format!("{link}: {one:?}");
            assert!(
                one.faster.is_finite() && one.freed.0.is_finite() && one.freed.0 < 1.0,
                "{what}"
            );
            assert!(one.per_port.0 >= 0.0, "{what}");
            match one.change {
                InsteadOf::Reference => {
                    assert!((one.freed.0 - lost_of(&report)).abs() < 1e-9, "{what}");
                }
                _ => assert!(one.faster >= 1.0 - 1e-9 && one.freed.0 >= -1e-9, "{what}"),
            }
        }
    }
}

fn lost_of(report: &fabriconomics::model::Report) -> f64 {
    let load = &report.load;
    1.0 - load.step_time(load.reference) / load.step_time(load.delivered)
}
