//! The line to an exchange as both protocols need it: what came in, what goes out, what it means. No socket here: bytes in,
//! bytes out, so that every exchange of words can be tried with a table.

use super::{Exchange, Heard, ami::Ami, esl::Esl, state::Dial};
use shouwen_domain::moment::Moment;

/// What bytes of an exchange lead to.
#[derive(Debug, Default)]
pub struct Step {
    pub send: Vec<u8>,
    pub heard: Vec<Heard>,
    /// Signed in.
    pub up: bool,
    /// The line is of no use: why, without secrets.
    pub fail: Option<String>,
    /// What could not be read.
    pub garbage: usize,
    /// All calls that the exchange has now, by its own names; asked for after every sign-in.
    pub running: Option<Vec<String>>,
}

pub enum Line {
    Ami(Box<Ami>),
    Esl(Box<Esl>),
}

impl Line {
    pub fn hear(&mut self, bytes: &[u8], now: Moment) -> Step {
        match self {
            Self::Ami(line) => line.hear(bytes, now),
            Self::Esl(line) => line.hear(bytes, now),
        }
    }

    /// A sign of life, which is answered.
    pub fn knock(&self) -> Vec<u8> {
        match self {
            Self::Ami(_) => b"Action: Ping\r\n\r\n".to_vec(),
            Self::Esl(_) => b"api uptime\n\n".to_vec(),
        }
    }

    pub fn dial(&mut self, exchange: &Exchange, dial: &Dial) -> Vec<u8> {
        match self {
            Self::Ami(_) => super::ami::dial(exchange, dial),
            Self::Esl(_) => super::esl::dial(exchange, dial),
        }
    }
}

/// A number as it may stand in a command: digits and a leading plus, and nothing that ends a line or a word.
pub fn dialled(number: &str) -> String {
    let plain = shouwen_domain::telephony::plain_number(number);
    plain.strip_prefix('+').map_or(plain.clone(), |foreign| format!("00{foreign}"))
}
