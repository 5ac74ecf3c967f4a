//! CLS-10: a clock that a reclassification may not move back: its own limit and those of before, all of them pausing.

use proptest::prelude::*;
use shouwen_domain::calendar::{Calendar, CalendarSpec, HolidayYears};
use shouwen_domain::clock::catalog::{self, fact};
use shouwen_domain::clock::{
    Basis, ClockFold, ClockInput, ClockState, Fact, LimitBy, Pause, PauseCause, due_ahead, explain, fold,
};
use shouwen_domain::limit::{Limit, Unit};
use shouwen_domain::moment::{HOUR, MINUTE, Moment};
use shouwen_domain::words::Said;

fn office() -> Calendar {
    Calendar::new(CalendarSpec::office("office", &[("08:30", "17:30")]).unwrap(), HolidayYears::built_in()).unwrap()
}

fn at(text: &str) -> Moment {
    Moment::parse(&format!("{text}:00+08:00")).unwrap()
}

fn limit(text: &str) -> LimitBy {
    LimitBy::Limit(Limit::parse(text).unwrap())
}

fn clock<'a>(calendar: &'a Calendar, limit: LimitBy, caps: &'a [LimitBy], start: Moment) -> ClockInput<'a> {
    ClockInput {
        def: &catalog::SOLUTION,
        limit,
        caps,
        calendar,
        start,
        entered_at: start,
        facts: &[],
        pauses: &[],
        warn: &[50, 80, 100],
        announced: &[],
        now: start,
    }
}

/// CLS-10 CLS-07: the cap holds, and pauses as the limit did; unpaused dates say nothing of which is the tighter.
#[test]
fn a_capped_clock_pauses_and_keeps_the_earlier_limit() {
    let office = office();
    let start = at("2026-03-09T10:20");
    let pause = |from, to: Option<&str>| Pause {
        cause: PauseCause::WaitingCustomer,
        from: at(from),
        to: to.map(at),
        until: None,
    };
    let whole_day = [pause("2026-03-09T11:00", Some("2026-03-10T11:00"))];
    let due = |own: &str, caps: &[&str], pauses: &[Pause]| {
        let caps: Vec<LimitBy> = caps.iter().map(|c| limit(c)).collect();
        fold(&ClockInput { pauses, ..clock(&office, limit(own), &caps, start) }).unwrap().due_at
    };
    for (own, caps, pauses, expected) in [
        ("3wd", vec!["24h"], &[][..], "2026-03-10T10:20"),
        ("3wd", vec!["24h"], &whole_day[..], "2026-03-11T10:20"),
        ("3wd", vec!["2wd"], &whole_day[..], "2026-03-11T17:30"),
        // Which of two rules is a matter of the pause: two days of the wall clock, or one close of business.
        ("48h", vec!["1wd"], &[][..], "2026-03-10T17:30"),
        ("30h", vec!["1wd"], &[pause("2026-03-10T09:00", Some("2026-03-10T17:30"))], "2026-03-11T00:50"),
        ("3wd", vec!["2wd", "24h"], &[][..], "2026-03-10T10:20"),
    ] {
        assert_eq!(due(own, &caps, pauses), Some(at(expected)), "{own} under {caps:?}");
    }
    // While the pause is open nothing is due, and the state says so.
    let open = [pause("2026-03-09T11:20", None)];
    let caps = [limit("24h")];
    let capped =
        ClockInput { pauses: &open, now: at("2026-03-12T09:00"), ..clock(&office, limit("3wd"), &caps, start) };
    let folded = fold(&capped).unwrap();
    assert_eq!((folded.state, folded.due_at, folded.overdue), (ClockState::Paused, None, false));
    assert_eq!((folded.limit, folded.used_ms), (limit("24h"), HOUR));
    assert_eq!(due_ahead(&capped).unwrap(), at("2026-03-10T10:20"));
    let origin = Said::new("全国", "national");
    let told = explain(&capped, &Basis { clause: "", policy_version: "1", origin: &origin }).unwrap();
    assert_eq!(told.limit, "24h");
    assert!(told.steps[1].said.zh.contains("仍按原时限"), "{:?}", told.steps[1]);
}

fn some_limit() -> impl Strategy<Value = LimitBy> {
    prop_oneof![
        (0i64..(400 * HOUR)).prop_map(|amount| Limit { amount, unit: Unit::Wall }),
        (0i64..60).prop_map(|hours| Limit { amount: hours * HOUR, unit: Unit::Working }),
        (0i64..20).prop_map(|amount| Limit { amount, unit: Unit::WorkingDay }),
        (0i64..20).prop_map(|amount| Limit { amount, unit: Unit::CalendarDay }),
        Just(Limit { amount: 0, unit: Unit::DayEnd }),
    ]
    .prop_map(LimitBy::Limit)
}

fn pauses() -> impl Strategy<Value = Vec<(i64, Option<i64>)>> {
    let to = prop_oneof![4 => (0i64..900).prop_map(Some), 1 => Just(None)];
    prop::collection::vec((-200i64..1500, to), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// CLS-10 CLS-07 CLS-08: a capped clock is due when the first of its limits is, each with the same pauses; it is kept
    /// when all of them are; and however late one looks, the same comes out.
    #[test]
    fn a_capped_clock_is_the_first_of_its_limits(
        own in some_limit(), caps in prop::collection::vec(some_limit(), 0..3), start in 0i64..500_000,
        list in pauses(), stop in prop::option::of(0i64..30_000), poll in 0i64..400_000
    ) {
        let calendar = office();
        let start = Moment(1_767_225_600_000 + start * MINUTE);
        let pauses: Vec<Pause> = list.iter().map(|(from, length)| {
            let from = start.plus(from * 15 * MINUTE);
            Pause { cause: PauseCause::CustomerDate, from, to: length.map(|l| from.plus(l * 15 * MINUTE)), until: None }
        }).collect();
        let solved: Vec<Fact<'_>> = stop.iter().map(|minutes| {
            let at = start.plus(minutes * MINUTE);
            Fact { code: fact::SOLVED, at, recorded_at: at, evidenced: true }
        }).collect();
        let base = ClockInput { pauses: &pauses, facts: &solved, ..clock(&calendar, own, &caps, start) };
        let capped = fold(&base).unwrap();
        let alone: Vec<ClockFold> = std::iter::once(&own).chain(&caps)
            .map(|limit| fold(&ClockInput { limit: *limit, caps: &[], ..base }).unwrap()).collect();
        let hidden = |due: Option<Moment>| due.unwrap_or(Moment::MAX);
        prop_assert_eq!(hidden(capped.due_at), alone.iter().map(|f| hidden(f.due_at)).min().unwrap());
        prop_assert_eq!(capped.kept, stop.map(|_| alone.iter().all(|f| f.kept == Some(true))));
        // Folded again, later, it is the same clock.
        let late = fold(&ClockInput { now: start.plus(poll * MINUTE), ..base }).unwrap();
        prop_assert_eq!((late.due_at, late.kept, late.limit, late.next), (capped.due_at, capped.kept, capped.limit, capped.next));
        // A cap never moves a deadline back, and a pause never moves it forward.
        let free = fold(&ClockInput { caps: &[], ..base }).unwrap();
        prop_assert!(hidden(capped.due_at) <= hidden(free.due_at));
        let unpaused = fold(&ClockInput { pauses: &[], ..base }).unwrap();
        prop_assert!(hidden(unpaused.due_at) <= hidden(capped.due_at));
    }
}
