//! How time runs towards a limit around pauses. Owns: the reading of each unit under a pause.
//! Refuses: nothing of its own; calendar errors pass through.
//! Tested in: `clock/tests.rs`, `domain/tests/clock_properties.rs`.
//!
//! Wall and working limits: a paused moment does not count; the due instant is the first at which the rest is used up.
//! Calendar days: the same time n days later, shifted by the time paused until then.
//! Working days: the n-th working day after the start day whose close of business is not paused. A day counts as the
//! customer's when the close falls after the beginning of a pause and not after its end: a pause of an hour at noon
//! takes no day from the customer, one that swallows the evening gives the staff the next day.
//! End of day: likewise, the first close after the start that is not paused.
//! Fixed dates: never moved, see [`super::LimitBy::At`].

use super::{LimitBy, Pause};
use crate::calendar::{Calendar, CalendarError};
use crate::limit::{Limit, Unit};
use crate::moment::Moment;

/// A stretch that does not count; pauses merged and cut. `to` is `None` when its end is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hole {
    pub(super) from: Moment,
    pub(super) to: Option<Moment>,
}

pub(super) struct Course<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) limit: LimitBy,
    pub(super) start: Moment,
    /// Sorted, apart from each other, inside `[start, stop]`.
    pub(super) holes: Vec<Hole>,
}

type Answer<T> = Result<T, CalendarError>;

impl<'a> Course<'a> {
    pub(super) fn new(
        calendar: &'a Calendar,
        limit: LimitBy,
        start: Moment,
        stop: Option<Moment>,
        pauses: &[Pause],
    ) -> Self {
        let holes = if matches!(limit, LimitBy::At(_)) { Vec::new() } else { holes(start, stop, pauses) };
        Self { calendar, limit, start, holes }
    }

    /// Whether time is measured inside the sessions of the calendar.
    pub(super) fn by_work(&self) -> bool {
        use Unit::{DayEnd, Working, WorkingDay};
        matches!(self.limit, LimitBy::Limit(Limit { unit: Working | WorkingDay | DayEnd, .. }))
    }

    /// Number of closes of business to reach, for limits counted in days of work; `None` for the others.
    pub(super) fn closes(&self) -> Option<u32> {
        match self.limit {
            LimitBy::Limit(Limit { unit: Unit::WorkingDay, amount }) => {
                Some(u32::try_from(amount.max(1)).unwrap_or(u32::MAX))
            }
            LimitBy::Limit(Limit { unit: Unit::DayEnd, .. }) => Some(1),
            _ => None,
        }
    }

    /// Whether closes on the day of the start do not count (working days, not the end of the day; `0wd` is one).
    pub(super) fn start_day_is_free(&self) -> bool {
        matches!(self.limit, LimitBy::Limit(Limit { unit: Unit::WorkingDay, amount }) if amount > 0)
    }

    /// `None` while an open pause comes before it.
    pub(super) fn due(&self) -> Answer<Option<Moment>> {
        match self.limit {
            LimitBy::At(at) => Ok(Some(at)),
            LimitBy::Limit(Limit { unit: Unit::Wall | Unit::Working, amount }) => self.reach(amount),
            LimitBy::Limit(Limit { unit: Unit::CalendarDay, .. }) => self.reach(self.calendar_days()?),
            LimitBy::Limit(Limit { unit: Unit::WorkingDay | Unit::DayEnd, .. }) => self.nth_free_close(),
        }
    }

    /// The time that is 100 %: ms in the measure of [`Self::by_work`]. For day limits the working time up to due.
    pub(super) fn budget(&self, due: Option<Moment>) -> Answer<Option<i64>> {
        match self.limit {
            LimitBy::Limit(Limit { unit: Unit::Wall | Unit::Working, amount }) => Ok(Some(amount)),
            LimitBy::Limit(Limit { unit: Unit::CalendarDay, .. }) => Ok(Some(self.calendar_days()?)),
            _ => due.map(|due| self.spent(due)).transpose(),
        }
    }

    /// First instant at which `ms` have been spent; `None` when an open pause comes before.
    pub(super) fn reach(&self, ms: i64) -> Answer<Option<Moment>> {
        if ms < 0 {
            return Err(CalendarError::Negative);
        }
        let (mut cursor, mut rest) = (self.start, ms);
        for hole in &self.holes {
            let span = self.measure(cursor, hole.from)?;
            if rest <= span {
                break;
            }
            rest -= span;
            match hole.to {
                Some(to) => cursor = to,
                None => return Ok(None),
            }
        }
        if self.by_work() {
            return Ok(Some(self.calendar.add_working(cursor, rest)?.value));
        }
        let at = cursor.plus(rest);
        if at > Moment::MAX { Err(CalendarError::BeyondRange) } else { Ok(Some(at)) }
    }

    /// Time spent from the start until `until`, holes left out; 0 before the start.
    pub(super) fn spent(&self, until: Moment) -> Answer<i64> {
        let mut sum = self.measure(self.start, until)?;
        for hole in self.holes.iter().take_while(|hole| hole.from < until) {
            sum -= self.measure(hole.from, hole.to.map_or(until, |to| to.min(until)))?;
        }
        Ok(sum)
    }

    /// Wall-clock ms inside holes until `until`.
    pub(super) fn paused(&self, until: Moment) -> i64 {
        let inside = |hole: &Hole| hole.to.map_or(until, |to| to.min(until)).since(hole.from).max(0);
        self.holes.iter().map(inside).sum()
    }

    /// Closes of business that counted until `until`.
    pub(super) fn closes_passed(&self, until: Moment) -> Answer<u32> {
        if until <= self.start {
            return Ok(0);
        }
        let mut count = self.closes_in(self.start, until)?;
        for hole in self.holes.iter().take_while(|hole| hole.from < until) {
            count -= self.closes_in(hole.from, hole.to.map_or(until, |to| to.min(until)))?;
        }
        Ok(count)
    }

    /// Whether the day that closes at `close` is given to the pause.
    pub(super) fn swallows(&self, close: Moment) -> bool {
        self.holes.iter().any(|hole| hole.from < close && hole.to.is_none_or(|to| close <= to))
    }

    fn nth_free_close(&self) -> Answer<Option<Moment>> {
        let n = self.closes().unwrap_or(1);
        let nth = |skipped: u32| {
            let count = n.checked_add(skipped).ok_or(CalendarError::BeyondRange)?;
            if self.start_day_is_free() {
                return Ok(self.calendar.add_working_days(self.start, count)?.value);
            }
            let first = self.calendar.day_end(self.start)?.value;
            if count == 1 { Ok(first) } else { Ok(self.calendar.add_working_days(first, count - 1)?.value) }
        };
        let (mut due, mut skipped) = (nth(0)?, 0u32);
        for hole in &self.holes {
            if due <= hole.from {
                break;
            }
            let Some(to) = hole.to else { return Ok(None) };
            skipped = skipped.saturating_add(self.closes_in(hole.from, to)?);
            due = nth(skipped)?;
        }
        Ok(Some(due))
    }

    fn closes_in(&self, after: Moment, until: Moment) -> Answer<u32> {
        let free = self.start_day_is_free().then(|| self.calendar.date_of(self.start));
        self.calendar.closes_between(free, after, until.min(Moment::MAX))
    }

    fn calendar_days(&self) -> Answer<i64> {
        let LimitBy::Limit(limit) = self.limit else { return Ok(0) };
        let days = u32::try_from(limit.amount).map_err(|_| CalendarError::Negative)?;
        Ok(self.calendar.add_calendar_days(self.start, days)?.value.since(self.start))
    }

    fn measure(&self, from: Moment, to: Moment) -> Answer<i64> {
        if self.by_work() {
            return Ok(self.calendar.working_between(from, to.min(Moment::MAX))?.value);
        }
        Ok(to.since(from).max(0))
    }
}

/// Merges pauses that overlap or touch and cuts what lies before the start or after the stop.
fn holes(start: Moment, stop: Option<Moment>, pauses: &[Pause]) -> Vec<Hole> {
    let cut = |pause: &Pause| {
        let from = pause.from.max(start);
        let to = match (pause.to, stop) {
            (Some(to), Some(stop)) => Some(to.min(stop)),
            (to, stop) => to.or(stop),
        };
        to.is_none_or(|to| from < to).then_some(Hole { from, to })
    };
    let mut list: Vec<Hole> = pauses.iter().filter_map(cut).collect();
    list.sort_by_key(|hole| hole.from);
    let mut merged: Vec<Hole> = Vec::with_capacity(list.len());
    for hole in list {
        match merged.last_mut() {
            Some(last) if last.to.is_none_or(|to| hole.from <= to) => {
                last.to = last.to.zip(hole.to).map(|(a, b)| a.max(b));
            }
            _ => merged.push(hole),
        }
    }
    merged
}
