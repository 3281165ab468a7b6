//! Laws of an exchange: what holds for any sites, models, rates and distances.

use fabriconomics::model::across::{
    Exchange, Way, exchanges_of_layers, split_layers, split_stages,
};
use fabriconomics::model::evaluate;
use fabriconomics::model::training::tokens_to_hide;
use fabriconomics::scenario::Document;
use fabriconomics::units::{Bytes, Gbps, Kilometres, Seconds, Share};
use proptest::prelude::*;

use super::near;

/// 405 billion parameters in BF16 between two sites 100 km apart, steps of 6.234 s.
fn llama() -> Exchange {
    Exchange {
        sites: 2,
        params: 405e9,
        element: Bytes(2.0),
        step: Seconds(6.234),
        local_steps: 1.0,
        hidden: Share(0.0),
        rate: Gbps(10_000.0),
        way: Way {
            distance: Kilometres(100.0),
            delay: Seconds(4.897e-6),
        },
    }
}

fn apart(own: Exchange, km: f64) -> Exchange {
    let way = Way {
        distance: Kilometres(km),
        ..own.way
    };
    Exchange { way, ..own }
}

#[test]
fn a_ring_sends_what_patarasuk_and_yuan_say() {
    let own = llama();
    near(own.volume().0, 810e9, 1e-12);
    // With ever more sites it nears twice the model.
    for (sites, part) in [(1, 0.0), (2, 1.0), (4, 1.5), (1_000_000, 2.0)] {
        let many = Exchange { sites, ..own };
        near(many.volume().0 + 1.0, part * 810e9 + 1.0, 1e-5);
    }
    // The time of a ring is 2·(S − 1) steps of a share of the bytes each, and each step is one way of light.
    let four = Exchange { sites: 4, ..own };
    let share = 810e9 / 4.0;
    near(four.sending().0, 6.0 * share / 1.25e12, 1e-12);
    near(four.latency().0, 6.0 * four.way.one_way().0, 1e-12);
}

#[test]
fn one_site_sends_nothing_and_waits_for_nothing() {
    let alone = Exchange {
        sites: 1,
        ..llama()
    };
    assert_eq!(alone.volume().0, 0.0);
    assert_eq!(alone.needed().0, 0.0);
    assert_eq!(alone.waiting().0, 0.0);
    assert_eq!(alone.kept().0, 1.0);
    assert_eq!(alone.crossing(), None);
}

#[test]
fn each_limit_is_reached() {
    let own = llama();
    // Bandwidth without end leaves light.
    let endless = Exchange {
        rate: Gbps(1e15),
        ..own
    };
    near(endless.waiting().0, endless.latency().0, 1e-3);
    // No distance leaves bandwidth.
    let beside = apart(own, 0.0);
    near(beside.waiting().0, beside.sending().0, 1e-12);
    assert_eq!(beside.latency().0, 0.0);
    // Steps without end leave nothing.
    let rarely = Exchange {
        local_steps: 1e9,
        ..own
    };
    assert!(rarely.kept().0 > 1.0 - 1e-8 && rarely.needed().0 < 1e-5);
    // What a step can hide, it hides: light it does not.
    let hidden = Exchange {
        hidden: Share(1.0),
        ..own
    };
    near(hidden.waiting().0, hidden.latency().0, 1e-12);
    // At the rate that carries an exchange in a step, a whole step hides all of it, and light alone decides.
    let just = Exchange {
        rate: own.needed() * (1.0 + 1e-9),
        ..hidden
    };
    assert_eq!((just.shown().0, just.crossing()), (0.0, None));
    near(own.shown().0, own.sending().0, 1e-12);
}

#[test]
fn the_rate_that_keeps_a_share_keeps_it() {
    for share in [0.5, 0.9, 0.95, 0.99] {
        for hidden in [0.0, 0.3] {
            let own = Exchange {
                hidden: Share(hidden),
                ..llama()
            };
            let rate = own.keeping(Share(share)).expect("light is quick enough");
            near(Exchange { rate, ..own }.kept().0, share, 1e-9);
        }
    }
    // Twenty round trips around the earth take more than a twentieth of a step.
    let far = Exchange {
        sites: 20,
        ..apart(llama(), 20_000.0)
    };
    assert_eq!(far.keeping(Share(0.95)), None);
}

#[test]
fn where_bandwidth_and_light_cross_they_are_equal() {
    for sites in [2, 3, 50] {
        let own = Exchange { sites, ..llama() };
        let there = apart(own, own.crossing().expect("more than one site").0);
        near(there.latency().0, there.sending().0, 1e-9);
        // What a step hides of the sending does not decide.
        let hidden = Share(0.5 * (own.sending() / own.step).min(1.0));
        let hidden = Exchange { hidden, ..own };
        let there = apart(hidden, hidden.crossing().expect("half of it is left").0);
        near(there.latency().0, there.shown().0, 1e-9);
    }
}

/// Many sites, two bytes, 6·P operations a token at peak, and the backward pass, two thirds of the step, to hide it.
#[test]
fn tokens_to_send_come_to_the_published_limit() {
    let (tokens, operations) = (1e6, 3.8e18);
    let own = Exchange {
        sites: 1_000_000_000,
        step: Seconds(6.0 * 405e9 * tokens / operations),
        ..llama()
    };
    let behind = own.tokens_to_send(tokens) * 1.5;
    near(behind, tokens_to_hide(operations, own.rate.bytes()), 1e-6);
    // A step of just so many tokens takes as long as the exchange.
    near(
        own.tokens_to_send(tokens) / tokens,
        own.sending() / own.step,
        1e-12,
    );
}

#[test]
fn half_the_rate_needs_half_the_tokens_again() {
    near(
        tokens_to_hide(3.8e18, Gbps(400_000.0).bytes()),
        76_000.0,
        1e-12,
    );
    near(
        tokens_to_hide(3.8e18, Gbps(200_000.0).bytes()),
        152_000.0,
        1e-12,
    );
}

/// Llama 3 405B on 16,384 GPUs (Grattafiori et al. 2024, Table 4): 126 layers in 16 stages of eight parts, 16 sequences of
/// 8,192 a replica, 128 replicas, 16,384 wide.
#[test]
fn layers_send_hundreds_of_times_what_gradients_do() {
    let scenario = Document::read("gpus=16384").0.scenario;
    let layout = evaluate(&scenario).step.expect("a published peak").layout;
    let training = &scenario.training;
    near(
        exchanges_of_layers(training, &layout),
        4.0 * 126.0 / 16.0 * 16.0,
        1e-12,
    );
    let activations = 2.0 * 8_192.0 * 16_384.0;
    let layers = 4.0 * 126.0 * 16.0 * 128.0 * activations;
    near(split_layers(training, &layout).0, layers, 1e-12);
    near(
        split_stages(training, &layout).0,
        15.0 * 16.0 * 128.0 * activations,
        1e-12,
    );
    assert!(layers > 300.0 * llama().volume().0);
}

prop_compose! {
    fn any()(
        sites in 1_u64..10_000,
        params in 1e6..1e14_f64,
        element in 0.25..4.0_f64,
        step in 1e-4..1e4_f64,
        local_steps in 1.0..1e4_f64,
        hidden in 0.0..=1.0_f64,
        rate in 10.0..1e7_f64,
        km in 0.1..20_000.0_f64,
    ) -> Exchange {
        Exchange {
            sites,
            params,
            element: Bytes(element),
            step: Seconds(step),
            local_steps,
            hidden: Share(hidden),
            rate: Gbps(rate),
            way: Way { distance: Kilometres(km), delay: Seconds(4.897e-6) },
        }
    }
}

proptest! {
    #[test]
    fn every_number_is_a_number(own in any()) {
        let kept = own.kept().0;
        prop_assert!((0.0..=1.0).contains(&kept));
        for number in [own.needed().0, own.sending().0, own.latency().0, own.waiting().0] {
            prop_assert!(number.is_finite() && number >= 0.0);
        }
        if let Some(rate) = own.keeping(Share(0.95)) {
            prop_assert!(rate.0.is_finite() && rate.0 >= 0.0);
        }
    }

    #[test]
    fn more_of_the_good_is_never_worse(own in any(), more in 1.0..100.0_f64) {
        let kept = own.kept().0;
        let faster = Exchange { rate: own.rate * more, ..own };
        let rarer = Exchange { local_steps: own.local_steps * more, ..own };
        let smaller = Exchange { element: own.element / more, ..own };
        let nearer = apart(own, own.way.distance.0 / more);
        for better in [faster, rarer, smaller, nearer] {
            prop_assert!(better.kept().0 >= kept * (1.0 - 1e-12));
        }
        let wider = Exchange { sites: own.sites + 1, ..own };
        prop_assert!(wider.kept().0 <= kept * (1.0 + 1e-12));
        prop_assert!(rarer.needed().0 <= own.needed().0);
    }
}
