//! Copying, in the browsers that allow it; elsewhere the caller says what to do instead.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Copies a text and tells whether it arrived.
pub fn copy(text: String, told: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    // Pages that were not served securely have no clipboard at all, whatever the type says.
    let there = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if !there.is_ok_and(|clipboard| clipboard.is_object()) {
        return told(false);
    }
    let promise = navigator.clipboard().write_text(&text);
    wasm_bindgen_futures::spawn_local(async move { told(JsFuture::from(promise).await.is_ok()) });
}
