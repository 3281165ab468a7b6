//! A few quantities of one kind: metres of each layer, oversubscription of each tier.

use leptos::prelude::*;

use crate::ui::memo;

use crate::scenario::{Input, List, parse_number, plain_number};

use super::super::{live, state};

#[component]
pub fn ListRow(input: &'static Input, list: &'static List) -> impl IntoView {
    let state = state();
    let changed = memo(move || state.draft.with(|draft| input.changed(draft)));
    let reset = move |_| {
        state.edit(|scenario| input.reset(scenario));
        state.record();
    };
    let entry = move |place: usize, name: &'static str| {
        let value = live(move || {
            state
                .draft
                .with(|draft| plain_number((list.get)(draft, place)))
        });
        let enter = move |event: leptos::ev::Event| {
            let text = event_target_value(&event);
            let texts = (0..list.entries.len()).map(|other| match other {
                _ if other == place => text.replace(',', ""),
                _ => state
                    .draft
                    .with_untracked(|draft| plain_number((list.get)(draft, other))),
            });
            // A comma that separates no thousands separates the entries: whoever types `0,4` means all of them.
            let all = text.contains(',') && parse_number(&text, false).is_err();
            let said = match all {
                true => text.clone(),
                false => texts.collect::<Vec<_>>().join(","),
            };
            state.enter(input.key, &said);
            // What was typed may not be what stands: write the value again.
            if let Some(field) = super::input_of(&event) {
                field.set_value(&value.get_untracked());
            }
        };
        view! {
            <label>
                <span>{name}</span>
                <input
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-label=format!("{}, {name}", input.label)
                    prop:value=value
                    on:change=enter
                />
            </label>
        }
    };
    // `:1` says itself.
    let legend = match list.unit.starts_with(':') {
        true => input.label.to_owned(),
        false => format!("{}, {}", input.label, list.unit),
    };
    let entries = list.entries.iter().enumerate();
    view! {
        <fieldset class="row list-row" class:is-changed=changed>
            <legend title=input.help>{legend}</legend>
            <button class="reset" aria-label=format!("Reset {}", input.label) on:click=reset>"reset"</button>
            <div class="entries">{entries.map(|(place, name)| entry(place, name)).collect_view()}</div>
        </fieldset>
    }
}
