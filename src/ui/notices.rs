//! What was not kept: one sentence each, until dismissed.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{html, live, state};

#[component]
pub fn Notices() -> impl IntoView {
    let state = state();
    let list = live(move || {
        let mut out = String::new();
        state.notices.with(|notices| {
            for (place, notice) in notices.iter().enumerate() {
                let markup = "<li><span>{}</span><button data-place=\"{}\">Dismiss</button></li>";
                html::fill(&mut out, markup, &[&notice.message, &place.to_string()]);
            }
        });
        if out.is_empty() {
            out
        } else {
            format!("<ul>{out}</ul>")
        }
    });
    let dismiss = move |event: MouseEvent| {
        let place = html::clicked(&event, "data-place").and_then(|place| place.parse().ok());
        let Some(place) = place.filter(|place| *place < state.notices.with_untracked(Vec::len))
        else {
            return;
        };
        state.notices.update(|notices| drop(notices.remove(place)));
        // The button went with its notice: the next has the focus.
        request_animation_frame(|| {
            let next = document().query_selector("#notices button");
            if let Ok(Some(next)) = next.map(|next| next.and_then(|it| it.dyn_into().ok())) {
                let _ = HtmlElement::focus(&next);
            }
        });
    };
    view! { <div id="notices" role="status" inner_html=list on:click=dismiss></div> }
}
