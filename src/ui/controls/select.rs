//! One of many: platform, switch, planes, tiers, observed run.

use leptos::prelude::*;

use crate::ui::memo;

use crate::scenario::{Input, Kind, Opt};

use super::super::{live, state};

#[component]
pub fn SelectRow(input: &'static Input) -> impl IntoView {
    let Kind::Choice(choice) = &input.kind else {
        return ().into_any();
    };
    let state = state();
    let options = memo(move || state.draft.with(|draft| (choice.options)(draft)));
    let chosen = memo(move || state.draft.with(|draft| (choice.get)(draft)));
    let changed = memo(move || state.draft.with(|draft| input.changed(draft)));
    let choose = move |event| {
        let id = event_target_value(&event);
        state.edit(|scenario| (choice.set)(scenario, &id));
        state.record();
    };
    let reset = move |_| {
        state.edit(|scenario| input.reset(scenario));
        state.record();
    };
    let option = move |option: Opt| {
        let id = option.id;
        let name = if option.missing.is_empty() {
            option.name
        } else {
            format!("{} ({})", option.name, option.missing)
        };
        // The choice is set on the option: the select's own value is lost when its options change.
        view! { <option value=id selected=live(move || chosen.get() == id) disabled=!option.missing.is_empty()>{name}</option> }
    };
    view! {
        <div class="row select-row" class:is-changed=changed>
            <label for=input.key title=input.help>{input.label}</label>
            <button class="reset" aria-label=format!("Reset {}", input.label) on:click=reset>"reset"</button>
            <select id=input.key prop:value=live(move || chosen.get()) on:change=choose>
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}
