//! What a row may ask of sites that train one model: their exchange, and light between them.

use fabriconomics::catalog;
use fabriconomics::model::across::{Exchange, Way};
use fabriconomics::model::training::tokens_to_hide;
use fabriconomics::units::{Bytes, Gbps, Kilometres, Seconds, Share};
use serde::Deserialize;

use super::ledger::shown;

/// Bytes of a gradient in BF16, of which others say how many times less they send.
const BF16: f64 = 2.0;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Across {
    #[serde(default = "two")]
    pub sites: u64,
    pub params: Option<f64>,
    #[serde(default = "bf16")]
    pub bytes: f64,
    /// Of a step.
    pub seconds: Option<f64>,
    #[serde(default = "one")]
    pub local_steps: f64,
    /// Share of a step, as a fraction.
    #[serde(default)]
    pub hidden: f64,
    pub gbps: Option<f64>,
    #[serde(default)]
    pub km: f64,
    /// Operations a second of a site.
    pub operations: Option<f64>,
}

fn one() -> f64 {
    1.0
}

fn two() -> u64 {
    2
}

fn bf16() -> f64 {
    BF16
}

impl Across {
    fn exchange(&self) -> Exchange {
        let delay = catalog::assumption("fibre-delay").expect("the speed of light in glass");
        Exchange {
            sites: self.sites,
            params: self.params.unwrap_or(1.0),
            element: Bytes(self.bytes),
            step: Seconds(self.seconds.unwrap_or(1.0)),
            local_steps: self.local_steps,
            hidden: Share(self.hidden),
            rate: Gbps(self.gbps.unwrap_or(1.0)),
            way: Way {
                distance: Kilometres(self.km),
                delay: Seconds(delay.value.value * 1e-6),
            },
        }
    }

    pub fn value(&self, quantity: &str) -> f64 {
        let own = self.exchange();
        match quantity {
            "sent" => own.volume().0 / 1e9,
            "rate needed" => own.needed().0,
            "times less" => {
                let every = Exchange {
                    element: Bytes(BF16),
                    local_steps: 1.0,
                    ..own
                };
                every.needed() / own.needed()
            }
            "time kept" => own.kept().0,
            "one way" => own.way.one_way().0 * 1e6,
            "round trip" => own.way.round_trip().0 * 1e3,
            "in flight" => own.way.in_flight(own.rate).0 / 1e6,
            "tokens to hide" => {
                tokens_to_hide(self.operations.expect("operations"), own.rate.bytes())
            }
            "fibre pairs" => {
                let number = |id: &str| catalog::assumption(id).expect(id).value.value;
                let module = catalog::module("zr-800").expect("800ZR");
                let waves = (own.rate.0 / module.speed.value).ceil();
                (waves / number("waves")).ceil()
            }
            other => panic!("sites have no quantity {other}"),
        }
    }

    /// In words.
    pub fn said(&self) -> String {
        let mut said = Vec::new();
        if let Some(params) = self.params {
            said.push(format!("{} sites", self.sites));
            said.push(format!("{} billion parameters", shown(params / 1e9)));
            said.push(format!("{} B each", shown(self.bytes)));
            said.push(match self.local_steps {
                1.0 => "an exchange every step".to_owned(),
                steps => format!("an exchange every {} steps", shown(steps)),
            });
        }
        if let Some(seconds) = self.seconds {
            said.push(format!("steps of {} s", shown(seconds)));
        }
        if self.hidden > 0.0 {
            let percent = (self.hidden * 1e3).round() / 10.0;
            said.push(format!("{} % of a step hides it", shown(percent)));
        }
        if let Some(operations) = self.operations {
            let exa = operations / 1e18;
            said.push(format!("{} × 10^18 operations a second", shown(exa)));
        }
        if let Some(gbps) = self.gbps {
            said.push(format!("{} Gb/s between sites", shown(gbps)));
        }
        if self.km > 0.0 {
            said.push(format!("{} km of fibre", shown(self.km)));
        }
        said.join(", ")
    }
}
