//! The march is taken as it would be built: its steps are the model's own answers, and what cannot be says why.

use fabriconomics::analysis::{Missing, Step, march, saved};
use fabriconomics::figures::optics::march::name;
use fabriconomics::model::evaluate;
use fabriconomics::scenario::{Optics, Scenario, Setup, Topology};

use super::{LINKS, near, report, scenario};

fn find(steps: &[Step], optics: Optics, held: bool) -> &Step {
    let step = steps
        .iter()
        .find(|step| step.optics == optics && step.held == held && !step.circuits);
    step.expect("the march has it")
}

/// Given a link, the steps that can be built, with the box of each.
#[test]
fn the_march_is_what_would_be_built() {
    #[track_caller]
    fn expect(link: &str, wanted: &[&str]) {
        let steps = march(&report(link));
        let said: Vec<String> = steps
            .iter()
            .filter_map(|step| {
                Some(format!(
                    "{}: {}",
                    name(step),
                    step.built
                        .as_ref()
                        .ok()?
                        .switch
                        .map_or("none", |switch| switch.id)
                ))
            })
            .collect();
        assert_eq!(said, wanted, "{link}");
    }
    expect(
        "",
        &[
            "DSP: sn5600",
            "LRO: sn5600",
            "LPO: sn5600",
            "CPO, Spectrum-X Photonics SN6800, still 3 tiers: sn6800",
            "CPO, Spectrum-X Photonics SN6800: sn6800",
            "Circuit switches on top: sn5600",
        ],
    );
    expect(
        "platform=gb300&fabric=infiniband&optics=lpo",
        &[
            "DSP: q3400",
            "LRO: q3400",
            "LPO: q3400",
            "CPO: q3450",
            "LPO under circuit switches: q3400",
        ],
    );
    // A box with a twin keeps it; one without moves to the fabric's.
    expect(
        "fabric=ethernet&switch=tomahawk6",
        &[
            "DSP: tomahawk6",
            "LRO: tomahawk6",
            "LPO: tomahawk6",
            "CPO: tomahawk6-cpo",
            "Circuit switches on top: tomahawk6",
        ],
    );
    expect(
        "platform=ironwood&fabric=ici&topology=torus&gpus=9216",
        &["DSP: none", "LRO: none", "LPO: none"],
    );
}

#[test]
fn what_cannot_be_built_says_why() {
    #[track_caller]
    fn expect(link: &str, optics: Optics, wanted: Missing) {
        let steps = march(&report(link));
        assert_eq!(find(&steps, optics, false).built, Err(wanted), "{link}");
    }
    expect("reach=2,50,100,700", Optics::Cpo, Missing::Far(700.0));
    expect(
        "platform=ironwood&fabric=ici&topology=torus&gpus=9216",
        Optics::Cpo,
        Missing::Torus,
    );
    expect(
        "tiers=1&fabric=ethernet&gpus=500",
        Optics::Dsp,
        Missing::TooMany(128),
    );
}

/// Every step is one evaluation of a scenario a person could choose, and one of them is the present one.
#[test]
fn steps_are_the_models_own_answers() {
    for link in LINKS {
        let (scenario, report) = (scenario(link), report(link));
        let steps = march(&report);
        let present: Vec<&Step> = steps.iter().filter(|step| step.present).collect();
        assert_eq!(present.len(), 1, "{link}");
        match (&present[0].built, &report.network) {
            (Ok(built), Ok(network)) => {
                assert_eq!(
                    (built.power, built.capital),
                    (network.power, network.capital),
                    "{link}"
                );
            }
            (Err(_), Err(_)) => {}
            // No module of the kind: others stand in for it, and that is no step.
            (Err(Missing::NoModule), Ok(_)) => {}
            other => panic!("{link}: {other:?}"),
        }
        for step in &steps {
            let Ok(built) = &step.built else { continue };
            let tree = Some(Topology::Clos);
            let own = Scenario {
                optics: step.optics,
                switch: None,
                topology: if step.circuits {
                    Some(Topology::Circuits)
                } else {
                    scenario.topology.and(tree)
                },
                tiers: if step.held {
                    Some(built.tiers)
                } else {
                    scenario.tiers
                },
                ..scenario.clone()
            };
            let plain =
                scenario.switch.is_none() && Setup::of(&scenario).topology != Topology::Torus;
            if plain && scenario.topology != Some(Topology::RailOnly) {
                let network = evaluate(&own).network.expect("it was built");
                assert_eq!(
                    (network.power, network.capital),
                    (built.power, built.capital),
                    "{link}: {step:?}"
                );
            }
        }
    }
}

/// SemiAnalysis's counts for GB300 on InfiniBand (three tiers: 23 % of the network, 2 % of the cluster) and ours, which
/// nothing was tuned to: of the same size, and the ratio of the two the cluster's own.
#[test]
fn savings_shrink_with_what_they_are_a_share_of() {
    let report = report("platform=gb300&fabric=infiniband");
    let steps = march(&report);
    let [from, to] =
        [Optics::Dsp, Optics::Cpo].map(|optics| find(&steps, optics, false).built.expect("built"));
    let saved = saved(&report.scenario, &from, &to);
    assert!(
        saved.port.0 > saved.optics.0
            && saved.optics.0 > saved.network.0
            && saved.network.0 > saved.cluster.0
    );
    assert!((0.10..0.30).contains(&saved.network.0), "{saved:?}");
    assert!((0.01..0.03).contains(&saved.cluster.0), "{saved:?}");
    near(
        saved.cluster.0,
        saved.network.0 * from.power.network_of_cluster().0,
        "the same watts",
    );
    // A port: 25 W for 1.6T against 4.5 W for 800G.
    near(
        saved.port.0,
        1.0 - (4.5 / 800.0) / (25.0 / 1_600.0),
        "a port",
    );
}
