//! What sites that train one model send each other, and what a step loses by it: the bytes of a ring of sites, light in
//! fibre, and steps taken between two exchanges. Sites do not fail here, and nothing else crosses between them.

use super::training::Layout;
use crate::scenario::Training;
use crate::units::{Bytes, Gbps, Kilometres, Seconds, Share};

/// A stretch of fibre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    /// How long it is.
    pub distance: Kilometres,
    /// What light takes for a kilometre, one way: n/c, 4.897 µs at n = 1.468.
    pub delay: Seconds,
}

impl Way {
    /// To the other end.
    pub fn one_way(&self) -> Seconds {
        self.delay * self.distance.0
    }

    /// There and back, with no queue and no router on the way.
    pub fn round_trip(&self) -> Seconds {
        self.one_way() * 2.0
    }

    /// What is on its way before the first answer is back: bandwidth × round trip.
    pub fn in_flight(&self, rate: Gbps) -> Bytes {
        Bytes(rate.bytes().0 * 1e9 * self.round_trip().0)
    }
}

/// An exchange of a model's gradients, or of its weights, between sites that hold whole replicas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exchange {
    /// Sites in the ring; one exchanges nothing.
    pub sites: u64,
    /// Parameters of the model.
    pub params: f64,
    /// Bytes of one of them on its way.
    pub element: Bytes,
    /// Time of a step within a site.
    pub step: Seconds,
    /// Steps between two exchanges; 1 is synchronous training.
    pub local_steps: f64,
    /// Share of one step that can hide the exchange.
    pub hidden: Share,
    /// Rate from a site to the next, each way.
    pub rate: Gbps,
    /// From a site to the next.
    pub way: Way,
}

impl Exchange {
    /// What a site sends in an exchange: 2·(S − 1)/S of the model, as a ring all-reduce over the sites does (Patarasuk and
    /// Yuan 2009).
    pub fn volume(&self) -> Bytes {
        let sites = self.sites.max(1) as f64;
        self.element * (2.0 * (sites - 1.0) / sites * self.params)
    }

    /// Time a site trains between two exchanges.
    pub fn between(&self) -> Seconds {
        self.step * self.local_steps.max(1.0)
    }

    /// Rate that carries an exchange in the time between two, so that no backlog grows: V·8/(H·T). What is sent in
    /// fragments, one after the other, needs no more at any moment (Douillard et al. 2025, Streaming DiLoCo).
    pub fn needed(&self) -> Gbps {
        rate(self.volume(), self.between())
    }

    /// The same with another number of steps between two exchanges.
    pub fn needed_after(&self, local_steps: f64) -> Gbps {
        let other = Self {
            local_steps,
            ..*self
        };
        other.needed()
    }

    /// Rate at which so much of the time is kept; none where light alone takes more than the rest.
    pub fn keeping(&self, share: Share) -> Option<Gbps> {
        let loss = self.between() * (1.0 / share.0 - 1.0);
        let room = self.step * self.hidden.0 + loss - self.latency();
        (room.0 > 0.0 && self.latency() <= loss).then(|| rate(self.volume(), room))
    }

    /// Time the bytes take on the wire.
    pub fn sending(&self) -> Seconds {
        self.volume().at(self.rate.bytes())
    }

    /// Time the first bit takes: 2·(S − 1) steps of the ring, each one way.
    pub fn latency(&self) -> Seconds {
        self.way.round_trip() * (self.sites.max(1) - 1) as f64
    }

    /// What of the sending nothing hides: max(0, V·8/B − o·T).
    pub fn shown(&self) -> Seconds {
        Seconds((self.sending() - self.step * self.hidden.0).0.max(0.0))
    }

    /// What a site waits for in an exchange: what of the sending nothing hides, and light.
    pub fn waiting(&self) -> Seconds {
        self.shown() + self.latency()
    }

    /// Share of the time that trains: H·T ÷ (H·T + max(0, V·8/B − o·T) + (S − 1)·RTT).
    pub fn kept(&self) -> Share {
        let between = self.between();
        Share::of(between, between + self.waiting())
    }

    /// Distance to the next site at which light takes as long as what of the sending nothing hides: nearer, bandwidth
    /// decides. None for one site, and where nothing of the sending is left.
    pub fn crossing(&self) -> Option<Kilometres> {
        let each = self.way.delay * (2.0 * (self.sites.max(1) - 1) as f64);
        let shown = self.shown();
        (each.0 > 0.0 && shown.0 > 0.0).then(|| Kilometres(shown / each))
    }

    /// Tokens a site must work through, at the speed at which a step works through so many, until an exchange is sent:
    /// tokens ÷ T × V·8/B.
    pub fn tokens_to_send(&self, tokens: f64) -> f64 {
        tokens * (self.sending() / self.step)
    }
}

/// A rate for so many bytes in a time, in bits.
fn rate(bytes: Bytes, time: Seconds) -> Gbps {
    Gbps(bytes.in_time(time).0 * 8.0)
}

/// How often a step waits for the other half of a split layer: twice forward and twice backward for each layer of a stage
/// and each of its sequences, one after the other (Shoeybi et al. 2019, section 3).
pub fn exchanges_of_layers(training: &Training, layout: &Layout) -> f64 {
    4.0 * training.layers() / layout.pipeline * layout.micro_batches
}

/// What would cross in a step, each way, if every layer were split over two sites: the activations of a sequence in BF16
/// at each of those exchanges, b·s·h elements of two bytes, of all replicas and stages (Shoeybi et al. 2019, section 3).
pub fn split_layers(training: &Training, layout: &Layout) -> Bytes {
    let exchanges = exchanges_of_layers(training, layout) * layout.pipeline;
    Bytes(exchanges * layout.replicas * activations(training))
}

/// What would cross in a step, each way, if the stages were cut between two sites. With v interleaved parts to a stage a
/// sequence's activations cross v times forward and come back v − 1 times, to go round again; their gradients do the same
/// the other way: 2v − 1 each way (Narayanan et al. 2021, section 2.2.2).
pub fn split_stages(training: &Training, layout: &Layout) -> Bytes {
    let crossings = (2.0 * layout.chunks - 1.0).max(1.0);
    Bytes(crossings * layout.micro_batches * layout.replicas * activations(training))
}

fn activations(training: &Training) -> f64 {
    2.0 * training.sequence() * training.hidden()
}
