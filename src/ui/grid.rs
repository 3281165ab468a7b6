//! A table to work with: its columns sort, its rows open to their formula and sources. The cells are one piece of HTML,
//! put up again on every change; the heads stay, and the focus comes back to the row it was on.

use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;

use crate::ui::effect;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::figures::{Reasoned, Table};

use super::figure::written;
use super::file::Prose;
use super::{html, provenance, state};

/// How the person left it.
#[derive(Default)]
struct Arranged {
    /// A column, and whether it falls.
    order: Option<(usize, bool)>,
    /// Rows by what they are called: their place changes.
    opened: Vec<String>,
}

/// A table from whatever it reads.
pub type Content = Box<dyn Fn() -> Reasoned>;

/// `id` tells two tables of a page apart.
#[component]
pub fn Grid(id: &'static str, content: Content) -> impl IntoView {
    let state = state();
    let words: Prose = expect_context();
    let frame = NodeRef::<Div>::new();
    let arranged = RwSignal::new(Arranged::default());
    let mut stood = [String::new(), String::new()];
    effect(move || {
        let content = content();
        let Some(frame) = frame.get() else {
            return;
        };
        let reason = |place: usize| {
            let reason = &content.reasons[place];
            let mut out = String::new();
            match reason.parts() {
                (formula, Some(link)) => {
                    let markup = "<p>{}. <a href=\"#{}\">Open this one</a></p>";
                    html::fill(&mut out, markup, &[formula, link]);
                }
                (formula, None) => html::fill(&mut out, "<p>{}</p>", &[formula]),
            }
            if !reason.sources.is_empty() {
                let sources = &reason.sources;
                out += &words.write(|words| {
                    let sources = sources.clone();
                    state
                        .scenario
                        .with(|it| provenance::list(words, sources, it))
                });
            }
            out
        };
        let arranged = arranged.read();
        let now = [shell(&content.table), rows(&content, &arranged, &reason)];
        let fresh = now[0] != stood[0];
        // A table without rows is none.
        let _ = frame.toggle_attribute_with_force("hidden", content.table.rows.is_empty());
        if fresh {
            frame.set_inner_html(&now[0]);
            let _ = frame.set_attribute("aria-label", &content.table.caption);
        }
        sorted(&frame, &content.table, arranged.order);
        if (fresh || now[1] != stood[1])
            && let Ok(Some(body)) = frame.query_selector("tbody")
        {
            replace(&body, &now[1]);
        }
        stood = now;
    });
    let click = move |event: MouseEvent| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(button) = target.and_then(|it| it.closest("button").ok().flatten()) else {
            return;
        };
        let column = button.get_attribute("data-column");
        if let Some(column) = column.and_then(|text| text.parse().ok()) {
            // Of numbers the largest are looked for first.
            let first = button.closest(".word").is_ok_and(|word| word.is_none());
            arranged.update(|it| {
                let now = it.order.filter(|(by, _)| *by == column);
                it.order = Some((column, now.map_or(first, |(_, falling)| !falling)));
            });
        } else if let Some(name) = button.text_content() {
            words.again();
            arranged.update(|it| {
                let before = it.opened.len();
                it.opened.retain(|own| *own != name);
                if it.opened.len() == before {
                    it.opened.push(name);
                }
            });
        }
    };
    view! { <div class="table-scroll grid" id=id tabindex="0" role="region" node_ref=frame on:click=click></div> }
}

/// Tells every column how it is sorted.
fn sorted(frame: &Element, table: &Table, order: Option<(usize, bool)>) {
    for column in 0..table.heads.len() {
        let how = match order {
            Some((by, true)) if by == column => "descending",
            Some((by, false)) if by == column => "ascending",
            _ => "none",
        };
        if let Ok(Some(head)) = frame.query_selector(&format!("th:nth-child({})", column + 1)) {
            let _ = head.set_attribute("aria-sort", how);
        }
    }
}

/// Puts new rows in the place of the old; the focus stays on its row.
fn replace(body: &Element, rows: &str) {
    let focused = document().active_element();
    let focused = focused.filter(|element| body.contains(Some(element)));
    let place = focused.and_then(|element| element.get_attribute("data-row"));
    body.set_inner_html(rows);
    if let Some(place) = place
        && let Ok(Some(button)) = body.query_selector(&format!("[data-row=\"{place}\"]"))
    {
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
}

/// Whether a column is of words: only those stand at the left.
fn class(table: &Table, column: usize) -> &'static str {
    if table.is_numeric(column) { "" } else { "word" }
}

/// The table without its rows.
fn shell(table: &Table) -> String {
    let mut out = String::new();
    let markup = "<table><caption>{}</caption><thead><tr>";
    html::fill(&mut out, markup, &[&table.caption]);
    for (column, head) in table.heads.iter().enumerate() {
        let markup = "<th scope=\"col\" class=\"{}\"><button data-column=\"{}\">{}</button></th>";
        let texts = [class(table, column), &column.to_string(), written(head)];
        html::fill(&mut out, markup, &texts);
    }
    out.push_str("</tr></thead><tbody></tbody></table>");
    out
}

fn rows(content: &Reasoned, arranged: &Arranged, reason: &dyn Fn(usize) -> String) -> String {
    let table = &content.table;
    let order = match arranged.order {
        Some((column, falling)) => table.sorted(column, falling),
        None => (0..table.rows.len()).collect(),
    };
    let mut out = String::new();
    for place in order {
        let cells = &table.rows[place];
        let name = cells.first().map_or("", |cell| cell.text.as_str());
        let open = arranged.opened.iter().any(|own| own == name);
        let markup = if content.reasons.is_empty() {
            "<tr><th scope=\"row\">{}</th>"
        } else {
            "<tr><th scope=\"row\"><button aria-expanded=\"{}\" data-row=\"{}\">{}</button></th>"
        };
        let texts = [
            if open { "true" } else { "false" },
            &place.to_string(),
            name,
        ];
        let from = if content.reasons.is_empty() { 2 } else { 0 };
        html::fill(&mut out, markup, &texts[from..]);
        for (column, cell) in cells.iter().enumerate().skip(1) {
            let texts = [class(table, column), &cell.text];
            html::fill(&mut out, "<td class=\"{}\">{}</td>", &texts);
        }
        out.push_str("</tr>");
        if open {
            let markup = "<tr class=\"reason\"><td colspan=\"{}\">";
            html::fill(&mut out, markup, &[&table.heads.len().to_string()]);
            out += &reason(place);
            out.push_str("</td></tr>");
        }
    }
    out
}
