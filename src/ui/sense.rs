//! What the page senses of the window: the size of an element, the pixel ratio, a media query. A library for these
//! would bring twenty kilobytes; each is one browser interface.

use leptos::html::Div;
use leptos::prelude::*;

use crate::ui::effect;
use wasm_bindgen::prelude::*;
use web_sys::{MediaQueryList, ResizeObserver, ResizeObserverEntry};

/// Width and height of an element's content in CSS pixels, from the first layout on; zero before.
pub fn size(node: NodeRef<Div>) -> RwSignal<(f64, f64)> {
    let size = RwSignal::new((0.0, 0.0));
    effect(move || {
        let Some(element) = node.get() else {
            return;
        };
        let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
                let content = entry.content_rect();
                // The element may be gone by now.
                let _ = size.try_set((content.width(), content.height()));
            }
        });
        if let Ok(observer) = ResizeObserver::new(seen.as_ref().unchecked_ref()) {
            observer.observe(&element);
            let kept = StoredValue::new_local((observer, seen));
            on_cleanup(move || {
                let _ = kept.try_with_value(|(observer, _)| observer.disconnect());
            });
        }
    });
    size
}

/// Device pixels to the CSS pixel, also when the window moves to another screen or is zoomed.
pub fn ratio() -> RwSignal<f64> {
    let ratio = RwSignal::new(window().device_pixel_ratio());
    effect(move || {
        // A query for the present ratio stops matching when the ratio changes; the next one is asked then.
        let query = format!("(resolution: {}dppx)", ratio.get());
        listen(&query, move |_| {
            let _ = ratio.try_set(window().device_pixel_ratio());
        });
    });
    ratio
}

/// Whether a media query matches.
pub fn matches(query: &str) -> RwSignal<bool> {
    let now = window()
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|list| list.matches());
    let matches = RwSignal::new(now);
    listen(query, move |list| {
        let _ = matches.try_set(list.matches());
    });
    matches
}

/// Calls back on every change of a media query for as long as the present owner lives.
fn listen(query: &str, changed: impl Fn(&MediaQueryList) + 'static) {
    let Some(list) = window().match_media(query).ok().flatten() else {
        return;
    };
    let own = list.clone();
    let heard = Closure::<dyn FnMut()>::new(move || changed(&own));
    let _ = list.add_event_listener_with_callback("change", heard.as_ref().unchecked_ref());
    let kept = StoredValue::new_local((list, heard));
    on_cleanup(move || {
        let _ = kept.try_with_value(|(list, heard)| {
            let _ =
                list.remove_event_listener_with_callback("change", heard.as_ref().unchecked_ref());
        });
    });
}
