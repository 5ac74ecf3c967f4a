//! Clocks by example: each row of the requirements that names one.

use super::catalog::{self, fact};
use super::*;
use crate::calendar::tests::{at, calendar, office};
use crate::calendar::{CalendarError, HolidayDay};
use crate::limit::Unit;
use crate::moment::{HOUR, MINUTE};
use serde_json::json;
use std::sync::Arc;

pub(crate) fn limit(text: &str) -> LimitBy {
    LimitBy::Limit(Limit::parse(text).unwrap())
}

pub(crate) fn input<'a>(def: &'a ClockDef, by: &str, calendar: &'a Calendar, start: &str) -> ClockInput<'a> {
    let start = at(start);
    ClockInput {
        def,
        limit: limit(by),
        caps: &[],
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

/// Recorded as it happened.
fn live(code: &str, text: &str) -> Fact<'static> {
    let code = crate::intake::every_clock()
        .flat_map(|clock| {
            let (StopRule::Any(facts) | StopRule::All(facts)) = clock.stop;
            facts.iter().chain(clock.also).chain(clock.undone).copied()
        })
        .find(|known| *known == code)
        .unwrap();
    Fact { code, at: at(text), recorded_at: at(text), evidenced: false }
}

pub(crate) fn pause(from: &str, to: Option<&str>) -> Pause {
    Pause { cause: PauseCause::WaitingCustomer, from: at(from), to: to.map(at), until: None }
}

fn due(input: &ClockInput<'_>) -> Option<Moment> {
    fold(input).unwrap().due_at
}

/// CLS-02
#[test]
fn solving_stops_all_three_and_calling_only_the_first() {
    let office = office();
    let stopped = |def: &'static ClockDef, facts: &[Fact<'_>]| stop_of(def, at("2026-03-09T10:20"), facts);
    let solved = [live(fact::SOLVED, "2026-03-09T11:20")];
    let called = [live(fact::CONTACT, "2026-03-09T11:05")];
    for def in catalog::at_receipt(true, true) {
        assert_eq!(stopped(def, &solved), Some(at("2026-03-09T11:20")), "{}", def.code);
        let by_call = (def.code == "first_response").then(|| at("2026-03-09T11:05"));
        assert_eq!(stopped(def, &called), by_call, "{}", def.code);
    }
    // By phone a person says what happens next: met at intake, at the instant of receipt itself.
    let told = [live(fact::TOLD_NEXT, "2026-03-09T10:20")];
    let clock = ClockInput { facts: &told, ..input(&catalog::FIRST_RESPONSE, "2wh", &office, "2026-03-09T10:20") };
    let folded = fold(&clock).unwrap();
    assert_eq!((folded.kept, folded.used_ms, folded.next), (Some(true), 0, None));
}

/// CLS-02
#[test]
fn the_clocks_of_story_7_2_are_due_as_told() {
    let office = office();
    let start = "2026-03-09T10:20";
    assert_eq!(due(&input(&catalog::FIRST_RESPONSE, "2wh", &office, start)), Some(at("2026-03-09T12:20")));
    assert_eq!(due(&input(&catalog::INITIAL_HANDLING, "2wd", &office, start)), Some(at("2026-03-11T17:30")));
    assert_eq!(due(&input(&catalog::SOLUTION, "3wd", &office, start)), Some(at("2026-03-12T17:30")));
    assert_eq!(due(&input(&catalog::SOLUTION, "72h", &office, start)), Some(at("2026-03-12T10:20")));
    assert_eq!(due(&input(&catalog::SOLUTION, "7d", &office, start)), Some(at("2026-03-16T10:20")));
    assert_eq!(due(&input(&catalog::FIRST_RESPONSE, "0h", &office, start)), Some(at(start)));
}

/// CLS-02
#[test]
fn a_later_stage_that_could_fall_due_first_is_found_with_a_start_that_shows_it() {
    let office = office();
    let stages = |texts: [&str; 3]| texts.map(limit);
    let year = |texts| overtaken(&stages(texts), &office, at("2026-01-01T00:00"), 365).unwrap();
    assert_eq!(year(["2h", "48h", "72h"]), None);
    assert_eq!(year(["2wh", "2wd", "3wd"]), None);
    // Two working hours begun before the long holiday end after 48 hours by the wall clock.
    let (stage, start) = year(["2wh", "48h", "72h"]).unwrap();
    assert_eq!(stage, 0);
    assert!(
        due_for(limit("48h"), &office, start).unwrap().value < due_for(limit("2wh"), &office, start).unwrap().value
    );
    assert_eq!(year(["2wh", "3wd", "2wd"]).map(|(stage, _)| stage), Some(1));
}

/// CLS-03
#[test]
fn answered_by_phone_but_not_engaged_breaches_the_second_clock_only() {
    let office = office();
    let facts = [live(fact::CONTACT, "2026-03-05T03:13")];
    let now = at("2026-03-06T02:14");
    let start = "2026-03-05T02:13";
    let first = ClockInput { facts: &facts, now, ..input(&catalog::FIRST_RESPONSE, "2h", &office, start) };
    let second = ClockInput { facts: &facts, now, ..input(&catalog::SUPPORT_ENGAGED, "24h", &office, start) };
    assert_eq!(fold(&first).unwrap().kept, Some(true));
    let second = fold(&second).unwrap();
    assert!(second.overdue && second.kept.is_none() && second.state == ClockState::Running);
}

/// CLS-04
#[test]
fn for_a_fault_the_diagnosis_alone_leaves_the_clock_running() {
    let start = at("2026-03-09T10:20");
    let stop = |def, facts: &[Fact<'_>]| stop_of(def, start, facts);
    let diagnosis = live(fact::DIAGNOSIS, "2026-03-09T14:00");
    let arranged = live(fact::ARRANGED, "2026-03-09T13:00");
    assert_eq!(stop(&catalog::INITIAL_HANDLING_FAULT, &[diagnosis]), None);
    for facts in [[diagnosis, arranged], [arranged, diagnosis]] {
        assert_eq!(stop(&catalog::INITIAL_HANDLING_FAULT, &facts), Some(at("2026-03-09T14:00")));
    }
    assert_eq!(stop(&catalog::INITIAL_HANDLING, &[diagnosis]), Some(at("2026-03-09T14:00")));
}

/// SGN-03 WOL-04: rejected or unsolved work is not complete, whatever the order of the facts; what ends the matter stands.
#[test]
fn what_is_taken_back_stops_nothing_until_it_is_done_again() {
    let stop = |facts: &[Fact<'_>]| stop_of(&catalog::COMPLETE, at("2026-03-09T10:20"), facts);
    let finished = live(fact::FINISHED, "2026-03-10T10:00");
    let again = live(fact::FINISHED, "2026-03-11T10:00");
    let ended = live(fact::ENDED, "2026-03-10T10:30");
    for code in [fact::WORK_REJECTED, fact::NOT_SOLVED] {
        let back = live(code, "2026-03-10T11:00");
        assert_eq!(stop(&[finished, back]), None, "{code}");
        assert_eq!(stop(&[again, back, finished]), Some(again.at), "{code}");
        assert_eq!(stop(&[finished, back, ended]), Some(ended.at), "{code}");
    }
    assert_eq!(stop(&[finished]), Some(finished.at));
}

/// INT-13
#[test]
fn a_contact_typed_afterwards_stops_only_with_evidence_and_then_at_the_true_time() {
    let office = office();
    let typed = Fact { recorded_at: at("2026-03-09T18:00"), ..live(fact::CONTACT, "2026-03-09T11:00") };
    let scanned = Fact { evidenced: true, ..typed };
    let base = input(&catalog::FIRST_RESPONSE, "2wh", &office, "2026-03-09T10:20");
    let folded = |fact| fold(&ClockInput { facts: &[fact], now: at("2026-03-09T18:00"), ..base }).unwrap();
    assert_eq!((folded(typed).stopped_at, folded(typed).overdue), (None, true));
    assert_eq!((folded(scanned).stopped_at, folded(scanned).kept), (Some(at("2026-03-09T11:00")), Some(true)));
}

/// CLS-07
#[test]
fn only_the_listed_causes_pause_a_clock() {
    assert_eq!(PauseCause::parse("waiting_spare_part"), None);
    for cause in PauseCause::ALL {
        assert_eq!(PauseCause::parse(cause.code()), Some(cause));
        assert_eq!(serde_json::to_value(cause).unwrap(), cause.code());
    }
}

/// CLS-07
#[test]
fn each_unit_reads_a_pause_in_its_own_way() {
    let office = office();
    let day = pause("2026-03-09T11:00", Some("2026-03-10T11:00"));
    let noon = pause("2026-03-09T11:00", Some("2026-03-09T13:00"));
    let rows = [
        ("2h", noon, "2026-03-09T14:20"),
        ("48h", day, "2026-03-12T10:20"),
        ("2wh", noon, "2026-03-09T14:20"),
        ("4wh", day, "2026-03-10T14:20"),
        // The close of Monday is not on a start day's account: the day was never counted.
        ("1wd", day, "2026-03-10T17:30"),
        ("1wd", pause("2026-03-10T16:00", Some("2026-03-11T09:00")), "2026-03-11T17:30"),
        // From the close on until the next close: the day before it is the staff's, the day of its end the customer's.
        ("1wd", pause("2026-03-10T17:30", Some("2026-03-11T18:00")), "2026-03-10T17:30"),
        ("1wd", pause("2026-03-10T17:30", None), "2026-03-10T17:30"),
        ("3wd", pause("2026-03-10T17:30", Some("2026-03-11T18:00")), "2026-03-13T17:30"),
        // The last minute is used up as the pause begins.
        ("1h", pause("2026-03-09T11:20", None), "2026-03-09T11:20"),
        ("1wh", pause("2026-03-09T11:20", Some("2026-03-09T12:20")), "2026-03-09T11:20"),
        ("1wd", pause("2026-03-10T09:00", Some("2026-03-10T17:30")), "2026-03-11T17:30"),
        ("3wd", pause("2026-03-11T09:00", Some("2026-03-12T18:00")), "2026-03-16T17:30"),
        ("7d", day, "2026-03-17T10:20"),
        ("day_end", noon, "2026-03-09T17:30"),
        ("day_end", day, "2026-03-10T17:30"),
    ];
    for (by, pause, expected) in rows {
        let clock = ClockInput { pauses: &[pause], ..input(&catalog::SOLUTION, by, &office, "2026-03-09T10:20") };
        assert_eq!(due(&clock), Some(at(expected)), "{by}");
    }
    let fixed = LimitBy::At(at("2026-03-09T15:00"));
    let promise =
        ClockInput { limit: fixed, pauses: &[day], ..input(&catalog::PROMISE, "0h", &office, "2026-03-09T10:20") };
    let folded = fold(&ClockInput { now: at("2026-03-09T12:00"), ..promise }).unwrap();
    assert_eq!((folded.due_at, folded.state), (Some(at("2026-03-09T15:00")), ClockState::Running));
}

/// CLS-07
#[test]
fn an_open_pause_hides_the_due_instant_and_shows_what_is_left() {
    let office = office();
    let open = [pause("2026-03-09T11:20", None), pause("2026-03-09T11:00", Some("2026-03-09T11:30"))];
    let now = at("2026-03-11T09:00");
    let fold_of = |by: &str, now| {
        fold(&ClockInput { pauses: &open, now, ..input(&catalog::SOLUTION, by, &office, "2026-03-09T10:20") }).unwrap()
    };
    let folded = fold_of("4wh", now);
    assert_eq!((folded.state, folded.due_at, folded.next), (ClockState::Paused, None, None));
    assert_eq!((folded.used_ms, folded.paused_ms), (40 * MINUTE, 46 * HOUR));
    assert_eq!(folded.remaining.unwrap().to_string(), "200wmin");
    assert_eq!(fold_of("3wd", now).remaining.unwrap().to_string(), "3wd");
    assert_eq!(fold_of("48h", now).remaining.unwrap(), Limit { amount: 48 * HOUR - 40 * MINUTE, unit: Unit::Wall });
    // The end of a pause belongs to the clock again.
    let ended = [pause("2026-03-09T11:00", Some("2026-03-09T12:00"))];
    let state = |text| {
        let base = input(&catalog::SOLUTION, "4wh", &office, "2026-03-09T10:20");
        fold(&ClockInput { pauses: &ended, now: at(text), ..base }).unwrap().state
    };
    assert_eq!((state("2026-03-09T11:59"), state("2026-03-09T12:00")), (ClockState::Paused, ClockState::Running));
    // What was due before the pause began stays due.
    let late = fold_of("30min", now);
    assert_eq!((late.due_at, late.overdue), (Some(at("2026-03-09T10:50")), true));
}

/// CLS-07
#[test]
fn a_pause_is_cut_where_the_clock_stops() {
    let office = office();
    let pauses = [pause("2026-03-09T11:20", Some("2026-03-12T15:20"))];
    let facts = [live(fact::SOLVED, "2026-03-09T12:20")];
    let base = input(&catalog::SOLUTION, "2h", &office, "2026-03-09T10:20");
    let folded = fold(&ClockInput { pauses: &pauses, facts: &facts, ..base }).unwrap();
    assert_eq!((folded.due_at, folded.kept), (Some(at("2026-03-09T13:20")), Some(true)));
    assert_eq!((folded.used_ms, folded.paused_ms, folded.remaining), (HOUR, HOUR, None));
}

/// CLS-08
#[test]
fn warnings_come_once_each_and_the_breach_with_its_true_instant() {
    let office = office();
    let base = input(&catalog::FIRST_RESPONSE, "2h", &office, "2026-03-09T10:00");
    // The service was down from before 50 % until after due.
    let mut announced: Vec<u16> = Vec::new();
    let mut seen = Vec::new();
    while let Some(step) =
        fold(&ClockInput { announced: &announced, now: at("2026-03-10T09:00"), ..base }).unwrap().next
    {
        seen.push((step.percent, step.at));
        announced.push(step.percent);
    }
    let expected = [(50, "2026-03-09T11:00"), (80, "2026-03-09T11:36"), (100, "2026-03-09T12:00")];
    assert_eq!(seen, expected.map(|(percent, text)| (percent, at(text))));
    // Stopped late while nobody looked: no warning any more, but the breach.
    let late = [live(fact::CONTACT, "2026-03-09T12:30")];
    let folded = fold(&ClockInput { facts: &late, now: at("2026-03-10T09:00"), ..base }).unwrap();
    assert_eq!((folded.kept, folded.next), (Some(false), Some(Step { percent: 100, at: at("2026-03-09T12:00") })));
    // A stop in the very millisecond of the due instant is kept: nobody announces a breach before it is over.
    let at_due = fold(&ClockInput { announced: &[50, 80], now: at("2026-03-09T12:00"), ..base }).unwrap();
    assert_eq!(at_due.to_announce(at("2026-03-09T12:00")), None);
    assert_eq!(at_due.to_announce(at("2026-03-09T12:00").plus(1)), at_due.next);
    let in_time = [live(fact::CONTACT, "2026-03-09T12:00")];
    let folded = fold(&ClockInput { facts: &in_time, now: at("2026-03-10T09:00"), ..base }).unwrap();
    assert_eq!((folded.kept, folded.next), (Some(true), None));
}

/// CLS-08
#[test]
fn moments_past_at_entry_are_noted_and_not_warned() {
    let office = office();
    let entered_at = at("2026-03-09T11:20");
    let base = input(&catalog::FIRST_RESPONSE, "2h", &office, "2026-03-09T10:00");
    // Entered in the very instant of a warning: it is still sent. Percents are rounded up to the millisecond.
    let on_time = fold(&ClockInput { entered_at: at("2026-03-09T11:00"), ..base }).unwrap();
    assert_eq!(on_time.next.map(|step| step.percent), Some(50));
    let tiny = ClockInput { limit: LimitBy::Limit(Limit { amount: 3, unit: Unit::Wall }), ..base };
    assert_eq!(fold(&tiny).unwrap().next, Some(Step { percent: 50, at: base.start.plus(2) }));
    let folded = fold(&ClockInput { entered_at, now: entered_at, ..base }).unwrap();
    assert_eq!(folded.noted, [Step { percent: 50, at: at("2026-03-09T11:00") }]);
    assert_eq!(folded.next, Some(Step { percent: 80, at: at("2026-03-09T11:36") }));
}

/// CLS-10
#[test]
fn retyped_at_hour_five_the_two_hour_clock_shows_a_breach() {
    let office = office();
    let now = at("2026-03-09T15:00");
    let base = input(&catalog::FIRST_RESPONSE, "2h", &office, "2026-03-09T10:00");
    let folded = fold(&ClockInput { entered_at: now, now, ..base }).unwrap();
    assert!(folded.overdue && folded.next.is_none());
    assert_eq!(folded.noted.last(), Some(&Step { percent: 100, at: at("2026-03-09T12:00") }));
}

/// CLS-08
#[test]
fn percents_of_working_days_are_percents_of_the_work() {
    let office = office();
    // Friday 17:00, three working days: half an hour and 27 hours of work until Wednesday's close.
    let base = input(&catalog::SOLUTION, "3wd", &office, "2026-03-13T17:00");
    let next = |announced: &[u16]| fold(&ClockInput { announced, ..base }).unwrap().next;
    assert_eq!(next(&[]), Some(Step { percent: 50, at: at("2026-03-17T12:45") }));
    assert_eq!(next(&[50, 80]), Some(Step { percent: 100, at: at("2026-03-18T17:30") }));
}

/// CLS-11
#[test]
fn of_an_outside_date_and_own_limits_the_earliest_rules() {
    let office = office();
    let start = at("2026-03-09T10:20");
    let limits = [limit("3wd"), LimitBy::At(at("2026-03-09T17:00")), limit("8h"), LimitBy::At(at("2026-03-09T17:00"))];
    assert_eq!(tightest(&limits, &office, start).unwrap(), Some((1, at("2026-03-09T17:00"))));
    assert_eq!(tightest(&[], &office, start).unwrap(), None);
    // Story 7.3: one working day counted from the new level, against the date of hotline 12345.
    let outside = LimitBy::At(at("2026-03-26T17:30"));
    let both = [outside, limit("1wd")];
    assert_eq!(tightest(&both, &office, at("2026-03-23T10:40")).unwrap(), Some((1, at("2026-03-24T17:30"))));
    // Our own answer does not stop the outside clock, the return to the platform does.
    let answered = [live(fact::ANSWERED, "2026-03-09T16:00")];
    assert_eq!(stop_of(&catalog::EXTERNAL_DUE, start, &answered), None);
}

/// TRK-03
#[test]
fn a_contact_before_the_promised_time_keeps_the_promise_even_without_a_solution() {
    let office = office();
    let promised = LimitBy::At(at("2026-03-16T15:00"));
    let base = ClockInput { limit: promised, ..input(&catalog::PROMISE, "0h", &office, "2026-03-16T09:13") };
    let kept = |text| fold(&ClockInput { facts: &[live(fact::CONTACT, text)], ..base }).unwrap().kept;
    assert_eq!(kept("2026-03-16T14:50"), Some(true));
    assert_eq!(kept("2026-03-16T15:00"), Some(true));
    assert_eq!(kept("2026-03-16T15:01"), Some(false));
    // A contact before the promise was made belongs to what came before.
    assert_eq!(kept("2026-03-16T09:00"), None);
}

/// CHN-09
#[test]
fn a_mail_unanswered_at_the_end_of_the_day_is_a_breach() {
    let office = office();
    let base = input(&catalog::FIRST_RESPONSE, "day_end", &office, "2026-03-13T16:50");
    let at_end = fold(&ClockInput { now: at("2026-03-13T17:30"), ..base }).unwrap();
    let after = fold(&ClockInput { now: at("2026-03-13T17:30").plus(1), ..base }).unwrap();
    assert!(!at_end.overdue && after.overdue);
    assert_eq!(after.due_at, Some(at("2026-03-13T17:30")));
}

/// CLS-06
#[test]
fn a_deadline_in_a_year_not_announced_says_so_and_moves_when_it_is() {
    let old = office();
    let clock = input(&catalog::SOLUTION, "3wd", &old, "2026-12-31T10:00");
    let before = fold(&clock).unwrap();
    assert_eq!((before.due_at, before.unannounced_years), (Some(at("2027-01-05T17:30")), vec![2027]));
    let day = HolidayDay { date: jiff::civil::date(2027, 1, 1), off: true, name: "元旦".into() };
    let years = old.holidays().with_year(2027, vec![day]).unwrap();
    let new = Calendar::new(old.spec().clone(), Arc::new(years)).unwrap();
    let after = fold(&ClockInput { calendar: &new, ..clock }).unwrap();
    assert_eq!((after.due_at, after.unannounced_years.len()), (Some(at("2027-01-06T17:30")), 0));
}

#[test]
fn a_calendar_without_work_is_an_error_for_limits_in_work_only() {
    let never = calendar(json!({"days": []}));
    let clock = |by| fold(&input(&catalog::SOLUTION, by, &never, "2026-03-09T10:20"));
    for by in ["2wh", "2wd", "day_end"] {
        assert_eq!(clock(by).unwrap_err(), CalendarError::NoWorkingTime);
    }
    assert!(clock("2h").is_ok() && clock("2d").is_ok());
    // Stored numbers that are no instants of this program's years are refused, not added up.
    let office = office();
    let wild = ClockInput { now: Moment(i64::MIN), ..input(&catalog::SOLUTION, "2h", &office, "2026-03-09T10:20") };
    assert_eq!(fold(&wild).unwrap_err(), CalendarError::BeyondRange);
    let far = due_for(limit("87840h"), &office, Moment::MAX);
    assert_eq!(far, Err(CalendarError::BeyondRange));
}
