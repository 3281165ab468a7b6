//! Reading a file of our own that the browser has parsed: a parser in the page would bring forty kilobytes.

use js_sys::{Array, JSON, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::units::human;

use super::html;

/// A value of the file; what is not there reads as empty.
#[derive(Clone)]
pub struct Json(JsValue);

impl Json {
    /// Takes a file that stands in the page, as in the page that is one file, or asks the page's own folder for that of
    /// its build.
    pub async fn fetch(name: &str) -> Result<Self, JsValue> {
        let document = document();
        if let Some(inside) = document.get_element_by_id(name) {
            return JSON::parse(&inside.text_content().unwrap_or_default()).map(Self);
        }
        let root = document.document_element();
        let build = root.and_then(|root| root.get_attribute("data-build"));
        let address = format!("{name}?{}-0", build.unwrap_or_default());
        let answer = JsFuture::from(window().fetch_with_str(&address)).await?;
        let answer: Response = answer.dyn_into()?;
        if !answer.ok() {
            return Err(JsValue::NULL);
        }
        JsFuture::from(answer.json()?).await.map(Self)
    }

    /// Any object of the page.
    pub fn of(value: impl Into<JsValue>) -> Self {
        Self(value.into())
    }

    /// The parts of a list.
    pub fn list(&self, path: &str) -> Vec<Self> {
        let list = self.at(path).dyn_into::<Array>().unwrap_or_default();
        list.iter().map(Self).collect()
    }

    /// What stands under a path.
    pub fn under(&self, path: &str) -> Self {
        Self(self.at(path))
    }

    /// A text; a number as people write it.
    pub fn text(&self, path: &str) -> String {
        let value = self.at(path);
        match value.as_f64() {
            Some(number) => written(number),
            None => value.as_string().unwrap_or_default(),
        }
    }

    /// Writes markup of ours with a text of this value for every `{path}` in it.
    pub fn fill(&self, out: &mut String, markup: &str) {
        for part in markup.split('{') {
            match part.split_once('}') {
                Some((path, rest)) => {
                    html::text(out, &self.text(path));
                    out.push_str(rest);
                }
                None => out.push_str(part),
            }
        }
    }

    /// What is there by its keys: `source.title`.
    fn at(&self, path: &str) -> JsValue {
        path.split('.').fold(self.0.clone(), |value, key| {
            Reflect::get(&value, &JsValue::from_str(key)).unwrap_or_default()
        })
    }
}

/// Whole numbers whole, others to five figures.
fn written(number: f64) -> String {
    let size = number.abs();
    let sign = if number < 0.0 { "−" } else { "" };
    if size == size.round() {
        return format!("{sign}{}", human::whole(size as u64));
    }
    let places = match size {
        _ if size >= 1e4 => 0,
        _ if size >= 1e3 => 1,
        _ if size >= 100.0 => 2,
        _ if size >= 10.0 => 3,
        _ => 4,
    };
    let text = format!("{size:.places$}");
    let text = if places > 0 {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    format!("{sign}{text}")
}
