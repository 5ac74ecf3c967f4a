//! What must hold for every clock, whatever the limit, the pauses, the facts and the hour at which one looks.

use proptest::prelude::*;
use shouwen_domain::calendar::{Calendar, CalendarSpec, HolidayYears};
use shouwen_domain::clock::catalog::{self, fact};
use shouwen_domain::clock::{
    Basis, ClockInput, ClockState, Derivation, DerivationKind, Fact, LimitBy, MOST_STEPS, Pause, PauseCause, explain,
    fold, tightest,
};
use shouwen_domain::limit::{Limit, Unit};
use shouwen_domain::moment::{HOUR, MINUTE, Moment};
use shouwen_domain::words::Said;

fn calendars() -> impl Strategy<Value = Calendar> {
    let shapes = vec![
        vec![("08:30", "17:30")],
        vec![("08:30", "12:00"), ("13:30", "17:30")],
        vec![("00:00", "24:00")],
        vec![("22:00", "24:00")],
    ];
    prop::sample::select(shapes).prop_map(|hours| {
        Calendar::new(CalendarSpec::office("office", &hours).unwrap(), HolidayYears::built_in()).unwrap()
    })
}

/// In 2026; often on the half hour, where sessions end and pauses of whole quarters meet them.
fn start() -> impl Strategy<Value = Moment> {
    let minute = prop_oneof![0i64..525_000, (0i64..17_500).prop_map(|half_hour| half_hour * 30)];
    minute.prop_map(|minute| Moment(1_767_225_600_000 + minute * MINUTE))
}

/// Up to weeks, by the quarter hour and by odd milliseconds.
fn amount() -> impl Strategy<Value = i64> {
    prop_oneof![(0i64..2000).prop_map(|quarter| quarter * 15 * MINUTE), 0i64..(400 * HOUR)]
}

fn limit() -> impl Strategy<Value = Limit> {
    prop_oneof![
        amount().prop_map(|amount| Limit { amount, unit: Unit::Wall }),
        (0i64..(120 * HOUR)).prop_map(|amount| Limit { amount, unit: Unit::Working }),
        (0i64..60).prop_map(|hours| Limit { amount: hours * HOUR, unit: Unit::Working }),
        (0i64..40).prop_map(|amount| Limit { amount, unit: Unit::WorkingDay }),
        (0i64..40).prop_map(|amount| Limit { amount, unit: Unit::CalendarDay }),
        Just(Limit { amount: 0, unit: Unit::DayEnd }),
    ]
}

/// Offsets from the start: before it, across it, overlapping, empty, open.
fn pauses() -> impl Strategy<Value = Vec<(i64, Option<i64>)>> {
    let to = prop_oneof![6 => (0i64..2000).prop_map(Some), 1 => Just(None)];
    prop::collection::vec((-500i64..4000, to), 0..5)
}

fn at(start: Moment, list: &[(i64, Option<i64>)]) -> Vec<Pause> {
    list.iter()
        .enumerate()
        .map(|(i, (from, length))| {
            let from = start.plus(from * 15 * MINUTE);
            Pause { cause: PauseCause::ALL[i % 4], from, to: length.map(|l| from.plus(l * 15 * MINUTE)), until: None }
        })
        .collect()
}

fn clock<'a>(calendar: &'a Calendar, limit: Limit, start: Moment, pauses: &'a [Pause]) -> ClockInput<'a> {
    ClockInput {
        def: &catalog::INITIAL_HANDLING_FAULT,
        limit: LimitBy::Limit(limit),
        caps: &[],
        calendar,
        start,
        entered_at: start,
        facts: &[],
        pauses,
        warn: &[50, 80, 100],
        announced: &[],
        now: start,
    }
}

fn facts(start: Moment, diagnosis: i64, arranged: i64) -> [Fact<'static>; 3] {
    let fact = |code, minutes: i64| {
        let at = start.plus(minutes * MINUTE);
        Fact { code, at, recorded_at: at.plus(HOUR), evidenced: true }
    };
    let unproved = Fact { evidenced: false, ..fact(fact::SOLVED, 0) };
    [fact(fact::DIAGNOSIS, diagnosis), fact(fact::ARRANGED, arranged), unproved]
}

/// Adds up a derivation: the due instant it leads to, if its parts make up the limit.
fn replay(steps: &[Derivation], limit: Limit, start: Moment, whole: i64) -> Option<Moment> {
    let (ms, days) = steps.iter().fold((0, 0), |(ms, days), step| (ms + step.ms, days + i64::from(step.days)));
    let complete = match limit.unit {
        Unit::Wall | Unit::Working => ms == limit.amount,
        Unit::CalendarDay => ms == whole,
        Unit::WorkingDay => days == limit.amount.max(1),
        Unit::DayEnd => days == 1,
    };
    let counted = steps.iter().rev().find(|step| step.ms > 0 || step.days > 0);
    complete.then(|| counted.map_or(start, |step| step.to))
}

fn origin() -> Said {
    Said::new("全国", "national")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// CLS-08
    #[test]
    fn a_late_poll_or_a_restart_does_not_alter_what_was_kept(
        calendar in calendars(), limit in limit(), start in start(), pauses in pauses(),
        diagnosis in 0i64..20_000, arranged in 0i64..20_000, poll in -5000i64..500_000
    ) {
        let pauses = at(start, &pauses);
        let facts = facts(start, diagnosis, arranged);
        let base = ClockInput { facts: &facts, ..clock(&calendar, limit, start, &pauses) };
        let prompt = fold(&ClockInput { now: start.plus(diagnosis.max(arranged) * MINUTE), ..base }).unwrap();
        let late = fold(&ClockInput { now: start.plus(poll * MINUTE), ..base }).unwrap();
        prop_assert_eq!(&prompt, &late);
        prop_assert_eq!(prompt.state, ClockState::Stopped);
        prop_assert_eq!(prompt.stopped_at, Some(start.plus(diagnosis.max(arranged) * MINUTE)));
        prop_assert_eq!(prompt.kept, Some(prompt.due_at.is_none_or(|due| prompt.stopped_at.unwrap() <= due)));
    }

    /// CLS-07
    #[test]
    fn a_pause_never_makes_a_deadline_earlier(
        calendar in calendars(), limit in limit(), start in start(), pauses in pauses(), stop in prop::option::of(0i64..30_000)
    ) {
        let list = at(start, &pauses);
        let facts = facts(start, stop.unwrap_or(0), stop.unwrap_or(0));
        let facts = if stop.is_some() { &facts[..] } else { &[] };
        let due = |pauses: &[Pause]| {
            // What an open pause hides lies beyond every date.
            fold(&ClockInput { facts, ..clock(&calendar, limit, start, pauses) }).unwrap().due_at.unwrap_or(Moment::MAX)
        };
        for n in 0..list.len() {
            prop_assert!(due(&list[..n]) <= due(&list[..=n]));
        }
        let mut reversed = list.clone();
        reversed.reverse();
        prop_assert_eq!(due(&list), due(&reversed));
    }

    /// CLS-07
    #[test]
    fn a_stop_does_not_turn_on_pauses_that_come_after_it(
        calendar in calendars(), limit in limit(), start in start(), pauses in pauses(), stop in 0i64..30_000
    ) {
        let pauses = at(start, &pauses);
        let facts = facts(start, stop, stop);
        let stopped = fold(&ClockInput { facts: &facts, ..clock(&calendar, limit, start, &pauses) }).unwrap();
        // Judged by the course that was known without the stop, the same is kept and the same is broken.
        let running = fold(&clock(&calendar, limit, start, &pauses)).unwrap();
        let kept = running.due_at.is_none_or(|due| start.plus(stop * MINUTE) <= due);
        prop_assert_eq!(stopped.kept, Some(kept));
        prop_assert!(stopped.due_at.is_some());
    }

    /// CLS-04
    #[test]
    fn a_fact_stops_whatever_the_order(
        calendar in calendars(), limit in limit(), start in start(), diagnosis in 0i64..20_000, arranged in 0i64..20_000,
        order in Just([0usize, 1, 2]).prop_shuffle()
    ) {
        let facts = facts(start, diagnosis, arranged);
        let shuffled = order.map(|i| facts[i]);
        let base = clock(&calendar, limit, start, &[]);
        let one = fold(&ClockInput { facts: &facts, ..base }).unwrap();
        prop_assert_eq!(one, fold(&ClockInput { facts: &shuffled, ..base }).unwrap());
    }

    /// CLS-06
    #[test]
    fn replaying_an_explanation_yields_the_due_instant(
        calendar in calendars(), limit in limit(), start in start(), pauses in pauses(), stop in prop::option::of(0i64..30_000)
    ) {
        let pauses = at(start, &pauses);
        let facts = facts(start, stop.unwrap_or(0), stop.unwrap_or(0));
        let facts = if stop.is_some() { &facts[..] } else { &[] };
        let input = ClockInput { facts, ..clock(&calendar, limit, start, &pauses) };
        let due = fold(&input).unwrap().due_at;
        let origin = origin();
        let told = explain(&input, &Basis { clause: "000 §1.2", policy_version: "1", origin: &origin }).unwrap();
        prop_assert_eq!(told.due_at, due);
        prop_assert!(told.steps.len() <= MOST_STEPS + 5, "{}", told.steps.len());
        let days = u32::try_from(limit.amount).unwrap_or(0);
        let whole = calendar.add_calendar_days(start, days.min(4000)).unwrap().value.since(start);
        // Behind an open pause the steps stop short of the limit.
        prop_assert_eq!(replay(&told.steps, limit, start, whole), due, "{:#?}", told.steps);
        prop_assert!(told.steps.iter().all(|step| step.from <= step.to && step.ms >= 0));
        prop_assert_eq!(told.steps[0].kind, DerivationKind::Start);
    }

    /// CLS-08
    #[test]
    fn each_warning_comes_once_in_order_and_not_after_due(
        calendar in calendars(), limit in limit(), start in start(), pauses in pauses(), entered in 0i64..10_000
    ) {
        let pauses = at(start, &pauses);
        let entered_at = start.plus(entered * MINUTE);
        let base = ClockInput { entered_at, ..clock(&calendar, limit, start, &pauses) };
        let first = fold(&base).unwrap();
        let mut announced: Vec<u16> = first.noted.iter().map(|step| step.percent).collect();
        prop_assert!(first.noted.iter().all(|step| step.at < entered_at));
        let mut before = entered_at;
        while let Some(step) = fold(&ClockInput { announced: &announced, ..base }).unwrap().next {
            prop_assert!(before <= step.at && !announced.contains(&step.percent));
            prop_assert!(first.due_at.is_none_or(|due| step.at <= due));
            before = step.at;
            announced.push(step.percent);
        }
        if first.due_at.is_some() {
            prop_assert_eq!(announced.len(), 3);
        }
    }

    /// CLS-11
    #[test]
    fn the_tightest_limit_is_not_later_than_any(calendar in calendars(), start in start(), limits in prop::collection::vec(limit(), 1..5)) {
        let limits: Vec<LimitBy> = limits.into_iter().map(LimitBy::Limit).collect();
        let (index, due) = tightest(&limits, &calendar, start).unwrap().unwrap();
        for (i, limit) in limits.iter().enumerate() {
            let other = fold(&ClockInput { limit: *limit, ..clock(&calendar, Limit { amount: 0, unit: Unit::Wall }, start, &[]) });
            let other = other.unwrap().due_at.unwrap();
            prop_assert!(due < other || (due == other && index <= i));
        }
    }

    /// CLS-07
    #[test]
    fn used_and_left_make_up_the_limit(
        calendar in calendars(), limit in limit(), start in start(), pauses in pauses(), look in 0i64..40_000
    ) {
        let pauses = at(start, &pauses);
        let folded = fold(&ClockInput { now: start.plus(look * MINUTE), ..clock(&calendar, limit, start, &pauses) }).unwrap();
        let left = folded.remaining.unwrap();
        if matches!(limit.unit, Unit::Wall | Unit::Working) {
            prop_assert_eq!(left.amount, (limit.amount - folded.used_ms).max(0));
        }
        if limit.unit == Unit::Wall {
            prop_assert_eq!(folded.used_ms + folded.paused_ms, look * MINUTE);
        }
        prop_assert_eq!(folded.overdue && folded.due_at.unwrap() > start.plus(look * MINUTE), false);
    }
}
