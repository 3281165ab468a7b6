//! The header: the name, the presets, and what can be done with the scenario.

use leptos::ev;
use leptos::prelude::*;

use crate::ui::memo;
use wasm_bindgen::JsCast;

use crate::scenario::{Document, PRESETS};

use super::theme::Paint;
use super::{html, live, state};

#[component]
pub fn Header() -> impl IntoView {
    let state = state();
    let paint: Paint = expect_context();
    // Which preset this is, as long as it is one.
    let presets = PRESETS
        .each_ref()
        .map(|preset| (preset, Document::read(preset.link).0.scenario));
    let known = memo(move || {
        state.scenario.with(|scenario| {
            let untitled = scenario.untitled();
            let present = presets.iter().find(|(_, own)| *own == untitled);
            present.map_or("Your own scenario", |(preset, _)| preset.name)
        })
    });
    let title = memo(move || state.draft.with(|draft| draft.title.to_string()));
    let entitle = move |event| state.enter("title", &event_target_value(&event));
    let open = move |event: leptos::ev::Event| {
        let id = event_target_value(&event);
        if let Some(preset) = PRESETS.iter().find(|preset| preset.id == id) {
            // Another cluster, seen from where one stands.
            let view = state.view.get_untracked();
            state.navigate(preset.link);
            state.view.set(view);
        }
        // A menu, not a state: the name of what is open stands beside the wordmark, and edits would make this one lie.
        if let Some(list) = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok())
        {
            list.set_value("");
        }
    };
    let mut list = "<option value=\"\">Presets</option>".to_owned();
    for preset in &PRESETS {
        let markup = "<option value=\"{}\">{}</option>";
        html::fill(&mut list, markup, &[preset.id, preset.name]);
    }
    // Pinned to something else moves the pin here; pinned here lets it go.
    let pin = move || {
        if state.pinned.get_untracked() && state.base.get_untracked() == state.draft.get_untracked()
        {
            state.unpin()
        } else {
            state.pin()
        }
    };
    let keys = window_event_listener(ev::keydown, move |event| {
        let held = event.ctrl_key() || event.meta_key();
        let key = |wanted: &str| held && event.key().eq_ignore_ascii_case(wanted);
        let undoing = key("z") || key("y");
        // A text field has an undo of its own.
        let typing = document()
            .active_element()
            .is_some_and(|element| element.get_attribute("type").as_deref() == Some("text"));
        if undoing && !typing {
            event.prevent_default();
            if event.shift_key() || key("y") {
                state.redo()
            } else {
                state.undo()
            }
        }
    });
    on_cleanup(move || keys.remove());
    view! {
        <header class="top">
            <a class="wordmark" href="#">"Fabriconomics"</a>
            <input
                id="title"
                class="scenario-title"
                type="text"
                aria-label="Title of the scenario"
                title="A title of your own; it travels in the link"
                maxlength="80"
                autocomplete="off"
                placeholder=live(move || known.get())
                prop:value=live(move || title.get())
                on:change=entitle
            />
            <nav class="actions" aria-label="Scenario">
                <label class="preset">
                    <span class="visually-hidden">"Presets"</span>
                    <select id="preset" on:change=open inner_html=list></select>
                </label>
                <button id="undo" disabled=live(move || !state.can.get().0) on:click=move |_| state.undo()>"Undo"</button>
                <button id="redo" disabled=live(move || !state.can.get().1) on:click=move |_| state.redo()>"Redo"</button>
                <button id="reset" on:click=move |_| state.reset()>"Reset"</button>
                <button id="pin" title="Compare what follows with the present scenario" on:click=move |_| pin()>
                    {live(move || if state.pinned.get() && state.base.get() == state.draft.get() { "Baseline set" } else { "Set baseline" })}
                </button>
                <button id="share-open" data-ask="link" aria-haspopup="dialog">"Share"</button>
                <button id="theme" on:click=move |_| paint.toggle()>"Theme"</button>
            </nav>
        </header>
    }
}
