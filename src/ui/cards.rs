//! The four headline cards.

use leptos::prelude::*;

use crate::figures::cards::Card;

use super::html::fill;
use super::{live, state};

#[component]
pub fn Cards() -> impl IntoView {
    let state = state();
    let card = move |place: usize| {
        let inside = live(move || state.cards.with(|cards| written(&cards[place])));
        let id = state.cards.with_untracked(|cards| cards[place].id);
        view! { <article class="card" id=format!("card-{id}") inner_html=inside></article> }
    };
    view! { <section class="cards" aria-label="Headline numbers">{[0, 1, 2, 3].map(card)}</section> }
}

fn written(card: &Card) -> String {
    let mut out = String::new();
    let (value, unit) = &card.value;
    let markup = "<h2>{}</h2><p class=\"value\">{} <span class=\"per\">{}</span></p>";
    fill(&mut out, markup, &[card.title, value, unit]);
    if let Some(verdict) = &card.verdict {
        fill(&mut out, "<p class=\"verdict\">{}</p>", &[verdict]);
    }
    if let Some(band) = &card.band {
        fill(&mut out, "<p class=\"band\">{}</p>", &[band]);
    }
    for detail in &card.details {
        fill(&mut out, "<p class=\"detail\">{}</p>", &[detail]);
    }
    // The line keeps its room when there is nothing to say, so that the first drag moves nothing below.
    match &card.change {
        Some((text, up)) => {
            let way = if *up { "up" } else { "down" };
            let markup = "<p class=\"change {}\"><span class=\"visually-hidden\">{} </span>{} against the baseline</p>";
            fill(&mut out, markup, &[way, way, text]);
        }
        None => out.push_str("<p class=\"change none\">\u{a0}</p>"),
    }
    out
}
