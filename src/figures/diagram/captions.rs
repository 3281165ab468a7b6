//! What stands under the pods: their numbers, how many are left out between them, and how full the last one is.

use crate::model::fabric::Clos;

use super::Voice;
use super::grow::Pod;
use super::pen::{Pen, measure};
use super::words::Say;

/// Names the pods of a tree on a baseline.
pub fn captions(pen: &mut Pen, tree: &Clos, pods: &[Pod], y: f64) {
    let drawn = pods.iter().filter(|pod| pod.at.is_some()).count() as u64;
    let name = |pod: &Pod| {
        let mut text = String::new();
        match pod.at {
            Some(at) => text.say("Pod ").count(at + 1),
            None => text.count(tree.blocks() - drawn).say(" more"),
        };
        text
    };
    // The right end of what stands to the left.
    let mut end = f64::MIN;
    for (place, pod) in pods.iter().enumerate() {
        let x = pod.span.middle();
        let room = |text: &str| measure(text, pen.size(Voice::Name)) / 2.0 + 4.0;
        let (text, next) = (name(pod), pods.get(place + 1));
        if pod.at.is_none() {
            let (from, to) = (x - room(&text), x + room(&text));
            let begin = next.map_or(f64::MAX, |next| next.span.middle() - room(&name(next)));
            // Between two names close together the count of those left out has no room.
            if from > end && to < begin {
                pen.caption((x, y), Voice::Note, text);
            }
            continue;
        }
        end = x + room(&text);
        pen.caption((x, y), Voice::Name, text);
        if pod.have < pod.full {
            let mut text = String::new();
            text.count(pod.have).say(" of ").count(pod.full);
            text.say(if tree.tiers > 3 { " groups" } else { " leaves" });
            pen.caption((x, y + pen.lead), Voice::Strong, text);
        }
    }
}
