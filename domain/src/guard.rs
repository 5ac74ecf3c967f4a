//! Guards: named rules that an act must pass, and the modes in which a company runs them (SYS-06).
//! Owns: verdicts and gate modes. Refuses nothing by itself: the policy book decides what a refusal does, and which gates
//! yield to a P0 (EMG-16). Tested by the walk over every (state, action) pair.

use crate::{
    flow::Facts,
    words::{Said, Words},
};
use serde::{Deserialize, Serialize};

/// A named rule. Its code is the refusal code, the translation key and the documentation anchor.
#[derive(Clone, Copy)]
pub struct Guard {
    pub code: &'static str,
    /// What it demands, for the permission matrix and the book.
    pub words: Words,
    /// Clause when policy names none.
    pub clause: &'static str,
    pub nature: GuardNature,
    /// It speaks only about what is typed into the form: a page does not ask it before something is typed.
    pub of_input: bool,
    pub check: fn(&Facts) -> Verdict,
}

/// The guards of a room, one after the other: `NAME "code" Nature "clause" "demand in Chinese" "in English" => check;`
/// with `of_input` behind the nature of those that speak about what is typed.
macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident $code:literal $nature:ident $($input:ident)? $clause:literal $zh:literal $en:literal
        => $check:expr;)*) => {
        $($(#[$doc])* pub(crate) static $name: $crate::guard::Guard = $crate::guard::Guard {
            code: $code,
            words: $crate::words::w($zh, $en),
            clause: $clause,
            nature: $crate::guard::GuardNature::$nature,
            of_input: $crate::guard::guards!(@input $($input)?),
            check: $check,
        };)*
    };
    (@input) => { false };
    (@input of_input) => { true };
}
pub(crate) use guards;

impl std::fmt::Debug for Guard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GuardNature {
    /// Part of the machine itself (the answer must exist before closing): always blocks, no mode, no override.
    Rule,
    /// A company brings it into force gradually: off, observe, warn, block. P0 makes most of them warn (EMG-16).
    Gate,
    /// Protective gear and gas detector: never below block, not even for P0.
    Safety,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Pass,
    Refuse(Said),
}

impl Verdict {
    pub fn refuse(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Refuse(Said::new(zh, en))
    }

    pub fn when(fit: bool, words: Words) -> Self {
        if fit { Self::Pass } else { Self::Refuse(words.into()) }
    }
}

/// How a gate acts at a company (SYS-06).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GateMode {
    Off,
    Observe,
    Warn,
    Block,
}

impl GateMode {
    pub const ALL: [Self; 4] = [Self::Off, Self::Observe, Self::Warn, Self::Block];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == text)
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Observe => "observe",
            Self::Warn => "warn",
            Self::Block => "block",
        }
    }
}
