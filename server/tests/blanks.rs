//! Paper forms with reserved numbers: printed by the command, entered once, each accounted for (INF-06, INT-13).

#[path = "support/night.rs"]
mod night;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/site.rs"]
mod site;
mod support;

use serde_json::{Value, json};
use shouwen_domain::intake::blank::Standing;
use shouwen_store::blanks;
use site::Site;
use std::process::Command;
use support::{MONDAY, TestWorld, repair, with};

fn printed(w: &TestWorld, kind: &'static str, count: usize) -> Vec<String> {
    let (company, now) = (w.cast.unit("LJ"), w.app.now());
    w.app.db.write_now(move |tx| blanks::print(tx, company, kind, count, (now, None))).unwrap()
}

fn stands(w: &TestWorld, number: &str) -> Standing {
    let (company, number) = (w.cast.unit("LJ"), number.to_owned());
    w.app.db.read_now(move |tx| blanks::stands(tx, company, &number)).unwrap()
}

both! {
    /// INF-06 INT-13: a number is taken once, with the true time of the call; what is not out is refused, but never keeps a crew
    /// from a leak; what is left is on the list until somebody accounts for it.
    fn each_form_is_entered_once_or_explained(w at MONDAY) {
        night::on_duty(w, true, false);
        let forms = printed(w, "request", 4);
        assert_eq!(forms.len(), 4);
        let urgent = printed(w, "emergency", 1).remove(0);
        assert!(urgent > forms[3], "one series for all kinds: {urgent}");
        let agent = w.as_("zhoumin");
        let night = json!({"received_at": "2026-03-09T03:05:00+08:00", "occurred_at": "2026-03-09T03:00:00+08:00"});
        let copied = |number: &str| with(with(repair(), night.clone()), json!({"blank": number}));
        let id = agent.request(copied(&forms[0].replace('-', " ").to_lowercase()));
        let row = w.matter(id).row;
        assert_eq!(row.received_at, support::at("2026-03-09T03:05:00+08:00"));
        assert_eq!(stands(w, &forms[0]), Standing::Entered(row.number.clone()));
        let refused = |body: Value| match agent.try_new("request", "save", body).unwrap_err() {
            shouwen::act::Failure::Refused(refusal) => refusal,
            other => panic!("{other}"),
        };
        let twice = refused(copied(&forms[0]));
        assert!(twice.code == "blank_out" && twice.said.zh.contains(&row.number), "{}", twice.said.zh);
        // A digit misread is no other form.
        let slip = if forms[1].ends_with('0') { '1' } else { '0' };
        let misread = format!("{}{slip}", &forms[1][..forms[1].len() - 1]);
        assert_eq!(refused(copied(&misread)).code, "blank_out");
        let (company, gone, now) = (w.cast.unit("LJ"), forms[1].clone(), w.app.now());
        assert!(w.app.db.write_now(move |tx| blanks::spoil(tx, company, &gone, "水浸", (now, None))).unwrap());
        assert!(refused(copied(&forms[1])).said.zh.contains("作废"));

        // The leak that was written by hand: entered by its number; a number that is taken keeps nobody from going.
        let call = with(night::call(), json!({"blank": urgent}));
        let pressed = |body: Value| agent.try_new("request", "emergency_call", body).unwrap_or_else(|f| panic!("{f}"));
        let first = pressed(call.clone());
        assert_eq!(stands(w, &urgent), Standing::Entered(w.matter(first.record).row.number));
        let second = pressed(call);
        assert_eq!(w.state(w.child(second.record, "incident")), "notified");
        assert!(second.warnings.iter().any(|g| g.gate == "left_out.blank"), "{:?}", second.warnings);

        // A work order that was written by hand stands on its request.
        agent.act(id, "confirm", json!({"result": "confirmed"}));
        agent.act(id, "create_order", json!({"content": "上门", "blank": forms[2]}));
        assert_eq!(stands(w, &forms[2]), Standing::Entered(row.number));
        let left = w.app.db.read_now(move |tx| blanks::out(tx, company, "", 100)).unwrap();
        assert_eq!(left.iter().map(|f| f.number.as_str()).collect::<Vec<_>>(), [forms[3].as_str()], "no gap is unexplained");
        // Another company's numbers are its own.
        let other = w.cast.unit("GJ");
        let number = forms[3].clone();
        assert_eq!(w.app.db.read_now(move |tx| blanks::stands(tx, other, &number)).unwrap(), Standing::Unknown);
        // Whoever reads the history sees which form it was.
        let site = Site::new(w);
        let page = site.send(&site.sign_in("chenli"), "GET", &format!("/api/records/{id}"), json!(null), &[]).body;
        assert!(page["timeline"].to_string().contains(&forms[2]), "{page}");
    }
}

both! {
    /// INF-06 INT-13: the screen's door: blocks, numbers with what became of each, a gap that nobody has explained, and the
    /// account that closes it.
    fn a_gap_is_seen_until_it_is_explained(w at MONDAY) {
        let site = Site::new(w);
        let (head, agent, audit) = (site.sign_in("chenli"), site.sign_in("zhoumin"), site.sign_in("audit"));
        let new = json!({"kind": "request", "count": 5});
        assert_eq!(site.send(&agent, "POST", "/api/blanks", new.clone(), &[]).status, 403);
        assert_eq!(site.send(&head, "POST", "/api/blanks", json!({"kind": "request", "count": 501}), &[]).status, 422);
        assert_eq!(site.send(&audit, "GET", "/api/blanks", json!(null), &[]).status, 404);
        let block = site.send(&head, "POST", "/api/blanks", new, &[]).body;
        let (first, last) = (block["first"].as_str().unwrap(), block["last"].as_str().unwrap());
        let forms = || site.send(&agent, "GET", &format!("/api/blanks/forms?first={first}&last={last}"), json!(null), &[]).body;
        let numbers: Vec<String> = forms()["items"].as_array().unwrap().iter().map(|f| f["number"].as_str().unwrap().to_owned()).collect();
        assert_eq!(numbers.len(), 5);
        let (status, _, paper) = pdf::get(w, &head, &format!("/api/blanks/forms.pdf?first={first}&last={last}"));
        assert_eq!(status, 200);
        assert!(pdf::info(&paper).contains("Pages:           5"), "{}", pdf::info(&paper));
        // The first and the third are entered with their true times; the second is missing from then on.
        let night = json!({"received_at": "2026-03-09T03:05:00+08:00", "occurred_at": "2026-03-09T03:00:00+08:00"});
        for number in [&numbers[0], &numbers[2]] {
            let body = with(with(repair(), night.clone()), json!({"blank": number}));
            assert_eq!(site.send(&agent, "POST", "/api/requests", body, &[]).status, 201);
        }
        let sums = || {
            let block = site.send(&agent, "GET", "/api/blanks", json!(null), &[]).body["items"][0].clone();
            ["unused", "entered", "spoiled", "missing"].map(|key| block[key].as_i64().unwrap())
        };
        assert_eq!(sums(), [2, 2, 0, 1]);
        let states = || forms()["items"].as_array().unwrap().iter().map(|f| f["state"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(states(), ["entered", "missing", "entered", "unused", "unused"]);
        assert!(forms()["items"][0]["record"]["number"].as_str().unwrap().starts_with("LJ-"));
        let account = |client, number: &str| site.send(client, "POST", "/api/blanks/account", json!({"number": number, "reason": "浸水"}), &[]).status.as_u16();
        assert_eq!(account(&agent, &numbers[1]), 403);
        assert_eq!(account(&head, "P-000001-9"), 422, "misread");
        assert_eq!(account(&head, &numbers[1]), 200);
        assert_eq!(account(&head, &numbers[1]), 409, "once");
        assert_eq!(account(&head, &numbers[0]), 409, "what is entered is no waste paper");
        assert_eq!((sums(), states()[1].as_str()), ([2, 2, 1, 0], "spoiled"));
        let other = site.sign_in("gjhead");
        assert_eq!(site.send(&other, "GET", "/api/blanks", json!(null), &[]).body["items"], json!([]));
        // What is used is not printed a second time.
        let (_, _, paper) = pdf::get(w, &head, &format!("/api/blanks/forms.pdf?first={first}&last={last}"));
        assert!(pdf::info(&paper).contains("Pages:           2"), "{}", pdf::info(&paper));
    }
}

/// INF-06: the command prints a page for each number, and says what is still out.
#[test]
fn the_command_prints_and_accounts_for_them() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        let data = folder.path().join("data");
        let out = Command::new(env!("CARGO_BIN_EXE_shouwen"))
            .args(args)
            .arg("--json")
            .arg("--data")
            .arg(data)
            .env_remove("DATABASE_URL")
            .env("SHOUWEN_PASSWORD", "a long pass phrase")
            .output()
            .unwrap();
        let said = serde_json::from_slice::<Value>(if out.stdout.is_empty() { &out.stderr } else { &out.stdout });
        (out.status.code(), said.unwrap_or_default())
    };
    let (code, said) = run(&["user", "init", "--company", "LJ", "--name", "临江燃气", "--login", "admin"]);
    assert_eq!(code, Some(0), "{said}");
    let file = folder.path().join("forms.pdf");
    let (code, said) = run(&["blank", "print", "--kind", "emergency", "--count", "3", "--out", file.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{said}");
    let numbers: Vec<String> = serde_json::from_value(said["numbers"].clone()).unwrap();
    let bytes = std::fs::read(&file).unwrap();
    assert!(pdf::info(&bytes).contains("Pages:           3"), "{}", pdf::info(&bytes));
    let mut wanted: Vec<&str> = numbers.iter().map(String::as_str).collect();
    wanted.extend(["紧急接报单", "严禁明火", "接听时间", "到场"]);
    pdf::says(&bytes, &wanted);
    let (_, out) = run(&["blank", "out"]);
    assert_eq!(out["out"].as_array().unwrap().len(), 3);
    assert_eq!(run(&["blank", "spoil", &numbers[1], "--reason", "墨迹"]).0, Some(0));
    assert_eq!(run(&["blank", "spoil", &numbers[1], "--reason", "墨迹"]).0, Some(1));
    assert_eq!(run(&["blank", "spoil", "P-000001-9", "--reason", "x"]).0, Some(1));
    assert_eq!(run(&["blank", "out"]).1["out"].as_array().unwrap().len(), 2);
}
