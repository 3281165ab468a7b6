//! The catalog hangs together: every reference leads somewhere, and every platform can be built of parts that exist.

mod numbers;
mod prose;
mod releases;

use fabriconomics::catalog::{
    self, CABLES, Datum, FABRICS, Fabric, MODULES, PLATFORMS, Platform, SIDES, STRANDS, SWITCHES,
};
use fabriconomics::model::evaluate;
use fabriconomics::scenario::{Host, Optics, Scenario, Setup, settle};

fn sold() -> impl Iterator<Item = (&'static Platform, &'static Fabric)> {
    let sold = PLATFORMS
        .iter()
        .filter(|platform| platform.missing.is_empty());
    sold.flat_map(|platform| {
        platform
            .fabrics
            .iter()
            .map(move |id| (platform, fabric(id)))
    })
}

#[track_caller]
fn fabric(id: &str) -> &'static Fabric {
    catalog::fabric(id).unwrap_or_else(|| panic!("no fabric is called `{id}`"))
}

/// Whether packets pass a switch on this fabric; on a torus they pass the chips themselves.
fn switched(fabric: &Fabric) -> bool {
    SWITCHES.iter().any(|it| it.fabrics.contains(&fabric.id))
}

#[track_caller]
fn leads(from: &str, id: &str, somewhere: bool) {
    assert!(
        id.is_empty() || somewhere,
        "{from} names `{id}`, which is not there"
    );
}

#[test]
fn every_reference_leads_somewhere() {
    for it in &SWITCHES {
        leads(
            it.id,
            it.copackaged_as,
            catalog::switch(it.copackaged_as).is_some(),
        );
        for id in it.fabrics {
            fabric(id);
        }
        assert!(!it.fabrics.is_empty(), "{} carries no fabric", it.id);
    }
    for it in &PLATFORMS {
        leads(it.id, it.nic, catalog::nic(it.nic).is_some());
        for id in it.fabrics {
            fabric(id);
        }
    }
    for it in &FABRICS {
        let at = [
            it.switch_at_200,
            it.switch_at_400,
            it.switch_at_800,
            it.switch_at_1600,
        ];
        for id in at.into_iter().chain([it.switch_copackaged]) {
            leads(
                it.id,
                id,
                catalog::switch(id).is_some_and(|box_| !box_.hidden),
            );
            let carries = catalog::switch(id).is_none_or(|s| s.fabrics.contains(&it.id));
            assert!(carries, "{id} does not carry {}", it.id);
        }
        for id in [it.nic_at_400, it.nic_at_800] {
            // A torus wires its chips to each other: no switch, no adapter.
            assert!(
                !switched(it) || catalog::nic(id).is_some(),
                "{} has no adapter `{id}`",
                it.id
            );
        }
    }
    for it in &SIDES {
        leads(it.id, it.module, catalog::module(it.module).is_some());
    }
    for id in [
        "communication",
        "overlap",
        "utilisation",
        "reference",
        "pue",
        "electricity",
    ] {
        assert!(catalog::assumption(id).is_some(), "{id}");
    }
    for id in ["cpo-800", "laser-800", "dsp-400", "dsp-800"] {
        assert!(catalog::module(id).is_some(), "{id}: the model names it");
    }
    assert_eq!(catalog::default_platform().id, "h100");
    assert_eq!(catalog::default_fabric().id, "spectrum-x");
    assert_eq!(catalog::default_observed().id, "llama3");
}

#[test]
fn a_fabrics_default_switches_have_the_ports_they_are_named_for() {
    for it in &FABRICS {
        let at = [
            (200.0, it.switch_at_200),
            (400.0, it.switch_at_400),
            (800.0, it.switch_at_800),
            (1_600.0, it.switch_at_1600),
        ];
        for (port, id) in at {
            let Some(switch) = catalog::switch(id) else {
                continue;
            };
            let fits = switch.port_min.value <= port && port <= switch.port_max.value;
            assert!(fits, "{id} has no {port}G port for {}", it.id);
        }
    }
}

#[test]
fn twins_are_the_same_box_with_its_engines_inside() {
    let engine = catalog::module("cpo-800").expect("the catalog has engines");
    for it in &SWITCHES {
        if let Some(twin) = catalog::switch(it.copackaged_as) {
            assert!(
                twin.hidden && twin.copackaged && !it.copackaged,
                "{}",
                it.id
            );
            assert_eq!(twin.capacity.value, it.capacity.value, "{}", it.id);
            assert_eq!(twin.port_min.value, it.port_min.value, "{}", it.id);
            assert_eq!(twin.port_max.value, it.port_max.value, "{}", it.id);
            assert_eq!(twin.fabrics, it.fabrics, "{}", it.id);
            assert!(twin.watts.value > it.watts.value, "{}", it.id);
        }
        if it.copackaged {
            // The bill takes the engines out of the box's price and draw; something must be left.
            let engines = it.capacity.value / 800.0;
            let left = |all: &Datum, each: &Datum| all.value - engines * each.value;
            assert!(
                left(&it.price_hyperscale, &engine.price_hyperscale) > 0.0,
                "{}",
                it.id
            );
            assert!(
                left(&it.price_street, &engine.price_street) > 0.0,
                "{}",
                it.id
            );
            assert!(left(&it.watts, &engine.watts) > 0.0, "{}", it.id);
        }
        let ports = |rate: &Datum| it.capacity.value / rate.value;
        assert_eq!(ports(&it.port_max).fract(), 0.0, "{}", it.id);
        assert_eq!(ports(&it.cage).fract(), 0.0, "{}", it.id);
        assert!(it.port_min.value <= it.port_max.value, "{}", it.id);
    }
}

/// Whatever is chosen, the parts exist: no fallback to the first row of a list.
#[test]
fn every_combination_finds_its_parts() {
    for (platform, fabric) in sold().filter(|(_, fabric)| switched(fabric)) {
        let switches = SWITCHES.iter().filter(|switch| !switch.hidden).map(Some);
        for switch in switches.chain([None]) {
            for (optics, planes) in Optics::ALL
                .iter()
                .flat_map(|o| (1..=8).map(move |p| (*o, p)))
            {
                let mut scenario = Scenario {
                    platform,
                    fabric,
                    switch,
                    optics,
                    ..Scenario::default()
                };
                scenario.planes = Some(planes);
                settle(&mut scenario);
                has_its_parts(&Setup::of(&scenario));
            }
        }
    }
}

#[track_caller]
fn has_its_parts(setup: &Setup) {
    let what = format!(
        "{} on {}, {} planes",
        setup.platform.id, setup.fabric.id, setup.planes
    );
    let rate = setup.platform.scale_out.as_ref().expect("sold").value;
    assert_eq!(setup.port.0 * f64::from(setup.planes), rate, "{what}");
    assert_eq!(
        f64::from(setup.radix) * setup.port.0,
        setup.switch.capacity.value,
        "{what}"
    );
    assert!(setup.radix.is_multiple_of(2), "{what}");
    assert!(setup.switch.fabrics.contains(&setup.fabric.id), "{what}");
    assert!(setup.switch.port_min.value <= setup.port.0, "{what}");
    assert!(setup.switch.port_max.value >= setup.port.0, "{what}");
    assert_eq!(
        setup.switch.copackaged,
        setup.optics == Optics::Cpo,
        "{what}"
    );

    let at_nic = if setup.optics == Optics::Cpo {
        Optics::Dsp
    } else {
        setup.optics
    };
    assert_eq!(setup.nic_module.optics, at_nic.id(), "{what}");
    let each = rate / f64::from(setup.nic_modules_per_gpu);
    assert!(
        setup.nic_module.speed.value >= each,
        "{what}: {} at {each}G",
        setup.nic_module.id
    );
    let nic = setup.nic.expect("an adapter");
    assert!(
        nic.speed.value * f64::from(setup.adapters) >= rate,
        "{what}"
    );
    for layer in &setup.layers {
        let Some(module) = layer.module else {
            continue;
        };
        assert_eq!(module.optics, setup.optics.id(), "{what}");
        assert!(layer.ends >= 1, "{what}");
        let carried = setup.port.0 * layer.ends as f64;
        assert!(module.speed.value >= carried, "{what}: {}", module.id);
        assert!(module.reach.value >= layer.metres, "{what}: {}", module.id);
        assert!(!module.forecast, "{what}: {}", module.id);
    }
    for kind in Host::ALL
        .iter()
        .map(|host| host.id())
        .filter(|id| *id != "optical")
    {
        let found = CABLES
            .iter()
            .any(|c| c.host == kind && c.speed.value >= setup.port.0);
        assert!(found, "{what}: no {kind} cable");
    }
}

#[test]
fn every_platform_builds_on_every_fabric_it_comes_on() {
    for (platform, fabric) in sold().filter(|(_, fabric)| switched(fabric)) {
        for gpus in [1_024, 100_000] {
            let scenario = Scenario {
                gpus,
                platform,
                fabric,
                ..Scenario::default()
            };
            let network = evaluate(&scenario).network;
            assert!(
                network.is_ok(),
                "{} on {} at {gpus}: {network:?}",
                platform.id,
                fabric.id
            );
        }
    }
    assert!(sold().count() >= 40);
    for it in &PLATFORMS {
        let choosable = it.missing.is_empty();
        assert_eq!(choosable, !it.fabrics.is_empty(), "{}", it.id);
        assert_eq!(choosable, it.scale_out.is_some(), "{}", it.id);
        assert_eq!(choosable, it.watts_per_gpu.is_some(), "{}", it.id);
        assert_eq!(
            it.price_hyperscale.is_some(),
            it.price_street.is_some(),
            "{}",
            it.id
        );
        assert!(
            it.nic_cages > 0 && it.rails > 0 && it.rails <= it.gpus_per_server,
            "{}",
            it.id
        );
        assert!(it.plural.ends_with('s'), "{}", it.id);
        let media = ["board", "backplane", "cables", "copper and light"];
        assert!(media.contains(&it.medium), "{}: {}", it.id, it.medium);
        // A torus is built of whole cubes, and its chip has two links in each of three directions.
        assert_eq!(it.cube > 0, it.torus_most > 0, "{}", it.id);
        assert_eq!(it.cube > 0, it.torus_link.is_some(), "{}", it.id);
        assert_eq!(it.scale_up_domain > 0, it.scale_up.is_some(), "{}", it.id);
        assert_ne!(
            it.scale_up_name.is_empty(),
            it.scale_up.is_some(),
            "{}",
            it.id
        );
        if let (Some(link), Some(all)) = (&it.torus_link, &it.scale_up) {
            assert!(it.torus_most.is_multiple_of(it.cube.pow(3)), "{}", it.id);
            assert_eq!(6.0 * link.value, 8.0 * all.value, "{}", it.id);
        }
        let torus = it.fabrics.iter().any(|id| !switched(fabric(id)));
        assert!(!torus || it.cube > 0, "{}: wired as a torus", it.id);
    }
}

/// Every module that takes fibre finds some to plug into.
#[test]
fn every_module_has_its_fibre() {
    for it in MODULES.iter().filter(|it| it.fibres.value > 0.0) {
        let medium = match it.medium {
            "multimode" => "multimode",
            _ => "single-mode",
        };
        assert!(
            STRANDS.iter().any(|strand| strand.medium == medium),
            "{}",
            it.id
        );
    }
}
