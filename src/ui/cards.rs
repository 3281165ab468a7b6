//! The four headline cards. A drag touches only the lines that change, and makes none anew.

use leptos::html::Article;
use leptos::prelude::*;

use crate::figures::cards::Card;

use super::html::fill;
use super::{effect, state};

#[component]
pub fn Cards() -> impl IntoView {
    view! { <section class="cards" aria-label="Headline numbers">{[0, 1, 2, 3].map(card)}</section> }
}

fn card(place: usize) -> impl IntoView {
    let state = state();
    let id = state.cards.with_untracked(|cards| cards[place].id);
    let frame = NodeRef::<Article>::new();
    let mut stood: Vec<Line> = Vec::new();
    effect(move || {
        let lines = state.cards.with(|cards| lines(&cards[place]));
        let Some(frame) = frame.get() else {
            return;
        };
        let classes = |lines: &[Line]| -> Vec<&str> { lines.iter().map(|line| line.0).collect() };
        if classes(&lines) == classes(&stood) {
            let mut here = frame.first_element_child();
            for (line, before) in lines.iter().zip(&stood) {
                let Some(element) = here else { break };
                if line.1 != before.1 {
                    element.set_inner_html(&line.1);
                }
                here = element.next_element_sibling();
            }
        } else {
            let mut out = String::new();
            for (class, inside) in &lines {
                let (open, close) = match *class {
                    "" => ("<h2>".to_owned(), "</h2>"),
                    _ => (format!("<p class=\"{class}\">"), "</p>"),
                };
                out += &open;
                out += inside;
                out += close;
            }
            frame.set_inner_html(&out);
        }
        stood = lines;
    });
    view! { <article class="card" id=format!("card-{id}") node_ref=frame></article> }
}

/// A line of a card: its class, none for the title, and what stands in it as HTML.
type Line = (&'static str, String);

fn lines(card: &Card) -> Vec<Line> {
    let line = |class: &'static str, markup: &str, texts: &[&str]| {
        let mut out = String::new();
        fill(&mut out, markup, texts);
        (class, out)
    };
    let (value, unit) = &card.value;
    let mut all = vec![
        line("", "{}", &[card.title]),
        line("value", "{} <span class=\"per\">{}</span>", &[value, unit]),
    ];
    all.extend(
        card.verdict
            .iter()
            .map(|text| line("verdict", "{}", &[text])),
    );
    all.extend(card.band.iter().map(|text| line("band", "{}", &[text])));
    all.extend(
        card.details
            .iter()
            .map(|text| line("detail", "{}", &[text])),
    );
    // The line keeps its room when there is nothing to say, so that the first drag moves nothing below.
    all.push(match &card.change {
        Some((text, up)) => {
            let (class, way) = if *up {
                ("change up", "up")
            } else {
                ("change down", "down")
            };
            let markup = "<span class=\"visually-hidden\">{} </span>{} against the baseline";
            line(class, markup, &[way, text])
        }
        None => ("change none", "\u{a0}".to_owned()),
    });
    all
}
