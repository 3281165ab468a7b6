//! Rows of what optics cost by year, and of the level of the chosen year.

use crate::catalog::PRICEPOINTS;
use crate::scenario::{PRICE_YEAR, Scenario};

use super::super::book::area;
use super::super::inputs::{Entry, Inputs, Origin, SHEET, VALUE, name, unit};
use super::super::style::Unit;

use super::PLAIN;

/// What optics cost by year, and the level of the chosen year over that of the catalog's.
pub(super) fn years(inputs: &mut Inputs, scenario: &Scenario) {
    for (series, title) in [
        ("mature", "Optics of 800G and slower: price by year"),
        ("new", "Optics of 1.6T and faster: price by year"),
    ] {
        let first = inputs.row + 1;
        inputs.section(title);
        let points: Vec<_> = PRICEPOINTS
            .iter()
            .filter(|point| point.series == series)
            .collect();
        for point in &points {
            let entry = Entry::Input(scenario.value(&point.value));
            inputs.line(
                f64::from(point.year),
                entry,
                unit(&point.value),
                "",
                Origin::of(scenario, &point.value),
            );
        }
        let last = inputs.row - 1;
        let column = |column| area(SHEET, [(first, column), (last, column)]);
        let (years, levels) = (column(0), column(VALUE));
        let (low, high) = (points.first(), points.last());
        let (Some(low), Some(high)) = (low, high) else {
            continue;
        };
        let mut levels_of = Vec::new();
        for (what, year) in [
            ("the chosen year", "PurchaseYear".to_owned()),
            ("the catalog’s year", format!("{PRICE_YEAR}")),
        ] {
            let which = if levels_of.is_empty() {
                "Chosen"
            } else {
                "Catalog"
            };
            let (held, before, level) = (
                name(&format!("Year{which}_{series}")),
                name(&format!("Point{which}_{series}")),
                name(&format!("Level{which}_{series}")),
            );
            let text = format!("MIN(MAX({year},{}),{})", low.year, high.year);
            let note = "Before the first year and after the last the level stays.".to_owned();
            inputs.line(
                format!("Year between the points, {what}"),
                Entry::Follows(text),
                PLAIN,
                &held,
                Origin::Remark(note),
            );
            let text = format!("MIN(MATCH({held},{years},1),{})", points.len() - 1);
            inputs.line(
                format!("Point before it, {what}"),
                Entry::Follows(text),
                PLAIN,
                &before,
                Origin::Remark(String::new()),
            );
            let at = |list: &str, more: &str| format!("INDEX({list},{before}{more})");
            let (from, to) = (at(&levels, ""), at(&levels, "+1"));
            let (year, next) = (at(&years, ""), at(&years, "+1"));
            let text = format!("{from}*({to}/{from})^(({held}-{year})/({next}-{year}))");
            let note = "Along the logarithm between two points.".to_owned();
            inputs.line(
                format!("Price level, {what}"),
                Entry::Follows(text),
                (Unit::Fine, "$ per Gb/s"),
                &level,
                Origin::Remark(note),
            );
            levels_of.push(level);
        }
        let text = format!("{}/{}", levels_of[0], levels_of[1]);
        let note = "What the prices of modules above are multiplied by.".to_owned();
        let label = format!("Prices of {series} optics against the catalog’s year");
        inputs.line(
            label,
            Entry::Follows(text),
            (Unit::Fine, "×"),
            &format!("PriceLevel_{series}"),
            Origin::Remark(note),
        );
    }
}
