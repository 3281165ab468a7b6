//! The run the built-up interval is calibrated on: its bill is the one the model keeps, and a replaced datum leaves it alone.

use fabriconomics::model::evaluate;
use fabriconomics::model::reliability::{CALIBRATION, Calibration};

use super::ours::{read, rows_of};

/// Llama 3's run as it is calibrated on; rows own-llama3-bill hold what comes out.
const RUN: &str =
    "gpus=16384&platform=h100&fabric=infiniband&switch=qm9700&optics=dsp&host=optical";

#[test]
fn the_calibration_is_the_bill_of_its_run() {
    let report = evaluate(&read(RUN));
    let count = |part| rows_of(&report, part, |row| row.count as f64) as u64;
    let counted = Calibration {
        switches: count("switch"),
        switch_modules: count("switch-module"),
        nic_modules: count("nic-module"),
        // Jumpers, and the links inside the trunks.
        fibres: report
            .network
            .as_ref()
            .expect("a network")
            .fabric
            .all_cables(),
        nics: count("nic"),
    };
    assert_eq!(CALIBRATION, counted);
    let built = report.reliability.built_up.expect("a bill");
    let factor = built.network_factor;
    println!(
        "network_factor: {:.1} % of part failures stop the job",
        factor * 100.0
    );
    assert!(factor > 0.0 && factor < 1.0, "{factor}");
    let apart = (built.interval.0 / report.reliability.observed_interval.0 - 1.0).abs();
    // The last trunk of a layer is bought whole and breaks whole: 14 links' worth of spare strands in each of two layers.
    assert!(apart < 1e-6, "built up and observed differ by {apart}");
}

#[test]
fn what_was_replaced_moves_the_result_and_not_the_calibration() {
    let doubled = evaluate(&read(&format!("{RUN}&set.dsp-800.failures=0.035")));
    let before = evaluate(&read(RUN));
    let [doubled, before] =
        [doubled, before].map(|report| report.reliability.built_up.expect("a bill"));
    assert_eq!(doubled.network_factor, before.network_factor);
    assert!(doubled.network.0 > 1.6 * before.network.0);
}
