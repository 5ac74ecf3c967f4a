//! Dates, spans and limits in words, both languages. Owns: the phrasing of derivations.
//! Refuses: nothing.
//! Tested in: `clock/explain_tests.rs`.

use super::LimitBy;
use crate::calendar::Calendar;
use crate::limit::{Limit, Unit};
use crate::moment::{MINUTE, Moment, SECOND};
use crate::words::Said;
use jiff::civil::{Date, Weekday};

pub(super) fn weekday(date: Date) -> (&'static str, &'static str) {
    match date.weekday() {
        Weekday::Monday => ("周一", "Mon"),
        Weekday::Tuesday => ("周二", "Tue"),
        Weekday::Wednesday => ("周三", "Wed"),
        Weekday::Thursday => ("周四", "Thu"),
        Weekday::Friday => ("周五", "Fri"),
        Weekday::Saturday => ("周六", "Sat"),
        Weekday::Sunday => ("周日", "Sun"),
    }
}

/// `2026-04-03 周五`
pub(super) fn day(date: Date) -> Said {
    let (zh, en) = weekday(date);
    Said::new(format!("{date} {zh}"), format!("{en} {date}"))
}

/// `2026-04-03 周五 17:00`, seconds only when there are any.
pub(super) fn instant(calendar: &Calendar, at: Moment) -> Said {
    let local = calendar.zone().to_datetime(at.timestamp());
    let clock = time(calendar, at);
    let (zh, en) = weekday(local.date());
    Said::new(format!("{} {zh} {clock}", local.date()), format!("{en} {} {clock}", local.date()))
}

pub(super) fn time(calendar: &Calendar, at: Moment) -> String {
    let form = match at.0 {
        ms if ms % MINUTE == 0 => "%H:%M",
        ms if ms % SECOND == 0 => "%H:%M:%S",
        _ => "%H:%M:%S%.3f",
    };
    calendar.zone().to_datetime(at.timestamp()).strftime(form).to_string()
}

/// `2 小时 30 分钟`; below a second in milliseconds.
pub(super) fn span(ms: i64) -> Said {
    let parts = [
        (ms / 3_600_000, "小时", "h"),
        (ms / MINUTE % 60, "分钟", "min"),
        (ms / SECOND % 60, "秒", "s"),
        (ms % SECOND, "毫秒", "ms"),
    ];
    let (zh, en): (Vec<_>, Vec<_>) = parts
        .into_iter()
        .filter(|(amount, ..)| *amount != 0)
        .map(|(amount, zh, en)| (format!("{amount} {zh}"), format!("{amount} {en}")))
        .unzip();
    if zh.is_empty() { Said::new("0 分钟", "0 min") } else { Said::new(zh.join(" "), en.join(" ")) }
}

pub(super) fn limit(calendar: &Calendar, limit: LimitBy) -> Said {
    let Limit { amount, unit } = match limit {
        LimitBy::Limit(limit) => limit,
        LimitBy::At(at) => {
            let at = instant(calendar, at);
            return Said::new(format!("定于 {}", at.zh), format!("fixed for {}", at.en));
        }
    };
    let time = span(amount);
    match unit {
        Unit::Wall if amount == 0 => Said::new("立即", "at once"),
        Unit::Wall => Said::new(format!("{}（自然时间）", time.zh), format!("{} by the wall clock", time.en)),
        Unit::Working => Said::new(format!("{}（工作时间）", time.zh), format!("{} of working time", time.en)),
        Unit::WorkingDay => Said::new(format!("{amount} 个工作日"), format!("{amount} working days")),
        Unit::CalendarDay => Said::new(format!("{amount} 天（自然日）"), format!("{amount} calendar days")),
        Unit::DayEnd => Said::new("当日下班前", "by close of business of the day"),
    }
}
