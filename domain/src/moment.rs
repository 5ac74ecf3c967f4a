//! Instants. One type for the whole program: milliseconds since 1970-01-01T00:00Z, as both databases store them.

use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// An instant in epoch milliseconds. Never a local time: a zone is needed to show it (default `Asia/Shanghai`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

pub const SECOND: i64 = 1_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

impl Moment {
    /// Earliest and latest instants accepted from outside: years 1900 to 2199, so that no sum can overflow.
    pub const MIN: Self = Self(-2_208_988_800_000);
    pub const MAX: Self = Self(7_258_118_399_000);

    #[must_use]
    pub const fn plus(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    #[must_use]
    pub const fn minus(self, ms: i64) -> Self {
        Self(self.0.saturating_sub(ms))
    }

    /// Milliseconds from `earlier` to `self`; negative when `earlier` is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0.clamp(Self::MIN.0, Self::MAX.0)).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// `2026-03-05T02:13:14+08:00`; fractions of a second are shown only when there are any.
    pub fn rfc3339(self, zone: &TimeZone) -> String {
        let local = self.timestamp().to_zoned(zone.clone());
        let fraction = if self.0 % 1000 == 0 { "" } else { "%.3f" };
        local.strftime(&format!("%Y-%m-%dT%H:%M:%S{fraction}%:z")).to_string()
    }

    /// `2026-03-05 02:13`, for sentences read by people.
    pub fn local_minute(self, zone: &TimeZone) -> String {
        self.timestamp().to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// `02:13:14`, for what is told by the second.
    pub fn local_second(self, zone: &TimeZone) -> String {
        self.timestamp().to_zoned(zone.clone()).strftime("%H:%M:%S").to_string()
    }

    /// `20260305`, the day part of numbers.
    pub fn local_day(self, zone: &TimeZone) -> String {
        self.timestamp().to_zoned(zone.clone()).strftime("%Y%m%d").to_string()
    }

    /// Parses RFC 3339 with an offset. `None` for anything else and for years outside 1900..=2199.
    pub fn parse(text: &str) -> Option<Self> {
        let at = Self(text.parse::<Timestamp>().ok()?.as_millisecond());
        (Self::MIN <= at && at <= Self::MAX).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_in_the_zone_asked_for_and_read_back() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let at = Moment::parse("2026-03-05T02:13:14+08:00").unwrap();
        assert_eq!(at.rfc3339(&zone), "2026-03-05T02:13:14+08:00");
        assert_eq!(at.local_day(&zone), "20260305");
        assert_eq!(at.plus(5).rfc3339(&zone), "2026-03-05T02:13:14.005+08:00");
        assert_eq!(Moment::parse("1850-01-01T00:00:00Z"), None);
        assert_eq!(Moment::parse("2026-03-05 02:13"), None);
    }
}
