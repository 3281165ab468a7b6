//! The rail of inputs: the few everybody needs in sight, the rest behind "More", counted where changed.

use leptos::html;
use leptos::prelude::*;

use crate::ui::memo;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::catalog::{self, Module};
use crate::scenario::{Group, INPUTS, Input, Kind, Optics, input};

use super::controls::fabrics::Fabrics;
use super::controls::list::ListRow;
use super::controls::number::NumberRow;
use super::controls::segmented::Segmented;
use super::controls::select::SelectRow;
use super::controls::size::SizeField;
use super::{effect, live, state};

/// Inputs with a control of their own.
const OWN_CONTROL: [&str; 3] = ["gpus", "fabric", "optics"];
/// Choices with so few options that they stand side by side.
const SEGMENTED: [&str; 9] = [
    "optics", "host", "buyer", "media", "beside", "delivery", "hash", "traffic", "stops",
];

#[component]
pub fn Rail() -> impl IntoView {
    let state = state();
    let open = RwSignal::new(false);
    let changed = move |keep: fn(&Input) -> bool| {
        memo(move || {
            state.draft.with(|draft| {
                let own = |input: &&Input| keep(input) && input.changed(draft);
                match INPUTS.iter().filter(own).count() {
                    0 => String::new(),
                    many => format!("{many} changed"),
                }
            })
        })
    };
    let all = changed(|_| true);
    let more = changed(|input| input.group != Group::Simple);
    let count = |changed: Memo<String>| {
        view! { <span class="changed" hidden=live(move || changed.with(String::is_empty))>{changed}</span> }
    };
    let simple = INPUTS
        .iter()
        .filter(|input| input.group == Group::Simple && !OWN_CONTROL.contains(&input.key));
    let group = |group: Group| {
        let rows = INPUTS.iter().filter(move |input| input.group == group);
        view! {
            <section data-group=group.name()>
                <h3 class="rows-title">{group.name()}</h3>
                <div class="rows">{rows.map(|input| view! { <Control input/> }).collect_view()}</div>
            </section>
        }
    };
    let (near, far) = (NodeRef::<html::Div>::new(), NodeRef::<html::Details>::new());
    effect(move || {
        if let (Some(near), Some(far)) = (near.get(), far.get()) {
            sort(&near, &far, state.view.get());
        }
    });
    // On a phone the inputs open below the dock: what was opened comes up with its heading.
    let toggle = move |event: leptos::ev::MouseEvent| {
        open.update(|open| *open = !*open);
        if open.get_untracked()
            && let Some(button) = event
                .current_target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        {
            button.scroll_into_view();
        }
    };
    view! {
        <aside class="rail" aria-label="Inputs">
            <button class="rail-toggle" aria-expanded=live(move || open.get().to_string()) on:click=toggle>
                "All inputs " {count(all)}
            </button>
            <SizeField/>
            <Fabrics/>
            <OpticsChoice/>
            <div class="rows">{simple.map(|input| view! { <Control input/> }).collect_view()}</div>
            <OwnValues/>
            <div node_ref=near></div>
            <details class="more" node_ref=far>
                <summary>"More " {count(more)}</summary>
                {Group::MORE.map(group)}
            </details>
        </aside>
    }
}

/// The inputs of the view in sight stand before "More", the others within it, in their order.
fn sort(near: &Element, far: &Element, view: &str) {
    for group in Group::MORE {
        let own = group.view() == view;
        let place = if own { near } else { far };
        let block = format!("[data-group=\"{}\"]", group.name());
        let found = [near, far]
            .into_iter()
            .find_map(|place| place.query_selector(&block).ok().flatten());
        if let Some(block) = found {
            let _ = place.append_child(&block);
        }
    }
}

#[component]
fn Control(input: &'static Input) -> impl IntoView {
    match &input.kind {
        Kind::Number(number) => view! { <NumberRow input number/> }.into_any(),
        Kind::List(list) => view! { <ListRow input list/> }.into_any(),
        Kind::Choice(choice) if SEGMENTED.contains(&input.key) => {
            view! { <Segmented input choice/> }.into_any()
        }
        Kind::Choice(choice) => view! { <SelectRow input choice/> }.into_any(),
    }
}

/// Catalog values the link replaced: said aloud, and taken back in one click.
#[component]
fn OwnValues() -> impl IntoView {
    let state = state();
    let text = memo(
        move || match state.draft.with(|draft| draft.overrides.len()) {
            0 => String::new(),
            1 => "One catalog value is your own".to_owned(),
            many => format!("{many} catalog values are your own"),
        },
    );
    let back = move |_| {
        state.edit(|scenario| scenario.overrides = Default::default());
        state.record();
    };
    view! {
        <div class="row is-changed own-values" hidden=live(move || text.with(String::is_empty))>
            <span class="lab">{text}</span>
            <button class="reset" aria-label="Reset to the catalog’s values" on:click=back>"reset"</button>
        </div>
    }
}

/// The optics, with what a module draws and costs here.
#[component]
fn OpticsChoice() -> impl IntoView {
    let state = state();
    let aside = memo(move || {
        state.scenario.with(|scenario| {
            let setup = crate::scenario::Setup::of(scenario);
            let said = |whose: &str, module: &Module| {
                let price = [
                    &module.price_hyperscale,
                    &module.price_street,
                    &module.price_hyperscale,
                ][scenario.buyer as usize];
                format!(
                    "{whose} {} W ${}",
                    scenario.value(&module.watts),
                    scenario.value(price)
                )
            };
            let engine = (setup.optics == Optics::Cpo)
                .then(|| catalog::module("cpo-800"))
                .flatten();
            let switch = engine
                .map(|engine| said("engine", engine))
                .or(setup.layers[1].module.map(|module| said("switch", module)));
            let ends = [switch, Some(said("NIC", setup.nic_module))];
            ends.into_iter().flatten().collect::<Vec<_>>().join(", ")
        })
    });
    input("optics").and_then(|input| match &input.kind {
        Kind::Choice(choice) => Some(view! { <Segmented input choice aside/> }),
        _ => None,
    })
}
