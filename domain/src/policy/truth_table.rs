//! The resolution of the book as a table: entries, question, answer. Read it as the specification of
//! docs/decisions/0002-policy-resolution.md. Below it, the properties that hold for any entries.

use super::*;
use crate::id::Id;
use crate::moment::Moment;
use proptest::prelude::*;
use std::cmp::Ordering;

const NATION: Id = Id(1);
const REGION: Id = Id(2);
const COMPANY: Id = Id(3);
pub(super) const PATH: [Id; 3] = [NATION, REGION, COMPANY];
pub(super) const NOW: Moment = Moment(1_000_000);

/// `company repair P1 @email #D = 2h locked replaces from 5 to 9`
pub(super) fn entry(id: i64, code: &str, text: &str) -> Entry {
    let (scope_text, rest) = text.split_once('=').unwrap();
    let mut scope = Scope::default();
    for word in scope_text.split_whitespace() {
        match word {
            "nation" => scope.unit = Some(UnitLevel { id: NATION, depth: 0 }),
            "region" => scope.unit = Some(UnitLevel { id: REGION, depth: 1 }),
            "company" => scope.unit = Some(UnitLevel { id: COMPANY, depth: 2 }),
            "elsewhere" => scope.unit = Some(UnitLevel { id: Id(99), depth: 2 }),
            _ if Priority::parse(word).is_some() => scope.priority = Priority::parse(word),
            _ if word.starts_with('@') => scope.channel = Some(word[1..].to_owned()),
            _ if word.starts_with('#') => scope.grade = Some(word[1..].to_owned()),
            _ => scope.request_type = Some(word.to_owned()),
        }
    }
    let words: Vec<&str> = rest.split_whitespace().collect();
    let value = Value::parse(catalog().parameter(code).unwrap().kind, words[0]).unwrap();
    let after = |mark| words.iter().position(|w| *w == mark).map(|i| Moment(words[i + 1].parse().unwrap()));
    Entry {
        locked: words.contains(&"locked"),
        replaces: words.contains(&"replaces"),
        to: after("to"),
        ..Entry::new(Id(id), code, scope, value, after("from").unwrap_or(Moment(0)), "测试条款")
    }
}

fn book(code: &str, entries: &str) -> Book {
    let list = entries.split(';').map(str::trim).filter(|e| !e.is_empty());
    let list: Vec<Entry> = list.zip(1..).map(|(text, id)| entry(id, code, text)).collect();
    Book::compile(1, list, vec![PATH.to_vec()])
}

fn ask(text: &str) -> Query<'_> {
    let mut query = Query { unit_path: &PATH, at: NOW, ..Query::default() };
    for word in text.split_whitespace() {
        match word {
            _ if Priority::parse(word).is_some() => query.priority = Priority::parse(word),
            _ if word.starts_with('@') => query.channel = Some(&word[1..]),
            _ if word.starts_with('#') => query.grade = Some(&word[1..]),
            _ => query.request_type = Some(word),
        }
    }
    query
}

fn answer(code: &str, entries: &str, question: &str) -> String {
    let resolved = book(code, entries).resolve(code, &ask(question)).unwrap();
    let mut values: Vec<String> = resolved.winners.iter().map(|winner| winner.value.to_string()).collect();
    values.sort();
    values.join(" ")
}

const FIRST: &str = "sla.first_response";
const SOLVE: &str = "sla.solution";

/// ORG-03, CLS-02, CLS-05, CHN-02, section 4.2 of the requirements.
#[test]
#[rustfmt::skip]
fn the_truth_table() {
    let rows = [
        // code        entries in the book                                      question               answer
        // --- defaults
        (FIRST,        "",                                                      "repair P2",           "2wh"),
        (FIRST,        "",                                                      "repair P1",           "2h"),
        (FIRST,        "",                                                      "alarm P0",            "0h"),
        ("sla.complete", "",                                                    "repair.meter P1",     "24h"),
        ("sla.support_engaged", "",                                             "repair P2",           ""),
        // --- an own value replaces the default, tighter or looser ...
        (FIRST,        "company = 4wh",                                         "repair P2",           "4wh"),
        (FIRST,        "company = 1wh",                                         "repair P2",           "1wh"),
        (FIRST,        "company repair P1 = 3h",                                "repair.meter P1",     "3h"),
        // --- ... but not a default that speaks of what it does not
        (FIRST,        "company = 4h",                                          "alarm P0",            "0h"),
        ("sla.complete", "company repair = 2wd",                                "repair P1",           "24h"),
        ("sla.complete", "company repair = 1wd",                                "repair P1",           "1wd 24h"),
        // --- a channel's limit is a promise more, not a pardon
        (FIRST,        "company @email = 4wh",                                  "enquiry P2 @email",   "2wh"),
        (FIRST,        "company @email = 1wh",                                  "enquiry P2 @email",   "1wh"),
        (FIRST,        "company @email = 4wh replaces",                         "enquiry P2 @email",   "4wh"),
        // --- unit, type, priority, grade, channel, date must match
        (FIRST,        "elsewhere = 1wh",                                       "repair P2",           "2wh"),
        (FIRST,        "company repair.meter = 1wh",                            "repair P2",           "2wh"),
        (FIRST,        "company repair = 1wh",                                  "repair.meter P2",     "1wh"),
        (FIRST,        "company #A = 1wh",                                      "repair P2 #B",        "2wh"),
        (FIRST,        "company = 1wh from 5 to 1000000",                       "repair P2",           "2wh"),
        (FIRST,        "company = 1wh to 1000000; company = 3wh from 1000000",  "repair P2",           "3wh"),
        // --- the tightest of all that match remains
        (FIRST,        "nation = 3wh; company = 4wh",                           "repair P2",           "3wh"),
        (FIRST,        "nation = 3wh; region = 2wh; company repair = 1wh",      "repair P2",           "1wh"),
        (FIRST,        "company P2 = 4wh; company repair = 5wh; company #A = 3wh", "repair P2 #A",     "3wh"),
        (FIRST,        "nation = 3wh; company = 4h",                            "repair P2",           "3wh 4h"),
        (FIRST,        "nation = 3wh; company = 3h",                            "repair P2",           "3h"),
        // --- unless a more specific one replaces
        (FIRST,        "nation = 3wh; company = 4wh replaces",                  "repair P2",           "4wh"),
        (FIRST,        "nation enquiry = 2wh; company enquiry.price = 8h replaces", "enquiry.price P2", "8h"),
        (FIRST,        "nation P2 = 2wh; company enquiry = 8wh replaces",       "enquiry P2",          "2wh"),
        (FIRST,        "nation @email = 1wh; company enquiry P2 = 8wh replaces", "enquiry P2 @email",  "8wh"),
        (FIRST,        "nation = 3wh replaces; company = 4wh",                  "repair P2",           "3wh"),
        (FIRST,        "nation = 1wh; region = 2wh replaces; company = 3wh replaces", "repair P2",      "3wh"),
        // --- locks last
        (SOLVE,        "nation = 3wd locked; company = 5wd replaces",           "repair P2",           "3wd"),
        (SOLVE,        "nation = 3wd locked; company = 2wd replaces",           "repair P2",           "2wd"),
        (SOLVE,        "nation = 3wd locked; region = 4wd replaces; company = 5wd replaces", "repair P2", "3wd"),
        (SOLVE,        "nation = 3wd locked; nation enquiry = 5wd replaces",    "enquiry P2",          "5wd"),
        (SOLVE,        "nation = 3wd locked; company = 30h replaces",           "repair P2",           "30h"),
        (SOLVE,        "nation = 3wd locked; company = 60h replaces",           "repair P2",           "3wd 60h"),
        ("fu.ratio",   "company complaint = 50% replaces",                      "complaint.attitude",  "100%"),
        // --- where higher is tighter
        ("qua.scenarios", "nation = 4; company = 5",                            "",                    "5"),
        ("outage.notice", "nation = 48h; company = 72h",                        "",                    "72h"),
        // --- where nothing is tighter the most specific wins, a lock before it
        ("ntf.quiet",  "nation = 22:00-07:00; company = 21:30-08:30",           "",                    "21:30-08:30"),
        ("ntf.quiet",  "nation = 22:00-07:00 locked; company = 21:30-08:30 replaces", "",              "22:00-07:00"),
        // --- gates
        ("gate.certificate", "nation = warn; company = observe",                "repair P2",           "warn"),
        ("gate.certificate", "company = observe",                               "repair P2",           "observe"),
    ];
    for (code, entries, question, expected) in rows {
        assert_eq!(answer(code, entries, question), expected, "{code}: [{entries}] asked for [{question}]");
    }
    assert!(rows.len() >= 30);
}

/// CLS-05: the screen names the rule that applied and what it beat.
#[test]
fn the_answer_names_its_rule() {
    let book = book(FIRST, "nation = 3wh locked; company repair = 5wh; company P2 = 2wh");
    let resolved = book.resolve(FIRST, &ask("repair P2")).unwrap();
    assert_eq!(resolved.said().zh, "2 工作小时（企业 · 优先级 P2，测试条款）");
    assert_eq!(resolved.said().en, "2 working h (company · priority P2, 测试条款)");
    let beaten: Vec<_> = resolved.beaten.iter().map(|b| (b.candidate.origin.said.zh.as_str(), b.why)).collect();
    assert_eq!(
        beaten,
        [("出厂默认", Why::DefaultReplaced), ("全国", Why::Looser), ("企业 · 类型 repair", Why::LockedAbove)]
    );
    assert_eq!(
        resolved.beaten[2].said().en,
        "5 working h (company · type repair, 测试条款): locked above; it may not be loosened (national, 测试条款)"
    );
    assert_eq!(resolved.locked_by.unwrap().entry, Some(Id(1)));
}

/// SYS-06, EMG-16
#[test]
fn gates_yield_to_p0_except_gear_and_detector() {
    let book = book("gate.protective_gear", "company = warn");
    let gear = book.gate("protective_gear", &ask("alarm P0")).unwrap();
    assert_eq!((gear.mode, gear.downgraded, gear.override_role), (Mode::Block, false, None));
    let certificate = book.gate("certificate", &ask("alarm P0")).unwrap();
    assert_eq!((certificate.mode, certificate.downgraded), (Mode::Warn, true));
    let certificate = book.gate("certificate", &ask("repair P1")).unwrap();
    assert_eq!((certificate.mode, certificate.override_role.as_deref()), (Mode::Block, Some("duty_leader")));
    assert!(book.gate("no_such_gate", &ask("")).is_none());
}

/// CHN-02: effective tomorrow; today's keeps the old.
#[test]
fn a_change_holds_from_its_moment() {
    let book = book(FIRST, "company @email = 2wh to 2000000; company @email = 1wh from 2000000");
    let question = ask("enquiry P2 @email");
    let said = |at| book.limits(FIRST, &Query { at, ..question })[0].0.to_string();
    assert_eq!(
        (said(NOW), said(Moment(1_999_999)), said(Moment(2_000_000))),
        ("2wh".into(), "2wh".into(), "1wh".into())
    );
}

pub(super) fn any_entry(code: &'static str) -> impl Strategy<Value = Entry> {
    let scope = super::scope::tests::any_scope();
    let value = prop::sample::select(match code {
        "ntf.quiet" => &["21:00-08:00", "22:00-07:00", "23:00-06:00"][..],
        "qua.scenarios" => &["3", "4", "5", "6"][..],
        _ => &["1wd", "2wd", "3wd", "24h", "48h", "60h", "5wh", "20wh", "2d", "day_end"][..],
    });
    (1i64..1_000_000, scope, value, any::<bool>(), any::<bool>(), 0i64..4, prop::option::of(2i64..6)).prop_map(
        move |(id, scope, value, locked, replaces, from, to)| {
            let value = Value::parse(catalog().parameter(code).unwrap().kind, value).unwrap();
            let to = to.map(|to| Moment(to.max(from + 1)));
            Entry { to, locked, replaces, ..Entry::new(Id(id), code, scope, value, Moment(from), "测试") }
        },
    )
}

fn entries_of(code: &'static str) -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec(any_entry(code), 0..8).prop_map(|mut list| {
        for (entry, id) in list.iter_mut().zip(1..) {
            entry.id = Id(id);
        }
        list
    })
}

fn any_code() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&["sla.solution", "qua.scenarios", "ntf.quiet"][..])
}

pub(super) const DEEP: [Id; 4] = [Id(1), Id(2), Id(3), Id(4)];

pub(super) fn any_query() -> impl Strategy<Value = Query<'static>> {
    (
        1usize..5,
        prop::sample::select(&["repair", "repair.meter", "enquiry", "alarm"][..]),
        prop::sample::select(&Priority::ALL[..]),
        prop::sample::select(&["A", "B"][..]),
        prop::sample::select(&["email", "hotline"][..]),
        0i64..6,
    )
        .prop_map(|(depth, request_type, priority, grade, channel, at)| Query {
            unit_path: &DEEP[..depth],
            request_type: Some(request_type),
            priority: Some(priority),
            grade: Some(grade),
            channel: Some(channel),
            at: Moment(at),
        })
}

/// The scope that names the same dimensions, with the words of the question.
fn onto(scope: &Scope, query: &Query<'_>) -> Scope {
    let depth = |unit: UnitLevel| unit.depth.min(query.unit_path.len() as u8 - 1);
    Scope {
        unit: scope.unit.map(|unit| UnitLevel { id: DEEP[usize::from(depth(unit))], depth: depth(unit) }),
        request_type: scope.request_type.as_ref().and(query.request_type.map(str::to_owned)),
        priority: scope.priority.and(query.priority),
        grade: scope.grade.as_ref().and(query.grade.map(str::to_owned)),
        channel: scope.channel.as_ref().and(query.channel.map(str::to_owned)),
    }
}

proptest! {
    #[test]
    fn the_order_of_entries_does_not_matter(
        (code, list, shuffled) in any_code().prop_flat_map(|code| {
            entries_of(code).prop_flat_map(move |list| (Just(code), Just(list.clone()), Just(list).prop_shuffle()))
        }),
        query in any_query(),
    ) {
        let one = Book::compile(1, list, Vec::new()).resolve(code, &query);
        let other = Book::compile(1, shuffled, Vec::new()).resolve(code, &query);
        prop_assert_eq!(one, other);
    }

    #[test]
    fn an_entry_that_does_not_match_changes_nothing(
        (code, list, extra) in any_code().prop_flat_map(|code| (Just(code), entries_of(code), any_entry(code))),
        query in any_query(),
    ) {
        let extra = Entry { id: Id(1_000_000), ..extra };
        prop_assume!(!extra.scope.matches(&query) || !extra.in_force(query.at));
        let without = Book::compile(1, list.clone(), Vec::new()).resolve(code, &query);
        let with = Book::compile(1, list.into_iter().chain([extra]), Vec::new()).resolve(code, &query);
        prop_assert_eq!(without, with);
    }

    /// ORG-03: whatever units below say, the answer is never looser than a lock that matches, unless its own level or
    /// one above made the exception. For limits of mixed units the lock stays among those of which the earliest holds.
    #[test]
    fn a_lock_is_never_loosened_from_below(
        (code, list, lock) in any_code().prop_flat_map(|code| (Just(code), entries_of(code), any_entry(code))),
        query in any_query(),
    ) {
        let lock = Entry { id: Id(1_000_000), locked: true, scope: onto(&lock.scope, &query), to: None, ..lock };
        let query = Query { at: Moment(query.at.0 + 4), ..query };
        prop_assert!(lock.scope.matches(&query) && lock.in_force(query.at));
        let below = list.into_iter().filter(|entry| entry.scope.depth() > lock.scope.depth());
        let resolved = Book::compile(1, below.chain([lock.clone()]), Vec::new()).resolve(code, &query).unwrap();
        prop_assert!(!resolved.winners.is_empty());
        let tight = resolved.winners.iter().any(|winner| {
            matches!(winner.value.tightness(&lock.value, resolved.tighter), Some(Ordering::Less | Ordering::Equal))
        });
        prop_assert!(tight, "{resolved:?}");
    }

    /// Every standing entry is either a winner or beaten by one that is not itself.
    #[test]
    fn nothing_is_lost_and_something_always_wins(
        (code, list) in any_code().prop_flat_map(|code| (Just(code), entries_of(code))),
        query in any_query(),
    ) {
        let standing = list.iter().filter(|e| e.in_force(query.at) && e.scope.matches(&query)).count();
        let resolved = Book::compile(1, list, Vec::new()).resolve(code, &query).unwrap();
        let explicit = |origin: &Origin| usize::from(origin.entry.is_some());
        let counted: usize = resolved.winners.iter().map(|c| explicit(&c.origin)).sum::<usize>()
            + resolved.beaten.iter().map(|b| explicit(&b.candidate.origin)).sum::<usize>();
        prop_assert_eq!(counted, standing);
        prop_assert!(!resolved.winners.is_empty());
        for beaten in &resolved.beaten {
            prop_assert_ne!(&beaten.candidate.origin, &beaten.by);
        }
    }
}
