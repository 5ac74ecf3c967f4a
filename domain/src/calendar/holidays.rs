//! Which dates the State Council made holidays or working days, year by year. Owns: the announced years as a value.
//! Refuses: to know a year that was not announced (it says so instead), and days that do not belong to a notice.
//! Tested in: this file; `domain/tests/holidays.rs` against the yearly source files.

use crate::words::Said;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

/// One date named by a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HolidayDay {
    pub date: Date,
    /// `true`: nobody works. `false`: a day of the weekend that is worked (调休).
    pub off: bool,
    /// Name of the holiday as the notice writes it, e.g. `春节`.
    pub name: String,
}

/// The announced years. A value: adding a year gives a new one, calendars built on the old one keep their answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HolidayYears {
    notices: BTreeMap<i16, Vec<HolidayDay>>,
    days: BTreeMap<Date, HolidayDay>,
}

static BUILT_IN: LazyLock<Arc<HolidayYears>> = LazyLock::new(|| {
    // The text is a compiled-in file compared with its source by a test; a fault in it is a fault of the build.
    Arc::new(HolidayYears::parse(include_str!("../../data/holidays-cn.txt")).unwrap_or_default())
});

/// A year's notice has reached back as far as 29 December of the year before (2007, 2018): New Year's bridge days.
const NEW_YEAR_REACH: i8 = 29;

impl HolidayYears {
    /// The years compiled in: 2007 to 2026.
    pub fn built_in() -> Arc<Self> {
        BUILT_IN.clone()
    }

    /// Reads the text form: `year 2027` opens a notice, then `2027-01-01 off 元旦` or `2027-02-06 work 春节`.
    /// Empty lines and lines beginning with `#` are skipped. Refused with the number of the line.
    pub fn parse(text: &str) -> Result<Self, Said> {
        let mut groups: Vec<(i16, Vec<HolidayDay>)> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let bad = || {
                let number = index + 1;
                Said::new(format!("节假日文件第 {number} 行看不懂：{line}"), format!("holidays, line {number}: {line}"))
            };
            if let Some(year) = line.strip_prefix("year ") {
                groups.push((year.trim().parse().map_err(|_| bad())?, Vec::new()));
                continue;
            }
            let mut parts = line.splitn(3, ' ');
            let date = parts.next().and_then(|d| d.parse::<Date>().ok()).ok_or_else(bad)?;
            let off = match parts.next() {
                Some("off") => true,
                Some("work") => false,
                _ => return Err(bad()),
            };
            let name = parts.next().unwrap_or("").trim().to_owned();
            groups.last_mut().ok_or_else(bad)?.1.push(HolidayDay { date, off, name });
        }
        groups.into_iter().try_fold(Self::default(), |years, (year, days)| years.with_year(year, days))
    }

    /// The same years with the notice of `year` added, or replaced (2020 was changed inside the year).
    /// Refused: an empty notice, a date twice, a date outside the year and the December before it.
    pub fn with_year(&self, year: i16, days: Vec<HolidayDay>) -> Result<Self, Said> {
        if days.is_empty() || !(1900..=2199).contains(&year) {
            return Err(Said::new(format!("{year} 年的放假安排是空的"), format!("the notice of {year} names no day")));
        }
        let mut seen = BTreeSet::new();
        for day in &days {
            let date = day.date;
            let own = date.year() == year || (date.year() == year - 1 && date.month() == 12);
            if !own || !seen.insert(date) {
                let (zh, en) =
                    (format!("{date} 不属于 {year} 年的放假安排或重复"), "is not a day of the notice or twice");
                return Err(Said::new(zh, format!("{date} {en} ({year})")));
            }
        }
        let mut next = self.clone();
        next.notices.insert(year, days);
        // Ascending, so that on a shared December day the later notice rules.
        next.days = next.notices.values().flatten().map(|day| (day.date, day.clone())).collect();
        Ok(next)
    }

    /// Whether the notice of `year` is known.
    pub fn announced(&self, year: i16) -> bool {
        self.notices.contains_key(&year)
    }

    /// Announced years in order.
    pub fn years(&self) -> impl Iterator<Item = i16> + '_ {
        self.notices.keys().copied()
    }

    /// What the notices say about `date`; `None` when they do not name it.
    pub fn lookup(&self, date: Date) -> Option<&HolidayDay> {
        self.days.get(&date)
    }

    /// The first and last date the notice of `year` may decide: the bridge days of December before, and the year.
    pub(super) fn reach(year: i16) -> (Date, Date) {
        (jiff::civil::date(year - 1, 12, NEW_YEAR_REACH), jiff::civil::date(year, 12, 31))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_built_in_years_are_2007_to_2026_and_2027_is_not_announced() {
        let years = HolidayYears::built_in();
        assert_eq!(years.years().collect::<Vec<_>>(), (2007..=2026).collect::<Vec<_>>());
        assert!(!years.announced(2027));
        assert_eq!(years.lookup(date(2026, 4, 6)).map(|d| (d.off, d.name.as_str())), Some((true, "清明节")));
        // Stands in the file of 2023.
        assert!(years.lookup(date(2022, 12, 31)).unwrap().off);
        // Added by the second notice of 2020.
        assert!(years.lookup(date(2020, 1, 31)).unwrap().off);
    }

    #[test]
    fn a_new_year_is_added_without_touching_the_old_value() {
        let old = HolidayYears::built_in();
        let day = |d, off| HolidayDay { date: d, off, name: "元旦".into() };
        let new = old.with_year(2027, vec![day(date(2026, 12, 31), true), day(date(2027, 1, 9), false)]).unwrap();
        assert!(new.announced(2027) && !old.announced(2027));
        assert!(new.lookup(date(2026, 12, 31)).unwrap().off);
        let replaced = new.with_year(2027, vec![day(date(2027, 1, 1), true)]).unwrap();
        assert_eq!(replaced.lookup(date(2026, 12, 31)), None);
    }

    #[test]
    fn what_is_not_a_notice_is_refused() {
        for bad in
            ["2026-01-01 off 元旦", "year 2026", "year 2026\n2025-11-30 off x", "year x", "year 2026\n2026-13-01 off"]
        {
            assert!(HolidayYears::parse(bad).is_err(), "{bad}");
        }
        let twice = "year 2026\n2026-01-01 off a\n2026-01-01 work b";
        assert!(HolidayYears::parse(twice).unwrap_err().en.contains("2026-01-01"));
    }
}
