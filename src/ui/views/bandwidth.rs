//! Delivered bandwidth: why hashed paths idle, what collectives take, and what the tax comes to.

use leptos::prelude::*;

use crate::figures::bandwidth::{self, claims, instead};
use crate::ui::memo;

use super::super::grid::Grid;
use super::super::{live, state};
use super::{Figures, Finding};

#[component]
pub fn BandwidthView() -> impl IntoView {
    let state = state();
    let finding = memo(move || state.report.with(bandwidth::finding));
    view! {
        <Finding text=finding/>
        <p class="lede">{claims::lede()}</p>
        <Grid id="shares" content=Box::new(move || state.report.with(claims::table))/>
        <Figures view="bandwidth"/>
        <section class="block" aria-labelledby="instead-head">
            <h2 id="instead-head">"What else the same dollars would buy"</h2>
            <p class="lede">{live(move || state.report.with(instead::sentence))}</p>
            <Grid id="instead" content=Box::new(move || state.report.with(instead::table))/>
        </section>
    }
}
