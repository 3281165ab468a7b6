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

/// The whole address a person copies.
pub fn share(state: State) -> String {
    // Not by its origin: a page that was opened from a disk has none.
    let whole = window().location().href().unwrap_or_default();
    let page = whole.split(['?', '#']).next().unwrap_or_default();
    format!("{page}#{}", state.document_untracked().write())
}

/// Keeps the address and the state in step; gives what the address says when things are quiet.
pub fn keep(state: State) -> RwSignal<Document> {
    let settled = RwSignal::new(state.document_untracked());
    let written = StoredValue::new(read());
    // A timer that is replaced is cancelled.
    let timer = StoredValue::new_local(None::<Timeout>);
    let write = move || {
        let document = state.document_untracked();
        settled.set(document.clone());
        let difference = document.difference();
        let fragment = if difference.is_empty() {
            String::new()
        } else {
            format!("#{}", document.write())
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
