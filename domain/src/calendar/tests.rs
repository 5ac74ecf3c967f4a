//! Dates that people can check on a wall calendar.

use super::*;
use crate::moment::{DAY, HOUR, MINUTE};
use serde_json::json;

pub(crate) fn at(text: &str) -> Moment {
    Moment::parse(&format!("{text}:00+08:00")).unwrap()
}

/// The default of Appendix A (`working.hours`).
pub(crate) fn office() -> Calendar {
    let spec = CalendarSpec::office("office", &[("08:30", "17:30")]).unwrap();
    Calendar::new(spec, HolidayYears::built_in()).unwrap()
}

pub(crate) fn calendar(value: serde_json::Value) -> Calendar {
    Calendar::new(CalendarSpec::from_json("test", &value).unwrap(), HolidayYears::built_in()).unwrap()
}

fn round_the_clock() -> Calendar {
    calendar(json!({"days": "all", "sessions": [["00:00", "24:00"]]}))
}

/// CLS-06
#[test]
fn three_working_days_from_friday_end_on_wednesday_and_on_thursday_after_a_holiday() {
    let office = office();
    assert_eq!(office.add_working_days(at("2026-03-13T17:00"), 3).unwrap().value, at("2026-03-18T17:30"));
    assert_eq!(office.add_working_days(at("2026-04-03T17:00"), 3).unwrap().value, at("2026-04-09T17:30"));
    // A make-up Saturday is a working day; the start day never counts, even at midnight.
    assert_eq!(office.add_working_days(at("2026-02-13T09:00"), 1).unwrap().value, at("2026-02-14T17:30"));
    assert_eq!(office.add_working_days(at("2026-03-09T00:00"), 1).unwrap().value, at("2026-03-10T17:30"));
}

/// BIZ-09
#[test]
fn a_query_on_friday_is_due_at_the_close_of_the_next_friday() {
    assert_eq!(office().add_working_days(at("2026-03-13T10:00"), 5).unwrap().value, at("2026-03-20T17:30"));
}

/// CLS-02
#[test]
fn the_stories_dates_come_out() {
    let office = office();
    // Story 7.2
    let start = at("2026-03-09T10:20");
    assert_eq!(office.add_working(start, 2 * HOUR).unwrap().value, at("2026-03-09T12:20"));
    assert_eq!(office.add_working_days(start, 2).unwrap().value, at("2026-03-11T17:30"));
    assert_eq!(office.add_working_days(start, 3).unwrap().value, at("2026-03-12T17:30"));
    assert_eq!(office.working_days_before(at("2026-03-12T09:00"), 1).unwrap().value, at("2026-03-11T17:30"));
    // Stories 7.1, 7.3 and 7.5
    assert_eq!(office.add_working_days(at("2026-03-05T10:00"), 5).unwrap().value, at("2026-03-12T17:30"));
    assert_eq!(office.add_working_days(at("2026-03-23T10:40"), 1).unwrap().value, at("2026-03-24T17:30"));
    assert_eq!(office.add_working_days(at("2026-04-01T16:00"), 3).unwrap().value, at("2026-04-07T17:30"));
}

/// CHN-04
#[test]
fn a_mail_on_saturday_is_due_on_monday_after_two_hours_of_work() {
    assert_eq!(office().add_working(at("2026-03-14T10:00"), 2 * HOUR).unwrap().value, at("2026-03-16T10:30"));
    assert_eq!(round_the_clock().add_working(at("2026-03-14T10:00"), 0).unwrap().value, at("2026-03-14T10:00"));
    assert!(round_the_clock().is_round_the_clock() && !office().is_round_the_clock());
    let split = json!([["00:00", "08:00"], ["08:00", "24:00"]]);
    let gap = json!({"days": "all", "sessions": split, "exceptions": {"2026-01-01": "closed"}});
    assert!(!calendar(gap).is_round_the_clock());
    assert!(calendar(json!({"days": "all", "sessions": split})).is_round_the_clock());
}

/// CHN-09
#[test]
fn a_mail_is_due_at_close_and_after_close_on_the_next_working_day() {
    let office = office();
    let end = |text| office.day_end(at(text)).unwrap().value;
    assert_eq!(end("2026-03-13T16:50"), at("2026-03-13T17:30"));
    assert_eq!(end("2026-03-13T17:30"), at("2026-03-16T17:30"));
    assert_eq!(end("2026-03-14T09:00"), at("2026-03-16T17:30"));
    assert_eq!(end("2026-03-16T01:00"), at("2026-03-16T17:30"));
    assert_eq!(round_the_clock().day_end(at("2026-03-14T10:00")).unwrap().value, at("2026-03-14T23:59"));
    assert_eq!(round_the_clock().day_end(at("2026-03-14T23:59")).unwrap().value, at("2026-03-15T23:59"));
}

/// PRE-02
#[test]
fn equipment_is_ready_at_close_so_many_working_days_before() {
    let office = office();
    let before = |text, n| office.working_days_before(at(text), n).unwrap().value;
    assert_eq!(before("2026-03-12T09:00", 1), at("2026-03-11T17:30"));
    assert_eq!(before("2026-03-16T09:00", 2), at("2026-03-12T17:30"));
    assert_eq!(before("2026-04-07T09:00", 1), at("2026-04-03T17:30"));
    assert_eq!(before("2026-01-05T09:00", 2), at("2025-12-31T17:30"));
    assert_eq!(before("2026-03-15T09:00", 0), at("2026-03-15T09:00"));
}

#[test]
fn a_deadline_may_fall_on_the_end_of_a_session() {
    let c = calendar(json!({"days": "cn", "sessions": [["08:30", "12:00"], ["13:30", "17:30"]]}));
    assert_eq!(c.add_working(at("2026-03-16T10:00"), 2 * HOUR).unwrap().value, at("2026-03-16T12:00"));
    assert_eq!(c.add_working(at("2026-03-16T10:00"), 2 * HOUR + 1).unwrap().value, at("2026-03-16T13:30").plus(1));
    assert_eq!(c.add_working(at("2026-03-16T12:30"), MINUTE).unwrap().value, at("2026-03-16T13:31"));
}

#[test]
fn a_year_that_is_not_announced_is_named() {
    let office = office();
    let due = office.add_working_days(at("2026-12-28T10:00"), 10).unwrap();
    assert_eq!((due.value, due.unannounced_years), (at("2027-01-11T17:30"), vec![2027]));
    // New Year's bridge days stand in the notice of the coming year.
    assert_eq!(office.add_working_days(at("2026-12-28T10:00"), 1).unwrap().unannounced_years, vec![2027]);
    assert_eq!(office.add_working_days(at("2026-12-24T10:00"), 2).unwrap().unannounced_years, Vec::<i16>::new());
    assert!(round_the_clock().add_working(at("2026-12-28T10:00"), 9 * DAY).unwrap().unannounced_years.is_empty());
    let next = HolidayYears::built_in();
    let day = HolidayDay { date: jiff::civil::date(2027, 1, 1), off: true, name: "元旦".into() };
    let informed = Calendar::new(office.spec().clone(), Arc::new(next.with_year(2027, vec![day]).unwrap())).unwrap();
    let due = informed.add_working_days(at("2026-12-28T10:00"), 10).unwrap();
    assert_eq!((due.value, due.unannounced_years), (at("2027-01-12T17:30"), vec![]));
    // What the unit itself has fixed does not wait for a notice.
    let hours = json!([["08:30", "17:30"]]);
    let fixed =
        calendar(json!({"days": "cn", "sessions": hours, "exceptions": {"2027-01-04": hours, "2027-01-05": hours}}));
    assert_eq!(fixed.add_working_days(at("2027-01-04T10:00"), 1).unwrap().unannounced_years, Vec::<i16>::new());
}

#[test]
fn a_calendar_without_working_time_is_an_error_and_not_a_loop() {
    let never = calendar(json!({"days": [], "sessions": [["08:30", "17:30"]]}));
    let past = calendar(json!({"days": [], "exceptions": {"2020-01-02": [["09:00", "10:00"]]}}));
    let start = at("2026-03-16T10:00");
    for c in [never, past, calendar(json!({"days": "cn"}))] {
        assert_eq!(c.add_working(start, 1), Err(CalendarError::NoWorkingTime));
        assert_eq!(c.add_working_days(start, 3), Err(CalendarError::NoWorkingTime));
        assert_eq!(c.day_end(start), Err(CalendarError::NoWorkingTime));
        assert_eq!(c.next_open(start), Err(CalendarError::NoWorkingTime));
        assert_eq!(c.working_between(start, start.plus(DAY)).unwrap().value, 0);
    }
    let office = office();
    assert_eq!(office.add_working(start, -1), Err(CalendarError::Negative));
    assert_eq!(office.add_working(start, i64::MAX), Err(CalendarError::BeyondRange));
    assert_eq!(office.add_working(Moment(i64::MAX), 1), Err(CalendarError::BeyondRange));
    assert_eq!(office.add_working_days(start, u32::MAX), Err(CalendarError::BeyondRange));
    assert_eq!(office.add_calendar_days(start, u32::MAX), Err(CalendarError::BeyondRange));
    assert_eq!(office.working_days_before(start, u32::MAX), Err(CalendarError::BeyondRange));
}

#[test]
fn the_hours_of_a_zone_that_changes_its_clocks_are_counted_as_they_pass() {
    let c = calendar(json!({"days": "all", "zone": "America/New_York", "sessions": [["00:00", "24:00"]]}));
    let utc = |text: &str| Moment::parse(text).unwrap();
    // 2026-03-08 has 23 hours, 2026-11-01 has 25.
    let between = |a, b| c.working_between(utc(a), utc(b)).unwrap().value;
    assert_eq!(between("2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"), 23 * HOUR);
    assert_eq!(between("2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"), 25 * HOUR);
    let next = c.add_calendar_days(utc("2026-03-07T12:00:00Z"), 1).unwrap().value;
    assert_eq!(next, utc("2026-03-08T11:00:00Z"));
    // 02:30 does not exist on 8 March: the instant of the change stands for it.
    let skipped = c.add_calendar_days(utc("2026-03-07T07:30:00Z"), 1).unwrap().value;
    assert_eq!(skipped, utc("2026-03-08T07:00:00Z"));
    let night = calendar(
        json!({"days": "all", "zone": "America/New_York", "sessions": [["01:30", "02:30"], ["02:40", "03:10"]]}),
    );
    let worked = night.working_between(utc("2026-03-08T05:00:00Z"), utc("2026-03-08T12:00:00Z")).unwrap().value;
    assert_eq!(worked, 40 * MINUTE);
}

#[test]
fn make_up_days_without_hours_of_their_own_are_worked_like_the_others() {
    let hours = json!({"days": "cn", "week": {"mon": [["09:00", "17:00"]], "tue": [["10:00", "11:00"]]}});
    let c = calendar(hours);
    // 2026-02-14 is a make-up Saturday.
    assert_eq!(c.close_of(jiff::civil::date(2026, 2, 14)), Some(at("2026-02-14T17:00")));
    assert_eq!(c.day(jiff::civil::date(2026, 2, 14)).kind, DayKind::MakeUp("春节"));
    assert_eq!(c.day(jiff::civil::date(2026, 2, 17)).kind, DayKind::Holiday("春节"));
    assert_eq!(c.close_of(jiff::civil::date(2026, 3, 3)), Some(at("2026-03-03T11:00")));
    assert_eq!(c.close_of(jiff::civil::date(2026, 3, 7)), None);
}

#[test]
fn calendars_are_read_in_both_shapes_and_written_back() {
    let body = json!({"hall": {
        "days": ["mon", 6], "holidays": "cn", "name": "营业厅", "revision": 3,
        "sessions": [["13:30", "24:00"], ["08:30", "12:00:30"]],
        "week": {"sat": [["09:00", "12:00"]]},
        "exceptions": {"2026-05-06": "closed", "2026-05-07": [["09:00", "10:00"]],
                       "2026-05-08": {"sessions": [], "name": "盘点"}}
    }});
    for text in [body.to_string(), json!({"calendars": body, "convention": "x"}).to_string()] {
        let calendars = Calendars::parse(&text, &HolidayYears::built_in()).unwrap();
        let hall = calendars.lookup("hall").unwrap();
        assert_eq!((hall.name(), hall.revision()), ("营业厅", 3));
        assert_eq!(hall.day(jiff::civil::date(2026, 5, 8)).kind, DayKind::ClosedByUnit("盘点"));
        assert_eq!(&CalendarSpec::from_json("hall", &hall.spec().to_json()).unwrap(), hall.spec());
    }
}

#[test]
fn what_cannot_be_a_calendar_is_refused_with_the_place() {
    let session = |s: serde_json::Value| json!({"days": "cn", "sessions": s});
    let bad = [
        (json!(3), "test"),
        (json!({"sessions": []}), "test.days"),
        (json!({"days": "weekly"}), "test.days"),
        (json!({"days": ["8"]}), "test.days"),
        (json!({"days": "cn", "holidays": "none"}), "test.holidays"),
        (json!({"days": "cn", "hours": []}), "hours"),
        (session(json!([["17:30", "08:30"]])), "22:00-24:00"),
        (session(json!([["08:30", "12:00"], ["11:00", "13:00"]])), "test.sessions"),
        (session(json!([["08:30", "24:01"]])), "test.sessions"),
        (session(json!([["08:30"]])), "test.sessions"),
        (session(json!("08:30-17:30")), "test.sessions"),
        (json!({"days": "cn", "week": {"Montag": []}}), "test.week.Montag"),
        (json!({"days": "cn", "exceptions": {"1 May": "closed"}}), "test.exceptions.1 May"),
        (json!({"days": "cn", "exceptions": {"2026-05-01": "shut"}}), "test.exceptions.2026-05-01"),
        (json!({"days": "cn", "zone": 8}), "test.zone"),
        (json!({"days": "cn", "revision": -1}), "test.revision"),
    ];
    for (value, place) in bad {
        let said = CalendarSpec::from_json("test", &value).unwrap_err();
        assert!(said.en.contains(place) && said.zh.contains(place), "{value}: {said:?}");
    }
    let zone = CalendarSpec::from_json("test", &json!({"days": "cn", "zone": "Asia/Peking"})).unwrap();
    assert!(Calendar::new(zone, HolidayYears::built_in()).unwrap_err().en.contains("Asia/Peking"));
    assert!(Calendars::parse("[]", &HolidayYears::built_in()).is_err());
    assert!(Calendars::parse("{", &HolidayYears::built_in()).is_err());
}
