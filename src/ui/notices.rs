//! What was not kept: one sentence each, until dismissed.

use leptos::prelude::*;

use super::state;

#[component]
pub fn Notices() -> impl IntoView {
    let state = state();
    let dismiss = move |place: usize| state.notices.update(|notices| drop(notices.remove(place)));
    let list = move || {
        state.notices.with(|notices| {
            let item = |(place, notice): (usize, &crate::scenario::Notice)| {
                view! {
                    <li>
                        <span>{notice.message.clone()}</span>
                        <button on:click=move |_| dismiss(place)>"Dismiss"</button>
                    </li>
                }
            };
            (!notices.is_empty())
                .then(|| view! { <ul>{notices.iter().enumerate().map(item).collect_view()}</ul> })
        })
    };
    view! { <div id="notices" role="status">{list}</div> }
}
