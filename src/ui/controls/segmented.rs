//! One of a few: optics, host link, prices.

use leptos::prelude::*;

use crate::ui::memo;

use crate::scenario::{Choice, Input, Opt};

use super::super::{live, state};

/// `aside` is a small live value beside the legend.
#[component]
pub fn Segmented(
    input: &'static Input,
    choice: &'static Choice,
    #[prop(optional, into)] aside: Signal<String>,
) -> impl IntoView {
    let state = state();
    let options = state.draft.with_untracked(|draft| (choice.options)(draft));
    let changed = memo(move || state.draft.with(|draft| input.changed(draft)));
    view! {
        <fieldset class="segmented" class:is-changed=changed>
            <legend>{input.label}</legend>
            <span class="aside" hidden=live(move || aside.with(String::is_empty))>{aside}</span>
            <div class="options">{options.into_iter().map(|option| view! { <Segment input choice option/> }).collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Segment(input: &'static Input, choice: &'static Choice, option: Opt) -> impl IntoView {
    let state = state();
    let id = option.id;
    let chosen = memo(move || state.draft.with(|draft| (choice.get)(draft) == id));
    let choose = move |_| {
        state.edit(|scenario| (choice.set)(scenario, id));
        state.record();
    };
    view! {
        <label>
            <input type="radio" name=input.key value=id prop:checked=chosen on:change=choose/>
            <span>{option.name}</span>
        </label>
    }
}
