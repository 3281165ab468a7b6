//! The shapes of the parts that are bought: one struct for each kind of item. Fields mirror `kinds.rs`.

use super::Datum;

macro_rules! item {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name {
            /// Id, as links and overrides write it.
            pub id: &'static str,
            /// Name for people.
            pub name: &'static str,
            $($(#[$field_doc])* pub $field: $kind,)*
        }
        /// Items are the rows of one static table: the same id is the same item.
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                std::ptr::eq(self, other) || self.id == other.id
            }
        }
    };
}
pub(super) use item;

item! {
    /// A packet switch as a box, without its modules unless they are co-packaged.
    Switch {
        /// Who makes it.
        maker: &'static str,
        /// Fabrics it can carry, by id.
        fabrics: &'static [&'static str],
        /// Not offered as a choice: the co-packaged twin of another box.
        hidden: bool,
        /// Optical engines sit beside the chip; price and watts include them.
        copackaged: bool,
        /// Id of the co-packaged twin, or empty.
        copackaged_as: &'static str,
        /// Id of the milestone that says when its chip came and with which lanes, or empty.
        milestone: &'static str,
        /// Sum of its ports, one way.
        capacity: Datum,
        /// Slowest port it can be split into.
        port_min: Datum,
        /// Fastest port it has.
        port_max: Datum,
        /// Rate of one module cage: several ports may share it.
        cage: Datum,
        /// Typical draw, without modules unless co-packaged.
        watts: Datum,
        /// Volume price.
        price_hyperscale: Datum,
        /// List price.
        price_street: Datum,
        /// Failures of one box a year.
        failures: Datum,
    }
}

item! {
    /// An optical circuit switch: mirrors or waveguides between fibres, no chip that reads packets.
    Circuit {
        /// Who makes it.
        maker: &'static str,
        /// Ports that can be used.
        ports: Datum,
        /// Loss of light through it.
        loss: Datum,
        /// Draw.
        watts: Datum,
        /// Volume price.
        price_hyperscale: Datum,
        /// List price.
        price_street: Datum,
        /// Failures of one box a year.
        failures: Datum,
    }
}

item! {
    /// An optical module, a co-packaged engine or an external laser.
    Module {
        /// Kind: `dsp`, `lpo`, `lro`, `cpo` or `laser`.
        optics: &'static str,
        /// Not shipping yet.
        forecast: bool,
        /// What it lights: `multimode`, `single-mode`, `coherent`, or `engine` or `laser` inside a switch.
        medium: &'static str,
        /// Rate it carries one way.
        speed: Datum,
        /// Longest link it carries.
        reach: Datum,
        /// Strands of fibre for all of it, both ways.
        fibres: Datum,
        /// Lasers inside it.
        lasers: Datum,
        /// Draw of one.
        watts: Datum,
        /// Volume price.
        price_hyperscale: Datum,
        /// List price.
        price_street: Datum,
        /// Price when it is bought coded by the switch's vendor.
        price_vendor: Option<Datum>,
        /// Failures of one a year.
        failures: Datum,
    }
}

item! {
    /// A copper host cable.
    Cable {
        /// Kind of host link: `aec` or `dac`.
        host: &'static str,
        /// Rate it carries one way.
        speed: Datum,
        /// Longest one that works.
        reach: Datum,
        /// Draw at each of its two ends.
        watts_per_end: Datum,
        /// Volume price of the whole cable.
        price_hyperscale: Datum,
        /// List price of the whole cable.
        price_street: Datum,
        /// Failures of one cable a year.
        failures: Datum,
    }
}

item! {
    /// Structured fibre, priced by the strand.
    Strand {
        /// Modules that light it, by their medium: `single-mode` or `multimode`.
        medium: &'static str,
        /// Volume price of terminating one strand at both ends.
        price_hyperscale: Datum,
        /// List price of terminating one strand at both ends.
        price_street: Datum,
        /// Volume price of a metre of one strand.
        metre_hyperscale: Datum,
        /// List price of a metre of one strand.
        metre_street: Datum,
        /// Failures of one link a year.
        failures: Datum,
    }
}

item! {
    /// A patch panel.
    Panel {
        /// Links it takes.
        links: Datum,
        /// Volume price.
        price_hyperscale: Datum,
        /// List price.
        price_street: Datum,
    }
}

item! {
    /// A network adapter.
    Nic {
        /// Who makes it.
        maker: &'static str,
        /// Expected rather than sold.
        forecast: bool,
        /// Rate of one adapter, one way.
        speed: Datum,
        /// Draw of one.
        watts: Datum,
        /// Volume price.
        price_hyperscale: Datum,
        /// List price.
        price_street: Datum,
        /// Failures of one a year.
        failures: Datum,
    }
}
