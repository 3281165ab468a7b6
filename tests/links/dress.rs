//! A link reads the same in any order and however it is dressed: whole address, fragment, query or bare.

use fabriconomics::scenario::Document;

/// Given two links, the same document.
#[test]
fn neither_order_nor_dress_matters() {
    #[track_caller]
    fn same(one: &str, other: &str) {
        let (first, second) = (Document::read(one), Document::read(other));
        assert_eq!(
            first.0.difference(),
            second.0.difference(),
            "{one}\n{other}"
        );
        assert!(first == second, "{one}\n{other}");
    }
    // A value equal to another fabric's or platform's default is still the person's own.
    same(
        "delivered=95&fabric=ethernet",
        "fabric=ethernet&delivered=95",
    );
    same("gpu-hour=2.35&platform=b200", "platform=b200&gpu-hour=2.35");
    assert_eq!(
        Document::read("delivered=95&fabric=ethernet")
            .0
            .scenario
            .delivered()
            .0,
        95.0
    );
    assert_eq!(
        Document::read("gpu-hour=2.35&platform=b200")
            .0
            .scenario
            .gpu_hour()
            .0,
        2.35
    );
    assert_eq!(
        Document::read("failure-rate=172.9&observed=rsc1")
            .0
            .scenario
            .failure_rate(),
        172.9
    );
    same(
        "optics=cpo&switch=q3400&fabric=infiniband",
        "fabric=infiniband&switch=q3400&optics=cpo",
    );

    let plain = "gpus=512&fabric=ethernet&base=gpus%3D128";
    for dressed in [
        "#{}",
        "?{}",
        "#?{}",
        "&{}&",
        "  {}\n",
        "https://example.org/a/?{}",
        "https://example.org/#{}",
        "https://example.org/?{}#",
        "/embed?{}",
        "/#{}",
        "index.html#{}",
        "localhost:8080/index.html?{}",
        "file:///home/me/a=b/index.html#{}",
        "https://example.org/a=b/?{}",
    ] {
        same(plain, &dressed.replace("{}", plain));
    }
    same(plain, "GPUS=512&%66abric=Ethernet&base=gpus=128");
    // A fragment wins over a query, and a query is not lost beside it.
    same(
        "gpus=512&tiers=3",
        "https://example.org/?gpus=64&tiers=3#gpus=512",
    );
    // A query that holds an address is still a query.
    assert_eq!(
        Document::read("gpus=512&from=https://example.org/?x")
            .0
            .difference(),
        "gpus=512"
    );
    assert_eq!(
        Document::read("https://example.org/gpus=512"),
        (Document::default(), vec![])
    );
}
