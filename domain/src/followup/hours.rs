//! When a customer may be called and how often (FUP-06).

use crate::{
    moment::Moment,
    words::{Words, w},
};
use jiff::{
    civil::{Date, Time},
    tz::TimeZone,
};

/// `fu.attempts` and `fu.hours`.
#[derive(Clone, Copy, Debug)]
pub struct Hours {
    pub attempts: i64,
    pub from: Time,
    /// The last instant is before it.
    pub to: Time,
}

/// Why a call may not be made now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNow {
    OutOfHours,
    SameHalfDay,
    Spent,
}

impl NotNow {
    pub const fn words(self) -> Words {
        match self {
            Self::OutOfHours => w("不在允许的回访时间内。", "It is outside the hours of calling."),
            Self::SameHalfDay => {
                w("本半天已拨打过，请换一个半天再拨。", "Already tried this half-day: try another one.")
            }
            Self::Spent => w("拨打次数已用完。", "All attempts have been made."),
        }
    }
}

/// A half-day: the date, and whether it is the afternoon.
fn half_day(at: Moment, zone: &TimeZone) -> (Date, bool) {
    let local = at.timestamp().to_zoned(zone.clone()).datetime();
    (local.date(), local.hour() >= 12)
}

/// Whether a call may be made at `now`, after the calls that reached nobody.
pub fn may_call(now: Moment, tried: &[Moment], hours: Hours, zone: &TimeZone) -> Result<(), NotNow> {
    if tried.len() as i64 >= hours.attempts {
        return Err(NotNow::Spent);
    }
    let time = now.timestamp().to_zoned(zone.clone()).datetime().time();
    if time < hours.from || time >= hours.to {
        return Err(NotNow::OutOfHours);
    }
    if tried.iter().any(|at| half_day(*at, zone) == half_day(now, zone)) {
        return Err(NotNow::SameHalfDay);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(&format!("{text}:00+08:00")).unwrap()
    }

    /// FUP-06
    #[test]
    fn three_attempts_on_other_half_days_within_the_hours() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let hours = Hours { attempts: 3, from: Time::constant(9, 0, 0, 0), to: Time::constant(20, 0, 0, 0) };
        let (a, b, c) = ("2026-03-16T10:00", "2026-03-16T14:00", "2026-03-17T09:30");
        for (now, tried, expected) in [
            ("2026-03-16T08:59", vec![], Err(NotNow::OutOfHours)),
            ("2026-03-16T09:00", vec![], Ok(())),
            ("2026-03-16T19:59", vec![], Ok(())),
            ("2026-03-16T20:00", vec![], Err(NotNow::OutOfHours)),
            ("2026-03-16T21:00", vec![a], Err(NotNow::OutOfHours)),
            ("2026-03-16T11:59", vec![a], Err(NotNow::SameHalfDay)),
            ("2026-03-16T12:00", vec![a], Ok(())),
            ("2026-03-17T10:00", vec![a, b], Ok(())),
            ("2026-03-17T14:00", vec![a, b, c], Err(NotNow::Spent)),
            ("2026-03-17T21:00", vec![a, b, c], Err(NotNow::Spent)),
        ] {
            let tried: Vec<Moment> = tried.into_iter().map(at).collect();
            assert_eq!(may_call(at(now), &tried, hours, &zone), expected, "{now} after {}", tried.len());
        }
    }
}
