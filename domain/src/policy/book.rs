//! Owns the compiled book of one company version and the resolution of a question: which value holds, by which clause,
//! and what it beat. Refuses nothing: entries it cannot use are listed in `faulty`. Tested in `truth_table`.
//!
//! The reading (docs/decisions/0002-policy-resolution.md):
//! 1. All entries that match and are in force stand.
//! 2. A default of the catalogue steps back before any entry that speaks at least of what the default speaks of: who
//!    sets his own value means to replace the default. It stays beside an entry that does not name its priority ("all
//!    repairs: 1 wd" does not undo "P0: at once"), and beside an entry for a channel, which is one more promise and
//!    not a pardon (section 4.2), unless that entry says "replaces".
//! 3. What a more specific entry marked "replaces" covers is dropped; a locked entry only by one of its own level.
//! 4. The tightest remains: a national value that nobody replaced binds the company as well.
//! 5. Of values that cannot be tighter (texts, hours) the lock of the highest unit wins, else the most specific.

use crate::id::Id;
use crate::limit::Limit;
use crate::moment::Moment;
use crate::policy::catalog::{Parameter, catalog};
use crate::policy::scope::{Entry, Priority, Query, Scope};
use crate::policy::value::{DayRange, Mode, Tighter, Value};
use crate::words::{Said, Words, w};
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The entries of one company at one version, ready to be asked. Immutable; a change makes a new book.
#[derive(Clone, Debug)]
pub struct Book {
    version: i64,
    by_code: BTreeMap<String, Vec<Entry>>,
    paths: Vec<Vec<Id>>,
    faulty: Vec<Id>,
}

/// A value and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// `None`: the catalogue's default.
    pub entry: Option<Id>,
    pub scope: Scope,
    /// `企业 · 类型 repair · P1`, or `出厂默认` with the default's own scope.
    pub said: Said,
    pub clause: Said,
    pub locked: bool,
    pub replaces: bool,
    pub from: Moment,
    pub to: Option<Moment>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    pub value: Value,
    pub origin: Origin,
}

/// Why a matching entry does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// A default, and somebody has set a value of his own.
    DefaultReplaced,
    /// A more specific entry is marked "replaces".
    Replaced,
    /// A tighter one stands beside it.
    Looser,
    /// A lock above forbids what it says.
    LockedAbove,
    /// No value is tighter here and another speaks more narrowly.
    LessSpecific,
    /// Says the same as the winner.
    Same,
}

impl Why {
    pub fn said(self) -> Words {
        match self {
            Self::DefaultReplaced => w("出厂默认值，已另行设定", "the default; a value has been set"),
            Self::Replaced => w("被更具体的规定替代", "replaced by a more specific rule"),
            Self::Looser => w("另有更严的规定同时适用", "a tighter rule applies beside it"),
            Self::LockedAbove => w("上级已锁定，不得放宽", "locked above; it may not be loosened"),
            Self::LessSpecific => w("另有更具体的规定", "another rule is more specific"),
            Self::Same => w("与所适用的规定相同", "says the same as the rule that applies"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Beaten {
    pub candidate: Candidate,
    pub why: Why,
    pub by: Origin,
}

/// The answer. More than one winner only for limits of different units: which is due first depends on the start, so
/// the clock computes all and takes the earliest (for `tighter = higher` the latest).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Resolved {
    pub code: String,
    pub tighter: Tighter,
    pub winners: Vec<Candidate>,
    pub beaten: Vec<Beaten>,
    /// The lock that binds the asking unit: it may tighten, not loosen.
    pub locked_by: Option<Origin>,
}

/// How a gate stands for one request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GateRuling {
    pub gate: String,
    pub mode: Mode,
    /// EMG-16: it would have blocked, but this is a P0.
    pub downgraded: bool,
    /// Who may override; `None`: nobody.
    pub override_role: Option<String>,
    pub origin: Origin,
}

impl Origin {
    pub(crate) fn of(entry: &Entry, parameter: &Parameter) -> Self {
        let own = entry.scope.said();
        let (said, clause) = if entry.id == Id(0) {
            let said = if entry.scope == Scope::default() {
                w("出厂默认", "default").into()
            } else {
                Said::new(format!("出厂默认 · {}", own.zh), format!("default · {}", own.en))
            };
            (said, parameter.basis.clause.clone())
        } else {
            (own, Said::new(&entry.clause, &entry.clause))
        };
        Self {
            entry: (entry.id != Id(0)).then_some(entry.id),
            scope: entry.scope.clone(),
            said,
            clause,
            locked: entry.locked,
            replaces: entry.replaces,
            from: entry.from,
            to: entry.to,
        }
    }
}

fn is_default(entry: &Entry) -> bool {
    entry.id == Id(0)
}

/// Who stands above whom when it comes to locks: the catalogue above all, then the tree from its root.
fn level(entry: &Entry) -> i16 {
    if is_default(entry) { i16::MIN } else { entry.scope.depth() }
}

/// Whether `lock` may not be loosened by `other`.
pub(crate) fn binds(lock: &Entry, other: &Entry) -> bool {
    lock.locked && level(lock) < level(other)
}

/// Names one among entries that are otherwise equal; independent of the order in which they were given.
fn rank(entry: &Entry) -> ((i16, usize, bool, bool, bool), Moment, Id) {
    (entry.scope.rank(), entry.from, entry.id)
}

/// `a` makes `b` step aside, whatever their values (rules 2 and 3).
fn displaces(a: &Entry, b: &Entry) -> bool {
    if binds(b, a) {
        return false;
    }
    match (is_default(a), is_default(b)) {
        (true, true) => a.scope.more_specific_than(&b.scope),
        (true, false) => false,
        (false, true) => a.scope.covers(&b.scope) && (a.scope.channel.is_none() || a.replaces),
        (false, false) => a.replaces && a.scope.more_specific_than(&b.scope),
    }
}

/// Rule 4: `a` wins over `b` because it is tighter, or says the same more narrowly. Limits of different units stand
/// side by side.
fn tighter_wins(a: &Entry, b: &Entry, tighter: Tighter) -> Option<Why> {
    match a.value.tightness(&b.value, tighter)? {
        Ordering::Less if binds(a, b) => Some(Why::LockedAbove),
        Ordering::Less => Some(Why::Looser),
        Ordering::Greater => None,
        Ordering::Equal => (rank(a) > rank(b)).then_some(Why::Same),
    }
}

/// Rule 5, for values of which none is tighter: who is bound by a lock is out, of the others the most specific wins.
fn narrower_wins(a: &Entry, b: &Entry, alive: &[&Entry]) -> Option<Why> {
    if binds(a, b) {
        return Some(Why::LockedAbove);
    }
    let free = |entry: &Entry| !alive.iter().any(|lock| binds(lock, entry));
    let why = if a.value == b.value { Why::Same } else { Why::LessSpecific };
    (free(a) && free(b) && rank(a) > rank(b)).then_some(why)
}

impl Book {
    /// `paths`: the chains of units, root first, under which the book is asked; needed only by save checks, which
    /// must know who lies under whom. The order of `entries` does not matter.
    pub fn compile(version: i64, entries: impl IntoIterator<Item = Entry>, paths: Vec<Vec<Id>>) -> Self {
        let mut book = Self { version, by_code: BTreeMap::new(), paths, faulty: Vec::new() };
        for entry in entries {
            match catalog().parameter(&entry.code) {
                Some(parameter) if parameter.kind == entry.value.kind() && entry.id != Id(0) => {
                    book.by_code.entry(entry.code.clone()).or_default().push(entry);
                }
                _ => book.faulty.push(entry.id),
            }
        }
        book.faulty.sort_unstable();
        for entries in book.by_code.values_mut() {
            entries.sort_by_key(rank);
        }
        book
    }

    pub const fn version(&self) -> i64 {
        self.version
    }

    /// Entries of codes this program does not know, or of another kind: kept in the store, not applied.
    pub fn faulty(&self) -> &[Id] {
        &self.faulty
    }

    pub fn paths(&self) -> &[Vec<Id>] {
        &self.paths
    }

    /// What was set for a code, defaults not included.
    pub fn entries(&self, code: &str) -> &[Entry] {
        self.by_code.get(code).map_or(&[], Vec::as_slice)
    }

    pub fn all_entries(&self) -> impl Iterator<Item = &Entry> {
        self.by_code.values().flatten()
    }

    /// The same book with some entries ended and others added, for trying a change.
    pub(crate) fn with(&self, ends: &[(Id, Moment)], added: &[Entry]) -> Self {
        let kept = self.all_entries().cloned().map(|mut entry| {
            if let Some((_, at)) = ends.iter().find(|(id, _)| *id == entry.id) {
                entry.to = Some(entry.to.map_or(*at, |to| to.min(*at)));
            }
            entry
        });
        Self::compile(self.version, kept.chain(added.iter().cloned()), self.paths.clone())
    }

    /// The value that holds. `None` for a code the catalogue does not know.
    pub fn resolve(&self, code: &str, query: &Query<'_>) -> Option<Resolved> {
        let parameter = catalog().parameter(code)?;
        let standing: Vec<&Entry> = parameter
            .defaults
            .iter()
            .chain(self.entries(code))
            .filter(|entry| entry.in_force(query.at) && entry.scope.matches(query))
            .collect();
        let candidate = |entry: &Entry| Candidate { value: entry.value.clone(), origin: Origin::of(entry, parameter) };
        let mut beaten = Vec::new();
        let mut beat = |entry: &Entry, why, by: &Entry| {
            beaten.push(Beaten { candidate: candidate(entry), why, by: Origin::of(by, parameter) });
        };
        let mut alive = Vec::new();
        for &entry in &standing {
            let by = standing.iter().filter(|other| displaces(other, entry)).max_by_key(|other| rank(other));
            match by {
                Some(by) if is_default(entry) => beat(entry, Why::DefaultReplaced, by),
                Some(by) => beat(entry, Why::Replaced, by),
                None => alive.push(entry),
            }
        }
        let mut winners = Vec::new();
        for &entry in &alive {
            let verdicts = alive.iter().filter_map(|&by| {
                let why = match parameter.tighter {
                    Tighter::None => narrower_wins(by, entry, &alive),
                    tighter => tighter_wins(by, entry, tighter),
                };
                Some((why?, by))
            });
            // A lock is the reason to name before mere tightness.
            match verdicts.max_by_key(|(why, by)| (*why == Why::LockedAbove, rank(by))) {
                Some((why, by)) => beat(entry, why, by),
                None => winners.push(entry),
            }
        }
        winners.sort_by_key(|entry| std::cmp::Reverse(rank(entry)));
        let locked_by = alive.iter().filter(|entry| entry.locked).min_by_key(|entry| rank(entry));
        Some(Resolved {
            code: code.to_owned(),
            tighter: parameter.tighter,
            winners: winners.into_iter().map(candidate).collect(),
            beaten,
            locked_by: locked_by.map(|entry| Origin::of(entry, parameter)),
        })
    }

    /// The limits of a clock with their origins; empty when none applies (P2 has no "support engaged").
    pub fn limits(&self, code: &str, query: &Query<'_>) -> Vec<(Limit, Origin)> {
        let winners = self.resolve(code, query).map(|resolved| resolved.winners).unwrap_or_default();
        winners.into_iter().filter_map(|c| Some((c.value.limit()?, c.origin))).collect()
    }

    /// The one value of a parameter that is not a limit of mixed units.
    pub fn value(&self, code: &str, query: &Query<'_>) -> Option<Value> {
        Some(self.resolve(code, query)?.winners.into_iter().next()?.value)
    }

    pub fn count(&self, code: &str, query: &Query<'_>) -> Option<i64> {
        match self.value(code, query)? {
            Value::Count(n) => Some(n),
            _ => None,
        }
    }

    /// Hundredths of a percent.
    pub fn percent(&self, code: &str, query: &Query<'_>) -> Option<i64> {
        match self.value(code, query)? {
            Value::Percent(n) => Some(n),
            _ => None,
        }
    }

    /// Cents.
    pub fn money(&self, code: &str, query: &Query<'_>) -> Option<i64> {
        match self.value(code, query)? {
            Value::Money(n) => Some(n),
            _ => None,
        }
    }

    pub fn list(&self, code: &str, query: &Query<'_>) -> Option<Vec<i64>> {
        match self.value(code, query)? {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    pub fn range(&self, code: &str, query: &Query<'_>) -> Option<DayRange> {
        match self.value(code, query)? {
            Value::Range(range) => Some(range),
            _ => None,
        }
    }

    /// How a gate (short code) stands: never below its floor, and for P0 it yields where EMG-16 says so.
    pub fn gate(&self, code: &str, query: &Query<'_>) -> Option<GateRuling> {
        let gate = catalog().gate(code)?;
        let winner = self.resolve(&gate.parameter, query)?.winners.into_iter().next()?;
        let Value::Mode(setting) = winner.value else { return None };
        let set = setting.mode.max(gate.floor);
        let downgraded = set == Mode::Block && gate.yields_to_p0 && query.priority == Some(Priority::P0);
        let role = if gate.floor == Mode::Block { None } else { setting.override_role };
        Some(GateRuling {
            gate: gate.code.clone(),
            mode: if downgraded { Mode::Warn } else { set },
            downgraded,
            override_role: role.or_else(|| gate.override_role.clone()),
            origin: winner.origin,
        })
    }
}

impl Beaten {
    /// `4 工作小时（企业，…）：被更具体的规定替代（企业 · 类型 repair，…）`: a line of "why not the other one".
    pub fn said(&self) -> Said {
        let (value, why) = (self.candidate.value.said(), self.why.said());
        let (own, by) = (&self.candidate.origin, &self.by);
        Said::new(
            format!(
                "{}（{}，{}）：{}（{}，{}）",
                value.zh, own.said.zh, own.clause.zh, why.zh, by.said.zh, by.clause.zh
            ),
            format!("{} ({}, {}): {} ({}, {})", value.en, own.said.en, own.clause.en, why.en, by.said.en, by.clause.en),
        )
    }
}

impl Resolved {
    /// The first winner: for all but limits of mixed units the only one.
    pub fn value(&self) -> Option<&Value> {
        self.winners.first().map(|winner| &winner.value)
    }

    /// `2 小时(企业 · 优先级 P1,000 §1.2)`: the sentence a screen shows for "which rule applied" (CLS-05).
    pub fn said(&self) -> Said {
        if self.winners.is_empty() {
            return w("未设定", "not set").into();
        }
        let part = |c: &Candidate| {
            let value = c.value.said();
            Said::new(
                format!("{}（{}，{}）", value.zh, c.origin.said.zh, c.origin.clause.zh),
                format!("{} ({}, {})", value.en, c.origin.said.en, c.origin.clause.en),
            )
        };
        let parts: Vec<Said> = self.winners.iter().map(part).collect();
        let zh: Vec<_> = parts.iter().map(|p| p.zh.as_str()).collect();
        let en: Vec<_> = parts.iter().map(|p| p.en.as_str()).collect();
        if parts.len() == 1 {
            return Said::new(zh[0], en[0]);
        }
        match self.tighter {
            Tighter::Higher => {
                Said::new(format!("{}，以最晚者为准", zh.join(";")), format!("the latest of: {}", en.join("; ")))
            }
            _ => {
                Said::new(format!("{}，以最早到期者为准", zh.join(";")), format!("the earliest of: {}", en.join("; ")))
            }
        }
    }
}
