//! One of many: platform, switch, planes, tiers, observed run.

use leptos::prelude::*;

use crate::ui::memo;

use crate::scenario::{Choice, Input, Scenario};

use super::super::{html, live, state};

#[component]
pub fn SelectRow(input: &'static Input, choice: &'static Choice) -> impl IntoView {
    let state = state();
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
    // The choice is set on the option: the select's own value is lost when its options change.
    let written = |draft: &Scenario| {
        let (mut out, chosen) = (String::new(), (choice.get)(draft));
        for option in (choice.options)(draft) {
            let (mut state, mut name) = ("", option.name);
            if !option.missing.is_empty() {
                (state, name) = ("disabled", format!("{name} ({})", option.missing));
            }
            if option.id == chosen {
                state = "selected";
            }
            let markup = "<option value=\"{}\" {}>{}</option>";
            html::fill(&mut out, markup, &[option.id, state, &name]);
        }
        out
    };
    let list = memo(move || state.draft.with(written));
    view! {
        <div class="row select-row" class:is-changed=changed>
            <label for=input.key title=input.help>{input.label}</label>
            <button class="reset" aria-label=format!("Reset {}", input.label) on:click=reset>"reset"</button>
            <select id=input.key on:change=choose inner_html=live(move || list.get())></select>
        </div>
    }
}
