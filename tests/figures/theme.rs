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
        let series = [0, 1, 2, 3].map(Ink::Series);
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
