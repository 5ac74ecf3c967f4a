//! What a request type demands of the work on site: certificate, readiness, steps, tests, closing list (PRE-01, OSV-06,
//! OSV-07, OSV-08, OSV-14). Part of the type in the pack; a type without one demands nothing.

use crate::{
    fieldwork::{measure::Test, readiness::Item},
    followup::questions::Question,
};
use serde::{Deserialize, Serialize};

/// Depth of the lists (OSV-14).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Depth {
    Light,
    #[default]
    Normal,
    Full,
}

/// A line that is ticked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tick {
    pub code: String,
    pub zh: String,
    pub en: String,
    /// Skipped, it stops the work from being finished.
    #[serde(default)]
    pub critical: bool,
    /// The regulation, standard or drawing it follows, with its version.
    #[serde(default)]
    pub basis: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// Scenario of the certificate that the work needs; empty: none.
    pub scenario: String,
    pub depth: Depth,
    /// The sheet is approved by the manager before anybody is sent (DSP-07).
    pub approval: bool,
    /// The customer accepts the solution before the work begins (WOL-03).
    pub solution: bool,
    /// What will be done, what it needs and what it costs is agreed before the visit (PRE-04).
    pub agreed_before: bool,
    /// Planned work does not count towards `load.max` (DSP-08).
    pub planned: bool,
    /// Two working days of preparation instead of one (`prep.lead_days.large`).
    pub large: bool,
    pub readiness: Vec<Item>,
    pub steps: Vec<Tick>,
    pub tests: Vec<Test>,
    pub closing: Vec<Tick>,
    /// Done at a desk of our own: nobody visits, so nobody signs.
    pub desk: bool,
    /// No follow-up of this type at all (FUP-01).
    pub unasked: bool,
    /// What the customer is asked afterwards; empty: the standard questions.
    pub questions: Vec<Question>,
    /// Kinds of documents that belong to the finished order (RES-02).
    pub documents: Vec<String>,
}
