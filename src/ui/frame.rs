//! The frame gate: however many events a gesture fires, the model sees the latest draft at most once a frame.

use leptos::prelude::*;

use crate::ui::effect;

use crate::state::State;

/// Queues one animation frame for each batch of changes of the draft.
pub fn gate(state: State) {
    let queued = StoredValue::new(false);
    effect(move || {
        state.draft.track();
        if queued.get_value() {
            return;
        }
        queued.set_value(true);
        request_animation_frame(move || {
            // The page may be gone by now.
            let _ = queued.try_set_value(false);
            state.commit();
        });
    });
}
