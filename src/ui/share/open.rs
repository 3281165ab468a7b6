//! A file brought to the page: a picture, a scenario or a report gives its scenario back; any other gets one clear line, and
//! nothing changes.

use js_sys::{JSON, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::scenario::files::{Carried, Foreign, MOST_BYTES, carried, is_link};

use super::super::{asks, json::Json, relay};
use super::Desk;

impl Desk {
    /// Opens what was dropped on the page.
    pub(super) fn open_dropped(&self) {
        let dropped = Reflect::get(&window(), &JsValue::from_str(asks::DROPPED));
        if let Ok(Ok(file)) = dropped.map(|file| file.dyn_into::<File>()) {
            self.open_file(file);
        }
    }

    /// Opens a file, or says why not.
    pub(super) fn open_file(&self, file: File) {
        let dialog = self.dialog.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let told = match link(&file).await {
                Ok(link) => format!("open {link}"),
                Err(why) => format!("say {}: {why}", file.name()),
            };
            dialog.close();
            relay::TOLD.say(&told);
        });
    }
}

async fn link(file: &File) -> Result<String, Foreign> {
    if file.size() > MOST_BYTES as f64 {
        return Err(Foreign::TooLarge);
    }
    let bytes = JsFuture::from(file.array_buffer()).await;
    let bytes = bytes.map_err(|_| Foreign::Unknown)?;
    match carried(&Uint8Array::new(&bytes).to_vec())? {
        Carried::Link(link) => Ok(link),
        Carried::Json => {
            let text = JsFuture::from(file.text()).await;
            let text = text.ok().and_then(|text| text.as_string());
            let json = JSON::parse(&text.unwrap_or_default());
            let link = Json::of(json.map_err(|_| Foreign::DamagedJson)?).text("link");
            match is_link(&link) {
                true => Ok(link),
                false => Err(Foreign::BareJson),
            }
        }
    }
}
