//! Whatever is wrong with a link is put right, with one notice each.

use fabriconomics::scenario::Document;

use super::rows;

/// Given a link, the difference it leaves and the one notice it earns: its key, and words it must have.
#[track_caller]
fn repaired(link: &str, left: &str, key: &str, says: &str) {
    let (document, notices) = Document::read(link);
    let shown: String = link.chars().take(80).collect();
    assert_eq!(document.difference(), left, "{shown}: {notices:?}");
    let [notice] = &notices[..] else {
        panic!("{shown}: one notice is wanted: {notices:#?}")
    };
    assert_eq!(notice.key, key, "{shown}: {notice:?}");
    assert!(notice.message.contains(says), "{shown}: {}", notice.message);
    assert!(notice.message.ends_with('.'), "{}", notice.message);
}

#[test]
fn each_thing_wrong_earns_one_notice() {
    let table = "
        wibble=3&gpus=512              | gpus=512        | wibble  | no input called “wibble”
        gpus                           |                 | gpus    | “” is not a number; 100,000 stands instead
        gpus=5&tiers=3                 | gpus=64&tiers=3 | gpus    | was set to 64
        fabric=token-ring              |                 | fabric  | no choice “token-ring”; spectrum-x stands
        switch=q3450                   |                 | switch  | no choice “q3450”
        gpus=512&gpus=1024             | gpus=1024       | gpus    | more than once; the last one counts
        gpus=1&gpus=2&gpus=512         | gpus=512        | gpus    | more than once
        gpus=%zz&tiers=3               | tiers=3         |         | “%zz” is not readable percent-encoding
        gpus=%E0%A4                    |                 |         | not readable percent-encoding
        gpus=5%00120                   | gpus=5120       |         | invisible characters
        view=cellar&gpus=512           | gpus=512        | view    | no view called “cellar”; overview opens
        gpus=512&v=99                  | gpus=512        | v       | newer release (v=99)
        gpus=512&v=one                 | gpus=512        | v       | “one” is no version
        gpus=512&catalog=2020-01-01    | gpus=512        | catalog | catalog of “2020-01-01”
        set.qm9700.radius=3            |                 | set.qm9700.radius   | no value called “qm9700.radius”
        set.qm9700.capacity=3          |                 | set.qm9700.capacity | that can be set
        set.qm9700.watts=-3            |                 | set.qm9700.watts    | from 0 to a trillion; “-3” was left out
        set.qm9700.watts=hot           |                 | set.qm9700.watts    | “hot” is not a number; the catalog's 747 stands
        set.qm9700.watts=36,5          |                 | set.qm9700.watts    | type “36.5” if a decimal point
        taper=1,x                      |                 | taper   | Oversubscription, spine: “x” is not a number; 1 stands
        taper=1,99&gpus=512            | gpus=512&taper=1,32 | taper | Oversubscription, spine, runs from 0.25 to 32:1
        reach=1,2,3,4,5                | reach=1,2,3,4   | reach   | Reach has 4 values; the others were left out
        pod=3.5                        |                 | pod     | “3.5” is not a whole number; 0 stands instead
        pod=1M                         | pod=131072      | pod     | Pod runs from 0 to 131,072 GPUs
        topology=ring                  |                 | topology | no choice “ring”; clos stands
        media=air                      |                 | media   | no choice “air”; single-mode stands
        modules=three                  |                 | modules | no choice “three”; twin stands
        beside=maybe                   |                 | beside  | no choice “maybe”; none stands
        year=1999                      | year=2022       | year    | runs from 2022 to 2035
        service=100%                   | service=99.9    | service | runs from 50 to 99.9 %
        repair=0                       | repair=1        | repair  | runs from 1 to 180 days
        base=gpus%3D5                  | base=gpus%3D64  | base    | In the baseline: Cluster size runs from 64
        base=base%3Dgpus%253D512       | base=           | base    | no baseline of its own
    ";
    for [link, left, key, says] in rows(table) {
        repaired(link, left, key, says);
    }
    let hidden = "gp\u{200b}us=5\u{202e}120\u{feff}";
    repaired(hidden, "gpus=5120", "", "invisible characters");
}

#[test]
fn what_cannot_be_built_moves_to_the_nearest_that_can() {
    let table = "
        switch=qm9700&fabric=spectrum-x                | | switch | does not serve Spectrum-X Ethernet at 400G; Spectrum-4
        switch=qm9700                                  | fabric=infiniband | fabric | does not carry Spectrum-X Ethernet; InfiniBand
        switch=tomahawk5&optics=lpo                    | fabric=ethernet&optics=lpo | fabric | Standard Ethernet stands instead
        optics=cpo&switch=qm9700&fabric=infiniband     | fabric=infiniband | optics | has no co-packaged version; DSP
        switch=sn6800&optics=dsp                       | optics=cpo | optics | has its optics inside; CPO stands
        platform=tpu-v5p&gpus=512                      | gpus=512 | platform | cannot be chosen: 50 Gb/s
        platform=trainium2&fabric=infiniband           | platform=trainium2&fabric=ethernet | fabric | not come on InfiniBand; Standard Ethernet
        planes=3                                       | planes=2 | planes | cannot run over 3 planes; it runs over 2 of 200G
        planes=8                                       | planes=2 | planes | H100 SXM on Spectrum-X Ethernet cannot
        planes=9                                       | | planes | no choice “9”
        platform=vr200&fabric=infiniband&planes=1      | platform=vr200&fabric=infiniband | planes | cannot run over 1 plane; it runs over 2 of 800G
        topology=torus                                 | | topology | cannot be a 3-D torus; Folded Clos stands
        platform=ironwood&topology=torus&fabric=ethernet | platform=ironwood&fabric=ici | fabric | not built on Standard Ethernet; Inter-chip interconnect torus stands
        platform=ironwood&fabric=ici&topology=clos     | platform=ironwood&fabric=ici | topology | cannot be a Folded Clos; 3-D torus stands
        platform=ironwood&fabric=ici&host=dac          | platform=ironwood&fabric=ici | host | no leaf to reach over DAC
        platform=ironwood&topology=torus&host=aec      | platform=ironwood&fabric=ici | host | no leaf to reach over AEC
        platform=ironwood&topology=torus&optics=cpo    | platform=ironwood&fabric=ici | optics | no switch chip for engines
        platform=ironwood&fabric=ici&switch=qm9700     | platform=ironwood&fabric=ici | switch | no packet switch; Quantum-2 QM9700
        platform=ironwood&fabric=ici&switch=tomahawk5  | platform=ironwood&fabric=ici | switch | no packet switch; Tomahawk 5
        platform=ironwood&fabric=ici&planes=2          | platform=ironwood&fabric=ici | planes | cannot run over 2 planes
        platform=trainium2&fabric=ethernet&topology=torus | platform=trainium2&fabric=ethernet | topology | cannot be a 3-D torus
        fabric=ici                                     | fabric=infiniband | fabric | does not come on Inter-chip interconnect torus
        optics=cpo&reach=30,2000                       | reach=30,2000 | optics | engines that do not reach so far; DSP stands
        platform=a100&fabric=infiniband&optics=cpo     | platform=a100&fabric=infiniband | optics | has no co-packaged version
    ";
    for [link, left, key, says] in rows(table) {
        repaired(link, left, key, says);
    }
}

/// Of a megabyte only whole pairs are read: half a value would be another value.
#[test]
fn too_much_text_is_cut_between_pairs() {
    let (junk, nought) = ("x".repeat(1 << 20), "0".repeat(1 << 20));
    repaired(&junk, "", "", "too long");
    repaired(&format!("gpus=512&{junk}"), "gpus=512", "", "too long");
    let address = format!("https://example.org/#gpus=512&tiers=3{nought}");
    repaired(&address, "gpus=512", "", "too long");
    let often = "gpus=512&".repeat(1_000);
    repaired(&often, "gpus=512", "gpus", "more than once");
}

#[test]
fn a_flood_of_mistakes_is_counted() {
    let flood: String = (0..5_000).map(|n| format!("k{n}=1&")).collect();
    let (document, notices) = Document::read(&flood);
    assert_eq!(document.difference(), "");
    assert_eq!(notices.len(), 12);
    assert!(
        notices[11]
            .message
            .ends_with("more parts of the link were not kept.")
    );
}

/// Whoever asks for a torus where there is one need not know what its fabric is called.
#[test]
fn a_torus_brings_its_fabric() {
    let (document, notices) = Document::read("platform=ironwood&topology=torus&gpus=9216");
    assert_eq!(notices, []);
    assert_eq!(
        document.difference(),
        "gpus=9216&platform=ironwood&fabric=ici"
    );
    let named = "gpus=9216&platform=ironwood&fabric=ici&topology=torus";
    assert_eq!(Document::read(named), (document, vec![]));
}
