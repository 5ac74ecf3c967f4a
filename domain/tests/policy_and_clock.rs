//! Where policy and clock meet: what policy calls "never later" must be true of real due instants, every clock must
//! find its parameter, and the calendars of the packs must be calendars.

use proptest::prelude::*;
use shouwen_domain::calendar::{Calendar, CalendarSpec, HolidayYears};
use shouwen_domain::clock::catalog::REQUEST;
use shouwen_domain::clock::{LimitBy, due_for, tightest};
use shouwen_domain::id::Id;
use shouwen_domain::limit::{Limit, Unit};
use shouwen_domain::moment::{HOUR, MINUTE, Moment};
use shouwen_domain::policy::{self, Book, Entry, Kind, Priority, Query, Scope, Value, catalog, tightness};

fn calendar(hours: &[(&str, &str)]) -> Calendar {
    Calendar::new(CalendarSpec::office("office", hours).unwrap(), HolidayYears::built_in()).unwrap()
}

/// Every calendar whose working day has at least four hours, as `tightness` assumes.
fn calendars() -> impl Strategy<Value = Calendar> {
    let shapes = vec![
        vec![("08:30", "17:30")],
        vec![("08:30", "12:00"), ("13:30", "17:30")],
        vec![("00:00", "24:00")],
        vec![("08:00", "12:00")],
        vec![("20:00", "24:00")],
    ];
    prop::sample::select(shapes).prop_map(|hours| calendar(&hours))
}

fn limit() -> impl Strategy<Value = Limit> {
    let time = || prop_oneof![0i64..(30 * HOUR), (0i64..400).prop_map(|quarter| quarter * 15 * MINUTE)];
    prop_oneof![
        time().prop_map(|amount| Limit { amount, unit: Unit::Wall }),
        time().prop_map(|amount| Limit { amount, unit: Unit::Working }),
        (0i64..8).prop_map(|amount| Limit { amount, unit: Unit::WorkingDay }),
        (0i64..8).prop_map(|amount| Limit { amount, unit: Unit::CalendarDay }),
        Just(Limit { amount: 0, unit: Unit::DayEnd }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// CLS-02: what the save checks take for sure holds at every minute of the year, holidays included.
    #[test]
    fn never_later_is_true_of_due_instants(
        calendar in calendars(),
        a in limit(),
        b in limit(),
        minutes in prop::collection::vec(0i64..525_000, 10),
    ) {
        if tightness::never_later(a, b) {
            for minute in minutes {
                let start = Moment(1_767_225_600_000 + minute * MINUTE);
                let due = |limit| due_for(LimitBy::Limit(limit), &calendar, start).unwrap().value;
                prop_assert!(due(a) <= due(b), "{a} {b} from {start:?}");
            }
        }
    }
}

#[test]
fn every_clock_finds_its_parameter() {
    for clock in REQUEST.iter().filter(|clock| !clock.param.is_empty()) {
        let parameter = catalog().parameter(clock.param).unwrap_or_else(|| panic!("{}", clock.param));
        assert_eq!(parameter.kind, Kind::Limit, "{}", clock.param);
        assert!(
            parameter.used_by.iter().any(|id| id == clock.clause),
            "{} is not used by {}",
            clock.param,
            clock.clause
        );
    }
}

/// CHN-04: an e-mail enquiry of Saturday 10:00 is due Monday 10:30, an alarm of the same moment at once.
#[test]
fn an_enquiry_of_saturday_is_due_on_monday() {
    let text = include_str!("../../packs/city-gas/calendars.toml");
    let pack = policy::pack::parse(&[("calendars.toml", text)]).unwrap();
    let office = pack.calendars.iter().find(|calendar| calendar.code == "office").unwrap();
    let spec = CalendarSpec::from_json("office", &office.spec()).unwrap();
    let office = Calendar::new(spec, HolidayYears::built_in()).unwrap();
    let start = Moment::parse("2026-03-07T10:00:00+08:00").unwrap();
    let book = Book::compile(1, [], vec![]);
    let due = |request_type, priority| {
        let (request_type, priority) = (Some(request_type), Some(priority));
        let query = Query { request_type, priority, channel: Some("email"), at: start, ..Query::default() };
        let limits: Vec<_> =
            book.limits("sla.first_response", &query).into_iter().map(|(limit, _)| LimitBy::Limit(limit)).collect();
        tightest(&limits, &office, start).unwrap().unwrap().1
    };
    assert_eq!(due("enquiry", Priority::P2), Moment::parse("2026-03-09T10:30:00+08:00").unwrap());
    assert_eq!(due("alarm.leak", Priority::P0), start);
}

/// CLS-11, ORG-03: limits of mixed units survive together, and which is due first depends on the hour.
#[test]
fn the_clock_takes_the_earliest_of_mixed_limits() {
    let office = calendar(&[("08:30", "17:30")]);
    let set = |id, text| {
        let value = Value::parse(Kind::Limit, text).unwrap();
        Entry::new(Id(id), "sla.first_response", Scope::default(), value, Moment(0), "000 §1.2")
    };
    let book = Book::compile(1, [set(1, "2wh"), set(2, "4h")], vec![]);
    let first_at = |at: &str| {
        let start = Moment::parse(at).unwrap();
        let limits = book.limits("sla.first_response", &Query { at: start, ..Query::default() });
        assert_eq!(limits.len(), 2);
        let by: Vec<_> = limits.iter().map(|(limit, _)| LimitBy::Limit(*limit)).collect();
        let (index, _) = tightest(&by, &office, start).unwrap().unwrap();
        limits[index].0.to_string()
    };
    assert_eq!(first_at("2026-03-09T09:00:00+08:00"), "2wh");
    assert_eq!(first_at("2026-03-09T20:00:00+08:00"), "4h");
}
