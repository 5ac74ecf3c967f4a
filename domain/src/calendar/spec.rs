//! How a calendar is written down. Owns: the JSON shape, read strictly and written back.
//! Refuses: unknown keys, sessions that overlap or end before they begin, unknown zones; always with the place named.
//! Tested in: this file; `domain/tests/business_hours.rs` reads the shared `reference.json`.

use super::index::DAY_SECONDS;
use super::{Calendar, HolidayYears};
use crate::words::Said;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Working time of a day, in seconds after local midnight; `to` may be 86,400 (`24:00`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    pub from: i32,
    pub to: i32,
}

/// A date on which a unit differs from its week. No sessions = closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exception {
    pub sessions: Vec<Session>,
    pub name: Option<String>,
}

/// What a calendar says, before it is indexed. Weekdays count from Monday = 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarSpec {
    pub code: String,
    pub name: String,
    /// The name in English, or what else is to be said of it; empty where nothing is.
    pub description: String,
    pub revision: u32,
    /// IANA name; never the host's zone.
    pub zone: String,
    /// Weekdays that are worked when no holiday says otherwise.
    pub weekdays: [bool; 7],
    /// Whether State Council holidays and make-up working days change the week.
    pub holidays: bool,
    /// Hours of any working day without hours of its own.
    pub sessions: Vec<Session>,
    /// Hours of single weekdays. They do not make a day a working day: `weekdays` does.
    pub week: [Option<Vec<Session>>; 7],
    pub exceptions: BTreeMap<Date, Exception>,
}

pub const DEFAULT_ZONE: &str = "Asia/Shanghai";
const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MON_FRI: [bool; 7] = [true, true, true, true, true, false, false];
const KEYS: [&str; 9] =
    ["days", "holidays", "sessions", "week", "exceptions", "zone", "name", "revision", "description"];

/// Calendars by code, as one file holds them.
#[derive(Clone, Debug, Default)]
pub struct Calendars(BTreeMap<String, Calendar>);

impl Calendars {
    /// Reads `{"calendars": {code: calendar}}` or the bare map. Other keys beside `calendars` are left unread.
    ///
    /// ```
    /// use shouwen_domain::calendar::{Calendars, HolidayYears};
    /// let text = r#"{"calendars": {"hall": {
    ///     "name": "营业厅", "revision": 2, "zone": "Asia/Shanghai",
    ///     "days": ["mon", "tue", "wed", "thu", "fri", "sat"], "holidays": "cn",
    ///     "sessions": [["08:30", "12:00"], ["13:30", "17:30"]],
    ///     "week": {"sat": [["09:00", "12:00"]]},
    ///     "exceptions": {"2026-05-06": "closed", "2026-05-09": {"sessions": [["09:00", "12:00"]], "name": "开放日"}}
    /// }}}"#;
    /// assert!(Calendars::parse(text, &HolidayYears::built_in()).unwrap().lookup("hall").is_some());
    /// ```
    pub fn parse(text: &str, holidays: &Arc<HolidayYears>) -> Result<Self, Said> {
        let json: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|e| Said::new(format!("日历文件不是合法的 JSON：{e}"), format!("calendars are not JSON: {e}")))?;
        let whole = json.get("calendars").unwrap_or(&json);
        let map = whole.as_object().ok_or_else(|| {
            let zh = "日历文件应为 {\"calendars\": {名称: 日历}}";
            Said::new(zh, "a file of calendars is {\"calendars\": {name: calendar}}")
        })?;
        let mut out = BTreeMap::new();
        for (code, value) in map {
            let spec = CalendarSpec::from_json(code, value)?;
            out.insert(code.clone(), Calendar::new(spec, holidays.clone())?);
        }
        Ok(Self(out))
    }

    pub fn lookup(&self, code: &str) -> Option<&Calendar> {
        self.0.get(code)
    }

    pub fn insert(&mut self, calendar: Calendar) -> Option<Calendar> {
        self.0.insert(calendar.code().to_owned(), calendar)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Calendar)> {
        self.0.iter().map(|(code, calendar)| (code.as_str(), calendar))
    }
}

/// A refusal that names the place in the file.
fn at(place: &str, zh: impl std::fmt::Display, en: impl std::fmt::Display) -> Said {
    Said::new(format!("日历 {place}：{zh}"), format!("calendar {place}: {en}"))
}

impl CalendarSpec {
    /// Mon–Fri by the State Council's holidays in `Asia/Shanghai`, the given hours every working day.
    pub fn office(code: &str, hours: &[(&str, &str)]) -> Result<Self, Said> {
        let sessions: Vec<_> = hours.iter().map(|(from, to)| json!([from, to])).collect();
        Self::from_json(code, &json!({ "days": "cn", "sessions": sessions }))
    }

    /// Reads one calendar. `days`: `cn`, `monfri`, `all` or a list of weekdays (`mon`..`sun` or 1..7).
    /// Without `days`, the weekdays named in `week` with hours are worked.
    pub fn from_json(code: &str, value: &Value) -> Result<Self, Said> {
        let map = value
            .as_object()
            .ok_or_else(|| at(code, "应为一个对象", "must be an object, e.g. {\"days\": \"cn\", \"sessions\": …}"))?;
        if let Some(key) = map.keys().find(|key| !KEYS.contains(&key.as_str())) {
            let known = KEYS.join(", ");
            return Err(at(
                code,
                format!("不认识的键 {key}（可用：{known}）"),
                format!("unknown key {key} (known: {known})"),
            ));
        }
        let sessions = sessions_of(&format!("{code}.sessions"), map.get("sessions"))?;
        let mut week: [Option<Vec<Session>>; 7] = Default::default();
        for (day, hours) in object(&format!("{code}.week"), map.get("week"))? {
            let place = format!("{code}.week.{day}");
            week[weekday(&place, &Value::from(day.as_str()))?] = Some(sessions_of(&place, Some(hours))?);
        }
        let (weekdays, cn) = days_of(code, map.get("days"), &week)?;
        let holidays = match map.get("holidays").map(|v| v.as_str()) {
            None => cn,
            Some(Some("cn")) => true,
            Some(Some("none")) if !cn => false,
            Some(_) => {
                let en = "is cn or none (and days = cn always has them)";
                return Err(at(&format!("{code}.holidays"), "只能是 cn 或 none（days 为 cn 时必为 cn）", en));
            }
        };
        let mut exceptions = BTreeMap::new();
        for (date, value) in object(&format!("{code}.exceptions"), map.get("exceptions"))? {
            let place = format!("{code}.exceptions.{date}");
            let day =
                date.parse::<Date>().map_err(|_| at(&place, "不是日期（YYYY-MM-DD）", "is not a date YYYY-MM-DD"))?;
            exceptions.insert(day, exception_of(&place, value)?);
        }
        let zone = text(code, map, "zone")?.unwrap_or_else(|| DEFAULT_ZONE.to_owned());
        let revision = match map.get("revision") {
            None => 1,
            Some(v) => v
                .as_u64()
                .and_then(|n| u32::try_from(n).ok())
                .ok_or_else(|| at(&format!("{code}.revision"), "应为非负整数", "must be a whole number"))?,
        };
        let name = text(code, map, "name")?.unwrap_or_else(|| code.to_owned());
        let description = text(code, map, "description")?.unwrap_or_default();
        Ok(Self {
            code: code.to_owned(),
            name,
            description,
            revision,
            zone,
            weekdays,
            holidays,
            sessions,
            week,
            exceptions,
        })
    }

    /// The JSON this calendar is read from, in one fixed form.
    pub fn to_json(&self) -> Value {
        let mut map = Map::new();
        map.insert("name".into(), json!(self.name));
        if !self.description.is_empty() {
            map.insert("description".into(), json!(self.description));
        }
        map.insert("revision".into(), json!(self.revision));
        map.insert("zone".into(), json!(self.zone));
        let named: Vec<_> = (0..7).filter(|i| self.weekdays[*i]).map(|i| NAMES[i]).collect();
        let days = match (self.weekdays, self.holidays) {
            (MON_FRI, true) => json!("cn"),
            (MON_FRI, false) => json!("monfri"),
            _ if named.len() == 7 => json!("all"),
            _ => json!(named),
        };
        map.insert("days".into(), days);
        map.insert("holidays".into(), json!(if self.holidays { "cn" } else { "none" }));
        map.insert("sessions".into(), hours_json(&self.sessions));
        let week =
            self.week.iter().enumerate().filter_map(|(i, s)| Some((NAMES[i].to_owned(), hours_json(s.as_ref()?))));
        map.insert("week".into(), Value::Object(week.collect()));
        let exception = |e: &Exception| json!({ "sessions": hours_json(&e.sessions), "name": e.name });
        let exceptions = self.exceptions.iter().map(|(date, e)| (date.to_string(), exception(e))).collect();
        map.insert("exceptions".into(), Value::Object(exceptions));
        Value::Object(map)
    }

    pub(super) fn time_zone(&self) -> Result<TimeZone, Said> {
        TimeZone::get(&self.zone).map_err(|_| {
            let zone = &self.zone;
            at(&format!("{}.zone", self.code), format!("没有这个时区：{zone}"), format!("no such time zone: {zone}"))
        })
    }

    /// Hours of a working day. A make-up day without hours of its own is worked like any day, else like a Monday.
    pub(super) fn hours(&self, weekday: Weekday) -> &[Session] {
        match &self.week[weekday.to_monday_zero_offset() as usize] {
            Some(own) if !own.is_empty() || self.weekdays[weekday.to_monday_zero_offset() as usize] => own,
            _ if self.sessions.is_empty() => self.week[0].as_deref().unwrap_or(&[]),
            _ => &self.sessions,
        }
    }
}

fn object<'a>(place: &str, value: Option<&'a Value>) -> Result<Vec<(&'a String, &'a Value)>, Said> {
    match value {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Object(map)) => Ok(map.iter().collect()),
        Some(_) => Err(at(place, "应为一个对象", "must be an object")),
    }
}

fn text(code: &str, map: &Map<String, Value>, key: &str) -> Result<Option<String>, Said> {
    match map.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(at(&format!("{code}.{key}"), "应为文字", "must be a text")),
    }
}

fn weekday(place: &str, value: &Value) -> Result<usize, Said> {
    let named = value.as_str().and_then(|text| {
        let text = text.to_ascii_lowercase();
        NAMES.iter().position(|name| *name == text).or_else(|| text.parse::<usize>().ok()?.checked_sub(1))
    });
    let numbered = value.as_u64().and_then(|n| usize::try_from(n).ok()?.checked_sub(1));
    named
        .or(numbered)
        .filter(|day| *day < 7)
        .ok_or_else(|| at(place, "不是星期（mon..sun 或 1..7）", "is not a weekday (mon..sun or 1..7)"))
}

fn days_of(code: &str, value: Option<&Value>, week: &[Option<Vec<Session>>; 7]) -> Result<([bool; 7], bool), Said> {
    let place = format!("{code}.days");
    match value {
        Some(Value::String(mode)) => match mode.as_str() {
            "cn" => Ok((MON_FRI, true)),
            "monfri" => Ok((MON_FRI, false)),
            "all" => Ok(([true; 7], false)),
            other => {
                let known = "cn, monfri, all, [\"mon\", …]";
                Err(at(&place, format!("不认识 {other}（可用：{known}）"), format!("unknown {other} (known: {known})")))
            }
        },
        Some(Value::Array(list)) => {
            let mut days = [false; 7];
            for day in list {
                days[weekday(&place, day)?] = true;
            }
            Ok((days, false))
        }
        None if week.iter().any(Option::is_some) => {
            Ok((std::array::from_fn(|i| week[i].as_ref().is_some_and(|hours| !hours.is_empty())), false))
        }
        _ => Err(at(&place, "必填：cn、monfri、all 或星期列表", "is required: cn, monfri, all or a list of weekdays")),
    }
}

fn exception_of(place: &str, value: &Value) -> Result<Exception, Said> {
    match value {
        Value::String(word) if word == "closed" => Ok(Exception::default()),
        Value::Array(_) => Ok(Exception { sessions: sessions_of(place, Some(value))?, name: None }),
        Value::Object(map) if map.keys().all(|key| key == "sessions" || key == "name") => {
            Ok(Exception { sessions: sessions_of(place, map.get("sessions"))?, name: text(place, map, "name")? })
        }
        _ => {
            let zh = "应为 \"closed\"、时段列表或 {\"sessions\": …, \"name\": …}";
            Err(at(place, zh, "must be \"closed\", a list of sessions or {\"sessions\": …, \"name\": …}"))
        }
    }
}

/// `None` = no sessions. Sorted; touching sessions are allowed, overlapping ones are not.
fn sessions_of(place: &str, value: Option<&Value>) -> Result<Vec<Session>, Said> {
    let list = match value {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(list)) => list,
        Some(_) => return Err(at(place, "应为 [[\"08:30\", \"12:00\"], …]", "must be [[\"08:30\", \"12:00\"], …]")),
    };
    let mut sessions = Vec::with_capacity(list.len());
    for item in list {
        let pair = item.as_array().filter(|pair| pair.len() == 2);
        let ends = pair.and_then(|p| Some((time_of_day(p[0].as_str()?)?, time_of_day(p[1].as_str()?)?)));
        let Some((from, to)) = ends else {
            return Err(at(
                place,
                format!("看不懂的时段 {item}"),
                format!("{item} is not a session [\"HH:MM\", \"HH:MM\"]"),
            ));
        };
        if from >= to {
            let zh = format!("时段 {item} 的结束不晚于开始；夜班请写成两段，如 22:00-24:00 与次日 00:00-06:00");
            let en = format!("{item} ends before it begins; write a night shift as 22:00-24:00 and 00:00-06:00");
            return Err(at(place, zh, en));
        }
        sessions.push(Session { from, to });
    }
    sessions.sort_by_key(|session| session.from);
    if sessions.windows(2).any(|pair| pair[1].from < pair[0].to) {
        return Err(at(place, "时段互相重叠", "sessions overlap"));
    }
    Ok(sessions)
}

/// `HH:MM` or `HH:MM:SS` up to `24:00`.
fn time_of_day(text: &str) -> Option<i32> {
    let mut numbers = [0i32; 3];
    let parts: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    for (slot, part) in numbers.iter_mut().zip(&parts) {
        *slot = part.parse().ok().filter(|n| (0..60).contains(n) && part.len() <= 2 && !part.starts_with('+'))?;
    }
    let seconds = numbers[0] * 3600 + numbers[1] * 60 + numbers[2];
    (seconds <= DAY_SECONDS).then_some(seconds)
}

fn hours_json(sessions: &[Session]) -> Value {
    let text = |second: i32| match second % 60 {
        0 => format!("{:02}:{:02}", second / 3600, second / 60 % 60),
        rest => format!("{:02}:{:02}:{rest:02}", second / 3600, second / 60 % 60),
    };
    sessions.iter().map(|s| json!([text(s.from), text(s.to)])).collect()
}
