//! Fabric: what is built in whole parts. The finding first, the network drawn, what each size costs, the bill, and what
//! growth and failures do to it.

use leptos::prelude::*;

use crate::ui::memo;

use crate::figures::drawings::NETWORK;
use crate::figures::{Reasoned, Table, bill, cards, parts, resilience};
use crate::model::Report;

use super::super::grid::Grid;
use super::super::{live, state};
use super::drawn::Drawn;
use super::{Figures, Finding};

#[component]
pub fn FabricView() -> impl IntoView {
    let state = state();
    let finding = memo(move || {
        state
            .sweep
            .with(|sweep| state.report.with(|report| bill::sentence(sweep, report)))
            .unwrap_or_else(|| state.report.with(verdict))
    });
    let none = move |of: fn(&Report) -> bool| live(move || !state.report.with(of));
    let said = move |says: fn(&Report) -> Option<String>| {
        live(move || state.report.with(says).unwrap_or_default())
    };
    let plain = move |table: fn(&Report) -> Option<Table>| {
        Box::new(move || Reasoned {
            table: state.report.with(table).unwrap_or_default(),
            reasons: Vec::new(),
        })
    };
    view! {
        <Finding text=finding/>
        <Drawn drawing=&NETWORK/>
        <Figures view="fabric"/>
        <section class="block" aria-labelledby="bill-head" hidden=none(|report| report.network.is_ok())>
            <h2 id="bill-head">"The bill, part by part"</h2>
            <Grid id="bill" content=Box::new(move || state.report.with(parts::parts))/>
            <p class="lede">{said(|report| parts::beside(report).map(|(sentence, _)| sentence))}</p>
            <Grid id="beside" content=plain(|report| parts::beside(report).map(|(_, table)| table))/>
        </section>
        <section class="block" aria-labelledby="loss-head" hidden=none(|report| resilience::loss_table(report).is_some())>
            <h2 id="loss-head">"What a failure leaves"</h2>
            <p class="lede">{said(resilience::spare_sentence)}</p>
            <Grid id="loss" content=plain(resilience::loss_table)/>
        </section>
        <section class="block" aria-labelledby="growth-head" hidden=none(|report| resilience::growth_sentence(report).is_some())>
            <h2 id="growth-head">"Room to grow"</h2>
            <p class="lede">{said(resilience::growth_sentence)}</p>
            <Grid id="growth" content=plain(resilience::growth_table)/>
        </section>
    }
}

/// Why nothing can be built, and what would help.
fn verdict(report: &Report) -> String {
    let no = report.network.as_ref().err();
    no.map_or(String::new(), |no| cards::verdict(report, no))
}
