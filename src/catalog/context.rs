//! The shapes of what surrounds the parts: platforms, fabrics, observations, assumptions and claims. Fields mirror
//! `kinds.rs`.

use super::Datum;
use super::items::item;

item! {
    /// An accelerator in the server it comes in.
    Platform {
        /// Plural for a sentence: "100,000 H100s".
        plural: &'static str,
        /// Who makes it.
        maker: &'static str,
        /// Fabrics it can be put on, by id.
        fabrics: &'static [&'static str],
        /// The adapter it always brings, by id; empty when the fabric decides.
        nic: &'static str,
        /// Adapters, each with one module cage, for every accelerator.
        nic_cages: u8,
        /// Planes on an Ethernet fabric when nobody says otherwise; 0 means one for each adapter.
        planes_on_ethernet: u8,
        /// Accelerators sold together: a server, or a rack.
        gpus_per_server: u32,
        /// Accelerators of one host that go to as many leaves.
        rails: u32,
        /// Accelerators in one scale-up domain; 0 where there is none.
        scale_up_domain: u32,
        /// Edge of the cube a torus is built of, in accelerators; 0 where there is no torus.
        cube: u32,
        /// Most accelerators in one torus; 0 where there is none.
        torus_most: u32,
        /// Scale-up network, as its maker calls it.
        scale_up_name: &'static str,
        /// The scale-up network is an open standard.
        open: bool,
        /// What the scale-up network is made of: `board`, `backplane`, `cables` or `copper and light`.
        medium: &'static str,
        /// Why it cannot be chosen, or empty.
        missing: &'static str,
        /// Back-end bandwidth of one accelerator, one way.
        scale_out: Option<Datum>,
        /// Scale-up bandwidth of one accelerator, one way.
        scale_up: Option<Datum>,
        /// Differential pairs of copper between the whole domain and its scale-up switches.
        copper_pairs: Option<Datum>,
        /// Dense BF16 operations of one accelerator.
        peak: Option<Datum>,
        /// Bus bandwidth of a ring inside the scale-up domain.
        ring: Option<Datum>,
        /// Bus bandwidth of an all-reduce the scale-up switch sums.
        in_network: Option<Datum>,
        /// One link of the torus, one way.
        torus_link: Option<Datum>,
        /// What the slot of its adapter carries, PCIe ×16, one way.
        slot: Option<Datum>,
        /// Bandwidth of one accelerator to its own memory.
        memory: Option<Datum>,
        /// All-in IT draw for each accelerator.
        watts_per_gpu: Option<Datum>,
        /// Volume price of the server.
        price_hyperscale: Option<Datum>,
        /// List price of the server.
        price_street: Option<Datum>,
        /// Rent of one accelerator for an hour.
        gpu_hour: Datum,
    }
}

item! {
    /// A back-end fabric: protocol, transport and the parts it usually comes in.
    Fabric {
        /// Short name for a label.
        short: &'static str,
        /// What it does, in a few words.
        promise: &'static str,
        /// What its delivered share rests on, in a few words.
        assumption: &'static str,
        /// Hashes each flow onto one path.
        hashed: bool,
        /// Its switches add up what passes through them.
        sums: bool,
        /// Default switch at ports up to 200 Gb/s; empty where there is none.
        switch_at_200: &'static str,
        /// Default switch at 400 Gb/s.
        switch_at_400: &'static str,
        /// Default switch at 800 Gb/s.
        switch_at_800: &'static str,
        /// Default switch at 1.6 Tb/s.
        switch_at_1600: &'static str,
        /// Default switch with co-packaged optics.
        switch_copackaged: &'static str,
        /// Default adapter up to 400 Gb/s.
        nic_at_400: &'static str,
        /// Default adapter above.
        nic_at_800: &'static str,
        /// Share of line rate it delivers under load.
        delivered: Datum,
    }
}

item! {
    /// A published count of interruptions: events among so many GPUs in so many days.
    Observed {
        /// Short name for a label.
        short: &'static str,
        /// What it calls an interruption.
        counts: &'static str,
        /// Interruptions counted.
        events: Datum,
        /// Among how many GPUs.
        gpus: Datum,
        /// Over how many days.
        days: Datum,
    }
}

item! {
    /// One row of the root-cause table the built-up interval is calibrated on.
    Cause {
        /// What it scales with: `gpu`, `host`, `software`, `network` or `nic`.
        class: &'static str,
        /// Interruptions counted.
        events: Datum,
    }
}

item! {
    /// A default that belongs to no part: an input's starting value and the range it is tried over.
    Assumption {
        /// Low end of what sources say.
        low: Option<Datum>,
        /// The default.
        value: Datum,
        /// High end of what sources say.
        high: Option<Datum>,
    }
}

item! {
    /// A network beside the back end.
    Side {
        /// Ports of one host.
        ports: Datum,
        /// Rate of one port, one way.
        speed: Datum,
        /// Ports of its switch.
        radix: Datum,
        /// Module at both ends of its links, by id; empty where they are copper.
        module: &'static str,
        /// Draw of its switch.
        watts: Datum,
        /// Volume price of its switch.
        price_hyperscale: Datum,
        /// List price of its switch.
        price_street: Datum,
        /// Failures of its switch a year.
        failures: Datum,
        /// Volume price of the adapter behind one port of the host.
        nic_hyperscale: Datum,
        /// List price of that adapter.
        nic_street: Datum,
        /// Draw of that adapter.
        nic_watts: Datum,
    }
}

item! {
    /// What somebody else says of optics or of a network as a whole; the model does not read it.
    Claim {
        /// What it is about: `energy`, `saves-optics`, `saves-network`, `saves-cluster` (and `-flat`, with a tier fewer)
        /// or `study`.
        topic: &'static str,
        /// Rate in Gb/s a claim in watts is made for; 0 elsewhere.
        per: u32,
        /// What is claimed.
        value: Datum,
    }
}
