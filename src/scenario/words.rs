//! The words of a scenario: choices among a few, each with the word a link uses and the words a person reads.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $id:literal, $text:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }
        impl $name {
            /// Every choice, in the order it is offered.
            pub const ALL: &[Self] = &[$(Self::$variant),*];
            /// The word a link uses.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }
            /// The word a person reads.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

words! {
    /// How the light is made.
    Optics {
        /// Pluggable module with a digital signal processor.
        Dsp = "dsp", "DSP";
        /// Linear receive: the processor only on the way out.
        Lro = "lro", "LRO";
        /// Linear pluggable: no processor.
        Lpo = "lpo", "LPO";
        /// Engines beside the switch chip; the adapter end stays pluggable.
        Cpo = "cpo", "CPO";
    }
}

words! {
    /// What links an adapter to its leaf.
    Host {
        /// A module at each end and fibre between.
        Optical = "optical", "Optical";
        /// Active electrical cable.
        Aec = "aec", "AEC";
        /// Passive copper.
        Dac = "dac", "DAC";
    }
}

words! {
    /// Whose prices are paid.
    Buyer {
        /// Volume prices.
        Hyperscale = "hyperscale", "Hyperscale";
        /// List and street prices.
        Street = "street", "Street";
        /// Volume prices, but optics coded and sold by the switch vendor.
        Vendor = "vendor", "Vendor optics";
    }
}

words! {
    /// How the switches are joined.
    Topology {
        /// Folded Clos; the rails of a node share its spines.
        Clos = "clos", "Folded Clos";
        /// Each rail a fabric of its own.
        RailOnly = "rail-only", "Rail-only";
        /// Folded Clos with circuit switches at the top.
        Circuits = "ocs", "Circuit switches on top";
        /// Cubes of accelerators joined by circuit switches.
        Torus = "torus", "3-D torus";
    }
}

words! {
    /// What light or copper a link of a given length gets.
    Media {
        /// Single-mode light that reaches far enough, whatever the length.
        SingleMode = "single-mode", "Single-mode light";
        /// The cheapest of copper, multimode and single-mode light that reaches.
        Reach = "reach", "Cheapest in reach";
    }
}

words! {
    /// Ends that share one module.
    Modules {
        /// Two ports in a switch cage, one at the adapter.
        Twin = "twin", "Twin-port at the switch";
        /// One port a module everywhere.
        Single = "single", "Single-port";
        /// Two ports a module at both ends.
        Both = "twin-both", "Twin-port at both ends";
    }
}

words! {
    /// Where the delivered share comes from.
    DeliveredFrom {
        /// What is claimed or estimated of the fabric.
        Claim = "claim", "Claimed";
        /// What follows from its paths and flows.
        Paths = "paths", "From paths";
    }
}

words! {
    /// Where the communication share of a step comes from.
    TrafficFrom {
        /// A number of the person's.
        Set = "set", "Set by hand";
        /// The workload's traffic on this cluster.
        Workload = "workload", "From the model";
    }
}

words! {
    /// How switches choose among equal paths.
    Hash {
        /// Every switch hashes in its own way.
        Seeded = "seeded", "Seeded";
        /// All hash alike: a flow's second choice follows from its first.
        Polarised = "polarised", "Polarised";
    }
}

words! {
    /// Which interval between interruptions drives what is lost.
    StopsFrom {
        /// The published run's rate.
        Observed = "observed", "Observed";
        /// The rates of the parts on the bill.
        BuiltUp = "built-up", "Built up";
    }
}

words! {
    /// How a run comes back after a failure.
    Policy {
        /// From storage, all of it.
        Full = "full", "Full restart";
        /// All of it, from checkpoints in the hosts' memory.
        Memory = "memory", "From memory";
        /// The failed part alone reloads, from a peer that holds the same state.
        Peer = "peer", "From a peer";
        /// Replica groups go on while one of them recovers.
        Partial = "partial", "Groups go on";
    }
}

words! {
    /// What a cluster bought in a later year gives each accelerator.
    Ladder {
        /// The port speed of that year.
        Ports = "ports", "Port speed of the year";
        /// What it has now.
        Held = "held", "As now";
    }
}

words! {
    /// When the network of a living cluster is bought anew.
    Refresh {
        /// At each step of port speed.
        Steps = "steps", "At each speed step";
        /// At every second step.
        Skip = "skip", "At every second step";
        /// Never.
        Never = "never", "Never";
    }
}
