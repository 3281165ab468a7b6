//! Light or dark: the system's wish unless the person chose; the figures repaint with the page.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::ui::{effect, memo};

use crate::figures::theme::Scheme;

use crate::state::State;

use super::{embed, relay, sense};

const KEY: &str = "fabriconomics-theme";
/// Where the root says in which scheme figures are drawn.
const INK: &str = "data-ink";
/// Where it says that the host's background shows through.
const CLEAR: &str = "data-clear";

/// What the figures are painted with.
#[derive(Clone, Copy)]
pub struct Paint {
    /// The scheme in force.
    pub scheme: Memo<Scheme>,
    /// Rises when the page's fonts have arrived: figures drawn before repaint once.
    pub fonts: RwSignal<bool>,
    /// Device pixels to the CSS pixel.
    pub ratio: RwSignal<f64>,
    chosen: RwSignal<Option<Scheme>>,
}

impl Paint {
    /// The page's: follows the system and the person's own choice, which outlives the visit.
    pub fn new() -> Self {
        let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        Self::chosen(RwSignal::new(stored.and_then(|word| by_word(&word))))
    }

    /// A frame's: what its link says, else what its host says, else the system's wish. Nothing is kept.
    pub fn framed(state: State) -> Self {
        let host = embed::host_is_dark();
        let chosen = RwSignal::new(None);
        effect(move || {
            let own = state
                .embed
                .with(|embed| embed.as_ref().and_then(|embed| embed.dark));
            let dark = own.or(host.get());
            chosen.set(dark.map(|dark| if dark { Scheme::Dark } else { Scheme::Light }));
        });
        effect(move || {
            let clear = state
                .embed
                .with(|embed| embed.as_ref().is_some_and(|embed| embed.clear));
            let root = document().document_element();
            let _ = root.map(|root| root.toggle_attribute_with_force(CLEAR, clear));
        });
        Self::chosen(chosen)
    }

    fn chosen(chosen: RwSignal<Option<Scheme>>) -> Self {
        let dark = sense::matches("(prefers-color-scheme: dark)");
        let scheme = memo(move || {
            chosen.get().unwrap_or(if dark.get() {
                Scheme::Dark
            } else {
                Scheme::Light
            })
        });
        effect(move || {
            let root = document().document_element();
            let _ = match (root, chosen.get()) {
                (Some(root), Some(scheme)) => root.set_attribute("data-theme", word(scheme)),
                (Some(root), None) => root.remove_attribute("data-theme"),
                (None, _) => Ok(()),
            };
        });
        // Paper is light: what is drawn dark is turned when printed.
        effect(move || {
            let root = document().document_element();
            let _ = root.map(|root| root.set_attribute(INK, word(scheme.get())));
            relay::changed();
        });
        Self::of(chosen, scheme)
    }

    /// That of the page, for the program of its further views.
    pub fn followed() -> Self {
        let chosen = RwSignal::new(inked());
        relay::hear(move || {
            let now = inked();
            if chosen.get_untracked() != now {
                chosen.set(now);
            }
        });
        Self::of(chosen, memo(move || chosen.get().unwrap_or(Scheme::Light)))
    }

    fn of(chosen: RwSignal<Option<Scheme>>, scheme: Memo<Scheme>) -> Self {
        let fonts = RwSignal::new(false);
        if let Ok(ready) = document().fonts().ready() {
            leptos::task::spawn_local(async move {
                let _ = wasm_bindgen_futures::JsFuture::from(ready).await;
                let _ = fonts.try_set(true);
            });
        }
        Self {
            scheme,
            fonts,
            ratio: sense::ratio(),
            chosen,
        }
    }

    /// The other scheme, kept for the next visit.
    pub fn toggle(&self) {
        let next = if self.scheme.get_untracked() == Scheme::Light {
            Scheme::Dark
        } else {
            Scheme::Light
        };
        self.chosen.set(Some(next));
        // Without storage the choice lasts as long as the page.
        let _ = storage().map(|storage| storage.set_item(KEY, word(next)));
    }
}

/// The person's own storage, where the browser allows one.
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// The scheme the page draws in.
pub fn inked() -> Option<Scheme> {
    by_word(&document().document_element()?.get_attribute(INK)?)
}

fn word(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Light => "light",
        Scheme::Dark => "dark",
    }
}

fn by_word(text: &str) -> Option<Scheme> {
    [Scheme::Light, Scheme::Dark]
        .into_iter()
        .find(|scheme| word(*scheme) == text)
}

/// Moves the focus without touching the address, which carries the scenario.
pub fn skip_to_results(event: MouseEvent) {
    event.prevent_default();
    focus_results();
}

/// Gives the focus to the results.
pub fn focus_results() {
    if let Some(results) = super::views::results() {
        let _ = results.focus();
    }
}
