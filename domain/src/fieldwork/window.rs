//! The agreed window: kept, late or moved, and confirmed again before departure (APT-01..03).

use crate::moment::{DAY, HOUR, Moment};
use serde::{Deserialize, Serialize};

/// A span in which the technician arrives; `to` is the last instant of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub from: Moment,
    pub to: Moment,
}

/// How an arrival is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrival {
    InTime,
    /// Before the window: neither in time nor late.
    Early,
    /// The customer was told, with an apology, before the window began.
    LateNotified,
    LateNoNotice,
}

/// An agreement this close to departure is its own confirmation (APT-02).
pub const FRESH: i64 = 4 * HOUR;
/// A confirmation earlier than this before the window is none.
pub const REMEMBERED: i64 = DAY;
/// How far ahead another day is looked for.
const AHEAD: i64 = 14;

impl Window {
    /// Whether both run at the same time; one may begin where the other ends.
    pub fn meets(&self, other: &Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// APT-03: in time is inside the window, with `grace` on both sides. `notice`: when the customer was told of the delay;
    /// told after the window began is not told beforehand.
    pub fn arrival(&self, at: Moment, grace: i64, notice: Option<Moment>) -> Arrival {
        if at < self.from.minus(grace) {
            Arrival::Early
        } else if at <= self.to.plus(grace) {
            Arrival::InTime
        } else if notice.is_some_and(|told| told < self.from) {
            Arrival::LateNotified
        } else {
            Arrival::LateNoNotice
        }
    }

    /// APT-02: confirmed again within the day before the window and not after departure, or agreed just now.
    pub fn is_confirmed(&self, agreed: Moment, again: Option<Moment>, departure: Moment) -> bool {
        let fresh = departure.since(agreed) < FRESH && agreed <= departure;
        let told = again.is_some_and(|at| at >= self.from.minus(REMEMBERED) && at <= departure);
        fresh || told
    }

    /// The same hours, `days` later. Companies of this product live in zones without summer time; where there is one, the
    /// window moves by the hour and the screen shows it before it is agreed.
    #[must_use]
    pub const fn later(&self, days: i64) -> Self {
        Self { from: self.from.plus(days * DAY), to: self.to.plus(days * DAY) }
    }

    /// Whether one of `people` on shift is free in this window.
    pub fn is_free(&self, booked: &[Self], people: i64) -> bool {
        // The most bookings that run at the same time inside the window: that only grows where one begins.
        let inside: Vec<&Self> = booked.iter().filter(|b| self.meets(b)).collect();
        let at_once = |at: Moment| inside.iter().filter(|b| b.from <= at && at < b.to).count() as i64;
        let most = inside.iter().map(|b| b.from.max(self.from)).map(at_once).max().unwrap_or(0);
        most < people
    }

    /// The first day on which the same hours are free; `people` says how many are on shift then.
    pub fn next_free(&self, booked: &[Self], people: impl Fn(Self) -> i64) -> Option<Self> {
        (0..=AHEAD).map(|days| self.later(days)).find(|w| w.is_free(booked, people(*w)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(&format!("{text}:00+08:00")).unwrap()
    }

    fn window(day: &str, from: &str, to: &str) -> Window {
        Window { from: at(&format!("{day}T{from}")), to: at(&format!("{day}T{to}")) }
    }

    /// APT-03
    #[test]
    fn in_time_is_inside_the_window_and_late_is_late_unless_the_customer_knew() {
        let w = window("2026-03-12", "08:00", "09:00");
        for (arrived, grace, notice, expected) in [
            ("2026-03-11T08:30", 0, None, Arrival::Early),
            ("2026-03-12T07:59", 0, None, Arrival::Early),
            ("2026-03-12T07:59", 60_000, None, Arrival::InTime),
            ("2026-03-12T08:00", 0, None, Arrival::InTime),
            ("2026-03-12T09:00", 0, None, Arrival::InTime),
            ("2026-03-12T09:05", 0, None, Arrival::LateNoNotice),
            ("2026-03-12T09:05", 10 * 60_000, None, Arrival::InTime),
            ("2026-03-12T09:05", 0, Some("2026-03-12T07:59"), Arrival::LateNotified),
            ("2026-03-12T09:05", 0, Some("2026-03-12T08:00"), Arrival::LateNoNotice),
        ] {
            assert_eq!(w.arrival(at(arrived), grace, notice.map(at)), expected, "{arrived} {notice:?}");
        }
    }

    /// APT-02
    #[test]
    fn departure_needs_a_confirmation_of_the_day_or_a_fresh_agreement() {
        let w = window("2026-03-12", "09:00", "11:00");
        for (agreed, again, leaves, expected) in [
            ("2026-03-09T14:00", None, "2026-03-12T08:20", false),
            ("2026-03-09T14:00", Some("2026-03-11T16:10"), "2026-03-12T08:20", true),
            ("2026-03-09T14:00", Some("2026-03-11T08:59"), "2026-03-12T08:20", false),
            ("2026-03-09T14:00", Some("2026-03-12T08:30"), "2026-03-12T08:20", false),
            ("2026-03-12T04:21", None, "2026-03-12T08:20", true),
            ("2026-03-12T04:20", None, "2026-03-12T08:20", false),
        ] {
            assert_eq!(w.is_confirmed(at(agreed), again.map(at), at(leaves)), expected, "{agreed} {again:?}");
        }
    }

    /// APT-01
    #[test]
    fn a_window_is_booked_against_the_people_on_shift() {
        let w = window("2026-03-12", "09:00", "11:00");
        let early = window("2026-03-12", "08:00", "09:30");
        let late = window("2026-03-12", "10:00", "12:00");
        assert!(w.is_free(&[], 1) && !w.is_free(&[], 0));
        assert!(w.is_free(&[early, late], 2), "one after the other: never two at once");
        assert!(!w.is_free(&[early, late], 1));
        let next = window("2026-03-12", "11:00", "13:00");
        assert!(w.is_free(&[next], 1) && next.is_free(&[w], 1), "one begins where the other ends");
        assert!(!w.is_free(&[w, late], 2));
        // Friday nobody works, Saturday one does.
        let free = w.next_free(&[w], |day| match day.from.since(w.from) / DAY {
            1 => 0,
            _ => 1,
        });
        assert_eq!(free, Some(w.later(2)));
        assert_eq!(w.next_free(&[], |_| 0), None);
    }
}
