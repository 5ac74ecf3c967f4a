//! Working-time sums in bulk through the binary, against the 800 checked ones; a holiday year that is announced later.

mod support;

use serde_json::{Value, json};
use shouwen::calendar::{AnnounceError, announce};
use std::{
    io::Read,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use support::{at, repair, with};

fn shouwen(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_shouwen")).args(args).output().unwrap()
}

fn sums(what: &str, calendars: &Path, csv: &Path, out: &Path) -> Output {
    let text = |p: &Path| p.display().to_string();
    shouwen(&["calendar", what, "--calendars", &text(calendars), "--csv", &text(csv), "--out", &text(out)])
}

fn records(text: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// CLS-06 CLS-07: all 800 sums of `../shared/data/business_hours`.
#[test]
fn every_checked_sum_is_answered_the_same() {
    let root = std::env::var_os("SHOUWEN_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let folder = root.join("data/business_hours");
    if !folder.exists() {
        eprintln!("skipped: {} is not there", folder.display());
        return;
    }
    let work = tempfile::tempdir().unwrap();
    for (what, truth) in [("add", "truth"), ("between", "truth_minutes")] {
        let (csv, out) = (folder.join(format!("{what}.csv.gz")), work.path().join("out.csv"));
        let done = sums(what, &folder.join("reference.json"), &csv, &out);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let mut input = Vec::new();
        flate2::read::GzDecoder::new(std::fs::File::open(&csv).unwrap()).read_to_end(&mut input).unwrap();
        let (asked, answered) = (records(&input), records(&std::fs::read(&out).unwrap()));
        assert_eq!((asked.len(), answered.len()), (401, 401));
        let column = asked[0].iter().position(|c| c == truth).unwrap();
        for (asked, answered) in asked.iter().zip(&answered) {
            let (answer, rest) = answered.split_last().unwrap();
            assert_eq!(rest, asked, "the columns of the input stay as they are");
            assert!(answer == "answer" || *answer == asked[column], "{asked:?}: {answer}");
        }
    }
}

#[test]
fn rows_without_an_answer_are_told_and_the_others_are_answered() {
    let work = tempfile::tempdir().unwrap();
    let path = |name: &str| work.path().join(name);
    std::fs::write(path("c.json"), r#"{"office": {"days": "cn", "sessions": [["08:30", "17:30"]]}}"#).unwrap();
    std::fs::write(
        path("in.csv"),
        "remark,calendar,start,minutes\n\"a, b\",office,2026-03-09 10:20:00,60\n=1+1,nowhere,2026-03-09 10:20:00,60\n\
         ,office,tomorrow,60\n,office,2026-03-09 10:20:00,-5\n",
    )
    .unwrap();
    let done = sums("add", &path("c.json"), &path("in.csv"), &path("out.csv"));
    assert_eq!(done.status.code(), Some(1));
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(said.contains("第 3 行：没有日历 nowhere") && said.contains("line 4: not a time: tomorrow"), "{said}");
    assert_eq!(
        std::fs::read_to_string(path("out.csv")).unwrap(),
        "remark,calendar,start,minutes,answer\n\"a, b\",office,2026-03-09 10:20:00,60,2026-03-09 11:20:00\n\
         =1+1,nowhere,2026-03-09 10:20:00,60,\n,office,tomorrow,60,\n,office,2026-03-09 10:20:00,-5,\n"
    );
    let done = sums("between", &path("c.json"), &path("in.csv"), &path("out.csv"));
    assert_eq!(done.status.code(), Some(1), "a column is missing");
    assert!(String::from_utf8(done.stderr).unwrap().contains("there is no column end"));
    assert_eq!(sums("add", &path("none.json"), &path("in.csv"), &path("out.csv")).status.code(), Some(2));
}

/// CLS-06: an answer that reaches a year whose holidays are not announced says so beside the table, never in it; the
/// year, once given, takes the remark away. 2027-01-01 is a Friday.
#[test]
fn sums_that_reach_an_unannounced_year_say_so() {
    let work = tempfile::tempdir().unwrap();
    let path = |name: &str| work.path().join(name);
    let calendars = r#"{"office": {"days": "cn", "sessions": [["08:30", "17:30"]]}, "desk": {"days": "all", "sessions": [["08:00", "20:00"]]}}"#;
    std::fs::write(path("c.json"), calendars).unwrap();
    let rows = "calendar,start,minutes\noffice,2026-12-24 10:00,60\noffice,2026-12-31 17:00,60\n\n\
                office,2026-12-30 09:00,60\ndesk,2026-12-31 19:30,60\noffice,2026-12-31 17:00,200000\n";
    std::fs::write(path("in.csv"), rows).unwrap();
    let text = |name: &str| path(name).display().to_string();
    let add = |more: &[&str]| {
        let (c, csv, out) = (text("c.json"), text("in.csv"), text("out.csv"));
        let done = shouwen(&[&["calendar", "add", "--calendars", &c, "--csv", &csv, "--out", &out], more].concat());
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        (done, records(&std::fs::read(path("out.csv")).unwrap()))
    };
    let (told, answered) = add(&[]);
    assert_eq!(answered[0], ["calendar", "start", "minutes", "answer"]);
    let answers: Vec<&str> = answered.iter().skip(1).map(|row| row[3].as_str()).collect();
    assert_eq!(
        answers[..4],
        ["2026-12-24 11:00:00", "2027-01-01 09:00:00", "2026-12-30 10:00:00", "2027-01-01 08:30:00"]
    );
    let said = String::from_utf8(told.stderr).unwrap();
    assert!(
        said.contains("第 3, 5 行（共 2 行）用到 2027 年") && said.contains("lines 7 (1 row) reach 2027, 2028"),
        "{said}"
    );
    let (told, _) = add(&["--json"]);
    let document: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(document["unannounced"][1], json!({"row": 3, "line": 5, "years": [2027]}), "{document}");
    assert_eq!(document["unannounced"].as_array().unwrap().len(), 3);

    let off = |date: &str| json!({"name": "元旦", "date": date, "isOffDay": true});
    std::fs::write(path("2027.json"), notice(json!([off("2027-01-01"), off("2027-01-02"), off("2027-01-03")])))
        .unwrap();
    let (told, answered) = add(&["--holidays", &text("2027.json"), "--json"]);
    let document: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(document["unannounced"], json!([{"row": 5, "line": 7, "years": [2028]}]));
    assert_eq!(answered[2][3], "2027-01-04 09:00:00");
}

/// Tables of other hands: the columns stay as they are, and only what concerns the sum is asked of them.
#[test]
fn the_columns_of_a_table_stay_as_they_are() {
    let work = tempfile::tempdir().unwrap();
    let path = |name: &str| work.path().join(name);
    let calendars = r#"{"office": {"days": "cn", "sessions": [["08:30", "17:30"]]}, "night": {"days": "all", "sessions": [["22:00", "06:00"]]}}"#;
    std::fs::write(path("c.json"), calendars).unwrap();
    // A mark, CRLF, two columns of one name and one without, capitals, spaces, a blank line, a faulty calendar.
    let table = "\u{feff}x, Calendar ,Start,End,x,\r\n\"a, \"\"b\"\"\",office,2024-02-29 24:00,2024-03-01 24:00:00,,\r\n\r\n\
                 c,night,2024-03-01 23:00,2024-03-02 01:00,,\r\nd,office,2024-03-04 10:00,2024-03-04 09:00,,\r\n";
    std::fs::write(path("in.csv"), table).unwrap();
    let done = sums("between", &path("c.json"), &path("in.csv"), &path("out.csv"));
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(said.starts_with("第 4 行：日历 night.sessions") && said.contains("22:00-24:00 and 00:00-06:00"), "{said}");
    assert_eq!(
        std::fs::read_to_string(path("out.csv")).unwrap(),
        "x, Calendar ,Start,End,x,,answer\n\"a, \"\"b\"\"\",office,2024-02-29 24:00,2024-03-01 24:00:00,,,540\n\
         c,night,2024-03-01 23:00,2024-03-02 01:00,,,\nd,office,2024-03-04 10:00,2024-03-04 09:00,,,0\n"
    );
    // Two columns that could both be meant are not guessed between.
    std::fs::write(path("two.csv"), "calendar,start,Start,minutes,MINUTES,Minutes\noffice,2026-03-09 10:00,x,1,2,3\n")
        .unwrap();
    let done = sums("add", &path("c.json"), &path("two.csv"), &path("out.csv"));
    assert_eq!(done.status.code(), Some(0), "an exact name wins");
    std::fs::write(path("two.csv"), "calendar,start,MINUTES,Minutes\noffice,2026-03-09 10:00,2,3\n").unwrap();
    let done = sums("add", &path("c.json"), &path("two.csv"), &path("out.csv"));
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8(done.stderr).unwrap().contains("stands twice (columns 3 and 4)"));
}

fn notice(days: Value) -> String {
    json!({"year": 2027, "papers": ["https://www.gov.cn/"], "days": days}).to_string()
}

both! {
    /// NTF-02 CLS-06: a due time that reaches a year not announced yet says so, and is counted anew with an event.
    fn a_year_announced_later_moves_the_due_times_that_lean_on_it(w at "2026-12-29T10:00:00+08:00") {
        let agent = w.as_("zhoumin");
        let id = agent.request(with(repair(), json!({"occurred_at": "2026-12-29T08:00:00+08:00"})));
        let near = agent.request(with(repair(), json!({"occurred_at": "2026-12-29T08:00:00+08:00"})));
        agent.act(near, "confirm", json!({"result": "confirmed"}));
        agent.act(near, "answer", json!({"text": "已解决", "outcome": "solved", "means": "call"}));
        let before = w.clock(id, "solution");
        assert_eq!(before.due_at, Some(at("2027-01-01T17:30:00+08:00")), "Monday to Friday is assumed");
        assert_eq!(before.unannounced, "2027");

        // A notice without days, or of another year, is none.
        let refused = |text: &str| matches!(announce(&w.app, 2027, text, &mut |_| ()), Err(AnnounceError::Refused(_)));
        assert!(refused(&notice(json!([]))) && refused("{}") && refused(r#"{"year": 2028, "days": []}"#));
        assert_eq!(w.clock(id, "solution"), before);

        let new_year = |date: &str, off: bool| json!({"name": "元旦", "date": date, "isOffDay": off});
        let text = notice(json!([new_year("2027-01-01", true), new_year("2027-01-02", true), new_year("2027-01-03", true)]));
        let done = announce(&w.app, 2027, &text, &mut |_| ()).unwrap();
        assert_eq!((done.revision, done.days, done.looked_at, done.changed, done.known), (1, 3, 1, 1, false));
        let after = w.clock(id, "solution");
        assert_eq!(after.due_at, Some(at("2027-01-04T17:30:00+08:00")));
        assert_eq!(after.unannounced, "");
        assert_eq!(w.history(id).last().map(String::as_str), Some("clock.refold"));
        let event = w.app.db.read_now(move |tx| shouwen_store::event::chain(tx, id)).unwrap().pop().unwrap();
        let why = event.event.body["why"].as_str().unwrap();
        assert!(why.contains("2027") && why.contains("revision 1"), "the revision stands in the event: {why}");
        assert!(!w.history(near).contains(&"clock.refold".to_owned()), "what has ended stays");

        // The same again changes nothing; a corrected notice does, also for the days before the year begins.
        let again = announce(&w.app, 2027, &text, &mut |_| ()).unwrap();
        assert_eq!((again.revision, again.known, again.changed), (1, true, 0));
        let text = notice(json!([new_year("2026-12-31", true), new_year("2027-01-01", true)]));
        let second = announce(&w.app, 2027, &text, &mut |_| ()).unwrap();
        assert_eq!((second.revision, second.changed), (2, 1));
        // 30 December, then 4 and 5 January are the three working days.
        assert_eq!(w.clock(id, "solution").due_at, Some(at("2027-01-05T17:30:00+08:00")));
    }
}

both! {
    /// CLS-05 CLS-06: who was judged in time stays in time when the State Council moves a holiday afterwards.
    fn a_stopped_clock_keeps_the_holidays_it_was_judged_by(w at "2026-04-02T10:00:00+08:00") {
        let agent = w.as_("zhoumin");
        let new = || agent.request(with(repair(), json!({"occurred_at": "2026-04-02T08:00:00+08:00"})));
        let (judged, running) = (new(), new());
        let solve = |id| agent.act(id, "deliver_solution", json!({"text": "已更换点火针", "means": "call"}));
        w.set("2026-04-07T17:00:00+08:00");
        solve(judged);
        // Qingming: 4 to 6 April are off as built in; the three working days are 3, 7 and 8 April.
        let before = w.clock(judged, "solution");
        assert_eq!((before.due_at, before.kept, before.holidays), (Some(at("2026-04-08T17:30:00+08:00")), Some(true), 0));
        // Announced anew, without a day off on Monday the 6th.
        let day = |date: &str, off: bool| json!({"name": "清明节", "date": date, "isOffDay": off});
        let text = json!({"year": 2026, "days": [day("2026-04-05", true)]}).to_string();
        let done = announce(&w.app, 2026, &text, &mut |_| ()).unwrap();
        assert_eq!((done.known, done.looked_at, done.changed), (false, 2, 2), "of the judged one, those that run");
        let moved = w.clock(running, "solution");
        assert_eq!((moved.due_at, moved.holidays), (Some(at("2026-04-07T17:30:00+08:00")), 1));
        assert_eq!(w.history(running).last().map(String::as_str), Some("clock.refold"));
        assert_eq!(w.clock(judged, "solution"), before, "judged is judged");
        // Folded again by a later act, by a program that was started anew, and by the verification: the same.
        agent.act(judged, "contact", json!({"means": "call", "result": "reached"}));
        assert_eq!(w.clock(judged, "solution"), before);
        let subject = shouwen::verify::Subject { db: &w.app.db, place: &w.app.place, app: Some(&w.app) };
        let options = shouwen::verify::Options { quick: false, key: true };
        let report = shouwen::verify::verify(subject, options, &mut |_, _, _| ()).unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        // What is opened again is judged anew.
        agent.act(judged, "answer", json!({"text": "已解决", "outcome": "solved", "means": "call"}));
        agent.act(judged, "reopen", json!({"cause": "repeat", "reason": "又打不着火"}));
        assert_eq!(w.clock(judged, "solution").holidays, 1);
        solve(running);
        assert_eq!(w.clock(running, "solution").kept, Some(true));
    }
}
