//! The four headline cards.

use leptos::prelude::*;

use crate::figures::headline::Card;

use super::state;

#[component]
pub fn Cards() -> impl IntoView {
    view! {
        <section class="cards" aria-label="Headline numbers">
            {[0, 1, 2, 3].map(|place| view! { <CardView place/> })}
        </section>
    }
}

/// One card; every text follows its own part, so that a drag touches only the letters that change.
#[component]
fn CardView(place: usize) -> impl IntoView {
    let state = state();
    let id = state.cards.with_untracked(|cards| cards[place].id);
    let part = move |read: fn(&Card) -> String| move || state.cards.with(|cards| read(&cards[place]));
    let detail = move |row: usize| {
        let text = Memo::new(move |_| state.cards.with(|cards| cards[place].details.get(row).cloned()));
        move || text.get().map(|text| view! { <p class="detail">{text}</p> })
    };
    let optional = move |class: &'static str, read: fn(&Card) -> Option<String>| {
        let text = Memo::new(move |_| state.cards.with(|cards| read(&cards[place])));
        move || text.get().map(|text| view! { <p class=class>{text}</p> })
    };
    let change = Memo::new(move |_| state.cards.with(|cards| cards[place].change.clone()));
    let change = move || {
        change.get().map(|(text, up)| view! { <p class=if up { "change up" } else { "change down" }>{text} " against the baseline"</p> })
    };
    view! {
        <article class="card" id=format!("card-{id}")>
            <h2>{part(|card| card.title.to_owned())}</h2>
            <p class="value">
                {part(|card| card.value.0.clone())} " " <span class="per">{part(|card| card.value.1.to_owned())}</span>
            </p>
            {optional("verdict", |card| card.verdict.clone())}
            {optional("band", |card| card.band.clone())}
            {detail(0)}
            {detail(1)}
            {detail(2)}
            {change}
        </article>
    }
}
