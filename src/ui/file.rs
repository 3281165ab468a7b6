//! A file of the page's own folder that is asked for when somebody first wants to read it, and kept after that.

use leptos::prelude::*;

use super::json::Json;

/// Such a file.
#[derive(Clone, Copy)]
pub struct File {
    name: &'static str,
    content: StoredValue<Option<Json>, LocalStorage>,
    state: RwSignal<Stage>,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Not asked for yet.
    Away,
    /// Asked for.
    Coming,
    /// Here.
    Here,
    /// Its host did not answer with it.
    Lost,
}

impl File {
    /// Nothing is asked for yet.
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            content: StoredValue::new_local(None),
            state: RwSignal::new(Stage::Away),
        }
    }

    /// Asks for it, unless it is here or on its way.
    pub fn fetch(self) {
        if matches!(self.state.get_untracked(), Stage::Coming | Stage::Here) {
            return;
        }
        self.state.set(Stage::Coming);
        leptos::task::spawn_local(async move {
            let answer = Json::fetch(self.name).await.ok();
            let state = match answer {
                Some(_) => Stage::Here,
                None => Stage::Lost,
            };
            self.content.set_value(answer);
            self.state.set(state);
        });
    }

    /// How far it is, watched.
    pub fn stage(self) -> Stage {
        self.state.get()
    }

    /// What it holds, where it is here; watched.
    pub fn content(self) -> Option<Json> {
        self.state.track();
        self.content.get_value()
    }
}

/// What stands behind the numbers, in words: sources, dates and notes of the catalog.
#[derive(Clone, Copy)]
pub struct Prose(File);

impl Prose {
    /// Nothing is asked for yet.
    pub fn new() -> Self {
        Self(File::new("prose.json"))
    }

    /// Asks for the words unless they are here, and writes with them; until then a line says that they come.
    pub fn write(self, write: impl Fn(&Json) -> String) -> String {
        let stage = self.0.stage();
        if stage == Stage::Away {
            self.0.fetch();
        }
        match (self.0.content(), stage) {
            (Some(words), _) => write(&words),
            (None, Stage::Lost) => LOST.to_owned(),
            _ => COMING.to_owned(),
        }
    }

    /// Asks again after it did not come.
    pub fn again(self) {
        if self.0.state.get_untracked() == Stage::Lost {
            self.0.fetch();
        }
    }
}

const COMING: &str = "<p class=\"grades\" role=\"status\">Loading the sources…</p>";
const LOST: &str = "<p class=\"grades\" role=\"alert\">The sources could not be loaded: they are a file beside this page, and its host did not answer with it. Opening this again asks once more.</p>";
