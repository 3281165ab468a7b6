//! One sentence for the person whenever something they asked for was not kept as they wrote it.

use serde::Serialize;

/// What was not kept, and what stands instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Notice {
    /// The key it is about, or empty.
    pub key: String,
    /// The sentence.
    pub message: String,
}

impl Notice {
    /// A notice about `key`.
    pub fn about(key: &str, message: impl Into<String>) -> Self {
        Self {
            key: key.to_owned(),
            message: message.into(),
        }
    }
}

/// Somebody's text, short and harmless enough to stand in a notice.
pub fn quoted(text: &str) -> String {
    let mut shown: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if text.chars().count() > 40 {
        shown.push('…');
    }
    format!("“{shown}”")
}
