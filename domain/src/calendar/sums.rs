//! The sums over a calendar, in milliseconds. Owns: deadlines, spans, n-th working days, close of business.
//! Refuses: negative amounts, and answers outside 1900 to 2199. The cost is a binary search a year touched.
//! Tested in: `calendar/tests.rs`, `domain/tests/business_hours.rs`, `domain/tests/calendar_properties.rs`.

use super::index::{Close, LAST_YEAR, instant_of};
use super::{Calendar, CalendarError, Counted, HolidayYears};
use crate::moment::Moment;
use jiff::Span;
use jiff::civil::{Date, DateTime};

type Answer<T> = Result<Counted<T>, CalendarError>;

impl Calendar {
    /// The deadline after `ms` of working time: the *first* instant at which that much has been worked since `start`.
    /// It may fall exactly on the end of a session (12:00) and is not moved to the next one. A start outside the hours
    /// counts from the next session; 0 ms is the start itself, wherever it lies.
    pub fn add_working(&self, start: Moment, ms: i64) -> Answer<Moment> {
        let first = self.year_of(start)?;
        match ms {
            ..0 => return Err(CalendarError::Negative),
            0 => return Ok(Counted { value: start, unannounced_years: Vec::new() }),
            _ => self.has_working_time()?,
        }
        let mut rest = self.year(first)?.worked(start).checked_add(ms).ok_or(CalendarError::BeyondRange)?;
        for year in first..=LAST_YEAR {
            let index = self.year(year)?;
            if let Some(at) = index.reached(rest) {
                return self.within(start, at);
            }
            rest -= index.total;
        }
        Err(if rest == ms { CalendarError::NoWorkingTime } else { CalendarError::BeyondRange })
    }

    /// Working milliseconds in `[from, to)`; 0 when `to` is not later than `from`. A calendar without any working time
    /// has 0 everywhere: that is an answer here, not an error.
    pub fn working_between(&self, from: Moment, to: Moment) -> Answer<i64> {
        let (first, last) = (self.year_of(from)?, self.year_of(to)?);
        if to <= from {
            return Ok(Counted { value: 0, unannounced_years: Vec::new() });
        }
        let mut sum = self.year(last)?.worked(to) - self.year(first)?.worked(from);
        for year in first..last {
            sum += self.year(year)?.total;
        }
        Ok(Counted { value: sum, unannounced_years: self.unannounced(from, to) })
    }

    /// CLS-06: close of business of the `n`-th working day after the day of `start`. `n` = 0 is [`Self::day_end`].
    pub fn add_working_days(&self, start: Moment, n: u32) -> Answer<Moment> {
        if n == 0 {
            return self.day_end(start);
        }
        let after = self.local_date(start)?;
        self.nth_close(start, n, |close| close.date <= after)
    }

    /// CHN-09: close of business of the day of `start`; from close on, and on a day without work, of the next working
    /// day. Where a day is worked until 24:00 its close is 23:59, so that the date read is the date meant.
    pub fn day_end(&self, start: Moment) -> Answer<Moment> {
        self.local_date(start)?;
        self.nth_close(start, 1, |close| close.at <= start)
    }

    /// PRE-02: close of business of the `n`-th working day *before* the day of `start`. `n` = 0 is `start` itself.
    pub fn working_days_before(&self, start: Moment, n: u32) -> Answer<Moment> {
        let day = self.local_date(start)?;
        if n == 0 {
            return Ok(Counted { value: start, unannounced_years: Vec::new() });
        }
        self.has_working_time()?;
        let mut rest = n as usize;
        for year in (super::FIRST_YEAR..=self.year_of(start)?).rev() {
            let closes = &self.year(year)?.closes;
            let before = closes.partition_point(|close| close.date < day);
            if rest <= before {
                let at = closes[before - rest].at;
                return Ok(Counted { value: at, unannounced_years: self.unannounced(at, start) });
            }
            rest -= before;
        }
        Err(CalendarError::BeyondRange)
    }

    /// The same local time `n` calendar days later. A local time that the zone skips is the instant of the change.
    pub fn add_calendar_days(&self, start: Moment, n: u32) -> Answer<Moment> {
        self.year_of(start)?;
        let days = Span::new().try_days(i64::from(n)).map_err(|_| CalendarError::BeyondRange)?;
        let local = self.zone().to_datetime(start.timestamp());
        let later = local.checked_add(days).map_err(|_| CalendarError::BeyondRange)?;
        // Sub-millisecond digits cannot exist: a moment is whole milliseconds.
        let at = instant_of(self.zone(), later);
        if at > Moment::MAX {
            return Err(CalendarError::BeyondRange);
        }
        Ok(Counted { value: at, unannounced_years: Vec::new() })
    }

    /// Closes of business `c` with `after < c <= until` on days later than `day`: working days that end in between.
    pub(crate) fn closes_between(&self, day: Option<Date>, after: Moment, until: Moment) -> Result<u32, CalendarError> {
        let (first, last) = (self.year_of(after)?, self.year_of(until)?);
        let mut count = 0;
        for year in first..=last {
            let closes = &self.year(year)?.closes;
            let from = closes.partition_point(|c| c.at <= after || day.is_some_and(|day| c.date <= day));
            let to = closes.partition_point(|c| c.at <= until);
            count += to.saturating_sub(from);
        }
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// Close of business of a date, `None` when it is not worked.
    pub fn close_of(&self, date: Date) -> Option<Moment> {
        let closes = &self.year(date.year()).ok()?.closes;
        closes.binary_search_by(|close| close.date.cmp(&date)).ok().map(|i| closes[i].at)
    }

    /// Whether `at` lies inside a session.
    pub fn is_open(&self, at: Moment) -> Result<bool, CalendarError> {
        let index = self.year(self.year_of(at)?)?;
        let after = index.spans.partition_point(|span| span.from <= at.0);
        Ok(after > 0 && at.0 < index.spans[after - 1].to)
    }

    /// `at` itself when it lies in a session, else the beginning of the next one.
    pub fn next_open(&self, at: Moment) -> Answer<Moment> {
        let first = self.year_of(at)?;
        self.has_working_time()?;
        for year in first..=LAST_YEAR {
            let spans = &self.year(year)?.spans;
            if let Some(span) = spans.get(spans.partition_point(|span| span.to <= at.0)) {
                return self.within(at, Moment(span.from.max(at.0)));
            }
        }
        Err(CalendarError::NoWorkingTime)
    }

    /// Years whose notice could still change a day between the two instants (both days included), in order.
    /// A notice may decide bridge days from 29 December of the year before; days with an exception of the unit do not
    /// depend on it. Empty for calendars that keep no holidays.
    pub fn unannounced(&self, from: Moment, to: Moment) -> Vec<i16> {
        if !self.spec().holidays {
            return Vec::new();
        }
        let (from, to) = (self.date_of(from), self.date_of(to));
        let open = |year: &i16| {
            let (first, last) = HolidayYears::reach(*year);
            let (first, last) = (first.max(from), last.min(to));
            let days = std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= last);
            !self.holidays().announced(*year) && days.into_iter().any(|day| !self.spec().exceptions.contains_key(&day))
        };
        (from.year()..=to.year() + 1).filter(open).collect()
    }

    /// The instant of a local date and time: of the change where the zone skips it, the first of two where it repeats.
    pub fn instant(&self, local: DateTime) -> Moment {
        instant_of(self.zone(), local)
    }

    fn nth_close(&self, start: Moment, n: u32, passed: impl Fn(&Close) -> bool) -> Answer<Moment> {
        self.has_working_time()?;
        let mut rest = n as usize - 1;
        let mut any = false;
        for year in self.year_of(start)?..=LAST_YEAR {
            let closes = &self.year(year)?.closes;
            let from = closes.partition_point(&passed);
            if let Some(close) = closes.get(from + rest) {
                return self.within(start, close.at);
            }
            any |= closes.len() > from;
            rest -= closes.len() - from;
        }
        Err(if any { CalendarError::BeyondRange } else { CalendarError::NoWorkingTime })
    }

    fn within(&self, start: Moment, at: Moment) -> Answer<Moment> {
        if at > Moment::MAX {
            return Err(CalendarError::BeyondRange);
        }
        Ok(Counted { value: at, unannounced_years: self.unannounced(start, at) })
    }

    fn local_date(&self, at: Moment) -> Result<Date, CalendarError> {
        self.year_of(at)?;
        Ok(self.date_of(at))
    }

    fn year_of(&self, at: Moment) -> Result<i16, CalendarError> {
        if at < Moment::MIN || Moment::MAX < at {
            return Err(CalendarError::BeyondRange);
        }
        Ok(self.date_of(at).year())
    }

    /// Answers at once for a calendar in which nothing is ever worked, instead of indexing two hundred years.
    fn has_working_time(&self) -> Result<(), CalendarError> {
        let spec = self.spec();
        let hours = !spec.sessions.is_empty() || spec.week.iter().flatten().any(|hours| !hours.is_empty());
        let week = hours && (spec.holidays || spec.weekdays.contains(&true));
        let opened = spec.exceptions.values().any(|exception| !exception.sessions.is_empty());
        if week || opened { Ok(()) } else { Err(CalendarError::NoWorkingTime) }
    }
}
