//! Between the page and its further programs, all over one library: the document is all they share. The page keeps what
//! stands in attributes and says when that changed; the others read it again. What a person asks of the program that
//! shares, and what that tells the page, goes the same way.

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

/// What the page asks of the program that shares: a pane, or a file of a figure.
pub const ASKED: Word = Word("fabriconomics-asked", "data-asked");
/// What that program tells the page: a link to open, a title to take, a sentence to show.
pub const TOLD: Word = Word("fabriconomics-told", "data-told");
/// What that program asks of the one that writes workbooks: a link.
pub const BOOK: Word = Word("fabriconomics-book", "data-book");

/// A word from one program to another: the event that says it, and the attribute it stands in.
#[derive(Clone, Copy)]
pub struct Word(&'static str, &'static str);

impl Word {
    /// Leaves it where it is found, without a sound.
    pub fn leave(self, text: &str) {
        let root = document().document_element();
        let _ = root.map(|root| root.set_attribute(self.1, text));
    }

    /// Says it; heard when this returns.
    pub fn say(self, text: &str) {
        self.leave(text);
        if let Ok(event) = Event::new(self.0) {
            let _ = window().dispatch_event(&event);
        }
    }

    /// Takes what was said; nobody hears it twice.
    pub fn take(self) -> Option<String> {
        let root = document().document_element()?;
        let said = root.get_attribute(self.1)?;
        let _ = root.remove_attribute(self.1);
        Some(said)
    }

    /// Calls back with whatever is said from now on, for as long as the page is open.
    pub fn hear(self, run: impl Fn(String) + 'static) {
        let heard = window_event_listener_untyped(self.0, move |_| {
            if let Some(said) = self.take() {
                run(said);
            }
        });
        std::mem::forget(heard);
    }
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
