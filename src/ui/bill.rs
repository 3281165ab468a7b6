//! Under the cards: what is built in whole parts, and the bill behind every number on demand.

use leptos::prelude::*;

use crate::ui::memo;

use crate::figures::bill;

use super::figure::{is_open, table_view, when};
use super::{live, state};

#[component]
pub fn BillView() -> impl IntoView {
    let state = state();
    let open = RwSignal::new(false);
    let sentence = memo(move || {
        state
            .sweep
            .with(|sweep| state.report.with(|report| bill::sentence(sweep, report)))
            .unwrap_or_default()
    });
    let table = when(open, move || table_view(&state.report.with(bill::table)));
    view! {
        <div class="bill" hidden=live(move || sentence.with(String::is_empty))>
            <p>{sentence}</p>
            <details on:toggle=move |event| open.set(is_open(&event))>
                <summary>"Bill, part by part"</summary>
                <div inner_html=table></div>
            </details>
        </div>
    }
}
