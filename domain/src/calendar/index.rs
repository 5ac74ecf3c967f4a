//! One year of a calendar as instants, made once on first use. Owns: sessions turned into epoch milliseconds with sums.
//! Refuses: nothing; a local time that does not exist (clocks put forward) is the instant of the change.
//! Tested in: `sums.rs` and `domain/tests/calendar_properties.rs` (brute force minute by minute, New York included).

use super::Calendar;
use crate::moment::{Moment, SECOND};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};

/// Working time without a break: `from` inclusive, `to` exclusive, epoch ms.
pub(super) struct Span {
    pub(super) from: i64,
    pub(super) to: i64,
    /// Working ms of the same local year before `from`.
    pub(super) before: i64,
}

/// Close of business of one working day.
#[derive(Clone, Copy)]
pub(super) struct Close {
    pub(super) date: Date,
    pub(super) at: Moment,
}

/// All working time whose local date lies in one year.
pub(super) struct Year {
    pub(super) spans: Vec<Span>,
    pub(super) closes: Vec<Close>,
    pub(super) total: i64,
}

pub(super) const FIRST_YEAR: i16 = 1899;
pub(super) const LAST_YEAR: i16 = 2200;

impl Year {
    pub(super) fn build(calendar: &Calendar, year: i16) -> Self {
        let mut index = Self { spans: Vec::new(), closes: Vec::new(), total: 0 };
        let mut day = jiff::civil::date(year, 1, 1);
        loop {
            let mut close = None;
            for session in calendar.day(day).sessions {
                let from = instant(calendar.zone(), day, session.from);
                let to = instant(calendar.zone(), day, session.to);
                // A session inside the hour that is skipped in spring, or on a day a zone left out, has no length.
                if from < to {
                    index.spans.push(Span { from, to, before: index.total });
                    index.total += to - from;
                    close = Some(if session.to == DAY_SECONDS { (to - 60 * SECOND).max(from) } else { to });
                }
            }
            if let Some(at) = close {
                index.closes.push(Close { date: day, at: Moment(at) });
            }
            match day.tomorrow() {
                Ok(next) if next.year() == year => day = next,
                _ => return index,
            }
        }
    }

    /// Working ms of this year before `at`.
    pub(super) fn worked(&self, at: Moment) -> i64 {
        let after = self.spans.partition_point(|span| span.from < at.0);
        after.checked_sub(1).map_or(0, |i| {
            let span = &self.spans[i];
            span.before + at.0.min(span.to) - span.from
        })
    }

    /// First instant at which `sum` > 0 working ms of this year are done; `None` when the year has fewer.
    pub(super) fn reached(&self, sum: i64) -> Option<Moment> {
        if sum > self.total {
            return None;
        }
        let index = self.spans.partition_point(|span| span.before + (span.to - span.from) < sum);
        self.spans.get(index).map(|span| Moment(span.from + sum - span.before))
    }
}

pub(super) const DAY_SECONDS: i32 = 86_400;

/// The instant of a local time of day. In a gap the instant of the change, in a fold the first of the two, so that
/// later local times never give earlier instants.
fn instant(zone: &TimeZone, day: Date, second: i32) -> i64 {
    let (day, second) = if second >= DAY_SECONDS { (day.tomorrow().unwrap_or(day), 0) } else { (day, second) };
    let time = jiff::civil::Time::midnight().saturating_add(jiff::SignedDuration::from_secs(second.into()));
    instant_of(zone, day.to_datetime(time)).0
}

/// See [`instant`]; for a local date and time.
pub(super) fn instant_of(zone: &TimeZone, local: DateTime) -> Moment {
    let at = |offset: jiff::tz::Offset| {
        offset.to_timestamp(local).unwrap_or(if local.year() < 2000 { Timestamp::MIN } else { Timestamp::MAX })
    };
    let stamp = match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => at(offset),
        AmbiguousOffset::Fold { before, .. } => at(before),
        AmbiguousOffset::Gap { before, after } => {
            zone.following(at(after)).next().map_or_else(|| at(before), |change| change.timestamp())
        }
    };
    Moment(stamp.as_millisecond())
}
