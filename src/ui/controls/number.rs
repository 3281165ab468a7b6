//! A quantity: its label and source mark, the number to type, the slider to drag, and the way back to its default.

use leptos::prelude::*;

use crate::ui::memo;

use crate::scenario::{Input, Number};

use super::super::figure::when;
use super::super::file::Prose;
use super::super::{html, live, provenance, state};
use super::slider;

#[component]
pub fn NumberRow(input: &'static Input, number: &'static Number) -> impl IntoView {
    let state = state();
    let value = memo(move || state.draft.with(|draft| (number.get)(draft)));
    let default = memo(move || state.draft.with(|draft| (number.default)(draft)));
    let changed = memo(move || state.draft.with(|draft| input.changed(draft)));
    let note_open = RwSignal::new(false);
    let origin = memo(move || {
        state
            .draft
            .with(|draft| (number.origin)(draft).map_or("", |datum| datum.key))
    });
    let datum = move || {
        origin.track();
        state.draft.with_untracked(|draft| (number.origin)(draft))
    };
    let (low, high, step) = slider::range(number);
    let drag = move |event: leptos::ev::Event| {
        let position = super::input_of(&event).map_or(f64::NAN, |range| range.value_as_number());
        if position.is_finite() {
            let next = snapped(
                number,
                slider::value(number, position),
                default.get_untracked(),
            );
            state.edit(|scenario| (number.set)(scenario, next));
        }
    };
    let press = move |event| {
        if let Some(next) = slider::key(number, value.get_untracked(), &event) {
            state.edit(|scenario| (number.set)(scenario, next));
            state.record();
        }
    };
    let reset = move |_| {
        state.edit(|scenario| input.reset(scenario));
        state.record();
    };
    let mark = live(move || {
        let mut out = String::new();
        if let Some(datum) = datum() {
            let markup = "{} <span class=\"visually-hidden\">{}: where it comes from</span>";
            html::fill(&mut out, markup, &[provenance::mark(datum), input.label]);
        }
        out
    });
    let (before, after) = if number.unit.starts_with('$') {
        ("$", number.unit.trim_start_matches('$'))
    } else {
        ("", number.unit)
    };
    let words: Prose = expect_context();
    let note = when(note_open, move || {
        let mut out = String::new();
        html::text(&mut out, input.help);
        let Some(datum) = datum() else {
            return out;
        };
        let usual = format!("{before}{} {after}", shown(default.get()));
        out += &words.write(|words| {
            let mut out = String::new();
            let source = words.under(&format!("sources.{}", datum.source));
            let texts = [
                usual.trim_end(),
                &source.text("title"),
                &source.text("publisher"),
                &provenance::trust(words, datum),
                &provenance::about(words, datum).text("note"),
            ];
            html::fill(&mut out, " Default {}: {}, {} ({}). {}", &texts);
            out
        });
        out
    });
    // Sizes as people write them: 200,000.
    let text = live(move || {
        let value = value.get();
        if number.whole {
            number.digits(value)
        } else {
            shown(value)
        }
    });
    let enter = move |event: leptos::ev::Event| {
        state.enter(input.key, &event_target_value(&event));
        // What was typed may not be what stands: write the value again.
        if let Some(field) = super::input_of(&event) {
            field.set_value(&text.get_untracked());
        }
    };
    view! {
        <div class="row number-row" class:is-changed=changed>
            <span class="lab"><label for=input.key title=input.help>{input.label}</label>" "
                <button
                    class="source-mark"
                    hidden=live(move || origin.get().is_empty())
                    aria-expanded=live(move || note_open.get().to_string())
                    on:click=move |_| {
                        words.again();
                        note_open.update(|open| *open = !*open);
                    }
                    inner_html=mark
                ></button>
            </span>
            <button class="reset" aria-label=format!("Reset {}", input.label) on:click=reset>"reset"</button>
            <span class="entry">
                <span class="unit" hidden=before.is_empty()>{before}</span>
                <input
                    id=input.key
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    prop:value=text
                    on:change=enter
                />
                <span class="unit" hidden=after.is_empty()>{after.replace("per 1,000 GPU-years", "per 1k GPU-y")}</span>
            </span>
            <input
                type="range"
                aria-label=format!("{}, slider", input.label)
                min=low
                max=high
                step=step
                prop:value=live(move || slider::position(number, value.get()).to_string())
                aria-valuetext=live(move || format!("{before}{} {after}", text.get()))
                style:--at=live(move || format!("{:.2}%", slider::along(number, value.get())))
                style:--default=live(move || format!("{:.2}%", slider::along(number, default.get())))
                on:input=drag
                on:change=move |_| state.record()
                on:keydown=press
            />
            <div class="note" hidden=live(move || !note_open.get()) inner_html=note></div>
        </div>
    }
}

/// The default itself where a drag comes within half a per cent of the line of it: there is no other way to drag back.
fn snapped(number: &Number, value: f64, default: f64) -> f64 {
    if (slider::along(number, value) - slider::along(number, default)).abs() < 0.5 {
        default
    } else {
        value
    }
}

/// Four figures at the most: derived defaults have many more.
fn shown(value: f64) -> String {
    let places = (3 - libm::floor(libm::log10(value.abs().max(1e-3))) as i32).clamp(0, 6) as usize;
    let text = format!("{value:.places$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}
