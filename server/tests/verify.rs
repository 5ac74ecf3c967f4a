//! What `shouwen verify` finds, on both databases: a story is clean, and every kind of tampering is named.

mod support;

use serde_json::json;
use shouwen::{
    app::{App, object_path},
    seal,
    verify::{Options, Report, Subject, verify},
};
use shouwen_domain::id::Id;
use shouwen_store::{Engine, StoreError, audit, files, verify::tamper};
use support::{MONDAY, TestWorld, repair, with};

fn look(w: &TestWorld, quick: bool) -> Report {
    let subject = Subject { db: &w.app.db, place: &w.app.place, app: Some(&w.app) };
    verify(subject, Options { quick, key: true }, &mut |_, _, _| ()).unwrap()
}

fn change(w: &TestWorld, text: &str) {
    let text = text.to_owned();
    w.app.db.write_now(move |tx| tamper(tx, &text)).unwrap();
}

/// One look: exactly these kinds of findings, with these subjects among them.
#[track_caller]
fn finds(w: &TestWorld, what: &str, subject: &str) {
    let report = look(w, false);
    assert!(!report.ok);
    let seen: Vec<String> = report.findings.iter().map(|f| format!("{} {}", f.what, f.subject)).collect();
    assert!(seen.iter().any(|s| s.starts_with(what) && s.contains(subject)), "wanted {what} {subject}, found {seen:?}");
    assert!(report.findings.iter().all(|f| !f.said.zh.is_empty() && !f.said.en.is_empty()));
}

#[track_caller]
fn clean(w: &TestWorld) -> Report {
    let report = look(w, false);
    assert!(report.ok, "{:#?}", report.findings);
    report
}

/// A request that was promised, handed over, answered, closed and reopened; another with a pause and a file.
fn lived(w: &TestWorld) -> (Id, Id) {
    let agent = w.as_("zhoumin");
    let team = w.as_("weiqiang");
    let id = agent.request(repair());
    agent.act(id, "confirm", json!({"result": "corrected", "name": "李桂芝"}));
    agent.act(id, "promise", json!({"by": "2026-03-09T15:00:00+08:00", "text": "回复上门时间"}));
    let unit = w.cast.unit("lj-repair-1").to_string();
    agent.act(
        id,
        "hand_over",
        json!({"to_unit": unit, "content": "灶具维修", "reason": "维修班组职责", "outstanding": "15:00 前回复上门时间",
        "customer_told": true, "told_means": "call"}),
    );
    team.act(w.child(id, "handover"), "accept", json!({}));
    w.set("2026-03-09T16:00:00+08:00");
    w.sweep();
    team.act(id, "diagnose", json!({"text": "点火器损坏"}));
    team.act(id, "note", json!({"text": "客户电话里说改天再约"}));
    team.act(id, "answer", json!({"text": "已更换点火器", "outcome": "solved", "means": "visit", "agreed": true}));
    w.set("2026-03-11T09:00:00+08:00");
    agent.act(id, "reopen", json!({"cause": "repeat", "reason": "又打不着火"}));
    let other = agent.request(with(repair(), json!({"received_at": "2026-03-09T11:00:00+08:00"})));
    (id, other)
}

fn file(w: &TestWorld, record: Id) -> Id {
    let bytes = b"a photograph";
    let sha256 = sha(bytes);
    let path = w.app.place.objects().join(object_path(&sha256));
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, bytes).unwrap();
    let row = files::FileRow {
        id: w.app.world.id(),
        company: w.cast.unit("LJ"),
        record,
        name: "photo.jpg".into(),
        media_type: "image/jpeg".into(),
        size: bytes.len() as i64,
        sha256,
        at: w.app.now(),
        by: None,
        strokes: None,
    };
    let id = row.id;
    w.app.db.write_now(move |tx| files::insert(tx, &row)).unwrap();
    id
}

fn sha(bytes: &[u8]) -> String {
    use sha2::Digest;
    shouwen_domain::event::hex(&sha2::Sha256::digest(bytes))
}

both! {
    /// AUD-01 INT-04: after a whole story nothing is found, and everything was looked at.
    fn a_story_is_clean(w at MONDAY) {
        let (id, _) = lived(w);
        file(w, id);
        let report = clean(w);
        assert_eq!(report.checked["records"], 4);
        for part in ["events", "side_values", "clocks", "audit_lines", "numbers", "files", "policy_entries"] {
            assert!(report.checked.get(part).is_some_and(|n| *n > 0), "{part}: {:?}", report.checked);
        }
        assert!(look(w, true).ok);
    }
}

both! {
    /// AUD-01
    fn a_changed_body_is_named(w at MONDAY) {
        let (id, _) = lived(w);
        let number = w.matter(id).row.number;
        change(w, &format!("UPDATE event SET body = '{{}}' WHERE record = {} AND seq = 3", id.0));
        finds(w, "event_changed", &format!("{number} #3"));
        assert_eq!(look(w, true).findings.len(), 1, "what follows the changed event is not blamed");
        change(w, &format!("UPDATE event SET role = 'auditor' WHERE record = {} AND seq = 2", id.0));
        finds(w, "event_changed", &format!("{number} #2"));
    }
}

both! {
    /// AUD-01
    fn an_event_taken_out_is_missed(w at MONDAY) {
        let (id, _) = lived(w);
        let number = w.matter(id).row.number;
        let history = w.app.db.read_now(move |tx| shouwen_store::event::chain(tx, id)).unwrap();
        let note = history.iter().find(|s| s.event.action == "note").unwrap().event.clone();
        change(w, &format!("DELETE FROM event_side WHERE event = {0}; DELETE FROM event WHERE id = {0};", note.id.0));
        finds(w, "event_missing", &format!("{number} #{}", note.seq));
        // The last one as well: the row of the record still knows its length.
        let last = history.last().unwrap().event.clone();
        change(w, &format!(
            "DELETE FROM event_side WHERE event = {0}; DELETE FROM fact WHERE event = {0}; DELETE FROM gate_hit WHERE event = {0};
             DELETE FROM event WHERE id = {0};", last.id.0));
        finds(w, "event_missing", &format!("{number} #{}", last.seq));
    }
}

both! {
    /// AUD-01
    fn the_head_of_a_record_is_part_of_its_chain(w at MONDAY) {
        let (id, _) = lived(w);
        change(w, &format!("UPDATE record SET head_hash = 'x' WHERE id = {}", id.0));
        finds(w, "head_changed", "LJ-REPAIR-20260309-0001");
    }
}

both! {
    /// AUD-01
    fn the_audit_log_is_a_chain_with_a_head(w at MONDAY) {
        lived(w);
        let company = w.cast.unit("LJ");
        change(w, &format!("UPDATE audit SET outcome = 'done' WHERE company = {} AND seq = 2", company.0));
        clean(w);
        change(w, &format!("UPDATE audit SET detail = 'other' WHERE company = {} AND seq = 3", company.0));
        finds(w, "audit_changed", "#3");
        change(w, &format!("DELETE FROM audit WHERE company = {} AND seq = 4", company.0));
        finds(w, "audit_missing", "#4");
        let last = w.app.db.read_now(move |tx| audit::page(tx, company, i64::MAX, 1)).unwrap()[0].seq;
        change(w, &format!("DELETE FROM audit WHERE company = {} AND seq = {last}", company.0));
        finds(w, "audit_missing", &format!("#{last}"));
    }
}

both! {
    /// CLS-08: a clock says what its facts say, in every round; the header says what the clocks say.
    fn clocks_are_folded_again(w at MONDAY) {
        let (id, other) = lived(w);
        change(w, &format!("UPDATE clock SET due_at = due_at + 60000 WHERE record = {} AND code = 'solution' AND round = 1", id.0));
        finds(w, "clock_differs", "solution");
        change(w, &format!("UPDATE clock SET due_at = due_at - 60000 WHERE record = {} AND code = 'solution' AND round = 1", id.0));
        clean(w);
        change(w, &format!("UPDATE clock SET kept = 1 - kept WHERE record = {} AND code = 'first_response' AND round = 1", id.0));
        finds(w, "clock_differs", "first_response");
        change(w, &format!("UPDATE clock SET kept = 1 - kept WHERE record = {} AND code = 'first_response' AND round = 1", id.0));
        change(w, &format!("UPDATE record SET next_due_at = next_due_at + 1 WHERE id = {}", other.0));
        finds(w, "header_differs", "LJ-REPAIR-");
    }
}

both! {
    /// INT-04
    fn a_skipped_number_is_missed(w at MONDAY) {
        let (id, _) = lived(w);
        change(w, "UPDATE series SET last = last + 1 WHERE code = 'request'");
        finds(w, "number_missing", "request 20260309");
        change(w, "UPDATE series SET last = last - 1 WHERE code = 'request'");
        clean(w);
        change(w, &format!("UPDATE record SET number = 'LJ-REPAIR-20260309-0009' WHERE id = {}", id.0));
        finds(w, "number_missing", "request 20260309");
    }
}

both! {
    /// SEC-03 AUD-01: a personal value that was changed is found; one that was erased is not a fault.
    fn personal_values_agree_with_their_digests(w at MONDAY) {
        let (id, other) = lived(w);
        w.app.db.write_now(move |tx| shouwen_store::event::erase(tx, other)).unwrap();
        clean(w);
        change(w, &format!("UPDATE event_side SET salt = 'x' WHERE event IN (SELECT id FROM event WHERE record = {} AND action = 'note')", id.0));
        finds(w, "side_changed", "text");
    }
}

both! {
    fn files_are_there_and_what_they_were(w at MONDAY) {
        let (id, _) = lived(w);
        let photo = file(w, id);
        clean(w);
        let sha256 = sha(b"a photograph");
        let path = w.app.place.objects().join(object_path(&sha256));
        std::fs::write(&path, b"a photogravure").unwrap();
        finds(w, "file_changed", &photo.to_string());
        std::fs::write(&path, b"b photograph").unwrap();
        assert!(look(w, true).ok, "quick looks at the size only");
        finds(w, "file_changed", &photo.to_string());
        std::fs::remove_file(&path).unwrap();
        finds(w, "file_missing", &photo.to_string());
        let stray = w.app.place.objects().join(object_path(&sha(b"stray")));
        std::fs::create_dir_all(stray.parent().unwrap()).unwrap();
        std::fs::write(&stray, b"stray").unwrap();
        assert_eq!(look(w, true).orphans, [sha(b"stray")]);
    }
}

both! {
    fn what_hangs_in_the_air_and_rules_that_cannot_be_read_are_named(w at MONDAY) {
        let (id, _) = lived(w);
        change(w, "UPDATE policy_entry SET data = '{}' WHERE id = (SELECT MIN(id) FROM policy_entry)");
        finds(w, "configuration", "policy");
        if w.app.db.engine() == Engine::Sqlite {
            change(w, &format!("PRAGMA defer_foreign_keys = ON; UPDATE record SET head_seq = head_seq WHERE id = {}", id.0));
            let report = look(w, false);
            assert!(report.checked["tables"] > 30);
        } else {
            let report = look(w, false);
            assert!(report.checked["foreign_keys"] > 20, "{:?}", report.checked);
        }
    }
}

/// Seals the day in a transaction and writes the copy.
fn seal_of(app: &std::sync::Arc<App>, company: Id, day: &str) -> Option<audit::Seal> {
    seal::seal(app, company, day).unwrap()
}

both! {
    /// AUD-01: a day is sealed once it is over; seals are chained; what is changed below one is found.
    fn a_day_is_sealed_when_it_is_over(w at MONDAY) {
        let (id, other) = lived(w);
        let company = w.cast.unit("LJ");
        w.set("2026-03-10T00:00:30+08:00");
        assert_eq!(seal_of(&w.app, company, "2026-03-09"), None, "half a minute after midnight an older id may still come");
        assert_eq!(seal_of(&w.app, company, "2026-03-10"), None, "the day is not over");
        assert_eq!(seal_of(&w.app, company, "not a day"), None);
        w.set("2026-03-10T00:05:00+08:00");
        let first = seal_of(&w.app, company, "2026-03-09").unwrap();
        assert!(first.events > 5);
        assert_eq!(seal_of(&w.app, company, "2026-03-09").unwrap(), first, "twice is once");
        w.set("2026-03-13T08:00:00+08:00");
        let next = seal_of(&w.app, company, "2026-03-12").unwrap();
        assert_eq!(next.previous, first.hash);
        let all = w.app.db.read_now(move |tx| {
            Ok::<_, StoreError>(shouwen_store::event::chain(tx, id)?.len() + shouwen_store::event::chain(tx, other)?.len())
        }).unwrap() as i64;
        assert!(first.events + next.events >= all, "the day between is covered by the next seal");
        assert_eq!(seal_of(&w.app, company, "2026-03-11"), None, "a later day is sealed already");
        let report = clean(w);
        assert_eq!((report.checked["seals"], report.checked["seal_copies"]), (2, 2));

        // Somebody who can write the whole chain anew still has the seal against them.
        change(w, &format!("UPDATE seal SET events = events - 1 WHERE company = {} AND day = '2026-03-09'", company.0));
        finds(w, "seal_broken", "2026-03-09");
        finds(w, "seal_copy", "2026-03-09");
        change(w, &format!("UPDATE seal SET events = events + 1 WHERE company = {} AND day = '2026-03-09'", company.0));
        clean(w);
        change(w, &format!("UPDATE event SET hash = 'x' WHERE record = {} AND seq = 1", id.0));
        finds(w, "seal_broken", "2026-03-09");
        change(w, "DELETE FROM seal WHERE day = '2026-03-12'");
        finds(w, "seal_missing", "2026-03-12");
    }
}

/// AUD-01: on PostgreSQL a transaction that is still open from before midnight puts the seal off; the next try makes it.
#[test]
fn an_open_transaction_puts_the_seal_off() {
    let Some(w) = TestWorld::new(support::On::Pg, MONDAY) else { return };
    lived(&w);
    let company = w.cast.unit("LJ");
    w.set("2026-03-10T00:01:00.200+08:00");
    let (begun, hear) = std::sync::mpsc::channel();
    let (end, wait) = std::sync::mpsc::channel::<()>();
    let wait = std::sync::Mutex::new(wait);
    let app = w.app.clone();
    let open = std::thread::spawn(move || {
        app.db.write_now(move |tx| {
            let age = shouwen_store::verify::oldest_open(tx)?;
            begun.send(age).unwrap();
            wait.lock().unwrap().recv().unwrap();
            Ok::<_, StoreError>(())
        })
    });
    hear.recv().unwrap();
    // The margin ended 200 ms ago; the other transaction is older than that as soon as 200 ms have passed. Its age is not
    // taken from the database: an answered reader whose end is still on its way would be taken for it.
    let since = std::time::Instant::now();
    while since.elapsed().as_millis() <= 250 {
        w.app.db.write_now(shouwen_store::verify::oldest_open).unwrap();
    }
    assert_eq!(seal_of(&w.app, company, "2026-03-09"), None);
    end.send(()).unwrap();
    open.join().unwrap().unwrap();
    let sealed = (0..1_000).find_map(|_| seal_of(&w.app, company, "2026-03-09"));
    assert!(sealed.is_some_and(|s| s.events > 5));
}
