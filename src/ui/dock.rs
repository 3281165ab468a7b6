//! The dock of a phone: size and fabric stay under the thumb while the results scroll.

use leptos::prelude::*;

use crate::ui::memo;

use super::controls::size::{CliffMarks, SizeBox, SizeSlider};
use super::{live, state};
use crate::catalog::FABRICS;

#[component]
pub fn Dock() -> impl IntoView {
    let state = state();
    let fabric = memo(move || state.draft.with(|draft| draft.fabric.id));
    let choose = move |event| {
        let id = event_target_value(&event);
        if let Some(fabric) = crate::catalog::fabric(&id) {
            state.edit(|scenario| *scenario = scenario.on(fabric));
            state.record();
        }
    };
    let platform = memo(move || state.draft.with(|draft| draft.platform.id));
    let options = move || {
        platform.track();
        FABRICS
            .iter()
            .map(|fabric| {
                let carried = state
                    .draft
                    .with_untracked(|draft| draft.platform.fabrics.contains(&fabric.id));
                view! { <option value=fabric.id disabled=!carried>{fabric.short}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="dock" role="region" aria-label="Size and fabric">
            <div class="size-box"><SizeBox id="dock-box"/><span class="unit">"GPUs"</span></div>
            <div class="dock-fabric" data-fabric=live(move || fabric.get())>
                <select id="dock-fabric" aria-label="Fabric" prop:value=live(move || fabric.get()) on:change=choose>{options}</select>
            </div>
            <div class="dock-line"><SizeSlider id="dock-gpus"/><CliffMarks labels=false/></div>
        </div>
    }
}
