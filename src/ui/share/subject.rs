//! What is shared: the document behind the link, and what the model says of it.

use crate::analysis::{Sweep, headline, sweep};
use crate::exports::citation::Cited;
use crate::figures::theme::Scheme;
use crate::figures::{Figure, figure};
use crate::model::{Report, evaluate};
use crate::scenario::{Document, Embed};

use super::super::{address, theme};

/// A document with its report; made anew for every question.
pub struct Subject {
    /// The document.
    pub document: Document,
    /// Its report.
    pub report: Report,
    /// Its curves.
    pub sweep: Sweep,
    /// The page's address without a link.
    pub page: String,
    /// Today, `2026-11-28`.
    pub day: String,
}

impl Subject {
    pub fn read(link: &str) -> Self {
        let document = Document::read(link).0;
        Self {
            report: evaluate(&document.scenario),
            sweep: sweep(&document.scenario),
            document,
            page: address::page(),
            day: today(),
        }
    }

    /// Gives it a title, as the page keeps it.
    pub fn entitle(&mut self, title: &str) {
        self.document.enter("title", title);
        self.report.scenario.title = self.document.scenario.title.clone();
    }

    /// The link without the page, with the numbers it is shared with.
    pub fn link(&self) -> String {
        self.document.write_with(&headline(&self.report))
    }

    /// The link of a picture: what it shows, and no baseline or view around it.
    pub fn pictured(&self) -> String {
        let document = Document {
            base: None,
            view: Document::default().view,
            ..self.document.clone()
        };
        document.write_with(&headline(&self.report))
    }

    /// The page as a picture names it: a folder of somebody's disk is nobody's business.
    pub fn public_page(&self) -> String {
        match self.page.starts_with("http") {
            true => self.page.clone(),
            false => String::new(),
        }
    }

    /// The whole address.
    pub fn address(&self) -> String {
        format!("{}#{}", self.page, self.link())
    }

    /// The same document in a frame.
    pub fn framed(&self, embed: Embed) -> Document {
        Document {
            embed: Some(embed),
            view: Document::default().view,
            base: None,
            ..self.document.clone()
        }
    }

    /// What a citation needs, with the address it gives.
    pub fn cited(&self, write: impl FnOnce(&Cited) -> String) -> String {
        write(&Cited {
            report: &self.report,
            address: &self.address(),
            day: &self.day,
        })
    }
}

/// The scheme the page is in.
pub fn scheme() -> Scheme {
    theme::inked().unwrap_or(Scheme::Light)
}

/// A figure of the registry; none for the drawing of the network.
pub fn registered(id: &str) -> Option<&'static Figure> {
    figure(id)
}

/// Today where the reader is, as sources are dated.
fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}
