//! How often to save: the interval between checkpoints, and the share of time that computes, where failures come at random.
//!
//! Young 1974 (Communications of the ACM 17(9)), Daly 2006 (Future Generation Computer Systems 22(3)), Saxena et al. 2024
//! (arXiv 2410.18124) and Kokolis et al. 2024 (arXiv 2410.21680), each with the interval it means: Daly's is the work
//! between two checkpoints, the others' a whole period with its checkpoint.

use crate::units::{Hours, Share};

/// Nothing is saved in less: an interval of nothing would be the best for it.
const LEAST_SAVE: Hours = Hours(1e-6 / 3_600.0);
/// Longest time that is told from never.
const LONGEST: f64 = 1e12;
/// Steps of Newton's method; each doubles the digits, and a handful is enough.
const STEPS: usize = 40;

/// Working and saving in turn until a failure, and coming back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cycle {
    mtbf: Hours,
    save: Hours,
    restart: Hours,
}

impl Cycle {
    /// A run that fails once in `mtbf` on average, waits for `save` while its state is written, and computes again
    /// `restart` after a failure. Each is bounded to what can be reckoned with.
    pub fn of(mtbf: Hours, save: Hours, restart: Hours) -> Self {
        Self {
            mtbf: Hours(mtbf.0.clamp(1e-9, LONGEST)),
            save: Hours(save.0.clamp(LEAST_SAVE.0, LONGEST)),
            restart: Hours(restart.0.clamp(0.0, LONGEST)),
        }
    }

    /// Mean time between failures, M.
    pub fn mtbf(&self) -> Hours {
        self.mtbf
    }

    /// Time a checkpoint holds the run up, δ.
    pub fn save(&self) -> Hours {
        self.save
    }

    /// Time from a failure until it computes again, R.
    pub fn restart(&self) -> Hours {
        self.restart
    }

    /// Young's period, from checkpoint to checkpoint: √(2δM).
    pub fn young(&self) -> Hours {
        Hours((2.0 * self.save.0 * self.mtbf.0).sqrt())
    }

    /// Daly's higher-order work between two checkpoints: √(2δM)·(1 + ⅓·√(δ/2M) + ⅑·δ/2M) − δ, and M where δ is 2M or more.
    pub fn daly(&self) -> Hours {
        let half = self.save.0 / (2.0 * self.mtbf.0);
        if half >= 1.0 {
            return self.mtbf;
        }
        self.young() * (1.0 + half.sqrt() / 3.0 + half / 9.0) - self.save
    }

    /// The work between two checkpoints that wastes least: where 1 − e^{−(τ+δ)/M} = τ/M, which is where Daly's efficiency
    /// has its slope of nothing. In units of M the difference of both sides falls ever faster, and Young's √(2δ/M) lies
    /// beyond its root: from there Newton's method comes down to it without a turn.
    pub fn best(&self) -> Hours {
        let saved = self.save / self.mtbf;
        let mut work = (2.0 * saved).sqrt().min(1.0);
        for _ in 0..STEPS {
            let fails = -libm::expm1(-(work + saved));
            let next = work + (fails - work) / fails;
            if next >= work || next <= 0.0 {
                break;
            }
            work = next;
        }
        self.mtbf * work
    }

    /// The period of the highest availability, from checkpoint to checkpoint: δ + √(2(M + R)δ + δ²) (Saxena et al. 2024).
    pub fn availability(&self) -> Hours {
        let save = self.save.0;
        Hours(save + (2.0 * (self.mtbf.0 + self.restart.0) * save + save * save).sqrt())
    }

    /// The work in a period.
    pub fn within(&self, period: Hours) -> Hours {
        Hours((period - self.save).0.max(0.0))
    }

    /// Share of time that computes and is kept, restarts left out: τ/(M·(e^{(τ+δ)/M} − 1)).
    pub fn kept(&self, work: Hours) -> Share {
        let work = work.0.clamp(0.0, LONGEST) / self.mtbf.0;
        let period = work + self.save / self.mtbf;
        Share((work / libm::expm1(period)).clamp(0.0, 1.0))
    }

    /// Share of time that computes and is kept: τ/(M·e^{R/M}·(e^{(τ+δ)/M} − 1)), from Daly's complete time to solution
    /// (2006), whose failures strike checkpoints and restarts too. Nothing where e^{R/M} is beyond reckoning.
    pub fn efficiency(&self, work: Hours) -> Share {
        Share(self.kept(work).0 * libm::exp(-(self.restart / self.mtbf)))
    }

    /// The expected training-time ratio of Kokolis et al. 2024, straight in the rate of failures:
    /// (1 − (R + Δt/2)/M)/(1 + δ/Δt), Δt from checkpoint to checkpoint. Below zero once a failure costs more than the time
    /// between two; there it is nothing.
    pub fn ettr(&self, period: Hours) -> Share {
        let failing = (self.restart.0 + period.0 / 2.0) / self.mtbf.0;
        let saving = 1.0 + self.save / period;
        Share(((1.0 - failing) / saving).clamp(0.0, 1.0))
    }

    /// The steady state, where failures are few: 1 − δ/(τ + δ) − (τ/2 + R)/M.
    pub fn steady(&self, work: Hours) -> Share {
        let failing = (work.0 / 2.0 + self.restart.0) / self.mtbf.0;
        Share((1.0 - self.overhead(work).0 - failing).clamp(0.0, 1.0))
    }

    /// Share of time spent saving while nothing fails: δ/(τ + δ).
    pub fn overhead(&self, work: Hours) -> Share {
        Share(self.save / (work + self.save))
    }
}
