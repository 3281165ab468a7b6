//! Reliability: why a run stops, what it loses, and what it would be worth to lose less. The finding first, the figures,
//! then the ways to come back, and repairs.

use leptos::prelude::*;

use crate::figures::Reasoned;
use crate::figures::reliability::{self, tables};
use crate::model::Report;
use crate::ui::memo;

use super::super::grid::Grid;
use super::super::{live, state};
use super::{Figures, Finding};

#[component]
pub fn ReliabilityView() -> impl IntoView {
    let state = state();
    let finding = memo(move || state.report.with(reliability::finding));
    let said = move |says: fn(&Report) -> String| live(move || state.report.with(says));
    let table = move |of: fn(&Report) -> Reasoned| Box::new(move || state.report.with(of));
    view! {
        <Finding text=finding/>
        <Figures view="reliability"/>
        <section class="block" aria-labelledby="ways-head">
            <h2 id="ways-head">"Ways to come back"</h2>
            <p class="lede">{said(tables::storage_sentence)}</p>
            <Grid id="ways" content=table(tables::ways)/>
        </section>
        <section class="block" aria-labelledby="repair-head">
            <h2 id="repair-head">"Repairs and spares"</h2>
            <p class="lede">{said(tables::repair_sentence)}</p>
            <Grid id="repairs" content=table(tables::repairs)/>
        </section>
    }
}
