//! The upgrade cycle: a cluster that starts in the scenario's year, lives the plan's years, and buys its network anew at
//! each step of port speed, at every second one, or never.
//!
//! What is bought at the start is the year's cluster, not the parts pinned in the scenario. At a refresh the whole network
//! is bought anew but fibre, of which only what is missing; the old network, without its fibre, is sold for what is left of
//! its price. Servers are not in it, nothing is discounted, and dollars are those of the catalog's prices.

use crate::model::bill::{Bill, Row};
use crate::model::load::Load;
use crate::model::power::Power;
use crate::scenario::{Buyer, Refresh, Scenario};
use crate::units::{Gbps, Percent, Usd, UsdPerYear, Watts, Years};

use super::later::{Rung, ladder};

/// A network the cluster may have: the first, and that of each step of port speed after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// When it can be bought, in years.
    pub when: f64,
    /// What it is.
    pub rung: Rung,
    /// Its bill at the prices of that time.
    pub bill: Bill,
    /// IT draw of the network.
    pub watts: Watts,
    /// What its energy costs.
    pub energy: UsdPerYear,
    /// Bandwidth of one accelerator times the share that is delivered.
    pub delivered: Gbps,
    /// Time of a training step, where the reference share of the first network's bandwidth takes 1.
    pub time: f64,
}

/// A network that is bought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Purchase {
    /// When, in years.
    pub when: f64,
    /// Which of the steps it buys.
    pub step: usize,
    /// What it costs.
    pub gross: Usd,
    /// The part of it that can be sold again: everything but fibre.
    pub gear: Usd,
    /// The part of it that is optics.
    pub optics: Usd,
    /// What the network before it is sold for.
    pub sold: Usd,
}

/// One way through the years.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// When the network is bought anew.
    pub policy: Refresh,
    /// What is bought, first to last.
    pub purchases: Vec<Purchase>,
}

/// The years of a cluster.
#[derive(Clone, Debug, PartialEq)]
pub struct Cycle {
    /// First and last moment, in years.
    pub life: [f64; 2],
    /// Networks there are to buy, the first at the start.
    pub steps: Vec<Step>,
    /// Steps of port speed that are not bought because no network of the year's switches holds the cluster.
    pub refused: Vec<f64>,
    /// Every policy, in the order it is offered.
    pub courses: [Course; 3],
    /// Share of its price that gear keeps each year.
    kept: f64,
    /// What the cluster's GPU-hours are worth.
    fleet: UsdPerYear,
}

/// The years of a scenario's cluster; none where no network of its first year ships and holds it.
pub fn cycle(scenario: &Scenario) -> Option<Cycle> {
    let plan = &scenario.plan;
    let life = [scenario.year, scenario.year + plan.life.max(0.0)];
    let (mut steps, mut refused) = (Vec::new(), Vec::new());
    let mut first: Option<(Load, Gbps)> = None;
    for rung in ladder(scenario, life[0], life[1]) {
        let rate = rung.rate();
        if let Some(Step { rung: last, .. }) = steps.last() {
            let faster = rate > last.rate() && rung.there;
            if faster && rung.network().is_none() {
                refused.push(rung.from);
            }
            if !faster || rung.network().is_none() {
                continue;
            }
        }
        let fabric = rung.network()?;
        let load = Load::of(&rung.scenario, Some(fabric));
        let (start, rated) = *first.get_or_insert((load, rate));
        let bill = rung.bill(rung.from)?;
        let power = Power::of(&rung.scenario, &bill);
        steps.push(Step {
            when: rung.from,
            watts: power.network,
            energy: power.network_cost,
            delivered: rate * load.delivered.share().0,
            // More bandwidth at the same share is the first network with a larger share.
            time: start.step_time(Percent(load.delivered.0 * (rate / rated))),
            bill,
            rung,
        });
    }
    let kept = (plan.kept / 100.0).clamp(0.0, 1.0);
    let course = |policy: &Refresh| {
        let every = match policy {
            Refresh::Steps => 1,
            Refresh::Skip => 2,
            Refresh::Never => usize::MAX,
        };
        let taken = (0..steps.len()).filter(|step| step % every == 0);
        Course {
            policy: *policy,
            purchases: purchases(&steps, taken, scenario.buyer, kept),
        }
    };
    Some(Cycle {
        courses: [0, 1, 2].map(|place| course(&Refresh::ALL[place])),
        life,
        refused,
        kept,
        fleet: scenario
            .gpu_hour()
            .for_a_year(scenario.gpus as f64, scenario.utilisation.share()),
        steps,
    })
}

/// Buys some of the steps, one after the other.
fn purchases(
    steps: &[Step],
    taken: impl Iterator<Item = usize>,
    buyer: Buyer,
    kept: f64,
) -> Vec<Purchase> {
    let mut all: Vec<Purchase> = Vec::with_capacity(steps.len());
    let mut laid: Vec<Row> = Vec::with_capacity(8);
    for step in taken {
        let (bill, when) = (&steps[step].bill, steps[step].when);
        let (mut gear, mut optics, mut fibre) = (Usd(0.0), Usd(0.0), Usd(0.0));
        for row in &bill.rows {
            let price = row.price(buyer);
            // Fibre stays where it lies: it carries any speed.
            if !row.part.is_fibre() {
                gear = gear + price;
                optics = optics + price * if row.part.is_optics() { 1.0 } else { 0.0 };
                continue;
            }
            let alike = |own: &&mut Row| own.id == row.id && own.metres == row.metres;
            let there = laid.iter_mut().find(alike);
            let more = row
                .count
                .saturating_sub(there.as_ref().map_or(0, |own| own.count));
            fibre = fibre + row.unit[buyer as usize] * more as f64;
            match there {
                Some(own) => own.count = own.count.max(row.count),
                None => laid.push(*row),
            }
        }
        let sold = all.last().map_or(Usd(0.0), |old| old.left(when, kept));
        all.push(Purchase {
            when,
            step,
            gross: gear + fibre,
            gear,
            optics,
            sold,
        });
    }
    all
}

impl Purchase {
    /// What its gear sells for at a time.
    fn left(&self, time: f64, kept: f64) -> Usd {
        self.gear * libm::pow(kept, (time - self.when).max(0.0))
    }
}

impl Course {
    /// What was bought by a time; the first purchase at the start always is.
    fn by(&self, time: f64) -> &[Purchase] {
        let many = self.purchases.iter().filter(|own| own.when <= time);
        &self.purchases[..many.count()]
    }

    /// Paid for networks by a time.
    pub fn gross(&self, time: f64) -> Usd {
        self.by(time).iter().map(|own| own.gross).sum()
    }

    /// Paid for optics by a time.
    pub fn optics(&self, time: f64) -> Usd {
        self.by(time).iter().map(|own| own.optics).sum()
    }

    /// Old networks were sold for, by a time.
    pub fn sold(&self, time: f64) -> Usd {
        self.by(time).iter().map(|own| own.sold).sum()
    }
}

impl Cycle {
    /// The course of a policy.
    pub fn course(&self, policy: Refresh) -> &Course {
        let own = self.courses.iter().find(|course| course.policy == policy);
        own.unwrap_or(&self.courses[0])
    }

    /// The network in use at a time.
    pub fn in_use(&self, course: &Course, time: f64) -> &Step {
        let last = course.by(time).last().map_or(0, |own| own.step);
        &self.steps[last]
    }

    /// What the network in use would sell for at a time.
    pub fn residual(&self, course: &Course, time: f64) -> Usd {
        let last = course.by(time).last();
        last.map_or(Usd(0.0), |own| own.left(time, self.kept))
    }

    /// Paid, less what was sold and what is left at a time.
    pub fn net(&self, course: &Course, time: f64) -> Usd {
        course.gross(time) - course.sold(time) - self.residual(course, time)
    }

    /// Something of the network in use, added up over the years from the start to a time.
    fn over(&self, course: &Course, time: f64, rate: impl Fn(&Step) -> f64) -> f64 {
        let mut all = 0.0;
        for (place, own) in course.purchases.iter().enumerate() {
            let next = course.purchases.get(place + 1);
            let until = next.map_or(time, |next| next.when.min(time));
            all += rate(&self.steps[own.step]) * (until - own.when).max(0.0);
        }
        all
    }

    /// Paid for the network's energy by a time.
    pub fn energy(&self, course: &Course, time: f64) -> Usd {
        Usd(self.over(course, time, |step| step.energy.0))
    }

    /// Gb/s that each accelerator was given, added up over the years of the life: Gb/s × years.
    pub fn bandwidth_years(&self, course: &Course) -> f64 {
        self.over(course, self.life[1], |step| step.delivered.0)
    }

    /// GPU-hours that wait over the life because this course has less bandwidth than a network bought at each step has:
    /// in dollars, by the bandwidth tax's own time of a step, 1 − T(more) ÷ T(less).
    pub fn waits(&self, course: &Course) -> Usd {
        let best = self.course(Refresh::Steps);
        let mut all = 0.0;
        for (place, step) in self.steps.iter().enumerate() {
            let until = self
                .steps
                .get(place + 1)
                .map_or(self.life[1], |next| next.when);
            let with = self.in_use(best, step.when).time;
            let lost = 1.0 - with / self.in_use(course, step.when).time;
            all += self.fleet.over(Years(until - step.when)).0 * lost;
        }
        Usd(all)
    }
}
