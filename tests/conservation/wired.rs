//! A tree written out cable by cable, and what must hold of it. Nothing here uses the numbering of the switches.

use std::collections::{BTreeMap, BTreeSet};

use fabriconomics::model::fabric::clos::Clos;
use fabriconomics::model::fabric::wiring;

/// Cables of one switch to each switch of the tier above, or below.
type Cables = BTreeMap<u64, u64>;

/// The same of all switches of a tier.
type Tier = Vec<Cables>;

/// A tree, wired.
pub struct Wired<'a> {
    clos: &'a Clos,
    links: Vec<wiring::Link>,
    hosts: Vec<u64>,
    /// Upward, by tier and switch.
    up: Vec<Tier>,
    /// Downward, by tier and switch; the leaves' are their hosts.
    down: Vec<Tier>,
}

impl<'a> Wired<'a> {
    /// Wires a tree.
    #[track_caller]
    pub fn of(clos: &'a Clos) -> Self {
        let tier = |tier: usize| vec![Cables::new(); clos.switches[tier] as usize];
        let tiers = 0..usize::from(clos.tiers);
        let (mut up, mut down): (Vec<_>, Vec<_>) = tiers.map(|at| (tier(at), tier(at))).unzip();
        let links = wiring::links(clos);
        for link in &links {
            let twice = up[link.tier][link.child as usize].insert(link.parent, link.cables);
            assert_eq!(twice, None, "{link:?} stands twice in {clos:?}");
            down[link.tier + 1][link.parent as usize].insert(link.child, link.cables);
        }
        let hosts = wiring::hosts(clos);
        Self {
            clos,
            links,
            hosts,
            up,
            down,
        }
    }

    fn ports(&self, tier: usize, switch: usize) -> (u64, u64) {
        let below = match tier {
            0 => self.hosts[switch],
            _ => self.down[tier][switch].values().sum(),
        };
        (below, self.up[tier][switch].values().sum())
    }

    #[track_caller]
    pub fn hosts_are_spread_evenly(&self) {
        assert_eq!(self.hosts.len() as u64, self.clos.switches[0]);
        assert_eq!(self.hosts.iter().sum::<u64>(), self.clos.endpoints);
        // Pod by pod where their size was chosen: a full one holds exactly what was asked for.
        let pod = match self.clos.pod {
            0 => self.hosts.len(),
            leaves => leaves as usize,
        };
        let pods = self.hosts.chunks(pod).collect::<Vec<_>>();
        for (place, pod) in pods.iter().enumerate() {
            let (least, most) = (pod.iter().min(), pod.iter().max());
            assert!(
                most.zip(least)
                    .is_some_and(|(most, least)| most - least <= 1),
                "{pod:?}"
            );
            if self.clos.pod > 0 && place + 1 < pods.len() {
                assert_eq!(pod.iter().sum::<u64>(), self.clos.pod_hosts);
            }
        }
    }

    #[track_caller]
    pub fn every_cable_has_two_ends(&self) {
        for tier in 1..usize::from(self.clos.tiers) {
            let below = self.links.iter().filter(|link| link.tier + 1 == tier);
            let cables: u64 = below.map(|link| link.cables).sum();
            assert_eq!(
                cables, self.clos.cables[tier],
                "layer {tier} of {:?}",
                self.clos
            );
        }
    }

    #[track_caller]
    pub fn no_switch_has_more_cables_than_ports(&self) {
        for tier in 0..usize::from(self.clos.tiers) {
            for switch in 0..self.up[tier].len() {
                let (below, above) = self.ports(tier, switch);
                let said = || format!("switch {switch} of tier {tier} of {:?}", self.clos);
                let top = tier + 1 == usize::from(self.clos.tiers);
                let (radix, top_ports) = (self.clos.ports.radix, self.clos.ports.top);
                let ports = if top { top_ports } else { radix };
                assert!(below + above <= u64::from(ports), "{}", said());
                assert!(below > 0, "idle: {}", said());
            }
        }
    }

    /// Never more below than so many times what is above, the top apart: 1 is non-blocking.
    #[track_caller]
    pub fn no_switch_leads_up_less_than(&self, taper: [f64; 3]) {
        for (tier, taper) in taper[..self.up.len() - 1].iter().enumerate() {
            for switch in 0..self.up[tier].len() {
                let (below, above) = self.ports(tier, switch);
                let said = || format!("switch {switch} of tier {tier} of {:?}", self.clos);
                assert!(
                    below as f64 <= taper * above as f64 * (1.0 + 1e-8),
                    "{}",
                    said()
                );
            }
        }
    }

    /// Leaves that share a switch below the top make a pod: none is larger than asked, and only the last may be smaller.
    #[track_caller]
    pub fn pods_share_nothing_below_the_top(&self, pod: Option<u64>) {
        let Some(pod) = pod.filter(|pod| *pod < self.clos.endpoints) else {
            return;
        };
        // The lowest leaf below every switch, tier by tier; leaves below one switch follow one another.
        let leaves = self.clos.switches[0] as usize;
        let mut pod_of: Vec<usize> = (0..leaves).collect();
        let mut below: Vec<BTreeSet<usize>> =
            (0..leaves).map(|leaf| BTreeSet::from([leaf])).collect();
        for tier in 1..self.down.len() - 1 {
            let all = self.down[tier].iter().map(|children| {
                let leaves = children
                    .keys()
                    .flat_map(|child| below[*child as usize].iter());
                leaves.copied().collect::<BTreeSet<usize>>()
            });
            below = all.collect();
            for shared in &below {
                let first = shared.iter().map(|leaf| pod_of[*leaf]).min();
                for leaf in shared {
                    pod_of[*leaf] = first.expect("a leaf");
                }
            }
        }
        let mut sizes = BTreeMap::new();
        for first in &pod_of {
            *sizes.entry(*first).or_insert(0_u64) += 1;
        }
        let whole = pod.div_ceil(u64::from(self.clos.ports.split[0].down));
        assert_eq!(
            sizes.len() as u64,
            self.clos.endpoints.div_ceil(pod),
            "{:?}",
            self.clos
        );
        let last = sizes.len() - 1;
        for (place, size) in sizes.values().enumerate() {
            let said = || format!("pod {place} of {last} has {size} leaves: {:?}", self.clos);
            assert!(
                *size == whole || place == last && *size < whole,
                "{}",
                said()
            );
        }
    }

    #[track_caller]
    pub fn every_switch_serves_its_parents_alike(&self) {
        for (tier, switches) in self.up.iter().enumerate() {
            let wanted = self.clos.up(tier);
            for parents in switches {
                assert_eq!(parents.values().sum::<u64>(), wanted, "{:?}", self.clos);
                let different: BTreeSet<_> = parents.values().collect();
                assert!(different.len() <= 1, "{parents:?} of {:?}", self.clos);
            }
        }
    }

    /// Switches that share one parent share all of them, over as many cables: the pods and slices, without their names.
    #[track_caller]
    pub fn siblings_share_all_parents(&self) {
        for tier in 1..self.down.len() {
            for children in &self.down[tier] {
                let parents = |child: &u64| &self.up[tier - 1][*child as usize];
                let mut all = children.keys().map(parents);
                let first = all.next();
                assert!(all.all(|other| Some(other) == first), "{:?}", self.clos);
            }
        }
    }

    #[track_caller]
    pub fn counted_ports_are_the_wired_ones(&self) {
        for tier in 0..usize::from(self.clos.tiers) {
            let mut wired = BTreeMap::new();
            for switch in 0..self.up[tier].len() {
                *wired.entry(self.ports(tier, switch).0).or_insert(0) += 1;
            }
            let mut counted = BTreeMap::new();
            for (count, down) in self.clos.down(tier) {
                if count > 0 {
                    *counted.entry(down).or_insert(0) += count;
                }
            }
            assert_eq!(counted, wired, "tier {tier} of {:?}", self.clos);
        }
    }

    /// Every switch above a leaf, by tier.
    fn above(&self, leaf: u64) -> Vec<BTreeSet<u64>> {
        let mut all = vec![BTreeSet::from([leaf])];
        for tier in &self.up[..self.up.len() - 1] {
            let parents = |switch: &u64| tier[*switch as usize].keys().copied();
            let next = all.last().expect("a leaf").iter().flat_map(parents);
            all.push(next.collect());
        }
        all
    }

    /// A unit from one leaf to another, split evenly over the cables at every step: its share of each upward and each
    /// downward link, by tier, child and parent.
    #[track_caller]
    fn spread(&self, from: u64, above: &[BTreeSet<u64>]) -> [BTreeMap<(usize, u64, u64), f64>; 2] {
        let (mut rising, mut falling) = (BTreeMap::new(), BTreeMap::new());
        let (mut at, mut tier) = (BTreeMap::from([(from, 1.0)]), 0);
        while !at.keys().all(|switch| above[tier].contains(switch)) {
            let some = at.keys().any(|switch| above[tier].contains(switch));
            assert!(!some, "some turn below others in {:?}", self.clos);
            let mut next = BTreeMap::new();
            for (switch, share) in at {
                let parents = &self.up[tier][switch as usize];
                let all: u64 = parents.values().sum();
                for (parent, cables) in parents {
                    let part = share * *cables as f64 / all as f64;
                    *rising.entry((tier, switch, *parent)).or_insert(0.0) += part;
                    *next.entry(*parent).or_insert(0.0) += part;
                }
            }
            (at, tier) = (next, tier + 1);
        }
        while tier > 0 {
            let mut next = BTreeMap::new();
            for (switch, share) in at {
                let below = &self.down[tier][switch as usize];
                let mut ways = below.keys().filter(|child| above[tier - 1].contains(child));
                let (Some(child), None) = (ways.next(), ways.next()) else {
                    panic!("not one way down in {:?}", self.clos);
                };
                *falling.entry((tier - 1, *child, switch)).or_insert(0.0) += share;
                *next.entry(*child).or_insert(0.0) += share;
            }
            (at, tier) = (next, tier - 1);
        }
        [rising, falling]
    }

    /// Non-blocking for whatever the hosts send: with every leaf sending and receiving at full rate, or at what the
    /// tapers above it leave of it, the worst partner for each leaf and link still asks no cable for more than its rate.
    /// So any two leaves have k/2 paths that share no cable, too.
    #[track_caller]
    pub fn no_traffic_overloads_a_cable(&self) {
        let split = &self.clos.ports.split[..self.up.len() - 1];
        let (mut most, mut all) = (1.0_f64, 1.0);
        for split in split.iter().skip(1) {
            all *= split.taper();
            most = most.max(all);
        }
        let sent = split.first().map_or(0.0, |leaf| f64::from(leaf.up) / most);
        let leaves = self.clos.switches[0];
        let mut upward = BTreeMap::new();
        let mut downward = BTreeMap::new();
        let mut worst_up = vec![BTreeMap::new(); leaves as usize];
        for to in 0..leaves {
            let above = self.above(to);
            let mut worst_down = BTreeMap::new();
            for from in (0..leaves).filter(|from| *from != to) {
                let [rising, falling] = self.spread(from, &above);
                raise(&mut worst_up[from as usize], rising);
                raise(&mut worst_down, falling);
            }
            add(&mut downward, worst_down);
        }
        for worst in worst_up {
            add(&mut upward, worst);
        }
        for link in &self.links {
            let place = (link.tier, link.child, link.parent);
            for loads in [&upward, &downward] {
                let load = loads.get(&place).copied().unwrap_or(0.0) * sent;
                let said = || format!("{load} on {link:?} of {:?}", self.clos);
                assert!(load <= link.cables as f64 + 1e-9, "{}", said());
            }
        }
    }
}

type Loads = BTreeMap<(usize, u64, u64), f64>;

fn raise(worst: &mut Loads, by: Loads) {
    for (place, share) in by {
        let entry = worst.entry(place).or_insert(0.0);
        *entry = entry.max(share);
    }
}

fn add(total: &mut Loads, by: Loads) {
    for (place, share) in by {
        *total.entry(place).or_insert(0.0) += share;
    }
}
