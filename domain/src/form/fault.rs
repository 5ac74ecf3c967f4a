//! What is wrong with a field, in words and for programs.

use crate::words::{Said, Words};
use serde::Serialize;

/// What is wrong with one field of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// Path such as `contact.phone` or `items[2].price`.
    pub field: String,
    pub code: &'static str,
    #[serde(flatten)]
    pub said: Said,
    /// The codes that would be taken, for callers of the API; who reads the sentence reads their labels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
}

impl FieldError {
    pub fn new(field: impl Into<String>, code: &'static str, said: Said) -> Self {
        Self { field: field.into(), code, said, choices: Vec::new() }
    }

    /// With the codes that would be taken.
    #[must_use]
    pub fn among<'a>(self, codes: impl Iterator<Item = &'a str>) -> Self {
        Self { choices: codes.map(str::to_owned).collect(), ..self }
    }
}

pub(super) fn error(field: &str, code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> FieldError {
    FieldError::new(field, code, Said::new(zh, en))
}

/// What is none of the choices: told by their labels, with their codes beside it.
pub fn not_among(at: &str, field: Words, choices: impl Iterator<Item = (&'static str, Words)>) -> FieldError {
    let (choices, words): (Vec<String>, Vec<Words>) = choices.map(|(code, words)| (code.to_owned(), words)).unzip();
    let list = |say: fn(&Words) -> &'static str, between| words.iter().map(say).collect::<Vec<_>>().join(between);
    let (zh, en) = (list(|w| w.zh, "、"), list(|w| w.en, ", "));
    let (zh, en) = (format!("“{}”应为下列之一：{zh}", field.zh), format!("\"{}\" must be one of: {en}", field.en));
    FieldError { choices, ..error(at, "not_a_choice", zh, en) }
}
