//! Owns the judgement of a change before it is saved: kind, bounds, clause, dates, locks, floors, and that no clock
//! gets ahead of its neighbour. Refuses with the code, the scope and the clause of the offender. Tested in `check_test`.

use crate::id::Id;
use crate::limit::Limit;
use crate::moment::Moment;
use crate::policy::book::{Book, Origin, binds};
use crate::policy::catalog::{Parameter, catalog};
use crate::policy::release::{RELEASER_CODES, releasers};
use crate::policy::scope::{Entry, Priority, Query, Scope};
use crate::policy::tightness;
use crate::policy::value::{GateSetting, Kind, Mode, Tighter, Value};
use crate::words::Said;
use jiff::tz::TimeZone;
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// What somebody wants to save, as one act. Give new entries the ids they will have.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    pub entries: Vec<Entry>,
    /// Entries that end, and when. The usual change ends the old value at the moment the new one begins.
    pub ends: Vec<(Id, Moment)>,
    /// The author knows that it begins in the past. Clocks already judged keep the version they were judged by.
    pub retroactive: bool,
}

impl Proposal {
    pub fn one(entry: Entry) -> Self {
        Self { entries: vec![entry], ..Self::default() }
    }

    /// The usual change: `entry` takes over from what stands in the same scope, at the moment it begins.
    pub fn succeeding(book: &Book, entry: Entry) -> Self {
        let before = book.entries(&entry.code).iter();
        let ends = before
            .filter(|old| old.scope == entry.scope && old.from < entry.from && old.overlaps(&entry))
            .map(|old| (old.id, entry.from))
            .collect();
        Self { ends, ..Self::one(entry) }
    }
}

/// One objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The refusal code, stable: `unknown_parameter`, `wrong_kind`, `out_of_bounds` ...
    pub code: &'static str,
    /// `false`: a remark that does not hinder saving.
    pub refused: bool,
    pub parameter: String,
    pub scope: Scope,
    pub clause: String,
    pub said: Said,
    /// What it offends against, where that is another value.
    pub against: Option<Origin>,
}

/// Whether nothing among the findings hinders saving.
pub fn may_save(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| !finding.refused)
}

impl Finding {
    fn new(code: &'static str, entry: &Entry, zh: &str, en: &str) -> Self {
        let scope = entry.scope.said();
        let clause = if entry.clause.trim().is_empty() { "-" } else { entry.clause.trim() };
        let known = catalog().parameter(&entry.code);
        let title = known.map_or_else(|| Said::new(entry.code.clone(), entry.code.clone()), |p| p.title.clone());
        let said = Said::new(
            format!("{}（{}，条款 {clause}）：{zh}", title.zh, scope.zh),
            format!("{} ({}, clause {clause}): {en}", title.en, scope.en),
        );
        Self {
            code,
            refused: true,
            parameter: entry.code.clone(),
            scope: entry.scope.clone(),
            clause: entry.clause.clone(),
            said,
            against: None,
        }
    }

    fn against(mut self, origin: Origin) -> Self {
        self.against = Some(origin);
        self
    }

    fn remark(mut self) -> Self {
        self.refused = false;
        self
    }
}

/// All objections to a change at `now`; empty when it may be saved as it is.
pub fn check_save(book: &Book, proposal: &Proposal, now: Moment) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut sound = Vec::new();
    for entry in &proposal.entries {
        let before = findings.len();
        itself(entry, proposal.retroactive, now, &mut findings);
        let twice = proposal.entries.iter().filter(|other| other.id == entry.id).count() > 1;
        if twice || entry.id == Id(0) || book.all_entries().any(|other| other.id == entry.id) {
            findings.push(Finding::new("id_unusable", entry, "编号缺失或已被使用", "its id is missing or taken"));
        }
        let fatal = findings[before..]
            .iter()
            .any(|f| ["unknown_parameter", "wrong_kind", "empty_range", "id_unusable"].contains(&f.code));
        if !fatal {
            sound.push(entry.clone());
        }
    }
    for (id, at) in &proposal.ends {
        let ended = book.all_entries().find(|entry| entry.id == *id);
        if let Some(entry) = ended.filter(|_| *at < now && !proposal.retroactive) {
            findings.push(in_the_past(entry, *at));
        }
    }
    let after = book.with(&proposal.ends, &sound);
    for entry in &sound {
        neighbours(&after, entry, &mut findings);
    }
    Clocks { before: book, after: &after, proposal, sound: &sound, now }.check(&mut findings);
    findings
}

fn in_the_past(entry: &Entry, at: Moment) -> Finding {
    let zone = TimeZone::get("Asia/Shanghai").unwrap_or(TimeZone::UTC);
    let at = at.local_minute(&zone);
    Finding::new(
        "effective_in_past",
        entry,
        &format!("生效时间 {at} 已过；确需追溯的须明确标注"),
        &format!("effective {at} lies in the past; say so explicitly if it is meant"),
    )
}

/// What can be said of an entry without looking at others.
fn itself(entry: &Entry, retroactive: bool, now: Moment, findings: &mut Vec<Finding>) {
    let mut find = |code, zh: &str, en: &str| findings.push(Finding::new(code, entry, zh, en));
    if entry.clause.trim().is_empty() {
        find("clause_missing", "须注明所依据的制度条款", "the clause it belongs to is missing");
    }
    if entry.to.is_some_and(|to| to <= entry.from) {
        find("empty_range", "失效时间不晚于生效时间", "it ends before it begins");
    }
    if entry.from < now && !retroactive {
        findings.push(in_the_past(entry, entry.from));
    }
    let mut find = |code, zh: &str, en: &str| findings.push(Finding::new(code, entry, zh, en));
    let Some(parameter) = catalog().parameter(&entry.code) else {
        find("unknown_parameter", "没有这个参数", "there is no such parameter");
        return;
    };
    let value = &entry.value;
    if value.kind() != parameter.kind {
        let kind = parameter.kind.said();
        find("wrong_kind", &format!("“{value}”不是{}", kind.zh), &format!("\"{value}\" is not {}", kind.en));
        return;
    }
    if let Some(bound) = parameter.out_of_bounds(value) {
        if parameter.kind == Kind::Mode {
            let (bound, value) = (bound.said(), value.said());
            find(
                "gate_below_floor",
                &format!("安全关口不得低于“{}”，现为“{}”", bound.zh, value.zh),
                &format!("this safety gate cannot be set below {}; it says {}", bound.en, value.en),
            );
        } else {
            let range = |side: &Option<Value>| side.as_ref().map_or_else(|| "…".to_owned(), ToString::to_string);
            let (min, max) = (range(&parameter.min), range(&parameter.max));
            find(
                "out_of_bounds",
                &format!("{value} 超出允许范围 {min} 至 {max}"),
                &format!("{value} is outside {min} to {max}"),
            );
        }
    }
    if let (Value::Mode(setting), Some(Value::Mode(floor))) = (value, &parameter.min)
        && floor.mode == Mode::Block
        && setting.override_role.is_some()
    {
        find("gate_has_no_override", "安全关口任何人不得放行", "nobody may override this safety gate");
    }
    if let Value::Mode(GateSetting { override_role: Some(role), .. }) = value
        && releasers(role).is_empty()
    {
        find(
            "unknown_releaser",
            &format!("没有可放行的角色 {role}：请填 {RELEASER_CODES}"),
            &format!("no role {role} may release a gate: write one of {RELEASER_CODES}"),
        );
    }
}

/// What can be said beside the other entries of the same code: overlaps and locks.
fn neighbours(after: &Book, entry: &Entry, findings: &mut Vec<Finding>) {
    let Some(parameter) = catalog().parameter(&entry.code) else { return };
    let on_one_path = |a: Id, b: Id| {
        let known = |id| after.paths().iter().any(|path| path.contains(&id));
        // Where the tree is not known to the book, the lock is taken to bind.
        !known(a) || !known(b) || after.paths().iter().any(|path| path.contains(&a) && path.contains(&b))
    };
    for other in after.entries(&entry.code) {
        if other.id != entry.id && other.scope == entry.scope && other.overlaps(entry) {
            let origin = Origin::of(other, parameter);
            let finding = Finding::new(
                "range_overlaps",
                entry,
                &format!("同一范围已有值 {}（条款 {}），生效期重叠", other.value, other.clause),
                &format!("{} (clause {}) already stands in the same scope at the same time", other.value, other.clause),
            );
            findings.push(finding.against(origin));
        }
    }
    for lock in parameter.defaults.iter().chain(after.entries(&entry.code)) {
        let looser =
            !matches!(entry.value.tightness(&lock.value, parameter.tighter), Some(Ordering::Less | Ordering::Equal));
        if looser && binds(lock, entry) && lock.overlaps(entry) && lock.scope.meets(&entry.scope, on_one_path) {
            let origin = Origin::of(lock, parameter);
            let finding = Finding::new(
                "lock_loosened",
                entry,
                &format!(
                    "{} 比上级锁定的 {}（{}，条款 {}）宽，或不能确定更严；只可收紧",
                    entry.value, lock.value, origin.said.zh, origin.clause.zh
                ),
                &format!(
                    "{} is not surely as tight as the locked {} ({}, clause {}); it may only be tightened",
                    entry.value, lock.value, origin.said.en, origin.clause.en
                ),
            );
            findings.push(finding.against(origin));
        }
    }
}

/// The checks that need answers: every question that the change can touch is asked of both books.
struct Clocks<'a> {
    before: &'a Book,
    after: &'a Book,
    proposal: &'a Proposal,
    sound: &'a [Entry],
    now: Moment,
}

/// The parts of a question; `Query` borrows them.
#[derive(Clone, Debug)]
struct Case {
    path: Vec<Id>,
    request_type: Option<String>,
    grade: Option<String>,
    channel: Option<String>,
    at: Moment,
}

impl Case {
    fn ask(&self, priority: Priority) -> Query<'_> {
        Query {
            unit_path: &self.path,
            request_type: self.request_type.as_deref(),
            priority: Some(priority),
            grade: self.grade.as_deref(),
            channel: self.channel.as_deref(),
            at: self.at,
        }
    }

    /// `类型 repair · 优先级 P1`, as an example in a message.
    fn said(&self, priority: Option<Priority>) -> Said {
        let scope = Scope {
            unit: None,
            request_type: self.request_type.clone(),
            priority,
            grade: self.grade.clone(),
            channel: self.channel.clone(),
        };
        scope.said()
    }
}

/// The cases of one chain of units: only what speaks of it matters.
fn cases_of_path(path: &[Id], entries: &[&Entry], touched: &[&Entry], start: Moment) -> Vec<Case> {
    let here: Vec<&&Entry> =
        entries.iter().filter(|e| e.scope.unit.is_none_or(|unit| path.contains(&unit.id))).collect();
    let spoken = |pick: fn(&Scope) -> Option<&String>| -> Vec<Option<String>> {
        let words: BTreeSet<&String> = here.iter().filter_map(|e| pick(&e.scope)).collect();
        std::iter::once(None).chain(words.into_iter().cloned().map(Some)).collect()
    };
    let (types, grades) = (spoken(|scope| scope.request_type.as_ref()), spoken(|scope| scope.grade.as_ref()));
    let channels = spoken(|scope| scope.channel.as_ref());
    let changes = here.iter().flat_map(|e| [Some(e.from), e.to]).flatten().filter(|at| *at >= start);
    let moments: BTreeSet<Moment> = changes.chain([start]).collect();
    let mut cases = Vec::new();
    for at in moments {
        for request_type in &types {
            for grade in &grades {
                for channel in &channels {
                    let (path, request_type) = (path.to_vec(), request_type.clone());
                    let case = Case { path, request_type, grade: grade.clone(), channel: channel.clone(), at };
                    let reaches = |e: &&Entry| e.scope.matches(&case.ask(e.scope.priority.unwrap_or(Priority::P0)));
                    if touched.iter().any(reaches) {
                        cases.push(case);
                    }
                }
            }
        }
    }
    cases
}

fn limits(book: &Book, code: &str, query: &Query<'_>) -> Vec<Limit> {
    book.limits(code, query).into_iter().map(|(limit, _)| limit).collect()
}

fn list(limits: &[Limit]) -> String {
    limits.iter().map(ToString::to_string).collect::<Vec<_>>().join(" / ")
}

impl Clocks<'_> {
    fn check(&self, findings: &mut Vec<Finding>) {
        let ended = self.before.all_entries().filter(|e| self.proposal.ends.iter().any(|(id, _)| *id == e.id));
        let touched: Vec<&Entry> = self.sound.iter().chain(ended).collect();
        let codes: BTreeSet<&str> = touched.iter().map(|entry| entry.code.as_str()).collect();
        let parameters = || catalog().parameters().filter(|p| p.kind == Kind::Limit);
        let mut pairs: BTreeSet<(&str, &str)> = BTreeSet::new();
        for later in parameters() {
            for earlier in &later.after {
                if codes.contains(later.code.as_str()) || codes.contains(earlier.as_str()) {
                    pairs.insert((earlier, &later.code));
                }
            }
        }
        for (earlier, later) in pairs {
            findings.extend(self.stages(earlier, later, &touched));
        }
        for parameter in parameters().filter(|p| p.tighter == Tighter::Lower && codes.contains(p.code.as_str())) {
            findings.extend(self.priorities(parameter, &touched));
        }
        findings.extend(self.sound.iter().filter_map(|entry| self.without_effect(entry)));
    }

    /// Every combination of what the entries of these codes speak of, at every moment at which something changes.
    /// Only those that a touched entry can reach: to the others it changes nothing.
    fn cases(&self, codes: &[&str], touched: &[&Entry]) -> Vec<Case> {
        let known = codes.iter().filter_map(|code| catalog().parameter(code)).flat_map(|p| &p.defaults);
        let set = codes.iter().flat_map(|code| self.after.entries(code).iter().chain(self.before.entries(code)));
        let entries: Vec<&Entry> = known.chain(set).collect();
        let ends = self.proposal.ends.iter().map(|(_, at)| *at);
        let start = self.sound.iter().map(|e| e.from).chain(ends).min().unwrap_or(self.now);
        // Only units that somebody speaks of make a difference; a unit in the middle of a path is asked as well.
        let units: BTreeSet<Id> = entries.iter().filter_map(|e| e.scope.unit).map(|unit| unit.id).collect();
        let mut paths: BTreeSet<Vec<Id>> = BTreeSet::from([Vec::new()]);
        for path in self.after.paths() {
            let spoken: Vec<Id> = path.iter().copied().filter(|id| units.contains(id)).collect();
            paths.extend((1..=spoken.len()).map(|depth| spoken[..depth].to_vec()));
        }
        let strangers = units.iter().filter(|id| !self.after.paths().iter().any(|path| path.contains(id)));
        paths.extend(strangers.map(|id| vec![*id]));
        paths.iter().flat_map(|path| cases_of_path(path, &entries, touched, start)).collect()
    }

    /// CLS-02: a later stage must not be able to fall due before an earlier one.
    fn stages(&self, earlier: &str, later: &str, touched: &[&Entry]) -> Option<Finding> {
        for case in self.cases(&[earlier, later], touched) {
            for priority in Priority::ALL {
                let query = case.ask(priority);
                let of = |book: &Book| (limits(book, earlier, &query), limits(book, later, &query));
                let (first, second) = of(self.after);
                if first.is_empty()
                    || tightness::stages_in_order(&first, &second)
                    || of(self.before) == (first.clone(), second.clone())
                {
                    continue;
                }
                let offender = offender(touched, &[earlier, later], &[query])?;
                let other = if offender.code == earlier { later } else { earlier };
                let example = case.said(Some(priority));
                let finding = Finding::new(
                    "stage_inverted",
                    offender,
                    &format!(
                        "{} 时 {later}（{}）可能早于 {earlier}（{}）到期；后一阶段不得先于前一阶段",
                        example.zh,
                        list(&second),
                        list(&first)
                    ),
                    &format!(
                        "for {} {later} ({}) could fall due before {earlier} ({}); a later stage may not come first",
                        example.en,
                        list(&second),
                        list(&first)
                    ),
                );
                let origin = self.after.limits(other, &query).into_iter().next();
                return Some(Finding { against: origin.map(|(_, origin)| origin), ..finding });
            }
        }
        None
    }

    /// Section 4.2: a clock of a higher priority must not be longer than the same clock of a lower one.
    fn priorities(&self, parameter: &Parameter, touched: &[&Entry]) -> Option<Finding> {
        let code = parameter.code.as_str();
        for case in self.cases(&[code], touched) {
            let of = |book: &Book| Priority::ALL.map(|priority| limits(book, code, &case.ask(priority)));
            let (before, after) = (of(self.before), of(self.after));
            for (high, low) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
                let inverted = tightness::longer_by_the_letter(&after[high], &after[low]);
                if !inverted || (before[high] == after[high] && before[low] == after[low]) {
                    continue;
                }
                let (high_priority, low_priority) = (Priority::ALL[high], Priority::ALL[low]);
                let asked = [case.ask(high_priority), case.ask(low_priority)];
                let offender = offender(touched, &[code], &asked)?;
                let example = case.said(None);
                let (longer, shorter) = (list(&after[high]), list(&after[low]));
                let (high, low) = (high_priority.code(), low_priority.code());
                let finding = Finding::new(
                    "priority_inverted",
                    offender,
                    &format!("{} 时 {high} 的时限 {longer} 长于 {low} 的 {shorter}；优先级高的不得更慢", example.zh),
                    &format!(
                        "for {} {high} gets {longer}, longer than {shorter} of {low}; the more urgent may not be slower",
                        example.en
                    ),
                );
                let origin = self.after.limits(code, &asked[1]).into_iter().next();
                return Some(Finding { against: origin.map(|(_, origin)| origin), ..finding });
            }
        }
        None
    }

    /// A remark: the value would never hold, because something tighter or locked stands beside it everywhere.
    fn without_effect(&self, entry: &Entry) -> Option<Finding> {
        let mut against = None;
        for case in self.cases(&[&entry.code], &[entry]) {
            for priority in Priority::ALL {
                let query = case.ask(priority);
                if !entry.in_force(query.at) || !entry.scope.matches(&query) {
                    continue;
                }
                let resolved = self.after.resolve(&entry.code, &query)?;
                let beaten = resolved.beaten.into_iter().find(|b| b.candidate.origin.entry == Some(entry.id))?;
                against = Some(beaten.by);
            }
        }
        let by = against?;
        let finding = Finding::new(
            "no_effect",
            entry,
            &format!("不起作用：{}（条款 {}）更严或已锁定；如要替代请标注“替代”", by.said.zh, by.clause.zh),
            &format!(
                "without effect: {} (clause {}) is tighter or locked; mark it \"replaces\" if it is meant to",
                by.said.en, by.clause.en
            ),
        );
        Some(finding.against(by).remark())
    }
}

/// The touched entry to name: one of these codes that matches one of the questions, the latest of them.
fn offender<'a>(touched: &[&'a Entry], codes: &[&str], asked: &[Query<'_>]) -> Option<&'a Entry> {
    let concerned =
        |entry: &&&Entry| codes.contains(&entry.code.as_str()) && asked.iter().any(|query| entry.scope.matches(query));
    touched.iter().filter(concerned).max_by_key(|entry| (entry.from, entry.id)).copied()
}
