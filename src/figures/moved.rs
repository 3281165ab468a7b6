//! What moved since a link was made, in one sentence.

use crate::analysis::{Moved, moved};
use crate::catalog::CATALOG_DATE;
use crate::model::Report;
use crate::scenario::{Document, Made, Notice, Scenario};
use crate::units::{Share, human};

/// Changes of the catalog that are named; the rest are counted.
const NAMED: usize = 2;

/// Reads a link, and says what moved since another release made it; only then is anything evaluated.
pub fn opened(link: &str, evaluate: fn(&Scenario) -> Report) -> (Document, Vec<Notice>) {
    let (document, mut notices, made) = Document::opened(link);
    if made.is_of_another_release() {
        notices.extend(since(&made, &evaluate(&document.scenario)));
    }
    (document, notices)
}

/// The notice for the reader of a link that another release made; none where nothing moved.
pub fn since(made: &Made, report: &Report) -> Option<Notice> {
    let (numbers, changes) = moved(made, report);
    if numbers.is_empty() {
        return None;
    }
    let numbers: Vec<String> = numbers.iter().map(worded).collect();
    let mut why: Vec<String> = changes
        .iter()
        .take(NAMED)
        .map(|change| {
            let field = change.datum.split_once('.').map_or("", |(_, field)| field);
            let field = field.replace("price_hyperscale", "volume price");
            let field = field
                .replace("price_street", "list price")
                .replace('_', " ");
            let name = change.item;
            format!("{name}, {field}, updated {}", change.date)
        })
        .collect();
    if let Some(more) = changes.len().checked_sub(NAMED).filter(|more| *more > 0) {
        why.push(format!("{more} more values"));
    }
    let why = match why.is_empty() {
        true => String::new(),
        false => format!(": {}", why.join("; ")),
    };
    let said = match (made.model.as_str(), made.catalog.as_str()) {
        (model, CATALOG_DATE) => format!("model {model}"),
        ("", day) => format!("catalog of {day}"),
        (model, day) => format!("model {model}, catalog of {day}"),
    };
    Some(Notice::about(
        "was",
        format!(
            "{} ({said}): {}{why}.",
            if made.is_newer() {
                "A later release made this link; this one says"
            } else {
                "Since this link was made"
            },
            numbers.join(", ")
        ),
    ))
}

fn worded(moved: &Moved) -> String {
    match (moved.then, moved.now) {
        (Some(then), Some(now)) if then != 0.0 => {
            let change = (now - then) / then.abs();
            let way = if change > 0.0 { "higher" } else { "lower" };
            format!("{} {} {way}", moved.what, human::share(Share(change.abs())))
        }
        (None, _) => format!("{} has a value now", moved.what),
        (_, None) => format!("{} has no value any more", moved.what),
        _ => format!("{} is no longer nothing", moved.what),
    }
}
