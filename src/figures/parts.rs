//! The bill to work with: every part with its supplier, its spares and the grade of its price, and behind each row how its
//! numbers come about.

use crate::analysis::{behind_part, spares};
use crate::catalog::{Datum, Grade};
use crate::model::Report;
use crate::model::bill::Row;
use crate::scenario::Buyer;
use crate::units::{Share, Usd, human};

use super::bill::{label, rows};
use super::counts;
use super::table::{Cell, Reason, Reasoned, Table};

/// The back end's bill.
pub fn parts(report: &Report) -> Reasoned {
    let heads = [
        "Part",
        "Paid to",
        "Count",
        "Each, USD",
        "Total, USD",
        "Watts",
        "Failures a year",
        "Spares",
        "Price rests on",
    ];
    let buyer = report.scenario.buyer;
    let row = |row: &Row| {
        let (each, total) = (row.unit[buyer as usize], row.price(buyer));
        let stock = spares(&report.scenario, row);
        vec![
            Cell::word(label(row)),
            Cell::word(row.part.supplier()),
            Cell::number(row.count as f64, human::whole(row.count)),
            Cell::number(each.0, human::money(each)),
            Cell::number(total.0, human::money(total)),
            Cell::number(row.draw().0, human::power(row.draw())),
            Cell::number(row.breaks().0, human::figures(row.breaks().0)),
            Cell::number(stock as f64, human::whole(stock)),
            Cell::word(graded(row, buyer)),
        ]
    };
    let prices = buyer.name().to_ascii_lowercase();
    Reasoned {
        table: Table {
            caption: format!(
                "The network’s bill at {prices} prices; spares find a failure {} of the time, resupplied in {} days",
                human::percent(report.scenario.service),
                report.scenario.repair
            ),
            heads: heads.map(str::to_owned).to_vec(),
            rows: rows(report).iter().map(row).collect(),
        },
        reasons: rows(report).iter().map(|row| reason(report, row)).collect(),
    }
}

/// How the numbers of a row come about.
fn reason(report: &Report, row: &Row) -> Reason {
    let buyer = report.scenario.buyer;
    let count = human::whole(row.count);
    let times = |each: String, all: String| format!("{count} × {each} = {all}");
    let price = times(
        human::money(row.unit[buyer as usize]),
        human::money(row.price(buyer)),
    );
    let draw = times(human::power(row.watts), human::power(row.draw()));
    let breaks = times(
        human::share(Share(row.failures.0)),
        format!("{} failures a year", human::figures(row.breaks().0)),
    );
    let counted = report.network.as_ref().map_or(String::new(), |network| {
        counts::formula(network, row) + ". "
    });
    Reason {
        formula: format!("{counted}{price}; {draw}; {breaks}"),
        sources: behind_part(row.id),
    }
}

/// The grade of the price that is paid, and whether it is a judgement of ours.
fn graded(row: &Row, buyer: Buyer) -> String {
    let field = match buyer {
        Buyer::Street => "price_street",
        Buyer::Vendor => "price_vendor",
        Buyer::Hyperscale => "price_hyperscale",
    };
    let data = behind_part(row.id);
    let named = |field: &str| -> Option<&Datum> {
        let found = data.iter().find(|datum| datum.key.ends_with(field));
        found.copied()
    };
    // Where the switch vendor's price is not known, list is paid; of everything else, volume.
    let list = || named("price_street").filter(|_| row.part.is_optics() && buyer == Buyer::Vendor);
    let found = named(field)
        .or_else(list)
        .or_else(|| named("price_hyperscale"));
    let Some(datum) = found else {
        return String::new();
    };
    let letter = match datum.grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
    };
    match datum.basis {
        crate::catalog::Basis::Estimate => "estimate".to_owned(),
        _ => format!("grade {letter}"),
    }
}

/// Networks beside the back end, and what share of all of them the back end is; none where they are not counted.
pub fn beside(report: &Report) -> Option<(String, Table)> {
    let network = report.network.as_ref().ok()?;
    let rows = network.beside.as_slice();
    if rows.is_empty() {
        return None;
    }
    let buyer = report.scenario.buyer;
    let total: Usd = rows.iter().map(|row| row.price(buyer)).sum();
    let all = total + network.capital.network;
    let heads = [
        "Network",
        "Part",
        "Count",
        "Each, USD",
        "Total, USD",
        "Watts",
    ];
    let row = |row: &Row| {
        let (each, total) = (row.unit[buyer as usize], row.price(buyer));
        vec![
            Cell::word(row.name),
            Cell::word(row.part.supplier()),
            Cell::number(row.count as f64, human::whole(row.count)),
            Cell::number(each.0, human::money(each)),
            Cell::number(total.0, human::money(total)),
            Cell::number(row.draw().0, human::power(row.draw())),
        ]
    };
    let sentence = format!(
        "Storage, in-band and management networks cost {} without their cables; the back end is {} of all four. One study of a GB300 cluster has 85\u{202f}%.",
        human::money(total),
        human::share(Share::of(network.capital.network, all))
    );
    Some((
        sentence,
        Table {
            caption: "Networks beside the back end, in none of the shares above".to_owned(),
            heads: heads.map(str::to_owned).to_vec(),
            rows: rows.iter().map(row).collect(),
        },
    ))
}
