//! Refusals: why something is not done, in the words of the user and with the clause behind it.
//! Owns: the one vocabulary of refusal codes. Refuses nothing itself. Tested by the walk over all flows in `server`.

use crate::{form::FieldError, words::Said};
use serde::Serialize;

/// How a refusal reaches the outside (RFC 9457 status).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// The body is wrong: 422.
    Invalid,
    /// A rule or the state forbids it: 409.
    Conflict,
    /// The role does not carry it: 403.
    Forbidden,
    /// Not there, or not within the caller's scope: 404.
    Missing,
    /// Too often or too much: 429.
    TooMuch,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Stable code: refusal code, translation key and documentation anchor in one.
    pub code: &'static str,
    pub nature: Nature,
    #[serde(flatten)]
    pub said: Said,
    /// The clause of the regulation in force behind it, when there is one.
    pub clause: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
}

impl Refusal {
    pub fn new(code: &'static str, nature: Nature, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, nature, said: Said::new(zh, en), clause: None, fields: Vec::new() }
    }

    pub fn conflict(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(code, Nature::Conflict, zh, en)
    }

    pub fn invalid(fields: Vec<FieldError>) -> Self {
        let zh: Vec<_> = fields.iter().map(|f| f.said.zh.as_str()).collect();
        let en: Vec<_> = fields.iter().map(|f| f.said.en.as_str()).collect();
        Self {
            fields: fields.clone(),
            ..Self::new(
                "invalid_fields",
                Nature::Invalid,
                format!("{}。", zh.join("；")),
                format!("{}.", en.join("; ")),
            )
        }
    }

    pub fn missing() -> Self {
        Self::new(
            "not_found",
            Nature::Missing,
            "没有找到，或不在您的数据权限内。",
            "Not found, or outside your data scope.",
        )
    }

    pub fn forbidden(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new("not_allowed", Nature::Forbidden, zh, en)
    }

    #[must_use]
    pub fn clause(mut self, clause: impl Into<String>) -> Self {
        self.clause = Some(clause.into());
        self
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} / {}", self.code, self.said.zh, self.said.en)
    }
}

impl std::error::Error for Refusal {}
