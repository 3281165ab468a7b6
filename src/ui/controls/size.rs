//! The cluster size: the number in big type, the slider under it, and the largest cliffs marked on its line.

use leptos::prelude::*;

use crate::ui::memo;

use crate::analysis::{Cliff, Sweep};
use crate::scenario::{Input, Kind, Number, input};
use crate::state::State;
use crate::units::human;

use super::super::{html, live, state};
use super::slider;

/// Labels under the slider.
const TICKS: [f64; 5] = [100.0, 1e3, 1e4, 1e5, 1e6];

fn row() -> (&'static Input, &'static Number) {
    match input("gpus").map(|input| (input, &input.kind)) {
        Some((input, Kind::Number(number))) => (input, number),
        _ => unreachable!("the table of inputs has the cluster size: tests/links.rs"),
    }
}

fn gpus(state: State) -> Memo<f64> {
    memo(move || state.draft.with(|draft| draft.gpus as f64))
}

#[component]
pub fn SizeField() -> impl IntoView {
    let state = state();
    let (input, number) = row();
    let changed = memo(move || state.draft.with(|draft| input.changed(draft)));
    let reset = move |_| {
        state.edit(|scenario| input.reset(scenario));
        state.record();
    };
    let tick = |size: f64| view! { <span class="tick" style=format!("left:{}%", slider::along(number, size))>{human::size(size)}</span> };
    view! {
        <section class="field size" class:is-changed=changed>
            <label for="gpus-box">"Cluster size"</label>
            <button class="reset" aria-label="Reset cluster size" on:click=reset>"reset"</button>
            <div class="size-box"><SizeBox id="gpus-box"/><span class="unit">"GPUs"</span></div>
            <SizeSlider id="gpus"/>
            <div class="ticks" aria-hidden="true">{TICKS.map(tick)} <CliffMarks labels=true/></div>
        </section>
    }
}

/// The number, typed: `100k`, `1.2M`, `98,304`.
#[component]
pub fn SizeBox(id: &'static str) -> impl IntoView {
    let state = state();
    let gpus = gpus(state);
    let enter = move |event| {
        state.enter("gpus", &event_target_value(&event));
        // What was typed may not be what stands: write the value again.
        if let Some(element) = super::input_of(&event) {
            element.set_value(&human::whole(gpus.get_untracked() as u64));
        }
    };
    view! {
        <input
            id=id
            type="text"
            inputmode="text"
            autocomplete="off"
            spellcheck="false"
            aria-label="Cluster size"
            prop:value=live(move || human::whole(gpus.get() as u64))
            on:change=enter
        />
    }
}

/// The size, dragged over its logarithm.
#[component]
pub fn SizeSlider(id: &'static str) -> impl IntoView {
    let state = state();
    let (_, number) = row();
    let gpus = gpus(state);
    let (low, high, step) = slider::range(number);
    let drag = move |event: leptos::ev::Event| {
        let position = super::input_of(&event).map_or(f64::NAN, |range| range.value_as_number());
        if position.is_finite() {
            state.edit(|scenario| scenario.gpus = slider::value(number, position) as u64);
        }
    };
    let press = move |event| {
        if let Some(next) = slider::key(number, gpus.get_untracked(), &event) {
            state.edit(|scenario| scenario.gpus = next as u64);
            state.record();
        }
    };
    let said = move || {
        let tiers = state.report.with(|report| {
            report
                .network
                .as_ref()
                .ok()
                .map(|network| network.fabric.tiers())
        });
        let tiers = tiers.map_or("more than the fabric holds".to_owned(), |tiers| {
            format!(
                "{} {}",
                spelled(tiers),
                if tiers == 1 { "tier" } else { "tiers" }
            )
        });
        format!("{} GPUs, {tiers}", human::whole(gpus.get() as u64))
    };
    view! {
        <input
            id=id
            type="range"
            aria-label="Cluster size, GPUs"
            min=low
            max=high
            step=step
            prop:value=live(move || slider::position(number, gpus.get()).to_string())
            aria-valuetext=live(said)
            style:--at=live(move || format!("{:.2}%", slider::along(number, gpus.get())))
            on:input=drag
            on:change=move |_| state.record()
            on:keydown=press
        />
    }
}

/// Marks at the largest cliffs: where a tier is added, and the steepest others.
#[component]
pub fn CliffMarks(labels: bool) -> impl IntoView {
    let state = state();
    let (_, number) = row();
    let written = move |sweep: &Sweep| {
        let mut out = String::new();
        let along = |cliff: &Cliff| slider::along(number, cliff.at as f64);
        let tiers = || sweep.cliffs.iter().filter(|cliff| cliff.adds_tier());
        for cliff in tiers() {
            let place = along(cliff);
            // A name needs room before the next one.
            let crowded = |other| (0.1..18.0).contains(&(along(other) - place));
            let name = if labels && !tiers().any(crowded) {
                format!("{} tiers", cliff.tiers[1])
            } else {
                String::new()
            };
            let end = match place {
                _ if place < 8.0 => "at-start",
                _ if place > 85.0 => "at-end",
                _ => "",
            };
            let markup = "<span class=\"cliff {}\" style=\"left:{}%\"><span class=\"cliff-label\">{}</span></span>";
            html::fill(&mut out, markup, &[end, &place.to_string(), &name]);
        }
        out
    };
    let marks = memo(move || state.sweep.with(written));
    view! { <span inner_html=live(move || marks.get())></span> }
}

fn spelled(tiers: u8) -> &'static str {
    ["one", "two", "three", "four"][usize::from(tiers.clamp(1, 4)) - 1]
}
