//! Dates as people and programs write them, and the order of day and month, which no single date can tell.
//! Local times need a zone; those that a change of summer time skips or repeats are read by a rule and counted.

use super::scan::{Written, Year, offset, scan};
use jiff::{
    civil::{Date, DateTime, Time},
    fmt::strtime::BrokenDownTime,
    tz::{AmbiguousOffset, Offset, TimeZone},
};
use serde::Serialize;
use shouwen_domain::{moment::Moment, words::Said};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Order {
    Ymd,
    Mdy,
    Dmy,
}

/// How a column writes its dates: `auto`, `YMD`, `MDY`, `DMY`, `excel`, `excel1904`, `epoch`, `epoch_ms`, or a pattern
/// with `%` (strftime). An order settles only what a date leaves open: `2013-12-25` and `25 Dec 2013` are always read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Auto,
    Order(Order),
    Pattern(String),
    /// Days since 1900 (or 1904) as a number, where a workbook was saved as CSV without date formats.
    Excel {
        from_1904: bool,
    },
    Epoch {
        millis: bool,
    },
}

impl Style {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "auto" => Self::Auto,
            "YMD" => Self::Order(Order::Ymd),
            "MDY" => Self::Order(Order::Mdy),
            "DMY" => Self::Order(Order::Dmy),
            "excel" => Self::Excel { from_1904: false },
            "excel1904" => Self::Excel { from_1904: true },
            "epoch" => Self::Epoch { millis: false },
            "epoch_ms" => Self::Epoch { millis: true },
            pattern if pattern.contains('%') => Self::Pattern(pattern.to_owned()),
            _ => return None,
        })
    }
}

/// Reads `-05:00`, `UTC` or a name such as `Asia/Shanghai`.
pub(crate) fn parse_zone(text: &str) -> Option<TimeZone> {
    if matches!(text, "UTC" | "Z") {
        return Some(TimeZone::UTC);
    }
    match text.strip_prefix(['+', '-']) {
        Some(rest) => offset(rest, text.starts_with('-')).map(Offset::to_time_zone),
        None => TimeZone::get(text).ok(),
    }
}

/// How the dates of one column are to be read.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) style: Style,
    /// Settles `03/05/2026`: declared, or found by [`Guess`].
    pub(crate) order: Option<Order>,
    /// First of the hundred years that two digits mean; without it they are refused.
    pub(crate) two_digit_years: Option<i16>,
    /// A date without a time means the last second of its day, not the first.
    pub(crate) end_of_day: bool,
    pub(crate) zone: TimeZone,
}

/// A local time that its zone has not exactly once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Shift {
    /// Skipped when clocks went forward: read as so much later (02:30 becomes 03:30).
    Gap,
    /// Stands twice when clocks went back: the earlier is taken.
    Fold,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReadDate {
    pub(crate) at: Moment,
    pub(crate) shift: Option<Shift>,
}

impl Rule {
    /// Reads one date. `typed` texts come from date cells of a workbook and are always year first.
    pub(crate) fn read(&self, text: &str, typed: bool) -> Result<ReadDate, Said> {
        let text = text.trim();
        let style = if typed { &Style::Auto } else { &self.style };
        let (civil, offset) = match style {
            Style::Auto | Style::Order(_) => self.free(text)?,
            Style::Pattern(pattern) => self.pattern(pattern, text)?,
            Style::Excel { from_1904 } => (excel(text, *from_1904).ok_or_else(|| not_a_date(text))?, None),
            Style::Epoch { millis } => {
                let number: i64 = text.parse().map_err(|_| not_a_date(text))?;
                let ms = number.checked_mul(if *millis { 1 } else { 1000 }).ok_or_else(|| not_a_date(text))?;
                return bounded(Moment(ms), None, text);
            }
        };
        if let Some(offset) = offset {
            let at = offset.to_timestamp(civil).map_err(|_| not_a_date(text))?;
            return bounded(Moment(at.as_millisecond()), None, text);
        }
        let local = self.zone.to_ambiguous_timestamp(civil);
        let shift = match local.offset() {
            AmbiguousOffset::Unambiguous { .. } => None,
            AmbiguousOffset::Gap { .. } => Some(Shift::Gap),
            AmbiguousOffset::Fold { .. } => Some(Shift::Fold),
        };
        let at = local.compatible().map_err(|_| not_a_date(text))?;
        bounded(Moment(at.as_millisecond()), shift, text)
    }

    fn free(&self, text: &str) -> Result<(DateTime, Option<Offset>), Said> {
        let parts = scan(text).ok_or_else(|| not_a_date(text))?;
        let (year, month, day) = self.settle(&parts.date, text)?;
        let date = Date::new(year, month, day)
            .map_err(|_| Said::new(format!("没有这一天：“{text}”"), format!("there is no such day: \"{text}\"")))?;
        Ok((self.with_time(date, parts.time).ok_or_else(|| not_a_date(text))?, parts.offset))
    }

    fn with_time(&self, date: Date, time: Option<(i8, i8, i8, i32)>) -> Option<DateTime> {
        match time {
            None if self.end_of_day => Some(date.at(23, 59, 59, 0)),
            None => Some(date.at(0, 0, 0, 0)),
            Some((24, 0, 0, 0)) => Some(date.tomorrow().ok()?.at(0, 0, 0, 0)),
            Some((h, m, s, ns)) => Some(date.to_datetime(Time::new(h, m, s, ns).ok()?)),
        }
    }

    fn settle(&self, date: &Written, text: &str) -> Result<(i16, i8, i8), Said> {
        let (year, month, day) = match date {
            Written::YearFirst(y, m, d) | Written::Named(y, m, d) => (y, *m, *d),
            Written::Open(a, b, y) => match (self.order, y) {
                (Some(Order::Mdy), y) => (y, *a, *b),
                (Some(Order::Dmy), y) => (y, *b, *a),
                (Some(Order::Ymd), Year::Two(last)) => return Ok((self.century(*a, text)?, *b, *last)),
                (Some(Order::Ymd), Year::Four(_)) => return Err(not_a_date(text)),
                (None, _) => {
                    return Err(Said::new(
                        format!("日月顺序不明：“{text}”（请在映射中写明 date = \"MDY\" 或 \"DMY\"）"),
                        format!("day or month first? \"{text}\" (declare date = \"MDY\" or \"DMY\" in the mapping)"),
                    ));
                }
            },
        };
        let year = match year {
            Year::Four(year) => *year,
            Year::Two(year) => self.century(*year, text)?,
        };
        Ok((year, month, day))
    }

    fn century(&self, year: i8, text: &str) -> Result<i16, Said> {
        let first = self.two_digit_years.ok_or_else(|| {
            Said::new(
                format!("年份只有两位：“{text}”（请在映射中写明 two_digit_years）"),
                format!("a year of two digits: \"{text}\" (declare two_digit_years in the mapping)"),
            )
        })?;
        Ok(first + (i16::from(year) - first).rem_euclid(100))
    }

    fn pattern(&self, pattern: &str, text: &str) -> Result<(DateTime, Option<Offset>), Said> {
        let wrong = || {
            Said::new(
                format!("“{text}”不是 {pattern} 写法的日期"),
                format!("\"{text}\" is not a date written as {pattern}"),
            )
        };
        let read = BrokenDownTime::parse(pattern, text).map_err(|_| wrong())?;
        let date = read.to_date().map_err(|_| wrong())?;
        let time = read.to_time().ok().map(|t| (t.hour(), t.minute(), t.second(), t.subsec_nanosecond()));
        Ok((self.with_time(date, time).ok_or_else(wrong)?, read.offset()))
    }
}

fn not_a_date(text: &str) -> Said {
    Said::new(format!("不是日期：“{text}”"), format!("not a date: \"{text}\""))
}

fn bounded(at: Moment, shift: Option<Shift>, text: &str) -> Result<ReadDate, Said> {
    if (Moment::MIN..=Moment::MAX).contains(&at) {
        return Ok(ReadDate { at, shift });
    }
    Err(Said::new(
        format!("日期不在 1900 至 2199 年之间：“{text}”"),
        format!("the date is not in the years 1900 to 2199: \"{text}\""),
    ))
}

/// Days since 1899-12-30, as Excel counts after its false 29 February 1900; earlier days are refused.
fn excel(text: &str, from_1904: bool) -> Option<DateTime> {
    let serial = text.parse::<f64>().ok().filter(|n| n.is_finite())? + if from_1904 { 1462.0 } else { 0.0 };
    if !(61.0..110_000.0).contains(&serial) {
        return None;
    }
    let ms = (serial * 86_400_000.0).round() as i64;
    DateTime::new(1899, 12, 30, 0, 0, 0, 0).ok()?.checked_add(jiff::SignedDuration::from_millis(ms)).ok()
}
