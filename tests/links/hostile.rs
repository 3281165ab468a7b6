//! No text keeps the page from opening: links made of anything at all.

use fabriconomics::catalog::DATA;
use fabriconomics::model::evaluate;
use fabriconomics::scenario::{Document, INPUTS, Kind};
use proptest::prelude::*;

/// The scenario evaluates to finite numbers, and its link reads as itself.
fn survives(link: &str) -> Result<(), TestCaseError> {
    let (document, said) = Document::read(link);
    // One clear sentence each, whatever it quotes.
    for notice in said.iter().map(|notice| notice.message.as_str()) {
        let first = notice.chars().next().is_some_and(|c| {
            !c.is_lowercase()
                || notice.contains(" runs from 0 to a trillion")
                || notice.contains("; the catalog's ")
        });
        prop_assert!(
            first && notice.ends_with('.') && !notice.contains('\n'),
            "{}",
            notice
        );
        prop_assert!(notice.chars().count() < 400, "{}", notice);
    }
    let written = document.write();
    let (again, notices) = Document::read(&written);
    prop_assert!(notices.is_empty(), "{written}: {notices:?}");
    prop_assert!(again == document, "{}", &written);
    prop_assert_eq!(&again.write(), &written);
    for scenario in [Some(&document.scenario), document.base.as_ref()]
        .into_iter()
        .flatten()
    {
        let report = evaluate(scenario);
        // JSON has no NaN and no infinity: they would be null.
        let mut json = serde_json::to_string(&report.tax).expect("serialises");
        json += &serde_json::to_string(&report.reliability.observed_interval).expect("serialises");
        json += &report.reliability.built_up.map_or(String::new(), |b| {
            serde_json::to_string(&b).expect("serialises")
        });
        if let Ok(network) = &report.network {
            json += &serde_json::to_string(&(
                &network.bill,
                &network.power,
                &network.capital.optics_range,
            ))
            .expect("serialises");
            json += &serde_json::to_string(&(network.capital.network, network.capital.optics))
                .expect("serialises");
        }
        prop_assert!(!json.contains("null"), "{}: {}", &written, json);
    }
    Ok(())
}

fn key() -> impl Strategy<Value = String> {
    let inputs: Vec<String> = INPUTS.iter().map(|input| input.key.to_owned()).collect();
    let data: Vec<String> = DATA
        .iter()
        .map(|d| format!("set.{}", d.key.replace('_', "-")))
        .collect();
    let others = ["v", "catalog", "view", "base", "set.", "GPUS", ""]
        .map(str::to_owned)
        .to_vec();
    prop_oneof![
        6 => prop::sample::select(inputs),
        3 => prop::sample::select(data),
        1 => prop::sample::select(others),
        1 => "\\PC{0,8}",
    ]
}

fn value() -> impl Strategy<Value = String> {
    let words: Vec<String> = INPUTS
        .iter()
        .filter_map(|input| match &input.kind {
            Kind::Choice(choice) => Some((choice.words)()),
            Kind::Number(_) | Kind::List(_) => None,
        })
        .flatten()
        .map(str::to_owned)
        .collect();
    prop_oneof![
        4 => prop::sample::select(words),
        4 => any::<f64>().prop_map(|number| format!("{number}")),
        4 => "[-+]?[0-9]{0,7}[.,]?[0-9]{0,3}[kMB%e]?[0-9]{0,3}",
        1 => (0u64..5_000_000).prop_map(|number| format!("{number}")),
        2 => "[0-9]{0,3}[.:]?[0-9]{0,2}(,[0-9]{0,4}[.:]?[0-9]{0,2}){1,5}",
        1 => "\\PC{0,12}",
        1 => "(%[0-9a-fA-Fz]{0,2}){0,4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn any_text_opens_something(text in any::<String>()) {
        survives(&text)?;
    }

    #[test]
    fn any_soup_of_pairs_opens_something(pairs in prop::collection::vec((key(), value()), 0..12), dress in "[#?/&]{0,2}") {
        let soup: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        survives(&format!("{dress}{}", soup.join("&")))?;
    }

    #[test]
    fn any_soup_in_a_baseline_opens_something(pairs in prop::collection::vec((key(), value()), 0..6)) {
        let soup: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}%3D{value}")).collect();
        survives(&format!("base={}", soup.join("%26")))?;
    }
}
