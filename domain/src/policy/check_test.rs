//! Save checks as a table: what stands, what is proposed, which objection comes.

use super::truth_table::{DEEP, NOW, PATH, any_entry, any_query, entry};
use super::*;
use crate::id::Id;
use crate::moment::Moment;
use proptest::prelude::*;

/// `what stands` and `what is proposed`: `code | entry` lines separated by `;`.
fn entries(text: &str, first_id: i64) -> Vec<Entry> {
    let lines = text.split(';').map(str::trim).filter(|line| !line.is_empty());
    lines
        .zip(first_id..)
        .map(|(line, id)| {
            let (code, rest) = line.split_once('|').unwrap();
            let mut entry = entry(id, code.trim(), rest);
            if !rest.contains("from") {
                entry.from = NOW;
            }
            entry
        })
        .collect()
}

fn check(standing: &str, proposed: &str) -> Vec<Finding> {
    let book = Book::compile(1, entries(standing, 1), vec![PATH.to_vec()]);
    check_save(&book, &Proposal { entries: entries(proposed, 100), ..Proposal::default() }, NOW)
}

fn codes(findings: &[Finding]) -> String {
    findings.iter().map(|finding| finding.code).collect::<Vec<_>>().join(" ")
}

/// CLS-02, CLS-05, ORG-03, SYS-06, section 4.2.
#[test]
#[rustfmt::skip]
fn the_table_of_objections() {
    let first = "sla.first_response";
    let rows = [
        // what stands                               what is proposed                                        objections
        ("",                                         "F | company = 1wh",                                    ""),
        ("",                                         "F | company P1 = 1h; F | company P2 = 1wh",            ""),
        // bounds and kinds
        ("",                                         "F | company P3 = 11d",                                 "out_of_bounds stage_inverted"),
        ("",                                         "qua.scenarios | company = 2",                          "out_of_bounds"),
        ("",                                         "sla.warn | company = 50,120",                          "out_of_bounds"),
        ("",                                         "audit.keep | company = 5",                             "out_of_bounds"),
        ("",                                         "query.reply | company = 6wd",                          "out_of_bounds"),
        // gates
        ("",                                         "gate.gas_detector | company = warn",                   "gate_below_floor"),
        ("",                                         "gate.gas_detector | company = block@head",             "gate_has_no_override"),
        ("",                                         "gate.certificate | company = observe",                 ""),
        ("",                                         "gate.certificate | company = block@head",              ""),
        ("",                                         "gate.certificate | company = block@passer_by",         "unknown_releaser"),
        // a higher priority longer than a lower
        ("",                                         "F | company P1 = 3h",                                  "priority_inverted"),
        ("",                                         "F | company P1 = 3h; F | company P2 = 4wh; F | company P3 = 4wh", ""),
        ("",                                         "F | company P2 = 1h",                                  "priority_inverted"),
        ("",                                         "dispatch | company P0 = 20min",                        "priority_inverted"),
        ("",                                         "sla.solution | company repair P2 = 1d",                "priority_inverted stage_inverted"),
        // a later stage due before an earlier one
        ("",                                         "sla.initial_handling | company P1 = 1h",               "stage_inverted priority_inverted"),
        ("",                                         "F | company P2 = 3wd",                                 "stage_inverted priority_inverted"),
        ("",                                         "sla.solution | company P2 = 72h; sla.solution | company P3 = 72h", "stage_inverted"),
        ("",                                         "cmp.reply.l2 | company = 1wd",                         "stage_inverted"),
        ("",                                         "fu.earliest | company = 7d; fu.latest | company = 6d", "stage_inverted"),
        // locks
        ("sla.solution | nation = 3wd locked",       "sla.solution | company P3 = 4wd",                      "lock_loosened no_effect?"),
        ("sla.solution | nation = 3wd locked",       "sla.solution | company enquiry P3 = 3wd",              ""),
        ("cmp.reply.l3 | nation = 5wd locked",       "cmp.reply.l3 | company = 4wd",                         ""),
        ("cmp.reply.l3 | nation = 5wd locked",       "cmp.reply.l3 | nation enquiry = 6wd replaces",         ""),
        ("ntf.quiet | nation = 21:00-08:00 locked",  "ntf.quiet | company = 22:00-06:00",                    "lock_loosened no_effect?"),
        ("",                                         "fu.ratio | company complaint = 50%",                   "lock_loosened no_effect?"),
        ("qua.scenarios | nation = 4 locked",        "qua.scenarios | company = 3",                          "lock_loosened no_effect?"),
        ("qua.scenarios | nation = 4 locked",        "qua.scenarios | elsewhere = 3",                        "lock_loosened"),
        // the same scope twice
        ("load.max | company = 9",                   "load.max | company = 7",                               "range_overlaps"),
        ("load.max | company = 9 from 0 to 1000000", "load.max | company = 7",                               ""),
        ("load.max | company = 9",                   "load.max | company repair = 7",                        ""),
        // dates
        ("",                                         "load.max | company = 7 from 999999",                   "effective_in_past"),
        ("",                                         "load.max | company = 7 from 2000000 to 2000000",       "empty_range"),
        // it would never hold
        ("load.max | nation = 6",                    "load.max | company = 9",                               "no_effect?"),
        ("load.max | nation = 6",                    "load.max | company = 9 replaces",                      ""),
    ];
    let mut wrong = Vec::new();
    for (standing, proposed, expected) in rows {
        let proposed = proposed.replace("F |", &format!("{first} |"));
        let findings = check(standing, &proposed);
        let mut found: Vec<String> =
            findings.iter().map(|f| format!("{}{}", f.code, if f.refused { "" } else { "?" })).collect();
        let mut expected: Vec<&str> = expected.split_whitespace().collect();
        found.sort();
        expected.sort_unstable();
        if found != expected {
            let said: Vec<_> = findings.iter().map(|finding| &finding.said.en).collect();
            wrong.push(format!("[{standing}] + [{proposed}]: {found:?}, not {expected:?}: {said:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The sentence names the parameter, the scope and the clause of the offender, in both languages.
#[test]
fn an_objection_names_its_offender() {
    let findings = check("sla.solution | nation = 3wd locked", "sla.solution | company P2 = 4wd");
    let finding = &findings[0];
    assert_eq!(
        finding.said.zh,
        "详细解决方案时限（企业 · 优先级 P2，条款 测试条款）：4wd 比上级锁定的 3wd（全国，条款 测试条款）宽，或不能确定更严；只可收紧"
    );
    assert_eq!(
        finding.said.en,
        "Detailed solution (company · priority P2, clause 测试条款): 4wd is not surely as tight as the locked 3wd (national, \
         clause 测试条款); it may only be tightened"
    );
    assert_eq!(finding.against.as_ref().unwrap().entry, Some(Id(1)));
    assert!(!may_save(&findings));
}

#[test]
fn what_the_catalogue_does_not_know_is_refused() {
    let book = Book::compile(1, [], vec![]);
    let base = entry(100, "load.max", "company = 7");
    let base = Entry { from: NOW, ..base };
    let try_one = |entry: Entry| codes(&check_save(&book, &Proposal::one(entry), NOW));
    assert_eq!(try_one(Entry { code: "load.maximum".to_owned(), ..base.clone() }), "unknown_parameter");
    assert_eq!(try_one(Entry { value: Value::Bool(true), ..base.clone() }), "wrong_kind");
    assert_eq!(try_one(Entry { clause: " ".to_owned(), ..base.clone() }), "clause_missing");
    assert_eq!(try_one(Entry { id: Id(0), ..base.clone() }), "id_unusable");
    let twice = Proposal { entries: vec![base.clone(), base.clone()], ..Proposal::default() };
    assert_eq!(codes(&check_save(&book, &twice, NOW)), "id_unusable id_unusable");
    assert_eq!(try_one(base), "");
}

/// CHN-02: the usual change ends the old value when the new one begins; a past date must be meant.
#[test]
fn a_value_is_succeeded_by_the_next() {
    let book = Book::compile(1, entries("load.max | company = 9 from 5", 1), vec![PATH.to_vec()]);
    let next = |at| Entry { from: Moment(at), ..entry(100, "load.max", "company = 7") };
    let proposal = Proposal::succeeding(&book, next(2_000_000));
    assert_eq!(proposal.ends, [(Id(1), Moment(2_000_000))]);
    assert_eq!(codes(&check_save(&book, &proposal, NOW)), "");
    let late = Proposal::succeeding(&book, next(10));
    assert_eq!(codes(&check_save(&book, &late, NOW)), "effective_in_past effective_in_past");
    assert_eq!(codes(&check_save(&book, &Proposal { retroactive: true, ..late }, NOW)), "");
}

/// A fault that stood before is not blamed on a change that does not touch it, and a change that ends a value is
/// judged like one that sets it.
#[test]
fn only_what_the_change_does_is_judged() {
    let standing = "sla.initial_handling | company P1 = 1h from 0; sla.first_response | company P3 = 1wh from 0";
    let book = Book::compile(1, entries(standing, 1), vec![PATH.to_vec()]);
    let other = Entry { from: NOW, ..entry(100, "sla.first_response", "company repair P3 = 3wh replaces") };
    assert_eq!(codes(&check_save(&book, &Proposal::one(other), NOW)), "");
    let standing = "sla.first_response | company P1 = 4h from 0; sla.first_response | company P2 = 4wh from 0; \
                    sla.first_response | company P3 = 4wh from 0";
    let book = Book::compile(1, entries(standing, 1), vec![PATH.to_vec()]);
    let end = Proposal { ends: vec![(Id(2), NOW)], ..Proposal::default() };
    assert_eq!(codes(&check_save(&book, &end, NOW)), "priority_inverted");
}

/// CLS-02: the catalogue itself would pass its own checks, priority by priority and stage by stage.
#[test]
fn the_defaults_are_in_order() {
    let book = Book::compile(1, [], vec![]);
    for later in catalog().parameters().filter(|p| p.kind == Kind::Limit) {
        let types: Vec<_> = later.defaults.iter().map(|d| d.scope.request_type.clone()).collect();
        for request_type in types {
            let of = |code: &str, priority| {
                let request_type = request_type.as_deref();
                let query = Query { request_type, priority: Some(priority), at: NOW, ..Query::default() };
                book.limits(code, &query).into_iter().map(|(limit, _)| limit).collect::<Vec<_>>()
            };
            for (i, priority) in Priority::ALL.into_iter().enumerate() {
                for earlier in &later.after {
                    let (a, b) = (of(earlier, priority), of(&later.code, priority));
                    assert!(a.is_empty() || tightness::stages_in_order(&a, &b), "{earlier} {a:?} {} {b:?}", later.code);
                }
                for lower in &Priority::ALL[i..] {
                    let (a, b) = (of(&later.code, priority), of(&later.code, *lower));
                    assert!(!tightness::longer_by_the_letter(&a, &b), "{} {a:?} {b:?}", later.code);
                }
            }
        }
    }
}

const STAGES: [&str; 3] = ["sla.first_response", "sla.initial_handling", "sla.solution"];

fn any_stage_entry() -> impl Strategy<Value = Entry> {
    let value = prop::sample::select(
        &["0min", "1h", "2h", "6h", "24h", "48h", "72h", "96h", "1wh", "2wh", "5wh", "1wd", "2wd", "3wd", "4wd", "2d"]
            [..],
    );
    (any_entry("sla.solution"), prop::sample::select(&STAGES[..]), value).prop_map(|(entry, code, value)| Entry {
        code: code.to_owned(),
        value: Value::parse(Kind::Limit, value).unwrap(),
        ..entry
    })
}

proptest! {
    /// CLS-02, ORG-03: in a book built only of changes that the checks let pass, no question whatever finds a later
    /// stage due before an earlier one, a more urgent request slower than a less urgent one, or a lock loosened.
    #[test]
    fn what_the_checks_let_pass_is_in_order(
        changes in prop::collection::vec(any_stage_entry(), 1..10),
        queries in prop::collection::vec(any_query(), 12),
    ) {
        let mut book = Book::compile(1, [], vec![DEEP.to_vec()]);
        for (change, id) in changes.into_iter().zip(1..) {
            let proposal = Proposal::succeeding(&book, Entry { id: Id(id), ..change });
            if may_save(&check_save(&book, &proposal, Moment(0))) {
                book = book.with(&proposal.ends, &proposal.entries);
            }
        }
        for query in queries {
            let of = |code: &str, priority| {
                let query = Query { priority: Some(priority), ..query };
                book.limits(code, &query).into_iter().map(|(limit, _)| limit).collect::<Vec<_>>()
            };
            for (i, priority) in Priority::ALL.into_iter().enumerate() {
                let [first, initial, solution] = STAGES.map(|code| of(code, priority));
                prop_assert!(tightness::stages_in_order(&first, &initial), "{priority:?} {first:?} {initial:?} {book:#?}");
                prop_assert!(tightness::stages_in_order(&initial, &solution), "{priority:?} {initial:?} {solution:?}");
                for code in STAGES {
                    for lower in &Priority::ALL[i + 1..] {
                        let (high, low) = (of(code, priority), of(code, *lower));
                        prop_assert!(!tightness::longer_by_the_letter(&high, &low), "{code} {high:?} {low:?} {book:#?}");
                    }
                }
            }
        }
    }
}
