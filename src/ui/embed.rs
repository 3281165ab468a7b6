//! The page inside somebody else's: one figure, the cards or the small calculator, as tall as it needs to be. It writes
//! nobody's address and nobody's storage; to its host it says its height, and from it hears light or dark.

use js_sys::{Object, Reflect};
use leptos::ev::{self, MouseEvent};
use leptos::html::{Div, Main};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, HtmlInputElement};

use crate::figures::OVERVIEW;
use crate::figures::svg::assumed;
use crate::scenario::{Document, Embed};
use crate::state::State;

use super::cards::Cards;
use super::controls::size::{SizeBox, SizeSlider};
use super::dock::FabricSelect;
use super::figure::FigureView;
use super::headline::Headline;
use super::notices::Notices;
use super::views::{self, Program, Waiting};
use super::{address, effect, html, live, memo, relay, sense, state};

/// Name and version of the messages between a frame and its host; both are in every message.
const TYPE: &str = "fabriconomics";
const VERSION: f64 = 1.0;

/// `settled` is what stands when things are quiet: the way to the whole page follows it.
#[component]
pub fn Embedded(settled: RwSignal<Document>) -> impl IntoView {
    let state = state();
    let (frame, place) = (NodeRef::<Div>::new(), NodeRef::<Main>::new());
    let what = memo(move || shown(state).what);
    let calculator = memo(move || what.get() == Embed::CALCULATOR);
    let size = memo(move || shown(state).size);
    let fabric = memo(move || shown(state).fabric);
    let program = Program::new("views");
    let here = memo(move || program.is_here());
    views::stage(Box::new(move || {
        let (place, what, here) = (place.get()?, what.get(), here.get());
        if what == Embed::CALCULATOR {
            return Some(Box::new(mount_to(place, Calculator)));
        }
        if what == Embed::CARDS {
            return Some(Box::new(mount_to(place, Cards)));
        }
        if let Some(figure) = own(state, &what) {
            let figure = move || view! { <FigureView figure/> };
            return Some(Box::new(mount_to(place, figure)));
        }
        program.ask();
        let waits = move || view! { <Waiting program/> };
        (!here).then(|| Box::new(mount_to(place, waits)) as Box<dyn std::any::Any>)
    }));
    let mine = move || is_own(state, &what.get());
    relay::keep(state, place, mine);

    // A frame that is told to be the whole page again is one.
    effect(move || {
        if state.embed.with(Option::is_none) {
            let whole = explorer(&state.document_untracked());
            let _ = window().location().replace(&whole);
            if address::page_is_here() {
                let _ = window().location().reload();
            }
        }
    });
    let (tall, asked) = (sense::size(frame), asked_for_height());
    let say = move || {
        let stands = place.try_get_untracked().flatten().is_some_and(|place| {
            let waits = place.query_selector(".waiting").ok().flatten();
            place.child_element_count() > 0 && waits.is_none()
        });
        let frame = frame.try_get_untracked().flatten();
        if let Some(frame) = frame.filter(|_| stands) {
            say_height(frame.get_bounding_client_rect().height());
        }
    };
    effect(move || {
        tall.track();
        asked.track();
        say();
    });
    // A frame out of sight is not told of its own layout: it looks for itself a few times.
    for wait in [50, 300, 1_000, 3_000] {
        set_timeout(say, std::time::Duration::from_millis(wait));
    }
    let explore = move |event: MouseEvent| open_explorer(state, &event);
    let whole = live(move || settled.with(explorer));
    // Of which cluster, for a reader who sees nothing else of it.
    let about = move || {
        let mut out = String::new();
        state.report.with(|report| {
            let title = &*report.scenario.title;
            let markup = if title.is_empty() {
                "{}{}"
            } else {
                "<b>{}</b> {}"
            };
            html::fill(&mut out, markup, &[title, &assumed(report)]);
        });
        out
    };
    view! {
        <div class="embed" node_ref=frame>
            <Notices/>
            <header>
                <div hidden=live(move || !calculator.get())><Headline/></div>
                <h1 class="visually-hidden" hidden=live(move || calculator.get()) inner_html=live(about)></h1>
                <div class="embed-controls" hidden=live(move || !size.get() && !fabric.get())>
                    <div class="embed-size" hidden=live(move || !size.get())>
                        <div class="size-box"><SizeBox id="embed-box"/><span class="unit">"GPUs"</span></div>
                        <SizeSlider id="embed-gpus"/>
                    </div>
                    <div hidden=live(move || !fabric.get())><FabricSelect/></div>
                </div>
            </header>
            <main id="results" node_ref=place></main>
            <footer>
                <p class="embed-about" inner_html=live(about)></p>
                <p class="embed-foot">
                    <span>"Fabriconomics"</span>
                    <a id="explore" href=whole target="_blank" rel="noopener" on:click=explore>"Open in Fabriconomics"</a>
                </p>
            </footer>
        </div>
    }
}

/// The four answers with the first figure under them.
#[component]
fn Calculator() -> impl IntoView {
    let figure = state().figures[0];
    view! { <Cards/><FigureView figure/> }
}

fn shown(state: State) -> Embed {
    let embed = state.embed.get();
    embed.unwrap_or_else(|| Embed::of(Embed::CALCULATOR))
}

/// A figure this program draws itself.
fn own(state: State, what: &str) -> Option<crate::state::FigureState> {
    let mut figures = state.figures.iter();
    figures.find(|own| own.figure.id == what).copied()
}

fn is_own(state: State, what: &str) -> bool {
    [Embed::CALCULATOR, Embed::CARDS].contains(&what) || own(state, what).is_some()
}

/// Tells the host how tall the frame should be. Every host may hear it: it says nothing else.
fn say_height(height: f64) {
    let Ok(Some(host)) = window().parent() else {
        return;
    };
    let message = Object::new();
    let put = |key: &str, value: JsValue| Reflect::set(&message, &JsValue::from_str(key), &value);
    let _ = put("type", JsValue::from_str(TYPE));
    let _ = put("version", JsValue::from_f64(VERSION));
    let _ = put("height", JsValue::from_f64(height.ceil()));
    let _ = host.post_message(&message, "*");
}

/// Hears from the host whether it is dark.
pub fn host_is_dark() -> RwSignal<Option<bool>> {
    let dark = RwSignal::new(None);
    hear("theme", move |theme| match theme.as_str() {
        "dark" => dark.set(Some(true)),
        "light" => dark.set(Some(false)),
        _ => {}
    });
    dark
}

/// Changes whenever the host asks how tall the frame is: it may have begun to listen after that was said.
fn asked_for_height() -> RwSignal<u32> {
    let asked = RwSignal::new(0);
    hear("ask", move |what| {
        if what == "height" {
            asked.update(|times| *times += 1);
        }
    });
    asked
}

/// Hears a word of the host's.
fn hear(key: &'static str, run: impl Fn(String) + 'static) {
    let heard = window_event_listener(ev::message, move |event| {
        let part = |of: &JsValue, key: &str| Reflect::get(of, &JsValue::from_str(key));
        let said = |key: &str| part(&event.data(), key).unwrap_or_default();
        // Nobody but the host.
        let host =
            part(&event, "source").ok() == window().parent().ok().flatten().map(JsValue::from);
        let ours = said("type").as_string().as_deref() == Some(TYPE)
            && said("version").as_f64() == Some(VERSION);
        if host
            && ours
            && let Some(word) = said(key).as_string()
        {
            run(word);
        }
    });
    on_cleanup(move || heard.remove());
}

/// Address of the whole page with what a frame shows.
fn explorer(document: &Document) -> String {
    let whole = Document {
        embed: None,
        ..document.clone()
    };
    format!("{}#{}", address::page(), whole.write())
}

/// Opens the whole page with what stands here, the reader's own changes with it. Where the host lets nothing open, the
/// address is shown to be copied.
fn open_explorer(state: State, event: &MouseEvent) {
    let address = explorer(&state.document_untracked());
    let Some(link) = event
        .current_target()
        .and_then(|target| target.dyn_into::<HtmlAnchorElement>().ok())
    else {
        return;
    };
    link.set_href(&address);
    // Only a frame whose origin is its own secret may be kept from opening anything.
    if !address::is_alone() {
        return;
    }
    event.prevent_default();
    match window().open_with_url_and_target(&address, "_blank") {
        Ok(Some(_)) => {}
        _ => {
            let markup = "<input type=\"text\" readonly aria-label=\"Address of this scenario in Fabriconomics\" value=\"{}\">";
            let mut out = String::new();
            html::fill(&mut out, markup, &[&address]);
            let parent = link.parent_element();
            let _ = parent.map(|parent| parent.set_inner_html(&out));
            let field = document()
                .query_selector(".embed-foot input")
                .ok()
                .flatten();
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
                let _ = field.focus();
                field.select();
            }
        }
    }
}

/// Whether a figure is one of the first program's.
pub fn is_first(what: &str) -> bool {
    OVERVIEW.iter().any(|figure| figure.id == what)
}
