//! A line through what was measured: T = A + n·f/B, latency and bandwidth, with its own largest error. In-sample: it is scored
//! on the points it is drawn through, and between 1 and 32 MiB, where libraries change their protocol, no such line fits.

use super::Collective;
use crate::catalog::{BUS_CURVES, BusCurve, Platform};
use crate::units::{Bytes, GBps, Seconds};

/// Between servers, messages below this take whatever the software takes.
const FROM: f64 = 1_048_576.0;

/// The points a line is drawn through, in rising sizes.
fn counted(curve: &BusCurve) -> impl Iterator<Item = &'static [f64; 2]> + use<> {
    let from = if curve.servers > 1 { FROM } else { 0.0 };
    curve.points.iter().filter(move |point| point[0] >= from)
}

/// What was measured of one domain of a platform whose switch sums.
pub fn measured(platform: &Platform) -> Option<&'static BusCurve> {
    BUS_CURVES.iter().find(|curve| {
        let own = curve.platform == platform.id && curve.collective == "all-reduce";
        own && curve.servers == 1 && curve.in_network
    })
}

/// A fitted line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Ranks it is for.
    pub ranks: f64,
    /// The shortest message it is drawn through.
    pub from: Bytes,
    /// What the shortest message takes.
    pub latency: Seconds,
    /// Bus bandwidth of endless messages.
    pub bus: GBps,
    /// The largest error in time, as a fraction, over its own points.
    pub error: f64,
}

impl Fit {
    /// Least squares of relative errors: both terms by a system of two equations.
    pub fn of(curve: &BusCurve) -> Self {
        let ranks = f64::from(curve.ranks);
        let points = || {
            counted(curve).map(|[bytes, bus]| {
                let time = Collective::AllReduce.time(ranks, Bytes(*bytes), GBps(*bus));
                (bytes * Collective::AllReduce.factor(ranks) / 1e9, time.0)
            })
        };
        // Minimises Σ (A/T + x/(B·T) − 1)².
        let sum = |of: fn(f64, f64) -> f64| points().map(|(x, t)| of(x / t, 1.0 / t)).sum::<f64>();
        let (aa, ab, bb) = (sum(|_, a| a * a), sum(|x, a| a * x), sum(|x, _| x * x));
        let (a, b) = (sum(|_, a| a), sum(|x, _| x));
        let all = aa * bb - ab * ab;
        let latency = ((a * bb - b * ab) / all).max(0.0);
        let each = (b * aa - a * ab) / all;
        let off = points().map(|(x, t)| ((latency + each * x) / t - 1.0).abs());
        Self {
            ranks,
            from: Bytes(counted(curve).next().map_or(0.0, |point| point[0])),
            latency: Seconds(latency),
            bus: GBps(1.0 / each),
            error: off.fold(0.0, f64::max),
        }
    }

    /// Time of a message.
    pub fn time(&self, bytes: Bytes) -> Seconds {
        self.latency + Collective::AllReduce.time(self.ranks, bytes, self.bus)
    }

    /// Bus bandwidth of a message, and as far below and above as the line is off somewhere.
    pub fn bus(&self, bytes: Bytes) -> [GBps; 3] {
        let bus = Collective::AllReduce.bus(self.ranks, bytes, self.time(bytes));
        [1.0, 1.0 - self.error, 1.0 + self.error].map(|off| bus * off)
    }
}
