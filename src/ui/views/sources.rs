//! Sources & ledger: what the model was checked against, with its misses, and everything it rests on. The ledger is a
//! file of the page's own folder, asked for when this view is first opened and kept after that.

use leptos::ev::{Event, MouseEvent};
use leptos::html::Div;
use leptos::prelude::*;

use crate::ui::effect;
use web_sys::Element;

use super::super::file::{File, Prose, Stage};
use super::super::html::{self, fill};
use super::super::json::Json;
use super::super::{live, state};
use super::{article, citations, ledger};

/// The ledger, once it is here.
#[derive(Clone, Copy)]
pub struct Book(File);

impl Book {
    /// Nothing is asked for yet.
    pub fn new() -> Self {
        Self(File::new("ledger.json"))
    }
}

#[component]
pub fn SourcesView() -> impl IntoView {
    let state = state();
    let words: Prose = expect_context();
    let Book(file) = expect_context();
    file.fetch();
    let frame = NodeRef::<Div>::new();
    // A verdict of rows, a text in them, a verdict of claims.
    let [verdict, find, claims] = [(); 3].map(|()| RwSignal::new(String::new()));
    let mut stood = None;
    effect(move || {
        let (now, verdict, find, claims) = (file.stage(), verdict.get(), find.get(), claims.get());
        let Some(frame) = frame.get() else {
            return;
        };
        let book = file.content();
        if stood != Some(now) {
            stood = Some(now);
            frame.set_inner_html(&shell(now, book.as_ref()));
        }
        let Some(book) = book else {
            return;
        };
        let (cases, shown) = ledger::cases(&book, &verdict, &find);
        put(&frame, "#cases", &cases);
        let of = book.text("counts.numbers");
        put(&frame, "#shown", &format!("{shown} of {of} numbers"));
        put(&frame, "#claims", &article::claims(&book, &claims));
    });
    let choose = move |event: Event| {
        // A field, a radio button and a list all have a name and a value.
        let field = Json::of(event.target());
        let filter = match field.text("name").as_str() {
            "verdict" => verdict,
            "find" => find,
            _ => claims,
        };
        filter.set(field.text("value"));
    };
    let click = move |event: MouseEvent| match html::clicked(&event, "data-to").as_deref() {
        Some("retry") => {
            file.fetch();
            words.again();
        }
        Some(place) => {
            if let Some(place) = document().get_element_by_id(place) {
                place.scroll_into_view();
            }
        }
        None => {}
    };
    let citations = live(move || {
        words.write(|words| {
            state
                .scenario
                .with_untracked(|it| citations::citations(words, it))
        })
    });
    view! {
        <div class="ledger" node_ref=frame on:input=choose on:click=click></div>
        <div class="ledger" inner_html=citations></div>
    }
}

fn put(frame: &Element, place: &str, inside: &str) {
    if let Ok(Some(place)) = frame.query_selector(place) {
        place.set_inner_html(inside);
    }
}

/// What stands around the lists: why there are none, or how to choose among them.
fn shell(stage: Stage, book: Option<&Json>) -> String {
    let mut out = String::new();
    let Some(book) = book else {
        out.push_str(if stage == Stage::Lost { LOST } else { WAIT });
        return out;
    };
    book.fill(&mut out, CASES);
    for thing in book.list("not_modelled") {
        thing.fill(&mut out, "<li><b>{title}</b>: {published}. {why}. ");
        ledger::cited(&mut out, &thing);
        out.push_str("</li>");
    }
    out.push_str(SLIPS);
    for slip in book.list("slips") {
        slip.fill(
            &mut out,
            "<li><b>{publisher}</b>: {said}. Read: <b>{is}</b>. {note}. ",
        );
        ledger::cited(&mut out, &slip);
        out.push_str("</li>");
    }
    book.fill(&mut out, CLAIMS);
    let claims = book.list("article.claims");
    for (word, count) in ledger::verdicts(&claims) {
        let markup = "<option value=\"{}\">{} {}</option>";
        fill(&mut out, markup, &[&word, &word, &count.to_string()]);
    }
    out.push_str("</select></label></div><div id=\"claims\"></div>");
    out
}

const WAIT: &str = "<h1 class=\"view-head\">Every number has a source, and what was published is checked.</h1><p class=\"lede\" role=\"status\">Loading the ledger…</p>";
const LOST: &str = "<h1 class=\"view-head\">Every number has a source, and what was published is checked.</h1><p class=\"lede\" role=\"alert\">The ledger could not be loaded: it is a file beside this page, and its host did not answer with it. <button data-to=\"retry\">Try again</button></p>";
const CASES: &str = "<h1 class=\"view-head\">{counts.numbers} published numbers: {counts.reproduced} reproduced, {counts.negative} that must not come out, {counts.missed} missed, {counts.accounting} the publishers’ own sums.</h1><p class=\"lede\">What vendors, papers and filings printed, beside what this model says when asked the same: model {model}, catalog of {catalog}. What we miss stays in, open.</p><p class=\"jumps\"><button data-to=\"slips\">Publishers’ own slips</button><button data-to=\"article\">The article, checked</button><button data-to=\"sources\">Sources</button><button data-to=\"estimates\">Estimates</button></p><h2>Published numbers</h2><div class=\"filters\"><fieldset class=\"segmented\"><legend class=\"visually-hidden\">Show</legend><div class=\"options\"><label><input type=\"radio\" name=\"verdict\" value=\"\" checked><span>All {counts.numbers}</span></label><label><input type=\"radio\" name=\"verdict\" value=\"missed\"><span>Missed {counts.missed}</span></label><label><input type=\"radio\" name=\"verdict\" value=\"negative\"><span>Must not {counts.negative}</span></label></div></fieldset><label class=\"find\">Find <input type=\"text\" name=\"find\" autocomplete=\"off\" spellcheck=\"false\"></label><p id=\"shown\" role=\"status\"></p></div><div id=\"cases\"></div><h2>Not modelled</h2><ul class=\"slips\">";
const SLIPS: &str = "</ul><h2 id=\"slips\">Publishers’ own slips</h2><ul class=\"slips\">";
const CLAIMS: &str = "</ul><h2 id=\"article\">The article, checked</h2><p class=\"lede\">{article.title}</p><div class=\"filters\"><label class=\"find\">Verdict <select name=\"claims\"><option value=\"\">all {article.claims.length}</option>";
