//! The four headline cards.

use leptos::prelude::*;

use crate::figures::cards::Card;

use super::{live, state};

#[component]
pub fn Cards() -> impl IntoView {
    view! {
        <section class="cards" aria-label="Headline numbers">
            {[0, 1, 2, 3].map(|place| view! { <CardView place/> })}
        </section>
    }
}

/// A text a card may have.
type Part = Box<dyn Fn(&Card) -> Option<String> + Send + Sync>;

/// One card; every text follows its own part, so that a drag touches only the letters that change.
#[component]
fn CardView(place: usize) -> impl IntoView {
    let state = state();
    let id = state.cards.with_untracked(|cards| cards[place].id);
    let part = move |read: fn(&Card) -> String| {
        live(move || state.cards.with(|cards| read(&cards[place])))
    };
    let line = move |class: &'static str, read: Part| {
        let text = Memo::new(move |_| state.cards.with(|cards| read(&cards[place])));
        move || text.get().map(|text| view! { <p class=class>{text}</p> })
    };
    let detail = move |row: usize| {
        line(
            "detail",
            Box::new(move |card| card.details.get(row).cloned()),
        )
    };
    let change = Memo::new(move |_| state.cards.with(|cards| cards[place].change.clone()));
    // The line keeps its room when there is nothing to say, so that the first drag moves nothing below.
    let change = move || {
        match change.get() {
        Some((text, true)) => view! { <p class="change up"><span class="visually-hidden">"up "</span>{text} " against the baseline"</p> }.into_any(),
        Some((text, false)) => view! { <p class="change down"><span class="visually-hidden">"down "</span>{text} " against the baseline"</p> }.into_any(),
        None => view! { <p class="change none">"\u{a0}"</p> }.into_any(),
    }
    };
    view! {
        <article class="card" id=format!("card-{id}")>
            <h2>{part(|card| card.title.to_owned())}</h2>
            <p class="value">
                {part(|card| card.value.0.clone())} " " <span class="per">{part(|card| card.value.1.to_owned())}</span>
            </p>
            {line("verdict", Box::new(|card| card.verdict.clone()))}
            {line("band", Box::new(|card| card.band.clone()))}
            {detail(0)}
            {detail(1)}
            {detail(2)}
            {change}
        </article>
    }
}
