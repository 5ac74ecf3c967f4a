//! A file that is exported again: what is known and has a newer outcome goes through the door with `update`, and nothing
//! goes backwards. And the error sheet: one fault is told once.

mod support;

use serde_json::json;
use shouwen::{
    import::run::{self, Summary, Task},
    reports::{Ask, intake},
};
use shouwen_domain::id::Id;
use support::{MONDAY, TestWorld, at};

const MAP: &str = r#"
[source]
name = "old"
key = "no"
zone = "Asia/Shanghai"
[fields.received_at]
column = "time"
[fields.closed_at]
column = "closed"
[fields.type]
constant = "enquiry"
[fields.channel]
constant = "hotline"
[fields.content]
columns = ["text", "more"]
join = " "
[fields.address]
column = "place"
[fields.customer_name]
constant = "王海涛"
[fields.state]
column = "state"
map = { "已结" = "closed", "处理中" = "open", "未结" = "open", "作废" = "void" }
[fields.source_status]
column = "state"
[fields.due_at]
column = "due"
[fields.answer]
column = "said"
[extra.place]
column = "place"
title = { zh = "地点", en = "Place" }
[extra.more]
column = "more"
title = { zh = "补充", en = "More" }
"#;

fn file(w: &TestWorld, rows: &[&str]) -> Task {
    let (file, map) = (w.folder().join("old.csv"), w.folder().join("old.toml"));
    let text = rows.join("\n");
    std::fs::write(&file, format!("no,time,closed,text,more,place,state,due,said\n{text}\n")).unwrap();
    std::fs::write(&map, MAP).unwrap();
    Task { file, map: map.display().to_string(), company: Some("LJ".to_owned()), ..Task::default() }
}

fn import(w: &TestWorld, task: &Task) -> Summary {
    let prepared = run::prepare(&w.app, task, 0).unwrap();
    run::run(&w.app, &prepared, None, &mut |_| true).unwrap()
}

fn rehearse(w: &TestWorld, task: &Task) -> Summary {
    let prepared = run::prepare(&w.app, task, 0).unwrap();
    run::rehearse(&w.app, &prepared, None, &mut |_| true).unwrap()
}

fn record(w: &TestWorld, key: &'static str) -> Id {
    let company = w.cast.unit("LJ");
    w.app.db.read_now(move |tx| shouwen_store::system::imported(tx, company, "old", key)).unwrap().unwrap().0
}

/// How many rows are as they were, updated, updated but for something, changed; and the rows that differ.
fn taken(s: &Summary) -> ([u64; 4], Vec<&str>) {
    ([s.skipped, s.updated, s.partly, s.changed], s.changed_rows.iter().map(|(_, key)| key.as_str()).collect())
}

/// Rows, imported, skipped, updated, changed, refused, known.
fn counts(s: &Summary) -> [u64; 7] {
    [s.rows, s.imported, s.skipped, s.updated, s.changed, s.refused, s.known]
}

both! {
    /// SYS-04 INT-13
    fn a_newer_outcome_of_a_known_row_goes_through_the_door(w at MONDAY) {
        let first = [
            "B1,2026-03-02 09:00,,问账单,,东路1号,未结,,",
            "B2,2026-03-02 09:00,,问账单,,东路2号,未结,,",
            "B3,2026-03-02 09:00,2026-03-02 11:00,问账单,,东路3号,已结,,",
            "B4,2026-03-02 09:00,,问账单,,东路4号,未结,,",
            "B5,2026-03-02 09:00,,问账单,,东路5号,未结,,",
            "B6,2026-03-02 09:00,2026-03-02 11:00,问账单,,东路6号,已结,,",
            "B7,2026-03-02 09:00,,问账单,,东路7号,未结,,",
            "B8,2026-03-02 09:00,2026-03-02 11:00,问账单,,东路8号,已结,,",
        ];
        assert_eq!(counts(&import(w, &file(w, &first))), [8, 8, 0, 0, 0, 0, 0]);
        w.as_("chenli").act(record(w, "B8"), "reopen", json!({"cause": "repeat", "reason": "客户再次来电"}));
        let second = [
            "B1,2026-03-02 09:00,2026-03-05 12:00,问账单,,东路1号,已结,,",
            first[1],
            "B3,2026-03-02 09:00,,问账单,,东路3号,未结,,",
            "B4,2026-03-02 09:00,,问欠费,,东路4号,未结,,",
            "B5,2026-03-02 09:00,,问账单,,东路5号,作废,,",
            "B6,2026-03-02 09:00,2026-03-02 10:00,问账单,,东路6号,已结,,",
            "B7,2026-03-02 09:00,,问账单,,东路7号,处理中,,",
            "B8,2026-03-02 09:00,2026-03-02 12:00,问账单,,东路8号,已结,,",
            "B9,2026-03-06 09:00,,问账单,,东路9号,未结,,",
        ];
        let plain = file(w, &second);
        let update = Task { update: true, ..plain.clone() };
        assert_eq!(counts(&rehearse(w, &plain)), [9, 1, 1, 0, 7, 0, 8], "8 known, 7 of them differ");
        let would = rehearse(w, &update);
        assert_eq!(w.state(record(w, "B1")), "accepted", "a rehearsal leaves nothing");
        let made = import(w, &update);
        for done in [&would, &made] {
            assert_eq!(counts(done), [9, 1, 1, 2, 1, 4, 8], "{:?}", done.refusals);
        }
        let reasons: Vec<_> = made.refusals.iter().map(|r| (r.row, r.said.zh.clone())).collect();
        let because = |row: u64, part: &str| reasons.iter().any(|(n, zh)| *n == row && zh.contains(part));
        assert!(because(3, "不重新打开") && because(5, "不能“作废”") && because(6, "办结时间不由导入更改"), "{reasons:?}");
        assert!(because(8, "已于 2026-03-09 10:20 重新打开"), "{reasons:?}");
        // What was closed there is closed here, at its own time and by the door of imports.
        let closed = w.matter(record(w, "B1"));
        let request = closed.room.as_request().unwrap();
        assert_eq!((closed.row.state.as_str(), request.source_status.as_str()), ("closed", "已结"));
        assert_eq!(request.answered_at, Some(at("2026-03-05T12:00:00+08:00")));
        assert_eq!(w.clock(closed.row.id, "solution").stopped_at, request.answered_at);
        let answer = w.events(closed.row.id).into_iter().find(|s| s.event.action == "answer").unwrap().event;
        assert_eq!((answer.door.as_str(), answer.happened_at), ("import", at("2026-03-05T12:00:00+08:00")));
        assert_eq!(w.matter(record(w, "B7")).room.as_request().unwrap().source_status, "处理中");
        assert_eq!(["B3", "B6", "B8", "B4"].map(|key| w.state(record(w, key))), ["closed", "closed", "in_handling", "accepted"]);
        assert_eq!(w.differing(closed.row.id), Vec::<String>::new());
        // The figures of the source go by its own dates, and no row is taken over twice.
        let ask = Ask { source: Some("old".into()), ..Ask::default() };
        let report = intake(&w.app, w.cast.unit("LJ"), &ask).unwrap().report;
        assert_eq!((report.rows, report.close_hours_all.n), (9, 3), "B1, B3, B6; B8 was opened again here");
        assert!((report.close_hours_all.figures.unwrap().max - 75.0).abs() < 1e-9);
        assert_eq!(counts(&import(w, &update)), [9, 0, 4, 0, 1, 4, 9]);
    }
}

both! {
    /// SYS-04: a column that two fields take is one column, and of several in one text the long one is named.
    fn an_over_long_text_is_blamed_once_and_where_it_stands(w at MONDAY) {
        let (place, more) = ("远".repeat(600), "长".repeat(10_001));
        let rows = [
            format!("C1,2026-03-02 09:00,,问账单,,{place},未结,,"),
            format!("C2,2026-03-02 09:00,,问账单,{more},东路1号,未结,,"),
        ];
        let task = file(w, &rows.each_ref().map(String::as_str));
        let sheet = w.folder().join("errors.csv");
        let prepared = run::prepare(&w.app, &task, 0).unwrap();
        let done = run::run(&w.app, &prepared, Some(&sheet), &mut |_| true).unwrap();
        let said: Vec<&str> = done.refusals.iter().map(|r| r.said.zh.as_str()).collect();
        assert_eq!(said, ["place：有 600 个字，最多 300 个", "more：有 10001 个字，最多 500 个"]);
        assert_eq!(std::fs::read_to_string(&sheet).unwrap().matches("最多").count(), 2);
    }
}

both! {
    /// SYS-04: what a newer file says of a date due, an answer and its own fields is taken over; of the rest it stays known
    /// that it differs.
    fn each_part_of_a_row_is_taken_over_or_told_again(w at MONDAY) {
        let first = [
            "D1,2026-03-02 09:00,,问账单,甲,东路1号,未结,,",
            "D2,2026-03-02 09:00,2026-03-02 11:00,问账单,,东路2号,已结,,",
            "D3,2026-03-02 09:00,,问账单,,东路3号,未结,2026-03-20 09:00,",
            "D4,2026-03-02 09:00,,问账单,,东路4号,未结,,",
        ];
        let update = |rows: &[&str]| Task { update: true, ..file(w, rows) };
        assert_eq!(import(w, &file(w, &first)).imported, 4);
        let second = [
            "D1,2026-03-02 09:00,,问账单,,东路1号,未结,2026-03-12 09:00,",
            "D2,2026-03-02 09:00,2026-03-02 11:00,问账单,,东路2号,已结,2026-03-03 09:00,已电话答复",
            "D3,2026-03-02 09:00,,问账单,,东路3号,未结,2026-03-18 09:00,查表中",
            "D4,2026-03-02 09:00,,问账单,,东路44号,处理中,,",
        ];
        let made = import(w, &update(&second));
        assert_eq!(taken(&made), ([0, 4, 3, 0], vec!["D1", "D2", "D4"]), "{:?}", made.refusals);
        let due = |key| w.clock(record(w, key), "external_due").due_at.unwrap();
        assert_eq!([due("D1"), due("D3")], [at("2026-03-12T09:00:00+08:00"), at("2026-03-18T09:00:00+08:00")]);
        let matter = |key| w.matter(record(w, key)).room.as_request().unwrap().clone();
        assert_eq!(matter("D1").extra["more"], json!(""), "the source emptied it");
        let notes = |key| w.events(record(w, key)).into_iter().filter(|s| s.event.action == "note");
        assert_eq!(notes("D2").count(), 1, "it had ended, so the answer is a note");
        assert_eq!(notes("D3").count(), 1);
        // Empty is what is empty here: the date due of D2, which had ended, was not taken over.
        let ask = Ask { source: Some("old".into()), ..Ask::default() };
        let report = intake(&w.app, w.cast.unit("LJ"), &ask).unwrap().report;
        assert_eq!((report.missing["answer"], report.missing["due_at"], report.missing["more"]), (2, 2, 4));
        assert_eq!(["D1", "D2", "D3", "D4"].map(|key| w.differing(record(w, key))).concat(), Vec::<String>::new());
        // The same file again: D3 is done, the others are told once more and nothing is written twice.
        let again = import(w, &update(&second));
        assert_eq!(taken(&again), ([1, 0, 0, 3], vec!["D1", "D2", "D4"]));
        assert_eq!(notes("D2").count(), 1);
        // The source goes back to what it said first: what was taken over is taken back.
        let back = [first[0], "D4,2026-03-02 09:00,,问账单,,东路4号,未结,,"];
        assert_eq!(taken(&import(w, &update(&back))), ([0, 2, 1, 0], vec!["D1"]), "D1 cannot lose its date due");
        assert_eq!((matter("D1").extra["more"].clone(), matter("D4").source_status), (json!("甲"), "未结".to_owned()));
        assert_eq!(taken(&import(w, &update(&second[..1]))).0, [0, 1, 1, 0]);
        // What somebody corrected here stays when the source changes something else.
        w.as_("chenli").act(record(w, "D1"), "correct", json!({"reason": "核对", "extra": {"more": "乙"}}));
        let third = ["D1,2026-03-02 09:00,,问账单,,东路1号,未结,2026-03-13 09:00,"];
        assert_eq!(import(w, &update(&third)).updated, 1);
        assert_eq!((matter("D1").extra["more"].clone(), due("D1")), (json!("乙"), at("2026-03-13T09:00:00+08:00")));
    }
}

both! {
    /// SYS-04: an outcome that was reached here by hand, or that voids the matter, carries no answer: what the source
    /// answered is a note then.
    fn an_answer_is_kept_whatever_the_outcome(w at MONDAY) {
        let first = ["F1,2026-03-02 09:00,,问账单,,东路1号,未结,,", "F2,2026-03-02 09:00,,问账单,,东路2号,未结,,"];
        assert_eq!(import(w, &file(w, &first)).imported, 2);
        let by_hand = record(w, "F1");
        let answer = json!({"text": "已核对账单", "outcome": "solved", "means": "call"});
        w.as_("zhoumin").act(by_hand, "answer", answer);
        let at = w.matter(by_hand).room.as_request().unwrap().answered_at.unwrap().local_minute(&w.app.world.zone);
        let second = [
            &*format!("F1,2026-03-02 09:00,{at},问账单,,东路1号,已结,,来源：已电话答复"),
            "F2,2026-03-02 09:00,,问账单,,东路2号,作废,,来源：重复",
        ];
        let update = Task { update: true, ..file(w, &second) };
        let made = import(w, &update);
        assert_eq!(taken(&made).0, [0, 1, 0, 0], "{:?}", made.refusals);
        let notes = w.events(by_hand).into_iter().filter(|s| s.event.action == "note").count();
        assert_eq!((notes, made.refused), (1, 1), "an accepted matter is not voided by a file");
        assert_eq!(taken(&import(w, &update)).0, [1, 0, 0, 0]);
    }
}

both! {
    /// SYS-04 DSP-01: what another system recorded sends no crew out by the rule table, neither at once nor when somebody
    /// looks at it; its outcome is reached, and an open matter waits for a person.
    fn an_imported_matter_makes_no_order_by_rule(w at MONDAY) {
        w.masters();
        let rows = ["E1,2026-03-02 09:00,2026-03-02 11:00,装热水器,,东路1号,已结,,", "E2,2026-03-02 09:00,,装热水器,,东路2号,未结,,"];
        let task = file(w, &rows);
        std::fs::write(&task.map, MAP.replace("\"enquiry\"", "\"installation\"")).unwrap();
        let made = import(w, &task);
        assert_eq!((made.imported, made.states["closed"], made.states["accepted"]), (2, 1, 1));
        w.as_("zhoumin").act(record(w, "E2"), "note", json!({"text": "核对中"}));
        for key in ["E1", "E2"] {
            let history = w.history(record(w, key));
            assert!(!history.iter().any(|line| line.contains("order_by_rule")), "{history:?}");
        }
        w.as_("zhoumin").act(record(w, "E2"), "create_order", json!({"content": "核实后派工"}));
        assert_eq!(w.state(record(w, "E2")), "in_handling");
    }
}
