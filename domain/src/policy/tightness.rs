//! Owns the comparison of time limits in different units: the sure one ("never later, whatever the start") and the
//! literal one (48 h beside 2 working days, as the regulation itself sets them side by side).
//! Refuses to guess: `surely` is `None` where it depends on the start. Tested below.

use crate::limit::{Limit, Unit};
use crate::moment::{DAY, HOUR, MINUTE};
use crate::words::Said;
use std::cmp::Ordering;

/// The shortest working day any calendar of ours has: a Saturday morning. `n` working days hold at least `n` of them.
const SHORTEST_WORKING_DAY: i64 = 4 * HOUR;
/// A working day as people count it when they turn working hours into working days.
const USUAL_WORKING_DAY: i64 = 8 * HOUR;

/// Whether `a` can never fall due after `b` when both start at the same moment, under any calendar.
/// A wall-clock limit runs through nights and holidays, a working one stands still, so working time is never surely
/// shorter than wall time; working days end at close of business, so the first of them may be nearly nothing.
pub fn never_later(a: Limit, b: Limit) -> bool {
    use Unit::{CalendarDay, DayEnd, Wall, Working, WorkingDay};
    if a.unit == b.unit {
        return a.amount <= b.amount;
    }
    match (a.unit, b.unit) {
        // Nothing falls due before the start.
        (Wall | CalendarDay, _) if a.amount == 0 => true,
        (Wall, Working) => a.amount <= b.amount,
        (Wall, CalendarDay) => a.amount <= b.amount * DAY,
        (CalendarDay, Wall | Working) => a.amount * DAY <= b.amount,
        (Wall, WorkingDay) => a.amount <= (b.amount - 1) * DAY,
        (CalendarDay, WorkingDay) => a.amount < b.amount,
        // Business that goes on until midnight closes at 23:59, so the last day may have a minute less.
        (Working, WorkingDay) => a.amount == 0 || a.amount + MINUTE <= b.amount * SHORTEST_WORKING_DAY,
        (WorkingDay, Working) => (a.amount + 1) * DAY <= b.amount,
        (DayEnd, WorkingDay) => b.amount >= 1,
        (DayEnd, Working) => b.amount >= DAY,
        _ => false,
    }
}

/// The order of two limits where it does not depend on the start. `Less`: `a` is due earlier or at the same moment.
pub fn surely(a: Limit, b: Limit) -> Option<Ordering> {
    match (never_later(a, b), never_later(b, a)) {
        (true, true) => Some(Ordering::Equal),
        (true, false) => Some(Ordering::Less),
        (false, true) => Some(Ordering::Greater),
        (false, false) => None,
    }
}

/// The order by the letter. The seeds set 48 h and 2 working days, 2 h and 2 working hours side by side as the same
/// length for different priorities (CLS-02), so a working day counts as 24 h beside the wall clock and as 8 h beside
/// working hours, and the close of business as half a day.
pub fn by_the_letter(a: Limit, b: Limit) -> Ordering {
    use Unit::{CalendarDay, DayEnd, Wall, Working, WorkingDay};
    if a.unit == b.unit {
        return a.amount.cmp(&b.amount);
    }
    let beside_hours = matches!((a.unit, b.unit), (Working, WorkingDay | DayEnd) | (WorkingDay | DayEnd, Working));
    let day = if beside_hours { USUAL_WORKING_DAY } else { DAY };
    let length = |limit: Limit| match limit.unit {
        Wall | Working => limit.amount,
        CalendarDay => limit.amount * DAY,
        WorkingDay => limit.amount * day,
        DayEnd => day / 2,
    };
    length(a).cmp(&length(b))
}

/// Whether the earliest of `earlier` can never fall due after the earliest of `later`: for each of the later ones
/// there is an earlier one that is surely not after it.
pub fn stages_in_order(earlier: &[Limit], later: &[Limit]) -> bool {
    later.iter().all(|&b| earlier.iter().any(|&a| never_later(a, b)))
}

/// Whether the earliest of `a` is longer than the earliest of `b`, by the letter.
pub fn longer_by_the_letter(a: &[Limit], b: &[Limit]) -> bool {
    !a.is_empty() && b.iter().any(|&b| a.iter().all(|&a| by_the_letter(a, b) == Ordering::Greater))
}

/// `2 小时`, `30 个工作分钟`, `3 个工作日`.
pub fn said(limit: Limit) -> Said {
    let amount = limit.amount;
    let time = |zh_hour: &str, zh_minute: &str, en: &str| {
        if amount % HOUR == 0 && amount > 0 {
            Said::new(format!("{} {zh_hour}", amount / HOUR), format!("{} {en}h", amount / HOUR))
        } else if amount % 60_000 == 0 {
            Said::new(format!("{} {zh_minute}", amount / 60_000), format!("{} {en}min", amount / 60_000))
        } else {
            Said::new(format!("{} 秒", amount / 1_000), format!("{} s", amount / 1_000))
        }
    };
    match limit.unit {
        Unit::Wall if amount == 0 => Said::new("立即", "at once"),
        Unit::Wall => time("小时", "分钟", ""),
        Unit::Working => time("工作小时", "工作分钟", "working "),
        Unit::WorkingDay => Said::new(format!("{amount} 个工作日"), format!("{amount} working days")),
        Unit::CalendarDay => Said::new(format!("{amount} 天"), format!("{amount} days")),
        Unit::DayEnd => Said::new("当日营业结束前", "close of business of the day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn l(text: &str) -> Limit {
        Limit::parse(text).unwrap()
    }

    /// CLS-02, CLS-06
    #[test]
    fn what_is_surely_not_later() {
        #[rustfmt::skip]
        let rows = [
            // a         b          sure order
            ("2h",      "2wh",     Some(Ordering::Less)),    // at night working hours stand still
            ("2wh",     "2h",      Some(Ordering::Greater)),
            ("4h",      "2wh",     None),                    // by day the working hours are due first
            ("2wh",     "2wd",     Some(Ordering::Less)),
            ("9wh",     "2wd",     None),                    // two Saturday mornings hold only eight hours
            ("20wh",    "5wd",     None),                    // five late shifts until 24:00 close at 23:59
            ("2wd",     "3wd",     Some(Ordering::Less)),
            ("24h",     "1d",      Some(Ordering::Equal)),
            ("48h",     "2wd",     None),                    // from 20:00 two working days end after 45.5 h
            ("24h",     "2wd",     Some(Ordering::Less)),
            ("72h",     "2wd",     None),                    // a week of holidays lies between
            ("0min",    "0wh",     Some(Ordering::Less)),
            ("0min",    "day_end", Some(Ordering::Less)),
            ("day_end", "1wd",     Some(Ordering::Less)),
            ("day_end", "2h",      None),
            ("1d",      "2wd",     Some(Ordering::Less)),
            ("1wd",     "48wh",    Some(Ordering::Less)),
        ];
        for (a, b, order) in rows {
            assert_eq!(surely(l(a), l(b)), order, "{a} against {b}");
        }
    }

    /// CLS-02: the seed's own pairs count as equal lengths.
    #[test]
    fn by_the_letter_the_seed_is_consistent() {
        for (a, b, order) in [
            ("2h", "2wh", Ordering::Equal),
            ("48h", "2wd", Ordering::Equal),
            ("72h", "3wd", Ordering::Equal),
            ("9wh", "1wd", Ordering::Greater),
            ("8wh", "1wd", Ordering::Equal),
            ("4h", "2wh", Ordering::Greater),
            ("2h", "day_end", Ordering::Less),
            ("day_end", "1wd", Ordering::Less),
        ] {
            assert_eq!(by_the_letter(l(a), l(b)), order, "{a} against {b}");
        }
    }

    #[test]
    fn sets_are_judged_by_their_earliest() {
        assert!(stages_in_order(&[l("2wh"), l("24h")], &[l("2wd")]));
        assert!(!stages_in_order(&[l("2wh")], &[l("2wd"), l("30min")]));
        assert!(longer_by_the_letter(&[l("4h")], &[l("2wh"), l("9h")]));
        assert!(!longer_by_the_letter(&[l("4h"), l("1h")], &[l("2wh")]));
        assert!(!longer_by_the_letter(&[], &[l("2wh")]));
    }

    pub(crate) fn any_limit() -> impl Strategy<Value = Limit> {
        let unit = prop_oneof![
            Just(Unit::Wall),
            Just(Unit::Working),
            Just(Unit::WorkingDay),
            Just(Unit::CalendarDay),
            Just(Unit::DayEnd)
        ];
        (unit, 0i64..200).prop_map(|(unit, n)| match unit {
            Unit::Wall | Unit::Working => Limit { amount: n * HOUR, unit },
            Unit::DayEnd => Limit { amount: 0, unit },
            _ => Limit { amount: n % 12, unit },
        })
    }

    proptest! {
        /// The sure order has no circle, so among any limits some remain that nothing surely beats.
        #[test]
        fn some_limit_always_remains(limits in prop::collection::vec(any_limit(), 1..8)) {
            let remain = limits.iter().filter(|&&a| {
                !limits.iter().any(|&b| surely(b, a) == Some(Ordering::Less))
            }).count();
            prop_assert!(remain > 0, "{limits:?}");
        }

        #[test]
        fn the_sure_order_reads_the_same_from_both_sides(a in any_limit(), b in any_limit()) {
            prop_assert_eq!(surely(a, b), surely(b, a).map(Ordering::reverse));
        }
    }
}
