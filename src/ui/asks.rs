//! What is asked of the program that shares, which comes when it is first asked something: an element with `data-ask` asks
//! when it is clicked, and a file that is dropped on the page asks to be opened.

use leptos::ev::{self, DragEvent};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::scenario::Notice;
use crate::state::State;

use super::{html, relay, views};

/// Where the window keeps the file that was dropped.
pub const DROPPED: &str = "dropped";
/// Asks to open it.
pub const OPEN: &str = "dropped";

const LOST: &str = "Sharing could not be loaded: it is a file beside this page, and its host did not answer with it. Try again.";

/// Listens for as long as the page is open.
pub fn listen(state: State) {
    // Whether the program is on its way, or here.
    let (coming, here) = (StoredValue::new(false), StoredValue::new(false));
    let ask = move |what: String| {
        relay::ASKED.say(&format!("{what}\n{}", state.link_untracked()));
        if here.get_value() || coming.get_value() {
            return;
        }
        coming.set_value(true);
        mark(BUSY, true);
        leptos::task::spawn_local(async move {
            // It takes what was asked when it comes.
            here.set_value(views::load("share").await.is_ok());
            coming.set_value(false);
            mark(BUSY, false);
            if !here.get_value() {
                let _ = relay::ASKED.take();
                state.notices.set(vec![Notice::about("", LOST)]);
            }
        });
    };
    let click = window_event_listener(ev::click, move |event| {
        if let Some(what) = html::clicked(&event, "data-ask") {
            ask(what);
        }
    });
    let over = window_event_listener(ev::dragover, move |event| {
        if brings_files(&event) {
            event.prevent_default();
            mark("data-drop", true);
        }
    });
    // Out of the window, not over the next element.
    let left = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            mark("data-drop", false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        if !brings_files(&event) {
            return;
        }
        event.prevent_default();
        mark("data-drop", false);
        let files = event.data_transfer().and_then(|brought| brought.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            let _ = js_sys::Reflect::set(&window(), &JsValue::from_str(DROPPED), &file);
            ask(OPEN.to_owned());
        }
    });
    on_cleanup(move || {
        click.remove();
        over.remove();
        left.remove();
        drop.remove();
    });
    relay::TOLD.hear(move |told| match told.split_once(' ') {
        Some(("open", link)) => {
            state.navigate(link);
            let opened = Notice::about("", "Opened; Undo goes back to what stood before.");
            state.notices.update(|notices| notices.push(opened));
        }
        Some(("title", title)) => state.enter("title", title),
        Some((_, sentence)) => state.notices.set(vec![Notice::about("", sentence)]),
        None => {}
    });
}

fn brings_files(event: &DragEvent) -> bool {
    let brought = event.data_transfer();
    brought.is_some_and(|brought| brought.types().includes(&JsValue::from_str("Files"), 0))
}

/// Something asked for is on its way.
const BUSY: &str = "data-busy";

fn mark(name: &str, on: bool) {
    let root = document().document_element();
    let _ = root.map(|root| root.toggle_attribute_with_force(name, on));
}
