//! The fabric: four promises side by side, each naming what its delivered share rests on.

use leptos::prelude::*;

use crate::ui::memo;

use crate::catalog::{FABRICS, Fabric};
use crate::scenario::{DeliveredFrom, Scenario};
use crate::units::{Percent, human};

use super::super::{live, state};

#[component]
pub fn Fabrics() -> impl IntoView {
    view! {
        <fieldset class="fabrics">
            <legend>"Fabric"</legend>
            <span class="aside">"delivers"</span>
            {FABRICS.iter().map(|fabric| view! { <FabricCard fabric/> }).collect_view()}
        </fieldset>
    }
}

#[component]
fn FabricCard(fabric: &'static Fabric) -> impl IntoView {
    let state = state();
    let chosen = memo(move || state.draft.with(|draft| draft.fabric == fabric));
    let carried = memo(move || {
        state
            .draft
            .with(|draft| draft.platform.fabrics.contains(&fabric.id))
    });
    let derived = move |draft: &Scenario| {
        draft.fabric == fabric
            && draft.delivered.is_none()
            && draft.delivery.from == DeliveredFrom::Paths
    };
    // The share in force on the chosen card, the catalog's on the others.
    let delivered = memo(move || {
        state.draft.with(|draft| {
            human::percent(if derived(draft) {
                state.report.with(|report| report.load.delivered)
            } else if draft.fabric == fabric {
                draft.delivered()
            } else {
                Percent(draft.value(&fabric.delivered))
            })
        })
    });
    let promise = move || {
        if carried.get() {
            let from = match state.draft.with(derived) {
                true => "from its paths at this size",
                false => fabric.assumption,
            };
            format!("{}; {from}", fabric.promise)
        } else {
            format!(
                "not offered for {}",
                state.draft.with(|draft| draft.platform.name)
            )
        }
    };
    let choose = move |_| {
        state.edit(|scenario| *scenario = scenario.on(fabric));
        state.record();
    };
    view! {
        <label class="fabric-card" data-fabric=fabric.id>
            <input type="radio" name="fabric" value=fabric.id prop:checked=chosen disabled=live(move || !carried.get()) on:change=choose/>
            <span class="swatch"></span>
            <strong class="name">{fabric.name}</strong>
            <span class="delivered">{delivered}</span>
            <span class="promise">{live(promise)}</span>
        </label>
    }
}
