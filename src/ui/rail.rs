//! The rail of inputs: the few everybody needs in sight, the rest behind "More", counted where changed.

use leptos::prelude::*;

use crate::scenario::{Group, INPUTS, Input, Kind, input};

use super::controls::fabrics::Fabrics;
use super::controls::number::NumberRow;
use super::controls::segmented::Segmented;
use super::controls::select::SelectRow;
use super::controls::size::SizeField;
use super::{live, state};

/// Inputs with a control of their own.
const OWN_CONTROL: [&str; 3] = ["gpus", "fabric", "optics"];
/// Choices with so few options that they stand side by side.
const SEGMENTED: [&str; 3] = ["optics", "host", "buyer"];

#[component]
pub fn Rail() -> impl IntoView {
    let state = state();
    let open = RwSignal::new(false);
    let changed = move |keep: fn(&Input) -> bool| {
        Memo::new(move |_| {
            state.draft.with(|draft| {
                INPUTS
                    .iter()
                    .filter(|input| keep(input) && input.changed(draft))
                    .count()
            })
        })
    };
    let all = changed(|_| true);
    let more = changed(|input| input.group != Group::Simple);
    let count = |changed: Memo<usize>| {
        move || {
            (changed.get() > 0)
                .then(|| view! { <span class="changed">{changed.get()} " changed"</span> })
        }
    };
    let simple = INPUTS
        .iter()
        .filter(|input| input.group == Group::Simple && !OWN_CONTROL.contains(&input.key));
    let group = |group: Group| {
        let rows = INPUTS.iter().filter(move |input| input.group == group);
        view! {
            <h3 class="rows-title">{group.name()}</h3>
            <div class="rows">{rows.map(|input| view! { <Control input/> }).collect_view()}</div>
        }
    };
    view! {
        <aside class="rail" aria-label="Inputs">
            <button class="rail-toggle" aria-expanded=live(move || open.get().to_string()) on:click=move |_| open.update(|open| *open = !*open)>
                "All inputs " {count(all)}
            </button>
            <SizeField/>
            <Fabrics/>
            <OpticsChoice/>
            <div class="rows">{simple.map(|input| view! { <Control input/> }).collect_view()}</div>
            <details class="more">
                <summary>"More " {count(more)}</summary>
                {Group::MORE.map(group)}
            </details>
        </aside>
    }
}

#[component]
fn Control(input: &'static Input) -> impl IntoView {
    match &input.kind {
        Kind::Number(_) => view! { <NumberRow input/> }.into_any(),
        Kind::Choice(_) if SEGMENTED.contains(&input.key) => {
            view! { <Segmented input/> }.into_any()
        }
        Kind::Choice(_) => view! { <SelectRow input/> }.into_any(),
    }
}

/// The optics, with what a module draws and costs here.
#[component]
fn OpticsChoice() -> impl IntoView {
    let state = state();
    let aside = Memo::new(move |_| {
        state.scenario.with(|scenario| {
            let setup = crate::scenario::Setup::of(scenario);
            let modules = [Some(setup.nic_module), setup.switch_module].map(|module| {
                module.map(|module| {
                    let prices = [&module.price_hyperscale, &module.price_street];
                    (
                        scenario.value(&module.watts),
                        scenario.value(prices[scenario.buyer as usize]),
                    )
                })
            });
            match modules {
                [Some(nic), Some(switch)] if nic != switch => {
                    format!("{} / {} W, ${} / ${}", nic.0, switch.0, nic.1, switch.1)
                }
                [Some(nic), _] => format!("{} W, ${}", nic.0, nic.1),
                _ => String::new(),
            }
        })
    });
    input("optics").map(|input| view! { <Segmented input aside/> })
}
