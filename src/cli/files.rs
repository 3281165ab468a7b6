//! Files where a link is wanted: `@FILE` is the link a picture, a scenario or a report carries, and `@-` that of standard
//! input.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde_json::Value;

use crate::scenario::files::{Carried, Foreign, MOST_BYTES, carried, is_link};

/// The arguments with every `@FILE` in them opened. Behind an option that names a file to write, an `@` is a letter.
pub fn opened(arguments: impl IntoIterator<Item = OsString>) -> Result<Vec<OsString>, String> {
    let (mut all, mut written) = (Vec::new(), false);
    for argument in arguments {
        let name = argument
            .as_encoded_bytes()
            .strip_prefix(b"@")
            .map(<[u8]>::len);
        match name.filter(|length| *length > 0 && !written && !all.is_empty()) {
            Some(_) => all.push(link(&behind(&argument))?.into()),
            None => {
                written = argument == "--out";
                all.push(argument);
            }
        }
    }
    Ok(all)
}

/// What stands behind the `@`.
fn behind(argument: &OsStr) -> OsString {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        OsStr::from_bytes(&argument.as_bytes()[1..]).to_owned()
    }
    #[cfg(not(unix))]
    {
        argument.to_string_lossy()[1..].to_owned().into()
    }
}

/// The link in a file, or one line that says why there is none.
fn link(name: &OsStr) -> Result<String, String> {
    let shown = Path::new(name).display();
    let bytes = match name == "-" {
        true => bytes(io::stdin()),
        false => File::open(name).and_then(bytes),
    };
    let bytes = bytes.map_err(|error| format!("{shown} cannot be read: {error}"))?;
    found(&bytes).map_err(|foreign| format!("{shown}: {foreign}"))
}

/// No more of a file than could be read into a link.
fn bytes(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn found(bytes: &[u8]) -> Result<String, Foreign> {
    match carried(bytes)? {
        Carried::Link(link) => Ok(link),
        Carried::Json => {
            let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
            let json: Value = serde_json::from_slice(text).map_err(|_| Foreign::DamagedJson)?;
            let link = json.get("link").and_then(Value::as_str);
            let link = link.filter(|link| is_link(link));
            link.map(str::to_owned).ok_or(Foreign::BareJson)
        }
    }
}
