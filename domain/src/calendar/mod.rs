//! Working time: weekly hours, Chinese holidays and make-up days, exceptions of a unit, and the sums over them.
//! Refuses: to loop or guess; no working time at all, or an answer beyond 2199, is an error; unannounced years are named.
//! Tested in: the files of this room, `domain/tests/business_hours.rs`, `domain/tests/calendar_properties.rs`.

pub mod bulk;
mod holidays;
mod index;
mod spec;
mod sums;

pub use holidays::{HolidayDay, HolidayYears};
pub use spec::{CalendarSpec, Calendars, DEFAULT_ZONE, Exception, Session};

use crate::moment::Moment;
use crate::words::Said;
use index::{DAY_SECONDS, FIRST_YEAR, LAST_YEAR, Year};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::sync::{Arc, OnceLock};

/// A calendar ready to count: cheap to clone, never changed; another revision is another value.
#[derive(Clone)]
pub struct Calendar(Arc<Inner>);

struct Inner {
    spec: CalendarSpec,
    zone: TimeZone,
    holidays: Arc<HolidayYears>,
    /// Each year is indexed when a sum first touches it (about 0.1 ms) and kept.
    years: Box<[OnceLock<Year>]>,
}

/// An answer and the years it leaned on whose holidays are not announced: there, Monday to Friday was assumed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Counted<T> {
    pub value: T,
    pub unannounced_years: Vec<i16>,
}

/// Why a sum has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarError {
    /// The calendar has no working time, or none left before 2200.
    NoWorkingTime,
    /// The start or the answer lies outside the years 1900 to 2199.
    BeyondRange,
    /// Time cannot be counted backwards.
    Negative,
}

impl CalendarError {
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoWorkingTime => "calendar_without_working_time",
            Self::BeyondRange => "calendar_beyond_range",
            Self::Negative => "calendar_negative_amount",
        }
    }

    pub fn said(self) -> Said {
        match self {
            Self::NoWorkingTime => {
                Said::new("日历没有工作时间，算不出期限", "the calendar has no working time to count")
            }
            Self::BeyondRange => {
                Said::new("时间超出 1900 至 2199 年", "the start or the answer lies outside the years 1900 to 2199")
            }
            Self::Negative => Said::new("时长不能为负数", "an amount of time cannot be negative"),
        }
    }
}

impl From<CalendarError> for Said {
    fn from(error: CalendarError) -> Self {
        error.said()
    }
}

/// Why a date is worked or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// A weekday of the week's pattern.
    Working,
    /// Worked in place of a holiday (调休上班).
    MakeUp(&'a str),
    /// A weekday that is not worked.
    Rest,
    /// A public holiday, with its name.
    Holiday(&'a str),
    /// The unit is open by an exception of its own; the name may be empty.
    OpenByUnit(&'a str),
    /// The unit is closed by an exception of its own; the name may be empty.
    ClosedByUnit(&'a str),
}

/// One date as a calendar sees it.
#[derive(Clone, Copy, Debug)]
pub struct Day<'a> {
    pub kind: DayKind<'a>,
    /// Empty on a day that is not worked.
    pub sessions: &'a [Session],
}

impl Calendar {
    /// Refused when the zone does not exist.
    pub fn new(spec: CalendarSpec, holidays: Arc<HolidayYears>) -> Result<Self, Said> {
        let zone = spec.time_zone()?;
        let years = (FIRST_YEAR..=LAST_YEAR).map(|_| OnceLock::new()).collect();
        Ok(Self(Arc::new(Inner { spec, zone, holidays, years })))
    }

    pub fn code(&self) -> &str {
        &self.0.spec.code
    }

    pub fn name(&self) -> &str {
        &self.0.spec.name
    }

    pub fn revision(&self) -> u32 {
        self.0.spec.revision
    }

    pub fn spec(&self) -> &CalendarSpec {
        &self.0.spec
    }

    pub fn zone(&self) -> &TimeZone {
        &self.0.zone
    }

    pub fn holidays(&self) -> &HolidayYears {
        &self.0.holidays
    }

    /// The local date of an instant.
    pub fn date_of(&self, at: Moment) -> Date {
        self.zone().to_datetime(at.timestamp()).date()
    }

    /// What happens on `date`: the unit's exception first, then the holidays, then the week.
    pub fn day(&self, date: Date) -> Day<'_> {
        let spec = &self.0.spec;
        if let Some(exception) = spec.exceptions.get(&date) {
            let name = exception.name.as_deref().unwrap_or("");
            let open = !exception.sessions.is_empty();
            let kind = if open { DayKind::OpenByUnit(name) } else { DayKind::ClosedByUnit(name) };
            return Day { kind, sessions: &exception.sessions };
        }
        let hours = || spec.hours(date.weekday());
        let usual = spec.weekdays[date.weekday().to_monday_zero_offset() as usize];
        match self.0.holidays.lookup(date).filter(|_| spec.holidays) {
            Some(holiday) if holiday.off => Day { kind: DayKind::Holiday(&holiday.name), sessions: &[] },
            Some(holiday) if !usual => Day { kind: DayKind::MakeUp(&holiday.name), sessions: hours() },
            _ if usual => Day { kind: DayKind::Working, sessions: hours() },
            _ => Day { kind: DayKind::Rest, sessions: &[] },
        }
    }

    /// Whether every minute of every day is covered, as the alarm queue must be (CHN-04).
    pub fn is_round_the_clock(&self) -> bool {
        let spec = &self.0.spec;
        let full = |sessions: &[Session]| {
            let mut reached = 0;
            for session in sessions {
                if session.from > reached {
                    return false;
                }
                reached = session.to;
            }
            reached == DAY_SECONDS
        };
        let week =
            [1, 2, 3, 4, 5, 6, 7].into_iter().filter_map(|n| jiff::civil::Weekday::from_monday_one_offset(n).ok());
        spec.weekdays == [true; 7]
            && !spec.holidays
            && week.into_iter().all(|weekday| full(spec.hours(weekday)))
            && spec.exceptions.values().all(|exception| full(&exception.sessions))
    }

    fn year(&self, year: i16) -> Result<&Year, CalendarError> {
        let slot = usize::try_from(year - FIRST_YEAR).ok().and_then(|i| self.0.years.get(i));
        slot.map(|slot| slot.get_or_init(|| Year::build(self, year))).ok_or(CalendarError::BeyondRange)
    }
}

impl std::fmt::Debug for Calendar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Calendar({} r{})", self.code(), self.revision())
    }
}

#[cfg(test)]
pub(crate) mod tests;
