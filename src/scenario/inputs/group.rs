//! Where inputs stand on the page.

/// Where an input stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Always in sight.
    Simple,
    /// The drawing of the network.
    Topology,
    /// Its links.
    Cabling,
    /// What is paid.
    Money,
    /// What the traffic looks like.
    Traffic,
    /// What is trained.
    Training,
    /// How often things break.
    Reliability,
    /// What comes later.
    Years,
    /// The rack and the sites.
    Sites,
}

impl Group {
    /// The groups behind "More", in order.
    pub const MORE: [Self; 8] = [
        Self::Topology,
        Self::Cabling,
        Self::Traffic,
        Self::Training,
        Self::Reliability,
        Self::Years,
        Self::Sites,
        Self::Money,
    ];

    /// The view these inputs belong to; empty where they belong to all.
    pub fn view(self) -> &'static str {
        match self {
            Self::Traffic => "bandwidth",
            Self::Training => "training",
            Self::Reliability => "reliability",
            Self::Years => "roadmap",
            Self::Sites => "scale",
            Self::Topology => "fabric",
            _ => "",
        }
    }

    /// Heading of the group.
    pub fn name(self) -> &'static str {
        match self {
            Self::Simple => "Cluster",
            Self::Topology => "Topology",
            Self::Cabling => "Cabling",
            Self::Money => "Money and power",
            Self::Traffic => "Traffic",
            Self::Training => "Training",
            Self::Reliability => "Reliability",
            Self::Years => "Years",
            Self::Sites => "Rack and sites",
        }
    }
}
