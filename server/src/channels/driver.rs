//! What a way out of the house is: it takes one letter and says what it knows of it. Owns: the letter, the receipt, the
//! four kinds of failure. Tested through the drivers beside it.

use shouwen_domain::{
    channels::Means,
    id::Id,
    moment::{Moment, SECOND},
};
use std::time::Duration;

/// What a driver is handed. The id is the same however often it is tried: a provider sends one id once.
#[derive(Clone)]
pub struct Letter {
    pub id: Id,
    pub means: Means,
    pub person: Option<Id>,
    /// The telephone number: a customer's, or that of the employee.
    pub number: String,
    /// Mail address of the employee.
    pub mail: String,
    /// What the group chat calls the employee.
    pub chat: String,
    /// Browsers of the employee: address and keys as JSON.
    pub targets: Vec<(Id, String)>,
    pub urgent: bool,
    pub text: String,
    /// Address of the record on the screens; empty without one.
    pub path: String,
    /// When it is handed over: signatures carry the time.
    pub now: Moment,
}

/// The text names people and places: it is in no log.
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Letter {} by {:?}", self.id, self.means)
    }
}

/// What the driver knows at once. Delivery may be heard later, an answer always is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    pub delivered: bool,
    /// What the provider calls the message.
    pub provider: String,
    /// Browsers that are no more.
    pub gone: Vec<Id>,
}

impl Receipt {
    pub fn sent() -> Self {
        Self::default()
    }

    pub fn delivered() -> Self {
        Self { delivered: true, ..Self::default() }
    }
}

/// Why a letter was not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Miss {
    /// It was not taken: it is tried again.
    Again(String),
    /// The provider asks to wait so long.
    Later(String, Duration),
    /// It will never be taken: a number that is none, an address that is refused.
    Never(String),
    /// There is nowhere left to send it: these browsers are no more.
    Gone(String, Vec<Id>),
    /// It was handed over and nothing sensible came back: it may be on its way.
    Unclear(String),
}

impl Miss {
    pub fn said(&self) -> &str {
        match self {
            Self::Again(said)
            | Self::Later(said, _)
            | Self::Gone(said, _)
            | Self::Never(said)
            | Self::Unclear(said) => said,
        }
    }
}

impl From<&str> for Miss {
    fn from(said: &str) -> Self {
        Self::Again(said.to_owned())
    }
}

impl From<String> for Miss {
    fn from(said: String) -> Self {
        Self::Again(said)
    }
}

/// A way out of the house: a telephone exchange, a provider of short messages, a mail server.
pub trait Driver: Send + Sync + std::fmt::Debug {
    /// What the log calls it.
    fn code(&self) -> &str;

    /// Sends one message, or says why not. It returns within [`Driver::longest`].
    fn send(&self, letter: &Letter) -> Result<Receipt, Miss>;

    /// Whether one that may have gone is handed over again with the same id: either the provider drops the second, or a
    /// second does no harm. A call that is not known to have rung is not made twice.
    fn repeats(&self) -> bool {
        true
    }

    /// The longest time that one message takes.
    fn longest(&self) -> Duration {
        Duration::from_secs(10)
    }
}

/// How long a letter belongs to whoever took it: as long as the driver may take, and time to write it down.
pub(super) fn lease(driver: &dyn Driver) -> i64 {
    driver.longest().as_millis() as i64 + 20 * SECOND
}

/// Sends nothing outside: the stored message is the record of what would have been sent. What every installation has
/// before a provider is connected.
#[derive(Debug)]
pub struct Recorder;

impl Driver for Recorder {
    fn code(&self) -> &'static str {
        "recorder"
    }

    fn send(&self, _: &Letter) -> Result<Receipt, Miss> {
        Ok(Receipt::delivered())
    }
}
