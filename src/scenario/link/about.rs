//! What a link says besides its inputs: who wrote it, what it is called, the baseline, the frame it stands in.

use crate::catalog::{CATALOG_DATE, CHANGES};

use super::super::inputs::input;
use super::super::notice::quoted;
use super::made::{Headline, Made, check};
use super::read::{Reader, take};
use super::{Embed, SCHEMA, embed};

/// Letters of a title that are kept.
const LONGEST_TITLE: usize = 80;
impl Reader {
    pub(super) fn version(&mut self, value: &str) {
        match value.parse::<u32>() {
            Ok(version) if version == SCHEMA => {}
            Ok(version) if version > SCHEMA => {
                self.say("v", format!("The link was made by a newer release (v={version}); what this one knows was kept."));
            }
            _ => self.say(
                "v",
                format!(
                    "{} is no version of the link; it was read as v={SCHEMA}.",
                    quoted(value)
                ),
            ),
        }
    }

    /// Who wrote the link, and what it said then. A catalog that has moved on is worth a word even where the link carries
    /// no numbers to compare.
    pub(super) fn made(&mut self, found: &mut Vec<(String, String)>) {
        let inputs = found
            .iter()
            .filter(|(key, _)| input(key).is_some() || key.starts_with("set."));
        let own = check(inputs.map(|(key, value)| (&**key, &**value)));
        let mut taken = |key: &str| take(found, key).unwrap_or_default();
        let dated = taken("catalog");
        let was = Headline::read(&taken("was"), &own);
        self.made = Made::new(&dated, &taken("model"), was);
        if self.made.headline.is_none() && !dated.is_empty() && !same_values(&dated) {
            let sentence = format!(
                "The link was made with the catalog of {}; defaults may have moved since ({CATALOG_DATE}).",
                quoted(&dated)
            );
            self.say("catalog", sentence);
        }
    }

    pub(super) fn embed(&mut self, found: &mut Vec<(String, String)>) {
        let Some(what) = take(found, "embed") else {
            return;
        };
        let what = what.to_ascii_lowercase();
        let mut shown = if embed::is_name(&what) {
            Embed::of(&what)
        } else {
            let stands = Embed::CALCULATOR;
            let sentence = format!(
                "{} names no figure; the {stands} stands instead.",
                quoted(&what)
            );
            self.say("embed", sentence);
            Embed::of(stands)
        };
        for key in ["controls", "theme", "background"] {
            let value = take(found, key).map(|value| value.to_ascii_lowercase());
            if let Some(value) = value
                && shown.take(key, &value).is_none()
            {
                let sentence = format!(
                    "A frame knows no {key} {}; it was left out.",
                    quoted(&value)
                );
                self.say(key, sentence);
            }
        }
        self.document.embed = Some(shown);
    }

    pub(super) fn title(&mut self, value: &str) {
        let title: String = value.chars().take(LONGEST_TITLE).collect();
        if title.len() < value.len() {
            let sentence =
                format!("A title has {LONGEST_TITLE} letters at most; the rest was left out.");
            self.say("title", sentence);
        }
        self.document.scenario.title = title.trim_end().into();
    }

    pub(super) fn base(&mut self, value: &str) {
        let mut inner = Self::default();
        let mut found = inner.pairs(value);
        if take(&mut found, "base").is_some() {
            inner.say(
                "base",
                "a baseline has no baseline of its own; it was left out.",
            );
        }
        inner.apply(found);
        for notice in inner.notices {
            self.say("base", format!("In the baseline: {}", notice.message));
        }
        self.document.base = Some(inner.document.scenario);
    }
}

/// Day of the first catalog that was released: every change since stands among the changes.
const FIRST_CATALOG: &str = "2026-11-22";

/// Whether a catalog of that day had the values of this one, as far as it had them.
fn same_values(dated: &str) -> bool {
    (FIRST_CATALOG..=CATALOG_DATE).contains(&dated)
        && CHANGES.iter().all(|change| change.date <= dated)
}
