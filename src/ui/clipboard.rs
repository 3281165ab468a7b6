//! Copying, in the browsers that allow it and in those that do not.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Copies a text and tells whether it arrived.
pub fn copy(text: String, told: impl FnOnce(bool) + 'static) {
    let promise = window().navigator().clipboard().write_text(&text);
    leptos::task::spawn_local(async move { told(JsFuture::from(promise).await.is_ok()) });
}
