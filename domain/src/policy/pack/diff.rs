//! Owns the comparison of a pack with what is in force, and its application. Loading a pack twice changes nothing the
//! second time. Refuses nothing: `check_save` judges the entries. Tested in `pack_test`.

use super::{Calendar, Channel, Pack, RequestType, Setting};
use crate::id::Id;
use crate::moment::Moment;
use crate::policy::check::Proposal;
use crate::policy::scope::{Entry, Scope, UnitLevel};
use serde::Serialize;
use std::collections::BTreeMap;

/// Where and from when a pack is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    pub unit: Option<UnitLevel>,
    pub from: Moment,
}

/// What the unit has today. Entries of other units are left alone.
#[derive(Clone, Debug, Default)]
pub struct Current {
    pub entries: Vec<Entry>,
    pub types: Vec<RequestType>,
    pub channels: Vec<Channel>,
    pub calendars: Vec<Calendar>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    Added,
    Changed,
    Unchanged,
    /// It came with this pack and the pack no longer has it. What people set by hand, or types and channels they
    /// added, a pack never removes.
    Removed,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    pub action: Action,
    /// `parameter`, `gate`, `type`, `channel`, `calendar`, `plan`.
    pub what: &'static str,
    pub code: String,
    pub scope: Scope,
    pub was: Option<String>,
    pub becomes: Option<String>,
    pub clause: String,
    /// The entry that ends.
    pub ends: Option<Id>,
    #[serde(skip)]
    pub setting: Option<Setting>,
}

fn same(entry: &Entry, setting: &Setting) -> bool {
    entry.value == setting.value
        && entry.clause == setting.clause
        && entry.locked == setting.locked
        && entry.replaces == setting.replaces
        && entry.note == setting.note
}

fn what(code: &str) -> &'static str {
    if code.starts_with("gate.") { "gate" } else { "parameter" }
}

fn words(value: &crate::policy::Value, locked: bool, replaces: bool) -> String {
    let mark = |on: bool, word: &'static str| if on { word } else { "" };
    format!("{value}{}{}", mark(locked, " locked"), mark(replaces, " replaces"))
}

/// What loading the pack would do. Settings first, then types, channels, calendars; unchanged ones are listed too.
pub fn diff(current: &Current, pack: &Pack, place: &Placement) -> Vec<Change> {
    let mut changes = Vec::new();
    let here = current.entries.iter().filter(|entry| entry.scope.unit == place.unit);
    // What stands from `from` on: in force then, or to begin later (which the pack then takes over too).
    let here: Vec<&Entry> = here.filter(|entry| entry.to.is_none_or(|to| place.from < to)).collect();
    let settings = pack.all_settings();
    for setting in &settings {
        let scope = Scope { unit: place.unit, ..setting.scope.clone() };
        let standing = here.iter().filter(|entry| entry.code == setting.code && entry.scope == scope);
        let old = standing.min_by_key(|entry| (entry.from, entry.id)).copied();
        let action = match old {
            None => Action::Added,
            Some(old) if same(old, setting) => Action::Unchanged,
            Some(_) => Action::Changed,
        };
        changes.push(Change {
            action,
            what: what(&setting.code),
            code: setting.code.clone(),
            scope,
            was: old.map(|old| words(&old.value, old.locked, old.replaces)),
            becomes: Some(words(&setting.value, setting.locked, setting.replaces)),
            clause: setting.clause.clone(),
            ends: old.filter(|_| action == Action::Changed).map(|old| old.id),
            setting: (action == Action::Added || action == Action::Changed).then(|| setting.clone()),
        });
    }
    let own = here.iter().filter(|entry| entry.pack.as_deref() == Some(pack.code.as_str()));
    for entry in own {
        let scope = Scope { unit: None, ..entry.scope.clone() };
        if !settings.iter().any(|setting| setting.code == entry.code && setting.scope == scope) {
            changes.push(Change {
                action: Action::Removed,
                what: what(&entry.code),
                code: entry.code.clone(),
                scope: entry.scope.clone(),
                was: Some(words(&entry.value, entry.locked, entry.replaces)),
                becomes: None,
                clause: entry.clause.clone(),
                ends: Some(entry.id),
                setting: None,
            });
        }
    }
    things("type", &current.types, &pack.types, |t| &t.code, &mut changes);
    things("channel", &current.channels, &pack.channels, |c| &c.code, &mut changes);
    things("calendar", &current.calendars, &pack.calendars, |c| &c.code, &mut changes);
    changes
}

fn things<T: PartialEq + Serialize>(
    what: &'static str,
    current: &[T],
    pack: &[T],
    code: fn(&T) -> &String,
    changes: &mut Vec<Change>,
) {
    let text = |thing: &T| serde_json::to_string(thing).ok();
    for thing in pack {
        let old = current.iter().find(|old| code(old) == code(thing));
        let action = match old {
            None => Action::Added,
            Some(old) if old == thing => Action::Unchanged,
            Some(_) => Action::Changed,
        };
        changes.push(Change {
            action,
            what,
            code: code(thing).clone(),
            scope: Scope::default(),
            was: old.and_then(text),
            becomes: text(thing),
            clause: String::new(),
            ends: None,
            setting: None,
        });
    }
}

/// The change to save: what ends and what begins. Judge it with `check_save`, then store it.
pub fn proposal(changes: &[Change], pack: &str, place: &Placement, mut next: impl FnMut() -> Id) -> Proposal {
    let ends = changes.iter().filter_map(|change| Some((change.ends?, place.from))).collect();
    let settings = changes.iter().filter_map(|change| change.setting.as_ref());
    let entries = settings.map(|setting| setting.entry(pack, place, next())).collect();
    Proposal { entries, ends, retroactive: false }
}

/// What stands after the pack is loaded: ended entries keep their past, those that had not begun fall away.
pub fn apply(current: &Current, pack: &Pack, place: &Placement, next: impl FnMut() -> Id) -> Current {
    let Proposal { entries, ends, .. } = proposal(&diff(current, pack, place), &pack.code, place, next);
    let ended: BTreeMap<Id, Moment> = ends.into_iter().collect();
    let kept = current.entries.iter().cloned().filter_map(|mut entry| {
        if let Some(at) = ended.get(&entry.id) {
            entry.to = Some(*at);
        }
        entry.to.is_none_or(|to| entry.from < to).then_some(entry)
    });
    Current {
        entries: kept.chain(entries).collect(),
        types: merged(&current.types, &pack.types, |t| &t.code),
        channels: merged(&current.channels, &pack.channels, |c| &c.code),
        calendars: merged(&current.calendars, &pack.calendars, |c| &c.code),
    }
}

fn merged<T: Clone>(current: &[T], pack: &[T], code: fn(&T) -> &String) -> Vec<T> {
    let kept = current.iter().filter(|old| !pack.iter().any(|new| code(new) == code(old)));
    kept.chain(pack).cloned().collect()
}
