//! The headline: one sentence with live numbers, said aloud only when things have been quiet for a moment.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::figures::headline::{Run, headline_text};

use super::state;

/// Milliseconds: a screen reader that heard every step of a drag would never finish a sentence.
const QUIET: u32 = 900;

#[component]
pub fn Headline() -> impl IntoView {
    let state = state();
    let said = RwSignal::new(String::new());
    // A timer that is replaced is cancelled.
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |before: Option<()>| {
        state.headline.with(|_| ());
        // What stands when the page opens is read with the page.
        if before.is_some() {
            let say = move || {
                if let Some(text) = state.report.try_with_untracked(headline_text) {
                    said.set(text);
                }
            };
            timer.set_value(Some(Timeout::new(QUIET, say)));
        }
    });
    let run = |run: &Run| match run {
        Run::Plain(text) => text.clone().into_any(),
        Run::Number(text) => view! { <b>{text.clone()}</b> }.into_any(),
        Run::Fabric(fabric) => {
            view! { <b class="fabric" data-fabric=fabric.id>{fabric.name}</b> }.into_any()
        }
    };
    view! {
        <h1 id="headline">{move || state.headline.with(|runs| runs.iter().map(run).collect_view())}</h1>
        <p class="visually-hidden" aria-live="polite">{said}</p>
    }
}
