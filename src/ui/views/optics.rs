//! Optics & power: what light costs and burns. The finding first, the figures, then what a gigawatt holds and what the
//! scale-up domain's copper spares.

use leptos::prelude::*;

use crate::ui::memo;

use crate::figures::optics::{self, gigawatt, scale_up};
use crate::figures::{Reasoned, Table};
use crate::model::Report;

use super::super::grid::Grid;
use super::super::{live, state};
use super::{Figures, Finding};

#[component]
pub fn OpticsView() -> impl IntoView {
    let state = state();
    let finding = memo(move || state.report.with(optics::finding));
    let said = move |says: fn(&Report) -> String| live(move || state.report.with(says));
    let plain = move |table: fn(&Report) -> Table| {
        Box::new(move || Reasoned {
            table: state.report.with(table),
            reasons: Vec::new(),
        })
    };
    view! {
        <Finding text=finding/>
        <Figures view="optics"/>
        <section class="block" aria-labelledby="gigawatt-head">
            <h2 id="gigawatt-head">"What a gigawatt holds"</h2>
            <p class="lede">{said(gigawatt::sentence)}</p>
            <Grid id="gigawatt" content=plain(gigawatt::table)/>
        </section>
        <section class="block" aria-labelledby="scale-up-head">
            <h2 id="scale-up-head">"Copper inside the rack"</h2>
            <p class="lede">{said(scale_up::sentence)}</p>
            <Grid id="scale-up" content=plain(scale_up::table)/>
        </section>
    }
}
