//! Training: what one step moves and waits for, and how the share of peak falls with size.

use leptos::prelude::*;

use crate::figures::training;
use crate::ui::memo;

use super::super::state;
use super::{Figures, Finding};

#[component]
pub fn TrainingView() -> impl IntoView {
    let state = state();
    let finding = memo(move || state.report.with(training::finding));
    view! {
        <Finding text=finding/>
        <Figures view="training"/>
    }
}
