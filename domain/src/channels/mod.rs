//! Room `channels`: messages to people. Owns: what a message is before it is sent. Sending, and what became of it, is the
//! server's (`server/src/channels`).

pub mod portal;
pub mod progress;

use crate::id::Id;
use serde::Serialize;

/// How a message reaches somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// An automatic telephone call that is answered by a key: a text message wakes nobody at 02:13.
    Voice,
    Sms,
}

impl Means {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Voice => "voice",
            Self::Sms => "sms",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Self::Voice, Self::Sms].into_iter().find(|m| m.code() == code)
    }
}

/// A message that a decision sends. It says whom and why; its words, with the place and the number to call back, are made
/// when it is sent, so that no personal data stand in a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub to: Id,
    pub means: Means,
    /// Which words: `crew_call`.
    pub purpose: &'static str,
    /// One message a purpose, turn, person and way, however often it is asked for.
    pub turn: i64,
    /// Quiet hours do not hold it back (NTF-01).
    pub urgent: bool,
}
