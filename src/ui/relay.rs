//! Between the page and the program of its further views, two over one library: the document is all they share. The page
//! keeps what stands in attributes and says when that changed; the views read it again.

use leptos::html::Main;
use leptos::prelude::*;
use web_sys::Event;

use crate::scenario::Document;
use crate::state::State;
use crate::ui::effect;

/// What the page says.
const CHANGED: &str = "fabriconomics-changed";
/// Where the results say what they show, as a link does.
const LINK: &str = "data-link";

/// Says that what stands in the document has changed. Everybody has heard it when this returns, so that a drag is drawn
/// in its own frame.
pub fn changed() {
    if let Ok(event) = Event::new(CHANGED) {
        let _ = window().dispatch_event(&event);
    }
}

/// Calls back whenever it is said.
pub fn hear(run: impl Fn() + 'static) {
    let heard = window_event_listener_untyped(CHANGED, move |_| run());
    on_cleanup(move || heard.remove());
}

/// Keeps in the results what they show. While `own` says that the page itself draws it, nobody else listens to what
/// changes.
pub fn keep(state: State, results: NodeRef<Main>, own: impl Fn() -> bool + 'static) {
    effect(move || {
        let Some(results) = results.get() else {
            return;
        };
        let shown = || Document {
            base: Some(state.base.get()),
            ..state.document()
        };
        let document = if own() { untrack(shown) } else { shown() };
        let _ = results.set_attribute(LINK, &document.write());
        changed();
    });
}

/// What the results show, as the page keeps it.
pub fn link() -> String {
    let results = document().get_element_by_id("results");
    let link = results.and_then(|results| results.get_attribute(LINK));
    link.unwrap_or_default()
}
