//! Sharing: a dialog over the page with everything that leaves it, and the files that are asked for with one click. It is a
//! program of its own, which comes when it is first asked something; what it works on is the link it was asked with.

mod choice;
mod data;
mod fields;
mod image;
mod open;
mod panes;
mod subject;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{document, window_event_listener};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlDialogElement, HtmlInputElement};

use super::{asks, clipboard, html, json::Json, relay};
use choice::Choice;
use subject::Subject;

const STYLE: &str = include_str!("share.css");

/// The dialog, what is shared and how.
#[derive(Clone)]
struct Desk {
    dialog: HtmlDialogElement,
    subject: Rc<RefCell<Subject>>,
    choice: Rc<RefCell<Choice>>,
    /// Pictures previewed so far.
    turn: Rc<Cell<u32>>,
}

/// Puts the dialog into the page, shut, and answers whatever is asked.
pub fn mount() {
    let Some(desk) = Desk::new() else {
        return;
    };
    desk.listen();
    let own = desk.clone();
    relay::ASKED.hear(move |asked| own.answer(&asked));
    if let Some(asked) = relay::ASKED.take() {
        desk.answer(&asked);
    }
}

impl Desk {
    fn new() -> Option<Self> {
        let document = document();
        let style = document.create_element("style").ok()?;
        style.set_text_content(Some(STYLE));
        document.head()?.append_child(&style).ok()?;
        let dialog: HtmlDialogElement = document.create_element("dialog").ok()?.dyn_into().ok()?;
        dialog.set_id("share");
        let _ = dialog.set_attribute("aria-labelledby", "share-head");
        document.body()?.append_child(&dialog).ok()?;
        Some(Self {
            dialog,
            subject: Rc::new(RefCell::new(Subject::read(""))),
            choice: Rc::new(RefCell::new(Choice::new())),
            turn: Rc::new(Cell::new(0)),
        })
    }

    /// What was asked, in words: a pane or a file, the figure it is about, and the link that stands.
    fn answer(&self, asked: &str) {
        let (words, link) = asked.split_once('\n').unwrap_or((asked, ""));
        let (what, figure) = words.split_once(' ').unwrap_or((words, ""));
        *self.subject.borrow_mut() = Subject::read(link);
        if !figure.is_empty() {
            self.choice.borrow_mut().about(figure);
        }
        match what {
            asks::OPEN => self.open_dropped(),
            "svg" | "png" | "csv" => self.file(what, figure),
            pane => self.open(pane),
        }
    }

    /// Saves a figure as it is in sight, without a dialog.
    fn file(&self, kind: &str, figure: &str) {
        let subject = self.subject.borrow();
        match kind {
            "csv" => data::csv(&subject, figure),
            _ => image::save(&subject, &Choice::plain(figure, kind), |told| {
                // Nothing is open to say it in: the page says what went wrong.
                if told != "Saved" {
                    relay::TOLD.say(&format!("say {told}"));
                }
            }),
        }
    }

    fn open(&self, pane: &str) {
        self.choice.borrow_mut().pane = panes::known(pane);
        self.show();
        if !self.dialog.open() {
            let _ = self.dialog.show_modal();
        }
        let first = self.dialog.query_selector("[data-first]");
        if let Ok(Some(Ok(first))) =
            first.map(|it| it.map(|it| it.dyn_into::<web_sys::HtmlElement>()))
        {
            let _ = first.focus();
        }
    }

    /// Writes the pane anew, then what follows from its fields.
    fn show(&self) {
        let markup = panes::dialog(&self.choice.borrow(), &self.subject.borrow());
        self.dialog.set_inner_html(&markup);
        self.refresh();
    }

    /// Everything in the pane that follows from the fields: texts, previews, what is asked for only with another.
    fn refresh(&self) {
        let (choice, subject) = (self.choice.borrow(), self.subject.borrow());
        for place in self.all("[data-out]") {
            let name = place.get_attribute("data-out").unwrap_or_default();
            let text = panes::text(&name, &choice, &subject);
            match place.dyn_ref::<web_sys::HtmlTextAreaElement>() {
                Some(area) => area.set_value(&text),
                None => place.set_text_content(Some(&text)),
            }
        }
        for place in self.all("[data-for]") {
            let wanted = place.get_attribute("data-for").unwrap_or_default();
            let _ = place.toggle_attribute_with_force("hidden", !choice.is(&wanted));
        }
        if let Some(frame) = self.one("iframe.preview") {
            let address = panes::preview(&choice, &subject);
            if frame.get_attribute("src").as_deref() != Some(&address) {
                let _ = frame.set_attribute("src", &address);
            }
            let most = choice
                .frame_width()
                .map_or_else(String::new, |px| format!("max-width:{px}px;"));
            let tall = format!("{most}height:{}px", choice.height());
            let _ = frame.set_attribute("style", &tall);
        }
        if let Some(picture) = self.one("img.preview") {
            image::preview(&picture, &subject, &choice, &self.turn);
        }
    }

    fn listen(&self) {
        let listen = |kind: &str, run: fn(&Self, &Event)| {
            let own = self.clone();
            let heard = wasm_bindgen::closure::Closure::<dyn FnMut(Event)>::new(move |event| {
                run(&own, &event)
            });
            let place = self
                .dialog
                .add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
            // For as long as the page is open.
            heard.forget();
            drop(place);
        };
        listen("input", Self::changed);
        listen("change", Self::changed);
        listen("click", Self::clicked);
        listen("close", |own, _| own.dialog.set_inner_html(""));
        let own = self.clone();
        let heard = window_event_listener(leptos::ev::message, move |event| own.frame_said(&event));
        std::mem::forget(heard);
    }

    /// A field was changed.
    fn changed(&self, event: &Event) {
        let Some(target) = event.target() else { return };
        let field = Json::of(JsValue::from(&target));
        let (name, mut value) = (field.text("name"), field.text("value"));
        let kind = target
            .dyn_ref::<HtmlInputElement>()
            .map(HtmlInputElement::type_);
        let kind = kind.unwrap_or_default();
        // What is typed is followed letter by letter, a title when it is done; the rest says so once.
        let typed = kind == "text" && name != "title";
        if typed != (event.type_() == "input") {
            // Left, a field shows the number that is used.
            if let (Some(used), Some(input)) = (
                self.choice.borrow().used(&name),
                target.dyn_ref::<HtmlInputElement>(),
            ) && typed
            {
                input.set_value(&used);
            }
            return;
        }
        if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
            match kind.as_str() {
                "checkbox" => value = if input.checked() { "on" } else { "" }.to_owned(),
                "file" => {
                    if let Some(file) = input.files().and_then(|files| files.get(0)) {
                        self.open_file(file);
                    }
                    return;
                }
                _ => {}
            }
        }
        if name == "title" {
            relay::TOLD.say(&format!("title {value}"));
            self.subject.borrow_mut().entitle(&value);
            return self.refresh();
        }
        self.choice.borrow_mut().set(&name, &value);
        self.refresh();
    }

    fn clicked(&self, event: &Event) {
        // The backdrop is the dialog itself; what stands on it is inside.
        let on_backdrop = event.target().as_deref() == Some(self.dialog.as_ref());
        if on_backdrop || html::clicked(event, "data-close").is_some() {
            return self.dialog.close();
        }
        if let Some(pane) = html::clicked(event, "data-pane") {
            return self.open(&pane);
        }
        if let Some(name) = html::clicked(event, "data-copy") {
            let text = panes::text(&name, &self.choice.borrow(), &self.subject.borrow());
            return self.copy(&name, text);
        }
        if let Some(what) = html::clicked(event, "data-save") {
            let (choice, subject) = (self.choice.borrow(), self.subject.borrow());
            match what.as_str() {
                "image" => image::save(&subject, &choice, self.said("image")),
                "copy-image" => image::copy(&subject, &choice, self.said("copy-image")),
                "csv" => data::csv(&subject, &choice.figure),
                other => data::save(&subject, other, self.said(other)),
            }
        }
    }

    /// Copies a text and says so on the button that asked for it.
    fn copy(&self, name: &str, text: String) {
        let told = self.said(name);
        let area = self.one(&format!("textarea[data-out=\"{name}\"]"));
        clipboard::copy(text, move |arrived| {
            if !arrived && let Some(area) = &area {
                // Marked, so that the keys that copy do.
                let area = area.unchecked_ref::<web_sys::HtmlTextAreaElement>();
                let _ = area.focus();
                area.select();
            }
            told(if arrived {
                "Copied"
            } else {
                "Marked: copy it with the keys"
            });
        });
    }

    /// A way to say something where it was asked for: beside it, and aloud.
    fn said(&self, name: &str) -> impl Fn(&str) + Clone + 'static {
        let place = self.one(&format!("[data-told=\"{name}\"]"));
        move |text: &str| {
            if let Some(place) = &place {
                place.set_text_content(Some(text));
            }
        }
    }

    /// The frame that is previewed says its height; the code takes it over. Nobody else is heard.
    fn frame_said(&self, event: &JsValue) {
        let part = |of: &JsValue, key: &str| {
            js_sys::Reflect::get(of, &JsValue::from_str(key)).unwrap_or_default()
        };
        let Some(frame) = self.one("iframe.preview") else {
            return;
        };
        let height = part(&part(event, "data"), "height").as_f64().unwrap_or(0.0);
        let own = part(event, "source") == part(&frame, "contentWindow");
        let differs = self.choice.borrow().height() != height as u32;
        if own && differs && (1.0..20_000.0).contains(&height) {
            self.choice.borrow_mut().tall = height as u32;
            self.refresh();
        }
    }

    fn one(&self, css: &str) -> Option<Element> {
        self.dialog.query_selector(css).ok().flatten()
    }

    fn all(&self, css: &str) -> Vec<Element> {
        let Ok(list) = self.dialog.query_selector_all(css) else {
            return Vec::new();
        };
        let nodes = (0..list.length()).filter_map(|place| list.item(place));
        nodes.filter_map(|node| node.dyn_into().ok()).collect()
    }
}
