//! The headline: one sentence with live numbers.

use leptos::prelude::*;

use crate::figures::headline::Run;

use super::state;

#[component]
pub fn Headline() -> impl IntoView {
    let state = state();
    let run = |run: &Run| match run {
        Run::Plain(text) => text.clone().into_any(),
        Run::Number(text) => view! { <b>{text.clone()}</b> }.into_any(),
        Run::Fabric(fabric) => view! { <b class="fabric" data-fabric=fabric.id>{fabric.name}</b> }.into_any(),
    };
    view! { <h1 id="headline">{move || state.headline.with(|runs| runs.iter().map(run).collect_view())}</h1> }
}
