//! Training: what one step moves and waits for, and how the share of peak falls with size.

use leptos::prelude::*;

use crate::figures::training;
use crate::ui::memo;

use super::super::grid::Grid;
use super::super::state;
use super::{Figures, Finding};

#[component]
pub fn TrainingView() -> impl IntoView {
    let state = state();
    let finding = memo(move || state.report.with(training::finding));
    view! {
        <Finding text=finding/>
        <Figures view="training"/>
        <section class="block" aria-labelledby="step-head">
            <h2 id="step-head">"The step, part by part"</h2>
            <p class="lede">"Bytes over bandwidth, one part after the other. Whether the model fits into memory is not checked, and stragglers and what a schedule overlaps by itself are not in it. A row opens to its formula."</p>
            <Grid id="step" content=Box::new(move || state.report.with(training::table::table))/>
        </section>
    }
}
