//! The steps that can be undone: one for every gesture, and forward again until something new is done.

use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::scenario::Scenario;

/// Steps that can be undone.
const LONGEST: usize = 200;

/// Where the scenario stood before, and where it stood after what was undone.
#[derive(Clone, Copy)]
pub(super) struct History {
    /// The step it stands on.
    pub recorded: RwSignal<Scenario>,
    past: RwSignal<Vec<Scenario>>,
    future: RwSignal<Vec<Scenario>>,
}

impl History {
    /// A history that begins here.
    pub fn from(scenario: Scenario) -> Self {
        Self {
            recorded: RwSignal::new(scenario),
            past: RwSignal::new(Vec::new()),
            future: RwSignal::new(Vec::new()),
        }
    }

    /// Whether there is a step back, and one forward.
    pub fn can(&self) -> (bool, bool) {
        let any = |steps: RwSignal<Vec<Scenario>>| steps.with(|steps| !steps.is_empty());
        (any(self.past), any(self.future))
    }

    /// Makes a step of where the scenario stands now, if it moved.
    pub fn record(&self, now: Scenario) {
        let before = self.recorded.get_untracked();
        if now == before {
            return;
        }
        self.recorded.set(now);
        self.past.update(|past| {
            past.push(before);
            if past.len() > LONGEST {
                past.remove(0);
            }
        });
        self.future.update(Vec::clear);
    }

    /// The step before this one.
    pub fn back(&self) -> Option<Scenario> {
        self.step(self.past, self.future)
    }

    /// The step after this one.
    pub fn forward(&self) -> Option<Scenario> {
        self.step(self.future, self.past)
    }

    fn step(&self, from: RwSignal<Vec<Scenario>>, to: RwSignal<Vec<Scenario>>) -> Option<Scenario> {
        let mut stack = from.get_untracked();
        let scenario = stack.pop()?;
        from.set(stack);
        to.update(|to| to.push(self.recorded.get_untracked()));
        self.recorded.set(scenario.clone());
        Some(scenario)
    }
}
