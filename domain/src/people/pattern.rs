//! Filling a roster by a pattern: people one after the other in a rotation of shifts and days off, as 四班三倒 does it.
//! Owns: the days. Refuses times that are none. Tested below.

use super::Line;
use crate::{
    id::Id,
    moment::{DAY, Moment},
};
use jiff::{
    Span,
    civil::{Date, Time},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};

/// One day of the rotation; without times it is off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Turn {
    /// `20:00`
    pub begins: String,
    /// At or before its beginning: of the next day.
    pub ends: String,
    pub post: String,
}

impl Turn {
    pub fn is_off(&self) -> bool {
        self.begins.is_empty() && self.ends.is_empty()
    }

    /// Both times, or none where one of them is no time.
    pub fn times(&self) -> Option<(Time, Time)> {
        Some((time(&self.begins)?, time(&self.ends)?))
    }
}

/// `08:30`; 24:00 is the midnight that ends the day.
fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    Time::new(if (hour, minute) == (24, 0) { 0 } else { hour }, minute, 0, 0).ok()
}

/// Shifts of the people from the day of `from` to before `until`. On day `d` the `n`-th person has the turn `d + n`, counted
/// round, so that the turns of one day go to different people.
pub fn fill(people: &[Id], cycle: &[Turn], from: Moment, until: Moment, zone: &TimeZone) -> Vec<Line> {
    let mut out = Vec::new();
    if cycle.is_empty() {
        return out;
    }
    let first = from.timestamp().to_zoned(zone.clone()).date();
    let days = usize::try_from(until.since(from).div_euclid(DAY) + 2).unwrap_or(0);
    for day in 0..days {
        let Ok(date) = first.checked_add(Span::new().days(day as i64)) else { break };
        for (n, person) in people.iter().enumerate() {
            let turn = &cycle[(day + n) % cycle.len()];
            let Some((begins, ends)) = turn.times() else { continue };
            let last = if ends <= begins { date.checked_add(Span::new().days(1)).unwrap_or(date) } else { date };
            let (Some(begins), Some(ends)) = (instant(date, begins, zone), instant(last, ends, zone)) else { continue };
            if begins >= from && begins < until {
                out.push(Line { person: *person, from: begins, until: ends, post: turn.post.clone(), unit: None });
            }
        }
    }
    out
}

fn instant(date: Date, time: Time, zone: &TimeZone) -> Option<Moment> {
    let local = date.to_datetime(time).to_zoned(zone.clone()).ok()?;
    Some(Moment(local.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(begins: &str, ends: &str) -> Turn {
        Turn { begins: begins.into(), ends: ends.into(), post: String::new() }
    }

    /// SHF-01: four people, day, night and two days off: every minute has one of them, everybody rests.
    #[test]
    fn four_people_cover_day_and_night() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let at = |text: &str| Moment::parse(text).unwrap();
        let cycle = [turn("08:00", "20:00"), turn("20:00", "08:00"), turn("", ""), turn("", "")];
        let people = [1, 2, 3, 4].map(Id);
        let (from, until) = (at("2026-03-01T08:00:00+08:00"), at("2026-04-01T08:00:00+08:00"));
        let lines = fill(&people, &cycle, from, until, &zone);
        assert_eq!(lines.len(), 62);
        let windows: Vec<_> = lines.iter().map(Line::window).collect();
        let need = [crate::fieldwork::window::Window { from, to: until }];
        assert_eq!(super::super::cover::gaps(&need, &windows, 1), []);
        // Round the other way (night before day) nobody would rest: n + d gives day, night, off, off.
        let first: Vec<i64> =
            lines.iter().filter(|l| l.person == Id(1)).take(3).map(|l| l.from.since(from) / DAY).collect();
        assert_eq!(first, [0, 1, 4]);
        assert!(fill(&people, &[], from, until, &zone).is_empty());
        assert!(turn("25:00", "08:00").times().is_none() && turn("", "").is_off());
        assert!(turn("16:00", "24:00").times().is_some());
    }
}
