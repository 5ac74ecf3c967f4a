//! Owns where a value holds (unit level, type, priority, grade, channel), what an entry of the book is, and the one
//! order "more specific". Refuses nothing: an entry is judged in `check`. Tested below and in `truth_table`.

use crate::id::Id;
use crate::moment::Moment;
use crate::policy::value::Value;
use crate::words::{Said, Words, w};
use serde::{Deserialize, Serialize};

pub use crate::flow::Priority;

/// A unit of the tree and how deep it lies: 0 national, 1 region, 2 company, then its own units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UnitLevel {
    pub id: Id,
    pub depth: u8,
}

impl UnitLevel {
    pub fn words(self) -> Words {
        match self.depth {
            0 => w("全国", "national"),
            1 => w("区域", "region"),
            2 => w("企业", "company"),
            _ => w("下级单位", "unit"),
        }
    }
}

/// Where a value holds. What is `None` is not spoken of: it holds for all.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    pub unit: Option<UnitLevel>,
    /// `repair` or `repair.meter`; the parent's value holds for the child.
    #[serde(rename = "type")]
    pub request_type: Option<String>,
    pub priority: Option<Priority>,
    pub grade: Option<String>,
    pub channel: Option<String>,
}

/// What is asked: one request at one moment. `unit_path` runs from the root to the unit that serves it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<'a> {
    pub unit_path: &'a [Id],
    pub request_type: Option<&'a str>,
    pub priority: Option<Priority>,
    pub grade: Option<&'a str>,
    pub channel: Option<&'a str>,
    pub at: Moment,
}

/// Whether `child` is `parent` or lies under it.
pub fn is_type_under(child: &str, parent: &str) -> bool {
    child.strip_prefix(parent).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn types_meet(a: &str, b: &str) -> bool {
    is_type_under(a, b) || is_type_under(b, a)
}

/// One dimension: `mine` speaks of it at least as narrowly as `theirs`.
fn names<T>(mine: Option<&T>, theirs: Option<&T>, narrower: impl Fn(&T, &T) -> bool) -> bool {
    match (mine, theirs) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(mine), Some(theirs)) => narrower(mine, theirs),
    }
}

impl Scope {
    /// Depth for comparison; what names no unit (the catalogue's defaults) lies above the root.
    pub fn depth(&self) -> i16 {
        self.unit.map_or(-1, |unit| i16::from(unit.depth))
    }

    pub fn matches(&self, query: &Query<'_>) -> bool {
        self.unit.is_none_or(|unit| query.unit_path.contains(&unit.id))
            && names(query.request_type.as_ref(), self.request_type.as_deref().as_ref(), |q, s| is_type_under(q, s))
            && names(query.priority.as_ref(), self.priority.as_ref(), |q, s| q == s)
            && names(query.grade.as_ref(), self.grade.as_deref().as_ref(), |q, s| q == s)
            && names(query.channel.as_ref(), self.channel.as_deref().as_ref(), |q, s| q == s)
    }

    /// At least as specific as `other` in every dimension. One concession of section 4.2: who names type and priority
    /// stands before who names only a channel ("type + priority -> channel").
    pub fn covers(&self, other: &Self) -> bool {
        let channel = names(self.channel.as_ref(), other.channel.as_ref(), |a, b| a == b)
            || (self.request_type.is_some()
                && self.priority.is_some()
                && other.request_type.is_none()
                && other.priority.is_none()
                && other.grade.is_none());
        self.depth() >= other.depth()
            && names(self.request_type.as_ref(), other.request_type.as_ref(), |a, b| is_type_under(a, b))
            && names(self.priority.as_ref(), other.priority.as_ref(), |a, b| a == b)
            && names(self.grade.as_ref(), other.grade.as_ref(), |a, b| a == b)
            && channel
    }

    /// The order that "replaces" uses. It is partial on purpose: an exception reaches exactly as far as it names, so
    /// "all enquiries: 8 h" does not undo "P0: at once".
    pub fn more_specific_than(&self, other: &Self) -> bool {
        self.covers(other) && !other.covers(self)
    }

    /// Whether one request can fall under both. `on_one_path` says whether two different units lie on one path.
    pub fn meets(&self, other: &Self, on_one_path: impl Fn(Id, Id) -> bool) -> bool {
        fn free<T>(a: Option<&T>, b: Option<&T>, meet: impl Fn(&T, &T) -> bool) -> bool {
            a.zip(b).is_none_or(|(a, b)| meet(a, b))
        }
        free(self.unit.as_ref(), other.unit.as_ref(), |a, b| a.id == b.id || on_one_path(a.id, b.id))
            && free(self.request_type.as_ref(), other.request_type.as_ref(), |a, b| types_meet(a, b))
            && free(self.priority.as_ref(), other.priority.as_ref(), |a, b| a == b)
            && free(self.grade.as_ref(), other.grade.as_ref(), |a, b| a == b)
            && free(self.channel.as_ref(), other.channel.as_ref(), |a, b| a == b)
    }

    /// A total order that agrees with `more_specific_than`; used only to name one origin among equals and to settle
    /// values of which none is tighter.
    pub(crate) fn rank(&self) -> (i16, usize, bool, bool, bool) {
        let depth_of_type = self.request_type.as_ref().map_or(0, |t| 1 + t.matches('.').count());
        (self.depth(), depth_of_type, self.priority.is_some(), self.grade.is_some(), self.channel.is_some())
    }

    /// `企业 · 类型 repair.meter · P1`; `全部` where nothing is named.
    pub fn said(&self) -> Said {
        self.said_with(|_| None)
    }

    /// With the names of units, types and channels, where the caller knows them.
    pub fn said_with(&self, name: impl Fn(Named<'_>) -> Option<Said>) -> Said {
        let mut zh = Vec::new();
        let mut en = Vec::new();
        if let Some(unit) = self.unit {
            let words = unit.words();
            let name = name(Named::Unit(unit.id));
            zh.push(name.as_ref().map_or_else(|| words.zh.to_owned(), |n| format!("{}（{}）", words.zh, n.zh)));
            en.push(name.map_or_else(|| words.en.to_owned(), |n| format!("{} ({})", words.en, n.en)));
        }
        let kind = self.request_type.as_deref();
        let channel = self.channel.as_deref();
        for (word, value, named) in [
            (w("类型", "type"), kind, kind.map(Named::Type)),
            (w("优先级", "priority"), self.priority.map(Priority::code), None),
            (w("客户等级", "grade"), self.grade.as_deref(), None),
            (w("渠道", "channel"), channel, channel.map(Named::Channel)),
        ] {
            if let Some(value) = value {
                let said = named.and_then(&name).unwrap_or_else(|| Said::new(value, value));
                zh.push(format!("{} {}", word.zh, said.zh));
                en.push(format!("{} {}", word.en, said.en));
            }
        }
        if zh.is_empty() { Said::new("全部", "all") } else { Said::new(zh.join(" · "), en.join(" · ")) }
    }
}

/// What a scope points to by its code or id.
#[derive(Clone, Copy, Debug)]
pub enum Named<'a> {
    Unit(Id),
    Type(&'a str),
    Channel(&'a str),
}

/// One value somebody set, with the clause it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: Id,
    pub code: String,
    #[serde(default)]
    pub scope: Scope,
    pub value: Value,
    pub from: Moment,
    /// The first moment at which it no longer holds.
    #[serde(default)]
    pub to: Option<Moment>,
    pub clause: String,
    /// Units below may tighten it, never loosen it (ORG-03).
    #[serde(default)]
    pub locked: bool,
    /// Takes the place of what is less specific instead of standing beside it (section 4.2).
    #[serde(default)]
    pub replaces: bool,
    /// Who set it; `None` for what the installation brought.
    #[serde(default)]
    pub author: Option<Id>,
    #[serde(default)]
    pub note: String,
    /// The pack it came from, so that loading the pack again finds its own.
    #[serde(default)]
    pub pack: Option<String>,
}

impl Entry {
    /// An entry without frills; the rest is set by struct update.
    pub fn new(id: Id, code: &str, scope: Scope, value: Value, from: Moment, clause: &str) -> Self {
        Self {
            id,
            code: code.to_owned(),
            scope,
            value,
            from,
            to: None,
            clause: clause.to_owned(),
            locked: false,
            replaces: false,
            author: None,
            note: String::new(),
            pack: None,
        }
    }

    pub fn in_force(&self, at: Moment) -> bool {
        self.from <= at && self.to.is_none_or(|to| at < to)
    }

    /// Whether there is a moment at which both are in force.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.to.is_none_or(|to| other.from < to) && other.to.is_none_or(|to| self.from < to)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_parent_type_holds_for_its_children_only() {
        assert!(is_type_under("repair.meter", "repair"));
        assert!(is_type_under("repair", "repair"));
        assert!(!is_type_under("repairs", "repair"));
        assert!(!is_type_under("repair", "repair.meter"));
    }

    pub(crate) fn any_scope() -> impl Strategy<Value = Scope> {
        let text =
            |words: &'static [&'static str]| prop::option::of(prop::sample::select(words).prop_map(str::to_owned));
        (
            prop::option::of((0u8..4).prop_map(|depth| UnitLevel { id: Id(i64::from(depth) + 1), depth })),
            text(&["repair", "repair.meter", "enquiry"]),
            prop::option::of(prop::sample::select(&Priority::ALL[..])),
            text(&["A", "D"]),
            text(&["email", "hotline"]),
        )
            .prop_map(|(unit, request_type, priority, grade, channel)| Scope {
                unit,
                request_type,
                priority,
                grade,
                channel,
            })
    }

    proptest! {
        #[test]
        fn more_specific_is_an_order(a in any_scope(), b in any_scope(), c in any_scope()) {
            prop_assert!(!a.more_specific_than(&a));
            prop_assert!(!(a.more_specific_than(&b) && b.more_specific_than(&a)));
            if a.more_specific_than(&b) && b.more_specific_than(&c) {
                prop_assert!(a.more_specific_than(&c), "{a:?} {b:?} {c:?}");
            }
        }

        #[test]
        fn rank_agrees_with_the_order(a in any_scope(), b in any_scope()) {
            if a.more_specific_than(&b) {
                prop_assert!(a.rank() > b.rank());
            }
        }
    }
}
