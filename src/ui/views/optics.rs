//! Optics & power: what light costs and burns. The finding first, then the blocks, then the figures of this view.

use leptos::prelude::*;

use super::{Figures, Finding};

#[component]
pub fn OpticsView() -> impl IntoView {
    let finding = Memo::new(|_| "Optics & power".to_owned());
    view! {
        <Finding text=finding/>
        // Blocks stand here, in the order they are read.
        <Figures view="optics"/>
    }
}
