//! Scale-across: the exchange between sites, its limits, and the links that join them.

mod exchange;
mod sites;

#[track_caller]
fn near(ours: f64, wanted: f64, within: f64) {
    let off = (ours - wanted).abs() / wanted.abs().max(1e-300);
    assert!(off <= within, "{ours}, not {wanted}");
}
