//! Owns the shapes of the files of a pack, as people write them.
//! Refuses, through serde, unknown keys and missing ones. Tested in `pack_test`.

use super::Days;
use crate::policy::scope::Priority;
use crate::policy::value::Mode;
use serde::Deserialize;
use toml::Spanned;

pub(super) type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadFile {
    pub(super) code: Text,
    pub(super) zh: String,
    pub(super) en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ParameterFile {
    #[serde(default)]
    pub(super) set: Vec<RawSetting>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSetting {
    pub(super) code: Text,
    pub(super) value: Spanned<Loose>,
    #[serde(rename = "type")]
    pub(super) request_type: Option<String>,
    pub(super) priority: Option<Priority>,
    pub(super) grade: Option<String>,
    pub(super) channel: Option<String>,
    pub(super) clause: Text,
    #[serde(default)]
    pub(super) locked: bool,
    #[serde(default)]
    pub(super) replaces: bool,
    #[serde(default)]
    pub(super) note: String,
}

/// A value as people write it: `"2h"`, `3`, `true`, `[50, 80, 100]`.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Loose {
    Text(String),
    Number(i64),
    Bool(bool),
    List(Vec<i64>),
}

impl Loose {
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(n) => n.to_string(),
            Self::Bool(yes) => yes.to_string(),
            Self::List(list) => list.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GateFile {
    #[serde(default)]
    pub(super) gate: Vec<RawGate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGate {
    pub(super) code: Text,
    pub(super) mode: Spanned<Mode>,
    pub(super) override_role: Option<String>,
    #[serde(rename = "type")]
    pub(super) request_type: Option<String>,
    pub(super) clause: Option<String>,
    #[serde(default)]
    pub(super) locked: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TypeFile {
    #[serde(rename = "type", default)]
    pub(super) types: Vec<RawType>,
}

/// A child takes from its parent what it does not say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawType {
    pub(super) code: Text,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) priority: Option<Spanned<Priority>>,
    pub(super) system: Option<bool>,
    pub(super) fault: Option<bool>,
    pub(super) flow: Option<bool>,
    pub(super) portal: Option<bool>,
    pub(super) fields: Option<Vec<Text>>,
    #[serde(default)]
    pub(super) keywords: Vec<String>,
    pub(super) work: Option<crate::orders::profile::Profile>,
    pub(super) script: Option<Spanned<crate::emergency::Script>>,
    pub(super) plan: Option<Spanned<crate::emergency::Plan>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanFile {
    #[serde(default)]
    pub(super) plan: Vec<RawPlan>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPlan {
    pub(super) scenario: Text,
    #[serde(default)]
    pub(super) types: Vec<Text>,
    pub(super) version: i64,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) clause: String,
    #[serde(default)]
    pub(super) process_zh: String,
    #[serde(default)]
    pub(super) process_en: String,
    #[serde(default)]
    pub(super) steps: Vec<crate::emergency::PlanStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChannelFile {
    #[serde(default)]
    pub(super) channel: Vec<RawChannel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChannel {
    pub(super) code: Text,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) hours: Text,
    pub(super) response: Text,
    #[serde(default)]
    pub(super) contact: String,
    pub(super) voice: bool,
    #[serde(default = "yes")]
    pub(super) enabled: bool,
    pub(super) clause: Option<String>,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CalendarFile {
    #[serde(default)]
    pub(super) calendar: Vec<RawCalendar>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCalendar {
    pub(super) code: Text,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) days: Days,
    pub(super) sessions: Vec<Text>,
}
