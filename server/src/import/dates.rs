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

impl Order {
    /// What is said of dates whose order was declared.
    pub(crate) fn declared(self) -> Said {
        let (zh, en) = match self {
            Self::Ymd => ("按所写明的读：年在前", "as declared: year first"),
            Self::Mdy => ("按所写明的读：月在前", "as declared: month first"),
            Self::Dmy => ("按所写明的读：日在前", "as declared: day first"),
        };
        Said::new(zh, en)
    }
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
    /// There is a mapping in which more can be said.
    pub(crate) mapped: bool,
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
            Style::Excel { from_1904 } => (excel(text, *from_1904).ok_or_else(|| self.not_a_date(text))?, None),
            Style::Epoch { millis } => {
                let number: i64 = text.parse().map_err(|_| self.not_a_date(text))?;
                let ms = number.checked_mul(if *millis { 1 } else { 1000 }).ok_or_else(|| self.not_a_date(text))?;
                return bounded(Moment(ms), None, text);
            }
        };
        if let Some(offset) = offset {
            let at = offset.to_timestamp(civil).map_err(|_| self.not_a_date(text))?;
            return bounded(Moment(at.as_millisecond()), None, text);
        }
        let local = self.zone.to_ambiguous_timestamp(civil);
        let shift = match local.offset() {
            AmbiguousOffset::Unambiguous { .. } => None,
            AmbiguousOffset::Gap { .. } => Some(Shift::Gap),
            AmbiguousOffset::Fold { .. } => Some(Shift::Fold),
        };
        let at = local.compatible().map_err(|_| self.not_a_date(text))?;
        bounded(Moment(at.as_millisecond()), shift, text)
    }

    fn free(&self, text: &str) -> Result<(DateTime, Option<Offset>), Said> {
        let parts = scan(text).ok_or_else(|| self.not_a_date(text))?;
        let (year, month, day) = self.settle(&parts.date, text)?;
        let date = Date::new(year, month, day)
            .map_err(|_| Said::new(format!("没有这一天：“{text}”"), format!("there is no such day: \"{text}\"")))?;
        Ok((self.with_time(date, parts.time).ok_or_else(|| self.not_a_date(text))?, parts.offset))
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
                (Some(Order::Ymd), Year::Two(last) | Year::One(last)) => {
                    return Ok((self.century(*a, text)?, *b, *last));
                }
                (Some(Order::Ymd), Year::Four(_)) => return Err(self.not_year_first(text)),
                (Some(_), Year::One(_)) => return Err(self.not_a_date(text)),
                (Some(Order::Mdy), y) => (y, *a, *b),
                (Some(Order::Dmy), y) => (y, *b, *a),
                (None, _) => {
                    let (zh, en) = if self.mapped {
                        ("映射中 date = \"MDY\" 或 \"DMY\"", "declare date = \"MDY\" or \"DMY\" in the mapping")
                    } else {
                        ("--dates MDY 或 DMY", "say --dates MDY or DMY")
                    };
                    return Err(Said::new(
                        format!("日月顺序不明：“{text}”（请写明：{zh}）"),
                        format!("day or month first? \"{text}\" ({en})"),
                    ));
                }
            },
        };
        let year = match year {
            Year::Four(year) => *year,
            Year::Two(year) | Year::One(year) => self.century(*year, text)?,
        };
        Ok((year, month, day))
    }

    fn century(&self, year: i8, text: &str) -> Result<i16, Said> {
        let first = self.two_digit_years.ok_or_else(|| {
            let (zh, en) =
                self.in_mapping("，或在映射中写明 two_digit_years", ", or declare two_digit_years in the mapping");
            Said::new(
                format!("年份只有两位：“{text}”（请写四位{zh}）"),
                format!("a year of two digits: \"{text}\" (write four{en})"),
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

    fn not_a_date(&self, text: &str) -> Said {
        if text.chars().all(|c| c.is_ascii_digit() || c == '.') {
            let (zh, en) = self.in_mapping("，或在映射中写 date = \"excel\"", ", or declare date = \"excel\"");
            return Said::new(
                format!("不是日期：“{text}”（若是工作簿的日期序号，请把该列设为日期格式{zh}）"),
                format!("not a date: \"{text}\" (a serial number of a workbook? Format the column as a date{en})"),
            );
        }
        Said::new(
            format!("不是日期：“{text}”（应如 2026-04-03 17:00:00）"),
            format!("not a date: \"{text}\" (expected 2026-04-03 17:00:00)"),
        )
    }

    fn not_year_first(&self, text: &str) -> Said {
        let (zh, en) = if self.mapped {
            (
                "映射写明年份在前；若是月在前或日在前，请写 date = \"MDY\" 或 \"DMY\"",
                "the mapping says year first; if it is month or day first, declare date = \"MDY\" or \"DMY\"",
            )
        } else {
            (
                "已写明年份在前；若是月在前或日在前，请写 --dates MDY 或 DMY",
                "the year comes first, it was said; if it is month or day first, say --dates MDY or DMY",
            )
        };
        Said::new(format!("不是日期：“{text}”（{zh}）"), format!("not a date: \"{text}\" ({en})"))
    }

    /// Advice about the mapping, where there is one: templates of master data have none.
    const fn in_mapping(&self, zh: &'static str, en: &'static str) -> (&'static str, &'static str) {
        if self.mapped { (zh, en) } else { ("", "") }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(style: &str, zone: &str) -> Rule {
        let style = Style::parse(style).unwrap();
        let order = if let Style::Order(order) = style { Some(order) } else { None };
        Rule { style, order, two_digit_years: None, end_of_day: false, mapped: true, zone: parse_zone(zone).unwrap() }
    }

    fn read(rule: &Rule, text: &str) -> String {
        match rule.read(text, false) {
            Ok(read) => read.at.timestamp().to_string(),
            Err(said) => format!("! {}", said.en),
        }
    }

    /// SYS-04: dates of many hands.
    #[test]
    fn one_instant_is_read_from_many_writings() {
        let auto = rule("auto", "Asia/Shanghai");
        for text in [
            "2026-03-05 14:05:00",
            "2026-03-05T14:05",
            "2026-03-05T06:05:00Z",
            "2026-03-05 06:05:00+00:00",
            "2026-03-05 01:05:00 -0500",
            "2026-03-05 06:05 UTC",
            "2026/3/5 14:05",
            "2026.03.05 14:05:00.000",
            "2026年3月5日 14:05",
            "2026年03月05日14时05分",
            "2026年3月5号下午2点5分0秒",
            "２０２６年３月５日　１４：０５",
            "2026年3月5日 下午 2:05",
            "20260305 1405",
            "202603051405",
            "20260305T140500",
            "5 Mar 2026 14:05",
            "5-March-2026 2:05 PM",
            "Mar 5, 2026, 2:05pm",
            "Thu, 5 Mar 2026 06:05:00 GMT",
        ] {
            assert_eq!(read(&auto, text), "2026-03-05T06:05:00Z", "{text}");
        }
        let mdy = rule("MDY", "-05:00");
        assert_eq!(read(&mdy, "12/25/2013 11:59:08 PM"), "2013-12-26T04:59:08Z");
        assert_eq!(read(&mdy, "12/25/2013 12:00:00 AM"), "2013-12-25T05:00:00Z");
        assert_eq!(read(&mdy, "12/25/2013 12:00:00 PM"), "2013-12-25T17:00:00Z");
        assert_eq!(read(&mdy, "3/5/2026"), "2026-03-05T05:00:00Z");
        assert_eq!(read(&rule("DMY", "UTC"), "3/5/2026 0:00:00"), "2026-05-03T00:00:00Z");
        assert_eq!(read(&rule("excel", "UTC"), "41633.99940972222"), "2013-12-25T23:59:09Z");
        assert_eq!(read(&rule("excel1904", "UTC"), "40171"), "2013-12-25T00:00:00Z");
        assert_eq!(read(&rule("epoch", "UTC"), "1388030348"), "2013-12-26T03:59:08Z");
        assert_eq!(read(&rule("epoch_ms", "UTC"), "1388030348500"), "2013-12-26T03:59:08.5Z");
        assert_eq!(read(&rule("%d.%m.%y %H:%M", "UTC"), "05.03.26 14:05"), "2026-03-05T14:05:00Z");
        assert_eq!(read(&rule("%Y-%m-%dT%H:%M:%S%z", "UTC"), "2026-03-05T14:05:00+0800"), "2026-03-05T06:05:00Z");
        assert_eq!(read(&auto, "2026-03-05 24:00"), "2026-03-05T16:00:00Z");
    }

    #[test]
    fn what_is_no_date_is_refused_with_its_reason() {
        let auto = rule("auto", "Asia/Shanghai");
        for (text, reason) in [
            ("03/05/2026", "day or month first"),
            ("2026-02-30", "no such day"),
            ("26-3-5", "day or month first"),
            ("5 Mar 26", "two digits"),
            ("2026-03-05 25:00", "not a date"),
            ("2026-03-05 14:05 bis", "not a date"),
            ("2026-03-05 13:05 PM", "not a date"),
            ("2026-03-05 24:00:01", "not a date"),
            ("2026-03-05-05:00", "not a date"),
            ("2026-03", "not a date"),
            ("2026 03 05", "not a date"),
            ("41633.5", "not a date"),
            ("0", "not a date"),
            ("tomorrow", "not a date"),
            ("1850-01-01", "1900 to 2199"),
            ("2026/03-05", "not a date"),
            ("2026年3月5", "not a date"),
        ] {
            let said = read(&auto, text);
            assert!(said.starts_with('!') && said.contains(reason), "{text}: {said}");
        }
        assert!(read(&rule("MDY", "UTC"), "25/12/2013").contains("no such day"));
        assert!(read(&rule("YMD", "UTC"), "03/05/2026").contains("not a date"));
        assert!(read(&rule("excel", "UTC"), "60").contains("not a date"));
        assert!(read(&rule("excel", "UTC"), "NaN").contains("not a date"));
        assert!(read(&rule("%Y/%m/%d", "UTC"), "2026-03-05").contains("%Y/%m/%d"));
    }

    #[test]
    fn years_of_two_digits_mean_what_is_declared() {
        let two = |style| Rule { two_digit_years: Some(1970), ..rule(style, "UTC") };
        assert_eq!(read(&two("DMY"), "05/03/26"), "2026-03-05T00:00:00Z");
        assert_eq!(read(&two("DMY"), "05/03/70"), "1970-03-05T00:00:00Z");
        assert_eq!(read(&two("MDY"), "03/05/69"), "2069-03-05T00:00:00Z");
        assert_eq!(read(&two("YMD"), "26-03-05"), "2026-03-05T00:00:00Z");
        assert_eq!(read(&two("YMD"), "26-3-5"), "2026-03-05T00:00:00Z");
        assert!(read(&two("DMY"), "26-3-5").contains("not a date"));
    }

    #[test]
    fn a_date_alone_is_the_start_or_the_end_of_its_day() {
        let end = Rule { end_of_day: true, ..rule("YMD", "Asia/Shanghai") };
        assert_eq!(read(&end, "2026-03-05"), "2026-03-05T15:59:59Z");
        assert_eq!(read(&end, "2026-03-05 00:00"), "2026-03-04T16:00:00Z");
    }

    #[test]
    fn local_times_around_summer_time_are_read_by_rule_and_marked() {
        let york = rule("MDY", "America/New_York");
        let seen = |text| york.read(text, false).map(|r| (r.at.timestamp().to_string(), r.shift)).unwrap();
        assert_eq!(seen("03/09/2014 02:30"), ("2014-03-09T07:30:00Z".to_owned(), Some(Shift::Gap)));
        assert_eq!(seen("11/02/2014 01:30"), ("2014-11-02T05:30:00Z".to_owned(), Some(Shift::Fold)));
        assert_eq!(seen("11/02/2014 03:30"), ("2014-11-02T08:30:00Z".to_owned(), None));
        // China had summer time until 1991.
        let china = rule("YMD", "Asia/Shanghai").read("1988-04-17 02:30", false).unwrap();
        assert_eq!(china.shift, Some(Shift::Gap));
    }

    #[test]
    fn zones_are_names_or_offsets() {
        for good in ["-05:00", "+0800", "+08", "UTC", "Asia/Shanghai"] {
            assert!(parse_zone(good).is_some(), "{good}");
        }
        for bad in ["", "Peking", "05:00", "+25:00", "+05:61", "+5", "-"] {
            assert!(parse_zone(bad).is_none(), "{bad}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_fall(text in "[0-9 年月日时分秒点上下午:/.,+TZapm-]{0,24}|\\PC{0,20}") {
            for style in ["auto", "MDY", "excel", "epoch", "%Y年%m月%d日"] {
                let rule = Rule { two_digit_years: Some(1970), ..rule(style, "America/New_York") };
                let _ = rule.read(&text, false);
                let _ = rule.read(&text, true);
            }
        }
    }
}
