//! Lists in a link: tapers tier by tier, lengths layer by layer.

use fabriconomics::scenario::{Document, Kind};

use super::{row, rows, with};

/// Given the text of a list, the values read, the text written again, and what the notices say, in order.
#[test]
fn lists_are_read_as_people_type_them() {
    let table = "
        taper | 1,7             | 1,7,1            | 1,7                 |
        taper | 7:1             | 7,1,1            | 7                   |
        taper | 1:1,7:1         | 1,7,1            | 1,7                 |
        taper | 3:2, 2:1 ,1     | 1.5,2,1          | 1.5,2               |
        taper | 1,1,1           | 1,1,1            |                     |
        taper | 1:2             | 0.5,1,1          | 0.5                 |
        taper | 3:7             | 0.428571428571428,1,1 | 0.428571428571428 |
        taper | 1%2C7           | 1,7,1            | 1,7                 |
        taper | 1,x             | 1,1,1            |                     | Oversubscription, spine: “x” is not a number; 1 stands instead.
        taper | 7:0             | 1,1,1            |                     | Oversubscription, leaf: “7:0” is not a number; 1 stands instead.
        taper | 0:0,2           | 1,2,1            | 1,2                 | Oversubscription, leaf: “0:0” is not a number; 1 stands instead.
        taper | -3              | 0.25,1,1         | 0.25                | Oversubscription, leaf, runs from 0.25 to 32:1; “-3” was set to 0.25.
        taper | 1,1,99          | 1,1,32           | 1,1,32              | Oversubscription, core, runs from 0.25 to 32:1; “99” was set to 32.
        taper | 1,2,3,4,5       | 1,2,3            | 1,2,3               | Oversubscription has 3 values; the others were left out.
        taper |                 | 1,1,1            |                     |
        taper | 1;7             | 1,1,1            |                     | Oversubscription, leaf: “1;7” is not a number; 1 stands instead.
        taper | 1:2:3           | 1,1,1            |                     | Oversubscription, leaf: “1:2:3” is not a number; 1 stands instead.
        reach | 2               | 2,50,100,500     | 2                   |
        reach | 3m,50 m         | 3,50,100,500     | 3                   |
        reach | 30,50,100,2k    | 30,50,100,2000   | 30,50,100,2000      |
        reach | 2.5,100,100,500 | 2.5,100,100,500  | 2.5,100             |
        reach | 0               | 0.5,50,100,500   | 0.5                 | Reach, host, runs from 0.5 to 100000 m; “0” was set to 0.5.
        reach | 30,50,100,1e9   | 30,50,100,100000 | 30,50,100,100000    | Reach, super, runs from 0.5 to 100000 m; “1e9” was set to 100000.
        reach | ,60             | 30,60,100,500    | 30,60               |
        reach | 7:1             | 30,50,100,500    |                     | Reach, host: “7:1” is not a number; 30 stands instead.
        reach | nan             | 30,50,100,500    |                     | Reach, host: “nan” is not a number; 30 stands instead.
    ";
    for [key, text, values, written, says] in rows(table) {
        let (document, notices) = Document::read(&format!("{key}={text}"));
        let Kind::List(list) = &row(key).kind else {
            panic!("{key} is a list")
        };
        let read = (0..list.entries.len()).map(|place| (list.get)(&document.scenario, place));
        let read: Vec<String> = read.map(|value| value.to_string()).collect();
        assert_eq!(read.join(","), values, "{key}={text}");
        let written = match written {
            "" => String::new(),
            text => format!("{key}={text}"),
        };
        assert_eq!(document.difference(), written, "{key}={text}");
        let said: Vec<_> = notices
            .iter()
            .map(|notice| notice.message.as_str())
            .collect();
        let wanted: Vec<_> = Some(says)
            .into_iter()
            .filter(|says| !says.is_empty())
            .collect();
        assert_eq!(said, wanted, "{key}={text}");
        assert!(notices.iter().all(|notice| notice.key == key));
    }
}

/// A list is left where it comes back to its defaults, and stands as far as its last own value.
#[test]
fn a_list_says_no_more_than_it_must() {
    let tapered = with(&Document::default().scenario, "taper", "2,7,3");
    let written = |text: &str| {
        let scenario = with(&tapered, "taper", text);
        let document = Document {
            scenario,
            ..Document::default()
        };
        document.difference()
    };
    assert_eq!(written("2,7,3"), "taper=2,7,3");
    assert_eq!(written("2,7,1"), "taper=2,7");
    assert_eq!(written("2,1,1"), "taper=2");
    assert_eq!(written("1,1,3"), "taper=1,1,3");
    assert_eq!(written("1,1,1"), "");
}
