//! Scale-across: the sites of a cluster, what joins them, what that costs, and what an exchange needs.

use leptos::prelude::*;

use crate::figures::Reasoned;
use crate::figures::scale::across::{self, needs, tables};
use crate::model::Report;

use super::super::grid::Grid;
use super::super::{live, state};
use super::FiguresNamed;

#[component]
pub fn AcrossBlocks() -> impl IntoView {
    let state = state();
    let said = move |says: fn(&Report) -> String| live(move || state.report.with(says));
    let table = move |of: fn(&Report) -> Reasoned| Box::new(move || state.report.with(of));
    view! {
        <FiguresNamed ids=&["across-sites"]/>
        <section class="block" aria-labelledby="sites-head">
            <h2 id="sites-head">"Sites, and what joins them"</h2>
            <p class="lede">{said(across::finding)}</p>
            <Grid id="sites" content=table(tables::joins)/>
        </section>
        <section class="block" aria-labelledby="between-head">
            <h2 id="between-head">"The bill between sites"</h2>
            <p class="lede">{tables::LEFT_OUT}</p>
            <Grid id="between" content=table(tables::bill)/>
        </section>
        <FiguresNamed ids=&["across-needed", "across-efficiency", "across-decides"]/>
        <section class="block" aria-labelledby="needs-head">
            <h2 id="needs-head">"What an exchange needs"</h2>
            <p class="lede">{said(needs::lede)}</p>
            <Grid id="needs" content=table(needs::needs)/>
        </section>
        <section class="block" aria-labelledby="others-head">
            <h2 id="others-head">"What others say of it"</h2>
            <p class="lede">{said(across::closing)}</p>
            <Grid id="across-claims" content=table(across::published)/>
        </section>
    }
}
