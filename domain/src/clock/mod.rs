//! Time limits in motion: which fact starts a clock, which stops it, when it is due, and how that was counted.
//! Refuses: to read a clock or a state; everything is folded from stored facts, so a late poll changes nothing.
//! Tested in: `clock/tests.rs`, `clock/explain_tests.rs`, `domain/tests/clock_properties.rs`.

pub mod catalog;
mod course;
mod explain;
mod fold;
mod say;

pub use explain::{Basis, CalendarNamed, Derivation, DerivationKind, Explanation, MOST_STEPS, explain};
pub use fold::{due_ahead, due_for, fold, overtaken, stop_of, tightest};

use crate::calendar::Calendar;
use crate::limit::Limit;
use crate::moment::Moment;
use crate::words::{Words, w};
use serde::{Deserialize, Serialize};

/// A kind of clock, written once as a constant by the room that owns it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ClockDef {
    pub code: &'static str,
    pub words: Words,
    /// Policy parameter that holds the limit; empty for clocks that run to a date someone named.
    pub param: &'static str,
    /// Fact that starts it.
    pub start: &'static str,
    pub stop: StopRule,
    /// Facts that always stop it, whatever the rule: the matter is answered, ended, void.
    pub also: &'static [&'static str],
    pub at_due: AtDue,
    /// Requirement the clock comes from.
    pub clause: &'static str,
    /// For a clock that runs to a date someone named: whose date it is.
    #[serde(skip)]
    pub dated: Words,
    /// Counts one appointment: agreed anew after it was kept or missed, it is another, and the one before stays as it ended.
    #[serde(skip)]
    pub per_visit: bool,
    /// Facts that take back what had stopped it: the clock goes on as if it had not, to the due time that it had.
    #[serde(skip)]
    pub undone: &'static [&'static str],
    /// What these take back: of the facts that stop it, or of those that start it. The others stand.
    #[serde(skip)]
    pub taken_back: &'static [&'static str],
}

impl ClockDef {
    #[must_use]
    pub const fn dated(mut self, zh: &'static str, en: &'static str) -> Self {
        self.dated = w(zh, en);
        self
    }

    #[must_use]
    pub const fn undone_by(mut self, by: &'static [&'static str], taken_back: &'static [&'static str]) -> Self {
        (self.undone, self.taken_back) = (by, taken_back);
        self
    }

    #[must_use]
    pub const fn per_visit(mut self) -> Self {
        self.per_visit = true;
        self
    }
}

/// Code of an earlier visit's clock, kept beside the one that runs: `arrival.1`, `arrival.2`.
pub fn earlier(code: &str, visit: usize) -> String {
    format!("{code}.{visit}")
}

/// The clock that a stored code belongs to, and which earlier visit's it is.
pub fn visit_of(code: &str) -> (&str, Option<usize>) {
    code.split_once('.').map_or((code, None), |(base, visit)| (base, visit.parse().ok()))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StopRule {
    /// The first of these facts.
    Any(&'static [&'static str]),
    /// Every one of these facts; the last to happen stops it.
    All(&'static [&'static str]),
}

/// What it means that the clock runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AtDue {
    /// Someone is late: warned before, recorded as a breach.
    Breach,
    /// Silence is an answer: something happens by itself, nobody is late (INT-03, KPI-08).
    Happens,
}

/// How long, or until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitBy {
    Limit(Limit),
    /// A date that others fixed (CLS-11) or that was promised to the customer (TRK-03). It is never moved by a pause:
    /// the other side knows this date and no other; a new date is a new limit.
    At(Moment),
}

/// Something that happened, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact<'a> {
    pub code: &'a str,
    /// When it happened; may be typed in.
    pub at: Moment,
    /// When it was stored.
    pub recorded_at: Moment,
    /// A call record, scan, message or device log stands behind it.
    pub evidenced: bool,
}

impl Fact<'_> {
    /// INT-13: what is entered afterwards counts only with evidence; what is recorded as it happens needs none.
    pub fn counts(&self) -> bool {
        self.evidenced || self.recorded_at <= self.at
    }
}

/// The only causes that pause a clock (CLS-07). Waiting for a part, a colleague or another unit is not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseCause {
    WaitingCustomer,
    CustomerDate,
    ForceMajeure,
    AuthorityPermit,
    NoAccess,
}

impl PauseCause {
    pub const ALL: [Self; 5] =
        [Self::WaitingCustomer, Self::CustomerDate, Self::ForceMajeure, Self::AuthorityPermit, Self::NoAccess];

    pub const fn code(self) -> &'static str {
        match self {
            Self::WaitingCustomer => "waiting_customer",
            Self::CustomerDate => "customer_date",
            Self::ForceMajeure => "force_majeure",
            Self::AuthorityPermit => "authority_permit",
            Self::NoAccess => "no_access",
        }
    }

    pub const fn words(self) -> Words {
        match self {
            Self::WaitingCustomer => w("等待客户", "waiting for the customer"),
            Self::CustomerDate => w("客户要求改期", "date asked for by the customer"),
            Self::ForceMajeure => w("不可抗力", "force majeure"),
            Self::AuthorityPermit => w("等待主管部门许可", "permit of an authority"),
            // From the first documented visit at which nobody was there (6.1).
            Self::NoAccess => w("到访不遇", "nobody was there"),
        }
    }

    /// `None` for every other cause, e.g. `waiting_spare_part`: then nothing pauses.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.code() == code)
    }
}

/// `[from, to)`; `to` is `None` while nobody knows the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    pub cause: PauseCause,
    pub from: Moment,
    pub to: Option<Moment>,
    /// When an open one ends by itself. It is told (`explain`), and moves nothing before it has come.
    pub until: Option<Moment>,
}

/// Everything a clock depends on.
#[derive(Clone, Copy, Debug)]
pub struct ClockInput<'a> {
    pub def: &'a ClockDef,
    pub limit: LimitBy,
    /// Limits beside it that must not be exceeded: those of before a reclassification (CLS-10). They pause like the limit.
    pub caps: &'a [LimitBy],
    pub calendar: &'a Calendar,
    /// When the start fact happened (receipt), also when it was typed in later (INT-13).
    pub start: Moment,
    /// When the start was stored: warnings whose moment lies before it are noted, not sent (CLS-08).
    pub entered_at: Moment,
    /// In any order; those before `start` belong to an earlier round and are not looked at.
    pub facts: &'a [Fact<'a>],
    pub pauses: &'a [Pause],
    /// Percents at which to warn, e.g. 50, 80, 100 (`sla.warn`); 100 and more is the breach.
    pub warn: &'a [u16],
    /// Percents already announced or noted.
    pub announced: &'a [u16],
    pub now: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    Running,
    Paused,
    Stopped,
}

/// A warning and the instant at which that percent of the limit is consumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    pub percent: u16,
    pub at: Moment,
}

/// What the facts say about a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClockFold {
    pub state: ClockState,
    /// The limit that rules: its own, or a cap that falls due before it.
    pub limit: LimitBy,
    /// `None` while an open pause keeps it out of sight.
    pub due_at: Option<Moment>,
    pub stopped_at: Option<Moment>,
    /// Set once stopped: stopped at the due instant or before. Compares stored instants only.
    pub kept: Option<bool>,
    /// Late by the facts known: stopped after due, or still running after due at `now`.
    pub overdue: bool,
    /// Time consumed, pauses left out: wall-clock ms for wall, calendar-day and fixed limits, else working ms.
    pub used_ms: i64,
    /// Wall-clock ms spent in pauses since the start (CLS-07: shown). 0 for fixed dates, which do not pause.
    pub paused_ms: i64,
    /// What is left in the unit of the limit; days left in working days for day limits. `None` once stopped.
    pub remaining: Option<Limit>,
    /// When the pause that runs ends by itself: then the clock runs again.
    pub resumes_at: Option<Moment>,
    /// The next warning not yet announced; its instant may have passed while nobody looked.
    pub next: Option<Step>,
    /// Warnings whose moment was past when the clock was entered: to be noted, never sent.
    pub noted: Vec<Step>,
    /// Years whose holidays were not announced and on which the due instant leans.
    pub unannounced_years: Vec<i16>,
}

impl ClockFold {
    /// The step to announce at `now`: a warning from its instant on, a breach only once its instant has *passed*, since
    /// a stop at the due instant itself is kept. Announce it, add its percent to `announced`, and fold again.
    pub fn to_announce(&self, now: Moment) -> Option<Step> {
        self.next.filter(|step| if step.percent < 100 { step.at <= now } else { step.at < now })
    }
}

#[cfg(test)]
mod explain_tests;
#[cfg(test)]
pub(crate) mod tests;
