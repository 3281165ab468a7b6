//! A figure on the page: its finding, its drawing, its sources, its table, and the files it can be taken away as.

use leptos::prelude::*;

use crate::ui::memo;
use wasm_bindgen::JsCast;

use crate::figures::Table;
use crate::model::Report;
use crate::state::FigureState;

use super::chart::Chart;
use super::file::Prose;
use super::{html, live, provenance, state};

#[component]
pub fn FigureView(figure: FigureState) -> impl IntoView {
    let state = state();
    let entry = figure.figure;
    let table_open = RwSignal::new(false);
    let sources_open = RwSignal::new(false);
    let count = memo(move || {
        state.report.with(|report| {
            provenance::sources((entry.sources)(report))
                .len()
                .to_string()
        })
    });
    // What nobody looks at is not made.
    let words: Prose = expect_context();
    let sources = when(sources_open, move || {
        words.write(|words| {
            let list = |report: &Report| {
                provenance::list(words, (entry.sources)(report), &report.scenario)
            };
            state.report.with(list)
        })
    });
    let table = when(table_open, move || {
        let table = state
            .sweep
            .with(|sweep| state.report.with(|report| (entry.table)(sweep, report)));
        table_view(&table)
    });
    view! {
        <figure class="fig" id=format!("fig-{}", entry.id)>
            <figcaption class="finding">{live(move || unbroken(&figure.sentence.get()))}</figcaption>
            <p class="sub">{entry.title}</p>
            <Chart figure/>
            <div class="fig-foot">
                <details class="sources" on:toggle=move |event| { words.again(); sources_open.set(is_open(&event)) }>
                    <summary>"Sources " {count}</summary>
                    <div inner_html=sources></div>
                </details>
                <details class="table" on:toggle=move |event| table_open.set(is_open(&event))>
                    <summary>"Table"</summary>
                    <div inner_html=table></div>
                </details>
                <Take id=entry.id title=entry.title/>
            </div>
        </figure>
    }
}

/// What a figure can be taken away as.
#[component]
pub fn Take(id: &'static str, title: &'static str) -> impl IntoView {
    let mut out = String::new();
    for (what, does, word) in TAKEN {
        let markup = "<button data-ask=\"{} {}\" aria-label=\"{}: {}\">{}</button>";
        html::fill(&mut out, markup, &[what, id, does, title, word]);
    }
    view! { <span class="take" inner_html=out></span> }
}

const TAKEN: [(&str, &str, &str); 4] = [
    ("svg", "Download SVG", "SVG"),
    ("png", "Download PNG", "PNG"),
    ("csv", "Download CSV", "CSV"),
    ("embed", "Embed", "Embed"),
];

/// A table as HTML, in a frame of its own that scrolls where it is too wide.
pub fn table_view(table: &Table) -> String {
    let mut out = String::new();
    let markup = "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><caption>{}</caption><thead><tr>";
    html::fill(&mut out, markup, &[&table.caption, &table.caption]);
    for head in &table.heads {
        let head = written(head);
        html::fill(&mut out, "<th scope=\"col\">{}</th>", &[head]);
    }
    out.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        out.push_str("<tr>");
        for cell in row {
            html::fill(&mut out, "<td>{}</td>", &[&cell.text]);
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div>");
    out
}

/// The head of a column for people: times are written with their own units, and only programs get hours or seconds.
pub fn written(head: &str) -> &str {
    head.trim_end_matches(", hours").trim_end_matches(", s")
}

/// The finding with the hyphen of a name kept from breaking its line.
fn unbroken(text: &str) -> String {
    text.replace("-X", "-\u{2060}X")
}

/// A piece of HTML that stands only while something is open.
pub fn when(
    open: RwSignal<bool>,
    write: impl Fn() -> String + Send + Sync + 'static,
) -> Signal<String> {
    live(move || if open.get() { write() } else { String::new() })
}

/// Whether the details an event happened on are open now.
pub fn is_open(event: &leptos::ev::Event) -> bool {
    let details = event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    details.is_some_and(|details| details.has_attribute("open"))
}
