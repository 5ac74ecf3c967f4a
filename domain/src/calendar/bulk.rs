//! Working-time sums on rows of text, for `shouwen calendar add|between`. Owns: reading local times and minutes.
//! Refuses: rows it does not understand, negative minutes, unknown or faulty calendars; each with a sentence for that
//! row. An answer names the years it leaned on whose holidays are not known.
//! Tested in: this file; `domain/tests/business_hours.rs`.

use super::index::instant_of;
use super::{Calendar, CalendarSpec, Calendars, Counted, HolidayYears};
use crate::moment::{MINUTE, Moment, SECOND};
use crate::words::Said;
use jiff::civil::{Date, DateTime, Time};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The calendars of a file of which some may be faulty: their rows are refused, those of the others are answered.
#[derive(Clone, Debug, Default)]
pub struct Book {
    calendars: Calendars,
    faults: BTreeMap<String, Said>,
}

impl Book {
    /// Reads the same file as [`Calendars::parse`]. Refused: what is no file of calendars, and one with no good calendar.
    pub fn parse(text: &str, holidays: &Arc<HolidayYears>) -> Result<Self, Said> {
        let strict = match Calendars::parse(text, holidays) {
            Ok(calendars) => return Ok(Self { calendars, faults: BTreeMap::new() }),
            Err(said) => said,
        };
        let Ok(json) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) else { return Err(strict) };
        let Some(map) = json.get("calendars").unwrap_or(&json).as_object() else { return Err(strict) };
        let mut book = Self::default();
        for (code, value) in map {
            match CalendarSpec::from_json(code, value).and_then(|spec| Calendar::new(spec, holidays.clone())) {
                Ok(calendar) => drop(book.calendars.insert(calendar)),
                Err(said) => drop(book.faults.insert(code.clone(), said)),
            }
        }
        if book.calendars.iter().next().is_none() { Err(strict) } else { Ok(book) }
    }

    /// What is wrong with single calendars.
    pub fn faults(&self) -> impl Iterator<Item = (&str, &Said)> {
        self.faults.iter().map(|(code, said)| (code.as_str(), said))
    }

    fn find(&self, code: &str) -> Result<&Calendar, Said> {
        let code = code.trim();
        if let Some(said) = self.faults.get(code) {
            return Err(said.clone());
        }
        self.calendars.lookup(code).ok_or_else(|| {
            let known: Vec<_> = self.calendars.iter().map(|(code, _)| code).collect();
            let known = known.join(", ");
            if code.is_empty() {
                return Said::new(
                    format!("日历列为空（已有：{known}）"),
                    format!("names no calendar (known: {known})"),
                );
            }
            Said::new(format!("没有日历 {code}（已有：{known}）"), format!("no calendar {code} (known: {known})"))
        })
    }
}

/// `start` plus so many working minutes, as local `YYYY-MM-DD HH:MM:SS` (`.mmm` only when there are any).
/// Minutes may have a fraction; it is rounded to the millisecond.
pub fn answer_add(book: &Book, calendar: &str, start: &str, minutes: &str) -> Result<Counted<String>, Said> {
    let calendar = book.find(calendar)?;
    let start = moment(calendar, start)?;
    let Counted { value: due, unannounced_years } = calendar.add_working(start, milliseconds(minutes)?)?;
    let form = if due.0 % SECOND == 0 { "%Y-%m-%d %H:%M:%S" } else { "%Y-%m-%d %H:%M:%S%.3f" };
    let value = calendar.zone().to_datetime(due.timestamp()).strftime(form).to_string();
    Ok(Counted { value, unannounced_years })
}

/// Working minutes from `start` to `end`: a whole number, else a decimal of at most six places without idle zeros.
/// 0 when `end` is not later than `start`.
pub fn answer_between(book: &Book, calendar: &str, start: &str, end: &str) -> Result<Counted<String>, Said> {
    let calendar = book.find(calendar)?;
    let Counted { value: ms, unannounced_years } =
        calendar.working_between(moment(calendar, start)?, moment(calendar, end)?)?;
    let (whole, rest) = (ms / MINUTE, ms % MINUTE);
    let value = if rest == 0 {
        whole.to_string()
    } else {
        let micro = (rest * 1_000_000 + MINUTE / 2) / MINUTE;
        format!("{whole}.{micro:06}").trim_end_matches('0').to_owned()
    };
    Ok(Counted { value, unannounced_years })
}

/// Local times count in the calendar's zone; a text with an offset or `Z` is an instant and shown in that zone.
fn moment(calendar: &Calendar, text: &str) -> Result<Moment, Said> {
    let bad = || {
        let zh = format!("看不懂的时间：{text}（应如 2026-04-03 17:00:00）");
        Said::new(zh, format!("not a time: {text} (expected 2026-04-03 17:00:00)"))
    };
    let trimmed = text.trim();
    let (date, rest) = trimmed.split_once([' ', 'T', 't']).ok_or_else(bad)?;
    let rest = rest.trim_start();
    let split = rest.find(['+', '-', 'Z', 'z']).unwrap_or(rest.len());
    let (time, offset) = rest.split_at(split);
    let date = date_of(date).ok_or_else(bad)?;
    // The midnight that ends a day, as rosters write it.
    let local = if matches!(time.trim_end(), "24:00" | "24:00:00") {
        DateTime::from_parts(date.tomorrow().map_err(|_| bad())?, Time::midnight())
    } else {
        DateTime::from_parts(date, time_of(time.trim_end()).ok_or_else(bad)?)
    };
    let at = match offset {
        "" => instant_of(calendar.zone(), local),
        "Z" | "z" => instant_of(&jiff::tz::TimeZone::UTC, local),
        _ => {
            let seconds = offset_of(offset).ok_or_else(bad)?;
            instant_of(&jiff::tz::TimeZone::UTC, local).minus(seconds * SECOND)
        }
    };
    if at < Moment::MIN || Moment::MAX < at {
        return Err(super::CalendarError::BeyondRange.said());
    }
    Ok(at)
}

/// `2026-04-03`, also `2026/4/3` as spreadsheets write it.
fn date_of(text: &str) -> Option<Date> {
    let mut parts = text.split(['-', '/']);
    let mut next = || digits(parts.next()?, 4);
    let (year, month, day) = (next()?, next()?, next()?);
    if parts.next().is_some() || year < 1000 {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `17:00`, `17:00:30`, `17:00:30.250`.
fn time_of(text: &str) -> Option<Time> {
    if text.ends_with('.') {
        return None;
    }
    let (text, fraction) = text.split_once('.').unwrap_or((text, ""));
    let parts: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&parts.len()) || (parts.len() == 2 && !fraction.is_empty()) {
        return None;
    }
    let ms =
        if fraction.is_empty() { 0 } else { digits(&format!("{:0<3}", fraction.get(..3).unwrap_or(fraction)), 3)? };
    let part = |i: usize| parts.get(i).map_or(Some(0), |p| digits(p, 2)).and_then(|n| i8::try_from(n).ok());
    Time::new(part(0)?, part(1)?, part(2)?, i32::try_from(ms).ok()? * 1_000_000).ok()
}

/// `+08:00`, `+0800`, `-05`: seconds east of Greenwich.
fn offset_of(text: &str) -> Option<i64> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let body = text[1..].replace(':', "");
    let (hours, minutes) = match body.len() {
        2 => (digits(&body, 2)?, 0),
        4 => (digits(body.get(..2)?, 2)?, digits(body.get(2..)?, 2)?),
        _ => return None,
    };
    (hours <= 18 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

fn digits(text: &str, longest: usize) -> Option<i64> {
    let fine = !text.is_empty() && text.len() <= longest && text.bytes().all(|b| b.is_ascii_digit());
    fine.then(|| text.parse().ok()).flatten()
}

/// Decimal minutes as milliseconds, counted exactly (a float would turn 0.1 min into 5,999 ms).
fn milliseconds(text: &str) -> Result<i64, Said> {
    let bad = || {
        let zh = format!("看不懂的分钟数：{text}（应如 90 或 12.5）");
        Said::new(zh, format!("not a number of minutes: {text} (expected 90 or 12.5)"))
    };
    let trimmed = text.trim();
    let (negative, number) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let numeric = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !numeric(whole) || !numeric(fraction) {
        return Err(bad());
    }
    if negative && number.bytes().any(|b| matches!(b, b'1'..=b'9')) {
        return Err(Said::new(format!("分钟数不能为负：{text}"), format!("minutes cannot be negative: {text}")));
    }
    // Six places are a hundredth of a millisecond; what follows them cannot matter.
    let micro = digits(&format!("{:0<6}", fraction.get(..6).unwrap_or(fraction)), 6).ok_or_else(bad)?;
    let whole: i64 = format!("0{whole}").parse().map_err(|_| Said::from(super::CalendarError::BeyondRange))?;
    let ms = whole.checked_mul(MINUTE).ok_or_else(|| Said::from(super::CalendarError::BeyondRange))?;
    Ok(ms.saturating_add((micro * MINUTE + 500_000) / 1_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::HolidayYears;

    fn calendars() -> Book {
        let text =
            r#"{"office": {"days": "cn", "sessions": [["08:30","12:00"],["13:30","17:30"]]}, "never": {"days": []}}"#;
        Book::parse(text, &HolidayYears::built_in()).unwrap()
    }

    #[test]
    fn rows_are_answered_in_the_form_of_the_file() {
        let c = calendars();
        let add = |start, minutes| answer_add(&c, "office", start, minutes).map(|counted| counted.value);
        for start in [
            "2026-04-03 17:00:00",
            "2026-04-03T17:00",
            "2026/4/3 17:00",
            "2026-04-03T09:00:00Z",
            "2026-04-03 17:00:00+08:00",
        ] {
            assert_eq!(add(start, "30").as_deref(), Ok("2026-04-03 17:30:00"), "{start}");
        }
        assert_eq!(add("2026-04-03 17:00:00", "30.5").as_deref(), Ok("2026-04-07 08:30:30"));
        assert_eq!(add("2026-04-03 17:00:00", "0.1").as_deref(), Ok("2026-04-03 17:00:06"));
        assert_eq!(add("2026-04-03 17:00:00", ".00025").as_deref(), Ok("2026-04-03 17:00:00.015"));
        assert_eq!(add("2026-04-04 10:00:00", "0").as_deref(), Ok("2026-04-04 10:00:00"));
        assert_eq!(add("2026-04-03 17:00:00", "0.000009").as_deref(), Ok("2026-04-03 17:00:00.001"));
        let between = |a, b| answer_between(&c, "office", a, b).map(|counted| counted.value);
        assert_eq!(between("2026-04-03 17:00", "2026-04-07 08:31").as_deref(), Ok("31"));
        assert_eq!(between("2026-04-03 17:00", "2026-04-03 17:00:30").as_deref(), Ok("0.5"));
        assert_eq!(between("2026-04-03 17:00", "2026-04-03 17:00:20").as_deref(), Ok("0.333333"));
        assert_eq!(between("2026-04-07 17:00", "2026-04-03 17:00").as_deref(), Ok("0"));
        assert_eq!(between("2026-04-03 24:00", "2026-04-08 00:00").as_deref(), Ok("450"));
        assert_eq!(add("2026-04-06 24:00:00", "60").as_deref(), Ok("2026-04-07 09:30:00"));
        assert_eq!(answer_between(&c, "never", "2026-04-03 17:00", "2026-04-09 17:00").unwrap().value, "0");
    }

    /// CLS-06: the sums themselves say which years they leaned on.
    #[test]
    fn an_answer_names_the_years_whose_holidays_are_not_known() {
        let c = calendars();
        let years = |counted: Result<Counted<String>, Said>| counted.unwrap().unannounced_years;
        assert_eq!(years(answer_add(&c, "office", "2026-12-24 17:00", "30")), [0; 0]);
        assert_eq!(years(answer_add(&c, "office", "2026-12-31 17:00", "60")), [2027]);
        // New Year's notice may decide the last days of December.
        assert_eq!(years(answer_add(&c, "office", "2026-12-30 09:00", "60")), [2027]);
        assert_eq!(years(answer_between(&c, "office", "2026-12-01 09:00", "2028-02-01 09:00")), [2027, 2028]);
        assert_eq!(years(answer_between(&c, "office", "2006-12-01 09:00", "2007-02-01 09:00")), [2006]);
        assert_eq!(years(answer_between(&c, "never", "2026-12-01 09:00", "2028-02-01 09:00")), [0; 0]);
    }

    #[test]
    fn a_faulty_calendar_stops_its_own_rows_only() {
        let text = r#"{"good": {"days": "all", "sessions": [["08:00","20:00"]]},
            "night": {"days": "all", "sessions": [["22:00","06:00"]]}}"#;
        let book = Book::parse(text, &HolidayYears::built_in()).unwrap();
        assert_eq!(book.faults().map(|(code, _)| code).collect::<Vec<_>>(), ["night"]);
        assert_eq!(answer_add(&book, "good", "2026-04-03 17:00", "1").unwrap().value, "2026-04-03 17:01:00");
        let said = answer_add(&book, "night", "2026-04-03 17:00", "1").unwrap_err();
        assert!(said.en.contains("22:00-24:00 and 00:00-06:00"), "{said:?}");
        for nothing in [r#"{"night": {"days": "all", "sessions": [["22:00","06:00"]]}}"#, "{}x", "[]"] {
            assert!(Book::parse(nothing, &HolidayYears::built_in()).is_err(), "{nothing}");
        }
    }

    #[test]
    fn a_row_that_cannot_be_answered_says_why() {
        let c = calendars();
        let start = "2026-04-03 17:00:00";
        assert!(answer_add(&c, "hotline", start, "1").unwrap_err().zh.contains("hotline"));
        assert!(answer_add(&c, "office", start, "-1").unwrap_err().zh.contains("不能为负"));
        assert!(answer_add(&c, "never", start, "1").unwrap_err().zh.contains("没有工作时间"));
        for bad in ["", "x", "1e3", "1.2.3", "--1", "1 2", "９", "+-1", "99999999999999999999"] {
            assert!(answer_add(&c, "office", start, bad).is_err(), "{bad}");
        }
        assert!(answer_add(&c, "office", start, "999999999999999").is_err());
        for bad in [
            "",
            "2026-04-03",
            "2026-02-30 10:00",
            "2026-04-03 25:00",
            "2026-04-03 10:00 +99:00",
            "今天 10:00",
            "2026-04-03 10:00:00.",
        ] {
            assert!(answer_add(&c, "office", bad, "1").is_err(), "{bad}");
        }
    }
}
