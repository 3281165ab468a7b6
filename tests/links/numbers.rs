//! Numbers in a link, as people type them.

use fabriconomics::scenario::{Document, Kind};

use super::{row, rows};

/// Given a text typed for the cluster size, the size read; a refused text keeps the default and says why.
#[test]
fn sizes_are_read_as_people_type_them() {
    let table = "
        100000          | 100000  |
        98304           | 98304   |
        98,304          | 98304   |
        1,234,567       | 1234567 |
        98 304          | 98304   |
        98_304          | 98304   |
        98%E2%80%AF304  | 98304   |
        100k            | 100000  |
        64K             | 64000   |
        1.2M            | 1200000 |
        1.2m            | 1200000 |
        98.304k         | 98304   |
        0.004B          | 4000000 |
        1e5             | 100000  |
        +512            | 512     |
        512.0           | 512     |
        98.304          | 100000  | type “98304” if thousands were meant
        100.000         | 100000  | type “100000” if thousands were meant
        1.234.567       | 100000  | type “1234567” if thousands were meant
        0.064           | 100000  | is not a whole number; 100,000 stands instead
        1000.5          | 100000  | is not a whole number
        2,35            | 100000  | type “2.35” if a decimal point was meant
        1234,567        | 100000  | comma
        1.5,000         | 100000  | comma
        0,500           | 100000  | comma
        ,500            | 100000  | comma
        NaN             | 100000  | is not a number
        inf             | 100000  | is not a number
        -inf            | 100000  | is not a number
        +infinity       | 100000  | is not a number
        0x40            | 100000  | is not a number
        k               | 100000  | is not a number
        -               | 100000  | is not a number
        .               | 100000  | is not a number
                        | 100000  | “” is not a number; 100,000 stands instead
        many            | 100000  | is not a number
        12%2012%C3%A9   | 100000  | is not a number
        -5              | 64      | runs from 64 to 4,194,304 GPUs; “-5” was set to 64
        63              | 64      | was set to 64
        0               | 64      | was set to 64
        4194305         | 4194304 | was set to 4,194,304
        1e300           | 4194304 | was set to 4,194,304
        1e999           | 4194304 | was set to 4,194,304
        1e99999999999   | 100000  | is not a number
        1e              | 100000  | is not a number
        64.00000000000000000 | 64 |
    ";
    for [text, size, says] in rows(table) {
        let (document, notices) = Document::read(&format!("gpus={text}"));
        assert_eq!(document.scenario.gpus.to_string(), size, "{text}");
        assert_eq!(notices.len(), usize::from(!says.is_empty()), "{text}");
        for notice in notices {
            assert!(notice.message.contains(says), "{}", notice.message);
            assert_eq!(notice.key, "gpus");
        }
    }
}

/// Given a text typed for a key, the value read.
#[test]
fn shares_and_money_are_read_as_people_type_them() {
    #[track_caller]
    fn expect(key: &str, text: &str, value: f64, notices: usize) {
        let (document, said) = Document::read(&format!("{key}={text}"));
        let Kind::Number(number) = &row(key).kind else {
            panic!("{key} is a number")
        };
        assert_eq!((number.get)(&document.scenario), value, "{text}");
        assert_eq!(said.len(), notices, "{text}: {said:?}");
    }
    expect("delivered", "60", 60.0, 0);
    expect("delivered", "60%", 60.0, 0);
    expect("delivered", "60%25", 60.0, 0);
    expect("delivered", "60%20%", 60.0, 0);
    expect("delivered", "72.5", 72.5, 0);
    expect("delivered", "0.6", 20.0, 1);
    expect("delivered", "101", 100.0, 1);
    expect("overlap", "-0", 0.0, 0);
    expect("gpu-hour", "$1.99", 1.99, 0);
    expect("gpu-hour", "%241.99", 1.99, 0);
    expect("gpu-hour", "1,99", 2.35, 1);
    expect("gpu-hour", "1.999", 1.999, 0);
    expect("kwh", "0,078", 0.078, 1);
    expect("kwh", ".1", 0.1, 0);
    expect("failure-rate", "1.5k", 1_500.0, 0);
    expect("failure-rate", "1.005k", 1_005.0, 0);
    expect("failure-rate", "172.123456789012", 172.123456789012, 0);
    expect("kwh", "7.8e-2", 0.078, 0);
    // A refused number names its unit where people write it.
    let (_, said) = Document::read("gpu-hour=99");
    assert_eq!(
        said[0].message,
        "GPU-hour runs from $0.05 to $50; “99” was set to 50."
    );
}
