//! The headline: one sentence with live numbers, said aloud only when things have been quiet for a moment.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::figures::headline::{Run, headline_text};

use super::{html, live, state};

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
    let written = move || {
        let mut out = String::new();
        state.headline.with(|runs| {
            for run in runs {
                match run {
                    Run::Plain(text) => html::text(&mut out, text),
                    Run::Number(text) => html::fill(&mut out, "<b>{}</b>", &[text]),
                    Run::Fabric(fabric) => {
                        let markup = "<b class=\"fabric\" data-fabric=\"{}\">{}</b>";
                        html::fill(&mut out, markup, &[fabric.id, fabric.name]);
                    }
                }
            }
        });
        out
    };
    view! {
        <h1 id="headline" inner_html=live(written)></h1>
        <p class="visually-hidden" aria-live="polite">{said}</p>
    }
}
