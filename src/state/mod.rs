//! The reactive graph: one change, one evaluation, only the changed ink. It stands on `reactive_graph` alone, so that
//! its promises are counted in native tests.
//!
//! ```text
//! draft ──once a frame──▶ scenario ─▶ report ─▶ headline, cards, sentences, marks
//!                             └─ without its size ─▶ sweep ─▶ plots (unchanged while the size is dragged)
//! ```

mod history;

use reactive_graph::computed::Memo;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::analysis::{self, Changes, Sweep, compare, sweep};
use crate::figures::cards::{Card, cards};
use crate::figures::headline::{Run, headline};
use crate::figures::{Figure, Mark, Origin, Plot, moved};
use crate::model::{Report, evaluate};
use crate::scenario::{Document, Embed, Notice, Scenario, settle};

use history::History;

/// A memo as one type for each kind of value: every closure of its own would bring its machinery into the page.
pub(crate) fn memo<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    fn boxed<T: PartialEq + Send + Sync + 'static>(
        read: Box<dyn Fn() -> T + Send + Sync>,
    ) -> Memo<T> {
        Memo::new(move |_| read())
    }
    boxed(Box::new(read))
}

/// The live part of one figure.
#[derive(Clone, Copy)]
pub struct FigureState {
    /// Its entry in the registry.
    pub figure: &'static Figure,
    /// What it draws.
    pub plot: Memo<Plot>,
    /// Where the scenario stands on them.
    pub mark: Memo<Mark>,
    /// Its finding.
    pub sentence: Memo<String>,
}

/// Everything the page shows follows from this.
#[derive(Clone, Copy)]
pub struct State {
    /// What the hand does: labels follow it at once.
    pub draft: RwSignal<Scenario>,
    /// What the model sees: the draft, at most once a frame.
    pub scenario: RwSignal<Scenario>,
    /// The scenario it is compared with: pinned, or the link or preset last opened.
    pub base: Memo<Scenario>,
    /// Whether the baseline is pinned and so travels in the link.
    pub pinned: Memo<bool>,
    /// The view in sight; the figures of others are neither evaluated nor drawn.
    pub view: RwSignal<&'static str>,
    /// What was not kept.
    pub notices: RwSignal<Vec<Notice>>,
    /// The evaluation.
    pub report: Memo<Report>,
    /// The curves against size.
    pub sweep: Memo<Sweep>,
    /// The headline.
    pub headline: Memo<Vec<Run>>,
    /// The cards.
    pub cards: Memo<[Card; 4]>,
    /// The figures.
    pub figures: &'static [FigureState],
    /// Whether there is a step to undo, and one to redo.
    pub can: Memo<(bool, bool)>,
    /// What it shows in a frame of another page; none where it is the whole page.
    pub embed: RwSignal<Option<Embed>>,
    evaluate: fn(&Scenario) -> Report,
    opened: RwSignal<Scenario>,
    pin: RwSignal<Option<Scenario>>,
    history: History,
}

impl State {
    /// A graph that opens with a link, over the figures a program draws.
    pub fn open(link: &str, figures: &'static [Figure]) -> Self {
        Self::over(link, evaluate, sweep, figures)
    }

    /// The same over a model, a sweep and figures that are handed in: tests count how often each is asked.
    pub fn over(
        link: &str,
        evaluate: fn(&Scenario) -> Report,
        sweep: fn(&Scenario) -> Sweep,
        figures: &'static [Figure],
    ) -> Self {
        let (document, notices) = moved::opened(link, evaluate);
        let draft = RwSignal::new(document.scenario.clone());
        let scenario = RwSignal::new(document.scenario.clone());
        let opened = RwSignal::new(document.scenario.clone());
        let pin = RwSignal::new(document.base.clone());
        let base = memo(move || pin.get().unwrap_or_else(|| opened.get()));
        let pinned = memo(move || pin.with(Option::is_some));

        let report = memo(move || scenario.with(evaluate));
        // The gate: the same scenario at another size has the same curves.
        let sizeless = memo(move || scenario.with(|scenario| scenario.at(0).untitled()));
        let sweep = memo(move || sizeless.with(sweep));
        let base_report = memo(move || base.with(evaluate));
        let changes: Memo<Changes> =
            memo(move || report.with(|report| base_report.with(|base| compare(report, base))));

        let figures = figures.iter().map(|figure| FigureState {
            figure,
            plot: memo(move || match figure.plot {
                Origin::Sweep(plot) => sweep.with(plot),
                Origin::Report(plot) => report.with(plot),
            }),
            mark: memo(move || report.with(figure.mark)),
            sentence: memo(move || {
                sweep.with(|sweep| report.with(|report| (figure.sentence)(sweep, report)))
            }),
        });

        let history = History::from(document.scenario);
        Self {
            draft,
            scenario,
            base,
            pinned,
            view: RwSignal::new(document.view),
            notices: RwSignal::new(notices),
            report,
            sweep,
            headline: memo(move || report.with(headline)),
            cards: memo(move || {
                report.with(|report| changes.with(|changes| cards(report, changes)))
            }),
            // There is one state for as long as a page is open.
            figures: Box::leak(figures.collect()),
            can: memo(move || history.can()),
            embed: RwSignal::new(document.embed),
            evaluate,
            opened,
            pin,
            history,
        }
    }

    /// Changes the draft; what cannot be moves to the nearest that can, with a notice.
    pub fn edit(&self, change: impl FnOnce(&mut Scenario)) {
        let mut next = self.draft.get_untracked();
        change(&mut next);
        let moved = settle(&mut next);
        if !moved.is_empty() || self.notices.with_untracked(|notices| !notices.is_empty()) {
            self.notices.set(moved);
        }
        self.draft.set(next);
    }

    /// Types a text into one input; what is not kept becomes a notice.
    pub fn enter(&self, key: &str, text: &str) {
        let mut document = Document {
            scenario: self.draft.get_untracked(),
            ..Document::default()
        };
        self.notices.set(document.enter(key, text));
        self.draft.set(document.scenario);
        self.record();
    }

    /// Hands the draft to the model. The one place a signal is written from another: the frame gate.
    pub fn commit(&self) {
        let Some(draft) = self.draft.try_get_untracked() else {
            return;
        };
        let stands = self
            .scenario
            .try_with_untracked(|scenario| *scenario == draft);
        if stands == Some(false) {
            self.scenario.set(draft);
        }
    }

    /// Makes the present draft a step that can be undone; called when a gesture ends.
    pub fn record(&self) {
        self.history.record(self.draft.get_untracked());
    }

    /// Goes back one step.
    pub fn undo(&self) {
        self.record();
        self.stand(self.history.back());
    }

    /// Goes forward one step again.
    pub fn redo(&self) {
        self.stand(self.history.forward());
    }

    fn stand(&self, step: Option<Scenario>) {
        if let Some(scenario) = step {
            self.notices.set(Vec::new());
            self.draft.set(scenario);
        }
    }

    /// Puts every input back to its default; itself a step that can be undone.
    pub fn reset(&self) {
        self.notices.set(Vec::new());
        self.opened.set(Scenario::default());
        self.draft.set(Scenario::default());
        self.record();
    }

    /// Opens a link in place: it becomes the baseline unless it brings one of its own.
    pub fn navigate(&self, link: &str) {
        let (document, notices) = moved::opened(link, self.evaluate);
        self.view.set(document.view);
        // A frame shows what its link says; the whole page stays whole, whatever was made to be framed.
        let framed = self.embed.get_untracked();
        if framed.is_some() && framed != document.embed {
            self.embed.set(document.embed);
        }
        self.pin.set(document.base);
        self.opened.set(document.scenario.clone());
        self.notices.set(notices);
        self.draft.set(document.scenario);
        self.record();
    }

    /// Stands where the page does, behind the views that another program draws: no step, no notice, and nothing is set
    /// that stands already.
    pub fn show(&self, document: Document) {
        fn put<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
            if signal.with_untracked(|stands| *stands != value) {
                signal.set(value);
            }
        }
        put(self.view, document.view);
        put(self.embed, document.embed);
        put(self.pin, document.base);
        for scenario in [
            self.opened,
            self.history.recorded,
            self.draft,
            self.scenario,
        ] {
            put(scenario, document.scenario.clone());
        }
    }

    /// Pins the present scenario as the baseline.
    pub fn pin(&self) {
        self.pin.set(Some(self.draft.get_untracked()));
    }

    /// Lets the baseline follow the link or preset last opened again.
    pub fn unpin(&self) {
        self.pin.set(None);
    }

    /// The same without following it.
    pub fn document_untracked(&self) -> Document {
        reactive_graph::graph::untrack(|| self.document())
    }

    /// The document a link would carry now.
    pub fn document(&self) -> Document {
        Document {
            scenario: self.scenario.get(),
            base: self.pin.get(),
            view: self.view.get(),
            embed: self.embed.get(),
        }
    }

    /// The link to the document as it is shared now, with the numbers it shows.
    pub fn link_untracked(&self) -> String {
        let headline = self.report.with_untracked(analysis::headline);
        self.document_untracked().write_with(&headline)
    }
}
