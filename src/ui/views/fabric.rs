//! Fabric: what is built in whole parts. The finding first, the network drawn, what each size costs, the bill, and what
//! growth and failures do to it.

use leptos::prelude::*;

use crate::ui::memo;

use crate::figures::{Reasoned, Table, bill, parts, resilience};

use super::super::grid::Grid;
use super::super::{live, state};
use super::network::NetworkDrawn;
use super::{Figures, Finding};

#[component]
pub fn FabricView() -> impl IntoView {
    let state = state();
    let finding = memo(move || {
        state
            .sweep
            .with(|sweep| state.report.with(|report| bill::sentence(sweep, report)))
            .unwrap_or_else(|| "No fabric of these parts holds so many GPUs.".to_owned())
    });
    let said = move |says: fn(&crate::model::Report) -> Option<String>| {
        live(move || state.report.with(says).unwrap_or_default())
    };
    let plain = move |table: fn(&crate::model::Report) -> Option<Table>| {
        Box::new(move || Reasoned {
            table: state.report.with(table).unwrap_or_default(),
            reasons: Vec::new(),
        })
    };
    view! {
        <Finding text=finding/>
        <NetworkDrawn/>
        <Figures view="fabric"/>
        <section class="block" aria-labelledby="bill-head">
            <h2 id="bill-head">"The bill, part by part"</h2>
            <Grid id="bill" content=Box::new(move || state.report.with(parts::parts))/>
            <p class="lede">{said(|report| parts::beside(report).map(|(sentence, _)| sentence))}</p>
            <Grid id="beside" content=plain(|report| parts::beside(report).map(|(_, table)| table))/>
        </section>
        <section class="block" aria-labelledby="loss-head">
            <h2 id="loss-head">"What a failure leaves"</h2>
            <p class="lede">{said(resilience::spare_sentence)}</p>
            <Grid id="loss" content=plain(resilience::loss_table)/>
        </section>
        <section class="block" aria-labelledby="growth-head">
            <h2 id="growth-head">"Room to grow"</h2>
            <p class="lede">{said(resilience::growth_sentence)}</p>
            <Grid id="growth" content=plain(resilience::growth_table)/>
        </section>
    }
}
