//! The training step: the traffic of published layouts byte by byte, and laws that hold for any model on any cluster.

use fabriconomics::catalog::{PLATFORMS, WORKLOADS};
use fabriconomics::model::evaluate;
use fabriconomics::model::training::{Layout, Step};
use fabriconomics::scenario::{Document, Scenario, Topology};
use fabriconomics::units::{Percent, Seconds};
use proptest::prelude::*;

fn read(link: &str) -> Scenario {
    let (document, notices) = Document::read(link);
    assert!(notices.is_empty(), "{link}: {notices:?}");
    document.scenario
}

fn step(link: &str) -> Step {
    evaluate(&read(link)).step.expect("a published peak")
}

#[track_caller]
fn near(ours: f64, wanted: f64, within: f64) {
    assert!(
        (ours / wanted - 1.0).abs() <= within,
        "{ours}, not {wanted}"
    );
}

/// Llama 3 405B on 16,384 GPUs (Grattafiori et al. 2024, Table 4): TP 8, PP 16, DP 128, 16 sequences of 8,192 a replica.
#[test]
fn llama_3_moves_what_its_layout_says() {
    let step = step("gpus=16384");
    let layout = step.layout;
    assert_eq!(
        [layout.replicas, layout.micro_batches, layout.idle],
        [128.0, 16.0, 0.0]
    );
    assert_eq!(layout.tokens, 16_777_216.0);
    // 405.85e9 / 128 parameters: FP32 gradients scattered, BF16 weights gathered, 127/128 of each.
    let local = 405.85e9 / 128.0;
    let sent = local * (4.0 + 2.0) * 127.0 / 128.0;
    near(step.traffic.data.outside.0, sent, 1e-12);
    near(step.traffic.data.outside.0, 18.88e9, 1e-3);
    assert_eq!(step.traffic.data.inside.0, 0.0);
    // 8·b·s·h·(t − 1)/t elements for each of 7.875 layers and 16 sequences.
    near(step.traffic.tensor.inside.0, 236.8e9, 1e-3);
    assert_eq!(step.traffic.tensor.outside.0, 0.0);
    // 33.55 MB a boundary, eight virtual stages, 16 sequences, there and back.
    near(step.traffic.pipeline.outside.0, 8.59e9, 1e-3);
    near(layout.bubble(), 0.117, 2e-3);
    // Average rate of an adapter over the published 6.234 s, and the share of it data parallelism takes at 50 GB/s.
    near(step.traffic.data.outside.0 / 6.234 / 1e9, 3.0, 0.02);
    near(step.traffic.data.outside.0 / 50e9 / 6.234, 0.061, 0.01);
}

#[test]
fn half_the_cluster_takes_twice_the_sequences() {
    let step = step("gpus=8192");
    assert_eq!(step.layout.micro_batches, 32.0);
    near(step.traffic.data.outside.0, 18.73e9, 1e-3);
}

/// 172,032 bytes a token and layer of experts with FP8 out and BF16 back; 19.96 MB a token there and back through 58.
#[test]
fn deepseek_v3_sends_its_tokens_to_eight_experts() {
    let link = "gpus=2048&workload=deepseek-v3";
    let step = step(link);
    let layout = step.layout;
    let tokens = layout.micro_batches * 4_096.0;
    let each = 2.0 * 8.0 * 7_168.0 * 3.0 * 58.0 / layout.pipeline;
    let spread = 63.0 / 64.0;
    near(step.traffic.expert.all().0, tokens * each * spread, 1e-12);
    near(each * layout.pipeline, 19.96e6, 1e-3);
    // Of 64 ranks eight share a server; a token reaches four of eight servers, one of them its own now and then, and each
    // of the others gets one copy for all its experts there: half of what eight copies would be.
    near(
        step.traffic.expert.outside.0,
        tokens * each * 3.5 / 8.0,
        1e-12,
    );
    near(step.traffic.expert.outside.0, 268e9, 1e-2);
}

/// What a larger domain is worth: sums inside it leave it once.
#[test]
fn a_larger_domain_sends_less() {
    let small = step("gpus=18432&platform=b200&parallel=1,1,1,1");
    let large = step("gpus=18432&platform=gb200&parallel=1,1,1,1");
    let ratio = small.traffic.data.outside.0 / large.traffic.data.outside.0;
    near(ratio, 9.0, 0.01);
}

#[test]
fn a_torus_counts_as_the_fabric() {
    let step = step("gpus=9216&platform=ironwood&fabric=ici");
    assert_eq!(step.links.domain, 4.0);
    assert!(step.traffic.outside().0 > 0.0);
}

/// Published peaks only: without one there is no step, and the share that is set stands.
#[test]
fn every_platform_with_a_peak_has_a_step() {
    for platform in PLATFORMS.iter().filter(|it| it.missing.is_empty()) {
        let scenario = Scenario {
            platform,
            ..Scenario::default()
        };
        let step = Step::of(&scenario, Topology::Clos);
        assert_eq!(step.is_some(), platform.peak.is_some(), "{}", platform.id);
    }
}

#[test]
fn the_tax_follows_the_model_where_it_is_asked_to() {
    let set = evaluate(&read("gpus=16384&fabric=ethernet"));
    let derived = evaluate(&read("gpus=16384&fabric=ethernet&traffic=workload"));
    assert_eq!(set.load.communication, Percent(30.0));
    let step = derived.step.expect("a step");
    assert_eq!(
        derived.load.communication,
        step.communication(Percent(95.0)).percent()
    );
    // The same step twice: as a share that is lost, and in seconds.
    let time = |delivered: f64| step.total(Percent(delivered), Percent(0.0)).0;
    let lost = 1.0 - time(95.0) / time(60.0);
    near(derived.tax.lost.0, lost, 1e-12);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_model_on_any_cluster_is_timed(
        gpus in 64_u64..=4_194_304,
        platform in 0..PLATFORMS.len(),
        workload in 0..WORKLOADS.len(),
        degrees in prop::array::uniform4(1.0_f64..1_024.0),
        params in 1.0_f64..100_000.0,
        layers in 1.0_f64..1_000.0,
        batch in 0.1_f64..10_000.0,
        sequence in 128.0_f64..4_194_304.0,
        delivered in 20.0_f64..100.0,
        overlap in 0.0_f64..100.0,
    ) {
        let mut scenario = Scenario {
            gpus,
            platform: &PLATFORMS[platform],
            ..Scenario::default()
        };
        scenario.training.workload = &WORKLOADS[workload];
        scenario.training.parallel = degrees.map(|degree| Some(degree.floor()));
        scenario.training.params = Some(params);
        scenario.training.layers = Some(layers.floor());
        scenario.training.batch = Some(batch);
        scenario.training.sequence = Some(sequence.floor());
        let layout = Layout::of(&scenario.training, gpus);
        prop_assert!(layout.used() + layout.idle == gpus as f64);
        prop_assert!(layout.replicas >= 1.0 && layout.micro_batches >= 1.0);
        let Some(step) = Step::of(&scenario, Topology::Clos) else {
            return Ok(());
        };
        let (own, best) = (Percent(delivered), Percent(100.0));
        let overlap = Percent(overlap);
        for (name, sent) in step.traffic.parts() {
            prop_assert!(sent.inside.0 >= -1e-6 * sent.all().0, "{name}: {sent:?}");
            prop_assert!(sent.outside.0 >= 0.0 && sent.all().0.is_finite(), "{name}: {sent:?}");
        }
        let total = step.total(own, overlap);
        prop_assert!(total.0.is_finite() && total.0 >= step.compute.0);
        prop_assert!(total >= step.total(best, overlap), "more delivered is never slower");
        prop_assert!(total <= step.total(own, Percent(0.0)) + Seconds(1e-9), "hiding is never slower");
        let mfu = step.mfu(own, overlap).0;
        prop_assert!((0.0..=1.0).contains(&mfu), "{mfu}");
        prop_assert!((0.0..1.0).contains(&step.communication(own).0));
    }
}
