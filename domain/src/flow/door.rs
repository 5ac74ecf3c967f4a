//! The ways in which an act comes.

use serde::{Deserialize, Serialize};

/// The way an act came in. All doors lead to the same `act`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    Screen,
    Api,
    Bulk,
    Import,
    Scheduler,
    Cli,
    /// A consequence of another act in the same transaction.
    Cascade,
    Demo,
    /// The customers' own pages: they alone come through it, and through nothing else (CHN-08).
    Portal,
}

impl Door {
    pub const ALL: [Self; 9] = [
        Self::Screen,
        Self::Api,
        Self::Bulk,
        Self::Import,
        Self::Scheduler,
        Self::Cli,
        Self::Cascade,
        Self::Demo,
        Self::Portal,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Api => "api",
            Self::Bulk => "bulk",
            Self::Import => "import",
            Self::Scheduler => "scheduler",
            Self::Cli => "cli",
            Self::Cascade => "cascade",
            Self::Demo => "demo",
            Self::Portal => "portal",
        }
    }
}
