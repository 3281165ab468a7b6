//! The promises of the reactive graph, proven by counting: one change is one evaluation, and only what changed is drawn.

use std::cell::Cell;
use std::rc::Rc;

use any_spawner::Executor;
use fabriconomics::analysis::{Sweep, sweep};
use fabriconomics::catalog;
use fabriconomics::figures::{FIGURES, FURTHER, Figure, OVERVIEW, Origin, Plot};
use fabriconomics::model::{Report, evaluate};
use fabriconomics::scenario::{Document, Scenario, VIEWS};
use fabriconomics::state::State;
use fabriconomics::units::UsdPerKwh;
use reactive_graph::effect::Effect;
use reactive_graph::owner::Owner;
use reactive_graph::prelude::*;

/// A number for every figure of the Overview.
type Each = [u32; OVERVIEW.len()];

const NONE: Each = [0; OVERVIEW.len()];

/// One for every figure of the Overview that is so.
fn each(so: impl Fn(&Figure) -> bool) -> Each {
    OVERVIEW.map(|figure| u32::from(so(&figure)))
}

/// What ran since it was last asked.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Ran {
    /// Evaluations of the model, and sweeps over size.
    evaluations: u32,
    sweeps: u32,
    /// What a page would write or draw again.
    headlines: u32,
    cards: u32,
    curves: Each,
    marks: Each,
    sentences: Each,
    /// Curves computed for a view, where figures are counted themselves.
    computed: [u32; VIEWS.len()],
}

thread_local! {
    // Every test has a thread of its own.
    static RAN: Cell<Ran> = Cell::default();
}

fn count(change: impl FnOnce(&mut Ran)) {
    let mut ran = RAN.get();
    change(&mut ran);
    RAN.set(ran);
}

fn counted_evaluation(scenario: &Scenario) -> Report {
    count(|ran| ran.evaluations += 1);
    evaluate(scenario)
}

fn counted_sweep(scenario: &Scenario) -> Sweep {
    count(|ran| ran.sweeps += 1);
    sweep(scenario)
}

/// Figures of the views in turn, each counted for its view when its curves are computed.
fn counted_figures() -> &'static [Figure] {
    fn plot<const VIEW: usize>(sweep: &Sweep) -> Plot {
        count(|ran| ran.computed[VIEW] += 1);
        let Origin::Sweep(plot) = FIGURES[0].plot else {
            panic!("the first figure is drawn from the sweep");
        };
        plot(sweep)
    }
    #[rustfmt::skip]
    let plots = [plot::<0>, plot::<1>, plot::<2>, plot::<3>, plot::<4>, plot::<5>, plot::<6>, plot::<7>, plot::<8>];
    let mut figures = FIGURES;
    for (place, figure) in figures.iter_mut().enumerate() {
        let view = place % VIEWS.len();
        (figure.view, figure.plot) = (VIEWS[view].id, Origin::Sweep(plots[view]));
    }
    Box::leak(Box::new(figures))
}

/// A page without a browser: effects in the place of its views, several readers for everything.
struct Page {
    state: State,
    _owner: Owner,
}

/// Views that read the same value.
const READERS: u32 = 3;

impl Page {
    fn open(link: &str) -> Self {
        Self::with(link, &OVERVIEW)
    }

    /// A page with other figures.
    fn with(link: &str, figures: &'static [Figure]) -> Self {
        // Another test of this process may have been first.
        let _ = Executor::init_futures_executor();
        let owner = Owner::new();
        owner.set();
        RAN.take();
        let state = State::over(link, counted_evaluation, counted_sweep, figures);
        for reader in 0..READERS {
            let first = reader == 0;
            let shows = move |add: fn(&mut Ran)| {
                if first {
                    count(add);
                }
            };
            Effect::new(move |_| {
                state.headline.with(|_| ());
                shows(|ran| ran.headlines += 1);
            });
            Effect::new(move |_| {
                state.cards.with(|_| ());
                shows(|ran| ran.cards += 1);
            });
            Effect::new(move |_| state.report.with(|_| ()));
            // As on the page: another view is mounted in the place of this one, which goes with its effects.
            Effect::new(move |_| {
                let view = state.view.get();
                let figures = state.figures.iter().enumerate();
                for (place, figure) in figures.filter(|(_, own)| own.figure.view == view) {
                    let shows = move |add: fn(&mut Ran, usize)| {
                        if first && place < NONE.len() {
                            count(|ran| add(ran, place));
                        }
                    };
                    Effect::new(move |_| {
                        figure.plot.with(|_| ());
                        shows(|ran, place| ran.curves[place] += 1);
                    });
                    Effect::new(move |_| {
                        figure.mark.with(|_| ());
                        shows(|ran, place| ran.marks[place] += 1);
                    });
                    Effect::new(move |_| {
                        figure.sentence.with(|_| ());
                        shows(|ran, place| ran.sentences[place] += 1);
                    });
                }
            });
        }
        let page = Self {
            state,
            _owner: owner,
        };
        Executor::poll_local();
        page
    }

    /// A quiet page, its first painting over.
    fn quiet(link: &str) -> Self {
        let page = Self::open(link);
        RAN.take();
        page
    }

    /// The next frame: the draft goes to the model, the views follow.
    fn frame(&self) -> Ran {
        Executor::poll_local();
        self.state.commit();
        Executor::poll_local();
        RAN.take()
    }

    fn size(&self, gpus: u64) {
        self.state.edit(|scenario| scenario.gpus = gpus);
    }

    fn gpus(&self) -> u64 {
        self.state.draft.get_untracked().gpus
    }

    fn can(&self) -> (bool, bool) {
        self.state.can.get_untracked()
    }

    fn said(&self) -> Vec<String> {
        let notices = self.state.notices.get_untracked();
        notices.into_iter().map(|notice| notice.message).collect()
    }
}

/// Another fabric every time.
fn ethernet_or_back(scenario: &mut Scenario) {
    let next = if scenario.fabric.id == "ethernet" {
        "infiniband"
    } else {
        "ethernet"
    };
    *scenario = scenario.on(catalog::fabric(next).expect("the catalog has both"));
}

fn ethernet(scenario: &mut Scenario) {
    *scenario = scenario.on(catalog::fabric("ethernet").expect("the catalog has Ethernet"));
}

#[test]
fn the_first_painting_asks_everything_once() {
    Page::open("");
    let expected = Ran {
        // The scenario, and the baseline it is compared with.
        evaluations: 2,
        sweeps: 1,
        headlines: 1,
        cards: 1,
        curves: each(|_| true),
        marks: each(|_| true),
        sentences: each(|_| true),
        ..Ran::default()
    };
    assert_eq!(RAN.take(), expected);
}

#[test]
fn a_size_is_one_evaluation_and_no_curve() {
    let page = Page::quiet("");
    page.size(20_000);
    let ran = page.frame();
    let expected = Ran {
        evaluations: 1,
        headlines: 1,
        cards: 1,
        // The roadmap's horizontal axis is years.
        marks: each(|figure| figure.id != "serdes-roadmap"),
        ..Ran::default()
    };
    assert_eq!(
        Ran {
            sentences: NONE,
            ..ran
        },
        expected
    );
    assert_eq!(ran.sentences[..3], [1; 3]);
}

#[test]
fn a_drag_never_moves_a_curve() {
    let page = Page::quiet("gpus=64&fabric=ethernet");
    let mut all = Vec::new();
    for step in 1..=100 {
        page.size(64 + step * 41_943);
        all.push(page.frame());
    }
    assert!(all.iter().all(|ran| ran.evaluations == 1));
    assert!(all.iter().all(|ran| ran.sweeps == 0 && ran.curves == NONE));
}

#[test]
fn a_drag_past_the_end_of_the_fabric_never_moves_a_curve() {
    let page = Page::quiet("gpus=1000&fabric=infiniband&tiers=2");
    for gpus in [1_000_000, 4_194_304, 2_000, 3_000_000] {
        page.size(gpus);
        let ran = page.frame();
        assert_eq!(
            (ran.evaluations, ran.sweeps, ran.curves),
            (1, 0, NONE),
            "{gpus}"
        );
    }
}

#[test]
fn another_fabric_is_one_sweep() {
    let page = Page::quiet("");
    page.state.edit(ethernet);
    let ran = page.frame();
    assert_eq!((ran.evaluations, ran.sweeps, ran.headlines), (1, 1, 1));
    let [optics, _tax, interval, roadmap, ..] = ran.curves;
    // The tax figure has every fabric's line already; the roadmap knows none.
    assert_eq!((optics, interval, roadmap), (1, 1, 0));
}

#[test]
fn a_price_of_electricity_draws_nothing() {
    let page = Page::quiet("");
    page.state
        .edit(|scenario| scenario.kwh = UsdPerKwh(scenario.kwh.0 * 2.0));
    let ran = page.frame();
    // The sweep may be asked: its answer is the same, and the gate behind it holds.
    assert_eq!((ran.evaluations, ran.cards), (1, 1));
    assert_eq!(
        (ran.headlines, ran.curves, ran.marks, ran.sentences),
        (0, NONE, NONE, NONE)
    );
}

#[test]
fn two_hundred_events_in_a_frame_are_one_evaluation() {
    let page = Page::quiet("");
    for step in 0..200 {
        page.size(1_000 + step);
        // The draft's own readers follow every event.
        Executor::poll_local();
    }
    let ran = page.frame();
    assert_eq!((ran.evaluations, ran.headlines), (1, 1));
    assert_eq!(
        page.state.scenario.get_untracked().gpus,
        1_199,
        "the last event is never lost"
    );
    assert_eq!(page.frame(), Ran::default());
}

#[test]
fn the_label_of_the_hand_never_waits_for_the_model() {
    let page = Page::quiet("");
    let shown = Rc::new(Cell::new(0));
    let (seen, draft) = (shown.clone(), page.state.draft);
    Effect::new(move |_| seen.set(draft.with(|draft| draft.gpus)));
    page.size(1_234);
    Executor::poll_local();
    assert_eq!(shown.get(), 1_234);
    assert_eq!(page.state.scenario.get_untracked().gpus, 100_000);
    assert_eq!(RAN.take(), Ran::default());
}

#[test]
fn figures_of_other_views_are_neither_evaluated_nor_drawn() {
    // The registry goes round the views: each has its share of the figures.
    let figures = counted_figures();
    let own = |view: usize| {
        figures
            .iter()
            .filter(|it| it.view == VIEWS[view].id)
            .count() as u32
    };
    let only = |view: usize| {
        let mut computed = [0; VIEWS.len()];
        computed[view] = own(view);
        computed
    };
    let page = Page::with("", figures);
    assert_eq!(RAN.take().computed, only(0));
    for view in (1..VIEWS.len()).chain([0]) {
        // What changed while another view was in sight is computed once, when it comes.
        let before = (view + VIEWS.len() - 1) % VIEWS.len();
        page.state.edit(ethernet_or_back);
        assert_eq!(page.frame().computed, only(before));
        page.state.view.set(VIEWS[view].id);
        let ran = page.frame();
        assert_eq!(
            (ran.computed, ran.evaluations, ran.sweeps),
            (only(view), 0, 0)
        );
    }
    // And what did not change is not.
    for view in [1, 0] {
        page.state.view.set(VIEWS[view].id);
        page.frame();
    }
    page.state.view.set(VIEWS[1].id);
    assert_eq!(page.frame().computed, [0; VIEWS.len()]);
}

/// The page's own state, and that of the program behind the other views.
#[test]
fn what_the_page_shows_is_shown_elsewhere_without_a_trace() {
    let page = Page::quiet("view=fabric&gpus=1000&fabric=ethernet");
    let views = Page::with("", &FURTHER);
    RAN.take();
    let show = || {
        let document = Document {
            base: Some(page.state.base.get_untracked()),
            ..page.state.document_untracked()
        };
        // By way of the link, as the page tells it.
        views.state.show(Document::read(&document.write()).0);
        Executor::poll_local();
        RAN.take()
    };
    let asked = |ran: Ran| (ran.evaluations, ran.sweeps);
    let ran = show();
    assert_eq!((asked(ran), ran.curves[..3].to_vec()), ((2, 1), vec![1; 3]));
    assert_eq!(show(), Ran::default(), "what stands is not shown again");
    page.size(2_000);
    page.frame();
    let ran = show();
    assert_eq!((asked(ran), ran.curves), ((1, 0), NONE));
    page.state.view.set("overview");
    page.frame();
    assert_eq!(show(), Ran::default(), "out of sight");
    let (own, shown) = (page.state, views.state);
    assert_eq!(shown.draft.get_untracked(), own.draft.get_untracked());
    assert_eq!(shown.base.get_untracked(), own.base.get_untracked());
    // No step is left behind, and no notice.
    shown.record();
    assert_eq!((views.can(), views.said().len()), ((false, false), 0));
}

#[test]
fn a_view_travels_in_the_document_and_is_no_step() {
    let page = Page::quiet("view=fabric&gpus=1000");
    assert_eq!(page.state.view.get_untracked(), "fabric");
    page.size(2_000);
    page.state.record();
    page.state.view.set("sources");
    page.state.undo();
    assert_eq!(
        (page.gpus(), page.state.view.get_untracked()),
        (1_000, "sources")
    );
    let written = page.state.document_untracked().write();
    assert_eq!(Document::read(&written).0.view, "sources", "{written}");
    page.state.navigate("gpus=5000");
    assert_eq!(page.state.view.get_untracked(), "overview");
    page.frame();
    assert!(!page.state.document_untracked().write().contains("view="));
}

#[test]
fn the_same_value_again_asks_and_draws_nothing() {
    let page = Page::quiet("gpus=5000");
    page.size(5_000);
    page.state.enter("gpus", "5k");
    assert_eq!(page.frame(), Ran::default());
    assert_eq!(page.can(), (false, false));
}

#[test]
fn undo_and_redo_walk_the_steps() {
    let page = Page::quiet("");
    for gpus in [1_000, 2_000, 3_000] {
        page.size(gpus);
        page.state.record();
    }
    assert_eq!(page.can(), (true, false));
    page.state.undo();
    assert_eq!((page.gpus(), page.can()), (2_000, (true, true)));
    page.state.undo();
    page.state.undo();
    assert_eq!((page.gpus(), page.can()), (100_000, (false, true)));
    page.state.undo();
    assert_eq!(
        (page.gpus(), page.can()),
        (100_000, (false, true)),
        "there is no step before the first"
    );
    page.state.redo();
    page.state.redo();
    assert_eq!((page.gpus(), page.can()), (2_000, (true, true)));
    // A new step forgets the steps it replaces.
    page.size(7_000);
    page.state.record();
    assert_eq!(page.can(), (true, false));
    page.state.redo();
    assert_eq!(page.gpus(), 7_000);
    page.state.undo();
    assert_eq!(page.gpus(), 2_000);
}

#[test]
fn an_undone_step_is_one_evaluation() {
    let page = Page::quiet("");
    page.size(1_000);
    page.state.record();
    page.frame();
    page.state.undo();
    let ran = page.frame();
    assert_eq!((ran.evaluations, ran.sweeps, ran.headlines), (1, 0, 1));
}

#[test]
fn a_gesture_is_one_step() {
    let page = Page::quiet("");
    for step in 1..=50 {
        page.size(1_000 * step);
        page.frame();
    }
    page.state.record();
    page.state.record();
    page.state.undo();
    assert_eq!((page.gpus(), page.can()), (100_000, (false, true)));
    // A gesture nobody ended is a step when undo is asked.
    page.size(9_000);
    page.state.undo();
    assert_eq!(page.gpus(), 100_000);
    page.state.redo();
    assert_eq!(page.gpus(), 9_000);
}

#[test]
fn the_history_ends_somewhere() {
    let page = Page::quiet("gpus=64");
    for gpus in 1_000..1_500 {
        page.size(gpus);
        page.state.record();
    }
    let mut steps = 0;
    while page.can().0 {
        page.state.undo();
        steps += 1;
    }
    assert_eq!((steps, page.gpus()), (200, 1_299));
}

#[test]
fn a_reset_can_be_undone() {
    let page = Page::quiet("gpus=500&fabric=ethernet&kwh=0.2");
    let before = page.state.draft.get_untracked();
    page.state.reset();
    assert_eq!(page.state.draft.get_untracked(), Scenario::default());
    page.state.undo();
    assert_eq!(page.state.draft.get_untracked(), before);
}

#[test]
fn a_link_opened_in_place_is_a_step_and_the_baseline() {
    let page = Page::quiet("");
    page.state.navigate("#gpus=2000&fabric=ethernet&x=1");
    assert_eq!(page.said().len(), 1);
    let ran = page.frame();
    assert_eq!((ran.evaluations, ran.sweeps), (2, 1));
    let changed = |page: &Page| {
        let cards = page.state.cards.get_untracked();
        cards.iter().any(|card| card.change.is_some())
    };
    assert_eq!(page.state.base.get_untracked().gpus, 2_000);
    assert!(!changed(&page), "a link differs in nothing from itself");
    page.size(4_000);
    page.frame();
    assert!(changed(&page));
    page.state.undo();
    page.state.undo();
    assert_eq!(page.gpus(), 100_000);
}

#[test]
fn a_link_with_a_baseline_pins_it() {
    let page = Page::quiet("");
    page.state.navigate("#gpus=2000&base=gpus%3D1000");
    assert_eq!(
        page.state.document_untracked().base.map(|base| base.gpus),
        Some(1_000)
    );
    page.state.navigate("#gpus=3000");
    assert_eq!(page.state.document_untracked().base, None);
}

#[test]
fn a_pinned_baseline_travels_in_the_document() {
    let page = Page::quiet("gpus=1000");
    assert_eq!(page.state.document_untracked().base, None);
    page.state.pin();
    page.size(2_000);
    let ran = page.frame();
    // The baseline is what it was, but is asked for again because it was written.
    assert!(ran.evaluations <= 2, "{ran:?}");
    let document = page.state.document_untracked();
    assert_eq!(
        (document.scenario.gpus, document.base.map(|base| base.gpus)),
        (2_000, Some(1_000))
    );
    let again = Document::read(&page.state.document_untracked().write()).0;
    assert_eq!(again, page.state.document_untracked());
    page.state.unpin();
    assert_eq!(page.state.document_untracked().base, None);
}

#[test]
fn a_notice_stays_until_the_next_edit() {
    let page = Page::quiet("gpus=1000&platform=h100&switch=qm9700&fabric=infiniband");
    assert_eq!(page.said(), [""; 0]);
    // A switch that does not speak the other fabric has to go, and the page says so.
    let qm9700 = catalog::switch("qm9700").expect("the catalog has the QM9700");
    page.state.edit(|scenario| {
        ethernet(scenario);
        scenario.switch = Some(qm9700);
    });
    assert_eq!(page.said().len(), 1, "{:?}", page.said());
    assert_eq!(page.state.draft.get_untracked().switch, None);
    page.size(2_000);
    assert_eq!(page.said(), [""; 0]);
}

#[test]
fn typed_text_is_read_or_refused() {
    let page = Page::quiet("");
    page.state.enter("gpus", " 1.2M ");
    assert_eq!((page.gpus(), page.said().len()), (1_200_000, 0));
    page.state.enter("gpus", "98.304");
    assert_eq!((page.gpus(), page.said().len()), (1_200_000, 1));
    page.state.enter("gpus", "5");
    assert_eq!((page.gpus(), page.said().len()), (64, 1));
    page.state.enter("gpu-hour", "$3.10");
    assert_eq!(page.said(), [""; 0]);
    // Each text that was kept is a step, a refused one is none.
    page.state.undo();
    assert_eq!(page.gpus(), 64);
    page.state.undo();
    assert_eq!(page.gpus(), 1_200_000);
    page.state.undo();
    assert_eq!((page.gpus(), page.can()), (100_000, (false, true)));
}
