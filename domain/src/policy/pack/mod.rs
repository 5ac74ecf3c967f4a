//! Owns packs: readable files that carry parameters, gates, request types, channels and calendars of an industry.
//! Refuses a file with an unknown key, a value not of its kind or a name that leads nowhere, by file, line and key.
//! Tested in `pack_test`, with the packs that are shipped.

mod diff;
mod plans;
mod read;
mod shape;

pub use diff::{Action, Change, Current, Placement, apply, diff, proposal};
pub use plans::{label, plan_changes};
pub use read::{FIELDS, parse};

use crate::emergency::{Plan, Script};
use crate::id::Id;
use crate::limit::Limit;
use crate::moment::Moment;
use crate::orders::profile::Profile;
use crate::policy::scope::{Entry, Priority, Scope};
use crate::policy::value::{DayRange, Value};
use crate::words::Said;
use serde::{Deserialize, Serialize};

/// The parameter that carries the response limit of a channel, so that the public page and the clocks read the same
/// record (CHN-02).
pub const CHANNEL_LIMIT: &str = "sla.first_response";

/// What a pack says, all files together.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Pack {
    pub code: String,
    pub title: Option<Said>,
    /// Parameters and gates; the unit is the one that loads the pack.
    pub settings: Vec<Setting>,
    pub types: Vec<RequestType>,
    pub channels: Vec<Channel>,
    pub calendars: Vec<Calendar>,
    /// Plans of scenarios that no request type carries.
    pub plans: Vec<PackPlan>,
}

/// A plan with what it is for (EPL-01).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackPlan {
    pub scenario: String,
    /// Codes of the request types that it is joined to.
    #[serde(default)]
    pub types: Vec<String>,
    #[serde(flatten)]
    pub plan: Plan,
}

/// One value of a pack, before it has an id, a unit and a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    pub code: String,
    pub scope: Scope,
    pub value: Value,
    pub clause: String,
    pub locked: bool,
    pub replaces: bool,
    pub note: String,
}

/// A request type of two levels: `repair` and `repair.meter` (INT-02).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestType {
    pub code: String,
    pub title: Title,
    pub priority: Priority,
    /// Alarm and complaint cannot be deleted.
    pub system: bool,
    /// Initial handling stops only with diagnosis and appointment (CLS-04).
    pub fault: bool,
    /// Whether work orders follow; without it the request is answered at the desk (CLS-09).
    pub flow: bool,
    /// Customers may apply for it on the portal (CHN-08).
    #[serde(default)]
    pub portal: bool,
    pub fields: Vec<String>,
    /// Words that propose this type and its priority.
    pub keywords: Vec<String>,
    /// What it demands of the work on site.
    #[serde(default)]
    pub work: Profile,
    /// What a caller in danger is told (EMG-02).
    #[serde(default)]
    pub script: Script,
    /// What is done about it, by whom and by when (EMG-08).
    #[serde(default)]
    pub plan: Plan,
}

impl RequestType {
    /// `repair` of `repair.meter`.
    pub fn parent(&self) -> Option<&str> {
        self.code.split_once('.').map(|(parent, _)| parent)
    }
}

/// A channel as the public sees it (CHN-01, CHN-02).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    pub code: String,
    pub title: Title,
    /// Code of a calendar.
    pub hours: String,
    /// The promised response; also in force as a value of `CHANNEL_LIMIT` for this channel.
    pub response: Limit,
    pub contact: String,
    /// A person speaks with the customer: the read-back is by voice.
    pub voice: bool,
    pub enabled: bool,
    pub clause: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Days {
    /// Working days of the State Council's calendar, make-up days included.
    Cn,
    All,
    MonFri,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    pub code: String,
    pub title: Title,
    pub days: Days,
    pub sessions: Vec<DayRange>,
}

impl Calendar {
    /// The form in which the calendar room reads it.
    pub fn spec(&self) -> serde_json::Value {
        let sessions: Vec<_> = self.sessions.iter().map(|s| [s.from.to_string(), s.to.to_string()]).collect();
        serde_json::json!({ "days": self.days, "name": self.title.zh, "sessions": sessions })
    }
}

/// A text in two languages that can also be read back (the domain's `Said` only speaks).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    pub zh: String,
    pub en: String,
}

/// What is wrong with a file of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackError {
    pub file: String,
    /// From 1; 0 where the whole file or the whole pack is meant.
    pub line: usize,
    /// `set[3].value`, `type[0]`.
    pub path: String,
    pub said: Said,
}

impl std::fmt::Display for PackError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}: {} / {}", self.file, self.line, self.path, self.said.zh, self.said.en)
    }
}

impl Pack {
    /// Every plan of the pack: of each kind of emergency what stands beside its request type, and those of other scenarios.
    pub fn library(&self) -> Vec<PackPlan> {
        let of = |code: &str| self.types.iter().find(|t| t.code == code && !t.plan.is_empty());
        let general = of("alarm").map(|t| &t.plan);
        let kinds = crate::emergency::ALL.iter().filter_map(|kind| {
            let def = of(kind.type_code)?;
            // What a type has from its parent is no plan of its own.
            let own = kind.type_code == "alarm" || Some(&def.plan) != general;
            own.then(|| PackPlan { scenario: kind.code.into(), types: vec![def.code.clone()], plan: def.plan.clone() })
        });
        kinds.chain(self.plans.iter().cloned()).collect()
    }

    /// The parameters, gates and channel limits as entries of the book at a place and date. `next` gives fresh ids.
    pub fn entries(&self, place: &Placement, mut next: impl FnMut() -> Id) -> Vec<Entry> {
        self.all_settings().into_iter().map(|setting| setting.entry(&self.code, place, next())).collect()
    }

    /// The settings with the channel limits among them.
    pub(crate) fn all_settings(&self) -> Vec<Setting> {
        let limits = self.channels.iter().map(|channel| Setting {
            code: CHANNEL_LIMIT.to_owned(),
            scope: Scope { channel: Some(channel.code.clone()), ..Scope::default() },
            value: Value::Limit(channel.response),
            clause: channel.clause.clone(),
            locked: false,
            replaces: false,
            note: String::new(),
        });
        self.settings.iter().cloned().chain(limits).collect()
    }
}

impl Setting {
    pub(crate) fn entry(&self, pack: &str, place: &Placement, id: Id) -> Entry {
        let scope = Scope { unit: place.unit, ..self.scope.clone() };
        Entry {
            locked: self.locked,
            replaces: self.replaces,
            note: self.note.clone(),
            pack: Some(pack.to_owned()),
            ..Entry::new(id, &self.code, scope, self.value.clone(), place.from, &self.clause)
        }
    }
}

/// A type proposed for what the customer said (CLS-01, EMG-01).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hint {
    #[serde(rename = "type")]
    pub request_type: String,
    pub priority: Priority,
    pub keyword: String,
}

/// What the words of the customer point at: the most urgent first, then the longest keyword. One hint per type.
/// A keyword inside a longer one of another type does not count: 打不着火 is a cold stove, not 着火.
pub fn hints(types: &[RequestType], text: &str) -> Vec<Hint> {
    let text = text.to_lowercase();
    let mut places = Vec::new();
    for kind in types {
        for keyword in &kind.keywords {
            let lower = keyword.to_lowercase();
            places.extend(text.match_indices(&lower).map(|(at, found)| (kind, keyword, at..at + found.len())));
        }
    }
    let inside = |(kind, _, place): &(&RequestType, &String, std::ops::Range<usize>)| {
        places.iter().any(|(other, _, wide)| {
            other.code != kind.code && wide.len() > place.len() && wide.start <= place.start && place.end <= wide.end
        })
    };
    let mut hints: Vec<Hint> = Vec::new();
    for (kind, keyword, _) in places.iter().filter(|place| !inside(place)) {
        let hint = Hint { request_type: kind.code.clone(), priority: kind.priority, keyword: (*keyword).clone() };
        match hints.iter_mut().find(|known| known.request_type == hint.request_type) {
            Some(known) if known.keyword.len() < hint.keyword.len() => *known = hint,
            Some(_) => {}
            None => hints.push(hint),
        }
    }
    hints.sort_by(|a, b| {
        let key = |hint: &Hint| (hint.priority, std::cmp::Reverse(hint.keyword.chars().count()));
        key(a).cmp(&key(b)).then_with(|| a.request_type.cmp(&b.request_type))
    });
    hints
}

impl Placement {
    /// For a unit from a moment on.
    pub fn at(unit: crate::policy::UnitLevel, from: Moment) -> Self {
        Self { unit: Some(unit), from }
    }
}
