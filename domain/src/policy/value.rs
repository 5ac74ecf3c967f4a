//! Owns the kinds of value a parameter can have, their text form and what "tighter" means for each.
//! Refuses (by `None`) a text that is not of the kind. Tested below and in `truth_table`.

use crate::limit::Limit;
use crate::policy::tightness;
use crate::words::{Said, Words, w};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Limit,
    Count,
    Percent,
    Money,
    Bool,
    Text,
    /// A time of day, `20:00`.
    Time,
    /// A range of times of day, `22:00-06:00`; it may cross midnight.
    Range,
    /// Several whole numbers, `50,80,100`.
    List,
    /// The mode of a gate, `block` or `block@duty_leader` (with the role that may override).
    Mode,
}

impl Kind {
    pub fn said(self) -> Words {
        match self {
            Self::Limit => w(
                "时限，如 30min、2h、4wh、3wd、7d、day_end",
                "a time limit such as 30min, 2h, 4wh, 3wd, 7d or day_end",
            ),
            Self::Count => w("整数", "a whole number"),
            Self::Percent => w("百分比，如 30%", "a percentage such as 30%"),
            Self::Money => w("金额（元），如 200.00", "an amount in yuan such as 200.00"),
            Self::Bool => w("true 或 false", "true or false"),
            Self::Text => w("文字", "a text"),
            Self::Time => w("时刻，如 20:00", "a time of day such as 20:00"),
            Self::Range => w("时段，如 22:00-06:00", "a range of the day such as 22:00-06:00"),
            Self::List => w("数列，如 50，80，100", "a list such as 50,80,100"),
            Self::Mode => w("off、observe、warn 或 block", "off, observe, warn or block"),
        }
    }
}

/// In which direction a value binds more. `None`: values differ, none is tighter (a text, a range of hours).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tighter {
    Lower,
    Higher,
    None,
}

pub use crate::guard::GateMode as Mode;

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct GateSetting {
    pub mode: Mode,
    /// Who may override. `None`: whoever the catalogue names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub override_role: Option<String>,
}

/// Minutes since midnight, 0..=1440 (`24:00` is the end of the day).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(pub u16);

impl TimeOfDay {
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once(':')?;
        let number = |part: &str| -> Option<u16> {
            (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let (hour, minute) = (number(hour)?, number(minute)?);
        let total = hour * 60 + minute;
        (minute < 60 && total <= 1_440).then_some(Self(total))
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DayRange {
    pub from: TimeOfDay,
    pub to: TimeOfDay,
}

impl DayRange {
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('-')?;
        let range = Self { from: TimeOfDay::parse(from)?, to: TimeOfDay::parse(to)? };
        (range.from != range.to && range.from.0 < 1_440).then_some(range)
    }

    /// The start belongs to the range, the end does not.
    pub fn contains(self, minute_of_day: u16) -> bool {
        if self.from < self.to {
            (self.from.0..self.to.0).contains(&minute_of_day)
        } else {
            minute_of_day >= self.from.0 || minute_of_day < self.to.0
        }
    }
}

impl fmt::Display for DayRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

macro_rules! as_text {
    ($($kind:ty, $what:literal;)*) => {$(
        impl Serialize for $kind {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $kind {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("not {}: {text}", $what)))
            }
        }
    )*};
}

as_text! {
    TimeOfDay, "a time of day";
    DayRange, "a range of the day";
}

/// A value of a parameter. As JSON: `{"kind":"limit","value":"2h"}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Value {
    Limit(Limit),
    Count(i64),
    /// Hundredths of a percent: 30 % is 3000.
    Percent(i64),
    /// Cents.
    Money(i64),
    Bool(bool),
    Text(String),
    Time(TimeOfDay),
    Range(DayRange),
    List(Vec<i64>),
    Mode(GateSetting),
}

/// A number with at most two decimals, in hundredths.
fn hundredths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    if text.ends_with('.') {
        return None;
    }
    let cents: i64 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)
}

fn whole(text: &str) -> Option<i64> {
    (text.len() <= 15 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

impl Value {
    /// Reads the text form, the same in files, in the database and on screens. `None` when it is not of the kind.
    pub fn parse(kind: Kind, text: &str) -> Option<Self> {
        let text = text.trim();
        Some(match kind {
            Kind::Limit => Self::Limit(Limit::parse(text)?),
            Kind::Count => Self::Count(whole(text)?),
            Kind::Percent => Self::Percent(hundredths(text.strip_suffix('%')?.trim_end())?),
            Kind::Money => Self::Money(hundredths(text)?),
            Kind::Bool => Self::Bool(text.parse().ok()?),
            Kind::Text => (!text.is_empty() && text.chars().count() <= 4_000).then(|| Self::Text(text.to_owned()))?,
            Kind::Time => Self::Time(TimeOfDay::parse(text)?),
            Kind::Range => Self::Range(DayRange::parse(text)?),
            Kind::List => Self::List(text.split(',').map(|part| whole(part.trim())).collect::<Option<Vec<_>>>()?),
            Kind::Mode => {
                let (mode, role) = text.split_once('@').map_or((text, None), |(mode, role)| (mode, Some(role)));
                let role = match role {
                    Some("") => return None,
                    role => role.map(str::to_owned),
                };
                Self::Mode(GateSetting { mode: Mode::parse(mode)?, override_role: role })
            }
        })
    }

    pub const fn kind(&self) -> Kind {
        match self {
            Self::Limit(_) => Kind::Limit,
            Self::Count(_) => Kind::Count,
            Self::Percent(_) => Kind::Percent,
            Self::Money(_) => Kind::Money,
            Self::Bool(_) => Kind::Bool,
            Self::Text(_) => Kind::Text,
            Self::Time(_) => Kind::Time,
            Self::Range(_) => Kind::Range,
            Self::List(_) => Kind::List,
            Self::Mode(_) => Kind::Mode,
        }
    }

    pub const fn limit(&self) -> Option<Limit> {
        match self {
            Self::Limit(limit) => Some(*limit),
            _ => None,
        }
    }

    /// `Less`: `self` is tighter than `other`, whatever the moment. `None`: neither can be said to be.
    pub fn tightness(&self, other: &Self, tighter: Tighter) -> Option<Ordering> {
        if self == other {
            return Some(Ordering::Equal);
        }
        let rising = match (self, other) {
            (Self::Limit(a), Self::Limit(b)) => tightness::surely(*a, *b)?,
            (Self::Count(a), Self::Count(b))
            | (Self::Percent(a), Self::Percent(b))
            | (Self::Money(a), Self::Money(b)) => a.cmp(b),
            (Self::Bool(a), Self::Bool(b)) => a.cmp(b),
            (Self::Time(a), Self::Time(b)) => a.cmp(b),
            (Self::Mode(a), Self::Mode(b)) => a.mode.cmp(&b.mode),
            _ => return None,
        };
        match tighter {
            Tighter::Lower => Some(rising),
            Tighter::Higher => Some(rising.reverse()),
            Tighter::None => None,
        }
    }

    /// The value as people read it, in both languages.
    pub fn said(&self) -> Said {
        match self {
            Self::Limit(limit) => tightness::said(*limit),
            Self::Money(_) => Said::new(format!("{self} 元"), format!("{self} yuan")),
            Self::Bool(true) => w("是", "yes").into(),
            Self::Bool(false) => w("否", "no").into(),
            Self::Mode(setting) => match setting.mode {
                Mode::Off => w("关闭", "off"),
                Mode::Observe => w("观察", "observe"),
                Mode::Warn => w("提醒", "warn"),
                Mode::Block => w("拦截", "block"),
            }
            .into(),
            other => Said::new(other.to_string(), other.to_string()),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Limit(limit) => limit.fmt(f),
            Self::Count(n) => n.fmt(f),
            Self::Percent(n) if n % 100 == 0 => write!(f, "{}%", n / 100),
            Self::Percent(n) => write!(f, "{}.{:02}%", n / 100, n % 100),
            Self::Money(n) => write!(f, "{}.{:02}", n / 100, n % 100),
            Self::Bool(yes) => yes.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::Time(time) => time.fmt(f),
            Self::Range(range) => range.fmt(f),
            Self::List(list) => {
                let parts: Vec<_> = list.iter().map(ToString::to_string).collect();
                f.write_str(&parts.join(","))
            }
            Self::Mode(GateSetting { mode, override_role: None }) => f.write_str(mode.code()),
            Self::Mode(GateSetting { mode, override_role: Some(role) }) => write!(f, "{}@{role}", mode.code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_and_written_alike() {
        for (kind, text) in [
            (Kind::Limit, "30wmin"),
            (Kind::Count, "3"),
            (Kind::Percent, "30%"),
            (Kind::Percent, "2.50%"),
            (Kind::Money, "200.00"),
            (Kind::Bool, "true"),
            (Kind::Text, "按规定"),
            (Kind::Time, "20:00"),
            (Kind::Range, "22:00-06:00"),
            (Kind::List, "50,80,100"),
            (Kind::Mode, "block@duty_leader"),
        ] {
            let value = Value::parse(kind, text).unwrap();
            assert_eq!(value.kind(), kind);
            assert_eq!(value.to_string(), text);
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), value, "{json}");
        }
    }

    #[test]
    fn what_is_not_of_the_kind_is_refused() {
        for (kind, text) in [
            (Kind::Limit, "2 hours"),
            (Kind::Count, "-1"),
            (Kind::Count, "3.5"),
            (Kind::Percent, "30"),
            (Kind::Percent, "%"),
            (Kind::Money, "1.234"),
            (Kind::Money, "1."),
            (Kind::Money, "1e3"),
            (Kind::Bool, "yes"),
            (Kind::Text, "  "),
            (Kind::Time, "25:00"),
            (Kind::Time, "8:30"),
            (Kind::Time, "08:60"),
            (Kind::Range, "08:00-08:00"),
            (Kind::Range, "24:00-08:00"),
            (Kind::List, "50,,100"),
            (Kind::Mode, "Block"),
            (Kind::Mode, "block@"),
        ] {
            assert_eq!(Value::parse(kind, text), None, "{kind:?} {text}");
        }
    }

    /// EMG-10, NTF-01
    #[test]
    fn a_range_may_cross_midnight() {
        let quiet = DayRange::parse("22:00-06:00").unwrap();
        for (minute, inside) in [(21 * 60 + 59, false), (22 * 60, true), (0, true), (359, true), (360, false)] {
            assert_eq!(quiet.contains(minute), inside, "{minute}");
        }
        let day = DayRange::parse("08:30-17:30").unwrap();
        assert!(day.contains(510) && !day.contains(1_050));
        assert!(DayRange::parse("00:00-24:00").unwrap().contains(1_439));
    }
}
