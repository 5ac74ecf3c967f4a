//! Working-time sums against a count minute by minute, on random calendars in zones with and without summer time.

use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use serde_json::{Value, json};
use shouwen_domain::calendar::{Calendar, CalendarSpec, Calendars, HolidayYears, bulk};
use shouwen_domain::moment::{MINUTE, Moment};

const DAY_MINUTES: i64 = 1440;

/// One to three sessions a day on quarter hours; touching ones and 24:00 included.
fn sessions() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::btree_set(0..=96i64, 2..=6).prop_map(|cuts| {
        let cuts: Vec<i64> = cuts.into_iter().map(|c| c * 15).collect();
        cuts.chunks(2).filter(|c| c.len() == 2).map(|c| (c[0], c[1])).collect()
    })
}

#[derive(Clone, Debug)]
struct Plan {
    days: &'static str,
    zone: &'static str,
    hours: Vec<(i64, i64)>,
    saturday: Vec<(i64, i64)>,
    closed: Vec<i16>,
}

fn plan() -> impl Strategy<Value = Plan> {
    let days = prop::sample::select(vec!["cn", "monfri", "all"]);
    let zone = prop::sample::select(vec!["Asia/Shanghai", "America/New_York", "UTC"]);
    (days, zone, sessions(), sessions(), prop::collection::vec(1i16..365, 0..6))
        .prop_map(|(days, zone, hours, saturday, closed)| Plan { days, zone, hours, saturday, closed })
}

fn text(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn hours(list: &[(i64, i64)]) -> Value {
    list.iter().map(|(from, to)| json!([text(*from), text(*to)])).collect()
}

impl Plan {
    fn date(day: i16) -> jiff::civil::Date {
        jiff::civil::date(2026, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap()
    }

    fn calendar(&self) -> Calendar {
        let closed: serde_json::Map<_, _> =
            self.closed.iter().map(|day| (Self::date(*day).to_string(), json!("closed"))).collect();
        let value = json!({"days": self.days, "zone": self.zone, "sessions": hours(&self.hours),
            "week": {"sat": hours(&self.saturday)}, "exceptions": closed});
        Calendar::new(CalendarSpec::from_json("random", &value).unwrap(), HolidayYears::built_in()).unwrap()
    }

    /// The naive reading: is the minute that begins at `at` worked?
    fn open(&self, zone: &TimeZone, at: Moment) -> bool {
        let local = zone.to_datetime(at.timestamp());
        let date = local.date();
        if self.closed.iter().any(|day| Self::date(*day) == date) {
            return false;
        }
        let years = HolidayYears::built_in();
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        let worked = match (self.days, years.lookup(date)) {
            ("all", _) => true,
            ("cn", Some(day)) => !day.off,
            _ => !weekend,
        };
        let hours = if date.weekday() == Weekday::Saturday { &self.saturday } else { &self.hours };
        let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
        worked && hours.iter().any(|(from, to)| (*from..*to).contains(&minute))
    }
}

/// 2026, so that holidays, make-up days and both changes of New York's clocks lie in reach.
fn start() -> impl Strategy<Value = Moment> {
    (0..360 * DAY_MINUTES).prop_map(|minute| Moment(1_767_225_600_000 + minute * MINUTE))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_agree_with_a_count_minute_by_minute(plan in plan(), start in start(), minutes in 1i64..1500) {
        let calendar = plan.calendar();
        let zone = TimeZone::get(plan.zone).unwrap();
        let due = calendar.add_working(start, minutes * MINUTE).unwrap().value;
        // A long holiday or a single quarter hour a day can take the deadline weeks away: count at most 20 days.
        let horizon = due.0.min(start.0 + 20 * DAY_MINUTES * MINUTE);
        let mut counted = 0;
        let mut at = start;
        while at.0 < horizon {
            counted += i64::from(plan.open(&zone, at));
            at = at.plus(MINUTE);
        }
        // Where the second pass of the hour that is repeated in autumn is cut by a session, the naive reading opens the
        // session twice; the calendar takes the first. Both readings agree on every other day.
        let repeated_hour = (1_793_512_800_000, 1_793_512_800_000 + 60 * MINUTE);
        let folded = plan.zone == "America/New_York" && start.0 < repeated_hour.1 && repeated_hour.0 < horizon;
        prop_assume!(!folded);
        let between = calendar.working_between(start, Moment(horizon)).unwrap().value;
        prop_assert_eq!(between, counted * MINUTE);
        if due.0 == horizon {
            prop_assert_eq!(counted, minutes);
            prop_assert!(plan.open(&zone, due.minus(MINUTE)), "the last minute before a deadline is worked");
        }
    }

    #[test]
    fn adding_and_measuring_are_inverse(plan in plan(), start in start(), offset in 0i64..60_000, ms in 0i64..20_000_000_000) {
        let calendar = plan.calendar();
        let start = start.plus(offset);
        let due = calendar.add_working(start, ms).unwrap().value;
        prop_assert_eq!(calendar.working_between(start, due).unwrap().value, ms);
        // The first such instant: one millisecond earlier it is not yet done.
        if ms > 0 {
            prop_assert_eq!(calendar.working_between(start, due.minus(1)).unwrap().value, ms - 1);
        }
    }

    #[test]
    fn sums_are_monotone_and_additive(plan in plan(), start in start(), later in 0i64..9_000_000_000, a in 0i64..5_000_000_000, b in 0i64..5_000_000_000) {
        let calendar = plan.calendar();
        let add = |at, ms| calendar.add_working(at, ms).unwrap().value;
        prop_assert_eq!(add(add(start, a), b), add(start, a + b).max(start));
        prop_assert!(add(start, a) <= add(start, a + b));
        prop_assert!(add(start, a) <= add(start.plus(later), a));
    }

    #[test]
    fn working_days_end_at_a_close_and_count_one_by_one(plan in plan(), start in start(), n in 1u32..60) {
        let calendar = plan.calendar();
        let due = calendar.add_working_days(start, n).unwrap().value;
        prop_assert_eq!(calendar.close_of(calendar.date_of(due)), Some(due));
        let before = calendar.add_working_days(start, n - 1).unwrap().value;
        prop_assert!(n == 1 || before < due);
        // Naively, day by day.
        let mut date = calendar.date_of(start);
        let mut left = n;
        while left > 0 {
            date = date.tomorrow().unwrap();
            left -= u32::from(calendar.close_of(date).is_some());
        }
        prop_assert_eq!(calendar.date_of(due), date);
        prop_assert!(calendar.working_days_before(due, n).unwrap().value <= start || calendar.close_of(calendar.date_of(start)).is_some());
    }

    #[test]
    fn no_text_makes_it_stumble(start in "\\PC{0,24}", minutes in "[-+.0-9eE ]{0,22}", shape in "[\\[\\]{}\",:a-z0-9 ]{0,60}") {
        let years = HolidayYears::built_in();
        let office = r#"{"office": {"days": "cn", "sessions": [["08:30", "17:30"]]}}"#;
        let calendars = bulk::Book::parse(office, &years).unwrap();
        let _ = bulk::answer_add(&calendars, "office", &start, &minutes);
        let _ = bulk::answer_add(&calendars, "office", "2026-03-09 10:20", &minutes);
        let _ = bulk::answer_between(&calendars, "office", &start, "2199-12-31T23:59:59.999+18:00");
        let _ = Calendars::parse(&shape, &years);
        let _ = Calendars::parse(&format!("{{\"a\": {{\"days\": \"cn\", \"sessions\": [[\"{shape}\", \"24:00\"]]}}}}"), &years);
        let _ = HolidayYears::parse(&format!("year 2026\n{start}"));
    }

    #[test]
    fn the_end_of_the_day_is_the_next_close(plan in plan(), start in start()) {
        let calendar = plan.calendar();
        let end = calendar.day_end(start).unwrap().value;
        prop_assert!(end > start);
        let mut date = calendar.date_of(start);
        while calendar.close_of(date).is_none_or(|close| close <= start) {
            date = date.tomorrow().unwrap();
        }
        prop_assert_eq!(calendar.close_of(date), Some(end));
    }
}

/// 100,000 sums and spans of ten years are a matter of moments, also where they begin decades away.
#[test]
fn many_sums_are_cheap() {
    let calendar = Calendar::new(
        CalendarSpec::office("office", &[("08:30", "12:00"), ("13:30", "17:30")]).unwrap(),
        HolidayYears::built_in(),
    )
    .unwrap();
    let begun = std::time::Instant::now();
    for i in 0..100_000i64 {
        let start = Moment(1_700_000_000_000 + i * 777_777);
        let due = calendar.add_working(start, i * 1000).unwrap().value;
        assert_eq!(calendar.working_between(start, due).unwrap().value, i * 1000);
    }
    let far = calendar.add_working(Moment::MIN, 200_000 * 3_600_000).unwrap().value;
    assert!(calendar.working_between(Moment::MIN, far).unwrap().value == 200_000 * 3_600_000);
    // Generous, since this also runs unoptimised beside other builds.
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
    eprintln!("200,000 sums: {:?}", begun.elapsed());
}
