//! Under the cards: what is built in whole parts, and the bill behind every number on demand.

use leptos::prelude::*;

use crate::ui::memo;

use crate::figures::bill;

use super::figure::{is_open, table_view};
use super::{live, state};

#[component]
pub fn BillView() -> impl IntoView {
    let state = state();
    let open = RwSignal::new(false);
    let sentence = memo(move || {
        state
            .sweep
            .with(|sweep| state.report.with(|report| bill::sentence(sweep, report)))
    });
    let table = move || {
        open.get().then(|| {
            let table = state.report.with(bill::table);
            view! { <div inner_html=table_view(&table)></div> }
        })
    };
    view! {
        <div class="bill" hidden=live(move || sentence.with(Option::is_none))>
            <p>{live(move || sentence.get().unwrap_or_default())}</p>
            <details on:toggle=move |event| open.set(is_open(&event))>
                <summary>"Bill, part by part"</summary>
                {table}
            </details>
        </div>
    }
}
