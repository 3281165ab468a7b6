//! The figures and the page wear the same colours: every token of `app.css` a figure uses, in both schemes.

use std::collections::BTreeMap;
use std::fs;

use fabriconomics::figures::plot::Ink;
use fabriconomics::figures::theme::{FAMILY, Scheme, Theme};

/// The colours a rule sets: `--paper: #fbfaf7;`.
fn tokens<'a>(css: &'a str, rule: &str) -> BTreeMap<&'a str, &'a str> {
    let (_, rest) = css
        .split_once(rule)
        .unwrap_or_else(|| panic!("app.css has no rule {rule}"));
    let body = rest.split_once('}').map_or(rest, |(body, _)| body);
    let pairs = body
        .split(';')
        .filter_map(|line| line.trim().split_once(':'));
    let colours = pairs.filter(|(_, value)| value.trim().starts_with('#'));
    colours
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect()
}

#[track_caller]
fn wears(scheme: Scheme, tokens: &BTreeMap<&str, &str>) {
    let theme = Theme::canvas(scheme, 1.0);
    for (token, paint) in [
        ("--paper", theme.paper()),
        ("--ink", theme.ink()),
        ("--soft", theme.soft()),
        ("--faint", theme.faint()),
        ("--grid", theme.grid()),
        ("--infiniband", theme.of(Ink::Fabric("infiniband"))),
        ("--spectrum-x", theme.of(Ink::Fabric("spectrum-x"))),
        ("--ethernet", theme.of(Ink::Fabric("ethernet"))),
        ("--ultra-ethernet", theme.of(Ink::Fabric("ultra-ethernet"))),
        ("--switches", theme.of(Ink::Series(4))),
        ("--optics", theme.of(Ink::Series(5))),
        ("--adapters", theme.of(Ink::Series(6))),
        ("--cables", theme.of(Ink::Series(7))),
        ("--ink", theme.of(Ink::Main)),
        ("--faint", theme.of(Ink::Faint)),
    ] {
        let hex = format!("#{:02x}{:02x}{:02x}", paint.0, paint.1, paint.2);
        assert_eq!(tokens.get(token), Some(&hex.as_str()), "{scheme:?} {token}");
    }
}

#[test]
fn figures_wear_the_colours_of_the_page() {
    let css = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/app.css"))
        .expect("app.css is there");
    wears(Scheme::Light, &tokens(&css, ":root {"));
    let dark = tokens(&css, ":root[data-theme=\"dark\"] {");
    wears(Scheme::Dark, &dark);
    // The system's wish and the reader's are one list, written twice because CSS cannot name it.
    assert_eq!(tokens(&css, ":root:not([data-theme=\"light\"]) {"), dark);
    assert!(FAMILY.starts_with("IBM Plex Sans") && css.contains("font-family: \"IBM Plex Sans\""));
}

/// Contrast of two colours as WCAG 2.1 reckons it.
fn contrast(one: plotters::style::RGBColor, other: plotters::style::RGBColor) -> f64 {
    let light = |paint: plotters::style::RGBColor| {
        let part = |byte: u8| match f64::from(byte) / 255.0 {
            value if value <= 0.04045 => value / 12.92,
            value => libm::pow((value + 0.055) / 1.055, 2.4),
        };
        0.2126 * part(paint.0) + 0.7152 * part(paint.1) + 0.0722 * part(paint.2)
    };
    let (one, other) = (light(one) + 0.05, light(other) + 0.05);
    (one / other).max(other / one)
}

#[test]
fn ink_can_be_read_on_paper() {
    for scheme in [Scheme::Light, Scheme::Dark] {
        let theme = Theme::canvas(scheme, 1.0);
        let texts = [theme.ink(), theme.soft()];
        let fabrics = [
            "infiniband",
            "spectrum-x",
            "ethernet",
            "ultra-ethernet",
            "ocs",
        ]
        .map(Ink::Fabric);
        let series = [0, 1, 2, 3, 4, 5, 6, 7].map(Ink::Series);
        // The names at the ends of the lines wear the lines' colours, and they are text.
        for paint in fabrics
            .into_iter()
            .chain(series)
            .map(|ink| theme.of(ink))
            .chain(texts)
        {
            let ratio = contrast(paint, theme.paper());
            assert!(ratio >= 4.5, "{scheme:?} {paint:?}: {ratio:.2}");
        }
        assert!(contrast(theme.faint(), theme.paper()) >= 3.0);
    }
}

/// A colour as an eye sees it that lacks one kind of cone, wholly (Machado, Oliveira & Fernandes 2009, severity 1), in
/// CIE L*a*b*.
fn seen(paint: plotters::style::RGBColor, eye: [[f64; 3]; 3]) -> [f64; 3] {
    let light = [paint.0, paint.1, paint.2].map(|byte| match f64::from(byte) / 255.0 {
        value if value <= 0.04045 => value / 12.92,
        value => libm::pow((value + 0.055) / 1.055, 2.4),
    });
    let times = |row: [f64; 3], by: [f64; 3]| row[0] * by[0] + row[1] * by[1] + row[2] * by[2];
    let light = eye.map(|row| times(row, light).clamp(0.0, 1.0));
    let white = [0.950_47, 1.0, 1.088_83];
    let matrix = [
        [0.412_4, 0.357_6, 0.180_5],
        [0.212_6, 0.715_2, 0.072_2],
        [0.019_3, 0.119_2, 0.950_5],
    ];
    let mut xyz = matrix.map(|row| times(row, light));
    for (value, white) in xyz.iter_mut().zip(white) {
        *value = match *value / white {
            part if part > 0.008_856 => libm::cbrt(part),
            part => 7.787 * part + 16.0 / 116.0,
        };
    }
    let [x, y, z] = xyz;
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn parts_of_a_bar_are_told_apart_by_every_eye() {
    let eyes = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ];
    for scheme in [Scheme::Light, Scheme::Dark] {
        let theme = Theme::canvas(scheme, 1.0);
        for (eye, one, other) in eyes.into_iter().flat_map(|eye| {
            let pairs = (4..8).flat_map(|one| (one + 1..8).map(move |other| (one, other)));
            pairs.map(move |(one, other)| (eye, one, other))
        }) {
            let [a, b] = [one, other].map(|ink| seen(theme.of(Ink::Series(ink)), eye));
            let apart = libm::sqrt((0..3).map(|at| (a[at] - b[at]) * (a[at] - b[at])).sum());
            assert!(apart >= 25.0, "{scheme:?} {one} {other}: {apart:.0}");
        }
    }
}

#[test]
fn a_ratio_nobody_can_draw_at_counts_as_one() {
    for ratio in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e9] {
        assert_eq!(
            Theme::canvas(Scheme::Light, ratio),
            Theme::canvas(Scheme::Light, 1.0)
        );
    }
    assert_eq!(Theme::canvas(Scheme::Light, 2.0).px(3.0), 6.0);
    // plotters writes SVG text at size ÷ 1.24.
    assert!((Theme::svg(Scheme::Light, 2.0).text(10.0) / 1.24 - 20.0).abs() < 1e-9);
}
