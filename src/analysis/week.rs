//! A week of the run as it may go: failures at random, the same for the same link, and what each of them takes.
//!
//! Gaps between failures are exponential. A failure takes the work since the last checkpoint and a restart, which another
//! failure may begin anew: what Daly's efficiency is the mean of. Where groups go on, a failure takes one group out for a
//! while, and every hour is counted in the accelerators it is an hour of.

use crate::model::Report;
use crate::model::goodput::{Goodput, Outcome};
use crate::scenario::Policy;
use crate::units::Hours;

/// Days of the week.
pub const DAYS: usize = 7;
/// A stretch shorter than this is put together with others of its kind: a bar of a day could not show it.
const LEAST: f64 = 24.0 / 288.0;
/// Failures a day beyond which a shorter day stands for the whole: nobody could tell them apart.
const MOST: f64 = 4_000.0;

/// What the run does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Work that is kept.
    Training,
    /// Writing checkpoints.
    Saving,
    /// Work since the last checkpoint, done for nothing.
    Lost,
    /// Coming back; a group that is out.
    Restarting,
}

/// Everything it can do.
pub const DOINGS: [Doing; 4] = [
    Doing::Training,
    Doing::Saving,
    Doing::Lost,
    Doing::Restarting,
];

/// One day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Day {
    /// What it did, one after the other, short stretches put together.
    pub stretches: Vec<(Doing, Hours)>,
    /// Failures.
    pub failures: u64,
}

impl Day {
    /// Time of the day that was spent so.
    pub fn spent(&self, doing: Doing) -> Hours {
        let own = self.stretches.iter().filter(|own| own.0 == doing);
        own.map(|own| own.1).sum()
    }
}

/// A week of the scenario: the same one for the same link.
pub fn week(report: &Report) -> [Day; DAYS] {
    week_of(report, SEED)
}

/// One of its weeks.
pub fn week_of(report: &Report, seed: u64) -> [Day; DAYS] {
    let goodput = Goodput::of(&report.scenario, &report.reliability);
    let chance = Chance(seed);
    let mtbf = goodput.terms.mtbf.0;
    let mut diary = Diary::new((MOST * mtbf).min(24.0));
    match goodput.chosen.policy {
        Policy::Partial => groups(&mut diary, chance, &goodput),
        _ => together(&mut diary, chance, mtbf, &goodput.chosen),
    }
    diary.days
}

/// Everybody works, fails and comes back together.
fn together(diary: &mut Diary, mut chance: Chance, mtbf: f64, run: &Outcome) {
    let (work, save) = (run.work.0, run.cycle.save().0);
    let period = work + save;
    while !diary.is_full() {
        let gap = chance.gap(mtbf);
        let room = diary.room();
        let kept = libm::floor(gap.min(room) / period) * period;
        diary.put(kept, [work / period, save / period, 0.0, 0.0]);
        if gap >= room {
            // The week ends before the failure: what is under way is not lost.
            diary.put(diary.room(), [1.0, 0.0, 0.0, 0.0]);
            return;
        }
        diary.put(gap - kept, [0.0, 0.0, 1.0, 0.0]);
        diary.fail();
        // Coming back takes its time, and as long again whenever it fails.
        let restart = run.cycle.restart().0;
        loop {
            let gap = chance.gap(mtbf);
            diary.put(gap.min(restart), [0.0, 0.0, 0.0, 1.0]);
            if gap >= restart || diary.is_full() {
                break;
            }
            diary.fail();
        }
    }
}

/// Groups that go on: each failure takes one of them out.
fn groups(diary: &mut Diary, mut chance: Chance, goodput: &Goodput) {
    let (run, mtbf) = (&goodput.chosen, goodput.terms.mtbf.0);
    let (work, save) = (run.work.0, run.cycle.save().0);
    let (period, outage) = (work + save, run.cycle.restart().0);
    let each = 1.0 / goodput.terms.groups;
    let mut back = std::collections::VecDeque::new();
    let (mut now, mut next) = (0.0, chance.gap(mtbf));
    while !diary.is_full() {
        let returns = back.front().copied().unwrap_or(f64::INFINITY);
        let until = returns.min(next);
        let out = (back.len() as f64 * each).min(1.0);
        let computes = work / period * (1.0 - out);
        let saves = save / period * (1.0 - out);
        // The group that fails loses its work since its last copy; one that is out already cannot fail.
        let fails = next < returns;
        let strikes = fails && chance.share() >= out;
        let lost = match strikes && until > now {
            true => ((until % period).min(work) * each / (until - now)).min(computes),
            false => 0.0,
        };
        diary.put(until - now, [computes - lost, saves, lost, out]);
        now = until;
        if !fails {
            back.pop_front();
            continue;
        }
        if strikes {
            diary.fail();
            back.push_back(now + outage);
        }
        next = now + chance.gap(mtbf);
    }
}

/// The week as it is written down: `day` hours of it stand for each day.
struct Diary {
    days: [Day; DAYS],
    day: f64,
    at: usize,
    left: f64,
    pending: [f64; 4],
    failures: u64,
}

impl Diary {
    fn new(day: f64) -> Self {
        Self {
            days: Default::default(),
            day,
            at: 0,
            left: day,
            pending: [0.0; 4],
            failures: 0,
        }
    }

    fn is_full(&self) -> bool {
        self.at >= DAYS
    }

    /// Time until the week is over.
    fn room(&self) -> f64 {
        let days = DAYS.saturating_sub(self.at + 1) as f64;
        if self.is_full() {
            0.0
        } else {
            self.left + days * self.day
        }
    }

    fn fail(&mut self) {
        if !self.is_full() {
            self.failures += 1;
        }
    }

    /// Writes down so many hours, of which each kind of doing has a share.
    fn put(&mut self, hours: f64, shares: [f64; 4]) {
        let mut hours = hours.min(self.room());
        while hours > 0.0 && !self.is_full() {
            let now = hours.min(self.left);
            let scaled = now * 24.0 / self.day;
            for (place, share) in shares.into_iter().enumerate() {
                self.pending[place] += scaled * share;
                if self.pending[place] >= LEAST {
                    self.write(place);
                }
            }
            (hours, self.left) = (hours - now, self.left - now);
            // Rounding must not leave a sliver of a day that no stretch is short enough for.
            if self.left <= self.day * 1e-12 {
                self.close();
            }
        }
    }

    fn write(&mut self, place: usize) {
        let (doing, hours) = (DOINGS[place], Hours(self.pending[place]));
        self.pending[place] = 0.0;
        let stretches = &mut self.days[self.at].stretches;
        match stretches.last_mut() {
            Some((last, time)) if *last == doing => *time = *time + hours,
            _ => stretches.push((doing, hours)),
        }
    }

    fn close(&mut self) {
        for place in 0..DOINGS.len() {
            if self.pending[place] > 0.0 {
                self.write(place);
            }
        }
        self.days[self.at].failures = (self.failures as f64 * 24.0 / self.day).round() as u64;
        (self.at, self.left, self.failures) = (self.at + 1, self.day, 0);
    }
}

/// Where the numbers begin: the same for every scenario, so that a week shortens and stretches while an input moves
/// instead of being dealt anew.
const SEED: u64 = 0x0f1b;

/// Random numbers that are the same everywhere: splitmix64 (Steele, Lea and Flood 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Anything between nothing and one.
    fn share(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// An exponential gap with this mean.
    fn gap(&mut self, mean: f64) -> f64 {
        -mean * libm::log(self.share())
    }
}
