//! Reliability: why a run stops, what it loses, and what it would be worth to lose less.

use leptos::prelude::*;

use crate::figures::reliability;
use crate::ui::memo;

use super::super::state;
use super::{Figures, Finding};

#[component]
pub fn ReliabilityView() -> impl IntoView {
    let state = state();
    let finding = memo(move || state.report.with(reliability::finding));
    view! {
        <Finding text=finding/>
        <Figures view="reliability"/>
    }
}
