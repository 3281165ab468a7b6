//! Overview: the answer as a sentence, four numbers, what is built, and the curves against size.

use leptos::prelude::*;

use super::super::bill::BillView;
use super::super::cards::Cards;
use super::super::headline::Headline;
use super::Figures;

#[component]
pub fn Overview() -> impl IntoView {
    view! {
        <Headline/>
        <Cards/>
        <BillView/>
        <Figures view="overview"/>
    }
}
