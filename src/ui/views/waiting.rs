//! What stands in the place of a view while its program is on its way, or when it did not come.

use js_sys::{Function, Promise, Reflect};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::super::{html, live, theme};

/// A further program of the page, such as that of its views: asked for when it is first needed, and kept after that.
#[derive(Clone, Copy)]
pub struct Program {
    name: &'static str,
    place: RwSignal<&'static str>,
}

/// Where it is: not asked for, or it did not come; asked for; here.
const AWAY: &str = "away";
const COMING: &str = "coming";
const HERE: &str = "here";

impl Program {
    /// Nothing is asked for yet.
    pub fn new(name: &'static str) -> Self {
        let place = RwSignal::new(AWAY);
        Self { name, place }
    }

    pub fn is_here(self) -> bool {
        self.place.get() == HERE
    }

    /// Asks for it unless it is here or on its way.
    pub fn ask(self) {
        if self.place.get_untracked() != AWAY {
            return;
        }
        self.place.set(COMING);
        leptos::task::spawn_local(async move {
            let came = load(self.name).await.is_ok();
            self.place.set(if came { HERE } else { AWAY });
        });
    }
}

/// Calls the one function of `index.html`, which settles once the program has put up what it shows.
pub async fn load(name: &str) -> Result<JsValue, JsValue> {
    let program: Function = Reflect::get(&window(), &JsValue::from_str("program"))?.dyn_into()?;
    let coming: Promise = program
        .call1(&JsValue::UNDEFINED, &JsValue::from_str(name))?
        .dyn_into()?;
    JsFuture::from(coming).await
}

#[component]
pub fn Waiting(program: Program) -> impl IntoView {
    let said = live(move || match program.place.get() {
        AWAY => LOST,
        _ => WAIT,
    });
    let click = move |event: MouseEvent| {
        if html::clicked(&event, "data-to").is_some() {
            // The button goes: what had the focus gives it to what comes.
            theme::focus_results();
            program.ask();
        }
    };
    view! { <div class="waiting" inner_html=said on:click=click></div> }
}

const WAIT: &str = "<p class=\"lede waits\" role=\"status\">Loading the view…</p>";
const LOST: &str = "<div role=\"alert\"><h1 class=\"view-head\">This view could not be loaded.</h1><p class=\"lede\">It is a file beside this page, and its host did not answer with it. <button data-to=\"retry\">Try again</button></p></div>";
