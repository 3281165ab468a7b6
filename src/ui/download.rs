//! Saving a file the page made itself.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Saves a text under a name.
pub fn text(name: &str, kind: &str, content: &str) {
    // A browser without blobs has nothing to save with.
    if let Ok(made) = made(&Array::of1(&JsValue::from_str(content)), kind) {
        blob(name, &made);
    }
}

/// Saves what was made under a name.
pub fn blob(name: &str, blob: &Blob) {
    let _ = save(name, blob);
}

/// Bytes as something a browser can save.
pub fn bytes(content: &[u8], kind: &str) -> Result<Blob, JsValue> {
    made(&Array::of1(&Uint8Array::from(content)), kind)
}

/// Parts of a kind as something a browser can save.
pub fn made(parts: &Array, kind: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(parts, &options)
}

fn save(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads it after this returns.
    set_timeout(
        move || drop(Url::revoke_object_url(&url)),
        std::time::Duration::from_secs(60),
    );
    Ok(())
}
