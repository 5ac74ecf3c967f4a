//! Room `channels`: messages to people. Owns: what a message is before it is sent. Sending, and what became of it, is the
//! server's (`server/src/channels`).

pub mod means;
pub mod portal;
pub mod progress;

pub use means::Means;

use crate::id::Id;

/// A message that a decision sends. It says whom and why; its words, with the place and the number to call back, are made
/// when it is sent, so that no personal data stand in a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub to: Id,
    /// Which words, and by which means: `crew_call` (`means::PURPOSES`).
    pub purpose: &'static str,
    /// One message a purpose, turn, person and way, however often it is asked for.
    pub turn: i64,
    /// Quiet hours do not hold it back (NTF-01).
    pub urgent: bool,
}
