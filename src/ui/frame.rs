//! The frame gate: however many events a gesture fires, the model sees the latest draft at most once a frame.

use gloo::render::{AnimationFrame, request_animation_frame};
use leptos::prelude::*;

use crate::state::State;

/// Queues one animation frame for each batch of changes of the draft.
pub fn gate(state: State) {
    let queued: StoredValue<Option<AnimationFrame>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |_| {
        state.draft.track();
        let waiting = queued.with_value(Option::is_some);
        if !waiting {
            let frame = request_animation_frame(move |_| {
                // The page may be gone by now.
                queued.try_update_value(|queued| queued.take().map(std::mem::forget));
                state.commit();
            });
            queued.set_value(Some(frame));
        }
    });
}
