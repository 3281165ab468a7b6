//! Delivered bandwidth: why hashed paths idle, what collectives take, and what the tax comes to.

use leptos::prelude::*;

use crate::figures::bandwidth;
use crate::ui::memo;

use super::super::state;
use super::{Figures, Finding};

#[component]
pub fn BandwidthView() -> impl IntoView {
    let state = state();
    let finding = memo(move || state.report.with(bandwidth::finding));
    view! {
        <Finding text=finding/>
        <Figures view="bandwidth"/>
    }
}
