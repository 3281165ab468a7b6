//! The dock of a phone: size and fabric stay under the thumb while the results scroll.

use leptos::prelude::*;

use crate::ui::memo;

use super::controls::size::{CliffMarks, SizeBox, SizeSlider};
use super::{html, live, state};
use crate::catalog::FABRICS;

#[component]
pub fn Dock() -> impl IntoView {
    view! {
        <div class="dock" role="region" aria-label="Size and fabric">
            <div class="size-box"><SizeBox id="dock-box"/><span class="unit">"GPUs"</span></div>
            <FabricSelect/>
            <div class="dock-line"><SizeSlider id="dock-gpus"/><CliffMarks labels=false/></div>
        </div>
    }
}

/// The fabric in one line, where there is no room for its card.
#[component]
pub fn FabricSelect() -> impl IntoView {
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
    let options = live(move || {
        let (mut out, chosen) = (String::new(), fabric.get());
        platform.track();
        for fabric in &FABRICS {
            let carried = state
                .draft
                .with_untracked(|draft| draft.platform.fabrics.contains(&fabric.id));
            let stands = match fabric.id {
                id if id == chosen => "selected",
                _ if carried => "",
                _ => "disabled",
            };
            let markup = "<option value=\"{}\" {}>{}</option>";
            html::fill(&mut out, markup, &[fabric.id, stands, fabric.short]);
        }
        out
    });
    view! {
        <div class="dock-fabric" data-fabric=live(move || fabric.get())>
            <select id="dock-fabric" aria-label="Fabric" on:change=choose inner_html=options></select>
        </div>
    }
}
