//! The address bar: read once and on every change of the fragment, written when things have been quiet for a moment.

use gloo::timers::callback::Timeout;
use leptos::ev;
use leptos::prelude::*;

use crate::ui::effect;
use wasm_bindgen::JsValue;

use crate::scenario::Document;
use crate::state::State;

/// Milliseconds of quiet before the address is written: browsers refuse more than a hundred writes in a few seconds.
const QUIET: u32 = 250;

/// What the address says now: query and fragment.
pub fn read() -> String {
    let location = window().location();
    let part = |read: Result<String, JsValue>| read.unwrap_or_default();
    format!("{}{}", part(location.search()), part(location.hash()))
}

/// The page's address without its link.
pub fn page() -> String {
    let location = window().location();
    let whole = location.href().unwrap_or_default();
    let place = whole.split(['?', '#']).next().unwrap_or_default();
    // The page as one file stands beside the page, for frames that may load nothing else; who opens it from a disk has
    // only that.
    let folder = ALONE.iter().find_map(|file| place.strip_suffix(file));
    match folder {
        Some(folder) if folder.starts_with("http") => folder.to_owned(),
        _ => place.to_owned(),
    }
}

/// The page as one file, and what a frame shows of it.
const ALONE: [&str; 2] = ["fabriconomics.html", "frame.html"];

/// Whether this is the page itself, and not one of the files with everything inside.
pub fn page_is_here() -> bool {
    let whole = window().location().href().unwrap_or_default();
    whole.split(['?', '#']).next() == Some(page().as_str())
}

/// Whether this is the page in one file, which may ask for nothing, and on a disk cannot be found by others.
pub fn is_one_file() -> bool {
    document().get_element_by_id("ledger.json").is_some()
}

/// Whether this document belongs to no origin: a frame that may run scripts and nothing more.
pub fn is_alone() -> bool {
    window().origin() == "null"
}

/// Keeps the address and the state in step; gives what the address says when things are quiet.
pub fn keep(state: State) -> RwSignal<Document> {
    let settled = RwSignal::new(state.document_untracked());
    let written = StoredValue::new(read());
    // A link of another release says what it was made with, for as long as nothing is changed.
    let (opened, _, made) = Document::opened(&read());
    let older = StoredValue::new(made.is_of_another_release().then_some(opened));
    // A frame's address is its host's affair.
    let framed = state.embed.get_untracked().is_some();
    // A timer that is replaced is cancelled.
    let timer = StoredValue::new_local(None::<Timeout>);
    let write = move || {
        let document = state.document_untracked();
        settled.set(document.clone());
        if framed || older.with_value(|older| older.as_ref() == Some(&document)) {
            return;
        }
        let difference = document.difference();
        let fragment = if difference.is_empty() {
            String::new()
        } else {
            format!("#{}", state.link_untracked())
        };
        if fragment == written.get_value()
            && window()
                .location()
                .search()
                .is_ok_and(|query| query.is_empty())
        {
            return;
        }
        let path = window().location().pathname().unwrap_or_default();
        written.set_value(fragment.clone());
        // Refused when called too often; the next quiet moment writes it.
        let _ = window().history().and_then(|history| {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("{path}{fragment}")))
        });
    };
    effect(move || {
        // Tracked here, written later.
        let _ = state.document();
        timer.set_value(Some(Timeout::new(QUIET, write)));
    });
    let changed = window_event_listener(ev::hashchange, move |_| {
        let now = read();
        // In-page anchors are not scenarios.
        if now != written.get_value() && !now.starts_with("#results") {
            written.set_value(now.clone());
            state.navigate(&now);
        }
    });
    on_cleanup(move || changed.remove());
    settled
}
